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
_RESUME_NAMES = ("resume.json", "cv.json")
_AUTHORS_NAMES = ("authors.yml", "authors.yaml")
# Where Material's blog has its authors unless it is told otherwise: in the blog's folder, or in docs if that is it.
_BLOG_NAMES = ("blog/.authors.yml", ".authors.yml")
_COAUTHORS_NAMES = ("coauthors.yml", "coauthors.yaml")
_VENUES_NAMES = ("venues.yml", "venues.yaml")
_NEWS_NAMES = ("news.yml", "news.yaml")
# What is looked for beside mkdocs.yml, and not an editor's copy of it: `cv.yml~`, `.#refs.bib`, `.cv.yml.swp`.
_DATA_NAME = re.compile(
    r"(?:cv|authors|venues|coauthors|news)\.ya?ml|(?:cv|resume)\.json|[^.#~].*\.bib|(?![.#~]).*_CV\.ya?ml"
)
# One Markdown file per record lies in these folders of the docs folder: ours, academicpages' own, HugoBlox's.
ITEM_FOLDERS = {
    "publications": "publication", "talks": "talk", "teaching": "teaching", "news": "news", "projects": "project",
    "_publications": "publication", "_talks": "talk", "_teaching": "teaching", "_news": "news",
    "_projects": "project", "_portfolio": "project", "publication": "publication",
}  # fmt: skip
_NO_ITEMS = frozenset({"index.md", "README.md"})


@dataclass(slots=True)
class DataFiles:
    """The files that are read, and those that were found beside them and are not.

    `items` are pages that may be records: MkDocs builds them, so they are no data files of ours (`read`).
    `bundles` are pages in folders of their own below those, which are none.
    """

    cv: Path | None = None
    authors: Path | None = None
    bibliography: tuple[Path, ...] = ()
    bibliography_is_named: bool = False
    others: tuple[Path, ...] = ()
    blog_authors: Path | None = None
    coauthors: Path | None = None
    venues: Path | None = None
    news: Path | None = None
    items: tuple[Path, ...] = ()
    bundles: tuple[Path, ...] = ()

    @property
    def read(self) -> list[Path]:
        registers = (self.authors, self.blog_authors, self.coauthors, self.venues, self.news)
        return [*(path for path in (self.cv, *registers) if path), *self.bibliography]


def find_files(settings: Settings, problems: Problems) -> DataFiles:
    """The data files that the options name, or that lie beside mkdocs.yml under the names of the documentation."""
    root = settings.root
    found = [root / name for name in _CV_NAMES if (root / name).is_file()]
    found += sorted(path for pattern in ("*_CV.yaml", "*_CV.yml") for path in root.glob(pattern) if path.is_file())
    found += [root / name for name in _RESUME_NAMES if (root / name).is_file() and not _is_ours(root / name)]
    cv = _named(settings.cv, "cv", settings, problems) if settings.cv is not None else next(iter(found), None)
    if cv and settings.cv and _is_ours(cv):
        message = f"the option 'cv' names {settings.cv!r}, which this program has written"
        problems.error("own-output", message, option_place(settings, "cv"), "name the file that it was made from")
        cv = None
    if settings.authors is not None:
        authors = _named(settings.authors, "authors", settings, problems)
    else:
        authors = next((path for name in _AUTHORS_NAMES if (path := root / name).is_file()), None)
    others = tuple(path for path in found if settings.cv is None and path != cv)
    files = DataFiles(cv, authors, others=others)
    _find_bibliography(files, settings, problems)
    _find_registers(files, settings)
    files.items = tuple(_find_items(settings.docs_dir))
    folders = (settings.docs_dir / name for name in ITEM_FOLDERS)
    files.bundles = tuple(path for folder in folders for path in sorted(folder.glob("[!.]*/index.md")))
    return files


def _is_ours(path: Path) -> bool:
    """Whether a file is a CV that we have written ourselves: read again, it would be its own source."""
    if path.suffix.lower() != ".json":
        return False
    from mkdocs_academic.formats.jsonresume import is_ours

    return is_ours(path.read_text(encoding="utf-8", errors="replace"))


def _find_bibliography(files: DataFiles, settings: Settings, problems: Problems) -> None:
    """Add the .bib files that the option names, else those beside mkdocs.yml."""
    files.bibliography_is_named = settings.bibliography is not None
    found = (
        _named_bibliography(settings, problems) if files.bibliography_is_named else sorted(settings.root.glob("*.bib"))
    )
    files.bibliography = tuple(path for path in found if path.is_file())


def _named_bibliography(settings: Settings, problems: Problems) -> list[Path]:
    """The files that the option names, in its order, those of a wildcard sorted."""
    found: dict[Path, None] = {}
    for name in settings.bibliography or ():
        if re.search(r"[*?\[]", name):
            paths = sorted(path for path in _matching(settings.root, name) if path.is_file())
            if not paths:
                problems.error(
                    "missing-file",
                    f"the option 'bibliography' names {name!r}, and no file is called so",
                    option_place(settings, "bibliography"),
                    "correct the name; it is looked for beside mkdocs.yml",
                )
        else:
            path = _named(name, "bibliography", settings, problems)
            paths = [path] if path else []
        found |= dict.fromkeys(paths)
    return list(found)


def _matching(root: Path, pattern: str) -> list[Path]:
    try:
        paths = list(root.glob(pattern))
    except (ValueError, NotImplementedError):  # how pathlib refuses an empty or an absolute pattern
        return []
    return [path for path in paths if path.resolve().is_relative_to(root.resolve())]


def _find_registers(files: DataFiles, settings: Settings) -> None:
    """Add the files of other people, venues and news; none of authors where the option says that there is none."""
    if files.authors and files.authors.name == ".authors.yml":  # the blog's own, named by the option
        files.authors, files.blog_authors = None, files.authors
    elif settings.authors is not False:
        files.blog_authors = _first(settings.docs_dir, _BLOG_NAMES)
    files.coauthors = _first(settings.root, _COAUTHORS_NAMES)
    files.venues = _first(settings.root, _VENUES_NAMES)
    files.news = _first(settings.root, _NEWS_NAMES)


def _first(folder: Path, names: tuple[str, ...]) -> Path | None:
    return next((path for name in names if (path := folder / name).is_file()), None)


def may_be_data(name: str) -> bool:
    """Whether a file of this name is read, or may be, where it lies beside mkdocs.yml or another data file."""
    return _DATA_NAME.fullmatch(name) is not None


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


def report_others(found: DataFiles, problems: Problems) -> None:
    """Name the files beside the CV file that might have been it."""
    for other in found.others:
        place = Place(found.cv.name if found.cv else "mkdocs.yml")
        problems.inform(
            "not-read",
            f"{other.name} lies beside it and is not read",
            place,
            "name the file to read with the option 'cv'",
        )
