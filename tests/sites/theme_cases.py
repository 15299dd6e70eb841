"""A site that has everything a theme must show, the settings it is built with, and what must then be in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

from .conftest import PNG, Site, records, write
from .links import broken_links

CV = """\
cv:
  name: Emmy Noether
  headline: Algebraist
  photo: noether.png
  interests: [invariants, ideals]
  website: https://noether.example.org/
  sections:
    Education:
      - {institution: University of Erlangen, area: Mathematics, degree: PhD, date: 1907}
    Positions:
      - {company: Bryn Mawr College, position: Visiting professor, start_date: 1933, end_date: 1935}
    Publications:
      - title: Invariante Variationsprobleme
        authors: [Emmy Noether]
        journal: Nachrichten
        date: 1918
        pdf: papers/variations.pdf
      - {title: Idealtheorie in Ringbereichen, authors: [Emmy Noether], journal: Annalen, date: 1921}
    Talks:
      - {name: Hyperkomplexe Systeme, event: Congress of mathematicians, date: 1932-09-07, url: research/ice.md}
    Skills:
      - {label: Languages, details: "German, English"}
"""
BIO = "---\nauthor_profile: true\n{}---\n\n# {}\n\n{}\n"
PAGES = {
    "index.md": BIO.format(
        "permalink: /\nredirect_from: [/about/, /old/home.html]\n",
        "Symmetries",
        "## What stays\n\nSee a [paper](publications.md#pub-noether1918invariante), the\n"
        "[degree](cv.md#education) and [ice](research/ice.md#layers).\n\n"
        "<!-- academic/publications { limit: 1, group_by: none } -->",
    ),
    "cv.md": "# Curriculum vitae\n\n<!-- academic/cv -->\n",
    "research/index.md": "# Research\n\n## Fields\n\n[Ice](ice.md)\n",
    "research/ice.md": BIO.format("", "Ice", "## Layers\n\n![A portrait](../portrait.png)\n\n[Home](../index.md)"),
    "research/methods/cores.md": BIO.format("", "Cores", "## Drills\n\n[Talks](../../talks.md)"),
    "publications.md": "# Publications\n\n<!-- academic/publications -->\n",
    "talks.md": "# Talks\n\n<!-- academic/talks -->\n",
    "alone.md": BIO.format("", "Alone", "Nothing below."),
    "hidden.md": BIO.format("hide: [navigation]\n", "Hidden", "## A part\n\nIts navigation is hidden."),
    "aside.md": BIO.format("", "Aside", "In no navigation."),
}
NAV = [
    {"Home": "index.md"},
    {"CV": "cv.md"},
    {"Research": ["research/index.md", {"Ice": "research/ice.md"}, {"Methods": ["research/methods/cores.md"]}]},
    {"Publications": "publications.md"},
    {"Talks": "talks.md"},
    {"Alone": "alone.md"},
    {"Hidden": "hidden.md"},
]  # fmt: skip
WITH_BIO = {name for name, text in PAGES.items() if "author_profile" in text}
RECORDS = {"index.md": 1, "cv.md": 6, "publications.md": 2, "talks.md": 1}
OWN = (
    '{% extends "main.html" %}\n'
    '{% block content %}<div class="here">{{ academic.bio }}</div>{{ super() }}{% endblock %}\n'
)

MATERIAL: dict[str, list[Any]] = {
    "theme": ["material", "heir", "fork"],
    "directories": [True, False],
    "site_url": ["https://noether.example.org/", "https://example.org/~noether/site/", None],
    "offline": [False, True],
    "tabs": ["", "navigation.tabs", "navigation.tabs.sticky"],
    "contents": ["", "toc.integrate"],
    "sections": ["", "navigation.sections", "navigation.indexes"],
    "overrides": ["", "main", "partials", "places", "container"],
    "instant": ["", "navigation.instant"],
    "path": ["", "navigation.path"],
}
NEUTRAL: dict[str, list[Any]] = {
    "theme": ["mkdocs", "readthedocs", "own"],
    "directories": [True, False],
    "site_url": MATERIAL["site_url"],
    "overrides": ["", "main", "partials", "places"],
}

_NAVIGATION = (
    '<nav class="md-nav md-nav--primary"><p class="mine-nav">mine</p>\n'
    '{% for one in nav.pages %}<a class="md-nav__link" href="{{ one.url|url }}">{{ one.title }}</a>{% endfor %}</nav>\n'
)
_BLOCKS = (
    '{% extends "base.html" %}\n'
    '{% block announce %}<p class="mine-announce">mine</p>{% endblock %}\n'
    '{% block extrahead %}<meta class="mine-extrahead">{% endblock %}\n'
    '{% block content %}<p class="mine-content">mine</p>{{ super() }}{% endblock %}\n'
    '{% block footer %}<p class="mine-footer">mine</p>{{ super() }}{% endblock %}\n'
)
_PLACES = '{%- if academic %}<div class="mine-place">{{ academic.bio }}</div>{% endif %}'
OVERRIDES: dict[str, dict[str, str]] = {
    "": {},
    "main": {"main.html": _BLOCKS},
    "places": {
        "main.html": '{% extends "base.html" %}\n{% block footer %}' + _PLACES + "{{ super() }}{% endblock %}\n"
    },
    "container": {
        "main.html": '{% extends "base.html" %}\n'
        '{%- block container -%}<div class="mine-container">{{ super() }}</div>{% endblock %}\n'
    },
    "partials": {
        "partials/nav.html": _NAVIGATION,
        "partials/content.html": '{{ page.content }}<p class="mine-content">mine</p>\n',
        "partials/copyright.html": '<p class="mine-copyright">mine</p>\n',
    },
    "partials of mkdocs": {"content.html": '{{ page.content }}<p class="mine-content">mine</p>\n'},
    "partials of readthedocs": {"footer.html": '<p class="mine-footer">mine</p>\n'},
    "partials of own": {"foot.html": '<p class="mine-foot">mine</p>\n'},
}
# A theme of the site's own, with as little in it as can be.
OWN_THEME = {
    "base.html": (
        "<!doctype html><title>{{ page.title }}</title>{% for path in config.extra_css %}"
        '<link rel="stylesheet" href="{{ path|url }}">{% endfor %}{% block extrahead %}{% endblock %}'
        "{% block announce %}{% endblock %}"
        '<nav>{% for one in nav.pages %}<a href="{{ one.url|url }}">{{ one.title }}</a>{% endfor %}</nav>'
        "<main>{% block content %}{{ page.content }}{% endblock %}</main>{% block footer %}{% endblock %}"
        '{% include "foot.html" ignore missing %}'
    ),
    "main.html": '{% extends "base.html" %}\n',
}


@dataclass(frozen=True)
class Case:
    """One choice of settings; those that only Material has are left at none for other themes."""

    theme: str
    directories: bool
    site_url: str | None
    overrides: str
    offline: bool = False
    tabs: str = ""
    contents: str = ""
    sections: str = ""
    instant: str = ""
    path: str = ""

    def __str__(self) -> str:
        words = [self.theme, "directories" if self.directories else "files", self.tabs, self.contents, self.sections]
        words += [self.overrides, "offline" if self.offline else "", self.instant, self.path]
        return "-".join(filter(None, [*words, {None: "nowhere"}.get(self.site_url, (self.site_url or "")[8:])]))

    @property
    def is_material(self) -> bool:
        return self.theme in MATERIAL["theme"]

    @property
    def templates(self) -> dict[str, str]:
        special = f"{self.overrides} of {self.theme}"
        templates = OVERRIDES[special if special in OVERRIDES else self.overrides]
        templates = {**(OWN_THEME if self.theme == "own" else {}), **templates}
        own = OWN.replace("{{ academic.bio }}", "") if self.overrides == "places" else OWN
        return {"own.html": own} | templates if templates else {}

    @property
    def marks(self) -> set[str]:
        """The classes of what the site's templates add to every page."""
        text = "".join(self.templates.values())
        marks = {"announce", "extrahead", "content", "footer", "container", "nav", "copyright", "foot"}
        if not self.is_material and self.theme != "own":
            marks -= {"announce"}  # they have no such block
        return {mark for mark in marks if f'mine-{mark}"' in text}

    @property
    def pages(self) -> dict[str, str]:
        own = {"own.md": BIO.format("template: own.html\n", "Own", "A template of its own.")} if self.templates else {}
        return PAGES | own

    @property
    def features(self) -> list[str]:
        tabs = ["navigation.tabs", "navigation.tabs.sticky"] if self.tabs.endswith("sticky") else [self.tabs]
        sections = ["navigation.sections", self.sections] if self.sections else []
        return [name for name in (*tabs, self.contents, *sections, self.instant, self.path) if name]

    def write(self, root: Path) -> None:
        theme: dict[str, Any] = {"name": None if self.theme == "own" else self.theme}
        if self.is_material:
            theme |= {"font": False, "features": self.features, "language": "en"}
        else:
            theme |= {"highlightjs": False}
        if self.templates:
            theme["custom_dir"] = "overrides"
        config = {
            "site_name": "Emmy Noether",
            "use_directory_urls": self.directories,
            "nav": NAV + ([{"Own": "own.md"}] if self.templates else []),
            "not_in_nav": "aside.md",
            "theme": theme,
            "plugins": ["material/search" if self.is_material else "search", "academic"],
            "validation": {"links": {"anchors": "warn", "unrecognized_links": "warn"}},
            "copyright": "Nobody",
        }
        if self.site_url:
            config["site_url"] = self.site_url
        if self.offline:
            config["plugins"].append("material/offline")
        write(root, {
            "mkdocs.yml": yaml.safe_dump(config, sort_keys=False),
            "cv.yml": CV,
            "noether.png": PNG,
            "docs/portrait.png": PNG,
            "docs/papers/variations.pdf": b"%PDF-1.4",
            **{f"docs/{name}": text for name, text in self.pages.items()},
            **{f"overrides/{name}": text for name, text in self.templates.items()},
        })  # fmt: skip


