"""Names of people and teams, and whether two of them are one person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from mkdocs_academic.model.scripts import in_characters

_PARTICLES = frozenset(
    "af al am aus ben bin bint da dal dalla das de de' degli dei del della delle den der des di do dos du e el "
    "ibn la las le los op s' 't ten ter tot van vande vanden vander vom von y zu zum zur".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv vi vii viii ix phd md dphil msc mph frs esq".split())
_GROUPS = frozenset("collaboration consortium team group network working-group committee organization".split())
# Letters that Unicode does not decompose, and the German way of writing umlauts.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
        "ŧ": "t",
        "’": "'",
        "‐": "-",
        "‑": "-",
        "–": "-",
    }
)
_COMMA, _LIST_COMMA = re.compile("[,，]"), re.compile("[,，、]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class PersonName(NamedTuple):
    """A name in its parts, as CSL and BibTeX have them; `literal` stands alone for a team or an undivided name."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    native: str = ""
    literal: str = ""
    sort: str = ""

    def __hash__(self) -> int:
        return hash(self.family + self.given + self.literal)

    def __str__(self) -> str:
        if self.literal:
            return self.literal
        base = " ".join(filter(None, (self.given, self.particle, self.family)))
        if not base.isascii() and self.given and in_characters(base):
            return f"{self.family}{self.given}"
        if not self.suffix:
            return base
        return f"{base} {self.suffix}" if set(self.suffix) <= set("IVX") else f"{base}, {self.suffix}"

    @property
    def surname(self) -> str:
        """The family name, or the team; of a name in characters all of it, as not everybody divides it."""
        return _characters(self) or self.family or self.literal

    @property
    def initials(self) -> str:
        """At most two letters for a monogram: of the first given name and the family name; in characters the first."""
        if in_characters(str(self)):
            return str(self)[0]
        words = [self.given, self.family] if self.given and self.family else str(self).split()[:2]
        return "".join(word[0] for word in words if word).upper()


NO_NAME = PersonName()


@lru_cache(maxsize=16384)
def parse_name(text: str) -> PersonName:
    """Read `Given von Family`, `von Family, Given`, `von Family, Jr., Given`, one word, or `{A Team}` in braces.

    In Han, Kana and Hangul a name is `Family Given` or `Family, Given`.
    """
    text = " ".join(text.split())
    if not text.isascii() and in_characters(_COMMA.sub("", text, count=1)):
        return _parse_characters(text)
    if text.startswith("{") and text.endswith("}"):
        return PersonName(literal=text[1:-1].strip())
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        return _spoken(parts[0])
    if len(parts) == 2 and is_suffix_of(parts[0], parts[1]):
        name = _spoken(parts[0])
        return PersonName(name.family, name.given, name.particle, parts[1])
    if len(parts) > 3 or not parts[0]:
        return PersonName(literal=text)
    particle, family = _leading_particles(parts[0])
    if len(parts) == 3 and is_suffix(parts[2]) and not is_suffix(parts[1]):
        return PersonName(family, parts[1], particle, parts[2])
    suffix = parts[1] if len(parts) == 3 else ""
    return PersonName(family, parts[-1], particle, suffix)


def _parse_characters(text: str) -> PersonName:
    """A name in characters. One of more than two words is left as it is: it is rather a team's."""
    family, _, given = map(str.strip, _COMMA.sub(",", text).partition(","))
    if family and given:
        return PersonName(family.replace(" ", ""), given.replace(" ", ""))
    words = (family or given).split()
    return PersonName(*words) if len(words) == 2 else PersonName(" ".join(words))


def _spoken(text: str) -> PersonName:
    words = text.split()
    suffix = ""
    if len(words) > 1 and words[-1].lower() in _GROUPS:
        return PersonName(literal=text)
    if len(words) > 2 and is_suffix(words[-1]):
        suffix = words.pop()
    if len(words) < 2:
        return PersonName(family=text) if words else PersonName()
    first = next((i for i, word in enumerate(words[1:-1], start=1) if word in _PARTICLES), len(words) - 1)
    last = first
    while last < len(words) - 1 and words[last] in _PARTICLES:
        last += 1
    return PersonName(" ".join(words[last:]), " ".join(words[:first]), " ".join(words[first:last]), suffix)


def _leading_particles(text: str) -> tuple[str, str]:
    words = text.split()
    count = 0
    while count < len(words) - 1 and words[count].lower() in _PARTICLES and not words[count].isupper():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def is_suffix(text: str) -> bool:
    return text.replace(".", "").lower() in _SUFFIXES


