"""What `mkdocs serve` does between two builds, in this process: what is read again, what is kept, what is told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from mkdocs_academic import bios, composer, faults, library, markdown, plugin, preview, site, sources, watch
from mkdocs_academic.errors import Problem

from .conftest import PNG, one, words, write

CV = """cv:
  name: Grace Hopper
  sections:
    Publications:
      - title: The education of a computer
        date: 1952
"""
HOME = "---\nauthor_profile: true\n---\n# Home\n\n<!-- academic/publications -->\n"


class Served:
    """A site and the builds of one server, without the server."""

    def __init__(self, root: Path, files: dict[str, str | bytes], **config: Any) -> None:
        self.root = root
        settings = {"site_name": "A small site", "site_url": "https://example.org/", "plugins": ["academic"], **config}
        write(root, {"mkdocs.yml": yaml.safe_dump(settings)} | files)
        self.config = self._load()
        self.plugin: plugin.AcademicPlugin = self.config.plugins["academic"]  # type: ignore[assignment]
        self.config.plugins.on_startup(command="serve", dirty=False)
        assert self.plugin.preview is not None
        self.preview = self.plugin.preview
        self.pauses: list[float] = []
        self.preview.pause = self.preview.drafts.pause = self.pauses.append
        self.build()

    def _load(self) -> MkDocsConfig:
        return load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.root / "site"))

    def build(self) -> Served:
        self.pauses.clear()
        self.config = self._load()
        build(self.config, serve_url="http://127.0.0.1:8000/")
        return self

    def save(self, name: str, content: str | bytes) -> Served:
        write(self.root, {name: content})
        return self.build()

    def page(self, name: str = "index.html") -> BeautifulSoup:
        return BeautifulSoup((self.root / "site" / name).read_text("utf-8"), "html.parser")

    def panel(self, name: str = "index.html") -> str:
        return " ".join(words(panel) for panel in self.page(name).select(".academic-problems"))

    @property
    def problems(self) -> list[Problem]:
        return list(self.preview.problems)

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]


Serve = Callable[..., Served]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    def start(files: dict[str, str | bytes] | None = None, **config: Any) -> Served:
        return Served(tmp_path, {"cv.yml": CV, "docs/index.md": HOME} | (files or {}), **config)

    yield start
    load_config(plugins=["academic"]).plugins.on_startup(command="build", dirty=False)  # MkDocs keeps the instance


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The data files that are parsed, in order."""
    found: list[str] = []
    read = sources.YamlSource

    def counted(name: str, *arguments: Any, **more: Any) -> Any:
        found.append(name)
        return read(name, *arguments, **more)

    monkeypatch.setattr(sources, "YamlSource", counted)
    return found


# What is read again ---------------------------------------------------------------------------------------------------


def test_edit_of_a_page_reads_no_data_again(serve: Serve, reads: list[str]) -> None:
    served = serve({"authors.yml": "noether: {name: Emmy Noether}\n"})
    assert reads == ["cv.yml", "authors.yml"]
    served.save("docs/index.md", HOME + "\nNew words.\n")
    assert reads == ["cv.yml", "authors.yml"]
    assert "New words." in words(served.page())
    assert "The education of a computer" in words(served.page())


def test_edit_of_the_cv_reads_it_again(serve: Serve, reads: list[str]) -> None:
    served = serve()
    served.save("cv.yml", CV.replace("education", "rearing"))
    assert "The rearing of a computer" in words(served.page())
    assert reads == ["cv.yml", "cv.yml"]
    served.save("cv.yml", "cv: [")
    assert reads == ["cv.yml"] * 4  # the second time after a pause
    served.build()
    assert reads == ["cv.yml"] * 4  # broken as it was: not read again either


