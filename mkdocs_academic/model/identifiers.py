"""Identifiers of people and works: how each is recognised and checked."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote


class BadIdentifier(ValueError):
    """Text that is not the identifier it stands for; `hint` says what to write."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*/\S+)", re.I)
_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*|(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/)?10\.48550/arxiv\.)?"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(v\d+)?(?:\.pdf)?(?:\s*\[[\w.-]+\])?",
    re.I | re.ASCII,
)
_CREATIVE_COMMONS = re.compile(r"CC(?:(0)| (BY(?:-(?:NC|ND|SA))*)) (\d\.\d)")
_ORCID = re.compile(
    r"(?:(?:https?://)?(?:www\.)?orcid\.org/|orcid:\s*)?(\d{4})\D?(\d{4})\D?(\d{4})\D?(\d{3}[\dXx])/?", re.ASCII
)


def doi(text: str) -> str:
    """A DOI without resolver, prefix or trailing full stop, in lower case (DOI Handbook 2.4: case does not count)."""
    match = _DOI.fullmatch(unquote(text.strip()) if "%" in text else text.strip())
    if not match:
        raise BadIdentifier(f"{text!r} is not a DOI", "a DOI begins with 10. and has a slash: 10.1145/609784.609818")
    return match[1].rstrip(".,;").lower()


def doi_url(value: str) -> str:
    return "https://doi.org/" + quote(value, safe="/:;()._-")


def license_url(name: str) -> str:
    """The address of a license by the name that Creative Commons give it (CC BY-NC 4.0, CC0 1.0); empty for others."""
    match = _CREATIVE_COMMONS.fullmatch(name)
    if not match:
        return name if name.startswith(("https://", "http://")) else ""
    kind = "publicdomain/zero" if match[1] == "0" else f"licenses/{match[2].lower()}"
    return f"https://creativecommons.org/{kind}/{match[3]}/"


def arxiv(text: str) -> str:
    """An arXiv id, old or new, with its version if one is given (arXiv identifier scheme, 2007 and 2015)."""
    match = _ARXIV.fullmatch(text.strip())
    if not match:
        raise BadIdentifier(f"{text!r} is not an arXiv id", "write it as 2101.01234 or hep-th/9901001")
    return match[1] + (match[2] or "")


def orcid(text: str) -> str:
    """An ORCID iD in its four groups, its checksum verified (ISO 7064 MOD 11-2)."""
    match = _ORCID.fullmatch(text.strip().replace("–", "-").replace("‑", "-"))
    if not match:
        raise BadIdentifier(f"{text!r} is not an ORCID iD", "an ORCID iD has 16 characters: 0000-0002-1825-0097")
    digits = "".join(match.groups()).upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    wanted = "X" if check == 10 else str(check)
    if digits[-1] != wanted:
        raise BadIdentifier(
            f"the ORCID iD {text!r} has a wrong check digit",
            f"one digit is mistyped, or the last should be {wanted}; compare with your page on orcid.org",
        )
    return "-".join((digits[:4], digits[4:8], digits[8:12], digits[12:]))


def id_key(text: str) -> str:
    """An id of the user's own making for looking it up: capital letters and forms of Unicode aside."""
    return unicodedata.normalize("NFC", text.strip()).casefold()


def isbns(text: str) -> list[str]:
    """The ISBNs in a text, as they are written."""
    return re.findall(r"(?<![\w-])(?:97[89][- ]?)?\d[\d -]{7,12}[\dXx](?![\w-])", text)


def issns(text: str) -> list[str]:
    """The ISSNs in a text, with their hyphen."""
    return [f"{start}-{end.upper()}" for start, end in re.findall(r"(?<![\d-])(\d{4})-?(\d{3}[\dXx])(?![\w-])", text)]