def is_suffix_of(name: str, text: str) -> bool:
    """Whether what stands behind the one comma of a name is a suffix (`Henry Kyburg, Jr.`) and no given name or its
    initials (`Haque, Md`, `Jara-Díaz, S.R.`, `Pavlov, IV`).
    """
    if not is_suffix(text) or text in ("Md", "Md.", "SR", "S.R.", "JR", "J.R."):
        return False
    return " " in name.strip() or text.rstrip(".") in ("Jr", "Sr", "jr", "sr")


def split_authors(text: str) -> list[str]:
    """The names in one string: separated by `and`, `&`, `;`, or, where every piece is a whole name, by commas.

    `Hopper, G., Aiken, H.` is two names; `et al.` comes back as `others`. `、` always separates.
    """
    text = re.sub(r",? et al\.?$", "; others", " ".join(text.split()))
    if ";" in text:
        return [name for piece in text.split(";") for name in split_authors(piece.removeprefix(" and ")) if name]
    pieces = re.split(r",? (?:and|AND|And|&) (?![^{]*})", text)
    if len(pieces) > 1:
        return [name for piece in pieces for name in _split_at_commas(piece.strip(" ,"))]
    return _split_at_commas(text.strip(" ,"))


def _split_at_commas(text: str) -> list[str]:
    pieces = [piece.strip() for piece in text.split(",")]
    if not text.isascii() and in_characters(_LIST_COMMA.sub("", text)):
        several = [piece.strip() for piece in _LIST_COMMA.split(text) if piece.strip()]
        return several if "、" in text or len(several) > 2 else [text]
    if len(pieces) > 1 and len(pieces) % 2 == 0 and all(map(_is_initials, pieces[1::2])) and len(pieces) > 2:
        return [f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]
    if len(pieces) < 2 or not all(" " in piece or is_suffix(piece) for piece in pieces):
        return [text] if text else []
    names: list[str] = []
    for piece in pieces:
        if names and is_suffix(piece):
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    return names


def _is_initials(text: str) -> bool:
    return re.fullmatch(r"(?:[^\W\d_]\.?[ -]?){1,4}", text) is not None


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The text for comparing: no accents, one case, ASCII where a letter has an ASCII form."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def closeness(name: PersonName, other: PersonName) -> int:
    """How near two names are to being one person's: 0 where they contradict each other, larger is nearer.

    The family names must agree; of the given names an initial agrees with a full name that begins with it, and two
    different full names never agree. Order, accents, hyphens and a missing middle name do not matter. Names in
    characters agree in all of them, whether they are divided or not: one character is a whole name.
    """
    if (mine_whole := _characters(name)) and (whole := _characters(other)):
        return _closeness_in_characters(name, other, mine_whole == whole)
    if name.literal or other.literal:
        return 99 if fold(str(name)) == fold(str(other)) else 0
    # Twice the score, less one for a swapped order: at equal words the name written the same way round is nearer.
    (mine, *my_others), (theirs, *their_others) = _readings(name), _readings(other)
    pairs = [(mine, reading) for reading in their_others] + [(reading, theirs) for reading in my_others]
    otherwise = max((_closeness(*pair) for pair in pairs if pair[0][1] and pair[1][1]), default=0)
    return max(2 * _closeness(mine, theirs), 2 * otherwise - 1, 0)


def _closeness_in_characters(name: PersonName, other: PersonName, same: bool) -> int:
    if same:
        return _WHOLE
    if name.given and other.given:
        return _WHOLE - 1 if (name.family, name.given) == (other.given, other.family) else 0
    return FAMILY_ALONE - 1 if name.family == other.family != "" else 0


_WHOLE = 12  # what two names in Latin letters come to whose one given name is the same whole word
FAMILY_ALONE = 3
"""The largest closeness of two names that agree in the family name while one of them has no given name."""


def likeness(name: PersonName, other: PersonName) -> int:
    """How alike two names that may be one person's are written.

    Returns:
        2 if their first given names are the same whole word, or both have none; 1 if both have the same initials; else
        0: one has the initial of what the other has in full, its ends are swapped, or they contradict each other.
    """
    if not closeness(name, other):
        return 0
    if name.literal or other.literal or (_characters(name) and _characters(name) == _characters(other)):
        return 2
    found = 0
    for mine, theirs in ((mine, theirs) for mine in _in_order(name) for theirs in _in_order(other)):
        if mine[0] & theirs[0] - {""}:
            found = max(found, _likeness(mine[1], theirs[1]))
    return found


