"""Names in BibTeX: `von Last, Jr, First and {A Team} and others`, biblatex's `family=…, given=…`, and lists with `;`.

Names are taken apart before their LaTeX is decoded, as BibTeX does: a brace keeps together what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mkdocs_academic.formats.latex import decode_text
from mkdocs_academic.formats.marks import OWN, read_mark, read_marks, read_meanings, read_signs
from mkdocs_academic.model.identifiers import BadIdentifier, orcid
from mkdocs_academic.model.names import PersonName, is_suffix, is_suffix_of, parse_name, split_authors
from mkdocs_academic.model.publication import Author
from mkdocs_academic.model.scripts import in_characters

_AND = re.compile(r"\s+and(?=\s)", re.IGNORECASE)
_EXTENDED = re.compile(r'\s*"?\s*(family|given|prefix|suffix|useprefix|id|hash|orcid)(?:-i)?\s*=', re.IGNORECASE)
# Signs behind a name, with what LaTeX raises them by: `Hopper*`, `Hopper$^{*,\dagger}$`, `Hopper\textsuperscript{*}`.
_MARK = re.compile(
    r"(?:\$\^\{[\\\w*∗†‡§¶‖#,\s]*\}\$|\\textsuperscript\{[^{}]*\}|\$?\^?\{?(?:[*∗†‡§¶‖#]|(?<=[^\s\\])(?:\\?&|\^)"
    r"|\\(?:ast|dagger|ddagger|dag|ddag|textdagger|textasteriskcentered|thanks\{[^{}]*\}))\}?\$?)+\s*(?=,|$)"
)
_MARK_WITHIN = re.compile(r"[*∗†‡§¶‖#]+(?=\}\s*(?:,|$))")  # {Hopper*}, Grace
_MARK_BEFORE = re.compile(r"\s*([*∗†‡§¶])\s*(?=[^\W\d_])")
_SIGNS = {"\\ast": "*", "\\dagger": "†", "\\dag": "†", "\\textdagger": "†", "\\ddagger": "‡", "\\ddag": "‡",
          "\\textasteriskcentered": "*"}  # fmt: skip


class Names(NamedTuple):
    """A field's names; `et_al` where it ends in `and others`, `odd` the texts that are no single name."""

    authors: tuple[Author, ...]
    et_al: bool = False
    odd: tuple[str, ...] = ()


@lru_cache(maxsize=16384)
def read_names(text: str) -> Names:
    """The names in the value of a field such as `author`, LaTeX still in it."""
    authors: list[Author] = []
    et_al, odd = False, []
    for piece in _split(text):
        if piece.strip("{} .").lower() in ("others", "et al"):
            et_al = True
            continue
        if piece.lower().endswith(" et al.") or piece.lower().endswith(" et al"):
            et_al, piece = True, re.sub(r",?\s+et al\.?$", "", piece, flags=re.IGNORECASE)
        found = [one for one in _names_in(piece) if str(one.name)]
        authors += found
        if not found or (len(found) == 1 and found[0].name.literal.count(",") > 2 and not _is_group(piece)):
            odd.append(piece)
    return Names(tuple(authors), et_al, tuple(odd))


def _split(text: str) -> list[str]:
    """The pieces between `and`; between semicolons, if there is no `and`."""
    pieces = _split_outside(f" {text} ", _AND)
    if len(pieces) == 1 and ";" in text:
        pieces = _split_outside(text, re.compile(";"))
    elif len(pieces) == 2 and pieces[0].endswith(","):  # Ada Lovelace, Charles Babbage, and Luigi Menabrea
        pieces = [*split_authors(pieces[0].rstrip(", ")), pieces[1]] if "\\" not in text else pieces
    return [piece for piece in (piece.strip().strip(",;").strip() for piece in pieces) if piece]


def _split_outside(text: str, separator: re.Pattern[str]) -> list[str]:
    """The pieces of a text between separators that stand in no braces."""
    if "{" not in text:
        return separator.split(text)
    pieces, begin = [], 0
    for match in separator.finditer(text):
        if _is_outside(text, match.start()):
            pieces.append(text[begin : match.start()])
            begin = match.end()
    return [*pieces, text[begin:]]


def _is_outside(text: str, at: int) -> bool:
    before = text[:at].replace("\\{", "").replace("\\}", "")
    return before.count("{") <= before.count("}")


