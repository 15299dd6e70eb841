"""Filters, search and copying as a reader uses them: with a pointer or keys alone, on a desk or on a telephone."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from .conftest import Browser, Visit
from .test_pages import PHONE, WIDE, none_of

BOX = ".academic-facet__option:has(bdi:text-is('{}')) input"
LOOK = ["ask", "lists"]
ALGEBRAS = [
    "Nichtkommutative Algebra",
    "Beweis eines Hauptsatzes in der Theorie der Algebren",
    "Hyperkomplexe Größen und Darstellungstheorie",
    "Über minimale Zerfällungskörper irreduzibler Darstellungen",
    "Hyperkomplexe Systeme in ihren Beziehungen zur kommutativen Algebra und zur Zahlentheorie",
]


def box(text: str) -> list[Any]:
    return ["click", BOX.format(text)]


def looks(browser: Browser, visit: Visit) -> list[Any]:
    """What the steps that look see, of pages with one list that list alone, and every address asked for."""
    (results,) = browser.visit([visit])
    kept = [result for step, result in zip(visit["steps"], results, strict=True) if step in (LOOK, ["address"])]
    return [result[0] if isinstance(result, list) and len(result) == 1 else result for result in kept]


def query(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


# Filters --------------------------------------------------------------------------------------------------------------


def test_a_choice_leaves_what_fits_hides_empty_groups_and_says_how_many(browser: Browser) -> None:
    before, after = looks(browser, {"url": "lists/", "steps": [LOOK, box("algebras"), LOOK]})
    assert (before["said"], before["chips"], len(before["titles"])) == ("14 works", [], 14)
    assert (after["said"], after["chips"], after["role"]) == ("5 of 14 works", ["algebras"], "status")
    assert after["titles"] == ALGEBRAS
    assert after["headings"] == ["Journal articles", "1933", "1932", "1929", "1927", "Conference papers", "1932"]


def test_a_count_is_what_a_choice_would_leave_and_choices_of_one_kind_are_added(browser: Browser) -> None:
    steps = [box("algebras"), LOOK, box("ideals"), LOOK, box("Richard Brauer"), LOOK]
    one, two, three = looks(browser, {"url": "lists/", "steps": steps})
    # Of its own kind each value counts as if nothing were chosen, of the others as if it were added.
    assert (one["counts"]["ideals"], one["counts"]["Richard Brauer"], one["counts"]["Theses"]) == (4, 2, 0)
    assert two["said"] == "8 of 14 works"
    assert (two["counts"]["algebras"], two["counts"]["W. Schmeidler"]) == (5, 1)
    assert (three["said"], three["counts"]["ideals"], three["counts"]["Helmut Hasse"]) == ("2 of 14 works", 0, 1)


def test_facets_are_what_tells_works_apart(browser: Browser) -> None:
    (look,) = looks(browser, {"url": "lists/", "steps": [LOOK]})
    # The owner, who wrote them all, is no choice; R. Brauer is Richard Brauer; few values are words, many are a menu.
    assert look["menus"] == ["Year", "Venue"]
    assert look["counts"] == {
        "Journal articles": 12, "Conference papers": 1, "Theses": 1,
        "algebras": 5, "ideals": 4, "invariants": 4, "fields": 3, "groups": 2, "physics": 1,
        "Richard Brauer": 2, "Helmut Hasse": 1, "W. Schmeidler": 1,
        "PDF": 3, "Code": 1, "Video": 1,
    }  # fmt: skip


def test_a_menu_unfolds_one_at_a_time_and_escape_folds_it(browser: Browser) -> None:
    menu = ".academic-facet > summary"
    steps = [["click", menu, 0], LOOK, ["click", menu, 1], LOOK, box("Mathematische Zeitschrift"), LOOK]
    years, venues, chosen, folded = looks(browser, {"url": "lists/", "steps": [*steps, ["keys", "Escape"], LOOK]})
    assert [name for name in years["options"] if name.isdigit()][:3] == ["1933", "1932", "1929"]
    assert "1933" not in venues["counts"]
    assert venues["counts"]["Mathematische Annalen"] == 5
    assert (chosen["menus"], chosen["said"]) == (["Year", "Venue (1)"], "3 of 14 works")
    assert "Mathematische Annalen" not in folded["counts"]


def test_a_chip_takes_its_choice_away_and_clear_all_takes_every_one(browser: Browser) -> None:
    steps = [box("algebras"), box("ideals"), ["click", ".academic-chip"], LOOK, ["ask", "focus"]]
    steps += [["click", ".academic-status__clear"], LOOK]
    (results,) = browser.visit([{"url": "lists/", "steps": steps}])
    one, focus, none = results[3][0], results[4], results[6][0]
    assert (one["chips"], one["chosen"]) == (["ideals"], ["ideals"])
    assert "academic-chip" in focus["label"]
    assert (none["chips"], none["chosen"], none["said"]) == ([], [], "14 works")
    assert "Clear all" not in none["buttons"]


# Search ---------------------------------------------------------------------------------------------------------------


FOUND = {
    "korper": 3,  # Körper, Funktionenkörpern, Zerfällungskörper
    "ÜBER minimale": 1,
    "math annalen ideal": 2,
    "brauer": 2,
    "preussischen": 1,
    "1918": 2,
    "physics": 1,
    "pdf": 0,
}


def test_a_search_finds_all_words_in_titles_names_venues_years_and_topics(browser: Browser) -> None:
    steps = [step for text in FOUND for step in (["fill", ".academic-search", text], LOOK)]
    found = looks(browser, {"url": "lists/", "steps": steps})
    assert {text: len(look["titles"]) for text, look in zip(FOUND, found, strict=True)} == FOUND
    assert [look["said"] for look in found[-2:]] == [
        "1 of 14 works",
        "Nothing fits. Use fewer words, or take a choice away.",
    ]


# The address ----------------------------------------------------------------------------------------------------------


def test_the_address_has_the_state_and_back_and_forward_go_through_it(browser: Browser) -> None:
    steps = [box("algebras"), box("Journal articles"), ["fill", ".academic-search", "theorie"], ["address"], LOOK]
    steps += [["back"], LOOK, ["address"], ["back"], LOOK, ["address"], ["forward"], LOOK]
    address, all_, one, first, none, start, again = looks(browser, {"url": "lists/", "steps": steps})
    assert query(address) == {"tag": ["algebras"], "type": ["article-journal"], "search": ["theorie"]}
    assert all_["said"] == "2 of 14 works"
    assert (one["chips"], one["search"], query(first)) == (["algebras"], "", {"tag": ["algebras"]})
    assert (none["said"], query(start)) == ("14 works", {})
    assert again["chips"] == ["algebras"]


CLASS = "Nachrichten von der Gesellschaft der Wissenschaften zu Göttingen, Mathematisch-Physikalische Klasse"
ASKED = {
    "tag=algebras,ideals&type=article-journal": ["Journal articles", "algebras", "ideals"],
    "tag=Algebras": ["algebras"],
    "venue=Mathematische+Annalen": ["Mathematische Annalen"],
    "tag=nothing,physics&year=1066&colour=blue": ["physics"],
    "tag=%ZZ&year=%3Cscript%3E": [],
    f"venue={CLASS.replace(' ', '+')}": [CLASS],
}


def test_an_address_brings_its_choices_and_what_nothing_has_is_left_out(browser: Browser) -> None:
    answers = browser.visit([{"url": f"lists/?{asked}", "steps": [LOOK]} for asked in ASKED])
    assert {asked: look["chips"] for asked, ((look,),) in zip(ASKED, answers, strict=True)} == ASKED


def test_a_value_with_a_comma_comes_back_from_the_address(browser: Browser) -> None:
    steps = [["click", ".academic-facet > summary", 1], box(CLASS), box("Mathematische Annalen"), ["address"], LOOK]
    address, before = looks(browser, {"url": "lists/", "steps": steps})
    (after,) = looks(browser, {"url": "lists/?" + urlsplit(address).query, "steps": [LOOK]})
    assert sorted(before["chips"]) == sorted(after["chips"]) == ["Mathematische Annalen", CLASS]


def test_two_lists_of_a_page_are_filtered_apart(browser: Browser) -> None:
    asked = "lists/two/?venue=Mathematische+Annalen&2-year=1918#invariants"
    steps = [LOOK, ["click", BOX.format("1916")], LOOK, ["address"]]
    before, after, address = looks(browser, {"url": asked, "steps": steps})
    assert [one["said"] for one in before] == ["2 of 8 works", "1 of 4 works"]
    assert [one["said"] for one in after] == ["2 of 8 works", "2 of 4 works"]
    assert query(address) == {"venue": ["Mathematische Annalen"], "2-year": ["1918,1916"]}
    assert urlsplit(address).fragment == "invariants"


def test_a_work_in_two_groups_is_counted_once(browser: Browser) -> None:
    first, _ = looks(browser, {"url": "lists/two/?venue=Mathematische+Annalen", "steps": [LOOK]})[0]
    assert first["said"] == "2 of 8 works"
    assert len(first["titles"]) == 3


def test_a_link_to_a_hidden_work_clears_the_filters(browser: Browser) -> None:
    asked, work = "lists/?tag=algebras", "pub-noether1918gleichungen"
    heading = ".md-sidebar--secondary a.md-nav__link[href='#thesis']"
    steps = [["follow", work], LOOK, ["ask", "where", work], ["address"]]
    followed, address = looks(browser, {"url": asked, "steps": steps})
    (results,) = browser.visit([{"url": asked, "steps": steps}])
    assert (followed["said"], query(address), urlsplit(address).fragment) == ("14 works", {}, work)
    assert results[2]["seen"]
    (clicked,) = looks(browser, {"url": asked, "steps": [["click", heading], LOOK]})
    assert clicked["said"] == "14 works"
    (loaded,) = looks(browser, {"url": f"{asked}#{work}", "steps": [LOOK]})
    assert loaded["said"] == "14 works"
    kept, address = looks(browser, {"url": "lists/#thesis", "steps": [box("algebras"), LOOK, ["address"]]})
    assert (kept["said"], urlsplit(address).fragment) == ("5 of 14 works", "")


# Keys alone, telephones, no scripts -----------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_is_done_with_keys_alone(browser: Browser, scheme: str) -> None:
    steps = [["reach", "Title, author"], ["keys", *"brauer"], LOOK, ["reach", "algebras"], ["keys", "Space"], LOOK]
    steps += [
        ["reach", "Year"],
        ["keys", "Enter"],
        ["reach", "1932"],
        ["keys", "Space"],
        LOOK,
        ["keys", "Escape"],
        LOOK,
    ]
    steps += [["reach", "Remove: algebras"], ["keys", "Enter"], LOOK, ["reach", "Clear all"], ["keys", "Enter"], LOOK]
    typed, chosen, year, folded, removed, cleared = looks(browser, {"url": "lists/", "scheme": scheme, "steps": steps})
    assert (typed["said"], chosen["chosen"]) == ("2 of 14 works", ["algebras"])
    assert (year["said"], folded["menus"]) == ("1 of 14 works", ["Year (1)", "Venue"])
    assert removed["chips"] == ["1932"]
    assert (cleared["said"], cleared["search"]) == ("14 works", "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_telephone_the_filters_are_in_a_sheet(browser: Browser, scheme: str) -> None:
    opener, show = ".academic-filter__open", ".academic-sheet__show"
    steps = [LOOK, ["click", opener], LOOK, ["ask", "overflow"], ["axe"], box("algebras"), LOOK, ["click", show], LOOK]
    steps += [["ask", "focus"], ["keys", "Enter"], LOOK, ["keys", "Escape"], LOOK]
    (results,) = browser.visit([{"url": "lists/", "width": PHONE, "scheme": scheme, "steps": steps}])
    folded, opened, chosen, shown, again, escaped = [
        one[0] for step, one in zip(steps, results, strict=True) if step == LOOK
    ]
    assert (folded["counts"], folded["buttons"]) == ({}, ["Filter"])
    assert opened["counts"]["algebras"] == 5
    assert "Show the works (14)" in opened["buttons"]
    assert "Show the works (5)" in chosen["buttons"]
    assert (shown["counts"], shown["chips"]) == ({}, ["algebras"])
    assert "Filter (1)" in shown["buttons"]
    assert "academic-filter__open" in results[9]["label"]
    assert (again["chosen"], escaped["counts"]) == (["algebras"], {})
    over, axe = results[3], results[4]
    none_of([*over["beyond"], *over["clipped"], *(one["rule"] for one in axe["found"] if one["ours"])])


def test_axe_finds_nothing_in_controls_that_are_in_use(browser: Browser) -> None:
    steps = [["click", ".academic-facet > summary", 1], box("algebras"), ["axe"], ["ask", "overflow"], ["tab"]]
    visits: list[Visit] = [{"url": "lists/", "scheme": scheme, "steps": steps} for scheme in ("light", "dark")]
    for _, _, axe, over, stops in browser.visit(visits):
        none_of([f"{one['rule']} at {one['label']}: {one['summary']}" for one in axe["found"] if one["ours"]])
        none_of([*over["beyond"], *over["clipped"]])
        none_of(
            f"no outline at {stop['label']}" for stop in stops if stop["ours"] and stop["outline"]["style"] != "solid"
        )


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_without_scripts_the_whole_list_stands_there_and_nothing_dead(browser: Browser, width: int) -> None:
    steps = [LOOK, ["ask", "overflow"]]
    (look,) = looks(browser, {"url": "lists/?tag=algebras", "width": width, "js": False, "steps": steps})
    assert (len(look["titles"]), look["controls"], look["buttons"]) == (14, 0, [])
    assert look["headings"][:3] == ["Journal articles", "1933", "1932"]


# Copying --------------------------------------------------------------------------------------------------------------

WORK = "#pub-noether1918variationsprobleme"
BIBTEX = "@article{noether1918variationsprobleme,\n"


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_bibtex_is_copied_and_it_is_said(browser: Browser, width: int) -> None:
    steps = [["ask", "copies"], ["click", f"{WORK} details[data-academic-copy] > summary"], ["ask", "copies"]]
    steps += [["click", f"{WORK} .academic-copy__button"], ["see", ".academic-copy__said", "Copied"], ["clipboard"]]
    steps += [["axe"], ["ask", "overflow"]]
    (results,) = browser.visit([{"url": "lists/", "width": width, "steps": steps}])
    before, after, copied, axe, over = results[0], results[2], *results[5:]
    assert before == []
    assert after == [{"text": "Copy", "name": "Copy: Invariante Variationsprobleme", "role": "status", "said": ""}]
    assert copied.startswith(BIBTEX)
    assert copied.endswith("}\n")
    none_of([one["rule"] for one in axe["found"] if one["ours"]] + over["beyond"])


@pytest.mark.parametrize(
    ("page", "begin"),
    [
        ("lists/publications/noether1918variationsprobleme/", BIBTEX),
        ("hopper/publications/the-education-of-a-computer/", "@inproceedings{hopper1952education,\n"),
    ],
    ids=["made", "written"],
)
def test_bibtex_is_copied_on_the_page_of_a_work(browser: Browser, page: str, begin: str) -> None:
    steps = [["ask", "copies"], ["click", ".academic-copy__button"], ["clipboard"]]
    ((buttons, _, copied),) = browser.visit([{"url": page, "steps": steps}])
    assert len(buttons) == 1
    assert copied.startswith(begin)


def test_bibtex_is_copied_with_keys_alone_and_selected_where_copying_is_refused(browser: Browser) -> None:
    steps = [["refuse"], ["reach", "BibTeX: Invariante"], ["keys", "Enter"], ["reach", "Copy: Invariante"]]
    steps += [["keys", "Enter"], ["ask", "copies"], ["selection"]]
    (results,) = browser.visit([{"url": "lists/", "steps": steps}])
    assert results[5][0]["said"] == "Selected, to be copied with the keyboard"
    assert results[6].startswith(BIBTEX)


def test_a_search_reads_abstracts_and_neither_bibtex_nor_buttons(browser: Browser) -> None:
    found = {"conservation": 1, "bibtex": 0, "abstract": 0, "langid": 0}
    steps = [step for text in found for step in (["fill", ".academic-search", text], LOOK)]
    seen = looks(browser, {"url": "lists/", "steps": steps})
    assert {text: len(look["titles"]) for text, look in zip(found, seen, strict=True)} == found
