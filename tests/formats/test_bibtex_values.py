"""Macros, `#`, and what an entry inherits."""

from __future__ import annotations

import itertools
import time

import pytest
from bibliographies import only, plain, read, said
from hypothesis import given, settings
from hypothesis import strategies as st

ACM = "@string{acm = {ACM}}\n"
CACM = '@string(CACM = "Comm. " # acm)\n'
WORK = "@article{a, title = {T}, journal = cacm # {, } # 52, year = 1952, month = may}\n"


@pytest.mark.parametrize("files", list(itertools.permutations([ACM, CACM, WORK])))
def test_macros_are_shared_whatever_the_order_of_files(files: tuple[str, ...]) -> None:
    work = only(*files)
    assert (work.journal, str(work.issued)) == ("Comm. ACM, 52", "1952-05")


def test_a_file_s_own_macro_is_meant_before_another_s() -> None:
    works, problems = read(
        "@string{j = {One}}\n@article{a, title = {T}, journal = j}",
        "@string{j = {Two}}\n@article{b, title = {U}, journal = j}",
        "@article{c, title = {V}, journal = j}",
    )
    assert [work.journal for work in works] == ["One", "Two", "One"]
    assert problems == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("{a}", "a"),
        ('"a"', "a"),
        ("1952", "1952"),
        ('"a" # {b} # 3', "ab3"),
        ("{a}#{ b}", "a b"),
        ('"a {"}b{"} c"', 'a "b" c'),
        ('"a {b, c} d"', "a b, c d"),
        ("x # y", "XY"),
        ("X", "X"),
        ("x#{ and }#y", "X and Y"),
        ("{a # b}", "a # b"),
        ('"{a} # b"', "a # b"),
        ("{a, b = {c}}", "a, b = c"),
        ("{{a}}", "a"),
        ('{"a"}', '"a"'),
        ("{a}\n  #\n  {b}", "ab"),
    ],
)
def test_a_value(value: str, text: str) -> None:
    work = only(f"@string{{x = {{X}}}}@string{{y = {{Y}}}}\n@misc{{a, title = {{T}}, note = {value}, year = 1952}}")
    assert (work.note, work.year) == (text, 1952)


@pytest.mark.parametrize(
    "macros", ["@string{a = a # a}", "@string{a = b}@string{b = a}", "@string{a = b # {x}}@string{b = c}@string{c = a}"]
)
def test_a_circle_of_macros_is_said_once(macros: str) -> None:
    works, problems = read(f"{macros}\n@misc{{k, title = a}}\n@misc{{l, title = {{T}}, note = a}}")
    assert [code for _, code in said(problems)] == ["undefined-macro"]
    assert [work.key for work in works] == ["k", "l"]


def test_a_macro_that_doubles_and_doubles_is_cut() -> None:
    macros = "@string{m0 = {0123456789}}\n" + "".join(f"@string{{m{i} = m{i - 1} # m{i - 1}}}\n" for i in range(1, 60))
    begin = time.perf_counter()
    works, problems = read(macros + "@misc{k, title = m59}\n@misc{l, title = {T}}")
    assert time.perf_counter() - begin < 5
    assert "too-large" in {code for _, code in said(problems)}
    assert len(works) == 2
    assert len(works[0].title) < 200_000


def test_a_macro_that_is_missing_is_said_once_and_its_name_shown() -> None:
    works, problems = read("@misc{k, title = {T}, note = nobody}\n@misc{l, title = {U}, note = nobody # {s}}")
    assert said(problems) == [("a.bib:1:23", "undefined-macro")]
    assert [work.note for work in works] == ["nobody", "nobodys"]


PROCEEDINGS = """@proceedings{acm52, title = {Proceedings}, subtitle = {ACM}, year = 1952, editor = {Howard Aiken},
  publisher = {ACM}, doi = {10.1145/609784.609818}, url = {https://example.org}, note = {N}, keywords = {k}}
"""
PAPER = "@inproceedings{p, title = {T}, author = {Grace Hopper}, crossref = {ACM52}}\n"


