"""A work as JSON-LD in the words of schema.org, for search engines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from mkdocs_academic import safety
from mkdocs_academic.model.identifiers import doi_url, isbns, issns, license_url
from mkdocs_academic.model.publication import Author, Publication, Version
from mkdocs_academic.views.facts import (
    editors_of,
    is_known_place,
    kind_of,
    pages_of,
    sure_date,
    web_address,
)
from mkdocs_academic.views.text import plain
from mkdocs_academic.views.words import Words

Node = dict[str, Any]

# What schema.org calls a type of CSL; what is not here is a CreativeWork. It has no word for a patent, and its
# Manuscript is one written by hand.
_TYPES = {
    "article-journal": "ScholarlyArticle", "article-magazine": "Article", "article-newspaper": "NewsArticle",
    "paper-conference": "ScholarlyArticle", "article": "ScholarlyArticle", "manuscript": "ScholarlyArticle",
    "review": "ScholarlyArticle", "review-book": "ScholarlyArticle", "book": "Book", "chapter": "Chapter",
    "entry": "Chapter", "entry-encyclopedia": "Chapter", "report": "Report", "thesis": "Thesis", "dataset": "Dataset",
    "software": "SoftwareApplication", "webpage": "WebPage", "post-weblog": "BlogPosting",
    "post": "SocialMediaPosting", "map": "Map", "motion_picture": "Movie", "legislation": "Legislation",
    "musical_score": "SheetMusic", "periodical": "Periodical",
}  # fmt: skip
_ARTICLES = frozenset({"ScholarlyArticle", "Article", "NewsArticle", "Report", "BlogPosting", "SocialMediaPosting"})
_WITH_PAGES = _ARTICLES | {"Chapter"}
_SEVERAL_RUNS = re.compile(r"[,;&]|\bff?\b")
_PERIODICALS = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "article", "review", "review-book"}
)
_SITES = frozenset({"webpage", "post-weblog", "post"})
_IN_BOOKS = frozenset({"chapter", "entry", "entry-encyclopedia", "paper-conference"})
_OF_PUBLISHERS = frozenset({"book", "chapter", "report", "thesis", "entry", "entry-encyclopedia"})


def structured(
    work: Publication, *, title: str, abstract: str, url: str, pdf_url: str, image_url: str, language: str
) -> Markup:
    """The work as JSON-LD that may stand inside a `<script>`; no e-mail address is in it.

    Args:
        title, abstract: the work's, as plain words.
        url, pdf_url, image_url: whole addresses, or empty.
        language: the page's, for the words that we add.
    """
    words = _words(language)
    kinds = _kinds(work)
    node: Node = {"@context": "https://schema.org", "@type": kinds if len(kinds) > 1 else kinds[0]}
    node |= {"@id": doi_url(work.doi) if work.doi else "", "name": title}
    if not _ARTICLES.isdisjoint(kinds):
        node["headline"] = title
    date = sure_date(work.issued)
    node |= {
        "author": [_person(author) for author in work.authors],
        "translator": [_person(translator) for translator in work.translators],
        "datePublished" if work.placed else "dateCreated": str(date or ""),
        "identifier": [_property(name, value) for name, value, _ in _identifiers(work)],
        "sameAs": [address for *_, address in _identifiers(work)],
        "abstract": abstract,
        "keywords": list(map(plain, work.tags)),
        "inLanguage": work.language,
        "award": list(map(plain, work.awards)),
        "creativeWorkStatus": words(f"status.{work.status}") if work.status else "",
        "isAccessibleForFree": work.open_access,
        "license": license_url(work.license) or plain(work.license),
        "url": url,
        "image": image_url,
        "encoding": {"@type": "MediaObject", "contentUrl": pdf_url, "encodingFormat": "application/pdf"}
        if pdf_url
        else "",
        "workExample": [node for node in (_version(version, words) for version in work.versions) if "url" in node],
        **_particulars(work, words),
    }
    if work.type == "book":
        node |= _editors(work)
    if is_known_place(work):
        node |= _place(work, kinds)
    return safety.json_script(_filled(node))


@lru_cache(maxsize=32)
def _words(language: str) -> Words:
    return Words(language)


def _filled(node: Node) -> Node:
    """What a node says."""
    return {name: value for name, value in node.items() if value}


def _kinds(work: Publication) -> list[str]:
    """What schema.org calls the work; some are two things at once."""
    kind = kind_of(work)
    if kind == "software" and _repository(work):
        return ["SoftwareSourceCode"]
    found = [_TYPES.get(kind, "CreativeWork")]
    if kind == "review-book":
        found.append("Review")
    if kind == "book" and work.volume and is_known_place(work):
        found.append("PublicationVolume")
    return found


def _particulars(work: Publication, words: Words) -> Node:
    """What only works of some types have."""
    known = f"genre.{work.genre}"
    genre = words(known) if work.genre and words.has(known) else plain(work.genre)
    node: Node = {"genre": genre, "codeRepository": _repository(work) if work.type == "software" else ""}
    if work.type == "patent":
        node["additionalType"] = "http://purl.org/ontology/bibo/Patent"
    if work.reviewed and work.type == "review-book":
        node["itemReviewed"] = {"@type": "Book", "name": plain(work.reviewed)}
    return node


def _repository(work: Publication) -> str:
    return next((web_address(link.url) for link in work.links if link.kind == "code"), "")


# People and numbers -------------------------------------------------------------------------------------------------


def _person(author: Author) -> Node:
    """A person with their ORCID iD as what identifies them; a name that is not divided is that of a team."""
    name, orcid = author.name, f"https://orcid.org/{author.orcid}" if author.orcid else ""
    if name.literal:
        return _filled({"@type": "Organization", "name": name.literal, "url": web_address(author.url)})
    return _filled(
        {
            "@type": "Person",
            "@id": orcid,
            "name": str(name),
            "givenName": name.given,
            "familyName": " ".join(filter(None, (name.particle, name.family))),
            "alternateName": name.native,
            "sameAs": orcid,
            "url": web_address(author.url),
        }
    )


def _editors(work: Publication) -> Node:
    """The editors; schema.org wants a person for each, so that a board contributes."""
    people = [_person(editor) for editor in editors_of(work)]
    return {
        "editor": [person for person in people if person["@type"] == "Person"],
        "contributor": [person for person in people if person["@type"] != "Person"],
    }


def _property(name: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def _identifiers(work: Publication | Version) -> Iterator[tuple[str, str, str]]:
    """The work's numbers in registries: the registry, the number, its address."""
    if work.doi:
        yield "DOI", work.doi, doi_url(work.doi)
    if work.arxiv:
        yield "arXiv", work.arxiv, f"https://arxiv.org/abs/{work.arxiv}"
    if isinstance(work, Version):
        return
    if work.pmid:
        yield "PMID", work.pmid, f"https://pubmed.ncbi.nlm.nih.gov/{work.pmid}/"
    if work.hal:
        yield "HAL", work.hal, f"https://hal.science/{work.hal}"
    if work.ssrn:
        yield "SSRN", work.ssrn, f"https://ssrn.com/abstract={work.ssrn}"


