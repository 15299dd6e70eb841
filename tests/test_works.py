"""One work, one record: which records are one, and what the one record says."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_academic.datafiles import find_files
from mkdocs_academic.editions import merge_work
from mkdocs_academic.errors import Problems
from mkdocs_academic.formats.bibliography import read_bibliography
from mkdocs_academic.formats.bibtex import BibSource
from mkdocs_academic.keys import give_keys
from mkdocs_academic.library import Library
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.settings import Settings
from mkdocs_academic.works import join_works

NOBODY: frozenset[str] = frozenset()


def records(*texts: str) -> list[Publication]:
    """The works of .bib texts, each a file."""
    problems = Problems()
    found = read_bibliography([BibSource(f"{index}.bib", text) for index, text in enumerate(texts)], problems)
    assert [str(problem) for problem in problems if problem.severity != "info"] == []
    return found


def joined(works: list[Publication], owners: frozenset[str] = NOBODY) -> tuple[list[list[str]], list[str]]:
    """The keys of each group, and the codes of what was said."""
    problems = Problems()
    groups = join_works(works, owners, problems)
    return [[work.key for work in group] for group in groups], [problem.code for problem in problems]


def article(key: str, **fields: str) -> str:
    """An article of Hopper's of 1952; a field may be replaced, or left out with an empty text."""
    usual = {"author": "Hopper, Grace", "title": "The Education of a Computer", "year": "1952"}
    kind = fields.pop("kind", "article")
    written = {name: value for name, value in (usual | fields).items() if value}
    return f"@{kind}{{{key}, " + ", ".join(f"{name} = {{{value}}}" for name, value in written.items()) + "}"


ONE = [
    # By what names them.
    (
        {"doi": "10.1145/609784.609818"},
        {"doi": "https://doi.org/10.1145/609784.609818", "title": "On the education of computers"},
    ),
    ({"doi": "10.1145/ABC.1"}, {"doi": "doi:10.1145/abc.1", "author": "Aiken, H.", "year": "1999"}),
    (
        {"eprint": "2101.00001", "eprinttype": "arxiv"},
        {"journal": "arXiv preprint arXiv:2101.00001v2", "title": "Other"},
    ),
    ({"eprint": "2101.00001", "eprinttype": "arxiv"}, {"doi": "10.48550/arXiv.2101.00001", "title": "Other"}),
    (
        {"eprint": "2101.00001", "eprinttype": "arxiv"},
        {"eprint": "2101.00001", "eprinttype": "arxiv", "doi": "10.1145/609784.609818", "title": "Other"},
    ),
    # By title.
    ({}, {}),
    ({}, {"title": "the education of a computer."}),
    ({}, {"title": "The {E}ducation --- of a Computer!"}),
    ({"title": "Das Größte"}, {"title": 'Das Gr{\\"o}{\\ss}te'}),
    ({"title": "The $\\alpha$ rule of machines"}, {"title": "The $\\alpha$-rule of machines"}),
    ({"year": "1952"}, {"year": "1953"}),
    ({"year": ""}, {"year": ""}),
    ({"author": "Hopper, Grace and Aiken, Howard"}, {"author": "H. Aiken and others"}),
    ({"author": "Erd{\\H o}s, Paul"}, {"author": "Erdos, P."}),
    ({"author": "de la Vall{\\'e}e Poussin, Charles"}, {"author": "Vallée Poussin, C."}),
    ({"author": ""}, {"author": ""}),
    ({"volume": "3"}, {"volume": "3"}),
    ({"volume": "3"}, {}),
    ({"journal": "Isis"}, {"kind": "misc"}),
    ({"journal": "Isis", "year": "1952"}, {"kind": "unpublished", "year": "", "note": "Working paper"}),
    # A preprint and what came of it.
    ({"journal": "Isis", "doi": "10.1145/609784.609818"}, {"journal": "arXiv preprint arXiv:2101.00001"}),
    ({"doi": "10.1145/609784.609818"}, {"doi": "10.48550/arXiv.2101.00001", "kind": "misc"}),
    ({"kind": "inproceedings", "booktitle": "Proc. ACM"}, {"kind": "techreport", "institution": "Univac"}),
    ({"journal": "Isis"}, {"year": "in press"}),
]
TWO = [
    ({}, {"title": "The Education of Another Computer"}),
    ({}, {"author": "Aiken, Howard"}),
    ({"title": "Editorial", "journal": "Isis"}, {"title": "Editorial", "journal": "Isis", "author": "Aiken, Howard"}),
    ({"doi": "10.1145/609784.609818", "title": "A"}, {"doi": "10.1145/609784.609819", "title": "B"}),
]
DOUBT = [
    ({"doi": "10.1145/609784.609818"}, {"doi": "10.1145/609784.609819"}),
    ({"year": "1952"}, {"year": "1954"}),
    ({"journal": "Isis", "volume": "3"}, {"journal": "Isis", "volume": "4"}),
    ({"kind": "book", "edition": "1"}, {"kind": "book", "edition": "2"}),
    ({"langid": "english"}, {"langid": "german"}),
    ({"kind": "book", "translator": "Lovelace, Ada"}, {"kind": "book", "translator": "Somerville, Mary"}),
    ({"kind": "book"}, {"kind": "article", "journal": "Isis"}),
    ({"kind": "phdthesis", "school": "Yale"}, {"kind": "article", "journal": "Isis"}),
    ({"kind": "inproceedings", "booktitle": "Proc. ACM"}, {"kind": "article", "journal": "Isis"}),
    ({"title": "Editorial", "journal": "Isis"}, {"title": "Editorial", "journal": "Osiris"}),
]


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize(("first", "second"), ONE)
def test_one_work(first: dict[str, str], second: dict[str, str], swap: bool) -> None:
    files = [article("a", **first), article("b", **second)]
    works = records(*(files[::-1] if swap else files))
    assert joined(works) == ([[work.key for work in works]], [])


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize(("first", "second"), TWO)
def test_two_works(first: dict[str, str], second: dict[str, str], swap: bool) -> None:
    files = [article("a", **first), article("b", **second)]
    works = records(*(files[::-1] if swap else files))
    assert joined(works) == ([[work.key] for work in works], [])


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize(("first", "second"), DOUBT)
def test_two_works_that_may_be_one(first: dict[str, str], second: dict[str, str], swap: bool) -> None:
    files = [article("a", **first), article("b", **second)]
    works = records(*(files[::-1] if swap else files))
    assert joined(works) == ([[work.key] for work in works], ["possible-duplicate"])


