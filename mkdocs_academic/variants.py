"""The CV as it is shown: every section with what belongs into it, and the variants that the option `variants` names.

A variant is a filter and an order over the one CV: nothing is written down a second time for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mkdocs_academic import safety
from mkdocs_academic.datafiles import option_place
from mkdocs_academic.formats.forms import WrongForm, as_flag, as_text
from mkdocs_academic.formats.located_yaml import Value
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.formats.titles import kinds_of_title, normalised_title
from mkdocs_academic.model.cv import AnyEntry, Section, kind_of
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.names import fold
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.variant import FULL as FULL
from mkdocs_academic.model.variant import Variant as Variant
from mkdocs_academic.model.variant import admits
from mkdocs_academic.settings import PAPERS, STYLES

if TYPE_CHECKING:
    from mkdocs_academic.errors import Problems
    from mkdocs_academic.library import Library

_KEYS = ("title", "sections", "exclude", "selected", "limit", "year", "paper", "style", "pages")
_ADDED = ("publication", "talk", "teaching")
_CAREER = frozenset({"education", "position"})


# The CV ---------------------------------------------------------------------------------------------------------------


def whole_cv(library: Library) -> list[Section]:
    """The sections of a CV that have entries, in the file's order.

    Works, talks and courses that other files hold come last, in a section without a title, if the CV has no section of
    their kind at all: one with entries shows what its author has put there, an empty one is filled already.
    """
    kinds = {section.kind for section in library.sections}
    held = {id(one.work) for section in library.sections for one in section.entries if isinstance(one, Entry)}
    # A program of the .bib may stand under Software already.
    works: list[AnyEntry] = [work for work in library.publications if id(work) not in held]
    others = [works, *([one for one in library.loose if kind_of(one) == kind] for kind in _ADDED[1:])]
    added = [
        Section("", kind, tuple(sorted(records, key=_recency, reverse=True)))
        for kind, records in zip(_ADDED, others, strict=True)
        if kind not in kinds and records
    ]
    return [section for section in (*library.sections, *added) if section.entries]


def sections_named(name: str, sections: Iterable[Section]) -> list[Section]:
    """The section of that title, else every section of the kind that the name is of, or that it stands for."""
    wanted, sections = normalised_title(name), list(sections)
    titled = [section for section in sections if section.title and normalised_title(section.title) == wanted]
    if titled:
        return titled
    kinds = (wanted, *kinds_of_title(name)[:1])
    return [section for section in sections if section.kind in kinds]


def vary(sections: Sequence[Section], variant: Variant) -> list[Section]:
    """The sections of a variant in its order, each with the entries that it admits; without entries it is left out."""
    left_out = {id(section) for name in variant.exclude for section in sections_named(name, sections)}
    wanted: Iterable[Section] = sections
    if variant.sections:
        wanted = [section for name in variant.sections for section in sections_named(name, sections)]
    limits, years = _by_section(variant.limits, sections), _by_section(variant.years, sections)
    everywhere = variant.years.get("")
    found = []
    for section in {id(section): section for section in wanted if id(section) not in left_out}.values():
        span = years.get(id(section), None if section.kind in _CAREER else everywhere)
        entries = _admitted(section.entries, variant.selected, span)
        if number := limits.get(id(section), variant.limits.get("")):
            entries = newest(entries, number)
        if entries:
            found.append(section._replace(entries=tuple(entries)))
    return found


def newest(entries: Sequence[AnyEntry], number: int) -> list[AnyEntry]:
    """The newest so many, in the order in which they stand; of one date the first."""
    kept = sorted(range(len(entries)), key=lambda index: _recency(entries[index]), reverse=True)[:number]
    return [entries[index] for index in sorted(kept)]


def _by_section(values: Mapping[str, Any], sections: Sequence[Section]) -> dict[int, Any]:
    return {id(section): value for name, value in values.items() if name for section in sections_named(name, sections)}


def _admitted(entries: Sequence[AnyEntry], selected: bool, years: tuple[int, int] | None) -> list[AnyEntry]:
    """The selected entries, if there are any and they are asked for; of these what lies in the years."""
    chosen = [entry for entry in entries if entry.selected] if selected else []
    return [entry for entry in chosen or entries if years is None or admits(_when(entry), years)]


def _when(entry: AnyEntry) -> Any:
    return entry.issued if isinstance(entry, Publication) else entry.when


def _recency(entry: AnyEntry) -> tuple[Any, ...]:
    """Papers for the job market are the newest, then works that are still to appear, as in lists."""
    if not isinstance(entry, Publication):
        return (False, False, entry.when.sort_key)
    unpublished = bool(entry.status_text) or entry.status not in ("", "published", "retracted")
    return (entry.job_market, unpublished and entry.year is None, entry.issued.sort_key)


# The option -----------------------------------------------------------------------------------------------------------


def read_variants(value: Value) -> dict[str, Variant]:
    """The variants that the option names, by their slugs, in its order.

    Args:
        value: what stands below `variants`, numbers and words as texts (`located_yaml.textual`).

    Raises:
        WrongForm: what stands there is none; `inside` names the variant and its key.
    """
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise WrongForm("bad-option", "'variants' should be a mapping of names", "write variants: {short: {limit: 5}}")
    found: dict[str, Variant] = {}
    for name, said in value.items():
        slug = slug_of(name)
        if not slug:
            raise WrongForm("bad-option", f"{name!r} cannot be the name of a file", "write letters of a to z", (name,))
        if slug in found:
            raise WrongForm("bad-option", f"{name!r} and {found[slug].name!r} would have one file", None, (name,))
        if said is not None and not isinstance(said, dict):
            raise WrongForm("bad-option", f"the variant {name!r} should be a mapping", "write limit: 5", (name,))
        found[slug] = _variant(name, slug, said or {})
    return found


def slug_of(name: str) -> str:
    """The name of a variant as it stands in the names of files."""
    return safety.identifier(fold(name)).lower()


def find_variant(name: str, variants: Mapping[str, Variant]) -> Variant | None:
    """The variant of a name, however it is written; `full` is there unless it is redefined."""
    slug = slug_of(name)
    return variants.get(slug) or (Variant(FULL, FULL) if slug == FULL else None)


def report_unknown_sections(library: Library, problems: Problems) -> None:
    """Warn of sections that variants name and the CV has not."""
    sections = whole_cv(library)
    known = [*library.sections, *sections]
    for variant in library.settings.variants.values() if known else ():
        for name in _named(variant):
            if sections_named(name, known):
                continue
            titles = list(dict.fromkeys(section.title for section in known if section.title))
            near = nearest(name.lower(), [title.lower() for title in titles])
            message = f"the option 'variants', {variant.name!r}: the CV has no section {name!r}"
            hint = f"did you mean {near!r}?" if near else f"there are: {', '.join(titles)}"
            problems.warn("unknown-section", message, option_place(library.settings, "variants", variant.name), hint)


def _named(variant: Variant) -> Iterator[str]:
    names = (*variant.sections, *variant.exclude, *variant.limits, *variant.years)
    return iter(dict.fromkeys(name for name in names if name))


def _variant(name: str, slug: str, said: dict[str, Value]) -> Variant:
    for key in said:
        if key not in _KEYS:
            near = nearest(key, _KEYS)
            hint = f"did you mean {near!r}?" if near else f"choose from: {', '.join(_KEYS)}"
            raise WrongForm("bad-option", f"the variant {name!r} has no key {key!r}", hint, (name, key))
    try:
        return Variant(
            name,
            slug,
            title=as_text(said.get("title"), "title"),
            sections=_names(said.get("sections"), "sections"),
            exclude=_names(said.get("exclude"), "exclude"),
            selected=as_flag(said.get("selected", False), "selected"),
            limits=_each(said.get("limit"), "limit", _number),
            years=_each(said.get("year"), "year", _years),
            paper=_one_of(PAPERS, said.get("paper"), "paper"),
            style=_one_of(STYLES, said.get("style"), "style"),
            pages=_number(said["pages"], "pages") if said.get("pages") else 0,
        )
    except WrongForm as wrong:
        raise WrongForm("bad-option", f"the variant {name!r}: {wrong.message}", wrong.hint, (name,)) from None


def _one_of(known: Sequence[str], value: Value, key: str) -> str:
    text = as_text(value, key)
    if text and text not in known:
        near = nearest(text, known)
        hint = f"did you mean {near!r}?" if near else f"choose from: {', '.join(known)}"
        raise WrongForm("bad-option", f"{key!r} should be one of {', '.join(known)}, not {text!r}", hint)
    return text


def _names(value: Value, key: str) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(as_text(name, key) for name in (value if isinstance(value, list) else [value]))


def _each(value: Value, key: str, read: Any) -> dict[str, Any]:
    """A value for every section, or one for each of those that are named."""
    if value is None:
        return {}
    return {name: read(one, key) for name, one in (value.items() if isinstance(value, dict) else (("", value),))}


def _number(value: Value, key: str) -> int:
    text = as_text(value, key)
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise WrongForm("bad-option", f"{key!r} should be a number, not {text!r}", "write a number from 1 on")


def _years(value: Value, key: str) -> tuple[int, int]:
    from mkdocs_academic.views.selection import read_years

    text = as_text(value, key)
    span = read_years(text)
    if span is None:
        raise WrongForm("bad-option", f"{text!r} is no year", "write 2020, 2018-2022, 2018- or -2022")
    return span
