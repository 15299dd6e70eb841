"""Hostile data: shown as text wherever it stands, with every Markdown extension switched on that could read it."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from .conftest import Site, all_words, build, one, titles, words

SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(1)>"
BREAKOUT = "\"'></p></li></section><script>alert(1)</script>"
ATTRIBUTES = "{ onmouseover=alert(1) }"
TEMPLATE = "{{ 7*7 }} {% raw %} ${7*7} {0.__class__}"
# What Python-Markdown writes between these two for its own stashes, and what our own tokens look like.
FORGED = "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 \x02academic:0\x03"
MARKDOWN = ":smile: ^up^ ==mark== [^1] --8<-- [[wiki]] HTML"
CV = {
    "cv": {
        "name": f"Malo {SCRIPT}",
        "headline": f"Headline {SCRIPT}",
        "location": f"Location {IMAGE}",
        "affiliations": [
            {"name": f"Institute {SCRIPT}", "department": BREAKOUT, "url": "https://a.example/?a=1&b='\"<"}
        ],
        "interests": [f"interest {SCRIPT}", "</script><script>alert(1)</script>"],
        "pronouns": IMAGE,
        "office": TEMPLATE,
        "custom_connections": [
            {
                "placeholder": f"Label {SCRIPT}",
                "url": "https://b.example/",
                "fontawesome_icon": "../../../../etc/passwd",
            }
        ],
        "links": {f"Link {SCRIPT}": 'https://c.example/" onclick="alert(1)'},
        "sections": {
            f"Essays {SCRIPT}": [
                {"name": f"Essay {SCRIPT}", "date": "2020", "summary": BREAKOUT, "highlights": [SCRIPT, IMAGE]},
                {"name": f"Grouped {IMAGE}", "date": "2019", "group": f"Group {SCRIPT}", "note": f"Note {SCRIPT}"},
            ],
            f"Oddities {ATTRIBUTES}": [{"name": f"Odd {ATTRIBUTES}", "note": f"{ATTRIBUTES}"}],
            "Curios {: #own .own onclick=alert(1) }": [{"name": "A curio", "date": "2018"}],
            f"Puzzles {TEMPLATE}": [{"name": f"A puzzle {TEMPLATE}", "date": "2017"}],
            f"Riddles {FORGED}": [{"name": f"A riddle {FORGED}", "date": "2016"}],
            f"Marks {MARKDOWN}": [f"A text {MARKDOWN}", f"A text {BREAKOUT}"],
            'Straight "quotes" -- and dots...': [{"name": 'A "quote" -- and dots...', "date": "2015"}],
            "[TOC]": [{"name": "[TOC]", "date": "2015"}],
            "!!! danger": [{"name": "!!! danger", "summary": '=== "Tab"\n\n    ``` js\n    alert(1)'}],
            "Publications": [
                {
                    "title": f"Work {SCRIPT}",
                    "authors": [
                        f"Malo {SCRIPT}",
                        f"Ada {IMAGE}",
                        {"name": "Bea Ort", "url": "https://d.example/'\"<>"},
                    ],
                    "journal": f"Journal {SCRIPT}",
                    "date": "2021",
                    "tags": [f"tag {SCRIPT}", ATTRIBUTES],
                    "note": f"Note {BREAKOUT}",
                    "award": f"Prize {SCRIPT}",
                    "status": f"Status {SCRIPT}",
                    "doi": '10.5555/x"onmouseover="alert(1)',
                    "links": {f"Label {SCRIPT}": "https://e.example/"},
                    "key": 'k"><script>alert(1)</script>',
                },
                {
                    "title": f"Second {ATTRIBUTES}",
                    "authors": "Ines Falk and Ugo Reh",
                    "journal": f"Gazette {ATTRIBUTES}",
                    "date": "2020",
                    "tags": [TEMPLATE, FORGED],
                    "abstract": SCRIPT,
                },
                {"title": f"Third {FORGED}", "authors": ["Ines Falk"], "date": f"in {SCRIPT}", "venue": TEMPLATE},
                {"title": f"Fourth {TEMPLATE} {MARKDOWN}", "authors": ["Ines Falk"], "date": "2019"},
                {"title": "[here](javascript:alert(1)) and [there](data:text/html,x)", "date": "2018"},
            ],
            "Talks": [
                {
                    "name": f"Talk {SCRIPT}",
                    "event": f"Event {SCRIPT}",
                    "location": f"Place {IMAGE}",
                    "date": "2020-02-03",
                    "host": f"Host {SCRIPT}",
                    "kind": f"kind {SCRIPT}",
                    "with": [f"Guest {SCRIPT}"],
                    "note": TEMPLATE,
                }
            ],
            "Skills": [{"label": f"Skill {SCRIPT}", "details": f"Details {BREAKOUT}"}],
        },
    }
}
LISTS = """\
# Lists