@pytest.mark.parametrize(("first", "second"), DOUBT)
def test_same_as_decides_a_doubt(first: dict[str, str], second: dict[str, str]) -> None:
    assert joined(records(article("a", **first), article("b", same_as="A", **second))) == ([["a", "b"]], [])


@pytest.mark.parametrize(("first", "second"), ONE)
def test_distinct_is_stronger_than_title_and_identifier(first: dict[str, str], second: dict[str, str]) -> None:
    works = records(article("a", **first), article("b", distinct="true", **second))
    assert joined(works) == ([["a"], ["b"]], [])


def test_same_as_without_such_a_key_is_said() -> None:
    problems = Problems()
    join_works(records(article("a"), article("b", title="Other", same_as="nobody")), NOBODY, problems)
    assert [(str(problem.place), problem.severity, problem.code) for problem in problems] == [
        ("1.bib:1:71", "warning", "unknown-work")
    ]


def test_a_doubt_names_both_places() -> None:
    problems = Problems()
    join_works(records(article("a"), "\n" + article("b", year="1960")), NOBODY, problems)
    (problem,) = problems
    assert (str(problem.place), "0.bib:1:1" in problem.message, "same_as: a" in str(problem.hint)) == (
        "1.bib:2:1",
        True,
        True,
    )
    assert problem.severity == "info"


def test_one_key_joins_records_whose_titles_agree() -> None:
    whole = "The Education of a Computer: A Report"
    assert joined(records(article("k", title=whole), article("K", year="", author="")))[0] == [["k", "K"]]
    assert joined(records(article("k"), article("k", title="Tables of Sines")))[0] == [["k"], ["k"]]
    two = records(article("k", doi="10.1145/1.1"), article("k", doi="10.1145/1.2"))
    assert joined(two)[0] == [["k"], ["k"]]


