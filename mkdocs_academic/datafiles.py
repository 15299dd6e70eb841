"""The data files of a site: which the options name, and which are found beside mkdocs.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_academic import safety
from mkdocs_academic.errors import Place, Problems
from mkdocs_academic.settings import Settings

_CV_NAMES = ("cv.yml", "cv.yaml")
_AUTHORS_NAMES = ("authors.yml", "authors.yaml")
# One Markdown file per record lies in these folders of the docs folder: ours, academicpages' own, HugoBlox's.
ITEM_FOLDERS = {
    "publications": "publication", "talks": "talk", "teaching": "teaching", "news": "news",
    "_publications": "publication", "_talks": "talk", "_teaching": "teaching", "_news": "news",
    "publication": "publication", "_portfolio": "project",
}  # fmt: skip
_NO_ITEMS = frozenset({"index.md", "README.md"})


@dataclass(slots=True)
class DataFiles:
    """The files that are read, and those that were found beside them and are not.

    `items` are pages that may be records: MkDocs builds them, so they are no data files of ours (`read`).
    """

    cv: Path | None = None
    authors: Path | None = None
    others: tuple[Path, ...] = ()
    items: tuple[Path, ...] = ()

    @property
    def read(self) -> list[Path]:
        return [path for path in (self.cv, self.authors) if path]


def find_files(settings: Settings, problems: Problems) -> DataFiles:
    """The data files that the options name, or that lie beside mkdocs.yml under the names of the documentation."""
    root = settings.root
    found = [root / name for name in _CV_NAMES if (root / name).is_file()]
    found += sorted(path for pattern in ("*_CV.yaml", "*_CV.yml") for path in root.glob(pattern) if path.is_file())
    cv = _named(settings.cv, "cv", settings, problems) if settings.cv is not None else next(iter(found), None)
    if settings.authors is not None:
        authors = _named(settings.authors, "authors", settings, problems)
    else:
        authors = next((path for name in _AUTHORS_NAMES if (path := root / name).is_file()), None)
    others = tuple(path for path in found if settings.cv is None and path != cv)
    return DataFiles(cv, authors, others, tuple(_find_items(settings.docs_dir)))


def _find_items(docs_dir: Path) -> Iterator[Path]:
    for name in ITEM_FOLDERS:
        folder = docs_dir / name
        if folder.is_dir():
            found = sorted(folder.glob("*.md"))
            yield from (path for path in found if path.name not in _NO_ITEMS and path.name[0] != "." and path.is_file())


def _named(name: str | bool, option: str, settings: Settings, problems: Problems) -> Path | None:
    if not isinstance(name, str):
        return None
    path, place = settings.root / name, option_place(settings, option)
    try:
        safety.contained(settings.root, path)
    except safety.Unsafe as unsafe:
        problems.error(
            "outside-project", f"the option {option!r} names {unsafe.reason}", place, "put it beside mkdocs.yml"
        )
        return None
    if not path.is_file():
        problems.error(
            "missing-file",
            f"the option {option!r} names {name!r}, and there is no such file",
            place,
            "correct the name; it is looked for beside mkdocs.yml",
        )
        return None
    return path


def option_place(settings: Settings, *path: str) -> Place:
    """Where an option of the plugin stands in mkdocs.yml: the first line there that holds its last key."""
    name = settings.config_file.name if settings.config_file else "mkdocs.yml"
    try:
        lines = settings.config_file.read_text(encoding="utf-8").splitlines() if settings.config_file else []
    except (OSError, UnicodeDecodeError):
        lines = []
    begun = False
    for number, line in enumerate(lines, start=1):
        begun = begun or bool(re.search(r"\bacademic\b", line))
        if begun and (match := re.search(rf"(?<![\w-]){re.escape(path[-1])}['\"]?\s*:", line)):
            return Place(name, number, match.start() + 1, line, len(path[-1]))
    return Place(name)
