"""One entry of a list: its names and marks, its badges, its picture, what unfolds, and the files that are its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import Tag

from .conftest import PNG, Site, all_words, build, one, words

CV = """\
cv:
  name: Emmy Noether
  sections:
    Publications:
      - title: With everybody in it
        key: everybody
        authors:
          - A. Abel*
          - B. Bolzano*
          - {name: C. Cauchy, url: "https://example.org/cauchy"}
          - D. Dedekind
          - {name: E. Euler, url: "https://example.org/euler", marks: [student]}
          - F. Frobenius
          - Emmy Noether
          - G. Gauss
          - H. Hilbert
          - {name: "סופיה ק", marks: [equal]}
          - {name: Z. Zermelo, corresponding: true, marks: ["<b>field</b> work"]}
          - et al.
        journal: Annals of Everything
        date: 2021-05
        license: CC-BY-4.0
        award: [Best *Paper*]
        pdf: https://example.org/x.pdf
        model: https://example.org/m
        openreview: abc
        abstract: |
          A first paragraph with <script>alert(1)</script> and *words*.

          A second one.
      - title: A retracted work
        key: withdrawn
        authors: [Emmy Noether, "K. Klein†"]
        journal: Annals
        date: 2020
        status: retracted
        open_access: gold
      - title: Quiet
        key: quiet
        authors: [Emmy Noether]
        date: 2019
        bibtex_show: false
