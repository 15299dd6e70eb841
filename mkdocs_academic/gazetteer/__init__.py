"""The towns, countries and land of the world, for the map of talks; made by `scripts/places.py` and `scripts/world.py`.

Nothing here is read before a page shows a map, and the towns never as a whole: a name is found by halving the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from mkdocs_academic.gazetteer.register import Register, Town
from mkdocs_academic.model.places import place_key, take_apart

_FOLDER = Path(__file__).parent
# By how much a town must outweigh the next of its name, in tenths of a power of ten: anywhere on earth, in a country
# that is named, in a state or province that is named.
_ANYWHERE, _IN_COUNTRY, _IN_REGION = 7, 5, 3
_SAME_TOWN = 0.4
_CITY_STATES = frozenset("SG HK MO MC LU VA SM GI".split())
_INSTITUTION = re.compile(
    r"\b(?:universi\w*|uni|college|institut\w*|school|schule|hochschule|ecole|akademie|academ\w*|eth|tu|uc|max planck|"
    r"museum|laborator\w*|observatory|politecnico|polytechnic\w*|hospital|klinik\w*|business|economics)\b"
)
_BRACKETS = re.compile("[()（）]")
_TRIED, _LONGEST = 4, 300
_CANDIDATES, _UNLIKELY = 3, 20


class Found(NamedTuple):
    """The town that is meant; `said` are the words that name it and where it is."""

    town: Town
    said: str


class Ambiguous(NamedTuple):
    """Several towns may be meant: the word, and how to write each, the weightiest first."""

    word: str
    candidates: tuple[str, ...]


class Unknown(NamedTuple):
    """No town of that name: the word, and the names nearest to it."""

    word: str
    near: tuple[str, ...]


class TooWide(NamedTuple):
    """A country or a state alone, where a dot would lie."""

    said: str


class Online(NamedTuple):
    """No place on earth."""


Answer = Found | Ambiguous | Unknown | TooWide | Online


class _Scope(NamedTuple):
    """Where towns are looked for: the parts that may name one, and the country and region that the others name."""

    parts: tuple[str, ...]
    country: str = ""
    region: str = ""

    @property
    def margin(self) -> int:
        return _IN_REGION if self.region else _IN_COUNTRY if self.country else _ANYWHERE

    def holds(self, town: Town) -> bool:
        return self.country in ("", town.country) and self.region in ("", town.region)


class Gazetteer:
    """Tells from the towns and countries of one file where a place is."""

    def __init__(self, file: Path) -> None:
        self._register = Register(file)
        self.resolve = lru_cache(maxsize=4096)(self._resolve)

    def _resolve(self, text: str) -> Answer | None:
        """Where a place is, as it was written; None for no words at all."""
        text = text[:_LONGEST]
        parts, is_online = take_apart(text)
        if not parts:
            return Online() if is_online else None
        whole = take_apart(_BRACKETS.sub(" ", text)).parts if _BRACKETS.search(text) else ()
        for tried in (whole, parts, self._divided(parts)):  # "Halle (Saale)" is a name, "Berlin (Germany)" is two
            if tried and (answer := self._locate(tried)) and not isinstance(answer, Unknown):
                return answer
        if (town := self._in_institution(parts)) and not isinstance(town, Unknown):
            return town
        return Online() if is_online else self._unknown(parts)

    def _locate(self, parts: tuple[str, ...]) -> Answer:
        """The town that parts name: in the country or region that the last of them names, else anywhere."""
        scopes = list(self._scopes(parts))
        answers = [answer for scope in scopes if (answer := self._town_in(scope, parts))]
        found = [answer for answer in answers if isinstance(answer, Found)]
        if found:
            return max(found, key=lambda one: one.town.weight)
        if answers:
            return answers[0]
        if scopes and len(parts) == 1:
            return self._alone(parts[0], scopes)
        if not scopes and (anywhere := self._town_in(_Scope(parts), parts)):
            return anywhere
        return Unknown("", ())

    def _scopes(self, parts: tuple[str, ...]) -> Iterator[_Scope]:
        """What the last parts may be: a region, a region of a country, a country. The narrower is tried first."""
        regions, countries = self._wide(parts[-1])
        for country, region in regions:
            yield _Scope(parts[:-1], country, region)
        for country in countries:
            if len(parts) > 1:
                for own, region in self._wide(parts[-2])[0]:
                    if own == country:
                        yield _Scope(parts[:-2], country, region)
            yield _Scope(parts[:-1], country)

    def _wide(self, part: str) -> tuple[list[tuple[str, str]], list[str]]:
        """The regions and the countries that a part names; a short code counts only in capitals."""
        key = place_key(part)
        if key.isascii() and len(key.replace(" ", "")) <= 3 and not part.isupper():
            return [], []
        return self._register.wide(key)

    def _town_in(self, scope: _Scope, parts: tuple[str, ...]) -> Found | Ambiguous | None:
        """The town in a scope that the last part which names one means."""
        for index in range(len(scope.parts) - 1, max(-1, len(scope.parts) - 1 - _TRIED), -1):
            towns = [town for town in self._register.towns(place_key(scope.parts[index])) if scope.holds(town)]
            if not towns:
                continue
            towns = _distinct(towns)
            if len(towns) == 1 or towns[0].weight - towns[1].weight >= scope.margin:
                return Found(towns[0], ", ".join(parts[index:]))
            likely = [town for town in towns if towns[0].weight - town.weight <= _UNLIKELY]
            return Ambiguous(scope.parts[index], tuple(map(self._register.label, likely[:_CANDIDATES])))
        return None

    def _alone(self, part: str, scopes: Sequence[_Scope]) -> Answer:
        """A country or a region with nothing before it: a town where it is little more than that, as Singapore is, or
        where a town of that name is better known than the state, as New York is.
        """
        countries = [scope.country for scope in scopes if not scope.region]
        if countries:
            towns = [
                town for town in self._register.towns(place_key(part)) if town.country in _CITY_STATES & {*countries}
            ]
            towns = towns or [town for country in _CITY_STATES & {*countries} for town in self._capital(country)]
            return Found(towns[0], part) if towns else TooWide(part)
        town = self._town_in(_Scope((part,)), (part,))
        return town if isinstance(town, Found) else TooWide(part)

    def _capital(self, country: str) -> list[Town]:
        """A town of a city state by the name under which it is shown, for its names in other languages."""
        return [
            town
            for town in self._register.towns(place_key(self._register.country_name(country)))
            if town.country == country
        ]

    def _divided(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Parts whose last had no comma before its country or state: "Cambridge MA", "Paris, TX USA"."""
        *before, last = parts
        words = last.split()
        for width in (1, 2, 3):
            tail = " ".join(words[-width:])
            if len(words) > width and any(self._wide(tail)):
                return (*self._divided((*before, " ".join(words[:-width]))), tail)
        return parts if len(parts) > 1 else (last,)

    def _in_institution(self, parts: tuple[str, ...]) -> Answer | None:
        """The town at the end of an institution's name: "ETH Zürich", "Imperial College London"."""
        *before, last = parts
        words = last.split()
        if any(self._wide(last)) and before:
            inner = before[-1].split()
            if _INSTITUTION.search(place_key(before[-1])) and len(inner) > 1:
                return self._locate((inner[-1], last))
        if len(words) > 1 and _INSTITUTION.search(place_key(last)):
            return self._locate((words[-1],))
        return None

    def _unknown(self, parts: tuple[str, ...]) -> Unknown:
        """The part that should have named a town, and the names nearest to it."""
        scope = next((scope for scope in self._scopes(parts) if scope.parts), _Scope(parts))
        word = scope.parts[-1]
        return Unknown(word, self._register.near(place_key(word), scope.holds)[:_CANDIDATES])


def _distinct(towns: Sequence[Town]) -> list[Town]:
    """Towns without those that are the same once more, as a city and its district are."""
    kept: list[Town] = []
    for town in sorted(towns, key=lambda town: -town.weight):
        if not any(town.point.is_near(other.point, _SAME_TOWN) for other in kept):
            kept.append(town)
    return kept


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that the package brings."""
    return Gazetteer(_FOLDER / "places.tsv")


def land() -> str:
    """The outlines of the land, for `views/land.py`."""
    return (_FOLDER / "world.txt").read_text("utf-8")
