"""How to cite a work: one reference for each type, in the words and marks of the page's language."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.model.dates import PartialDate, When
from mkdocs_academic.model.names import parse_name
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.views.reference import inverted, reference
from mkdocs_academic.views.words import Words

WORDS = Words("en")
LONG = [f"{letter}. Name{letter}" for letter in "ABCDEFGHIJK"]


def people(*names: str) -> tuple[Author, ...]:
    return tuple(Author(parse_name(name)) for name in names)


def work(title: str = "On rings", year: int | None = 1921, **fields: object) -> Publication:
    issued = When(start=PartialDate(year)) if year else When()
    defaults: dict[str, object] = {"authors": people("Emmy Noether"), "issued": issued, "type": "article-journal"}
    return Publication(title, **{**defaults, **fields})  # type: ignore[arg-type]


def text(of: Publication, language: str = "en") -> str:
    return unescape(re.sub(r"<[^>]*>", "", reference(of, Words(language), str))).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (
            work(journal="Annalen", volume="83", issue="2", pages="24--66", doi="10.1/x"),
            "Noether, Emmy. 1921. “On rings.” Annalen 83(2), pp. 24–66. https://doi.org/10.1/x.",
        ),
        (work(journal="Annalen"), "Noether, Emmy. 1921. “On rings.” Annalen."),
        (
            work(type="chapter", journal="All of algebra", editors=people("A. Artin"), pages="7", publisher="Springer"),
            "Noether, Emmy. 1921. “On rings.” In All of algebra, ed. A. Artin, p. 7, Springer.",
        ),
        (
            work(type="book", edition="2nd", publisher="Springer", place="Berlin"),
            "Noether, Emmy. 1921. On rings. 2nd ed., Berlin: Springer.",
        ),
        (work(type="thesis", genre="phd", publisher="Yale"), "Noether, Emmy. 1921. “On rings.” PhD thesis, Yale."),
        (work(type="software"), "Noether, Emmy. 1921. On rings."),
        (
            work(type="article", arxiv="2101.00001"),
            "Noether, Emmy. 1921. “On rings.” https://arxiv.org/abs/2101.00001.",
        ),
        (work(type="webpage", url="https://x.example/"), "Noether, Emmy. 1921. “On rings.” https://x.example/."),
        (work(url="page.md"), "Noether, Emmy. 1921. “On rings.”"),
        (work(year=None, status="submitted", journal="Isis", volume="3"), "Noether, Emmy. “On rings.” Submitted."),
        (work(status="forthcoming", journal="Isis"), "Noether, Emmy. 1921. “On rings.” Isis. Forthcoming."),
        (work(status_text="In a drawer"), "Noether, Emmy. 1921. “On rings.” In a drawer."),
        (work(status="retracted", journal="Isis"), "Noether, Emmy. 1921. “On rings.” Isis. Retracted."),
        (work("What is a ring?", journal="A"), "Noether, Emmy. 1921. “What is a ring?” A."),
        (work("*Rings*.", type="book"), "Noether, Emmy. 1921. Rings."),
        (work(authors=()), "1921. “On rings.”"),
    ],
)
def test_a_reference_for_each_type(of: Publication, expected: str) -> None:
    assert text(of) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Grace Hopper", "John W. Mauchly"], "Hopper, Grace, and John W. Mauchly."),
        (["A. B.", "C. D.", "E. F."], "B., A., C. D., and E. F."),
        (LONG[:10], f"NameA, A., {', '.join(LONG[1:9])}, and J. NameJ."),
        (LONG, "NameA, A., B. NameB, C. NameC, D. NameD, E. NameE, F. NameF, G. NameG and others."),
        (["{The Mark I Team}"], "The Mark I Team."),
    ],
)  # fmt: skip
def test_names(names: list[str], expected: str) -> None:
    assert text(work("", year=None, authors=people(*names), type="book")).startswith(expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("John W. Carr III", "Carr, John W., III"),
        ("Plato", "Plato"),
        ("王 小明", "王小明"),
        ("ジョン・スミス", "ジョン・スミス"),
        ("{A Team}", "A Team"),
    ],
)
def test_a_name_as_a_list_by_the_alphabet_has_it(name: str, expected: str) -> None:
    assert inverted(parse_name(name)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "Noether, Emmy und Felix Klein. 1921. „Ringe“. In Alles, S. 7–9."),
        ("fr", "Noether, Emmy et Felix Klein. 1921. « Ringe ». Dans Alles, p. 7–9."),
        ("zh", "Noether, Emmy、Felix Klein. 1921. “Ringe”。 载于Alles, 第7–9页."),
    ],
)
def test_the_marks_of_other_languages(language: str, expected: str) -> None:
    of = work("Ringe", authors=people("Emmy Noether", "Felix Klein"), type="chapter", journal="Alles", pages="7-9")
    assert text(of, language) == expected


@given(st.text(), st.text(), st.text(min_size=1), st.text())
def test_no_text_is_markup(title: str, journal: str, name: str, publisher: str) -> None:
    author = Author(parse_name("{" + name.replace("{", "").replace("}", "") + "}"))
    of = work(title, journal=journal, authors=(author,), publisher=publisher)
    html = reference(of, Words("en", math="text"), str)
    assert set(re.findall(r"</?(\w+)", html)) <= {"cite", "em", "strong", "code", "a", "br", "bdi"}
    assert not re.search(r"<[^>]*\son\w+=", html)
