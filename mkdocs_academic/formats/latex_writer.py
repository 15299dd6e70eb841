r"""Inline Markdown and plain words as LaTeX for the fields of BibTeX entries.

Letters stay in Unicode, as biber and today's BibTeX styles read them; only what LaTeX or BibTeX would take for a sign
of its own is written out. No brace stands behind a backslash: BibTeX and biber count \{ as a brace, others do not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_academic import safety
from mkdocs_academic.texts.inline import is_marked, pieces

# What needs a second look: signs of LaTeX, BibTeX and Markdown, and characters that no file should hold.
_SPECIAL = re.compile(
    "[\\\\{}$&%#_~^@`<>*\x00-\x1f\x7f-\xa0\u202a-\u202e\u2066-\u2069\ue040-\ue04f\ue0ff\ufdd0-\ufdef\ufffe\uffff"
    "\ud800-\udfff]|--|''|\\]\\(|  "
)
_SIGN = re.compile(r"[\\{}$&%#_~^@`<>\xa0]|-(?=-)|'(?=')")
_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "%": r"\%", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}", "<": r"\textless{}", ">": r"\textgreater{}", "\xa0": "~", "-": "-{}", "'": "'{}",
    "@": "{@}",  # @word{ would begin an entry
}  # fmt: skip
_PRIVATE = re.compile("[\ue040-\ue04f\ue0ff]")  # marks of our own reader
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_COMMANDS = {"em_open": r"\emph{", "em_close": "}", "strong_open": r"\textbf{", "strong_close": "}"}
_BRACES_OF_MATH = {r"\{": r"\lbrace ", r"\}": r"\rbrace ", "%": r"\%"}


def write_words(text: str) -> str:
    """Plain words, in which nothing is Markdown: a name, a volume, a number."""
    return _escaped(text) if _SPECIAL.search(text) else text


def write_latex(text: str) -> str:
    """Inline Markdown: emphasis as commands, formulas as they are, of links the words; on one line."""
    return _converted(text, False) if _SPECIAL.search(text) else text


def write_title(text: str) -> str:
    """Inline Markdown whose capitals no style makes small, since words that have one stand in braces.

    A title in which every longer word has one stands in braces as a whole.
    """
    if _SPECIAL.search(text):
        return _converted(text, True)
    rest = text[1:]
    return text if rest == rest.lower() else _protected(text)


def _protected(text: str) -> str:
    if _is_capitalised(text):
        return f"{{{text}}}"
    return _WORD.sub(lambda match: _braced(match[0], match.start() == 0), text)


def _is_capitalised(text: str) -> bool:
    return not any(len(word) > 4 and word[0].islower() for word in _WORD.findall(text))


def _braced(word: str, is_first: bool) -> str:
    letters = word[1:] if is_first else word  # a style that makes letters small leaves the first of all as it is
    return word if letters == letters.lower() else f"{{{word}}}"


def _escaped(text: str, capitals: bool = False, at_start: bool = False) -> str:
    text = _on_one_line(text)
    if capitals:
        found, end = [], 0
        for match in _WORD.finditer(text):
            found.append(_SIGN.sub(_sign, text[end : match.start()]))
            found.append(_braced(match[0], at_start and match.start() == 0))
            end = match.end()
        return "".join(found) + _SIGN.sub(_sign, text[end:])
    return _SIGN.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    return _SIGNS[match[0]]


def _on_one_line(text: str) -> str:
    return re.sub("[ \t\n]+", " ", _PRIVATE.sub("", safety.clean(text)))


@lru_cache(maxsize=1024)
def _converted(text: str, is_title: bool) -> str:
    text = _on_one_line(text).strip()
    if not is_marked(text):
        whole = is_title and _is_wrapped(text)
        latex = _escaped(text, is_title and not whole, True)
        return f"{{{latex}}}" if whole else latex
    tokens = pieces(text)
    words = "".join(token.content for token in tokens if token.type != "formula")
    whole = is_title and _is_wrapped(words) and tokens[0].type in ("text", "formula")
    latex = ""
    for token in tokens:
        if token.type == "formula":
            formula = _formula(token.content)
            latex += f"{{{formula}}}" if is_title and not whole else formula
        elif token.type == "code_inline":
            latex += rf"\texttt{{{_escaped(token.content, is_title and not whole)}}}"
        elif token.type in ("softbreak", "hardbreak"):
            latex += " "
        elif token.type in _COMMANDS:
            latex += _COMMANDS[token.type]
        elif token.content:
            latex += _escaped(token.content, is_title and not whole, not latex)
    return f"{{{latex}}}" if whole and not latex.startswith("\\") else latex


def _is_wrapped(text: str) -> bool:
    """Whether a title stands in braces as a whole; never before a command, which BibTeX would look into."""
    rest = text[1:]
    return rest != rest.lower() and _is_capitalised(text) and not _SIGN.match(text)


def _formula(tex: str) -> str:
    tex = re.sub(r"\\[{}]|(?<!\\)%", lambda match: _BRACES_OF_MATH[match[0]], re.sub(r"\\\\(?=[{}])", r"\\\\ ", tex))
    return f"${tex}$" if _is_balanced(tex) and "$" not in tex else _escaped(tex)


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0
