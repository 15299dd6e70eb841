"""Check that the sites under comparison were built right and say the same."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from generate import Record

DOI = re.compile(r"10\.\d{4,9}/[\w.]+")


class WrongBuildError(Exception):
    """A build failed, or its site lacks something; the message says which and what."""


class PageReader(HTMLParser):
    """Collects of one HTML page the number of elements of each class, the links, and the text of the article."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.classes: Counter[str] = Counter()
        self.links: list[str] = []
        self._text: list[str] = []
        self._articles = 0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the classes and the link of one element."""
        self._articles += tag == "article"
        self._hidden += tag in ("script", "style")
        for name, value in attrs:
            if name == "class" and value:
                self.classes.update(set(value.split()))
            elif name == "href" and value:
                self.links.append(value)

    def handle_endtag(self, tag: str) -> None:
        """Note where the article, a script or a style sheet ends."""
        self._articles -= tag == "article"
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        """Keep text a reader of the article sees."""
        if self._articles and not self._hidden:
            self._text.append(data)

    @property
    def text(self) -> str:
        """The text of the article, unescaped, with every run of white space as one space."""
        return " ".join("".join(self._text).split())


def _read(page: Path) -> PageReader:
    if not page.is_file():
        raise WrongBuildError(f"{page}: the build did not write this page")
    reader = PageReader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    return reader


def _require(page: Path, what: str, missing: list[str]) -> None:
    if missing:
        raise WrongBuildError(f"{page}: {len(missing)} {what} missing, the first is {missing[0]!r}")


def _require_count(page: Path, reader: PageReader, name: str, expected: int) -> None:
    if reader.classes[name] != expected:
        raise WrongBuildError(f"{page}: {reader.classes[name]} elements of class {name!r}, expected {expected}")


def record_pages(site: Path) -> tuple[Path, Path]:
    """Return the publications page and the talks page of the built `site`."""
    return site / "publications/index.html", site / "talks/index.html"


def check_record(site: Path, record: Record, *, ours: bool) -> None:
    """Raise WrongBuildError unless the built `site` holds every title, DOI, talk and event of `record`.

    With `ours`, the two pages must also hold exactly one marked element for each publication and each talk.
    """
    publications, talks = record_pages(site)
    reader = _read(publications)
    text, dois = reader.text, set(DOI.findall("\n".join([*reader.links, reader.text])))
    _require(publications, "titles", [item.title for item in record.publications if item.title not in text])
    _require(publications, "DOIs", [item.doi for item in record.publications if item.doi not in dois])
    if ours:
        _require_count(publications, reader, "academic-publication", len(record.publications))
    reader = _read(talks)
    text = reader.text
    _require(talks, "talks", [item.name for item in record.talks if item.name not in text])
    _require(talks, "events", [item.event for item in record.talks if item.event not in text])
    if ours:
        _require_count(talks, reader, "academic-talk", len(record.talks))


def check_works(site: Path, record: Record, *, files: bool) -> None:
    """Raise WrongBuildError unless the built `site` has a page for each publication, which holds all that is known.

    With `files` the work must lie beside it in three formats.
    """
    for item in record.publications:
        page = site / f"publications/{item.key}/index.html"
        reader = _read(page)
        pages = f"{item.first_page}\u2013{item.last_page}"
        facts = [item.title, *item.authors, item.journal, pages, str(item.year), item.doi, item.abstract]
        facts += [fact for fact in (item.award, item.note, f"@article{{{item.key},") if fact]
        _require(page, "facts", [fact for fact in facts if fact not in reader.text])
        links = [f"https://doi.org/{item.doi}", *(f"{item.key}.{suffix}" for suffix in ("bib", "ris", "json") if files)]
        _require(page, "links", [link for link in links if link not in reader.links])
        for link in links[1:]:
            text = (page.parent / link).read_text(encoding="utf-8")
            _require(page.parent / link, "facts", [fact for fact in (item.key, item.doi) if fact not in text])


def check_same_pages(floor: Path, ours: Path) -> None:
    """Raise WrongBuildError unless the two built sites consist of HTML pages with the same paths."""
    pages = [{str(page.relative_to(site)) for page in site.rglob("*.html")} for site in (floor, ours)]
    difference = sorted(pages[0] ^ pages[1])
    if difference:
        raise WrongBuildError(f"{len(difference)} pages are in only one of {floor} and {ours}: {difference[0]}")
