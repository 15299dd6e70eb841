"""The watch on data files: what it notices, what it passes over, and how it rings."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from mkdocs_academic.datafiles import may_be_data
from mkdocs_academic.watch import Watch, bell_of


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    (tmp_path / "cv.yml").write_text("cv: {}\n", encoding="utf-8")
    found = Watch()
    found.follow([tmp_path / "cv.yml", tmp_path / "photo.png"], [tmp_path])
    return found


def test_nothing_has_changed(watch: Watch) -> None:
    assert not watch.has_changed()


def test_every_way_of_changing_a_file_is_noticed_once(watch: Watch, tmp_path: Path) -> None:
    file, beside = tmp_path / "cv.yml", tmp_path / "new"
    changes = [
        lambda: file.write_text("cv: {name: Grace}\n", encoding="utf-8"),
        lambda: os.utime(file, (1, 1)),
        file.unlink,
        file.mkdir,
        file.rmdir,
        lambda: file.write_text("cv: {}\n", encoding="utf-8"),
        lambda: (beside.write_text("cv: {}\n", encoding="utf-8"), beside.replace(file)),
        lambda: file.chmod(0o600),
        lambda: (tmp_path / "references.bib").write_text("", encoding="utf-8"),
        lambda: (tmp_path / "photo.png").write_bytes(b""),
    ]
    for index, change in enumerate(changes):
        change()
        assert watch.has_changed(), index
        assert not watch.has_changed(), index


def test_other_files_of_the_folder_are_passed_over(watch: Watch, tmp_path: Path) -> None:
    for name in ("server.log", "cv.yml~", ".#cv.yml", "4913", ".cv.yml.swp", "mkdocs.yml", "#cv.yml#", "cv.yml.bak"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert not watch.has_changed()


def test_file_that_is_back_as_it_was_when_it_settles_is_no_change(watch: Watch, tmp_path: Path) -> None:
    file, away = tmp_path / "cv.yml", tmp_path / "cv.yml~"
    file.rename(away)
    timer = threading.Timer(0.02, lambda: away.rename(file))
    timer.start()
    assert not watch.has_changed()
    timer.join()


def test_folder_that_goes_and_comes_back_is_watched_still(tmp_path: Path) -> None:
    folder, watch = tmp_path / "data", Watch()
    folder.mkdir()
    (folder / "cv.yml").write_text("cv: {}\n", encoding="utf-8")
    watch.follow([], [folder])
    away = folder.rename(tmp_path / "away")
    assert watch.has_changed()
    away.rename(folder)
    assert watch.has_changed()
    (folder / "authors.yml").write_text("", encoding="utf-8")
    assert watch.has_changed()


def test_what_others_watch_is_left_to_them(tmp_path: Path) -> None:
    docs, watch = tmp_path / "docs", Watch()
    docs.mkdir()
    watch.follow([docs / "cv.yml", tmp_path / "cv.yml"], [docs, tmp_path], besides=[docs])
    watch.follow_also([docs / "photo.png", tmp_path / "photo.png"], besides=[docs])
    assert watch.files == [tmp_path / "cv.yml", tmp_path / "photo.png"]
    (docs / "cv.yml").write_text("", encoding="utf-8")
    assert not watch.has_changed()


def test_more_files_do_not_hide_a_change_of_the_others(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "cv.yml").write_text("cv: {name: Grace}\n", encoding="utf-8")
    watch.follow_also([tmp_path / "slides.pdf"])
    assert watch.has_changed()


def test_build_that_begins_takes_what_is_there(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "cv.yml").write_text("cv: {name: Grace}\n", encoding="utf-8")
    watch.follow([tmp_path / "cv.yml"], [tmp_path])
    assert not watch.has_changed()


class FakeServer:
    """What of MkDocs' server the bell needs."""

    def __init__(self) -> None:
        self._rebuild_cond = threading.Condition()
        self._want_rebuild = False


def test_change_rings_the_bell(watch: Watch, tmp_path: Path) -> None:
    server = FakeServer()
    bell = bell_of(server)
    assert bell is not None
    watch.start(bell)
    try:
        with server._rebuild_cond:
            (tmp_path / "cv.yml").write_text("cv: {name: Grace}\n", encoding="utf-8")
            assert server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=20)
    finally:
        watch.stop()


@pytest.mark.parametrize("server", [object(), type("Other", (), {"_rebuild_cond": 1, "_want_rebuild": False})()])
def test_server_made_otherwise_has_no_bell(server: object) -> None:
    assert bell_of(server) is None


@pytest.mark.parametrize(
    "name",
    "cv.yml cv.yaml Ada_Lovelace_CV.yaml _CV.yml authors.yml venues.yml coauthors.yml news.yml references.bib "
    "resume.json cv.json".split(),
)
def test_names_of_data(name: str) -> None:
    assert may_be_data(name)


@pytest.mark.parametrize(
    "name",
    "cv.yml~ .#cv.yml #cv.yml# .cv.yml.swp 4913 mkdocs.yml .#references.bib references.bib~ ~$references.bib "
    ".Ada_CV.yaml package.json cv.yml.tmp .authors.yml".split(),
)
def test_names_of_other_things(name: str) -> None:
    assert not may_be_data(name)
