"""One Markdown file per publication, talk, course or piece of news: whole sites, from front matter to page and list."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from .conftest import Site, all_words, build, export, one, titles, words

CV = """\
cv:
  name: Emmy Noether
  sections:
    Education:
      - {institution: Erlangen, degree: Dr. phil., date: 1907}
    Books:
    Publications:
    Talks:
    Teaching:
      - {name: Group theory, date: 1924}
      - {name: Ideal theory, date: 1921}
    News: []
"""


def page(front: str, body: str = "") -> str:
    return f"---\n{front.strip()}\n---\n{body}"


FILES: dict[str, str | bytes] = {
    "cv.yml": CV,
    "authors.yml": "artin: {name: Emil Artin, headline: Algebraist}\n",
    "docs/index.md": "# Home\n\n[p](publications/1918-07-26-invariants.md#abstract) [t](talks/moscow.md)\n\n"
    "<!-- academic/news -->\n",
    "docs/cv.md": "# CV\n\n<!-- academic/cv -->\n",
    "docs/publications/index.md": "# Publications\n\n<!-- academic/publications -->\n",
    "docs/publications/README.txt": "Not a page.",
    "docs/publications/1918-07-26-invariants.md": page(
        """
title: "Invariants: *variations* & \\"problems\\", p < q"
collection: publications
category: manuscripts
permalink: /publication/1918-invariants
excerpt: 'Two theorems about <i>symmetry</i>.'
venue: Proceedings of the Society
paperurl: /files/invariants.pdf
slidesurl: notes.pdf
link: https://invariants.example.org/
award: A medal
status: forthcoming
citation: 'Noether, E., & Klein, F. (1918). &quot;Invariants.&quot; <i>Proceedings</i>. 2(1), 235–257.'
""",
        "\nHow it came about: zanzibar.\n\n## Later\n\nMore.\n",
    ),
    "docs/publications/ideals.md": page(
        "title: Ideals\ncategory: books\ndate: 1921-1-5\nauthors: [Emmy Noether, artin]\nauthor: artin\n"
        "author_profile: true\nslides: notes.pdf",
        "# Ideals in *rings*\n\nWords.\n",
    ),
    "docs/publications/about.md": page("title: How I publish\ntags: [x]\nexcerpt: Words", "Words.\n"),
    "docs/publications/notes.pdf": b"%PDF publications",
    "docs/talks/notes.pdf": b"%PDF talks",
    "docs/files/invariants.pdf": b"%PDF invariants",
    "docs/talks/index.md": "# Talks\n\n<!-- academic/talks -->\n",
    "docs/talks/moscow.md": page(
        "title: Rings at large\ntype: Keynote\nvenue: The Academy\nlocation: Moscow\ndate: 1928-11-02 00:00:00 +0200\n"
        "permalink: /lectures/moscow/\nslides: notes.pdf\nauthors: [Emmy Noether, Pavel Alexandrov]\n"
        "abstract: What a ring is.\npublication: Noether1921Ideals",
        "Given without notes.\n",
    ),
    "docs/talks/far.md": page("title: Things to come\nevent: Congress\ndate: 9998-05", "<!-- academic/record -->\n"),
    "docs/teaching/courses.md": "# Teaching\n\n<!-- academic/teaching -->\n",
    "docs/teaching/ideals.md": page(
        "title: Ideal Theory\ncollection: teaching\nvenue: Göttingen", "Text.\n\nPart\n====\n"
    ),
    "docs/teaching/hypercomplex.md": page("title: Hypercomplex numbers\ntype: Seminar\ndate: 1927-10-01"),
    "docs/news/1932-09-05-zurich.md": page(
        "title: To Zürich\nlayout: post\ncollection: news", "I speak *there*, see [it](../talks/moscow.md).\n"
    ),
    "docs/news/plain.md": page("date: 1933-04-25", "I am on leave.\n"),
    "docs/news/hidden.md": page("title: Never\ndate: 1933\npublished: false", "Not listed.\n"),
    "docs/_portfolio/school.md": page(
        "title: The school\nexcerpt: 'Boys.<br/><img src=\"x.png\">'\ncollection: portfolio"
    ),
    "docs/plain.md": "# Plain\n\n<!-- academic/projects -->\n\n<!-- academic/section { name: portfolio } -->\n",
}  # fmt: skip
CONFIG: dict[str, Any] = {"validation": {"links": {"anchors": "warn"}}}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("items"), FILES, CONFIG).assert_clean()


def record(site: Site, name: str) -> Tag:
    return one(site.article(name), ".academic-record")


def hrefs(element: Tag, selector: str = "a") -> dict[str, str]:
    return {words(link): str(link["href"]) for link in element.select(selector)}


def index(site: Site) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(site.text("search/search_index.json"))["docs"]
    return found


# Pages ----------------------------------------------------------------------------------------------------------------

INVARIANTS = "publication/1918-invariants/index.html"
TITLE = 'Invariants: variations & "problems", p < q'


def test_the_page_of_a_publication(site: Site) -> None:
    article = site.article(INVARIANTS)
    assert all_words(article, "h1") == [TITLE]
    shown = record(site, INVARIANTS)
    assert words(one(shown, ".academic-authors")) == "E. Noether, F. Klein"
    assert words(one(shown, ".academic-authors .academic-self")) == "E. Noether"
    assert words(one(shown, ".academic-venue")) == ("Forthcoming Proceedings of the Society, 2(1), pp. 235–257")
    assert words(one(article, ".academic-kind")) == "Publications Journal article, 1918"
    assert one(article, ".academic-kind a")["href"] == "../../publications/#pub-noether1918invariants"
    assert all_words(shown, ".academic-facts dd") == ["26 Jul 1918"]
    assert words(one(shown, "cite")) == "Proceedings of the Society"
    assert one(shown, ".academic-badge--status")["data-status"] == "forthcoming"
    assert all_words(shown, ".academic-badge--award") == ["A medal"]
    assert hrefs(shown, ".academic-actions a") == {
        "PDF": "invariants.pdf",
        "BibTeX": "noether1918invariants.bib",
        "RIS": "noether1918invariants.ris",
        "CSL-JSON": "noether1918invariants.json",
        "Slides": "../../publications/notes.pdf",
        "Link": "https://invariants.example.org/",
    }
    beside = site.file("publication/1918-invariants/invariants.pdf")
    assert beside.samefile(site.file("files/invariants.pdf"))  # one file on the disk, with two names
    assert all_words(shown, "h2") == ["Abstract", "Details", "Cite as"]
    abstract, citation = shown.select(".academic-passage__text")
    assert str(one(abstract, "p")) == "<p>Two theorems about <em>symmetry</em>.</p>"
    assert words(citation) == 'Noether, E., & Klein, F. (1918). "Invariants." Proceedings. 2(1), 235–257.'
    assert all_words(citation, "em") == ["Proceedings"]
    element = one(shown, ".academic-publication")
    assert (element["id"], element["data-year"], element["data-type"]) == (
        "pub-noether1918invariants",
        "1918",
        "article-journal",
    )


def test_the_record_stands_above_the_text(site: Site) -> None:
    article = site.article(INVARIANTS)
    assert [child.name for child in article.find_all(recursive=False)][:5] == ["div", "h1", "div", "p", "h2"]
    assert words(one(article, "h1").find_previous_sibling()) == "Publications Journal article, 1918"
    assert words(article.select("h1 ~ p")[0]) == "How it came about: zanzibar."


def test_the_title_is_words_to_the_theme(site: Site) -> None:
    found = site.page(INVARIANTS)
    assert found.title is not None
    assert str(found.title.string) == f"{TITLE} - A small site"
    assert TITLE in all_words(found, ".md-nav__item .md-ellipsis")


def test_a_heading_of_the_page_stays_its_heading(site: Site) -> None:
    article = site.article("publications/ideals")
    assert all_words(article, "h1") == ["Ideals in rings"]
    assert str(article.select("h1 em")) == "[<em>rings</em>]"
    heading = one(article, "h1")
    following = heading.find_next_sibling()
    assert isinstance(following, Tag)
    assert "academic-record" in following["class"]
    assert words(one(article, ".academic-authors")) == "Emmy Noether, Emil Artin"


def test_an_id_is_the_author_of_the_page(site: Site) -> None:
    found = site.page("publications/ideals")
    assert one(found, "aside.academic-profile")["aria-label"] == "About Emil Artin"
    assert one(found, 'meta[name="author"]')["content"] == "Emil Artin"


def test_an_ordinary_page_stays_one(site: Site) -> None:
    article = site.article("publications/about")
    assert article.select(".academic") == []
    assert words(article) == "How I publish Words."


def test_the_page_of_a_talk(site: Site) -> None:
    shown = record(site, "lectures/moscow/index.html")
    assert words(one(shown, ".academic-date")) == "2 Nov 1928"
    assert one(shown, "time")["datetime"] == "1928-11-02"
    assert words(one(site.article("lectures/moscow/index.html"), ".academic-kind")).endswith("Keynote, 1928")
    assert words(one(shown, ".academic-event")) == "The Academy, Moscow"
    assert words(one(shown, ".academic-note")) == "with Pavel Alexandrov"
    assert hrefs(shown, ".academic-actions a") == {"Slides": "../../talks/notes.pdf"}
    assert hrefs(shown, ".academic-facts a") == {"Ideals": "../../publications/ideals/"}
    assert site.file("talks/notes.pdf").read_bytes() == b"%PDF talks"
    assert all_words(shown, ".academic-passage__text") == ["What a ring is."]
    assert one(shown, ".academic-talk")["data-year"] == "1928"


def test_a_record_where_its_author_wants_it(site: Site) -> None:
    article = site.article("talks/far")
    assert all_words(article, "h1") == ["Things to come"]  # Material's own
    assert one(article, "h1").get("class") is None
    assert one(article, ".academic-talk--upcoming .academic-date").get_text() == "May 9998"


def test_the_page_of_a_course_whose_text_has_headings_of_the_first_level(site: Site) -> None:
    article = site.article("teaching/ideals")
    assert all_words(article, "h1") == ["Ideal Theory", "Part"]
    assert words(one(article, ".academic-record")) == "Göttingen"
    assert words(record(site, "teaching/hypercomplex")) == "1 Oct 1927 Seminar"


def test_the_page_of_news_does_not_say_its_text_twice(site: Site) -> None:
    article = site.article("news/1932-09-05-zurich")
    assert words(article) == "To Zürich 5 Sept 1932 I speak there, see it."


def test_news_without_a_title_are_headed_by_their_date(site: Site) -> None:
    assert words(site.article("news/plain")) == "25 Apr 1933 I am on leave."
    assert str(site.page("news/plain").title).startswith("<title>25 Apr 1933")


def test_a_page_that_is_not_published_is_no_record(site: Site) -> None:
    assert words(site.article("news/hidden")) == "Never Not listed."


# Lists ----------------------------------------------------------------------------------------------------------------


def test_lists_lead_to_the_pages(site: Site) -> None:
    article = site.article("publications/index.html")
    assert titles(article) == ["Ideals", TITLE]
    assert hrefs(article, ".academic-title a") == {
        "Ideals": "ideals/",
        TITLE: "../publication/1918-invariants/",
    }
    actions = one(article, "#pub-noether1918invariants .academic-actions")
    assert hrefs(actions)["Link"] == "https://invariants.example.org/"
    assert hrefs(site.article("talks/index.html"), ".academic-title a") == {
        "Things to come": "far/",
        "Rings at large": "../lectures/moscow/",
    }


def test_empty_sections_of_the_cv_are_filled(site: Site) -> None:
    article = site.article("cv")
    shown = {words(one(part, "h2")): titles(part) for part in article.select("section")}
    assert shown == {
        "Education": ["Dr. phil."],
        "Books": ["Ideals"],
        "Publications": [TITLE],
        "Talks": ["Things to come", "Rings at large"],
        "Teaching": ["Group theory", "Ideal theory"],
        "News": ["I am on leave.", "To Zürich"],
    }


def test_an_entry_of_the_cv_leads_to_the_page_of_the_same(site: Site) -> None:
    assert hrefs(site.article("cv"), ".academic-section--teaching a") == {"Ideal theory": "../teaching/ideals/"}


def test_a_directive_shows_the_rest_in_the_same_list(site: Site) -> None:
    article = site.article("teaching/courses")
    assert len(article.select("ol")) == 1
    assert titles(article) == ["Group theory", "Ideal theory", "Hypercomplex numbers Seminar"]


def test_kinds_without_a_section(site: Site) -> None:
    article = site.article("plain")
    assert titles(article) == ["The school", "The school"]
    assert all_words(article, ".academic-note") == ["Boys.", "Boys."]


def test_news_in_a_list_have_the_first_paragraph(site: Site) -> None:
    entry = site.article().select(".academic-entry--news")[1]
    assert words(one(entry, ".academic-note")) == "I speak there, see it."
    assert hrefs(entry) == {"To Zürich": "news/1932-09-05-zurich/"}


def test_search_finds_a_record_once(site: Site) -> None:
    own = [entry for entry in index(site) if entry["location"].startswith("publication/1918")]
    text = " ".join(f"{entry['title']} {entry['text']}" for entry in own)
    assert [entry["location"].partition("#")[2] for entry in own] == ["", "abstract", "later"]
    for once in ("Invariants: variations", "F. Klein", "Forthcoming", "Two theorems", "zanzibar"):
        assert text.count(once) == 1, once
    assert "Slides" not in text


def test_the_library_as_json(site: Site) -> None:
    status, output = export(site.root)
    assert status == 0, output
    library = json.loads(output)
    pages = {work["title"]: work.get("page") for work in library["publications"]}
    assert pages["Ideals"] == "publications/ideals.md"
    assert len(library["publications"]) == 2
    items = {item["page"]: item for item in library["items"]}
    assert len(items) == 9
    invariants = items["publications/1918-07-26-invariants.md"]
    assert invariants["source"] == {"file": "docs/publications/1918-07-26-invariants.md", "line": 2}
    assert invariants["section"] == "Publications"
    assert items["teaching/hypercomplex.md"]["kind"] == "teaching"


# Other sites ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_get_the_title_too(theme: str, tmp_path: Path) -> None:
    site = build(tmp_path, FILES, CONFIG, theme=theme).assert_clean()
    found = one(site.page(INVARIANTS), '[role="main"]')
    assert all_words(found, "h1")[-1].rstrip("¶") == TITLE
    assert all_words(found, ".academic-record h2") == ["Abstract", "Details", "Cite as"]
    heading = one(found, "h1.academic-record__title")
    assert isinstance(heading.find_next_sibling(), Tag)


def test_a_site_of_pages_alone(tmp_path: Path) -> None:
    """academicpages' folders, no CV file."""
    files = {
        "docs/index.md": "\n\n".join(
            ["# Home", *(f"<!-- academic/{name} -->" for name in ("publications", "talks", "teaching"))]
        ),
        "docs/_publications/2009-10-01-one.md": page(
            "title: One\ncollection: publications\nvenue: 'Journal'\npermalink: /publication/one", "Words\n"
        ),
        "docs/_talks/2012-03-01-talk.md": page(
            "title: Two\ncollection: talks\ntype: Talk\nvenue: 'Society'\ndate: 2012-03-01"
        ),
        "docs/_teaching/three.md": page("title: Three\ncollection: teaching\nvenue: School\ndate: 2015-01-01"),
        "docs/publication/four.md": page("title: Four\npublication_types: ['5']\ndate: 2016-01-01"),
    }  # fmt: skip
    site = build(tmp_path, files).assert_clean()
    assert titles(site.article()) == ["Four", "One", "Two", "Three"]
    assert hrefs(site.article(), ".academic-title a") == {
        "One": "publication/one/",
        "Two": "_talks/2012-03-01-talk/",
        "Three": "_teaching/three/",
        "Four": "publication/four/",
    }


