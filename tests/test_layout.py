"""Where the bio stands: what templates say about it, and when the navigation leaves its column to it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from mkdocs_academic.layout import icon_folders, is_material, placement, stands_instead_of_navigation
from mkdocs_academic.style import script, style_sheet

BASE = '{% extends "base.html" %}\n'
SECTION = [SimpleNamespace(level=1, children=[SimpleNamespace(level=2, children=[])])]


def theme(folder: Path, templates: dict[str, str], name: str = "material", **settings: object) -> Theme:
    for path, text in templates.items():
        file = folder / "own" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Theme(name, custom_dir=str(folder / "own"), **settings)


@pytest.mark.parametrize(
    ("templates", "expected"),
    [
        ({}, "none"),
        ({"main.html": BASE + "{% block announce %}Ice{% endblock %}"}, "none"),
        ({"main.html": BASE + "{% block footer %}{{ academic.bio }}{% endblock %}"}, "own"),
        ({"main.html": BASE + "{# not {{ academic.bio }} #}"}, "none"),
        ({"partials/logo.html": "{{ academic.bio }}"}, "own"),  # base.html, header.html, logo.html
        ({"main.html": BASE + "{%- block container -%}{{ super() }}{% endblock %}"}, "container"),
        ({"main.html": BASE + "{% block container %}{{ academic.bio }}{% endblock %}"}, "own"),
        ({"main.html": '{% extends "academic/page.html" %}'}, "ours"),
        ({"main.html": '{% extends "main.html" %}'}, "none"),  # a circle, over which Jinja fails
        ({"elsewhere.html": "{{ academic.bio }}"}, "none"),
    ],
)
def test_placement_is_told_by_the_templates(templates: dict[str, str], expected: str, tmp_path: Path) -> None:
    assert placement(theme(tmp_path, templates), "main.html") == expected


@pytest.mark.parametrize(
    ("features", "page", "templates", "expected"),
    [
        ([], {}, {}, False),
        ([], {"meta": {"hide": "navigation"}}, {}, True),
        (["navigation.tabs"], {}, {}, True),
        (["navigation.tabs"], {"parent": "a section"}, {}, False),
        (["navigation.tabs"], {"children": ["a page"]}, {}, False),
        (["navigation.tabs", "toc.integrate"], {"toc": SECTION}, {}, False),
        (["navigation.tabs", "toc.integrate"], {}, {}, True),
        (["navigation.tabs"], {}, {"partials/nav.html": "mine"}, False),
        (["navigation.tabs"], {"meta": {"hide": ["navigation"]}}, {"partials/nav.html": "mine"}, True),
    ],
)
def test_navigation_leaves_its_column_only_where_nothing_is_lost(
    features: list[str], page: dict[str, Any], templates: dict[str, str], expected: bool, tmp_path: Path
) -> None:
    usual = {"meta": {}, "parent": None, "children": None, "toc": [SimpleNamespace(level=1, children=[])]}
    one = cast(Page, SimpleNamespace(**usual | page))
    assert stands_instead_of_navigation(theme(tmp_path, templates, features=features), one) is expected


@pytest.mark.parametrize("name", ["material", "mkdocs", "readthedocs"])
def test_every_theme_has_icons(name: str) -> None:
    found = Theme(name)
    assert is_material(found) is (name == "material")
    assert any((folder / ".icons" / "material" / "school.svg").is_file() for folder in icon_folders(found))


@pytest.mark.parametrize("material", [True, False])
def test_style_sheet_is_small(material: bool) -> None:
    assert len(gzip.compress(style_sheet(material=material).encode())) <= 10 * 1024


def test_script_is_small_and_can_be_read() -> None:
    assert len(gzip.compress(script().encode())) <= 6 * 1024
    assert max(map(len, script().splitlines())) < 160


def test_in_other_themes_every_length_can_be_scaled() -> None:
    sheet = style_sheet(material=False)
    lengths = re.findall(r"[\d.]+rem\b", sheet)
    assert len(lengths) > 100
    assert len(re.findall(r"calc\(-?[\d.]+rem \* var\(--academic-scale\)\)", sheet)) == len(lengths)
    assert "--academic-scale" not in style_sheet(material=True)