"""
FILES = {
    "cv.yml": CV,
    "docs/index.md": "# Works\n\n<!-- academic/publications -->\n\n## Again\n\n"
    "<!-- academic/publications { keys: everybody, group_by: none } -->\n",
    "docs/cv.md": "# CV\n\n<!-- academic/cv -->\n",
    "docs/section.md": "# Section\n\n<!-- academic/section { name: Publications } -->\n",
    "docs/papers/everybody.slides.pdf": b"%PDF-1.4\n",
    "docs/papers/Everybody.pdf": b"%PDF-1.4\n",
    "docs/papers/withdrawn.mp4": b"\0",
    "docs/papers/withdrawn.png": PNG,
    "docs/papers/quite.pdf": b"%PDF-1.4\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("entry"), FILES, academic={"max_authors": 5}).assert_clean()


@pytest.fixture(scope="module")
def work(site: Site) -> Tag:
    return one(site.page(), "#pub-everybody")


# Names ----------------------------------------------------------------------------------------------------------------


def test_a_long_list_keeps_the_first_the_owner_and_the_last_and_unfolds_without_a_script(work: Tag) -> None:
    authors = one(work, ".academic-authors")
    first, second = authors.select("details.academic-fold")
    assert all_words(authors, "summary") == ["… 3 more …", "… 3 more …"]
    assert words(first).endswith("D. Dedekind, E. Euler+ (supervised student), F. Frobenius")
    assert one(first, "a")["href"] == "https://example.org/euler"
    assert one(first, "summary")["aria-label"] == "3 more authors: With everybody in it"
    assert words(one(second, "bdi")) == "סופיה ק"
    for details in (first, second):
        details.extract()
    assert words(authors) == (
        "A. Abel* (equal contribution), B. Bolzano* (equal contribution), C. Cauchy, , Emmy Noether, , "
        "Z. Zermeloa (<b>field</b> work)✉\ufe0e (corresponding author) and others"
    )


def test_signs_are_hidden_from_screen_readers_and_their_words_are_not(work: Tag) -> None:
    for mark in work.select(".academic-mark[title]"):
        assert one(mark, "[aria-hidden=true]")
        assert words(one(mark, ".academic-hidden")) == f"({mark['title']})"


def test_the_legend_explains_what_occurs_once_below_the_list(site: Site) -> None:
    article = site.article()
    legend = one(article, ".academic-legend")
    assert all_words(legend, ".academic-legend__mark") == [
        "* equal contribution", "+ supervised student", "a <b>field</b> work", "✉\ufe0e corresponding author"
    ]  # fmt: skip
    first = article.select(".academic-publications")[0]
    assert legend in first.select(":scope > :last-child > .academic-legend")
    assert words(one(article, "#pub-withdrawn .academic-mark")) == "†"


@pytest.mark.parametrize("page", ["cv", "section"])
def test_a_section_has_its_legend(site: Site, page: str) -> None:
    assert len(site.article(page).select(".academic-section > .academic-legend .academic-legend__mark")) == 4


@pytest.mark.parametrize(("limit", "folds"), [(False, 0), (11, 0), (10, 2), (None, 2)])
def test_how_many_authors_stay_is_an_option(limit: object, folds: int, tmp_path: Path) -> None:
    site = build(tmp_path, FILES, academic={} if limit is None else {"max_authors": limit}).assert_clean()
    assert len(one(site.page(), "#pub-everybody").select(".academic-fold")) == folds


@pytest.mark.parametrize("limit", [0, -1, True, "ten", 2.5])
def test_a_number_of_authors_that_is_none_ends_the_build(limit: object, tmp_path: Path) -> None:
    site = build(tmp_path, FILES, academic={"max_authors": limit}).assert_failed()
    assert "max_authors" in site.output
    assert "Expected a number from 1 on, or false" in site.output


# Badges, buttons, what unfolds ----------------------------------------------------------------------------------------


def test_badges_are_text(site: Site, work: Tag) -> None:
    assert all_words(work, ".academic-badge") == ["Best Paper", "Open access, CC BY 4.0"]
    withdrawn = one(site.page(), "#pub-withdrawn")
    assert all_words(withdrawn, ".academic-badge") == ["Retracted", "Open access"]
    assert one(withdrawn, "[data-status=retracted]")


def test_buttons_then_abstract_and_bibtex_stand_in_one_row(work: Tag) -> None:
    row = one(work, ".academic-actions")
    shown = [one(child, "summary") if child.name == "details" else child for child in row.find_all(recursive=False)]
    assert list(map(words, shown)) == ["PDF", "Model", "OpenReview", "Slides", "Abstract", "BibTeX"]
    assert one(row, "a:nth-of-type(2)")["href"] == "https://example.org/m"


def test_an_abstract_has_its_paragraphs_and_no_html_of_its_own(work: Tag) -> None:
    abstract = one(work, ".academic-details--abstract")
    assert all_words(abstract, "p") == [
        "A first paragraph with <script>alert(1)</script> and words.", "A second one."
    ]  # fmt: skip
    assert all_words(abstract, "em") == ["words"]
    assert not abstract.select("script")


def test_bibtex_is_there_unless_the_work_says_not(site: Site, work: Tag) -> None:
    assert one(work, ".academic-details--bibtex code").get_text().startswith("@article{everybody,")
    assert not one(site.page(), "#pub-quiet").select("details, .academic-actions")


def test_the_cv_has_neither_pictures_nor_what_unfolds_and_a_section_has(site: Site) -> None:
    cv, section = site.article("cv"), site.article("section")
    assert not cv.select(".academic-details, .academic-thumb")
    assert cv.select(".academic-fold")
    assert len(section.select(".academic-details--bibtex")) == 2
    assert section.select(".academic-thumb")


@pytest.mark.parametrize(
    ("count", "pages", "bibtex", "abstracts"), [(500, False, 500, 500), (501, False, 0, 501), (501, True, 0, 0)]
)
def test_a_very_long_list_has_no_bibtex_and_keeps_abstracts_that_stand_nowhere_else(
    count: int, pages: bool, bibtex: int, abstracts: int, tmp_path: Path
) -> None:
    entries = "".join(f"      - {{title: Work {number}, date: 1920, abstract: Short.}}\n" for number in range(count))
    cv = f"cv:\n  name: Emmy Noether\n  sections:\n    Publications:\n{entries}"
    files = {"cv.yml": cv, "docs/index.md": "# Works\n\n<!-- academic/publications -->\n"}
    options = {"publication_pages": pages, "downloads": False}
    html = build(tmp_path, files, academic=options).assert_clean().text("index.html")
    assert html.count("academic-details--bibtex") == bibtex
    assert html.count("academic-details--abstract") == abstracts


def test_where_bibtex_does_not_unfold_a_button_leads_to_its_file(tmp_path: Path) -> None:
    views = "".join(f"<!-- academic/publications {{ view: {view} }} -->\n\n" for view in ("table", "cards", "compact"))
    site = build(tmp_path, FILES | {"docs/views.md": f"# Views\n\n{views}"}).assert_clean()
    for block in site.article("views").select(".academic-publications"):
        links = [link for link in block.select(".academic-actions a") if words(link) == "BibTeX"]
        # The one with `bibtex_show: false` has none.
        assert [link["aria-label"] for link in links] == ["BibTeX: With everybody in it", "BibTeX: A retracted work"]
        for link in links:
            file = (site.folder / "views" / str(link["href"])).resolve()
            assert file.read_text("utf-8").startswith("@article{")


def test_a_very_long_list_leads_to_bibtex(tmp_path: Path) -> None:
    entries = "".join(f"      - {{title: Work {number}, key: k{number}, date: 1920}}\n" for number in range(501))
    cv = f"cv:\n  name: Emmy Noether\n  sections:\n    Publications:\n{entries}"
    page = "# Works\n\n<!-- academic/publications -->\n"
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": "# Home\n", "docs/works.md": page}).assert_clean()
    links = [link for link in site.article("works").select(".academic-actions a") if words(link) == "BibTeX"]
    assert [link["href"] for link in links] == [f"../publications/k{number}/k{number}.bib" for number in range(501)]
    assert site.file("publications/k500/k500.bib").is_file()


def test_the_search_reads_each_word_once_and_no_button(tmp_path: Path) -> None:
    site = build(tmp_path, FILES, academic={"max_authors": 5, "publication_pages": False}).assert_clean()
    index = json.loads(site.text("search/search_index.json"))
    text = " ".join(entry["text"] for entry in index["docs"] if entry["location"].startswith("section"))
    for word in ("Frobenius", "second one", "Annals of Everything"):
        assert text.count(word) == 1, word
    for word in ("more", "equal contribution", "field", "@article", "BibTeX", "OpenReview"):
        assert word not in text, word


# Files of its own -----------------------------------------------------------------------------------------------------


def test_files_under_the_key_are_found_whatever_their_capitals(site: Site, work: Tag) -> None:
    links = {words(link): str(link["href"]) for link in work.select(".academic-actions > a")}
    assert links["Slides"] == "papers/everybody.slides.pdf"
    assert links["PDF"] == "https://example.org/x.pdf"  # what is written wins
    assert site.file(links["Slides"]).is_file()


def test_a_file_that_is_kept_out_of_the_site_is_nobody_s(tmp_path: Path) -> None:
    cv = CV.replace("bibtex_show: false", "slides: papers/talk.pdf")
    hidden = FILES | {"cv.yml": cv, "docs/papers/quiet.pdf": b"%PDF-1.4 hidden", "docs/papers/talk.pdf": b"%PDF-1.4"}
    site = build(tmp_path, hidden, {"exclude_docs": "papers/quiet.pdf\npapers/talk.pdf\n"})
    assert site.status == 1  # a warning under --strict, and the pages are there
    assert "cv.yml:42:17: warning[excluded-file]: 'papers/talk.pdf' is kept out of the site" in site.output
    assert site.output.count("WARNING") == 1
    assert not list(site.folder.rglob("quiet*.pdf"))
    assert not one(site.page(), "#pub-quiet").select(".academic-actions > a")


def test_a_film_has_its_picture(site: Site) -> None:
    withdrawn = one(site.page(), "#pub-withdrawn")
    film = one(withdrawn, "a.academic-film > video.academic-thumb")
    assert (film["src"], film["poster"], film["preload"]) == ("papers/withdrawn.mp4", "papers/withdrawn.png", "none")
    assert one(site.article("section"), "video.academic-thumb")["src"] == "../papers/withdrawn.mp4"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://name:word@example.org/x.png"])
def test_a_picture_with_an_address_that_is_no_address_is_refused(address: str, tmp_path: Path) -> None:
    cv = CV.replace("key: quiet", f'key: quiet\n        preview: "{address}"')
    assert "unsafe-link" in build(tmp_path, FILES | {"cv.yml": cv}).assert_failed().output


def test_a_picture_on_another_site_is_shown(tmp_path: Path) -> None:
    cv = CV.replace("key: quiet", 'key: quiet\n        preview: "https://example.org/a.mp4?x=1"')
    site = build(tmp_path, FILES | {"cv.yml": cv}).assert_clean()
    assert one(site.page(), "#pub-quiet video")["src"] == "https://example.org/a.mp4?x=1"


def test_how_many_files_were_found_is_told_once(site: Site) -> None:
    assert site.output.count("4 files of docs/papers belong to works, 1 to none") == 1
    assert "no work has the key of 'quite.pdf'" in site.output
    assert "there is the key 'quiet'" in site.output


# Pages of their own ---------------------------------------------------------------------------------------------------

PAGE = """\
---
title: "Invariants"
authors: [admin, Felix Klein, David Hilbert]
author_notes: ["Equal contribution", "Equal contribution", "Visiting"]
date: 1918-07-26
publication: "*Annals*"
hugoblox:
  ids: {doi: 10.5555/x, openreview: abc, zenodo: "123"}
