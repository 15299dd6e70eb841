"""Everything that a site knows: its people, its CV, its works and talks; loaded once per build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_academic import safety
from mkdocs_academic.attachments import Attachment, Missing, find_attachment, names_a_file
from mkdocs_academic.collection import collect_works
from mkdocs_academic.datafiles import DataFiles
from mkdocs_academic.errors import Origin, Place, Problems
from mkdocs_academic.formats.people import Person, build_profile
from mkdocs_academic.formats.registries import SCHOLAR_ID, scholar_link
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.inventory import works_of
from mkdocs_academic.keys import give_keys
from mkdocs_academic.model.cv import AnyEntry, Placement, Section, kind_of
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.identifiers import id_key
from mkdocs_academic.model.names import closeness, fold, likeness
from mkdocs_academic.model.profile import Link, Profile
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.offprints import FOLDER, Offprints
from mkdocs_academic.relations import FIELDS, Relations
from mkdocs_academic.series import report_series
from mkdocs_academic.settings import Settings
from mkdocs_academic.sources import (
    read_authors_file,
    read_coauthors_file,
    read_cv_file,
    read_news_file,
    read_profile_option,
    read_venues_file,
)

if TYPE_CHECKING:
    from mkdocs_academic.formats.items import ItemPage
    from mkdocs_academic.model.directory import Listing
    from mkdocs_academic.model.venue import Venue


_CV = re.compile(r"/?cv(-[\w.-]+)?\.pdf")  # what the site makes itself


def _always(path: Path) -> bool:
    return True


@dataclass(slots=True)
class Library:
    """The records of a site, merged, with their keys, and the local files that they name.

    `missing` is where files are looked for that are not there. `items` are the records that have pages of their own, by
    their pages' paths in the docs folder; `loose` those of them that are no publications and stand in no section, as
    news of their own file may.
    """

    settings: Settings
    profile: Profile = field(default_factory=Profile)
    sections: tuple[Section, ...] = ()
    publications: tuple[Publication, ...] = ()
    people: Mapping[str, Profile] = field(default_factory=dict)
    coauthors: tuple[Listing, ...] = ()
    venues: Mapping[str, Venue] = field(default_factory=dict)
    files: DataFiles = field(default_factory=DataFiles)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    page_links: list[tuple[str, Origin | None]] = field(default_factory=list)
    missing: set[Path] = field(default_factory=set)
    item_pages: Mapping[str, ItemPage] = field(default_factory=dict)
    items: Mapping[str, AnyEntry] = field(default_factory=dict)
    loose: tuple[AnyEntry, ...] = ()
    _people: Mapping[str, Person] = field(default_factory=dict)
    _own: tuple[Person, ...] = ()
    _offprints: Offprints = field(default_factory=Offprints)
    _works: dict[str, Publication] | None = None
    _relations: Relations | None = None
    _is_built: Callable[[Path], bool] = _always

    @classmethod
    def load(
        cls, settings: Settings, files: DataFiles, problems: Problems, is_built: Callable[[Path], bool] = _always
    ) -> Library:
        """Read the data files of a site, and look up the files that they name.

        `is_built` tells which files of the docs folder are part of the site. What is wrong goes into `problems`; what
        could be read is in the library.
        """
        library = cls.read(settings, files, problems)
        library.look_up_files(problems, is_built)
        return library

    @classmethod
    def read(cls, settings: Settings, files: DataFiles, problems: Problems) -> Library:
        """Read the data files of a site, and nothing else."""
        cv = read_cv_file(files, settings, problems)
        people = read_authors_file(files, settings, problems)
        option = read_profile_option(settings, problems)
        own = tuple(person for person in (option, cv.person) if person)
        profile = _published(build_profile(*own), settings)
        members = [build_profile(person).person for person in people.values()]
        pages = _read_items(files, settings, _known_names(people, own), problems)
        records = {path: page.record for path, page in pages.items() if page.record}
        works = [record for record in records.values() if isinstance(record, Publication)]
        found = collect_works(cv.sections, works, [profile.person, *members], files, settings, problems)
        others = [one for one in records.values() if not isinstance(one, Publication)]
        placed = _place(found.sections, [*others, *read_news_file(files, settings, problems)])
        give_keys(found.works, list(placed.talks), problems)
        _link_scholar(found.works, profile)
        placed.share_keys()
        library = cls(
            settings=settings,
            profile=profile,
            sections=placed.sections,
            publications=found.works,
            people={name: _published(build_profile(person), settings) for name, person in people.items()},
            coauthors=read_coauthors_file(files, settings, problems),
            venues=read_venues_file(files, settings, problems),
            files=files,
            item_pages=pages,
            items={path: found.of_record.get(id(record), record) for path, record in records.items()},
            loose=placed.loose,
            _people=people,
            _own=own,
        )
        library._check_keys(problems)
        return library

    @property
    def is_empty(self) -> bool:
        return not (self.sections or self._own or self.publications or self.items or self.loose)

    @property
    def entries(self) -> Iterator[AnyEntry]:
        """Every record once: the works, what else stands in the sections, in their order, then records of pages."""
        others = chain.from_iterable(section.entries for section in self.sections)
        found = chain(self.publications, others, self.loose, self.items.values())
        return iter({id(entry): entry for entry in found}.values())

    @property
    def talks(self) -> tuple[Talk, ...]:
        return tuple(Placement(self.sections, self.loose).talks)

    def sections_of(self, kind: str) -> list[Section]:
        """The sections of a kind. The records of pages that stand in none come last: they are added to the last one.

        Programs, data sets and patents that stand in the bibliography alone are found too.
        """
        found = [section for section in self.sections if section.kind == kind]
        loose = tuple(entry for entry in self.loose if kind_of(entry) == kind)
        if loose:
            last = found.pop() if found else Section("", kind)
            found.append(last._replace(entries=(*last.entries, *loose)))
        return found or [Section("", kind, works) for works in [works_of(kind, self.publications)] if works]

    def find_work(self, key: str) -> Publication | None:
        """The work of a key, its own or that of an earlier form, with any capital letters; None if it is no work's."""
        if self._works is None:
            keys = [(work.key, work) for work in self.publications]
            keys += [(form.key, work) for work in self.publications for form in work.versions if form.key]
            self._works = {safety.comparable_key(name): work for name, work in reversed(keys)}
        return self._works.get(safety.comparable_key(key)) if key else None

    @property
    def relations(self) -> Relations:
        """Which records name each other."""
        if self._relations is None:
            self._relations = Relations(self.publications, self.find_work, self.talks, self.entries)
        return self._relations

    def _check_keys(self, problems: Problems) -> None:
        """Report the keys that no record has, and the talks that may be one given several times."""
        talks = self.talks
        report_series(talks, problems)
        for talk in talks:
            if talk.publication and talk.origin and self.find_work(talk.publication) is None:
                self.report_unknown_work(talk.publication, talk.origin.place("publication"), problems)
        for record, name, key in self.relations.unknown():
            place = record.origin.place(name) if record.origin else Place("cv.yml")
            if FIELDS[name] == "publication":
                self.report_unknown_work(key, place, problems)
                continue
            near = nearest(key, self.relations.known(name))
            hint = f"did you mean {near!r}?" if near else f"write key: {key} into it, or correct the key here"
            message = f"no {FIELDS[name]} has the key {key!r}"
            if self.relations.known(name):
                problems.warn("unknown-record", message, place, hint)
            else:
                problems.inform("unknown-record", message, place, hint)

    def report_unknown_work(self, key: str, place: Place, problems: Problems) -> None:
        """Say that a key is no work's, and which may be meant."""
        near = nearest(key, [work.key for work in self.publications])
        hint = f"did you mean {near!r}?" if near else "write the key of a work; export --format json shows them"
        problems.warn("unknown-work", f"no work has the key {key!r}", place, hint)

    def author(self, mapping: Person | None = None, name: str | None = None) -> Profile | None:
        """The profile that a page shows.

        Args:
            mapping: the keys of the page's own `author:`, which win over everything else.
            name: an id of `authors.yml`, or a person's name.

        Returns:
            The owner where neither is given; None for a name that nobody has.
        """
        if name is not None:
            if (known := self.find_id(name)) is not None:
                return self._joined(self._people[known])
            for profile in (self.profile, *self.people.values()):
                if str(profile.name) and fold(str(profile.name)) == fold(name):
                    return profile
            return None
        return self._joined(mapping) if mapping else self.profile

    def find_id(self, name: str) -> str | None:
        """The id among `people` that is meant; capital letters do not matter. None where it is nobody's."""
        if name in self.people:
            return name
        return next((known for known in self.people if id_key(known) == id_key(name)), None)

    def _joined(self, person: Person) -> Profile:
        """A person with what the site knows of them: the owner's data only where the names do not contradict."""
        name = person.get("name")
        if "id" in person:  # everybody there is somebody else, unless the name is surely the owner's
            own = self._own if any(likeness(own, person["name"]) == 2 for own in self.profile.person.names) else ()
            return _published(build_profile(person, *own), self.settings)
        if name is None or self.profile.person.nearness(name):
            return _published(build_profile(person, *self._own), self.settings)
        others = (other for other in self._people.values() if closeness(name, other["name"]))
        return _published(build_profile(person, *others), self.settings)

    def look_up_files(self, problems: Problems, is_built: Callable[[Path], bool] = _always) -> None:
        """Find the local files that the records name; again where they may have come or gone in the meantime.

        `is_built` tells which files of the docs folder are part of the site.
        """
        self._is_built = is_built
        self.attachments.clear()
        self.page_links.clear()
        self.missing.clear()
        for profile in (self.profile, *self.people.values()):
            self.find_photo(profile, problems)
        addresses = [(one.url, one.origin) for one in self.coauthors] + [
            (one.url, one.origin) for one in self.venues.values()
        ]
        for address, origin in addresses:
            self.find_attachment(address, origin, problems)
        docs = self.settings.docs_dir
        shown = (docs.relative_to(self.settings.root) if docs.is_relative_to(self.settings.root) else docs) / FOLDER
        self.attachments |= self._offprints.give(self.publications, docs, shown.as_posix(), problems, is_built)
        for name, origin, kind in _named_files(self.entries):
            self.find_attachment(name, origin, problems, kind, must_be_file=kind == "preview")

    def find_photo(self, profile: Profile, problems: Problems) -> None:
        """Look up the photo of a profile and its links into the site, and report what is not there."""
        if profile.photo:
            self.find_attachment(profile.photo, profile.photo_origin, problems, must_be_file=True)
        for link in profile.links:
            self.find_attachment(link.url, link.origin, problems)

    def find_attachment(
        self, name: str, origin: Origin | None, problems: Problems, kind: str = "", *, must_be_file: bool = False
    ) -> None:
        """Look up a local file by the name that a record gives it, of a kind of link if it is one's.

        `must_be_file`: whatever the name looks like.
        """
        if name.startswith(("https:", "http:")) or name in self.attachments or safety.has_scheme(name):
            return
        is_page = not must_be_file and not names_a_file(name)
        if is_page and not (kind == "html" and name.endswith((".html", ".htm"))):
            if not name.startswith("/") or name.partition("#")[0].endswith(".md"):
                self.page_links.append((name, origin))  # of what begins with / other programs may take care
            return
        folder = getattr(origin.file, "folder", None) if origin else None
        try:
            found = find_attachment(
                name, folder or self.settings.root, self.settings.docs_dir, self.settings.root, kind
            )
        except Missing as missing:
            if is_page or _CV.fullmatch(name):
                self.page_links.append((name, origin))
                return
            self.missing.add((folder or self.settings.root) / name)
            place = origin.place() if origin else Place("mkdocs.yml")
            problems.warn(missing.code, missing.message, place, missing.hint)
            return
        if not found.copied and not self._is_built(self.settings.docs_dir / found.site_path):
            place = origin.place() if origin else Place("mkdocs.yml")
            hint = "take it out of exclude_docs, or do not name it"
            problems.warn("excluded-file", f"{name!r} is kept out of the site by exclude_docs", place, hint)
            return
        self.attachments[name] = found


