"""Works in lists as Zotero reads them: COinS."""

import re
from typing import Any
from urllib.parse import parse_qs, parse_qsl

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.names import PersonName, parse_name
from mkdocs_academic.model.publication import NOT_YET_PLACED, TYPES, Author, Publication
from mkdocs_academic.views.coins import coins

# The keys of each format, from the registry at openurl.info; Zotero's own reader knows all of these.
COMMON = {"ctx_ver", "rft_val_fmt", "rft_id", "rft.date"}
AUTHORS = {"rft.aulast", "rft.aufirst", "rft.aucorp", "rft.au"}
KEYS = {
    "journal": COMMON | AUTHORS | {f"rft.{k}" for k in "genre atitle jtitle volume issue pages issn isbn".split()},
    "book": COMMON | AUTHORS
    | {f"rft.{k}" for k in "genre btitle atitle pub series edition isbn issn pages tpages".split()},
    "dissertation": COMMON | AUTHORS | {f"rft.{k}" for k in "title inst tpages".split()},
    "patent": COMMON | {f"rft.{k}" for k in "title inventor assignee number".split()},
    "dc": COMMON | {f"rft.{k}" for k in "title creator type source publisher".split()},
}  # fmt: skip


def by(*names: str) -> tuple[Author, ...]:
    return tuple(Author(parse_name(name)) for name in names)


def pairs(**fields: Any) -> list[tuple[str, str]]:
    if isinstance(fields.get("issued"), str):
        fields["issued"] = parse_when(fields["issued"])
    return parse_qsl(coins(Publication(**({"title": "A work"} | fields))), strict_parsing=True)


def told(**fields: Any) -> list[tuple[str, str]]:
    """What follows the format."""
    return [(key.removeprefix("rft."), value) for key, value in pairs(**fields)[2:]]


