"""Who a page names as its author in front matter: an id, a name, a mapping of a person's keys, or a list of these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from mkdocs_academic.errors import Origin, Place, Problems
from mkdocs_academic.formats.contacts import Person
from mkdocs_academic.formats.located_yaml import textual
from mkdocs_academic.formats.people import read_person
from mkdocs_academic.library import Library
from mkdocs_academic.model.identifiers import id_key
from mkdocs_academic.pages import FrontMatter


@dataclass(slots=True)
class PageSource:
    """A page's file as the place of what its front matter says, where that was not read by us (`.meta.yml`)."""

    name: str

    def place(self, path: object, *, key: bool = False) -> Place:
        return Place(self.name)


def first_author(value: object) -> object:
    """The author whose bio a page shows: the only one, or the first of a list."""
    return (value[0] if value else None) if isinstance(value, list) else value


def read_author(value: Mapping[Any, Any], page: str, problems: Problems) -> Person:
    """A page's `author` mapping as another reader of YAML gave it."""
    mapping = {str(key): textual(item) for key, item in value.items()}
    return read_person(mapping, Origin(PageSource(page), ("author",)), problems)


def byline(value: object, library: Library) -> str:
    """The authors of a page in words: the name of an id or of a mapping, any other text as it is."""
    if isinstance(value, list):
        return ", ".join(filter(None, (byline(item, library) for item in value)))
    if isinstance(value, Mapping):
        name = read_author(value, "", Problems()).get("name", library.profile.name)
        return str(name)
    text = "" if value is None else str(value)
    known = library.find_id(text)
    return str(library.people[known].name) if known is not None else text


def homes(fronts: Iterable[FrontMatter], library: Library) -> dict[str, str]:
    """The pages of people in the site, by their ids.

    A page is a person's own if it says `author: <id>` and `author_profile: true` and has no `date`, as a post has. Of
    several that do, it is the one whose file or folder is called by the id; if there is none, nobody knows.
    """
    pages: dict[str, list[str]] = {}
    for front in fronts:
        author, shown = front.values.get("author"), front.values.get("author_profile")
        if not isinstance(author, str) or shown not in (True, "yes", "on") or "date" in front.values:
            continue
        known = library.find_id(author)
        if known is not None:
            pages.setdefault(known, []).append(front.file.src_uri)
    own = {name: [uri for uri in uris if _called(uri) == id_key(name)] for name, uris in pages.items()}
    chosen = {name: own[name] if len(uris) > 1 else uris for name, uris in pages.items()}
    return {name: uris[0] for name, uris in chosen.items() if len(uris) == 1}


def _called(uri: str) -> str:
    """What a page is called: by its file, or by its folder if it is that folder's index."""
    path = PurePosixPath(uri)
    return id_key(path.parent.name if path.stem in ("index", "README") else path.stem)
