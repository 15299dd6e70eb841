"""Talks: what is upcoming, by the clock of the talk; pages of their own; calendars and feeds."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import fromstring

import pytest
import vobject
from icalendar import Calendar

from .conftest import Site, all_words, build, one, run, titles, words, write

ATOM = "{http://www.w3.org/2005/Atom}"
NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
CV = """
cv:
  name: Emmy Noether
  sections:
    Papers:
      - title: Theory of ideals
        key: ideals
        authors: [Emmy Noether]
        journal: Annalen
        date: 1921
    Talks:
      - name: Hypercomplex quantities & their <representations>
        key: zurich
        kind: plenary
        event: International Congress
        venue: ETH
        location: Zürich
        date: 2026-09-07
        time: 14:00-15:00
        timezone: Europe/Zurich
        abstract: |
          The *norm rest*.

          And $x^2$.
        publication: ideals
        tags: [algebra, rings]
        slides: https://example.org/slides.pdf
        with: [Richard Brauer]
        host: Rudolf Fueter
      - name: On ideals
        key: ideals-talk
        date: 2026-05-03
        time: "16:00"
      - name: To be announced
        key: soon
        state: scheduled
      - name: Given in three places
        key: series
        occasions:
          - {event: Prague, date: 2024-03-01}
          - {event: Moscow, date: 2027-01-02}
          - {event: Halle, date: 2025}
      - name: Cancelled
        key: cancelled
        date: 2026-07-01
        state: cancelled
      - name: Long ago
        key: ago
        date: 1924-09
