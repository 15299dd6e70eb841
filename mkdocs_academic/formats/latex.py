"""LaTeX in .bib fields as text: accents and signs in Unicode, emphasis and links in Markdown, math left as it is.

pylatexenc knows the macros; it is asked only for a text that holds one.
"""

from __future__ import annotations

import logging
import re
from functools import cache, lru_cache
from html import unescape
from typing import Any, NamedTuple
from unicodedata import category, normalize

from mkdocs_academic.formats.latex_words import ACCENTS, CITES, DROPPED, KEPT, NEVER_ANSWERED, OWN, WORDS
from mkdocs_academic.texts.math import is_price

_SPECIAL = re.compile(r"[\\{}$~*`_<&\[%]|--|''")
_IN_ADDRESS = re.compile(r"[\\{}<>$\s\u2010\u2011]")
_MATH = re.compile(r"(?<!\\)\$\$(?:[^$\\]|\\.)+?\$\$|(?<!\\)\$(?:[^$\\]|\\.)+?\$|\\\((?:(?!\\\().)+?\\\)", re.DOTALL)
_SWITCH = re.compile(r"\{\\(em|it|itshape|sl|slshape|bf|bfseries|sc|scshape|rm|tt|sf|normalfont|upshape|relax)\b\s*")
_PROTECTED = re.compile(r"\\\{(\{?[^\W\d_]+\}?)\\\}")  # \{{Word}\}, which was meant to keep its capital
_LENGTH = re.compile(r"\\(?:kern|hskip|raise|lower)\s*-?[\d.]+\s*(?:em|ex|pt|mu|in|cm|mm)\s*")
_SWITCHES = {"em": "\\emph{", "it": "\\emph{", "itshape": "\\emph{", "sl": "\\emph{", "slshape": "\\emph{",
             "bf": "\\textbf{", "bfseries": "\\textbf{"}  # fmt: skip
_MARKDOWN = re.compile(r"[*`\\$]|(?<![^\W_])_|_(?![^\W_])|\](?=\()|<(?=[A-Za-z/!?])|&(?=#|\w+;)")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[\da-fA-F]{1,5}|[A-Za-z]{2,8}\d{0,2});")
_TAG = re.compile(r"</?(?:i|em|b|strong|sub|sup|scp|sc|u|p|br|span|title|inf|jats:\w+|mml:\w+|inline-formula|tex-math"
                  r"|alternatives|italic|bold)(?:\s[^<>]*)?/?>", re.IGNORECASE)  # fmt: skip
_DEEPEST, _LONGEST = 60, 64 * 1024  # of what is read as LaTeX; pylatexenc takes a second for 100 KB
# What the marks of our own stand for while a text is worked on; data never holds them (BibSource).
_FORMULA, _FORMULA_END, _EM, _STRONG, _LINK, _LINK_TO, _LINK_END, _URL, _URL_END = map(chr, range(0xE040, 0xE049))
CITATION, CITATION_END = "\ue049", "\ue04a"
# Signs that were written out with care stand for themselves: they begin no tag, no entity and no quotation.
_DELIBERATE = re.compile(r"\\(textless|&|textasciigrave)\{\}")
_DELIBERATE_MARKS = {"textless": "\ue04b", "&": "\ue04c", "textasciigrave": "\ue04d"}
_DELIBERATE_SIGNS = str.maketrans("\ue04b\ue04c\ue04d", "<&`")
_PRICE = "\ue04e"
_FORMULA_PLACE = re.compile(f"{_FORMULA}(\\d+){_FORMULA_END}(?=(\\d)?)")
# Of ordinals (10th, 1er, 2nd) the letters stay as they are: read aloud, a raised letter is no word.
_SUPERSCRIPTS = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_ORDINALS = frozenset("th st nd rd er re e ème eme a o ª º °".split())
_SUBSCRIPTS = str.maketrans("0123456789+-=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ")


_MARKS_OF_OURS = re.compile(
    f"[{_EM}{_STRONG}{_LINK}{_URL}{_URL_END}{CITATION}{CITATION_END}]|{_LINK_TO}[^{_LINK_END}]*{_LINK_END}"
)
_EMPHASIS = re.compile(f"([{_EM}{_STRONG}])([^{_EM}{_STRONG}]*)\\1")
_BARE = re.compile(r"\\([A-Za-z]+)\s*|[{}\\]")


