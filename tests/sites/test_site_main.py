"""The main job: a bio page in academicpages' manner and a CV, shown whole and shown right."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from urllib.parse import unquote

import pytest

from .conftest import PNG, Site, all_words, build, one, rebuild, records, titles, words

CV = """\
cv:
  name: Thessaly Brandvold
  headline: Limnologist of small lakes
  location: Tarnwick, Norrmark
  email: t.brandvold@lakes.example.org
  phone: "+47 555 01 88"
  address: 14 Heronry Lane, Tarnwick
  birth_date: 1983-03-09
  photo: heron.png
  website: https://brandvold.example.org/
  affiliations:
    - {name: University of Norrmark, department: Institute of Inland Waters, url: "https://norrmark.example.edu/"}
  interests: [lake ice, diatoms]
  orcid: 0000-0002-1234-7779
  github: tbrandvold
  social_networks:
    - {network: Mastodon, username: "@thessaly@pond.example.social"}
  sections:
    Education:
      - institution: University of Norrmark
        area: Limnology
        degree: PhD
        start_date: 2006
        end_date: 2010
        highlights:
          - Thesis on *Stephanodiscus* in >100 ponds & pools
      - institution: Tarnwick College
        area: Biology
        degree: B.Sc.
        start_date: 2002
        end_date: 2006
    Academic Appointments:
      - company: University of Norrmark
        position: Professor
        start_date: 2019-08
        end_date: present
        summary: Head of a station with a budget of \\$8M.
      - company: Ice Laboratory
        position: Research fellow
        start_date: 2010
        end_date: 2019
    Publications:
      - title: A pond remembers its winters
        authors: [Thessaly Brandvold, Odo Kessling]
        journal: Annals of Shallow Water
        volume: 12
        date: 2024-02
        doi: 10.5555/asw.2024.12
      - title: How thin ice speaks
        authors: [Odo Kessling, T. Brandvold, Mireille Achterberg]
        booktitle: Proceedings of the Ninth Ice Colloquium
        date: 2021
      - title: Diatoms of the *lesser* tarns & meres
        authors: ["Brandvold, Thessaly"]
        journal: Norrmark Naturalist
        date: 2024-11
      - title: On the colour of drained lakes
        authors: [Thessaly Brandvold]
        publisher: Heron Press
        type: book
        date: 2015
      - title: Lake ice without lakes
        authors: [Thessaly Brandvold]
        status: in preparation
    Invited Talks:
      - name: The sound of black ice
        event: Northern Winter School
        location: Tarnwick
        date: 2023-01-17
      - name: Counting what melts
        event: Meltwater Days
        date: 2019-06
      - name: Cores, years and doubts
        event: Meltwater Days
        date: 2023-06-02
    Awards:
      - name: Silver Grebe
        awarder: Society for Small Lakes
        date: 2020
      - name: Prize of the Ferrymen
        date: 2012
    Teaching:
      - name: Field methods on ice
        institution: University of Norrmark
        terms: [Winter 2020, Winter 2022]
"""
INDEX = """\
---
permalink: /
title: Lakes & ice
excerpt: "Thessaly Brandvold reads the archive that a lake keeps in its mud."
author_profile: true
redirect_from:
  - /about/
  - /about.html
---

# Lakes & ice