def _likeness(mine: tuple[frozenset[str], ...], theirs: tuple[frozenset[str], ...]) -> int:
    if not mine or not theirs:
        return 2 if mine == theirs else 0
    if not mine[0] & theirs[0]:
        return 0
    if min(map(len, mine[0] | theirs[0])) > 1:
        return 2
    return int(len(mine) == len(theirs) and all(own & other for own, other in zip(mine, theirs, strict=True)))


def filing_keys(name: PersonName) -> frozenset[str]:
    """What a name is filed under: its family name in every spelling, with the first letter of the first given name.

    Two names of one order that may be one person's, and either say a given name or do not, have one of these in common.
    """
    if whole := _characters(name):
        return frozenset((f"{whole} ",))
    if name.literal:
        return frozenset(f"{family} " for family in _spellings(name.literal))
    return frozenset(
        f"{family} {word[:1]}"
        for families, given in _in_order(name)
        for family in families
        for word in (given[0] if given else ("",))
        if family
    )


class Person:
    """Someone with one or more names (their own, former ones, variants), to be found among the authors of works."""

    def __init__(self, names: Iterable[PersonName]) -> None:
        self.names = tuple(names)
        self._families = {family for name in self.names for reading in _readings(name) for family in reading[0]}
        self._families |= {spelling for name in self.names for spelling in _spellings(name.literal)}
        self._families.discard("")
        self._near: dict[int, tuple[PersonName, int]] = {}

    def nearness(self, name: PersonName) -> int:
        """How near a name is to any of the person's own; 0 where it contradicts all of them."""
        known = self._near.get(id(name))  # one text is one value, and kept, so the id is its own
        if known is None:
            near = max(closeness(own, name) for own in self.names) if self._may_be(name) else 0
            known = self._near[id(name)] = (name, near)
        return known[1]

    def _may_be(self, name: PersonName) -> bool:
        """A quick look that settles most names: whether a family name of the person's is somewhere in this one."""
        return any(family in letters for letters in _spellings(str(name)) for family in self._families)

    def among(self, names: Sequence[PersonName]) -> int | None:
        """The index of the one name that is nearest to this person; None where all contradict."""
        best, where = 0, None
        for index, name in enumerate(names):
            near = self.nearness(name)
            if near > best:
                best, where = near, index
        return where


_Reading = tuple[frozenset[str], tuple[frozenset[str], ...]]


@lru_cache(maxsize=16384)
def _readings(name: PersonName) -> tuple[_Reading, ...]:
    """The (family names, given names) that a name may stand for: as parsed, ends swapped, with a double family name.

    Each is a set of spellings: Müller is muller and mueller.
    """
    families = _spellings(name.family) | _spellings(f"{name.particle} {name.family}")
    readings = [(families, _given_words(name.given))]
    words = [*name.given.split(), *name.family.split()]
    if len(words) > 1 and not name.particle:
        readings.append((_spellings(words[0]), _given_words(" ".join(words[1:]))))
    if len(words) > 2 and not name.particle:
        readings.append((_spellings(" ".join(words[-2:])), _given_words(" ".join(words[:-2]))))
    return tuple(readings)


def _in_order(name: PersonName) -> list[_Reading]:
    """The readings of a name whose ends are not swapped."""
    return [reading for index, reading in enumerate(_readings(name)) if index != 1]


@lru_cache(maxsize=16384)
def _characters(name: PersonName) -> str:
    """The letters of a name in characters, family name first; empty for any other name."""
    text = name.literal or name.family + name.given
    if text.isascii() or name.particle or name.suffix or not in_characters(text):
        return ""
    return _letters(text)


def _letters(text: str) -> str:
    return fold(text).replace(" ", "").replace(".", "").replace("-", "").replace("'", "")


def _spellings(text: str) -> frozenset[str]:
    plain = _letters(text)
    if text.isascii():
        return frozenset((plain,))
    spelt_out = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    return frozenset((plain, _letters(spelt_out)))


def _given_words(text: str) -> tuple[frozenset[str], ...]:
    words: list[frozenset[str]] = []
    for word in re.split(r"[\s.\-‐‑]+", text):
        if 1 < len(word) <= 3 and word.isupper():
            words.extend(map(_spellings, word))  # GM is G. M.
        elif word:
            words.append(_spellings(word))
    return tuple(words)


def _closeness(mine: _Reading, theirs: _Reading) -> int:
    if not mine[0] & theirs[0] - {""}:
        return 0
    score = 1
    for own, other in zip(mine[1], theirs[1], strict=False):
        initial = min(map(len, own | other)) == 1
        if own & other:
            score += 3 if initial else 4
        elif initial and {word[:1] for word in own} & {word[:1] for word in other}:
            score += 2
        else:
            return 0
    return score + (len(mine[1]) == len(theirs[1]))
