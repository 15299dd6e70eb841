"""Which works have a page of their own, where each lies, and what lies beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_academic.attachments import Attachment
from mkdocs_academic.errors import Problems
from mkdocs_academic.library import Library
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.places import Taken, file_name, place_page, written_page
from mkdocs_academic.workfiles import FORMATS, Twin, WorkFile, Writer, find_writers


class WorkPlace(NamedTuple):
    """A work's page; the paths in the site of the files beside it, by the kinds of their links (`pdf` among them)."""

    record: Publication
    file: File
    is_made: bool
    files: tuple[tuple[str, str], ...] = ()

    @property
    def pdf(self) -> str:
        return next((path for kind, path in self.files if kind == "pdf"), "")


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
    taken = Taken(files, "publications", is_preview=is_preview)
    formats = find_writers(downloads)
    found: dict[str, WorkPlace] = {}
    others = set(library.items)
    for work in library.publications:
        if work.page in library.items:  # the page is the record
            file = taken.source(work.page)
            spot = written_page(file, config) if file else None
        else:
            wanted = publication_pages is True or (publication_pages == "selected" and work.selected)
            spot = place_page(work, others, taken, config, wanted, problems)
            # Records are frozen; where their pages are is the last that becomes known of them, in each build anew.
            object.__setattr__(work, "page", spot.file.src_uri if spot else "")
        if spot:
            others.add(spot.file.src_uri)
            place = WorkPlace(work, *spot)
            beside = _beside(place, library.attachments, taken, config, formats)
            found[spot.file.src_uri] = place._replace(files=tuple(beside))
    return found


def _beside(
    place: WorkPlace, attachments: Mapping[str, Attachment], taken: Taken, config: MkDocsConfig,
    formats: Mapping[str, Writer],
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """The files beside a work's page, which join the site; a file of the author's at that place is the one."""
    folder, _, page = place.file.dest_uri.rpartition("/")
    folder, name = f"{folder}/" if folder else "", file_name(place.record.key)
    if own := _own_pdf(place.record, attachments):
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
            taken.add(WorkFile(path, config, place.record, writer))
        yield kind, path


def _own_pdf(work: Publication, attachments: Mapping[str, Attachment]) -> Attachment | None:
    """The local file that is the work itself."""
    address = next((link.url for link in work.links if link.kind == "pdf"), "")
    found = attachments.get(address) or attachments.get(unquote(address))
    return found if found and found.site_path.suffix.lower() == ".pdf" else None
