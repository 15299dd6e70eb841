"""`related_publications` in front matter: which works a page names, and the section at its end that lists them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from mkdocs_academic.errors import Problems
from mkdocs_academic.library import Library
from mkdocs_academic.pages import FrontMatter

NAME = "related_publications"


def related_works(front: FrontMatter, library: Library, problems: Problems) -> tuple[str, ...]:
    """The keys of the works that a page names, each once, in its order.

    A key that no work has goes into `problems`, with its line.
    """
    found: dict[str, None] = {}
    for key, path in _keys(front, problems):
        work = library.find_work(key)
        if work is None:
            library.report_unknown_work(key, front.place(*path), problems)
        else:
            found[work.key] = None
    return tuple(found)


def _keys(front: FrontMatter, problems: Problems) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """What is typed, one list or one text with commas as al-folio has it, and the path to each."""
    value = front.values.get(NAME)
    if value in (None, False):
        return
    listed = value if isinstance(value, list) else [value]
    for index, text in enumerate(listed):
        path = (NAME, index) if isinstance(value, list) else (NAME,)
        if isinstance(text, str):
            yield from ((key.strip(), path) for key in text.split(",") if key.strip())
        else:
            hint = f"write {NAME}: key1, key2"
            problems.warn("wrong-type", f"{NAME!r} should be keys of publications", front.place(*path), hint)


def with_related(text: str, keys: Sequence[str], title: str) -> str:
    """The Markdown of a page with a section of these works at its end."""
    listed = json.dumps(list(keys))  # quoted, so that a key `null` or `1952` is one
    return f"{text}\n\n## {title}\n\n<!-- academic/publications {{ keys: {listed}, group_by: none }} -->\n"