def _names_in(piece: str) -> Iterator[Author]:
    """The name in a piece; more than one where commas separate whole names and `and` was forgotten."""
    if _EXTENDED.match(piece) and "=" in piece:
        author = _extended(piece)
        if author:
            yield author
        return
    parts = piece.count(",") + 1 if "{" not in piece else len(_split_outside(piece, _COMMA))
    if parts > 3 or (parts == 3 and not _has_suffix(piece)):
        plain = decode_text(piece).text
        several = split_authors(plain)
        if len(several) < 2 and parts > 3 and parts % 2 == 0:  # Lovelace, Ada, Somerville, Mary
            pieces = [part.strip() for part in plain.split(",")]
            several = [f"{one}, {other}" for one, other in zip(pieces[::2], pieces[1::2], strict=False)]
        if len(several) > 1:
            for name in several:
                yield _author(name)
            return
    sides = _AMPERSAND.split(piece) if "&" in piece and "{" not in piece else [piece]
    if len(sides) > 1 and all(" " in side for side in sides):  # two people; Johnson & Johnson is a firm
        for side in sides:
            yield _author(side)
        return
    yield _author(piece)


_COMMA = re.compile(",")
_AMPERSAND = re.compile(r"\s+\\?&\s+")
_AFFILIATIONS = re.compile(r"(?<=[A-Z]\.)[a-z](?:\s[a-z])*\s*$")  # Scopus: Lovelace, A.a b
_HOMONYM = re.compile(r"(?<=[^\W\d_])\}?\s+0\d{3}(?=\s*(?:,|\}?$))")  # DBLP counts people of one name


def _has_suffix(piece: str) -> bool:
    parts = _split_outside(piece, _COMMA)
    return len(parts) == 3 and (is_suffix(parts[1].strip("{} ")) or is_suffix(parts[2].strip("{} ")))


_KNOWN: dict[str, Author] = {}


def _author(text: str) -> Author:
    """One text is one author, as in every format: views keep what they make of it by its identity."""
    known = _KNOWN.get(text)
    if known is None:
        if len(_KNOWN) > 50_000:
            _KNOWN.clear()
        known = _KNOWN[text] = _read_author(text)
    return known


def _read_author(text: str) -> Author:
    marks: tuple[str, ...] = ()
    match = _MARK_BEFORE.match(text)
    if match:
        text = f"{text[match.end() :]}{match[1]}"
    match = _MARK.search(text)
    if match and not _is_outside(text, match.start()):
        match = _MARK_WITHIN.search(text)
    if match and match.start() > 0:
        marks = _marks_of(match[0])
        text = text[: match.start()] + text[match.end() :]
    text = _AFFILIATIONS.sub("", text)
    if " 0" in text:
        text = _HOMONYM.sub("", text)
    return Author(_name(text.strip()), marks=marks)


def _marks_of(sign: str) -> tuple[str, ...]:
    """The marks that what stands behind a name is, LaTeX still in it."""
    for macro, character in _SIGNS.items():
        sign = re.sub(re.escape(macro) + r"\b", character, sign)
    sign_only = re.sub(r"\^(?=[^\s,])", "", sign)  # with something behind it a ^ is TeX's
    return tuple(dict.fromkeys((*read_signs(sign_only), *_thanked(sign))))


def _name(text: str) -> PersonName:
    if _is_group(text):
        inner = text[1:-1]
        return PersonName(literal=decode_text(inner).text)
    if "{" not in text and "\\" not in text and "~" not in text:
        return parse_name(text)
    if not text.isascii() and in_characters(bare := re.sub("[{},~]", " ", text)):
        return parse_name(bare if "," not in text else re.sub("[{}~]", "", text))
    parts = [_words(part) for part in _split_outside(text, _COMMA)]
    if len(parts) == 1:
        return _spoken(parts[0])
    von, last = _von_last(parts[0])
    in_braces = text.endswith("}")  # Tran Nguyen, {Vi}
    if len(parts) == 2 and not in_braces and is_suffix_of(_joined(parts[0]), _joined(parts[1])):
        name = _spoken(parts[0])
        return name._replace(suffix=_joined(parts[1]))
    first, suffix = (parts[1], "") if len(parts) == 2 else (parts[-1], _joined(parts[1]))
    if len(parts) == 3 and is_suffix(_joined(parts[2])):
        first, suffix = parts[1], _joined(parts[2])
    if last and not suffix:
        family, suffix = _without_suffix(last[-1].text)
        last = [*last[:-1], _Word(family, last[-1].lower)]
    return PersonName(_joined(last), _joined(first), _joined(von), suffix)


def _is_group(text: str) -> bool:
    """Whether one pair of braces holds the whole text, and no accent: {World Health Organization}."""
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return at == len(text) - 1
    return False


class _Word(NamedTuple):
    text: str
    lower: bool


