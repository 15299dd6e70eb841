"""One Markdown file per publication, talk, course or piece of news: the page's front matter is the record.

The keys are those of the CV file, and those of academicpages (https://github.com/academicpages/academicpages.github.io)
and HugoBlox, which call some things otherwise. What belongs to the page alone (`permalink`, `template`, …) is left to
those who read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from mkdocs_academic.errors import AcademicError, Origin, Place, Problem, Problems, Severity
from mkdocs_academic.errors import Path as ValuePath
from mkdocs_academic.formats import hugoblox, titles
from mkdocs_academic.formats.citations import html_as_markdown, read_citation
from mkdocs_academic.formats.fields import Raw, field_key
from mkdocs_academic.formats.located_yaml import Value, read_text, read_yaml, split_front_matter
from mkdocs_academic.formats.page_text import first_heading, first_paragraph
from mkdocs_academic.formats.publications import read_publication
from mkdocs_academic.formats.records import read_entry, read_talk
from mkdocs_academic.formats.registries import REGISTRIES
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.cv import AnyEntry
from mkdocs_academic.model.dates import BadDate, parse_date
from mkdocs_academic.model.publication import Publication, read_type

TELLING = frozenset(
    "collection date year issued start_date end_date venue citation authors journal booktitle conference publisher "
    "volume issue pages doi arxiv eprint isbn publication_types publication_type entry_type paperurl slidesurl "
    "bibtexurl pdf slides url_pdf url_slides url_code url_video event event_name event_url date_end seminar talk_type "
    "type kind location place occasions institution term terms semester course".split()
)
"""Keys that only a record has: a page of an item folder with none of them is an ordinary page."""
_OF_PAGES = frozenset(
    # MkDocs, Material, its plugins
    "template hide search social icon description boost pin slug categories revision_date comments "
    # Jekyll and academicpages
    "collection permalink redirect_from redirect_to author_profile layout share related read_time header classes toc "
    "toc_label toc_icon toc_sticky sidebar modified last_modified_at sitemap robots teaser mathjax math mermaid nav "
    "nav_order nav_exclude parent has_children weight order pagination locale breadcrumbs show_date "
    "related_publications "
    # Hugo and HugoBlox
    "publish_date lastmod expiry_date aliases show_related profile reading_time commentable editable view diagram "
    "all_day event_all_day author_notes hugoblox event_end date_end".split()
)
_MATERIAL_STATUS = frozenset({"new", "deprecated", "encrypted"})
# The numbers by which HugoBlox called types of publications until 2023.
_NUMBERED_TYPES = dict(zip("12345678", "paper-conference article-journal preprint report book chapter thesis patent"
                           .split(), strict=True))  # fmt: skip
_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-")
_OWNERS_IDS = ("admin", "me")


@dataclass(slots=True)
class ItemPage:
    """A page of an item folder with front matter: its path in the docs folder, its record, or None if it is none.

    `values` is None where the front matter cannot be read, which is reported; `has_title` is False for a piece of news
    without one, `quotes_page` says that the record's text is taken from the page's own, `names_authors` that the page's
    `author` are the authors of the work.
    """

    path: str
    source: YamlSource
    values: Raw | None
    record: AnyEntry | None = None
    has_title: bool = True
    quotes_page: bool = False
    names_authors: bool = False


def read_item(
    file: Path, path: str, name: str, kind: str, known: Mapping[str, str], problems: Problems
) -> ItemPage | None:
    """Read a page of an item folder.

    Args:
        file: the page's file.
        path: its path in the docs folder.
        name: what messages call it.
        kind: what a record of its folder is.
        known: names of people by their ids, which may stand for them; the owner's is "".
        problems: takes what is wrong with the front matter and with the record.

    Returns:
        None for a page without front matter.
    """
    try:
        text = read_text(file, name)
    except AcademicError as error:
        problems.extend(error.problems)
        return ItemPage(path, YamlSource(name, ""), None)
    if not text.startswith("---"):
        return None
    text = text.replace("\r\n", "\n")
    block = split_front_matter(text)
    if block is None or not re.search(r"(?m)^['\"]?[\w-]+['\"]?[ \t]*:", block[0]):
        return None
    source = YamlSource(name, block[0], first_line=2, folder=file.parent, strict=True)
    repeated: list[Problem] = []
    try:
        values = read_yaml(source, problems, repeated=repeated)
    except AcademicError as error:
        problems.extend(in_front_matter(error.problems))
        return ItemPage(path, source, None)
    problems.extend(in_front_matter(repeated))
    if not isinstance(values, dict):
        return None
    page = ItemPage(path, source, values)
    if is_record(values):
        _read_record(page, kind, text[block[1] :], known, problems)
    return page


def is_record(front: Raw) -> bool:
    """Whether front matter holds something that only a record has, and is no draft."""
    keys = {field_key(key): value for key, value in front.items()}
    if _said(keys.get("published")) is False or _said(keys.get("draft")):
        return False
    return any(value not in (None, "", []) for key, value in keys.items() if key in TELLING)


def _said(value: Value) -> bool | None:
    """True or false as YAML 1.1 has them, with which MkDocs and Jekyll read the page; None for anything else."""
    if isinstance(value, str):
        return {"yes": True, "on": True, "no": False, "off": False}.get(value.lower())
    return value if isinstance(value, bool) else None


def in_front_matter(found: Iterable[Problem]) -> Iterator[Problem]:
    """Diagnoses of YAML as they are given for front matter, where MkDocs takes the last of two keys."""
    for problem in found:
        severity: Severity = "warning" if problem.code == "duplicate-key" else "error"
        yield Problem(
            severity, problem.code, f"{problem.message} (in the page's front matter)", problem.place, problem.hint
        )


def _read_record(page: ItemPage, kind: str, text: str, known: Mapping[str, str], problems: Problems) -> None:
    record = _Record(page, kind, text, known)
    origin = Origin(record, ())
    citation = record.take_citation(problems)
    found: AnyEntry | None
    if kind == "publication":
        found = read_publication(record.values, "", origin, problems)
    elif kind == "talk":
        found = read_talk(record.values, "", origin, problems)
    else:
        found = read_entry(record.values, kind, origin, problems)
    if found is None:
        return
    if isinstance(found, Publication):
        page.record = replace(found, page=page.path, citation=citation)
    else:
        page.record = replace(found, page=page.path)
    page.has_title = not {"title", "name", "course"}.isdisjoint(map(field_key, record.values))
    page.quotes_page, page.names_authors = record.quotes_page, record.names_authors


class _Record:
    """The fields of a record, from the front matter of its page; also the place of each, by the key it was typed as."""

    def __init__(self, page: ItemPage, kind: str, text: str, known: Mapping[str, str]) -> None:
        self.kind, self.known = kind, known
        self.source = page.source
        self.name, self.folder = page.source.name, page.source.folder
        self.typed: dict[str, str] = {}
        self.quotes_page = self.names_authors = False
        front = {field_key(key): key for key, value in (page.values or {}).items() if value not in (None, "")}
        self.front: Raw = {name: (page.values or {})[key] for name, key in front.items()}
        self.values: Raw = {
            key: self.front[name] for name, key in front.items() if name not in _OF_PAGES and name != "citation"
        }
        self._keys = front
        for name in ("uri", "website", "link"):
            if name in front and "url" not in front:
                self.typed["url"] = front[name]
        self._read_title(text)
        self._read_date(PurePosixPath(page.path).name)
        self._read_text(text)
        self._read_people()
        if kind == "publication":
            self._read_type()
            self._read_hugoblox()
        if self.front.get("status") in _MATERIAL_STATUS:
            self._drop("status")
        if _said(self.front.get("published")) is not None:
            self._drop("published")

    def place(self, path: ValuePath, *, key: bool = False) -> Place:
        if path and path[0] in self.typed:
            path = (self.typed[str(path[0])], *path[1:])
        return self.source.place(path, key=key)

    def _has(self, *names: str) -> bool:
        return any(name in self._keys for name in names)

    def _drop(self, *names: str) -> None:
        for name in names:
            self.values.pop(self._keys.get(name, ""), None)

    def _set(self, name: str, value: Value, typed_as: str = "") -> None:
        """A field, where it is typed under another key."""
        self.values[name] = value
        if typed_as in self._keys and self._keys[typed_as] != name:
            self.typed[name] = self._keys[typed_as]

    def _read_title(self, text: str) -> None:
        if not self._has("title", "name", "course"):
            heading = first_heading(text)
            if heading:
                self._set("title", heading.title)

    def _read_date(self, file_name: str) -> None:
        end = self.front.get("date_end") or self.front.get("event_end")
        if self._has("event_name") and not self._has("event"):
            self._set("event", self.front["event_name"], "event_name")
            self._drop("event_name")
        if isinstance(end, str) and isinstance(start := self.front.get("date"), str):
            self._drop("date")
            self._set("start_date", start, "date")
            self._set("end_date", end, "date_end" if self._has("date_end") else "event_end")
        if self._has("date", "year", "issued", "start_date", "end_date", "term", "terms", "semester", "years"):
            return
        match = _DATED_NAME.match(file_name)
        try:
            if match and parse_date(match[1]):
                self._set("date", match[1])
        except BadDate:
            pass  # digits, and no date

    def _read_text(self, text: str) -> None:
        """One text of what may stand there several times over: an abstract is longer than a summary or an excerpt."""
        written = [name for name in ("abstract", "summary", "excerpt") if isinstance(self.front.get(name), str)]
        for name in written[1:]:
            self._drop(name)
        if written and "<" in (typed := str(self.front[written[0]])):
            self.values[self._keys[written[0]]] = html_as_markdown(typed)
        if self.kind == "news" and not self._has("text", "body", "content") and (first := first_paragraph(text)):
            self._set("text", first)
            self.quotes_page = True

    def _read_people(self) -> None:
        """`author` is the page's own where it is an id or a mapping, as on any page; else the work's authors."""
        if self.kind not in ("publication", "talk"):
            self._drop("author", "authors")
            return
        self.names_authors = self._has("author") and _are_names(self.front["author"], self.known)
        if self._has("authors") or not self.names_authors:
            self._drop("author")
        for name in ("authors", "author", "speakers"):
            key = self._keys.get(name, "")
            if key in self.values:
                self.values[key] = self._noted(self._named(self.values[key]))

    def _named(self, people: Value) -> Value:
        if isinstance(people, list):
            return [self._named(one) if isinstance(one, str) else one for one in people]
        if not isinstance(people, str):
            return people
        owner = self.known.get("", "")
        return self.known.get(people) or (people in _OWNERS_IDS and owner) or people

    def _noted(self, people: Value) -> Value:
        """The people with what HugoBlox' `author_notes` says of each, in the same order."""
        notes = self.front.get("author_notes")
        if not isinstance(people, list) or not isinstance(notes, list):
            return people
        said = [*(note if isinstance(note, str) else "" for note in notes), *[""] * len(people)]
        return [
            {"name": name, "marks": [note]} if note and isinstance(name, str) else name
            for name, note in zip(people, said, strict=False)
        ]

    def _read_type(self) -> None:
        """The first of the keys that say a type; academicpages' categories are words of the site's own."""
        keys = [name for name in ("type", "publication_types", "publication_type", "category") if self._has(name)]
        for name in keys[1:]:
            self._drop(name)
        written = self.front[keys[0]] if keys else None
        if isinstance(written, list):
            written = written[0] if written else None
        if not isinstance(written, str):
            self._drop(*keys[:1])
            return
        found = _NUMBERED_TYPES.get(written) or read_type(written) or read_type(written.removesuffix("s"))
        found = found or titles.type_of_title(written)[0]
        if written == "0":
            self._drop(keys[0])
        else:
            # What CSL calls an article is a preprint; typed, the word means one in a journal.
            self.values[self._keys[keys[0]]] = "preprint" if found == "article" else found or written

    def _read_hugoblox(self) -> None:
        journal = self.front.get("publication")
        if isinstance(journal, str):
            self._drop("publication")
            if not self._has("journal", "venue", "booktitle"):
                numbered = not self._has("volume", "issue", "number")
                for name, text in hugoblox.read_venue(journal, numbered=numbered).items():
                    self._set(name, text, "publication")
        short = self.front.get("publication_short")
        if isinstance(short, str):
            self.values[self._keys["publication_short"]] = hugoblox.without_marks(short)
        if not self._has("doi") and (found := hugoblox.take_doi(self.front.get("links"))):
            self._set("doi", found[0], "links")
            self.values[self._keys["links"]] = found[1]
        ours = self.front.get("hugoblox")
        ids = ours.get("ids") if isinstance(ours, dict) else None
        for name, value in ids.items() if isinstance(ids, dict) else ():
            if (name in ("doi", "arxiv", "hal", "isbn") or name in REGISTRIES) and not self._has(name):
                self._set(name, value, "hugoblox")
        if isinstance(self.front.get("image"), dict):
            self._drop("image")

    def take_citation(self, problems: Problems) -> str:
        """The recommended citation; what it says for certain fills the fields that are not there."""
        typed = self.front.get("citation")
        if self.kind != "publication" or not isinstance(typed, str):
            return ""
        title = next((self.values[key] for key in ("title", self._keys.get("title", "")) if key in self.values), "")
        citation = read_citation(typed, title if isinstance(title, str) else "")
        if not {"authors", *map(self._keys.get, ("authors", "author"))} & set(self.values):
            if citation.authors:
                self._set("authors", list(citation.authors), "citation")
            else:
                problems.inform("unread-citation", "no authors were read from this citation, and there are no others",
                                self.place((self._keys["citation"],)), "write authors: [Given Family, …]")  # fmt: skip
        if citation.year and not self._has("date", "year", "issued", "start_date") and "date" not in self.values:
            self._set("date", citation.year, "citation")
        if not self._has("volume", "issue", "number", "pages", "page"):
            for name in ("volume", "issue", "pages"):
                if value := getattr(citation, name):
                    self._set(name, value, "citation")
        return citation.text


def _are_names(author: Value, known: Mapping[str, str]) -> bool:
    """Whether `author` on an item's page names the authors of the work: names of several words, or a list of names;
    not a mapping or an id, by which any page says whose it is.
    """
    if isinstance(author, str):
        return author not in known and (" " in author.strip() or not re.fullmatch(r"[a-z0-9_.-]+", author))
    return isinstance(author, list)
