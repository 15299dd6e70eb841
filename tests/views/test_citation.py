"""One publication as a list shows it."""

from typing import Any

import pytest
from markupsafe import Markup

from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.directory import Directory, Listing
from mkdocs_academic.model.names import Person, parse_name
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import STATUSES, Author, Publication
from mkdocs_academic.model.venue import Venue
from mkdocs_academic.views.citation import Badge, PublicationView, view_publication
from mkdocs_academic.views.words import Words

OWNER = Person([parse_name("Grace Hopper")])
WORDS = Words("en")


def view(**fields: Any) -> PublicationView:
    return view_publication(Publication(**({"title": "A work"} | fields)), OWNER, WORDS, lambda address: address)


def by(*names: str, **more: Any) -> tuple[Author, ...]:
    return tuple(Author(parse_name(name), **more) for name in names)


@pytest.mark.parametrize(
    ("fields", "details"),
    [
        ({"volume": "3", "issue": "4", "type": "article-journal"}, "3(4)"),
        ({"volume": "3", "type": "article-journal"}, "3"),
        ({"issue": "4", "type": "article-journal"}, "no. 4"),
        ({"volume": "3", "issue": "4", "type": "book"}, "vol. 3, no. 4"),
        ({"pages": "7"}, "p. 7"),
        ({"pages": "e1001"}, "p. e1001"),
        ({"pages": "7-9"}, "pp. 7–9"),
        ({"pages": "7--9"}, "pp. 7–9"),
        ({"pages": "7 - 9"}, "pp. 7–9"),
        ({"pages": "A1-A9, B2"}, "pp. A1–A9, B2"),
        ({"pages": "7 ff."}, "pp. 7 ff."),
        ({"chapter": "7", "pages": "7-9"}, "chap. 7, pp. 7–9"),
        ({"chapter": "IV"}, "chap. IV"),
        ({"chapter": "On *looms*"}, "On looms"),
        ({"editors": by("A Byron", "C Babbage")}, "ed. A Byron, C Babbage"),
        ({"translators": by("A Byron")}, "trans. A Byron"),
        ({"edition": "2nd"}, "2nd ed."),
        ({"series": "Notes on *engines*"}, "Notes on engines"),
        ({"publisher": "A Press"}, "A Press"),
        ({"publisher": "A Press", "place": "London"}, "London: A Press"),
        ({"type": "thesis", "publisher": "A University"}, "Thesis, A University"),
        ({"type": "review-book", "reviewed": "A *large* book"}, "review of A large book"),
        (
            {"type": "article-journal", "volume": "3", "issue": "4", "pages": "1-5", "publisher": "A Press"},
            "3(4), pp. 1–5, A Press",
        ),
        ({}, ""),
    ],
)
def test_details_of_the_venue(fields: dict[str, Any], details: str) -> None:
    assert view(**fields).details.replace("\xa0", " ") == details


@pytest.mark.parametrize(
    ("date_in", "date", "details"), [("heading", "", ""), ("venue", "May 2020", "May 2020"), ("margin", "May 2020", "")]
)
def test_where_the_date_stands(date_in: Any, date: str, details: str) -> None:
    work = Publication("A work", issued=parse_when("2020-05"))
    seen = view_publication(work, OWNER, WORDS, str, date_in=date_in)
    assert (seen.date, seen.details, seen.year) == (date, details, "2020")


def test_an_undated_work_has_no_year() -> None:
    assert (view().year, view().date) == ("", "")


@pytest.mark.parametrize(
    ("status", "badge", "venue"),
    [
        ("in_preparation", "In preparation for Annals", None),
        ("working_paper", "Working paper", "Annals"),
        ("preprint", "Preprint", "Annals"),
        ("submitted", "Submitted to Annals", None),
        ("under_review", "Under review at Annals", None),
        ("revise_resubmit", "Revise and resubmit at Annals", None),
        ("reject_resubmit", "Reject and resubmit at Annals", None),
        ("accepted", "Accepted", "Annals"),
        ("forthcoming", "Forthcoming", "Annals"),
        ("published", None, "Annals"),
        ("retracted", "Retracted", "Annals"),
        ("", None, "Annals"),
    ],
)
def test_a_venue_appears_where_a_work_was_printed_and_in_the_badge_where_it_was_sent(
    status: str, badge: str | None, venue: str | None
) -> None:
    seen = view(status=status, journal="Annals")
    assert seen.venue == venue
    assert (seen.status and seen.status.text) == badge


