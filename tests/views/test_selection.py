"""Which records a list shows, in which order and under which headings."""

from typing import Any

import pytest

from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.names import Person, parse_name
from mkdocs_academic.model.publication import Author, Publication, Version
from mkdocs_academic.model.talk import Occasion, Talk
from mkdocs_academic.views.selection import Choice, Group, anchor, choose, group, read_years, unmet
from mkdocs_academic.views.words import Words

WORDS = Words("en")


def work(key: str, date: str = "", authors: str = "", **fields: Any) -> Publication:
    people = tuple(Author(parse_name(name)) for name in authors.split(" & ") if name)
    return Publication(fields.pop("title", key), key, people, issued=parse_when(date), **fields)


def talk(key: str, date: str = "", speakers: str = "", **fields: Any) -> Talk:
    people = tuple(Author(parse_name(name)) for name in speakers.split(" & ") if name)
    return Talk(key, key, (Occasion(when=parse_when(date)),), speakers=people, **fields)


WORKS = [
    work("old", "1934", "Grace Hopper", type="thesis", tags=("Algebra",), section="Theses"),
    work(
        "mid",
        "1952-05",
        "G. Hopper & Howard Aiken",
        type="paper-conference",
        tags=("compilers",),
        journal="*ACM*",
        versions=(Version(key="earlier:mid/x"),),
    ),
    work("new", "1981", "Howard Aiken", type="article-journal", journal="Annals", abbr="Ann", selected=True),
    work("draft", "", "Jean Bartik", type="article", status="submitted", tags=("compilers", "algebra")),
    work("none", "", "", type="document"),
]


def keys(*records: Any, **choice: Any) -> list[str]:
    return [record.key for record in choose(records or WORKS, Choice(**{"order": "file"} | choice))]


@pytest.mark.parametrize(
    ("choice", "chosen"),
    [
        ({}, ["old", "mid", "new", "draft", "none"]),
        ({"type": ("thesis",)}, ["old"]),
        ({"type": ("phdthesis", "inproceedings")}, ["old", "mid"]),
        ({"year": ((1952, 1952),)}, ["mid"]),
        ({"year": ((1934, 1952),)}, ["old", "mid"]),
        ({"year": ((0, 1934), (1981, 9999))}, ["old", "new"]),
        ({"author": ("Hopper",)}, ["old", "mid"]),
        ({"author": ("Grace Hopper",)}, ["old", "mid"]),
        ({"author": ("George Aiken",)}, []),
        ({"author": ("Aiken", "Bartik")}, ["mid", "new", "draft"]),
        ({"tag": ("ALGEBRA",)}, ["old", "draft"]),
        ({"tag": ("algebra", "compilers")}, ["old", "mid", "draft"]),
        ({"venue": ("acm",)}, ["mid"]),
        ({"venue": ("ANN",)}, ["new"]),
        ({"status": ("submitted",)}, ["draft"]),
        ({"status": ("Under Submission",)}, ["draft"]),
        ({"section": ("theses",)}, ["old"]),
        ({"selected": True}, ["new"]),
        ({"selected": False}, ["old", "mid", "draft", "none"]),
        ({"limit": 2}, ["old", "mid"]),
        ({"keys": ("NEW", "old", "nobody")}, ["new", "old"]),
        ({"keys": ("Earlier:mid/x", "old")}, ["mid", "old"]),
        ({"type": ("article-journal",), "author": ("Hopper",)}, []),
    ],
)
def test_filters(choice: dict[str, Any], chosen: list[str]) -> None:
    assert keys(**choice) == chosen


def test_what_no_record_has_is_named_with_what_there_is() -> None:
    people = {"noether": Person([parse_name("Emmy Noether")])}
    choice = Choice(keys=("old", "nwe"), author=("noether", "Aiken", "Turing"), tag=("Algbra",), venue=("ann",),
                    section=("Books",), status=("accepted",), type=("book",))  # fmt: skip
    found = {(option, value): known for option, value, known in unmet(WORKS, choice, people)}
    assert found == {
        ("keys", "nwe"): ["draft", "earlier:mid/x", "mid", "new", "none", "old"],
        ("author", "Turing"): ["G. Hopper", "Grace Hopper", "Howard Aiken", "Jean Bartik"],
        ("tag", "Algbra"): ["Algebra", "algebra", "compilers"],
        ("section", "Books"): ["Theses"],
    }


