"""Lists of publications in their views, and what the script is given for search and filters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import Tag

from .conftest import Site, all_words, build, one, titles, words

CV = """\
cv:
  name: Emmy Noether
  sections:
    Publications:
      - title: Invariante Variationsprobleme
        key: noether1918
        authors: [Emmy Noether]
        journal: Nachrichten
        abbr: NGWG
        date: 1918
        tags: [invariants, "a <b> & c"]
        selected: true
        pdf: https://example.org/1918.pdf
        note: A theorem for physicists.
        award: A *great* theorem
      - title: Über minimale Zerfällungskörper
        key: brauer1927
        authors: [R. Brauer, E. Noether]
        journal: Sitzungsberichte
        date: 1927-03
        language: de
        tags: [algebras]
      - title: Beweis eines Hauptsatzes
        key: brauer1932
        authors: [Richard Brauer, Helmut Hasse, Emmy Noether]
        journal: Journal
        date: 1932
        tags: [algebras, invariants]
        status: accepted
        job_market: true
        selected: true
      - title: Unwritten
        key: unwritten
        status: in_preparation
    Books:
      - {title: Collected Papers, key: papers, publisher: Springer, date: 1983, authors: [Emmy Noether]}
"""
VIEWS = ("list", "compact", "cards", "table")
DIRECTIVES = {
    "plain": "<!-- academic/publications -->",
    "filtered": "<!-- academic/publications { filters: true, search: true, group_by: tag } -->",
    "searched": "<!-- academic/publications { search: true } -->",
    "one": "<!-- academic/publications { keys: [noether1918], filters: true, search: true } -->",
    **{view: f"<!-- academic/publications {{ view: {view} }} -->" for view in VIEWS},
    "ordered": "<!-- academic/publications { type: [book, article], group_by: type } -->",
    "chosen": "\n\n".join(
        f"<!-- academic/publications {{ {what}, view: {view}, filters: true }} -->"
        for view, what in zip(
            VIEWS, ["selected: true", "author: Brauer", "tag: invariants", "section: publications"], strict=True
        )
    ),
}
FILES = {
    "cv.yml": CV,
    "docs/index.md": "# Home\n\nSome [articles](filtered.md?type=article-journal&tag=algebras#pub-noether1918).\n",
    **{f"docs/{name}.md": f"# {name}\n\n{text}\n" for name, text in DIRECTIVES.items()},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("lists"), FILES).assert_clean()


def block(site: Site, name: str) -> Tag:
    return one(site.article(name), ".academic-publications")


def entry(site: Site, name: str, key: str) -> Tag:
    return one(block(site, name), f"#pub-{key}")


# What the script is given ---------------------------------------------------------------------------------------------


def test_a_list_without_filters_has_nothing_for_the_script(site: Site) -> None:
    plain = block(site, "plain")
    assert "data-academic-filter" not in plain.attrs
    assert {name for work in plain.select(".academic-publication") for name in work.attrs} == {
        "class", "id", "data-year", "data-type", "data-page",
    }  # fmt: skip


def test_a_list_with_filters_says_what_they_are_and_shows_no_control(site: Site) -> None:
    filtered = block(site, "filtered")
    told = json.loads(str(filtered["data-academic-filter"]))
    assert [name for name, _ in told["facets"]] == ["type", "tag", "year", "venue", "author", "has"]
    assert told["search"] is True
    assert filtered.select("form, input, button, dialog") == []
    assert titles(filtered)[:2] == ["Invariante Variationsprobleme", "Beweis eines Hauptsatzes"]


def test_an_entry_carries_its_facts_and_at_a_later_place_its_key(site: Site) -> None:
    first, again = block(site, "filtered").select(".academic-publication:-soup-contains('Invariante')")
    facts = {
        "data-tag": "invariants\na <b> & c", "data-venue": "NGWG", "data-author": "Emmy Noether", "data-has": "pdf",
    }  # fmt: skip
    assert {name: value for name, value in first.attrs.items() if name in facts} == facts
    assert ("data-key" in first.attrs, again["data-key"]) == (False, "noether1918")


def test_a_search_alone_needs_no_facts(site: Site) -> None:
    searched = block(site, "searched")
    assert json.loads(str(searched["data-academic-filter"]))["facets"] == []
    assert "data-tag" not in searched.select(".academic-publication")[0].attrs


def test_a_list_of_one_work_has_no_controls(site: Site) -> None:
    assert "data-academic-filter" not in block(site, "one").attrs


def test_the_words_are_those_of_the_page_and_of_the_site(tmp_path: Path) -> None:
    page = "---\nlang: fr\n---\n# Travaux\n\n<!-- academic/publications { filters: type, search: true } -->\n"
    strings = {"filter.clear": "Plus rien"}
    site = build(tmp_path, {"cv.yml": CV, "docs/index.md": page}, academic={"strings": strings}).assert_clean()
    told = json.loads(str(one(site.article(), ".academic-publications")["data-academic-filter"]))
    assert (told["words"]["search"], told["words"]["clear"]) == ("Recherche", "Plus rien")
    assert told["labels"]["type"]["book"] == "Ouvrages"


def test_the_search_of_the_theme_reads_nothing_of_the_controls(site: Site) -> None:
    index = site.text("search/search_index.json")
    assert "Invariante Variationsprobleme" in index
    assert "Narrow by" not in index
    assert "NGWG" in index
    assert "data-" not in index


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_every_theme_gets_the_script_once(tmp_path: Path, theme: str) -> None:
    files = {"cv.yml": CV, "docs/index.md": "# Home\n", "docs/own.js": "1;\n"}
    site = build(tmp_path, files, {"extra_javascript": ["own.js"]}, theme=theme).assert_clean()
    scripts = [str(script.get("src", "")) for script in site.page().select("script")]
    assert [src for src in scripts if src.endswith(("own.js", "academic.js"))] == [
        "own.js",
        "assets/academic/academic.js",
    ]
    assert "document$" in site.text("assets/academic/academic.js")


def test_a_script_of_the_site_replaces_ours(tmp_path: Path) -> None:
    files = {"cv.yml": CV, "docs/index.md": "# Home\n", "docs/assets/academic/academic.js": "/* mine */"}
    site = build(tmp_path, files).assert_clean()
    assert site.text("assets/academic/academic.js") == "/* mine */"


def test_what_is_to_be_copied_brings_the_words_for_its_button(tmp_path: Path) -> None:
    own = '<pre><code data-academic-copy>@book{x}</code></pre><ol class="academic-items"></ol>'
    files = FILES | {"overrides/academic/publications.html": own}
    theme = {"name": "material", "custom_dir": "overrides"}
    site = build(tmp_path, files, theme=theme).assert_clean()
    assert block(site, "plain")["data-academic-copying"] == "Copy\nCopied\nSelected, to be copied with the keyboard"
    assert "data-academic-copying" not in block(site, "compact").attrs


def test_a_page_links_to_a_state_of_a_list(site: Site) -> None:
    (link,) = [link for link in site.article().select("a") if link.text == "articles"]
    assert link["href"] == "filtered/?type=article-journal&tag=algebras#pub-noether1918"


# Views ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_every_work_with_its_id_year_and_type(site: Site, view: str) -> None:
    works = block(site, view).select(".academic-publication")
    assert {str(work["id"]) for work in works} == {
        "pub-noether1918", "pub-brauer1927", "pub-brauer1932", "pub-unwritten", "pub-papers",
    }  # fmt: skip
    assert {str(work["data-year"]) for work in works} == {"1918", "1927", "1932", "1983", ""}
    assert entry(site, view, "papers")["data-type"] == "book"


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_title_authors_venue_status_and_links(site: Site, view: str) -> None:
    work = words(entry(site, view, "brauer1932"))
    assert all(
        text in work for text in ("Beweis eines Hauptsatzes", "Helmut Hasse", "Journal", "Accepted", "Job market")
    )
    assert one(entry(site, view, "noether1918"), ".academic-self").text == "Emmy Noether"
    links = entry(site, view, "noether1918").select(".academic-actions a")
    assert [(link["href"], link["aria-label"]) for link in links] == [
        ("https://example.org/1918.pdf", "PDF: Invariante Variationsprobleme"),
        *[("../publications/noether1918/noether1918.bib", "BibTeX: Invariante Variationsprobleme")] * (view != "list"),
    ]
    assert one(entry(site, view, "brauer1927"), ".academic-title")["lang"] == "de"


@pytest.mark.parametrize("view", ["list", "compact"])
def test_lists_stand_under_their_years(site: Site, view: str) -> None:
    headings = all_words(block(site, view), ".academic-group__title span")
    assert headings == ["In progress", "1983", "1932", "1927", "1918"]
    assert "1927" not in words(one(entry(site, view, "brauer1927"), ".academic-venue"))


def test_a_compact_entry_leaves_notes_out(site: Site) -> None:
    assert "physicists" not in words(entry(site, "compact", "noether1918"))
    assert len(entry(site, "compact", "noether1918").select("p")) == 4


def test_a_card_has_a_picture_or_its_year_for_one(site: Site) -> None:
    cards = block(site, "cards")
    assert all_words(cards, ".academic-teaser") == ["1932", "1983", "1927", "1918", ""]
    assert {str(word["aria-hidden"]) for word in cards.select(".academic-teaser span")} == {"true"}
    assert cards.select("h2, h3") == []
    assert "1927" in words(one(entry(site, "cards", "brauer1927"), ".academic-venue"))


def test_a_table_has_heads_for_its_columns_and_rows(site: Site) -> None:
    table = one(block(site, "table"), "table")
    heads = [(words(head), head["scope"]) for head in table.select("thead th")]
    assert heads == [(name, "col") for name in ("Year", "Title", "Authors", "Published in", "Links")]
    row = entry(site, "table", "brauer1932")
    assert [words(cell) for cell in row.select("th, td")][:3] == [
        "1932", "Beweis eines Hauptsatzes", "Richard Brauer, Helmut Hasse, Emmy Noether",
    ]  # fmt: skip
    assert one(row, "th")["scope"] == "row"
    assert {len(row.select("th, td")) for row in table.select("tr")} == {5}


def test_groups_stand_in_the_order_in_which_they_are_named(site: Site) -> None:
    assert all_words(block(site, "ordered"), ".academic-group__title span") == ["Books", "Journal articles"]


def test_any_choice_of_works_goes_into_any_view_on_one_page(site: Site) -> None:
    lists = site.article("chosen").select(".academic-publications")
    assert [titles(found) for found in lists] == [
        ["Beweis eines Hauptsatzes", "Invariante Variationsprobleme"],
        ["Beweis eines Hauptsatzes", "Über minimale Zerfällungskörper"],
        ["Beweis eines Hauptsatzes", "Invariante Variationsprobleme"],
        ["Beweis eines Hauptsatzes", "Über minimale Zerfällungskörper", "Invariante Variationsprobleme", "Unwritten"],
    ]
    ids = [str(element["id"]) for element in site.article("chosen").select("[id]")]
    assert len(ids) == len(set(ids))
