"""What a theme's search reads of our lists: the words of each item, without links, marks, attributes and buttons; of a
work that has a page of its own nothing.

Material's search (and MkDocs' own) parses every page's HTML tag by tag in Python and keeps little of it; for a list of
5,000 works that takes longer than all that we do. And nobody who searches for "PDF" wants every work that has one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape
from typing import NamedTuple, Protocol

_BUTTONS = re.compile(r'<p class="academic-actions">.*?</p>', re.DOTALL)
# Beside what can be unfolded the buttons stand in a <div>. Of that the abstract is read, BibTeX and what opens it not.
_UNREAD = re.compile(
    r'<div class="academic-actions">(?:<a [^>]*>[^<]*</a> ?)*|<summary[^>]*>[^<]*</summary>'
    r'|<details class="academic-details academic-details--bibtex".*?</details>|<sup class="academic-mark".*?</sup>'
    r'|<p class="academic-legend">.*?</p>',
    re.DOTALL,
)
_BLOCK_END = re.compile(r"</(?:p|div|dt|dd|td|th|time)>")
_DROPPED = re.compile(
    r"</?(?:a|abbr|article|bdi|bdo|br|b|cite|dd|details|div|dl|dt|em|figure|img|i|mark|p|q|section|small|span|strong"
    r"|summary|s|table|tbody|td|th|thead|time|tr|u|wbr)(?![\w-])[^>]*>"
)
_ATTRIBUTES = re.compile(r"<(li|ol|ul)\s[^>]*>")
# A work that has a page of its own, up to the next entry or the end of the list; there are no lists of <ol> in works.
_FOUND_ELSEWHERE = re.compile(
    r'<(li|tr) class="academic-publication[^>]* data-page>.*?'
    r'(?=<(?:li|tr) class="academic-(?:publication|talk|entry)|</ol>|</tbody>)',
    re.DOTALL,
)
_FORMULA = re.compile(
    r'<math class="academic-math">.*?</math>|<span class="arithmatex">\\\((?P<tex>[^<]*)\\\)</span>', re.DOTALL
)
_MAP = re.compile(r'<figure class="academic-map">.*?</figure>', re.DOTALL)
_JOINT = re.compile(r'</math><wbr>(?:<span class="academic-unbroken">)?<math class="academic-math">')


class Stretch(NamedTuple):
    """A stretch of finished HTML in a page: how it begins, how it ends, and its length in characters."""

    start: str
    end: str
    length: int


def stretch(html: str) -> Stretch:
    return Stretch(html[:40], html[-10:], len(html))


def lean(html: str) -> str:
    """The HTML with an item's words in one run, its buttons and every attribute left out, formulas as words.

    Works that have pages of their own are found there, and left out.
    """
    html = _BUTTONS.sub("", html)
    if "academic-map" in html:
        html = _MAP.sub("", html)
    if " data-page>" in html:
        html = _FOUND_ELSEWHERE.sub("", html)
    if "academic-math" in html or "arithmatex" in html:
        html = _FORMULA.sub(_as_words, _JOINT.sub("", html))
    if "</details>" in html or "academic-mark" in html or "academic-legend" in html:
        html = _UNREAD.sub("", html)
    words = _DROPPED.sub("", _BLOCK_END.sub("\n", html))
    return _ATTRIBUTES.sub(r"<\1>", words)


def _as_words(formula: re.Match[str]) -> str:
    from mkdocs_academic.texts import math
    from mkdocs_academic.texts.math_words import words_of

    tex = formula["tex"]
    return escape(words_of(formula[0]) if tex is None else math.words(unescape(tex)), quote=False)


class Page(Protocol):
    """A page of a site, of which only the content matters here."""

    content: str | None


class Swap:
    """A page that shows something else than its content, from now on until `undo`.

    Args:
        shown: what stands in the place of the content.
        restore: makes the content of what has become of `shown` where another plugin has changed it.
    """

    def __init__(self, page: Page, shown: str, restore: Callable[[str], str]) -> None:
        self._full, self._shown, self._restore = page.content or "", shown, restore
        page.content = shown

    def undo(self, page: Page) -> None:
        """Give the page its content back; what another plugin has changed in between stays changed."""
        content = page.content or ""
        page.content = self._full if content is self._shown else self._restore(content)


def lean_swap(page: Page, stretches: Sequence[Stretch]) -> Swap:
    """Show a page with its stretches made lean."""
    full = page.content or ""
    return Swap(page, lean_page(full, stretches), lambda content: restore_page(content, full, stretches))


def record_swap(page: Page, record: str, lean_record: str) -> Swap | None:
    """Show a page with another text in the place of its record; none where the record is not as it was."""
    full = page.content or ""
    if record not in full:
        return None

    def restore(content: str) -> str:
        return content.replace(lean_record, record, 1) if lean_record in content else full

    return Swap(page, full.replace(record, lean_record, 1), restore)


def lean_page(content: str, stretches: Sequence[Stretch]) -> str:
    """A page's content with our stretches made lean; what is not found as it was left stays."""
    pieces, done = [], 0
    for begin, end in _found(content, stretches):
        pieces += [content[done:begin], lean(content[begin:end])]
        done = end
    return "".join([*pieces, content[done:]])


def restore_page(content: str, full: str, stretches: Sequence[Stretch]) -> str:
    """A lean page that another plugin has changed, with our stretches as they were in the full one."""
    pieces, done = [], 0
    for begin, end in _found(full, stretches):
        before = lean(full[begin:end])
        place = content.find(before, done)
        if place >= 0:
            pieces += [content[done:place], full[begin:end]]
            done = place + len(before)
    return "".join([*pieces, content[done:]])


def _found(content: str, stretches: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    done = 0
    for one in stretches:
        begin = content.find(one.start, done)
        end = begin + one.length
        if begin >= 0 and content.endswith(one.end, begin, end):
            yield begin, end
            done = end
