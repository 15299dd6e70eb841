"""The style sheet, in the form that a theme needs, and the script."""

from __future__ import annotations

import re
from pathlib import Path

_HEADER = "/* mkdocs-academic: made of the commented sources in mkdocs_academic/assets */\n"
_ASSETS = Path(__file__).parent / "assets"
_SOURCES = ("academic.css", "lists.css")
_COMMENT = re.compile(r"[ \t]*/\*.*?\*/", re.DOTALL)
# In the script nothing but a comment begins with a blank and two strokes, or stands on lines of its own like this one.
_SCRIPT_COMMENT = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/\n+|[ \t]+// .*$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{2,}")
_REM = re.compile(r"(?<![\w.])-?\d*\.?\d+rem\b")


def style_sheet(*, material: bool) -> str:
    """The text of `assets/academic/academic.css`.

    The sources are written for Material, whose pages have a rem of 20 pixels. For other themes each length is
    multiplied by the variable `--academic-scale`, and the rules that these need are added. Comments stay in the
    sources: they are a fifth of the bytes that each reader would load.
    """
    names = _SOURCES if material else (*_SOURCES, "neutral.css")
    text = _COMMENT.sub("", "\n".join((_ASSETS / name).read_text("utf-8") for name in names))
    text = _HEADER + _BLANK_LINES.sub("\n", text).lstrip()
    return text if material else _REM.sub(r"calc(\g<0> * var(--academic-scale))", text)


def script() -> str:
    """The text of `assets/academic/academic.js`, without its comments."""
    text = (_ASSETS / "academic.js").read_text("utf-8")
    return _HEADER + _BLANK_LINES.sub("\n", _SCRIPT_COMMENT.sub("", text))
