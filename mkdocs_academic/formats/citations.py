"""A recommended citation as academicpages has it: HTML typed by hand, in whatever style its author likes.

The whole of it is kept and shown as it was typed. What it says of authors, volume, issue and pages is taken over only
where the style leaves no doubt: names stand before a year in brackets (APA, Harvard, Chicago's author-date), numbers
at the end.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from mkdocs_academic import safety
from mkdocs_academic.model.names import fold

_LONGEST_READ = 4_000

# Tags -----------------------------------------------------------------------------------------------------------------

_EMPHASIS = re.compile(r"<(i|em|cite|b|strong)(?:\s[^<>]*)?>([^<>]*)</\1\s*>", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\s[^<>]*?href\s*=\s*[\"']([^\"'<>()\s]+)[\"'][^<>]*>([^<>\[\]]*)</a\s*>", re.IGNORECASE)
# Attributes have values: `a<b and c>d` is a comparison.
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)){0,9}\s*/?>")
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<![\w(<\[/\"'=@])https?://[^\s<>()\[\]\"']*[^\s<>()\[\]\"'.,;:]")


def html_as_markdown(text: str) -> str:
    """HTML typed into a line of front matter as inline Markdown: italics, bold and links stay, other tags go, every
    word stays. A line of Markdown is left as it is.
    """
    if "<" in text:
        text = _TAG.sub(_only_emphasis, _ANCHOR.sub(_link, _BREAK.sub(" ", text)))
        for _ in range(2):  # bold italics are the deepest that anybody types
            text = _EMPHASIS.sub(_emphasis, text)
        text = _TAG.sub("", text)
    return " ".join(text.split())


def _only_emphasis(match: re.Match[str]) -> str:
    return match[0] if match[1].lower() in ("i", "em", "cite", "b", "strong") else ""


def _link(match: re.Match[str]) -> str:
    words = " ".join(match[2].split())
    return f"[{words}]({match[1]})" if words else f"<{match[1]}>"


def _emphasis(match: re.Match[str]) -> str:
    mark = "**" if match[1].lower() in ("b", "strong") else "*"
    words = match[2].strip()
    # A tag right outside is one that becomes a mark too: fine around this one, unclear beside it.
    before, after = (
        match.string[max(0, match.start() - 20) : match.start()],
        match.string[match.end() : match.end() + 20],
    )
    if re.search(r"</\w+\s*>$", before) or re.match(r"<\w", after):
        return match[2]
    before, after = ("" if before.endswith(">") else before[-1:]), ("" if after.startswith("</") else after[:1])
    lead, trail = (match[2][: len(match[2]) - len(match[2].lstrip())], match[2][len(match[2].rstrip()) :])
    if not words or ("*" in words and not (words[0] == words[-1] == "*")):
        return match[2]
    if not (_can_open(lead[-1:] or before, words) and _can_open(trail[:1] or after, words[::-1])):
        return match[2]
    return f"{lead}{mark}{words}{mark}{trail}"


def _can_open(outside: str, words: str) -> bool:
    """Whether emphasis may begin here (CommonMark 0.31, "left-flanking"); its end is the mirror of this."""
    if outside in ("*", "_", "\\"):
        return False
    return words[0].isalnum() or words[0] == "*" or not outside or not outside.isalnum()


def _plain(text: str) -> str:
    """The words of a citation, for reading it: no tags, no marks of Markdown, characters instead of references."""
    text = re.sub(r"\[([^\[\]]*)\]\([^()\s]*\)", r"\1", text)
    return " ".join(safety.clean(unescape(text.replace("*", ""))).split())


# The citation ---------------------------------------------------------------------------------------------------------


class Citation(NamedTuple):
    """A citation as inline Markdown, and what of it is certain; the rest is empty."""

    text: str
    authors: tuple[str, ...] = ()
    year: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""


_YEAR = re.compile(r"\(((?:1[4-9]|20|21)\d\d)[a-z]?(?:, [^()]{1,40})?\)")


def read_citation(typed: str, title: str = "") -> Citation:
    """Read a citation of the work with this title. Whatever it looks like, its words are all in `text`."""
    markdown = html_as_markdown(safety.clean(typed))
    text = _ADDRESS.sub(r"<\g<0>>", markdown)
    if len(markdown) > _LONGEST_READ:
        return Citation(text)
    words = _plain(markdown)
    year = _YEAR.search(words)
    authors: tuple[str, ...] = ()
    follows = False
    if year:
        follows = _begins_with(words[year.end() :], title)
        authors = _names(words[: year.start()], follows)
    return Citation(text, authors, year[1] if year and (authors or follows) else "", *_numbers(words))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def _begins_with(text: str, title: str) -> bool:
    """Whether a text begins with a title, as far as its first words: then what stands before it are its authors."""
    wanted = _letters(_plain(title))[:24]
    return bool(wanted) and _letters(text[:400]).startswith(wanted)


# Names ----------------------------------------------------------------------------------------------------------------

_NAMES_ONLY = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .,;&'’‐‑-])*")
_AND = re.compile(r",? (?:&|and) (?:& )?")
_ET_AL = re.compile(r",? (?:et al|and others|and colleagues)\.?$", re.IGNORECASE)
_WORD = r"[^\W\d_](?:[^\W\d_]|['’‐‑-])*"
_FAMILY = rf"{_WORD}(?: {_WORD}){{0,3}}"
_INITIALS = r"[^\W\d_]{1,2}\.(?:[ -]?[^\W\d_]{1,2}\.)*"
_SUFFIX = r"(?:, (?:Jr|Sr)\.?|, (?:II|III|IV))?"
_WITH_INITIALS = re.compile(rf"({_FAMILY}), ({_INITIALS}){_SUFFIX}")
_BETWEEN = re.compile(r",? (?:&|and) |[,;] (?:(?:&|and) )?")
_VANCOUVER = re.compile(rf"({_FAMILY}) ([^\W\d_]{{1,3}})")
_FAMILY_IN_CAPITALS = re.compile(r".+[AEIOUY]|NG")
_PARTICLES = frozenset(
    "af al da das de de' degli dei del della den der des di do dos du e el la las le los ten ter van vom von y zu zum "
    "zur 't".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_BODIES = frozenset(
    "academy academies agency association board bureau center centre collaboration commission committee company "
    "consortium council department division foundation group institute institution international journal laboratory "
    "ministry national nations network office organisation organization press proceedings society team union "
    "university".split()
)


def _names(text: str, certain: bool) -> tuple[str, ...]:
    """The names before a year; none where they can be read in two ways.

    Args:
        text: what stands before the year.
        certain: that it is names and nothing else, since the work's title follows the year. Names with initials behind
            them are told from anything else without that.
    """
    text = text.strip().rstrip(",:;").rstrip()
    others: tuple[str, ...] = ()
    if match := _ET_AL.search(text):
        text, others = text[: match.start()].rstrip(","), ("others",)
    if not text or not _NAMES_ONLY.fullmatch(text):
        return ()
    names = _with_initials(text) or _in_vancouver_style(text, bool(others))
    if not names and certain:
        names = _with_given_names(text)
    return (*names, *others) if names else ()


def _with_initials(text: str) -> tuple[str, ...]:
    """`Doe, J., & Roe, R. M.`"""
    found, place = [], 0
    while match := _WITH_INITIALS.match(text, place):
        if not _is_family(match[1]) or not all(letter[0].isupper() for letter in re.findall(_WORD, match[2])):
            return ()
        found.append(match[0])
        place = match.end()
        if place == len(text):
            return tuple(found)
        between = _BETWEEN.match(text, place)
        if between is None:
            return ()
        place = between.end()
    return ()


def _in_vancouver_style(text: str, more: bool) -> tuple[str, ...]:
    """`Doe J, Roe RM`. Of one name alone (`Malcolm X`) nobody can say so, nor of `Wei LI, Ming XU`."""
    matches = [_VANCOUVER.fullmatch(piece) for piece in _BETWEEN.split(text)]
    found = [match for match in matches if match and match[2].isupper() and _is_family(match[1])]
    if len(found) < len(matches) or len(found) + more < 2:
        return ()
    if all(len(match[2]) > 1 and _FAMILY_IN_CAPITALS.match(match[2]) for match in found):
        return ()
    return tuple(f"{match[1]}, {match[2]}" for match in found)


def _with_given_names(text: str) -> tuple[str, ...]:
    """`Hopper, Grace, and Howard Aiken`; `Grace Hopper and Howard Aiken`; a single name, or a body's."""
    text = _without_full_stop(text)
    if any(word in _BODIES for word in re.findall(r"[a-z]+", fold(text))):
        return () if re.search(r"[,;&]|\band\b|\bet al\b", text) else (f"{{{text}}}",)
    if ";" in text:
        pieces = [piece.removeprefix("and ").removeprefix("& ").strip() for piece in text.split(";")]
        return tuple(pieces) if all(_is_inverted(piece) or _is_natural(piece) for piece in pieces) else ()
    first, *rest = _AND.split(text)
    if not all(_is_inverted(name) or _is_natural(name) or _is_one_word(name, first) for name in rest):
        return ()
    listed = first.split(", ")
    if len(listed) == 1:
        return (first, *rest) if _is_natural(first) or _is_one_word(first, first) else ()
    if len(listed) > 2:
        return (*listed, *rest) if all(map(_is_natural, listed)) else ()
    # Two names of two words each, or one whose family name has two: nobody can say.
    return (first, *rest) if _is_inverted(first) and not all(map(_is_natural, listed)) else ()


