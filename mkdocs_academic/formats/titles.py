"""What the titles of sections say: which kind of entries stands below them, and which type and status of works; and a title
with its subtitle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain

from mkdocs_academic.formats import title_words, work_titles
from mkdocs_academic.model.names import fold

# "1.", "2.3", "IV.", "(a)", "A)", "一、" before a title. A letter or a Roman number needs its point.
_NUMBER = re.compile(
    r"^\(?(?:\d{1,2}(?:\.\d{1,2})*[.):、．]?(?=\s)|\d{1,2}[.)、．]|[ivxIVX]{1,5}[.)]|[A-Za-z][.)](?=\s)"
    r"|[一二三四五六七八九十]{1,3}[、．.])\s*"
)
_SIGNS = re.compile(r"[^\w&,/+·・、，'’]+|_")
# These are compiled by the first title that is not in the tables as it stands: most sites have none.
_APART = r"\s(?:and|und|et|y|e|ed|i|or|oder)\s|[&,/+·・、，]"
_APART_IN_CHARACTERS = fold("以及|[和及与與暨并或と]|및")
_CHARACTERS = "[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]"
_UMLAUTS = "([aou])e"


def kinds_of_title(title: str) -> tuple[str, ...]:
    """The kinds that a section's title may stand for, the likeliest first; empty where it says nothing."""
    return _kinds(normalised_title(title))


@lru_cache(maxsize=512)
def _kinds(words: str) -> tuple[str, ...]:
    known = _kinds_by_title()
    for form in _forms(words):
        if form in known:
            return known[form]
    for divide in (_APART, _APART_IN_CHARACTERS):
        parts = [part.strip() for part in re.split(divide, words) if part.strip()]
        if len(parts) > 1 and (found := [kind for part in parts for kind in _kinds(part)[:1]]):
            return tuple(dict.fromkeys(found))
    return _kinds(rest) if (rest := _bare(words)) else ()


def _forms(words: str) -> Iterator[str]:
    """What a title may be known as: as it is; `ue` for `ü`; without the blanks in what needs none."""
    yield words
    if _is_in_characters(words):
        yield words.replace(" ", "")
    elif "e" in words:
        yield re.sub(_UMLAUTS, r"\1", words)


def _bare(words: str) -> str:
    """A title without the words that say more of its entries; empty where it has none, or nothing else."""
    rest = " ".join(word for word in words.split() if re.sub("^[dl]['’]", "", word) not in title_words.ADJECTIVES)
    if rest == words and _is_in_characters(words):
        prefix, suffix = f"^(?:{fold(title_words.PREFIXES)})(?=.)", f"(?<=.)(?:{fold(title_words.SUFFIXES)})$"
        rest = re.sub(prefix, "", words.replace(" ", "")) if re.search(prefix, words) else re.sub(suffix, "", words)
    return rest if rest != words else ""


@lru_cache(maxsize=1024)
def _is_in_characters(words: str) -> bool:
    return not words.isascii() and re.search(_CHARACTERS, words) is not None


def normalised_title(title: str) -> str:
    """A title for looking up: one case, no accents, `_` and `-` as blanks, without what is neither letter nor number and
    without a number before it. A title of nothing else stays as it is.
    """
    bare = _NUMBER.sub("", re.sub(r"^[^\w(]+", "", title.replace("_", " ")))
    return " ".join(_SIGNS.sub(" ", fold(bare)).replace("’", "'").split()) or title.strip().lower()


@cache
def _kinds_by_title() -> Mapping[str, tuple[str, ...]]:
    of_works = {title: ("publication",) for titles in _of_works() for title in _listed(titles)}
    kinds = {title: (kind,) for kind, titles in title_words.KINDS.items() for title in _listed(titles)}
    ambiguous = {
        title: tuple(two.split()) for two, titles in title_words.AMBIGUOUS.items() for title in _listed(titles)
    }
    return of_works | kinds | ambiguous


def _of_works() -> Iterator[str]:
    yield from work_titles.TYPES.values()
    yield from work_titles.STATUSES.values()


def _listed(titles: str) -> Iterator[str]:
    """The titles of a table, which are written as `normalised_title` has them but for characters that it takes apart."""
    for line in titles.splitlines():  # of which most are ASCII, and soon folded
        yield from filter(None, fold(line).replace("-", " ").split("|"))


@cache
def _by_title(table: str) -> Mapping[str, str]:
    """The types or statuses by the titles that name them; of a title that names two the first is meant."""
    found: dict[str, str] = {}
    for name, titles in getattr(work_titles, table).items():
        for title in _listed(titles):
            found.setdefault(title, name)
    return found


@lru_cache(maxsize=256)
def type_of_title(title: str) -> tuple[str, str]:
    """The CSL type and the status that a section's title gives to its publications; empty where it is silent."""
    words = normalised_title(title)
    types, statuses = _by_title("TYPES"), _by_title("STATUSES")
    kept = " ".join(word for word in words.split() if word not in title_words.ADJECTIVES - {"conference"})
    for form in chain(_forms(words), _forms(kept), _forms(_bare(words))):
        if form in types or form in statuses:
            return types.get(form, ""), statuses.get(form, "")
    return "", ""


def with_subtitle(title: str, subtitle: str) -> str:
    """`Title: Subtitle`, unless the title ends with it already or stands alone."""
    if not (title and subtitle) or title.casefold().endswith(subtitle.casefold()):
        return title
    return f"{title}{' ' if title.endswith(('?', '!', ':')) else ': '}{subtitle}"
