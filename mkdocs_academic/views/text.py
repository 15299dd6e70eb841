"""Inline Markdown in data as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from mkdocs_academic.texts.inline import is_marked, parser, plain

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from mkdocs_academic.texts.math import Setting

__all__ = ["UNREAD", "inline", "paragraphs", "plain"]

UNREAD = '<code class="academic-math">'
"""What a formula begins with that could not be read, and is shown as it was typed."""

# What a line breaks at beside a formula as it does between words; after some of these, never before them.
_BREAKS = frozenset(" \t\n\r\f<>-/\u2010\u2011\u2012–—―")
_BREAKS_AFTER = frozenset("-/\u2010\u2012–—―、。，．：；？！）」』】")
_LONGEST_TOUCH = 30


@cache
def _parser() -> MarkdownIt:
    made = parser()
    made.add_render_rule("formula", _set_formula)
    return made


def _set_formula(
    renderer: object, tokens: Sequence[Token], index: int, options: object, env: MutableMapping[str, Any]
) -> str:
    return _formula(tokens[index].content, env["setting"])


def _formula(tex: str, setting: Setting) -> Markup:
    """A formula as HTML; one that cannot be read as it was typed, in an element that begins with UNREAD."""
    from mkdocs_academic.texts.math import breakable, mathml, words

    if setting == "arithmatex":
        return Markup('<span class="arithmatex">\\({}\\)</span>').format(tex)
    html = mathml(tex)
    if html is None:
        return Markup(UNREAD + "{}</code>").format(tex)
    return breakable(html) if setting == "mathml" else escape(words(tex))


def inline(text: str, setting: Setting = "mathml") -> Markup:
    """One line of Markdown as HTML: emphasis, code, links, formulas, these in the given setting. HTML in it is text, a
    refused link keeps its words.
    """
    if is_marked(text):
        return _rendered(text, setting)
    return escape(text)


@lru_cache(maxsize=2048)
def _rendered(text: str, setting: Setting) -> Markup:
    html: str = _parser().renderInline(text, {"setting": setting})
    return Markup("".join(_unbroken(html)) if "<math" in html else html)


def _unbroken(html: str) -> Iterator[str]:
    """HTML with each formula in one piece with the letters and signs that touch it.

    A browser may break a line on either side of a formula, as of a picture: before a comma, in the middle of CO₂.
    """
    run = ""
    for piece in re.split(r"(<math .*?</math>)", html):
        if piece.startswith("<math "):
            run += piece
            continue
        end = _touching(piece) if run else 0
        if run and end == len(piece):
            run += piece
            continue
        start = max(end, len(piece) - _touched(piece))
        yield _together(run + piece[:end])
        yield piece[end:start]
        run = piece[start:]
    yield _together(run)


def _touching(text: str) -> int:
    """How many characters at a text's beginning belong to what stands before it; none where they are many."""
    for index, character in enumerate(text[: _LONGEST_TOUCH + 1]):
        if _may_break(character):
            return index + (character in _BREAKS_AFTER)
    return len(text) if len(text) <= _LONGEST_TOUCH else 0


def _touched(text: str) -> int:
    """How many characters at a text's end belong to what follows it."""
    for index, character in enumerate(reversed(text[-_LONGEST_TOUCH - 1 :])):
        if _may_break(character):
            return index
    return len(text) if len(text) <= _LONGEST_TOUCH else 0


def _may_break(character: str) -> bool:
    # Thai, Lao and the scripts of East Asia are written without blanks.
    return character in _BREAKS or "\u0e00" <= character <= "\u0eff" or character >= "\u2e80"


def _together(run: str) -> str:
    touched = "<math " in run and not (run.startswith("<math ") and run.find("</math>") == len(run) - len("</math>"))
    return f'<span class="academic-unbroken">{run}</span>' if touched else run


def paragraphs(text: str, setting: Setting = "mathml") -> tuple[Markup, ...]:
    """A longer text as its paragraphs, each inline Markdown."""
    return tuple(inline(" ".join(part.split()), setting) for part in re.split(r"\n\s*\n", text) if part.strip())
