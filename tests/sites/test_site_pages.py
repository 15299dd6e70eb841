"""Where pages land, what front matter says of them, and whose bio they show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import Tag

from .conftest import PNG, Site, all_words, build, one, words

CV = "cv:\n  name: Oona Tarvik\n  headline: Keeper of maps\n"
AUTHORS = """\
pell:
  name: Pell Andersky
  headline: Draws coasts
  email: pell@coast.example.org
oona:
  name: Oona Tarvik
"""


def page(front: str, body: str = "Words.") -> str:
    return f"---\n{front.strip()}\n---\n\n{body}\n"


FILES: dict[str, str | bytes] = {
    "cv.yml": CV,
    "authors.yml": AUTHORS,
    "docs/index.md": "# Start\n\n[moved](old/place.md) [part](old/place.md#a-part) [exact](exact.md)\n",
    "docs/old/place.md": page(
        """
title: A moved page
permalink: /new/home/
redirect_from:
  - /old/
  - /older.html
  - /oldest
  - /caf%C3%A9/
  - /old/place/
  - /old/
""",
        "# Moved\n\n## A part\n\n![a picture](pic.png) [start](../index.md)",
    ),
    "docs/old/pic.png": PNG,
    "docs/exact.md": page("permalink: /files/exact.html\nredirect_from: /single/", "# Exact\n\n[start](index.md)"),
    "docs/plain-path.md": page("permalink: notes/plain", "# Plain path"),
    "docs/encoded.md": page("permalink: /na%C3%AFve/", "# Encoded"),
    "docs/style.md": page("permalink: pretty", "# Style"),
    "docs/swap-a.md": page("permalink: /swap-b/", "# Was a"),
    "docs/swap-b.md": page("permalink: /swap-a/", "# Was b"),
    "docs/rules.md": "---\n\nWords between two rules.\n\n---\n\nMore words.\n",
    "docs/rules2.md": "---\nA line that says: this\n\n- and a list\n---\n\nMore words.\n",
    "docs/rules3.md": '---\n\nSee [the start](index.md), "and more\n\n---\n\nMore words.\n',
    "docs/by-id.md": page("author: pell\nauthor_profile: true", "# By id"),
    "docs/by-name.md": page("author: Pell Andersky\nauthor_profile: true", "# By name"),
    "docs/by-mapping.md": page(
        """
author:
  name: Sanna Quist
  avatar: /old/pic.png
  bio: Counts islands
  employer: Archive of Skerries
  email: sanna@skerries.example.org
  googlescholar: https://scholar.example.com/sanna
  github: squist
