"""Everything that a site knows: its people, its CV, its works and talks; loaded once per build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from mkdocs_academic import safety
from mkdocs_academic.attachments import Attachment, Missing, find_attachment
from mkdocs_academic.errors import AcademicError, Origin, Place, Problems
from mkdocs_academic.formats.located_yaml import YamlSource, read_text
from mkdocs_academic.formats.people import Person, build_profile, read_people, read_person
from mkdocs_academic.formats.rendercv import CVFile, read_cv
from mkdocs_academic.model.cv import AnyEntry, Section
from mkdocs_academic.model.names import closeness, fold
from mkdocs_academic.model.profile import Link, Profile
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.settings import Settings

_CV_NAMES = ("cv.yml", "cv.yaml")
_STOP_WORDS = frozenset(
    "about after and before between from into over that their this through toward towards under upon using with within "
    "without what when where which while your".split()
)
_Keyed = TypeVar("_Keyed", Publication, Talk)


@dataclass(slots=True)
class Files:
    """The data files of a site: those that are read, and those that were found beside them and are not."""

    cv: Path | None = None
    authors: Path | None = None
    others: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return self.cv is not None or self.authors is not None


def find_files(settings: Settings, problems: Problems) -> Files:
    """The data files that the options name, or that lie beside mkdocs.yml under the names of the documentation."""
    root = settings.root
    found = [root / name for name in _CV_NAMES if (root / name).is_file()]
    found += sorted(path for pattern in ("*_CV.yaml", "*_CV.yml") for path in root.glob(pattern) if path.is_file())
    cv = _named(settings.cv, "cv", settings, problems) if settings.cv is not None else next(iter(found), None)
    if settings.authors is not None:
        authors = _named(settings.authors, "authors", settings, problems)
    else:
        authors = next((path for name in ("authors.yml", "authors.yaml") if (path := root / name).is_file()), None)
    others = tuple(path for path in found if settings.cv is None and path != cv)
    return Files(cv, authors, others)


def _named(name: str | bool, option: str, settings: Settings, problems: Problems) -> Path | None:
    if not isinstance(name, str):
        return None
    path = settings.root / name
    try:
        safety.contained(settings.root, path)
    except safety.Unsafe as unsafe:
        problems.error(
            "outside-project", f"the option {option!r} names {unsafe.reason}", _option_place(settings, option)
        )
        return None
    if not path.is_file():
        problems.error(
            "missing-file",
            f"the option {option!r} names {name!r}, and there is no such file",
            _option_place(settings, option),
            "correct the name; it is looked for beside mkdocs.yml",
        )
        return None
    return path


def _option_place(settings: Settings, *path: str) -> Place:
    """Where an option of the plugin stands in mkdocs.yml: the first line there that holds its last key."""
    name = settings.config_file.name if settings.config_file else "mkdocs.yml"
    try:
        lines = settings.config_file.read_text(encoding="utf-8").splitlines() if settings.config_file else []
    except (OSError, UnicodeDecodeError):
        lines = []
    begun = False
    for number, line in enumerate(lines, start=1):
        begun = begun or bool(re.search(r"-\s*['\"]?academic\b", line))
        if begun and (match := re.search(rf"(?<![\w-]){re.escape(path[-1])}['\"]?\s*:", line)):
            return Place(name, number, match.start() + 1, line, len(path[-1]))
    return Place(name)


@dataclass(slots=True)
class Library:
    """The records of a site, merged, with their keys, and the local files that they name."""

    settings: Settings
    profile: Profile = field(default_factory=Profile)
    sections: tuple[Section, ...] = ()
    people: Mapping[str, Profile] = field(default_factory=dict)
    files: Files = field(default_factory=Files)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    _people: Mapping[str, Person] = field(default_factory=dict)
    _own: tuple[Person, ...] = ()

    @classmethod
    def load(cls, settings: Settings, problems: Problems) -> Library:
        """Read every data file of a site. What is wrong goes into `problems`; what could be read is in the library."""
        files = find_files(settings, problems)
        cv = _read_cv_file(files, settings, problems)
        people = read_people(_source(files.authors, settings), problems) if files.authors else {}
        option = _option_profile(settings, problems)
        own = tuple(person for person in (option, cv.person) if person)
        library = cls(
            settings=settings,
            profile=_published(build_profile(*own), settings),
            sections=_with_keys(cv.sections, problems),
            people={name: _published(build_profile(person), settings) for name, person in people.items()},
            files=files,
            _people=people,
            _own=own,
        )
        library._find_attachments(problems)
        return library

    @property
    def is_empty(self) -> bool:
        return not self.sections and not self._own

    @property
    def publications(self) -> Iterator[Publication]:
        return (entry for section in self.sections for entry in section.entries if isinstance(entry, Publication))

    @property
    def talks(self) -> Iterator[Talk]:
        return (entry for section in self.sections for entry in section.entries if isinstance(entry, Talk))

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
        if name is None or (str(self.profile.name) and closeness(name, self.profile.name)):
            return _published(build_profile(person, *self._own), self.settings)
        others = (other for other in self._people.values() if other is not person and closeness(name, other["name"]))
        return _published(build_profile(person, *others), self.settings)

    def _find_attachments(self, problems: Problems) -> None:
        for profile in (self.profile, *self.people.values()):
            self.find_photo(profile, problems)
        for link, origin in _named_files(self.sections):
            self.find_attachment(link, origin, problems)

    def find_photo(self, profile: Profile, problems: Problems) -> None:
        """Look up the photo of a profile and its links into the site, and report what is not there."""
        if profile.photo:
            self.find_attachment(profile.photo, profile.photo_origin, problems)
        for link in profile.links:
            self.find_attachment(link.url, link.origin, problems)

    def find_attachment(self, name: str, origin: Origin | None, problems: Problems) -> None:
        if safety.has_scheme(name) or not looks_like_file(name) or name in self.attachments:
            return
        folder = getattr(origin.file, "folder", None) if origin else None
        try:
            found = find_attachment(name, folder or self.settings.root, self.settings.docs_dir, self.settings.root)
        except Missing as missing:
            place = origin.place() if origin else Place("mkdocs.yml")
            problems.warn(missing.code, missing.message, place, missing.hint)
            return
        self.attachments[name] = found


def looks_like_file(name: str) -> bool:
    """Whether a relative address means a file to be published, rather than a page of the site."""
    last = name.split("#")[0].split("?")[0].rsplit("/", 1)[-1]
    return "." in last and not last.endswith((".md", ".html"))


def _read_cv_file(files: Files, settings: Settings, problems: Problems) -> CVFile:
    if files.cv is None:
        return CVFile()
    try:
        source = _source(files.cv, settings)
    except AcademicError as error:
        problems.extend(error.problems)
        return CVFile()
    return read_cv(source, settings.sections, problems)


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
        return _option_place(self.settings, *(keys or ["profile"]))


def _option_profile(settings: Settings, problems: Problems) -> Person:
    if not settings.profile:
        return {}
    mapping = {str(key): textual(value) for key, value in settings.profile.items()}
    return read_person(mapping, Origin(_OptionSource(settings), ("profile",)), problems)  # type: ignore[arg-type]


def textual(value: object) -> object:
    """A value as another YAML reader gave it, with everything but lists, mappings and booleans as text."""
    if isinstance(value, Mapping):
        return {str(key): textual(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [textual(item) for item in value]
    return value if value is None or isinstance(value, bool) else str(value)


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


def _named_files(sections: Iterable[Section]) -> Iterator[tuple[str, Origin | None]]:
    for section in sections:
        for entry in section.entries:
            for link in _links_of(entry):
                yield link.url, link.origin or entry.origin
            if entry.url:
                yield entry.url, entry.origin


def _links_of(entry: AnyEntry) -> Iterator[Link]:
    yield from entry.links
    if isinstance(entry, Talk):
        for occasion in entry.occasions:
            yield from occasion.links


def _with_keys(sections: tuple[Section, ...], problems: Problems) -> tuple[Section, ...]:
    """The sections with a key on every publication and talk, no two alike (case folded)."""
    publications = _keyed([e for s in sections for e in s.entries if isinstance(e, Publication)], _work_words, problems)
    talks = _keyed([e for s in sections for e in s.entries if isinstance(e, Talk)], _talk_words, problems)
    keyed = publications | talks
    return tuple(
        replace(section, entries=tuple(keyed.get(id(entry), entry) for entry in section.entries))
        for section in sections
    )


def _keyed(
    records: list[_Keyed], words_of: Callable[[_Keyed], tuple[str, list[str]]], problems: Problems
) -> dict[int, AnyEntry]:
    """Each record with its key, by the identity of the record.

    A written key is kept; where two meet, the later gets `-2`. Keys that we make do not depend on the order of the
    file: of those that begin alike the oldest work keeps the short one, the others take in more of their titles.
    """
    taken: dict[str, _Keyed] = {}
    result: dict[int, AnyEntry] = {}
    for record in (record for record in records if record.key):
        key = safety.identifier(record.key) or "work"
        if key.casefold() in taken:
            _report_same_key(record, taken[key.casefold()], key, problems)
        result[id(record)] = replace(record, key=_free(key, taken, record))
    unnamed = sorted((record for record in records if not record.key), key=_age)
    for record in unnamed:
        start, words = words_of(record)
        count = 1
        while (key := safety.identifier(start + "".join(words[:count]))).casefold() in taken and count < len(words):
            count += 1
        result[id(record)] = replace(record, key=_free(key or "work", taken, record))
    return result


def _age(record: Publication | Talk) -> tuple[object, ...]:
    when = record.issued if isinstance(record, Publication) else record.occasions[0].when
    name = record.title if isinstance(record, Publication) else record.name
    return (when.sort_key, name)


def _free(key: str, taken: dict[str, _Keyed], record: _Keyed) -> str:
    free, number = key, 1
    while free.casefold() in taken:
        number += 1
        free = f"{key[:76]}-{number}"
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


def _work_words(work: Publication) -> tuple[str, list[str]]:
    name = work.authors[0].name if work.authors else None
    family = _letters((name.family or name.literal) if name else "")
    return f"{family}{work.year or ''}", _title_words(work.title)


def _talk_words(talk: Talk) -> tuple[str, list[str]]:
    first = talk.occasions[0]
    start = f"{first.when.year or ''}"
    return start + ("-" if start else ""), [*_title_words(talk.name), *_title_words(first.event)]


def _title_words(title: str) -> list[str]:
    words = [_letters(word) for word in re.split(r"[\s:/—–-]+", title)]
    long = [word for word in words if len(word) > 3 and word not in _STOP_WORDS]
    return long or [word for word in words if word] or ["work"]


def _letters(text: str) -> str:
    folded = re.sub(r"[^a-z0-9]", "", fold(text))
    return folded or "".join(f"{ord(c):x}" for c in text if c.isalnum())[:16]
