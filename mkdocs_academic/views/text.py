"""Inline Markdown in data as HTML, and as plain words where HTML cannot stand."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape

from mkdocs_academic import safety

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# A text without any of these is the same in Markdown and out of it: emphasis, code, a link, an autolink, a reference
# to a character, an escape. (`_` inside a word, `[` without `](` and `&` alone are themselves.)
_MARKS = re.compile(r"[*`\\]|(?<!\w)_|_(?!\w)|\]\(|<[A-Za-z]|&(?:#|\w+;)")
_MATH = r"(?<![\\$])\$(?!\s)(?:[^$\\\n]|\\.)+?(?<!\s)\$(?!\d)"


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    class DataMarkdown(MarkdownIt):
        """CommonMark without HTML and pictures, whose links pass the guard for addresses."""

        def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
            return _address(url) is not None

        def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
            return _address(url) or url

    return DataMarkdown("commonmark", {"html": False}).disable("image")


def _address(text: str) -> str | None:
    try:
        return safety.url(text)
    except safety.Unsafe:
        return None


def inline(text: str) -> Markup:
    """One line of Markdown as HTML: emphasis, code, links; HTML in it is text, a refused link keeps its words."""
    return _rendered(text) if _MARKS.search(text) else escape(text)


@lru_cache(maxsize=2048)
def _rendered(text: str) -> Markup:
    math: list[str] = []
    html = _parser().renderInline(re.sub(_MATH, lambda match: _hold(match, math), text))
    for index, formula in enumerate(math):
        place = f"\ue000{index}\ue001"
        html = html.replace(place, str(escape(formula))).replace(quote(place), quote(formula, safe="$"))
    return Markup(html)


def _hold(match: re.Match[str], math: list[str]) -> str:
    # A formula is no Markdown: its `_` and `*` stay as they are.
    math.append(match[0])
    return f"\ue000{len(math) - 1}\ue001"


def plain(text: str) -> str:
    """The words of a line of Markdown, for labels, ids, titles and data that other programs read."""
    return _plain(text) if _MARKS.search(text) else text


@lru_cache(maxsize=2048)
def _plain(text: str) -> str:
    words: list[str] = []
    math: list[str] = []
    held = re.sub(_MATH, lambda match: _hold(match, math), text)
    for token in _parser().parseInline(held)[0].children or []:
        if token.type in ("text", "code_inline", "text_special"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
    found = "".join(words)
    for index, formula in enumerate(math):
        found = found.replace(f"\ue000{index}\ue001", formula)
    return found


def paragraphs(text: str) -> tuple[Markup, ...]:
    """A longer text as its paragraphs, each inline Markdown."""
    return tuple(inline(" ".join(part.split())) for part in re.split(r"\n\s*\n", text) if part.strip())
