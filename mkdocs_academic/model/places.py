"""Places as they are written in a CV, "ETH, Zürich, Switzerland" or "online"; taken apart, not looked up.

How a name is compared is said here once, for those who write a gazetteer and those who read one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mkdocs_academic.model.names import fold

_GAPS = re.compile(r"[\W_]+")
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "sankt": "saint", "univ": "university"}
_COMMAS = re.compile(r"\s*[,，、;；:|·•()（）\[\]]\s*|\s+[–—/-]\s+|\n")
_NUMBERED = re.compile(r"\b(?:[A-Z]{1,3}-)?\w*\d\w*\b")
_ON_A_SCREEN = (
    # en
    "online|virtual|virtually|zoom|webinar|remote|remotely|hybrid|teams|microsoft teams|google meet|webex|youtube|"
    "internet|the internet|online event|virtual event|online conference|virtual conference|video conference|"
    "online only|via zoom|on zoom|online via zoom|live stream|livestream|gather town|virtual meeting|online meeting|"
    # de fr es pt it nl pl
    "virtuell|hybride|hybrid event|digital|en ligne|a distance|visioconference|en linea|virtual online|hibrido|hibrida|"
    "a distancia|remoto|videoconferencia|em linha|in linea|virtuale|ibrido|ibrida|da remoto|a distanza|virtueel|"
    "wirtualnie|zdalnie|hybrydowo|wirtualny|"
    # ru ar zh ja ko
    "онлайн|дистанционно|виртуально|гибридныи формат|гибридно|عبر الانترنت|عن بعد|افتراضي|线上|線上|在线|在線|网络|"
    "线上会议|線上會議|オンライン|オンライン開催|ハイブリッド|온라인|비대면|화상"
)
_AND_ONLINE = re.compile(r"\s*(?:\b(?:and|und|et|y|e|en|i|и|or)\b|[+&/])\s*")


class Written(NamedTuple):
    """A place as it was written: its parts from the narrowest to the widest, and whether some of it is no place on
    earth but a screen.
    """

    parts: tuple[str, ...]
    is_online: bool


@lru_cache(maxsize=4096)
def place_key(name: str) -> str:
    """A name of a place for comparing: no accents, one case, letters and digits alone; "St." is "Saint"."""
    words = _GAPS.sub(" ", fold(name.replace("'", " ").replace("’", " "))).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def take_apart(text: str) -> Written:
    """The parts of a place between its commas, without postal codes and without what says that it is online."""
    parts: list[str] = []
    is_online = False
    for part in filter(None, _COMMAS.split(text)):
        bare = _NUMBERED.sub(" ", part.replace(".", "") if _is_dotted(part) else part).strip(" -–.:")
        if not bare:
            continue
        if _is_online(bare):
            is_online = True
            continue
        pieces = _AND_ONLINE.split(bare)
        if len(pieces) > 1 and any(map(_is_online, pieces)):
            is_online = True
            bare = next((piece for piece in pieces if piece and not _is_online(piece)), "")
        if bare:
            parts.append(" ".join(bare.split()))
    return Written(tuple(parts), is_online)


_ONLINE = frozenset(map(place_key, _ON_A_SCREEN.split("|")))


def _is_online(text: str) -> bool:
    return place_key(text) in _ONLINE


def _is_dotted(part: str) -> bool:
    """Whether a part is an abbreviation in capitals: "D.C.", "U.S.A."."""
    return bool(re.fullmatch(r"(?:[A-Z]\.\s?)+[A-Z]?\.?", part.strip()))