@pytest.mark.parametrize("status", [status for status in STATUSES if status != "published"])
def test_every_status_has_a_badge_without_a_venue_too(status: str) -> None:
    badge = view(status=status).status
    assert badge is not None
    assert (badge.kind, badge.value) == ("status", status)
    assert "{" not in badge.text


def test_the_round_of_a_revision() -> None:
    badge = view(status="revise_resubmit", journal="Annals", round="2").status
    assert badge is not None
    assert badge.text == "Revise and resubmit at Annals, round 2"


def test_words_of_ones_own_for_a_status_are_shown_as_written() -> None:
    badge = view(status_text="With the *printer* & <b>binder</b>").status
    assert badge is not None
    assert badge.text == "With the <em>printer</em> &amp; &lt;b&gt;binder&lt;/b&gt;"
    assert badge.value == "other"


@pytest.mark.parametrize(
    ("fields", "text"),
    [({}, ""), ({"status": "published"}, ""), ({"status": "under_review"}, "Under review"),
     ({"status_text": "With the printer"}, "With the printer")],
)  # fmt: skip
def test_a_job_market_paper_says_so_beside_its_status(fields: dict[str, Any], text: str) -> None:
    work = view(job_market=True, **fields)
    assert work.job_market is not None
    assert (work.job_market.text, work.job_market.value) == ("Job market paper", "job_market")
    assert (work.status.text if work.status else "") == text
    assert view(**fields).job_market is None


@pytest.mark.parametrize(
    ("authors", "own"),
    [
        (by("Howard Aiken", "G. Hopper"), ["G. Hopper"]),
        (by("G. Hopper", "Grace Hopper"), ["Grace Hopper"]),
        (by("George Hopper", "Howard Aiken"), []),
        ((*by("A Byron", emphasised=True), *by("C Babbage")), ["A Byron"]),
        ((*by("A Byron", emphasised=True), *by("Grace Hopper")), ["Grace Hopper"]),
        (by("A Byron", "C Babbage", emphasised=True), []),
        ((), []),
    ],
)
def test_the_owners_own_name_is_marked(authors: tuple[Author, ...], own: list[str]) -> None:
    assert [author.name for author in view(authors=authors).authors if author.is_self] == own


def test_authors_keep_their_order_and_addresses() -> None:
    seen = view(authors=(*by("A Byron", url="https://example.org/a"), *by("C Babbage")), et_al=True)
    assert [(author.name, author.url) for author in seen.authors] == [
        ("A Byron", "https://example.org/a"),
        ("C Babbage", ""),
    ]
    assert seen.more_authors == "and others"


def test_a_name_written_from_right_to_left_is_isolated() -> None:
    assert [author.isolate for author in view(authors=by("سارة علي", "Zoë Ö", "李明")).authors] == [True, False, False]


def test_buttons_come_in_order_each_address_once() -> None:
    seen = view(
        doi="10.1000/x<y>",
        arxiv="2101.01234",
        pmid="1",
        hal="hal-1",
        ssrn="2",
        links=(
            Link("", "https://example.org/code", kind="code"),
            Link("", "https://example.org/one.pdf", kind="pdf"),
            Link("A word of my own", "https://example.org/own"),
            Link("Again", "https://example.org/code"),
        ),
    )
    assert [(action.label, action.href) for action in seen.actions] == [
        ("PDF", "https://example.org/one.pdf"),
        ("DOI", "https://doi.org/10.1000/x%3Cy%3E"),
        ("arXiv", "https://arxiv.org/abs/2101.01234"),
        ("Code", "https://example.org/code"),
        ("A word of my own", "https://example.org/own"),
        ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/1/"),
        ("HAL", "https://hal.science/hal-1"),
        ("SSRN", "https://ssrn.com/abstract=2"),
    ]


def test_the_accessible_name_of_a_button_says_which_work() -> None:
    (action,) = view(title="On *engines*", doi="10.1000/x").actions
    assert action.name == "DOI: On engines"


def test_a_local_file_that_is_not_there_has_no_button() -> None:
    work = Publication("A work", url="/gone/", links=(Link("", "missing.pdf", kind="pdf"),))
    seen = view_publication(work, OWNER, WORDS, lambda address: None)
    assert (seen.actions, seen.href) == ((), "")


def test_the_title_links_to_the_url_of_the_work() -> None:
    assert view(url="https://example.org/work").href == "https://example.org/work"


