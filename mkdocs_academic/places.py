"""Where pages of records and the files beside them lie in a site, and what lies there already."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_academic import safety
from mkdocs_academic.datafiles import ITEM_FOLDERS
from mkdocs_academic.errors import Origin, Place, Problems

_KINDS = {"publications": "publication", "talks": "talk"}
_NOUNS = {"publications": "work", "talks": "talk"}
# Names that MkDocs takes for the page of the folder itself, beside those that Windows refuses.
_INDEXES = frozenset({"index", "readme"})


class Record(Protocol):
    """What has a page of its own: its key, and where it was written."""

    @property
    def key(self) -> str: ...

    @property
    def origin(self) -> Origin | None: ...


class Spot(NamedTuple):
    """The file of a record's page, and whether it is one that we make."""

    file: File
    is_made: bool


class Taken:
    """What takes which place in the site, compared as file systems that know no capital letters do.

    Args:
        files: those of the site.
        folder: the one of the records' pages.
        is_preview: whether drafts are built too.
    """

    def __init__(self, files: Files, folder: str, *, is_preview: bool) -> None:
        self.folder = folder
        self._files = files
        self._by_place: dict[str, File] = {}
        self._pages: dict[str, File] = {}
        least: int = (InclusionLevel.DRAFT if is_preview else InclusionLevel.NOT_IN_NAV).value
        for file in files:
            if file.inclusion.value >= least:
                self._by_place[file.dest_uri.casefold()] = file
                if file.is_documentation_page():
                    self._pages[file.src_uri.casefold()] = file
        folders = [name for name, kind in ITEM_FOLDERS.items() if kind == _KINDS[folder]]
        written = [uri for uri in self._pages if uri.rpartition("/")[0] in folders]
        written.sort(key=lambda uri: folders.index(uri.rpartition("/")[0]), reverse=True)  # the first wins
        self._named = {uri.rpartition("/")[2]: self._pages[uri] for uri in written}

    def source(self, path: str) -> File | None:
        return self._pages.get(path.casefold())

    def page(self, name: str) -> File | None:
        """The Markdown file that has a record's name, wherever it lands."""
        return self._named.get(f"{name}.md".casefold())

    def at(self, path: str) -> File | None:
        """The file at a path of the site, or at the path of one of its folders."""
        folded = path.casefold()
        found = self._by_place.get(folded)
        while found is None and (folded := folded.rpartition("/")[0]):
            found = self._by_place.get(folded)
        return found

    def add(self, file: File) -> None:
        if (excluded := self._files.get_file_from_path(file.src_uri)) is not None:
            self._files.remove(excluded)
        self._files.append(file)
        self._by_place[file.dest_uri.casefold()] = file


def place_page(
    record: Record, others: Container[str], taken: Taken, config: MkDocsConfig, wanted: bool, problems: Problems
) -> Spot | None:
    """The page of something that is no page itself: one that its author has written, else a new one if it is wanted.

    Args:
        others: the pages of other records.
        problems: takes a page whose place is taken.
    """
    name = file_name(record.key, _NOUNS[taken.folder])
    place = f"{taken.folder}/{name}/index.html" if config.use_directory_urls else f"{taken.folder}/{name}.html"
    there = taken.page(name) or taken.at(place)
    if there is None and wanted:
        file = File.generated(config, f"{taken.folder}/{name}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        taken.add(file)
        return Spot(file, True)
    if there is None:
        return None
    if there.is_documentation_page() and there.src_uri not in others:
        return written_page(there, config)
    if wanted:
        problems.warn(
            "taken-page",
            f"the page of {record.key!r} would lie where {there.src_uri!r} does, so it is not made",
            record.origin.place("key") if record.origin else Place(there.src_uri),
            f"give the {_NOUNS[taken.folder]} another key, or move the file",
        )
    return None


def written_page(file: File, config: MkDocsConfig) -> Spot:
    """A page that a record's author has written; where the navigation is, MkDocs need not miss it there."""
    if config.nav is not None and file.inclusion is InclusionLevel.INCLUDED:
        file.inclusion = InclusionLevel.NOT_IN_NAV
    return Spot(file, False)


def file_name(key: str, noun: str = "work") -> str:
    """The name of a record's page and files: its key, unless MkDocs or Windows would take that for something else."""
    return f"{noun}-{key}" if key.casefold() in _INDEXES or not safety.is_file_name(key) else key
