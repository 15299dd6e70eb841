"""Texts as trees of plain lists and mappings, for output that is no HTML.

A text is a list whose items are strings, or mappings: `{"style": "em", "text": […]}` with `strong` and `code` alike,
`{"url": "https://…", "text": […]}` where a link leads out of the site, `{"math": tree, "alt": "its words"}` with a tree
of `formula_tree`, and `tall` for one that no line of text holds.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any, TypeAlias

from markupsafe import Markup

from mkdocs_academic import safety
from mkdocs_academic.texts.math import JOINT

Text: TypeAlias = list[Any]

_STYLES = {"em": "em", "i": "em", "strong": "strong", "b": "strong", "code": "code", "sub": "sub", "sup": "sup"}
_MATH = re.compile(r"<math .*?</math>", re.DOTALL)
# UAX 9: a first strong isolate and its end, which are what <bdi> is in HTML.
_ISOLATE, _ISOLATE_END = "\u2068", "\u2069"
_LONGEST_WORD = 60
# Typst calls no more than 80 functions inside of each other.
_DEEPEST_STYLE, _DEEPEST_FORMULA = 5, 14
# A word, that of a Web address among them, in which a line breaks nowhere of itself.
_UNBREAKABLE = re.compile(rf"[^\s\u00ad\u200b\u2010\u2013\u2014\u2e80-\U0003ffff-]{{{_LONGEST_WORD},}}")


def spans(text: str) -> Text:
    """The spans of a text: of `Markup`, which is what views make of inline Markdown, or of plain words."""
    if not isinstance(text, Markup):
        return [breakable(text)] if text else []
    if "<" not in text and "&" not in text:
        return [breakable(str(text))] if text else []
    html = str(text).replace(JOINT, "")
    reader = _Reader(_MATH.findall(html) if "<math " in html else [])
    reader.feed(_MATH.sub("<formula></formula>", html) if "<math " in html else html)
    reader.close()
    return reader.text


def breakable(text: str) -> str:
    """A text whose words may break where they are longer than any: a narrow line cannot hold them."""
    if len(text) < _LONGEST_WORD or not _UNBREAKABLE.search(text):
        return text
    return _UNBREAKABLE.sub(lambda word: "\u200b".join(re.findall(".{1,20}", word[0])), text)


def words_of(text: Text) -> str:
    """The words of spans as one string."""
    found = []
    for span in text:
        if isinstance(span, str):
            found.append(span)
        else:
            found.append(span["alt"] if "math" in span else words_of(span["text"]))
    return "".join(found).replace("\u200b", "")


class _Reader(HTMLParser):
    """Reads the HTML that inline Markdown becomes; an element that is not known leaves its text."""

    def __init__(self, formulas: list[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.text: Text = []
        self._formulas = iter(formulas)
        self._open: list[tuple[str, Text]] = []

    @property
    def _inner(self) -> Text:
        return self._open[-1][1] if self._open else self.text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._inner.append("\n")
        elif tag == "formula":
            self._inner.append(_formula(next(self._formulas)))
        elif tag == "bdi":
            self._inner.append(_ISOLATE)
        elif len(self._open) >= _DEEPEST_STYLE:
            self._open.append((tag, self._inner))
        elif tag in _STYLES or tag == "a":
            address = dict(attrs).get("href") or ""
            if tag == "a" and (not safety.has_scheme(address) or address.startswith("#")):  # within the site
                self._open.append((tag, self._inner))
                return
            span: dict[str, Any] = {"style": _STYLES[tag]} if tag in _STYLES else {"url": address}
            span["text"] = []
            self._inner.append(span)
            self._open.append((tag, span["text"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "bdi":
            self._inner.append(_ISOLATE_END)
        elif self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._inner.append(breakable(re.sub(r"\s*\n\s*", " ", data)))


def _formula(html: str) -> Any:
    from xml.etree.ElementTree import ParseError

    from mkdocs_academic.texts.formula_tree import depth_of, is_tall, tree_of
    from mkdocs_academic.texts.math_words import words_of as said

    try:
        tree = tree_of(html)
    except ParseError:
        return said(html)
    if depth_of(tree) > _DEEPEST_FORMULA:
        return said(html)
    return {"math": tree, "alt": said(html)} | ({"tall": True} if is_tall(tree) else {})
