"""The CV page: its sections and where they come from, variants, counts, the files that it can be had as, paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from .conftest import Site, all_words, build, one, run, titles, words, write

SCHEMA = json.loads((Path(__file__).parents[1] / "formats" / "jsonresume" / "schema.json").read_text("utf-8"))
CV = """
cv:
  name: Emmy Noether
  headline: Algebraist
  location: Göttingen
  email: noether@example.org
  phone: "+49 551 000"
  website: https://example.org/noether
  orcid: 0000-0002-1825-0097
  updated: 1935-04-14
  sections:
    Education:
      - institution: University of Erlangen
        degree: Ph.D.
        area: Mathematics
        date: 1907
    Positions:
      - company: University of Göttingen
        position: Extraordinary professor
        start_date: 1922
        end_date: 1933
      - company: Bryn Mawr College
        position: Guest professor
        start_date: 1933
    Publications:
    Talks:
      - name: Hyperkomplexe Systeme in ihren Beziehungen zur kommutativen Algebra
        event: International Congress of Mathematicians
        date: 1932-09-07
        selected: true
      - name: Differential invariants
        event: Göttingen Mathematical Society
        date: 1918-01-15
    Awards:
      - name: Ackermann–Teubner Prize
        date: 1932
    References:
      - name: Hermann Weyl
        institution: Institute for Advanced Study
        email: weyl@example.org
    Students:
      - name: Max Deuring
        email: deuring@example.org
    Skills:
      - label: Languages
        details: German, French
"""
BIB = """
@article{idealtheorie, author = {Noether, Emmy}, title = {Idealtheorie in Ringbereichen},
  journal = {Mathematische Annalen}, year = 1921, doi = {10.1007/BF01464225}}
@article{invariante, author = {Noether, Emmy}, title = {Invariante Variationsprobleme},
  journal = {Nachrichten}, year = 1918, selected = {true}}
