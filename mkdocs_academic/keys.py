"""The keys of works and talks: as written, else family name, year and the first long word of the title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from mkdocs_academic import safety
from mkdocs_academic.errors import Problems
from mkdocs_academic.model.names import fold
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk

_STOP_WORDS = frozenset(
    "about after and before between from into over that their this through toward towards under upon using with within "
    "without what when where which while your".split()
)
_KEY_LENGTH = 80
_BETWEEN_WORDS = re.compile(r"[\s:/—–-]+")
_Keyed = TypeVar("_Keyed", Publication, Talk)


def give_keys(publications: Sequence[Publication], talks: Sequence[Talk], problems: Problems) -> None:
    """Give every publication and talk a key, no two alike (case folded); the records are not in use yet."""
    _give(publications, _work_words, problems)
    _give(talks, _talk_words, problems)


def _give(
    records: Sequence[_Keyed], words_of: Callable[[_Keyed], tuple[str, Iterator[str]]], problems: Problems
) -> None:
    """A written key is kept; where two meet, the later gets `-2`. Keys that we make do not depend on the order of the
    file: of those that begin alike the oldest work keeps the short one, the others take in more of their titles.
    """
    taken: dict[str, _Keyed] = {}
    cited: set[str] = set()
    for record in (record for record in records if record.key):
        typed, key = record.key, safety.identifier(record.key) or "work"
        if key.casefold() in taken:
            _report_same_key(record, taken[key.casefold()], key, problems)
        _set_key(record, _free(key, taken, record))
        if typed != record.key and isinstance(record, Publication) and _is_free(typed, cited):
            object.__setattr__(record, "cite_key", typed)
            cited.add(typed.casefold())
        else:
            cited.add(record.key.casefold())
    for record in sorted((record for record in records if not record.key), key=_age):
        key, words = words_of(record)
        for word in words:
            key += word
            if key[:_KEY_LENGTH] not in taken:
                break
        _set_key(record, _free(key[:_KEY_LENGTH].strip("-") or "work", taken, record))


def _is_free(typed: str, cited: set[str]) -> bool:
    """Whether a key may stand in a .bib as it was written: BibTeX can read it, and it is no other work's."""
    return safety.is_citable(typed) and typed.casefold() not in cited


def _set_key(record: Publication | Talk, key: str) -> None:
    # Records are frozen, and this is the last step of making them: a copy of each would double its cost.
    object.__setattr__(record, "key", key)


def _age(record: Publication | Talk) -> tuple[object, ...]:
    when = record.issued if isinstance(record, Publication) else record.occasions[0].when
    name = record.title if isinstance(record, Publication) else record.name
    return (when.sort_key, name)


def _free(key: str, taken: dict[str, _Keyed], record: _Keyed) -> str:
    free, number = key, 1
    while free.casefold() in taken:
        number += 1
        free = f"{key[: _KEY_LENGTH - 4]}-{number}"
    taken[free.casefold()] = record
    return free


def _report_same_key(record: Publication | Talk, first: Publication | Talk, key: str, problems: Problems) -> None:
    one, other = (work.key_origin or work.origin for work in (first, record))
    if one and other:
        problems.warn(
            "same-key",
            f"the key {key!r} is taken by the entry in {one.place('key')}",
            other.place("key"),
            "give one of the two another key",
        )


def _work_words(work: Publication) -> tuple[str, Iterator[str]]:
    name = work.authors[0].name if work.authors else None
    family = _letters((name.family or name.literal) if name else "")
    return f"{family}{work.year or ''}", _title_words(work.title)


def _talk_words(talk: Talk) -> tuple[str, Iterator[str]]:
    first = talk.occasions[0]
    start = f"{first.when.year}-" if first.when.year else ""
    return start, chain(_title_words(talk.name), _title_words(first.event))


def _title_words(title: str) -> Iterator[str]:
    """The long words of a title as a key takes them in, one by one; its short ones where it has no other."""
    words = _BETWEEN_WORDS.split((re.sub(r"\$[^$]*\$", " ", title).strip() or title) if "$" in title else title)
    found = False
    for word in words:
        if len(word) > 3 and word.lower() not in _STOP_WORDS and (letters := _letters(word)):
            found = True
            yield letters
    if not found:
        yield from filter(None, map(_letters, words))


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    folded = fold(text)
    if not (folded.isascii() and folded.isalnum()):
        folded = re.sub(r"[^a-z0-9]", "", folded)
    return folded or "".join(f"{ord(c):x}" for c in text if c.isalnum())[:16]
