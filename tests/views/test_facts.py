"""Names, dates, pages and numbers as other programs want them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.model.dates import NO_DATE, parse_when
from mkdocs_academic.model.identifiers import isbns, issns
from mkdocs_academic.model.names import PersonName, parse_name
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.views.facts import (
    editors_of,
    filed_name,
    kind_of,
    page_range,
    pages_of,
    sure_date,
    web_address,
)


@pytest.mark.parametrize(
    ("written", "filed"),
    [
        ("Grace M. Hopper", "Hopper, Grace M."),
        ("Hopper, G. M.", "Hopper, G. M."),
        ("Bartel Leendert van der Waerden", "van der Waerden, Bartel Leendert"),
        ("de la Vallée Poussin, Charles-Jean", "de la Vallée Poussin, Charles-Jean"),
        ("Martin Luther King Jr.", "King, Martin Luther Jr."),
        ("King, Jr., Martin Luther", "King, Martin Luther Jr."),
        ("Charles Babbage III", "Babbage, Charles III"),
        ("Mary Somerville PhD", "Somerville, Mary"),
        ("Somerville, MD, Mary", "Somerville, Mary"),
        ("Hypatia", "Hypatia"),
        ("{The ENIAC Programmers}", "The ENIAC Programmers"),
        ("The Bourbaki Group", "The Bourbaki Group"),
        ("関, 孝和", "関, 孝和"),
        ("関孝和", "関孝和"),
        ("الخوارزمي, محمد", "الخوارزمي, محمد"),
    ],
)
def test_a_name_is_filed_under_the_family_with_one_comma_at_most(written: str, filed: str) -> None:
    assert filed_name(parse_name(written)) == filed


def test_a_name_of_parts() -> None:
    assert filed_name(PersonName(given="Hypatia")) == "Hypatia"
    assert filed_name(PersonName(family="Seki", given="Takakazu", native="関孝和")) == "Seki, Takakazu"
    assert filed_name(PersonName()) == ""


@pytest.mark.parametrize(
    ("written", "sure"),
    [
        ("1952", "1952"),
        ("1952-05", "1952-05"),
        ("May 1952", "1952-05"),
        ("1952-05-02", "1952-05-02"),
        ("2 May 1952", "1952-05-02"),
        ("1952-05-02/1952-05-04", "1952-05"),
        ("1952-05-02/1952-06-01", "1952"),
        ("1951–1953", "1951"),
        ("1952-05/1952-05", "1952-05"),
        ("1952 – present", "1952"),
        ("Spring 1952", "1952"),
        ("1952, revised in part", "1952"),
        ("0476", "0476"),
        ("forthcoming", "None"),
        ("present", "None"),
    ],
)
def test_of_a_date_only_what_is_certain(written: str, sure: str) -> None:
    assert str(sure_date(parse_when(written))) == sure


def test_no_date_stays_none() -> None:
    assert sure_date(NO_DATE) is None


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("238–243", "238", "243"),
        ("238-243", "238", "243"),
        ("238--243", "238", "243"),
        ("238 - 243", "238", "243"),
        ("238—243", "238", "243"),
        ("7", "7", ""),
        ("1145-52", "1145", "1152"),
        ("99-101", "99", "101"),
        ("A1-A9, B2", "A1", "A9"),
        ("7 ff.", "7", ""),
        ("7+", "7", ""),
        ("e1001", "e1001", ""),
        ("12:1-12:25", "12:1", "12:25"),
        ("S-12", "S-12", ""),
        ("S-12--S-19", "S-12", "S-19"),
        ("1-A-9", "1-A-9", ""),
        ("iv-xii", "iv", "xii"),
        ("xii-5", "xii", "5"),
        ("1, 5–9", "1", ""),
        ("3–4; 9", "3", "4"),
        ("", "", ""),
        ("in press", "", ""),
        ("12-end", "12", ""),
        ("(12)", "", ""),
    ],
)
def test_the_first_and_the_last_page(written: str, first: str, last: str) -> None:
    assert page_range(written) == (first, last)


@given(st.text(max_size=40))
def test_pages_of_any_text_are_parts_of_it(text: str) -> None:
    first, last = page_range(text)
    assert first in text
    assert last in text or last.isdecimal()


@pytest.mark.parametrize("kind", ["book", "thesis", "report"])
def test_the_number_of_pages_of_a_book_is_no_page(kind: str) -> None:
    assert pages_of(Publication("A work", type=kind, pages="320")) == ("", "")
    assert pages_of(Publication("A work", type=kind, pages="1-32")) == ("1", "32")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("978-0-13-468599-1", ["978-0-13-468599-1"]),
        ("9780134685991", ["9780134685991"]),
        ("0-8044-2957-X", ["0-8044-2957-X"]),
        ("978 0 13 468599 1 (paper), 0-8044-2957-X (cloth)", ["978 0 13 468599 1", "0-8044-2957-X"]),
        ("unknown", []),
    ],
)
def test_isbns_in_a_text(written: str, found: list[str]) -> None:
    assert isbns(written) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [("0001-0782", ["0001-0782"]), ("00010782, 1557-731x", ["0001-0782", "1557-731X"]), ("none", [])],
)
def test_issns_in_a_text(written: str, found: list[str]) -> None:
    assert issns(written) == found


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("http://example.org", "http://example.org"),
        ("people/hopper.md", ""),
        ("javascript:alert(1)", ""),
        ("mailto:a@example.org", ""),
        ("", ""),
    ],
)
def test_only_whole_addresses_of_the_web_leave_the_site(written: str, address: str) -> None:
    assert web_address(written) == address


def test_a_working_paper_of_an_institution_is_a_report() -> None:
    assert kind_of(Publication("A work", type="article", status="working_paper", publisher="A bank")) == "report"
    assert kind_of(Publication("A work", type="article", status="working_paper")) == "article"
    assert kind_of(Publication("A work", type="article", status="preprint", publisher="arXiv")) == "article"


def test_the_editors_of_a_book_are_its_own_and_those_of_a_chapter_are_known_when_it_appears() -> None:
    people = (Author(parse_name("Ada Lovelace")),)
    assert editors_of(Publication("A book", type="book", editors=people, status="submitted")) == people
    assert editors_of(Publication("A chapter", type="chapter", editors=people)) == people
    assert editors_of(Publication("A chapter", type="chapter", editors=people, status="submitted")) == ()