class Decoded(NamedTuple):
    """A text without LaTeX; `unknown` are the macros in it that nobody knows, whose arguments are in the text."""

    text: str
    unknown: tuple[str, ...] = ()


def decode_markdown(text: str) -> Decoded:
    """A field's LaTeX as one line of inline Markdown; citations stand between CITATION and CITATION_END."""
    if not _SPECIAL.search(text):
        return Decoded(" ".join(text.split()))
    return _decoded(text, True)


def decode_text(text: str) -> Decoded:
    """A field's LaTeX as plain text, for names and whatever else is not Markdown."""
    if not _SPECIAL.search(text):
        return Decoded(" ".join(text.split()))
    return _decoded(text, False)


def decode_address(text: str) -> str:
    """An address or identifier as it was meant: without \\url, escapes, braces and line breaks."""
    if not _IN_ADDRESS.search(text):
        return text
    bare = re.sub(r"\\(?:url|href|path|nolinkurl)\s*\{([^{}]*)\}(?:\{[^{}]*\})?", r"\1", text.strip())
    bare = re.sub(r"\\(?:textasciitilde|sim)\b\s*(?:\{\})?|\\~\s*(?:\{\})?|\$\\sim\$", "~", bare)
    bare = re.sub(r"\$([<>])\$", r"\1", bare)
    bare = re.sub(r"\\textunderscore\b\s*(?:\{\})?", "_", bare)
    if "$" in bare or "\\" in bare:
        bare = re.sub(r"\{?\$\{?([<>_~])\}?\$\}?", r"\1", bare)
        bare = re.sub(r"\\text(less|greater)\b\s*(?:\{\})?", lambda match: "<>"[match[1] == "greater"], bare)
        bare = re.sub(r"\{?\\[`'^\"~=.Hbcdrvuk]\s*\{?\\?[A-Za-z]\}*", lambda match: decode_text(match[0]).text, bare)
    bare = re.sub(r"\\([_&%#$^{}\\-])(?:\{\})?", r"\1", bare)
    return re.sub(r"[\s{}]", "", bare).strip("<>").replace("\u2010", "-").replace("\u2011", "-")


@lru_cache(maxsize=16384)
def _decoded(text: str, markdown: bool) -> Decoded:
    formulas: list[str] = []
    unknown: tuple[str, ...] = ()
    if "\\{" in text:
        text = _PROTECTED.sub(r"\1", text)
    if "{\\{}" in text:  # braces that a program has escaped once too often
        text = text.replace("{\\{}", "{").replace("{\\}}", "}")
    if "$" in text or "\\(" in text:
        text = _without_formulas(text, formulas)
    deliberate = "{}" in text
    if deliberate:
        text = _DELIBERATE.sub(lambda match: _DELIBERATE_MARKS[match[1]], text)
    if "\\" in text and _depth(text) <= _DEEPEST:
        text = _LENGTH.sub("", text)
        text = _SWITCH.sub(lambda match: _SWITCHES.get(match[1], "{"), text)
        text, unknown = _without_macros(re.sub(r"(?<!\\)[%&#]", r"\\\g<0>", text), formulas)
    else:
        text = re.sub(r"(?<!\\)[{}]", "", _typeset(text))  # TeX makes no dash of -{}-
    if "`" in text:
        text = re.sub(r"(?<!\w)`(?=\S)([^`]+?)(?<=\S)'(?!\w)", r"‘\1’", text)
    text = normalize("NFC", " ".join(part for part in re.split(r"[ \t\n\r\f\v]+", text) if part))
    if "«" in text:
        text = text.replace("«\u00a0 ", "«\u00a0").replace(" \u00a0»", "\u00a0»")
    if "&" in text:
        text = _ENTITY.sub(lambda match: unescape(match[0]), text)
    if "<" in text:
        text = _without_tags(text)
    if _PRICE in text:
        text = text.replace(_PRICE, "$")
    if deliberate:
        text = text.translate(_DELIBERATE_SIGNS)
    text = _as_markdown(text) if markdown else _MARKS_OF_OURS.sub("", text)
    return Decoded(_FORMULA_PLACE.sub(lambda match: _written(formulas[int(match[1])], match[2] or ""), text), unknown)


