"""RIS, CSL-JSON and Atom: what the formats ask for, and that no text breaks out of its place."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from test_bibtex_writer import ARTICLE, EVERYTHING, HOPPER, MODEST, authors

from mkdocs_academic import safety
from mkdocs_academic.formats.atom import Feed, write_feed
from mkdocs_academic.formats.csljson import as_csl, write_csl
from mkdocs_academic.formats.ris import write_record, write_ris
from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.names import PersonName
from mkdocs_academic.model.publication import NOT_YET_PLACED, TYPES, Author, Publication

SIGNS = st.sampled_from(list("\n\r\t\x00\x1c\x85\u2028<>&\"'\\{}$*-  ATYER"))
TEXTS = st.text(st.one_of(SIGNS, st.characters()), max_size=40)
FEED = Feed("Publications", "https://example.org/publications.xml", "https://example.org/", "Grace Hopper", "en")
ATOM = "{http://www.w3.org/2005/Atom}"
NEXT = Publication("The next one", "next", issued=parse_when("1950"))


def feed(*works: Publication, **more: Any) -> Element:
    return fromstring(write_feed(works, FEED, lambda work: f"https://example.org/{work.key}/", **more))


def texts(element: Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall("/".join(ATOM + step for step in path.split("/")))]


def written(work: Publication) -> list[str]:
    return [write_record(work), write_csl([work]), write_feed([work], FEED, lambda work: "https://example.org/x/")]


# What is not in it -------------------------------------------------------------------------------------------------


def test_what_is_for_the_list_alone_is_in_no_file() -> None:
    noisy = replace(ARTICLE, **{name: value for name, value in EVERYTHING.items() if name != "reviewed"})
    assert written(noisy) == written(ARTICLE)


def test_a_local_address_is_in_no_file() -> None:
    assert [text for text in written(replace(ARTICLE, url="papers/turing.pdf")) if "papers" in text] == []


@pytest.mark.parametrize("status", sorted(NOT_YET_PLACED - {"preprint", "working_paper"}))
@pytest.mark.parametrize("kind", ["article-journal", "paper-conference", "chapter", "book"])
def test_a_venue_that_a_work_was_only_sent_to_is_in_no_file(status: str, kind: str) -> None:
    work = replace(ARTICLE, type=kind, status=status, journal="Isis", publisher="Press", series="Notes", volume="4711")
    assert [word for word in ("Isis", "Press", "Notes", "4711") for text in written(work) if word in text] == []
    assert write_record(work).startswith("TY  - UNPB\r\n")
    assert as_csl(work)["type"] == "manuscript"


def test_where_a_thesis_is_written_is_no_venue_that_could_refuse_it() -> None:
    work = Publication("A thesis", "t", type="thesis", genre="phd", publisher="Uni", status="in_preparation")
    assert as_csl(work)["publisher"] == "Uni"
    assert "PB  - Uni\r\n" in write_record(work)


# RIS ---------------------------------------------------------------------------------------------------------------


@MODEST
@given(TEXTS, TEXTS)
def test_any_text_is_one_line_of_one_record(title: str, note: str) -> None:
    work = Publication(
        title, "key", (Author(PersonName("A", title)),), note=note, journal=note, volume=note, tags=(note,)
    )
    lines = write_ris([work, NEXT]).splitlines()
    assert [line for line in lines if line and line[2:6] != "  - "] == []
    assert [line[6:] for line in lines if line.startswith("ID")] == ["key", "next"]
    assert len([line for line in lines if line.startswith(("TY", "ER"))]) == 4


def test_lines_of_ris_end_as_the_format_asks() -> None:
    assert write_ris([ARTICLE]).replace("\r\n", "").count("\n") == 0
    assert write_ris([]) == ""


@pytest.mark.parametrize("kind", sorted(set(TYPES.values())))
def test_every_type_has_one_of_ris(kind: str) -> None:
    (found,) = rispy.loads(write_ris([replace(ARTICLE, type=kind)]))
    assert found["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING


@pytest.mark.parametrize(
    ("field", "value", "lines"),
    [
        ("pages", "S1–S12", ["SP  - S1", "EP  - S12"]),
        ("pages", "e1002", ["SP  - e1002"]),
        ("pages", "1–3, 7–9", ["SP  - 1–3, 7–9"]),
        ("issued", parse_when("1952"), ["PY  - 1952"]),
        ("issued", parse_when("1952-05"), ["PY  - 1952", "DA  - 1952/05//"]),
        ("issued", parse_when("n.d."), ["DA  - ///n.d."]),
        ("title", "**Bold** $L^2$ &amp; [link](https://example.org/)", ["TI  - Bold L² & link"]),
        ("doi", "10.1000/a*b*c_d\\e", ["DO  - 10.1000/a*b*c_d\\e"]),
        ("editors", (HOPPER,), ["ED  - Hopper, Grace M."]),
        ("tags", ("a", "b"), ["KW  - a", "KW  - b"]),
        ("abstract", "One.\n\nTwo.", ["AB  - One. Two."]),
    ],
)
def test_a_field_of_ris(field: str, value: object, lines: list[str]) -> None:
    found = write_record(replace(Publication("A", "key", type="article-journal"), **{field: value})).split("\r\n")
    assert [line for line in found[2:-3] if line != "TI  - A"] == lines


# CSL-JSON ----------------------------------------------------------------------------------------------------------

# CSL 1.0.2, appendices III (types) and IV (variables).
CSL_TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage""".split()
)
CSL_TEXTS = frozenset(
    """id type title container-title collection-title abstract genre keyword language note status DOI ISBN ISSN PMID URL
    archive archive_location publisher publisher-place volume issue number page edition original-title
    reviewed-title""".split()
)
CSL_NAMES = frozenset({"author", "editor", "translator"})
NAME_PARTS = frozenset({"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"})