def test_pages_that_mkdocs_leaves_out_are_no_records(tmp_path: Path) -> None:
    files = {
        "docs/index.md": "# Home\n\n<!-- academic/talks { view: list } -->\n",
        "docs/talks/in.md": page("title: In\ndate: 1921"),
        "docs/talks/out.md": page("title: Out\ndate: 1922"),
        "docs/talks/draft.md": page("title: Draft\ndate: 1923"),
    }
    config = {"exclude_docs": "talks/out.md\n", "draft_docs": "talks/draft.md\n"}
    site = build(tmp_path, files, config).assert_clean()
    assert titles(site.article()) == ["In"]


def test_a_page_with_a_blank_in_its_name_is_linked(tmp_path: Path) -> None:
    files = {
        "docs/index.md": "# Home\n\n<!-- academic/talks -->\n",
        "docs/talks/Vortrag für alle.md": page("title: Talk\ndate: 1921\nurl: other one.md", "# Talk\n"),
        "docs/talks/other one.md": "# Other\n",
    }
    site = build(tmp_path, files).assert_clean()
    assert hrefs(site.article(), ".academic-title a") == {"Talk": "talks/Vortrag%20f%C3%BCr%20alle/"}
    assert hrefs(site.article(), ".academic-actions a") == {"Link": "talks/other%20one/"}