def test_markup_in_data_is_text() -> None:
    seen = view(title="<i>x</i> *y* & z", journal="A <b>", note="<script>", highlights=("*a* <b>",), awards=("<p>",))
    assert seen.title == "&lt;i&gt;x&lt;/i&gt; <em>y</em> &amp; z"
    assert (seen.venue, seen.note) == ("A &lt;b&gt;", "&lt;script&gt;")
    assert seen.highlights == ("<em>a</em> &lt;b&gt;",)
    assert [award.text for award in seen.awards] == ["&lt;p&gt;"]


def test_the_words_are_those_of_the_page() -> None:
    words = Words("en", {"link.pdf": "Download", "authors.more": "u. a."})
    work = Publication("A work", et_al=True, links=(Link("", "https://example.org/one.pdf", kind="pdf"),))
    seen = view_publication(work, OWNER, words, str)
    assert (seen.actions[0].label, seen.more_authors) == ("Download", "u. a.")


# Links to people ------------------------------------------------------------------------------------------------------

ADA, CHARLES = parse_name("Ada Byron"), parse_name("Charles Babbage")
KNOWN = Directory([Listing(Person([ADA]), "people/ada.md"), Listing(Person([CHARLES]), "https://example.org/cb/")])


def seen_authors(*authors: Author, here: str = "") -> list[tuple[str, str]]:
    seen = view_publication(
        Publication("A work", authors=authors),
        OWNER,
        WORDS,
        lambda address: f"../{address}",
        directory=KNOWN,
        here=here,
    )
    return [(author.name, author.url) for author in seen.authors]


def test_known_authors_are_linked_and_the_owner_is_not() -> None:
    assert seen_authors(*by("Grace Hopper", "A. Byron", "C. Babbage", "D. Byron")) == [
        ("Grace Hopper", ""),
        ("A. Byron", "../people/ada.md"),
        ("C. Babbage", "../https://example.org/cb/"),
        ("D. Byron", ""),
    ]


def test_an_author_is_linked_on_one_page_and_not_on_the_page_that_the_link_leads_to() -> None:
    ada = by("A. Byron")
    assert seen_authors(*ada) == [("A. Byron", "../people/ada.md")]
    assert seen_authors(*ada, here="../people/ada.md") == [("A. Byron", "")]
    assert seen_authors(*ada) == [("A. Byron", "../people/ada.md")]


def test_the_address_that_stands_with_the_work_wins() -> None:
    assert seen_authors(*by("A. Byron", url="own.md")) == [("A. Byron", "../own.md")]
    assert seen_authors(*by("Grace Hopper", url="own.md")) == [("Grace Hopper", "")]


def test_an_address_that_leads_nowhere_is_no_link() -> None:
    work = Publication("A work", authors=by("A. Byron", "X Y", url="missing.pdf"))
    seen = view_publication(work, OWNER, WORDS, lambda address: None, directory=KNOWN)
    assert [author.url for author in seen.authors] == ["", ""]


# The short name of the venue ------------------------------------------------------------------------------------------

VENUES = {
    "aoc": Venue("AoC", "https://example.org/aoc", "navy"),
    "ma": Venue("MA", "", "#00369f"),
}


def abbr(**fields: Any) -> Badge | None:
    work = Publication(**({"title": "A work", "journal": "Annals"} | fields))
    return view_publication(work, OWNER, WORDS, lambda address: address, venues=VENUES).abbr


@pytest.mark.parametrize(
    ("written", "href", "color"),
    [
        ("AoC", "https://example.org/aoc", "navy"),
        ("AOC", "https://example.org/aoc", "navy"),
        ("Ma", "", "#00369f"),
        ("X", "", ""),
    ],
)
def test_the_short_name_of_a_venue(written: str, href: str, color: str) -> None:
    badge = abbr(abbr=written)
    assert badge == Badge("venue", Markup(written), "", href, color)


def test_a_short_name_is_text() -> None:
    badge = abbr(abbr="*A* & <b>B</b>")
    assert badge is not None
    assert badge.text == "A &amp; &lt;b&gt;B&lt;/b&gt;"


@pytest.mark.parametrize("fields", [{}, {"abbr": "Annals"}, {"abbr": "ANNALS"}, {"abbr": "AoC", "status": "submitted"}])
def test_no_short_name_where_there_is_none_or_the_venue_is_called_so_or_was_only_sent_the_work(
    fields: dict[str, str],
) -> None:
    assert abbr(**fields) is None