def check_csl(item: dict[str, Any]) -> None:
    """The essentials of the CSL-JSON schema: names and types of variables, names, dates."""
    assert item.keys() <= CSL_TEXTS | CSL_NAMES | {"issued"}
    assert item["type"] in CSL_TYPES
    assert all(isinstance(item[name], str) for name in item.keys() & CSL_TEXTS)
    for name in (name for role in item.keys() & CSL_NAMES for name in item[role]):
        assert name.keys() <= NAME_PARTS
        assert ("literal" in name) != bool(name.keys() - {"literal"})
        assert all(isinstance(part, str) for part in name.values())
    date = item.get("issued", {})
    assert date.keys() <= {"date-parts", "season", "circa", "literal"}
    assert len(date.get("date-parts", ())) <= 2
    for parts in date.get("date-parts", ()):
        assert 1 <= len(parts) <= 3
        assert all(type(part) is int for part in parts)


@pytest.mark.parametrize("kind", sorted(set(TYPES.values()) | {""}))
def test_every_type_is_one_of_csl(kind: str) -> None:
    check_csl(as_csl(replace(ARTICLE, type=kind or "event", editors=(HOPPER,), reviewed="X", genre="Memo", pmid="1")))


@MODEST
@given(TEXTS, TEXTS)
def test_any_text_makes_valid_csl(title: str, other: str) -> None:
    work = Publication(title, "key", (Author(PersonName("A", other)),), note=other, journal=title, publisher=other)
    items = json.loads(write_csl([work, NEXT]))
    assert [item["id"] for item in items] == ["key", "next"]
    for item in items:
        check_csl(item)
        assert safety.clean(json.dumps(item, ensure_ascii=False)) == json.dumps(item, ensure_ascii=False)


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("1952", {"date-parts": [[1952]]}),
        ("1952-05-14", {"date-parts": [[1952, 5, 14]]}),
        ("1999–2001", {"date-parts": [[1999], [2001]]}),
        ("c. 1850", {"date-parts": [[1850]], "circa": True}),
        ("Autumn 1918", {"date-parts": [[1918]], "season": 3}),
        ("Michaelmas 1919", {"date-parts": [[1919, 10]], "literal": "Michaelmas 1919"}),
        ("n.d.", {"literal": "n.d."}),
    ],
)
def test_a_date_of_csl(date: str, issued: dict[str, Any]) -> None:
    assert as_csl(replace(ARTICLE, issued=parse_when(date)))["issued"] == issued


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ludwig van Beethoven", {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}),
        ("Alexander von Humboldt", {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"}),
        ("King, Jr., Martin", {"family": "King", "given": "Martin", "suffix": "Jr."}),
        ("Hypatia", {"family": "Hypatia"}),
        ("{The ENIAC Team}", {"literal": "The ENIAC Team"}),
    ],
)
def test_a_name_of_csl(name: str, parts: dict[str, str]) -> None:
    assert as_csl(replace(ARTICLE, authors=authors(name)))["author"] == [parts]


def test_emphasis_is_the_rich_text_of_csl_and_formulas_are_words() -> None:
    item = as_csl(replace(ARTICLE, title="On *Drosophila* and **bold** $x^2$ with `code`", journal="*Isis*"))
    assert (item["title"], item["container-title"]) == (
        "On <i>Drosophila</i> and <b>bold</b> x² with code",
        "<i>Isis</i>",
    )


# Atom --------------------------------------------------------------------------------------------------------------