def _written(formula: str, behind: str) -> str:
    """A formula as Markdown in data has it: a digit behind a single dollar would make that a price."""
    return f"${formula}$" if behind else formula


def _without_tags(text: str) -> str:
    """Publishers' HTML as our own marks: `<i>E. coli</i>`, `CO<sub>2</sub>`; what only sets type goes."""
    text = re.sub(r"<sub>([^<>]*)</sub>", lambda match: _shifted(match[1], _SUBSCRIPTS, "_"), text, flags=re.IGNORECASE)
    text = re.sub(
        r"<sup>([^<>]*)</sup>", lambda match: _shifted(match[1], _SUPERSCRIPTS, "^"), text, flags=re.IGNORECASE
    )
    text = re.sub(r"</?(?:i|em)>", _EM, text, flags=re.IGNORECASE) if _EM not in text else text
    text = re.sub(r"</?(?:b|strong)>", _STRONG, text, flags=re.IGNORECASE) if _STRONG not in text else text
    text = re.sub(r"<br\s*/?>", " ", text, flags=re.IGNORECASE)
    return re.sub(" {2,}", " ", _TAG.sub("", text)).strip(" ")


def _shifted(inner: str, table: dict[int, int], sign: str) -> str:
    inner = inner.strip()
    if inner.lower() in _ORDINALS:
        return inner
    return inner.translate(table) if all(ord(c) in table for c in inner) else f"{sign}{inner}"


def _without_formulas(text: str, formulas: list[str]) -> str:
    """The text with places in it where formulas stand, which are put aside; dollars of prices become marks of ours."""
    done, at = "", 0
    while match := _MATH.search(text, at):
        is_one = (
            match[0][0] != "$" or match[0].startswith("$$") or not is_price(match[0][1:-1], text[match.end() :][:1])
        )
        done += text[at : match.start()] + (_hold(match[0], formulas) if is_one else _PRICE)
        at = match.end() if is_one else match.start() + 1
    done += text[at:]
    return re.sub(r"(?<!\\)\$", _PRICE, done) if _PRICE in done else done


def _hold(formula: str, formulas: list[str]) -> str:
    inner = re.sub(r"^(\$\$?|\\\()|(\$\$?|\\\))$", "", " ".join(formula.split())).strip()
    formulas.append(f"${inner}$")
    return f"{_FORMULA}{len(formulas) - 1}{_FORMULA_END}"


def _depth(text: str) -> int:
    deepest = depth = 0
    for character in text:
        if character == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif character == "}":
            depth -= 1
    return deepest


def _typeset(text: str) -> str:
    """The signs that TeX makes of plain characters: dashes, quotation marks, a blank that does not break."""
    if "--" in text:
        text = text.replace("---", "—").replace("--", "–")
    if "``" in text or "''" in text:
        text = text.replace("``", "“").replace("''", "”")
    return text.replace("~", "\u00a0")


def _as_markdown(text: str) -> str:
    """The text with what Markdown would read as marks escaped, and our own marks as Markdown's."""
    text = _MARKDOWN.sub(lambda match: "\\" + match[0], text)
    text = re.sub(f"{_URL}([^{_URL_END}]*){_URL_END}", lambda match: f"<{_unescaped(match[1])}>", text)
    text = re.sub(
        f"{_LINK}(.*?){_LINK_TO}([^{_LINK_END}]*){_LINK_END}",
        lambda match: f"[{match[1]}]({_unescaped(match[2]).replace('(', '%28').replace(')', '%29')})",
        text,
    )
    return _EMPHASIS.sub(_as_emphasis, text).replace(_EM, "").replace(_STRONG, "")


def _as_emphasis(match: re.Match[str]) -> str:
    """Emphasis as Markdown writes it; as bare text where Markdown would show the mark (CommonMark, 6.2)."""
    sign, inner = "*" if match[1] == _EM else "**", match[2].strip()
    lead, trail = match[2][: len(match[2]) - len(match[2].lstrip())], match[2][len(match[2].rstrip()) :]
    before, behind = (match.string[at - 1 : at] for at in (match.start(), match.end() + 1))
    if not inner or (not lead and before in (_EM, _STRONG) and before):
        return match[2]
    if behind in (_EM, _STRONG) and not trail:  # what follows at once is not set off, so that its mark goes
        behind = match.string[match.end() :].lstrip(_EM + _STRONG)[:1]
    if _stands_off(inner[0], lead or before) and _stands_off(inner[-1], trail or behind):
        return f"{lead}{sign}{inner}{sign}{trail}"
    return match[2]


