"""Formulas as trees that Typst sets: what each construct becomes, and that nothing of it breaks the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.texts.formula_tree import depth_of
from mkdocs_academic.texts.math import why_unread
from mkdocs_academic.texts.spans import spans
from mkdocs_academic.views.text import inline

from .conftest import set_cv


def tree(tex: str) -> Any:
    (span,) = spans(inline(f"${tex}$"))
    return span["math"]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("x", "x"),
        ("x = 1", ["x", "=", "1"]),
        ("x_i^2", {"base": "x", "sub": "i", "sup": "2"}),
        ("x'", {"base": "x", "primes": 1}),
        (r"\frac{a}{b}", {"frac": ["a", "b"]}),
        (r"\sqrt[3]{x}", {"root": "x", "index": "3"}),
        (r"\hat x", {"base": "x", "accent": "\u0302"}),
        (r"\overline{AB}", {"base": ["A", "B"], "line": "over"}),
        (r"\left(\frac{a}{b}\right)", {"fence": ["(", {"frac": ["a", "b"]}, ")"]}),
        (r"\log n", [{"op": "log"}, "n"]),
        (r"\mathrm{d}", {"upright": "d"}),
        (r"\mathrm{CO}_2", {"base": "CO", "sub": "2"}),
        (r"\text{if }x", ["if\u00a0", "x"]),
        (r"\begin{matrix}a&b\end{matrix}", {"rows": [["a", "b"]]}),
        (r"\sum_{i}", {"base": "∑", "sub": "i"}),
        (r"\overset{!}{=}", {"base": "=", "limits": True, "sup": "!"}),
        ("|x|", [{"sign": "|", "class": "normal"}, "x", {"sign": "|", "class": "normal"}]),
    ],
)
def test_a_construct_becomes_a_node(tex: str, expected: Any) -> None:
    assert tree(tex) == expected


def test_a_long_formula_that_pages_break_is_one_here() -> None:
    (span,) = spans(inline("$a + b + c + d + e + f + g + h + i + j + k + l + m = n$"))
    assert span["alt"] == "a + b + c + d + e + f + g + h + i + j + k + l + m = n"


def test_a_formula_nested_deeper_than_typst_goes_is_words() -> None:
    deep = "x"
    for _ in range(40):
        deep = f"x^{{{deep}}}"
    assert all(isinstance(span, str) for span in spans(inline(f"${deep}$")))


_PARTS = st.sampled_from(
    r"\frac{a}{b} \sqrt{x} x_1 ^2 \sum_{i=1}^n \left( \right) { } \alpha ' | < \mathbb{R} \mathcal{L} \text{a} \hat{x} "
    r"\binom{n}{k} \lim_{x\to0} \| \int_0^1 \underbrace{x}_{y} \begin{pmatrix}a\\b\end{pmatrix} \not= \overset{a}{\to} "
    r"\operatorname{rk} % \,".split()
)


@given(st.lists(_PARTS, min_size=1, max_size=8).map(" ".join))
def test_every_formula_that_can_be_read_becomes_a_tree(tex: str) -> None:
    if not why_unread(tex):
        for span in spans(inline(f"\\({tex}=1\\)")):
            assert isinstance(span, str) or depth_of(span["math"]) <= 14


def test_all_of_them_are_set(tmp_path: Path) -> None:
    formulas = [
        r"$\frac{a}{b}$", r"$\sqrt[3]{x}$", r"$\sum_{i=1}^n x_i$", r"$\left\{\frac{a}{b}\right.$", r"$\mathbb{R}^n$",
        r"$\mathcal{L}\mathfrak{g}\mathbf{v}\boldsymbol{\alpha}$", r"$\text{a b}$", r"$\binom{n}{k}$",
        r"$\lim_{x\to0}f$",
        r"$\|x\|$", r"$\int_0^1 f\,dx$", r"$\underbrace{x+y}_{z}\overbrace{x}$",
        r"$\begin{cases}1&x\\2&y\end{cases}$",
        r"$a\not= b$", r"$\overset{!}{=}$", r"$\operatorname{rank} A$", r"${}^{14}\mathrm{C}$", r"$12.5\%$", r"$f''$",
        r"$x \in A \cup B \subseteq C \otimes D$", r"$\langle x, y\rangle$", r"$\ddot{x}\vec{v}\tilde n\bar y$",
        r"$\phantom{x}y$", r"$\lfloor x \rfloor$", r"$\aleph_0 \mapsto \infty$", r"$\mathrm{Å}\,\mu$", r"$a\bmod b$",
    ]  # fmt: skip
    cv = {"cv": {"name": "A B", "sections": {"Work": [{"name": text} for text in formulas]}}}
    copy = set_cv(tmp_path, yaml.safe_dump(cv, allow_unicode=True))
    assert copy.problems == []
    assert len(copy.document.tree.find("Formula")) == len(formulas)
