"""The sources of a library but for works and pages: the CV, registers of people and venues, news, the option `profile`.

Each is opened, and read by its format; a file that cannot be read is reported and counts as none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_academic.datafiles import DataFiles, option_place
from mkdocs_academic.errors import AcademicError, Origin, Place, Problems
from mkdocs_academic.formats.located_yaml import read_text, textual
from mkdocs_academic.formats.people import Person, read_person
from mkdocs_academic.formats.rendercv import CVFile, read_cv
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.settings import Settings

if TYPE_CHECKING:
    from mkdocs_academic.model.directory import Listing
    from mkdocs_academic.model.entries import Entry
    from mkdocs_academic.model.venue import Venue


def read_cv_file(files: DataFiles, settings: Settings, problems: Problems) -> CVFile:
    """The CV, in YAML or as JSON Resume."""
    source = _open(files.cv, settings, problems)
    if source and files.cv and files.cv.suffix.lower() == ".json":
        from mkdocs_academic.formats.jsonresume import json_source, read_resume

        return read_resume(json_source(source.name, source.text, folder=source.folder), settings.sections, problems)
    return read_cv(source, settings.sections, problems) if source else CVFile()


def read_authors_file(files: DataFiles, settings: Settings, problems: Problems) -> dict[str, Person]:
    """The people of authors.yml and of the blog, by their ids."""
    own, blog = (_open(path, settings, problems) for path in (files.authors, files.blog_authors))
    if own is None and blog is None:
        return {}
    from mkdocs_academic.formats.authors import read_people

    return read_people(own, blog, problems)


def read_coauthors_file(files: DataFiles, settings: Settings, problems: Problems) -> tuple[Listing, ...]:
    source = _open(files.coauthors, settings, problems)
    if source is None:
        return ()
    from mkdocs_academic.formats.coauthors import read_coauthors

    return read_coauthors(source, problems)


def read_venues_file(files: DataFiles, settings: Settings, problems: Problems) -> Mapping[str, Venue]:
    source = _open(files.venues, settings, problems)
    if source is None:
        return {}
    from mkdocs_academic.formats.venues import read_venues

    return read_venues(source, problems)


def read_news_file(files: DataFiles, settings: Settings, problems: Problems) -> tuple[Entry, ...]:
    source = _open(files.news, settings, problems)
    if source is None:
        return ()
    from mkdocs_academic.formats.news import read_news

    return read_news(source, problems)


def read_profile_option(settings: Settings, problems: Problems) -> Person:
    mapping = {str(key): textual(value) for key, value in settings.profile.items()} if settings.profile else {}
    return read_person(mapping, Origin(_OptionSource(settings), ("profile",)), problems) if mapping else {}


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


def _open(path: Path | None, settings: Settings, problems: Problems) -> YamlSource | None:
    """The text of a data file; None where there is none, or where it cannot be read."""
    if path is None:
        return None
    name = path.relative_to(settings.root).as_posix() if path.is_relative_to(settings.root) else path.name
    try:
        return YamlSource(name, read_text(path, name), folder=path.parent)
    except AcademicError as error:
        problems.extend(error.problems)
        return None
