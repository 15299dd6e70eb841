"""Options, local files, other plugins, and sites that lack what others have."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from .conftest import PNG, Site, all_words, build, one, records, run, titles, words
from .test_site_main import CV, FILES, SECTIONS

HOME = "---\nauthor_profile: true\n---\n\n# Home\n\n<!-- academic/cv -->\n"

# Sites without something ----------------------------------------------------------------------------------------------


def test_site_without_any_data_builds_without_a_word(tmp_path: Path) -> None:
    page = (
        "---\nauthor_profile: true\n---\n\n# Home\n\n<!-- academic/cv -->\n\n<!-- academic/publications -->\n\nWords.\n"
    )
    site = build(tmp_path, {"docs/index.md": page}).assert_clean()
    assert "academic" not in site.output
    assert not site.page().select("aside.academic-profile")
    assert "Words." in words(site.article())
    assert not records(site.article())


def test_site_without_data_and_without_directives_is_the_site_without_the_plugin(tmp_path: Path) -> None:
    files = {"docs/index.md": "# Home\n\nWords.\n"}
    with_plugin = build(tmp_path / "a", files, {"extra_css": []}).assert_clean()
    without = build(tmp_path / "b", files, academic=False).assert_clean()
    style = '<link rel="stylesheet" href="assets/academic/academic.css">'
    script = '<script src="assets/academic/academic.js"></script>'
    lines = [line.strip() for line in with_plugin.text("index.html").splitlines()]
    assert {style, script} <= set(lines)
    lines.remove(style)
    lines.remove(script)
    expected = [line.strip() for line in without.text("index.html").splitlines()]
    assert list(filter(None, lines)) == list(filter(None, expected))


def test_disabled_plugin_leaves_everything_alone(tmp_path: Path) -> None:
    files = FILES | {"docs/index.md": "---\ntitle: Home\nredirect_from: /about/\n---\n\n# Home\n"}
    site = build(tmp_path, files, academic={"enabled": False}).assert_clean()
    assert not site.file("about").exists()
    assert not site.file("assets/academic").exists()
    assert "<!-- academic/cv -->" in site.text("cv/index.html")
    assert "academic.css" not in site.text("index.html")


def test_disabled_plugin_does_not_read_the_data(tmp_path: Path) -> None:
    build(tmp_path, {"cv.yml": "cv: [", "docs/index.md": "# Home\n"}, academic={"enabled": False}).assert_clean()


def test_site_without_an_address_has_relative_redirects_and_no_addresses_of_its_own(tmp_path: Path) -> None:
    site = build(tmp_path, FILES, {"site_url": None}).assert_clean()
    redirect = site.page("about/index.html")
    assert one(redirect, "meta[http-equiv=refresh]")["content"] == "0; url=../"
    assert one(redirect, "link[rel=canonical]")["href"] == "../"
    person = json.loads(one(site.page(), 'script[type="application/ld+json"]').get_text())
    assert "url" not in person
    assert "image" not in person
    assert one(site.page(), "aside img")["src"] == "assets/academic/files/heron.png"


@pytest.mark.parametrize("address", ["https://example.org/people/tb/", "https://example.org/people/tb"])
def test_site_below_a_path_has_that_path_in_its_addresses(tmp_path: Path, address: str) -> None:
    site = build(tmp_path, FILES, {"site_url": address}).assert_clean()
    base = "https://example.org/people/tb/"
    assert one(site.page("about.html"), "link[rel=canonical]")["href"] == base
    person = json.loads(one(site.page(), 'script[type="application/ld+json"]').get_text())
    assert person["url"] == base
    assert person["image"] == base + "assets/academic/files/heron.png"
    assert not [link for link in site.page().select("article a, aside a") if str(link["href"]).startswith("/")]


def test_build_from_another_folder_is_the_same(tmp_path: Path) -> None:
    site = build(tmp_path / "project", FILES).assert_clean()
    before = {path: path.read_bytes() for path in site.folder.rglob("*.html")}
    shutil.rmtree(site.folder)
    status, output = run(tmp_path, "mkdocs", "build", "--strict", "-f", "project/mkdocs.yml")
    assert (status, "WARNING" in output) == (0, False), output
    assert before == {path: path.read_bytes() for path in site.folder.rglob("*.html")}


def test_other_names_for_the_folders(tmp_path: Path) -> None:
    files = {"cv.yml": "cv: {name: Ruth Pell, photo: me.png}\n", "content/me.png": PNG, "content/index.md": HOME}
    site = build(tmp_path, files, {"docs_dir": "content", "site_dir": "out"})
    assert site.status == 0, site.output
    assert "WARNING" not in site.output
    assert 'src="me.png"' in (tmp_path / "out/index.html").read_text("utf-8")
    broken = build(tmp_path, {"content/index.md": "---\nredirect_from: ../x\n---\n"}, {"docs_dir": "content"})
    assert "content/index.md:2:16: error[bad-redirect]" in broken.assert_failed().output


# Which data is read ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["cv.yml", "cv.yaml", "Ruth_Pell_CV.yaml", "Ruth_Pell_CV.yml"])
def test_cv_is_found_by_its_name(tmp_path: Path, name: str) -> None:
    site = build(tmp_path, {name: "cv: {name: Ruth Pell}\n", "docs/index.md": HOME}).assert_clean()
    assert one(site.page(), "aside.academic-profile")["aria-label"] == "About Ruth Pell"


def test_second_cv_is_named_and_not_read(tmp_path: Path) -> None:
    files = {
        "cv.yml": "cv: {name: Ruth Pell}\n",
        "Old_CV.yaml": "cv: {name: Old Pell}\n",
        "docs/index.md": HOME,
    }
    site = build(tmp_path, files).assert_clean()
    assert "Old_CV.yaml" in site.output
    assert "Old Pell" not in site.text("index.html")


def test_option_names_the_cv(tmp_path: Path) -> None:
    files = {
        "data/mine.yml": "cv: {name: Ruth Pell, photo: me.png}\n",
        "data/me.png": PNG,
        "cv.yml": "cv: {name: Not Her}\n",
        "docs/index.md": HOME,
    }
    site = build(tmp_path, files, academic={"cv": "data/mine.yml"}).assert_clean()
    assert one(site.page(), "aside.academic-profile")["aria-label"] == "About Ruth Pell"
    assert site.file(str(one(site.page(), "aside img")["src"])).read_bytes() == PNG


def test_option_false_reads_no_cv(tmp_path: Path) -> None:
    site = build(tmp_path, {"cv.yml": "cv: [", "docs/index.md": "# Home\n"}, academic={"cv": False}).assert_clean()
    assert "Home" in words(site.article())


@pytest.mark.parametrize("name", ["../outside.yml", "/etc/hostname", "docs", ".", "nowhere.yml"])
def test_option_that_names_no_file_of_the_project_is_an_error(tmp_path: Path, name: str) -> None:
    files = {"docs/index.md": "# Home\n", "../outside.yml": "cv: {name: Secret}\n"}
    site = build(tmp_path / "project", files, academic={"cv": name}).assert_failed()
    assert "mkdocs.yml:" in site.output
    assert "error[missing-file]" in site.output or "error[outside-project]" in site.output
    assert f"cv: {name}" in site.output


# Options --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"enabled": "maybe"}, "option 'enabled': Expected type"),
        ({"cv": 3}, "option 'cv': Expected the name of a file"),
        ({"cv": ["a.yml"]}, "option 'cv': Expected the name of a file"),
        ({"authors": {}}, "option 'authors': Expected the name of a file"),
        ({"author_profile": "always"}, "option 'author_profile': Expected true, false or one of home"),
        ({"publish": "phone"}, "option 'publish': Expected a list"),
        ({"publish": ["fax"]}, "option 'publish': Expected one of"),
        ({"sections": ["Awards"]}, "option 'sections': Expected a mapping"),
        ({"sections": {"Talks": "speech"}}, "there is no kind 'speech'; choose from publication"),
        ({"strings": "x"}, "option 'strings': Expected type"),
        ({"profile": "me"}, "option 'profile': Expected type"),
        ({"publication_pages": "some"}, "option 'publication_pages': Expected true, false or one of selected"),
        ({"talk_pages": "some"}, "option 'talk_pages': Expected"),
        ({"downloads": "some"}, "option 'downloads': There is no download 'some'; choose from bib"),
    ],
    ids=str,
)
def test_option_of_a_wrong_type_is_an_error_of_the_configuration(
    tmp_path: Path, options: dict[str, Any], message: str
) -> None:
    site = build(tmp_path, FILES, academic=options).assert_failed()
    assert "Config value 'plugins': Plugin 'academic' " in site.output
    assert message in site.output
    assert "Aborted with a configuration error!" in site.output


def test_unknown_option_is_a_warning_of_the_configuration(tmp_path: Path) -> None:
    site = build(tmp_path, FILES, academic={"author_profil": True}).assert_failed()
    assert "Plugin 'academic' option 'author_profil': Unrecognised configuration name" in site.output


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    options = {"publish": ["phone", "address", "email"], "strings": {"sidebar.email": "Write <b>me</b>"}}
    return build(tmp_path_factory.mktemp("published"), FILES, academic=options).assert_clean()


def test_what_is_published_is_shown_and_nothing_else_private(published: Site) -> None:
    aside = one(published.page(), "aside.academic-profile")
    assert "+47 555 01 88" in words(aside)
    assert "14 Heronry Lane, Tarnwick" in words(aside)
    person = json.loads(one(aside, "script").get_text())
    assert "t.brandvold@lakes.example.org" in person["email"]
    assert not [name for name, text in published.texts() if "1983-03-09" in text]


def test_words_of_the_user_s_replace_ours_and_are_text(published: Site) -> None:
    assert "Write <b>me</b>" in words(one(published.page(), "aside.academic-profile"))


def test_option_gives_a_section_its_kind(tmp_path: Path) -> None:
    files = {
        "cv.yml": "cv:\n  name: R P\n  sections:\n    Causeries:\n      - {name: On pins, date: 2020-02-03}\n",
        "docs/index.md": "# Home\n\n<!-- academic/talks -->\n",
    }
    site = build(tmp_path, files, academic={"sections": {"Causeries": "talk"}}).assert_clean()
    assert titles(one(site.article(), ".academic-timeline")) == ["On pins"]


def test_profile_in_the_options_goes_before_the_cv(tmp_path: Path) -> None:
    files = {"cv.yml": "cv: {name: Ruth Pell, headline: Old, location: Hem}\n", "docs/index.md": HOME}
    site = build(tmp_path, files, academic={"profile": {"headline": "New", "github": "rpell"}}).assert_clean()
    text = words(one(site.page(), "aside.academic-profile"))
    assert "New" in text
    assert "Hem" in text
    assert "Old" not in text
    assert one(site.page(), "aside a[rel=me]")["href"] == "https://github.com/rpell"


# Local files ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "file", "published"),
    [
        ("me.png", "me.png", "assets/academic/files/me.png"),
        ("./me.png", "me.png", "assets/academic/files/me.png"),
        ("pictures/me.png", "pictures/me.png", "assets/academic/files/pictures/me.png"),
        ("me.png", "docs/me.png", "me.png"),
        ("docs/me.png", "docs/me.png", "me.png"),
        ("/img/me.png", "docs/img/me.png", "img/me.png"),
        ("me at home.png", "me at home.png", "assets/academic/files/me at home.png"),
        ("ich-é.png", "docs/ich-é.png", "ich-é.png"),
    ],
)
def test_photo_is_found_published_and_linked_from_every_depth(
    tmp_path: Path, written: str, file: str, published: str
) -> None:
    cv = f"cv: {{name: Ruth Pell, photo: '{written}'}}\n"
    files = {"cv.yml": cv, file: PNG, "docs/index.md": HOME, "docs/deep/er/page.md": HOME}
    site = build(tmp_path, files).assert_clean()
    assert site.file(published).read_bytes() == PNG
    for name in ("index.html", "deep/er/page/index.html"):
        address = str(one(site.page(name), "aside img")["src"])
        assert " " not in address
        assert (site.file(name).parent / unquote(address)).resolve() == site.file(published)


@pytest.mark.parametrize(
    ("written", "file", "code"),
    [
        (".secret/me.png", ".secret/me.png", "hidden-file"),
        ("me.exe", "me.exe", "unknown-suffix"),
        ("ME.PNG", "me.png", "missing-file"),
    ],
)
def test_file_that_may_not_be_published_is_reported_and_not_copied(
    tmp_path: Path, written: str, file: str, code: str
) -> None:
    files = {"cv.yml": f"cv:\n  name: Ruth Pell\n  photo: {written}\n", file: PNG, "docs/index.md": HOME}
    site = build(tmp_path, files, strict=False)
    assert site.status == 0
    assert f"cv.yml:3:10: warning[{code}]: " in site.output
    assert not site.page().select("aside img")
    assert not [path for path in site.folder.rglob("*") if path.is_file() and path.read_bytes() == PNG]


LINKED = """\
cv:
  name: Ruth Pell
  sections:
    Publications:
      - {title: One, pdf: papers/one.pdf, slides: /slides/one.pdf, code: code.zip}
      - {title: Two, url: deep/page.md, links: {Part: deep/page.md#part, Folder: /deep/page/}}
"""


def test_linked_files_and_pages_are_reached_from_every_depth(tmp_path: Path) -> None:
    files = {
        "cv.yml": LINKED,
        "code.zip": b"PK",
        "docs/papers/one.pdf": b"%PDF-1",
        "docs/slides/one.pdf": b"%PDF-2",
        "docs/index.md": "# Home\n\n<!-- academic/cv -->\n",
        "docs/deep/page.md": "# Page\n\n## Part\n\n<!-- academic/publications -->\n",
    }
    site = build(tmp_path, files).assert_clean()
    for name in ("index.html", "deep/page/index.html"):
        links = {words(link): str(link["href"]) for link in site.article(name).select("[class*=academic] a")}
        folder = site.file(name).parent
        for label, target in (("PDF", "papers/one.pdf"), ("Slides", "slides/one.pdf")):
            assert (folder / links[label]).resolve() == site.file(target)
        assert (folder / links["Code"]).resolve().read_bytes() == b"PK"
        assert (folder / links["Two"]).resolve() == site.file("publications/two")
        for label in ("Part", "Folder"):
            assert (folder / links[label].partition("#")[0]).resolve() == site.file("deep/page")
        assert links["Part"].endswith("#part")


def test_missing_files_are_reported_each_in_its_place_and_not_linked(tmp_path: Path) -> None:
    files = {
        "cv.yml": LINKED,
        "docs/papers/one-v2.pdf": b"%PDF-1",
        "docs/index.md": "# Home\n\n<!-- academic/cv -->\n",
        "docs/deep/page.md": "# Page\n\n## Part\n",
    }
    site = build(tmp_path, files).assert_failed()
    for column, name in ((27, "papers/one.pdf"), (51, "/slides/one.pdf"), (74, "code.zip")):
        assert f"cv.yml:5:{column}: warning[missing-file]: there is no file '{name}'" in site.output
    assert "hint: there is 'papers/one-v2.pdf'" in site.output
    assert "Aborted with 3 warnings in strict mode!" in site.output
    assert not [link for link in site.article().select("li a") if words(link) in ("PDF", "Slides", "Code")]


# Other plugins and extensions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("plugins", [["search", "offline", "academic"], ["academic", "search", "offline"]], ids=str)
def test_offline_plugin_gets_addresses_of_files(tmp_path: Path, plugins: list[str]) -> None:
    site = build(tmp_path, FILES, {"plugins": plugins}).assert_clean()
    assert [link["href"] for link in site.article().select("p a")] == ["publications.html", "cv.html#education"]
    assert one(site.page("about/index.html"), "a")["href"] == "../index.html"
    assert site.file(str(one(site.page(), "aside img")["src"])).read_bytes() == PNG


BLOG = {
    "docs/blog/index.md": "# Blog\n",
    "docs/blog/posts/first.md": """\
---
date: 2024-01-02
---

# First post

<!-- academic/awards -->

<!-- more -->

A paper: [the drained ones](../../publications.md#pub-brandvold2015colour).

<!-- academic/publications { year: 2015 } -->
""",
}


@pytest.mark.parametrize("plugins", [["blog", "search", "academic"], ["academic", "blog", "search"]], ids=str)
def test_blog_expands_directives_in_posts_and_excerpts(tmp_path: Path, plugins: list[str]) -> None:
    config = {"plugins": plugins, "validation": {"anchors": "warn"}}
    site = build(tmp_path, FILES | BLOG, config).assert_clean()
    for name in ("blog/index.html", "blog/archive/2024/index.html"):
        page = site.page(name)
        assert titles(page) == ["Silver Grebe", "Prize of the Ferrymen"]
        assert "<!-- academic/" not in site.text(name)
        assert not any(ord(letter) < 9 for letter in site.text(name))
    post = site.page("blog/2024/01/02/first-post/index.html")
    assert titles(post) == ["Silver Grebe", "Prize of the Ferrymen", "On the colour of drained lakes"]
    assert all_words(post, "h2") == ["2015"]


def test_privacy_and_tags_plugins_find_nothing_to_complain_of(tmp_path: Path) -> None:
    plugins = [{"privacy": {"assets": False}}, "tags", "meta", "search", "academic"]
    site = build(tmp_path, FILES, {"plugins": plugins}).assert_clean()
    assert site.page().select("aside.academic-profile")


def test_extension_listed_beside_the_plugin_is_not_registered_twice(tmp_path: Path) -> None:
    site = build(tmp_path, FILES, {"markdown_extensions": ["academic", "attr_list"]}).assert_clean()
    assert len(site.article("cv").select(".academic-cv")) == 1
    assert len(records(site.article("cv"))) == 15


@pytest.mark.parametrize("extension", ["academic", {"academic": {"cv": "mine.yml"}}], ids=["found", "named"])
def test_extension_alone_expands_directives(tmp_path: Path, extension: object) -> None:
    files = {"mine.yml" if isinstance(extension, dict) else "cv.yml": CV, "heron.png": PNG}
    files["docs/index.md"] = "# CV\n\n<!-- academic/cv -->\n"
    site = build(tmp_path, files, {"markdown_extensions": [extension]}, academic=False).assert_clean()
    assert all_words(site.article(), "h2") == SECTIONS
    assert len(records(site.article())) == 15


def test_braces_in_data_stay_where_a_template_would_read_them(tmp_path: Path) -> None:
    files = {
        "cv.yml": "cv:\n  name: R P\n  sections:\n    Notes:\n      - '{{ config.site_name }} {% set a = 1 %}'\n",
        "docs/index.md": "# {{ page.title }}\n\n<!-- academic/cv -->\n",
    }
    site = build(tmp_path, files).assert_clean()
    assert titles(site.article()) == ["{{ config.site_name }} {% set a = 1 %}"]
