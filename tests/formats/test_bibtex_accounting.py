"""Nothing of a .bib file is lost in silence, whatever stands in it; damage to one entry costs that entry only."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any, NamedTuple

from bibliographies import plain, read
from hypothesis import example, given, settings
from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "Notes",
        "on",
        "the",
        "engine",
        "{UNIVAC}",
        "é",
        "a-b",
        "(x)",
        "5",
        "{a {b} c}",
        "{\\'e}",
        "\\&",
        "\\{",
        "{``}",
        "x@y",
        "a = b",
        "#",
        "~",
        "{",
        "}",
        "50\\%",
    ]
)
NAMES = st.sampled_from(["author", "journal", "note", "year", "abstract", "x-y", "keywords", "pages", "editor"])
KEYS = st.sampled_from(["", "hopper1952", "DBLP:conf/x/y", "a.b_c", "éa", "10.1/x", "k k", "K"])
TYPES = st.sampled_from(["article", "Book", "MISC", "online", "inproceedings", "unheard"])
BETWEEN = st.sampled_from(
    [
        "",
        "\n",
        "% a comment\n",
        "Some words between.\n",
        "@comment{a note}\n",
        "@comment{@misc{hidden, title = {H}}}\n",
        "@string{acm = {ACM}}\n",
        '@preamble{"\\newcommand{\\x}{y}"}\n',
        "% @misc{old, title = {O}}\n",
    ]
)


class Written(NamedTuple):
    """An entry as it is written: its lines from its `@` on, and the title that tells it from all others."""

    text: str
    title: str


def _balanced(words: list[str]) -> str:
    text, depth = [], 0
    for word in words:
        if word == "{":
            depth += 1
        elif word == "}":
            if not depth:
                continue
            depth -= 1
        text.append(word)
    return " ".join(text) + "}" * depth


@st.composite
def values(draw: st.DrawFn) -> str:
    text = _balanced(draw(st.lists(WORDS, max_size=6)))
    match draw(st.integers(0, 5)):
        case 0:
            return f'"{text}"'
        case 1:
            return str(draw(st.integers(0, 3000)))
        case 2:
            return f"{{{text}}} # acm # {{x}}"
        case _:
            return f"{{{text}}}"


@st.composite
def files(draw: st.DrawFn) -> tuple[list[Written], list[str]]:
    """Entries, and what stands before each and behind the last."""
    entries = []
    for number in range(draw(st.integers(1, 5))):
        title = f"Title {'abcde'[number]}"
        fields = draw(st.lists(st.tuples(NAMES, values()), max_size=4, unique_by=lambda field: field[0]))
        fields.insert(draw(st.integers(0, len(fields))), ("title", f"{{{title}}}"))
        opener, closer = ("{", "}") if draw(st.integers(0, 9)) else ("(", ")")
        if closer == ")":
            fields = [(name, value) for name, value in fields if "(" not in value]
        gap = draw(st.sampled_from([",\n  ", ",\n\n\t", ", ", " ,\n"]))
        inner = gap.join(f"{name}{draw(st.sampled_from([' = ', '=', ' =  ']))}{value}" for name, value in fields)
        end = draw(st.sampled_from(["", ",", "\n", ",\n"]))
        key = draw(KEYS)
        entries.append(Written(f"@{draw(TYPES)}{opener}{key and key + str(number)}{gap}{inner}{end}{closer}\n", title))
    return entries, draw(st.lists(BETWEEN, min_size=len(entries) + 1, max_size=len(entries) + 1))


def _file(entries: list[str], between: list[str]) -> tuple[str, list[range]]:
    """The text of a file, and the lines of each entry."""
    text, lines = "", []
    for entry, gap in zip(entries, between, strict=False):
        text += gap
        begin = text.count("\n") + 1
        text += entry
        lines.append(range(begin, text.count("\n") + 2))
    return text + between[-1], lines


def _by_title(text: str) -> dict[str, dict[str, Any]]:
    works, _ = read(text)
    return {work["title"]: work for work in plain(works)}


def _without_lines(work: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in work.items() if name not in ("source", "sources")}


@given(files())
@settings(max_examples=300, deadline=None)
def test_every_entry_is_a_work(written: tuple[list[Written], list[str]]) -> None:
    entries, between = written
    text, lines = _file([entry.text for entry in entries], between)
    works, problems = read(text)
    assert [work.title for work in works] == [entry.title for entry in entries], text
    assert [work.origin and work.origin.place().line for work in works] == [span[0] for span in lines]
    losses = [str(problem) for problem in problems if problem.code in ("broken-entry", "missing-comma", "same-field")]
    assert losses == []


@given(files(), st.data())
@settings(max_examples=1000, deadline=None)
def test_damage_costs_one_entry_at_most(written: tuple[list[Written], list[str]], data: st.DataObject) -> None:
    entries, between = written
    number = data.draw(st.integers(0, len(entries) - 1))
    whole = entries[number].text
    at = data.draw(st.integers(0, len(whole) - 2))
    sign = data.draw(st.sampled_from(["", "", "", "{", "}", '"', ",", "=", "@", "\\", "#", "x", "(", ")", "\n"]))
    damaged = whole[:at] + sign + whole[at + (sign == "" or data.draw(st.booleans())) :]
    before = _by_title(_file([entry.text for entry in entries], between)[0])
    text, lines = _file([damaged if entry.text is whole else entry.text for entry in entries], between)
    works, problems = read(text)
    after = {work["title"]: work for work in plain(works)}
    for index, entry in enumerate(entries):
        if index != number:
            assert entry.title in after, f"{entry.title} is lost in\n{text}"
            assert _without_lines(after[entry.title]) == _without_lines(before[entry.title]), text
            assert after[entry.title]["source"]["line"] == lines[index][0], text
    own = {work.origin.place().line for work in works if work.origin} | {problem.place.line for problem in problems}
    assert own & {*lines[number], None}, f"nothing is said of lines {lines[number]} of\n{text}"


MARKS = "@{}()\"',=#%\\$~-&[]<>*_`;: \t\n"
PIECES = st.sampled_from(
    [
        *MARKS,
        "@article{",
        "@misc(",
        "@comment{",
        "@string{",
        "@preamble{",
        "title = {",
        "author={",
        "and",
        "others",
        "a",
        "key,",
        "\n@book{b,",
        "year = 1952",
        "\\emph{",
        "\\cite{",
        "\\url{",
        "$x$",
        '\\"{o}',
        "crossref = {",
        "xdata = {",
        "month = mar",
        "date = {",
        "\ufeff",
        "\r",
        "\u2028",
        "\x00",
        "\x02",
        "\u202e",
        "é",
        "١٢",
        "note={to appear}",
        "\ue0ff",
        "\ue040",
        "\ue049",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
@settings(max_examples=1500, deadline=None)
@example("@{")
@example("@a{b")
@example("@comment")
@example("@string{a = a # a}@misc{x, title = a}")
def test_any_text_is_read_without_a_fault(text: str) -> None:
    works, problems = read(text)
    assert all(problem.place.file == "a.bib" and str(problem) for problem in problems)
    assert all(work.title and work.origin and work.origin.place().line for work in works)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ue040-\ue049]", json.dumps(plain(works), ensure_ascii=False)
    )
    starts = re.search(r"(?m)^@\w+\{", text.replace("\r\n", "\n").replace("\r", "\n"))
    if starts and not text.strip().startswith("%"):
        assert works or problems or re.search(r"(?i)@\s*(string|preamble|comment)", text), repr(text)


@given(
    files(),
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(["", "{", "}", '"', ",", "=", "\n", ")", "x"])), max_size=6
    ),
)
@settings(max_examples=500, deadline=None)
def test_every_beginning_of_an_entry_is_accounted_for(
    written: tuple[list[Written], list[str]], damages: list[tuple[int, str]]
) -> None:
    text = "\n" + "\n".join(entry.text for entry in written[0])
    for at, sign in damages:
        text = text[:at] + sign + text[at + 1 :]
    works, problems = read(text)
    lines = {work.origin.place().line for work in works if work.origin} | {problem.place.line for problem in problems}
    lines_of_text = text.split("\n")
    begins = [number for number, line in enumerate(lines_of_text, 1) if re.match(r"@\w+\s*[{(]", line)]
    for begin, following in pairwise([*begins, len(lines_of_text) + 1]):
        assert lines & set(range(begin, following)), f"line {begin} of\n{text}"
