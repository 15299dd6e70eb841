"""Everything that a site knows: its people, its CV, its works and talks; loaded once per build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mkdocs_academic import safety
from mkdocs_academic.attachments import Attachment, Missing, find_attachment, names_a_file
from mkdocs_academic.datafiles import DataFiles, option_place
from mkdocs_academic.errors import AcademicError, Origin, Place, Problems
from mkdocs_academic.formats.fields import Raw
from mkdocs_academic.formats.located_yaml import read_text, textual
from mkdocs_academic.formats.people import Person, build_profile, read_people, read_person
from mkdocs_academic.formats.rendercv import CVFile, read_cv
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.cv import AnyEntry, Placement, Section, kind_of
from mkdocs_academic.model.names import closeness, fold
from mkdocs_academic.model.profile import Link, Profile
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.settings import Settings

if TYPE_CHECKING:
    from mkdocs_academic.formats.items import ItemPage

_STOP_WORDS = frozenset(
    "about after and before between from into over that their this through toward towards under upon using with within "
    "without what when where which while your".split()
)
_KEY_LENGTH = 80
_Keyed = TypeVar("_Keyed", Publication, Talk)


@dataclass(slots=True)
class Library:
    """The records of a site, merged, with their keys, and the local files that they name.

    `items` are the records that have pages of their own, by their pages' paths in the docs folder; `loose` those of
    them that stand in no section.
    """

    settings: Settings
    profile: Profile = field(default_factory=Profile)
    sections: tuple[Section, ...] = ()
    people: Mapping[str, Profile] = field(default_factory=dict)
    files: DataFiles = field(default_factory=DataFiles)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    page_links: list[tuple[str, Origin | None]] = field(default_factory=list)
    item_pages: Mapping[str, ItemPage] = field(default_factory=dict)
    items: Mapping[str, AnyEntry] = field(default_factory=dict)
    loose: tuple[AnyEntry, ...] = ()
    _people: Mapping[str, Person] = field(default_factory=dict)
    _own: tuple[Person, ...] = ()

    @classmethod
    def load(cls, settings: Settings, files: DataFiles, problems: Problems) -> Library:
        """Read the data files of a site. What is wrong goes into `problems`; what could be read is in the library."""
        cv = _read_cv_file(files, settings, problems)
        people = _read_authors_file(files, settings, problems)
        option = _option_profile(settings, problems)
        own = tuple(person for person in (option, cv.person) if person)
        pages: dict[str, ItemPage] = {}
        placed = Placement(cv.sections)
        if files.items:
            from mkdocs_academic.items import place_items, read_items

            pages = read_items(files.items, settings, _known_names(people, own), problems)
            placed = place_items(cv.sections, filter(None, (page.record for page in pages.values())))
        _give_keys(placed, problems)
        library = cls(
            settings=settings,
            profile=_published(build_profile(*own), settings),
            sections=placed.sections,
            people={name: _published(build_profile(person), settings) for name, person in people.items()},
            files=files,
            item_pages=pages,
            items={path: page.record for path, page in pages.items() if page.record},
            loose=placed.loose,
            _people=people,
            _own=own,
        )
        library._find_attachments(chain(library.entries, (record for record, _ in placed.held)), problems)
        return library

    @property
    def is_empty(self) -> bool:
        return not self.sections and not self._own and not self.items

    @property
    def entries(self) -> Iterator[AnyEntry]:
        """Everything in the sections, in their order, then the records of pages that stand in none."""
        return chain(chain.from_iterable(section.entries for section in self.sections), self.loose)

    @property
    def publications(self) -> Iterator[Publication]:
        return (entry for entry in self.entries if isinstance(entry, Publication))

    @property
    def talks(self) -> Iterator[Talk]:
        return (entry for entry in self.entries if isinstance(entry, Talk))

    def sections_of(self, kind: str) -> list[Section]:
        """The sections of a kind. The records of pages that stand in none come last: they are added to the last one."""
        found = [section for section in self.sections if section.kind == kind]
        loose = tuple(entry for entry in self.loose if kind_of(entry) == kind)
        if loose:
            last = found.pop() if found else Section("", kind)
            found.append(last._replace(entries=(*last.entries, *loose)))
        return found

    def author(self, mapping: Person | None = None, name: str | None = None) -> Profile | None:
        """The profile that a page shows.

        Args:
            mapping: the keys of the page's own `author:`, which win over everything else.
            name: an id of `authors.yml`, or a person's name.

        Returns:
            The owner where neither is given; None for a name that nobody has.
        """
        if name is not None:
            if name in self._people:
                return self._joined(self._people[name])
            for profile in (self.profile, *self.people.values()):
                if str(profile.name) and fold(str(profile.name)) == fold(name):
                    return profile
            return None
        return self._joined(mapping) if mapping else self.profile

    def _joined(self, person: Person) -> Profile:
        """A person with what the site knows of them: the owner's data only where the names do not contradict."""
        name = person.get("name")
        if name is None or self.profile.person.nearness(name):
            return _published(build_profile(person, *self._own), self.settings)
        others = (other for other in self._people.values() if other is not person and closeness(name, other["name"]))
        return _published(build_profile(person, *others), self.settings)

    def _find_attachments(self, entries: Iterable[AnyEntry], problems: Problems) -> None:
        for profile in (self.profile, *self.people.values()):
            self.find_photo(profile, problems)
        for link, origin in _named_files(entries):
            self.find_attachment(link, origin, problems)

    def find_photo(self, profile: Profile, problems: Problems) -> None:
        """Look up the photo of a profile and its links into the site, and report what is not there."""
        if profile.photo:
            self.find_attachment(profile.photo, profile.photo_origin, problems, must_be_file=True)
        for link in profile.links:
            self.find_attachment(link.url, link.origin, problems)

    def find_attachment(
        self, name: str, origin: Origin | None, problems: Problems, *, must_be_file: bool = False
    ) -> None:
        """Look up a local file by the name that a record gives it; `must_be_file`: whatever the name looks like."""
        if safety.has_scheme(name) or name in self.attachments:
            return
        if not must_be_file and not names_a_file(name):
            if name.partition("#")[0].endswith(".md"):
                self.page_links.append((name, origin))
            return
        folder = getattr(origin.file, "folder", None) if origin else None
        try:
            found = find_attachment(name, folder or self.settings.root, self.settings.docs_dir, self.settings.root)
        except Missing as missing:
            place = origin.place() if origin else Place("mkdocs.yml")
            problems.warn(missing.code, missing.message, place, missing.hint)
            return
        self.attachments[name] = found


