"""Settings combined so that each two of them meet, without building all their combinations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product
from typing import Any


def pairwise(factors: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    """Choices of one value of every factor, such that each two values of two factors stand together in one of them."""
    missing = {
        frozenset({(a, i), (b, j)})
        for a, b in combinations(factors, 2)
        for i, j in product(range(len(factors[a])), range(len(factors[b])))
    }
    found: list[dict[str, Any]] = []
    while missing:
        chosen = dict(min(missing, key=sorted))
        for name in sorted(factors, key=lambda name: -len(factors[name])):
            if name not in chosen:
                chosen[name] = max(range(len(factors[name])), key=lambda i: _gain(missing, chosen, name, i))
        missing -= {frozenset(pair) for pair in combinations(chosen.items(), 2)}
        found.append({name: factors[name][chosen[name]] for name in factors})
    return found


def _gain(missing: set[frozenset[tuple[str, int]]], chosen: Mapping[str, int], name: str, index: int) -> int:
    return sum(frozenset({(name, index), other}) in missing for other in chosen.items())