def test_an_author_that_a_record_does_not_name_is_the_owner() -> None:
    works = records(article("a"), article("b", author=""))
    assert joined(works, frozenset({"hopper"}))[0] == [["a", "b"]]
    assert joined(works, frozenset({"aiken"}))[0] == [["a"], ["b"]]


UNNAMED = article("b", author="")


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize(
    ("files", "groups", "said"),
    [
        ([article("a"), UNNAMED], [["a", "b"]], []),
        ([article("a", author="", editor="Hopper, Grace"), UNNAMED], [["a", "b"]], []),
        ([article("a"), article("b", author="Anonymous")], [["a", "b"]], []),
        # A title that many works have, a contradiction, and one file, which has two rather than one.
        ([article("a", title="Editorial note"), article("b", title="Editorial note", author="")], None, ["nobody"]),
        ([article("a"), article("b", author="", year="1960")], None, ["year"]),
        ([article("a", title="Editorial"), article("b", title="Editorial", author="", year="1960")], None, []),
        ([article("a") + "\n" + UNNAMED], None, ["nobody"]),
        # Whose of two people's it is cannot be told.
        ([article("a"), article("c", author="Aiken, H."), UNNAMED], None, ["nobody"]),
    ],
)
def test_where_no_owner_is_known_a_record_without_authors_is_joined_or_doubted(
    files: list[str], groups: list[list[str]] | None, said: list[str], swap: bool
) -> None:
    problems = Problems()
    works = records(*(files[::-1] if swap else files))
    found = [[work.key for work in group] for group in join_works(works, NOBODY, problems)]
    assert sorted(map(sorted, found)) == (groups or sorted([work.key] for work in works))
    wanted = {"nobody": "same title, and one of the two names no author", "year": "same title, another year"}
    assert {problem.message.split(": ", 1)[1] for problem in problems} == {wanted[word] for word in said}


def test_two_dois_do_not_meet_over_a_third_record() -> None:
    works = records(article("a", doi="10.1145/1.1"), article("b"), article("c", doi="10.1145/1.2"))
    groups, _ = joined(works)
    assert ["a", "c"] not in [[key for key in group if key != "b"] for group in groups]


def test_three_forms_of_one_work() -> None:
    works = records(
        article("report", kind="techreport", institution="Univac"),
        article("preprint", journal="arXiv preprint arXiv:2101.00001"),
        article("published", journal="Isis", doi="10.1145/1.1", year="1953"),
    )
    assert joined(works)[0] == [["report", "preprint", "published"]]


def test_titles_without_letters_are_compared_as_they_are() -> None:
    assert joined(records(article("a", title="???"), article("b", title="!!!")))[0] == [["a"], ["b"]]
    assert joined(records(article("a", title="???"), article("b", title="???")))[0] == [["a", "b"]]


def test_a_title_that_many_works_have() -> None:
    many = "\n".join(
        article(f"k{n}", title="Editorial", journal="Isis", year=str(1950 + n), volume=str(n)) for n in range(30)
    )
    again = article("again", title="Editorial", journal="Isis", year="1967", volume="17")
    groups, _ = joined(records(many, again))
    assert ["k17", "again"] in groups
    assert len(groups) == 30


def test_a_doubt_about_two_works_is_said_once() -> None:
    pair = article("a", volume="1") + "\n" + article("b", volume="2")
    assert joined(records(pair, pair)) == ([["a", "a"], ["b", "b"]], ["possible-duplicate"])


FIELDS = {
    "journal": "Isis",
    "volume": "3",
    "number": "2",
    "pages": "1--9",
    "doi": "10.1145/1.1",
    "publisher": "ACM",
    "location": "Pittsburgh",
    "abstract": "Of it.",
    "series": "S",
    "url": "https://example.org/",
    "pdf": "https://e.org/a.pdf",
    "keywords": "compilers",
    "note": "N",
    "abbr": "I",
    "langid": "english",
}


