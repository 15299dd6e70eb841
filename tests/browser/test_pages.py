"""The pages as a browser shows them: at the widths of a desk, a tablet and a telephone, light and dark, on paper."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from .conftest import SOURCES, Browser, Sites, Visit, describe, run, tool

WIDE, TABLET, PHONE = 1440, 768, 360
HEIGHT = 900
SWITCH = 1220  # Material's columns stand from here up
WITH_BIO = ("hopper/", "nested/", "nested/work/publications/", "nested/work/teaching/courses/", "rtl/")
LISTS = ("hopper/publications/", "nested/work/publications/", "rtl/publications/")
TIMELINES = ("hopper/talks/", "nested/work/talks/", "rtl/talks/")
ALLOWED: set[str] = set()  # what axe may find in ours: nothing
MAIL = {
    "hopper": ["grace.hopper@example.org"],
    "nested": [
        "anastasia-theodora.featherstonehaugh-wolfeschlegelsteinhausen@long-department-name.university.example.org",
        "atfw@example.org",
    ],
    "rtl": ["naomi@example.org"],
}


def none_of(problems: Iterable[str]) -> None:
    """Every problem of a test at once, so that one run says all."""
    found = list(dict.fromkeys(problems))
    if found:
        pytest.fail(f"{len(found)} problems:\n" + "\n".join(found), pytrace=False)


def ask(browser: Browser, visits: Sequence[Visit]) -> Iterator[tuple[str, list[Any]]]:
    yield from zip(map(describe, visits), browser.visit(visits), strict=True)


def rtl(page: str) -> bool:
    return page.startswith("rtl")


# The bio ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "look", [{"scheme": "light"}, {"scheme": "dark"}, {"js": False}], ids=["light", "dark", "no-scripts"]
)
def test_the_bio_is_seen_beside_or_above_the_text_and_comes_before_its_heading(browser: Browser, look: Visit) -> None:
    visits: list[Visit] = [
        {"url": page, "width": width, "steps": [["ask", "bio"]]} | look
        for page, width in product(WITH_BIO, (WIDE, SWITCH, TABLET, PHONE))
    ]
    none_of(
        f"{where}: {problem}"
        for visit, (where, (bio,)) in zip(visits, ask(browser, visits), strict=True)
        for problem in _of_bio(visit["url"], visit["width"], bio)
    )


def _of_bio(page: str, width: int, bio: dict[str, Any] | None) -> Iterator[str]:
    if bio is None:
        yield "no bio, no article or no h1"
        return
    if not bio["first"]:
        yield "the bio comes after the h1 in the document"
    photo, name = bio["photo"], bio["name"]
    for what, one in (("photo", photo), ("name", name)):
        inside = one["box"]["left"] >= 0 and one["box"]["right"] <= width and 0 <= one["box"]["top"] < HEIGHT
        if not one["seen"] or not inside:
            yield f"the {what} is not seen: {one}"
    if photo["box"]["bottom"] > HEIGHT:
        yield f"the photo ends at {photo['box']['bottom']}"
    if page.startswith("nested"):
        if photo["element"] == "img" or not photo["text"].strip():
            yield f"no monogram: {photo}"
    elif not photo["natural"]:
        yield f"the photo was not loaded: {photo}"
    box, article = bio["box"], bio["article"]
    beside = article["right"] <= box["left"] if rtl(page) else box["right"] <= article["left"]
    if width >= SWITCH and not (beside and box["top"] < article["bottom"] and article["top"] < box["bottom"]):
        yield f"the bio does not stand beside the article: {box}, {article}"
    if width < SWITCH and box["bottom"] > article["top"] + 0.5:
        yield f"the bio does not stand above the article: {box}, {article}"
    if bio["heading"]["top"] >= HEIGHT:
        yield f"the h1 begins at {bio['heading']['top']}, below the first screen"
    if bio["outside"]:
        yield f"{bio['outside']} lines of the bio reach out of it"
    if bio["unseen"]:
        yield f"{bio['unseen']} links of the bio are not shown"
    yield from (f"cut off: {text}" for text in bio["clipped"])


def test_from_right_to_left_a_page_is_the_mirror_of_one_from_left_to_right(browser: Browser) -> None:
    widths = (WIDE, TABLET, PHONE)
    pairs = [
        [{"url": page, "width": width, "steps": [["ask", "bio"]]} for page in ("hopper/", "rtl/")] for width in widths
    ]
    problems = []
    for width, ((left,), (right,)) in zip(widths, map(browser.visit, pairs), strict=True):
        for part in ("box", "article"):
            mirrored = (round(width - right[part]["right"], 1), round(width - right[part]["left"], 1))
            usual = (left[part]["left"], left[part]["right"])
            if mirrored != usual:
                problems.append(f"the bio's {part} at {width}: {usual} from the left, {mirrored} from the right")
    none_of(problems)


# Ways to other pages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no-scripts"])
def test_tabs_are_links_in_sight_and_lead_to_their_pages(browser: Browser, js: bool) -> None:
    steps = [["ask", "navigation"], ["click", ".md-tabs__link", 2], ["address"]]
    visits: list[Visit] = [
        {"url": page, "width": width, "js": js, "steps": steps}
        for page, width in product(("hopper/", "hopper/talks/", "rtl/", "rtl/cv/"), (WIDE, SWITCH))
    ]
    problems = []
    for where, (seen, _, address) in ask(browser, visits):
        problems += [f"{where}: the tab {tab['text']!r} is not seen" for tab in seen["tabs"] if not tab["seen"]]
        problems += [f"{where}: {overlap}" for overlap in seen["overlaps"]]
        if len(seen["tabs"]) < 4:
            problems.append(f"{where}: {len(seen['tabs'])} tabs")
        elif address != seen["tabs"][2]["href"]:
            problems.append(f"{where}: the tab {seen['tabs'][2]['text']!r} leads to {address}")
    none_of(problems)


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no-scripts"])
def test_without_tabs_the_navigation_stands_beside_the_bio(browser: Browser, js: bool) -> None:
    pages = [page for page in WITH_BIO if page.startswith("nested")]
    visits: list[Visit] = [
        {"url": page, "width": width, "js": js, "steps": [["ask", "navigation"]]}
        for page, width in product([*pages, "nested/work/talks/"], (WIDE, SWITCH))
    ]
    problems = []
    for visit, (where, (seen,)) in zip(visits, ask(browser, visits), strict=True):
        texts = [link["text"] for link in seen["links"] if link["seen"]]
        for wanted in ("About", "Work", "People", "Curriculum vitae"):
            if wanted not in texts:
                problems.append(f"{where}: {wanted!r} is not in sight in the navigation: {texts}")
        problems += [f"{where}: {overlap}" for overlap in seen["overlaps"]]
        if visit["url"] in pages and not {"navigation", "bio", "text"} <= set(seen["columns"]):
            problems.append(f"{where}: columns {list(seen['columns'])}")
    none_of(problems)


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no-scripts"])
def test_on_narrow_windows_the_drawer_opens_and_leads_to_the_pages(browser: Browser, js: bool) -> None:
    button = ["click", "label.md-header__button[for=__drawer]"]
    wanted = {
        "hopper/": ["Home", "Publications", "Talks", "Teaching", "CV"],
        "nested/": ["About", "Work", "People", "Curriculum vitae"],
        "rtl/": ["אודות", "פרסומים", "הרצאות", "קורות חיים"],
    }
    visits: list[Visit] = [
        {
            "url": page,
            "width": width,
            "js": js,
            "steps": [
                ["ask", "navigation"],
                button,
                ["ask", "navigation"],
                ["click", ".md-nav--primary > .md-nav__list > .md-nav__item:last-child > a.md-nav__link"],
                ["address"],
            ],
        }
        for page, width in product(wanted, (SWITCH - 1, TABLET, PHONE))
    ]
    problems = []
    for visit, (where, (before, _, after, _, address)) in zip(visits, ask(browser, visits), strict=True):
        page: str = visit["url"]
        if any(link["seen"] for link in before["links"]) or not before["button"]:
            problems.append(f"{where}: the drawer is open from the start, or its button is not seen")
        texts = [link["text"] for link in after["links"] if link["seen"]]
        problems += [f"{where}: {text!r} is not in the drawer: {texts}" for text in wanted[page] if text not in texts]
        if not address.endswith("/cv/"):
            problems.append(f"{where}: the last entry of the drawer leads to {address}")
    none_of(problems)


def test_the_drawer_opens_the_pages_of_a_section(browser: Browser) -> None:
    work = ".md-nav--primary > .md-nav__list > .md-nav__item--nested > label.md-nav__link"
    visits: list[Visit] = [
        {
            "url": "nested/",
            "width": width,
            "js": js,
            "steps": [
                ["click", "label.md-header__button[for=__drawer]"],
                ["click", work],
                ["ask", "navigation"],
            ],
        }
        for width, js in product((TABLET, PHONE), (True, False))
    ]
    problems = []
    for where, (_, _, seen) in ask(browser, visits):
        texts = [link["text"] for link in seen["links"] if link["seen"]]
        problems += [f"{where}: {text!r} is not in {texts}" for text in ("Publications", "Talks") if text not in texts]
    none_of(problems)


# Nothing is too wide, nothing lies over something else ------------------------------------------------------------


@pytest.mark.parametrize("site", SOURCES)
def test_no_page_is_wider_than_its_window_and_no_text_lies_over_another(browser: Browser, site: str) -> None:
    widths = (1440, 1220, 1024, 768, 360, 320)
    steps = [step for width in widths for step in (["resize", width], ["ask", "overflow"], ["ask", "collisions"])]
    visits: list[Visit] = [
        {"url": page, "js": js, "steps": [*steps, ["ask", "repeatedIds"]]}
        for js, pages in ((True, browser.sites.pages[site]), (False, _some(browser.sites.pages[site])))
        for page in pages
    ]
    problems: list[str] = []
    too_wide: list[tuple[Visit, int]] = []
    for visit, results in zip(visits, browser.visit(visits), strict=True):
        problems += [f"{describe(visit)}: the id {one!r} comes twice" for one in results.pop()]
        for width, (_, over, collisions) in zip(widths, _threes(results), strict=True):
            where = describe(visit | {"width": width})
            if over["page"] > over["window"]:
                too_wide.append((visit | {"width": width}, over["page"]))
            problems += [f"{where}: {text}" for text in [*over["beyond"], *over["clipped"], *collisions]]
    # Without scripts Material's own header is too wide for some titles.
    bare = [v | {"url": _bare(browser.sites, v["url"]), "steps": [["ask", "overflow"]]} for v, _ in too_wide]
    for (visit, wide), (usual,) in zip(too_wide, browser.visit(bare), strict=True):
        if visit.get("js", True) or wide > usual["page"]:
            problems.append(f"{describe(visit)}: the page is {wide} wide, without the plugin {usual['page']}")
    none_of(problems)


def _threes(results: list[Any]) -> list[tuple[Any, Any, Any]]:
    return list(zip(results[::3], results[1::3], results[2::3], strict=True))


# Talks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [WIDE, TABLET, PHONE])
def test_the_marks_of_a_timeline_stand_on_its_rail_beside_their_talks(browser: Browser, width: int) -> None:
    visits: list[Visit] = [
        {"url": page, "width": width, "scheme": scheme, "steps": [["ask", "timeline"]]}
        for page, scheme in product(TIMELINES, ("light", "dark"))
    ]
    problems = []
    for where, (groups,) in ask(browser, visits):
        talks = [talk for group in groups for talk in group["talks"]]
        if len(talks) < 4 or len({talk["rail"] for talk in talks}) != 1:
            problems.append(f"{where}: {len(talks)} talks on rails at {sorted({talk['rail'] for talk in talks})}")
        for talk in talks:
            mark, line = talk["mark"], talk["line"]
            middle = (line["top"] + line["bottom"]) / 2
            if not talk["drawn"] or not talk["railWidth"] or mark["width"] < 4:
                problems.append(f"{where}: no mark or no rail at {talk['label']}: {talk}")
            if abs(mark["x"] - talk["rail"]) > 1:
                problems.append(f"{where}: the mark of {talk['label']} is at {mark['x']}, the rail at {talk['rail']}")
            if abs(mark["y"] - middle) > 4:
                problems.append(f"{where}: the mark of {talk['label']} is at {mark['y']}, its first line at {middle}")
        if width == PHONE:
            problems += [f"{where}: {text}" for group in groups for text in _not_in_line(group, where)]
    none_of(problems)


def _not_in_line(group: dict[str, Any], where: str) -> Iterator[str]:
    """On a telephone a year stands above its talks, and begins where their titles begin."""
    year, title = group["heading"], group["talks"][0]["title"]
    side = "right" if rtl(where) else "left"
    if abs(year["line"][side] - title[side]) > 2:
        yield f"{year['text']} begins at {year['line'][side]}, the titles below it at {title[side]}"


def test_a_year_stands_beside_its_talks_and_a_date_beside_its_title(browser: Browser) -> None:
    visits: list[Visit] = [{"url": page, "steps": [["ask", "timeline"]]} for page in TIMELINES]
    problems = []
    for visit, (where, (groups,)) in zip(visits, ask(browser, visits), strict=True):
        for group in groups:
            if group["upcoming"]:
                continue
            year, first = group["heading"], group["talks"][0]
            if abs(year["line"]["bottom"] - first["title"]["bottom"]) > 12:
                problems.append(f"{where}: {year['text']} is not at the height of {first['label']}: {year}, {first}")
            for talk in group["talks"]:
                near, far = (talk["title"], year["line"]) if rtl(visit["url"]) else (year["line"], talk["title"])
                if near["right"] >= far["left"]:
                    problems.append(f"{where}: {year['text']} is not beside {talk['label']}: {year}, {talk}")
        for talk in (talk for group in groups for talk in group["talks"] if talk["date"]):
            if abs(talk["date"]["bottom"] - talk["title"]["bottom"]) > 6:
                problems.append(f"{where}: the date of {talk['label']}: {talk['date']}, {talk['title']}")
    none_of(problems)


def test_a_year_stays_in_view_while_its_talks_pass(browser: Browser) -> None:
    first = browser.visit([{"url": page, "steps": [["ask", "timeline"]]} for page in TIMELINES])
    lasts = [[group["talks"][-1]["top"] for group in groups if not group["upcoming"]] for (groups,) in first]
    visits: list[Visit] = [
        {"url": page, "steps": [s for top in tops for s in (["scroll", top - 120], ["ask", "timeline"])]}
        for page, tops in zip(TIMELINES, lasts, strict=True)
    ]
    problems = []
    for where, results in ask(browser, visits):
        for index, groups in enumerate(results[1::2]):
            year = [group for group in groups if not group["upcoming"]][index]["heading"]
            if not year["seen"]:
                problems.append(f"{where}: {year['text']} is not seen beside the last of its talks: {year['box']}")
    none_of(problems)


def test_headings_of_lists_begin_where_the_heading_of_the_page_begins(browser: Browser) -> None:
    pages = (*LISTS, *TIMELINES, "hopper/cv/", "nested/cv/", "nested/work/kinds/", "rtl/cv/")
    visits: list[Visit] = [{"url": page, "steps": [["ask", "edges"]]} for page in pages]
    none_of(
        f"{where}: {heading['label']} begins at {heading['edge']}, the page's heading at {edges['page']}"
        for where, (edges,) in ask(browser, visits)
        for heading in edges["headings"]
        if abs(heading["edge"] - edges["page"]) > 2
    )


# Places on a page -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no-scripts"])
def test_headings_of_lists_are_in_the_table_of_contents_and_are_scrolled_to(browser: Browser, js: bool) -> None:
    pages = ("hopper/publications/", "hopper/talks/", "hopper/cv/", "nested/work/talks/", "rtl/talks/", "rtl/cv/")
    first = browser.visit([{"url": page, "js": js, "steps": [["ask", "contents"]]} for page in pages])
    problems: list[str] = []
    visits: list[Visit] = []
    for page, (contents,) in zip(pages, first, strict=True):
        entries = [entry["hash"] for entry in contents["entries"] if entry["shown"]]
        problems += [f"{page}: {one!r} is not in {entries}" for one in contents["headings"] if one not in entries]
        if not contents["headings"] or not contents["onTop"]:
            problems.append(f"{page}: no headings, or no table of contents in sight")
        some = [(index, entry) for index, entry in enumerate(entries) if entry in contents["headings"]]
        some = some[: max(1, len(some) - 1)][:: max(1, len(some) // 4)] + some[-1:]
        steps = [
            step
            for index, name in some
            for step in (
                ["scroll", 0],
                ["click", ".md-sidebar--secondary a.md-nav__link", index],
                ["ask", "where", name],
            )
        ]
        visits.append({"url": page, "js": js, "steps": steps, "names": [name for _, name in some]})
    for visit, (where, results) in zip(visits, ask(browser, visits), strict=True):
        for name, (_, _, place) in zip(visit["names"], _threes(results), strict=True):
            if not place["seen"] or place["line"]["top"] < place["header"] - 1:
                problems.append(f"{where}: #{name} is not seen: {place}")
            elif place["line"]["top"] > place["header"] + 150 and not place["atEnd"]:
                problems.append(f"{where}: #{name} was not scrolled to: {place}")
    none_of(problems)


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no-scripts"])
def test_anchors_of_publications_and_talks_stop_below_the_header(browser: Browser, js: bool) -> None:
    pages = (*LISTS, *TIMELINES, "nested/work/kinds/")
    selector = ".academic-publication[id], .academic-talk[id]"
    found = browser.visit([{"url": page, "js": js, "steps": [["ask", "ids", selector]]} for page in pages])
    visits: list[Visit] = []
    for page, (ids,) in zip(pages, found, strict=True):
        assert ids, page
        assert all(re.match(r"(pub|talk)-", one) for one in ids)
        for width in (WIDE, PHONE):
            follow = [step for one in ids[1:] for step in (["follow", one], ["ask", "where", one])]
            steps = [["ask", "where", ids[0]], *follow]
            visits.append({"url": f"{page}#{ids[0]}", "width": width, "js": js, "steps": steps, "ids": ids})
    problems = []
    for visit, (where, results) in zip(visits, ask(browser, visits), strict=True):
        for one, place in zip(visit["ids"], results[::2], strict=True):
            if place["box"]["top"] < place["header"] or place["box"]["top"] >= place["height"]:
                problems.append(f"{where}: #{one} is not in view below the header: {place}")
    none_of(problems)


# Links ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_keyboard_reaches_all_links_and_the_focus_is_seen(browser: Browser, scheme: str) -> None:
    visits: list[Visit] = [
        {"url": page, "width": width, "scheme": scheme, "steps": [["ask", "links"], ["tab"]]}
        for width, pages in ((WIDE, (*WITH_BIO, "hopper/publications/")), (PHONE, WITH_BIO[:3]))
        for page in pages
    ]
    problems = []
    for where, (links, stops) in ask(browser, visits):
        bio = [stop["href"] for stop in stops if stop["bio"]]
        buttons = [stop["href"] for stop in stops if stop["button"]]
        if bio != links["bio"]:
            problems.append(f"{where}: the links of the bio are {links['bio']}, reached are {bio}")
        if buttons != [button["href"] for button in links["buttons"]]:
            problems.append(f"{where}: {len(buttons)} of {len(links['buttons'])} buttons are reached")
        for stop in (stop for stop in stops if stop["ours"]):
            outline = stop["outline"]
            drawn = outline["style"] not in ("none", "hidden", "auto") and outline["width"] >= 1
            if not drawn or _contrast(outline["color"], stop["ground"]) < 3:
                problems.append(f"{where}: no outline in sight at {stop['label']}: {outline} on {stop['ground']}")
            if not stop["seen"]:
                problems.append(f"{where}: {stop['label']} has the focus out of view at {stop['box']}")
    none_of(problems)


def _contrast(one: str, other: str) -> float:
    """The contrast of two opaque colours, as WCAG reckons it."""
    lights = []
    for color in (one, other):
        match = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", color)
        assert match, f"not an opaque colour: {color}"
        parts = [int(part) / 255 for part in match.groups()]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def test_a_button_is_named_after_its_word_and_its_record(browser: Browser) -> None:
    pages = (*LISTS, *TIMELINES, "hopper/cv/", "nested/cv/", "nested/work/list/")
    selector = ".academic-actions:not(.academic-downloads *) :is(a, summary)"
    visits: list[Visit] = [{"url": page, "steps": [["ask", "links"], ["names", selector]]} for page in pages]
    problems = []
    for where, (links, names) in ask(browser, visits):
        if not names or len(names) != len(links["buttons"]):
            problems.append(f"{where}: {len(names)} names for {len(links['buttons'])} buttons")
        for button, named in zip(links["buttons"], names, strict=False):
            words = " ".join(named["name"].split())
            if named["role"] != button["role"] or named["ignored"]:
                problems.append(f"{where}: {button} is {named}")
            if button["text"] not in words or " ".join(button["title"].split()) not in words:
                problems.append(f"{where}: the button {button} is called {words!r}")
    none_of(problems)


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no-scripts"])
def test_folded_authors_unfold_in_their_line_by_the_keyboard(browser: Browser, js: bool) -> None:
    selector = "#pub-acm1954glossary .academic-fold > summary"
    steps = [["ask", "bylines"], ["press", selector, "Enter"], ["ask", "bylines"], ["names", selector]]
    visits: list[Visit] = [
        {"url": "hopper/publications/", "width": width, "js": js, "steps": steps} for width in (WIDE, PHONE)
    ]
    for where, ((before,), _, (after,), (named,)) in ask(browser, visits):
        assert before["shown"].startswith("Charles W. Adams, John W. Backus, John W. Carr III, … 4 more …, "), where
        assert "Wegstein" not in before["shown"], where
        assert "Jerome Svigals, Joseph Wegstein, Grace M. Hopper" in after["shown"], where
        assert after["folds"][0]["open"], where
        assert named["name"] == "4 more authors: First glossary of programming terminology", where


def test_folded_authors_are_all_there_on_paper(browser: Browser) -> None:
    (((byline,),),) = browser.visit([{"url": "hopper/publications/", "media": "print", "steps": [["ask", "bylines"]]}])
    assert "John W. Carr III, Roddy F. Osborn, George W. Patterson" in byline["shown"]
    assert "more" not in byline["shown"]


@pytest.mark.parametrize("width", [WIDE, TABLET, PHONE])
def test_what_unfolds_opens_below_its_row_and_the_row_stays(browser: Browser, width: int) -> None:
    work = "#pub-hopper1981keynote"
    steps = [
        ["boxes", f"{work} .academic-actions > a, {work} summary"],
        ["press", f"{work} summary", "Enter"],
        ["press", f"{work} summary", "Enter", 1],
        ["boxes", f"{work} .academic-actions > a, {work} summary"],
        ["boxes", f"{work} .academic-details > :not(summary, .academic-copy)"],
        ["boxes", f"{work} .academic-title"],
    ]
    for js in (True, False):
        ((before, _, _, after, bodies, (title,)),) = browser.visit(
            [{"url": "hopper/publications/", "width": width, "js": js, "steps": steps}]
        )
        assert [box["left"] for box in after] == [box["left"] for box in before]
        assert len({box["top"] for box in after}) == len({box["top"] for box in before})
        bottom = max(box["bottom"] for box in after)
        abstract, bibtex = bodies
        assert bottom <= abstract["top"] < abstract["bottom"] <= bibtex["top"]
        assert {abstract["left"], bibtex["left"]} == {title["left"]}


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_picture_stands_beside_its_work_and_has_its_size_before_it_comes(browser: Browser, width: int) -> None:
    visits: list[Visit] = [
        {"url": "hopper/publications/", "width": width, "narrow": narrow, "steps": [["ask", "thumbs"]]}
        for narrow in ("", "**/papers/*.svg")
    ]
    (come,), (other,) = browser.visit(visits)
    assert len(come) == 2
    assert come == other
    for picture in come:
        assert picture["box"]["width"] > 50
        assert picture["title"]["right"] <= picture["box"]["left"]
        assert abs(picture["title"]["top"] - picture["box"]["top"]) < 10


def test_an_e_mail_address_is_whole_in_the_browser_and_not_plain_in_the_page(browser: Browser) -> None:
    visits: list[Visit] = [
        {"url": page, "js": js, "steps": [["ask", "links"]]}
        for page, js in product((*WITH_BIO, "nested/people/"), (True, False))
    ]
    problems = []
    for visit, (where, (links,)) in zip(visits, ask(browser, visits), strict=True):
        addresses = MAIL[visit["url"].split("/")[0]]
        if links["mail"] != [f"mailto:{address}" for address in addresses]:
            problems.append(f"{where}: {links['mail']}")
        for address in addresses:
            for name, source in (("the document", links["source"]), ("the file", browser.sites.source(visit["url"]))):
                if address in source:
                    problems.append(f"{where}: {address} stands in {name}")
    none_of(problems)


# For everybody ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("site", SOURCES)
def test_axe_finds_nothing_that_is_ours(browser: Browser, site: str) -> None:
    """Nothing within our blocks, and nothing on the page that the same page without the plugin does not have."""
    steps = [["axe"], ["resize", PHONE], ["axe"]]
    visits: list[Visit] = [
        {"url": page, "scheme": scheme, "steps": steps}
        for page, scheme in product(_some(browser.sites.pages[site]), ("light", "dark"))
    ]
    problems: list[str] = []
    doubtful: list[tuple[Visit, tuple[str, dict[str, Any]]]] = []
    for visit, (wide, _, narrow) in zip(visits, browser.visit(visits), strict=True):
        for width, look in ((WIDE, wide), (PHONE, narrow)):
            assert look["scheme"] == {"light": "default", "dark": "slate"}[visit["scheme"]]
            found = [(describe(visit | {"width": width}), one) for one in look["found"]]
            problems += [_finding(*one) for one in found if one[1]["ours"] and one[1]["rule"] not in ALLOWED]
            doubtful += [(visit, one) for one in found if not one[1]["ours"]]
    once = {describe(visit): visit for visit, _ in doubtful}.values()
    bare = [visit | {"url": _bare(browser.sites, visit["url"])} for visit in once]
    usual = {
        (visit["url"], one["rule"], name)
        for visit, (wide, _, narrow) in zip(bare, browser.visit(bare), strict=True)
        for one in (*wide["found"], *narrow["found"])
        for name in (one["target"], one["label"])
    }
    for visit, one in doubtful:
        url = _bare(browser.sites, visit["url"])
        if not usual & {(url, one[1]["rule"], name) for name in (one[1]["target"], one[1]["label"])}:
            problems.append(_finding(*one))
    none_of(problems)


def _finding(where: str, found: Mapping[str, str]) -> str:
    return f"{where}: {found['rule']} at {found['target']} ({found['label']}): {' '.join(found['summary'].split())}"


def _some(pages: Sequence[str]) -> list[str]:
    """Every page of the first two levels, and two of each folder below: those are made alike."""
    chosen: list[str] = []
    for page in pages:
        folder = page.rstrip("/").rpartition("/")[0]
        if folder.count("/") < 1 or sum(one.rstrip("/").rpartition("/")[0] == folder for one in chosen) < 2:
            chosen.append(page)
    return chosen


def _bare(sites: Sites, page: str) -> str:
    """The same page without the plugin; for a page that only the plugin makes, the site's home."""
    path = sites.folder / "bare" / page
    return f"bare/{page}" if path.exists() else f"bare/{page.split('/')[0]}/"