author_profile: true
""",
        "# By mapping",
    ),
    "docs/extended.md": page("author:\n  headline: Keeper of globes\nauthor_profile: true", "# Extended"),
    "docs/byline.md": page("author: A Guest of the House", "# Byline"),
    "docs/unshown.md": page("author:\n  name: Sanna Quist\n  github: squist", "# Unshown"),
    "docs/team/.meta.yml": "author_profile: true\nauthor: pell\n",
    "docs/team/one.md": "# One of the team\n",
    "docs/team/two.md": page("author_profile: false", "# Two of the team"),
    "docs/excerpt.md": page("excerpt: 'An <br/> *excerpt* & \"more\"'", "# Excerpt"),
    "docs/both.md": page("excerpt: Not this\ndescription: This one", "# Both"),
    "docs/crlf.md": page("title: Lines end in two\npermalink: /crlf-moved/", "Words.").replace("\n", "\r\n"),
    "docs/dots.md": "---\ntitle: Ended by dots\npermalink: /dots-moved/\n...\n\nWords.\n",
}
NAV = [
    {"Start": "index.md"},
    {"Moved here": "old/place.md"},
    {"Exact": "exact.md"},
    {"Encoded": "encoded.md"},
]
CONFIG = {
    "plugins": ["meta", "search", "academic"],
    "nav": NAV,
    "validation": {"omitted_files": "ignore", "anchors": "warn"},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("pages"), FILES, CONFIG).assert_clean()


def bio(site: Site, name: str) -> Tag | None:
    return site.page(name).select_one("aside.academic-profile")


def shown_name(site: Site, name: str) -> str:
    """Whose bio a page shows; empty where it shows none."""
    aside = bio(site, name)
    return str(aside["aria-label"]).removeprefix("About ") if aside else ""


# Permalinks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("exact/index.html", "files/exact.html"),
        ("plain-path/index.html", "notes/plain/index.html"),
        ("encoded/index.html", "naïve/index.html"),
        ("crlf/index.html", "crlf-moved/index.html"),
        ("dots/index.html", "dots-moved/index.html"),
    ],
)
def test_permalink_moves_a_page(site: Site, before: str, after: str) -> None:
    assert site.file(after).is_file()
    assert not site.file(before).exists()


def test_pages_can_change_places(site: Site) -> None:
    assert all_words(site.article("swap-a"), "h1") == ["Was b"]
    assert all_words(site.article("swap-b"), "h1") == ["Was a"]


def test_style_of_jekyll_is_no_path(site: Site) -> None:
    assert site.file("style/index.html").is_file()


def test_links_follow_a_moved_page(site: Site) -> None:
    addresses = [link["href"] for link in site.article("index.html").select("p a")]
    assert addresses == ["new/home/", "new/home/#a-part", "files/exact.html"]


def test_links_and_pictures_of_a_moved_page_lead_on(site: Site) -> None:
    article = site.article("new/home")
    for element, key in ((one(article, "img"), "src"), (one(article, "p a"), "href")):
        target = (site.file("new/home") / str(element[key])).resolve()
        assert target in (site.file("old/pic.png"), site.folder)


def test_navigation_follows_a_moved_page(site: Site) -> None:
    links = {words(link): link["href"] for link in site.page().select(".md-nav--primary a.md-nav__link")}
    assert links["Moved here"] == "new/home/"
    assert links["Exact"] == "files/exact.html"
    assert links["Encoded"] == "na%C3%AFve/"


def test_canonical_address_and_sitemap_follow_a_moved_page(site: Site) -> None:
    assert one(site.page("new/home"), 'link[rel="canonical"]')["href"] == "https://example.org/new/home/"
    assert one(site.page("files/exact.html"), 'link[rel="canonical"]')["href"] == "https://example.org/files/exact.html"
    places = re.findall("<loc>(.*?)</loc>", site.text("sitemap.xml"))
    assert {"https://example.org/new/home/", "https://example.org/files/exact.html"} <= set(places)
    assert not [place for place in places if "old" in place or "place" in place]


def test_search_follows_a_moved_page(site: Site) -> None:
    index = site.text("search/search_index.json")
    assert '"location":"new/home/#a-part"' in index
    assert "old/place" not in index


# Redirects ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "refresh"),
    [
        ("old/index.html", "../new/home/"),
        ("older.html", "new/home/"),
        ("oldest/index.html", "../new/home/"),
        ("café/index.html", "../new/home/"),
        ("old/place/index.html", "../../new/home/"),
        ("single/index.html", "../files/exact.html"),
    ],
)
def test_redirect_in_a_list_or_alone_leads_to_the_page(site: Site, file: str, refresh: str) -> None:
    page = site.page(file)
    assert one(page, "meta[http-equiv=refresh]")["content"] == f"0; url={refresh}"
    assert one(page, "a")["href"] == refresh
    target = (site.file(file).parent / refresh).resolve()
    assert target in (site.file("new/home"), site.file("files/exact.html"))
    assert one(page, "link[rel=canonical]")["href"] == f"https://example.org/{refresh.replace('../', '')}"


def test_files_instead_of_folders_move_and_redirect_alike(tmp_path: Path) -> None:
    site = build(tmp_path, FILES, CONFIG | {"use_directory_urls": False}).assert_clean()
    assert [link["href"] for link in site.article("index.html").select("p a")] == [
        "new/home/index.html",
        "new/home/index.html#a-part",
        "files/exact.html",
    ]
    assert one(site.page("older.html"), "meta[http-equiv=refresh]")["content"] == "0; url=new/home/index.html"
    assert one(site.page("old/place/index.html"), "a")["href"] == "../../new/home/index.html"
    assert site.file("naïve/index.html").is_file()
    assert site.file("style.html").is_file()
    assert (site.file("new/home") / str(one(site.article("new/home"), "img")["src"])).resolve().read_bytes() == PNG


# Front matter that is none --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["rules", "rules2", "rules3"])
def test_text_between_two_rules_is_no_front_matter(site: Site, name: str) -> None:
    assert "More words." in words(site.article(name))
    assert name not in site.output


@pytest.mark.parametrize(
    ("name", "description"),
    [("excerpt", 'An excerpt & "more"'), ("both", "This one")],
)
def test_excerpt_is_the_description_unless_there_is_one(site: Site, name: str, description: str) -> None:
    assert one(site.page(name), 'meta[name="description"]')["content"] == description


# Whose bio ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("index.html", ""),
        ("by-id", "Pell Andersky"),
        ("by-name", "Pell Andersky"),
        ("by-mapping", "Sanna Quist"),
        ("extended", "Oona Tarvik"),
        ("byline", ""),
        ("unshown", ""),
        ("team/one", "Pell Andersky"),
        ("team/two", ""),
    ],
)
def test_page_shows_the_bio_of_its_author(site: Site, name: str, person: str) -> None:
    assert shown_name(site, name) == person


def test_author_of_a_page_brings_own_data_and_none_of_the_owner_s(site: Site) -> None:
    aside = bio(site, "by-mapping")
    assert aside is not None
    assert "Counts islands" in words(aside)
    assert "Archive of Skerries" in words(aside)
    assert "Keeper of maps" not in words(aside)
    assert one(aside, "img")["src"] == "../old/pic.png"
    links = [str(link["href"]) for link in aside.select("a[rel=me]")]
    assert links == ["https://scholar.example.com/sanna", "https://github.com/squist"]


def test_author_without_a_name_is_the_owner_with_what_the_page_says(site: Site) -> None:
    aside = bio(site, "extended")
    assert aside is not None
    assert "Keeper of globes" in words(aside)
    assert "Keeper of maps" not in words(aside)


def test_author_s_name_is_shown_and_the_mapping_is_printed_nowhere(site: Site) -> None:
    for name, person in (("by-mapping", "Sanna Quist"), ("unshown", "Sanna Quist"), ("extended", "Oona Tarvik")):
        assert one(site.page(name), 'meta[name="author"]')["content"] == person
    assert one(site.page("byline"), 'meta[name="author"]')["content"] == "A Guest of the House"
    for name, text in site.texts():
        assert not re.search(r"\{(&#39;|&#x27;|')name|sanna@skerries|pell@coast", text), name


def test_folder_s_meta_file_gives_the_bio_and_a_page_takes_it_back(site: Site) -> None:
    assert shown_name(site, "team/one") == "Pell Andersky"
    assert shown_name(site, "team/two") == ""


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        (True, {"index.html": True, "about": True, "sub": True, "on": True, "off": False}),
        (False, {"index.html": False, "about": False, "sub": False, "on": True, "off": False}),
        ("home", {"index.html": True, "about": False, "sub": False, "on": True, "off": False}),
    ],
)
def test_option_is_the_default_and_a_page_overrides_it(
    tmp_path: Path, option: bool | str, expected: dict[str, bool]
) -> None:
    files = {
        "cv.yml": CV,
        "docs/index.md": "# Start\n",
        "docs/about.md": "# About\n",
        "docs/sub/index.md": "# Below\n",
        "docs/on.md": page("author_profile: true"),
        "docs/off.md": page("author_profile: false"),
    }
    site = build(tmp_path, files, academic={"author_profile": option}).assert_clean()
    assert {name: bio(site, name) is not None for name in expected} == expected
    assert not site.page("404.html").select("aside")


def test_bio_needs_no_data_file_where_the_page_or_the_option_says_who(tmp_path: Path) -> None:
    files = {
        "docs/index.md": page("author_profile: true"),
        "docs/guest.md": page("author: {name: Sanna Quist}\nauthor_profile: true"),
    }
    site = build(tmp_path, files, academic={"profile": {"name": "Oona Tarvik", "github": "otarvik"}}).assert_clean()
    assert shown_name(site, "index.html") == "Oona Tarvik"
    assert shown_name(site, "guest") == "Sanna Quist"


# What is refused ------------------------------------------------------------------------------------------------------

COLLISIONS: dict[str, tuple[str, str]] = {
    "second": ("permalink: /same/", "first"),
    "third": ("permalink: /SAME/index.html", "first"),
    "fourth": ("permalink: same", "first"),
    "decomposed": ("permalink: /cafe\u0301/", "composed"),
    "over": ("permalink: /real/", "real.md"),
    "over-home": ("permalink: /", "index.md"),
    "over-redirect": ("redirect_from: /first-old/", "first"),
    "redirect-over": ("redirect_from: /real/", "real.md"),
    "redirect-over-moved": ("redirect_from: [/fine/, /same/]", "first"),
    "redirect-over-picture": ("redirect_from: /pic.html", "pic.html"),
    "own": ("redirect_from: /own/", "own"),
    "not-found": ("permalink: /404.html", "MkDocs"),
    "redirect-not-found": ("redirect_from: 404.html", "MkDocs"),
    "search-page": ("permalink: /search/", "MkDocs"),
    "sitemap": ("redirect_from: /sitemap.xml", "MkDocs"),
}
REFUSED = [
    "../../x",
    "/../x",
    "a/../../x",
    "..",
    "..%2f..%2fx",
    "%2e%2e/x",
    "%252e%252e%252fx",
    "%2e%2e%5cx",
    "..\\x",
    "/back\\slash/",
    "//evil.example/x",
    "https://evil.example/x",
    "javascript:alert(1)",
    "C:/x",
    "/con/",
    "/aux.html",
    "/nul",
    "/com1.txt/",
    "/dot./",
    "/a:b/",
    "/a|b/",
    "/x/*/",
    "/x?y=1",
    "/x#y",
    "/:year/:title/",
    "/" + "n" * 300 + "/",
]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files: dict[str, str | bytes] = {
        "docs/index.md": "# Start\n",
        "docs/real.md": "# Real\n",
        "docs/pic.html": "<p>A file of the user's</p>",
        "docs/a-first.md": page("title: First\npermalink: /same/\nredirect_from: /first-old/"),
        "docs/a-composed.md": page("title: x\npermalink: /caf\u00e9/"),
        **{f"docs/{name}.md": page(f"title: x\n{front}") for name, (front, _) in COLLISIONS.items()},
    }
    for number, path in enumerate(REFUSED):
        files[f"docs/p{number}.md"] = page(f"title: x\npermalink: '{path}'")
        files[f"docs/r{number}.md"] = page(f"title: x\nredirect_from:\n  - '{path}'")
    return build(tmp_path_factory.mktemp("refused") / "project", files)


def test_every_refusal_is_in_one_report(refused: Site) -> None:
    refused.assert_failed()
    assert refused.output.count("ERROR") == 1
    assert f"academic: {len(COLLISIONS) + 2 * len(REFUSED)} errors" in refused.output


def test_nothing_is_written_outside_or_inside_the_site(refused: Site) -> None:
    assert {path.name for path in refused.root.parent.iterdir()} == {"project"}
    assert {path.name for path in refused.root.iterdir()} <= {"docs", "mkdocs.yml", "site"}
    assert not refused.folder.exists() or not list(refused.folder.rglob("*.html"))


@pytest.mark.parametrize("name", COLLISIONS)
def test_collision_names_both_sides_with_their_places(refused: Site, name: str) -> None:
    front, other = COLLISIONS[name]
    line = re.search(rf"^docs/{name}\.md:3:\d+: error\[(duplicate-permalink|redirect-\w+)\]: .*$", refused.output, re.M)
    assert line, refused.output
    rest = line[0].split("]: ", 1)[1]
    if other == "own":
        assert "the page's own address" in rest
    elif other in ("first", "composed"):
        assert f"a-{other}.md:" in rest
    else:
        assert other in rest
    assert f"3 | {front}" in refused.output


@pytest.mark.parametrize(("number", "path"), list(enumerate(REFUSED)), ids=[path[:30] for path in REFUSED])
def test_path_that_no_site_can_have_is_refused(refused: Site, number: int, path: str) -> None:
    assert f"docs/p{number}.md:3:12: error[bad-permalink]: " in refused.output
    assert f"docs/r{number}.md:4:5: error[bad-redirect]: " in refused.output


BROKEN: dict[str, tuple[str | bytes, str, str]] = {
    "quote": (
        '---\ntitle: Fine\nexcerpt: "never closed\nauthor_profile: true\n---\n',
        "3:10: error[unclosed-quote]",
        "close",
    ),
    "tab": ("---\ntitle: Fine\nauthor:\n\tname: Tabbed\n---\n", "4:1: error[tab-indent]", "two spaces"),
    "duplicate": ("---\ntitle: One\nlayout: x\ntitle: Two\n---\n", "4:1: warning[duplicate-key]", "keep one"),
    "open": ("---\ntitle: Never closed\npermalink: /x/\n\nWords.\n", "1:1: error[unclosed-front-matter]", "---"),
    "date": ("---\ntitle: Dated\ndate: 2024-02-30\n---\n", "3:7: error[bad-front-matter]", "correct the date"),
    "bracket": ("---\ntitle: Fine\ntags: [one, two\n---\n", "3:7: error[unclosed-bracket]", "add the missing ]"),
    "colon": ("---\ntitle: One: two\npermalink: /z/\n---\n", "2:11: error[yaml-syntax]", "quotes"),
    "tag": ("---\ntitle: !!python/name:os.system\n---\n", "2:8: error[tag]", "write the value itself"),
    "control": ('---\ntitle: "Fine\x01"\n---\n', "2:13: error[control-character]", "delete it"),
    "deep": ("---\ntitle: " + "[" * 3000 + "\n---\n", "2:", "nested more than 64 levels"),
    "latin": ("---\ntitle: Café\n---\n".encode("latin-1"), "2:11: error[encoding]", "UTF-8"),
    "utf16": ("---\ntitle: Café\n---\n".encode("utf-16"), "error[encoding]", "UTF-16"),
    "crlf": ("---\r\ntitle: Fine\r\ntags: [a\r\n---\r\n", "3:7: error[unclosed-bracket]", "add the missing ]"),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files: dict[str, str | bytes] = {f"docs/{name}.md": content for name, (content, _, _) in BROKEN.items()}
    return build(tmp_path_factory.mktemp("broken"), {"docs/index.md": "# Start\n", **files})


def test_every_broken_front_matter_is_in_one_report(broken: Site) -> None:
    broken.assert_failed()
    assert broken.output.count("ERROR") == 1
    assert f"academic: {len(BROKEN) - 1} errors and 1 warning" in broken.output


@pytest.mark.parametrize("name", BROKEN)
def test_broken_front_matter_is_reported_where_it_breaks(broken: Site, name: str) -> None:
    _, place, hint = BROKEN[name]
    report = broken.output[broken.output.index(f"docs/{name}.md:") :]
    report = re.split(r"\n(?=docs/|\n)", report)[0]
    assert f"docs/{name}.md:" in report
    assert place in report
    assert hint in report


def test_repeated_key_alone_ends_a_strict_build(tmp_path: Path) -> None:
    files = {"docs/index.md": BROKEN["duplicate"][0]}
    site = build(tmp_path, files).assert_failed()
    assert "docs/index.md:4:1: warning[duplicate-key]: the key 'title' stands here a second time" in site.output
    assert "the first is in line 2" in site.output


AUTHORS_WRONG = {
    "author: nobody\nauthor_profile: true": ("3:9: warning[unknown-author]", "known are: pell, oona"),
    "author:\n  name: A B\n  gihub: c": ("5:3: error[unknown-key]", "did you mean 'github'?"),
    "author:\n  name: A B\n  avatar: pix.png": ("5:11: warning[missing-file]", "pic.png"),
    "author:\n  name: A B\n  website: javascript:alert(1)": ("5:12: error[unsafe-link]", "https://"),
    "author:\n  name: A B\n  email: 'a@b.example\n    Bcc: c@d.example'": (
        "5:10: error[bad-email]",
        "name@example.org",
    ),
    "author:\n  name: A B\n  orcid: 0000-0002-1234-5678": ("5:10: error[bad-orcid]", "orcid"),
}


@pytest.fixture(scope="module")
def wrong_authors(tmp_path_factory: pytest.TempPathFactory) -> Site:
    pages = {f"docs/page{i}.md": page(f"title: x\n{front}") for i, front in enumerate(AUTHORS_WRONG)}
    files: dict[str, str | bytes] = {"cv.yml": CV, "authors.yml": AUTHORS, "docs/pic.png": PNG, **pages}
    return build(tmp_path_factory.mktemp("authors"), {"docs/index.md": "# Start\n", **files})


@pytest.mark.parametrize(("number", "front"), list(enumerate(AUTHORS_WRONG)), ids=list(AUTHORS_WRONG))
def test_mistake_in_a_page_s_author_is_reported(wrong_authors: Site, number: int, front: str) -> None:
    wrong_authors.assert_failed()
    place, hint = AUTHORS_WRONG[front]
    (report,) = [text for text in re.split(r"\n(?=docs/)", wrong_authors.output) if f"page{number}.md:" in text]
    assert f"docs/page{number}.md:{place}: " in report
    assert hint in report


def test_unknown_author_alone_ends_a_strict_build(tmp_path: Path) -> None:
    files = {"authors.yml": AUTHORS, "docs/index.md": page("author: pel\nauthor_profile: true")}
    site = build(tmp_path, files).assert_failed()
    assert "docs/index.md:2:9: warning[unknown-author]: no author has the id 'pel'" in site.output
    assert "known are: pell, oona" in site.output
