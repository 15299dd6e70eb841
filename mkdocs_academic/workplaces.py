"""Which works have a page of their own, where each lies, and what lies beside it."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_academic import safety
from mkdocs_academic.attachments import Attachment
from mkdocs_academic.datafiles import ITEM_FOLDERS
from mkdocs_academic.errors import Place, Problems
from mkdocs_academic.library import Library
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.workfiles import FORMATS, Twin, WorkFile, Writer, find_writers

FOLDER = "publications"
_FOLDERS = tuple(folder for folder, kind in ITEM_FOLDERS.items() if kind == "publication")
# Names that MkDocs takes for the page of the folder itself, beside those that Windows refuses.
_INDEXES = frozenset({"index", "readme"})


class WorkPlace(NamedTuple):
    """A work's page; the paths in the site of the files beside it, by the kinds of their links (`pdf` among them)."""

    work: Publication
    file: File
    is_made: bool
    files: tuple[tuple[str, str], ...] = ()

    @property
    def pdf(self) -> str:
        return next((path for kind, path in self.files if kind == "pdf"), "")


class _Taken:
    """What takes which place in the site, compared as file systems that know no capital letters do."""

    def __init__(self, files: Files, is_preview: bool) -> None:
        self._files = files
        self._by_place: dict[str, File] = {}
        self._pages: dict[str, File] = {}
        least: int = (InclusionLevel.DRAFT if is_preview else InclusionLevel.NOT_IN_NAV).value
        for file in files:
            if file.inclusion.value >= least:
                self._by_place[file.dest_uri.casefold()] = file
                if file.is_documentation_page():
                    self._pages[file.src_uri.casefold()] = file
        of_works = [uri for uri in self._pages if uri.rpartition("/")[0] in _FOLDERS]
        of_works.sort(key=lambda uri: _FOLDERS.index(uri.rpartition("/")[0]), reverse=True)  # the first wins
        self._named = {uri.rpartition("/")[2]: self._pages[uri] for uri in of_works}

    def source(self, path: str) -> File | None:
        return self._pages.get(path.casefold())

    def page(self, name: str) -> File | None:
        """The Markdown file that has a work's name, wherever it lands."""
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


def place_works(
    library: Library, files: Files, config: MkDocsConfig, *, publication_pages: object, downloads: object,
    is_preview: bool, problems: Problems,
) -> dict[str, WorkPlace]:  # fmt: skip
    """Give each work its page: the one that its author has written, else a new one, which joins the site's files.

    Args:
        publication_pages: the option: True, False, or `selected`.
        downloads: the option: True, False, or a list.
        is_preview: whether drafts are built too.
        problems: takes the works whose places are taken.

    Returns:
        The pages by their paths in the docs folder; `page` of each work is that path, or empty.
    """
    taken = _Taken(files, is_preview)
    formats = find_writers(downloads)
    found: dict[str, WorkPlace] = {}
    others = ChainMap[str, object](found, library.items)  # type: ignore[arg-type]  # is only read
    for work in library.publications:
        if work.page in library.items:  # the page is the record
            file = taken.source(work.page)
            place = _written(work, file, config) if file else None
        else:
            wanted = publication_pages is True or (publication_pages == "selected" and work.selected)
            place = _place(work, others, taken, config, wanted, problems)
            # Records are frozen; where their pages are is the last that becomes known of them, in each build anew.
            object.__setattr__(work, "page", place.file.src_uri if place else "")
        if place:
            beside = _beside(place, library.attachments, taken, config, formats)
            found[place.file.src_uri] = place._replace(files=tuple(beside))
    return found


def _place(
    work: Publication, others: Container[str], taken: _Taken, config: MkDocsConfig, wanted: bool, problems: Problems
) -> WorkPlace | None:
    """The page of a work that is no record itself; `others` are the pages of other records."""
    name = file_name(work.key)
    place = f"{FOLDER}/{name}/index.html" if config.use_directory_urls else f"{FOLDER}/{name}.html"
    there = taken.page(name) or taken.at(place)
    if there is None and wanted:
        file = File.generated(config, f"{FOLDER}/{name}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        taken.add(file)
        return WorkPlace(work, file, True)
    if there is None:
        return None
    if there.is_documentation_page() and there.src_uri not in others:
        return _written(work, there, config)
    if wanted:
        problems.warn(
            "taken-page",
            f"the page of {work.key!r} would lie where {there.src_uri!r} does, so it is not made",
            work.origin.place("key") if work.origin else Place(there.src_uri),
            "give the work another key, or move the file",
        )
    return None


def _written(work: Publication, file: File, config: MkDocsConfig) -> WorkPlace:
    """A page that a work's author has written; where the navigation is, MkDocs need not miss it there."""
    if config.nav is not None and file.inclusion is InclusionLevel.INCLUDED:
        file.inclusion = InclusionLevel.NOT_IN_NAV
    return WorkPlace(work, file, False)


def file_name(key: str) -> str:
    """The name of a work's page and files: its key, unless MkDocs or Windows would take that for something else."""
    if key.casefold() in _INDEXES or not safety.is_file_name(key):
        return f"work-{key}"
    return key


def _beside(
    place: WorkPlace, attachments: Mapping[str, Attachment], taken: _Taken, config: MkDocsConfig,
    formats: Mapping[str, Writer],
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """The files beside a work's page, which join the site; a file of the author's at that place is the one."""
    folder, _, page = place.file.dest_uri.rpartition("/")
    folder, name = f"{folder}/" if folder else "", file_name(place.work.key)
    if own := _own_pdf(place.work, attachments):
        path = f"{folder}{own.site_path.name if page == 'index.html' else f'{name}.pdf'}"
        there = taken.at(path)
        if there is None:
            taken.add(Twin(path, config, str(own.file), str(own.site_path)))
        if there is None or there.dest_uri == str(own.site_path):
            yield "pdf", path
        elif str(own.site_path).rpartition("/")[0] == folder.rstrip("/"):
            yield "pdf", str(own.site_path)
    for word, writer in formats.items():
        kind, suffix = FORMATS[word]
        path = f"{folder}{name}{suffix}"
        if taken.at(path) is None:
            taken.add(WorkFile(path, config, place.work, writer))
        yield kind, path


def _own_pdf(work: Publication, attachments: Mapping[str, Attachment]) -> Attachment | None:
    """The local file that is the work itself."""
    address = next((link.url for link in work.links if link.kind == "pdf"), "")
    found = attachments.get(address) or attachments.get(unquote(address))
    return found if found and found.site_path.suffix.lower() == ".pdf" else None