def faults(site: Site, case: Case) -> Iterator[str]:
    """What is wrong with a site that was built with a case."""
    if site.status or "WARNING" in site.output:
        yield f"the build: {site.output}"
        return
    documents = {name: _document(site, name, case) for name in case.pages}
    for name, page in documents.items():
        for fault in (
            *_in_every_theme(name, page, case),
            *(_in_material(name, page, case) if case.is_material else ()),
        ):
            yield f"{name}: {fault}"
    yield from _not_found(site, case)
    yield from _unlinked(documents, case)
    yield from broken_links(site.folder, case.site_url)
    if case.offline:
        yield from (f"as a file: {link}" for link in broken_links(site.folder, case.site_url, on_disk=True))
    if not site.file("assets/academic/academic.css").is_file():
        yield "there is no style sheet"


def address(name: str, case: Case) -> str:
    """The file of a page in the built site."""
    path = name.removesuffix(".md")
    if path.split("/")[-1] == "index":
        return f"{path}.html"
    return f"{path}/index.html" if case.directories and not case.offline else f"{path}.html"


def _document(site: Site, name: str, case: Case) -> BeautifulSoup:
    return BeautifulSoup(site.text(address(name, case)), "html.parser")


def _in_every_theme(name: str, page: BeautifulSoup, case: Case) -> Iterator[str]:
    bios = page.select("aside.academic-profile")
    if len(bios) != (name in WITH_BIO or name == "own.md"):
        yield f"{len(bios)} bios"
    elif bios and not bios[0].select('img[src$="noether.png"], script[type="application/ld+json"]'):
        yield "the bio has no photo or no structured data"
    if bios:
        parents = {css for tag in bios[0].parents for css in tag.get("class") or []}
        if case.overrides == "places":
            place = "mine-place"
        elif name == "own.md":
            place = "here"
        else:
            place = "academic-layout" if case.is_material and case.overrides != "container" else "academic-neutral"
        if not parents & {place}:
            yield f"the bio does not stand in {place}"
    if len(records(page)) != RECORDS.get(name, 0):
        yield f"{len(records(page))} records instead of {RECORDS.get(name, 0)}"
    if not page.select('link[rel=stylesheet][href$="assets/academic/academic.css"]'):
        yield "no link to the style sheet"
    for mark in case.marks:
        if len(page.select(f".mine-{mark}")) != 1:
            yield f"{len(page.select(f'.mine-{mark}'))} times the site's own {mark}"


