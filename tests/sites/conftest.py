"""Small sites, built by MkDocs in a process of its own, and what can be read from them."""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup, NavigableString, Tag
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)
BLOCKS = frozenset("p li dt dd div section ol ul dl h1 h2 h3 h4 h5 h6 summary br".split())


@dataclass
class Site:
    """A site on disk after a build: how the build ended, what it printed, and the pages that it made."""

    root: Path
    status: int
    output: str

    @cached_property
    def folder(self) -> Path:
        return self.root / "site"

    def file(self, name: str) -> Path:
        return self.folder / name

    def text(self, name: str) -> str:
        return self.file(name).read_text(encoding="utf-8")

    def page(self, name: str = "index.html") -> BeautifulSoup:
        """A page by its file, or by the name of its source, wherever `use_directory_urls` puts that."""
        candidates = [name, f"{name}/index.html", f"{name}.html"]
        return BeautifulSoup(self.text(next(path for path in candidates if self.file(path).is_file())), "html.parser")

    def article(self, name: str = "index.html") -> Tag:
        """The text of a page in Material, without the theme around it."""
        return one(self.page(name), "article.md-content__inner")

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text file of the site but the theme's own."""
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if path.is_file() and not name.startswith(("assets/javascripts/", "assets/stylesheets/")):
                data = path.read_bytes()
                if b"\0" not in data and path.suffix != ".gz":
                    yield name, data.decode("utf-8")

    def assert_clean(self) -> Site:
        assert self.status == 0, self.output
        assert "WARNING" not in self.output, self.output
        return self

    def assert_failed(self) -> Site:
        """The build was refused in words: no traceback, and not a second error behind the first."""
        assert self.status == 1, self.output
        assert "Traceback" not in self.output, self.output
        return self


def one(element: Tag, selector: str) -> Tag:
    """The one element that a selector finds."""
    found = element.select(selector)
    assert len(found) == 1, f"{len(found)} elements match {selector!r}"
    return found[0]


def words(element: Tag) -> str:
    """The text of an element as it is read: blocks apart from each other, and single blanks."""
    parts = []
    for node in element.descendants:
        if type(node) is NavigableString:
            parts.append(str(node))
        elif isinstance(node, Tag) and node.name in BLOCKS:
            parts.append(" ")
    return " ".join("".join(parts).split())


def records(element: Tag) -> list[Tag]:
    """The publications, talks and other entries in an element."""
    return list(element.select(".academic-publication, .academic-talk, .academic-entry"))


def titles(element: Tag) -> list[str]:
    """The titles of the records in an element; of one that is words alone, the words."""
    return [words(record.select_one("[class*=title], dt") or record) for record in records(element)]


def all_words(element: Tag, selector: str) -> list[str]:
    return [words(found) for found in element.select(selector)]


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def run(root: Path, *arguments: str, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """A module of Python's, run in a folder: its exit status, and what it printed on either stream."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=root,
        env=os.environ | ENVIRONMENT | dict(env or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def build(
    root: Path,
    files: Mapping[str, str | bytes],
    config: Mapping[str, Any] | None = None,
    *,
    academic: Mapping[str, Any] | bool | None = None,
    theme: str | Mapping[str, Any] = "material",
    strict: bool = True,
    env: Mapping[str, str] | None = None,
) -> Site:
    """Write a site and build it.

    Args:
        root: an empty folder.
        files: contents by path from the folder of mkdocs.yml; a `mkdocs.yml` among them is taken as it is.
        config: keys of mkdocs.yml beside the usual ones; None as a value leaves a key out.
        academic: the plugin's options; False leaves the plugin out.
        theme: a theme's name, or what stands under `theme:`.
        env: what the environment says beside the usual.
    """
    options = [] if academic is False else [{"academic": dict(academic) if isinstance(academic, Mapping) else {}}]
    settings: dict[str, Any] = {
        "site_name": "A small site",
        "site_url": "https://example.org/",
        "theme": {"name": theme} if isinstance(theme, str) else dict(theme),
        "plugins": ["search", *options],
        **(config or {}),
    }
    settings["theme"].setdefault("name", "material")
    if settings["theme"]["name"] == "material":
        settings["theme"].setdefault("font", False)
    settings = {key: value for key, value in settings.items() if value is not None}
    write(root, {"mkdocs.yml": yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)} | dict(files))
    return rebuild(root, strict=strict, env=env)


def rebuild(root: Path, *, strict: bool = True, env: Mapping[str, str] | None = None) -> Site:
    status, output = run(root, "mkdocs", "build", *(["--strict"] if strict else []), env=env)
    return Site(root, status, output)


def build_here(root: Path) -> Site:
    """The site in a folder, built in this process, which takes a quarter of the time."""
    output = io.StringIO()
    handler = logging.StreamHandler(output)
    handler.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    status = 0
    try:
        build_site(load_config(str(root / "mkdocs.yml"), strict=True))
    except (Abort, ConfigurationError) as error:
        status = 1
        output.write(str(error))
    finally:
        logger.removeHandler(handler)
    return Site(root, status, output.getvalue())


def export(root: Path, *arguments: str) -> tuple[int, str]:
    """`mkdocs-academic export` on the same site."""
    return run(root, "mkdocs_academic", "export", "--format", "json", *arguments)
