"""Pages of item folders: which are records, and what their front matter says in the words of three programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mkdocs_academic.errors import Problems
from mkdocs_academic.formats.items import ItemPage, read_item
from mkdocs_academic.formats.library_json import write_library
from mkdocs_academic.model.cv import AnyEntry
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.profile import Profile
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk

KNOWN = {"": "Emmy Noether", "artin": "Emil Artin"}


class Page:
    """One page read: the item, and the problems as a user sees their first lines."""

    def __init__(self, folder: Path, front: str, text: str = "", kind: str = "publication", name: str = "x.md") -> None:
        file = folder / name
        file.write_bytes(f"---\n{front.strip()}\n---\n{text}".encode())
        problems = Problems()
        self.item: ItemPage | None = read_item(
            file, f"folder/{name}", f"docs/folder/{name}", kind, KNOWN, problems
        )  # fmt: skip
        self.problems = [str(problem).splitlines()[0] for problem in problems]

    @property
    def record(self) -> AnyEntry:
        assert self.problems == []
        assert self.item is not None
        assert self.item.record is not None
        return self.item.record

    @property
    def work(self) -> Publication:
        assert isinstance(self.record, Publication)
        return self.record

    @property
    def talk(self) -> Talk:
        assert isinstance(self.record, Talk)
        return self.record

    @property
    def entry(self) -> Entry:
        assert isinstance(self.record, Entry)
        return self.record

    @property
    def is_record(self) -> bool:
        return self.item is not None and self.item.record is not None


def names(work: Publication | Talk) -> list[str]:
    people = work.authors if isinstance(work, Publication) else work.speakers
    return [str(person.name) for person in people]


def links(record: AnyEntry) -> dict[str, str]:
    return {link.kind or link.label: link.url for link in record.links}


def data(record: AnyEntry) -> dict[str, Any]:
    found: dict[str, Any] = write_library(Profile(), [], [], [], items=[record])["items"][0]
    found.pop("source")
    found.pop("sources", None)
    return found


# Which pages are records ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "front",
    [
        "title: A",
        "title: A\ntemplate: x.html\nhide: [toc]\npermalink: /a/\nauthor_profile: true\ntags: [a]",
        "title: A\nlayout: single\nexcerpt: Words\ndescription: Words\nauthor: artin\nstatus: new\nredirect_from: /b/",
        "title: A\nauthor: Emmy Noether\nimage: x.png\nlang: de\nlink: https://x.example/",
        "title: A\ndate:\nvenue: ''\nauthors: []",
        "title: A\ndate: 1921\ndraft: true",
        "title: A\ndate: 1921\npublished: false",
        "title: A\ndate: 1921\npublished: no",
        "title: A\ndate: 1921\nhidden: true",
    ],
)
def test_a_page_with_nothing_of_a_record_stays_a_page(front: str, tmp_path: Path) -> None:
    page = Page(tmp_path, front)
    assert not page.is_record
    assert page.problems == []


@pytest.mark.parametrize(
    "told",
    ["date: 1921", "collection: publications", "Venue: Annalen", "citation: N.", "authors: A B", "doi: 10.1000/x",
     "paperurl: https://x.example/", "publication_types: ['2']", "location: Erlangen", "type: book"],
)  # fmt: skip
def test_one_key_of_a_record_is_enough(told: str, tmp_path: Path) -> None:
    assert Page(tmp_path, f"title: A\n{told}").is_record


@pytest.mark.parametrize(
    "text", ["Words.", "---\n\nWords between rules.\n\n---\n", "---\n---\nNothing in it", "---\n- a\n---\n"]
)
def test_a_page_without_front_matter_is_no_item(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(text, encoding="utf-8")
    problems = Problems()
    assert read_item(tmp_path / "x.md", "x.md", "x.md", "talk", {}, problems) is None
    assert problems.found == []


# academicpages --------------------------------------------------------------------------------------------------------


def test_a_publication_of_academicpages(tmp_path: Path) -> None:
    work = Page(
        tmp_path,
        """