def _in_material(name: str, page: BeautifulSoup, case: Case) -> Iterator[str]:
    sidebar = page.select_one(".md-sidebar--primary")
    assert sidebar
    is_hidden = "hidden" in sidebar.attrs
    contents = page.select('[data-md-component="toc"] a') or page.select(".md-nav--secondary a")
    if name == "hidden.md":
        wanted = True
    else:
        ours = name in WITH_BIO and case.overrides not in ("places", "container")
        empty = bool(case.tabs) and "/" not in name and not (case.contents and contents)
        wanted = ours and empty and case.overrides != "partials"
    if is_hidden is not wanted:
        yield f"the navigation is {'hidden' if is_hidden else 'not hidden'}"
    layout = page.select_one(".academic-layout")
    if layout and (f"academic-layout--{'instead' if wanted else 'beside'}" not in layout["class"]):
        yield f"the layout is {layout['class']}"
    if bool(case.tabs) != bool(page.select(".md-tabs")):
        yield "tabs"
    # A section's own page has none with these two together: Material says that they do not go together.
    has_none = name == "research/index.md" and case.contents and case.sections == "navigation.indexes"
    if "##" in case.pages[name] and case.overrides != "partials" and not contents and not has_none:
        yield "no table of contents"
    if bool(page.select("nav.md-path")) != (bool(case.path) and _depth(name) > 1):
        yield f"{len(page.select('nav.md-path'))} paths"
    if len(page.select('[data-md-component="content"]')) != 1 or len(page.select("article.md-content__inner")) != 1:
        yield "not one content"


