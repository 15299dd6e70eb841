"""Runs of text that are read the other way round than the line in which they stand.

Without `<bdi>` a browser orders what stands between two Hebrew or Arabic words, such as the comma between a journal and
its volume, from right to left (Unicode Standard Annex 9; W3C, "Inline markup and bidirectional text in HTML").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from mkdocs_academic.model.scripts import RIGHT_TO_LEFT, right_to_left
from mkdocs_academic.views.text import inline, paragraphs
from mkdocs_academic.views.words import Words

_LEFT_TO_RIGHT = re.compile(rf"(?![{RIGHT_TO_LEFT}])[^\W_]")


def is_against(text: str, words: Words) -> bool:
    """Whether a text has letters or numbers that are read the other way round than the page."""
    return _LEFT_TO_RIGHT.search(text) is not None if words.right_to_left else right_to_left(text)


def isolate(html: Markup, words: Words) -> Markup:
    """HTML as one run of its line, whatever stands beside it; as it is where it cannot change the order."""
    if html.isascii() and not words.right_to_left:  # called for every field of a list
        return html
    return Markup("<bdi>{}</bdi>").format(html) if is_against(html, words) else html


def run(text: str, words: Words) -> Markup:
    """Inline Markdown as HTML that is one run of its line."""
    return isolate(inline(text, words.math), words)


def runs(text: str, words: Words) -> tuple[Markup, ...]:
    """A longer text as its paragraphs."""
    return tuple(isolate(html, words) for html in paragraphs(text, words.math))


def in_line(parts: Iterable[str], words: Words) -> str:
    """Plain texts, or HTML among them, behind each other with commas: HTML where one is read the other way round."""
    parts = tuple(parts)
    text = ", ".join(parts)
    if (text.isascii() and not words.right_to_left) or not is_against(text, words):
        return text
    return Markup(", ").join(isolate(escape(part), words) for part in parts)


def fill(key: str, part: str, texts: Iterable[str], words: Words) -> str:
    """The words for a key with plain texts, with commas, in the place of a part."""
    text = in_line(texts, words)
    if not isinstance(text, Markup):
        return words(key, **{part: text})
    before, after = words.around(key, part)
    return escape(before) + text + escape(after)
