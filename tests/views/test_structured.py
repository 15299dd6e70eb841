"""A work as JSON-LD: the words of schema.org, each where schema.org has it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.names import PersonName, parse_name
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import TYPES, Author, Publication, Version
from mkdocs_academic.views.metadata import view_metadata

URL = "https://example.org/publications/hopper1952/"
PDF = URL + "hopper1952.pdf"

# Copied from schema.org 30.0: for each type that we use, what it is a kind of, and those of its own properties.
SCHEMA: dict[str, tuple[str, str]] = {
    "Thing": ("", "name url identifier image sameAs alternateName additionalType description"),
    "CreativeWork": (
        "Thing",
        "headline author editor translator contributor publisher datePublished dateCreated abstract keywords "
        "inLanguage award creativeWorkStatus isAccessibleForFree license isPartOf encoding genre version workExample",
    ),
    "Article": ("CreativeWork", "pageStart pageEnd pagination"),
    "ScholarlyArticle": ("Article", ""),
    "NewsArticle": ("Article", ""),
    "SocialMediaPosting": ("Article", ""),
    "BlogPosting": ("SocialMediaPosting", ""),
    "Report": ("Article", "reportNumber"),
    "Book": ("CreativeWork", "isbn bookEdition"),
    "Chapter": ("CreativeWork", "pageStart pageEnd pagination"),
    "Thesis": ("CreativeWork", "inSupportOf"),
    "Review": ("CreativeWork", "itemReviewed"),
    "Dataset": ("CreativeWork", "issn"),
    "SoftwareApplication": ("CreativeWork", ""),
    "SoftwareSourceCode": ("CreativeWork", "codeRepository"),
    "WebPage": ("CreativeWork", ""),
    "WebSite": ("CreativeWork", "issn"),
    "Map": ("CreativeWork", ""),
    "Movie": ("CreativeWork", ""),
    "Legislation": ("CreativeWork", ""),
    "SheetMusic": ("CreativeWork", ""),
    "PublicationVolume": ("CreativeWork", "volumeNumber pageStart pageEnd pagination"),
    "PublicationIssue": ("CreativeWork", "issueNumber pageStart pageEnd pagination"),
    "CreativeWorkSeries": ("CreativeWork", "issn"),
    "BookSeries": ("CreativeWorkSeries", ""),
    "Periodical": ("CreativeWorkSeries", ""),
    "MediaObject": ("CreativeWork", "contentUrl encodingFormat"),
    "Person": ("Thing", "givenName familyName"),
    "Organization": ("Thing", "address"),
    "PropertyValue": ("Thing", "propertyID value"),
}


def known(kind: str) -> set[str]:
    parent, own = SCHEMA[kind]
    return {*own.split(), *(known(parent) if parent else ())}


def kinds(node: dict[str, Any]) -> list[str]:
    return node["@type"] if isinstance(node["@type"], list) else [node["@type"]]


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from nodes(member)


def by(*names: str) -> tuple[Author, ...]:
    return tuple(Author(parse_name(name)) for name in names)


def structured(url: str = URL, pdf_url: str = "", image_url: str = "", language: str = "en", **fields: Any) -> Any:
    if isinstance(fields.get("issued"), str):
        fields["issued"] = parse_when(fields["issued"])
    work = Publication(**({"title": "A work", "authors": by("Grace Hopper")} | fields))
    metadata = view_metadata(
        work, url=url, pdf_url=pdf_url, site_name="", language=language, image_url=image_url, social=False
    )
    return json.loads(metadata.structured)


EVERYTHING: dict[str, Any] = {
    "authors": (Author(parse_name("Grace Hopper"), "0000-0002-1825-0097", "https://e.org/"), *by("{A Team}")),
    "editors": by("Howard Aiken", "{A Board}"), "translators": by("Ada Lovelace"), "issued": "1952-05-02",
    "journal": "Annals", "volume": "3", "issue": "4", "pages": "1-9", "publisher": "A press", "place": "London",
    "series": "A series", "edition": "2", "isbn": "978-0-13-468599-1", "issn": "0021-1753", "reviewed": "A book",
    "doi": "10.1000/1", "arxiv": "2101.00001", "pmid": "12", "hal": "hal-1", "ssrn": "34", "genre": "phd",
    "abstract": "Some words.", "tags": ("a", "b"), "awards": ("Best paper",), "language": "en", "status": "published",
    "links": (Link("Code", "https://code.example/", kind="code"),), "url": "https://e.org/work",
    "versions": (Version("preprint", parse_when("1951"), "", "10.1000/0", "2101.00002", "https://e.org/0"),),
}  # fmt: skip


@pytest.mark.parametrize("status", ["published", "submitted", "retracted"])
@pytest.mark.parametrize("kind", sorted(set(TYPES.values())))
def test_every_property_is_one_that_schema_org_has_for_the_type(kind: str, status: str) -> None:
    found = structured(pdf_url=PDF, image_url=URL + "p.png", **EVERYTHING | {"type": kind, "status": status})
    seen = list(nodes(found))
    assert len(seen) > 5
    for node in seen:
        allowed = {"@type", "@id", "@context"}.union(*map(known, kinds(node)))
        assert node.keys() <= allowed, kinds(node)
        assert all(node.values()), "an empty value says nothing"


@pytest.mark.parametrize("kind", sorted(set(TYPES.values())))
def test_every_type_says_what_it_is_who_wrote_it_and_where_it_is(kind: str) -> None:
    found = structured(type=kind, issued="1952-05", authors=by("Grace Hopper"))
    assert found["@context"] == "https://schema.org"
    assert found["name"] == "A work"
    assert [author["name"] for author in found["author"]] == ["Grace Hopper"]
    assert found["datePublished"] == "1952-05"
    assert found["url"] == URL


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("article-journal", "ScholarlyArticle"), ("paper-conference", "ScholarlyArticle"),
        ("article", "ScholarlyArticle"), ("manuscript", "ScholarlyArticle"), ("article-magazine", "Article"),
        ("article-newspaper", "NewsArticle"),
        ("book", "Book"), ("chapter", "Chapter"), ("entry-encyclopedia", "Chapter"), ("thesis", "Thesis"),
        ("report", "Report"), ("dataset", "Dataset"), ("software", "SoftwareApplication"),
        ("review", "ScholarlyArticle"), ("review-book", ["ScholarlyArticle", "Review"]), ("webpage", "WebPage"),
        ("post-weblog", "BlogPosting"), ("document", "CreativeWork"), ("patent", "CreativeWork"),
    ],
)  # fmt: skip
def test_the_type(kind: str, name: object) -> None:
    assert structured(type=kind)["@type"] == name


def test_an_article_in_an_issue_of_a_volume_of_a_journal() -> None:
    found = structured(
        type="article-journal", journal="*Isis*", volume="3", issue="4", pages="1145–52", issn="00211753",
        publisher="Chicago", title="On $x^2$",
    )  # fmt: skip
    assert (found["headline"], found["pageStart"], found["pageEnd"]) == ("On x²", "1145", "1152")
    assert found["publisher"] == {"@type": "Organization", "name": "Chicago"}
    assert found["isPartOf"] == {
        "@type": "PublicationIssue",
        "issueNumber": "4",
        "isPartOf": {
            "@type": "PublicationVolume",
            "volumeNumber": "3",
            "isPartOf": {"@type": "Periodical", "name": "Isis", "issn": ["0021-1753"]},
        },
    }


def test_an_article_of_a_journal_without_numbers() -> None:
    found = structured(type="article-journal", journal="Isis", pages="e12")
    assert found["isPartOf"] == {"@type": "Periodical", "name": "Isis"}
    assert (found["pageStart"], "pageEnd" in found) == ("e12", False)


def test_pages_in_several_runs_stand_as_they_are() -> None:
    found = structured(type="article-journal", journal="Isis", pages="1--6, 9, 55")
    assert found["pagination"] == "1–6, 9, 55"
    assert "pageStart" not in found


def test_a_paper_in_proceedings() -> None:
    found = structured(
        type="paper-conference", journal="Proceedings", volume="2", pages="1-9", isbn="978-0-13-468599-1",
        series="Notes", publisher="ACM", place="Pittsburgh", editors=by("Howard Aiken"),
    )  # fmt: skip
    assert found["publisher"] == {"@type": "Organization", "name": "ACM"}  # the place may be the conference's
    assert found["isPartOf"] == {
        "@type": ["Book", "PublicationVolume"],
        "name": "Proceedings",
        "volumeNumber": "2",
        "isbn": ["978-0-13-468599-1"],
        "editor": [{"@type": "Person", "name": "Howard Aiken", "givenName": "Howard", "familyName": "Aiken"}],
        "isPartOf": {"@type": "BookSeries", "name": "Notes"},
    }


def test_a_book() -> None:
    found = structured(
        type="book", publisher="A press", place="London", isbn="978-0-13-468599-1", edition="2", volume="3",
        series="Notes", pages="320",
    )  # fmt: skip
    assert found["@type"] == ["Book", "PublicationVolume"]
    assert (found["isbn"], found["bookEdition"], found["volumeNumber"]) == (["978-0-13-468599-1"], "2", "3")
    assert found["publisher"] == {"@type": "Organization", "name": "A press", "address": "London"}
    assert found["isPartOf"] == {"@type": "BookSeries", "name": "Notes"}


def test_a_board_of_editors_contributes_since_schema_org_knows_only_people_as_editors() -> None:
    found = structured(type="book", editors=by("Howard Aiken", "{A Board}"))
    assert [editor["name"] for editor in found["editor"]] == ["Howard Aiken"]
    assert found["contributor"] == [{"@type": "Organization", "name": "A Board"}]


def test_a_thesis_a_report_software_and_a_patent() -> None:
    thesis = structured(type="thesis", genre="phd", publisher="Yale University")
    assert (thesis["genre"], thesis["publisher"]["name"]) == ("PhD thesis", "Yale University")
    assert structured(type="thesis", genre="phd", language="de")["genre"] != "PhD thesis"
    report = structured(type="report", genre="Technical note", issue="TN-12", publisher="NIST")
    assert (report["genre"], report["reportNumber"]) == ("Technical note", "TN-12")
    code = structured(type="software", edition="1.2", links=(Link("Code", "https://code.example/x", kind="code"),))
    assert (code["@type"], code["codeRepository"], code["version"]) == (
        "SoftwareSourceCode",
        "https://code.example/x",
        "1.2",
    )
    assert structured(type="patent")["additionalType"] == "http://purl.org/ontology/bibo/Patent"
    review = structured(type="review-book", reviewed="*A book*")
    assert review["itemReviewed"] == {"@type": "Book", "name": "A book"}


def test_authors_are_identified_by_their_orcid() -> None:
    people = (
        Author(PersonName("Waerden", "Bartel", "van der", native="ヴェルデン"), "0000-0002-1825-0097", "https://w.example/"),
        Author(parse_name("{The Göttingen Circle}"), url="people/circle.md"),
        Author(parse_name("Hypatia")),
    )  # fmt: skip
    assert structured(authors=people)["author"] == [
        {
            "@type": "Person",
            "@id": "https://orcid.org/0000-0002-1825-0097",
            "name": "Bartel van der Waerden",
            "givenName": "Bartel",
            "familyName": "van der Waerden",
            "alternateName": "ヴェルデン",
            "sameAs": "https://orcid.org/0000-0002-1825-0097",
            "url": "https://w.example/",
        },
        {"@type": "Organization", "name": "The Göttingen Circle"},
        {"@type": "Person", "name": "Hypatia", "familyName": "Hypatia"},
    ]


def test_numbers_of_registries_and_their_addresses() -> None:
    found = structured(doi="10.1000/a(b)", arxiv="hep-th/9901001", pmid="12", hal="hal-1", ssrn="34")
    assert found["@id"] == "https://doi.org/10.1000/a(b)"
    assert [(one["propertyID"], one["value"]) for one in found["identifier"]] == [
        ("DOI", "10.1000/a(b)"), ("arXiv", "hep-th/9901001"), ("PMID", "12"), ("HAL", "hal-1"), ("SSRN", "34"),
    ]  # fmt: skip
    assert found["sameAs"] == [
        "https://doi.org/10.1000/a(b)",
        "https://arxiv.org/abs/hep-th/9901001",
        "https://pubmed.ncbi.nlm.nih.gov/12/",
        "https://hal.science/hal-1",
        "https://ssrn.com/abstract=34",
    ]


def test_the_preprint_of_an_article_is_a_version_of_it() -> None:
    version = Version("preprint", parse_when("2021-03"), "arXiv", "", "2103.00001")
    found = structured(versions=(version, Version("Sent to Isis", url="drafts/a.pdf")))
    assert found["workExample"] == [
        {
            "@type": "ScholarlyArticle",
            "creativeWorkStatus": "Preprint",
            "datePublished": "2021-03",
            "identifier": [{"@type": "PropertyValue", "propertyID": "arXiv", "value": "2103.00001"}],
            "url": "https://arxiv.org/abs/2103.00001",
        }
    ]


def test_the_pdf_the_picture_words_and_awards() -> None:
    found = structured(
        pdf_url=PDF, image_url=URL + "p.png", abstract="One.\n\n*Two*.", tags=("a", "*b*"), awards=("*Best* paper",),
        language="en",
    )  # fmt: skip
    assert found["encoding"] == {"@type": "MediaObject", "contentUrl": PDF, "encodingFormat": "application/pdf"}
    assert found["image"] == URL + "p.png"
    assert (found["abstract"], found["keywords"], found["award"]) == ("One. Two.", ["a", "b"], ["Best paper"])


def test_a_work_that_has_not_appeared_was_written_and_says_so() -> None:
    found = structured(issued="2024-05", status="under_review", journal="Isis", type="article-journal")
    assert (found["dateCreated"], found["creativeWorkStatus"]) == ("2024-05", "Under review")
    assert not found.keys() & {"datePublished", "isPartOf"}
    assert structured(status="retracted", issued="2024")["creativeWorkStatus"] == "Retracted"
    assert "creativeWorkStatus" not in structured(status_text="with the editors of Isis")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY", "CC BY"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("all *rights* reserved", "all rights reserved"),
    ],
)
def test_the_license_and_whether_everybody_may_read(name: str, said: str) -> None:
    found = structured(license=name, open_access=True)
    assert (found["license"], found["isAccessibleForFree"]) == (said, True)
    assert "isAccessibleForFree" not in structured(license=name)


def test_nothing_is_said_of_what_is_not_known() -> None:
    assert structured(url="", authors=()) == {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": "A work",
    }


@given(st.text(), st.text(), st.text())
def test_any_text_comes_back_and_none_ends_the_script(title: str, journal: str, name: str) -> None:
    work = Publication(title, authors=(Author(PersonName(family=name)),), journal=journal, type="article-journal")
    text = str(view_metadata(work, url="", pdf_url="", site_name="", language="en").structured)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["@type"] == "ScholarlyArticle"


def test_no_address_of_a_person_is_in_it() -> None:
    people = (Author(parse_name("Grace Hopper"), url="mailto:hopper@example.org"),)
    assert "hopper@" not in json.dumps(structured(authors=people))
