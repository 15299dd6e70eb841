"""Dates in .bib files: `date` of biblatex, and `year`, `month`, `day` of BibTeX."""

from __future__ import annotations

import pytest
from bibliographies import only, read, said
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.formats.bibtex_dates import read_date
from mkdocs_academic.model.dates import BadDate


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2020", "2020"),
        ("2020a", "2020"),
        ("[2020]", "2020"),
        ("c. 1920", "1920"),
        ("ca. 1920", "1920"),
        ("(1920)", "1920"),
        ("0079", "0079"),
        ("2020-05", "2020-05"),
        ("2020-5-6", "2020-05-06"),
        ("2020-05-06", "2020-05-06"),
        ("2020-05-06T12:00:00Z", "2020-05-06"),
        ("2020‐05‐06", "2020-05-06"),
        ("2020~", "2020"),
        ("2020-05?", "2020-05"),
        ("1984%", "1984"),
        ("201X", "2010"),
        ("19XX", "1900"),
        ("2020-XX-XX", "2020"),
        ("2020-05-XX", "2020-05"),
        ("2020-21", "2020-03"),  # ISO 8601-2: spring
        ("2020-24", "2020-12"),
        ("2020-05/2021", "2020-05/2021"),
        ("1984~/2004-06", "1984/2004-06"),
        ("2020--2021", "2020/2021"),
        ("2020/21", "2020/2021"),
        ("2020/", "2020/present"),
        ("2020/..", "2020/present"),
        ("/2020", "2020"),
        ("../2020", "2020"),
        ("May 2020", "2020-05"),
        ("5 May 2020", "2020-05-05"),
        ("", ""),
        ("n.d.", "n.d."),
        ("MMXX", "MMXX"),
    ],
)
def test_a_date(text: str, when: str) -> None:
    assert str(read_date(text)) == when


@pytest.mark.parametrize(
    ("month", "day", "when"),
    [
        ("mar", "", "2020-03"),
        ("March", "", "2020-03"),
        ("3", "", "2020-03"),
        ("03", "", "2020-03"),
        ("10~jan", "", "2020-01-10"),
        ("May 5", "", "2020-05-05"),
        ("5 May", "", "2020-05-05"),
        ("May 5--7", "", "2020-05-05/2020-05-07"),
        ("5--7 May", "", "2020-05-05/2020-05-07"),
        ("5th May", "", "2020-05-05"),
        ("May 2020", "", "2020-05"),
        ("July/August", "", "2020-07/2020-08"),
        ("Jan. -- Mar.", "", "2020-01/2020-03"),
        ("June 30 -- July 2", "", "2020-06-30/2020-07-02"),
        ("Dec/Jan", "", "2020-12"),
        ("mar", "5", "2020-03-05"),
        ("3", "5", "2020-03-05"),
        ("mar", "5th", "2020-03-05"),
        ("mar", "5--7", "2020-03-05/2020-03-07"),
        ("may", "31", "2020-05-31"),
        # No month, and yet a time of the year: kept as it is written.
        ("Spring", "", "Spring 2020"),
        ("Michaelmas term", "", "Michaelmas term 2020"),
        ("Q3", "", "Q3 2020"),
        ("Frühjahr", "", "Frühjahr 2020"),
    ],
)
def test_a_year_with_its_month_and_day(month: str, day: str, when: str) -> None:
    assert str(read_date("2020", month, day)) == when


@pytest.mark.parametrize(
    ("fields", "place", "said_of_it", "when"),
    [
        ("month = {13}", "4:3", "there is no month 13", "2020"),
        ("month = 0,\n  day = 7", "4:3", "there is no month 0", "2020"),
        ("month = feb,\n  day = {30}", "5:3", "February 2020 has no day 30", "2020-02"),
        ("month = {feb 30}", "4:3", "February 2020 has no day 30", "2020-02"),
        ("month = feb,\n  day = {first}", "5:3", "'first' is not a day", "2020-02"),
        ("month = feb,\n  day = {32}", "5:3", "February 2020 has no day 32", "2020-02"),
        ("day = 5", "4:3", "a day without its month", "2020"),
    ],
)
def test_a_month_or_a_day_that_does_not_exist_is_said_with_its_place(
    fields: str, place: str, said_of_it: str, when: str
) -> None:
    works, problems = read(f"@misc{{a,\n  title = {{T}},\n  year = 2020,\n  {fields}\n}}")
    assert [(problem.code, problem.severity, problem.message) for problem in problems] == [
        ("bad-date", "warning", said_of_it)
    ]
    assert str(problems[0].place) == f"a.bib:{place}"
    assert str(works[0].issued) == when


def test_a_season_sorts_by_where_it_stands_in_the_year() -> None:
    works, problems = read("@misc{a, title = {T}, year = 2020, month = {Spring}}")
    assert (str(works[0].issued), works[0].year, works[0].status, problems) == ("Spring 2020", 2020, "", [])
    assert only("@misc{a, title = {T}, year = 2020, month = {feb}}").issued.sort_key < works[0].issued.sort_key


def test_a_status_in_the_place_of_a_month_is_one() -> None:
    work = only("@article{a, title = {T}, journal = {Isis}, year = 2020, month = {to appear}}")
    assert (work.status, work.year) == ("forthcoming", 2020)


@pytest.mark.parametrize("text", ["2020-13", "2020-02-30", "2021/2020", "5/6/2020", "0000", "-0050", "99999"])
def test_a_date_that_is_none_is_said(text: str) -> None:
    with pytest.raises(BadDate):
        read_date(text)
    works, problems = read(f"@misc{{a,\n title = {{T}},\n date = {{{text}}}\n}}")
    assert said(problems) == [("a.bib:3:2", "bad-date")]
    assert len(works) == 1


def test_of_a_date_that_does_not_exist_the_year_is_kept() -> None:
    works, _ = read("@misc{a, title = {T}, date = {2020-02-30}}")
    assert str(works[0].issued) == "2020"


@pytest.mark.parametrize(
    ("fields", "when"),
    [
        ("date = {2020-05}, year = {1990}, month = jan", "2020-05"),
        ("year = 2020, month = may", "2020-05"),
        ('year = {2020}, month = "10~" # jan', "2020-01-10"),
        ("eventdate = {2019-03-01}", "2019-03-01"),
        ("date = {2020}, month = may", "2020-05"),
    ],
)
def test_the_fields_of_a_date(fields: str, when: str) -> None:
    assert str(only(f"@misc{{a, title = {{T}}, {fields}}}").issued) == when


@given(st.text(alphabet="0129X-/.~?% []acMayT:", max_size=24), st.text(max_size=10), st.text(max_size=4))
def test_any_text_is_a_date_or_a_bad_one(text: str, month: str, day: str) -> None:
    try:
        when = read_date(text, month, day)
    except BadDate:
        return
    assert when.year is None or 0 < when.year <= 9999