@pytest.mark.parametrize("field", FIELDS)
def test_what_the_first_record_lacks_comes_from_the_second(field: str) -> None:
    bare, full = records(article("a"), article("b", **{field: FIELDS[field]}))
    work, other = merge_work([bare, full]), merge_work([full, bare])
    for name in (
        "journal",
        "volume",
        "issue",
        "pages",
        "doi",
        "publisher",
        "place",
        "abstract",
        "series",
        "url",
        "links",
        "tags",
        "note",
        "abbr",
        "language",
        "title",
        "issued",
        "authors",
    ):
        assert getattr(work, name) == getattr(full, name) == getattr(other, name), name


def test_the_first_record_is_right() -> None:
    first, second = records(
        article("a", journal="Isis", volume="3", note="First", selected="false", abbr="A"),
        article(
            "b",
            journal="ISIS",
            volume="3",
            note="Second",
            pages="1--9",
            selected="true",
            title="The education of a computer",
        ),
    )
    work = merge_work([first, second])
    assert (work.title, work.journal, work.note, work.pages, work.abbr) == (first.title, "Isis", "First", "1–9", "A")
    assert work.selected is True
    assert [origin.place().file for origin in work.sources] == ["0.bib", "1.bib"]
    assert (work.origin, work.key) == (first.origin, "a")


def test_authors_that_break_off_are_completed_and_a_year_by_its_month() -> None:
    first, second = records(
        article("a", author="Hopper, Grace and others"),
        article("b", author="Hopper, G. and Aiken, H. and Lovelace, A.", month="may"),
    )
    work = merge_work([first, second])
    assert ([author.name.family for author in work.authors], work.et_al) == (["Hopper", "Aiken", "Lovelace"], False)
    assert str(work.issued) == "1952-05"


def test_the_published_form_is_shown_with_the_preprint_as_its_version() -> None:
    preprint, published = records(
        article(
            "p", journal="arXiv preprint arXiv:2101.00001", year="1951", pdf="https://e.org/p.pdf", abstract="Of it."
        ),
        article("q", journal="Isis", doi="10.1145/1.1", volume="3"),
    )
    for order in ([preprint, published], [published, preprint]):
        work = merge_work(order)
        assert (work.key, work.journal, work.status, work.type, str(work.issued)) == (
            "q",
            "Isis",
            "",
            "article-journal",
            "1952",
        )
        assert (work.arxiv, work.doi, work.abstract) == ("2101.00001", "10.1145/1.1", "Of it.")
        assert [link.kind for link in work.links] == ["pdf"]
        (version,) = work.versions
        assert (version.arxiv, str(version.issued), version.status, version.key) == (
            "2101.00001",
            "1951",
            "preprint",
            "p",
        )


def test_a_work_that_was_only_submitted_keeps_no_place_when_joined() -> None:
    first, second = records(
        article("a", note="Submitted to Isis"), article("b", journal="arXiv preprint arXiv:2101.00001")
    )
    work = merge_work([first, second])
    assert (work.journal, work.status, work.placed) == ("Isis", "submitted", False)


POOL = [
    article("a", doi="10.1145/1.1"),
    article("b"),
    article("c", journal="arXiv preprint arXiv:2101.00001"),
    article("d", year="1954"),
    article("e", author="Aiken, H."),
    article("f", title="Tables of Sines"),
    article("g", title="Tables of Sines", year="", note="Under review"),
    article("h", kind="book", title="Tables of Sines"),
]


@given(st.permutations(POOL), st.integers(2, len(POOL)))
@settings(max_examples=60, deadline=None)
def test_joining_is_a_partition_and_joining_what_was_joined_changes_nothing(order: list[str], count: int) -> None:
    works = records(*order[:count])
    groups = join_works(works, NOBODY, Problems())
    assert sorted(work.key for group in groups for work in group) == sorted(work.key for work in works)
    merged = [merge_work(group) if len(group) > 1 else group[0] for group in groups]
    again = join_works(merged, NOBODY, Problems())
    assert [len(group) for group in again] == [1] * len(merged)
    assert [merge_work([work]).title for work in merged] == [work.title for work in merged]


