"""What `mkdocs serve` keeps from one build to the next: the last good data and front matter, and what is wrong now.

MkDocs' server stops answering when a build raises. So nothing of ours raises while it serves: what breaks is shown as
it was before, and the problems stand on every page until they are mended. A build never comes here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from hashlib import blake2b
from pathlib import Path
from time import sleep
from typing import NamedTuple

from mkdocs_academic.datafiles import DataFiles, find_files
from mkdocs_academic.drafts import RETRY, Drafts
from mkdocs_academic.errors import Place, Problem, Problems
from mkdocs_academic.faults import fault_of
from mkdocs_academic.library import Library
from mkdocs_academic.model.profile import Profile
from mkdocs_academic.panel import Panel
from mkdocs_academic.render import Renderer
from mkdocs_academic.settings import Settings
from mkdocs_academic.watch import Watch


class Print(NamedTuple):
    """The state of a file: when it was written, its number, and a digest of what it holds (empty for nothing)."""

    time: int
    number: int
    content: bytes


_UNREADABLE = Print(0, 0, b"")
_Made = tuple[Settings, DataFiles, dict[Path, Print], tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A library with all that it was made of: where none of that is other than before, nothing is read again.

    `certain` says that the library is of just that.
    """

    made_of: _Made
    library: Library
    problems: Problems
    certain: bool

    @property
    def files(self) -> DataFiles:
        return self.made_of[1]

    @property
    def prints(self) -> dict[Path, Print]:
        return self.made_of[2]


@dataclass(slots=True)
class Preview:
    """Lives as long as the server. `problems` are those of the build that runs, each once."""

    problems: dict[Problem, None] = field(default_factory=dict)
    had_problems: bool = False
    kept: bool = False
    drafts: Drafts = field(default_factory=Drafts)
    panel: Panel = field(default_factory=Panel)
    watch: Watch = field(default_factory=Watch)
    watched_by_others: tuple[Path, ...] = ()
    pause: Callable[[float], None] = sleep
    _last: _Reading | None = None
    _good: _Reading | None = None
    _renderer: tuple[tuple[tuple[Path, ...], tuple[Path, ...]], Renderer] | None = None
    _profiles: dict[str, Profile] = field(default_factory=dict)

    def begin(self) -> None:
        """A build begins: what was wrong in the last one is forgotten."""
        self.had_problems = self.has_problems
        self.problems, self.kept = {}, False
        self.drafts.begin()
        self.panel.begin()

    def add(self, problems: Iterable[Problem]) -> list[Problem]:
        """Note problems of this build; returns those that were not known yet."""
        new = [problem for problem in dict.fromkeys(problems) if problem not in self.problems]
        self.problems.update(dict.fromkeys(new))
        return new

    @property
    def has_problems(self) -> bool:
        return any(problem.severity != "info" for problem in self.problems)

    @property
    def keeps(self) -> bool:
        """Whether pages show what was there before in place of what is broken."""
        return self.kept or self.drafts.kept

    def show(self, html: str, file: Path) -> str:
        """A page of the site, with the panel if there are problems; `file` is where it will be written."""
        return self.panel.show(html, file, self.problems, kept=self.keeps)

    def finish(self) -> None:
        """The pages are written."""
        self.panel.finish(self.problems, kept=self.keeps)

    def load(
        self, settings: Settings, problems: Problems, is_built: Callable[[Path], bool] = lambda page: True
    ) -> tuple[DataFiles, Library]:
        """The library: a new one, the last one where nothing has changed, the last good one where the new is broken.

        `is_built` tells which files of the docs folder are part of the site.

        Returns:
            The data files that are there now, and the library. What is wrong goes into `problems`.
        """
        reading = self._read(settings, is_built)
        if reading.problems.breaking and reading is not self._last:
            self.pause(RETRY)
            reading = self._read(settings, is_built)
        self._last, found = reading, reading.files
        problems.extend(reading.problems)
        missing = Problems()
        if not reading.problems.breaking:
            self._good = reading
        elif self._good:
            reading, self.kept = self._good, True
        reading.library.look_up_files(missing, is_built)
        if not self.kept:
            problems.extend(missing)
        return found, reading.library

    def follow_named(self, library: Library) -> None:
        """Watch the files that records and pages name, there or not."""
        named = {attachment.file for attachment in library.attachments.values() if attachment.copied}
        self.watch.follow_also(named | library.missing, besides=self._besides(library.settings))

    def renderer(self, overrides: tuple[Path, ...], icons: tuple[Path, ...], root: Path) -> Renderer:
        """The templates of the site, compiled once for all builds, and again where they change."""
        own = tuple(file for folder in overrides for file in sorted((folder / "academic").glob("*.html")))
        if self._renderer is None or self._renderer[0] != (own, icons):
            self._renderer = (own, icons), Renderer(overrides, icons, root, reload=True)
        return self._renderer[1]

    def keep_profile(self, page: str, profile: Profile | None, problems: Problems) -> Profile | None:
        """The author that a page's front matter describes; the last good one where it is broken."""
        if problems.breaking and page in self._profiles:
            self.kept = True
            return self._profiles[page]
        self._profiles.pop(page, None)
        if profile and not problems.breaking:
            self._profiles[page] = profile
        return profile

    def _read(self, settings: Settings, is_built: Callable[[Path], bool]) -> _Reading:
        problems = Problems()
        self._follow(settings)
        found = find_files(settings, problems)
        found.items = tuple(filter(is_built, found.items))
        folders = {file.parent for file in found.read}
        self.watch.follow_also(found.read, folders, besides=self._besides(settings))
        prints = _prints(found, settings)
        made_of = (settings, found, prints, tuple(problems))
        for known in (self._last, self._good):
            if known and known.certain and known.made_of == made_of:
                return known
        certain = True
        try:
            library = Library.read(settings, found, problems)
        except Exception as error:
            problems.extend([fault_of(error)])
            library, certain = Library(settings), False
        if self._good:
            problems.extend(list(_gone(self._good, found, settings, problems)))
            problems.extend(list(_emptied(self._good, prints, settings, problems)))
        certain = certain and _prints(found, settings) == prints  # else saved while it was read
        return _Reading(made_of, library, problems, certain)

    def _follow(self, settings: Settings) -> None:
        """Watch what may be read, as it is now: a change after this is a change."""
        files = {*_named(settings), *(self._last.files.read if self._last else ())}
        files |= {*(self._good.files.read if self._good else ())}
        folders = {settings.root, *(file.parent for file in files)}
        own = [folder / "academic" for folder in self.panel.overrides]
        files |= {file for folder in own for ending in ("*.html", "*.typ") for file in folder.glob(ending)}
        self.watch.follow(files, folders, besides=self._besides(settings))

    def _besides(self, settings: Settings) -> tuple[Path, ...]:
        return (settings.docs_dir, *self.watched_by_others)


