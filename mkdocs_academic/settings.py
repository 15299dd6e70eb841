"""What a site's configuration says, without MkDocs: the folders, and the plugin's options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

DataFile = str | Literal[False] | None


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders of a site and the options of the plugin that the library needs.

    `root` is the folder of mkdocs.yml; `cv` and `authors` name a file, are False for none, or None to look for it.
    """

    root: Path
    docs_dir: Path
    config_file: Path | None = None
    cv: DataFile = None
    authors: DataFile = None
    profile: Mapping[str, object] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    publish: frozenset[str] = frozenset()
