"""Dates as scholars write them: read, refused, ordered, joined."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_academic.model.dates import BadDate, PartialDate, When, join_dates, parse_date, parse_when

MODEST = settings(max_examples=200, deadline=None)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-5", "2024-05"),
        ("2024-05-17", "2024-05-17"),
        ("2024-5-7", "2024-05-07"),
        ("2024/05/17", "2024-05-17"),
        ("2024/5", "2024-05"),
        ("0800", "0800"),
        ("2024-02-29", "2024-02-29"),
        ("2024-05-17T10:00:00+02:00", "2024-05-17"),
        ("2024-05-17 10:00", "2024-05-17"),
        ("  2024-05  ", "2024-05"),
        ("May 2024", "2024-05"),
        ("may, 2024", "2024-05"),
        ("Sept. 2024", "2024-09"),
        ("17 May 2024", "2024-05-17"),
        ("17. May 2024", "2024-05-17"),
        ("3rd March 2024", "2024-03-03"),
        ("March 3rd, 2024", "2024-03-03"),
        ("Dec. 31 2024", "2024-12-31"),
    ],
)
def test_one_date(text: str, read: str) -> None:
    when = parse_when(text)
    assert (str(when.start), when.end, when.ongoing, when.text) == (read, None, False, None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2018-2022", "2018", "2022"),
        ("2018–2022", "2018", "2022"),
        ("2018 — 2022", "2018", "2022"),
        ("2018 - 2022", "2018", "2022"),
        ("2018--2022", "2018", "2022"),
        ("2018 to 2022", "2018", "2022"),
        ("2018 until 2022", "2018", "2022"),
        ("2018 bis 2022", "2018", "2022"),
        ("2019–21", "2019", "2021"),
        ("2020-05/2021-06", "2020-05", "2021-06"),
        ("2020-05-01/2020-05-03", "2020-05-01", "2020-05-03"),
        ("2020-05 – 2021-06", "2020-05", "2021-06"),
        ("May 2020 – June 2021", "2020-05", "2021-06"),
        ("30 April 2020 – 2 May 2020", "2020-04-30", "2020-05-02"),
        ("2020 – 2020-05", "2020", "2020-05"),
        ("2023/24", "2023", "2024"),
        ("2023-24", "2023", "2024"),
        ("1999/00", "1999", "2000"),
    ],
)
def test_ranges(text: str, start: str, end: str) -> None:
    when = parse_when(text)
    assert (str(when.start), str(when.end), when.ongoing, when.text) == (start, end, False, None)


@pytest.mark.parametrize(
    "text",
    ["2018 – present", "2018-", "2018–", "2018 to now", "2018 – today", "2018 - ongoing", "since 2018", "2018–heute"],
)
def test_open_ranges(text: str) -> None:
    assert parse_when(text) == When(PartialDate(2018), ongoing=True)


@pytest.mark.parametrize("text", ["present", "Present", "now", "ONGOING", "heute", "aujourd'hui"])
def test_present_alone_is_open_without_a_start(text: str) -> None:
    assert parse_when(text) == When(ongoing=True)


def test_a_year_and_twelve_is_december_as_iso_8601_says() -> None:
    assert parse_when("2011-12") == When(PartialDate(2011, 12))
    assert parse_when("2011/12") == When(PartialDate(2011), PartialDate(2012))


@pytest.mark.parametrize(
    ("text", "sorts_as"),
    [
        ("Fall 2024", "2024-09"),
        ("Spring 2019", "2019-03"),
        ("Summer term 2021", "2021-06"),
        ("WS 2020/21", "2020-10"),
        ("SoSe 2021", "2021-04"),
        ("Michaelmas 2020", "2020-10"),
        ("Hilary Term 2021", "2021-01"),
        ("to appear in March 2027", "2027-03"),
        ("ca. 1900", "1900"),
        ("2019, 2021", "2019"),
        ("May 3–7, 2024", "2024-05"),
        ("in press", "None"),
        ("forthcoming", "None"),
    ],
)
def test_other_words_are_kept_and_sorted_by_what_they_say(text: str, sorts_as: str) -> None:
    when = parse_when(text)
    assert (when.text, str(when.start), str(when)) == (text, sorts_as, text)


@pytest.mark.parametrize(
    "text",
    [
        "2020-13", "2020-00", "2020-1-32", "2024-02-30", "2023-02-29", "29 February 2023", "June 31, 2020",
        "13/02/2020", "01/02/2024", "1.2.2024", "17-05-2024", "0000", "99999", "-0044", "84", "20240517",
        "2024-05-17/19", "2022-2018", "2020-05 – 2020-04", "2020-05-02 – 2020-05-01",
    ],
)  # fmt: skip
def test_what_claims_to_be_a_date_and_is_none(text: str) -> None:
    with pytest.raises(BadDate):
        parse_when(text)


def test_a_refused_date_names_the_accepted_forms() -> None:
    with pytest.raises(BadDate) as refused:
        parse_when("13/02/2020")
    assert refused.value.reason == "day and month of '13/02/2020' cannot be told apart"
    assert refused.value.hint == "write 2024, 2024-05 or 2024-05-17"


def test_parse_date_leaves_words_to_others() -> None:
    assert parse_date("Smarch 2024") is None
    assert parse_date("in press") is None


@pytest.mark.parametrize(
    ("start", "end", "joined"),
    [
        ("2018", "2022", When(PartialDate(2018), PartialDate(2022))),
        ("2018", "present", When(PartialDate(2018), ongoing=True)),
        ("2018", None, When(PartialDate(2018), ongoing=True)),
        (None, "2022", When(PartialDate(2022))),
        (None, None, When()),
        ("2018-09", "2018", When(PartialDate(2018, 9), PartialDate(2018))),
        ("2020-01-01", "2020-01-01", When(PartialDate(2020, 1, 1), PartialDate(2020, 1, 1))),
        ("Fall 2020", "May 2021", When(PartialDate(2020, 9), PartialDate(2021, 5), False, "Fall 2020 – 2021-05")),
        ("Fall 2020", None, When(PartialDate(2020, 9), None, True, "Fall 2020 –")),
    ],
)
def test_a_range_from_two_fields(start: str | None, end: str | None, joined: When) -> None:
    first, last = (parse_when(text) if text else None for text in (start, end))
    assert join_dates(first, last) == joined


@pytest.mark.parametrize(
    ("start", "end"), [("2022", "2018"), ("2020-05", "2020-04"), ("present", "2020"), ("now", None)]
)
def test_a_range_that_cannot_be(start: str, end: str | None) -> None:
    with pytest.raises(BadDate):
        join_dates(parse_when(start), parse_when(end) if end else None)


def test_newest_last_open_ranges_after_all_undated_before_all() -> None:
    texts = ["in press", "1999", "2020-01", "2018–2020-05", "2020-05-02", "2021", "2022 – present", "present"]
    ordered = sorted(texts, key=lambda text: parse_when(text).sort_key)
    assert ordered == ["in press", "1999", "2020-01", "2018–2020-05", "2020-05-02", "2021", "present", "2022 – present"]


@pytest.mark.parametrize(
    ("first", "second", "earlier"),
    [
        ((2020,), (2021,), True),
        ((2020, 5), (2020, 6), True),
        ((2020,), (2020, 6), False),
        ((2020, 5, 30), (2020, 5), False),
        ((2020, 5, 1), (2020, 5, 2), True),
    ],
)
def test_precedes_compares_at_the_coarser_precision(first: list[int], second: list[int], earlier: bool) -> None:
    assert PartialDate(*first).precedes(PartialDate(*second)) is earlier


def test_the_year_of_a_date_a_range_and_nothing() -> None:
    texts = ["2020-05", "2018–2022", "Fall 2024", "in press"]
    assert [parse_when(text).year for text in texts] == [2020, 2018, 2024, None]


DAYS = st.dates(date(1000, 1, 1))


@MODEST
@given(DAYS)
def test_every_day_reads_back_at_each_precision(day: date) -> None:
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert str(parse_when(text)) == text


@MODEST
@given(st.lists(DAYS, min_size=2, max_size=2).map(sorted))
def test_every_range_reads_back(days: list[date]) -> None:
    text = f"{days[0]}/{days[1]}"
    assert str(parse_when(text)) == text


@MODEST
@given(DAYS, DAYS)
def test_days_sort_as_the_calendar_does(first: date, second: date) -> None:
    def key(day: date) -> tuple[int, ...]:
        return parse_when(day.isoformat()).sort_key

    assert (key(first) < key(second)) is (first < second)


@MODEST
@given(st.one_of(st.text(max_size=40), st.text("0123456789-/–. TtoMayFall", max_size=20)))
def test_any_text_is_read_or_refused_with_a_hint(text: str) -> None:
    try:
        found: When | BadDate = parse_when(text)
    except BadDate as bad:
        found = bad
    if isinstance(found, BadDate):
        assert found.reason
        assert found.hint
    else:
        assert found.start is None or 1 <= found.start.year <= 9999
        assert found.end is None or found.start is None or found.text or not found.end.precedes(found.start)


@pytest.mark.parametrize("text", ["2020-05/present", "2020-05/2021", "2020/2021", "2019-21"])
def test_intervals_as_machines_write_them(text: str) -> None:
    when = parse_when(text)
    assert when.text is None
    assert when.ongoing or when.end is not None


def test_a_text_of_any_length_is_read_at_once() -> None:
    assert parse_when("a" + "-" * 60_000 + "b").text is not None