@book{moderne, author = {Noether, Emmy}, title = {Ein Buch}, publisher = {Springer}, year = 1930}
"""
WORKS = ["Ein Buch", "Idealtheorie in Ringbereichen", "Invariante Variationsprobleme"]
SHORT = {"Two pages": {"sections": ["Publications", "Talks", "Positions"], "selected": True, "limit": {"Positions": 1}}}
PAGE = "# Curriculum vitae\n\n<!-- academic/cv -->\n"


def cv_site(root: Path, page: str = PAGE, cv: str = CV, bib: str = BIB, **options: Any) -> Site:
    files = {"cv.yml": cv, "docs/index.md": page} | ({"refs.bib": bib} if bib else {})
    return build(root, files, **options)


def headings(site: Site) -> list[str]:
    return all_words(site.article(), ".academic-section__title")


def entries(site: Site, title: str) -> list[str]:
    section = next(
        one for one in site.article().select(".academic-section") if words(one.select_one("h2") or one) == title
    )
    return titles(section)


# Sections ---------------------------------------------------------------------------------------------------------


def test_every_section_stands_in_the_order_of_the_file_and_in_the_table_of_contents(tmp_path: Path) -> None:
    site = cv_site(tmp_path).assert_clean()
    in_order = ["Education", "Positions", "Publications", "Talks", "Awards", "References", "Students", "Skills"]
    assert headings(site) == in_order
    assert all_words(site.page(), ".md-sidebar--secondary .md-nav__link") == in_order
    assert entries(site, "Publications") == WORKS


def test_works_without_a_section_come_at_the_end_under_the_words_of_the_page(tmp_path: Path) -> None:
    cv = CV.replace("    Publications:\n", "")
    site = cv_site(tmp_path, cv=cv, config={"theme": {"name": "material", "language": "de"}}).assert_clean()
    assert headings(site)[-2:] == ["Skills", "Publikationen"]
    assert entries(site, "Publikationen") == WORKS
    without = cv_site(tmp_path / "b", "<!-- academic/cv { exclude: [Publications] } -->\n", cv=cv).assert_clean()
    assert headings(without)[-1] == "Skills"


def test_a_section_with_works_of_its_own_shows_these_alone(tmp_path: Path) -> None:
    cv = CV.replace("    Publications:\n", "    Selected papers:\n      - title: Invariante Variationsprobleme\n")
    site = cv_site(tmp_path, cv=cv).assert_clean()
    assert entries(site, "Selected papers") == ["Invariante Variationsprobleme"]
    assert "Publications" not in headings(site)


def test_a_program_that_stands_under_software_is_not_added_among_the_works(tmp_path: Path) -> None:
    cv = CV.replace("    Publications:\n", "    Software:\n      - name: Ideals\n        date: 1930\n")
    bib = BIB + "@software{ideals, author = {Noether, Emmy}, title = {Ideals}, year = 1930}\n"
    site = cv_site(tmp_path, cv=cv, bib=bib).assert_clean()
    assert entries(site, "Software") == ["Ideals"]
    assert entries(site, "Publications") == WORKS


def test_talks_of_pages_make_a_section_where_the_cv_has_none(tmp_path: Path) -> None:
    start, end = CV.index("    Talks:\n"), CV.index("    Awards:\n")
    files = {
        "cv.yml": CV[:start] + CV[end:],
        "docs/index.md": PAGE,
        "docs/talks/later.md": "---\ntitle: Later talk\ndate: 1934\n---\n",
        "docs/talks/early.md": "---\ntitle: Early talk\ndate: 1913\n---\n",
    }
    site = build(tmp_path, files).assert_clean()
    assert headings(site)[-1] == "Talks"
    assert entries(site, "Talks") == ["Later talk", "Early talk"]


# Variants ---------------------------------------------------------------------------------------------------------


def test_a_variant_is_a_filter_and_an_order(tmp_path: Path) -> None:
    page = "# CV\n\n<!-- academic/cv { variant: two pages } -->\n"
    site = cv_site(tmp_path, page, academic={"variants": SHORT}).assert_clean()
    assert headings(site) == ["Publications", "Talks", "Positions"]
    assert entries(site, "Publications") == ["Invariante Variationsprobleme"]
    assert entries(site, "Talks") == ["Hyperkomplexe Systeme in ihren Beziehungen zur kommutativen Algebra"]
    assert entries(site, "Positions") == ["Guest professor"]


def test_full_may_be_redefined_and_is_what_the_directive_shows(tmp_path: Path) -> None:
    variants = {"full": {"exclude": ["References", "Students", "Skills"], "year": "1920-"}}
    site = cv_site(tmp_path, academic={"variants": variants}).assert_clean()
    assert headings(site) == ["Education", "Positions", "Publications", "Talks", "Awards"]
    assert entries(site, "Publications") == WORKS[:2]
    assert "references" not in json.loads(site.text("cv.json"))


def test_sections_and_exclusions_of_a_directive_hold_within_a_variant(tmp_path: Path) -> None:
    page = "<!-- academic/cv { variant: Two pages, exclude: [Talks] } -->\n"
    assert headings(cv_site(tmp_path, page, academic={"variants": SHORT}).assert_clean()) == [
        "Publications", "Positions",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "variants", "code", "hint"),
    [
        ("<!-- academic/cv { variant: Two page } -->", SHORT, "unknown-variant", "did you mean 'two pages'?"),
        ("<!-- academic/cv { variant: teaching } -->", SHORT, "unknown-variant", "there are: full, Two pages"),
        ("<!-- academic/cv -->", {"a": {"exclude": ["Awrads"]}}, "unknown-section", "did you mean 'awards'?"),
        ("<!-- academic/cv -->", {"a": {"limit": {"Prizes won": 3}}}, "unknown-section", "there are: Education"),
    ],
)
def test_what_is_not_there_is_a_warning(tmp_path: Path, page: str, variants: Any, code: str, hint: str) -> None:
    site = cv_site(tmp_path, page, academic={"variants": variants}, strict=False)
    assert site.status == 0
    assert f"warning[{code}]" in site.output
    assert hint in site.output
    assert ("mkdocs.yml:" in site.output) == (code == "unknown-section")
    assert headings(site)[:2] == ["Education", "Positions"]


def test_a_slip_in_the_option_ends_the_build_with_a_suggestion(tmp_path: Path) -> None:
    site = cv_site(tmp_path, academic={"variants": {"short": {"limits": 3}}}).assert_failed()
    assert "the variant 'short' has no key 'limits'; did you mean 'limit'?" in site.output
    write(tmp_path, {"mkdocs.yml": "plugins:\n  - academic:\n      variants: {short: {limits: 3}}\n"})
    status, output = run(tmp_path, "mkdocs_academic", "export")
    assert (status, "did you mean 'limit'?" in output) == (1, True)


# Counts -----------------------------------------------------------------------------------------------------------


def test_counts_are_said_in_the_titles_and_by_type_below_them(tmp_path: Path) -> None:
    site = cv_site(tmp_path, "<!-- academic/cv { counts: true } -->\n").assert_clean()
    assert headings(site)[1:5] == ["Positions (2)", "Publications (3)", "Talks (2)", "Awards (1)"]
    assert all_words(site.article(), ".academic-tally") == ["Journal articles 2 · Books 1"]


def test_works_of_one_type_are_not_counted_twice(tmp_path: Path) -> None:
    bib = "\n".join(line for line in BIB.splitlines() if "@book" not in line)
    site = cv_site(tmp_path, "<!-- academic/cv { counts: true } -->\n", bib=bib).assert_clean()
    assert not site.article().select(".academic-tally")
    assert not cv_site(tmp_path / "b").assert_clean().article().select(".academic-tally")


# The files that it can be had as ----------------------------------------------------------------------------------


def downloads(site: Site, name: str = "index.html") -> dict[str, str]:
    return {words(link): str(link["href"]) for link in site.article(name).select(".academic-downloads a")}


def test_buttons_lead_to_the_files_that_are_there(tmp_path: Path) -> None:
    files = {"cv.yml": CV, "refs.bib": BIB, "docs/cv.md": PAGE, "docs/index.md": "# Home\n"}
    site = build(tmp_path, files).assert_clean()
    assert downloads(site, "cv/index.html") == {
        "PDF": "../cv.pdf", "JSON Resume": "../cv.json", "BibTeX": "../publications.bib",
    }  # fmt: skip
    line = one(site.article("cv/index.html"), ".academic-downloads")
    assert words(line) == "Download PDF JSON Resume BibTeX Updated 14 Apr 1935"
    names = ["Download: PDF", "Download: JSON Resume", "Download: BibTeX"]
    assert [link["aria-label"] for link in line.select("a")] == names


@pytest.mark.parametrize(
    ("options", "page", "found"),
    [
        ({"downloads": ["json"]}, PAGE, ["JSON Resume"]),
        ({"downloads": ["bib"]}, PAGE, ["BibTeX"]),
        ({"cv_pdf": False}, PAGE, ["JSON Resume", "BibTeX"]),
        ({"downloads": False}, PAGE, []),
        ({}, "<!-- academic/cv { downloads: false } -->\n", []),
        ({}, "<!-- academic/cv { sections: [Awards] } -->\n", []),
        ({}, "<!-- academic/cv { sections: [Awards], downloads: true } -->\n", ["PDF", "JSON Resume", "BibTeX"]),
        ({}, "<!-- academic/cv { exclude: [Awards] } -->\n", ["PDF", "JSON Resume", "BibTeX"]),
    ],
)
def test_option_and_directive_decide_on_the_buttons(tmp_path: Path, options: Any, page: str, found: list[str]) -> None:
    site = cv_site(tmp_path, page, academic=options).assert_clean()
    assert list(downloads(site)) == found
    assert site.file("cv.json").is_file() == ("json" in (options.get("downloads", ["json"]) or ()))


def test_without_files_the_date_stands_alone_and_without_a_date_there_is_no_line(tmp_path: Path) -> None:
    site = cv_site(tmp_path, academic={"downloads": False}).assert_clean()
    assert words(one(site.article(), ".academic-downloads")) == "Updated 14 Apr 1935"
    undated = CV.replace("  updated: 1935-04-14\n", "")
    bare = cv_site(tmp_path / "b", cv=undated, academic={"downloads": False}).assert_clean()
    assert not bare.article().select(".academic-downloads")


def test_a_file_of_the_users_wins(tmp_path: Path) -> None:
    files = {"cv.yml": CV, "docs/index.md": PAGE, "docs/cv.json": '{"basics": {"name": "Mine"}}'}
    site = build(tmp_path, files).assert_clean()
    assert json.loads(site.text("cv.json")) == {"basics": {"name": "Mine"}}
    assert downloads(site) == {"PDF": "cv.pdf", "JSON Resume": "cv.json"}


# Paper ------------------------------------------------------------------------------------------------------------


def test_paper_has_name_and_addresses_at_the_top_and_no_harvester_finds_them(tmp_path: Path) -> None:
    site = cv_site(tmp_path).assert_clean()
    head = one(site.article(), ".academic-letterhead")
    assert (
        words(head)
        == "Emmy Noether Algebraist Göttingen noether@example.org example.org/noether orcid.org/0000-0002-1825-0097"
    )
    assert "noether@example.org" not in site.text("index.html").replace("&#64;", "@")
    assert [one.name for one in site.article().select("h1, .academic-letterhead")] == ["div", "h1"]
    assert "551" not in site.text("index.html")


def test_a_part_of_the_cv_has_no_letterhead(tmp_path: Path) -> None:
    site = cv_site(tmp_path, "<!-- academic/cv { sections: [Awards] } -->\n").assert_clean()
    assert not site.article().select(".academic-letterhead")


def test_the_search_does_not_read_letterhead_and_buttons(tmp_path: Path) -> None:
    site = cv_site(tmp_path).assert_clean()
    found = site.text("search/search_index.json")
    assert "Algebraist" not in found
    assert "JSON Resume" not in found
    assert "Curriculum vitae" in [entry["title"] for entry in json.loads(found)["docs"]]


# JSON Resume ------------------------------------------------------------------------------------------------------


def resume(site: Site) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(site.text("cv.json"))
    checker = Draft7Validator(SCHEMA, format_checker=FormatChecker())
    assert [error.message for error in checker.iter_errors(data)] == []
    return data


def test_the_cv_is_given_away_as_json_resume(tmp_path: Path) -> None:
    data = resume(cv_site(tmp_path, config={"site_url": "https://example.org/emmy"}).assert_clean())
    assert data["basics"] == {
        "name": "Emmy Noether",
        "label": "Algebraist",
        "url": "https://example.org/noether",
        "location": {"city": "Göttingen"},
        "profiles": [
            {"network": "ORCID", "username": "0000-0002-1825-0097", "url": "https://orcid.org/0000-0002-1825-0097"}
        ],
    }
    assert data["education"] == [
        {
            "studyType": "Ph.D.", "institution": "University of Erlangen", "area": "Mathematics",
            "startDate": "1907", "endDate": "1907",
        }
    ]  # fmt: skip
    assert [one.get("endDate") for one in data["work"]] == ["1933", None]
    assert [one["name"] for one in data["publications"]] == WORKS
    assert data["publications"][1] | {"key": ""} == {
        "name": "Idealtheorie in Ringbereichen", "publisher": "Mathematische Annalen", "releaseDate": "1921",
        "url": "https://doi.org/10.1007/bf01464225", "authors": ["Emmy Noether"], "type": "article-journal",
        "doi": "10.1007/bf01464225", "key": "",
    }  # fmt: skip
    assert data["publications"][0]["url"] == "https://example.org/emmy/publications/moderne/"
    assert data["presentations"][0]["event"] == "International Congress of Mathematicians"
    assert data["skills"] == [{"name": "Languages", "keywords": ["German", "French"]}]
    assert data["references"] == [{"name": "Hermann Weyl", "institution": "Institute for Advanced Study"}]
    assert data["meta"] == {
        "canonical": "https://example.org/emmy/cv.json", "version": "v1.3.1", "lastModified": "1935-04-14T00:00:00Z",
        "generator": "mkdocs-academic",
    }  # fmt: skip


def test_what_is_private_is_in_it_only_if_it_is_published(tmp_path: Path) -> None:
    quiet = cv_site(tmp_path).assert_clean().text("cv.json")
    assert [word for word in ("noether@", "551", "weyl@", "deuring@") if word in quiet] == []
    publish = {"publish": ["email", "phone", "referee_contacts"]}
    data = resume(cv_site(tmp_path / "b", academic=publish).assert_clean())
    assert (data["basics"]["email"], data["basics"]["phone"]) == ("noether@example.org", "+49 551 000")
    assert data["references"][0]["email"] == "weyl@example.org"
    assert data["supervision"] == [{"name": "Max Deuring"}]


def test_a_site_without_an_address_has_no_relative_ones_in_it(tmp_path: Path) -> None:
    data = resume(cv_site(tmp_path, config={"site_url": None}).assert_clean())
    assert "canonical" not in data["meta"]
    assert "url" not in data["publications"][0]


def test_the_command_line_writes_the_same_but_for_addresses_of_pages(tmp_path: Path) -> None:
    site = cv_site(tmp_path).assert_clean()
    status, output = run(tmp_path, "mkdocs_academic", "export", "--format", "jsonresume")
    assert status == 0
    written, given = json.loads(output), resume(site)
    assert written["basics"] == given["basics"]
    assert [one["name"] for one in written["publications"]] == WORKS
    assert list(written) == list(given)


def test_the_example_site_is_written_by_the_schema(tmp_path: Path) -> None:
    written = tmp_path / "cv.json"
    example = Path(__file__).parents[2] / "example_site"
    status, output = run(example, "mkdocs_academic", "export", "--format", "jsonresume", "-o", str(written))
    assert status == 0, output
    data = json.loads(written.read_text("utf-8"))
    checker = Draft7Validator(SCHEMA, format_checker=FormatChecker())
    assert [f"{list(error.path)}: {error.message}" for error in checker.iter_errors(data)] == []
    assert len(data) > 15


def test_a_site_of_nobody_has_none(tmp_path: Path) -> None:
    site = build(tmp_path, {"refs.bib": BIB, "docs/index.md": PAGE}, academic={"bibliography": "refs.bib"})
    assert not site.assert_clean().file("cv.json").is_file()


# JSON Resume as the record ----------------------------------------------------------------------------------------

RESUME = json.dumps(
    {
        "basics": {"name": "Emmy Noether", "label": "Algebraist", "phone": "551"},
        "work": [{"name": "Bryn Mawr College", "position": "Guest professor", "startDate": "1933"}],
        "publications": [],
        "presentations": [{"name": "Hyperkomplexe Systeme", "event": "ICM", "date": "1932-09-07"}],
    },
    indent=2,
)


@pytest.mark.parametrize("name", ["resume.json", "cv.json"])
def test_a_file_of_json_resume_is_the_record_where_there_is_no_cv(tmp_path: Path, name: str) -> None:
    site = build(tmp_path, {name: RESUME, "refs.bib": BIB, "docs/index.md": PAGE}).assert_clean()
    assert headings(site) == ["Experience", "Publications", "Presentations"]
    assert entries(site, "Publications") == WORKS
    assert "551" not in site.text("index.html")
    assert resume(site)["work"][0]["startDate"] == "1933"


def test_a_cv_file_goes_first_and_the_other_is_named(tmp_path: Path) -> None:
    site = build(tmp_path, {"cv.yml": CV, "resume.json": RESUME, "docs/index.md": PAGE}).assert_clean()
    assert headings(site)[0] == "Education"
    assert "resume.json lies beside it and is not read" in site.output


def test_what_we_have_written_is_never_read(tmp_path: Path) -> None:
    ours = cv_site(tmp_path / "first").assert_clean().text("cv.json")
    site = build(tmp_path / "second", {"cv.json": ours, "docs/index.md": "# Home\n"}).assert_clean()
    assert "Noether" not in site.text("index.html")
    named = build(tmp_path / "third", {"cv.json": ours, "docs/index.md": PAGE}, academic={"cv": "cv.json"})
    assert "error[own-output]" in named.assert_failed().output


def test_a_mistake_in_it_has_a_place(tmp_path: Path) -> None:
    wrong = RESUME.replace('"startDate": "1933"', '"startDate": "1933-13"')
    site = build(tmp_path, {"resume.json": wrong, "docs/index.md": PAGE}).assert_failed()
    assert "resume.json:11:20: error[bad-date]" in site.output
