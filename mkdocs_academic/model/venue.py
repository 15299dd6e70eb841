"""Where works appear: a journal or a meeting, by the short name that people have for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_academic.errors import Origin


@dataclass(frozen=True, slots=True, eq=False)
class Venue:
    """A venue of `venues.yml`. `color` is a colour of CSS, in small letters; every part but the name may be empty."""

    abbr: str
    url: str = ""
    color: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    origin: Origin | None = None