## By year
<!-- academic/publications -->

## By tag
<!-- academic/publications { group_by: tag } -->

## By venue
<!-- academic/publications { group_by: [venue, status] } -->

## Talks
<!-- academic/talks { group_by: kind } -->

## Somebody
<!-- academic/profile -->

*[HTML]: a language
"""
VIEWS = "# Views\n\n" + "\n\n".join(
    f"<!-- academic/publications {{ view: {view}, filters: true, search: true }} -->"
    for view in ("list", "compact", "cards", "table")
)
HOME = f"""\
---
title: 'Home {SCRIPT}'
description: 'Described {SCRIPT}'
author_profile: true
---
Text.
"""
GUEST = f"""\
---
title: Guest
excerpt: 'Say "hi" {SCRIPT} & go'
author:
  name: "Guest {SCRIPT}"
  bio: "{IMAGE} {{{{ 7*7 }}}}"
  employer: '{BREAKOUT.replace("'", "''")}'
  github: 'guest"><script>alert(1)</script>'
author_profile: true
---
Text.
"""
PAGES = ["index.html", "cv/index.html", "lists/index.html", "plain/index.html", "guest/index.html", "views/index.html"]
EXTENSIONS = [
    "attr_list",
    "md_in_html",
    "admonition",
    "abbr",
    "footnotes",
    "def_list",
    "smarty",
    "wikilinks",
    {"toc": {"permalink": True}},
    {"pymdownx.arithmatex": {"generic": True}},
    "pymdownx.superfences",
    "pymdownx.details",
    {"pymdownx.tabbed": {"alternate_style": True}},
    "pymdownx.emoji",
    "pymdownx.caret",
    "pymdownx.mark",
    "pymdownx.magiclink",
    "pymdownx.snippets",
    "pymdownx.smartsymbols",
    "pymdownx.tasklist",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = {
        "cv.yml": yaml.safe_dump(CV, sort_keys=False, allow_unicode=True),
        "docs/index.md": HOME,
        "docs/cv.md": "# CV\n\n<!-- academic/cv { counts: true } -->\n",
        "docs/lists.md": LISTS,
        "docs/guest.md": GUEST,
        "docs/views.md": VIEWS,
        "docs/plain.md": "# Plain\n\nNo data at all.\n",
    }
    config = {"markdown_extensions": EXTENSIONS}
    built = build(tmp_path_factory.mktemp("escaping"), files, config, strict=False)
    assert built.status == 0, built.output
    # That its control characters are left out is said, and nothing else is wrong.
    warnings = re.findall(r"WARNING\s+-\s+(.*)", built.output)
    assert warnings
    assert [line for line in warnings if "warning[control-character]: \\x02 is the invisible" not in line] == []
    return built


def headings(site: Site, name: str) -> list[str]:
    """The headings of our fragments, without the theme's permanent links."""
    return all_words(site.article(name), "h2[class] > span, h3[class] > span, h4[class] > span")


# Nothing that runs ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_no_script_but_the_theme_s_and_json_ld(site: Site, name: str) -> None:
    theme = {script.get_text() for script in site.page("plain").select("script:not([src])")}
    for script in site.page(name).select("script"):
        if script.get("type") == "application/ld+json":
            json.loads(script.get_text())
        elif script.get("src"):
            assert str(script["src"]).lstrip("./").startswith(("assets/javascripts/", "assets/academic/academic.js"))
        elif script.get("id") != "__config":
            own = script.get_text().replace('URL(".",', 'URL("..",')
            assert own in theme


@pytest.mark.parametrize("name", PAGES)
def test_no_attribute_runs_and_no_element_comes_from_data(site: Site, name: str) -> None:
    page = site.page(name)
    for element in page.find_all(True):
        assert not [key for key in element.attrs if key.startswith("on")], element
    assert not page.select("main img, main iframe, main style, main input:not(.md-toggle), main form")


@pytest.mark.parametrize("name", PAGES)
def test_every_address_is_of_an_allowed_scheme(site: Site, name: str) -> None:
    for link in site.page(name).select("main a[href]"):
        address = str(link["href"])
        assert not re.search("[\\s\"'<>\x00-\x1f]", address), address
        assert re.match(r"https?://|#|\.|[\w/]+/$", address), address


