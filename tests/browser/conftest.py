"""Some sites and what headless Chromium, driven from Node, finds on them.

Nothing here is skipped where a tool is missing: a page that was not looked at has not been tested.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

HERE = Path(__file__).parent
SOURCES = {
    "hopper": HERE.parents[1] / "example_site",  # tabs
    "nested": HERE / "sites" / "nested",  # no tabs, pages in pages, no photo, long words
    "rtl": HERE / "sites" / "rtl",  # right to left, tabs that stay in view
    "lists": HERE / "sites" / "lists",  # filters, search and the views of a list
    "talks": HERE / "sites" / "talks",  # talks that end around the moment of the build
}
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
BUILT = "1777809600"  # noon of 3 May 2026, in UTC
ENVIRONMENT = {
    "SOURCE_DATE_EPOCH": BUILT,
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PYTHONUTF8": "1",
}


def tool(*names: str) -> str:
    """The first of some programs that is installed; a test that needs it fails where there is none."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail(f"the tests in a browser need {' or '.join(names)} on the PATH", pytrace=False)
    return found


def run(*command: str, cwd: Path, given: str | None = None, timeout: int = 300) -> str:
    """What a program prints; a test that needs it fails where the program does."""
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            input=given,
            env=os.environ | ENVIRONMENT,
            capture_output=True,
            timeout=timeout,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
    except subprocess.TimeoutExpired:
        pytest.fail(f"{' '.join(command)} has not ended after {timeout} seconds", pytrace=False)
    if done.returncode:
        pytest.fail(f"{' '.join(command)} has failed:\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}", pytrace=False)
    return done.stdout


@dataclass(frozen=True)
class Sites:
    """The sites as they are served. `bare` folders hold the same pages, built by Material without the plugin."""

    folder: Path
    address: str
    pages: Mapping[str, Sequence[str]]

    def all_pages(self) -> list[str]:
        return [page for pages in self.pages.values() for page in pages]

    def source(self, page: str) -> str:
        path = self.folder / page
        return (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")


Visit = dict[str, Any]
"""A page, how it is looked at, and what is asked of it: the keys are told in browse.mjs."""


class Browser:
    """One browser, driven by a Node process that takes lists of visits and gives lists of answers.

    `traffic` is what all the visits have asked of other hosts, have asked for in vain, or have said on the console.
    """

    PATIENCE = 240  # seconds for one list of visits

    def __init__(self, sites: Sites, node: str, executable: str) -> None:
        self.sites = sites
        self.traffic: list[str] = []
        start = {"executable": executable, "flags": [*FLAGS, NO_OTHER_HOST], "base": sites.address}
        self.errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        self.process = subprocess.Popen(
            [node, str(HERE / "browse.mjs"), json.dumps(start)],
            cwd=HERE,
            encoding="utf-8",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
        )

    def visit(self, visits: Sequence[Visit]) -> list[list[Any]]:
        """The results of the steps of every visit."""
        answers = self._answers(json.dumps(list(visits)))
        for visit, answer in zip(visits, answers, strict=True):
            for what in ("strangers", "failed", "messages"):
                self.traffic += [f"{describe(visit)}: {what}: {text}" for text in answer[what]]
        return [answer["results"] for answer in answers]

    def _answers(self, job: str) -> list[dict[str, Any]]:
        assert self.process.stdin
        assert self.process.stdout
        watchdog = threading.Timer(self.PATIENCE, self.process.kill)
        watchdog.start()
        try:
            self.process.stdin.write(job + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except OSError:
            line = ""
        finally:
            watchdog.cancel()
        if not line:
            self.errors.seek(0)
            pytest.fail(f"the browser does not answer:\n{self.errors.read()[-4000:]}", pytrace=False)
        answers: list[dict[str, Any]] | dict[str, str] = json.loads(line)
        if isinstance(answers, dict):
            pytest.fail(answers["error"], pytrace=False)
        return answers

    def close(self) -> None:
        assert self.process.stdin
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.errors.close()


def describe(visit: Visit) -> str:
    """A visit in words, for messages."""
    words = [visit["url"] or "/", f"at {visit.get('width', 1440)}", visit.get("scheme", ""), visit.get("media", "")]
    return " ".join(filter(None, words)) + ("" if visit.get("js", True) else " without scripts")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One process at a time, so that two of pytest-xdist do not install the same modules at once."""
    import fcntl

    with (HERE / "package.json").open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def node() -> str:
    """Node, with the modules that package-lock.json names."""
    program, npm = tool("node"), tool("npm")
    lock, installed = HERE / "package-lock.json", HERE / "node_modules" / ".package-lock.json"
    with _alone():
        if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
            run(npm, "ci", "--no-audit", "--no-fund", cwd=HERE, timeout=600)
    return program


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    folder = tmp_path_factory.mktemp("sites")
    pages = {}
    for name, source in SOURCES.items():
        _build(source / "mkdocs.yml", folder / name, "--strict")
        pages[name] = _pages(folder, name)
        _build(_without_plugin(source, folder, name), folder / "bare" / name)
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Sites(folder, f"http://127.0.0.1:{server.server_address[1]}/", pages)
        server.shutdown()
        thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass


def _build(config: Path, target: Path, *options: str) -> None:
    run(sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(target), *options, cwd=config.parent)


def _without_plugin(source: Path, folder: Path, name: str) -> Path:
    """The same site without the plugin; pages that only it makes have their titles alone."""
    docs = folder / f"{name}-docs"
    shutil.copytree(source / "docs", docs)
    for page in (*(folder / name).glob("publications/*/index.html"), *(folder / name).glob("talks/*/index.html")):
        path = docs / f"{page.parent.relative_to(folder / name).as_posix()}.md"
        if not path.exists() and not path.with_suffix("").is_dir():
            title = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select_one("h1")
            words = title.get_text().removesuffix("¶") if title else ""
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"---\ntitle: {json.dumps(words)}\n---\n", encoding="utf-8")
    config = yaml.safe_load((source / "mkdocs.yml").read_text(encoding="utf-8"))
    config["plugins"] = [one for one in config["plugins"] if one != "academic" and "academic" not in one]
    config |= {"docs_dir": str(docs), "site_url": f"https://example.org/bare/{name}/"}
    config["not_in_nav"] = f"{config.get('not_in_nav', '')}\n/publications/*\n/talks/*"
    target = folder / f"{name}.yml"
    target.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return target


def _pages(folder: Path, name: str) -> list[str]:
    """Addresses of the pages of a site but those that only lead elsewhere."""
    found = []
    for path in sorted((folder / name).rglob("*.html")):
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8"):
            found.append(path.relative_to(folder).as_posix().removesuffix("index.html"))
    return found


@pytest.fixture(scope="session")
def browser(sites: Sites, node: str) -> Iterator[Browser]:
    with contextlib.closing(Browser(sites, node, tool("chromium", "chromium-browser"))) as started:
        yield started


@pytest.fixture(scope="session")
def validate(node: str) -> Callable[[Sequence[Mapping[str, str]]], list[dict[str, Any]]]:
    """Checks stretches of HTML, each with a name."""

    def check(fragments: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
        printed = run(node, str(HERE / "fragments.mjs"), cwd=HERE, given=json.dumps(list(fragments)))
        found: list[dict[str, Any]] = json.loads(printed)
        return found

    return check