def _read_cv_file(files: DataFiles, settings: Settings, problems: Problems) -> CVFile:
    if files.cv is None:
        return CVFile()
    try:
        source = _source(files.cv, settings)
    except AcademicError as error:
        problems.extend(error.problems)
        return CVFile()
    return read_cv(source, settings.sections, problems)


def _read_authors_file(files: DataFiles, settings: Settings, problems: Problems) -> dict[str, Person]:
    if files.authors is None:
        return {}
    try:
        source = _source(files.authors, settings)
    except AcademicError as error:
        problems.extend(error.problems)
        return {}
    return read_people(source, problems)


def _known_names(people: Mapping[str, Person], own: Iterable[Person]) -> dict[str, str]:
    """Names by the ids of authors.yml; the owner's by the empty one."""
    names = {id_: str(person["name"]) for id_, person in people.items() if person.get("name")}
    return names | {"": next((str(person["name"]) for person in own if person.get("name")), "")}


def _source(path: Path, settings: Settings) -> YamlSource:
    try:
        name = path.relative_to(settings.root).as_posix()
    except ValueError:
        name = path.name
    return YamlSource(name, read_text(path, name), folder=path.parent)


@dataclass(frozen=True, slots=True)
class _OptionSource:
    """mkdocs.yml as the place of the option `profile`."""

    settings: Settings
    name: str = "mkdocs.yml"

    @property
    def folder(self) -> Path:
        return self.settings.root

    def place(self, path: Sequence[str | int], *, key: bool = False) -> Place:
        keys = [part for part in path if isinstance(part, str)]
        return option_place(self.settings, *(keys or ["profile"]))


def _option_profile(settings: Settings, problems: Problems) -> Person:
    if not settings.profile:
        return {}
    mapping: Raw = {str(key): textual(value) for key, value in settings.profile.items()}
    return read_person(mapping, Origin(_OptionSource(settings), ("profile",)), problems)


