"""What is wrong with a YAML text that cannot be read, in words that say what to type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from mkdocs_academic.errors import Problem
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
