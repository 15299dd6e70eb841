"""What a site's configuration says, without MkDocs: the folders, and the plugin's options."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from mkdocs_academic.model.variant import Variant

from mkdocs_academic import safety

DataFile = str | Literal[False] | None

PAPERS = ("a4", "us-letter")
STYLES = ("serif", "sans")


class Printing(NamedTuple):
    """How the CV becomes a PDF: `wanted` or not, None for where it can be made; `file` is one of the user's own.

    `font` is a family that stands before those of the style, `accent` a colour as `#rrggbb`. Of more than `max_authors`
    authors some are left out.
    """

    wanted: bool | None = None
    file: str = ""
    paper: str = "a4"
    style: str = "serif"
    font: str = ""
    accent: str = ""
    max_authors: int = 60


def read_printing(value: object) -> Printing:
    """The option `cv_pdf`: true, false, the name of a PDF, or a mapping.

    Raises:
        ValueError: it is none of these, or says something that cannot be; the message is fit for a user.
    """
    if value is None or isinstance(value, bool):
        return Printing(wanted=value)
    if isinstance(value, str):
        if not value.lower().endswith(".pdf"):
            raise ValueError(f"expected true, false, a mapping or the name of a PDF, not {value!r}")
        return Printing(wanted=True, file=value)
    if not isinstance(value, dict):
        raise ValueError(f"expected true, false, a mapping or the name of a PDF, not {value!r}")
    known = {"paper": PAPERS, "style": STYLES, "font": None, "accent": None, "max_authors": None}
    for name, given in value.items():
        choices = known.get(name, ())
        if name not in known:
            raise ValueError(f"there is no {name!r} in it; choose from {', '.join(known)}")
        if choices and given not in choices:
            raise ValueError(f"{name}: expected {' or '.join(choices)}, not {given!r}")
    authors = value.get("max_authors", Printing().max_authors)
    if not isinstance(authors, int) or authors is True or (authors is not False and authors < 5):
        raise ValueError(f"max_authors: expected a number from 5 on, or false, not {authors!r}")
    return Printing(
        wanted=True,
        paper=value.get("paper", "a4"),
        style=value.get("style", "serif"),
        font=str(value.get("font") or ""),
        accent=_hexadecimal(str(value.get("accent") or "")),
        max_authors=int(authors) or 1_000_000,
    )


def _hexadecimal(text: str) -> str:
    try:
        color = safety.color(text)
    except safety.Unsafe as unsafe:
        raise ValueError(f"accent: {unsafe.reason}; {unsafe.hint}") from None
    if color and not color.startswith("#"):
        raise ValueError(f'accent: expected a number such as "#17507d", in quotes, not {text!r}')
    return color


class Settings(NamedTuple):
    """The folders of a site and the options of the plugin that the library needs.

    `root` is the folder of mkdocs.yml; `cv` and `authors` name a file, are False for none, or None to look for it;
    `bibliography` is the same for several files, each perhaps with wildcards. Of more than `max_authors` authors some
    are folded away in lists; 0 for never. `type_order` are the types of works, in CSL's names, that stand first in
    lists by type. `variants` are those of the CV, by their slugs. `timezone` is that of talks which name none, as IANA
    calls it; empty for none. `fonts` are files and folders with fonts for the PDF.
    """

    root: Path
    docs_dir: Path
    config_file: Path | None = None
    cv: DataFile = None
    authors: DataFile = None
    bibliography: tuple[str, ...] | Literal[False] | None = None
    profile: Mapping[str, object] = MappingProxyType({})
    sections: Mapping[str, str] = MappingProxyType({})
    publish: frozenset[str] = frozenset()
    max_authors: int = 10
    type_order: tuple[str, ...] = ()
    variants: Mapping[str, Variant] = MappingProxyType({})
    timezone: str = ""
    printing: Printing = Printing()
    fonts: tuple[str, ...] = ()


def source_date_epoch() -> int | None:
    """The second for which a build is made (https://reproducible-builds.org/specs/source-date-epoch/); None where the
    environment names none.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(text) if text.isascii() and text.isdigit() else None


def build_time() -> datetime:
    """The moment for which a build is made: SOURCE_DATE_EPOCH if it is set, else now; in UTC."""
    epoch = source_date_epoch()
    with suppress(OverflowError, ValueError, OSError):
        return datetime.now(UTC) if epoch is None else datetime.fromtimestamp(epoch, UTC)
    return datetime.now(UTC)