def test_address_that_breaks_out_of_its_attribute_is_encoded(site: Site) -> None:
    addresses = [link["href"] for link in site.page().select("aside a")]
    assert "https://c.example/%22%20onclick=%22alert(1)" in addresses
    assert "https://a.example/?a=1&b=%27%22%3C" in addresses
    addresses = [link["href"] for link in site.article("cv").select(".academic-publication a")]
    assert "https://doi.org/10.5555/x%22onmouseover%3D%22alert(1)" in addresses


def test_refused_links_in_inline_markdown_keep_their_words(site: Site) -> None:
    (title,) = [title for title in titles(site.article("cv")) if "here" in title]
    assert title == "[here](javascript:alert(1)) and [there](data:text/html,x)"


def test_icon_from_outside_the_theme_is_a_plain_one(site: Site) -> None:
    (link,) = [link for link in site.page().select("aside a") if "Label" in link.get_text()]
    assert "root:" not in str(link)
    assert link.select("svg path")


# Shown as text --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"Malo {SCRIPT}",
        f"Headline {SCRIPT}",
        IMAGE,
        f"Institute {SCRIPT}",
        BREAKOUT,
        f"Location {IMAGE}",
        f"Label {SCRIPT}",
        f"Link {SCRIPT}",
        f"interest {SCRIPT}, </script>{SCRIPT}",
    ],
)
@pytest.mark.parametrize("name", ["index.html", "lists/index.html"], ids=["sidebar", "card"])
def test_profile_shows_data_as_text(site: Site, name: str, text: str) -> None:
    assert text in words(one(site.page(name), ".academic-profile"))


@pytest.mark.parametrize(
    ("selector", "text"),
    [
        (".academic-entry", f"Essay {SCRIPT}"),
        (".academic-entry", f"Grouped {IMAGE}"),
        (".academic-entry", BREAKOUT),
        (".academic-entry", f"Note {SCRIPT}"),
        (".academic-entry li", SCRIPT),
        (".academic-entry li", IMAGE),
        (".academic-section", f"Group {SCRIPT}"),
        (".academic-entry", f"A text {BREAKOUT}"),
        (".academic-entry", f"Skill {SCRIPT}"),
        (".academic-entry", f"Details {BREAKOUT}"),
        (".academic-publication", f"Work {SCRIPT}"),
        (".academic-publication", f"Malo {SCRIPT}, Ada {IMAGE}, Bea Ort"),
        (".academic-publication", f"Journal {SCRIPT}"),
        (".academic-publication", f"Note {BREAKOUT}"),
        (".academic-publication", f"Status {SCRIPT}"),
        (".academic-publication", f"Prize {SCRIPT}"),
        (".academic-publication a", f"Label {SCRIPT}"),
        (".academic-talk", f"Talk {SCRIPT}"),
        (".academic-talk", f"Event {SCRIPT}"),
        (".academic-talk", f"kind {SCRIPT}"),
        (".academic-talk", f"with Guest {SCRIPT}"),
        (".academic-talk", f"Host: Host {SCRIPT}"),
    ],
)
def test_cv_shows_data_as_text(site: Site, selector: str, text: str) -> None:
    assert any(text in shown for shown in all_words(site.article("cv"), selector))


def test_author_of_a_page_is_shown_as_text(site: Site) -> None:
    page = site.page("guest/index.html")
    shown = words(one(page, "aside.academic-profile"))
    for text in (f"Guest {SCRIPT}", f"{IMAGE} {{{{ 7*7 }}}}", BREAKOUT):
        assert text in shown
    assert one(page, 'meta[name="author"]')["content"] == f"Guest {SCRIPT}"
    assert one(page, 'meta[name="description"]')["content"] == 'Say "hi" alert(1) & go'
    github = one(page, "aside a[rel=me]")
    assert re.fullmatch(
        r"https://github\.com/guest%22%3E%3Cscript%3Ealert(\(1\)|%281%29)%3C(/|%2F)script%3E", str(github["href"])
    )


def test_what_a_list_is_filtered_by_is_data(site: Site) -> None:
    for shown in site.article("views").select(".academic-publications"):
        facts = [
            str(work.get(f"data-{name}", "")) for work in shown.select("[data-year]") for name in ("tag", "author")
        ]
        assert any(f"tag {SCRIPT}" in fact for fact in facts)
        assert any(f"Malo {SCRIPT}\nAda {IMAGE}" in fact for fact in facts)
        assert json.loads(str(shown["data-academic-filter"]))["search"] is True


