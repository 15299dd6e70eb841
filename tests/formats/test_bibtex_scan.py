"""Where entries, fields and faults stand in a .bib file, to the column; and that no file takes long."""

from __future__ import annotations

import time

import pytest
from bibliographies import only, plain, read, said

from mkdocs_academic.errors import Problems
from mkdocs_academic.formats.bibtex import BibSource, read_bib
from mkdocs_academic.formats.bibtex_scan import scan_entry


def test_an_entry_as_its_characters_say() -> None:
    text = 'x @Article{ k:1 , title = "a {"} b" # acm,\n  Year=1952 }rest'
    entry = scan_entry(text, 2, len(text))
    assert entry is not None
    assert (entry.type, entry.key, text[entry.key_at :][:3]) == ("article", "k:1", "k:1")
    assert [(one.name, one.value, text[one.at :][: len(one.name)]) for one in entry.fields] == [
        ("title", '"a {"} b" # acm', "title"),
        ("Year", "1952", "Year"),
    ]
    assert (entry.faults, text[entry.end :]) == ((), "rest")
    assert scan_entry(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # A comma that is missing: where it should be written.
        ("@misc{a,\n  title = {T} year = 1952}", [("a.bib:2:14", "missing-comma")]),
        ('@misc{a, title = "T"\n  year = 1952}', [("a.bib:1:21", "missing-comma")]),
        (
            "@misc{a, title = {T}\n  year = {1952}\n  note = {N},\n}",
            [("a.bib:1:21", "missing-comma"), ("a.bib:2:16", "missing-comma")],
        ),
        ("@misc{a title = {T}, year = 1952}", [("a.bib:1:8", "missing-comma")]),
        # Braces and quotation marks: the one that has no partner.
        ("@misc{a,\n  title = {T,\n  year = {1952}\n}", [("a.bib:2:11", "broken-entry")]),
        ('@misc{a,\n  title = "T,\n  year = {1952}\n}', [("a.bib:2:11", "broken-entry")]),
        ("@misc{a,\n  title = {T}},\n  year = 1952\n}", [("a.bib:2:14", "broken-entry")]),
        ("@misc{a,\n  title = {T},\n  year = 1952\n\n@misc{b, title = {U}}", [("a.bib:1:1", "broken-entry")]),
        # What is no field.
        ("@misc{a,\n  title = {T},\n  some words,\n  year = 1952}", [("a.bib:3:3", "broken-entry")]),
        ("@misc{a,\n  title {T},\n  year = 1952}", [("a.bib:2:8", "broken-entry")]),
        ("@misc{a,\n  title = {T} and more,\n  year = 1952}", [("a.bib:2:15", "broken-entry")]),
        (
            "@misc{a,\n  title = {T} and {more},\n  year = 1952}",
            [("a.bib:2:15", "broken-entry"), ("a.bib:2:24", "broken-entry")],
        ),
        # What is no entry.
        ("@misc a,\n  title = {T}", [("a.bib:1:1", "broken-entry")]),
        ("misc{a, title = {T}}\n@misc b, title = {U}}", [("a.bib:1:1", "broken-entry"), ("a.bib:2:1", "broken-entry")]),
        ("@misc{a,\n  title = {T,\n  year = 1952\n}", [("a.bib:2:11", "broken-entry")]),
        ("misc{a,\n  title = {T}}\n@misc{b, title = {U}}", [("a.bib:1:1", "broken-entry")]),
        (
            "@misc{b, title = {U}}\n\n article{a,\n  title = {T}}\nbook{c,\n title = {V}}",
            [("a.bib:3:2", "broken-entry"), ("a.bib:5:1", "broken-entry")],
        ),
        ("@misc{b, title = {U}}\nyear = 1952,\n", [("a.bib:2:1", "broken-entry")]),
        ("@string{acm = {ACM}\n@misc{b, title = {U}}", [("a.bib:1:1", "broken-entry")]),
        # Fields.
        ("@misc{a, title = {T},\n year = 1951,\n year = 1952}", [("a.bib:3:2", "same-field")]),
        ("@misc{a, title = {T},\n journal = jacm}", [("a.bib:2:2", "undefined-macro")]),
        ("@misc{a, title = {T},\n doi = {x}}", [("a.bib:2:2", "bad-doi")]),
        ("@misc{a, title = {T},\n eprint = {x}, eprinttype = {arxiv}}", [("a.bib:2:2", "bad-arxiv")]),
        ("@misc{a,\n year = 1952}", [("a.bib:1:1", "missing-title")]),
        ("\n\n  @artcle{a, title = {T}}", [("a.bib:3:3", "unknown-type")]),
        ("@misc{a, title = {T},\n crossref = {b}}", [("a.bib:2:2", "missing-parent")]),
        ("@misc{a,\n title = {\\unheard T}}", [("a.bib:2:2", "unknown-latex")]),
        # Comments.
        ("% @misc{a, title = {T}}\n@misc{b, title = {U}}", [("a.bib:1:3", "commented-out")]),
        ("@comment{\n  @misc{a, title = {T}}}\n@misc{b, title = {U}}", [("a.bib:2:3", "commented-out")]),
    ],
)
def test_the_place_of_a_fault(text: str, places: list[tuple[str, str]]) -> None:
    _, problems = read(text)
    assert said(problems) == places


