"""The style sheet, in the form that a theme needs."""

from __future__ import annotations

import re
from pathlib import Path

_ASSETS = Path(__file__).parent / "assets"
_REM = re.compile(r"(?<![\w.])(\d*\.?\d+)rem\b")
_MATERIAL_REM = 20 / 16
"""Material sets the root of its pages in 20 pixels, other themes leave it at the browser's 16."""


def style_sheet(*, material: bool) -> str:
    """The text of `assets/academic/academic.css`.

    For themes other than Material the sheet keeps its sizes in pixels, and ends with what keeps the rules of those
    themes for lists, links and pictures out of our blocks.
    """
    text = (_ASSETS / "academic.css").read_text("utf-8")
    if material:
        return text
    enlarged = _REM.sub(lambda match: f"{float(match[1]) * _MATERIAL_REM:.5g}rem".removeprefix("0"), text)
    return f"{enlarged}\n{(_ASSETS / 'neutral.css').read_text('utf-8')}"
