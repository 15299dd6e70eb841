"""What the pages of a site link to: every address, followed to the file that a server or a disk would give for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

ASKED_FOR = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "object": "data"}
"""What a browser asks for by itself; of `link` the kinds in LOADED."""
LOADED = {"stylesheet", "icon", "preload", "manifest", "shortcut", "modulepreload"}
THEIRS = "/iframe-worker/shim"
"""The end of what Material itself asks another host for, with its plugin `offline`."""


@dataclass
class Page(HTMLParser):
    """The ids of a page, and the addresses in it: each with whether the browser asks for it by itself."""

    text: str
    ids: set[str] = field(default_factory=set)
    addresses: list[tuple[str, bool]] = field(default_factory=list)
    _config: bool = False

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        self.ids |= {found[name] for name in ("id", "name") if found.get(name) and (name == "id" or tag == "a")}
        loads = tag != "link" or bool(LOADED & set(found.get("rel", "").split()))
        for name in ("href", "src", "data", "poster", "action"):
            if name in found and (name != "data" or tag == "object"):
                self.addresses.append((found[name], loads and ASKED_FOR.get(tag) == name))
        if found.get("http-equiv", "").lower() == "refresh":
            self.addresses.append((found["content"].partition("url=")[2], False))
        self._config = found.get("id") == "__config"

    def handle_data(self, data: str) -> None:
        if self._config:  # what Material's script asks for
            self.addresses.append((json.loads(data)["search"], True))
            self._config = False


def broken_links(folder: Path, site_url: str | None = None, *, on_disk: bool = False) -> Iterator[str]:
    """Every address in a site that leads nowhere, and every file that a page asks another host for.

    Args:
        folder: the built site.
        site_url: its address; paths from the root of the host must lie below it.
        on_disk: whether the pages are opened as files: then a folder is no page.
    """
    base = "file:///site/" if on_disk else (site_url or "https://example.org/")
    pages = {path.relative_to(folder).as_posix(): Page(path.read_text("utf-8")) for path in folder.rglob("*.html")}
    for name, page in sorted(pages.items()):
        if on_disk and name == "404.html":
            continue  # a server's affair
        served = name if on_disk else re.sub(r"(^|/)index\.html$", r"\1", name)
        for address, asked_for in page.addresses:
            reason = _follow(folder, pages, base, served, address, asked_for, on_disk)
            if reason:
                yield f"{name}: {address!r} {reason}"
    if not on_disk:
        yield from _broken_entries(folder, pages, base, site_url)


def _follow(
    folder: Path, pages: dict[str, Page], base: str, served: str, address: str, asked_for: bool, on_disk: bool
) -> str:
    """Why an address on a page leads nowhere, or nothing."""
    full, fragment = urldefrag(urljoin(base + served, address))
    if not full.startswith(base):
        if urlsplit(full)[:2] == urlsplit(base)[:2]:
            return f"leaves {base}"
        return "is asked from another host" if asked_for and not full.endswith(THEIRS) else ""
    path = unquote(full.removeprefix(base)).lstrip(
        "/"
    )  # readthedocs doubles a slash on its 404.html; servers forgive it
    if not on_disk and (not path or path.endswith("/")):
        path += "index.html"
    if not (folder / path).is_file():
        return "leads to no file"
    if fragment and path in pages and not asked_for and unquote(fragment) not in pages[path].ids:
        return "leads to no such id"
    return ""


def _broken_entries(folder: Path, pages: dict[str, Page], base: str, site_url: str | None) -> Iterator[str]:
    """The same of the index of the search and of the sitemap."""
    index = folder / "search/search_index.json"
    addresses = [entry["location"] for entry in json.loads(index.read_text("utf-8"))["docs"]] if index.is_file() else []
    sitemap = folder / "sitemap.xml"
    if site_url and sitemap.is_file():
        addresses += re.findall(r"<loc>(.*?)</loc>", sitemap.read_text("utf-8"))
    for address in addresses:
        reason = _follow(folder, pages, base, "", address, False, False)
        if reason:
            yield f"search or sitemap: {address!r} {reason}"
