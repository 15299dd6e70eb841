"""The tags of a work's page, against Google Scholar's guidelines, Zotero's reader, Dublin Core and Open Graph."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.names import PersonName, parse_name
from mkdocs_academic.model.publication import NOT_YET_PLACED, STATUSES, TYPES, Author, Publication
from mkdocs_academic.render import Renderer
from mkdocs_academic.views.metadata import WorkMetadata, view_metadata

URL = "https://example.org/publications/hopper1952/"
PDF = "https://example.org/publications/hopper1952/hopper1952.pdf"


def by(*names: str) -> tuple[Author, ...]:
    return tuple(Author(parse_name(name)) for name in names)


def work(**fields: Any) -> Publication:
    if isinstance(fields.get("issued"), str):
        fields["issued"] = parse_when(fields["issued"])
    return Publication(**({"title": "A work", "authors": by("Grace Hopper")} | fields))


def view(social: bool = True, url: str = URL, pdf_url: str = "", image_url: str = "", **fields: Any) -> WorkMetadata:
    return view_metadata(
        work(**fields),
        url=url,
        pdf_url=pdf_url,
        site_name="Hopper’s site",
        language="en",
        image_url=image_url,
        social=social,
    )


def tags(start: str, metadata: WorkMetadata) -> list[tuple[str, str]]:
    return [(name.removeprefix(start), content) for name, content in metadata.tags if name.startswith(start)]


def citation(**fields: Any) -> list[tuple[str, str]]:
    return tags("citation_", view(url="", **fields))


def dublin_core(**fields: Any) -> list[tuple[str, str]]:
    return tags("DC.", view(url="", **fields))


def contents(pairs: Any, name: str) -> list[str]:
    return [content for key, content in pairs if key == name]


# What Google Scholar asks for, type by type --------------------------------------------------------------------------


def test_the_example_of_the_guidelines() -> None:
    assert citation(
        title="The testis isoform of the phosphorylase kinase catalytic subunit",
        authors=by("Liu, Li", "Rannels, Stephen R.", "Weaver, Timothy E."),
        type="article-journal",
        issued="1996-05-17",
        journal="Journal of Biological Chemistry",
        volume="271",
        issue="20",
        pages="11761–11766",
    ) == [
        ("title", "The testis isoform of the phosphorylase kinase catalytic subunit"),
        ("author", "Liu, Li"),
        ("author", "Rannels, Stephen R."),
        ("author", "Weaver, Timothy E."),
        ("publication_date", "1996/05/17"),
        ("journal_title", "Journal of Biological Chemistry"),
        ("volume", "271"),
        ("issue", "20"),
        ("firstpage", "11761"),
        ("lastpage", "11766"),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {
                "type": "article-journal",
                "journal": "*Isis*",
                "volume": "3",
                "pages": "e12",
                "issn": "0021-1753, 1545-6994",
                "publisher": "Chicago",
            },
            [
                ("journal_title", "Isis"),
                ("volume", "3"),
                ("firstpage", "e12"),
                ("issn", "0021-1753"),
                ("issn", "1545-6994"),
                ("publisher", "Chicago"),
            ],
        ),
        (
            {"type": "review-book", "journal": "Isis", "reviewed": "A book", "pages": "7"},
            [("journal_title", "Isis"), ("firstpage", "7")],
        ),
        (
            {
                "type": "paper-conference",
                "journal": "Proceedings of the ACM",
                "series": "ACM ’52",
                "pages": "243--249",
                "isbn": "978-0-13-468599-1",
                "publisher": "ACM",
                "place": "Pittsburgh",
                "editors": by("Howard Aiken"),
            },
            [
                ("conference_title", "Proceedings of the ACM"),
                ("series_title", "ACM ’52"),
                ("firstpage", "243"),
                ("lastpage", "249"),
                ("isbn", "978-0-13-468599-1"),
                ("publisher", "ACM"),
                ("editor", "Aiken, Howard"),
            ],
        ),
        (
            {"type": "chapter", "journal": "A book", "pages": "1-9", "publisher": "A press"},
            [("inbook_title", "A book"), ("firstpage", "1"), ("lastpage", "9"), ("publisher", "A press")],
        ),
        (
            {
                "type": "book",
                "publisher": "A press",
                "isbn": "978-0-13-468599-1, 0-8044-2957-X",
                "pages": "320",
                "volume": "2",
                "series": "Engines",
            },
            [
                ("series_title", "Engines"),
                ("volume", "2"),
                ("isbn", "978-0-13-468599-1"),
                ("isbn", "0-8044-2957-X"),
                ("publisher", "A press"),
            ],
        ),
        (
            {"type": "thesis", "genre": "phd", "publisher": "Yale University", "pages": "120"},
            [("dissertation_institution", "Yale University")],
        ),
        (
            {"type": "report", "publisher": "NIST", "issue": "TN-12", "pages": "12"},
            [("technical_report_institution", "NIST"), ("technical_report_number", "TN-12")],
        ),
        (
            {"type": "report", "journal": "Notes of the laboratory", "issue": "4"},
            [("technical_report_institution", "Notes of the laboratory"), ("technical_report_number", "4")],
        ),
        (
            {"type": "article", "status": "working_paper", "publisher": "A bank", "issue": "1234"},
            [("technical_report_institution", "A bank"), ("technical_report_number", "1234")],
        ),
        (
            {"type": "article", "status": "preprint", "arxiv": "2101.00001v2", "publisher": "arXiv"},
            [("publisher", "arXiv"), ("arxiv_id", "2101.00001v2")],
        ),
        ({"type": "patent", "issue": "US 1,234"}, [("patent_number", "US 1,234")]),
        ({"type": "manuscript", "status": "in_preparation"}, []),
        ({"type": "article-magazine", "journal": "A magazine", "issue": "3"}, [("issue", "3")]),
        ({"type": "dataset", "publisher": "Zenodo", "doi": "10.52/1"}, [("publisher", "Zenodo"), ("doi", "10.52/1")]),
        ({"type": "document"}, []),
        (
            {"language": "de", "pmid": "123", "tags": ("compilers", "A; B"), "doi": "10.1000/a<b>"},
            [
                ("doi", "10.1000/a<b>"),
                ("pmid", "123"),
                ("language", "de"),
                ("keywords", "compilers"),
                ("keywords", "A; B"),
            ],
        ),
    ],
    ids=lambda value: value.get("type", "numbers") if isinstance(value, dict) else "",
)  # fmt: skip
def test_the_tags_of_each_type(fields: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert citation(**fields) == [("title", "A work"), ("author", "Hopper, Grace"), *expected]


@pytest.mark.parametrize("kind", sorted(set(TYPES.values())))
def test_every_type_has_what_google_scholar_needs_at_least(kind: str) -> None:
    found = dict(citation(type=kind, issued="1952", journal="Annals", publisher="A press"))
    assert (found["title"], found["author"], found["publication_date"]) == ("A work", "Hopper, Grace", "1952")


@pytest.mark.parametrize(
    ("written", "publication", "cover"),
    [
        ("1952-05-02", ["1952/05/02"], []),
        ("1952-05", ["1952"], ["1952/05"]),  # "full dates …, or a year alone otherwise"
        ("1952", ["1952"], []),
        ("0476", ["0476"], []),
        ("1952-05-02/1952-05-04", ["1952"], ["1952/05"]),
        ("1951–1953", ["1951"], []),
        ("Spring 1952", ["1952"], []),
        ("forthcoming", [], []),
    ],
)
def test_a_date_is_a_whole_one_or_a_year(written: str, publication: list[str], cover: list[str]) -> None:
    found = citation(issued=written)
    assert contents(found, "publication_date") == publication
    assert contents(found, "cover_date") == cover


def test_a_work_without_a_date_gets_none() -> None:
    names = {name for name, _ in view(status="forthcoming", journal="Annals", type="article-journal").tags}
    assert not {name for name in names if "date" in name or "issued" in name}


def test_formulas_and_emphasis_are_words() -> None:
    found = citation(
        title=r"On *harmonic* maps in $L^2(\mathbb{R}^n)$", type="article-journal", journal="*Acta* $\\alpha$"
    )
    assert contents(found, "title") == ["On harmonic maps in L²(ℝⁿ)"]
    assert contents(found, "journal_title") == ["Acta α"]


def test_authors_keep_their_order_and_editors_are_no_authors() -> None:
    found = citation(
        type="book", authors=by("Emmy Noether", "{The Göttingen Circle}", "Hypatia"), editors=by("David Hilbert")
    )
    assert contents(found, "author") == ["Noether, Emmy", "The Göttingen Circle", "Hypatia"]
    assert contents(found, "editor") == ["Hilbert, David"]


def test_a_book_of_editors_alone_has_no_author() -> None:
    found = citation(type="book", authors=(), editors=by("David Hilbert"))
    assert contents(found, "author") == []
    assert contents(found, "editor") == ["Hilbert, David"]


def test_zotero_does_not_take_a_single_author_for_two() -> None:
    # It parts one author at the comma where there are blanks on both sides.
    single = contents(citation(authors=by("Bartel Leendert van der Waerden")), "author")
    assert single == ["van\xa0der\xa0Waerden, Bartel Leendert"]
    assert contents(citation(authors=by("Grace Murray Hopper")), "author") == ["Hopper, Grace Murray"]
    several = contents(citation(authors=by("Bartel Leendert van der Waerden", "Emmy Noether")), "author")
    assert several == ["van der Waerden, Bartel Leendert", "Noether, Emmy"]


# The PDF and the page ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "pdf_url", "found"),
    [
        (URL, PDF, [PDF]),
        ("https://example.org/publications/a.html", "https://example.org/publications/a.pdf", None),
        (URL, "https://example.org/papers/hopper1952.pdf", []),
        (URL, "https://example.org/publications/hopper1952/files/hopper1952.pdf", []),
        (URL, "https://elsewhere.example/publications/hopper1952/hopper1952.pdf", []),
        (URL, "", []),
        ("", "", []),
    ],
)
def test_a_pdf_is_named_only_where_it_lies_beside_the_page(url: str, pdf_url: str, found: list[str] | None) -> None:
    pdfs = contents(view(url=url, pdf_url=pdf_url).tags, "citation_pdf_url")
    assert pdfs == ([pdf_url] if found is None else found)


def test_the_page_is_named_where_the_site_has_an_address() -> None:
    assert contents(view().tags, "citation_abstract_html_url") == [URL]
    assert not [content for _, content in view(url="").tags if "://" in content]


# Works that have not appeared ----------------------------------------------------------------------------------------

VENUE = {
    "journal": "Isis", "volume": "113", "issue": "4041", "pages": "20301–20309", "publisher": "Chicago Press",
    "place": "Chicago", "series": "History Series", "isbn": "978-0-13-468599-1", "issn": "0021-1753",
    "editors": by("George Sarton"), "edition": "Seventh",
}  # fmt: skip
SECRETS = ("Isis", "113", "4041", "20301", "20309", "Chicago", "History", "468599", "0021-1753", "Sarton", "Seventh")


@pytest.mark.parametrize("kind", ["article-journal", "paper-conference", "chapter", "review", "report", "document"])
@pytest.mark.parametrize(
    "status", [*({"status": one} for one in sorted(NOT_YET_PLACED - {"preprint", "working_paper"})),
               {"status_text": "with the editors of Isis"}],
)  # fmt: skip
def test_where_a_work_was_only_sent_is_nowhere(kind: str, status: dict[str, str]) -> None:
    metadata = view(type=kind, issued="1950-01-01", **VENUE, **status)
    said = f"{metadata.tags}{metadata.properties}{metadata.structured}{metadata.description}"
    assert [secret for secret in SECRETS if secret in said] == []
    assert contents(metadata.tags, "citation_title") == ["A work"]


@pytest.mark.parametrize("status", ["", "accepted", "forthcoming", "published", "retracted"])
def test_where_a_work_appears_is_said(status: str) -> None:
    metadata = view(type="article-journal", status=status, **VENUE)
    assert contents(metadata.tags, "citation_journal_title") == ["Isis"]
    assert '"Isis"' in metadata.structured
    assert status in STATUSES or not status


def test_the_university_of_a_thesis_in_preparation_is_known() -> None:
    found = citation(type="thesis", status="in_preparation", publisher="Yale University")
    assert contents(found, "dissertation_institution") == ["Yale University"]


# Dublin Core ---------------------------------------------------------------------------------------------------------


def test_dublin_core_of_an_article() -> None:
    assert dublin_core(
        type="article-journal", issued="1952-05", journal="Isis", publisher="Chicago", doi="10.1000/1", language="en",
        tags=("history",), abstract="One.\n\n*Two* $x^2$.", editors=by("George Sarton"),
    ) == [
        ("title", "A work"), ("creator", "Hopper, Grace"), ("type", "journalArticle"), ("date", "1952-05"),
        ("issued", "1952-05"), ("contributor", "Sarton, George"), ("source", "Isis"), ("relation.ispartof", "Isis"),
        ("publisher", "Chicago"), ("identifier", "doi:10.1000/1"), ("language", "en"), ("subject", "history"),
        ("description", "One. Two x²."),
    ]  # fmt: skip


def test_dublin_core_of_the_license() -> None:
    assert contents(view(license="CC BY 4.0").tags, "DC.rights") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert contents(view(license="all rights reserved").tags, "DC.rights") == ["all rights reserved"]
    assert contents(view(open_access=True).tags, "DC.rights") == []


def test_a_work_without_a_doi_is_identified_by_its_page() -> None:
    assert contents(view().tags, "DC.identifier") == [URL]
    assert contents(view(url="").tags, "DC.identifier") == []


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("article-journal", "journalArticle"), ("article-magazine", "magazineArticle"), ("book", "book"),
        ("chapter", "bookSection"), ("thesis", "thesis"), ("article", "preprint"), ("software", "computerProgram"),
        ("dataset", "dataset"), ("patent", "patent"), ("speech", "presentation"), ("performance", "document"),
    ],
)  # fmt: skip
def test_dublin_core_says_the_type_as_zotero_calls_it(kind: str, name: str) -> None:
    assert contents(dublin_core(type=kind), "type") == [name]


# Open Graph ----------------------------------------------------------------------------------------------------------


def test_open_graph_of_an_article() -> None:
    author = Author(parse_name("Grace Hopper"), orcid="0000-0002-1825-0097")
    metadata = view(
        type="article-journal", issued="1952-05-02", authors=(author, *by("Howard Aiken")), tags=("a & b",),
        abstract="An abstract.", image_url="https://example.org/p.png",
    )  # fmt: skip
    assert metadata.properties == (
        ("og:type", "article"),
        ("og:title", "A work"),
        ("og:description", "An abstract."),
        ("og:url", URL),
        ("og:site_name", "Hopper’s site"),
        ("og:image", "https://example.org/p.png"),
        ("article:author", "https://orcid.org/0000-0002-1825-0097"),
        ("article:published_time", "1952-05-02"),
        ("article:tag", "a & b"),
    )


def test_open_graph_of_a_book() -> None:
    author = Author(parse_name("Grace Hopper"), url="https://hopper.example/")
    metadata = view(type="book", issued="1952-05-02", authors=(author,), isbn="978-0-13-468599-1", tags=("a",), url="")
    assert metadata.properties == (
        ("og:type", "book"),
        ("og:title", "A work"),
        ("og:description", "Grace Hopper. 1952"),
        ("og:site_name", "Hopper’s site"),
        ("book:author", "https://hopper.example/"),
        ("book:release_date", "1952-05-02"),
        ("book:isbn", "978-0-13-468599-1"),
        ("book:tag", "a"),
    )


def test_open_graph_wants_a_whole_date_of_what_has_appeared() -> None:
    for fields in ({"issued": "1952-05"}, {"issued": "1952-05-02", "status": "submitted"}):
        assert contents(view(**fields).properties, "article:published_time") == []


def test_an_author_without_an_address_of_the_web_is_no_property() -> None:
    people = (Author(parse_name("Grace Hopper"), url="people/hopper.md"), Author(parse_name("A B"), url="javascript:1"))
    assert contents(view(authors=people).properties, "article:author") == []


def test_without_open_graph_the_tags_stay() -> None:
    metadata = view(social=False)
    assert metadata.properties == ()
    assert metadata.tags == view().tags


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ({"abstract": "One.\n\nTwo *words*."}, "One. Two words."),
        ({"issued": "1952", "journal": "*Isis*"}, "Grace Hopper. Isis, 1952"),
        ({"issued": "1952", "publisher": "A press", "authors": ()}, "A press, 1952"),
        ({"authors": ()}, ""),
        ({"abstract": "word " * 100}, "word " * 59 + "word …"),
        ({"abstract": "字" * 400}, "字" * 300 + " …"),
    ],
)
def test_the_description_of_the_page(fields: dict[str, Any], description: str) -> None:
    assert view(**fields).description == description


# What is printed -----------------------------------------------------------------------------------------------------

RENDERER = Renderer()
NASTY = st.text(
    st.one_of(
        st.sampled_from("\"'<>&=`\\/\n\u2028$*_[]()!-"), st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
    ),
    max_size=40,
)
WORDS = st.one_of(
    NASTY, st.sampled_from(['"><script>alert(1)</script>', "</script><!--", "]]>", "&quot;", "javascript:x"])
)
PEOPLE = st.lists(
    st.builds(Author, st.builds(PersonName, WORDS, WORDS, literal=WORDS), st.just(""), WORDS), max_size=3
).map(tuple)


def drawn(metadata: WorkMetadata) -> BeautifulSoup:
    return BeautifulSoup(RENDERER.draw("metadata.html", metadata=metadata), "html.parser")


@given(
    st.builds(
        Publication, title=WORDS, authors=PEOPLE, editors=PEOPLE, type=st.sampled_from(sorted(set(TYPES.values()))),
        journal=WORDS, volume=WORDS, issue=WORDS, pages=WORDS, publisher=WORDS, isbn=WORDS, issn=WORDS, url=WORDS,
        abstract=WORDS, genre=WORDS, series=WORDS, edition=WORDS, reviewed=WORDS, tags=st.tuples(WORDS, WORDS),
        awards=st.tuples(WORDS), language=WORDS, status_text=WORDS,
    ),
    WORDS,
)  # fmt: skip
def test_nothing_breaks_out_of_an_attribute_or_the_script(work: Publication, site_name: str) -> None:
    metadata = view_metadata(work, url=URL, pdf_url=PDF, site_name=site_name, language="en")
    page = drawn(metadata)
    assert {element.name for element in page.find_all()} == {"link", "meta", "script"}
    printed = [(e.get("name") or e.get("property"), e["content"]) for e in page.find_all("meta")]
    assert printed == [*metadata.tags, *metadata.properties]
    assert all(set(e.attrs) in ({"name", "content"}, {"property", "content"}) for e in page.find_all("meta"))
    assert len(page.find_all("script")) == 1


def test_what_is_printed_is_what_the_view_says() -> None:
    page = drawn(view(title='"Andar com meus sapatos" & <outros>', pdf_url=PDF))
    assert [e["content"] for e in page.select('meta[name="citation_title"]')] == ['"Andar com meus sapatos" & <outros>']
    assert [e["content"] for e in page.select('meta[property="og:title"]')] == ['"Andar com meus sapatos" & <outros>']
    assert [e["rel"] for e in page.find_all("link")] == [["schema.DC"]]
    assert page.find("script")["type"] == "application/ld+json"  # type: ignore[index]