def test_titles_and_texts_are_never_read_as_html_or_markdown(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> {: .x } `a` [b](javascript:c) \\x02wzxhzdk:0\\x03"
    files = {
        "docs/index.md": "# Home\n\n<!-- academic/publications -->\n",
        "docs/publications/x.md": page(
            f'title: "{hostile}"\nvenue: "{hostile}"\nexcerpt: "{hostile} <img src=x onerror=alert(1)>"\n'
            f"citation: \"{hostile} <a href='javascript:alert(1)'>link</a><iframe src=x></iframe>\"\ndate: 1921",
            "# {{ no }}\n",
        ),
    }
    site = build(tmp_path, files, {"markdown_extensions": ["attr_list"]}, strict=False)
    assert (site.status, site.output.count("WARNING"), site.output.count("[control-character]")) == (0, 4, 4)
    for name in ("publications/x", "index.html"):
        found = site.page(name)
        scripts = [script for script in found.select("script") if "alert" in script.get_text()]
        assert {script.get("type") for script in scripts} <= {"application/ld+json"}
        assert found.select("img[onerror], iframe, [href^=javascript]") == []
        assert re.search("[\x02\x03]", site.text("search/search_index.json")) is None
    assert all_words(site.article("publications/x"), "h1")[0].startswith("<script>alert(1)</script> {: .x } a [b]")


def test_one_report_of_everything(tmp_path: Path) -> None:
    files = {
        "docs/index.md": "# Home\n\n<!-- academic/record -->\n",
        "docs/publications/a.md": page("date: 2024-02-30\ntitle: A\npaperurl: /files/none.pdf"),
        "docs/publications/b.md": page("title: B: C\ndate: 1921"),
        "docs/publications/c.md": page("titel: C\ndate: 1921\nlink: none.md"),
        "docs/talks/d.md": page("date: 1921\ndate: 1922\npermalink: /d/", "Words.\n"),
        "docs/news/e.md": b"---\ntitle: S\xfc\xdf\ndate: 1921\n---\n",
    }
    output = build(tmp_path, files).assert_failed().output
    lines = re.findall(r"(?m)^docs/\S+: \w+\[[\w-]+\].*$", output)
    assert [line.split("]: ")[0] + "]" for line in lines] == [
        "docs/news/e.md:2:9: error[encoding]",
        "docs/publications/a.md:2:7: error[bad-date]",
        "docs/publications/a.md:4:11: warning[missing-file]",
        "docs/publications/b.md:2:9: error[yaml-syntax]",
        "docs/publications/c.md:2:1: error[unknown-key]",
        "docs/publications/c.md:4:7: warning[missing-page]",
        "docs/talks/d.md:2:1: error[missing-title]",
        "docs/talks/d.md:3:1: warning[duplicate-key]",
    ]
    files = {"docs/index.md": files["docs/index.md"]}
    for path in (tmp_path / "docs").rglob("*.md"):
        path.unlink()
    output = build(tmp_path, files, strict=False).output
    assert "docs/index.md:3:1: warning[no-record]" in output


def test_authors_of_a_work_are_no_unknown_author(tmp_path: Path) -> None:
    files = {
        "cv.yml": "cv: {name: Emmy Noether}\n",
        "docs/index.md": "# Home\n",
        "docs/publications/x.md": page("title: X\ndate: 1921\nauthor: [Emil Artin, Emmy Noether]"),
        "docs/talks/y.md": page("title: Y\ndate: 1921\nauthor: Emil Artin and Emmy Noether"),
    }
    site = build(tmp_path, files, academic={"author_profile": True}).assert_clean()
    assert words(one(site.article("publications/x"), ".academic-authors")) == "Emil Artin, Emmy Noether"
    assert words(one(site.article("talks/y"), ".academic-note")) == "with Emil Artin"
    assert one(site.page("publications/x"), "aside")["aria-label"] == "About Emmy Noether"
    assert one(site.page("publications/x"), 'meta[name="author"]')["content"] == "Emil Artin, Emmy Noether"


def test_the_key_that_a_talk_has_from_its_page_is_named_there(tmp_path: Path) -> None:
    cv = "cv:\n  name: Emmy Noether\n  sections:\n    Talks:\n      - {name: Ideals, date: 1921}\n"
    files: dict[str, str | bytes] = {
        "cv.yml": cv + "      - {name: Rings, date: 1922, key: same}\n",
        "docs/index.md": "# Home\n",
        "docs/talks/ideals.md": page("title: Ideals\ndate: 1921-05-01\nkey: same"),
    }
    output = build(tmp_path, files).assert_failed().output
    assert "cv.yml:6:40: warning[same-key]: the key 'same' is taken by the entry in docs/talks/ideals.md:4:6" in output


@pytest.mark.parametrize("language", ["en", "de", "fr", "ru", "ja"])
def test_the_ids_of_a_page_s_headings_are_the_same_in_every_language(tmp_path: Path, language: str) -> None:
    front = f"title: Ideals\ndate: 1921-05-01\nabstract: Of rings.\ncitation: Noether, E. 1921.\nlang: {language}"
    files: dict[str, str | bytes] = {
        "docs/index.md": "[a](publications/ideals.md#abstract) [c](publications/ideals.md#citation)\n",
        "docs/publications/ideals.md": page(front),
    }
    article = build(tmp_path, files, {"validation": {"anchors": "warn"}}).assert_clean().article("publications/ideals")
    assert [heading["id"] for heading in article.select("h2")] == ["abstract", "details", "citation"]
    assert len({words(heading) for heading in article.select("h2")}) == 3


def test_a_publication_in_a_folder_of_its_own_is_said_not_to_be_read(tmp_path: Path) -> None:
    files = {
        "cv.yml": "cv:\n  name: Grace Hopper\n",
        "docs/index.md": "# Home\n",
        "docs/publications/paper/index.md": "---\ntitle: Looms\nauthors: [Grace Hopper]\n---\n",
        "docs/publications/more/index.md": "---\ntitle: More\n---\n\nAn ordinary page.\n",
    }
    site = build(tmp_path, files)
    assert site.status == 0
    assert "docs/publications/paper/index.md: info[not-read]: a publication in a folder of its own" in site.output
    assert "move the file up: publications/paper.md" in site.output
    assert "more/index.md" not in site.output
