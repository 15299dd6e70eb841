"""The style sheet, in the form that a theme needs, and the script."""

from __future__ import annotations

import re
from pathlib import Path

_ASSETS = Path(__file__).parent / "assets"
_SOURCES = ("academic.css", "lists.css")
_COMMENT = re.compile(r"[ \t]*/\*.*?\*/", re.DOTALL)
_REM = re.compile(r"(?<![\w.])-?\d*\.?\d+rem\b")


def style_sheet(*, material: bool) -> str:
    """The text of `assets/academic/academic.css`.

    The sources are written for Material, whose pages have a rem of 20 pixels. For other themes each length is
    multiplied by the variable `--academic-scale`, the rules that these need are added, and comments are left out.
    """
    text = "\n".join((_ASSETS / name).read_text("utf-8") for name in _SOURCES)
    if material:
        return text
    text = _COMMENT.sub("", f"{text}\n{(_ASSETS / 'neutral.css').read_text('utf-8')}")
    return _REM.sub(r"calc(\g<0> * var(--academic-scale))", text)


def script() -> str:
    """The text of `assets/academic/academic.js`."""
    return (_ASSETS / "academic.js").read_text("utf-8")
