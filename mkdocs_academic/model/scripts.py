"""Scripts whose names or lines are not built as those in Latin letters are."""

from __future__ import annotations

import re

# Unicode 16: Han with the marks that repeat or stand for one, Hiragana, Hangul in syllables and in letters; Katakana.
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7af"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
_CHARACTERS = rf"(?=.*[{_HAN}{_HANGUL}\u3041-\u309f])[{_HAN}{_HANGUL}\u3041-\u309f{_KATAKANA}]+"
_FIRST = "\u1100"

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""The blocks for scripts from right to left (Unicode Standard Annex 9, table 4: R, AL and AN), for a class of `re`."""
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")


def in_characters(text: str) -> bool:
    """Whether a name is written in Han, Kana or Hangul and nothing else, so that the family name stands first.

    Katakana alone, with or without a middle dot, is how Japanese writes foreign names, in their own order.
    """
    if text.isascii() or min(letters := text.replace(" ", "")) < _FIRST:  # most are, and the pattern is slow to compile
        return False
    return re.fullmatch(_CHARACTERS, letters) is not None


def right_to_left(text: str) -> bool:
    """Whether a text has a letter or a number of a script that is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None
