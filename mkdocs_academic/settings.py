"""What a site's configuration says, without MkDocs: the folders, and the plugin's options."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from mkdocs_academic.model.variant import Variant

DataFile = str | Literal[False] | None


class Settings(NamedTuple):
    """The folders of a site and the options of the plugin that the library needs.

    `root` is the folder of mkdocs.yml; `cv` and `authors` name a file, are False for none, or None to look for it;
    `bibliography` is the same for several files, each perhaps with wildcards. Of more than `max_authors` authors some
    are folded away in lists; 0 for never. `type_order` are the types of works, in CSL's names, that stand first in
    lists by type. `variants` are those of the CV, by their slugs.
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
