"""Files that lie in `docs/papers` under the keys of works: PDFs, slides, pictures. They are found by themselves.

papers/hopper1952education.pdf          the PDF
papers/hopper1952education.slides.pdf   its slides; also poster, supplement, preprint, code, data, video
papers/hopper1952education.png          the picture that stands beside it in lists; a film with .mp4 or .webm
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from mkdocs_academic import safety
from mkdocs_academic.attachments import PICTURES, Attachment, is_publishable
from mkdocs_academic.errors import Place, Problems
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import FILMS, Publication

FOLDER = "papers"
_KINDS = {kind: kind for kind in "slides poster supplement preprint code data video".split()} | {"supp": "supplement"}
_SLIDES = frozenset({".pptx", ".ppt", ".odp", ".key"})
_PAGES = (".md", ".html")
_MOST_NAMED = 20  # of the files that belong to no work


class _Offprint(NamedTuple):
    """A file, and what it is to its work: a kind of link, `picture` or `film`."""

    kind: str
    name: str


class Offprints:
    """The files of one docs folder, given to the works of a library; taken back before they are given anew."""

    def __init__(self) -> None:
        self._written: list[tuple[Publication, dict[str, object]]] = []

    def give(
        self,
        works: Sequence[Publication],
        docs_dir: Path,
        shown: str,
        problems: Problems,
        is_built: Callable[[Path], bool] = lambda path: True,
    ) -> dict[str, Attachment]:
        """Give each work the files that bear its key; what is written in a record wins.

        Args:
            works: the works with their keys; they get links and pictures in place, since sections hold them too.
            docs_dir: MkDocs' docs folder.
            shown: what messages call the folder.
            problems: takes a line on how many files belong to works, and one on each that nearly does.
            is_built: whether a file is part of the site.

        Returns:
            The files by the addresses under which works have them.
        """
        for work, values in self._written:
            _set(work, values)
        self._written.clear()
        names = [name for name in _names(docs_dir / FOLDER) if is_built(docs_dir / FOLDER / name)]
        if not names:
            return {}
        keys = _keys(works)
        found, others = _sorted_out(names, keys)
        attachments: dict[str, Attachment] = {}
        for work in works:
            if offprints := found.get(work.key.casefold()):
                changes = _changes(work, offprints)
                self._written.append((work, {name: getattr(work, name) for name in changes}))
                _set(work, changes)
        for offprint in (offprint for offprints in found.values() for offprint in offprints):
            path = PurePosixPath(FOLDER, offprint.name)
            attachments[_address(offprint)] = Attachment(docs_dir / path, path)
        _report(sum(map(len, found.values())), others, keys, shown, problems)
        return attachments


def _names(folder: Path) -> list[str]:
    """The files of the folder that may be published, in an order of their own."""
    try:
        with os.scandir(folder) as entries:
            names = (entry.name for entry in entries if is_publishable(entry.name) and entry.is_file())
            return sorted(name for name in names if not name.endswith(_PAGES))
    except OSError:
        return []


def _keys(works: Iterable[Publication]) -> dict[str, str]:
    """The works' keys by every key that they go by, also those of their earlier forms, without regard to capitals."""
    keys = {safety.identifier(one.key).casefold(): work.key.casefold() for work in works for one in work.versions}
    keys |= {work.key.casefold(): work.key.casefold() for work in works}
    return keys


def _sorted_out(names: Iterable[str], keys: Mapping[str, str]) -> tuple[dict[str, list[_Offprint]], list[str]]:
    """The files of each work, and those that belong to none."""
    found: dict[str, list[_Offprint]] = {}
    others = []
    for name in names:
        path = PurePosixPath(name)
        key, kind = keys.get(_key(path.stem)), _kind_of(path.suffix.lower())
        if key is None:  # hopper1952education.slides.pdf
            path = PurePosixPath(path.stem)
            key, kind = keys.get(_key(path.stem)), _KINDS.get(path.suffix.lower().removeprefix("."), "")
        if key and kind:
            found.setdefault(key, []).append(_Offprint(kind, name))
        else:
            others.append(name)
    return found, others


def _key(stem: str) -> str:
    return safety.identifier(stem).casefold()


def _kind_of(suffix: str) -> str:
    if suffix == ".pdf":
        return "pdf"
    if suffix in _SLIDES:
        return "slides"
    return "picture" if suffix in PICTURES else "film" if suffix in FILMS else ""


def _address(offprint: _Offprint) -> str:
    return f"/{FOLDER}/{quote(offprint.name)}"


def _changes(work: Publication, offprints: Iterable[_Offprint]) -> dict[str, object]:
    by_kind: dict[str, str] = {}
    for offprint in offprints:
        by_kind.setdefault(offprint.kind, _address(offprint))
    film, picture = by_kind.pop("film", ""), by_kind.pop("picture", "")
    preview = work.preview or film or picture
    written = {link.kind for link in work.links}
    links = [Link("", address, "", kind) for kind, address in by_kind.items() if kind not in written]
    is_film = PurePosixPath(preview).suffix.lower() in FILMS
    return {"links": (*work.links, *links), "preview": preview, "poster": picture if is_film else ""}


def _set(work: Publication, values: Mapping[str, object]) -> None:
    # Records are frozen, and sections hold them: what the folder adds is put in place, as keys are.
    for name, value in values.items():
        object.__setattr__(work, name, value)


def _report(count: int, others: list[str], keys: Mapping[str, str], shown: str, problems: Problems) -> None:
    if count:
        files = "1 file" if count == 1 else f"{count} files"
        message = f"{files} of {shown} {'belongs' if count == 1 else 'belong'} to works"
        problems.inform("offprints", f"{message}, {len(others)} to none" if others else message, Place(shown))
    if others and keys:
        from difflib import get_close_matches

        for name in others[:_MOST_NAMED]:
            if near := get_close_matches(_key(name.split(".")[0]), keys, n=1, cutoff=0.8):
                message, hint = f"no work has the key of {name!r}", f"there is the key {keys[near[0]]!r}"
                problems.inform("unclaimed-file", message, Place(shown), hint)