@pytest.mark.parametrize("files", [(PAPER, PROCEEDINGS), (PROCEEDINGS, PAPER), (PAPER + PROCEEDINGS,)])
def test_crossref(files: tuple[str, ...]) -> None:
    works, problems = read(*files)
    assert problems == []
    work = next(work for work in works if work.key == "p")
    assert (work.title, work.journal, work.year, work.publisher) == ("T", "Proceedings: ACM", 1952, "ACM")
    assert [str(author.name) for author in work.authors] == ["Grace Hopper"]
    assert [str(author.name) for author in work.editors] == ["Howard Aiken"]
    assert (work.doi, work.url, work.note, work.tags) == ("", "", "", ())


def test_a_chapter_has_the_book_s_title_and_not_its_author() -> None:
    works, _ = read(
        "@inbook{a, title = {T}, author = {A One}, crossref = {b}}\n"
        "@book{b, title = {B}, author = {B Two}, year = 1952}"
    )
    assert works[0].journal == "B"
    assert [str(author.name) for author in works[0].authors] == ["A One"]


def test_own_fields_are_stronger_than_inherited_ones() -> None:
    works, _ = read(PROCEEDINGS, "@inproceedings{a, title = {T}, booktitle = {Own}, year = 1953, crossref = {acm52}}")
    assert (works[1].journal, works[1].year) == ("Own", 1953)


def test_xdata_is_inherited_from_several_and_through_others() -> None:
    works, problems = read(
        "@book{a, title = {T}, xdata = {p, q}}\n@xdata{p, publisher = {P}, xdata = {r}}",
        "@xdata{q, location = {Q}, publisher = {Not}}\n@xdata{r, year = 1952}",
    )
    assert [(work.publisher, work.place, work.year) for work in works] == [("P", "Q", 1952)]
    assert [(problem.severity, problem.code) for problem in problems] == [("info", "no-work")] * 3


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("@misc{a, title = {T}, crossref = {nobody}}", ["a.bib:1:23"]),
        ("@misc{a, title = {T}, xdata = {nobody}}", ["a.bib:1:23"]),
        ("@misc{a, title = {T}, crossref = {a}}", ["a.bib:1:23"]),
        ("@misc{a, title = {T}, crossref = {b}}\n@misc{b, title = {U}, crossref = {a}}", ["a.bib:2:23"]),
    ],
)
def test_a_parent_that_cannot_be_is_said(text: str, places: list[str]) -> None:
    works, problems = read(text)
    assert said(problems) == [(place, "missing-parent") for place in places]
    assert len(works) == text.count("@misc")


def test_a_thousand_entries_one_inheriting_from_the_next() -> None:
    chain = "".join(f"@misc{{k{i}, title = {{T{i}}}, crossref = {{k{i + 1}}}}}\n" for i in range(3000))
    works, problems = read(chain + "@misc{k3000, title = {T}, year = 1952}")
    assert len(works) == 3001
    assert [work.year for work in works[-20:]] == [1952] * 20
    assert {code for _, code in said(problems)} == {"missing-parent"}


def test_an_entry_of_many_ids_is_found_by_each() -> None:
    works, problems = read("@book{b, ids = {old, older}, title = {B}}\n@inbook{a, title = {T}, crossref = {older}}")
    assert problems == []
    assert works[1].journal == "B"


@given(st.permutations(range(6)))
@settings(max_examples=30, deadline=None)
def test_the_order_of_entries_and_files_changes_no_work(order: list[int]) -> None:
    entries = [ACM, CACM, WORK, PROCEEDINGS, PAPER, "@book{x, title = {X}, publisher = acm}\n"]

    def by_key(*texts: str) -> dict[str, dict[str, object]]:
        return {
            work["key"]: {name: value for name, value in work.items() if name not in ("source", "sources")}
            for work in plain(read(*texts)[0])
        }

    assert by_key(*(entries[index] for index in order)) == by_key("".join(entries))