def _without_full_stop(text: str) -> str:
    last = re.split(r"[ .]", text.removesuffix("."))[-1]
    return text.removesuffix(".") if len(last) > 2 and last.lower() not in _SUFFIXES else text


def _is_family(text: str) -> bool:
    words = text.split()
    return words[-1][0].isupper() and all(word[0].isupper() or word.lower() in _PARTICLES for word in words)


def _is_given(text: str) -> bool:
    words = text.split(" ")
    return 0 < len(words) <= 4 and all(_is_name(word) for word in words)


def _is_name(word: str) -> bool:
    return re.fullmatch(rf"{_WORD}|(?:[^\W\d_]{{1,2}}\.-?)+", word) is not None and word[0].isupper()


def _is_inverted(text: str) -> bool:
    """`Hopper, Grace Brewster`"""
    family, comma, given = text.partition(", ")
    return bool(comma) and re.fullmatch(_FAMILY, family) is not None and _is_family(family) and _is_given(given)


def _is_natural(text: str) -> bool:
    """`Grace B. Hopper`, `Jan van der Berg`"""
    words = text.split(" ")
    if not 2 <= len(words) <= 6 or words[-1].rstrip(".").lower() in _SUFFIXES or not re.fullmatch(_WORD, words[-1]):
        return False
    middle = all(_is_name(word) or word in _PARTICLES for word in words[1:-1])
    return middle and _is_name(words[0]) and words[-1][0].isupper() and len(words[-1]) > 1


