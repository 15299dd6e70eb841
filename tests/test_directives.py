"""`<!-- academic/… { … } -->`: every option, and what is said of those that there are not."""

from typing import Any

import pytest

from mkdocs_academic.directives import SECTION_SHORTHANDS, Directive, parse_directive
from mkdocs_academic.errors import Place, Problem, Problems
from mkdocs_academic.views.facets import FACETS
from mkdocs_academic.views.selection import Choice

PLACE = Place("page.md", 3, 1)


def parse(name: str, arguments: str = "") -> tuple[Directive | None, list[Problem]]:
    problems = Problems()
    return parse_directive(name, arguments, PLACE, problems), list(problems)


def good(name: str, arguments: str = "") -> Directive:
    directive, problems = parse(name, arguments)
    assert problems == []
    assert directive is not None
    return directive


def warning(name: str, arguments: str = "") -> Problem:
    _, (problem,) = parse(name, arguments)
    assert (problem.severity, problem.place) == ("warning", PLACE)
    return problem


@pytest.mark.parametrize("name", ["publications", "talks", "cv", "section", "profile", *SECTION_SHORTHANDS])
@pytest.mark.parametrize("arguments", ["", "  ", "{}", "{ }"])
def test_a_directive_needs_no_options(name: str, arguments: str) -> None:
    directive = good(name, arguments)
    assert (directive.name, directive.view, directive.heading, directive.headings) == (name, None, None, True)


@pytest.mark.parametrize(
    "arguments", ["{ limit: 3, order: file }", "limit: 3, order: file", "{limit: '3',\n  order: file}"]
)
def test_options_are_a_flow_mapping_with_or_without_its_braces(arguments: str) -> None:
    assert good("publications", arguments).choice == Choice(limit=3, order="file")


@pytest.mark.parametrize(
    ("option", "read"),
    [
        ("group_by: year", {"group_by": ("year",)}),
        ("group_by: [year, type]", {"group_by": ("year", "type")}),
        ("group_by: [type, venue, tag, status, section]", {"group_by": ("type", "venue", "tag", "status", "section")}),
        ("group_by: none", {"group_by": ("none",)}),
        ("group_by: false", {"group_by": ("none",)}),
        ("type: article", {"type": ("article",)}),
        (
            "type: [inproceedings, Book Chapter, article-journal]",
            {"type": ("inproceedings", "Book Chapter", "article-journal")},
        ),
        ("year: 2020", {"year": ((2020, 2020),)}),
        ("year: 2018-2022", {"year": ((2018, 2022),)}),
        ("year: 2018-", {"year": ((2018, 9999),)}),
        ("year: -2022", {"year": ((0, 2022),)}),
        ("year: [2018, 2020-2022]", {"year": ((2018, 2018), (2020, 2022))}),
        ("author: hopper", {"author": ("hopper",)}),
        ("author: [0000-0002-1825-0097, Aiken]", {"author": ("0000-0002-1825-0097", "Aiken")}),
        ("tag: compilers", {"tag": ("compilers",)}),
        ("tag: [C++, 'a, b']", {"tag": ("C++", "a, b")}),
        ("venue: Annals", {"venue": ("Annals",)}),
        ("status: [submitted, R&R]", {"status": ("submitted", "R&R")}),
        ("section: Books", {"section": ("Books",)}),
        ("keys: [b, a]", {"keys": ("b", "a")}),
        ("selected: true", {"selected": True}),
        ("selected: yes", {"selected": True}),
        ("selected: no", {"selected": False}),
        ("limit: 5", {"limit": 5}),
        ("order: newest", {"order": "newest"}),
        ("order: oldest", {"order": "oldest"}),
        ("order: file", {"order": "file"}),
        ("order: title", {"order": "title"}),
    ],
)
def test_options_of_publications(option: str, read: dict[str, Any]) -> None:
    assert good("publications", f"{{ {option} }}").choice == Choice(**read)


@pytest.mark.parametrize(
    ("option", "read"),
    [
        ("group_by: [year, kind]", {"group_by": ("year", "kind")}),
        ("kind: keynote", {"kind": ("keynote",)}),
        ("kind: [keynote, Fireside chat]", {"kind": ("keynote", "Fireside chat")}),
        ("year: 2020-", {"year": ((2020, 9999),)}),
        ("upcoming: true", {"upcoming": True}),
        ("upcoming: false", {"upcoming": False}),
        ("tag: a", {"tag": ("a",)}),
        ("author: hopper", {"author": ("hopper",)}),
        ("limit: 2", {"limit": 2}),
        ("order: oldest", {"order": "oldest"}),
    ],
)
def test_options_of_talks(option: str, read: dict[str, Any]) -> None:
    assert good("talks", f"{{ {option} }}").choice == Choice(**read)


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("publications", "list"),
        ("publications", "compact"),
        ("publications", "cards"),
        ("publications", "table"),
        ("talks", "list"),
        ("talks", "timeline"),
    ],
)
def test_views(name: str, view: str) -> None:
    assert good(name, f"view: {view}").view == view


