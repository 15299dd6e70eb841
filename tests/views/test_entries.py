"""The other entries of a CV as they are shown."""

from typing import Any

import pytest

from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.profile import Link
from mkdocs_academic.views.entries import EntryView, view_entry
from mkdocs_academic.views.words import Words

WORDS = Words("en")


def view(kind: str, name: str = "", *, when: str = "", own: dict[str, Any] | None = None, **common: Any) -> EntryView:
    entry = Entry(kind, name, when=parse_when(when) if when else Entry(kind).when, fields=own or {}, **common)
    return view_entry(entry, WORDS, lambda address: address)


def lines(seen: EntryView) -> tuple[str, str, str, list[str]]:
    return str(seen.title), str(seen.aside or ""), str(seen.sub or "").replace("\xa0", " "), list(map(str, seen.facts))


@pytest.mark.parametrize(
    ("kind", "name", "own", "shown"),
    [
        (
            "education",
            "",
            {"institution": "U", "degree": "PhD", "area": "Algebra", "department": "D", "thesis": "T", "advisor": "A"},
            ("PhD in Algebra", "", "U, D, London", ["Thesis: T", "Advisor: A"]),
        ),
        ("education", "", {"institution": "U", "area": "Algebra"}, ("Algebra", "", "U, London", [])),
        ("education", "", {"institution": "U", "degree": "PhD"}, ("PhD", "", "U, London", [])),
        ("education", "", {"institution": "U"}, ("U", "", "London", [])),
        (
            "position",
            "",
            {"company": "C", "position": "Fellow", "supervisor": "S"},
            ("Fellow", "", "C, London", ["Supervisor: S"]),
        ),
        ("position", "", {"company": "C"}, ("C", "", "London", [])),
        (
            "teaching",
            "Algebra",
            {"institution": "U", "role": "ta", "level": "phd", "credits": "6", "with": ("A", "B")},
            ("Algebra", "teaching assistant · doctoral", "U, London", ["Credits: 6", "With: A, B"]),
        ),
        (
            "teaching",
            "",
            {"institution": "U", "area": "Algebra", "degree": "BSc"},
            ("Algebra", "", "U, London", ["Degree: BSc"]),
        ),
        (
            "grant",
            "Engines",
            {"funder": "F", "program": "P", "number": "1", "amount": "100", "currency": "GBP", "state": "not funded"},
            ("Engines", "£100", "F, P, no. 1, London", []),
        ),
        ("award", "A medal", {"awarder": "S", "kind": "prize"}, ("A medal", "", "S, London", [])),
        ("award", "A medal", {"kind": "in gold"}, ("A medal", "in gold", "London", [])),
        (
            "supervision",
            "A Student",
            {"degree": "Masters", "topic": "T", "now": "Professor", "state": "completed"},
            ("A Student", "master’s · completed", "T, London", ["Now: Professor"]),
        ),
        (
            "service",
            "Referee",
            {"organization": "Annals", "kind": "reviewing"},
            ("Referee", "", "Annals, London", []),
        ),
        ("membership", "The Society", {"role": "Fellow"}, ("The Society", "Fellow", "London", [])),
        ("media", "An interview", {"outlet": "The Times"}, ("An interview", "", "The Times, London", [])),
        (
            "patent",
            "A sextant",
            {"inventors": ("A", "B"), "number": "1", "state": "granted"},
            ("A sextant", "granted", "A, B", ["no.\xa01, London"]),
        ),
        ("skill", "Languages", {"label": "Languages", "details": ("a", "b")}, ("Languages", "", "a, b, London", [])),
        ("language", "French", {"level": "fluent"}, ("French", "", "fluent, London", [])),
        ("interest", "Engines", {"keywords": ("a", "b")}, ("Engines", "", "a, b, London", [])),
        ("news", "", {"text": "It *happened*"}, ("", "", "London", [])),
        ("entry", "Anything", {"details": "d", "colour": "red"}, ("Anything", "", "d, London", ["Colour: red"])),
    ],
)
def test_what_stands_where(kind: str, name: str, own: dict[str, Any], shown: tuple[str, str, str, list[str]]) -> None:
    assert lines(view(kind, name, own=own, location="London")) == shown


def test_a_referees_address_is_not_shown() -> None:
    seen = view("reference", "R", own={"position": "P", "email": "hidden@example.org", "phone": "7946"})
    assert "hidden" not in repr(seen)
    assert "7946" not in repr(seen)
    assert lines(seen) == ("R", "", "P", [])


@pytest.mark.parametrize(
    ("when", "date", "iso"),
    [
        ("2020-05", "May 2020", "2020-05"),
        ("2018–2022", "2018–2022", ""),
        ("2018 – present", "2018 – present", "2018"),
        ("Fall 2020", "Fall 2020", ""),
        ("", "", ""),
    ],
)
def test_the_date_for_readers_and_for_machines(when: str, date: str, iso: str) -> None:
    seen = view("entry", "x", when=when)
    assert (seen.date, seen.iso) == (date, iso)


def test_terms_beside_a_date_are_not_lost() -> None:
    seen = view("teaching", "Algebra", when="2023", own={"terms": ("Fall",)})
    assert (seen.date, lines(seen)[3]) == ("2023", ["Terms: Fall"])


def test_paragraphs_bullets_and_notes() -> None:
    seen = view("entry", "x", summary="One\ntwo.\n\n*Three*.", highlights=("a `b`", "<i>"), note="see & read")
    assert seen.summary == ("One two.", "<em>Three</em>.")
    assert seen.highlights == ("a <code>b</code>", "&lt;i&gt;")
    assert seen.note == "see &amp; read"


def test_words_alone_are_the_title() -> None:
    assert lines(view("text", "*Words* & more")) == ("<em>Words</em> &amp; more", "", "", [])


def test_bullets_alone_need_no_title() -> None:
    assert view("service", highlights=("a",), location="London").title == ""


def test_links_become_buttons_and_the_url_belongs_to_the_title() -> None:
    links = (Link("", "https://example.org/s", kind="syllabus"), Link("Notes", "/notes/"))
    seen = view("teaching", "*Algebra*", links=links, url="https://example.org/")
    assert [(a.label, a.name, a.href) for a in seen.actions] == [
        ("Syllabus", "Syllabus: Algebra", "https://example.org/s"),
        ("Notes", "Notes: Algebra", "/notes/"),
    ]
    assert seen.href == "https://example.org/"


@pytest.mark.parametrize("field", ["institution", "colour", "funder"])
def test_markup_in_fields_is_text(field: str) -> None:
    seen = view("entry", "x", own={field: "<script>*y*</script>"})
    assert "<script>" not in repr(seen)
    assert "&lt;script&gt;<em>y</em>" in f"{seen.sub}{seen.facts}"
