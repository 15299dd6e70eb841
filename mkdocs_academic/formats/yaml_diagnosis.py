"""What is wrong with a YAML text that cannot be read, in words that say what to type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from mkdocs_academic.errors import Place, Problem
from mkdocs_academic.formats.yaml_source import LINE_BREAK, YamlSource, events_of


def explain(error: yaml.YAMLError, source: YamlSource) -> Problem:
    """A parser's complaint in words that say what to type; the place is where the mistake was made, if that shows."""
    if isinstance(error, yaml.reader.ReaderError):
        return _control_character(source)
    problem = str(getattr(error, "problem", "") or "")
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    here = source.at(mark.line, mark.column) if mark else source.at(0, 0)
    character = (here.excerpt or "")[(here.column or 1) - 1 : here.column]
    if character == "\t" or "tab character" in problem or re.match(r" *\t", here.excerpt or ""):
        column = (here.excerpt or "").find("\t")
        place = source.at(mark.line, max(0, column)) if mark else here
        return Problem(
            "error", "tab-indent", "a tab where YAML wants blanks", place, "indent with two spaces per level"
        )
    if "escape" in problem:
        return Problem(
            "error",
            "yaml-syntax",
            "a backslash that YAML does not know",
            here,
            "use single quotes, or double the backslash",
        )
    if unclosed := _unclosed_quote(source, mark.line if mark else None):
        return unclosed
    if bracket := _unclosed_bracket(source):
        return bracket
    if "mapping values are not allowed" in problem:
        hint = 'put the text in quotes if it holds a colon: title: "One: two"; else check the indentation'
        return Problem("error", "yaml-syntax", "a colon that YAML cannot place", here, hint)
    if "could not find expected ':'" in problem:
        place = source.at(opened.line, opened.column) if opened else here
        return Problem(
            "error",
            "yaml-syntax",
            "a line that is neither 'key: value' nor '- item'",
            place,
            "write 'key: value'; indent a text's further lines deeper than its key",
        )
    if "cannot start any token" in problem:
        return Problem("error", "yaml-syntax", f"a value cannot begin with {character!r}", here, "put it in quotes")
    return Problem(
        "error",
        "yaml-syntax",
        f"YAML cannot read this: {problem or error}",
        here,
        "check that lines of one level begin in one column, and that texts with : or # are quoted",
    )


# LaTeX's macros whose first letter is a tab, a line end or a blank to YAML: `\theta`, `\nu`, `\rho`, `\Phi`.
_MACRO = re.compile(
    r"\\(?:t(?:au|heta|imes|ext[a-z]*|an|anh|ilde|o|op|riangle[a-z]*)|n(?:u|abla|e|eq|eg|ot|otin|geq|leq)"
    r"|r(?:ho|ight[a-z]*|angle|ceil|floor|m)|L(?:ambda|eft[a-z]*)|P(?:hi|si|i|r))(?![A-Za-z])"
)
_ESCAPE = re.compile(r"\\(?:(?P<code>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|r\\n|.)")
_LOST = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LETTERS = {"0": 0x00, "a": 0x07, "b": 0x08, "v": 0x0B, "f": 0x0C, "e": 0x1B, "N": 0x85}  # YAML 1.2, section 5.7


def explain_escape(event: Any, source: YamlSource) -> Problem | None:
    """What a text in double quotes has lost to an escape of YAML; None where that is nothing to be missed, such as the
    carriage return of a line end.
    """
    line, column = event.start_mark.line, event.start_mark.column
    while line <= event.end_mark.line:
        text = source.at(line, 0).excerpt or ""
        end = event.end_mark.column if line == event.end_mark.line else len(text)
        for match in _ESCAPE.finditer(text, column, end) if event.style == '"' else ():
            macro = _MACRO.match(text, match.start(), end)
            code = int(match["code"][1:], 16) if match["code"] else _LETTERS.get(match[0][1:], -1)
            if macro or (code >= 0 and _LOST.match(chr(code))):
                return _escape(match[0], macro, code, source.at(line, match.start(), len(match[0])))
        line, column = line + 1, 0
    return None


def _escape(escape: str, macro: re.Match[str] | None, code: int, place: Place) -> Problem:
    if len(escape) > 2:
        message, hint = f"{escape} is the invisible character U+{code:04X}, and left out", "delete it"
    else:
        meaning = "a line end, a tab or a blank" if macro else f"the invisible character U+{code:04X}, and left out"
        message = f"in double quotes {escape} is {meaning}"
        hint = "put the text in single quotes, or double the backslash"
    return Problem("warning", "control-character", message, place, hint)


def _control_character(source: YamlSource) -> Problem:
    text = source.text
    match = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]", text)
    before = text[: match.start()] if match else ""
    lines = LINE_BREAK.split(before)
    name = f"U+{ord(match[0]):04X}" if match else "?"
    return Problem(
        "error",
        "control-character",
        f"the invisible character {name} cannot stand in a text",
        source.at(len(lines) - 1, len(lines[-1])),
        "delete it",
    )


def _unclosed_bracket(source: YamlSource) -> Problem | None:
    """The innermost bracket or brace that is open where the text cannot be read on, if it was opened on an earlier line
    or nothing follows."""
    opened: list[Any] = []
    try:
        events: Iterator[Any] = events_of(source)
        for event in events:
            if isinstance(event, MappingStartEvent | SequenceStartEvent):
                opened.append(event)
            elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                opened.pop()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        start = opened[-1].start_mark if opened and opened[-1].flow_style else None
        if start is None or mark is None or mark.line == start.line:
            return None
        place = source.at(start.line, start.column)
        return Problem("error", "unclosed-bracket", "this bracket is not closed", place, "add the missing ] or }")
    return None


def _unclosed_quote(source: YamlSource, until: int | None) -> Problem | None:
    """The quote that was opened last and runs over its line's end, where the error may come from it."""
    opened: Any = None
    try:
        scalars: Iterator[Any] = (event for event in events_of(source) if isinstance(event, ScalarEvent))
        for event in scalars:
            if event.style in ("'", '"') and event.end_mark.line > event.start_mark.line:
                opened = event
    except yaml.YAMLError as error:
        in_quotes = "quoted scalar" in str(getattr(error, "context", ""))
        mark: Any = getattr(error, "context_mark", None) if in_quotes else None
        if mark is None and opened is not None and until is not None and until - opened.end_mark.line <= 1:
            mark = opened.start_mark
        if mark is None:
            return None
        return Problem(
            "error",
            "unclosed-quote",
            "a quote is opened here and not closed on its line",
            source.at(mark.line, mark.column),
            "close it, or double it if it belongs to the text",
        )
    return None