# Paper ------------------------------------------------------------------------------------------------------------


def test_on_paper_there_are_no_buttons_and_nothing_is_cut_off(browser: Browser) -> None:
    """At the width of a sheet of A4 within margins, and at that of a window that is printed from."""
    steps = [["ask", "paper"], ["ask", "collisions"], ["ask", "overflow"]]
    pages = dict.fromkeys((*WITH_BIO, *LISTS, *TIMELINES, "hopper/cv/", "nested/cv/"))
    visits: list[Visit] = [
        {"url": page, "width": width, "media": "print", "scheme": scheme, "steps": steps}
        for page, (width, scheme) in product(pages, ((718, "light"), (WIDE, "dark")))
    ]
    problems = []
    for visit, (where, (paper, collisions, overflow)) in zip(visits, ask(browser, visits), strict=True):
        problems += [f"{where}: {text}" for text in [*paper["clipped"], *collisions, *overflow["beyond"]]]
        problems += [f"{where}: the button {button} is printed" for button in paper["buttons"]]
        problems += [f"{where}: {text} sticks to the sheet" for text in paper["sticky"]]
        problems += [f"{where}: {text} is not printed" for text in paper["titles"]]
        if visit["url"] in WITH_BIO:
            if paper["bio"]["bottom"] > paper["heading"]["top"] or paper["bio"]["top"] > 200:
                problems.append(f"{where}: the bio is not at the top: {paper['bio']}, {paper['heading']}")
            if paper["bioText"] > paper["firstText"] + 1:
                problems.append(f"{where}: something is printed above the bio")
            if not paper["photo"]["width"]:
                problems.append(f"{where}: the photo is not printed")
    none_of(problems)


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper: its lines, the part of it that is white, and how far down it is printed."""

    lines: list[str]
    white: float
    filled: float


def printed(browser: Browser, page: str, scheme: str, folder: Path, paper: str = "A4") -> list[Sheet]:
    """A page as the browser prints it."""
    ((encoded,),) = browser.visit([{"url": page, "media": "print", "scheme": scheme, "steps": [["print", paper]]}])
    document = folder / f"{scheme}.pdf"
    document.write_bytes(base64.b64decode(encoded))
    text = run(tool("pdftotext"), "-layout", str(document), "-", cwd=folder)
    run(tool("pdftoppm"), "-r", "20", "-gray", str(document), scheme, cwd=folder)
    sheets = []
    for lines, picture in zip(text.split("\f"), sorted(folder.glob(f"{scheme}-*.pgm")), strict=False):
        _, size, _, pixels = picture.read_bytes().split(b"\n", 3)
        width, height = map(int, size.split())
        rows = [row for row in range(height) if min(pixels[row * width : (row + 1) * width]) < 200]
        said = [" ".join(line.split()) for line in lines.splitlines()]
        white = sum(pixel > 200 for pixel in pixels) / len(pixels)
        sheets.append(Sheet([line for line in said if line], white, max(rows, default=0) / height))
    return sheets


@pytest.mark.parametrize(("scheme", "paper"), [("light", "A4"), ("dark", "Letter")])
@pytest.mark.parametrize("page", ["hopper/cv/", "hopper/short-cv/"])
def test_a_printed_cv_is_a_document_of_its_own(
    browser: Browser, page: str, scheme: str, paper: str, tmp_path: Path
) -> None:
    sheets = printed(browser, page, scheme, tmp_path, paper)
    source = BeautifulSoup(browser.sites.source(page), "html.parser")
    headings = {" ".join(found.get_text().replace("¶", "").split()) for found in source.select(".academic-cv h2")}
    text = " ".join(line for sheet in sheets for line in sheet.lines)
    assert sheets[0].lines[:2] == ["Grace M. Hopper", "Mathematician, compiler builder and naval officer"]
    assert sheets[0].lines[2] == "Arlington, Virginia · grace.hopper@example.org · example.org/hopper"
    assert text.count("Grace M. Hopper") >= 2
    assert [heading for heading in headings if heading not in text] == []
    assert [number for number, sheet in enumerate(sheets) if sheet.lines[-1] in headings] == []
    assert [word for word in ("Download", "JSON Resume", "Table of contents", "Search", "BibTeX") if word in text] == []
    assert "https://doi.org/10.1145/609784.609818" in text
    assert "Updated 16 Sept 1991" in text
    assert min(sheet.white for sheet in sheets) > 0.85
    assert min(sheet.filled for sheet in sheets[:-1]) > 0.75
    assert len(sheets) <= (10 if page == "hopper/cv/" else 3)
    titles = [" ".join(found.get_text().split()) for found in source.select(".academic-entry .academic-title")]
    letters = "".join(text.split())
    assert [title for title in titles if "".join(title.split()) not in letters] == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("page", ["hopper/publications/", "hopper/talks/", "hopper/"])
def test_lists_fill_the_first_of_their_sheets(browser: Browser, page: str, paper: str, tmp_path: Path) -> None:
    sheets = printed(browser, page, "light", tmp_path, paper)
    first = BeautifulSoup(browser.sites.source(page), "html.parser").select(".academic-title")[0]
    assert " ".join(first.get_text().split()) in " ".join(sheets[0].lines)
    assert sheets[0].filled > 0.7  # a map may well begin another
    assert len(sheets) <= 3


# The network, the source ------------------------------------------------------------------------------------------


def test_a_page_asks_no_other_host_and_makes_no_errors(browser: Browser) -> None:
    """Every page once more, and whatever the visits of the other tests have met."""
    browser.visit([{"url": page, "steps": [["scroll", 100000]]} for page in browser.sites.all_pages()])
    none_of(browser.traffic)


def test_our_blocks_are_valid_html(sites: Sites, validate: Callable[..., list[dict[str, Any]]]) -> None:
    blocks = [
        {"name": f"{page} block {number}", "html": html}
        for page in sites.all_pages()
        for number, html in enumerate(_blocks(sites.source(page)), start=1)
    ]
    assert len(blocks) > 20
    none_of(
        f"{one['name']}, line {one['line']}: {one['rule']}: {one['message']} at {one['selector']}: {one['source']!r}"
        for one in validate(blocks)
    )


class _Blocks(HTMLParser):
    """Where the outermost elements of the class `academic` begin and end in a file."""

    EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [0]
        for line in source.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.open: list[str] = []
        self.depth: int | None = None
        self.begin = 0
        self.spans: list[tuple[int, int]] = []
        self.feed(source)
        self.close()

    def position(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth is None and "academic" in (dict(attrs).get("class") or "").split():
            self.depth, self.begin = len(self.open), self.position()
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if self.depth is not None and len(self.open) <= self.depth:
            self.spans.append((self.begin, self.position() + len(tag) + 3))
            self.depth = None


def _blocks(source: str) -> list[str]:
    spans = _Blocks(source).spans
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    return [source[begin:end] for begin, end in spans]
