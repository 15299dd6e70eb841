"""People and venues in a whole site: bios by id, links from lists, the authors of Material's blog."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import Tag

from .conftest import PNG, Site, all_words, build, export, one, rebuild, words, write

CV = """
cv:
  name: Grace M. Hopper
  sections:
    Publications:
      - title: A compiler
        authors: [Grace Hopper, Emmy Noether, Howard H. Aiken, J. W. Mauchly, B. Unknown]
        journal: Annals of Computing
        abbr: AoC
        date: 1951
      - title: An engine
        authors: [G. M. Hopper, "E. Noether", {name: H. Aiken, url: talks.md}, M. Weber]
        abbr: Nature
        journal: Nature
        date: 1952
      - title: A theorem
        authors: [Grace Hopper, {name: E. Married, orcid: 0000-0002-1825-0097}]
        abbr: MA
        date: 1953
    Talks:
      - {name: A lecture, event: A congress, date: 1954, with: [Emmy Noether, G. Hopper]}
    Supervision:
      - {student: Emmy Noether, degree: PhD, date: 1955}
      - {student: "[B. Unknown](https://example.org/b/)", degree: PhD, date: 1956}
"""
AUTHORS = """
noether: {name: Emmy Noether, orcid: 0000-0002-1825-0097, headline: Algebraist, photo: emmy.png}
Aiken: {name: Howard Aiken, website: https://example.org/aiken/}
"""
COAUTHORS = """
mauchly:
  - {firstname: [John, J. W.], url: https://example.org/mauchly/}
weber:
  - {firstname: Max, url: https://example.org/max/}
  - {firstname: Marianne, url: https://example.org/marianne/}
"""
VENUES = """
AoC: {url: https://example.org/annals/, color: "#00369F"}
ma: {url: talks.md, color: gold}
"""
FILES: dict[str, str | bytes] = {
    "cv.yml": CV,
    "authors.yml": AUTHORS,
    "coauthors.yml": COAUTHORS,
    "venues.yml": VENUES,
    "emmy.png": PNG,
    "docs/index.md": "# Home\n\n<!-- academic/publications -->\n\n<!-- academic/supervision -->\n",
    "docs/talks.md": "# Talks\n\n<!-- academic/talks -->\n",
    "docs/people/noether.md": "---\nauthor: Noether\nauthor_profile: true\n---\n\n# Emmy\n\n"
    "<!-- academic/publications { author: NOETHER } -->\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("people"), FILES).assert_clean()


def links(element: Tag, selector: str = ".academic-authors a") -> dict[str, str]:
    return {words(link): str(link["href"]) for link in element.select(selector)}


def work(page: Tag, title: str) -> Tag:
    return next(
        found for found in page.select(".academic-publication") if words(one(found, ".academic-title")) == title
    )


def test_known_authors_are_linked(site: Site) -> None:
    assert links(work(site.article(), "A compiler")) == {
        "Emmy Noether": "people/noether/",
        "Howard H. Aiken": "https://example.org/aiken/",
        "J. W. Mauchly": "https://example.org/mauchly/",
    }


def test_own_address_of_a_work_wins_and_an_ambiguous_name_is_nobodys(site: Site) -> None:
    assert links(work(site.article(), "An engine")) == {"E. Noether": "people/noether/", "H. Aiken": "talks/"}


def test_an_orcid_finds_a_person_of_another_name(site: Site) -> None:
    assert links(work(site.article(), "A theorem")) == {"E. Married": "people/noether/"}


def test_the_owner_is_bold_and_not_linked(site: Site) -> None:
    own = site.article().select(".academic-self")
    assert {words(found) for found in own} == {"Grace Hopper", "G. M. Hopper"}
    assert not [found for found in own if found.find_parent("a") or found.select("a")]


def test_on_her_own_page_her_name_is_no_link(site: Site) -> None:
    page = site.article("people/noether")
    assert len(page.select(".academic-publication")) == 2  # the third has her iD, and a name of its own
    assert "Emmy Noether" not in links(page)
    assert links(page)["Howard H. Aiken"] == "https://example.org/aiken/"


def test_speakers_and_students_are_linked(site: Site) -> None:
    assert links(site.article("talks"), ".academic-note a") == {"Emmy Noether": "../people/noether/"}
    assert links(site.article(), ".academic-entry--supervision .academic-title a") == {
        "Emmy Noether": "people/noether/",
        "B. Unknown": "https://example.org/b/",
    }


def test_bio_of_an_id_in_other_letters(site: Site) -> None:
    page = site.page("people/noether")
    assert all_words(page, ".academic-profile__name") == ["Emmy Noether"]
    assert one(page, "meta[name=author]")["content"] == "Emmy Noether"
    assert one(page, "aside img")["src"] == "../../assets/academic/files/emmy.png"


def test_short_names_of_venues(site: Site) -> None:
    first, second, third = (work(site.article(), title) for title in ("A compiler", "An engine", "A theorem"))
    badge = one(first, "a.academic-badge--venue")
    assert (badge["href"], badge["style"], words(badge)) == (
        "https://example.org/annals/",
        "--academic-venue: #00369f",
        "AoC",
    )
    assert words(one(first, ".academic-venue")) == "AoC Annals of Computing"
    assert words(one(second, ".academic-venue")) == "Nature"
    assert one(third, "a.academic-badge--venue")["href"] == "talks/"


def test_names_are_found_in_a_site_without_directory_urls(tmp_path: Path) -> None:
    built = build(tmp_path, FILES, {"use_directory_urls": False}).assert_clean()
    assert links(work(built.article(), "A compiler"))["Emmy Noether"] == "people/noether.html"
    assert "Emmy Noether" not in links(built.article("people/noether"))


def test_a_person_whose_page_has_moved_is_linked_to_where_it_is(tmp_path: Path) -> None:
    page = str(FILES["docs/people/noether.md"]).replace("author:", "permalink: /emmy/\nauthor:", 1)
    built = build(tmp_path, FILES | {"docs/people/noether.md": page}).assert_clean()
    assert links(work(built.article(), "A compiler"))["Emmy Noether"] == "emmy/"


SECOND = "---\nauthor: noether\nauthor_profile: true\n---\n\n# Ideals\n"


@pytest.mark.parametrize(
    ("pages", "home"),
    [
        ({"docs/ideals.md": SECOND}, "people/noether/"),
        ({"docs/noether/index.md": SECOND}, "https://orcid.org/0000-0002-1825-0097"),
        ({"docs/people/noether.md": "# Emmy\n", "docs/ideals.md": SECOND}, "ideals/"),
        (
            {"docs/people/noether.md": "# Emmy\n", "docs/ideals.md": SECOND.replace("true", "false")},
            "https://orcid.org/0000-0002-1825-0097",
        ),
        (
            {"docs/people/noether.md": "# Emmy\n", "docs/ideals.md": SECOND.replace("---\na", "---\ndate: 1921\na")},
            "https://orcid.org/0000-0002-1825-0097",
        ),
    ],
    ids=["the one called by the id", "two called so", "the only one", "a page without the bio", "a post"],
)
def test_which_page_is_a_persons_own(tmp_path: Path, pages: dict[str, str], home: str) -> None:
    built = build(tmp_path, FILES | pages).assert_clean()
    assert links(work(built.article(), "A compiler"))["Emmy Noether"] == home


# author: in front matter ----------------------------------------------------------------------------------------------


GODEL = "- {name: Kurt Gödel, headline: Logician}"
BIO = "author_profile: true"


@pytest.mark.parametrize(
    ("front", "bio", "names"),
    [
        (f"author: AIKEN\n{BIO}", "Howard Aiken", "Howard Aiken"),
        (f"author: [aiken, noether, A. Church]\n{BIO}", "Howard Aiken", "Howard Aiken, Emmy Noether, A. Church"),
        (f"author: [aiken]\n{BIO}", "Howard Aiken", "Howard Aiken"),
        (f"author:\n  {GODEL}\n  - noether\n{BIO}", "Kurt Gödel", "Kurt Gödel, Emmy Noether"),
        (f"author: []\n{BIO}", "Grace M. Hopper", ""),
        ("author: noether", None, "Emmy Noether"),
        ("author: [noether, aiken]", None, "Emmy Noether, Howard Aiken"),
        ("author: Kurt Gödel", None, "Kurt Gödel"),
    ],
)
def test_authors_of_a_page(tmp_path: Path, front: str, bio: str | None, names: str) -> None:
    page = build(tmp_path, FILES | {"docs/page.md": f"---\n{front}\n---\n\n# Page\n"}).assert_clean().page("page")
    assert all_words(page, ".academic-profile__name") == ([bio] if bio else [])
    assert [str(found["content"]) for found in page.select("meta[name=author]")] == ([names] if names else [])


def test_the_first_of_a_list_who_is_nobody_is_reported(tmp_path: Path) -> None:
    page = "---\nauthor: [noeter, aiken]\nauthor_profile: true\n---\n\n# Page\n"
    built = build(tmp_path, FILES | {"docs/page.md": page}).assert_failed()
    assert "docs/page.md:2:10: warning[unknown-author]: no author has the id 'noeter'" in built.output


def test_a_list_that_the_plugin_meta_fills_in(tmp_path: Path) -> None:
    files = FILES | {
        "docs/staff/.meta.yml": "author: [noether, aiken]\nauthor_profile: true\n",
        "docs/staff/other.md": "# Other\n",
    }
    page = build(tmp_path, files, {"plugins": ["search", "meta", "academic"]}).assert_clean().page("staff/other")
    assert all_words(page, ".academic-profile__name") == ["Emmy Noether"]
    assert one(page, "meta[name=author]")["content"] == "Emmy Noether, Howard Aiken"


# Material's blog ------------------------------------------------------------------------------------------------------

BLOG_AUTHORS = """
authors:
  lovelace:
    name: Ada Lovelace
    description: Analyst
    avatar: pictures/ada.png
    url: https://example.org/ada/
  NOETHER:
    name: E. N.
    description: Blogger
    avatar: https://example.org/emmy.png
"""
BLOG: dict[str, str | bytes] = FILES | {
    "cv.yml": CV.replace("B. Unknown]", "A. Lovelace]"),
    "docs/blog/.authors.yml": BLOG_AUTHORS,
    "docs/blog/index.md": "# Blog\n",
    "docs/pictures/ada.png": PNG,
    "docs/blog/posts/first.md": "---\ndate: 2024-01-01\nauthors: [lovelace, NOETHER]\n---\n\n# First\n\nWords.\n",
    "docs/ada.md": "---\nauthor: lovelace\nauthor_profile: true\n---\n\n# Ada\n",
}


def test_the_blog_and_the_lists_share_their_authors(tmp_path: Path) -> None:
    config = {"plugins": ["search", "blog", {"academic": {}}]}
    built = build(tmp_path, BLOG, config).assert_clean()
    assert links(work(built.article(), "A compiler"))["A. Lovelace"] == "ada/"
    page = built.page("ada")
    assert all_words(page, ".academic-profile__headline") == ["Analyst"]
    assert one(page, "aside img")["src"] == "../pictures/ada.png"
    assert all_words(built.page("people/noether"), ".academic-profile__headline") == ["Algebraist"]
    post = built.text("blog/2024/01/01/first/index.html")
    assert "Ada Lovelace" in post
    assert not [name for name, text in built.texts() if "avatar:" in text]


def test_an_avatar_that_is_not_there_is_reported(tmp_path: Path) -> None:
    built = build(tmp_path, {key: text for key, text in BLOG.items() if "ada.png" not in key}).assert_failed()
    assert "docs/blog/.authors.yml:6:13: warning[missing-file]" in built.output


# Mistakes, privacy, the export ----------------------------------------------------------------------------------------


def test_mistakes_in_all_files_are_in_one_report(tmp_path: Path) -> None:
    files = FILES | {
        "authors.yml": "a: {name: A B}\nA: {name: C D}\n",
        "coauthors.yml": "weber:\n  - {frstname: Max}\n",
        "venues.yml": "AoC: {color: blu}\n",
        "docs/people/noether.md": "# Emmy\n",
    }
    output = build(tmp_path, files).assert_failed().output
    assert "academic: 2 errors and 1 warning" in output
    assert "authors.yml:2:1: error[same-id]: the id 'A' is taken by the person in authors.yml:1:1" in output
    assert "coauthors.yml:2:6: error[unknown-key]" in output
    assert "venues.yml:1:14: warning[bad-color]" in output


def test_links_of_coauthors_and_venues_into_the_site_are_checked(tmp_path: Path) -> None:
    files = FILES | {
        "coauthors.yml": "mauchly: {firstname: John, url: people/mauchly.md}\n",
        "venues.yml": "AoC: {url: annals.pdf}\n",
    }
    output = build(tmp_path, files).assert_failed().output
    assert "coauthors.yml:1:10: warning[missing-page]: there is no page 'people/mauchly.md'" in output
    assert "venues.yml:1:6: warning[missing-file]: there is no file 'annals.pdf'" in output


def test_what_people_write_is_escaped(tmp_path: Path) -> None:
    files = FILES | {
        "coauthors.yml": "mauchly: {firstname: J. W., url: 'https://example.org/\"><script>x</script>'}\n",
        "venues.yml": "AoC: {url: \"https://example.org/'onclick=x\", color: 'red'}\n",
        "cv.yml": CV.replace("abbr: MA", "abbr: '<img src=x onerror=y>'"),
    }
    article = build(tmp_path, files).assert_clean().article()
    assert not article.select("script, img, [onclick], [onerror]")
    assert "<img" in words(work(article, "A theorem"))


def test_other_people_are_in_the_export(site: Site) -> None:
    status, output = export(site.root)
    assert status == 0, output
    data = json.loads(output)
    assert (data["version"], list(data["people"]), len(data["coauthors"])) == (1, ["noether", "Aiken"], 3)
    assert data["venues"]["AoC"]["color"] == "#00369f"


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    build(tmp_path, FILES).assert_clean()
    write(tmp_path, {"coauthors.yml": COAUTHORS.replace("/mauchly/", "/john/")})
    again = rebuild(tmp_path).assert_clean()
    assert links(work(again.article(), "A compiler"))["J. W. Mauchly"] == "https://example.org/john/"
