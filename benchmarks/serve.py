"""Edit two sites in turn under `mkdocs serve`, with the plugin and without, and compare when the edits are shown."""

from __future__ import annotations

import argparse
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from generate import SEED, Record, make_record, write_floor, write_ours

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUNBUFFERED": "1"}
POLLING = 0.5  # seconds between two looks of MkDocs at its files
PATIENCE = 120.0


class WrongPageError(Exception):
    """An edit that was never shown."""


class Server:
    """A server in a process of its own, with the time of every line that it prints."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.detected: list[float] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{self.port}"],
            cwd=folder,
            env=os.environ | ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._ready = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        if not self._ready.wait(PATIENCE):
            raise WrongPageError(f"{folder.name}: the server does not start")

    def _read(self) -> None:
        for line in self.process.stdout or ():
            if "Detected file changes" in line:
                self.detected.append(time.perf_counter())
            elif "Serving on" in line:
                self._ready.set()

    def get(self, path: str) -> str:
        """Return what the server answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode("utf-8")
        finally:
            connection.close()

    def shows(self, path: str, text: str, change: Callable[[], None]) -> tuple[float, float]:
        """Make a change, wait as a browser does until the page is built anew, and see that it holds `text`.

        Return the seconds until then, and those of them after the server had noticed the change.
        """
        page = self.get(path)
        if text in page:
            raise WrongPageError(f"{path} holds {text!r} before the edit")
        self.detected.clear()
        start = time.perf_counter()
        change()
        while text not in page:
            if time.perf_counter() - start > PATIENCE:
                raise WrongPageError(f"{path} never holds {text!r}")
            epoch = re.findall(r"livereload\((\d+), \d+\)", page)[-1]
            self.get(f"/livereload/{epoch}/1")
            page = self.get(path)
        end = time.perf_counter()
        return end - start, end - (self.detected[0] if self.detected else start)

    def stop(self) -> None:
        """End the process."""
        self.process.terminate()
        self.process.wait()


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve a site, and end the server."""
    server = Server(folder)
    try:
        yield server
    finally:
        server.stop()


@dataclass(frozen=True)
class Edit:
    """A text of a site, to be followed by a number each time, and the page on which it stands."""

    file: Path
    text: str
    page: str

    def make(self, server: Server, number: int) -> tuple[float, float]:
        """Edit the file while it is served; return the seconds as `Server.shows` does."""
        edited = f"{self.text} edited {number} times"
        before = re.sub(
            re.escape(self.text) + r"(?: edited \d+ times)?", self.text, self.file.read_text("utf-8"), count=1
        )
        content = before.replace(self.text, edited, 1)
        return server.shows(self.page, edited, lambda: self._save(content))

    def _save(self, content: str) -> None:
        self.file.write_text(content, encoding="utf-8")


def edits(case: str, floor: Path, ours: Path, record: Record, *, works: bool) -> tuple[Edit, Edit]:
    """Write the two sites of a case; return the edit of the hand-written list, and ours.

    With `works` each publication has a page of its own in either site.
    """
    title = record.publications[0].title
    write_floor(floor, record, works=works)
    write_ours(ours, record, bib=case == "bib", works=works)
    by_hand = Edit(floor / "docs/publications.md", title, "/publications/")
    if case == "page":
        return by_hand, Edit(ours / "docs/index.md", "Before Tromsø I worked in Umeå", "/")
    return by_hand, Edit(ours / ("papers.bib" if case == "bib" else "cv.yml"), title, "/publications/")


def compare(case: str, size: int, rounds: int, folder: Path, *, works: bool) -> str:
    """Run one case; return its row of the table."""
    by_hand, own = edits(case, folder / "floor", folder / "ours", make_record(size), works=works)
    rng = random.Random(SEED)
    pairs = []
    with serving(folder / "floor") as floor, serving(folder / "ours") as ours:
        for number in range(rounds + 1):
            pair = []
            for edit, server in ((by_hand, floor), (own, ours)):
                time.sleep(1 + rng.uniform(0, POLLING))  # the edit falls anywhere between two looks at the files
                pair.append(edit.make(server, number))
            print(f"{case} {number}/{rounds}: {pair[0][0]:.2f} s, {pair[1][0]:.2f} s", file=sys.stderr)
            if number:
                pairs.append(pair)
    return "| " + " | ".join([case, f"{size:,}", *_columns(pairs, 0), *_columns(pairs, 1)]) + " |"


def _columns(pairs: list[list[tuple[float, float]]], index: int) -> list[str]:
    floor, ours = ([pair[site][index] for pair in pairs] for site in (0, 1))
    ratios = [b / a for a, b in zip(floor, ours, strict=True)]
    spread = f"{median(ratios):.2f} ({min(ratios):.2f}\u2013{max(ratios):.2f})"
    return [f"{median(floor):.2f} s", f"{median(ours):.2f} s", spread]


def main() -> int:
    """Run the cases the command line asks for; return 0, or 1 if an edit was never shown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1000, help="publications (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=15, help="counted pairs of edits (default: %(default)s)")
    parser.add_argument("--cases", nargs="+", choices=("page", "cv", "bib"), default=["page", "cv", "bib"])
    parser.add_argument("--works", action="store_true", help="with a page of its own for each publication")
    arguments = parser.parse_args()
    rows = []
    for case in arguments.cases:
        with tempfile.TemporaryDirectory(prefix="academic-serve-") as folder:
            try:
                rows.append(compare(case, arguments.size, arguments.rounds, Path(folder), works=arguments.works))
            except WrongPageError as error:
                print(f"{case}: {error}", file=sys.stderr)
                return 1
    print("| case | N | floor | ours | ratio (min\u2013max) | floor noticed | ours noticed | ratio (min\u2013max) |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: |")
    print("\n".join(rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