def _stands_off(inner: str, outer: str) -> bool:
    return not outer or outer.isspace() or _is_punctuation(outer) or not _is_punctuation(inner)


def _is_punctuation(character: str) -> bool:
    return category(character)[0] in "PS" or category(character) == "Co"  # our own marks become brackets


def _unescaped(address: str) -> str:
    return re.sub(r"\\(.)", r"\1", address)


def _without_macros(text: str, formulas: list[str]) -> tuple[str, tuple[str, ...]]:
    if len(text) > _LONGEST:
        return _BARE.sub("", text), ("",)
    from pylatexenc import latexwalker

    parsing, writing = _contexts()
    walker = latexwalker.LatexWalker(text, latex_context=parsing, tolerant_parsing=True)
    try:
        nodes = walker.get_latex_nodes()[0]
        written = writing(formulas).nodelist_to_text(nodes)
    except (latexwalker.LatexWalkerError, RecursionError, ValueError, LookupError, AttributeError, TypeError):
        return _BARE.sub("", text), ("",)
    return written, tuple(_unknown_macros(nodes))


def _unknown_macros(nodes: Any) -> list[str]:
    from pylatexenc import latexwalker

    known, found, waiting = _known_macros(), [], list(nodes)
    while waiting:
        node = waiting.pop()
        if node is None:
            continue
        if node.isNodeType(latexwalker.LatexMacroNode):
            if node.macroname not in known:
                found.append(node.macroname)
            waiting += node.nodeargd.argnlist if node.nodeargd and node.nodeargd.argnlist else []
        else:
            waiting += getattr(node, "nodelist", None) or []
    return found


@cache
def _known_macros() -> frozenset[str]:
    from pylatexenc import latex2text

    default = latex2text.get_default_latex_context_db()
    names = {spec.macroname for spec in default.iter_macro_specs()}
    dropped = {name for names in DROPPED.values() for name in names.split()}
    return frozenset(names | OWN | dropped) - {name for names in NEVER_ANSWERED.values() for name in names.split()}


@cache
def _contexts() -> tuple[Any, Any]:
    """What pylatexenc parses by, and a maker of writers for one text's formulas."""
    from pylatexenc import latex2text, latexwalker, macrospec

    # What it logs is about macros whose arguments are missing; their names and what stands behind them are shown.
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    parsing = latexwalker.get_default_latex_context_db()
    one = [*KEPT.split(), "emph", "textit", "textsl", "mkbibemph", "mkbibitalic", "textbf", "mkbibbold", "texttt",
           "url", "path", "nolinkurl", "ensuremath", "textsuperscript", "textsubscript", "mkbibsuperscript",
           "mkbibsubscript", "bibstring", *ACCENTS, *DROPPED["{"].split(), *NEVER_ANSWERED["{"].split()]  # fmt: skip
    two = {"href", "textcolor", "foreignlanguage", "bibinfo", "switchargs", "texorpdfstring"}
    specs = [macrospec.MacroSpec(name, "{{" if name in two else "{") for name in {*one, *two} - {"protect"}]
    specs += [macrospec.MacroSpec(name, "*[[{") for name in CITES.split()]
    specs += [macrospec.MacroSpec(name, "") for name in (*WORDS, *DROPPED[""].split(), *NEVER_ANSWERED[""].split())]
    parsing.add_context_category("bib", prepend=True, macros=specs)

    def make_writer(formulas: list[str]) -> Any:
        return latex2text.LatexNodes2Text(
            latex_context=_writing(formulas, latex2text), strict_latex_spaces=False, keep_comments=True
        )

    return parsing, make_writer


