"""Talks on a map, in a table and as a short list, on whole sites."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from .conftest import Site, all_words, build, one, titles, words

TALKS = [
    {"name": "Ideal theory", "event": "Annual meeting", "location": "Leipzig, Germany", "date": "1922-09-20"},
    {"name": "Hypercomplex systems", "event": "Congress", "location": "ETH, Zürich, Switzerland", "date": "1932-09-07",
     "kind": "plenary", "url": "https://example.org/zurich"},
    {"name": "On invariants", "venue": "Hall", "location": "Zürich", "date": "1908-04", "with": ["Paul Gordan"]},
    {"name": "Cottage seminar", "location": "The cottage", "lat": "46.5", "lon": "-9.25", "date": "1930"},
    {"name": "Given often", "kind": "lecture", "slides": "https://example.org/slides.pdf", "occasions": [
        {"event": "Colloquium", "location": "Göttingen", "date": "1930-01-10", "video": "https://example.org/film"},
        {"event": "Colloquium", "location": "Hamburg", "date": "1931-06"}]},
    {"name": "To come", "event": "Symposium", "location": "Lisbon, Portugal", "date": "2051-05-02"},
    {"name": "On a screen", "location": "Online (Zoom)", "date": "2021-05-02"},
    {"name": "Nowhere <b>told</b>", "event": "Symposium", "date": "2021-05-03"},
    {"name": "Called off", "location": "Wien, Österreich", "date": "2020-05-03", "state": "cancelled"},
]  # fmt: skip


def cv(talks: list[dict[str, object]]) -> str:
    data = {"cv": {"name": "Emmy Noether", "sections": {"Talks": talks}}}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def pages(**directives: str) -> dict[str, str]:
    return {f"docs/{name}.md": f"# {name}\n\n{text}\n" for name, text in directives.items()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = pages(
        index="<!-- academic/talks { view: map } -->",
        chosen="<!-- academic/talks { view: map, year: -1931, kind: lecture } -->",
        ahead="<!-- academic/talks { view: map, upcoming: true } -->",
        both="<!-- academic/talks -->\n" + "\n<!-- academic/talks { view: map } -->\n" * 2,
        degrees="<!-- academic/talks { view: map, keys: [1930-cottage] } -->",
        table="<!-- academic/talks { view: table } -->",
        grouped="<!-- academic/talks { view: table, group_by: kind } -->",
        list="<!-- academic/talks { view: list } -->",
    )
    root = tmp_path_factory.mktemp("views")
    return build(root, files | {"cv.yml": cv(TALKS)}).assert_clean()


def rows(site: Site, page: str = "index.html") -> dict[str, str]:
    found = site.article(page).select(".academic-table--places tbody tr")
    return {words(one(row, "th")): words(one(row, "td")) for row in found}


def dots(site: Site, page: str = "index.html") -> list[str]:
    return all_words(site.article(page), ".academic-map__dot title")


def test_each_place_has_a_row_and_each_known_one_a_dot(site: Site) -> None:
    assert rows(site) == {
        "Zürich, Switzerland": "1932 Hypercomplex systems 1908 On invariants",
        "Lisbon, Portugal": "2 May 2051 To come",
        "Wien, Österreich": "2020 Called off Cancelled",
        "Hamburg": "1931 Given often",
        "Göttingen": "1930 Given often",
        "The cottage": "1930 Cottage seminar",
        "Leipzig, Germany": "1922 Ideal theory",
        "Online (Zoom)": "2021 On a screen",
        "No place given": "2021 Nowhere <b>told</b>",
    }
    assert sorted(dots(site)) == [
        "Göttingen: 1930", "Hamburg: 1931", "Leipzig, Germany: 1922", "Lisbon, Portugal: 2051 (Upcoming)",
        "The cottage: 1930", "Zürich, Switzerland: 1932, 1908",
    ]  # fmt: skip


def test_a_dot_is_a_link_to_its_row(site: Site) -> None:
    article = site.article()
    links = [str(link["xlink:href"]) for link in article.select("svg a")]
    assert links
    assert all(article.select(f"tr{href}") for href in links)
    assert one(article, "svg")["aria-label"] == "Where the talks were given"
    assert all_words(article, ".academic-map__dot--upcoming title") == ["Lisbon, Portugal: 2051 (Upcoming)"]


def test_the_table_has_a_caption_and_headings_for_rows_and_columns(site: Site) -> None:
    for page, columns in (("index.html", ["Place", "Talks"]), ("table", ["Date", "Title", "Event", "Place", "Links"])):
        table = one(site.article(page), "table")
        assert one(table, "caption").text
        assert all_words(table, "thead th[scope=col]") == columns
        assert table.select("tbody th[scope=row]")
        assert not table.select("tbody th:not([scope])")


def test_the_source_of_the_places_is_named_where_it_was_asked(site: Site) -> None:
    assert all_words(site.article(), "figcaption span") == ["Upcoming", "Places: GeoNames, CC BY 4.0"]
    addresses = [link["href"] for link in site.article().select("figcaption a")]
    assert addresses == ["https://www.geonames.org/", "https://creativecommons.org/licenses/by/4.0/"]
    assert rows(site, "degrees") == {"The cottage": "1930 Cottage seminar"}
    assert dots(site, "degrees") == ["The cottage: 1930"]
    assert not site.article("degrees").select("figcaption")


def test_a_map_shows_what_the_directive_chooses(site: Site) -> None:
    assert list(rows(site, "chosen")) == ["Hamburg", "Göttingen"]
    assert list(rows(site, "ahead")) == ["Lisbon, Portugal"]


def test_a_talk_leads_to_its_entry_on_the_page_else_to_its_own_address(site: Site) -> None:
    there = {words(link): str(link["href"]) for link in site.article().select(".academic-stays a")}
    assert there == {"Hypercomplex systems": "https://example.org/zurich"}
    both = site.article("both")
    links = [str(link["href"]) for link in both.select(".academic-stays a")]
    assert "#talk-1922-ideal" in links
    assert all(len(both.select(f'[id="{href[1:]}"]')) == 1 for href in links)


def test_two_maps_on_a_page_share_no_id(site: Site) -> None:
    ids = [tag["id"] for tag in site.article("both").select("[id]")]
    assert len(ids) == len(set(ids))
    assert len(site.article("both").select("svg.academic-map__land, .academic-map__land")) == 2


def test_a_map_asks_nobody(site: Site) -> None:
    html = str(one(site.article(), ".academic-talks--map"))
    assert "<script" not in html
    assert "<img" not in html
    assert "url(" not in html
    assert "src=" not in html


def test_search_finds_the_table_and_not_the_drawing(site: Site) -> None:
    index = site.text("search/search_index.json")
    assert "The cottage" in index
    assert "stroke-linecap" not in index


def test_a_table_has_a_row_for_each_time(site: Site) -> None:
    found = site.article("table").select("tbody tr")
    cells = [[words(cell) for cell in row.find_all(["td", "th"])] for row in found]
    assert ["7 Sept 1932", "Hypercomplex systems", "Plenary talk · Congress", "ETH, Zürich, Switzerland", ""] in cells
    assert ["Apr 1908", "On invariants", "Hall with Paul Gordan", "Zürich", ""] in cells
    assert ["10 Jan 1930", "Given often", "Lecture · Colloquium", "Göttingen", "Video Slides"] in cells
    assert ["Jun 1931", "Colloquium", "Hamburg", ""] in cells
    assert one(site.article("table"), "th[rowspan]")["rowspan"] == "2"


def test_a_table_may_have_groups(site: Site) -> None:
    assert all_words(site.article("grouped"), "h2 span") == ["Lecture", "Plenary talk", "Other"]
    assert len(site.article("grouped").select("table")) == 3


def test_a_list_says_each_talk_in_a_line_under_its_year(site: Site) -> None:
    article = site.article("list")
    assert not article.select(".academic-timeline")
    assert titles(article)[:2] == ["To come", "Nowhere <b>told</b>"]
    assert all_words(article, "h2 span")[:2] == ["Upcoming", "2021"]
    often = next(item for item in article.select(".academic-talk") if "Given often" in item.text)
    assert words(one(often, ".academic-body")) == (
        "Given often Lecture Colloquium, Göttingen, 10 Jan 1930 Video Colloquium, Hamburg, Jun 1931 Slides"
    )


def test_every_record_of_a_view_has_its_id(site: Site) -> None:
    for page in ("table", "list"):
        assert one(site.article(page), '[id="talk-1922-ideal"]')["data-year"] == "1922"


# What is wrong --------------------------------------------------------------------------------------------------------


def said(tmp_path: Path, *talks: dict[str, object], page: str = "{ view: map }") -> Site:
    files = pages(index=f"<!-- academic/talks {page} -->") | {"cv.yml": cv(list(talks))}
    return build(tmp_path, files, strict=False)


def test_an_ambiguous_place_is_a_warning_with_candidates(tmp_path: Path) -> None:
    site = said(tmp_path, {"name": "A", "location": "Cambridge", "date": "2020"})
    assert "cv.yml:6:17: warning[ambiguous-place]: there is more than one 'Cambridge'" in site.output
    assert "hint: write 'Cambridge, UK' or 'Cambridge, MA, USA'" in site.output
    assert "or say where it is with 'lat' and 'lon'" in site.output
    assert rows(site) == {"Cambridge": "2020 A"}
    assert not site.article().select("svg")


def test_an_unknown_place_is_a_warning_with_what_is_near(tmp_path: Path) -> None:
    occasions = [{"city": "Hamburg", "date": "2019"}, {"city": "Zurihc, Switzerland", "date": "2020"}]
    site = said(tmp_path, {"name": "A", "given": occasions})
    assert "cv.yml:9:15: warning[unknown-place]: the map does not know 'Zurihc'" in site.output
    assert "did you mean 'Zürich'?" in site.output
    assert rows(site) == {"Zurihc, Switzerland": "2020 A", "Hamburg": "2019 A"}
    assert dots(site) == ["Hamburg: 2019"]


def test_a_country_alone_is_told_and_is_no_warning(tmp_path: Path) -> None:
    site = said(tmp_path, {"name": "A", "location": "Japan", "date": "2020"})
    assert "WARNING" not in site.output
    assert "cv.yml:6:17: info[wide-place]: 'Japan' is too wide for a dot on the map" in site.output
    assert rows(site) == {"Japan": "2020 A"}


def test_places_are_asked_for_only_where_a_map_shows_them(tmp_path: Path) -> None:
    talks = {"name": "A", "location": "Cambridge", "date": "2020"}
    assert "-place]" not in said(tmp_path, talks, page="{ view: table }").assert_clean().output


def test_a_place_is_reported_once_in_a_build(tmp_path: Path) -> None:
    directive = "<!-- academic/talks { view: map } -->"
    talks = [{"name": "A", "location": "Cambridge", "date": "2020"}]
    files = pages(index=f"{directive}\n\n{directive}", other=directive) | {"cv.yml": cv(list(talks))}
    assert build(tmp_path, files, strict=False).output.count("ambiguous-place") == 1


def test_the_place_of_a_talk_page_is_reported_in_its_front_matter(tmp_path: Path) -> None:
    talk = "---\ntitle: A\ndate: 2020-01-02\nlocation: Atlantis Deep\n---\nText.\n"
    files = pages(index="<!-- academic/talks { view: map } -->") | {"docs/talks/a.md": talk}
    site = build(tmp_path, files | {"cv.yml": "cv: {name: Emmy Noether}"}, strict=False)
    assert "docs/talks/a.md:4:11: warning[unknown-place]" in site.output


def test_degrees_in_front_matter_make_a_dot(tmp_path: Path) -> None:
    talk = "---\ntitle: A\ndate: 2020-01-02\nlocation: Deep sea\ncoordinates: [0, -30]\n---\nText.\n"
    files = pages(index="<!-- academic/talks { view: map } -->") | {"docs/talks/a.md": talk}
    site = build(tmp_path, files | {"cv.yml": "cv: {name: Emmy Noether}"}).assert_clean()
    assert dots(site) == ["Deep sea: 2020"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"lat": "91", "lon": "0"}, "'lat' is beyond 90 degrees: '91'"),
        ({"lat": "10", "lon": "-181"}, "'lon' is beyond 180 degrees: '-181'"),
        ({"lat": "47°22′N", "lon": "8"}, "'lat' is no number of degrees"),
        ({"latitude": "nan", "longitude": "8"}, "'latitude' is no number of degrees"),
        ({"lat": "47"}, "'lat' without 'lon' is no place"),
        ({"lng": "8"}, "'lng' without 'lat' is no place"),
        ({"coordinates": "47"}, "'coordinates' should be a latitude and a longitude"),
        ({"coordinates": ["8", "147", "3"]}, "'coordinates' should be a latitude and a longitude"),
        ({"coordinates": [147, 8]}, "'coordinates' is beyond 90 degrees: '147'"),
        ({"lat": "8E", "lon": "8"}, "'lat' is no number of degrees: '8E'"),
    ],
)
def test_degrees_that_are_none_are_errors(fields: dict[str, object], message: str, tmp_path: Path) -> None:
    site = said(tmp_path, {"name": "A", "date": "2020"} | fields).assert_failed()
    assert f"error[bad-coordinates]: {message}" in site.output


@pytest.mark.parametrize(
    "fields",
    [{"lat": 46.5, "lon": -9.25}, {"latitude": "46.5° N", "longitude": "9.25 W"}, {"coordinates": "46.5, -9.25"},
     {"coordinates": [46.5, -9.25]}, {"latlng": {"lat": 46.5, "lng": -9.25}}, {"coordinates": "46.5 −9.25"}],
    ids=str,
)  # fmt: skip
def test_degrees_are_read_as_people_write_them(fields: dict[str, object], tmp_path: Path) -> None:
    site = said(tmp_path, {"name": "A", "date": "2020", "location": "Somewhere"} | fields).assert_clean()
    (dot,) = site.article().select("svg a path:nth-of-type(2)")
    assert dot["d"] == "M500 200h.01"


def test_a_map_needs_no_plugin(tmp_path: Path) -> None:
    files = pages(index="<!-- academic/talks { view: map } -->") | {"cv.yml": cv(TALKS)}
    config = {"markdown_extensions": ["academic"]}
    site = build(tmp_path, files, config, academic=False).assert_clean()
    assert dots(site)[0].startswith("Zürich, Switzerland")
    assert len(rows(site)) == 9
