"""Slips of the pen: which of the known words somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str], *, careful: bool = False) -> str | None:
    """The candidate that is one slip away (two in longer words); None where none is, or the word is short.

    `careful` is for words that may well be right: two slips count from nine letters on instead of seven, and up to five
    letters another letter in a letter's place is no slip, since it is too often another word (`site`, `size`).
    """
    if len(word) < 3:
        return None
    limit = 1 if len(word) < (9 if careful else 7) else 2
    best, distance = None, limit + 1
    for candidate in candidates:
        if len(candidate) < 3 or abs(len(candidate) - len(word)) > limit:
            continue
        if careful and len(word) <= 5 and len(candidate) == len(word) and sorted(candidate) != sorted(word):
            continue
        steps = _slips(word, candidate)
        if steps < distance:
            best, distance = candidate, steps
    return best


def _slips(a: str, b: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        current = [i]
        for j, y in enumerate(b, start=1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, row = row, current
    return row[-1]
