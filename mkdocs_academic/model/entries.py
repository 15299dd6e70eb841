"""Everything else that a CV lists: positions, degrees, courses, grants, awards and their like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_academic.errors import Origin
from mkdocs_academic.model.dates import NO_DATE, When
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import Author, Publication

Value = str | bool | tuple[str, ...] | tuple[Link, ...] | tuple[Author, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One entry of a section that is neither a publication nor a talk.

    `fields` holds what is particular to its kind under the canonical names of the fields (`institution`, `funder`);
    `kind` is `text` for an entry that is words alone, `entry` for one of no particular kind. `image` is a picture, an
    address or a local file; `page` the entry's own page, by its path in the docs folder; `work` the same program, data
    set or patent among the publications.
    """

    kind: str
    name: str = ""
    key: str = ""
    when: When = NO_DATE
    location: str = ""
    summary: str = ""
    highlights: tuple[str, ...] = ()
    note: str = ""
    url: str = ""
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    group: str = ""
    selected: bool = False
    language: str = ""
    fields: Mapping[str, Value] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)
    image: str = ""
    page: str = ""
    work: Publication | None = None
    origin: Origin | None = None

    @property
    def year(self) -> int | None:
        return self.when.year

    def text(self, field_name: str) -> str:
        """A field of the kind as text; several values are joined by commas, an absent one is empty."""
        value = self.fields.get(field_name, "")
        if isinstance(value, tuple):
            return ", ".join(map(_text, value))
        return value if isinstance(value, str) else ""

    def people(self, field_name: str) -> tuple[Author, ...]:
        """The people of a field, `authors` or `investigators`; nobody where there is none."""
        value = self.fields.get(field_name, ())
        return tuple(one for one in value if isinstance(one, Author)) if isinstance(value, tuple) else ()


def _text(item: str | Link | Author) -> str:
    if isinstance(item, str):
        return item
    return item.label if isinstance(item, Link) else str(item.name)