def _words(part: str) -> list[_Word]:
    """The words of a part of a name; a brace holds together, a word is lower if its first letter outside braces is."""
    found = []
    for raw in _split_outside(part.strip(), re.compile(r"[\s~]+")):
        if raw:
            text = decode_text(raw).text.replace("{", "").replace("}", "")
            letter = next((one for one in text if one.isalpha()), "")
            found.append(_Word(text, letter.islower() and (not raw.startswith("{") or raw.startswith("{\\"))))
    return found


def _joined(words: list[_Word]) -> str:
    return " ".join(word.text for word in words if word.text)


def _von_last(words: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """`von Last`: the lower-case words at the front, but never the last word."""
    count = 0
    for index, word in enumerate(words[:-1], start=1):
        if word.lower:
            count = index
    return words[:count], words[count:]


def _spoken(words: list[_Word]) -> PersonName:
    """`First von Last`, perhaps with a suffix."""
    suffix = words.pop().text if len(words) > 2 and is_suffix(words[-1].text) else ""
    first = next((index for index, word in enumerate(words[:-1]) if word.lower and index), len(words) - 1)
    von, last = _von_last(words[first:])
    family, behind = _without_suffix(_joined(last))
    return PersonName(family, _joined(words[:first]), _joined(von), suffix or behind)


def _without_suffix(family: str) -> tuple[str, str]:
    """A family name and the suffix that stands in its braces: `{Weir, Jr.}`, `{Weir Jr.}`."""
    bare, _, last = family.rpartition(" ")
    return (bare.rstrip(","), last) if bare and last.rstrip(".") in ("Jr", "Sr", "II", "III") else (family, "")


def _extended(piece: str) -> Author | None:
    """biblatex's extended name format (manual 3.20, section 3.4)."""
    parts: dict[str, str] = {}
    for item in _split_outside(piece, _COMMA):
        label, _, value = item.strip().strip('"').partition("=")
        parts[label.strip().lower()] = decode_text(value.strip().strip('"')).text
    family, given = parts.get("family", ""), parts.get("given", "")
    if not (family or given):
        return None
    name = PersonName(family, given, parts.get("prefix", ""), parts.get("suffix", ""))
    try:
        number = orcid(parts["orcid"]) if "orcid" in parts else ""
    except BadIdentifier:
        number = ""
    return Author(name if family else PersonName(family=given), number)


def _thanked(sign: str) -> tuple[str, ...]:
    """The marks that LaTeX's `\\thanks` behind a name is."""
    words = re.findall(r"\\thanks\{([^{}]*)\}", sign)
    return tuple(mark for mark in map(read_mark, words) if mark in ("equal", "corresponding", "student"))


def read_annotations(text: str) -> dict[int | None, tuple[str, ...]]:
    """biblatex's data annotations (manual 3.20, section 3.7): words by the place of the author, counted from 0.

    `{1=equal; 2:given=corresponding; 3="Visiting scholar", student; =refereed}`: what is said of a part of a name is
    said of its author, what is said of the whole field, of everybody (None).
    """
    found: dict[int | None, tuple[str, ...]] = {}
    for item in _ANNOTATION.finditer(text):
        words = [part[0] or part[1].strip() for part in _ANNOTATED.findall(item["words"])]
        place = int(item["item"]) - 1 if item["item"] else None
        found[place] = (*found.get(place, ()), *filter(None, words))
    return found


_ANNOTATION = re.compile(r'\s*(?P<item>\d*)\s*(?::[^=;"]*)?=(?P<words>(?:"[^"]*"|[^;"])*)(?:;|$)')
_ANNOTATED = re.compile(r'\s*"([^"]*)"|([^,"]+)')


def mark_authors(authors: tuple[Author, ...], annotated: str, explained: str) -> tuple[Author, ...]:
    """Authors with the marks that other fields of their entry give them, LaTeX still in these.

    Args:
        annotated: biblatex's annotations of the names (`author+an`).
        explained: al-folio's `annotation`, which says what the signs behind the names mean.
    """
    if annotated:
        words = read_annotations(decode_text(annotated).text)
        everybody = words.get(None, ())
        authors = tuple(_annotated(one, (*words.get(at, ()), *everybody)) for at, one in enumerate(authors))
    if explained and any(author.marks for author in authors):
        meanings = read_meanings(decode_text(explained).text)
        authors = tuple(
            one._replace(marks=tuple(meanings.get(mark, mark) for mark in one.marks)) if one.marks else one
            for one in authors
        )
    return authors


def _annotated(author: Author, words: tuple[str, ...]) -> Author:
    """An author with the marks of an annotation; words by which people set themselves apart are no marks."""
    if not words:
        return author
    own = {word for word in words if word.lower() in OWN}
    marks = read_marks(word for word in words if word not in own)
    return author._replace(
        marks=tuple(dict.fromkeys((*author.marks, *marks))), emphasised=author.emphasised or bool(own)
    )
