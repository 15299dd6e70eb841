"""Marks of authors, from signs and words, in .bib files, in YAML and on pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.formats.bibtex_names import mark_authors, read_annotations, read_names
from mkdocs_academic.formats.forms import WrongForm, as_authors
from mkdocs_academic.formats.marks import SIGNS, read_mark, read_marks, read_meanings, read_signs


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("equal", "equal"),
        ("Equal contribution", "equal"),
        ("these authors contributed equally.", "equal"),
        ("joint-first", "equal"),
        ("co_first author", "equal"),
        ("*", "equal"),
        ("corresponding", "corresponding"),
        ("Corresponding Author", "corresponding"),
        ("corr.", "corresponding"),
        ("student", "student"),
        ("supervised student", "student"),
        ("advisee", "student"),
        ("†", "†"),
        ("PhD student", "PhD student"),
        ("field  work", "field work"),
        ("", ""),
        ("A note of more than sixty characters, in which the word equal stands among others", "A note of more than "
         "sixty characters, in which the word equal stands among others"),
    ],
)  # fmt: skip
def test_words_for_marks(words: str, mark: str) -> None:
    assert read_mark(words) == mark


def test_a_mark_comes_once_and_an_empty_one_never() -> None:
    assert read_marks(["equal", "*", "", "joint first", "x"]) == ("equal", "x")
    assert read_signs("*∗†a1†") == ("equal", "†")


@pytest.mark.parametrize(
    ("written", "name", "marks"),
    [
        ("Byron*, Ada", "Ada Byron", ("equal",)),
        ("Ada Byron∗†", "Ada Byron", ("equal", "†")),
        ("Byron‖, Ada", "Ada Byron", ("‖",)),
        ("Byron^, Ada", "Ada Byron", ("^",)),
        (r"Byron\&, Ada", "Ada Byron", ("&",)),
        ("Byron&, Ada", "Ada Byron", ("&",)),
        (r"Byron$^{*,\dagger}$, Ada", "Ada Byron", ("equal", "†")),
        (r"Byron$^*$, Ada", "Ada Byron", ("equal",)),
        (r"Byron\textsuperscript{\S}, Ada", "Ada Byron", ()),
        ("Byron$^{1,2}$, Ada", "Ada Byron", ()),
        (r"Ada Byron\thanks{Equal contribution}", "Ada Byron", ("equal",)),
        (r"Ada Byron\thanks{Supported by the Analytical Society}", "Ada Byron", ()),
        (r"Johnson \& Johnson", "Johnson & Johnson", ()),
        (r"{AT\&T}", "AT&T", ()),
        ("{Byron*}, Ada", "Ada Byron", ("equal",)),
        (r"{Byron\&}, Ada", "Ada Byron&", ()),
        (r"Byron, {A\&,A}", "A&,A Byron", ()),
    ],
)
def test_signs_behind_a_name_in_bibtex(written: str, name: str, marks: tuple[str, ...]) -> None:
    (author,) = read_names(written).authors
    assert (str(author.name), author.marks) == (name, marks)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1=equal; 2=corresponding,student", {0: ("equal",), 1: ("corresponding", "student")}),
        ("1:family=equal; 2:given/1=x", {0: ("equal",), 1: ("x",)}),
        ('2="Visiting; scholar, abroad", equal', {1: ("Visiting; scholar, abroad", "equal")}),
        ("=equal", {None: ("equal",)}),
        ("1=a;1=b", {0: ("a", "b")}),
        ("nothing", {}),
        ("", {}),
    ],
)
def test_annotations_of_biblatex(text: str, found: dict[int | None, tuple[str, ...]]) -> None:
    assert read_annotations(text) == found


@given(st.text(alphabet='0123456789=:;,"/ abc', max_size=60))
def test_any_annotation_is_read(text: str) -> None:
    assert all(place is None or place >= -1 for place in read_annotations(text))


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("* Equal contribution", {"equal": "equal"}),
        ("* Presenting author; † Corresponding author", {"equal": "*", "†": "corresponding"}),
        ("$^*$Equal contribution. $^‡$: student", {"equal": "equal", "‡": "student"}),
        ("No signs at all", {}),
        ("*", {}),
    ],
)
def test_what_an_annotation_says_of_signs(text: str, meanings: dict[str, str]) -> None:
    assert read_meanings(text) == meanings


@given(st.text(alphabet=SIGNS + " ab;:$", max_size=40))
def test_any_explanation_is_read(text: str) -> None:
    assert all(mark and meaning for mark, meaning in read_meanings(text).items())


def test_annotations_and_explanations_come_together() -> None:
    authors = read_names("Byron*, Ada and Babbage, Charles† and Hopper, Grace").authors
    marked = mark_authors(authors, "2=student; 3=highlight; =x", r"* speaker; † Corresponding author")
    assert [author.marks for author in marked] == [("*", "x"), ("corresponding", "student", "x"), ("x",)]
    assert [author.emphasised for author in marked] == [False, False, True]


@pytest.mark.parametrize(
    ("person", "marks"),
    [
        ({"name": "Ada Byron", "marks": ["equal", "Corresponding author"]}, ("equal", "corresponding")),
        ({"name": "Ada Byron", "marks": "equal, student"}, ("equal", "student")),
        ({"name": "Ada Byron*", "equal": True}, ("equal",)),
        ({"name": "Ada Byron", "corresponding": True, "student": False}, ("corresponding",)),
        ("Ada Byron*†", ("equal", "†")),
        ("**Ada Byron**", ()),
    ],
)
def test_marks_in_yaml(person: object, marks: tuple[str, ...]) -> None:
    (author,) = as_authors([person], "authors")  # type: ignore[list-item]
    assert (str(author.name), author.marks) == ("Ada Byron", marks)


def test_marks_that_are_no_words_are_refused() -> None:
    with pytest.raises(WrongForm):
        as_authors([{"name": "Ada Byron", "marks": [["equal"]]}], "authors")
