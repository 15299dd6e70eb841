"""The files that lie beside a work's page: the work to take away in other formats, and its PDF."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from mkdocs_academic.model.publication import Publication

Writer = Callable[[Publication], str]

_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)

# The words of the option `downloads`, the kind of the link, and the suffix of the file.
FORMATS = {"bib": ("bibtex", ".bib"), "ris": ("ris", ".ris"), "csl": ("csl", ".json")}


def find_writers(downloads: object) -> Mapping[str, Writer]:
    """The functions that write one work, by the words of the option `downloads` that it asks for."""
    wanted = chosen(downloads)
    if not wanted:
        return {}
    from mkdocs_academic.formats.bibtex_writer import write_bibtex
    from mkdocs_academic.formats.csljson import write_csl
    from mkdocs_academic.formats.ris import write_ris

    writers: dict[str, Writer] = {
        "bib": lambda work: write_bibtex([work]),
        "ris": lambda work: write_ris([work]),
        "csl": lambda work: write_csl([work]),
    }
    return {word: writer for word, writer in writers.items() if word in wanted}


def chosen(downloads: object) -> frozenset[str]:
    """The formats that the option `downloads` asks for."""
    named: Iterable[Any] = downloads if isinstance(downloads, list) else FORMATS if downloads else ()
    return frozenset(named) & FORMATS.keys()


class MadeFile(File):
    """A file of the site that is in no folder of the author's."""

    def __init__(self, path: str, config: MkDocsConfig) -> None:
        super().__init__(path, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)
        self.generated_by = "academic"


class Download(MadeFile):
    """A file of the site that is made when it is written: by then pages have found their places."""

    def __init__(self, name: str, config: MkDocsConfig, write: Callable[[], str]) -> None:
        super().__init__(name, config)
        self._write = write

    @property
    def _content(self) -> bytes:  # type: ignore[override]  # which MkDocs asks for when it copies the file
        return self._write().encode()  # bytes have the line ends of the format, not those of the operating system


class WorkFile(MadeFile):
    """A work in one format, written when the site is."""

    def __init__(self, path: str, config: MkDocsConfig, work: Publication, write: Writer) -> None:
        super().__init__(path, config)
        self._work, self._write = work, write

    @property
    def _content(self) -> bytes:  # type: ignore[override]  # which MkDocs asks for when it copies the file
        return self._write(self._work).encode()

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file; there are thousands, so this is as short as it can be."""
        content, place = self._content, self.abs_dest_path
        try:
            file = os.open(place, _WRITE, 0o666)
        except FileNotFoundError:
            Path(place).parent.mkdir(parents=True, exist_ok=True)
            file = os.open(place, _WRITE, 0o666)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)


class Twin(MadeFile):
    """A file that lies in the site already, once more beside the page of its work; on disk it is the same file."""

    def __init__(self, path: str, config: MkDocsConfig, source: str, first: str) -> None:
        super().__init__(path, config)
        self.abs_src_path = source
        self._first = Path(config.site_dir, first)

    def copy_file(self, dirty: bool = False) -> None:
        """Link the file to its first copy, where the file system can; else copy it once more."""
        place = Path(self.abs_dest_path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        try:
            place.hardlink_to(self._first)
        except OSError:
            assert self.abs_src_path is not None
            shutil.copyfile(self.abs_src_path, place)
