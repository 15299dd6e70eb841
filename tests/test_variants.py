"""Variants of a CV: what each shows of the one CV that there is, and in which order."""

from typing import Any

import pytest

from mkdocs_academic.formats.forms import WrongForm
from mkdocs_academic.formats.located_yaml import textual
from mkdocs_academic.model.cv import AnyEntry, Section
from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Occasion, Talk
from mkdocs_academic.variants import find_variant, newest, read_variants, sections_named, vary


def work(key: str, date: str = "", **fields: Any) -> Publication:
    return Publication(key, key, issued=parse_when(date), **fields)


def talk(key: str, date: str = "", **fields: Any) -> Talk:
    return Talk(key, key, (Occasion(when=parse_when(date)),), **fields)


def entry(name: str, date: str = "", kind: str = "entry", **fields: Any) -> Entry:
    return Entry(kind, name, when=parse_when(date), **fields)


CV = [
    Section("Education", "education", (entry("PhD", "1930 – 1934", "education"),)),
    Section("Appointments", "position", (entry("Navy", "1943 – 1986", "position"), entry("Vassar", "1931 – 1943"))),
    Section("Books", "publication", (work("manual", "1946"),)),
    Section("Articles", "publication", (
        work("late", "1981"), work("early", "1952", selected=True), work("draft", status="in_preparation"),
    )),
    Section("Talks", "talk", (talk("keynote", "1981", selected=True), talk("lecture", "1978"))),
    Section("Awards", "award", (entry("Medal", "1991", "award"), entry("Fellow", "1962", "award"))),
    Section("Skills", "skill", (entry("COBOL", kind="skill"), entry("FLOW-MATIC", kind="skill"))),
    Section("Nothing yet", "entry"),
]  # fmt: skip


def shown(**said: Any) -> dict[str, list[str]]:
    (variant,) = read_variants(textual({"one": said})).values()
    return {section.title: names(section.entries) for section in vary(CV, variant)}


def names(entries: Any) -> list[str]:
    return [one.title if isinstance(one, Publication) else one.name for one in entries]


def test_a_variant_that_asks_for_nothing_is_the_cv_without_empty_sections() -> None:
    assert shown() == {section.title: names(section.entries) for section in CV[:-1]}


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        (["talks", "education"], ["Talks", "Education"]),
        ("Books", ["Books"]),
        (["publication"], ["Books", "Articles"]),
        (["books", "publications"], ["Books", "Articles"]),
        (["SKILLS", "experience", "Positions"], ["Skills", "Appointments"]),
        (["no such thing"], []),
    ],
)
def test_sections_are_titles_or_kinds_in_the_order_of_the_variant(asked: Any, titles: list[str]) -> None:
    assert list(shown(sections=asked)) == titles


def test_what_is_excluded_is_not_shown_even_if_it_is_asked_for() -> None:
    assert list(shown(exclude=["publications", "Skills", "Awards"])) == ["Education", "Appointments", "Talks"]
    assert list(shown(sections=["Talks", "Books"], exclude="talks")) == ["Books"]


def test_selected_shows_the_selected_entries_of_sections_that_have_any() -> None:
    found = shown(selected=True)
    assert (found["Articles"], found["Talks"]) == (["early"], ["keynote"])
    assert found["Books"] == ["manual"]
    assert found["Skills"] == ["COBOL", "FLOW-MATIC"]


def test_a_limit_takes_the_newest_in_the_order_of_the_file() -> None:
    found = shown(limit=2)
    assert found["Articles"] == ["late", "draft"]
    assert shown(limit=1)["Articles"] == ["draft"]
    assert shown(limit=1)["Awards"] == ["Medal"]
    assert shown(limit=1)["Skills"] == ["COBOL"]


def test_limits_may_be_one_for_each_section() -> None:
    found = shown(limit={"articles": 1, "award": 1})
    assert (found["Articles"], found["Awards"], found["Talks"]) == (["draft"], ["Medal"], ["keynote", "lecture"])


def test_years_concern_what_has_a_date_but_neither_degrees_nor_positions() -> None:
    found = shown(year="1978-")
    assert found["Articles"] == ["late", "draft"]
    assert (found["Talks"], found["Awards"]) == (["keynote", "lecture"], ["Medal"])
    assert "Books" not in found
    assert (found["Education"], found["Appointments"]) == (["PhD"], ["Navy", "Vassar"])
    assert found["Skills"] == ["COBOL", "FLOW-MATIC"]


def test_years_may_be_said_for_a_section_and_reach_into_a_time() -> None:
    assert shown(year={"positions": "1944-"})["Appointments"] == ["Navy"]
    assert shown(year={"positions": "1943"})["Appointments"] == ["Navy", "Vassar"]
    assert "Education" not in shown(year={"Education": 1991})


def test_of_one_date_the_first_is_kept() -> None:
    entries: list[AnyEntry] = [entry("a", "1950"), entry("b", "1950"), entry("c", "1951")]
    assert names(newest(entries, 2)) == ["a", "c"]


def test_a_title_comes_before_a_kind() -> None:
    assert [section.title for section in sections_named("talks", CV)] == ["Talks"]
    untitled = [*CV, Section("", "talk", (talk("other"),))]
    assert [section.title for section in sections_named("talk", untitled)] == ["Talks", ""]
    assert sections_named("", CV) == []


def test_names_are_made_fit_for_files() -> None:
    found = read_variants({"Two pages": {}, "Curriculum für Länder": None})
    assert [(one.slug, one.stem) for one in found.values()] == [
        ("two-pages", "cv-two-pages"), ("curriculum-fur-lander", "cv-curriculum-fur-lander"),
    ]  # fmt: skip
    assert find_variant("two Pages", found) is found["two-pages"]
    assert find_variant("none", found) is None


def test_the_full_variant_is_there_and_may_be_redefined() -> None:
    full = find_variant("full", {})
    assert full
    assert (full.stem, vary(CV, full)) == ("cv", CV[:-1])
    redefined = find_variant("full", read_variants({"full": {"exclude": "skills"}}))
    assert redefined
    assert redefined.exclude == ("skills",)


def test_what_the_pdf_alone_needs_is_kept() -> None:
    (found,) = read_variants(textual({"us": {"paper": "us-letter", "style": "sans", "pages": 2}})).values()
    assert (found.paper, found.style, found.pages) == ("us-letter", "sans", 2)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"a": {"section": "x"}}, "did you mean 'sections'?"),
        ({"a": {"colour": "red"}}, "choose from: title, sections"),
        ({"a": {"limit": "many"}}, "'limit' should be a number"),
        ({"a": {"limit": {"talks": "0"}}}, "'limit' should be a number"),
        ({"a": {"year": "soon"}}, "'soon' is no year"),
        ({"a": {"selected": "perhaps"}}, "'selected' should be true or false"),
        ({"a": {"sections": [["x"]]}}, "'sections' should be a text"),
        ({"a": "short"}, "should be a mapping"),
        (["short"], "a mapping of names"),
        ({"a b": {}, "a-b": {}}, "would have one file"),
        ({"简历": {}}, "cannot be the name of a file"),
    ],
)
def test_slips_are_refused_with_a_reason(said: Any, message: str) -> None:
    with pytest.raises(WrongForm) as wrong:
        read_variants(said)
    assert message in f"{wrong.value.message}; {wrong.value.hint}"
