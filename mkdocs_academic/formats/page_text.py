"""What a page's own Markdown says of it: its first heading, and its first paragraph.

Read as Python-Markdown reads it (a heading needs no blank behind its `#`), without rendering anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_academic import safety

_UNDERLINE = re.compile(r"=+ *$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BLOCK = re.compile(
    r"<(address|article|aside|blockquote|center|details|div|dl|figure|footer|form|header|main|nav|ol|p|pre|script|section"
    r"|style|svg|table|ul|video)\b",
    re.IGNORECASE,
)
_ATTRIBUTES = re.compile(r"\{(?::|[ \t]*[#.])")
# What begins like one of these is no paragraph of words: headings, lists, quotations, code, HTML, tables, admonitions,
# pictures, directives of Liquid.
_NO_PARAGRAPH = re.compile(
    r"[ \t]*(?:#|>|[-*+][ \t]|\d+[.)][ \t]|```|~~~|<|\||!!!|\?\?\?|===|!\[|\{[%:]|\[\^|\*\*\*|---)| {4}|\t"
)
_PICTURE = re.compile(r"!\[[^\]\n]*\](?:\([^()\n]*\)|\[[^\]\n]*\])")
_LINK = re.compile(r"\[([^\[\]\n]*)\](?:\(([^()\s]*)(?:[ ]+\"[^\"\n]*\")?\)|\[[^\]\n]*\])(?:\{[^{}\n]*\})?")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]")


class Heading(NamedTuple):
    """A heading of the first level: its words, where its lines end in the text, and whether anything stands before."""

    title: str
    end: int
    leads: bool


def first_heading(text: str) -> Heading | None:
    """The first heading of the first level that a page's text has outside code and comments."""
    leads = True
    block: list[str] = []
    for line, end in _lines_of_text(text):
        if not line.strip():
            leads, block = leads and not block, []
            continue
        if line[0] == "#" and line[:2] != "##" and (title := line.strip("# \t")):
            return Heading(_words(title), end, leads and not block)
        if _UNDERLINE.match(line) and len(block) == 1:
            return Heading(_words(block[0]), end, leads)
        block.append(line)
    return None


def _words(text: str) -> str:
    """A line's words, without the attributes that attr_list takes from its end."""
    text = text.strip()
    begin = text.rfind("{") if text.endswith("}") else -1
    if begin > 0 and _ATTRIBUTES.match(text, begin):
        text = text[:begin].rstrip()
    return safety.clean(text)


class _Skipped:
    """What is skipped up to its end: fenced code, a comment, or raw HTML with the same element inside it."""

    def __init__(self, end: str, shown: str, inner: str = "") -> None:
        self.end = re.compile(end, re.IGNORECASE)
        self.inner = re.compile(inner, re.IGNORECASE) if inner else None
        self.shown = shown
        self.depth = 0

    def is_over(self, line: str) -> bool:
        if self.inner:
            self.depth += len(self.inner.findall(line))
        closed = len(self.end.findall(line))
        self.depth -= closed
        return closed > 0 and self.depth <= 0


def _begun(line: str) -> _Skipped | None:
    if fence := _FENCE.match(line):
        return _Skipped(rf"^ {{0,3}}{fence[1]}{fence[1][0]}*[ \t]*$", "```")
    if line.lstrip().startswith("<!--"):
        return _Skipped("-->", "")
    if tag := _BLOCK.match(line):
        return _Skipped(f"</{tag[1]}", "<", rf"<{tag[1]}\b")
    return None


def _lines_of_text(text: str) -> Iterator[tuple[str, int]]:
    """The lines of a text, each with where it ends. Those of comments come as blank, those of fenced code and of raw
    HTML as what begins it.
    """
    skipped: _Skipped | None = None
    done = 0
    for whole in text.split("\n"):
        line = whole.rstrip("\r")
        done = min(done + len(whole) + 1, len(text))
        begun = _begun(line) if skipped is None else None
        inside = skipped or begun
        if inside is None:
            yield line, done
            continue
        over = inside.is_over(line) and not (begun and inside.shown == "```")
        skipped = None if over else inside
        yield inside.shown, done


def first_paragraph(text: str) -> str:
    """The first paragraph of words in a page's text, as one line of Markdown that holds wherever it is shown: links
    within the site, pictures and footnotes leave their words or nothing behind. Empty where there is none.
    """
    block: list[str] = []
    for line, _ in _lines_of_text(f"{text}\n"):
        if line.strip() and line[0] != "#":
            block.append(line)
            continue
        if block and not _NO_PARAGRAPH.match(block[0]) and not any(map(_UNDERLINE.match, block[1:])):
            words = _LINK.sub(_linked, _FOOTNOTE.sub("", _PICTURE.sub("", " ".join(map(str.strip, block)))))
            if words := _words(words):
                return words
        block = []
    return ""


def _linked(match: re.Match[str]) -> str:
    return match[0] if match[2] and safety.has_scheme(match[2]) and match[2][0] != "#" else match[1]
