"""Scripts whose names or lines are not built as those in Latin letters are."""

from __future__ import annotations

import re
from unicodedata import bidirectional

# Unicode 16: Han with the marks that repeat or stand for one, Hiragana, Hangul in syllables and in letters; Katakana.
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7af"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
_CHARACTERS = re.compile(rf"(?=.*[{_HAN}{_HANGUL}\u3041-\u309f])[{_HAN}{_HANGUL}\u3041-\u309f{_KATAKANA}\s]+")


def in_characters(text: str) -> bool:
    """Whether a name is written in Han, Kana or Hangul and nothing else, so that the family name stands first.

    Katakana alone, with or without a middle dot, is how Japanese writes foreign names, in their own order.
    """
    return not text.isascii() and _CHARACTERS.fullmatch(text) is not None


def right_to_left(text: str) -> bool:
    """Whether a text has a letter that is written from right to left (Unicode Standard Annex 9, section 3.2)."""
    return not text.isascii() and any(bidirectional(character) in ("R", "AL") for character in text)
