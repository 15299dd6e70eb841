"""The bio: what the sidebar and the card show of a person."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_academic import safety
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.profile import Link, Profile
from mkdocs_academic.views.links import Href
from mkdocs_academic.views.text import inline, paragraphs, plain
from mkdocs_academic.views.words import Words


class Fact(NamedTuple):
    """A line of the bio: an icon's name in Material's folder, what it is (for those who do not see it), the text."""

    icon: str
    label: str
    text: Markup
    aside: Markup | None = None
    href: str = ""


class LinkView(NamedTuple):
    """A link of the bio; `me` says that it is a page of the same person (`rel="me"`)."""

    label: str
    href: Markup | str
    icon: str
    me: bool


class Degree(NamedTuple):
    title: Markup
    sub: Markup | None


class ProfileView(NamedTuple):
    """A bio ready to be drawn; `photo` is an address, empty where a monogram stands instead."""

    label: str
    name: str
    native: str
    credentials: str
    pronouns: str
    pronunciation: str
    headline: Markup | None
    status: Markup | None
    photo: str
    photo_alt: str
    monogram: str
    facts: tuple[Fact, ...]
    links: tuple[LinkView, ...]
    summary: tuple[Markup, ...]
    interests: str
    interests_label: str
    education: tuple[Degree, ...]
    education_label: str
    structured: Markup


_INSTITUTION = "fontawesome/solid/building-columns"
_PLAIN_LINK = "fontawesome/solid/link"


def view_profile(
    profile: Profile,
    words: Words,
    href: Href,
    *,
    education: Collection[Entry] = (),
    show: Collection[str] = ("interests", "education", "links"),
    base_url: str = "",
    page_url: str = "",
    absolute: Mapping[str, str] | None = None,
) -> ProfileView:
    """The bio of a person.

    Args:
        show: the parts beyond name, headline and facts: any of summary, interests, education, links.
        base_url: the site's address, where it has one; only then JSON-LD names the photo and the page.
        absolute: full addresses by what `href` returns, for JSON-LD.
    """
    name = str(profile.name)
    photo = (href(profile.photo) or "") if profile.photo else ""
    return ProfileView(
        label=words("sidebar.about", name=name),
        name=name,
        native=profile.name.native,
        credentials=profile.credentials,
        pronouns=profile.pronouns,
        pronunciation=profile.pronunciation,
        headline=inline(profile.headline, words.math) if profile.headline else None,
        status=inline(profile.status, words.math) if profile.status else None,
        photo=photo,
        photo_alt=words("sidebar.photo", name=name),
        monogram=profile.name.initials,
        facts=tuple(_facts(profile, words, href)),
        links=tuple(_links(profile, words, href)) if "links" in show else (),
        summary=paragraphs(profile.summary, words.math) if "summary" in show else (),
        interests=", ".join(map(plain, profile.interests)) if "interests" in show else "",
        interests_label=words("sidebar.interests"),
        education=tuple(_degrees(education, words)) if "education" in show else (),
        education_label=words("sidebar.education"),
        structured=structured(profile, page_url, (absolute or {}).get(photo, "")),
    )


def _facts(profile: Profile, words: Words, href: Href) -> list[Fact]:
    facts = []
    for affiliation in profile.affiliations:
        name, *rest = [part for part in (affiliation.name, affiliation.department, affiliation.role) if part]
        aside = inline(", ".join(rest), words.math) if rest else None
        url = (href(affiliation.url) or "") if affiliation.url else ""
        facts.append(Fact(_INSTITUTION, words("sidebar.affiliation"), inline(name, words.math), aside, url))
    for icon, label, text in (
        ("fontawesome/solid/location-dot", "location", profile.location),
        ("fontawesome/solid/door-open", "office", profile.office),
        ("fontawesome/regular/clock", "hours", profile.hours),
        ("fontawesome/solid/envelope-open-text", "address", profile.address),
        *(("fontawesome/solid/phone", "phone", phone) for phone in profile.phones),
    ):
        if text:
            facts.append(Fact(icon, words(f"sidebar.{label}"), inline(text, words.math)))
    return facts


def _links(profile: Profile, words: Words, href: Href) -> list[LinkView]:
    links = []
    for number, address in enumerate(profile.emails, start=1):
        label = words("sidebar.email") if len(profile.emails) == 1 else words("sidebar.emails", n=number)
        links.append(LinkView(label, safety.mailto(address), "fontawesome/regular/envelope", False))
    for link in profile.links:
        target = href(link.url)
        if target:
            links.append(LinkView(link_label(link, words), target, _icon(link), safety.has_scheme(link.url)))
    return links


def link_label(link: Link, words: Words) -> str:
    """What a link of a bio is called."""
    known = f"link.{link.kind}"
    return link.label or (words(known) if words.has(known) else words("sidebar.website"))


def _icon(link: Link) -> str:
    icon = link.icon.strip().removesuffix(".svg")
    if icon.startswith("fa-"):
        return f"fontawesome/brands/{icon.removeprefix('fa-').removeprefix('brands fa-')}"
    return icon or ("fontawesome/solid/globe" if link.kind == "website" else _PLAIN_LINK)


def _degrees(education: Collection[Entry], words: Words) -> list[Degree]:
    degrees = []
    for entry in education:
        degree, area = entry.text("degree"), entry.text("area")
        title = (
            words("entry.degree_in_area", degree=degree, area=area) if degree and area else degree or area or entry.name
        )
        year = entry.when.end.year if entry.when.end else entry.when.year
        shown = ", ".join(filter(None, (title, str(year or ""))))
        institution = entry.text("institution")
        if shown or institution:
            sub = inline(institution, words.math) if shown and institution else None
            degrees.append(Degree(inline(shown or institution, words.math), sub))
    return degrees


def structured(profile: Profile, page_url: str = "", image: str = "") -> Markup:
    """The person as JSON-LD (schema.org Person or ResearchOrganization) for a `<script>`; nothing private is in it."""
    if not str(profile.name):
        return Markup("")
    name = profile.name
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "ResearchOrganization" if profile.type in ("lab", "organization", "group") else "Person",
        "name": str(name),
    }
    if not name.literal and data["@type"] == "Person":
        data |= {"givenName": name.given, "familyName": " ".join(filter(None, (name.particle, name.family)))}
    data |= {
        "alternateName": name.native or [str(alias) for alias in profile.aliases],
        "honorificSuffix": profile.credentials,
        "jobTitle": plain(profile.headline),
        "affiliation": [
            {"@type": "Organization", "name": plain(entry.name)} | ({"url": entry.url} if entry.url else {})
            for entry in profile.affiliations
            if entry.name
        ],
        "knowsAbout": list(map(plain, profile.interests)),
        "email": list(profile.emails) if "email" in profile.publish else [],
        "url": page_url,
        "image": image,
        "sameAs": [link.url for link in profile.links if link.url.startswith("http")],
    }
    return safety.json_script({key: value for key, value in data.items() if value})