def test_accessible_names_hold_data_as_text(site: Site) -> None:
    names = [str(link["aria-label"]) for link in site.article("cv").select("a[aria-label]")]
    assert f"Label {SCRIPT}: Work {SCRIPT}" in names
    assert one(site.page(), "aside.academic-profile")["aria-label"] == f"About Malo {SCRIPT}"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("cv", f"Essays {SCRIPT} (2)"),
        ("lists", f"tag {SCRIPT}"),
        ("lists", f"Journal {SCRIPT}"),
        ("lists", f"Status {SCRIPT}"),
        ("lists", f"kind {SCRIPT}"),
        ("cv", f"Oddities {ATTRIBUTES} (1)"),
        ("cv", "Curios {: #own .own onclick=alert(1) } (1)"),
        ("lists", ATTRIBUTES),
        ("lists", f"Gazette {ATTRIBUTES}"),
        ("cv", f"Marks {MARKDOWN} (2)"),
        ("cv", 'Straight "quotes" -- and dots... (1)'),
        ("cv", "[TOC] (1)"),
        ("cv", "!!! danger (1)"),
        ("lists", TEMPLATE),
    ],
)
def test_heading_made_of_data_is_text(site: Site, name: str, title: str) -> None:
    assert title in headings(site, name)


def test_headings_are_the_same_words_in_the_table_of_contents(site: Site) -> None:
    contents = one(site.page("cv"), ".md-sidebar--secondary nav")
    assert all_words(contents, "a") == headings(site, "cv")


@pytest.mark.parametrize("name", ["cv", "lists"])
def test_headings_have_our_attributes_and_no_others(site: Site, name: str) -> None:
    for heading in site.article(name).select("h2[class], h3[class], h4[class]"):
        assert set(heading.attrs) == {"id", "class"}
        assert all(css.startswith("academic-") for css in heading["class"])
        assert re.fullmatch(r"[A-Za-z0-9._-]+", str(heading["id"]))


@pytest.mark.parametrize("name", ["cv", "lists"])
def test_ids_of_records_hold_nothing_but_letters_and_digits(site: Site, name: str) -> None:
    for record in site.article(name).select("[id^=pub-], [id^=talk-]"):
        assert re.fullmatch(r"[A-Za-z0-9._-]+", str(record["id"]))


def test_page_title_and_description_with_markup_are_text_on_every_page(site: Site) -> None:
    assert words(one(site.page(), "title")) == f"Home {SCRIPT} - A small site"
    assert one(site.page(), 'meta[name="description"]')["content"] == f"Described {SCRIPT}"
    for name in PAGES:
        assert f"Home {SCRIPT}" in all_words(site.page(name), ".md-nav--primary .md-ellipsis")


def test_search_index_holds_no_markup_of_data(site: Site) -> None:
    index = site.text("search/search_index.json")
    json.loads(index)
    assert "<script" not in index
    assert "<img" not in index
    assert "alert(1)" in index


def test_json_ld_holds_the_data_and_cannot_end_its_script(site: Site) -> None:
    script = one(site.page(), 'script[type="application/ld+json"]')
    assert "<" not in script.get_text()
    person = json.loads(script.get_text())
    assert person["name"] == f"Malo {SCRIPT}"
    assert person["knowsAbout"] == [f"interest {SCRIPT}", f"</script>{SCRIPT}"]


# Not read by anybody else ---------------------------------------------------------------------------------------------


def test_templates_in_data_are_not_run(site: Site) -> None:
    text = words(site.article("lists"))
    assert "49" not in text
    assert TEMPLATE in text
    assert "{{ 77 }} {% raw %} ${77} {0.class}" in words(site.article("cv")), (
        "asterisks are emphasis in a section title"
    )


@pytest.mark.parametrize("name", PAGES)
def test_control_characters_of_data_are_gone(site: Site, name: str) -> None:
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", site.page(name).decode())


def test_forged_placeholders_bring_nothing_back(site: Site) -> None:
    article = site.article("cv")
    shown = "wzxhzdk:0 klzzwxh:0000 academic:0"
    assert f"A riddle {shown}" in titles(article)
    assert f"Riddles {shown} (1)" in headings(site, "cv")
    assert len(article.select(".academic-cv")) == 1
    assert len(headings(site, "cv")) == len(CV["cv"]["sections"])


@pytest.mark.parametrize("name", ["cv", "lists"])
def test_other_extensions_do_not_read_data(site: Site, name: str) -> None:
    fragments = site.article(name).select(".academic")
    assert MARKDOWN in " ".join(map(words, fragments))
    for fragment in fragments:
        unexpected = "abbr, mark, sup, .footnote-ref, .admonition, .tabbed-set, .highlight, .toc, .emojione, .own, #own"
        assert not fragment.select(unexpected)


def test_typographic_extension_leaves_data_alone(site: Site) -> None:
    assert 'A "quote" -- and dots...' in titles(site.article("cv"))
