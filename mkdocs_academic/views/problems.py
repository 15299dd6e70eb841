"""What is wrong with a site's files, for the panel that `mkdocs serve` puts on every page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from markupsafe import Markup, escape

from mkdocs_academic.errors import Place, Problem, pointed_excerpt, printable
from mkdocs_academic.views.words import Words

MOST_SHOWN = 20  # the panel stands on every page, and all of them stand in the terminal
_SEVERITIES = ("error", "warning")
# What a message quotes, as `repr` writes it; the apostrophe of a word has letters on both sides.
_QUOTED = re.compile(r"(?<!\w)'([^'\n]+)'(?!\w)")

Neighbours = Callable[[Place], tuple[str | None, str | None]]


class Line(NamedTuple):
    """A line of the excerpt: its number (empty for the carets), its text, and whether it is the one that is meant."""

    number: str
    text: str
    kind: str


class ProblemView(NamedTuple):
    """One problem; `place` is to be copied, `message` and `hint` are HTML in English."""

    severity: str
    label: str
    code: str
    place: str
    message: Markup
    excerpt: tuple[Line, ...]
    hint: Markup | None


class ProblemsView(NamedTuple):
    """The panel. `around_files` are the words before and after the names of the files in its title."""

    is_open: bool
    severity: str
    around_files: tuple[str, str]
    files: tuple[str, ...]
    counts: tuple[str, ...]
    lead: str
    problems: tuple[ProblemView, ...]
    more: str
    language: str


def view_problems(
    problems: Iterable[Problem], words: Words, *, kept: bool, neighbours: Neighbours = lambda place: (None, None)
) -> ProblemsView | None:
    """The panel for the problems of a build, errors first; None where there is nothing to mend.

    Args:
        kept: the pages show what they showed before in place of what is broken.
        neighbours: the lines before and after a place, as far as they are known.
    """
    found = sorted((problem for problem in problems if problem.severity in _SEVERITIES), key=_order)
    if not found:
        return None
    errors = sum(problem.severity == "error" for problem in found)
    shown = found[:MOST_SHOWN]
    return ProblemsView(
        is_open=errors > 0,
        severity="error" if errors else "warning",
        around_files=words.around("problems.title", "files"),
        files=tuple(dict.fromkeys(printable(problem.place.file) for problem in found))[:3],
        counts=tuple(
            words(f"problems.{severity}s", n=count)
            for severity, count in zip(_SEVERITIES, (errors, len(found) - errors), strict=True)
            if count
        ),
        lead=words("problems.kept") if kept else words("problems.partial"),
        problems=tuple(_view(problem, words, neighbours) for problem in shown),
        more=words("problems.more", n=len(found) - len(shown)) if len(found) > len(shown) else "",
        language=words.language,
    )


def _order(problem: Problem) -> tuple[bool, str, int, int]:
    place = problem.place
    return problem.severity != "error", place.file, place.line or 0, place.column or 0


def _view(problem: Problem, words: Words, neighbours: Neighbours) -> ProblemView:
    return ProblemView(
        severity=problem.severity,
        label=words(f"problems.{problem.severity}"),
        code=problem.code,
        place=printable(str(problem.place)),
        message=_with_code(problem.message),
        excerpt=tuple(_excerpt(problem.place, neighbours)),
        hint=_with_code(problem.hint) if problem.hint else None,
    )


def _excerpt(place: Place, neighbours: Neighbours) -> Iterable[Line]:
    pointed = pointed_excerpt(place)
    if pointed is None or place.line is None:
        return
    shown, carets, start = pointed
    before, after = (None, None) if start else neighbours(place)
    if before is not None:
        yield Line(str(place.line - 1), _cut(before), "beside")
    yield Line(str(place.line), printable(shown), "here")
    yield Line("", carets, "caret")
    if after is not None:
        yield Line(str(place.line + 1), _cut(after), "beside")


def _cut(line: str) -> str:
    pointed = pointed_excerpt(Place("", 1, 1, line))
    return printable(pointed[0]) if pointed else ""


def _with_code(text: str) -> Markup:
    """A message with what it quotes set as code."""
    parts = _QUOTED.split(printable(text))
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if index % 2 else escape(part) for index, part in enumerate(parts)
    )
