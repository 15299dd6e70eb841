"""Local files that records name: photos, PDFs, slides; where they are looked for and where they land in the site."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from mkdocs_academic import safety
from mkdocs_academic.model.publication import FILMS

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif", ".avif"})
# Where al-folio looks for the files of a work, by the kinds of their fields.
_AL_FOLIO = dict.fromkeys(("pdf", "poster", "slides", "supplement"), "assets/pdf") | {
    "html": "assets/html",
    "preview": "assets/img/publication_preview",
}
_SUFFIXES = (
    PICTURES
    | FILMS
    | frozenset(
        ".pdf .ps .mp3 .wav .pptx .ppt .key .odp .docx .doc "
        ".odt .xlsx .xls .ods .csv .tsv .txt .md .tex .bib .ris .zip .gz .tgz .tar .ipynb .html .json .vcf .ics".split()
    )
)


class Missing(Exception):
    """A named file that is not there or may not be published: `code`, `message` and `hint` of a diagnosis."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class Attachment(NamedTuple):
    """A local file and its path in the site. `copied` says that it lies outside the docs folder and must be copied."""

    file: Path
    site_path: PurePosixPath
    copied: bool = False


def is_publishable(name: str) -> bool:
    """Whether a file of this name may be found by itself."""
    return not name.startswith(".") and PurePosixPath(name).suffix.lower() in _SUFFIXES


def find_attachment(name: str, folder: Path, docs_dir: Path, root: Path, kind: str = "") -> Attachment:
    """Find a file by the name that a record gives it: beside the record's file, then in the docs folder, then where
    al-folio has files of its kind.

    Args:
        name: a relative path, or one from the docs folder if it begins with `/`; a fragment and a query are ignored.
        folder: where the file that names it lies.
        docs_dir: MkDocs' docs folder.
        root: the folder of mkdocs.yml; nothing outside it is ever read.
        kind: what the file is to its record: a kind of link, or `preview`.

    Raises:
        Missing: there is no such file, or it may not be published from there.
    """
    path = unquote(name.split("#")[0].split("?")[0])
    places = [docs_dir / path.lstrip("/")] if path.startswith("/") else [folder / path, docs_dir / path]
    if kind in _AL_FOLIO:
        places.append(docs_dir / _AL_FOLIO[kind] / path.lstrip("/"))
    for candidate in places:
        try:
            found = candidate.is_file()
        except OSError:  # a name that no file can have
            found = False
        if found:
            return _publishable(candidate, path, docs_dir, root)
    raise Missing("missing-file", f"there is no file {path!r}", _nearest_file(path, places))


def _publishable(candidate: Path, name: str, docs_dir: Path, root: Path) -> Attachment:
    try:
        inside_docs = _relative(safety.contained(docs_dir, candidate), docs_dir)
        return Attachment(candidate, PurePosixPath(inside_docs))
    except safety.Unsafe:
        pass
    try:
        relative = _relative(safety.contained(root, candidate), root)
    except safety.Unsafe as unsafe:
        raise Missing("outside-project", f"{name!r} is {unsafe.reason}", unsafe.hint) from None
    if any(part.startswith(".") for part in relative.parts):
        raise Missing(
            "hidden-file", f"{name!r} is a hidden file, or lies in a hidden folder", "move it to the docs folder"
        )
    if relative.suffix.lower() not in _SUFFIXES:
        raise Missing(
            "unknown-suffix",
            f"*{relative.suffix} files are not published from outside the docs folder",
            "move it to the docs folder",
        )
    return Attachment(candidate, PurePosixPath("assets", "academic", "files", relative), copied=True)


def _relative(path: Path, root: Path) -> Path:
    return path.relative_to(root.resolve())


def _nearest_file(name: str, places: list[Path]) -> str:
    for place in places:
        folder = place.parent
        try:
            if not folder.is_dir():
                continue
        except OSError:
            continue
        names = [entry.name for entry in folder.iterdir() if entry.is_file()]
        import difflib

        same = [entry for entry in names if entry.lower() == place.name.lower()]
        near = same or difflib.get_close_matches(place.name, names, n=1, cutoff=0.7)
        if near:
            return f"there is {str(PurePosixPath(name).with_name(near[0]))!r}"
    return "put the file beside the CV or into the docs folder, or correct the name"


def names_a_file(name: str) -> bool:
    """Whether a relative address means a file to be published, rather than a page of the site."""
    last = name.split("#")[0].split("?")[0].rsplit("/", 1)[-1]
    return ".." in name.split("/") or ("." in last and not last.endswith((".md", ".html")))
