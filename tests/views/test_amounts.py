"""Sums of money: set in the page's language, and never another sum."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.views.amounts import amount, sign_of
from mkdocs_academic.views.words import Words

ENGLISH, GERMAN, FRENCH = Words("en"), Words("de"), Words("fr")


@pytest.mark.parametrize(
    ("written", "currency", "english", "german"),
    [
        ("1250000", "EUR", "€1,250,000", "1.250.000 €"),
        ("1,250,000", "EUR", "€1,250,000", "1.250.000 €"),
        ("1.250.000 €", "", "€1,250,000", "1.250.000 €"),
        ("1 250 000", "eur", "€1,250,000", "1.250.000 €"),
        ("CHF 1'250'000", "", "CHF 1,250,000", "1.250.000 CHF"),
        ("250k", "EUR", "€250,000", "250.000 €"),
        ("250 k€", "", "€250,000", "250.000 €"),
        ("1.2M", "€", "€1,200,000", "1.200.000 €"),
        ("1,5 Mio. €", "", "€1,500,000", "1.500.000 €"),
        ("£1.2 million", "", "£1,200,000", "1.200.000 £"),
        ("$50,000", "", "$50,000", "50.000 $"),
        ("US$50,000", "", "US$50,000", "50.000 US$"),
        ("R$ 10.000", "", "R$10,000", "10.000 R$"),
        ("EUR 50 000", "", "€50,000", "50.000 €"),
        ("12,50,000", "INR", "₹1,250,000", "1.250.000 ₹"),
        ("50000.5", "USD", "$50,000.50", "50.000,50 $"),
        ("1.234.567,89", "EUR", "€1,234,567.89", "1.234.567,89 €"),
        ("1.250", "EUR", "€1,250", "1.250 €"),
        ("100", "XYZ", "XYZ 100", "100 XYZ"),
    ],
)
def test_a_sum_is_set_as_the_language_writes_it(written: str, currency: str, english: str, german: str) -> None:
    shown = [amount(written, currency, words).replace("\xa0", " ") for words in (ENGLISH, GERMAN)]
    assert shown == [english, german]


@pytest.mark.parametrize(
    ("written", "currency", "shown"),
    [
        ("1.250 Mio. €", "", "1.250 Mio. €"),
        ("$1.5 billion", "", "$1.5 billion"),
        ("€50,000 per year", "", "€50,000 per year"),
        ("50,000–60,000", "EUR", "50,000–60,000 EUR"),
        ("1.250", "KWD", "1.250 KWD"),
        ("0.500", "EUR", "0.500 EUR"),
        ("1,2,3", "EUR", "1,2,3 EUR"),
        ("300万円", "JPY", "300万円"),
        ("40%", "EUR", "40%"),
        ("100", "", "100"),
        ("full salary", "EUR", "full salary"),
        ("€€5", "", "€€5"),
    ],
)
def test_what_is_not_certain_stays_as_it_was_written(written: str, currency: str, shown: str) -> None:
    assert amount(written, currency, ENGLISH) == shown


def test_the_sign_of_a_sum() -> None:
    assert [sign_of(text) for text in ("€5", "5 EUR", "5", "five euros")] == ["€", "EUR", "", ""]


def value(shown: str, point: str) -> Decimal:
    return Decimal(re.sub(rf"[^\d{re.escape(point)}]", "", shown).replace(point, "."))


@given(
    st.integers(0, 10**12),
    st.integers(0, 99),
    st.sampled_from([("", "."), ("", ","), (",", "."), (".", ","), (" ", ","), ("'", "."), ("\u202f", ",")]),
    st.sampled_from(["EUR", "USD", "GBP", "JPY", "CHF"]),
)
def test_no_sum_is_changed(whole: int, part: int, marks: tuple[str, str], currency: str) -> None:
    thousands, point = marks
    written = f"{whole:,}".replace(",", thousands) + (f"{point}{part:02d}" if part else "")
    expected = Decimal(f"{whole}.{part:02d}")
    for words, mark in ((ENGLISH, "."), (GERMAN, ","), (FRENCH, ",")):
        assert value(amount(written, currency, words), mark) == expected


@given(st.text(max_size=30), st.sampled_from(["", "EUR", "€", "kr"]))
def test_any_text_is_shown(text: str, currency: str) -> None:
    shown = amount(text, currency, ENGLISH)
    assert [c for c in shown if c.isdecimal() and c != "0"] or not [c for c in text if c.isdecimal() and c != "0"]
