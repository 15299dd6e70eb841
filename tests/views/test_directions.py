"""Runs that are read the other way round than their line."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from mkdocs_academic.views.directions import fill, in_line, is_against, run
from mkdocs_academic.views.text import inline
from mkdocs_academic.views.words import Words

ENGLISH, ARABIC = Words("en"), Words("ar")


def read(html: str) -> str:
    return BeautifulSoup(html if isinstance(html, Markup) else Markup.escape(html), "html.parser").get_text()


@pytest.mark.parametrize(
    ("text", "in_english", "in_arabic"),
    [
        ("Isis", False, True),
        ("Über $x$", False, True),
        ("王小明", False, True),
        ("12(3)", False, True),
        ("", False, False),
        ("– …", False, False),
        ("العلوم", True, False),
        ("ירושלים: מאגנס", True, False),
        ("العلوم (ed. 3)", True, True),
        ("١٢", True, False),
    ],
)
def test_what_is_read_the_other_way_round(text: str, in_english: bool, in_arabic: bool) -> None:
    assert (is_against(text, ENGLISH), is_against(text, ARABIC)) == (in_english, in_arabic)


@given(st.text(st.characters(max_codepoint=0x58F, exclude_categories=["Cs"])))
def test_what_has_no_letter_from_right_to_left_is_as_it_was(text: str) -> None:
    assert run(text, ENGLISH) == inline(text)
    assert not isinstance(in_line([text, "x"], ENGLISH), Markup)


# Of blanks alone an HTML parser keeps one.
PARTS = st.text("<>&\"'אבجد ab1,()*", max_size=8).filter(lambda text: not text.isspace())


@given(st.lists(PARTS, max_size=4))
def test_a_line_reads_as_its_parts(parts: list[str]) -> None:
    for words in (ENGLISH, ARABIC):
        assert read(in_line(parts, words)) == ", ".join(parts)


def test_words_are_filled_with_runs() -> None:
    assert fill("venue.editors", "names", ["A & B"], ENGLISH) == "ed. A & B"
    assert fill("venue.editors", "names", ["כהן", "A & B"], ENGLISH) == "ed. <bdi>כהן</bdi>, A &amp; B"