@pytest.mark.parametrize("view", ["cards", "table"])
def test_cards_and_tables_have_groups_only_where_they_are_asked_for(view: str) -> None:
    assert good("publications", f"view: {view}").choice.group_by == ("none",)
    assert good("publications", f"view: {view}, group_by: type").choice.group_by == ("type",)
    assert good("publications", "view: compact").choice.group_by == ("year",)


@pytest.mark.parametrize(
    ("option", "read"),
    [
        ("", ()),
        ("filters: true", FACETS),
        ("filters: yes", FACETS),
        ("filters: false", ()),
        ("filters: none", ()),
        ("filters: year", ("year",)),
        ("filters: [pdf, year, tag, year]", ("pdf", "year", "tag")),
        ("filters: [type, venue, author, code, data, video, slides]", FACETS[:1] + FACETS[3:8] + ("slides",)),
    ],
)
def test_filters_of_publications(option: str, read: tuple[str, ...]) -> None:
    assert good("publications", option).filters == read


@pytest.mark.parametrize(("option", "read"), [("", False), ("search: true", True), ("search: false", False)])
def test_search_of_publications(option: str, read: bool) -> None:
    assert good("publications", option).search is read


def test_options_of_the_cv() -> None:
    directive = good("cv", "{ sections: [Talks, Awards], exclude: Skills, counts: true }")
    assert (directive.sections, directive.exclude, directive.counts) == (("Talks", "Awards"), ("Skills",), True)


@pytest.mark.parametrize(
    ("option", "read"),
    [
        ("group_by: year", {"group_by": ("year",)}),
        ("group_by: [group, kind]", {"group_by": ("group", "kind")}),
        ("year: 2020", {"year": ((2020, 2020),)}),
        ("limit: 1", {"limit": 1}),
        ("order: newest", {"order": "newest"}),
    ],
)
@pytest.mark.parametrize(("name", "order"), [("section", "file"), ("awards", "file"), ("teaching", "file"),
                                             ("news", "newest"), ("projects", "importance")])  # fmt: skip
def test_options_of_a_section(name: str, order: str, option: str, read: dict[str, Any]) -> None:
    assert good(name, option).choice == Choice(**({"group_by": ("none",), "order": order} | read))


def test_projects_are_cards_or_a_list() -> None:
    assert [good("projects", options).view for options in ("", "view: list", "view: cards")] == [None, "list", "cards"]
    assert warning("awards", "view: cards").code == "unknown-option"


def test_a_section_is_named() -> None:
    assert good("section", "{ name: Naval commissions }").section == "Naval commissions"


def test_options_of_a_profile() -> None:
    directive = good("profile", "{ author: hopper, show: [links, summary] }")
    assert (directive.author, directive.show) == ("hopper", ("links", "summary"))
    assert good("profile").show == ("summary", "interests", "education", "links")


def test_the_author_of_a_profile_is_no_filter() -> None:
    assert good("profile", "author: hopper").choice == Choice()


@pytest.mark.parametrize("name", ["publications", "talks", "cv", "section", "profile", "awards"])
@pytest.mark.parametrize(
    ("option", "level", "shown"),
    [("2", 2, True), ("6", 6, True), ("'3'", 3, True), ("none", None, False), ("false", None, False)],
)
def test_the_level_of_headings(name: str, option: str, level: int | None, shown: bool) -> None:
    directive = good(name, f"heading: {option}")
    assert (directive.heading, directive.headings) == (level, shown)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("publication", "did you mean 'publications'?"),
        ("publciations", "did you mean 'publications'?"),
        ("Talks", "did you mean 'talks'?"),
        ("award", "did you mean 'awards'?"),
        ("skils", "did you mean 'skills'?"),
    ],
)
def test_an_unknown_directive_is_a_warning_with_a_suggestion(name: str, hint: str) -> None:
    directive, (problem,) = parse(name)
    assert directive is None
    assert (problem.code, problem.hint) == ("unknown-directive", hint)
    assert problem.message == f"there is no directive academic/{name}"