A lake writes a diary in mud. I read it. See my [papers](publications.md) and the [older CV](cv.md#education).
"""
FILES = {
    "cv.yml": CV,
    "heron.png": PNG,
    "docs/index.md": INDEX,
    "docs/cv.md": "# Curriculum vitae\n\n<!-- academic/cv -->\n",
    "docs/publications.md": "# Publications\n\n<!-- academic/publications -->\n",
    "docs/talks.md": "# Talks\n\n<!-- academic/talks -->\n",
    "docs/teaching.md": "# Teaching\n\n<!-- academic/teaching -->\n",
}
SECTIONS = ["Education", "Academic Appointments", "Publications", "Invited Talks", "Awards", "Teaching"]


@pytest.fixture(scope="module", params=[True, False], ids=["directories", "files"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    config = {"use_directory_urls": request.param, "site_url": "https://example.org/lab/"}
    return build(tmp_path_factory.mktemp("main"), FILES, config).assert_clean()


@pytest.fixture
def home(site: Site) -> str:
    """The address of the first page, as MkDocs gives it."""
    return "https://example.org/lab/" + ("index.html" if site.file("cv.html").exists() else "")


def test_good_site_builds_under_strict_without_a_warning(site: Site) -> None:
    site.assert_clean()
    assert "academic" not in site.output


# The bio page ---------------------------------------------------------------------------------------------------------


def test_bio_page_has_the_sidebar_with_the_name(site: Site) -> None:
    aside = one(site.page(), "aside.academic-profile")
    assert "Thessaly Brandvold" in words(aside)
    assert "Limnologist of small lakes" in words(aside)
    assert "University of Norrmark, Institute of Inland Waters" in words(aside)
    assert "lake ice, diatoms" in words(aside)
    assert aside["aria-label"] == "About Thessaly Brandvold"


def test_sidebar_stands_ahead_of_the_text_and_outside_of_it(site: Site) -> None:
    page = site.page()
    assert not page.select("article aside")
    order = [tag.name for tag in page.select("aside.academic-profile, article.md-content__inner")]
    assert order == ["aside", "article"]


def test_other_pages_have_no_sidebar(site: Site) -> None:
    for name in ("cv", "publications", "talks", "teaching", "404.html"):
        assert not site.page(name).select("aside.academic-profile"), name


def test_excerpt_is_the_description(site: Site) -> None:
    description = one(site.page(), 'meta[name="description"]')
    assert description["content"] == "Thessaly Brandvold reads the archive that a lake keeps in its mud."


def test_title_with_an_ampersand_is_shown_once_escaped(site: Site) -> None:
    page = site.page()
    assert words(one(page, "title")) == "Lakes & ice - A small site"
    assert all_words(page, "h1") == ["Lakes & ice"]
    assert "&amp;amp;" not in site.text("index.html")


def test_author_name_is_in_no_raw_form_in_the_head(site: Site) -> None:
    for meta in site.page().select('meta[name="author"]'):
        assert "{" not in str(meta["content"])


def test_permalink_puts_the_page_at_the_root(site: Site, home: str) -> None:
    assert one(site.page(), 'link[rel="canonical"]')["href"] == home
    assert f"<loc>{home}</loc>" in site.text("sitemap.xml")


@pytest.mark.parametrize(("alias", "target"), [("about/index.html", "../"), ("about.html", "./")])
def test_redirect_has_canonical_refresh_and_a_link(site: Site, home: str, alias: str, target: str) -> None:
    page = site.page(alias)
    link = one(page, "a[href]")
    assert one(page, 'link[rel="canonical"]')["href"] == home
    assert one(page, 'meta[http-equiv="refresh"]')["content"] == f"0; url={link['href']}"
    assert one(page, 'meta[name="robots"]')["content"] == "noindex"
    assert (site.file(alias).parent / str(link["href"])).resolve() in (site.folder, site.file("index.html"))
    assert str(link["href"]).removesuffix("index.html") in (target, target.removeprefix("./"))
    assert not page.select("script")


def test_redirects_are_neither_in_the_sitemap_nor_in_the_navigation_nor_in_search(site: Site) -> None:
    assert "about" not in site.text("sitemap.xml")
    assert "about" not in site.text("search/search_index.json")
    assert not site.page().select('nav a[href*="about"]')


def test_links_between_pages_lead_to_files(site: Site) -> None:
    for name in ("index.html", "cv", "publications", "talks"):
        page = site.page(name)
        folder = site.folder if name == "index.html" or site.file(f"{name}.html").exists() else site.file(name)
        for link in page.select("article a[href], aside a[href], aside img[src]"):
            address = str(link.get("href") or link.get("src"))
            if re.match(r"[a-z]+:", address) or address.startswith("#"):
                continue
            file = (folder / address.split("#")[0]).resolve()
            assert file.is_file() or (file / "index.html").is_file(), f"{address} in {name}"


def test_photo_beside_the_cv_is_published_and_described(site: Site) -> None:
    photo = one(site.page(), "aside.academic-profile img")
    assert site.file(str(photo["src"])).read_bytes() == PNG
    assert photo["alt"] == "Portrait of Thessaly Brandvold"


def test_ids_on_networks_become_links_of_the_same_person(site: Site) -> None:
    links = {words(link): link for link in site.page().select("aside.academic-profile a")}
    for label, address in (
        ("ORCID", "https://orcid.org/0000-0002-1234-7779"),
        ("GitHub", "https://github.com/tbrandvold"),
        ("Mastodon", "https://pond.example.social/@thessaly"),
        ("Website", "https://brandvold.example.org/"),
    ):
        assert links[label]["href"] == address
        assert links[label]["rel"] == ["me"]


def test_every_link_of_the_sidebar_has_a_word(site: Site) -> None:
    for link in site.page().select("aside.academic-profile a"):
        assert words(link)


def test_json_ld_is_a_person_with_the_same_links(site: Site, home: str) -> None:
    scripts = site.page().select('script[type="application/ld+json"]')
    (person,) = [json.loads(script.get_text()) for script in scripts]
    assert person["@context"] == "https://schema.org"
    assert person["@type"] == "Person"
    assert (person["givenName"], person["familyName"]) == ("Thessaly", "Brandvold")
    assert person["url"] == home
    assert person["image"].startswith("https://example.org/lab/")
    assert site.file(person["image"].removeprefix("https://example.org/lab/")).read_bytes() == PNG
    links = [link["href"] for link in site.page().select("aside.academic-profile a[rel=me]")]
    assert person["sameAs"] == links
    assert not {"email", "telephone", "birthDate", "address"} & set(person)


# Private by default ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("private", ["555 01 88", "5550188", "Heronry", "1983-03-09", "1983"])
def test_private_data_is_in_no_file_of_the_site(site: Site, private: str) -> None:
    for name, text in site.texts():
        assert private not in text, name


def test_email_is_plain_in_no_file_but_can_be_written_to(site: Site) -> None:
    for name, text in site.texts():
        assert "t.brandvold@" not in text, name
        assert "lakes.example.org" not in text, name
    link = one(site.page(), 'aside a[href^="mailto:"]')
    assert unquote(str(link["href"])) == "mailto:t.brandvold@lakes.example.org"
    assert words(link) == "E-mail"


# Publications ---------------------------------------------------------------------------------------------------------


def test_years_are_headings_newest_first_with_their_works(site: Site) -> None:
    article = site.article("publications")
    assert all_words(article, "h2") == ["In progress", "2024", "2021", "2015"]
    counts = [len(group.select(".academic-publication")) for group in article.select("section.academic-group")]
    assert counts == [1, 2, 1, 1]


def test_works_of_one_year_are_newest_first(site: Site) -> None:
    assert titles(site.article("publications")) == [
        "Lake ice without lakes",
        "Diatoms of the lesser tarns & meres",
        "A pond remembers its winters",
        "How thin ice speaks",
        "On the colour of drained lakes",
    ]


def test_every_work_carries_year_type_and_id(site: Site) -> None:
    works = site.article("publications").select(".academic-publication")
    assert [work["data-year"] for work in works] == ["", "2024", "2024", "2021", "2015"]
    assert [work["data-type"] for work in works[1:]] == [
        "article-journal",
        "article-journal",
        "paper-conference",
        "book",
    ]
    ids = [str(work["id"]) for work in works]
    assert all(key.startswith("pub-") for key in ids)
    assert "pub-brandvold2024pond" in ids
    assert len(set(ids)) == len(ids)


def test_own_name_is_marked_in_every_spelling_and_no_other(site: Site) -> None:
    article = site.article("publications")
    assert all_words(article, "b.academic-self") == [
        "Thessaly Brandvold",
        "Thessaly Brandvold",
        "Thessaly Brandvold",
        "T. Brandvold",
        "Thessaly Brandvold",
    ]
    thin_ice = one(article, '.academic-publication[data-year="2021"]')
    assert "Odo Kessling, T. Brandvold, Mireille Achterberg" in words(thin_ice)


def test_venue_is_a_citation_and_doi_a_link_with_a_name(site: Site) -> None:
    work = one(site.article("publications"), "#pub-brandvold2024pond")
    assert words(one(work, "cite")) == "Annals of Shallow Water"
    doi = one(work, "a[aria-label]")
    assert doi["href"] == "https://doi.org/10.5555/asw.2024.12"
    assert doi["aria-label"] == "DOI: A pond remembers its winters"
    assert words(doi) == "DOI"


def test_emphasis_in_a_title_is_emphasis(site: Site) -> None:
    work = one(site.article("publications"), "#pub-brandvold2024diatoms")
    assert [words(em) for em in work.select("em")] == ["lesser"]
    assert "*" not in words(work)


def test_unpublished_work_shows_its_status(site: Site) -> None:
    assert "In preparation" in words(one(site.article("publications"), "#pub-brandvoldlake"))


# Talks ----------------------------------------------------------------------------------------------------------------


def test_talks_stand_in_a_timeline_by_year(site: Site) -> None:
    timeline = one(site.article("talks"), ".academic-timeline")
    assert all_words(timeline, "h2") == ["2023", "2019"]
    talks = timeline.select(".academic-talk")
    assert [talk["data-year"] for talk in talks] == ["2023", "2023", "2019"]
    assert titles(timeline) == [
        "Cores, years and doubts",
        "The sound of black ice",
        "Counting what melts",
    ]
    assert one(talks[1], "time")["datetime"] == "2023-01-17"
    assert "Northern Winter School, Tarnwick" in words(talks[1])


# The CV ---------------------------------------------------------------------------------------------------------------


def test_cv_has_its_sections_in_the_order_of_the_file(site: Site) -> None:
    article = site.article("cv")
    assert all_words(article, "h2") == SECTIONS
    assert len(article.select("section.academic-section")) == len(SECTIONS)


def test_cv_has_every_entry_of_every_section(site: Site) -> None:
    sections = site.article("cv").select("section.academic-section")
    assert [len(records(section)) for section in sections] == [2, 2, 5, 3, 2, 1]
    for section, expected in zip(
        sections,
        (
            ["PhD in Limnology", "B.Sc. in Biology"],
            ["Professor", "Research fellow"],
            [
                "A pond remembers its winters",
                "How thin ice speaks",
                "Diatoms of the lesser tarns & meres",
                "On the colour of drained lakes",
                "Lake ice without lakes",
            ],
            ["The sound of black ice", "Counting what melts", "Cores, years and doubts"],
            ["Silver Grebe", "Prize of the Ferrymen"],
            ["Field methods on ice"],
        ),
        strict=True,
    ):
        assert titles(section) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a budget of $8M.",
        "Thesis on Stephanodiscus in >100 ponds & pools",
        "Aug 2019 – present",
        "2006–2010",
        "Winter 2020, Winter 2022",
        "Society for Small Lakes",
    ],
)
def test_cv_shows_text_and_dates_as_meant(site: Site, text: str) -> None:
    assert text in words(site.article("cv"))


def test_emphasis_in_a_highlight_is_emphasis(site: Site) -> None:
    assert "Stephanodiscus" in all_words(site.article("cv"), "li em")


def test_a_section_by_its_short_name_needs_no_heading(site: Site) -> None:
    article = site.article("teaching")
    assert titles(article) == ["Field methods on ice"]
    assert all_words(article, "h1, h2, h3") == ["Teaching"]


# Table of contents and search -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("cv", SECTIONS),
        ("publications", ["In progress", "2024", "2021", "2015"]),
        ("talks", ["2023", "2019"]),
    ],
)
def test_headings_are_in_the_table_of_contents_and_lead_to_their_ids(
    site: Site, name: str, headings: list[str]
) -> None:
    page = site.page(name)
    contents = one(page, ".md-sidebar--secondary nav.md-nav--secondary")
    assert all_words(contents, "a.md-nav__link") == headings
    for link in contents.select("a.md-nav__link"):
        assert words(one(page, f'[id="{str(link["href"])[1:]}"]')) == words(link)


def test_search_finds_headings_and_text_of_records(site: Site) -> None:
    documents = json.loads(site.text("search/search_index.json"))["docs"]
    by_title = {(entry["location"].split("#")[0].strip("/"), entry["title"]): entry["text"] for entry in documents}
    (suffix,) = {location.removeprefix("publications") for location, title in by_title if title == "2021"}
    assert by_title["publications" + suffix, "2021"] == ""
    (own,) = (text for (_, title), text in by_title.items() if title == "How thin ice speaks")
    assert own.startswith("Odo Kessling, T. Brandvold, Mireille Achterberg Proceedings")
    assert "The sound of black ice" in by_title["talks" + suffix, "2023"]
    assert "Silver Grebe" in by_title["cv" + suffix, "Awards"]
    assert "Field methods on ice" in by_title["teaching" + suffix, "Teaching"]


def test_search_does_not_hold_the_sidebar(site: Site) -> None:
    assert "Institute of Inland Waters" not in site.text("search/search_index.json")


# The whole page -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["index.html", "cv", "publications", "talks", "teaching"])
def test_ids_are_unique_and_headings_descend_step_by_step(site: Site, name: str) -> None:
    page = site.page(name)
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    levels = [int(tag.name[1]) for tag in page.select("article h1, article h2, article h3, article h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", ["index.html", "cv", "publications", "talks", "teaching"])
def test_no_directive_and_no_token_is_left(site: Site, name: str) -> None:
    text = site.page(name).decode()
    assert "<!-- academic" not in text
    assert not re.search("[\x00-\x08]|academic:\\d", text)


def test_style_sheet_is_part_of_the_site_and_nothing_is_fetched_from_elsewhere(site: Site) -> None:
    page = site.page()
    styles = [str(link["href"]) for link in page.select('link[rel="stylesheet"]')]
    assert "assets/academic/academic.css" in styles
    assert site.file("assets/academic/academic.css").stat().st_size > 0
    fetched = [str(tag.get("src") or tag.get("href")) for tag in page.select("script[src], img, link[rel=stylesheet]")]
    assert not [address for address in fetched if re.match(r"(https?:)?//", address)]


def test_a_second_build_gives_the_same_bytes(site: Site) -> None:
    before = {path: path.read_bytes() for path in site.folder.rglob("*.html")}
    rebuild(site.root).assert_clean()
    assert before == {path: path.read_bytes() for path in site.folder.rglob("*.html")}


def test_other_files_of_the_project_are_not_published(site: Site) -> None:
    published = {path.name for path in site.folder.rglob("*")}
    assert not published & {"cv.yml", "mkdocs.yml"}


def test_nothing_but_the_site_is_written(site: Site) -> None:
    made = {path.name for path in site.root.iterdir()}
    assert made - {".cache"} == {
        "cv.yml",
        "heron.png",
        "docs",
        "mkdocs.yml",
        "site",
    }  # where plugins keep what they made