def test_a_feed_has_what_rfc_4287_asks_for() -> None:
    found = feed(ARTICLE, NEXT)
    assert texts(found, "id") == ["https://example.org/publications.xml"]
    assert texts(found, "title") == ["Publications"]
    assert texts(found, "updated") == ["1950-01-01T00:00:00Z"]
    assert texts(found, "author/name") == ["Grace Hopper"]
    links = [(link.get("rel"), link.get("href")) for link in found.findall(f"{ATOM}link")]
    assert links == [("self", "https://example.org/publications.xml"), ("alternate", "https://example.org/")]
    for entry in found.findall(f"{ATOM}entry"):
        assert [len(texts(entry, name)) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert len([link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]) == 1


def test_a_feed_begins_with_the_newest_and_holds_no_more_than_it_should() -> None:
    works = [Publication(str(year), str(year), issued=parse_when(str(year))) for year in range(1900, 1990)]
    assert texts(feed(*works), "entry/title") == [str(year) for year in range(1989, 1939, -1)]
    assert texts(feed(*works, latest=2), "entry/title") == ["1989", "1988"]


def test_what_is_on_its_way_comes_first_and_what_has_no_date_last() -> None:
    undated, coming = Publication("Undated", "u"), Publication("Coming", "c", status="forthcoming")
    assert texts(feed(undated, NEXT, coming), "entry/title") == ["Coming", "The next one", "Undated"]


def test_the_same_works_make_the_same_bytes_whatever_the_day_is() -> None:
    undated, coming = Publication("Undated", "u"), Publication("Coming", "c", issued=parse_when("2999-01"))
    assert texts(feed(undated), "updated") == ["1970-01-01T00:00:00Z"]
    assert texts(feed(undated, coming), "entry/updated") == ["2999-01-01T00:00:00Z"] * 2
    assert set(texts(feed(undated, coming, epoch=86400), "entry/updated")) == {"1970-01-02T00:00:00Z"}
    assert texts(feed(undated, coming, epoch=86400), "updated") == ["1970-01-02T00:00:00Z"]


def test_an_entry_links_to_its_page_else_to_its_doi_else_to_the_site() -> None:
    def links(work: Publication, url: str) -> list[str | None]:
        found = fromstring(write_feed([work], FEED, lambda work: url))
        return [link.get("href") for link in found.findall(f"{ATOM}entry/{ATOM}link")]

    doi = "https://doi.org/10.1112/plms/s2-42.1.230"
    assert links(ARTICLE, "https://example.org/x/") == ["https://example.org/x/", doi]
    assert links(ARTICLE, "") == [doi]
    assert links(replace(ARTICLE, doi=""), "") == [ARTICLE.url]
    assert links(NEXT, "") == ["https://example.org/"]


@MODEST
@given(TEXTS, TEXTS)
def test_any_text_makes_a_feed_that_can_be_read(title: str, other: str) -> None:
    work = Publication(title, "key", (Author(PersonName("A", other)),), abstract=other, tags=(other,), journal=title)
    found = fromstring(write_feed([work, NEXT], FEED, lambda work: "https://example.org/x/").encode())
    assert sorted(texts(found, "entry/id")) == ["https://example.org/#pub-key", "https://example.org/#pub-next"]


def test_the_number_of_a_chapter_has_a_place_of_its_own() -> None:
    work = replace(ARTICLE, type="chapter", chapter="7", pages="")
    assert "SE  - 7\r\n" in write_record(work)
    assert "SP  - " not in write_record(work)
    assert as_csl(work)["chapter-number"] == "7"
    assert "page" not in as_csl(work)


def test_further_authors_are_no_person_in_ris() -> None:
    record = write_record(replace(ARTICLE, authors=(HOPPER,), et_al=True))
    assert [line for line in record.splitlines() if line.startswith("AU")] == ["AU  - Hopper, Grace M."]
    assert "et al" not in record


@pytest.mark.parametrize(
    ("numbers", "lines"),
    [
        ({"isbn": "978-0-306-40615-7, 0-306-40615-2"}, ["978-0-306-40615-7", "0-306-40615-2"]),
        ({"issn": "0021-1753, 1545-6994"}, ["0021-1753", "1545-6994"]),
        ({"isbn": "forthcoming"}, ["forthcoming"]),
        ({"isbn": "978-0-306-40615-7", "issn": "0021-1753"}, ["978-0-306-40615-7"]),
    ],
)
def test_each_number_of_a_book_or_journal_has_a_line_in_ris(numbers: dict[str, str], lines: list[str]) -> None:
    record = write_record(replace(ARTICLE, **numbers))  # type: ignore[arg-type]
    assert [line[6:] for line in record.splitlines() if line.startswith("SN")] == lines


def test_csl_has_the_version_and_the_number_of_pages() -> None:
    kept = {"version": "1.2", "pagetotal": "200", "foo": "bar", "holder": ["not", "a text"]}
    item = as_csl(Publication("A tool", "tool", type="software", extra=kept))
    assert (item["version"], item["number-of-pages"]) == ("1.2", "200")
    assert "foo" not in item
    assert "version" not in as_csl(Publication("A tool", "tool", type="software", extra={"version": {"a": "b"}}))
