r"""Inline Markdown and plain words as LaTeX for the fields of BibTeX entries.

Letters stay in Unicode, as biber and today's BibTeX styles read them; only what LaTeX or BibTeX would take for a sign
of its own is written out. No brace stands behind a backslash: BibTeX and biber count \{ as a brace, others do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_academic import safety
from mkdocs_academic.texts.inline import is_marked, pieces

if TYPE_CHECKING:
    from markdown_it.token import Token

_SPECIAL = re.compile(r"[\\{}$&%#_~^@`<>*]|--|''|\]\(")  # signs of LaTeX, BibTeX and Markdown
_SIGN = re.compile(r"(&)(?=#|\w+;)|[\\{}$&%#_~^@`<>\xa0]|-(?=-)|'(?=')")
_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "%": r"\%", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}", "<": r"\textless{}", ">": r"\textgreater{}", "\xa0": "~", "-": "-{}", "'": "'{}",
    "@": "{@}",  # @word{ would begin an entry
}  # fmt: skip
_PRIVATE = re.compile("[\ue040-\ue04f\ue0ff]")  # marks of our own reader
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SIGN_OR_WORD = re.compile(f"{_SIGN.pattern}|({_WORD.pattern})")
_COMMANDS = {"em_open": r"\emph{", "em_close": "}", "strong_open": r"\textbf{", "strong_close": "}"}
_BRACES_OF_MATH = {r"\{": r"\lbrace ", r"\}": r"\rbrace "}


def write_words(text: str) -> str:
    """Plain words, in which nothing is Markdown: a name, a volume, a number."""
    if _is_plain(text):
        return text
    return _escaped(_on_one_line(_cleaned(text)))


def write_latex(text: str) -> str:
    """Inline Markdown: emphasis as commands, formulas as they are, of links the words; on one line."""
    return text if _is_plain(text) else _converted(text, False)


def write_title(text: str) -> str:
    """Inline Markdown whose capitals no style makes small, since words that have one stand in braces.

    A title in which every longer word has one stands in braces as a whole.
    """
    if not _is_plain(text):
        return _converted(text, True)
    rest = text[1:]
    return text if rest == rest.lower() else _protected(text)


def _is_plain(text: str) -> bool:
    """Whether a text stands in a file as it is: no signs, nothing but letters, marks and single blanks."""
    return text.isprintable() and "  " not in text and _SPECIAL.search(text) is None


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
    if not capitals:
        return _SIGN.sub(_sign, text)

    def write(match: re.Match[str]) -> str:
        return _braced(match[2], at_start and match.start() == 0) if match[2] else _sign(match)

    return _SIGN_OR_WORD.sub(write, text)


def _sign(match: re.Match[str]) -> str:
    return r"\&{}" if match[1] else _SIGNS[match[0]]  # so that readers of HTML take &amp; as it is


@lru_cache(maxsize=1024)
def _converted(text: str, is_title: bool) -> str:
    text = _cleaned(text)
    tokens = pieces(text) if is_marked(text) else None
    text = text.strip() if tokens is None else "".join(token.content for token in tokens if token.type != "formula")
    if is_title and text[1:] != text[1:].lower() and _is_capitalised(text):
        latex = _on_one_line(_escaped(text) if tokens is None else _joined(tokens, False))
        if not latex.startswith("\\"):  # BibTeX looks into braces that begin with a command
            return f"{{{latex}}}"
    return _on_one_line(_escaped(text, is_title, True) if tokens is None else _joined(tokens, is_title))


def _joined(tokens: Sequence[Token], is_title: bool) -> str:
    latex = waiting = ""  # signs of two tokens may stand side by side: a text is written when it is whole
    for token in tokens:
        if (text := _text(token)) is not None:
            waiting += text
            continue
        latex += _escaped(waiting, is_title, not latex) + _token(token, is_title)
        waiting = ""
    return latex + _escaped(waiting, is_title, not latex)


def _text(token: Token) -> str | None:
    """What a token is in words, where that is all it is; formulas that LaTeX could not read are words too."""
    if token.type in ("text", "text_special"):
        return token.content
    if token.type != "formula" or _formula(token.content):
        return None
    from mkdocs_academic.texts.math import words

    return words(token.content)


def _token(token: Token, is_title: bool) -> str:
    if token.type == "formula":
        return f"{{{_formula(token.content)}}}" if is_title else _formula(token.content)
    if token.type == "code_inline":
        return rf"\texttt{{{_escaped(token.content, is_title)}}}"
    return " " if token.type in ("softbreak", "hardbreak") else _COMMANDS.get(token.type, "")


def _cleaned(text: str) -> str:
    return _PRIVATE.sub("", safety.clean(text))


def _on_one_line(text: str) -> str:
    return re.sub("[ \t\n]+", " ", text).strip(" ")


def _formula(tex: str) -> str:
    """A formula in dollars; empty where it would not end with them, or where a comment begins in it."""
    safe = re.sub(r"\\[{}]", lambda match: _BRACES_OF_MATH[match[0]], re.sub(r"\\\\(?=[{}])", r"\\\\ ", tex))
    safe = safe.replace("\xa0", "~")
    return f"${safe}$" if _is_balanced(safe) and not re.search(r"\$|(?<!\\)%", safe) else ""


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0
