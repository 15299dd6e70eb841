"""Which page of the site lists a record: the one with the longest list of its kind, else a CV."""

from __future__ import annotations

import pytest

from mkdocs_academic.fragments import PageContext
from mkdocs_academic.views.words import Words
from mkdocs_academic.whereabouts import Whereabouts


def page(path: str, directives: str, *ids: str) -> PageContext:
    return PageContext(href=str, words=Words(), path=path, anchors=set(ids), shown=set(directives.split()))


HOME = page("index.md", "publications", "pub-a")
ALL = page("papers.md", "publications talks", "pub-a", "pub-b", "talk-t")
CV = page("cv.md", "cv", "pub-a", "pub-b", "pub-c", "talk-t", "talk-u")
OWN = page("publications/a.md", "record", "pub-a")
NOWHERE = page("", "publications", "pub-a", "pub-b", "pub-c", "pub-d")


@pytest.mark.parametrize("pages", [(HOME, ALL, CV, OWN, NOWHERE), (NOWHERE, OWN, CV, ALL, HOME)])
@pytest.mark.parametrize(
    ("prefix", "key", "expected"),
    [
        ("pub", "a", "papers.md"),
        ("pub", "b", "papers.md"),
        ("pub", "c", "cv.md"),
        ("pub", "d", ""),
        ("talk", "t", "papers.md"),
        ("talk", "u", "cv.md"),
    ],
)
def test_the_page_of_a_record(pages: tuple[PageContext, ...], prefix: str, key: str, expected: str) -> None:
    known = Whereabouts()
    for one in pages:
        known.note(one)
    assert known.find(prefix, key) == expected


def test_a_page_that_grows_is_noted_again() -> None:
    known, growing = Whereabouts(), page("papers.md", "publications")
    known.note(growing)
    assert known.find("pub", "a") == ""
    growing.anchors.add("pub-a")
    known.note(growing)
    assert known.find("pub", "a") == "papers.md"


def test_of_two_pages_with_all_works_the_one_with_filters_is_the_list() -> None:
    known = Whereabouts()
    filtered = page("zettel.md", "publications", "pub-a", "pub-b")
    filtered.filters = ("tag",)
    for one in (page("groups.md", "publications talks", "pub-a", "pub-b", "talk-t", "talk-u"), filtered):
        known.note(one)
    assert known.find("pub", "a") == "zettel.md"
    assert known.find("talk", "t") == "groups.md"
