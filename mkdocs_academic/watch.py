"""Watches the data files while `mkdocs serve` runs.

MkDocs watches the docs folder and mkdocs.yml. What it offers to plugins does not fit data files: the watch on a file
ends for ever when the file is deleted, if only for the moment in which an editor puts a new one in its place; the watch
on a folder rebuilds for whatever is written into it, a log file beside mkdocs.yml as well.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs_academic.datafiles import may_be_data

_INTERVAL = 0.2
_SETTLE = 0.05  # an editor that writes a new file and renames it over the old one is done by then
_MOST_SETTLING = 20

Stamp = tuple[int, int, int, int]


class Watch:
    """Calls `ring` after a data file was changed, deleted, put back or added.

    Files are compared by what the system says of them (time, size, number, rights), a few times a second.
    """

    def __init__(self) -> None:
        self.ring: Callable[[], None] | None = None
        self._files: frozenset[Path] = frozenset()
        self._folders: frozenset[Path] = frozenset()
        self._seen: dict[str, Stamp] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def follow(self, files: Iterable[Path], folders: Iterable[Path] = (), *, besides: Iterable[Path] = ()) -> None:
        """Watch these files, and what may be data in these folders; to be called before they are read.

        Args:
            files: watched whatever their names, whether they are there or not.
            folders: in which files that `may_be_data` are watched.
            besides: folders that someone else watches with all that is in them.
        """
        others = tuple(besides)
        with self._lock:
            self._files = frozenset(path for path in files if not _is_below(path, others))
            self._folders = frozenset(path for path in folders if not _is_below(path, others))
            self._seen = _look(self._files, self._folders)

    def follow_also(self, files: Iterable[Path], folders: Iterable[Path] = (), *, besides: Iterable[Path] = ()) -> None:
        """Watch more, without a new look at what is watched already."""
        others = tuple(besides)
        with self._lock:
            more = {path for path in files if not _is_below(path, others)} - self._files
            more_folders = {path for path in folders if not _is_below(path, others)} - self._folders
            # One in a folder that is watched already has been seen, or has come since and is still to be noticed.
            new = {path for path in more if path.parent not in self._folders or not may_be_data(path.name)}
            self._seen |= _look(new, more_folders)
            self._files |= more
            self._folders |= more_folders

    @property
    def files(self) -> list[Path]:
        """What is watched by its own name."""
        return sorted(self._files)

    def start(self, ring: Callable[[], None]) -> None:
        self.ring = ring
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="academic-watch", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread:
            self._thread.join(timeout=2)

    def has_changed(self) -> bool:
        """Whether anything is other than at the last look; if so, waits until nothing changes any more."""
        with self._lock:
            seen, now = self._seen, _look(self._files, self._folders)
            if now == seen:
                return False
        for _ in range(_MOST_SETTLING):
            before = now
            self._stop.wait(_SETTLE)
            with self._lock:
                if self._seen is not seen:  # a build has begun meanwhile, and reads what is there
                    return False
                now = _look(self._files, self._folders)
                if now == before:
                    break
        with self._lock:
            if self._seen is seen:
                self._seen = now
        return now != seen

    def _run(self) -> None:
        while not self._stop.wait(_INTERVAL):
            if self.has_changed() and self.ring:
                self.ring()


def _look(files: Iterable[Path], folders: Iterable[Path]) -> dict[str, Stamp]:
    found = _stamps(files)
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                names = [entry.name for entry in entries if may_be_data(entry.name)]
        except OSError:  # it may come back
            continue
        found |= _stamps(folder / name for name in names)
    return found


def _stamps(files: Iterable[Path]) -> dict[str, Stamp]:
    found = {}
    for path in files:
        try:
            stat = path.stat()
        except (OSError, ValueError):  # not there, or a name that no file can have
            continue
        found[str(path)] = (stat.st_mtime_ns, stat.st_size, stat.st_ino, stat.st_mode)
    return found


def _is_below(path: Path, folders: tuple[Path, ...]) -> bool:
    return any(path == folder or path.is_relative_to(folder) for folder in folders)


def bell_of(server: Any) -> Callable[[], None] | None:
    """What makes a server of MkDocs build the site anew; None where this version of it is made otherwise."""
    condition = getattr(server, "_rebuild_cond", None)
    if not isinstance(condition, threading.Condition) or not isinstance(getattr(server, "_want_rebuild", None), bool):
        return None

    def ring() -> None:
        with condition:
            server._want_rebuild = True
            condition.notify_all()

    return ring