@pytest.mark.parametrize("names", list(itertools.combinations("abcefg", 3)))
def test_the_order_of_files_makes_no_other_groups(names: tuple[str, ...]) -> None:
    files = [text for text in POOL if text.partition("{")[2][0] in names]
    found = {
        frozenset(frozenset(group) for group in joined(records(*order))[0]) for order in itertools.permutations(files)
    }
    assert len(found) == 1


def _many(title: Any, count: int) -> list[Publication]:
    (work,) = records(article("a"))
    return [replace(work, key=f"k{index}", title=title(index), doi=f"10.1000/{index}") for index in range(count)]


def _seconds(works: list[Publication]) -> float:
    begin = time.perf_counter()
    join_works(works, NOBODY, Problems())
    return time.perf_counter() - begin


@pytest.mark.parametrize(
    "title", [lambda index: "Editorial", lambda index: f"Title {index}"], ids=["one title", "many titles"]
)
def test_time_grows_with_the_number_of_records(title: Any) -> None:
    few, many = (min(_seconds(_many(title, count)) for _ in range(2)) for count in (500, 4000))
    assert many < 30 * few + 1  # eight times as many; sixty-four times as long would be a square


def library(root: Path, **files: str) -> tuple[Library, list[str]]:
    for name, text in files.items():
        (root / name.replace("_", ".")).write_text(text, encoding="utf-8")
    problems, options = (
        Problems(),
        Settings(
            root, root / "docs", bibliography=tuple(sorted(n.replace("_", ".") for n in files if n.endswith("bib")))
        ),
    )
    found = Library.load(options, find_files(options, problems), problems)
    return found, [f"{problem.severity} {problem.code} {problem.place}" for problem in problems]


def test_one_key_on_two_works_keeps_both_and_names_both_lines(tmp_path: Path) -> None:
    two = article("Hopper52") + "\n" + article("hopper52", title="Tables of Sines")
    found, said = library(tmp_path, a_bib=two)
    assert [work.key for work in found.publications] == ["Hopper52", "hopper52-2"]
    assert said == ["warning same-key a.bib:2:10"]


def test_one_key_names_the_files_where_the_key_is_written(tmp_path: Path) -> None:
    cv = "cv:\n  name: G Hopper\n  sections:\n    Papers:\n" + "".join(
        f"      - {{title: {title}, date: 1952}}\n" for title in ("The Education of a Computer", "Tables of Sines")
    )
    sines = article("h52", title="Tables of Sines")
    found, said = library(tmp_path, cv_yml=cv, a_bib=article("h52"), b_bib="\n" + sines)
    assert [work.key for work in found.publications] == ["h52", "h52-2"]
    assert said == ["warning same-key b.bib:2:10"]
    problems, options = Problems(), Settings(tmp_path, tmp_path / "docs", bibliography=("a.bib", "b.bib"))
    Library.load(options, find_files(options, problems), problems)
    assert [problem.message for problem in problems] == ["the key 'h52' is taken by the entry in a.bib:1:10"]


def test_keys_are_made_of_name_year_and_title(tmp_path: Path) -> None:
    found, said = library(tmp_path, a_bib=article("") + article("", title="{\\'E}tudes", author="{Team X}", year=""))
    assert ([work.key for work in found.publications], said) == (["hopper1952education", "teamxetudes"], [])


def test_a_work_of_the_cv_takes_what_it_lacks_from_the_bib(tmp_path: Path) -> None:
    cv = "cv:\n  name: G Hopper\n  sections:\n    Papers:\n      - {title: The education of a computer, date: 1952}\n"
    found, said = library(tmp_path, cv_yml=cv, a_bib=article("h52", journal="Isis", doi="10.1145/1.1"))
    (work,) = found.publications
    assert said == []
    assert (work.title, work.key, work.journal, work.doi) == (
        "The education of a computer",
        "h52",
        "Isis",
        "10.1145/1.1",
    )
    assert [str(origin.place()) for origin in work.sources] == ["cv.yml:5:9", "a.bib:1:1"]
    assert found.sections[0].entries == (work,)


def test_keys_are_given_once() -> None:
    works = records(article("a"), article("a", title="Other"), article("a", title="Third"))
    give_keys(works, [], Problems())
    assert [work.key for work in works] == ["a", "a-2", "a-3"]
