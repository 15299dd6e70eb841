"""What Google Scholar, Zotero and search engines read of a work: the `<meta>` tags of its page.

Sources of the rules:

- Google Scholar, "Inclusion Guidelines for Webmasters", section "Indexing", 2: which tags, how dates and names are
  written, what a page needs at least (title, first author, year), where a PDF may lie.
- Zotero, "Exposing your metadata", and its translators Embedded Metadata and RDF, which read the tags: they tell the
  type of an item from its tag for the venue, else from `DC.type`.
- DCMI, "Expressing Dublin Core metadata using HTML/XHTML meta and link elements" (2008): names and dates.
- The Open Graph protocol, ogp.me: which properties an article and a book have, and what each holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_academic.model.identifiers import isbns, issns, license_url
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.views.facts import (
    editors_of,
    filed_name,
    is_known_place,
    kind_of,
    pages_of,
    sure_date,
    web_address,
)
from mkdocs_academic.views.structured import structured
from mkdocs_academic.views.text import plain

Pair = tuple[str, str]

# What Zotero calls a type of CSL, for `DC.type`; what is not here is a document.
_ITEM_TYPES = {
    "article-journal": "journalArticle", "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle", "paper-conference": "conferencePaper", "book": "book",
    "chapter": "bookSection", "report": "report", "thesis": "thesis", "manuscript": "manuscript", "article": "preprint",
    "patent": "patent", "dataset": "dataset", "software": "computerProgram", "review": "journalArticle",
    "review-book": "journalArticle", "entry": "encyclopediaArticle", "entry-encyclopedia": "encyclopediaArticle",
    "webpage": "webpage", "post-weblog": "blogPost", "post": "forumPost", "speech": "presentation",
    "interview": "interview", "map": "map", "motion_picture": "film", "broadcast": "tvBroadcast",
    "standard": "standard", "legislation": "statute", "regulation": "statute", "legal_case": "case", "bill": "bill",
    "figure": "artwork", "graphic": "artwork", "song": "audioRecording", "hearing": "hearing",
    "personal_communication": "letter",
}  # fmt: skip
_VENUES = {
    "article-journal": "citation_journal_title",
    "review": "citation_journal_title",
    "review-book": "citation_journal_title",
    "paper-conference": "citation_conference_title",
    "chapter": "citation_inbook_title",
    "entry": "citation_inbook_title",
    "entry-encyclopedia": "citation_inbook_title",
}
_NUMBERS = {"report": "citation_technical_report_number", "patent": "citation_patent_number"}
_LONGEST_DESCRIPTION = 300


class WorkMetadata(NamedTuple):
    """What the head of a work's page says to programs: `<meta name>` and `<meta property>` as (name, content), JSON-LD
    ready for a `<script>`, and a description of the page in one or two sentences, empty where nothing is known.
    """

    tags: tuple[Pair, ...]
    properties: tuple[Pair, ...]
    structured: Markup
    description: str


def view_metadata(
    work: Publication,
    *,
    url: str,
    pdf_url: str,
    site_name: str,
    language: str,
    image_url: str = "",
    social: bool = True,
) -> WorkMetadata:
    """What the page of a work says of it to programs.

    A venue, publisher or volume is only named where the work appeared or will appear (`Publication.placed`); a work
    without a date has none here either.

    Args:
        url: the whole address of the page; empty on a site without `site_url`.
        pdf_url: the whole address of its PDF, or empty. Google Scholar takes it only from the folder of the page, so
            that one from elsewhere is left out of the tags.
        language: the page's, for the words that we add (`PhD thesis`, `Under review`).
        image_url: the whole address of its picture, or empty.
        social: whether Open Graph is wanted; not where the theme or a plugin (Material's `social`) prints its own.
    """
    title, abstract = plain(work.title), " ".join(plain(work.abstract).split())
    kind = kind_of(work)
    tags = [*_citation(work, kind, title, url, pdf_url), *_dublin_core(work, kind, title, abstract, url)]
    description = describe(work, abstract)
    return WorkMetadata(
        tags=tuple(tags),
        properties=tuple(_open_graph(work, title, description, url, site_name, image_url)) if social else (),
        structured=structured(
            work, title=title, abstract=abstract, url=url, pdf_url=pdf_url, image_url=image_url, language=language
        ),
        description=description,
    )


# Google Scholar and Zotero ------------------------------------------------------------------------------------------


def _citation(work: Publication, kind: str, title: str, url: str, pdf_url: str) -> Iterator[Pair]:
    yield "citation_title", title
    for name in _names(work.authors):
        yield "citation_author", name
    date = sure_date(work.issued)
    if date:
        # "Provide full dates in the 2010/5/12 format if available; or a year alone otherwise."
        yield "citation_publication_date", str(date if date.day else date.year).zfill(4).replace("-", "/")
        if date.month and not date.day:
            yield "citation_cover_date", str(date).replace("-", "/")  # Zotero takes the month from here
    if is_known_place(work):
        yield from _venue(work, kind)
    yield from (("citation_editor", name) for name in _names(editors_of(work)))
    for name, text in (
        ("citation_doi", work.doi),
        ("citation_arxiv_id", work.arxiv),
        ("citation_pmid", work.pmid),
        ("citation_language", work.language),
    ):
        if text:
            yield name, text
    yield from (("citation_keywords", plain(tag)) for tag in work.tags)
    if url:
        yield "citation_abstract_html_url", url
    if pdf_url and url and _folder(pdf_url) == _folder(url):
        yield "citation_pdf_url", pdf_url


def _venue(work: Publication, kind: str) -> Iterator[Pair]:
    """Where the work appeared: what identifies a reference to it beside its author, title and date."""
    journal, publisher = plain(work.journal), plain(work.publisher)
    if kind == "thesis" and publisher:
        yield "citation_dissertation_institution", publisher
    elif kind == "report" and (publisher or journal):
        yield "citation_technical_report_institution", publisher or journal
    elif journal and kind in _VENUES:
        yield _VENUES[kind], journal
    if work.series:
        yield "citation_series_title", plain(work.series)
    if work.volume:
        yield "citation_volume", work.volume
    if work.issue:
        yield _NUMBERS.get(kind, "citation_issue"), work.issue
    first, last = pages_of(work)
    if first:
        yield "citation_firstpage", first
    if last:
        yield "citation_lastpage", last
    yield from (("citation_issn", number) for number in issns(work.issn))
    yield from (("citation_isbn", number) for number in isbns(work.isbn))
    if publisher and kind not in ("thesis", "report"):
        yield "citation_publisher", publisher


def _names(people: tuple[Author, ...]) -> list[str]:
    """`Family, Given` of each.

    Zotero takes a single author with two words on either side of the comma for two people, unless the first two are
    held together.
    """
    names = [filed_name(person.name) for person in people]
    if len(names) == 1 and not people[0].name.literal:
        family, comma, given = names[0].partition(", ")
        if comma and " " in family and " " in given:
            names = [family.replace(" ", "\xa0") + comma + given]
    return names


def _folder(address: str) -> str:
    return address.rpartition("/")[0]


# Dublin Core --------------------------------------------------------------------------------------------------------


def _dublin_core(work: Publication, kind: str, title: str, abstract: str, url: str) -> Iterator[Pair]:
    yield "DC.title", title
    yield from (("DC.creator", filed_name(author.name)) for author in work.authors)
    yield "DC.type", _ITEM_TYPES.get(kind, "document")
    date = sure_date(work.issued)
    if date:
        yield "DC.date", str(date)
        yield "DC.issued", str(date)  # Google Scholar's name for it
    yield from (("DC.contributor", filed_name(editor.name)) for editor in editors_of(work))
    if is_known_place(work):
        if work.journal:
            yield "DC.source", plain(work.journal)
            yield "DC.relation.ispartof", plain(work.journal)
        if work.publisher:
            yield "DC.publisher", plain(work.publisher)
    if work.doi or url:
        yield "DC.identifier", f"doi:{work.doi}" if work.doi else url
    if work.language:
        yield "DC.language", work.language
    yield from (("DC.subject", plain(tag)) for tag in work.tags)
    if work.license:
        yield "DC.rights", license_url(work.license) or plain(work.license)
    if abstract:
        yield "DC.description", abstract


# Open Graph ---------------------------------------------------------------------------------------------------------


def _open_graph(
    work: Publication, title: str, description: str, url: str, site_name: str, image_url: str
) -> Iterator[Pair]:
    kind = "book" if work.type == "book" else "article"
    yield "og:type", kind
    yield "og:title", title
    for name, text in (
        ("og:description", description),
        ("og:url", url),
        ("og:site_name", site_name),
        ("og:image", image_url),
    ):
        if text:
            yield name, text
    # The protocol wants an address here, and a whole date.
    for author in work.authors:
        address = web_address(author.url) or (f"https://orcid.org/{author.orcid}" if author.orcid else "")
        if address:
            yield f"{kind}:author", address
    date = sure_date(work.issued)
    if date and date.day and work.placed:
        yield ("book:release_date" if kind == "book" else "article:published_time"), str(date)
    if kind == "book" and is_known_place(work):
        yield from (("book:isbn", number) for number in isbns(work.isbn)[:1])
    yield from ((f"{kind}:tag", plain(tag)) for tag in work.tags)


def describe(work: Publication, abstract: str) -> str:
    """A work in a sentence: the beginning of the abstract; without one, who wrote it and where and when it appeared."""
    if abstract:
        return shortened(abstract)
    authors = ", ".join(str(author.name) for author in work.authors)
    venue = plain(work.journal or work.publisher) if is_known_place(work) else ""
    where = ", ".join(filter(None, (venue, str(work.year or ""))))
    return shortened(". ".join(filter(None, (authors, where))))


def shortened(text: str) -> str:
    """The beginning of a text, as much of it as search engines show."""
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    cut = text[:_LONGEST_DESCRIPTION]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.–—-") + " …"