title: "Ideals in Rings"
collection: publications
category: manuscripts
permalink: /publication/1921-ideals
excerpt: 'This paper is about <i>ideals</i>.<br/>Really.'
date: 1921-1-5
venue: 'Annals'
slidesurl: 'https://x.example/slides.pdf'
paperurl: '/files/paper.pdf'
bibtexurl: 'https://x.example/a.bib'
link: https://x.example/
citation: 'Noether, E., &amp; Artin, E. (1921). &quot;Ideals in Rings.&quot; <i>Annals</i>. 83(1), 24–66.'
author_profile: false
share: true
read_time: false
""",
    ).work
    assert data(work) == {
        "kind": "publication",
        "title": "Ideals in Rings",
        "authors": [
            {"name": {"name": "E. Noether", "family": "Noether", "given": "E."}},
            {"name": {"name": "E. Artin", "family": "Artin", "given": "E."}},
        ],
        "type": "article-journal",
        "issued": {"start": "1921-01-05"},
        "journal": "Annals",
        "volume": "83",
        "issue": "1",
        "pages": "24–66",
        "url": "https://x.example/",
        "abstract": "This paper is about *ideals*. Really.",
        "links": [
            {
                "url": "https://x.example/slides.pdf",
                "kind": "slides",
                "source": {"file": "docs/folder/x.md", "line": 9},
            },
            {"url": "/files/paper.pdf", "kind": "pdf", "source": {"file": "docs/folder/x.md", "line": 10}},
            {"url": "https://x.example/a.bib", "kind": "bibtex", "source": {"file": "docs/folder/x.md", "line": 11}},
        ],
        "citation": "Noether, E., &amp; Artin, E. (1921). &quot;Ideals in Rings.&quot; *Annals*. 83(1), 24–66.",
        "page": "folder/x.md",
    }


def test_a_talk_of_academicpages(tmp_path: Path) -> None:
    front = "title: T\ncollection: talks\ntype: Invited talk\nvenue: The Society\nlocation: Moscow\ndate: 1928-11-2"
    talk = Page(tmp_path, front, kind="talk").talk
    occasion = talk.occasions[0]
    assert (talk.name, talk.kind, occasion.event, occasion.location) == ("T", "invited", "The Society", "Moscow")
    assert str(occasion.when) == "1928-11-02"


def test_a_course_of_academicpages(tmp_path: Path) -> None:
    front = "title: C\ncollection: teaching\ntype: Workshop\nvenue: University 1\nlocation: Göttingen\ndate: 2015-01-01"
    course = Page(tmp_path, front, kind="teaching").entry
    assert (course.kind, course.name, course.location, str(course.when)) == ("teaching", "C", "Göttingen", "2015-01-01")
    assert (course.text("level"), course.text("institution")) == ("Workshop", "University 1")


@pytest.mark.parametrize(
    ("category", "type_"),
    [("books", "book"), ("manuscripts", "article-journal"), ("conferences", "paper-conference"),
     ("Workshops", "paper-conference"), ("Working papers", "article"), ("patents", "patent")],
)  # fmt: skip
def test_categories_are_types(category: str, type_: str, tmp_path: Path) -> None:
    assert Page(tmp_path, f"title: A\nvenue: V\ncategory: {category}").work.type == type_


def test_a_category_of_the_sites_own_is_reported(tmp_path: Path) -> None:
    page = Page(tmp_path, "title: A\nvenue: V\ncategory: musings")
    assert page.problems == ["docs/folder/x.md:4:11: warning[unknown-type]: no type of publication is called 'musings'"]


@pytest.mark.parametrize(
    "date",
    ["2019-6-4", "2019-06-04", "2019-06-04 00:00:00 -0400", "'2019-06-04T10:00:00Z'", "4 June 2019", "2019/6/4"],
)
def test_dates_of_jekyll(date: str, tmp_path: Path) -> None:
    assert str(Page(tmp_path, f"title: A\ndate: {date}").work.issued) == "2019-06-04"


@pytest.mark.parametrize(
    ("name", "front", "date"),
    [
        ("2009-10-01-paper.md", "", "2009-10-01"),
        ("2009-10-01-paper.md", "date: 2010", "2010"),
        ("2009-10-01-paper.md", "year: 2011", "2011"),
        ("2009-13-01-paper.md", "", ""),
        ("2009-paper.md", "", ""),
        ("2009-10-01-paper.md", "citation: Noether, E. (1921). A", "2009-10-01"),
        ("paper.md", "citation: Noether, E. (1921). A", "1921"),
    ],
)
def test_a_date_in_the_name_of_the_file(name: str, front: str, date: str, tmp_path: Path) -> None:
    assert str(Page(tmp_path, f"title: A\nvenue: V\n{front}", name=name).work.issued) == date


def test_the_file_gives_no_key(tmp_path: Path) -> None:
    assert Page(tmp_path, "title: A\ndate: 1921", name="2009-10-01-paper.md").work.key == ""
    assert Page(tmp_path, "title: A\ndate: 1921\nkey: mine").work.key == "mine"


# Texts ----------------------------------------------------------------------------------------------------------------


def test_the_title_may_be_the_first_heading(tmp_path: Path) -> None:
    assert Page(tmp_path, "date: 1921", "Words.\n\n# The *title* {#t}\n").work.title == "The *title*"
    assert Page(tmp_path, "date: 1921\ntitle: This", "# That\n").work.title == "This"


def test_no_title_at_all_is_an_error(tmp_path: Path) -> None:
    assert Page(tmp_path, "date: 1921", "Words.").problems == [
        "docs/folder/x.md:2:1: error[missing-title]: a publication without a title"
    ]


@pytest.mark.parametrize(
    ("front", "abstract"),
    [
        ("excerpt: E", "E"),
        ("summary: S\nexcerpt: E", "S"),
        ("excerpt: E\nsummary: S\nabstract: A", "A"),
        ("description: D", ""),
        ("abstract: A\ndescription: D", "A"),
    ],
)
def test_one_text_is_the_abstract(front: str, abstract: str, tmp_path: Path) -> None:
    assert Page(tmp_path, f"title: T\ndate: 1921\n{front}").work.abstract == abstract


def test_news_have_the_first_paragraph_for_a_text(tmp_path: Path) -> None:
    page = Page(tmp_path, "title: N\ndate: 1921", "# N\n\nI moved to [there](x.md).\n\nMore.", "news")
    assert page.entry.text("text") == "I moved to there."
    assert page.item is not None
    assert page.item.quotes_page
    page = Page(tmp_path, "title: N\ndate: 1921\ntext: Said", "I moved.", "news")
    assert page.entry.text("text") == "Said"
    assert page.item is not None
    assert not page.item.quotes_page


def test_news_without_a_title(tmp_path: Path) -> None:
    page = Page(tmp_path, "date: 1921", "I *moved*.", "news")
    assert page.entry.name == "I *moved*."
    assert page.item is not None
    assert not page.item.has_title


# Authors --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("front", "authors"),
    [
        ("authors: [Emmy Noether, Hermann Weyl]", ["Emmy Noether", "Hermann Weyl"]),
        ("authors: Emmy Noether and Hermann Weyl", ["Emmy Noether", "Hermann Weyl"]),
        ("authors: [admin, artin, Hermann Weyl]", ["Emmy Noether", "Emil Artin", "Hermann Weyl"]),
        ("authors: [me]", ["Emmy Noether"]),
        ("authors: [{name: Emmy Noether, orcid: 0000-0002-1825-0097}]", ["Emmy Noether"]),
        ("author: [Emmy Noether]", ["Emmy Noether"]),
        ("author: Emmy Noether", ["Emmy Noether"]),
        ("author: Noether", ["Noether"]),
        # The page's own author.
        ("author: artin", []),
        ("author: nobody", []),
        ("author: {name: Hermann Weyl}", []),
        ("author: artin\nauthors: [Emmy Noether]", ["Emmy Noether"]),
        ("author: Hermann Weyl\nauthors: [Emmy Noether]", ["Emmy Noether"]),
        # What is typed goes before what is cited.
        ("author: artin\ncitation: 'Weyl, H. (1921). T'", ["H. Weyl"]),
        ("author: Emmy Noether\ncitation: 'Weyl, H. (1921). T'", ["Emmy Noether"]),
    ],
)
@pytest.mark.parametrize("kind", ["publication", "talk"])
def test_whose_work_it_is(front: str, authors: list[str], kind: str, tmp_path: Path) -> None:
    page = Page(tmp_path, f"title: T\ndate: 1921\n{front}", kind=kind)
    expected = [] if kind == "talk" and authors == ["H. Weyl"] else authors  # talks have no citation
    assert names(page.work if kind == "publication" else page.talk) == expected


@pytest.mark.parametrize(("front", "named"), [("author: Emmy Noether", True), ("author: artin", False), ("", False)])
def test_the_page_knows_what_its_author_means(front: str, named: bool, tmp_path: Path) -> None:
    item = Page(tmp_path, f"title: T\ndate: 1921\n{front}").item
    assert item is not None
    assert item.names_authors is named


def test_a_course_has_no_authors(tmp_path: Path) -> None:
    course = Page(tmp_path, "title: T\ndate: 1921\nauthor: Emmy Noether", kind="teaching").entry
    assert (dict(course.fields), dict(course.extra)) == ({"name": "T"}, {})


# HugoBlox -------------------------------------------------------------------------------------------------------------


def test_a_publication_of_hugoblox(tmp_path: Path) -> None:
    work = Page(
        tmp_path,
        """
