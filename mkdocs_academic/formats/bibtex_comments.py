"""What of a .bib file is commented out: each @ there is hidden, so that nobody takes it for the start of an entry."""

from __future__ import annotations

import re

MASK = "\ue0ff"  # stands for an @ that begins no entry
COMMENT_BLOCK = re.compile(r"@\s*comment\s*[{(]", re.IGNORECASE)
_COMMENTED_LINE = re.compile(r"(?m)^[ \t]*%[^\n]*@\s*\w+\s*[{(]")

_TYPE_WITH_HYPHEN = re.compile(r"(?m)^[ \t]*@\w+(?:-\w+)+(?=[ \t]*[{(])")


def mask(text: str) -> str:
    """The text, no character longer or shorter, with each @ hidden that begins no entry, and each that does
    where bibtexparser looks for it.
    """
    if "-" in text:
        text = _TYPE_WITH_HYPHEN.sub(lambda match: match[0].replace("-", "_"), text)
    if "%" in text:
        text = _COMMENTED_LINE.sub(lambda match: match[0].replace("@", MASK), text)
    text = _with_comments_masked(text)
    # @article at the end of a line with its brace on the next, and "@ article{".
    text = re.sub(r"(@\w+)([^\S\n]*\n\s*)([{(])", lambda m: m[1] + m[3] + m[2], text) if "\n{" in text else text
    return re.sub(r"(?m)^([ \t]*)@([ \t]+)(\w+)(?=[ \t]*[{(])", lambda m: m[1] + m[2] + "@" + m[3], text)


def _with_comments_masked(text: str) -> str:
    """The text with each @ hidden that a comment block holds; of one whose braces do not match, that its line holds."""
    pieces, done = [], 0
    closings: dict[str, dict[int, int]] = {}
    for match in COMMENT_BLOCK.finditer(text):
        if match.start() < done:  # inside another comment
            continue
        pair = "{}" if match[0].endswith("{") else "()"
        if pair not in closings:
            closings[pair] = _closings(text, pair)
        line = text.find("\n", match.end())
        end = closings[pair].get(match.end() - 1, line if line >= 0 else len(text))
        pieces += [text[done : match.end()], text[match.end() : end].replace("@", MASK)]
        done = end
    return "".join([*pieces, text[done:]])


def _closings(text: str, pair: str) -> dict[int, int]:
    """The offset of each opening mark, and of the one that closes it; found for all at once, so in linear time."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for mark in re.finditer(rf"(?<!\\)[{re.escape(pair)}]", text):
        if mark[0] == pair[0]:
            opened.append(mark.start())
        elif opened:
            found[opened.pop()] = mark.start()
    return found
