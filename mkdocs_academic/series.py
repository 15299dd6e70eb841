"""Talks that were given several times: those that are written down as several, though they may be one."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_academic.editions import letters
from mkdocs_academic.errors import Problems
from mkdocs_academic.model.talk import Talk

# Shorter titles are those of many talks: "Keynote address", "Panel discussion".
_FEWEST_WORDS = 3


def report_series(talks: Iterable[Talk], problems: Problems) -> None:
    """Say which talks have one title, and how they would be shown as one entry with its deliveries."""
    first: dict[str, Talk] = {}
    said: set[str] = set()
    for talk in talks:
        title = letters(talk.name)
        if len(talk.name.split()) < _FEWEST_WORDS or not title:
            continue
        before = first.setdefault(title, talk)
        if before is talk or title in said or not (before.origin and talk.origin):
            continue
        said.add(title)
        problems.inform(
            "possible-series",
            f"this talk has the title of the one at {before.origin.place()}; they may be one talk given several times",
            talk.origin.place(),
            "write the event, place and date of each below one of them, as items of 'occasions'",
        )