def _published(profile: Profile, settings: Settings) -> Profile:
    """The profile without what is private and not published by the option or by the profile itself."""
    publish = profile.publish | settings.publish
    return replace(
        profile,
        publish=publish,
        phones=profile.phones if "phone" in publish else (),
        address=profile.address if "address" in publish else "",
        birth_date=profile.birth_date if "birth_date" in publish else "",
    )


def _named_files(entries: Iterable[AnyEntry]) -> Iterator[tuple[str, Origin | None]]:
    for entry in entries:
        for link in _links_of(entry):
            yield link.url, link.origin or entry.origin
        if entry.url:
            yield entry.url, entry.origin and Origin(entry.origin.file, (*entry.origin.path, "url"))


def _links_of(entry: AnyEntry) -> Iterator[Link]:
    yield from entry.links
    if isinstance(entry, Talk):
        for occasion in entry.occasions:
            yield from occasion.links


def _give_keys(placed: Placement, problems: Problems) -> None:
    """Give every publication and talk a key, no two alike (case folded); the records are not in use yet."""
    entries = [*(entry for section in placed.sections for entry in section.entries), *placed.loose]
    _give([entry for entry in entries if isinstance(entry, Publication)], _work_words, problems)
    _give([entry for entry in entries if isinstance(entry, Talk)], _talk_words, problems)
    for record, entry in placed.held:
        if isinstance(record, Publication | Talk):
            _set_key(record, entry.key)


def _give(records: list[_Keyed], words_of: Callable[[_Keyed], tuple[str, Iterator[str]]], problems: Problems) -> None:
    """A written key is kept; where two meet, the later gets `-2`. Keys that we make do not depend on the order of the
    file: of those that begin alike the oldest work keeps the short one, the others take in more of their titles.
    """
    taken: dict[str, _Keyed] = {}
    for record in (record for record in records if record.key):
        key = safety.identifier(record.key) or "work"
        if key.casefold() in taken:
            _report_same_key(record, taken[key.casefold()], key, problems)
        _set_key(record, _free(key, taken, record))
    for record in sorted((record for record in records if not record.key), key=_age):
        key, words = words_of(record)
        for word in words:
            key += word
            if key[:_KEY_LENGTH] not in taken:
                break
        _set_key(record, _free(key[:_KEY_LENGTH].strip("-") or "work", taken, record))


def _set_key(record: Publication | Talk, key: str) -> None:
    # Records are frozen, and this is the last step of making them: a copy of each would double its cost.
    object.__setattr__(record, "key", key)


def _age(record: Publication | Talk) -> tuple[object, ...]:
    when = record.issued if isinstance(record, Publication) else record.occasions[0].when
    name = record.title if isinstance(record, Publication) else record.name
    return (when.sort_key, name)


def _free(key: str, taken: dict[str, _Keyed], record: _Keyed) -> str:
    free, number = key, 1
    while free.casefold() in taken:
        number += 1
        free = f"{key[: _KEY_LENGTH - 4]}-{number}"
    taken[free.casefold()] = record
    return free


def _report_same_key(record: Publication | Talk, first: Publication | Talk, key: str, problems: Problems) -> None:
    if record.origin and first.origin:
        problems.warn(
            "same-key",
            f"the key {key!r} is taken by the entry in {first.origin.place('key')}",
            record.origin.place("key"),
            "give one of the two another key",
        )


def _work_words(work: Publication) -> tuple[str, Iterator[str]]:
    name = work.authors[0].name if work.authors else None
    family = _letters((name.family or name.literal) if name else "")
    return f"{family}{work.year or ''}", _title_words(work.title)


def _talk_words(talk: Talk) -> tuple[str, Iterator[str]]:
    first = talk.occasions[0]
    start = f"{first.when.year}-" if first.when.year else ""
    return start, chain(_title_words(talk.name), _title_words(first.event))


def _title_words(title: str) -> Iterator[str]:
    """The long words of a title as a key takes them in, one by one; its short ones where it has no other."""
    words = re.split(r"[\s:/—–-]+", title)
    found = False
    for word in words:
        if len(word) > 3 and word.lower() not in _STOP_WORDS and (letters := _letters(word)):
            found = True
            yield letters
    if not found:
        yield from filter(None, map(_letters, words))


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    folded = re.sub(r"[^a-z0-9]", "", fold(text))
    return folded or "".join(f"{ord(c):x}" for c in text if c.isalnum())[:16]
