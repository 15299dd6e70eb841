"""`mkdocs serve` while files break: it answers every request, shows the last good data and the problems, recovers."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from .conftest import PNG, words, write
from .serving import Poller, Server, serving

CV = """cv:
  name: Grace Hopper
  headline: Rear admiral
  sections:
    Publications:
      - title: {}
        authors: [Grace Hopper]
        journal: Proceedings of the ACM
        date: 1952
"""
AUTHORS = """noether:
  name: Emmy Noether
  headline: {}
  interests: [algebra, invariants]
"""
NOTES = """---
title: {}
author_profile: true
tags: [one, two]
---
# A page of notes

Words below the front matter.
"""
BIB = """@article{{hopper1953,
  title = {{{}}},
  author = {{Hopper, Grace}},
  journal = {{Proceedings of the IRE}},
  year = {{1953}},
}}
"""
LATIN = "Zürich".encode("latin-1")


@dataclass(frozen=True)
class Kind:
    """A file that can break: its text with a place for a word that some page shows, and broken states of it."""

    path: str
    text: str
    shown_on: str
    broken_syntax: str
    wrong_content: str

    def good(self, word: str) -> bytes:
        return self.text.format(word).encode("utf-8")


KINDS = {
    "CV": Kind(
        "cv.yml",
        CV,
        "/",
        broken_syntax='cv:\n  name: "Grace Hopper\n  sections: {}\n',
        wrong_content="cv:\n  - name: Grace Hopper\n",
    ),
    "authors": Kind(
        "authors.yml",
        AUTHORS,
        "/emmy/",
        broken_syntax="noether:\n  name: Emmy Noether\n\theadline: Algebra\n",
        wrong_content="- Emmy Noether\n- Emil Artin\n",
    ),
    "front matter": Kind(
        "docs/notes.md",
        NOTES,
        "/notes/",
        broken_syntax='---\ntitle: "Notes\nauthor_profile: true\n---\nWords below the front matter.\n',
        wrong_content="---\ntitle: Notes\npermalink: [one, two]\n---\nWords below the front matter.\n",
    ),
    "news": Kind(
        "news.yml",
        "- text: {}\n  date: 2024-05-01\n  tags: [one, two]\n",
        "/emmy/",
        broken_syntax='- date: 2024-05-01\n  text: "Words\n',
        wrong_content="news: 5\n",
    ),
    "bibliography": Kind(
        "references.bib",
        BIB,
        "/",
        broken_syntax="@article{hopper1953,\n  title = {Compiling routines\n  year = 1953,\n}\n",
        wrong_content="@article{hopper1953,\n  title = {Compiling routines},\n  year = 1953 1954 {,\n",
    ),
}


def half(kind: Kind, word: str) -> bytes:
    """What an editor that truncates and then writes has on disk in between: here up to the middle of a bracket."""
    text = kind.good(word)
    cut = text.find(b"[") if b"[" in text else text.find(b"author")
    return text[: cut + 3]


def overwrite(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def rename_over(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_bytes(data)
    beside.replace(path)


def delete(path: Path, data: bytes) -> None:
    path.unlink()


WAYS: dict[str, tuple[Callable[[Path, bytes], None], Callable[[Kind, str], bytes]]] = {
    "syntax error": (overwrite, lambda kind, word: kind.broken_syntax.encode()),
    "wrong content": (overwrite, lambda kind, word: kind.wrong_content.encode()),
    "half saved": (overwrite, half),
    "emptied": (overwrite, lambda kind, word: b""),
    "deleted": (delete, lambda kind, word: b""),
    "renamed over by another encoding": (rename_over, lambda kind, word: kind.good(word) + LATIN),
}
PAGES = ("/", "/emmy/", "/notes/", "/nowhere/")


def site(root: Path, theme: str = "mkdocs", **config: object) -> Path:
    settings = {"site_name": "A small site", "theme": {"name": theme}, "plugins": ["search", "academic"], **config}
    files = {kind.path: kind.good("First light") for kind in KINDS.values()}
    write(root, {
        "mkdocs.yml": yaml.safe_dump(settings),
        "docs/index.md": "# Home\n\n<!-- academic/publications -->\n",
        "docs/emmy.md": "---\nauthor: noether\nauthor_profile: true\n---\n# Emmy\n\n<!-- academic/cv -->\n\n"
        "<!-- academic/news -->\n",
        **files,
    })  # fmt: skip
    return root


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(site(tmp_path_factory.mktemp("serve") / "site")) as running:
        yield running


@pytest.fixture
def poller(server: Server) -> Iterator[Poller]:
    with Poller(server, PAGES) as polling:
        yield polling
    polling.assert_prompt()


def panels(server: Server, paths: tuple[str, ...] = PAGES) -> list[str]:
    """The words of the panel on each page; empty where there is none."""
    pages = [server.page(path) for path in paths]
    return [" ".join(words(panel) for panel in page.select(".academic-problems")) for page in pages]


def shows(server: Server, path: str, word: str) -> bool:
    page = server.page(path)
    for panel in page.select(".academic-problems"):
        panel.decompose()
    return word in words(page)


def mend(server: Server, name: str, word: str) -> None:
    """Save a good state of a file, and wait for it to be shown without a panel anywhere."""
    kind = KINDS[name]
    rename_over(server.root / kind.path, kind.good(word))
    server.await_(lambda: shows(server, kind.shown_on, word) and not any(panels(server)))
    server.shown[name] = word


def what_is_shown(server: Server, name: str) -> str:
    word = server.shown.setdefault(name, "First light")
    assert shows(server, KINDS[name].shown_on, word)
    assert not any(panels(server))
    return word


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", KINDS)
def test_broken_file_leaves_the_last_good_data(server: Server, poller: Poller, name: str, way: str) -> None:
    kind, (change, broken) = KINDS[name], WAYS[way]
    word = what_is_shown(server, name)
    change(server.root / kind.path, broken(kind, word))
    if kind.path.endswith(".md") and way == "deleted":  # a page that is deleted is no page
        server.await_(lambda: server.get(kind.shown_on)[0] == 404)
        assert shows(server, "/", "Grace Hopper")
    else:
        server.await_(lambda: all(kind.path in panel for panel in panels(server)))
        assert shows(server, kind.shown_on, word)
        assert kind.path in server.log[server.log.rindex("Building documentation") :]
    mend(server, name, f"Mended after {way}")


def test_page_with_broken_front_matter_shows_its_new_text(server: Server, poller: Poller) -> None:
    title = what_is_shown(server, "front matter")
    (server.root / "docs/notes.md").write_text('---\ntitle: "New\n---\n# A page\n\nNew words.\n', encoding="utf-8")
    server.await_(lambda: shows(server, "/notes/", "New words."))
    page = server.page("/notes/")
    assert page.title is not None
    assert page.title.text.startswith(title)
    assert page.select(".academic-profile")
    mend(server, "front matter", "Another title")


def test_data_file_turned_into_a_folder(server: Server, poller: Poller) -> None:
    file, word = server.root / "cv.yml", what_is_shown(server, "CV")
    file.unlink()
    file.mkdir()
    server.await_(lambda: all("cv.yml" in panel for panel in panels(server)))
    assert shows(server, "/", word)
    file.rmdir()
    mend(server, "CV", "After the folder")


def test_missing_photo_is_mended_by_the_photo(server: Server, poller: Poller) -> None:
    file, photos = server.root / "cv.yml", [server.root / "docs" / "grace.png", server.root / "photos" / "grace.png"]
    for photo, name in zip(photos, (b"grace.png", b"photos/grace.png"), strict=True):
        file.write_bytes(KINDS["CV"].good("With a photo").replace(b"  headline:", b"  photo: %s\n  headline:" % name))
        server.await_(lambda: all("grace.png" in panel for panel in panels(server)))
        assert shows(server, "/", "With a photo")  # a warning: the build goes on, and so does the preview
        assert not server.page("/").select(".academic-problems details[open]")
        photo.parent.mkdir(exist_ok=True)
        photo.write_bytes(PNG)
        server.await_(lambda: not any(panels(server)))
    mend(server, "CV", "Without a photo")
    for photo in photos:
        photo.unlink()


def test_problem_of_a_directive_stands_on_every_page_once(server: Server, poller: Poller) -> None:
    file = server.root / "docs" / "index.md"
    good = file.read_text("utf-8")
    file.write_text(good + "\n<!-- academic/publications { orde: title } -->\n", encoding="utf-8")
    server.await_(lambda: all(panel.count("unknown-option") == 1 for panel in panels(server)))
    assert "docs/index.md:5:1" in panels(server)[1]
    file.write_text(good, encoding="utf-8")
    server.await_(lambda: not any(panels(server)))


def test_other_files_beside_the_data_cause_no_build(server: Server, poller: Poller) -> None:
    time.sleep(1.2)  # what the tests before have saved is built by then
    builds = server.builds
    for number in range(12):
        with (server.root / "server.log").open("a") as log:
            log.write(f"line {number}\n")
        for name in ("cv.yml~", ".#cv.yml", ".cv.yml.swp", "4913"):
            (server.root / name).write_text(str(number), encoding="utf-8")
        time.sleep(0.1)
    for name in ("cv.yml~", ".#cv.yml", ".cv.yml.swp", "4913"):
        (server.root / name).unlink()
    time.sleep(0.8)
    assert server.builds == builds


def test_last_of_many_saves_wins_and_no_page_mixes_two(server: Server, poller: Poller) -> None:
    file = server.root / "cv.yml"
    for number in range(25):
        saved = f"Saved {number} times"
        file.write_bytes(KINDS["CV"].good(saved).replace(b"Proceedings of the ACM", saved.encode()))
        time.sleep(0.03)
        if number % 8 == 7:  # some of them are built in between
            server.await_(lambda saved=saved: shows(server, "/", saved))
        shown = re.findall(r"Saved \d+ times", words(server.page("/")))
        assert len(shown) in (0, 4)  # title and venue, in the entry and in its BibTeX
        assert len(set(shown)) < 2
    server.await_(lambda: shows(server, "/", "Saved 24 times"))
    mend(server, "CV", "Saved at last")


def test_option_may_name_another_file_while_it_serves(server: Server, poller: Poller) -> None:
    config = server.root / "mkdocs.yml"
    before = config.read_text("utf-8")
    write(server.root, {"data/mine.yml": KINDS["CV"].good("From another file")})
    config.write_text(before.replace("- academic", "- academic:\n    cv: data/mine.yml"), encoding="utf-8")
    server.await_(lambda: shows(server, "/", "From another file"))
    (server.root / "data/mine.yml").write_bytes(KINDS["CV"].good("Edited there"))
    server.await_(lambda: shows(server, "/", "Edited there"))
    config.write_text(before, encoding="utf-8")
    server.await_(lambda: not shows(server, "/", "Edited there"))


def test_server_needed_no_restart(server: Server) -> None:
    assert server.process.poll() is None
    assert "Traceback" not in server.log
    assert "appear stuck" not in server.log


def panel_of(page: BeautifulSoup) -> str:
    return " ".join(words(panel) for panel in page.select(".academic-problems"))


def test_broken_first_build_starts_and_recovers_even_under_strict(tmp_path: Path) -> None:
    root = site(tmp_path / "site", strict=True)
    (root / "cv.yml").write_text("cv:\n  name: [Grace\n", encoding="utf-8")
    (root / "docs/notes.md").write_bytes(b"---\ntitle: Notes\n---\nZ\xfcrich\n")
    with serving(root) as server, Poller(server, ("/", "/emmy/")) as poller:
        server.await_(lambda: "cv.yml" in panel_of(server.page("/")))
        assert "docs/notes.md" in panel_of(server.page("/emmy/"))
        assert shows(server, "/emmy/", "Emmy Noether")
        (root / "cv.yml").write_bytes(KINDS["CV"].good("A good beginning"))
        (root / "docs/notes.md").write_bytes(KINDS["front matter"].good("Notes"))
        server.await_(lambda: shows(server, "/", "A good beginning") and not panel_of(server.page("/")))
        poller.assert_prompt()


def test_material_breaks_and_recovers(tmp_path: Path) -> None:
    root = site(tmp_path / "site", theme="material", plugins=["search", "tags", "academic"])
    with serving(root, "--clean") as server:
        server.await_(lambda: shows(server, "/", "First light"))
        (root / "cv.yml").write_text("cv: [", encoding="utf-8")
        server.await_(lambda: all("cv.yml" in panel_of(server.page(path)) for path in PAGES))
        assert shows(server, "/", "First light")
        (root / "cv.yml").write_bytes(KINDS["CV"].good("Second light"))
        server.await_(lambda: shows(server, "/", "Second light") and not panel_of(server.page("/nowhere/")))
        config = (root / "mkdocs.yml").read_text("utf-8")  # of this MkDocs itself stops; what we keep outlives it
        (root / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
        server.await_(lambda: "appear stuck" in server.log)
        (root / "cv.yml").write_text("cv: [", encoding="utf-8")
        (root / "mkdocs.yml").write_text(config, encoding="utf-8")
        server.await_(lambda: shows(server, "/", "Second light") and "cv.yml" in panel_of(server.page("/")))
