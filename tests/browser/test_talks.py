"""Talks that have been given since the site was built, as the reader's browser shows them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from .conftest import Browser

ALL = ["berlin", "samoa", "auckland", "series", "eve", "spring", "soon"]
# When each talk is over, in UTC.
OVER = {
    "berlin": datetime(2026, 5, 3, 22, tzinfo=UTC),  # midnight in the zone of the site
    "auckland": datetime(2026, 5, 4, 12, tzinfo=UTC),  # midnight there
    "samoa": datetime(2026, 5, 4, 11, tzinfo=UTC),
    "eve": datetime(2026, 12, 31, 23, tzinfo=UTC),
    "spring": datetime(2027, 3, 28, 23, tzinfo=UTC),  # 1 o'clock, on the day after the clocks went forward
    "series": datetime(2028, 1, 1, 5, tzinfo=UTC),
}
YEARS = {"berlin": "2026", "auckland": "2026", "samoa": "2026", "eve": "2026", "spring": "2027", "series": "2027"}
ZONES = ["Pacific/Kiritimati", "Pacific/Pago_Pago"]


def seen(browser: Browser, moment: datetime, url: str = "talks/all/", **more: object) -> list[list[str]]:
    """The headings of the talks, each with the keys of those below it."""
    visit = {"url": url, "now": moment.isoformat(), "steps": [["ask", "talks"]], **more}
    (((found,),),) = [[result] for result in browser.visit([visit])]
    return found


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("key", OVER)
def test_a_talk_moves_to_its_year_in_the_second_in_which_it_is_over(key: str, zone: str, browser: Browser) -> None:
    for seconds in (-1, 0):
        moment = OVER[key] + timedelta(seconds=seconds)
        shown = {heading: keys for heading, *keys in seen(browser, moment, zone=zone)}
        assert shown["Upcoming"] == [one for one in ALL if one not in OVER or OVER[one] > moment]
        for year in ("2026", "2027"):
            assert set(shown.get(year, [])) == {one for one in OVER if OVER[one] <= moment and YEARS[one] == year}
        assert shown["2025"] == ["given"]


def test_years_keep_their_order_and_the_latest_stands_first(browser: Browser) -> None:
    shown = seen(browser, datetime(2027, 6, 1, tzinfo=UTC))
    assert [heading for heading, *_ in shown] == ["Upcoming", "2027", "2026", "2025"]
    assert shown[2][1:] == ["eve", "auckland", "samoa", "berlin"]


@pytest.mark.parametrize(("view", "stays"), [("list", []), ("table", ["series", ""])])
def test_talks_move_in_other_views_too_but_for_rows_that_belong_together(
    view: str, stays: list[str], browser: Browser
) -> None:
    shown = {heading: keys for heading, *keys in seen(browser, datetime(2028, 6, 1, tzinfo=UTC), url=f"talks/{view}/")}
    assert shown["Upcoming"] == [*stays, "soon"]
    assert shown["2026"] == ["eve", "auckland", "samoa", "berlin"]
    assert shown["2027"] == ["spring"] if stays else ["series", "spring"]


def test_the_deliveries_of_a_series(browser: Browser) -> None:
    for moment, ahead in ((datetime(2026, 6, 1, tzinfo=UTC), 2), (datetime(2026, 6, 2, tzinfo=UTC), 1)):
        selector = "#talk-series .academic-occasion--upcoming"
        visit = {"url": "talks/all/", "now": moment.isoformat(), "steps": [["boxes", selector]]}
        (((boxes,),),) = [[result] for result in browser.visit([visit])]
        assert len(boxes) == ahead


def test_a_list_of_what_is_to_come_loses_what_was_given(browser: Browser) -> None:
    before = seen(browser, datetime(2026, 5, 3, 12, tzinfo=UTC), "talks/")
    after = seen(browser, datetime(2027, 1, 1, tzinfo=UTC), "talks/")
    assert (before, after) == ([["", *ALL]], [["", "series", "spring", "soon"]])


def test_a_page_of_a_talk(browser: Browser) -> None:
    for moment, ahead in ((OVER["eve"] - timedelta(seconds=1), 1), (OVER["eve"], 0)):
        visit = {"url": "talks/talks/eve/", "now": moment.isoformat(), "steps": [["boxes", ".academic-talk--upcoming"]]}
        (((boxes,),),) = [[result] for result in browser.visit([visit])]
        assert len(boxes) == ahead


def test_without_scripts_the_view_of_the_build_stands(browser: Browser) -> None:
    shown = seen(browser, datetime(2030, 1, 1, tzinfo=UTC), js=False)
    assert shown == [["Upcoming", *ALL], ["2025", "given"]]


def test_a_recording_loads_when_it_is_asked_for_and_never_before(browser: Browser) -> None:
    kept = len(browser.traffic)
    visit = {"url": "talks/talks/given/", "steps": [["boxes", ".academic-player iframe"]]}
    assert browser.visit([visit]) == [[[]]]
    assert browser.traffic[kept:] == []
    visit["steps"] = [["click", ".academic-player a"], ["boxes", ".academic-player iframe"]]
    ((_, frames),) = browser.visit([visit])
    assert [round(frame["width"] / frame["height"], 1) for frame in frames] == [1.8]
    asked = {line.rpartition(" ")[2] for line in browser.traffic[kept:] if ": strangers: " in line}
    assert asked == {"https://tube.example.org/videos/embed/9c9de5e8"}
    browser.traffic[kept:] = []