def _is_one_word(name: str, first: str) -> bool:
    """`Hopper and Aiken`"""
    return " " not in first and all(re.fullmatch(_WORD, word) and word[0].isupper() for word in (name, first))


# Numbers --------------------------------------------------------------------------------------------------------------

_TAIL = re.compile(r"(?:[\s,;.]+|^)(?:https?://\S+|doi:? ?10\.\S+)[\s.]*$", re.IGNORECASE)
_ONE_PAGE = r"[A-Za-z]?\d{1,6}"
_SOME_PAGES = rf"{_ONE_PAGE}(?: ?[-–—] ?{_ONE_PAGE})?"
_PAGES = rf"(?P<pages>{_SOME_PAGES})"
_RANGE = rf"(?:pp?\. ?)?(?P<pages>{_ONE_PAGE} ?[-–—] ?{_ONE_PAGE})"
_VOLUME = r"(?P<volume>\d{1,4})"
_ISSUE = r"(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)"
_ENDINGS = tuple(
    re.compile(f"{ending}$", re.IGNORECASE)
    for ending in (
        rf"[\s,.]{_VOLUME} ?\({_ISSUE}\)(?:[,:;.]? ?(?:pp?\. ?)?{_PAGES})?",
        rf"\bvol(?:\.|ume) ?{_VOLUME}(?:[\s,.;]+(?:no\.|nr\.|issue|number) ?{_ISSUE})?(?:[\s,.;:]+pp?\. ?{_PAGES})?",
        rf"(?<!\bno)(?<!\bnr)(?<!\bvol)(?<!\bch)[,.] {_VOLUME}[,:;] ?{_RANGE}",
        rf"\s{_VOLUME}: ?{_RANGE}",
        rf"[\s,.;:]pp?\. ?{_PAGES}",
    )
)
_YEAR_ALONE = re.compile(r"(?:1[4-9]|20|21)\d\d")


def _numbers(words: str) -> tuple[str, str, str]:
    """Volume, issue and pages where they end a citation in a form that means nothing else: `12(3), 45–67`."""
    tail = _TAIL.sub("", words[-300:]).rstrip(" .")
    match = next(filter(None, (ending.search(tail) for ending in _ENDINGS)), None)
    if match is None:
        return "", "", ""
    found = match.groupdict("")
    volume, issue, pages = (found.get(name, "") for name in ("volume", "issue", "pages"))
    if _YEAR_ALONE.fullmatch(issue) or (not issue and _YEAR_ALONE.fullmatch(volume)):
        return "", "", ""
    return volume, issue, pages
