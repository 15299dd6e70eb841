"""The headings that entries are grouped under, whatever word says what they are."""

from typing import Any

import pytest

from mkdocs_academic.model.dates import NO_DATE, When, parse_when
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.views.groupings import entry_heading
from mkdocs_academic.views.words import Words

ENGLISH = Words("en")


def heading(kind: str, level: str, own: dict[str, Any], when: When = NO_DATE, words: Words = ENGLISH) -> str | None:
    found = entry_heading(Entry(kind, "A B", when=when, fields=own), level, words)
    return found and found[1]


@pytest.mark.parametrize(
    ("degrees", "shown"),
    [
        ("PhD|Ph.D.|phd|D.Phil.|Doctor of Science|Dr. rer. nat.|Promotion|Doctorat|doutorado|博士|박사|Dissertation",
         "Doctoral students"),
        ("MSc|M.A.|masters|Master's|Master thesis|Mestrado|Magister|Diplomarbeit|修士|硕士|석사|graduate|LL.M.",
         "Master’s students"),
        ("BSc|B.A.|bachelors|Bachelor thesis|undergraduate|Honours|licence|学士|학사", "Bachelor’s students"),
        ("postdoc|Post-doctoral fellow|post doc|博士后|Habilitation", "Postdoctoral researchers"),
        ("intern|Internship|Praktikum|Stagiaire", "Interns"),
        ("visitor|Visiting PhD student|Gastdoktorand", "Visitors"),
        ("mentee", "mentee"),
    ],
)  # fmt: skip
def test_degrees_stand_together(degrees: str, shown: str) -> None:
    assert {heading("supervision", "degree", {"degree": one}) for one in degrees.split("|")} == {shown}


@pytest.mark.parametrize(
    ("kind", "level", "own", "when", "shown"),
    [
        ("supervision", "state", {}, "2020 – present", "Ongoing"),
        ("supervision", "state", {}, "2020", "Completed"),
        ("supervision", "state", {"state": "withdrawn"}, "2020", "withdrawn"),
        ("grant", "state", {}, "2020", "Awarded"),
        ("grant", "state", {"state": "Not funded"}, "2020", "Not funded"),
        ("grant", "state", {"state": "rejected"}, "2020", "Not funded"),
        ("grant", "role", {"role": "Co-I"}, "2020", "Co-investigator"),
        ("teaching", "level", {"level": "undergraduate"}, "2020", "Undergraduate"),
        ("award", "kind", {"kind": "honour"}, "2020", "Honours"),
        ("media", "kind", {"kind": "op-ed"}, "2020", "Op-eds"),
        ("project", "category", {"category": "*Pure* maths"}, "2020", "Pure maths"),
        ("project", "category", {}, "2020", None),
        ("service", "state", {}, "2020", None),
    ],
)
def test_headings(kind: str, level: str, own: dict[str, Any], when: str, shown: str | None) -> None:
    assert heading(kind, level, own, parse_when(when)) == shown


def test_headings_are_said_in_the_language_of_the_page() -> None:
    assert heading("supervision", "degree", {"degree": "PhD"}, words=Words("de")) == "Promovierende"
    assert heading("service", "kind", {"kind": "reviewing"}, words=Words("ja")) == "査読"


def test_groups_stand_in_their_own_order() -> None:
    degrees = ["BSc", "postdoc", "MSc", "mentee", "PhD", "intern"]
    found = [entry_heading(Entry("supervision", "A", fields={"degree": one}), "degree", ENGLISH) for one in degrees]
    assert [one[1] for one in sorted(filter(None, found))] == [
        "Postdoctoral researchers", "Doctoral students", "Master’s students", "Bachelor’s students", "Interns",
        "mentee",
    ]  # fmt: skip
