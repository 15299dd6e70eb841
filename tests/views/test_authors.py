"""Authors as lists show them: folded where they are many, marked with signs that a legend explains."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.model.names import Person, parse_name
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.views.authors import AuthorView, Run, shorten
from mkdocs_academic.views.citation import PublicationView, view_publication
from mkdocs_academic.views.marks import Legend, Mark
from mkdocs_academic.views.words import Words

WORDS = Words("en")
OWNER = Person([parse_name("Grace Hopper")])
NAMES = [f"{letter}. Author" for letter in "ABCDEFGHIJKLMNOPQRST"]


def authors(count: int, *own: int) -> list[AuthorView]:
    return [AuthorView(NAMES[index], "", index in own) for index in range(count)]


def told(runs: tuple[Run, ...]) -> list[str]:
    """Each run in a word: the initials of those shown, how many are folded."""
    return [run.folded or "".join(author.name[0] for author in run.authors) for run in runs]


@pytest.mark.parametrize(
    ("count", "own", "limit", "expected"),
    [
        (12, (), 10, ["ABC", "… 8 more …", "L"]),
        (12, (0,), 10, ["ABC", "… 8 more …", "L"]),
        (12, (6,), 10, ["ABC", "… 3 more …", "G", "… 4 more …", "L"]),
        (12, (11,), 10, ["ABC", "… 8 more …", "L"]),
        (12, (4,), 10, ["ABCDE", "… 6 more …", "L"]),  # one author alone is not worth a fold
        (12, (10,), 10, ["ABC", "… 7 more …", "KL"]),
        (4, (), 3, ["A", "… 2 more …", "D"]),
        (5, (2,), 3, ["ABCDE"]),
        (4, (), 1, ["A", "… 2 more …", "D"]),
        (20, (), 5, ["ABC", "… 16 more …", "T"]),
    ],
)
def test_the_first_the_owner_and_the_last_stay(
    count: int, own: tuple[int, ...], limit: int, expected: list[str]
) -> None:
    runs = shorten(authors(count, *own), limit, "A work", WORDS)
    assert told(runs) == (expected if len(expected) > 1 else [])


@given(st.integers(1, 20), st.sets(st.integers(0, 19), max_size=3), st.integers(1, 19))
def test_nobody_is_lost_and_the_owner_is_never_folded(count: int, own: set[int], limit: int) -> None:
    views = authors(count, *own)
    runs = shorten(views, limit, "A work", WORDS)
    assert not runs or [author for run in runs for author in run.authors] == views
    assert not any(author.is_self for run in runs if run.folded for author in run.authors)
    for run in runs:
        assert run.authors
        assert not run.folded or WORDS("authors.unfold", n=len(run.authors)) in run.name


def view(*people: Author, limit: int = 10, legend: Legend | None = None) -> PublicationView:
    work = Publication("On *{title}* & {n}", authors=people)
    return view_publication(work, OWNER, WORDS, str, legend=legend, max_authors=limit)


def by(name: str, *marks: str) -> Author:
    return Author(parse_name(name), marks=marks)


def test_what_unfolds_is_named_after_the_work_whatever_its_title_holds() -> None:
    runs = view(*map(by, NAMES)).runs
    assert [run.name for run in runs if run.folded] == ["16 more authors: On {title} & {n}"]


@pytest.mark.parametrize(("count", "limit"), [(10, 10), (3, 10), (20, 0)])
def test_a_short_list_and_one_that_is_never_folded_have_no_runs(count: int, limit: int) -> None:
    seen = view(*map(by, NAMES[:count]), limit=limit)
    assert seen.runs == ()
    assert len(seen.authors) == count


def test_folded_authors_keep_their_links_and_marks() -> None:
    people = [by(name) for name in NAMES]
    people[7] = people[7]._replace(url="https://example.org/h", marks=("student",))
    runs = view(*people, legend=Legend(WORDS)).runs
    (folded,) = [author for run in runs if run.folded for author in run.authors if author.url]
    assert (folded.url, folded.marks) == ("https://example.org/h", (Mark("+", "supervised student"),))


# Marks ----------------------------------------------------------------------------------------------------------------


def test_known_marks_have_signs_of_their_own_and_are_explained_once() -> None:
    legend = Legend(WORDS)
    seen = view(by("A Byron", "equal", "corresponding"), by("C Babbage", "equal"), by("D D"), legend=legend)
    assert [[mark.sign for mark in author.marks] for author in seen.authors] == [["*", "✉\ufe0e"], ["*"], []]
    assert legend.explain() == [Mark("*", "equal contribution"), Mark("✉\ufe0e", "corresponding author")]
    view(by("A Byron", "equal", "student"), legend=legend)
    assert legend.explain() == [Mark("+", "supervised student")]
    assert legend.explain() == []


def test_a_sign_that_says_nothing_is_shown_and_not_explained() -> None:
    legend = Legend(WORDS)
    (author,) = view(by("A Byron", "†"), legend=legend).authors
    assert author.marks == (Mark("†", ""),)
    assert legend.explain() == []


def test_words_of_ones_own_get_letters_and_are_the_legend() -> None:
    legend = Legend(WORDS)
    seen = view(by("A Byron", "chair of the *committee*"), by("C Babbage", "field work"), legend=legend)
    again = view(by("D D", "field work"), legend=legend)
    assert [author.marks[0].sign for author in (*seen.authors, *again.authors)] == ["a", "b", "b"]
    assert legend.explain() == [Mark("a", "chair of the committee"), Mark("b", "field work")]


def test_after_the_letters_come_the_words_themselves() -> None:
    legend = Legend(WORDS)
    marks = legend.marks(f"word {number}" for number in range(30))
    assert len({mark.sign for mark in marks}) == 30


def test_without_a_legend_there_are_no_marks() -> None:
    assert view(by("A Byron", "equal")).authors[0].marks == ()