def _writing(formulas: list[str], latex2text: Any) -> Any:
    """What pylatexenc writes by: our marks for what Markdown has, characters for the rest."""

    def argument(node: Any, writer: Any, index: int = -1) -> str:
        return str(writer.nodelist_to_text([node.nodeargd.argnlist[index]])) if node.nodeargd.argnlist else ""

    def around(mark: str) -> Any:
        def write(node: Any, l2tobj: Any) -> str:
            inner = argument(node, l2tobj)
            return f"{mark}{inner}{mark}" if inner.strip() and _EM not in inner and _STRONG not in inner else inner

        return write

    def shifted(table: dict[int, int], sign: str) -> Any:
        return lambda node, l2tobj: _shifted(argument(node, l2tobj), table, sign)

    def accented(mark: str) -> Any:
        return lambda node, l2tobj: argument(node, l2tobj) + mark

    def verbatim(node: Any) -> str:
        return str(node.nodeargd.argnlist[-1].latex_verbatim()).strip() if node.nodeargd.argnlist else ""

    def url(node: Any, l2tobj: Any) -> str:
        address = decode_address(verbatim(node))
        return f"{_URL}{address}{_URL_END}" if re.match(r"https?:", address) else address

    def href(node: Any, l2tobj: Any) -> str:
        address = decode_address(str(node.nodeargd.argnlist[0].latex_verbatim()))
        return f"{_LINK}{argument(node, l2tobj)}{_LINK_TO}{address}{_LINK_END}"

    def formula(node: Any, l2tobj: Any) -> str:
        return _hold(re.sub(r"^\{|\}$", "", verbatim(node)), formulas)

    def cite(node: Any, l2tobj: Any) -> str:
        return CITATION + re.sub(r"[{}\s]", "", verbatim(node)) + CITATION_END

    def switched(node: Any, l2tobj: Any) -> str:
        return argument(node, l2tobj, 1) + argument(node, l2tobj, 0)

    writers: dict[str, Any] = dict.fromkeys(KEPT.split(), _last_argument)
    writers |= {name: around(_EM) for name in ("emph", "textit", "textsl", "mkbibemph", "mkbibitalic")}
    writers |= {name: around(_STRONG) for name in ("textbf", "mkbibbold")}
    writers |= {"url": url, "path": url, "nolinkurl": url, "href": href, "ensuremath": formula}
    writers |= dict.fromkeys(CITES.split(), cite)
    writers |= {"textsuperscript": shifted(_SUPERSCRIPTS, "^"), "mkbibsuperscript": shifted(_SUPERSCRIPTS, "^"),
                "textsubscript": shifted(_SUBSCRIPTS, "_"), "mkbibsubscript": shifted(_SUBSCRIPTS, "_"),
                "texttt": _last_argument, "switchargs": switched, "texorpdfstring": _last_argument,
                "textcolor": _last_argument, "bibstring": _last_argument,
                "enquote": _quoted, "mkbibquote": _quoted}  # fmt: skip
    writers |= {name: accented(mark) for name, mark in ACCENTS.items()}
    writers |= dict.fromkeys(NEVER_ANSWERED["{"].split(), _last_argument)
    writers |= dict.fromkeys(NEVER_ANSWERED[""].split(), "")
    macros = [latex2text.MacroTextSpec(name, simplify_repl=write) for name, write in writers.items()]
    macros += [latex2text.MacroTextSpec(name, simplify_repl=word) for name, word in WORDS.items()]
    macros += [latex2text.MacroTextSpec(name, discard=True) for names in DROPPED.values() for name in names.split()
               if name not in WORDS]  # fmt: skip
    context = latex2text.get_default_latex_context_db()
    context.add_context_category("bib", prepend=True, macros=macros)
    context.set_unknown_macro_spec(latex2text.MacroTextSpec("", simplify_repl=_named))
    return context


def _named(node: Any, l2tobj: Any) -> str:
    """Of a macro that nobody knows its name, where that seems to be a word of the text: `The \\NASA\\ missions`."""
    text, end = node.parsing_state.s, node.pos + node.len
    has_argument = text[end : end + 1] == "{" and text[end : end + 2] != "{}"
    return str(node.macroname) if not has_argument and re.search("[A-Z]", node.macroname) else ""


def _last_argument(node: Any, l2tobj: Any) -> str:
    return str(l2tobj.nodelist_to_text([node.nodeargd.argnlist[-1]])) if node.nodeargd.argnlist else ""


def _quoted(node: Any, l2tobj: Any) -> str:
    return f"“{_last_argument(node, l2tobj)}”"
