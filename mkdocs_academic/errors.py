"""What can be wrong with what a user wrote, and where: places, problems, and the error that carries them.

AcademicError
    raised once per run, with every problem found so far; the plugin and the command line turn it into their host's
    own error. Nothing else in the package is raised on purpose for bad input.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, Protocol

Severity = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_EXCERPT_WIDTH = 120
# Of these a build goes on, since it says so and stops under --strict; a preview shows what was there before.
_BREAKING = frozenset({"broken-entry", "empty-file", "encoding"})


class Place(NamedTuple):
    """A spot in a file: counted from 1; `excerpt` is the whole line, `width` what a caret underlines."""

    file: str
    line: int | None = None
    column: int | None = None
    excerpt: str | None = None
    width: int = 1

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


class SourceFile(Protocol):
    """A file that can tell where in it a value stands; formats provide it, the model only carries it."""

    @property
    def name(self) -> str: ...

    def place(self, path: Path, *, key: bool = False) -> Place: ...


class Origin(NamedTuple):
    """Where a record was written: its file, and the path of keys and indexes to it. The line is looked up on demand."""

    file: SourceFile
    path: Path

    def place(self, *more: str | int, key: bool = False) -> Place:
        return self.file.place((*self.path, *more), key=key)


class Problem(NamedTuple):
    """One diagnosis: what is wrong, where, and what to type instead."""

    severity: Severity
    code: str
    message: str
    place: Place
    hint: str | None = None

    def __str__(self) -> str:
        lines = [f"{self.place}: {self.severity}[{self.code}]: {self.message}", *_numbered_excerpt(self.place)]
        if self.hint:
            lines.append(f"    hint: {self.hint}")
        return "\n".join(printable(line) for line in lines)


class AcademicError(Exception):
    """The input cannot be built: carries every problem found, errors and warnings."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Problems:
    """Collects problems while reading goes on, so that one run reports them all."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def error(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        self.found.append(Problem("error", code, message, place, hint))

    def warn(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        self.found.append(Problem("warning", code, message, place, hint))

    def inform(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        self.found.append(Problem("info", code, message, place, hint))

    def extend(self, problems: Iterable[Problem]) -> None:
        self.found.extend(problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.found)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.found if problem.severity == "error"]

    @property
    def breaking(self) -> bool:
        """Whether a preview should go on with the last good data: an error, or data left out."""
        return any(
            problem.severity == "error" or (problem.severity == "warning" and problem.code in _BREAKING)
            for problem in self.found
        )


def printable(text: str) -> str:
    """The text without characters that could steer a terminal or reorder what is read."""
    return _UNPRINTABLE.sub("�", text)


def summarise(problems: Iterable[Problem]) -> str:
    """All problems, one below the other, under a line that counts them."""
    found = sorted(
        problems, key=lambda problem: (problem.place.file, problem.place.line or 0, problem.place.column or 0)
    )
    errors = sum(problem.severity == "error" for problem in found)
    counts = [_count(errors, "error"), _count(len(found) - errors, "warning")]
    return "\n".join([f"academic: {' and '.join(filter(None, counts))}", *map(str, found)])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def pointed_excerpt(place: Place) -> tuple[str, str, int] | None:
    """The line of a place, cut where it is long, a line of carets to stand under it, and how much was cut before it."""
    if place.excerpt is None or place.line is None:
        return None
    column = place.column or 1
    start = max(0, column - _EXCERPT_WIDTH // 2) if len(place.excerpt) > _EXCERPT_WIDTH else 0
    shown = place.excerpt[start : start + _EXCERPT_WIDTH].replace("\t", " ")
    caret = " " * (column - 1 - start) + "^" * max(1, min(place.width, len(shown) - (column - 1 - start)))
    return shown, caret, start


def _numbered_excerpt(place: Place) -> list[str]:
    pointed = pointed_excerpt(place)
    if pointed is None:
        return []
    number = str(place.line)
    return [f"    {number} | {pointed[0]}", f"    {' ' * len(number)} | {pointed[1]}"]