@pytest.mark.parametrize("name", ["", "nothing", "x"])
def test_an_unknown_directive_that_is_like_none_names_them_all(name: str) -> None:
    assert (warning(name).hint or "").startswith("choose from: publications, talks, cv, ")


@pytest.mark.parametrize(
    ("name", "option", "hint"),
    [
        ("publications", "grup_by", "did you mean 'group_by'?"),
        ("publications", "venu", "did you mean 'venue'?"),
        ("talks", "upcomming", "did you mean 'upcoming'?"),
        ("cv", "secions", "did you mean 'sections'?"),
        ("profile", "shwo", "did you mean 'show'?"),
        ("awards", "limits", "did you mean 'limit'?"),
        ("cv", "colour", "choose from: variant, sections, exclude, counts, downloads, heading"),
        ("awards", "name", "choose from: group_by, year, limit, order, heading"),
    ],
)
def test_an_unknown_option_is_a_warning_with_a_suggestion(name: str, option: str, hint: str) -> None:
    problem = warning(name, f"{{ {option}: x }}")
    assert (problem.code, problem.hint) == ("unknown-option", hint)
    assert problem.message == f"academic/{name} has no option {option!r}"


@pytest.mark.parametrize(
    ("name", "option", "hint"),
    [
        ("publications", "group_by: yaer", "did you mean 'year'?"),
        ("publications", "group_by: [year, decade]", "choose from: year, type, venue, tag, status, section, none"),
        ("publications", "order: newst", "did you mean 'newest'?"),
        ("publications", "view: lst", None),
        ("publications", "view: card", "did you mean 'cards'?"),
        ("publications", "filters: topic", None),
        ("publications", "filters: [type, yaer]", "did you mean 'year'?"),
        ("publications", "filters: {a: b}", None),
        ("publications", "search: maybe", None),
        ("publications", "type: epigram", None),
        ("publications", "type: [article, epigram]", None),
        ("publications", "year: 18", "write 2020, 2018-2022, 2018- or -2022"),
        ("publications", "year: [2018, soon]", "write 2020, 2018-2022, 2018- or -2022"),
        ("publications", "year: {a: b}", None),
        ("publications", "limit: 0", "write a number from 1"),
        ("publications", "limit: -1", "write a number from 1"),
        ("publications", "limit: 1.5", "write a number from 1"),
        ("publications", "limit: many", "write a number from 1"),
        ("publications", "limit: [1]", "write a number from 1"),
        ("publications", "selected: maybe", None),
        ("publications", "tag: {a: b}", None),
        ("publications", "author: true", None),
        ("talks", "view: timelin", "did you mean 'timeline'?"),
        ("talks", "upcoming: soon", None),
        ("talks", "group_by: venue", None),
        ("section", "name: ''", None),
        ("profile", "show: linkz", "did you mean 'links'?"),
        ("cv", "heading: 1", "write a number from 2 to 6, or none"),
        ("cv", "heading: 7", "write a number from 2 to 6, or none"),
        ("cv", "heading: h2", "write a number from 2 to 6, or none"),
    ],
)
def test_a_bad_value_is_a_warning(name: str, option: str, hint: str | None) -> None:
    problem = warning(name, option)
    assert problem.code == "bad-option"
    assert f"the option {option.split(':')[0]!r} of academic/{name}" in problem.message
    assert hint is None or problem.hint == hint


def test_what_is_right_beside_what_is_wrong_holds() -> None:
    directive, problems = parse("publications", "{ limit: 3, order: sideways, colour: red, tag: a }")
    assert directive is not None
    assert directive.choice == Choice(limit=3, tag=("a",))
    assert [problem.code for problem in problems] == ["bad-option", "unknown-option"]


@pytest.mark.parametrize(
    "arguments",
    [
        "{ year: 2020",
        "{ year: [2020 }",
        "{ year: 2020 } more",
        "{ year: 2020, year: 2021 }",
        "{ year: !!python/name:os.system x }",
        "{ year: !ENV SECRET }",
        "year: 'open",
        "{ a: " * 100,
        "[" * 50_000,
    ],
)
def test_options_that_cannot_be_read_leave_the_directive_without_them(arguments: str) -> None:
    directive, (problem,) = parse("publications", arguments)
    assert directive == Directive("publications")
    assert problem.code == "bad-directive"
    assert problem.hint == "write them as { option: value, other: [one, two] }"
