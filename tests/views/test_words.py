"""The words that we add to a page, and dates, in its language."""

import json
import re
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_academic.model.dates import PartialDate, When, parse_when
from mkdocs_academic.model.publication import STATUSES, TYPES
from mkdocs_academic.model.talk import KINDS
from mkdocs_academic.views.words import Words, _formatted, _formatted_by_babel

LOCALES = sorted(Path(str(resources.files("mkdocs_academic") / "locales")).glob("*.json"), key=lambda path: path.name)
ENGLISH = json.loads((LOCALES[0].parent / "en.json").read_text("utf-8"))


def test_a_word_with_its_parts() -> None:
    words = Words("en")
    assert words("venue.pages", pages="1–5") == "pp.\xa01–5"
    assert words("action", label="PDF", title="A {label} of braces") == "PDF: A {label} of braces"


def test_a_word_that_no_catalogue_has_is_said_in_plain_words() -> None:
    assert Words("en")("field.own_field") == "Own field"


def test_what_the_site_says_otherwise_wins() -> None:
    assert Words("en", {"link.pdf": "Download"})("link.pdf") == "Download"


@pytest.mark.parametrize("language", ["xx", "tlh", "", "en-GB", "en_US", "zh-Hant-TW"])
def test_an_unknown_language_is_english(language: str) -> None:
    words = Words(language)
    assert (words("authors.more"), words.has("authors.more"), words.has("authors.less")) == ("and others", True, False)


def test_words_around_a_part() -> None:
    assert Words("en").around("talk.with", "names") == ("with ", "")
    assert Words("en", {"talk.with": "{names} と"}).around("talk.with", "names") == ("", " と")


@pytest.mark.parametrize("file", LOCALES, ids=lambda file: file.stem)
def test_a_catalogue_has_the_keys_and_parts_of_the_english_one(file: Path) -> None:
    catalogue = json.loads(file.read_text("utf-8"))
    assert catalogue.keys() <= ENGLISH.keys()
    for key, text in catalogue.items():
        assert sorted(re.findall(r"{\w+}", text)) == sorted(re.findall(r"{\w+}", ENGLISH[key])), key


@pytest.mark.parametrize(
    "key",
    [
        *(f"status.{status}" for status in STATUSES),
        *(f"talk.{kind}" for kind in KINDS),
        *(f"type.{TYPES[name]}" for name in ("article", "book", "chapter", "conference", "thesis", "report", "misc")),
    ],
)
def test_every_status_kind_and_common_type_has_its_word(key: str) -> None:
    assert Words("en").has(key)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2024", "2024"),
        ("2024-05", "May 2024"),
        ("2024-05-17", "17 May 2024"),
        ("2018–2022", "2018–2022"),
        ("2020-05/2021-06", "May 2020 – Jun 2021"),
        ("2018 – present", "2018 – present"),
        ("2018-05 – present", "May 2018 – present"),
        ("present", "present"),
        ("Fall 2024", "Fall 2024"),
        ("in press", "in press"),
        ("", ""),
    ],
)
def test_dates_in_english(text: str, shown: str) -> None:
    assert Words("en").when(parse_when(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown"), [("2024", ""), ("2024-05", "May"), ("2024-05-17", "17 May"), ("Fall 2024", "Fall 2024")]
)
def test_dates_under_the_heading_of_their_year(text: str, shown: str) -> None:
    assert Words("en").when(parse_when(text), year=False) == shown


def test_days_of_one_month_are_joined() -> None:
    shown = Words("en").when(parse_when("2024-05-17/2024-05-19"))
    assert re.fullmatch(r"17\s?–\s?19 May 2024", shown)


def test_days_of_two_years_keep_their_years_even_under_a_heading() -> None:
    shown = Words("en").when(parse_when("2023-12-30/2024-01-02"), year=False)
    assert "2023" in shown
    assert "2024" in shown


def test_a_range_of_one_day_is_a_day() -> None:
    day = PartialDate(2024, 5, 17)
    assert Words("en").when(When(day, day)) == "17 May 2024"


@pytest.mark.parametrize(
    ("language", "month", "day"),
    [
        ("de", "Mai 2024", "17. Mai 2024"),
        ("fr", "mai 2024", "17 mai 2024"),
        ("es", "may 2024", "17 may 2024"),
        ("ja", "2024年5月", "2024年5月17日"),
        ("en-US", "May 2024", "May 17, 2024"),
        ("en_US", "May 2024", "May 17, 2024"),
        ("xx", "May 2024", "17 May 2024"),
    ],
)
def test_dates_in_other_languages(language: str, month: str, day: str) -> None:
    words = Words(language)
    assert words.when(parse_when("2024-05")) == month
    assert words.when(parse_when("2024-05-17")) == day


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("skeleton", ["yMMM", "LLLL", "yMMMd", "MMMMd"])
def test_dates_in_english_are_those_of_cldr(skeleton: str, month: int) -> None:
    for year, day in ((2000, 1), (1987, 28), (31, 9)):
        assert _formatted(year, month, day, skeleton, "en") == _formatted_by_babel(year, month, day, skeleton, "en")


def test_an_undated_thing_has_no_date() -> None:
    assert Words("en").when(When()) == ""
    assert Words("en").date(None) == ""


@settings(max_examples=200, deadline=None)
@given(st.dates(), st.sampled_from(["en", "de", "fr", "ar", "zh", "fa", "xx", "pt-BR"]), st.booleans())
def test_every_day_can_be_written_in_every_language(day: object, language: str, year: bool) -> None:
    assert Words(language).when(parse_when(str(day)), year=year)