@pytest.mark.parametrize(
    ("order", "chosen"),
    [
        ("newest", ["new", "mid", "old", "draft", "none"]),
        ("file", ["old", "mid", "new", "draft", "none"]),
        ("title", ["draft", "mid", "new", "none", "old"]),
    ],
)
def test_orders(order: str, chosen: list[str]) -> None:
    assert keys(order=order) == chosen


def test_the_oldest_first() -> None:
    assert keys(order="oldest", year=((0, 9999),)) == ["old", "mid", "new"]


def test_equal_dates_keep_the_order_of_the_file_both_ways() -> None:
    records = [work("b", "2020"), work("a", "2020"), work("c", "2020")]
    assert keys(*records, order="newest") == keys(*records, order="oldest") == ["b", "a", "c"]


def test_titles_sort_without_accents_capitals_and_emphasis() -> None:
    records = [work("3", title="*Ölpreise*"), work("1", title="élan"), work("2", title="Energy"), work("4", title="Öl")]
    assert keys(*records, order="title") == ["1", "2", "4", "3"]


def test_the_limit_counts_after_the_order() -> None:
    assert keys(order="newest", limit=1) == ["new"]


def test_an_id_of_a_person_stands_for_all_their_names() -> None:
    people = {"grace": Person([parse_name("Grace Hopper"), parse_name("Grace Murray")])}
    records = [work("a", authors="G. Murray"), work("b", authors="G. Hopper"), work("c", authors="G. Aiken")]
    assert [record.key for record in choose(records, Choice(author=("grace",), order="file"), people)] == ["a", "b"]


def test_an_orcid_finds_its_author() -> None:
    author = Author(parse_name("G. Hopper"), orcid="0000-0002-1825-0097")
    records = [Publication("a", "a", (author,)), work("b", authors="G. Hopper")]
    assert keys(*records, author=("0000-0002-1825-0097",)) == ["a"]


@pytest.mark.parametrize(
    ("choice", "chosen"),
    [
        ({"kind": ("keynote",)}, ["a"]),
        ({"kind": ("Keynote lecture",)}, ["a"]),
        ({"kind": ("fireside CHAT",)}, ["b"]),
        ({"author": ("Aiken",)}, ["b"]),
        ({"year": ((1978, 1978),)}, ["a"]),
    ],
)
def test_filters_of_talks(choice: dict[str, Any], chosen: list[str]) -> None:
    talks = [talk("a", "1978-06", kind="keynote"), talk("b", "1985", "Howard Aiken", kind_text="Fireside chat")]
    assert keys(*talks, **choice) == chosen


def titles(groups: list[Group[Any]]) -> list[tuple[str, list[str]]]:
    return [(one.title, [getattr(record, "key", "") or record.name for record in one.records]) for one in groups]


@pytest.mark.parametrize(
    ("level", "found"),
    [
        ("none", [("", ["old", "mid", "new", "draft", "none"])]),
        (
            "year",
            [
                ("In progress", ["draft"]),
                ("1981", ["new"]),
                ("1952", ["mid"]),
                ("1934", ["old"]),
                ("Undated", ["none"]),
            ],
        ),
        (
            "type",
            [
                ("Journal articles", ["new"]),
                ("Conference papers", ["mid"]),
                ("Theses", ["old"]),
                ("Preprints and working papers", ["draft"]),
                ("Other", ["none"]),
            ],
        ),
        ("venue", [("ACM", ["mid"]), ("Annals", ["new"]), ("Other", ["old", "draft", "none"])]),
        ("tag", [("Algebra", ["old", "draft"]), ("compilers", ["mid", "draft"]), ("Other", ["new", "none"])]),
        ("section", [("Theses", ["old"]), ("Other", ["mid", "new", "draft", "none"])]),
    ],
)
def test_groups(level: str, found: list[tuple[str, list[str]]]) -> None:
    assert titles(group(WORKS, [level], WORDS)) == found