def test_file_that_was_away_while_it_was_read_is_read_again(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    served, read = serve(), sources.read_text

    def away(path: Path, name: str) -> str:
        path.rename(path.with_suffix(".away"))
        try:
            return read(path, name)
        finally:
            write(served.root, {"cv.yml": CV.replace("1952", "1953")})

    monkeypatch.setattr(sources, "read_text", away)
    served.save("cv.yml", CV.replace("1952", "1953"))
    monkeypatch.undo()
    assert served.build().codes == []
    assert "1953" in words(served.page())


def test_file_that_comes_while_the_others_are_looked_for_is_noticed(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    served, find = serve(), preview.find_files

    def find_and_write(*arguments: Any) -> Any:
        found = find(*arguments)
        write(served.root, {"authors.yml": "noether: {name: Emmy Noether}\n"})
        return found

    monkeypatch.setattr(preview, "find_files", find_and_write)
    served.build()
    assert served.preview.watch.has_changed()


def test_file_of_the_same_size_and_time_is_told_by_its_content(serve: Serve) -> None:
    import os

    served = serve()
    before = (served.root / "cv.yml").stat()
    write(served.root, {"cv.yml": CV.replace("education", "educativn")})
    os.utime(served.root / "cv.yml", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "educativn" in words(served.build().page())


def test_changed_option_reads_again(serve: Serve) -> None:
    served = serve({"cv.yml": CV.replace("  sections", "  phone: +1 555 0100\n  sections")})
    assert "555" not in words(served.page())
    text = (served.root / "mkdocs.yml").read_text("utf-8").replace("- academic", "- academic:\n    publish: [phone]")
    assert "555" in words(served.save("mkdocs.yml", text).page())


def test_photo_that_comes_later_is_found_without_a_second_reading(serve: Serve, reads: list[str]) -> None:
    served = serve({"cv.yml": CV.replace("  sections", "  photo: grace.png\n  sections")})
    assert served.codes == ["missing-file"]
    served.save("grace.png", PNG)
    assert served.codes == []
    assert (served.root / "site/assets/academic/files/grace.png").read_bytes() == PNG
    (served.root / "grace.png").unlink()
    assert served.build().codes == ["missing-file"]
    assert reads == ["cv.yml"]


# What is kept ---------------------------------------------------------------------------------------------------------


def test_new_breakage_is_tried_again_once_and_then_left_alone(serve: Serve) -> None:
    served = serve()
    assert served.save("cv.yml", "cv: [").pauses == [0.15]
    assert served.save("docs/index.md", HOME + "\nMore.\n").pauses == []
    assert served.save("cv.yml", "cv: [1").pauses == [0.15]


def test_half_saved_file_is_read_when_it_is_whole(serve: Serve) -> None:
    served = serve()
    write(served.root, {"cv.yml": CV.replace("1952", "[19")})
    served.preview.pause = lambda seconds: write(served.root, {"cv.yml": CV.replace("1952", "1953")})
    served.build()
    assert served.codes == []
    assert "1953" in words(served.page())


def test_file_saved_while_it_is_read_is_read_again_at_the_next_build(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    served, read = serve(), sources.read_text

    def slow(path: Path, name: str) -> str:
        text = read(path, name)
        path.write_text(CV.replace("1952", "1954"), encoding="utf-8")
        return text

    monkeypatch.setattr(sources, "read_text", slow)
    served.save("cv.yml", CV.replace("1952", "1953"))
    monkeypatch.undo()
    assert "1954" in words(served.build().page())


def test_renamed_file_is_not_missed(serve: Serve) -> None:
    served = serve()
    (served.root / "cv.yml").rename(served.root / "cv.yaml")
    assert served.build().codes == []
    assert "The education of a computer" in words(served.page())


def test_older_file_does_not_take_the_place_of_a_deleted_one(serve: Serve) -> None:
    served = serve({"Old_CV.yaml": CV.replace("education", "old education")})
    (served.root / "cv.yml").unlink()
    served.build()
    assert "cv.yml was read before and is gone" in served.panel()
    assert "The education of a computer" in words(served.page())


def test_file_that_an_option_names_is_missed_once(serve: Serve) -> None:
    served = serve({"data/mine.yml": CV}, plugins=[{"academic": {"cv": "data/mine.yml"}}])
    (served.root / "data/mine.yml").unlink()
    assert served.build().codes == ["missing-file"]
    assert "The education of a computer" in words(served.page())


def test_first_reading_shows_what_could_be_read(serve: Serve) -> None:
    served = serve({"cv.yml": CV.replace("        date", "        dat: x\n        date")})
    assert served.codes == ["unknown-key"]
    assert "The education of a computer" in words(served.page())
    assert "The pages show what could be read." in served.panel()


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("---\nauthor_profile: [true\n---\n# New\n", "unclosed-bracket"),
        ("---\nauthor_profile: true\n# New\n", "unclosed-front-matter"),
        ("---\nauthor_profile: true\ndate: 2024-02-31\n---\n# New\n", "bad-front-matter"),
        ("---\nauthor_profile: true\npermalink: ../../up/\n---\n# New\n", "bad-permalink"),
    ],
)
def test_page_keeps_its_front_matter_and_shows_its_new_text(serve: Serve, broken: str, code: str) -> None:
    served = serve()
    served.save("docs/index.md", broken)
    assert served.codes == [code]
    page = served.page()
    assert words(one(page, "h1")) == "New"
    assert page.select(".academic-profile")
    assert "author_profile" not in words(page.select("[role=main]")[0])


def test_page_whose_author_breaks_keeps_the_person(serve: Serve) -> None:
    served = serve({"docs/index.md": "---\nauthor_profile: true\nauthor: {name: Emmy Noether}\n---\n# Home\n"})
    served.save("docs/index.md", "---\nauthor_profile: true\nauthor: {naem: Emmy Noether}\n---\n# Home\n")
    assert served.codes == ["unknown-key"]
    assert "Emmy Noether" in words(served.page().select(".academic-profile")[0])


def test_page_half_saved_within_its_front_matter_is_shown_as_it_was(serve: Serve) -> None:
    served = serve()
    served.save("docs/index.md", "---\nauthor_pro")
    assert "The education of a computer" in words(served.page())
    assert "docs/index.md" in served.panel()


def test_page_in_another_encoding_is_shown_as_it_was(serve: Serve) -> None:
    served = serve()
    served.save("docs/index.md", HOME.encode() + b"Z\xfcrich\n")
    assert served.codes == ["encoding"]
    assert "The education of a computer" in words(served.page())


def test_page_deleted_after_mkdocs_has_listed_it(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    served = serve({"docs/other.md": "# Other\n\nWords of the other page.\n"})
    write(served.root, {"docs/new.md": "# New\n"})
    load = site.MkDocsSite.load

    def delete(self: site.MkDocsSite, *arguments: Any) -> None:
        (served.root / "docs/other.md").unlink()
        load(self, *arguments)
        (served.root / "docs/new.md").unlink()

    monkeypatch.setattr(site.MkDocsSite, "load", delete)
    served.build()
    assert served.codes == []
    assert "Words of the other page." in words(served.page("other/index.html"))
    assert words(one(served.page("new/index.html"), "h1")) == "New"


def test_page_that_is_a_link_to_itself_does_not_stop_the_others(serve: Serve) -> None:
    served = serve()
    (served.root / "docs/loop.md").symlink_to("loop.md")
    assert served.build().codes == ["unreadable"]
    assert "docs/loop.md" in served.panel()
    assert "The education of a computer" in words(served.page())


def test_emptied_page_is_shown_as_it_was_and_an_empty_one_is_empty(serve: Serve) -> None:
    served = serve({"docs/empty.md": ""})
    assert served.codes == []
    served.save("docs/index.md", "")
    assert served.codes == ["empty-file"]
    assert "The education of a computer" in words(served.page())


def test_page_that_another_plugin_has_written_is_left_to_it(serve: Serve, tmp_path: Path) -> None:
    hook = (
        "def on_files(files, config):\n"
        "    files.get_file_from_path('index.md').content_string = '# Written by a hook'\n"
        "    return files\n"
    )
    served = serve({"hook.py": hook}, hooks=["hook.py"])
    assert words(one(served.page(), "h1")) == "Written by a hook"


def test_build_that_is_no_preview_is_as_before(tmp_path: Path) -> None:
    settings = {"site_name": "A small site", "site_url": "https://example.org/", "plugins": ["academic"]}
    write(tmp_path, {"mkdocs.yml": yaml.safe_dump(settings), "cv.yml": "cv: [", "docs/index.md": HOME})
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(Abort):
        build(config)
    write(tmp_path, {"cv.yml": CV.replace("  sections", "  photo: grace.png\n  sections")})
    build(load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    assert "academic-problems" not in (tmp_path / "site/index.html").read_text("utf-8")


# The panel ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_panel_stands_first_in_the_body_of_every_page(serve: Serve, theme: str) -> None:
    served = serve({"docs/other.md": "# Other\n"}, theme={"name": theme})
    assert not served.page().select(".academic-problems")
    served.save("cv.yml", CV.replace("title:", "titel:"))
    for name in ("index.html", "other/index.html", "404.html"):
        body = one(served.page(name), "body")
        first, second = list(body.find_all(recursive=False))[:2]
        assert first.name == "style"
        assert second["class"] == ["academic-problems", "academic-problems--error"]
        assert second.select("details[open]")
        assert words(one(second, "summary")).startswith("Problems in cv.yml")
        assert words(one(second, ".academic-problem__place")) == "cv.yml:5:9"
        assert [words(line) for line in second.select("code")][-2:] == ["titel", "title"]
    sitemap = served.root / "site/sitemap.xml"
    assert "academic-problems" not in sitemap.read_text("utf-8")


def test_warnings_alone_are_a_closed_bar(serve: Serve) -> None:
    served = serve({"docs/index.md": HOME + "\n<!-- academic/publicatoins -->\n"})
    panel = one(served.page(), ".academic-problems")
    assert "academic-problems--warning" in panel["class"]
    assert not panel.select("details[open]")
    assert "Warnings: 1" in words(one(panel, "summary"))


def test_problem_found_while_a_page_is_written_reaches_those_before_it(serve: Serve) -> None:
    files: dict[str, str | bytes] = {
        "docs/a.md": "# First\n",
        "docs/index.md": "# Home\n",
        "docs/z.md": "---\nauthor_profile: true\n---\n# Last\n",
        "overrides/academic/profile.html": "{{ profile.nothing.at.all }}\n",
    }
    served = serve(files, theme={"name": "mkdocs", "custom_dir": "overrides"})
    assert served.codes == ["template"]
    for name in ("index.html", "a/index.html", "z/index.html", "404.html"):
        assert served.panel(name).count("profile.html") >= 1, name
        assert len(served.page(name).select(".academic-problems")) == 1
    served.save("overrides/academic/profile.html", "<aside>{{ profile.name }}</aside>\n")
    assert served.panel("404.html") == ""


def test_templates_are_kept_until_they_change(serve: Serve) -> None:
    theme = {"name": "mkdocs", "custom_dir": "overrides"}
    served = serve({"overrides/main.html": '{% extends "base.html" %}\n'}, theme=theme)
    assert served.page().select(".academic-profile")
    for word in ("first", "second"):
        served.save("overrides/academic/profile.html", f"<aside id=own>{word}</aside>\n")
        assert words(one(served.page(), "#own")) == word
    (served.root / "overrides/academic/profile.html").unlink()
    assert served.build().page().select(".academic-profile")


def test_panel_of_the_users_own_that_fails_is_replaced_by_ours(serve: Serve) -> None:
    overrides = {"overrides/academic/problems.html": "{% if %}"}
    served = serve({"cv.yml": "cv: [", **overrides}, theme={"name": "mkdocs", "custom_dir": "overrides"})
    assert "cv.yml" in served.panel()
    assert "problems.html" in served.panel()


def test_panel_speaks_the_language_of_the_site(serve: Serve) -> None:
    served = serve({"cv.yml": "cv: ["}, theme={"name": "mkdocs", "locale": "de"})
    panel = one(served.page(), ".academic-problems")
    assert panel["lang"] == "de"
    assert words(one(panel, "summary")).startswith("Probleme in cv.yml")
    assert one(panel, ".academic-problem__message")["lang"] == "en"


def test_long_panel_is_as_whole_as_a_short_one(serve: Serve) -> None:
    talks = "".join(f"      - name: {'Über Maschinen → ' * 20}\n        date: 20{n}-13\n" for n in range(13, 43))
    served = serve({"cv.yml": f"cv:\n  name: Grace Hopper\n  sections:\n    Talks:\n{talks}"})
    page = served.page()
    assert "&#" not in one(page, "body > style").text
    panel = one(page, ".academic-problems")
    assert len(panel.select(".academic-problem")) == 20
    assert "Über Maschinen → Über" in words(panel)
    assert "10 more in the terminal" in words(panel)


def test_what_a_file_holds_cannot_leave_the_panel(serve: Serve) -> None:
    served = serve({"cv.yml": CV.replace("title:", "<script>alert(1)</script>:")})
    page = served.page()
    assert "<script>alert(1)</script>" in words(one(page, ".academic-problems"))
    assert not [script for script in page.select("script") if "alert" in script.text]


def test_same_problem_of_two_pages_and_two_builds_is_told_once_a_build(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    served = serve()
    caplog.clear()
    served.save("docs/index.md", HOME + "\n<!-- academic/talk -->\n\n<!-- academic/talk -->\n")
    assert served.codes == ["unknown-directive"]
    assert caplog.text.count("unknown-directive") == 1
    with caplog.at_level(logging.INFO):
        served.save("docs/index.md", HOME)
    assert "all problems are mended" in caplog.text


# Faults of our own ----------------------------------------------------------------------------------------------------

PLACES: dict[str, tuple[Any, str]] = {
    "on_config": (plugin, "settings_of"),
    "on_files": (site.MkDocsSite, "load"),
    "reading": (library.Library, "read"),
    "on_page_markdown": (site.MkDocsSite, "prepare"),
    "a directive": (composer.Composer, "_compose"),
    "before Markdown": (markdown._PageDirectives, "_remember"),
    "after Markdown": (markdown._Unexpanded, "_empty_stash"),
    "on_page_content": (site.MkDocsSite, "add_anchors"),
    "before search": (site.MkDocsSite, "make_searchable"),
    "after search": (bios.Bios, "show"),
}
OTHER = """
def on_post_page(output, page, config):
    return output.replace("</body>", "<p id=other>Another plugin</p></body>")
"""


def fail(*_: Any, **__: Any) -> Any:
    raise KeyError("a fault for the sake of a test")


@pytest.mark.parametrize("place", PLACES)
def test_fault_of_ours_is_one_message_and_the_page_goes_on(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    served = serve({"hook.py": OTHER, "docs/other.md": "# Other\n\n<!-- academic/cv -->\n"}, hooks=["hook.py"])
    caplog.clear()
    monkeypatch.setattr(*PLACES[place], fail)
    served.save("cv.yml", CV.replace("1952", "1953"))
    faults_found = served.codes.count("internal")
    assert set(served.codes) <= {"internal", "unexpanded"}  # a directive that was not read is told, too
    assert caplog.text.count("KeyError: 'a fault for the sake of a test'") == faults_found
    assert 1 <= faults_found <= 2
    assert "please report it" in caplog.text
    for name in ("index.html", "other/index.html", "404.html"):
        assert "KeyError" in served.panel(name)
    assert served.page().select("#other")
    assert served.page("other/index.html").select("h1")
    monkeypatch.undo()
    assert served.build().codes == []
    assert "1953" in words(served.page())


@pytest.mark.parametrize("place", PLACES)
def test_fault_of_ours_ends_a_build_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    settings = {"site_name": "A small site", "site_url": "https://example.org/", "plugins": ["academic"]}
    write(tmp_path, {"mkdocs.yml": yaml.safe_dump(settings), "cv.yml": CV, "docs/index.md": HOME})
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    monkeypatch.setattr(*PLACES[place], fail)
    with pytest.raises(Abort):
        build(config)
    assert caplog.text.count("error[internal]: KeyError") == 1
    assert "Traceback" not in caplog.text


# Pages of works -------------------------------------------------------------------------------------------------------

PAPER = "publications/education1952/index.html"
KEYED = CV.replace("        date", "        key: education1952\n        date")


def test_pages_of_works_outlast_a_build_that_reads_no_data(serve: Serve, reads: list[str]) -> None:
    served = serve({"cv.yml": KEYED})
    first = (served.root / "site" / PAPER).read_bytes()
    served.save("docs/index.md", HOME + "\nNew words.\n")
    assert reads == ["cv.yml"]
    assert (served.root / "site" / PAPER).read_bytes() == first
    assert one(served.page(), ".academic-title a")["href"] == "publications/education1952/"


def test_page_of_a_work_gets_a_text_and_loses_it_again(serve: Serve) -> None:
    served = serve({"cv.yml": KEYED})
    served.save("docs/publications/education1952.md", "Written in a week.\n")
    assert "Written in a week." in words(served.page(PAPER))
    assert len(served.page(PAPER).select(".academic-record")) == 1
    (served.root / "docs/publications/education1952.md").unlink()
    served.build()
    assert "Written in a week." not in words(served.page(PAPER))
    assert len(served.page(PAPER).select(".academic-record")) == 1
    assert served.problems == []


def test_page_of_a_work_whose_place_is_taken_while_it_is_served(serve: Serve) -> None:
    served = serve({"cv.yml": KEYED})
    served.save("docs/publications/education1952/index.html", "<p>Mine")
    assert served.codes == ["taken-page"]
    assert served.page().select(".academic-title a") == []
    (served.root / "docs/publications/education1952/index.html").unlink()
    served.build()
    assert served.codes == []
    assert served.page(PAPER).select(".academic-record")


def test_page_of_a_work_is_moved_by_its_key(serve: Serve) -> None:
    served = serve({"cv.yml": KEYED})
    served.save("cv.yml", KEYED.replace("education1952", "rearing1952"))
    assert not (served.root / "site" / PAPER).exists()
    assert served.page("publications/rearing1952/index.html").select(".academic-record")


def test_broken_cv_leaves_the_pages_of_works(serve: Serve) -> None:
    served = serve({"cv.yml": KEYED})
    served.save("cv.yml", "cv: [")
    assert "Problems in cv.yml" in served.panel(PAPER)
    assert served.page(PAPER).select(".academic-record")


def test_broken_template_of_works_stops_nothing(serve: Serve) -> None:
    broken = {"overrides/academic/work.html": "{% if %}"}
    served = serve({"cv.yml": KEYED} | broken, theme={"name": "mkdocs", "custom_dir": "overrides"})
    assert served.codes == ["template"]
    assert "work.html" in served.panel(PAPER)
    (served.root / "overrides/academic/work.html").unlink()
    served.build()
    assert served.codes == []
    assert served.page(PAPER).select(".academic-record")


def test_server_made_otherwise_watches_the_files_itself(serve: Serve) -> None:
    class Other:
        def __init__(self) -> None:
            self.watched: list[str] = []

        def watch(self, path: str) -> None:
            self.watched.append(path)

    served, server = serve(), Other()
    served.config.plugins.on_serve(server, config=served.config, builder=served.build)  # type: ignore[arg-type]
    assert str(served.root / "cv.yml") in server.watched


def test_fault_names_the_innermost_line_of_ours() -> None:
    try:
        watch.Watch().follow(None)  # type: ignore[arg-type]
    except TypeError as error:
        problem = faults.fault_of(error)
    assert problem.code == "internal"
    assert problem.place.file == "mkdocs_academic/watch.py"
    assert problem.place.line
