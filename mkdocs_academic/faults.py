"""Faults of our own: an exception that nobody expected, as a diagnosis with what a report of it needs."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb

from mkdocs_academic.errors import Place, Problem

_PACKAGE = Path(__file__).parent
_LENGTH = 300


def fault_of(error: BaseException) -> Problem:
    """The diagnosis of an unexpected exception: its type and text, at the innermost of our lines that it passed."""
    place = Place(_PACKAGE.name)
    for frame, line in walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(_PACKAGE) and file.suffix == ".py":
            place = Place(f"{_PACKAGE.name}/{file.relative_to(_PACKAGE).as_posix()}", line)
    text = " ".join(str(error).split())[:_LENGTH]
    return Problem(
        "error",
        "internal",
        f"{type(error).__name__}: {text}" if text else type(error).__name__,
        place,
        "this is a fault of mkdocs-academic, not of your files: please report it, with this message",
    )
