"""What the entries of a list are found by."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.model.names import parse_name
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.views.facets import FACETS, Facets, whole_names
from mkdocs_academic.views.words import Words


def by(*names: str) -> tuple[Author, ...]:
    return tuple(Author(parse_name(name)) for name in names)


def facts(
    work: Publication, *others: Publication, asked: tuple[str, ...] = FACETS, anchor: str = "id"
) -> dict[str, str]:
    """The attributes of an entry as a browser reads them."""
    markup = f"<li{Facets(asked, [work, *others]).of(work, anchor)}>x</li>"
    element = BeautifulSoup(markup, "html.parser").li
    assert element is not None
    assert element.text == "x"
    return {name: str(value) for name, value in element.attrs.items()}


def links(*kinds: str) -> tuple[Link, ...]:
    return tuple(Link(kind, url=f"https://example.org/{kind}", kind=kind) for kind in kinds)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, {}),
        ({"tags": ("compilers", "the *moth*")}, {"data-tag": "compilers\nthe moth"}),
        ({"journal": "*Annals* of Things"}, {"data-venue": "Annals of Things"}),
        ({"journal": "Annals", "status": "submitted"}, {}),
        ({"journal": "Proceedings of the 3rd Meeting", "abbr": "MEET"}, {"data-venue": "MEET"}),
        ({"authors": by("Hopper, Grace M.", "{ACM Committee}")}, {"data-author": "Grace M. Hopper\nACM Committee"}),
        ({"links": links("pdf", "slides", "poster")}, {"data-has": "pdf\nslides"}),
        ({"links": links("repository", "recording", "dataset")}, {"data-has": "code\ndata\nvideo"}),
    ],
)
def test_an_entry_carries_what_it_is_found_by(fields: dict[str, Any], found: dict[str, str]) -> None:
    assert facts(Publication("A work", **fields)) == found


def test_an_entry_carries_only_what_is_asked_for() -> None:
    work = Publication("A work", "k", by("A B"), journal="Annals", tags=("a",), links=links("pdf", "code"))
    assert facts(work, asked=()) == {}
    assert facts(work, asked=("code", "tag")) == {"data-tag": "a", "data-has": "code"}
    assert facts(work, asked=(), anchor="") == {"data-key": "k"}


def test_a_venue_goes_by_its_short_name_where_another_work_has_it() -> None:
    plain = Publication("One", journal="Annals of Things")
    assert facts(plain, Publication("Two", journal="annals of things", abbr="AT")) == {"data-venue": "AT"}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_comes_out_of_the_attribute_as_it_went_in(text: str) -> None:
    work = Publication("A work", tags=(text,), abbr=text, journal=text)
    tag = facts(work, asked=("tag",)).get("data-tag", "")
    assert "\n" not in tag
    assert tag == " ".join(tag.split())


@pytest.mark.parametrize(
    ("names", "whole"),
    [
        (["John W. Mauchly", "J. W. Mauchly", "J. Mauchly"], ["John W. Mauchly"] * 3),
        (["Grace Hopper", "Grace Murray Hopper", "G. M. Hopper"], ["Grace Murray Hopper"] * 3),
        (["Müller, Änne", "Mueller, A."], ["Änne Müller", "Änne Müller"]),
        (["Jean Bartik", "John Bartik", "J. Bartik"], ["Jean Bartik", "John Bartik", "J. Bartik"]),
        (["Wei Zhang", "Wen Zhang"], ["Wei Zhang", "Wen Zhang"]),
        (["{The Team}", "The Team of Others"], ["The Team", "The Team of Others"]),
    ],
)
def test_a_name_stands_for_the_fuller_one_where_only_that_can_be_meant(names: list[str], whole: list[str]) -> None:
    authors = by(*names)
    found = whole_names(authors)
    assert [found[author.name] for author in authors] == whole


def test_the_script_is_told_facets_labels_and_words() -> None:
    works = [Publication("One", type="book"), Publication("Two", type="thesis")]
    told = json.loads(Facets(("pdf", "type", "code"), works).settings(Words("de"), search=True))
    assert told["search"] is True
    assert told["facets"] == [["has", "Mit"], ["type", "Art"]]
    assert told["labels"] == {
        "type": {"book": "Bücher", "thesis": "Qualifikationsarbeiten"},
        "has": {"pdf": "PDF", "code": "Code"},
    }
    assert "{shown}" in told["words"]["some"]
    assert all(told["words"].values())