def test_an_article() -> None:
    assert pairs(
        title="On C++ & *other* engines: $L^2$, 50% <b>", authors=by("Grace M. Hopper", "Howard Aiken"),
        type="article-journal", issued="1952-05", journal="Annals of the *History* of Computing", volume="3",
        issue="4", pages="238–243", doi="10.1000/A(b)<1>", issn="0164-1239",
    ) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft.genre", "article"),
        ("rft.atitle", "On C++ & other engines: L², 50% <b>"),
        ("rft.aulast", "Hopper"),
        ("rft.aufirst", "Grace M."),
        ("rft.au", "Aiken, Howard"),
        ("rft.date", "1952-05"),
        ("rft.jtitle", "Annals of the History of Computing"),
        ("rft.volume", "3"),
        ("rft.issue", "4"),
        ("rft.pages", "238-243"),
        ("rft.issn", "0164-1239"),
        ("rft_id", "info:doi/10.1000/A(b)<1>"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "form", "fields", "expected"),
    [
        ("article-newspaper", "journal", {"journal": "The Times"},
         [("genre", "article"), ("atitle", "A work"), ("jtitle", "The Times")]),
        ("paper-conference", "book", {"journal": "Proceedings", "publisher": "ACM", "isbn": "978-0-13-468599-1"},
         [("genre", "proceeding"), ("atitle", "A work"), ("btitle", "Proceedings"), ("pub", "ACM"),
          ("isbn", "978-0-13-468599-1")]),
        ("chapter", "book", {"journal": "A book", "pages": "1--9"},
         [("genre", "bookitem"), ("atitle", "A work"), ("btitle", "A book"), ("pages", "1-9")]),
        ("book", "book", {"publisher": "A press", "series": "Notes", "edition": "2", "pages": "320"},
         [("genre", "book"), ("btitle", "A work"), ("pub", "A press"), ("series", "Notes"), ("edition", "2"),
          ("tpages", "320")]),
        ("report", "book", {"publisher": "NIST", "issue": "TN 1"},
         [("genre", "report"), ("btitle", "A work"), ("pub", "NIST"), ("issue", "TN 1")]),
        ("thesis", "dissertation", {"publisher": "Yale", "status": "in_preparation"},
         [("title", "A work"), ("inst", "Yale")]),
        ("patent", "patent", {"issue": "US 1,234", "authors": by("Ada Lovelace", "Charles Babbage")},
         [("title", "A work"), ("inventor", "Lovelace, Ada"), ("inventor", "Babbage, Charles"),
          ("number", "US 1,234")]),
        ("article", "dc", {"arxiv": "2101.00001v2", "publisher": "arXiv", "authors": by("Ada Lovelace")},
         [("type", "preprint"), ("title", "A work"), ("creator", "Lovelace, Ada"), ("publisher", "arXiv"),
          ("rft_id", "https://arxiv.org/abs/2101.00001v2")]),
        ("webpage", "dc", {"journal": "A site", "url": "https://example.org/?a=1&b=2"},
         [("type", "webpage"), ("title", "A work"), ("source", "A site"),
          ("rft_id", "https://example.org/?a=1&b=2")]),
        ("document", "dc", {"url": "papers/a.md"}, [("type", "document"), ("title", "A work")]),
    ],
)  # fmt: skip
def test_every_format(kind: str, form: str, fields: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert dict(pairs(type=kind, **fields))["rft_val_fmt"] == f"info:ofi/fmt:kev:mtx:{form}"
    assert told(type=kind, **fields) == expected


def test_a_working_paper_of_an_institution_is_a_report() -> None:
    assert ("genre", "report") in told(type="article", status="working_paper", publisher="A bank")


@pytest.mark.parametrize("kind", sorted(set(TYPES.values())))
def test_every_type_keeps_to_the_keys_of_its_format(kind: str) -> None:
    found = parse_qs(coins(Publication(
        "A work", authors=by("Ada Lovelace", "Grace Hopper"), type=kind, issued=parse_when("1952"), journal="Annals",
        publisher="A press", doi="10.1000/1", series="Notes" if kind in ("book", "chapter", "report") else "",
    )))  # fmt: skip
    form = found["rft_val_fmt"][0].removeprefix("info:ofi/fmt:kev:mtx:")
    assert found.keys() <= KEYS[form]
    assert found["ctx_ver"] == ["Z39.88-2004"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Bartel L. van der Waerden",), [("aulast", "van der Waerden"), ("aufirst", "Bartel L.")]),
        (("Martin Luther King Jr.",), [("aulast", "King"), ("aufirst", "Martin Luther Jr.")]),
        (("Hypatia", "Ada Lovelace"), [("aulast", "Hypatia"), ("au", "Lovelace, Ada")]),
        (("{The ENIAC Team}", "Ada Lovelace"), [("aucorp", "The ENIAC Team"), ("au", "Lovelace, Ada")]),
        (("Ada Lovelace", "{The ENIAC Team}"), [("aulast", "Lovelace"), ("aufirst", "Ada"), ("au", "The ENIAC Team")]),
        (("関, 孝和",), [("aulast", "関"), ("aufirst", "孝和")]),
    ],
)
def test_the_first_author_in_parts_and_the_others_whole(
    names: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert told(type="book", authors=by(*names))[2:] == expected


@pytest.mark.parametrize(
    ("written", "date"),
    [("1952-05-02", "1952-05-02"), ("1952-05", "1952-05"), ("1951–1953", "1951"), ("Spring 1952", "1952")],
)
def test_dates_are_those_of_iso_8601(written: str, date: str) -> None:
    assert ("date", date) in told(issued=written)


def test_an_undated_work_has_no_date() -> None:
    assert not [key for key, _ in told(issued="forthcoming") if key == "date"]


@pytest.mark.parametrize("kind", ["article-journal", "chapter", "paper-conference", "book", "report", "document"])
@pytest.mark.parametrize("status", sorted(NOT_YET_PLACED - {"preprint", "working_paper"}))
def test_where_a_work_was_only_sent_is_not_told(kind: str, status: str) -> None:
    found = told(
        type=kind, status=status, journal="Isis", volume="113", issue="4041", pages="20301-9", publisher="Chicago",
        series="Series", isbn="978-0-13-468599-1", issn="0021-1753",
    )  # fmt: skip
    assert not {"Isis", "113", "4041", "20301-9", "Chicago", "Series"} & {value for _, value in found}
    assert not {"isbn", "issn"} & dict(found).keys()


@given(
    st.builds(
        Publication, title=st.text(), type=st.sampled_from(sorted(set(TYPES.values()))), journal=st.text(),
        volume=st.text(), issue=st.text(), pages=st.text(), publisher=st.text(), series=st.text(), edition=st.text(),
        isbn=st.text(), issn=st.text(), doi=st.text(), url=st.text(),
        authors=st.lists(
            st.builds(Author, st.builds(PersonName, st.text(), st.text(), st.text(), literal=st.text())), max_size=3
        ).map(tuple),
    )
)  # fmt: skip
def test_nothing_breaks_out_of_the_attribute(work: Publication) -> None:
    text = coins(work)
    assert re.fullmatch(r"[A-Za-z0-9_.~!*(),%+=&-]+", text)
    html = Markup('<span class="Z3988" title="{}"></span>').format(text)
    span = BeautifulSoup(html, "html.parser").find("span")
    assert span is not None
    assert span.attrs == {"class": ["Z3988"], "title": text}
    read = parse_qs(text, keep_blank_values=True, strict_parsing=True, separator="&")
    assert read.keys() <= {key for keys in KEYS.values() for key in keys} | {
        "rft.volume", "rft.issue", "rft.number", "rft.pages", "rft.isbn", "rft.issn", "rft.series", "rft.edition",
    }  # fmt: skip
