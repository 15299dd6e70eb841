"""Talks, and which of them are still to come."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.names import Person, parse_name
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import Author
from mkdocs_academic.model.talk import Occasion, Talk
from mkdocs_academic.settings import build_time
from mkdocs_academic.views.timeline import Moment, TalkView, is_upcoming, iso, view_talk
from mkdocs_academic.views.words import Words

OWNER = Person([parse_name("Grace Hopper")])
WORDS = Words("en")
NOW = Moment(datetime(2026, 5, 17, 12, tzinfo=UTC))


def at(*dates: str, **fields: Any) -> Talk:
    return Talk("A talk", occasions=tuple(Occasion(when=parse_when(text)) for text in dates), **fields)


def view(talk: Talk, **options: Any) -> TalkView:
    return view_talk(talk, OWNER, WORDS, lambda address: address, **{"at": NOW} | options)


@pytest.mark.parametrize(
    ("dates", "upcoming"),
    [
        (["2026-05-16"], False),
        (["2026-05-17"], True),
        (["2026-05-18"], True),
        (["2026-04"], False),
        (["2026-05"], True),
        (["2026-06"], True),
        (["2025"], False),
        (["2026"], False),
        (["2027"], True),
        (["2026-05-15/2026-05-16"], False),
        (["2026-05-15/2026-05-17"], True),
        (["2026-05-20/2026-05-22"], True),
        (["2025-12-30/2026-01-02"], False),
        (["Fall 2026"], False),
        (["to appear"], False),
        ([""], False),
        (["2020-01-01", "2026-06-01"], True),
        (["2026-06-01", "2020-01-01"], True),
        (["2020-01-01", "2021-01-01"], False),
    ],
)
def test_upcoming_on_a_day(dates: list[str], upcoming: bool) -> None:
    assert is_upcoming(at(*dates), NOW) is upcoming
    assert view(at(*dates)).upcoming is upcoming


def test_a_talk_that_was_given_is_not_upcoming_whatever_its_date() -> None:
    assert not is_upcoming(at("2026-06-01", state="given"), NOW)


def test_a_cancelled_talk_says_so() -> None:
    assert (view(at("2026-06-01", state="cancelled")).cancelled, view(at("2026-06-01")).cancelled) == ("Cancelled", "")


def test_the_day_of_the_build_is_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    assert build_time().date() == date(1970, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert build_time().date() == date(1970, 1, 2)


@pytest.mark.parametrize("epoch", ["", "-1", "soon", "1" * 30, "²"])
def test_a_day_that_cannot_be_read_is_today_in_utc(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    before = datetime.now(UTC).date()
    assert before <= build_time().date() <= datetime.now(UTC).date()


@pytest.mark.parametrize(
    ("when", "machine"), [("2026-05-17", "2026-05-17"), ("2026-05/2026-06", "2026-05"), ("Fall 2026", ""), ("", "")]
)
def test_iso(when: str, machine: str) -> None:
    assert iso(parse_when(when)) == machine


def test_where_and_what_a_talk_was() -> None:
    occasion = Occasion("The *great* meeting", "Room <1>", "London", parse_when("2020-05-17"))
    seen = view(Talk("On *engines*", occasions=(occasion,), kind="keynote", host="M & S", abstract="About `x`"))
    assert (seen.title, seen.event) == ("On <em>engines</em>", "The <em>great</em> meeting")
    assert seen.where == ("Room &lt;1&gt;", "London")
    assert (seen.kind, seen.host, seen.abstract) == ("Keynote", "Host: M & S", "About <code>x</code>")
    assert (seen.date, seen.iso, seen.year) == ("17 May 2020", "2020-05-17", "2020")
    assert (seen.occasions, seen.series) == ((), "")


def test_words_of_ones_own_for_a_kind() -> None:
    assert view(Talk("x", kind_text="Fireside <chat>")).kind == "Fireside &lt;chat&gt;"
    assert view(Talk("x")).kind is None


def test_an_event_that_is_the_name_is_said_once() -> None:
    assert view(Talk("The meeting", occasions=(Occasion("The meeting"),))).event is None


def test_the_year_is_left_out_under_its_heading_but_not_for_what_is_to_come() -> None:
    assert view(at("2020-05-17"), with_year=False).date == "17 May"
    assert view(at("2026-06-17"), with_year=False).date == "17 Jun 2026"
    assert view(at("2020"), with_year=False).date == ""


def test_a_talk_given_several_times_is_a_series() -> None:
    occasions = (
        Occasion("First", "", "London", parse_when("2020-05-17"), links=(Link("", "/first.pdf", kind="slides"),)),
        Occasion("Second", "The Institute", "", parse_when("2021")),
    )
    seen = view(Talk("A talk", occasions=occasions))
    assert seen.series == "Given 2 times"
    assert (seen.event, seen.where, seen.date) == (None, (), "2021")
    assert [(o.date, o.iso, o.event, o.where) for o in seen.occasions] == [
        ("17 May 2020", "2020-05-17", "First", ("London",)),
        ("2021", "2021", "Second", ("The Institute",)),
    ]
    assert [(a.label, a.name) for a in seen.occasions[0].actions] == [("Slides", "Slides: A talk, 17 May 2020")]


def test_the_owner_is_not_named_among_the_speakers() -> None:
    people = tuple(Author(parse_name(name)) for name in ("G. Hopper", "Howard Aiken"))
    seen = view(Talk("x", speakers=people))
    assert [speaker.name for speaker in seen.speakers] == ["Howard Aiken"]
    assert seen.around_speakers == ("with ", "")


def test_buttons_and_the_paper_of_a_talk() -> None:
    links = (Link("", "/slides.pdf", kind="slides"), Link("Notes", "/notes/"))
    seen = view(Talk("A *talk*", links=links, url="https://example.org/"), publication_href="/paper/")
    assert [(a.label, a.href, a.name) for a in seen.actions] == [
        ("Slides", "/slides.pdf", "Slides: A talk"),
        ("Notes", "/notes/", "Notes: A talk"),
        ("Paper", "/paper/", "Paper: A talk"),
    ]
    assert seen.href == "https://example.org/"


def test_the_year_of_a_talk_is_that_of_its_latest_occasion() -> None:
    assert view(at("2019", "2021", "2020")).year == "2021"
