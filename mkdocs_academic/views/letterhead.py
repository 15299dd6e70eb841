"""The head of a CV on paper: who it is, and where to reach and to find them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mkdocs_academic.model.profile import Link, Profile
from mkdocs_academic.texts.spans import Text, spans
from mkdocs_academic.views.links import Href
from mkdocs_academic.views.profile import link_label
from mkdocs_academic.views.text import inline, paragraphs, plain
from mkdocs_academic.views.words import Words

_LONGEST_ADDRESS = 48
# Where people know each other by their handles; elsewhere an id is a number that nobody reads.
_WITH_HANDLES = frozenset("github gitlab codeberg bitbucket linkedin x twitter instagram threads telegram".split())


def view_letterhead(profile: Profile, words: Words, href: Href, interests: Sequence[str]) -> dict[str, Any]:
    """The head of a CV: texts are spans, what is not there is left out.

    Args:
        href: the whole address for one as data has it; None for what has none.
        interests: those that the head names; a section of the CV may have some.
    """
    name = profile.name
    found: dict[str, Any] = {
        "name": str(name),
        "native": name.native if name.native != str(name) else "",
        "credentials": profile.credentials,
        "pronouns": profile.pronouns,
        "headline": spans(inline(profile.headline, words.math)),
        "status": spans(inline(profile.status, words.math)),
        "affiliations": list(_affiliations(profile, words)),
        "contact": list(_contact(profile, words, href)),
        "summary": [spans(text) for text in paragraphs(profile.summary, words.math)],
        "interests": _labelled("sidebar.interests", ", ".join(map(plain, interests)), words) if interests else [],
    }
    return {key: value for key, value in found.items() if value}


def _affiliations(profile: Profile, words: Words) -> Iterator[Text]:
    """Each institution with department and role; one that the headline says already is left out."""
    for one in profile.affiliations:
        text = ", ".join(filter(None, (one.role, one.department, one.name)))
        if text and plain(text) not in plain(profile.headline):
            yield spans(inline(text, words.math))


def _contact(profile: Profile, words: Words, href: Href) -> Iterator[dict[str, Any]]:
    """What stands on the lines below the name. E-mail is on paper; what else is private is not in the profile."""
    for text in (profile.location, profile.office, profile.address, *profile.phones):
        if text:
            yield {"text": spans(inline(text, words.math))}
    if profile.hours:
        yield {"text": _labelled("sidebar.hours", plain(profile.hours), words)}
    if profile.birth_date:
        yield {"text": _labelled("field.birth_date", profile.birth_date, words)}
    for address in profile.emails:
        yield {"text": [address], "url": f"mailto:{address}"}
    for link in profile.links:
        if link.url.strip("/") == "cv.pdf":  # which this is
            continue
        if target := href(link.url):
            yield {"text": [_shown(link, target, words)], "url": target}


def _labelled(key: str, text: str, words: Words) -> Text:
    return spans(words("entry.field", label=words(key), value=text))


def _shown(link: Link, address: str, words: Words) -> str:
    """What is printed of a link: a name with the id that people know there, else an address that can be typed."""
    label, bare = link_label(link, words), bare_address(address)
    own = bare.rstrip("/").rsplit("/", 1)[-1].lstrip("@")
    if link.kind == "orcid":
        return f"{label} {own}"
    if link.kind in ("", "website", "url", "link") and not link.label:
        return bare if len(bare) <= _LONGEST_ADDRESS else label
    return f"{label} {own}" if link.kind in _WITH_HANDLES and _is_handle(own) else label


def _is_handle(text: str) -> bool:
    return len(text) <= 24 and text.isascii() and text.replace("-", "").replace("_", "").replace(".", "").isalnum()


def bare_address(address: str) -> str:
    """An address as it is typed: without its scheme, and without a slash behind the host."""
    if not address.startswith(("https://", "http://")):
        return address
    bare = address.partition("://")[2].removeprefix("www.")
    return bare.rstrip("/") if bare.count("/") == 1 else bare