def test_years_run_upwards_where_the_oldest_comes_first() -> None:
    assert [title for title, _ in titles(group(WORKS, ["year"], WORDS, True))][:3] == ["1934", "1952", "1981"]


@pytest.mark.parametrize(
    ("level", "named", "found"),
    [
        ("type", ("phdthesis", "misc", "article"), ["Theses", "Other", "Journal articles"]),
        ("type", ("article-journal",), ["Journal articles", "Conference papers"]),
        ("tag", ("compilers", "ALGEBRA"), ["compilers", "Algebra"]),
        ("venue", ("Annals", "acm"), ["Annals", "ACM"]),
        ("status", ("published", "Under Submission"), ["Published", "Submitted"]),
        ("section", ("theses",), ["Theses", "Other"]),
    ],
)
def test_groups_stand_in_the_order_in_which_a_choice_names_them(
    level: str, named: tuple[str, ...], found: list[str]
) -> None:
    asked: dict[str, Any] = {level: named}
    groups = group(WORKS, [level], WORDS, choice=Choice(**asked))
    assert [one.title for one in groups][: len(found)] == found


def test_records_of_one_date_keep_the_order_of_the_file_in_every_group() -> None:
    works = [work(key, "2020", type=kind) for key, kind in zip("abcdef", ["book", "thesis"] * 3, strict=True)]
    for order in ("newest", "oldest", "file"):
        chosen = choose(works, Choice(order=order))
        (year,) = group(chosen, ["year", "type"], WORDS)
        assert titles(year.groups) == [("Books", ["a", "c", "e"]), ("Theses", ["b", "d", "f"])]


def test_groups_in_groups() -> None:
    years = group([work("a", "2020", type="book"), work("b", "2020", type="thesis")], ["year", "type"], WORDS)
    assert [(one.title, one.records) for one in years] == [("2020", [])]
    assert titles(years[0].groups) == [("Books", ["a"]), ("Theses", ["b"])]


def test_every_record_stands_somewhere_at_every_level() -> None:
    for level in ("year", "type", "venue", "tag", "status", "section", "none"):
        shown = {key for _, found in titles(group(WORKS, [level], WORDS)) for key in found}
        assert shown == {"old", "mid", "new", "draft", "none"}


def test_a_year_is_a_number_and_other_headings_are_words() -> None:
    groups = group(WORKS, ["year"], WORDS)
    assert [(one.id, one.is_word) for one in groups] == [
        ("unpublished", True), ("1981", False), ("1952", False), ("1934", False), ("undated", True),
    ]  # fmt: skip


def test_talks_by_kind_and_entries_by_group() -> None:
    talks = [talk("a", kind="keynote"), talk("b", kind_text="Fireside chat"), talk("c")]
    entries = [Entry("service", "x", group="Journals"), Entry("service", "y"), Entry("service", "z", group="Journals")]
    assert titles(group(talks, ["kind"], WORDS)) == [("Fireside chat", ["b"]), ("Keynote", ["a"]), ("Other", ["c"])]
    assert titles(group(entries, ["group"], WORDS)) == [("Journals", ["x", "z"]), ("Other", ["y"])]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2020", (2020, 2020)),
        ("2018-2022", (2018, 2022)),
        ("2018–2022", (2018, 2022)),
        ("2018 - 2022", (2018, 2022)),
        ("2018-", (2018, 9999)),
        ("-2022", (0, 2022)),
        (" 2020 ", (2020, 2020)),
        ("-", None),
        ("", None),
        ("20", None),
        ("20182022", None),
        ("2018-2022-2024", None),
        ("last", None),
    ],
)
def test_read_years(text: str, years: tuple[int, int] | None) -> None:
    assert read_years(text) == years


@pytest.mark.parametrize(
    ("text", "made"), [("Conference papers", "conference-papers"), ("Öl & Gas", "ol-gas"), ("1981", "1981"), ("论", "")]
)
def test_anchor(text: str, made: str) -> None:
    assert anchor(text) == made
