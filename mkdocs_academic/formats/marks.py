"""Marks of authors: signs behind a name, words such as `equal`, notes that say what a sign means.

Signs: al-folio's `*∗†‡§¶‖&^`, and `#`. `*` alone means an equal contribution there and nearly everywhere; what the
other signs mean, only the work itself says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

SIGNS = "*∗†‡§¶‖^#&"
_BY_SIGN = {sign: sign for sign in SIGNS} | {"*": "equal", "∗": "equal"}
OWN = frozenset("highlight highlighted self me myself own owner bold strong emph underline underlined".split())
"""Annotations by which people set their own name apart."""

_LONGEST_WORDS = 60
_EQUAL = re.compile(r"equal|(?:joint|co|shared)-?\s?(?:first|lead)|first-?\s?coauthor", re.IGNORECASE)
_CORRESPONDING = re.compile(r"correspond|^corr(?:esp)?\.?$", re.IGNORECASE)
_STUDENT = re.compile(
    r"^(?:supervised|(?:my |our |supervised |advised )?students?(?: author)?|(?:student )?advisee|mentee)$",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(rf"([{re.escape(SIGNS)}])[\s$:=–—.)}}\]-]*([^{re.escape(SIGNS)}$\\;\n]+)")


def read_mark(text: str) -> str:
    """`equal`, `corresponding` or `student` for the words and signs that people have for it, else the words as they
    are; empty for none.
    """
    words = " ".join(text.split()).strip(" .,;\"'")
    if words in _BY_SIGN:
        return _BY_SIGN[words]
    if len(words) > _LONGEST_WORDS:
        return words
    spaced = words.replace("_", " ").replace("-", " ")
    for mark, pattern in (("equal", _EQUAL), ("corresponding", _CORRESPONDING), ("student", _STUDENT)):
        if pattern.search(spaced):
            return mark
    return words


def read_marks(texts: Iterable[str]) -> tuple[str, ...]:
    """The marks that some words name, each once."""
    return tuple(dict.fromkeys(filter(None, map(read_mark, texts))))


def read_signs(signs: str) -> tuple[str, ...]:
    """The marks that the signs behind a name stand for, each once; anything else among them is passed over."""
    return tuple(dict.fromkeys(_BY_SIGN[sign] for sign in signs if sign in _BY_SIGN))


def read_meanings(annotation: str) -> Mapping[str, str]:
    """What an annotation of a work says of signs, by the marks that these are read as: `* Presenting author` makes the
    mark `equal` the sign that it was, `† Corresponding author` makes `†` the mark `corresponding`.
    """
    meanings = {}
    for sign, words in _EXPLAINED.findall(annotation):
        meaning = read_mark(words)
        known = meaning in ("equal", "corresponding", "student")
        meanings[_BY_SIGN[sign]] = meaning if known else "*" if sign == "∗" else sign
    return meanings