def _depth(name: str) -> int:
    """How many steps the path above a page has, as Material counts: the home page and the sections."""
    return 1 + {"research/index.md": 1, "research/ice.md": 1, "research/methods/cores.md": 2}.get(name, 0)


def _unlinked(documents: Mapping[str, BeautifulSoup], case: Case) -> Iterator[str]:
    """Pages of the navigation that another page does not link to."""
    selector = ".md-nav--primary a" if case.is_material else "a"
    wanted = {address(name, case) for name in case.pages if name != "aside.md"}
    for name, page in documents.items():
        folder = address(name, case).rpartition("/")[0]
        linked = {_file(folder, str(link.get("href", "")), case) for link in page.select(selector)}
        for lost in sorted(wanted - linked - {address(name, case)}):
            yield f"{name}: the navigation does not lead to {lost}"


def _file(folder: str, href: str, case: Case) -> str:
    """The file that a relative address on a page in a folder leads to."""
    parts = folder.split("/") if folder else []
    path = href.partition("#")[0]
    for part in path.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", ".", ".."):
            parts.append(part)
    found = "/".join(parts)
    return found if found.endswith(".html") else f"{found}/index.html".lstrip("/")


def _not_found(site: Site, case: Case) -> Iterator[str]:
    """The page for addresses that do not exist is shown at any depth: its links begin at the root of the host."""
    if case.theme == "own":
        return
    page = site.page("404.html")
    root = "/" + (case.site_url or "https://-/").split("/", 3)[3]
    if page.select(".academic-profile") or not page.select(f'link[href="{root}assets/academic/academic.css"]'):
        yield "404.html: a bio, or no style sheet of ours"
    links = [str(tag[name]) for tag in page.select("[href], [src]") for name in ("href", "src") if name in tag.attrs]
    wrong = [link for link in links if not link.startswith((root, "#", "https://", "javascript:"))]
    yield from (f"404.html: {link} does not begin with {root}" for link in wrong)
    if case.is_material:  # in other themes it does not extend the site's main.html
        for mark in case.marks - {"content"}:
            if not page.select(f".mine-{mark}"):
                yield f"404.html: the site's own {mark} is lost"
