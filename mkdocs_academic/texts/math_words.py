"""MathML as words: superscripts, subscripts and accents in Unicode where it has them, `^(…)` and `_…` where not.

For titles, labels, feeds and the theme's search, where no formula can be drawn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import unescape
from unicodedata import normalize
from xml.etree.ElementTree import Element, ParseError, fromstring

_RAISED = str.maketrans(
    "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ∗*⋆∘′″‴†‡⊤",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ**⋆°′″‴†‡ᵀ",
)
_LOWERED = str.maketrans("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
# The combining characters of accents; what has none here (a brace over a term) is left out.
ACCENTS = {"¯": "\u0304", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303", "˙": "\u0307", "¨": "\u0308",
            "⃛": "\u20db", "⃗": "\u20d7", "→": "\u20d7", "˚": "\u030a", "´": "\u0301", "`": "\u0300", "ˇ": "\u030c",
            "˘": "\u0306", "\u0332": "\u0305", "‾": "\u0305"}  # fmt: skip
# Signs of relations, arrows and operations with two sides (blocks Arrows, Mathematical Operators and their
# supplements); what stands alone or before its argument is none of them.
_INFIX = re.compile("[=<>+×÷±\u2190-\u21ff\u2208-\u220d\u2212-\u2214\u2217-\u2219\u2227-\u222a\u2236-\u22c6\u22c8-"
                    "\u22ed\u22f2-\u22ff\u2223-\u2226\u27f0-\u27ff\u2900-\u297f\u2a7d-\u2aff:]")  # fmt: skip
_OPENING = tuple("([{⟨⌊⌈|‖/")
_LARGE = tuple("∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂⨀⨄")
# Letters in the styles of mathematics become letters again, but for double-struck ones, which are signs of their own.
_STYLED = re.compile("[\U0001d400-\U0001d537\U0001d56c-\U0001d7d7\U0001d7e2-\U0001d7ffℬℰℱℋℐℒℳℛℯℊℴℭℌℑℜℨ]")
_INVISIBLE = re.compile("[\ufe00-\ufe0f\u2061-\u2064]")


@lru_cache(maxsize=4096)
def words_of(mathml: str) -> str:
    """The words of one `<math>` element, given as it stands in a page."""
    try:
        said = _row(list(fromstring(mathml)))
    except ParseError:
        said = unescape(re.sub(r"<[^>]*>", "", mathml))
    return normalize("NFC", " ".join(said.replace("...", "…").split()))


def _say(element: Element) -> str:
    """An element in words, as part of a line."""
    inner = list(element)
    match element.tag:
        case "mi" | "mn" | "mo" | "mtext":
            return _plain("".join(element.itertext()))
        case "mspace":
            return " " if re.match(r"0?\.1[5-9]|0?\.[2-9]|[1-9]", element.get("width", "")) else ""
        case "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover" if len(inner) > 1:
            return _with_scripts(element, inner)
        case "mfrac" if len(inner) == 2:
            if element.get("linethickness") == "0":
                return f"{_say(inner[0])} {_say(inner[1])}"
            return f"{_grouped(inner[0])}/{_grouped(inner[1])}"
        case "msqrt":
            return "√" + (_grouped(inner[0]) if len(inner) == 1 else f"({_row(inner)})")
        case "mroot" if len(inner) == 2:
            return f"{_raised(_say(inner[1]))}√{_grouped(inner[0])}"
        case "mmultiscripts":
            return _with_scripts_before(inner)
        case "mphantom":
            return ""
        case "mtable":
            return "; ".join(" ".join(map(_say, row)) for row in inner)
    return _row(inner)


def _plain(text: str) -> str:
    return _STYLED.sub(lambda letter: normalize("NFKC", letter[0]), _INVISIBLE.sub("", text))


def _row(elements: Sequence[Element]) -> str:
    """Elements side by side: blanks around a sign with two sides, and after a comma that does not part digits."""
    line = ""
    for index, element in enumerate(elements):
        said = _say(element)
        following = elements[index + 1] if index + 1 < len(elements) else None
        if element.tag == "mo" and "".join(element.itertext()) == "\u2061":
            opens = following is not None and _say(following).startswith("(")
            said = " " if element.get("lspace") and not opens else ""
        elif said in (",", ";") and following is not None and element.get("rspace") != "0":
            said += "" if line[-1:].isdigit() and _say(following)[:1].isdigit() else " "
        elif has_two_sides(element) and line and following is not None and not line.endswith(_OPENING):
            said = f"{said} " if said == ":" else f" {said} "
        elif said.startswith(_LARGE):
            said += " "
        line += said
    return line


def has_two_sides(element: Element) -> bool:
    """Whether an element is the sign of a relation or an operation between what stands beside it."""
    is_sign = element.tag in ("mo", "mi") and element.get("lspace") != "0"
    return is_sign and _INFIX.fullmatch(element.text or "") is not None


def opens(element: Element) -> int:
    """1 for an opening bracket, -1 for a closing one, alone or with a script; 0 for anything else."""
    said = "".join(element.itertext())[:1] if element.tag in ("mo", "msub", "msup", "msubsup") else ""
    return (said != "" and said in "([{⟨⌊⌈") - (said != "" and said in ")]}⟩⌋⌉")


def _grouped(element: Element) -> str:
    """An element that a sign is put to: in brackets if it has several parts and none around them."""
    said = _say(element).strip()
    parts = [part for part in element if part.tag != "mspace"] if element.tag == "mrow" else []
    return f"({said})" if len(parts) > 1 and not said.startswith(_OPENING) else said


def _with_scripts(element: Element, inner: list[Element]) -> str:
    base, scripts = inner[0], [_say(script).strip() for script in inner[1:]]
    if element.get("accent") == "true" or element.get("accentunder") == "true":
        mark = "\u0332" if element.tag == "munder" else ACCENTS.get(scripts[0], "")
        return "".join(character + mark for character in _say(base))
    said = _grouped(base)
    if element.tag in ("msup", "mover"):
        return said + _raised(scripts[0])
    below, above = _lowered(scripts[0]), _raised(scripts[1]) if len(scripts) > 1 else ""
    return f"{said}{above}{below}" if below.startswith("_") and not above.startswith("^") else f"{said}{below}{above}"


def _with_scripts_before(inner: list[Element]) -> str:
    tags = [element.tag for element in inner]
    start = tags.index("mprescripts") if "mprescripts" in tags else len(tags)
    after, before = inner[1:start], inner[start + 1 :]
    said = [_raised(_say(two)) + _lowered(_say(one)) for one, two in zip(before[::2], before[1::2], strict=False)]
    said.append(_say(inner[0]) if inner else "")
    said += [_lowered(_say(one)) + _raised(_say(two)) for one, two in zip(after[::2], after[1::2], strict=False)]
    return "".join(said)


def _raised(script: str) -> str:
    if all(ord(character) in _RAISED for character in script):
        return script.translate(_RAISED)
    return f"^{script}" if len(script) == 1 else f"^({script})"


def _lowered(script: str) -> str:
    if all(ord(character) in _LOWERED for character in script):
        return script.translate(_LOWERED)
    return f"_{script}" if script.isalnum() or len(script) == 1 else f"_({script})"