title: A
authors: [admin]
author_notes: [Equal contribution]
date: '1921-09-01T00:00:00Z'
publishDate: '2017-01-01T00:00:00Z'
publication_types: ['1']
publication: In *Proceedings of Things*
publication_short: In *PT*
summary: Short.
featured: true
hugoblox: {ids: {doi: 10.1000/xyz}}
links:
- name: Custom
  url: https://x.example/
url_pdf: https://x.example/a.pdf
url_code: ''
image: {caption: c, focal_point: ''}
projects: []
slides: ''
""",
    ).work
    assert (work.type, work.journal, work.doi) == ("paper-conference", "Proceedings of Things", "10.1000/xyz")
    assert (str(work.issued), work.selected, work.abstract) == ("1921-09-01", True, "Short.")
    assert links(work) == {"Custom": "https://x.example/", "pdf": "https://x.example/a.pdf"}
    assert dict(work.extra) == {}


@pytest.mark.parametrize(
    ("types", "type_"),
    [("['0']", "document"), ("['2']", "article-journal"), ("[article-journal]", "article-journal"), ("'5'", "book"),
     ("[]", "document")],
)  # fmt: skip
def test_types_of_hugoblox(types: str, type_: str, tmp_path: Path) -> None:
    assert Page(tmp_path, f"title: A\ndate: 1921\npublication_types: {types}").work.type == type_


def test_an_event_of_hugoblox(tmp_path: Path) -> None:
    front = """