links:
  - {type: pdf, url: "https://example.org/x.pdf"}
  - {type: dataset, url: "https://example.org/data"}
  - {type: custom, name: Our page, url: "https://example.org/our"}
---
Words.
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = {
        "cv.yml": "cv:\n  name: Emmy Noether\n",
        "docs/index.md": "# Works\n\n<!-- academic/publications -->\n",
        "docs/publications/invariants.md": PAGE,
    }
    return build(tmp_path_factory.mktemp("pages"), files).assert_clean()


@pytest.mark.parametrize("page", ["index.html", "publications/invariants"])
def test_notes_on_authors_of_hugoblox_are_marks(pages: Site, page: str) -> None:
    article = pages.article(page)
    assert [words(mark) for mark in article.select(".academic-authors .academic-mark [aria-hidden]")] == ["*", "*", "a"]
    assert all_words(article, ".academic-legend__mark") == ["* equal contribution", "a Visiting"]


def test_ids_and_links_of_hugoblox_are_buttons(pages: Site) -> None:
    links = {words(link): str(link["href"]) for link in pages.article().select(".academic-actions > a")}
    assert links == {
        "PDF": "https://example.org/x.pdf",
        "DOI": "https://doi.org/10.5555/x",
        "Data": "https://example.org/data",
        "Our page": "https://example.org/our",
        "OpenReview": "https://openreview.net/forum?id=abc",
        "Zenodo": "https://zenodo.org/records/123",
    }
