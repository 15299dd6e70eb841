"""The terms of a course, the registries that have a program, and lines of news."""

import pytest

from mkdocs_academic.formats.news import dated_news
from mkdocs_academic.formats.packages import take_packages
from mkdocs_academic.formats.terms import read_terms
from mkdocs_academic.model.dates import NO_DATE, When, parse_when


@pytest.mark.parametrize(
    ("terms", "shown", "latest"),
    [
        (["Fall 2023"], "Fall 2023", "2023-09"),
        (["2021"], "2021", "2021"),
        (["Fall 2023", "Spring 2024"], "Fall 2023, Spring 2024", "2024-03"),
        (["Spring 2024", "Fall 2021"], "Spring 2024, Fall 2021", "2024-03"),
        (["Fall 2023, Spring 2024"], "Fall 2023, Spring 2024", "2024-03"),
        (["Fall 2020", "Fall 2021", "Fall 2022", "Spring 2023"], "Fall 2020–2022, Spring 2023", "2023-03"),
        (["Fall 2022", "Fall 2021", "Fall 2020"], "Fall 2020–2022", "2022-09"),
        (["Fall 2018", "Fall 2020", "Fall 2021"], "Fall 2018, 2020, 2021", "2021-09"),
        (["2018", "2019", "2020"], "2018–2020", "2020"),
        (["2018", "2019"], "2018, 2019", "2019"),
        (["WS 2019/20", "SS 2020"], "WS 2019/20, SS 2020", "2020-04"),
        (["every summer"], "every summer", None),
    ],
)
def test_terms(terms: list[str], shown: str, latest: str | None) -> None:
    when = read_terms(terms)
    assert when.text or str(when) == latest
    assert (when.text or str(when)) in (shown, latest)
    if when.text:
        assert when.text == shown
    assert (str(when.start) if when.start else None) == latest


def test_a_date_beside_the_terms_sorts_them() -> None:
    assert read_terms(["Summer term"], parse_when("1954")) == When(parse_when("1954").start, text="Summer term")
    assert read_terms(["Fall 2020"], NO_DATE).year == 2020


@pytest.mark.parametrize(
    ("packages", "links", "rest"),
    [
        ({"pypi": "tide"}, {"PyPI": "https://pypi.org/project/tide/"}, None),
        ({"cran": "tidal"}, {"CRAN: tidal": "https://cran.r-project.org/package=tidal"}, None),
        ({"npm": "@me/tide"}, {"npm: @me/tide": "https://www.npmjs.com/package/@me/tide"}, None),
        ({"conda": "tide"}, {"conda": "https://anaconda.org/conda-forge/tide"}, None),
        ({"conda": "mine/tide"}, {"conda: mine/tide": "https://anaconda.org/mine/tide"}, None),
        ("pypi: tide", {"PyPI": "https://pypi.org/project/tide/"}, None),
        (["julia: Tide"], {"Julia": "https://juliahub.com/ui/Packages/General/Tide"}, None),
        ({"pypi": "https://test.pypi.org/tide"}, {"PyPI": "https://test.pypi.org/tide"}, None),
        ({"aur": "tide"}, {}, [{"aur": "tide"}]),
        ({"pypi": "<script>"}, {}, [{"pypi": "<script>"}]),
        ({"pypi": "../../tide"}, {}, [{"pypi": "../../tide"}]),
        ("tide", {}, ["tide"]),
        (None, {}, None),
    ],
)
def test_packages(packages: object, links: dict[str, str], rest: object) -> None:
    values = {"name": "Tide", "packages": packages}
    assert {link.label: link.url for link in take_packages(values)} == links
    assert values.get("packages") == rest


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-05-01: It is out.", {"date": "2024-05-01", "text": "It is out."}),
        ("May 2024 – It is out.", {"date": "May 2024", "text": "It is out."}),
        ("[2024-05] It: is out.", {"date": "2024-05", "text": "It: is out."}),
        ("2024: a year", {"date": "2024", "text": "a year"}),
        ("Note: a thing", {"text": "Note: a thing"}),
        ("It is out.", {"text": "It is out."}),
        ({"2024-05-01": "It is out."}, {"date": "2024-05-01", "text": "It is out."}),
        ({"date": "2024", "text": "a"}, {"date": "2024", "text": "a"}),
        ({"bullet": "a"}, {"text": "a"}),
    ],
)
def test_lines_of_news(written: object, read: dict[str, str]) -> None:
    assert dated_news(written) == read  # type: ignore[arg-type]