@pytest.mark.parametrize(
    "text",
    [
        "@misc{b, title = {U}}\n% @misc{a,\n%   title = {T},\n% }\n",
        "@misc{b, title = {U}}\n@comment some words\n@Comment\n",
        "@comment{jabref-meta: databaseType:bibtex;}\n@misc{b, title = {U}}",
        "---\nlayout: none\n---\n@misc{b, title = {U}}",
        "---\n---\n\n@misc{b, title = {U}}",
        "Some words, and a = b.\n\n@misc{b, title = {U}}\nMore of them (2020, p. 3), by ada@example.org.\n",
        "@misc{b, title = {U}, note = {x = {y}, @home, 5 > 3}}",
        '@misc{b, title = "U", note = "a, b = {c}"}',
        '@preamble{"\\newcommand{\\x}{y}"}@misc{b, title = {U}}',
        "@misc(b, title = {U (and V)})",
        "@misc{b\n, title = {U}\n, year = 1952\n}",
        "@MISC\n{b,\n title = {U}}",
        "@ misc {b, title = {U}}",
        "@misc{b, title = {U},,}",
        "@misc{b, title = {U},\n abstract = {First.\n\n  x = 5 is a line, and\n  y is none.}}",
    ],
)
def test_what_is_no_fault(text: str) -> None:
    works, problems = read(text)
    assert [work.key for work in works] == ["b"]
    assert [str(problem) for problem in problems if problem.severity != "info"] == []


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_change_nothing(ends: str, mark: str) -> None:
    text = "@misc{a,\n  title = {T\n and U},\n}\n\n@misc{b,\n  title = {V},\n  doi = {x},\n}\n"
    works, problems = read(mark + text.replace("\n", ends))
    assert plain(works) == plain(read(text)[0])
    assert [work.origin and work.origin.place().line for work in works] == [1, 6]
    assert said(problems) == [("a.bib:8:3", "bad-doi")]
    assert problems[0].place.excerpt == "  doi = {x},"


@pytest.mark.parametrize(
    "key",
    [
        "DBLP:conf/x/y",
        "a key with blanks",
        "10.1145/609784",
        "a.b_c-d",
        "é",
        "100%",
        "a#b",
        "../../x",
        "k" * 300,
        "a'b",
        "Hopper+52",
    ],
)
def test_keys_are_kept_as_they_are_written(key: str) -> None:
    work = only(f"@misc{{{key}, title = {{T}}}}")
    assert work.key == key


def test_an_entry_without_a_key_is_a_work() -> None:
    assert only("@misc{, title = {T}}").key == ""
    works, _ = read("@misc{title = {T}, year = 1952}")
    assert [(work.key, work.title, work.year) for work in works] == [("", "T", 1952)]


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_file_is_said(text: str) -> None:
    assert said(read(text)[1]) == [("a.bib", "empty-file")]


@pytest.mark.parametrize("text", ["only words", "@", "@{", "{" * 1000, "@comment{x}", "% nothing"])
def test_a_file_without_entries_is_said(text: str) -> None:
    works, problems = read(text)
    assert works == []
    assert problems


def test_each_file_is_asked_for_itself_whether_it_has_entries() -> None:
    _, problems = read("@misc{a, title = {T} year = 1952}", "only words")
    assert said(problems) == [("a.bib:1:21", "missing-comma"), ("b.bib", "no-entries")]


def test_the_entry_of_a_line() -> None:
    source = BibSource("a.bib", "\n@misc{a,\n title = {T}}\n\n@misc{b, title = {U}}\n")
    read_bib(source, Problems())
    assert [source.entry_at(line) for line in range(1, 8)] == [None, 0, 0, None, 1, None, None]
    assert source.raw(1) == "@misc{b, title = {U}}"


@pytest.mark.parametrize("before", ["", "@article{k, title = {"])
@pytest.mark.parametrize(
    "sign",
    [
        "{",
        "}",
        '"',
        "@",
        "\\",
        "$",
        "#",
        ",",
        "=",
        "\n",
        " ",
        "(",
        "~",
        "%",
        "@a{",
        "@comment{",
        "@comment{\n",
        "@comment(\n",
        "\n@a",
        "\n@a\n{",
        "\n@a{b",
        "x # ",
        "a={",
        "\\emph{",
        "\\(",
        "@string{",
    ],
)
def test_any_sign_a_hundred_thousand_times(sign: str, before: str) -> None:
    """What takes longer than in proportion takes minutes here; the bound is far above what a slow machine needs."""
    begin = time.perf_counter()
    read(before + sign * (100_000 // len(sign)))
    assert time.perf_counter() - begin < 15


def test_a_field_of_a_megabyte_is_read() -> None:
    work = only("@misc{a, title = {T}, abstract = {" + "So it is. " * 100_000 + "}}")
    assert len(work.abstract) > 900_000


def test_deep_braces() -> None:
    works, _ = read("@misc{a, title = {T " + "{" * 5000 + "\\'e" + "}" * 5000 + "}}\n@misc{b, title = {U}}")
    assert [work.key for work in works] == ["a", "b"]
