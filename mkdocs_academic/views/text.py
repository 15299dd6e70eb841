"""Inline Markdown in data as HTML, and as plain words where HTML cannot stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from mkdocs_academic import safety

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from mkdocs_academic.views.math import Setting

UNREAD = '<code class="academic-math">'
"""What a formula begins with that could not be read, and is shown as it was typed."""

# A text without any of these is the same in Markdown and out of it: emphasis, code, a link, an autolink, a reference
# to a character, an escape. (`_` inside a word, `[` without `](` and `&` alone are themselves.)
_MARKS = re.compile(r"[*`\\]|(?<!\w)_|_(?!\w)|\]\(|<[A-Za-z]|&(?:#|\w+;)")

# What a line breaks at beside a formula as it does between words; after some of these, never before them.
_BREAKS = frozenset(" \t\n\r\f<>-/\u2010\u2011\u2012–—―")
_BREAKS_AFTER = frozenset("-/\u2010\u2012–—―、。，．：；？！）」』】")
_LONGEST_TOUCH = 30


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    class DataMarkdown(MarkdownIt):
        """CommonMark without HTML and pictures, whose links pass the guard for addresses."""

        def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
            return _address(url) is not None

        def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
            return _address(url) or url

    parser = DataMarkdown("commonmark", {"html": False}).disable("image")
    parser.inline.ruler.before("escape", "formula", _take_formula)
    parser.add_render_rule("formula", _set_formula)
    return parser


def _take_formula(state: StateInline, silent: bool) -> bool:
    """A rule of markdown-it: a formula is no Markdown, its `_` and `*` stay as they are."""
    if state.src[state.pos] not in "$\\":
        return False
    from mkdocs_academic.views.math import formula_at

    found = formula_at(state.src, state.pos)
    if found is None or found.end > state.posMax:
        return False
    if not silent:
        state.push("formula", "", 0).content = found.tex
    state.pos = found.end
    return True


def _set_formula(
    renderer: object, tokens: Sequence[Token], index: int, options: object, env: MutableMapping[str, Any]
) -> str:
    return _formula(tokens[index].content, env["setting"])


def _formula(tex: str, setting: Setting) -> Markup:
    """A formula as HTML; one that cannot be read as it was typed, in an element that begins with UNREAD."""
    from mkdocs_academic.views.math import breakable, mathml, words

    if setting == "arithmatex":
        return Markup('<span class="arithmatex">\\({}\\)</span>').format(tex)
    html = mathml(tex)
    if html is None:
        return Markup(UNREAD + "{}</code>").format(tex)
    return breakable(html) if setting == "mathml" else escape(words(tex))


def _address(text: str) -> str | None:
    try:
        return safety.url(text)
    except safety.Unsafe:
        return None


def inline(text: str, setting: Setting = "mathml") -> Markup:
    """One line of Markdown as HTML: emphasis, code, links, formulas, these in the given setting. HTML in it is text, a
    refused link keeps its words.
    """
    if _MARKS.search(text) or ("$" in text and _has_formula(text)):
        return _rendered(text, setting)
    return escape(text)


def _is_marked(text: str) -> bool:
    return _MARKS.search(text) is not None or ("$" in text and _has_formula(text))


def _has_formula(text: str) -> bool:
    from mkdocs_academic.views.math import has_formula

    return has_formula(text)


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


def plain(text: str) -> str:
    """The words of a line of Markdown, for labels, ids, titles and data that other programs read."""
    return _plain(text) if _is_marked(text) else text


@lru_cache(maxsize=2048)
def _plain(text: str) -> str:
    found: list[str] = []
    for token in _parser().parseInline(text)[0].children or []:
        if token.type in ("text", "code_inline", "text_special"):
            found.append(token.content)
        elif token.type == "formula":
            from mkdocs_academic.views.math import words

            found.append(words(token.content))
        elif token.type in ("softbreak", "hardbreak"):
            found.append(" ")
    return "".join(found)


def paragraphs(text: str, setting: Setting = "mathml") -> tuple[Markup, ...]:
    """A longer text as its paragraphs, each inline Markdown."""
    return tuple(inline(" ".join(part.split()), setting) for part in re.split(r"\n\s*\n", text) if part.strip())
