"""The file of towns and countries, whose form `scripts/places.py` describes: names are looked up in it by halving."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.model.globe import Point

_LESS = {"=": 10, "<": 4}
"""By how much another name and a shorter form weigh less than a town's own name, in tenths of a power of ten."""
_WITH_REGION = frozenset("US CA AU".split())


class Town(NamedTuple):
    """A town: `region` is set in some large countries, `weight` is as in the file."""

    name: str
    country: str
    region: str
    point: Point
    weight: int


class Register:
    """The lines of one file, sorted by the names they begin with. It is never read as a whole."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._text = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        self._rows = lru_cache(maxsize=4096)(self._read_rows)  # a country is asked for with every other place

    def wide(self, key: str) -> tuple[list[tuple[str, str]], list[str]]:
        """The regions, each with its country, and the countries of a name."""
        rows = self._rows(key)
        regions = [(row[1][1:], row[2]) for row in rows if row[1].startswith("#")]
        return regions, [row[1][1:] for row in rows if row[1].startswith("@")]

    def towns(self, key: str, *, by_other_names: bool = True) -> list[Town]:
        """The towns of a name, the weightiest first; another name of a town weighs less than its own."""
        found = []
        for row in self._rows(key):
            sign = row[1][:1]
            if sign in _LESS:
                if by_other_names:
                    of_name = self.towns(row[1][1:], by_other_names=False)
                    found += [
                        town._replace(weight=town.weight - _LESS[sign])
                        for town in of_name
                        if (town.country, town.region) == (row[2], row[3])
                    ]
            elif sign not in ("@", "#"):
                found.append(_town(row))
        return sorted(found, key=lambda town: -town.weight)

    def near(self, key: str, is_wanted: Callable[[Town], bool]) -> tuple[str, ...]:
        """The names of towns that are a slip away from a name and begin as it does, the weightiest first."""
        if len(key) < 4:
            return ()
        rows = [row for row in self._lines(_bytes(key[:2]), b"") if len(row) == 7 and nearest(key, (row[0],))]
        towns = sorted(filter(is_wanted, map(_town, rows)), key=lambda town: -town.weight)
        return tuple(dict.fromkeys(town.name for town in towns))

    def label(self, town: Town) -> str:
        """How to write a town so that it is meant alone."""
        region = self._region_code(town) if town.country in _WITH_REGION else ""
        return ", ".join(filter(None, (town.name, region, self.country_name(town.country))))

    def country_name(self, code: str) -> str:
        before = f"\t@{code}\t".encode()
        start = self._text.find(before) + len(before)
        return self._text[start : self._text.find(b"\n", start)].decode() if start >= len(before) else code

    def _region_code(self, town: Town) -> str:
        """The short name of a town's region, as "MA"; empty where there is none."""
        ending, text = f"\t#{town.country}\t{town.region}\n".encode(), self._text
        keys, at = [], text.find(ending)
        while at >= 0:
            keys.append(text[text.rfind(b"\n", 0, at) + 1 : at].decode())
            at = text.find(ending, at + 1)
        return min((key.upper() for key in keys if len(key) <= 3 and " " not in key), key=len, default="")

    def _start(self, wanted: bytes) -> int:
        """Where the first line begins whose key is not less than a wanted one."""
        text = self._text
        low, high = 0, len(text)
        while low < high:
            middle = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = text.find(b"\n", middle, high)
            if text[middle : text.find(b"\t", middle)] < wanted:
                low = end + 1 if end >= 0 else high
            else:
                high = middle
        return low

    def _lines(self, wanted: bytes, ending: bytes) -> Iterator[list[str]]:
        """The lines that begin so, taken apart at their tabs; `ending` stands behind what they begin with."""
        text, start, beginning = self._text, self._start(wanted), wanted + ending
        while text[start : start + len(beginning)] == beginning:
            end = text.find(b"\n", start)
            yield text[start:end].decode().split("\t")
            start = end + 1

    def _read_rows(self, key: str) -> list[list[str]]:
        return list(self._lines(_bytes(key), b"\t"))


def _bytes(key: str) -> bytes:
    return key.encode("utf-8", "replace")  # half a surrogate is no letter of any name


def _town(row: Sequence[str]) -> Town:
    key, name, country, region, latitude, longitude, weight = row
    return Town(name or key.title(), country, region, Point(int(latitude) / 100, int(longitude) / 100), int(weight))
