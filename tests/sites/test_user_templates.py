"""A site's own `academic/*.html`: each replaces one of ours and no other; a mistake in one is shown with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from mkdocs_academic.render import TEMPLATES

from .conftest import Site, build_here, write
from .test_site_main import FILES

# The panel of the live preview, which no build shows: test_preview.py replaces that one.
OF_PREVIEW = {"problems.html"}
# The head of a work's page, which no page of these is.
OF_WORKS = {"metadata.html"}
NAMES = sorted({path.name for path in TEMPLATES.glob("academic/*.html")} - OF_PREVIEW - OF_WORKS)
MARK = '<i class="mine"></i>'
WORK = "publications/brandvold2024pond"
PAGES = ["index", "cv", "publications", "talks", "card", "talks/ice", "views", WORK]
VIEWS = "\n\n".join(
    [
        *(
            f"<!-- academic/publications {{ view: {view} }} -->"
            for view in ("compact", "cards", "table, downloads: true")
        ),
        *(f"<!-- academic/talks {{ view: {view}, group_by: none }} -->" for view in ("list", "table", "map")),
    ]
)
SITE = FILES | {
    "cv.yml": str(FILES["cv.yml"])
    .replace("[Odo Kessling, T. Brandvold,", "[Odo Kessling*, T. Brandvold, A. Lacey, B. Mund,")
    .replace("location: Tarnwick", "location: Trondheim, Norway")
    .replace("  - title: On the colour", "  - preview: heron.png\n        title: On the colour"),
    "docs/views.md": f"# Views\n\n{VIEWS}\n",
    "docs/card.md": "# Card\n\n<!-- academic/profile -->\n",
    "abstracts.bib": "@article{brandvold2024pond, title={A pond remembers its winters}, author={Thessaly Brandvold}, "
    "year=2024, abstract={Ponds do.}}\n",
    "docs/talks/ice.md": "---\ntitle: Ice\ndate: 2021-02-03\nexcerpt: The lake froze.\n---\nAll of it.\n",
}

# What a template with the mark in it shows how often on each page: sections, publications and talks are six, five and
# three, and there are the pages of a fourth talk and of the works; of a list of talks or publications the years are
# three each, works without a year a fourth of the latter.
DRAWN = {
    "bio.html": {"index": 1, "card": 1},
    "byline.html": {"cv": 1, "publications": 1, "views": 3},
    "card.html": {"card": 1},
    "cards.html": {"views": 1},
    "compact.html": {"views": 4},
    "downloads.html": {"views": 1},
    "map.html": {"views": 1},
    "event.html": {"talks/ice": 1},
    "legend.html": {"cv": 1, "publications": 1, "views": 1},
    "marks.html": {"cv": 1, "publications": 1, "views": 3},
    "passage.html": {"talks/ice": 1},
    "profile.html": {"index": 1},
    "publication.html": {"cv": 5, "publications": 5},
    "publications.html": {"publications": 4},
    "record.html": {"talks/ice": 1},
    "section.html": {"cv": 6},
    "talk.html": {"cv": 3, "talks": 4},
    "table.html": {"views": 1},
    "talklist.html": {"views": 1},
    "talks.html": {"talks": 3},
    "talktable.html": {"views": 1},
    "thumb.html": {"publications": 1, "views": 1},
    "work.html": {WORK: 1},
}


def build(root: Path, templates: dict[str, str]) -> Site:
    theme = {"name": "material", "font": False, "custom_dir": "overrides"}
    plugins = ["search", {"academic": {"max_authors": 3}}]
    config = {"site_name": "Lakes", "theme": theme, "plugins": plugins}
    own = {f"overrides/academic/{name}": text for name, text in templates.items()}
    write(root, {"mkdocs.yml": yaml.safe_dump(config), "overrides/main.html": '{% extends "base.html" %}'} | SITE | own)
    return build_here(root)


def text(site: Site, page: str) -> str:
    return site.text("index.html" if page == "index" else f"{page}/index.html")


def marked(name: str) -> str:
    """Our template with a mark in what it draws: in its macro where it is one, else at its end."""
    source = (TEMPLATES / "academic" / name).read_text(encoding="utf-8")
    macro = re.search(r"\{% macro (?:publication|talk|byline|signs|thumb|head)\([\w, ]+\) -%\}\n", source)
    return source[: macro.end()] + MARK + source[macro.end() :] if macro else source + MARK


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("plain"), {}).assert_clean()


def test_every_template_is_tried() -> None:
    assert sorted(DRAWN) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_template_of_the_site_replaces_ours_and_no_other(name: str, plain: Site, tmp_path: Path) -> None:
    site = build(tmp_path, {name: marked(name)}).assert_clean()
    assert {page: text(site, page).count(MARK) for page in PAGES} == dict.fromkeys(PAGES, 0) | DRAWN[name]
    for page in PAGES:
        assert "".join(text(site, page).replace(MARK, "").split()) == "".join(text(plain, page).split()), page


@pytest.mark.parametrize("name", NAMES)
def test_a_template_that_does_not_compile_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    site = build(tmp_path, {name: "<p>\n{# a comment #}\n{% if %}\n"}).assert_failed()
    assert f"overrides/academic/{name}:3: error[template]: " in site.output


@pytest.mark.parametrize(
    ("mistake", "message"),
    [
        ("{{ nobody.name }}", "'nobody' is undefined"),
        ("{{ 1 / 0 }}", "ZeroDivisionError: division by zero"),
        ("{{ 'a' + 1 }}", "TypeError: "),
        ("{% include 'academic/gone.html' %}", "gone.html"),
        ("{{ ''|nothing }}", "No filter named 'nothing'"),
    ],
)
@pytest.mark.parametrize("name", ["bio.html", "section.html", "publication.html"])
def test_a_template_that_fails_is_named_with_its_line(name: str, mistake: str, message: str, tmp_path: Path) -> None:
    lines = marked(name).replace(MARK, f"\n{mistake}\n")
    line = lines[: lines.index(mistake)].count("\n") + 1
    site = build(tmp_path, {name: lines}).assert_failed()
    assert f"overrides/academic/{name}:{line}: error[template]: " in site.output
    assert message in site.output


def test_the_page_with_the_bio_can_be_replaced(tmp_path: Path) -> None:
    own = (
        '{% extends "main.html" %}{% block content %}<b class="mine">{{ academic.bio }}</b>{{ super() }}{% endblock %}'
    )
    page = build(tmp_path, {"page.html": own}).assert_clean().page()
    assert len(page.select("aside.academic-profile")) == len(page.select("article b.mine aside")) == 1
