"""What a site's configuration says, without MkDocs: the folders, and the plugin's options."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

DataFile = str | Literal[False] | None


class Settings(NamedTuple):
    """The folders of a site and the options of the plugin that the library needs.

    `root` is the folder of mkdocs.yml; `cv` and `authors` name a file, are False for none, or None to look for it;
    `bibliography` is the same for several files, each perhaps with wildcards. Of more than `max_authors` authors some
    are folded away in lists; 0 for never. `type_order` are the types of works, in CSL's names, that stand first in
    lists by type. `timezone` is that of talks which name none, as IANA calls it; empty for none.
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
    timezone: str = ""


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
