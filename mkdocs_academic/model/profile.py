"""Who: a person or a lab, and where else they are found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mkdocs_academic.errors import Origin
from mkdocs_academic.model.dates import When
from mkdocs_academic.model.names import NO_NAME, Person, PersonName

PRIVATE = frozenset({"phone", "address", "birth_date", "referee_contacts", "email"})
"""What no output shows unless `publish` names it; `email` is shown on pages, protected, all the same."""


class Affiliation(NamedTuple):
    """An employer or institution; every part but the name may be empty."""

    name: str
    department: str = ""
    role: str = ""
    url: str = ""


class Link(NamedTuple):
    """A named address: whole, or a path inside the site. `icon` is a name in Material's icon folder, or empty."""

    label: str
    url: str
    icon: str = ""
    kind: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A person or lab as the sidebar, the CV's head and JSON-LD show them. Texts are inline Markdown, or empty."""

    name: PersonName = NO_NAME
    aliases: tuple[PersonName, ...] = ()
    pronouns: str = ""
    pronunciation: str = ""
    credentials: str = ""
    headline: str = ""
    summary: str = ""
    affiliations: tuple[Affiliation, ...] = ()
    location: str = ""
    address: str = ""
    office: str = ""
    hours: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    birth_date: str = ""
    photo: str = ""
    interests: tuple[str, ...] = ()
    status: str = ""
    links: tuple[Link, ...] = ()
    type: str = "person"
    publish: frozenset[str] = frozenset()
    updated: When | None = None
    id: str = ""
    role: str = ""
    group: str = ""
    when: When | None = None
    now: str = ""
    advisors: tuple[str, ...] = ()
    co_advisors: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    origin: Origin | None = None
    photo_origin: Origin | None = None

    @property
    def person(self) -> Person:
        """The profile as someone to be recognised among authors."""
        names = [name for name in (self.name, *self.aliases) if str(name)]
        if self.name.native:
            names.append(PersonName(family=self.name.native))
        return Person(names)
