"""The style sheet, in the form that a theme needs."""

from __future__ import annotations

import re
from pathlib import Path

_ASSETS = Path(__file__).parent / "assets"
_REM = re.compile(r"(?<![\w.])-?\d*\.?\d+rem\b")


def style_sheet(*, material: bool) -> str:
    """The text of `assets/academic/academic.css`.

    Both sources are written for Material, whose pages have a rem of 20 pixels. For other themes each length is
    multiplied by the variable `--academic-scale`, and the rules that these need are added.
    """
    text = (_ASSETS / "academic.css").read_text("utf-8")
    if material:
        return text
    return _REM.sub(r"calc(\g<0> * var(--academic-scale))", f"{text}\n{(_ASSETS / 'neutral.css').read_text('utf-8')}")
