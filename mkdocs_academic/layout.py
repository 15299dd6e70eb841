"""Where the bio stands on a page: what the theme can do, and what the templates of the site do themselves."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

PAGE = "academic/page.html"

Placement = Literal["ours", "own", "container", "none"]

_NAMED = re.compile(r"""\{%[-+]?\s*(?:extends|include|import|from)\s+["']([^"']+\.html)["']""")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_CONTAINER = re.compile(r"\{%[-+]?\s*block\s+container\b")


def is_material(theme: Theme) -> bool:
    """Whether a theme is Material or built on it, told by what it can do rather than by its name."""
    return any(
        (Path(folder) / "partials/nav-item.html").is_file() and (Path(folder) / "blog-post.html").is_file()
        for folder in theme.dirs
    )


def placement(theme: Theme, template: str) -> Placement:
    """Who puts the bio on the pages of a template, told by the templates that it extends and includes.

    Returns:
        `ours`: our page.html. `own`: a template of the site or of the theme that prints `academic.bio`. `container`:
        none does, but one has a block of its own in the place of which page.html would put the bio. Else `none`.
    """
    found: Placement = "none"
    seen: set[str] = set()
    waiting = [template]
    while waiting:
        name = waiting.pop()
        if name == PAGE:
            return "ours"
        if name in seen:
            continue
        seen.add(name)
        text = _read(theme, name)
        if "academic.bio" in text:
            found = "own"
        elif found == "none" and name != "base.html" and _CONTAINER.search(text):
            found = "container"
        waiting += _NAMED.findall(text)
    return found


def _read(theme: Theme, template: str) -> str:
    """A template's text without comments, as the first folder of the theme has it; nothing where none does."""
    for folder in theme.dirs:
        file = Path(folder, template)
        if file.is_file():
            return _COMMENT.sub("", file.read_text(encoding="utf-8", errors="replace"))
    return ""


def stands_instead_of_navigation(theme: Theme, page: Page) -> bool:
    """Whether the bio takes the column of Material's navigation: only where that is hidden or shows nothing.

    With tabs the column of a page of the first level is empty, unless it holds the page's contents (`toc.integrate`),
    the page has pages below it, or the site has put something of its own there.
    """
    if "navigation" in as_list(page.meta.get("hide")):
        return True
    features = as_list(theme.get("features"))
    if "navigation.tabs" not in features or page.parent is not None or page.children:
        return False
    if "toc.integrate" in features and any(item.level > 1 or item.children for item in page.toc):
        return False
    return not (theme.custom_dir and Path(theme.custom_dir, "partials/nav.html").is_file())


def icon_folders(theme: Theme) -> list[Path]:
    """The folders with icons: the theme's, or, where it has none, those of Material, which is always installed."""
    folders = [Path(folder) for folder in theme.dirs if Path(folder, ".icons").is_dir()]
    if not is_material(theme):
        material = find_spec("material")
        folders += [Path(folder, "templates") for folder in (material and material.submodule_search_locations) or ()]
    return folders


def as_list(value: object) -> list[str]:
    """A value of front matter or of the theme's settings as a list of words; a word alone is a list of one."""
    if isinstance(value, str):
        return [value]
    return [str(item) for item in value] if isinstance(value, list | tuple) else []