def _named(settings: Settings) -> Iterator[Path]:
    """The files that options name, there or not."""
    for one in fields(DataFiles):
        value = getattr(settings, one.name, None)
        for name in [value] if isinstance(value, str) else value if isinstance(value, list | tuple) else ():
            if isinstance(name, str):
                yield settings.root / name


def _prints(found: DataFiles, settings: Settings) -> dict[Path, Print]:
    """What tells one state of a file from another: the time alone is too coarse, the content alone does not tell that
    the file was away in between. Of mkdocs.yml too, since messages name its lines.
    """
    prints = {}
    for path in [*found.read, *found.items, *([settings.config_file] if settings.config_file else [])]:
        try:
            stat, data = path.stat(), path.read_bytes()
        except OSError:
            prints[path] = _UNREADABLE
        else:
            digest = blake2b(data, digest_size=16).digest() if data.strip() else b""
            prints[path] = Print(stat.st_mtime_ns, stat.st_ino, digest)
    return prints


def _gone(good: _Reading, found: DataFiles, settings: Settings, problems: Problems) -> Iterator[Problem]:
    """What was read before and is not there; unless a new file of its kind has come, which is a new name for it."""
    new = [path for path in found.read if path not in good.files.read and path not in good.files.others]
    for path in good.files.read:
        if path in found.read or path.is_file() or any(_are_alike(path, other) for other in new):
            continue
        name = _name(path, settings)
        if any(problem.code == "missing-file" and repr(name) in problem.message for problem in problems):
            continue  # an option names it, and that has been said
        yield Problem(
            "error",
            "missing-file",
            f"{name} was read before and is gone; the pages show what it held",
            Place(name),
            "put it back; to do without it, stop mkdocs serve and start it again",
        )


def _are_alike(path: Path, other: Path) -> bool:
    return path.suffix.replace("yaml", "yml") == other.suffix.replace("yaml", "yml")


def _emptied(good: _Reading, prints: dict[Path, Print], settings: Settings, problems: Problems) -> Iterator[Problem]:
    for path, now in prints.items():
        name = _name(path, settings)
        if now == _UNREADABLE or now.content or not good.prints.get(path, now).content:
            continue
        said = [problem for problem in problems if problem.code == "empty-file" and problem.place.file == name]
        if all(problem.severity == "info" for problem in said):
            yield Problem(
                "error",
                "empty-file",
                f"{name} is empty; the pages show what it held",
                Place(name),
                "save it again; to do without it, stop mkdocs serve, delete the file and start again",
            )


def _name(path: Path, settings: Settings) -> str:
    return path.relative_to(settings.root).as_posix() if path.is_relative_to(settings.root) else path.name
