"""MathML as a tree of plain lists and mappings, from which another typesetter sets a formula.

A node is one of:
  "x"                                   a sign by itself, or a name or number of several letters, upright
  [node, …]                             nodes in a row
  {"sign": "|", "class": "normal"}      a sign that keeps no space around it as its kind would
  {"upright": node} {"op": "log"}       not in italics; the name of a function
  {"base": node, "sub": …, "sup": …}    scripts; with `before: true` on its left, with `limits: true` below and above
  {"base": node, "accent": "̂"}          an accent, as the combining character; `line` and `brace` lie over or under
  {"frac": [node, node]} {"stack": [node, node]} {"root": node, "index": node}
  {"fence": node}                       the first and the last of its signs grow with what they enclose
  {"rows": [[node, …], …]}              a matrix
  {"space": 0.167} {"hidden": node}     a space in em; the room that a node takes
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from mkdocs_academic.texts.math_words import ACCENTS

Node = Any

_APPLY = "\u2061"
_INVISIBLE = re.compile("[\ufe00-\ufe0f\u2061-\u2064]")
_LARGE = "∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂⨀⨄"
_TALL = frozenset({"frac", "stack", "rows", "limits", "brace"})
_PRIMES = {"′": 1, "″": 2, "‴": 3}
_BRACKETS = "()[]{}⟨⟩⌊⌋⌈⌉|‖/\u2063"  # the last is one that is not seen
_OVER = {"¯": "line", "\u0332": "line", "‾": "line", "⏞": "brace"}


def tree_of(mathml: str) -> Node:
    """The tree of one `<math>` element, given as it stands in a page.

    Raises:
        xml.etree.ElementTree.ParseError: it is not well formed.
    """
    return _row(list(fromstring(mathml)))


def depth_of(tree: Node) -> int:
    """How deep nodes are nested in a tree."""
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return 1 + max(map(depth_of, inner), default=0)


def is_tall(tree: Node) -> bool:
    """Whether a formula needs more room than a line of text has."""
    if isinstance(tree, dict):
        sum_with_limits = tree.get("base") in tuple(_LARGE) and len(tree) > 1
        return sum_with_limits or bool(tree.keys() & _TALL) or any(map(is_tall, tree.values()))
    return isinstance(tree, list) and any(map(is_tall, tree))


def _row(elements: list[Element]) -> Node:
    nodes = []
    for index, element in enumerate(elements):
        following = elements[index + 1] if index + 1 < len(elements) else None
        node = _node(element, is_function=following is not None and following.text == _APPLY)
        if node not in ("", []):
            nodes.append(node)
    return nodes[0] if len(nodes) == 1 else nodes


def _node(element: Element, *, is_function: bool = False) -> Node:
    inner = list(element)
    match element.tag:
        case "mi" | "mn" | "mtext":
            return _letters(element, is_function)
        case "mo":
            return _sign(element)
        case "mspace":
            width = re.fullmatch(r"(-?\d*\.?\d+)em", element.get("width", ""))
            return {"space": float(width[1])} if width else ""
        case "msub" | "msup" | "msubsup" if len(inner) > 1:
            return _scripts(element.tag, inner, is_function)
        case "munder" | "mover" | "munderover" if len(inner) > 1:
            return _limits(element, inner)
        case "mmultiscripts":
            return _scripts_before(inner)
        case "mfrac" if len(inner) == 2:
            name = "stack" if element.get("linethickness") == "0" else "frac"
            return {name: [_node(inner[0]), _node(inner[1])]}
        case "msqrt":
            return {"root": _row(inner)}
        case "mroot" if len(inner) == 2:
            return {"root": _node(inner[0]), "index": _node(inner[1])}
        case "mphantom":
            return {"hidden": _row(inner)}
        case "mtable":
            return {"rows": [[_row(list(cell)) for cell in row] for row in inner]}
    if is_function and len(inner) and inner[-1].tag == "mi":
        return _node(inner[-1], is_function=True)
    row = _row(inner)
    return {"fence": row} if isinstance(row, list) and row and _grows(inner[0]) and _grows(inner[-1]) else row


def _letters(element: Element, is_function: bool) -> Node:
    text = _INVISIBLE.sub("", "".join(element.itertext()))
    if is_function:
        return {"op": text}
    if element.tag == "mi" and len(text) == 1 and element.get("mathvariant") == "normal":
        return {"upright": text}
    # Typst sets one letter in italics, and words upright.
    return {"upright": text} if element.tag != "mi" and len(text) == 1 and text.isalpha() else text


def _sign(element: Element) -> Node:
    text = _INVISIBLE.sub("", "".join(element.itertext()))
    tight = element.get("lspace") == "0" and element.get("rspace") == "0"
    return {"sign": text, "class": "normal"} if tight and text and text not in _LARGE else text


def _grows(element: Element) -> bool:
    """Whether an element is a bracket that is as high as what it encloses (`\\left` and `\\right`)."""
    return element.tag == "mo" and element.get("stretchy") != "false" and (element.text or "-") in _BRACKETS


def _scripts(tag: str, inner: list[Element], is_function: bool) -> Node:
    base = _node(inner[0], is_function=is_function)
    below = _node(inner[1]) if tag != "msup" else None
    above = _node(inner[-1]) if tag != "msub" else None
    if isinstance(above, str) and above in _PRIMES:
        found = {"base": base, "primes": _PRIMES[above]}
        return found | {"sub": below} if below is not None else found
    return {"base": base} | _given(sub=below, sup=above)


def _limits(element: Element, inner: list[Element]) -> Node:
    base, mark = _node(inner[0]), "".join(inner[1].itertext())
    if element.get("accent") == "true" or element.get("accentunder") == "true":
        under = element.tag == "munder"
        shape = {"⏟": "brace", "̲": "line", "_": "line"}.get(mark) if under else _OVER.get(mark)
        if shape and (under or mark != "¯" or len(inner[0])):
            return {"base": base, shape: "under" if under else "over"}
        return {"base": base, "accent": ACCENTS.get(mark, mark)}
    below = _node(inner[1]) if element.tag != "mover" else None
    above = _node(inner[-1]) if element.tag != "munder" else None
    moved = {} if isinstance(base, str) and base in _LARGE else {"limits": True}  # in a line they stand beside a sum
    return {"base": base} | moved | _given(sub=below, sup=above)


def _scripts_before(inner: list[Element]) -> Node:
    tags = [element.tag for element in inner]
    start = tags.index("mprescripts") if "mprescripts" in tags else len(tags)
    node = _node(inner[0]) if inner else ""
    for scripts, before in ((inner[1:start], False), (inner[start + 1 :], True)):
        for below, above in zip(scripts[::2], scripts[1::2], strict=False):
            node = {"base": node, "before": before} | _given(sub=_present(below), sup=_present(above))
    return node


def _present(element: Element) -> Node:
    return None if element.tag == "none" else _node(element)


def _given(**nodes: Node) -> dict[str, Node]:
    return {name: node for name, node in nodes.items() if node not in (None, "", [])}
