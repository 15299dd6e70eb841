"""Other themes, and pages that are put in place without being loaded, as a browser shows them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
import yaml

from .conftest import SOURCES, Browser, Sites, Visit, _build, describe
from .test_pages import PHONE, TABLET, WIDE, none_of

PAGES = {
    "": "Programs that write programs",
    "publications/": "Publications",
    "talks/": "Talks",
    "cv/": "Curriculum vitae",
}
THEMES: dict[str, dict[str, Any]] = {
    "instant": {"name": "material", "font": False, "features": ["navigation.instant", "navigation.tabs"]},
    "mkdocs": {"name": "mkdocs", "highlightjs": False},
    "mkdocs-dark": {"name": "mkdocs", "highlightjs": False, "color_mode": "dark"},
    "readthedocs": {"name": "readthedocs", "highlightjs": False},
}
NEUTRAL = [name for name in THEMES if name != "instant"]


@pytest.fixture(scope="module")
def dressed(sites: Sites, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The example site in other themes: the address of each, below that of the sites."""
    folder = tmp_path_factory.mktemp("dressed")
    for name, theme in THEMES.items():
        shutil.copytree(SOURCES["hopper"], folder / name, ignore=shutil.ignore_patterns("site"))
        file = folder / name / "mkdocs.yml"
        config = yaml.safe_load(file.read_text(encoding="utf-8"))
        config |= {"theme": theme, "site_url": f"{sites.address}dressed/{name}/"}
        file.write_text(yaml.safe_dump(config), encoding="utf-8")
        _build(file, sites.folder / "dressed" / name, "--strict")
    return {name: f"dressed/{name}/" for name in THEMES}


@pytest.fixture
def alone(browser: Browser) -> Iterator[Browser]:
    """The browser; what a theme's own scripts say is not kept: those of mkdocs fail over styles they do not find."""
    kept = len(browser.traffic)
    yield browser
    strangers = [line for line in browser.traffic[kept:] if ": messages: " not in line]
    browser.traffic[kept:] = strangers


def test_a_page_put_in_place_has_its_bio_its_styles_and_its_records(browser: Browser, dressed: dict[str, str]) -> None:
    look = ["ask", "dress"]
    steps = [["ask", "sign"], look]
    steps += [["click", ".md-tabs__link", 2], ["see", "article h1", "Talks"], look]
    steps += [["click", ".md-tabs__link", 0], ["see", "article h1", "Programs"], look]
    steps += [["back"], ["see", "article h1", "Talks"], look]
    steps += [["back"], ["see", "article h1", "Programs"], look]
    (results,) = browser.visit([{"url": dressed["instant"], "steps": steps}])
    seen = [one for one in results if isinstance(one, dict)]
    assert [one["bios"] for one in seen] == [1, 0, 1, 0, 1]
    assert [one["photo"] for one in seen] == [True, False, True, False, True]
    assert [one["sheets"] for one in seen] == [1] * 5
    assert [one["loaded"] for one in seen] == [False] * 5, "a page was loaded anew"
    home, talks, *_ = [one["records"] for one in seen]
    assert [one["records"] for one in seen] == [home, talks, home, talks, home]
    assert home > 3
    assert talks > 5
    none_of(fault for one in seen for kind in ("small", "bullets", "clipped") for fault in one[kind])


@pytest.mark.parametrize("theme", NEUTRAL)
def test_in_other_themes_our_blocks_are_dressed_as_in_material(
    alone: Browser, dressed: dict[str, str], theme: str
) -> None:
    visits: list[Visit] = [
        {"url": dressed[theme] + page, "width": width, "steps": [["ask", "dress"], ["ask", "collisions"]]}
        for page, width in product(PAGES, (WIDE, TABLET, PHONE))
    ]
    problems = []
    for visit, (look, collisions) in zip(visits, alone.visit(visits), strict=True):
        page = visit["url"].removeprefix(dressed[theme])
        expected = {"heading": PAGES[page], "bios": int(not page), "photo": not page, "sheets": 1}
        faults = [f"{key} is {look[key]!r}" for key, value in expected.items() if look[key] != value]
        kinds = ("small", "bullets", "indented", "torn", "underlined", "clipped")
        faults += [f"{kind}: {what}" for kind in kinds for what in look[kind]] + collisions
        if look["beyond"] > 0 or look["records"] < 4:
            faults.append(f"{look['beyond']} pixels beyond the window, {look['records']} records")
        problems += [f"{describe(visit)}: {fault}" for fault in faults]
    none_of(problems)


