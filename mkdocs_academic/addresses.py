"""The addresses of a site: how a page links to what data names, and which of the files named there join the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from mkdocs_academic import safety
from mkdocs_academic.attachments import Attachment, names_a_file
from mkdocs_academic.datafiles import DataFiles
from mkdocs_academic.errors import Origin

if TYPE_CHECKING:
    from mkdocs_academic.library import Library


class Site(Protocol):
    """What the address of something depends on; `made` are the paths of files that the site makes for its readers."""

    files: Files | None
    made: set[str]

    @property
    def library(self) -> Library: ...


def href_from(site: Site, url: str) -> Callable[[str], str | None]:
    """How a page at that address in the site links to what data names; None for what may not be linked to."""
    cache: dict[str, str | None] = {}

    def href(address: str) -> str | None:
        if address.startswith(("https:", "http:")):
            return address
        if address not in cache:
            cache[address] = _resolve(site, address, url)
        return cache[address]

    return href


def _resolve(site: Site, address: str, url: str) -> str | None:
    try:
        address = safety.url(address)
    except safety.Unsafe:
        return None
    if safety.has_scheme(address):
        return address
    path, hash_, fragment = address.partition("#")
    attachments = site.library.attachments
    if attachment := attachments.get(address) or attachments.get(unquote(address)):
        return get_relative_url(quote(str(attachment.site_path)), url) + hash_ + fragment
    if names_a_file(address):
        return get_relative_url(address.lstrip("/"), url) if address.lstrip("/") in site.made else None
    page = find_page(path, site.files) if site.files and path.endswith(".md") else None
    target = page.url if page else path.lstrip("/") or "."
    return get_relative_url(target, url) + (f"#{fragment}" if fragment else "")


def find_page(name: str, files: Files) -> File | None:
    """The page that data names by its path in the docs folder, with or without a part of it behind `#`."""
    return files.get_file_from_path(unquote(name.partition("#")[0]).lstrip("/"))


def missing_pages(links: Sequence[tuple[str, Origin | None]], files: Files) -> Iterator[tuple[str, Origin | None]]:
    """Those of some links into the site that lead to no page of it, nor to any other of its files."""
    known = {_bare(one) for file in files for one in (file.src_uri, file.url, file.dest_uri)} if links else set()
    for name, origin in links:
        path = _bare(unquote(re.split(r"[#?]", name)[0]))
        if path and path not in known:
            yield name, origin


def _bare(address: str) -> str:
    """An address within the site without what may be left out of it."""
    return address.lstrip("./").removesuffix("index.html").rstrip("/")


def publish_files(attachments: Iterable[Attachment], files: Files, config: MkDocsConfig) -> None:
    """Add to the site the files that data names and that lie elsewhere."""
    for attachment in attachments:
        uri = str(attachment.site_path)
        if attachment.copied and files.get_file_from_path(uri) is None:
            source = str(attachment.file)
            files.append(File.generated(config, uri, abs_src_path=source, inclusion=InclusionLevel.NOT_IN_NAV))


def keep_private(found: DataFiles, files: Files, docs_dir: Path) -> None:
    """What we read as data is not a file of the site, where it lies in the docs folder: it holds private things.

    A .bib is what people offer for download, so one that lies there stays.
    """
    docs = _real(docs_dir)
    data = (_real(path) for path in (*found.read, *found.others) if path.suffix != ".bib")
    read = {path for path in data if path.is_relative_to(docs)}
    for file in list(files) if read else ():
        if file.abs_src_path and _real(Path(file.abs_src_path)) in read:
            files.remove(file)


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # links in a circle
        return path
