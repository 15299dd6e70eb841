"""What the one record of a work says that several files have: the published form completed, earlier forms beside it.

Records come in the order in which they are believed: what is written by hand stands before what a program made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from mkdocs_academic.model.dates import When
from mkdocs_academic.model.names import fold
from mkdocs_academic.model.publication import NOT_YET_PLACED, Publication, Version

_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
PREPRINT_DOI = re.compile(
    # arXiv, bioRxiv and medRxiv, OSF, SSRN, Research Square, ChemRxiv, Preprints.org, Zenodo, TechRxiv, HAL
    r"10\.(?:48550/arxiv|1101/(?:19|20)\d\d|31219|31234|31235|31222|2139/ssrn|21203/rs|26434/chemrxiv|20944/preprints"
    r"|5281/zenodo|36227/techrxiv)",
    re.IGNORECASE,
)
NOT_YET_DATED = frozenset({"accepted", "forthcoming"})
_NO_LETTERS = re.compile(r"[\W_]+")
_GREEK = str.maketrans({
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau",
    "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
})  # fmt: skip
# What a preprint gives to the published work; all else it says is about itself.
_FROM_PREPRINT = frozenset(
    "arxiv authors et_al abstract tags links awards preview abbr selected job_market group section also_in related hal "
    "ssrn language page citation".split()
)
_NEVER_MERGED = frozenset({"sources", "origin", "key", "issued", "versions", "links", "type", "type_is_guess", "status",
                           "status_text", "also_in", "section", "authors", "et_al", "extra", "related", "selected",
                           "same_as", "distinct", "key_origin"})  # fmt: skip


def identifiers(record: Publication) -> Sequence[str]:
    """What names a work whatever its title: its DOI, and its arXiv id without the version."""
    doi, arxiv = record.doi, record.arxiv
    if not arxiv and "arxiv" not in doi:
        return (f"doi:{doi}",) if doi else ()
    match = _ARXIV_DOI.match(doi)
    number = re.sub(r"v\d+$", "", (arxiv or (match[1] if match else "")).lower())
    return [*([f"doi:{doi}"] if doi and not match else []), *([f"arxiv:{number}"] if number else [])]


@lru_cache(maxsize=32768)
def title_letters(title: str) -> str:
    """A title for comparing: its letters and digits alone, without accents and case, Greek letters by name."""
    return letters(title)


def letters(text: str) -> str:
    """The letters and digits of a text, for comparing."""
    if not text.isascii():
        text = fold(text).translate(_GREEK)
    return _NO_LETTERS.sub("", text.lower())


def is_early(work: Publication) -> bool:
    """Whether a record is of a form that comes before the published one: a preprint, a manuscript, a submission."""
    if work.status in NOT_YET_PLACED or work.status_text:
        return True
    if work.status or (work.journal and work.type != "report"):
        return False
    return (
        work.type == "article"
        or (work.type in ("report", "manuscript") and not work.volume)
        or bool(work.doi and PREPRINT_DOI.match(work.doi))
    )


def is_of_bib(record: Publication) -> bool:
    """Whether a record is an entry of a .bib file; those are counted, the others lie under names."""
    return bool(record.origin and record.origin.path and isinstance(record.origin.path[0], int))


def merge_work(records: Sequence[Publication]) -> Publication:
    """One record of several: the published form's fields, each from the first record that has it, the others' versions.

    `sources` are the places of all of them.
    """
    published = [record for record in records if not is_early(record)]
    early = [record for record in records if is_early(record)]
    main = published or early
    first = main[0]
    changes: dict[str, Any] = {}
    for item in fields(Publication):
        name = item.name
        if name in _NEVER_MERGED:
            continue
        candidates = (*main, *(early if published and name in _FROM_PREPRINT else ()))
        value = next((found for record in candidates if (found := getattr(record, name))), None)
        if value is not None and value != getattr(first, name):
            changes[name] = value
    people = _best_authors([*main, *(early if published else ())])
    kind = next((record for record in main if not record.type_is_guess), first)
    status = next((record for record in main if record.status or record.status_text), first)
    sections = tuple(dict.fromkeys(one.section for one in records if one.section))
    keyed = _best_keyed([*main, *early] if published else main)
    return replace(
        first,
        **changes,
        key=keyed.key,
        key_origin=keyed.key_origin or keyed.origin,
        type=kind.type,
        type_is_guess=kind.type_is_guess,
        status=status.status,
        status_text=status.status_text,
        authors=people.authors,
        et_al=people.et_al,
        issued=_best_date([record.issued for record in main]),
        links=_all_links(records),
        selected=any(record.selected for record in records),
        section=sections[0] if sections else "",
        also_in=sections[1:],
        extra={key: value for record in reversed(main) for key, value in record.extra.items()},
        related={key: value for record in reversed(records) for key, value in record.related.items()},
        versions=(*first.versions, *_versions(early if published else [])),
        origin=records[0].origin,
        sources=tuple(record.origin for record in records if record.origin),
    )


def _best_keyed(records: Sequence[Publication]) -> Publication:
    """Whose key it is: a .bib file's, whose entries are known by their keys alone, else the first that has one."""
    named = [record for record in records if record.key]
    return next((record for record in named if is_of_bib(record)), (named or records)[0])


def _best_authors(records: Sequence[Publication]) -> Publication:
    """The first record with authors; one that names them all, where the first breaks off with `et al.`"""
    named = [record for record in records if record.authors]
    if not named:
        return records[0]
    whole = next((record for record in named if not record.et_al and len(record.authors) > len(named[0].authors)), None)
    return whole if named[0].et_al and whole else named[0]


def _best_date(dates: Sequence[When]) -> When:
    """The first date, or a later one that says the same more precisely: May 2024 where the first has 2024."""
    first = next((when for when in dates if when.year is not None or when.text), dates[0])
    for when in dates:
        if (
            first.start and when.start and first.text is None and when.text is None and not first.end
            and str(when.start).startswith(str(first.start))
            and len(str(when.start)) > len(str(first.start))
        ):  # fmt: skip
            return when
    return first


def _all_links(records: Sequence[Publication]) -> tuple[Any, ...]:
    links: dict[str, Any] = {}
    addresses: set[str] = set()
    for record in records:
        for link in record.links:
            name = link.kind or link.label
            if name not in links and link.url not in addresses:
                links[name] = link
                addresses.add(link.url)
    return tuple(links.values())


def _versions(early: Sequence[Publication]) -> list[Version]:
    """The earlier forms of a published work; records of one preprint are one."""
    found: dict[str, Version] = {}
    for record in early:
        version = _as_version(record)
        name = (identifiers(record) or [version.url or "early"])[0]
        if name in found:
            missing = {
                key: value for key, value in version._asdict().items() if value and not getattr(found[name], key)
            }
            version = found[name]._replace(**missing)
        found[name] = version
    return list(found.values())


def _as_version(record: Publication) -> Version:
    return Version(
        status=record.status or ("preprint" if record.type == "article" else ""),
        issued=record.issued,
        journal=record.journal or record.publisher,
        doi=record.doi,
        arxiv=record.arxiv,
        url=record.url or next((link.url for link in record.links if link.kind in ("preprint", "pdf", "html")), ""),
        key=record.key,
        origin=record.origin,
    )
