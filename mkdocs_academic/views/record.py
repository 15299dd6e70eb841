"""A record on a page of its own: what stands there beside what a list shows of it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_academic.model.cv import AnyEntry
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.publication import Publication


def passages(record: AnyEntry) -> Iterator[tuple[str, str]]:
    """The longer texts that have a heading of their own: (`abstract` or `citation`, the text)."""
    if isinstance(record, Entry):
        return
    if record.abstract:
        yield "abstract", record.abstract
    if isinstance(record, Publication) and record.citation:
        yield "citation", record.citation