@pytest.mark.parametrize("theme", NEUTRAL)
def test_in_other_themes_axe_finds_nothing_that_is_ours(alone: Browser, dressed: dict[str, str], theme: str) -> None:
    visits: list[Visit] = [{"url": dressed[theme] + page, "steps": [["axe"]]} for page in PAGES]
    none_of(
        f"{describe(visit)}: {one['rule']} at {one['target']} ({one['label']}): {one['summary']}"
        for visit, (look,) in zip(visits, alone.visit(visits), strict=True)
        for one in look["found"]
        if one["ours"]
    )


# Filters --------------------------------------------------------------------------------------------------------------

COMPILERS = ".academic-facet__option:has(bdi:text-is('compilers')) input"
LOOK = ["ask", "lists"]


def _said(results: list[Any]) -> list[str]:
    """What each of the looks saw said of the first list of its page; nothing where the page has none."""
    return [one[0]["said"] if one else "" for one in results if isinstance(one, list)]


def test_filters_go_with_pages_that_are_put_in_place(browser: Browser, dressed: dict[str, str]) -> None:
    steps = [["ask", "sign"], ["click", ".md-tabs__link", 1], ["see", "article h1", "Publications"], LOOK]
    steps += [["click", COMPILERS], LOOK, ["click", ".md-sidebar--secondary a[href$='#1981']"], LOOK, ["address"]]
    steps += [["click", ".md-tabs__link", 2], ["see", "article h1", "Talks"], LOOK]
    steps += [["back"], ["see", "article h1", "Publications"], LOOK, ["back"], LOOK, ["back"], LOOK]
    steps += [["click", COMPILERS], ["keys", "Space"], LOOK, ["ask", "dress"]]
    (results,) = browser.visit([{"url": dressed["instant"], "steps": steps}])
    everything, some = "16 works", "8 of 16 works"
    assert _said(results) == [everything, some, some, "", some, some, everything, everything]
    address, dress = (one for one in results if isinstance(one, str | dict))
    assert address.endswith("/publications/?tag=compilers#1981")
    assert not dress["loaded"], "a page was loaded anew"


@pytest.mark.parametrize("theme", list(THEMES))
def test_filters_and_copying_work_from_disk(alone: Browser, sites: Sites, dressed: dict[str, str], theme: str) -> None:
    folder = (sites.folder / dressed[theme]).as_uri()
    steps = [["click", ".academic-facet > summary", 1], LOOK, ["click", COMPILERS], LOOK, ["address"]]
    work = f"{folder}/publications/hopper1955automatic/index.html"
    listed, page = alone.visit(
        [
            {"url": f"{folder}/publications/index.html", "steps": steps},
            {"url": work, "steps": [["names", ".academic-copy button"]]},
        ]
    )
    assert _said(listed) == ["16 works", "8 of 16 works"]
    assert listed[-1].endswith("index.html?tag=compilers")
    assert len(page[0]) == 1


@pytest.mark.parametrize("theme", NEUTRAL)
def test_in_other_themes_filters_work_and_are_dressed(alone: Browser, dressed: dict[str, str], theme: str) -> None:
    url = f"{dressed[theme]}publications/"
    menu, sheet = ["click", ".academic-facet > summary", 1], ["click", ".academic-filter__open"]
    steps = [menu, ["click", COMPILERS], LOOK, ["ask", "dress"], ["ask", "overflow"], ["axe"]]
    visits: list[Visit] = [
        {"url": url, "steps": steps},
        {"url": url, "width": PHONE, "steps": [sheet, *steps]},
    ]
    problems = []
    for visit, results in zip(visits, alone.visit(visits), strict=True):
        look, dress, over, axe = results[-4:]
        assert look[0]["said"] == "8 of 16 works" or look[0]["chosen"] == ["compilers"], describe(visit)
        faults = [*over["beyond"], *dress["clipped"]]
        faults += [f"{one['rule']} at {one['label']}" for one in axe["found"] if one["ours"]]
        problems += [f"{describe(visit)}: {fault}" for fault in faults]
    none_of(problems)


def test_filters_work_in_a_file_that_no_server_serves(alone: Browser, dressed: dict[str, str]) -> None:
    file = alone.sites.folder / dressed["readthedocs"] / "publications" / "index.html"
    steps = [["click", COMPILERS], LOOK, ["address"], ["back"], LOOK]
    (results,) = alone.visit([{"url": file.as_uri(), "steps": steps}])
    assert _said(results) == ["8 of 16 works", "16 works"]
    assert results[2].endswith("/index.html?tag=compilers")