"""
FILES = {
    "cv.yml": CV,
    "docs/index.md": "# Home\n\n<!-- academic/talks { upcoming: true, group_by: none } -->\n",
    "docs/lectures.md": "# Talks given\n\n<!-- academic/talks { downloads: true } -->\n",
    "docs/cv.md": "# CV\n\n<!-- academic/cv -->\n",
}


def at(moment: datetime) -> dict[str, str]:
    return {"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("site"), FILES, env=at(NOW)).assert_clean()


def group(site: Site, title: str, page: str = "lectures") -> list[str]:
    """The titles under a heading of the list of talks."""
    found = [part for part in site.article(page).select(".academic-group") if part.select_one(f"#{title}")]
    return titles(found[0]) if found else []


# What is upcoming ---------------------------------------------------------------------------------------------------


def test_what_is_to_come_stands_first_the_next_at_the_top(site: Site) -> None:
    ahead = ["On ideals", "Cancelled", "Hypercomplex quantities & their <representations>", "Given in three places"]
    assert group(site, "upcoming") == [*ahead, "To be announced"]
    assert titles(site.article("index.html")) == [*ahead, "To be announced"]
    assert titles(site.article("lectures"))[-1] == "Long ago"


def test_an_upcoming_talk_tells_the_script_when_it_is_over(site: Site) -> None:
    shown = {one["id"]: one.get("data-ends") for one in site.article("lectures").select(".academic-talk--upcoming")}
    assert shown == {
        "talk-ideals-talk": "2026-05-04T00:00Z", "talk-cancelled": "2026-07-02T00:00Z",
        "talk-zurich": "2026-09-07T13:00Z", "talk-series": "2027-01-03T00:00Z", "talk-soon": None,
    }  # fmt: skip


def test_the_hours_stand_beside_the_date_with_their_zone(site: Site) -> None:
    shown = site.article("lectures")
    zurich = one(shown, "#talk-zurich time")
    assert (words(zurich), zurich["datetime"]) == ("7 Sept 2026 14:00–15:00 CEST", "2026-09-07T14:00+02:00")
    ideals = one(shown, "#talk-ideals-talk time")
    assert (words(ideals), ideals["datetime"]) == ("3 May 2026 16:00", "2026-05-03T16:00")


def test_the_deliveries_of_a_series_that_lie_ahead_are_told_apart(site: Site) -> None:
    series = one(site.article("lectures"), "#talk-series")
    assert all_words(series, ".academic-occasion--upcoming cite") == ["Moscow"]
    assert all_words(series, ".academic-occasion cite") == ["Prague", "Moscow", "Halle"]


MIDNIGHT = [
    # The talk's date, its time and zone; the site's zone; the last moment at which it is upcoming.
    ("2026-05-03", "", "", "", datetime(2026, 5, 3, 23, 59, 59, tzinfo=UTC)),
    ("2026-05-03", "", "Asia/Tokyo", "", datetime(2026, 5, 3, 14, 59, 59, tzinfo=UTC)),
    ("2026-05-03", "", "", "Asia/Tokyo", datetime(2026, 5, 3, 14, 59, 59, tzinfo=UTC)),
    ("2026-05-03", "", "Pacific/Pago_Pago", "Pacific/Kiritimati", datetime(2026, 5, 4, 10, 59, 59, tzinfo=UTC)),
    ("2026-05-03", "", "Pacific/Kiritimati", "Pacific/Pago_Pago", datetime(2026, 5, 3, 9, 59, 59, tzinfo=UTC)),
    ("2026-05-03", "14:00-15:30", "America/New_York", "", datetime(2026, 5, 3, 19, 29, 59, tzinfo=UTC)),
    ("2026-12-31", "", "America/Los_Angeles", "", datetime(2027, 1, 1, 7, 59, 59, tzinfo=UTC)),
    ("2026-12-31", "", "Pacific/Auckland", "", datetime(2026, 12, 31, 10, 59, 59, tzinfo=UTC)),
    ("2026-03-29", "", "Europe/Berlin", "", datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC)),
    ("2026-10-25", "", "Europe/Berlin", "", datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC)),
    ("2026-10-25", "23:00-01:00", "Europe/Berlin", "", datetime(2026, 10, 25, 23, 59, 59, tzinfo=UTC)),
    ("2026-02", "", "UTC", "", datetime(2026, 2, 28, 23, 59, 59, tzinfo=UTC)),
]


@pytest.mark.parametrize(("day", "hours", "zone", "site_zone", "last"), MIDNIGHT)
def test_a_talk_is_upcoming_to_its_last_second(
    day: str, hours: str, zone: str, site_zone: str, last: datetime, tmp_path: Path
) -> None:
    talk = f"    Talks:\n      - name: A talk\n        date: {day}\n"
    talk += f'        time: "{hours}"\n' if hours else ""
    talk += f"        timezone: {zone}\n" if zone else ""
    files = {"cv.yml": f"cv:\n  name: Emmy Noether\n  sections:\n{talk}", "docs/index.md": FILES["docs/lectures.md"]}
    found = []
    for second in (0, 1):
        (root := tmp_path / str(second)).mkdir()
        moment = datetime.fromtimestamp(last.timestamp() + second, UTC)
        # The machine's own zone does not matter.
        env = at(moment) | {"TZ": "Asia/Kolkata" if second else "America/Caracas"}
        made = build(root, files, academic={"timezone": site_zone} if site_zone else {}, env=env).assert_clean()
        found.append(bool(made.article().select(".academic-talk--upcoming")))
    assert found == [True, False]


ONE_TALK = "cv:\n  name: E\n  sections:\n    Talks:\n      - name: A talk\n        date: 2026-05-03\n"


@pytest.mark.parametrize(
    ("zone", "hint"), [("Europe/Berlinn", "did you mean 'Europe/Berlin'?"), ("Mars", "the name of a city")]
)
def test_a_zone_that_is_none(zone: str, hint: str, tmp_path: Path) -> None:
    cv = ONE_TALK + f"        timezone: {zone}\n"
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": "# Home\n"}).assert_failed()
    assert "cv.yml:7:19: error[bad-timezone]" in site.output
    assert hint in site.output
    (tmp_path / "option").mkdir()
    option = build(tmp_path / "option", {"docs/index.md": "# Home\n"}, academic={"timezone": zone}).assert_failed()
    assert "option 'timezone': There is no time zone" in option.output


@pytest.mark.parametrize("text", ["25:00", "noonish", "14"])
def test_a_time_that_is_none(text: str, tmp_path: Path) -> None:
    cv = ONE_TALK + f'        time: "{text}"\n'
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": "# Home\n"}).assert_failed()
    assert "cv.yml:7:15: error[bad-time]" in site.output


def test_the_time_in_a_date_is_kept(tmp_path: Path) -> None:
    cv = "cv:\n  name: E\n  sections:\n    Talks:\n"
    for stamp in ("2026-05-03T14:30+02:00", "2026-05-03 14:30:00Z", "2026-05-03T00:00:00Z", "2026-05-03T14:30"):
        cv += f"      - {{name: A talk, date: '{stamp}', key: k{len(cv)}}}\n"
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": FILES["docs/lectures.md"]}, env=at(NOW)).assert_clean()
    assert [tag["datetime"] for tag in site.article().select("time")] == [
        "2026-05-03T14:30+02:00", "2026-05-03T14:30+00:00", "2026-05-03", "2026-05-03T14:30",
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "hours"), [("de", "14:00–15:00"), ("ko", "14:00–15:00"), ("da", "14.00–15.00")])
def test_hours_in_other_languages(language: str, hours: str, tmp_path: Path) -> None:
    site = build(tmp_path, FILES, theme={"language": language}, env=at(NOW)).assert_clean()
    shown = words(one(site.article("lectures"), "#talk-zurich .academic-hours"))
    assert shown == f"{hours} CEST"


def test_one_title_at_several_events_is_offered_as_a_series(tmp_path: Path) -> None:
    names = ["Rings without units", "A talk", "*Rings* without units", "A talk", "Rings without units!"]
    talks = "".join(f"      - {{name: '{name}', date: {2020 + n}}}\n" for n, name in enumerate(names))
    cv = "cv:\n  name: E\n  sections:\n    Talks:\n" + talks
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": "# Home\n"}).assert_clean()
    assert site.output.count("info[possible-series]") == 1
    assert "cv.yml:7:9: info[possible-series]: this talk has the title of the one at cv.yml:5:9" in site.output
    assert "'occasions'" in site.output


# Pages of their own -------------------------------------------------------------------------------------------------


def test_a_talk_with_an_abstract_has_a_page(site: Site) -> None:
    assert sorted(path.parent.name for path in site.folder.glob("talks/*/index.html")) == ["zurich"]
    page = site.article("talks/zurich/index.html")
    assert words(one(page, "h1")).rstrip("¶") == "Hypercomplex quantities & their <representations>"
    kind = one(page, ".academic-kind")
    assert (words(kind), one(kind, "a")["href"]) == ("Talks given Plenary talk, 2026", "../../lectures/#talk-zurich")
    assert words(one(page, ".academic-event")) == "International Congress, ETH, Zürich"
    assert words(one(page, ".academic-date")) == "7 Sept 2026 14:00–15:00 CEST"
    assert [words(tag) for tag in page.select(".academic-passage__text p")] == ["The norm rest.", "And x2."]
    assert all_words(page, ".academic-facts dt") == ["Paper", "Topics"]
    assert one(page, ".academic-facts a")["href"] == "../../publications/ideals/"
    assert all_words(page, ".academic-actions a") == ["Slides", "Calendar"]


def test_lists_lead_to_the_page(site: Site) -> None:
    assert one(site.article("lectures"), "#talk-zurich .academic-title a")["href"] == "../talks/zurich/"
    assert one(site.article("cv"), "#talk-zurich .academic-title a")["href"] == "../talks/zurich/"
    assert one(site.article("publications/ideals"), ".academic-facts a[href*=zurich]")["href"] == "../../talks/zurich/"


def event_of(site: Site, page: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(one(site.page(page), 'head script[type="application/ld+json"]').text)
    return found


def test_a_page_says_to_search_engines_what_it_is(site: Site) -> None:
    page = site.page("talks/zurich")
    assert one(page, "meta[name=description]")["content"] == "The norm rest. And x²."
    assert event_of(site, "talks/zurich") == {
        "@context": "https://schema.org", "@type": "Event", "name": "Hypercomplex quantities & their <representations>",
        "description": "The norm rest. And x².", "url": "https://example.org/talks/zurich/", "inLanguage": "en",
        "performer": [{"@type": "Person", "name": "Emmy Noether"}, {"@type": "Person", "name": "Richard Brauer"}],
        "keywords": ["algebra", "rings"], "startDate": "2026-09-07T14:00+02:00", "endDate": "2026-09-07T15:00+02:00",
        "workFeatured": {"@type": "CreativeWork", "url": "https://example.org/publications/ideals/"},
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": "ETH, Zürich", "address": "Zürich"},
        "organizer": {"@type": "Person", "name": "Rudolf Fueter"},
        "superEvent": {"@type": "Event", "name": "International Congress"},
    }  # fmt: skip


def test_a_series_is_an_event_with_its_deliveries(tmp_path: Path) -> None:
    cv = CV.replace("        key: series\n", "        key: series\n        abstract: Often said.\n")
    site = build(tmp_path, FILES | {"cv.yml": cv}, env=at(NOW)).assert_clean()
    event = event_of(site, "talks/series")
    assert event["startDate"] == "2024-03-01"
    assert [sub["superEvent"]["name"] for sub in event["subEvent"]] == ["Prague", "Moscow", "Halle"]
    assert "location" not in event


def test_a_page_of_the_authors_own_is_told_apart_too(tmp_path: Path) -> None:
    own = "---\ntitle: Rings\ntalk_type: Tutorial\ndate: 2026-08-01\nvenue: Online\nkey: rings\n---\nSome text.\n"
    site = build(tmp_path, FILES | {"docs/talks/rings.md": own}, env=at(NOW)).assert_clean()
    event = event_of(site, "talks/rings")
    assert (event["startDate"], event["superEvent"]["name"]) == ("2026-08-01", "Online")
    assert all_words(site.article("talks/rings"), ".academic-actions a") == ["Calendar"]
    assert "Some text." in words(site.article("talks/rings"))
    assert words(one(site.article("talks/rings"), ".academic-kind")).endswith("Tutorial, 2026")


def test_without_pages_abstracts_unfold_in_the_list(tmp_path: Path) -> None:
    site = build(tmp_path, FILES, academic={"talk_pages": False}, env=at(NOW)).assert_clean()
    assert not site.file("talks/zurich/index.html").exists()
    talk = one(site.article("lectures"), "#talk-zurich")
    assert all_words(talk, "details p") == ["The norm rest.", "And x2."]
    assert not talk.select(".academic-title a")


def test_a_file_of_the_authors_at_the_place_stays(tmp_path: Path) -> None:
    own = {"docs/talks/zurich.md": "# My own\n\nNo record, just a page.\n"}
    site = build(tmp_path, FILES | own, env=at(NOW)).assert_clean()
    assert "just a page" in words(site.article("talks/zurich"))
    assert event_of(site, "talks/zurich")["startDate"] == "2026-09-07T14:00+02:00"


def test_a_recording_of_ones_own_plays_on_the_page(tmp_path: Path) -> None:
    cv = CV.replace("        key: zurich\n", "        key: zurich\n        recording: talks/film.webm\n")
    site = build(tmp_path, FILES | {"cv.yml": cv, "docs/talks/film.webm": b"film"}, env=at(NOW)).assert_clean()
    film = one(site.article("talks/zurich"), "video")
    assert (film["src"], film["preload"]) == ("../film.webm", "none")


def test_a_recording_from_elsewhere_is_a_link_until_it_is_clicked(tmp_path: Path) -> None:
    film = "        key: ago\n        recording: https://youtu.be/ZR0ujwlvbkQ\n"
    cv = CV.replace("        key: ago\n", film)
    site = build(tmp_path, FILES | {"cv.yml": cv}, env=at(NOW)).assert_clean()
    assert not site.file("talks/ago/index.html").exists()
    (tmp_path / "embed").mkdir()
    cv = cv.replace(film, f"{film}        embed: true\n")
    site = build(tmp_path / "embed", FILES | {"cv.yml": cv}, env=at(NOW)).assert_clean()
    link = one(site.article("talks/ago"), ".academic-player a")
    assert (link["href"], "youtube-nocookie" in words(link)) == ("https://youtu.be/ZR0ujwlvbkQ", True)
    assert not site.page("talks/ago").select("iframe")


# Calendars and feeds ------------------------------------------------------------------------------------------------


def events(text: str) -> dict[str, Any]:
    """The days of the events of a calendar by their keys, as two parsers read them."""
    ours = {str(event["UID"]).split("@")[0]: event["DTSTART"].dt for event in Calendar.from_ical(text).walk("VEVENT")}
    others = vobject.readOne(text).contents.get("vevent", [])
    assert {event.uid.value.split("@")[0]: str(event.dtstart.value) for event in others} == {
        key: str(start) for key, start in ours.items()
    }
    return ours


def test_the_calendar_of_the_site_holds_every_day(site: Site) -> None:
    found = events(site.file("talks.ics").read_bytes().decode())
    assert list(found) == [
        "talk-zurich-2026-09-07", "talk-ideals-talk-2026-05-03", "talk-series-2024-03-01", "talk-series-2027-01-02",
        "talk-cancelled-2026-07-01",
    ]  # fmt: skip
    assert found["talk-cancelled-2026-07-01"] == date(2026, 7, 1)
    text = site.text("talks.ics").replace("\n ", "")
    assert "URL:https://example.org/talks/zurich/" in text
    assert "URL:https://example.org/lectures/#talk-ideals-talk" in text
    assert "@example.org" in text


def test_each_talk_to_come_has_a_calendar_of_its_own(site: Site) -> None:
    links = {
        str(link.find_parent("li", class_="academic-talk")["id"]): urljoin("/lectures/", str(link["href"]))
        for link in site.article("lectures").select(".academic-talk .academic-actions a")
        if words(link) == "Calendar"
    }
    assert links == {
        f"talk-{key}": f"/talks/{key}/{key}.ics" for key in ("ideals-talk", "cancelled", "zurich", "series")
    }
    assert list(events(site.file("talks/series/series.ics").read_bytes().decode())) == ["talk-series-2027-01-02"]


def test_a_list_leads_to_calendar_and_feed(site: Site) -> None:
    line = one(site.article("lectures"), ".academic-downloads")
    assert {words(link): link["href"] for link in line.select("a")} == {
        "Calendar": "../talks.ics", "Feed": "../talks.xml",
    }  # fmt: skip


def test_the_feed_of_talks(site: Site) -> None:
    feed = fromstring(site.text("talks.xml"))
    assert feed.findtext(f"{ATOM}title") == "Talks – A small site"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries][:2] == [
        "https://example.org/#talk-series", "https://example.org/#talk-zurich",
    ]  # fmt: skip
    assert one(site.page("lectures"), "head link[rel=alternate]")["href"] == "../talks.xml"


@pytest.mark.parametrize("downloads", [False, ["bib"]])
def test_what_is_not_wanted_is_not_there(downloads: object, tmp_path: Path) -> None:
    files = FILES | {"docs/lectures.md": "# Talks\n\n<!-- academic/talks -->\n"}
    site = build(tmp_path, files, academic={"downloads": downloads}, env=at(NOW)).assert_clean()
    assert [path for path in site.folder.rglob("*") if path.suffix in (".ics", ".xml") and "talk" in path.name] == []
    assert "Calendar" not in words(site.article("lectures"))


def test_the_command_line_writes_the_same(site: Site, tmp_path: Path) -> None:
    write(
        tmp_path, {"cv.yml": CV, "mkdocs.yml": "site_name: S\nsite_url: https://example.org/\nplugins:\n  - academic\n"}
    )
    status, text = run(tmp_path, "mkdocs_academic", "export", "-F", "ics")
    assert status == 0
    assert list(events(text)) == list(events(site.file("talks.ics").read_bytes().decode()))
    status, text = run(tmp_path, "mkdocs_academic", "export", "-F", "atom-talks")
    assert (status, len(fromstring(text).findall(f"{ATOM}entry"))) == (0, 6)
