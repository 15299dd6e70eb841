"""The records that have pages of their own: read from the docs folder, and placed among the sections of the CV."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from os.path import normpath
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, unquote

from mkdocs_academic import safety
from mkdocs_academic.datafiles import ITEM_FOLDERS
from mkdocs_academic.errors import AcademicError, Origin, Place, Problems
from mkdocs_academic.formats import hugoblox, titles
from mkdocs_academic.formats.items import ItemPage, read_item
from mkdocs_academic.formats.located_yaml import read_text
from mkdocs_academic.model.cv import AnyEntry, Placement, Section, kind_of
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.names import fold
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk, read_kind
from mkdocs_academic.settings import Settings

_Any = TypeVar("_Any", bound=AnyEntry)


def read_items(
    files: Iterable[Path], settings: Settings, known: Mapping[str, str], problems: Problems
) -> dict[str, ItemPage]:
    """The pages of the item folders that have front matter, by their paths in the docs folder.

    `known` gives the names of people by their ids, and the owner's by "".
    """
    pages = {}
    docs = settings.docs_dir
    for file in files:
        path = file.relative_to(docs)
        page = read_item(file, path.as_posix(), _shown(settings, file), ITEM_FOLDERS[path.parts[0]], known, problems)
        if page is not None:
            if page.record is not None:
                page.record = _anchored(page.record, file.parent, docs)
            pages[page.path] = page
    return pages


def report_bundles(files: Iterable[Path], settings: Settings, problems: Problems) -> None:
    """Report the pages that HugoBlox would read as records, and we do not, since each has a folder of its own."""
    for file in files:
        name = _shown(settings, file)
        with suppress(AcademicError):  # of a page that is no record MkDocs says what is wrong
            if hugoblox.is_bundle(read_text(file, name)):
                problems.inform("not-read", "a publication in a folder of its own is not read", Place(name),
                                f"move the file up: {file.parent.parent.name}/{file.parent.name}.md")  # fmt: skip


def _shown(settings: Settings, file: Path) -> str:
    """What messages call a page."""
    docs = settings.docs_dir
    folder = docs.relative_to(settings.root) if docs.is_relative_to(settings.root) else Path(docs.name)
    return (folder / file.relative_to(docs)).as_posix()


def _anchored(record: _Any, folder: Path, docs: Path) -> _Any:
    """A record whose links to files beside its page begin at the docs folder: two folders may have a `slides.pdf`."""

    def anchor(url: str) -> str:
        path = re.split(r"[#?]", url, maxsplit=1)[0]
        if not path or path[0] == "/" or safety.has_scheme(url):
            return url
        beside = Path(normpath(folder / unquote(path)))
        if not beside.is_relative_to(docs) or not beside.is_file():
            return url
        return "/" + quote(beside.relative_to(docs).as_posix()) + url[len(path) :]

    def anchored(links: tuple[Link, ...]) -> tuple[Link, ...]:
        return tuple(link._replace(url=anchor(link.url)) for link in links)

    image = record.image if isinstance(record, Entry) else ""
    if not record.url and not record.links and not image and not (isinstance(record, Talk) and record.occasions[1:]):
        return record
    changed = replace(record, url=anchor(record.url), links=anchored(record.links))
    if isinstance(changed, Entry):
        return replace(changed, image=anchor(image))
    if isinstance(changed, Talk):
        occasions = tuple(one._replace(links=anchored(one.links)) for one in changed.occasions)
        return replace(changed, occasions=occasions)
    return changed


def place_items(sections: Sequence[Section], records: Iterable[AnyEntry]) -> Placement:
    """Put the records of pages, and news of their file, into the sections of their kind that are empty, newest first.

    A record that a section holds already, by its title and year, stays out; the entry there gets its page.
    """
    titled = _by_title(sections)
    pairs = [(record, _holder(record, titled)) for record in records]
    held = tuple((record, entry) for record, entry in pairs if entry)
    for record, entry in held:
        if record.page:
            _set(entry, "page", record.page)
        if record.key and not entry.key:
            _set(entry, "key", record.key)
            if isinstance(entry, Talk):
                _set(entry, "key_origin", record.origin)
    loose = sorted((record for record, entry in pairs if not entry), key=_time, reverse=True)
    filled = dict[int, list[AnyEntry]]()
    empty = [(index, section) for index, section in enumerate(sections) if section.is_open and not section.entries]
    # Those that say more than their kind ("Journal articles") have the first choice.
    for index, section in sorted(empty, key=lambda one: not _is_particular(one[1])):
        fitting = [record for record in loose if _fits(record, section)]
        if fitting:
            filled[index] = fitting
            loose = [record for record in loose if not _fits(record, section)]
    for index, entries in filled.items():
        for record in entries:
            if not isinstance(record, Entry):
                _set(record, "section", sections[index].title)
    whole = (section._replace(entries=tuple(filled.get(i, section.entries))) for i, section in enumerate(sections))
    return Placement(tuple(whole), tuple(loose), held)


def _set(record: AnyEntry, field: str, value: str | Origin | None) -> None:
    # Records are frozen, and this is part of making them.
    object.__setattr__(record, field, value)


def _time(record: AnyEntry) -> tuple[int, ...]:
    return (record.issued if isinstance(record, Publication) else record.when).sort_key


def _title(record: AnyEntry) -> str:
    title = record.title if isinstance(record, Publication) else record.name
    return re.sub(r"[\W_]+", "", fold(title))


def _by_title(sections: Iterable[Section]) -> dict[tuple[str, str], list[AnyEntry]]:
    found: dict[tuple[str, str], list[AnyEntry]] = {}
    for section in sections:
        for entry in section.entries:
            found.setdefault((kind_of(entry), _title(entry)), []).append(entry)
    return found


def _holder(record: AnyEntry, titled: Mapping[tuple[str, str], list[AnyEntry]]) -> AnyEntry | None:
    """The entry of a section that is the same as the record of a page; each entry is for one page."""
    title = _title(record)
    entries = titled.get((kind_of(record), title), []) if title else []
    for entry in entries:
        if entry.year == record.year or None in (entry.year, record.year):
            entries.remove(entry)
            return entry
    return None


def _is_particular(section: Section) -> bool:
    return bool(section.kind == "publication" and any(titles.type_of_title(section.title))) or bool(
        section.kind == "talk" and _kind_of_talks(section)
    )


def _kind_of_talks(section: Section) -> str:
    """The kind of talks that a title names ("Keynotes", "Invited talks"); lectures and seminars may be of any kind."""
    kind = read_kind(titles.normalised_title(section.title).removesuffix("s"))
    return kind if kind and kind not in ("lecture", "seminar") else ""


def _fits(record: AnyEntry, section: Section) -> bool:
    if kind_of(record) != section.kind:
        return False
    if isinstance(record, Publication):
        type_, status = titles.type_of_title(section.title)
        return not (type_ or status) or record.type == type_ or (bool(status) and record.status == status)
    if isinstance(record, Talk):
        return _kind_of_talks(section) in ("", record.kind)
    return True
