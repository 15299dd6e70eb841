"""Formulas in texts: where they stand, as MathML, and as words.

math-core turns TeX into MathML Core. A formula comes from data: what the library is given is bounded in length,
brackets and depth, and what it gives passes a list of elements and attributes.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from markupsafe import Markup

from mkdocs_academic import safety

if TYPE_CHECKING:
    from math_core import LatexToMathML

Setting = Literal["mathml", "arithmatex", "text"]
"""How formulas are set: as MathML, as pymdownx.arithmatex leaves them to a script, or as words in Unicode."""

JOINT = '</math><wbr><math class="academic-math">'
"""Where the parts of a long formula meet, and a line may break."""

# No blank line in a formula. Every repetition is possessive and ends where the next formula could begin: linear.
_CANDIDATE = re.compile(
    r"""\$\$ (?P<double> (?: [^$\\\n] | \\. | \n(?![ \t]*\n) )++ ) \$\$
      | \$ (?![\s$]) (?P<dollars> (?: [^$\\\n] | \\. | \n(?![ \t]*\n) )++ ) (?<!\s) \$
      | \\\( (?P<round> (?: [^\\\n] | \\[^()] | \n(?![ \t]*\n) )++ ) \\\)
      | \\\[ (?P<square> (?: [^\\\n] | \\[^\[\]] | \n(?![ \t]*\n) )++ ) \\\]""",
    re.VERBOSE | re.DOTALL,
)
_SURELY_TEX = re.compile(r"[\\^_{]")
_PERHAPS_TEX = re.compile(r"[\\^_{=<>]|^\s*[A-Za-z]\s*$")
_COMMAND = re.compile(r"\\[A-Za-z,;:! ]|[\^_]")
_PLAIN_WORDS = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{2,}[,;.]?\s+[A-Za-z]{2,}(?![A-Za-z])")

_LONG = 20
_LENGTH = 500
_NESTING = 150
_OPENINGS = 12
_OPENING = re.compile(
    r"[(\[]|\\(?:\{|l(?:angle|brace|brack|ceil|floor|group|moustache|vert|Vert)|llbracket|[ul]lcorner|p?mod|pod)"
)
_DEFINITION = re.compile(r"\\(?:[gex]?def|(?:future)?let|global|[a-z]*(?:command|environment))(?![a-z])")
# What math-core lacks, or does with elements that browsers do not draw, in words that it has.
_COMMANDS = {
    "LaTeX": r"\text{LaTeX}", "TeX": r"\text{TeX}", "AA": r"\text{Å}", "textmu": "μ", "textdegree": r"{}^\circ",
    "celsius": r"{}^\circ\text{C}", "cancel": r"\not{#1}", "mbox": r"\text{#1}", "hbox": r"\text{#1}",
    "textnormal": r"\text{#1}", "textup": r"\text{#1}", "textmd": r"\text{#1}", "textsuperscript": r"^{\text{#1}}",
    "textsubscript": r"_{\text{#1}}", "ensuremath": "{#1}", "mathnormal": "{#1}", "substack": "{#1}",
    "mathds": r"\mathbb{#1}", "mathbbm": r"\mathbb{#1}", "pmb": r"\boldsymbol{#1}", "nicefrac": "{#1/#2}",
    "sfrac": "{#1/#2}", "smallsetminus": r"\setminus", "dotsb": r"\cdots", "hdots": r"\ldots", "slash": "/",
    "protect": "", "xspace": "", "boldmath": "", "strut": "", "/": "", "-": "",
}  # fmt: skip

_TAG = re.compile(r'<(/?)([a-z]+)((?: [a-z-]+="[^"<>]*")*)(/?)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_ELEMENTS = frozenset(
    "math mrow mi mn mo mtext mspace msub msup msubsup munder mover munderover mfrac msqrt mroot mtable mtr mtd "
    "mpadded mphantom mmultiscripts mprescripts none b i".split()
)
_UNWRAPPED = frozenset("span em code s u".split())
_WORDS = frozenset(
    "mathvariant stretchy symmetric movablelimits form accent accentunder displaystyle scriptlevel "
    "linethickness".split()
)
_LENGTHS = frozenset("lspace rspace width height depth voffset minsize maxsize".split())


class Formula(NamedTuple):
    """A formula in a text: its TeX without what encloses it, and where in the text it ends."""

    tex: str
    end: int


def formula_at(text: str, position: int) -> Formula | None:
    r"""The formula that begins at a position, between `$…$`, `$$…$$`, `\(…\)` or `\[…\]`.

    Pandoc's rule ("Math", extension `tex_math_dollars`) tells it from prices: no blank inside the dollars, and no digit
    after the closing one. A digit may follow what is TeX beyond doubt ($\beta$2). Since `\(` and `\[` are also how
    Markdown writes plain brackets, what they enclose must look like TeX, or be one letter.
    """
    match = _CANDIDATE.match(text, position)
    if match is None or match.lastgroup is None:
        return None
    tex, end = match[match.lastgroup], match.end()
    if match.lastgroup == "dollars":
        found = _SURELY_TEX.search(tex) is not None or not text[end : end + 1].isdigit()
    elif match.lastgroup == "double":
        found = bool(tex.strip()) and not text.startswith("$", end)
    else:
        found = _PERHAPS_TEX.search(tex) is not None
    return Formula(tex.strip(), end) if found else None


def is_price(tex: str, behind: str) -> bool:
    """Whether what stands between two dollars of a LaTeX text, and the text behind them, make prices of them.

    It is the rule of `formula_at` as far as LaTeX allows: there a formula may have blanks at both its ends, and a digit
    behind it, unless it is a number itself.
    """
    counts = tex[:1].isdigit() and (behind[:1].isdigit() or tex[-1:].isspace())
    if counts and _PLAIN_WORDS.search(tex):
        return True
    return not _COMMAND.search(tex) and (counts or tex[:1].isspace() != tex[-1:].isspace())


def has_formula(text: str) -> bool:
    """Whether there may be a formula in a text; one inside code, or after an escape, counts too."""
    position = 0
    while match := _CANDIDATE.search(text, position):
        if formula_at(text, match.start()):
            return True
        position = match.start() + 1
    return False


def mathml(tex: str) -> Markup | None:
    """A formula as MathML Core for a line of text; None where it cannot be read."""
    return _read(tex)[0]


def breakable(html: Markup) -> Markup:
    """A formula's MathML; of more than some twenty signs in parts, since browsers break no line inside an element.

    As in TeX, a line may break after a relation or an operation, outside of brackets.
    """
    if len(_TAG.sub("", html)) <= _LONG:
        return html
    from xml.etree.ElementTree import fromstring, tostring

    from mkdocs_academic.texts.math_words import has_two_sides, opens

    parts, depth = [""], 0
    for element in fromstring(str(html)):
        depth += opens(element)
        alone = not parts[-1]
        parts[-1] += tostring(element, encoding="unicode", short_empty_elements=False)
        if depth <= 0 and not alone and has_two_sides(element):
            parts.append("")
    return Markup('<math class="academic-math">' + JOINT.join(filter(None, parts)) + "</math>")


def words(tex: str) -> str:
    """A formula as readable text: `L²`, `ℤₚ`, `x < y`; as it was typed where it cannot be read."""
    from mkdocs_academic.texts.math_words import words_of

    html = mathml(tex)
    return tex if html is None else words_of(html)


def why_unread(tex: str) -> str:
    """The reason why a formula cannot be read, in English; empty where it can."""
    return _read(tex)[1]


@lru_cache(maxsize=4096)
def _read(tex: str) -> tuple[Markup | None, str]:
    refused = _refusal(tex)
    if refused:
        return None, refused
    try:
        html = _converter().convert_with_local_state(tex, displaystyle=False)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic in Rust is no Exception
        return None, re.sub(r"^\d+: ", "", str(error)).rstrip(".")
    light = _light(html)
    return (Markup(light), "") if light else (None, "it holds what cannot stand in a text")


def _refusal(tex: str) -> str:
    if len(tex) > _LENGTH:
        return f"it is longer than {_LENGTH} characters"
    if tex.count("{") + tex.count("\\") > _NESTING or len(_OPENING.findall(tex)) > _OPENINGS:
        return f"it has more than {_OPENINGS} opening brackets, or more than {_NESTING} commands and groups"
    if safety.clean(tex) != tex:
        return "it holds a character that cannot be seen"
    return "it defines a command" if _DEFINITION.search(tex) else ""


@cache
def _converter() -> LatexToMathML:
    from math_core import LatexToMathML

    return LatexToMathML(macros=_COMMANDS, max_expansions=_NESTING, fancy_error=False, allow_unreliable_rendering=True)


def _light(html: str) -> str | None:
    """The MathML with nothing but what is on our lists, and shorter; None where another element or a tag is left."""
    html = html.replace("&ApplyFunction;", "\u2061").replace("&InvisibleTimes;", "\u2062")
    if any(name not in _ELEMENTS and name not in _UNWRAPPED for _, name, _, _ in _TAG.findall(html)):
        return None
    light = _TAG.sub(_lighter, html)
    return None if "<" in _TAG.sub("", light) else light.replace("<math>", '<math class="academic-math">', 1)


def _lighter(tag: re.Match[str]) -> str:
    closing, name, attributes, empty = tag.groups()
    if name in _UNWRAPPED:
        return ""
    kept = "".join(filter(None, map(_kept, _ATTRIBUTE.findall(attributes)))) if attributes else ""
    return f"<{closing}{name}{kept}{empty}>"


def _kept(attribute: tuple[str, str]) -> str:
    name, value = attribute
    if name in _WORDS and value.isalnum():
        return f' {name}="{value}"'
    if name in _LENGTHS and re.fullmatch(r"0|-?\d?(?:\.\d+)?em", value):
        return f' {name}="{_rounded(value)}"'
    # The one way of drawing a negative space that browsers have.
    negative = re.fullmatch(r"margin-left:(-0?\.\d+em);", value) if name == "style" else None
    return f' style="margin-left:{_rounded(negative[1])}"' if negative else ""


def _rounded(length: str) -> str:
    return length if length == "0" else f"{float(length[:-2]):.3g}em"
