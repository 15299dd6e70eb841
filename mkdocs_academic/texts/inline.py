"""Inline Markdown in data: whether a text holds any, its pieces, and its plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mkdocs_academic import safety

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# A text without any of these is the same in Markdown and out of it: emphasis, code, a link, an autolink, a reference
# to a character, an escape. (`_` inside a word, `[` without `](` and `&` alone are themselves.)
_MARKS = re.compile(r"[*`\\]|(?<!\w)_|_(?!\w)|\]\(|<[A-Za-z]|&(?:#|\w+;)")
_SIGNS = "*`\\_]<&$"


@cache
def parser() -> MarkdownIt:
    """What reads inline Markdown; a formula is a piece of its own, of the type `formula`."""
    from markdown_it import MarkdownIt

    class DataMarkdown(MarkdownIt):
        """CommonMark without HTML and pictures, whose links pass the guard for addresses."""

        def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
            return _address(url) is not None

        def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
            return _address(url) or url

    made = DataMarkdown("commonmark", {"html": False}).disable("image")
    made.inline.ruler.before("escape", "formula", _take_formula)
    return made


def _take_formula(state: StateInline, silent: bool) -> bool:
    """A rule of markdown-it: a formula is no Markdown, its `_` and `*` stay as they are."""
    if state.src[state.pos] not in "$\\":
        return False
    from mkdocs_academic.texts.math import formula_at

    found = formula_at(state.src, state.pos)
    if found is None or found.end > state.posMax:
        return False
    if not silent:
        state.push("formula", "", 0).content = found.tex
    state.pos = found.end
    return True


def _address(text: str) -> str | None:
    try:
        return safety.url(text)
    except safety.Unsafe:
        return None


def is_marked(text: str) -> bool:
    """Whether a text may be another one in Markdown than it is as typed."""
    for sign in _SIGNS:  # each by itself: over an abstract that is a fiftieth of the time that the pattern takes
        if sign in text:
            break
    else:
        return False
    return _MARKS.search(text) is not None or ("$" in text and _has_formula(text))


def _has_formula(text: str) -> bool:
    from mkdocs_academic.texts.math import has_formula

    return has_formula(text)


def pieces(text: str) -> Sequence[Token]:
    """A line of Markdown as markdown-it's tokens."""
    return parser().parseInline(text)[0].children or []


def plain(text: str) -> str:
    """The words of a line of Markdown, for labels, ids, titles and data that other programs read."""
    return _plain(text) if is_marked(text) else text


@lru_cache(maxsize=2048)
def _plain(text: str) -> str:
    found: list[str] = []
    for token in pieces(text):
        if token.type in ("text", "code_inline", "text_special"):
            found.append(token.content)
        elif token.type == "formula":
            from mkdocs_academic.texts.math import words

            found.append(words(token.content))
        elif token.type in ("softbreak", "hardbreak"):
            found.append(" ")
    return "".join(found)