def _version(version: Version, words: Words) -> Node:
    """Another form of the work, such as its preprint; without `url` where it is not said where it is."""
    date, status = sure_date(version.issued), f"status.{version.status}"
    return _filled(
        {
            "@type": "ScholarlyArticle",
            "creativeWorkStatus": words(status) if words.has(status) else "",
            "datePublished": str(date or ""),
            "identifier": [_property(name, value) for name, value, _ in _identifiers(version)],
            "url": next((address for *_, address in _identifiers(version)), web_address(version.url)),
        }
    )


# Where it appeared --------------------------------------------------------------------------------------------------


def _place(work: Publication, kinds: list[str]) -> Node:
    """Publisher, pages and the journal, book or series that the work is a part of."""
    node: Node = {"publisher": _publisher(work)}
    if not _WITH_PAGES.isdisjoint(kinds):
        node |= _pages(work)
    match kind_of(work):
        case "report":
            return node | {"reportNumber": work.issue, "isPartOf": _series(work, "CreativeWorkSeries")}
        case "book":
            node |= {"isbn": isbns(work.isbn), "bookEdition": plain(work.edition), "volumeNumber": work.volume}
            return node | {"isPartOf": _series(work)}
        case "software" | "dataset":
            node["version"] = plain(work.edition)
        case kind if kind in _IN_BOOKS:
            return node | {"isPartOf": _book(work)}
        case kind if kind in _PERIODICALS:
            return node | {"isPartOf": _periodical(work)}
    whole = "WebSite" if work.type in _SITES else "CreativeWork"
    return node | {"isPartOf": {"@type": whole, "name": plain(work.journal)} if work.journal else {}}


def _pages(work: Publication) -> Node:
    first, last = pages_of(work)
    if first and _SEVERAL_RUNS.search(work.pages):
        return {"pagination": work.pages.replace("--", "–")}
    return {"pageStart": first, "pageEnd": last}


def _publisher(work: Publication) -> Node:
    name = plain(work.publisher)
    # The place of a conference paper may well be that of the conference.
    place = plain(work.place) if work.type in _OF_PUBLISHERS else ""
    return _filled({"@type": "Organization", "name": name, "address": place}) if name else {}


def _periodical(work: Publication) -> Node:
    """A journal, inside it the volume, inside that the issue (schema.org, "Periodical")."""
    if not work.journal:
        return {}
    found = _filled({"@type": "Periodical", "name": plain(work.journal), "issn": issns(work.issn)})
    if work.volume:
        found = {"@type": "PublicationVolume", "volumeNumber": work.volume, "isPartOf": found}
    if work.issue:
        found = {"@type": "PublicationIssue", "issueNumber": work.issue, "isPartOf": found}
    return found


def _book(work: Publication) -> Node:
    """The book or the proceedings that the work stands in, with the series that these belong to."""
    if not work.journal:
        return {}
    return _filled(
        {
            "@type": ["Book", "PublicationVolume"] if work.volume else "Book",
            "name": plain(work.journal),
            "volumeNumber": work.volume,
            "bookEdition": plain(work.edition),
            "isbn": isbns(work.isbn),
            "isPartOf": _series(work),
        }
        | _editors(work)
    )


def _series(work: Publication, kind: str = "BookSeries") -> Node:
    return _filled({"@type": kind, "name": plain(work.series), "issn": issns(work.issn)}) if work.series else {}
