"""Where a place is, told from how people write it: no request, no guess between two towns of a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic import gazetteer as gazetteer_module
from mkdocs_academic.gazetteer import Ambiguous, Found, Online, TooWide, Unknown, gazetteer

# How it is written: name in the gazetteer, country, and state or province where there is one.
TOWNS = {
    "Cambridge, UK": "Cambridge GB ENG",
    "Cambridge, England": "Cambridge GB ENG",
    "Cambridge CB3 0FD, United Kingdom": "Cambridge GB ENG",
    "Cambridge, MA, USA": "Cambridge US MA",
    "Cambridge, Massachusetts": "Cambridge US MA",
    "Cambridge MA": "Cambridge US MA",
    "Zürich": "Zürich CH",
    "ETH, Zürich, Switzerland": "Zürich CH",
    "ETH Zürich": "Zürich CH",
    "8092 Zurich, Schweiz": "Zürich CH",
    "Munich": "Munich DE",
    "München, Deutschland": "Munich DE",
    "Muenchen, Allemagne": "Munich DE",
    "Munich, Bavaria": "Munich DE",
    "Köln": "Köln DE",
    "Cologne, Germany": "Köln DE",
    "Frankfurt": "Frankfurt am Main DE",
    "Frankfurt (Oder)": "Frankfurt (Oder) DE",
    "Halle (Saale), Germany": "Halle (Saale) DE",
    "Freiburg im Breisgau": "Freiburg DE",
    "Garching, Germany": "Garching DE",
    "Schloss Dagstuhl, Wadern, Germany": "Wadern DE",
    "Dagstuhl, Germany": "Wadern DE",
    "Oberwolfach, Germany": "Oberwolfach DE",
    "The Hague": "The Hague NL",
    "Den Haag, The Netherlands": "The Hague NL",
    "'s-Gravenhage": "The Hague NL",
    "Saint Petersburg": "Saint Petersburg RU",
    "St. Petersburg, Russia": "Saint Petersburg RU",
    "Санкт-Петербург, Россия": "Saint Petersburg RU",
    "St. Petersburg, FL": "St. Petersburg US FL",
    "New York": "New York City US NY",
    "New York, NY": "New York City US NY",
    "Columbia University, New York, NY, U.S.A.": "New York City US NY",
    "NYC": "New York City US NY",
    "Poughkeepsie, New York": "Poughkeepsie US NY",
    "Princeton, NJ": "Princeton US NJ",
    "Princeton, New Jersey, United States": "Princeton US NJ",
    "Washington, D.C.": "Washington US DC",
    "Washington DC, USA": "Washington US DC",
    "Fort Meade, Maryland": "Fort Meade US MD",
    "Ft. Meade, Maryland": "Fort Meade US MD",
    "Berkeley, CA": "Berkeley US CA",
    "Hanover, NH": "Hanover US NH",
    "Springfield, IL": "Springfield US IL",
    "Atlanta, Georgia": "Atlanta US GA",
    "Tbilisi, Georgia": "Tbilisi GE",
    "Athens, Greece": "Athens GR",
    "Athens, Georgia": "Athens US GA",
    "Paris": "Paris FR",
    "Paris, Texas": "Paris US TX",
    "Paris (hybrid)": "Paris FR",
    "Berlin and online": "Berlin DE",
    "Berlin (Germany)": "Berlin DE",
    "Berlin, DE": "Berlin DE",
    "London": "London GB ENG",
    "London, Ontario": "London CA 08",
    "Toronto, ON, Canada": "Toronto CA 08",
    "Montréal, Québec": "Montréal CA 10",
    "Melbourne, VIC, Australia": "Melbourne AU 07",
    "Teddington, England": "Teddington GB ENG",
    "St Andrews, Scotland": "Saint Andrews GB SCT",
    "Imperial College London, UK": "London GB ENG",
    "Barcelona": "Barcelona ES",
    "San José, Costa Rica": "San José CR",
    "San Jose, California": "San Jose US CA",
    "São Paulo, Brasil": "São Paulo BR",
    "Kyoto, Japan": "Kyoto JP",
    "東京": "Tokyo JP",
    "北京市，中国": "Beijing CN",
    "서울, 대한민국": "Seoul KR",
    "パリ、フランス": "Paris FR",
    "القاهرة، مصر": "Cairo EG",
    "Hangzhou, Zhejiang, China": "Hangzhou CN",
    "Seoul, Korea": "Seoul KR",
    "Singapore": "Singapore SG",
    "Hong Kong": "Hong Kong HK",
    "Luxembourg": "Luxembourg LU",
    "Gothenburg, Sweden": "Gothenburg SE",
    "Göteborg": "Gothenburg SE",
    "Ghent, Belgium": "Gent BE",
    "İstanbul, Türkiye": "Istanbul TR",
    "Nowy Jork": "New York City US NY",
    "Les Houches": "Les Houches FR",
    "Cargèse, France": "Cargèse FR",
    "Woods Hole, MA": "Woods Hole US MA",
    "Sophia Antipolis, France": "Valbonne FR",
    "Villigen, Switzerland": "Villigen CH",
    "Lyngby, Denmark": "Kongens Lyngby DK",
    "CAMBRIDGE, MASSACHUSETTS": "Cambridge US MA",
    "zurich, switzerland": "Zürich CH",
}
MANY = {
    "Cambridge": ["Cambridge, UK", "Cambridge, MA, USA"],
    "Valencia": ["Valencia, Venezuela", "Valencia, Spain"],
    "Springfield, USA": ["Springfield, IL, USA", "Springfield, MA, USA"],
    "Durham": ["Durham, NC, USA", "Durham, UK"],
    "Newcastle": ["Newcastle, NSW, Australia", "Newcastle upon Tyne, UK"],
}
ON_A_SCREEN = ["Online", "online (Zoom)", "virtuell", "en ligne", "En línea", "Online, hosted by MIT", "Zoom",
               "オンライン", "线上", "온라인", "онлайн", "عن بعد", "Webinar", "hybrid", "da remoto"]  # fmt: skip
WIDE = ["Japan", "USA", "U.S.A.", "Deutschland", "Georgia", "Brasil", "日本", "Massachusetts", "England", "Россия"]


@pytest.mark.parametrize(("written", "town"), TOWNS.items(), ids=TOWNS)
def test_a_town_is_found(written: str, town: str) -> None:
    answer = gazetteer().resolve(written)
    assert isinstance(answer, Found), answer
    assert " ".join(filter(None, (answer.town.name, answer.town.country, answer.town.region))) == town


@pytest.mark.parametrize(("written", "candidates"), MANY.items(), ids=MANY)
def test_of_several_towns_none_is_chosen(written: str, candidates: list[str]) -> None:
    answer = gazetteer().resolve(written)
    assert isinstance(answer, Ambiguous), answer
    assert [name for name in answer.candidates if name in candidates] == candidates


@pytest.mark.parametrize("written", [name for names in MANY.values() for name in names])
def test_what_is_proposed_is_found(written: str) -> None:
    assert isinstance(gazetteer().resolve(written), Found)


@pytest.mark.parametrize("written", ON_A_SCREEN)
def test_a_screen_is_no_place(written: str) -> None:
    assert isinstance(gazetteer().resolve(written), Online)


@pytest.mark.parametrize("written", WIDE)
def test_a_country_or_state_alone_has_no_dot(written: str) -> None:
    assert isinstance(gazetteer().resolve(written), TooWide)


@pytest.mark.parametrize(
    ("written", "word", "near"),
    [
        ("Zurihc, Switzerland", "Zurihc", "Zürich"),
        ("Main Auditorium", "Main Auditorium", ""),
        ("Acme Institute, Japan", "Acme Institute", ""),
        ("Xyzzy, MA", "Xyzzy", ""),
        ("Zürich, Japan", "Zürich", ""),
    ],
)
def test_what_is_not_known_is_named(written: str, word: str, near: str) -> None:
    answer = gazetteer().resolve(written)
    assert isinstance(answer, Unknown), answer
    assert (answer.word, near in answer.near or not near) == (word, True)


@pytest.mark.parametrize("written", ["", " ", ", , ,", "12345", "()", "–"])
def test_no_words_are_no_place(written: str) -> None:
    assert gazetteer().resolve(written) is None


def test_the_point_is_where_the_town_is() -> None:
    answer = gazetteer().resolve("Wellington, New Zealand")
    assert isinstance(answer, Found)
    assert (round(answer.town.point.latitude), round(answer.town.point.longitude)) == (-41, 175)


def test_the_file_is_in_order_and_every_other_name_leads_to_a_town() -> None:
    text = (Path(gazetteer_module.__file__).parent / "places.tsv").read_bytes()
    lines = [line.split(b"\t") for line in text.splitlines()]
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    towns = {(line[0], line[2], line[3]) for line in lines if len(line) == 7}
    others = [line for line in lines if line[1][:1] in (b"=", b"<")]
    assert [line for line in others if (line[1][1:], line[2], line[3]) not in towns] == []
    degrees = [(int(line[4]), int(line[5])) for line in lines if len(line) == 7]
    assert all(-9000 <= north <= 9000 and -18000 <= east <= 18000 for north, east in degrees)
    assert (len(towns) > 50_000, len(others) > 50_000) == (True, True)


@given(st.text(max_size=60) | st.text("aZ,.()\t\n=@#\ud800'-東 ", max_size=40))
def test_whatever_is_written_is_answered(written: str) -> None:
    answer = gazetteer().resolve(written)
    assert answer is None or isinstance(answer, Found | Ambiguous | Unknown | TooWide | Online)