title: T
event_name: The Meeting
event_url: https://x.example/
location: Kiel
date: '1924-06-01T13:00:00Z'
event_end: '1924-06-03T15:00:00Z'
event_all_day: false
authors: [me]
"""
    talk = Page(tmp_path, front, kind="talk").talk
    occasion = talk.occasions[0]
    assert (occasion.event, str(occasion.when), occasion.time) == ("The Meeting", "1924-06-01/1924-06-03", "13:00")
    assert links(talk) == {"event_url": "https://x.example/"}


# Status, problems -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "found"),
    [("new", ("", "")), ("deprecated", ("", "")), ("submitted", ("submitted", "")), ("Soon", ("", "Soon"))],
)  # fmt: skip
def test_status_is_the_works_but_for_the_words_of_material(status: str, found: tuple[str, str], tmp_path: Path) -> None:
    work = Page(tmp_path, f"title: A\ndate: 1921\nstatus: {status}").work
    assert (work.status, work.status_text) == found


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: A\ndate: 1921-02-30", "docs/folder/x.md:3:7: error[bad-date]: February 1921 has no day 30"),
        ("title: A\njounral: B\ndate: 1921", "docs/folder/x.md:3:1: error[unknown-key]: unknown key 'jounral'"),
        ("title: A\ndate: 1921\npaperurl: javascript:x", "docs/folder/x.md:4:11: error[unsafe-link]: "),
        ("title: A\ndate: 1921\ndoi: x", "docs/folder/x.md:4:6: error[bad-doi]: "),
        ("title: [A]\ndate: 1921", "docs/folder/x.md:2:8: error[wrong-type]: 'title' should be a text, not a list"),
        ("title: A\ndate: 1921\ndate: 1922", "docs/folder/x.md:4:1: warning[duplicate-key]: the key 'date' "),
        ("title: A: B\ndate: 1921", "docs/folder/x.md:2:9: error[yaml-syntax]: "),
        ("title: A\ndate: 1921\npublication: [x]\nauthors: [{orcid: x}]",
         "docs/folder/x.md:5:11: error[wrong-type]: an author without a name"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(front: str, said: str, tmp_path: Path) -> None:
    problems = Page(tmp_path, front).problems
    assert len(problems) == 1
    assert problems[0].startswith(said)


def test_of_two_keys_the_last_counts_as_to_mkdocs(tmp_path: Path) -> None:
    item = Page(tmp_path, "title: A\ndate: 1921\ntitle: B").item
    assert item is not None
    assert isinstance(item.record, Publication)
    assert item.record.title == "B"


def test_a_file_in_another_encoding_is_reported(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes("---\ntitle: Süß\ndate: 1921\n---\n".encode("latin-1"))
    problems = Problems()
    item = read_item(tmp_path / "x.md", "x.md", "x.md", "talk", {}, problems)
    assert item is not None
    assert (item.record, item.values) == (None, None)
    assert [problem.code for problem in problems] == ["encoding"]


def test_windows_line_ends(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"---\r\ntitle: A\r\ndate: 1921\r\n---\r\nWords\r\n")
    item = read_item(tmp_path / "x.md", "x.md", "x.md", "news", {}, Problems())
    assert item is not None
    assert isinstance(item.record, Entry)
    assert (item.record.name, item.record.text("text")) == ("A", "Words")


@pytest.mark.parametrize(
    ("title", "subtitle", "shown"),
    [
        ("On looms", "A *history*", "On looms: A *history*"),
        ("Do looms think?", "A history", "Do looms think? A history"),
        ("On looms: a history", "A history", "On looms: a history"),
    ],
)
def test_a_subtitle_stands_behind_the_title(tmp_path: Path, title: str, subtitle: str, shown: str) -> None:
    front = f"title: '{title}'\nsubtitle: '{subtitle}'\ndate: 1952"
    assert Page(tmp_path, front).work.title == shown
    assert Page(tmp_path, front, kind="talk").talk.name == shown


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("publication: '*Journal of Themes, 1*(1)'", {"journal": "Journal of Themes", "volume": "1", "issue": "1"}),
        ("publication: 'In *Journal of Themes*, 12(3-4)'", {"volume": "12", "issue": "3-4"}),
        ("publication: '*Journal of Themes, 1*(1)'\nvolume: 2", {"journal": "Journal of Themes, 1(1)", "volume": "2"}),
        ("publication: '*Proceedings of ICW (2013)*'", {"journal": "Proceedings of ICW (2013)", "volume": ""}),
        ("publication_short: In *ICW*", {"abbr": "ICW"}),
        ("links: [{type: doi, url: 'https://doi.org/10.1145/609784.609818'}]", {"doi": "10.1145/609784.609818"}),
        ("doi: 10.1000/a\nlinks: [{type: doi, url: 'https://doi.org/10.1000/b'}]", {"doi": "10.1000/a"}),
        ("publication: In Search of Looms", {"journal": "In Search of Looms"}),
    ],
)
def test_what_hugoblox_says_in_one_field_stands_in_several(
    tmp_path: Path, front: str, expected: dict[str, str]
) -> None:
    work = Page(tmp_path, f"title: A\ndate: 2020\n{front}").work
    assert {name: getattr(work, name) for name in expected} == expected


def test_links_of_types_that_we_have_no_word_for_begin_with_a_capital(tmp_path: Path) -> None:
    typed = "title: A\ndate: 2020\nlinks:\n"
    typed += "".join(
        f"  - {{type: {kind}, url: 'https://example.org/{kind}'}}\n" for kind in ("calendar", "registration")
    )
    assert [link.label for link in Page(tmp_path, typed).work.links] == ["Calendar", "Registration"]


def test_a_citation_without_authors_that_can_be_told_is_said(tmp_path: Path) -> None:
    typed = "title: A title\ndate: 2020\ncitation: 'Public, Jane Q., Smith, J., & others (2020). Something else.'"
    page = Page(tmp_path, typed)
    assert page.problems == [
        "docs/folder/x.md:4:11: info[unread-citation]: no authors were read from this citation, and there are no others"
    ]
    assert Page(tmp_path, typed + "\nauthors: [Jane Public]").problems == []
    assert Page(tmp_path, "title: A\ncitation: 'Doe, J. (2020). A.'").problems == []


@pytest.mark.parametrize("kind", ["publication", "talk"])
@pytest.mark.parametrize("date", ["-50", "-0050-03-15", "-50/-44"])
def test_a_year_before_the_common_era_is_shown_as_written(tmp_path: Path, kind: str, date: str) -> None:
    page = Page(tmp_path, f"title: On agriculture\nyear: '{date}'", kind=kind)
    assert page.problems == [
        "docs/folder/x.md:3:7: warning[bad-date]: years before the common era are shown as they are written"
    ]
    assert page.item
    record = page.item.record
    when = record.issued if isinstance(record, Publication) else record.when if isinstance(record, Talk) else None
    assert str(when) == date