def _read_items(
    files: DataFiles, settings: Settings, known: Mapping[str, str], problems: Problems
) -> dict[str, ItemPage]:
    if not (files.items or files.bundles):
        return {}
    from mkdocs_academic.items import read_items, report_bundles

    report_bundles(files.bundles, settings, problems)
    return read_items(files.items, settings, known, problems)


def _place(sections: tuple[Section, ...], records: Sequence[AnyEntry]) -> Placement:
    if not records:
        return Placement(sections)
    from mkdocs_academic.items import place_items

    return place_items(sections, records)


def _known_names(people: Mapping[str, Person], own: Iterable[Person]) -> dict[str, str]:
    """Names by the ids of authors.yml; the owner's by the empty one."""
    names = {id_: str(person["name"]) for id_, person in people.items() if person.get("name")}
    return names | {"": next((str(person["name"]) for person in own if person.get("name")), "")}


def _link_scholar(works: Iterable[Publication], profile: Profile) -> None:
    """Give works with an id of Google Scholar's the link to their page there, which is one of the owner's profile."""
    user = ""
    for work in works:
        if SCHOLAR_ID in work.extra:
            profiles = (link.url for link in profile.links if link.kind == "googlescholar")
            user = user or next((found[1] for url in profiles if (found := re.search(r"[?&]user=([\w-]+)", url))), "")
            if link := scholar_link(str(work.extra[SCHOLAR_ID]), user):
                object.__setattr__(work, "links", (*work.links, link))  # as its key, before the record is in use


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


def _named_files(entries: Iterable[AnyEntry]) -> Iterator[tuple[str, Origin | None, str]]:
    """What records name that may be a file: the name, where it stands, and the kind of link or `preview`."""
    for entry in entries:
        for link in _links_of(entry):
            yield link.url, link.origin or entry.origin, link.kind
        if entry.url:
            yield entry.url, entry.origin and Origin(entry.origin.file, (*entry.origin.path, "url")), ""
        if isinstance(entry, Publication) and entry.preview:
            yield entry.preview, entry.origin and Origin(entry.origin.file, (*entry.origin.path, "preview")), "preview"
        if isinstance(entry, Entry) and entry.image:
            yield entry.image, entry.origin and Origin(entry.origin.file, (*entry.origin.path, "image")), "preview"


def _links_of(entry: AnyEntry) -> Iterator[Link]:
    yield from entry.links
    if isinstance(entry, Talk):
        for occasion in entry.occasions:
            yield from occasion.links
