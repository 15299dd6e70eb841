"""The rest of an academic life: each kind of entries as a page and a CV show it, and how records lead to each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import PNG, Site, all_words, build, export, one, titles, words

CV = """\
cv:
  name: Marie Curie
  sections:
    News:
      - "2021-12-24: Merry Christmas."
      - {date: 2020-02, text: A line of the CV.}
    Projects:
      - {name: The lamp, role: PI, category: Engineering, start_date: 2018, end_date: 2020, importance: 2,
         partners: [A museum], url: "https://example.org/lamp", summary: A lamp that needs no oil.}
      - {name: A balance, category: Engineering, date: 2015, state: pending}
    Grants:
      - name: Glow in the dark
        key: erc-1
        funder: European Research Council
        number: "101"
        role: PI
        investigators: [Marie Curie, E. Noether, A. Student]
        amount: 1.2M
        currency: EUR
        share: 800k
        start_date: 2023
        end_date: 2028
        state: awarded
      - {name: A cyclotron, funder: NSF, role: co-PI, amount: "$50,000", state: pending, date: 2025}
    Awards:
      - {name: Best paper, for: radium, awarder: Annales, date: 2023, amount: 5000, currency: CHF}
      - {name: A medal, for: the work of a life, date: 2012}
    Teaching:
      - {name: Radioactivity, terms: [Fall 2019, Fall 2020, Fall 2021, Spring 2023], credits: 6, hours: 40,
         with: [E. Noether, Pierre Curie], materials: [{name: Exercises, url: "https://example.org/ex"}]}
      - {course: Mechanics, semester: "2017, 2018", role: TA}
    Supervision:
      - {name: Irène Joliot, degree: PhD, topic: Polonium, start_date: 2021, co_advisors: [Emmy Noether]}
      - {name: Marguerite Perey, degree: Dr. rer. nat., date: 2019, now: Professor at Strasbourg, role: co-advisor}
      - {student: C. Master, level: masters, start_date: 2015, end_date: 2016, role: committee}
    Service:
      - {name: Referee, organization: Nature, kind: reviewing, count: 12 reviews, date: 2020}
      - {name: Editor, organization: Annales, kind: editorial, start_date: 2019, group: Journals}
      - Panels of the national fund
    Software:
      - {name: Scint, version: 2.1.0, github: curie/scint, packages: {pypi: scint}}
    Datasets:
    Patents:
    References:
      - {name: Henri Becquerel, email: henri@example.org, phone: "+33 1 23", relation: adviser}
      - Others upon request
    Positions:
      - company: Sorbonne
        location: Paris
        start_date: 1900
        positions:
          - {position: Professor, start_date: 1906, end_date: 1934}
          - {position: Assistant, start_date: 1904, end_date: 1906, location: Sceaux}
    Civic life:
      - {name: Red Cross, start_date: 1914, end_date: 1918, colour: white}
      - Bullets are <b>text</b>
"""
BIB = """\
@article{radium, title={On radium}, author={Curie, Marie}, journal={Annales}, year={2022}, projects={glow}}
@software{scint, title={Scint}, author={Curie, Marie and Noether, Emmy}, year={2021}, doi={10.5281/zenodo.1}}
@dataset{ores, title={Samples of ore}, author={Curie, Marie}, year={2020}, doi={10.5281/zenodo.2}}
@patent{lamp, title={A lamp}, author={Curie, Marie}, year={2019}, number={EP 123}}
"""
NEWS = """\
news:
  - date: 2024-05-01
    text: On *radium* in [Annales](https://example.org/a), <b>now</b>.
  - 2024-03: Moved to Paris.
  - date: 2023-11
    name: A grant
    text: Five years.
    url: https://example.org/erc
"""
PROJECT = """\
---
title: Glow
key: glow
importance: 1
category: Physics
img: ../pictures/glow.png
description: Why things shine.
members: [Marie Curie, Emmy Noether]
grants: erc-1
start_date: 2021
---
All about it.
"""
FILES = {
    "cv.yml": CV,
    "refs.bib": BIB,
    "news.yml": NEWS,
    "authors.yml": "noether: {name: Emmy Noether, url: 'https://example.org/noether'}\n",
    "docs/pictures/glow.png": PNG,
    "docs/projects/glow.md": PROJECT,
    "docs/news/prize.md": "---\ntitle: A prize\ndate: 2023-06-01\n---\nFor the lamp.\n\nAnd why.\n",
    "docs/news/lab.md": "---\ndate: 2023-05-01\n---\nA new laboratory.\n\nIt is large.\n",
    "docs/news/short.md": "---\ndate: 2023-04-01\n---\nNothing more.\n",
    "docs/index.md": "# Home\n\n<!-- academic/news { limit: 7 } -->\n",
    "docs/cv.md": "# CV\n\n<!-- academic/cv -->\n",
    "docs/projects.md": "# Projects\n\n<!-- academic/projects -->\n",
    "docs/list.md": "# List\n\n<!-- academic/projects { view: list, group_by: category } -->\n",
    "docs/publications.md": "# Publications\n\n<!-- academic/publications -->\n",
    **{
        f"docs/{name}.md": f"# {name}\n\n<!-- academic/{directive} -->\n"
        for name, directive in {
            "degrees": "supervision { group_by: degree }",
            "states": "supervision { group_by: state }",
            "kinds": "service { group_by: kind }",
            "roles": "grants { group_by: role }",
            "grants": "grants",
            "software": "software",
        }.items()
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("life"), FILES).assert_clean()


def entry(site: Site, title: str, page: str = "cv") -> str:
    (found,) = (one for one in site.article(page).select(".academic-entry") if title in words(one))
    return words(found).replace("\xa0", " ")


# Kinds ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "shown",
    [
        "2023–2028 Glow in the dark €1,200,000 · principal investigator · awarded European Research Council, no. 101 "
        "Investigators: Marie Curie, E. Noether, A. Student Own share: €800,000",
        "2025 A cyclotron pending $50,000 · co-principal investigator NSF",
        "2023 Best paper CHF 5,000 Annales For: On radium",
        "2012 A medal For: the work of a life",
        "Fall 2019–2021, Spring 2023 Radioactivity Credits: 6 · Hours: 40 With: E. Noether, Pierre Curie Exercises",
        "2017, 2018 Mechanics teaching assistant",
        "2021 – present Irène Joliot PhD Polonium With: Emmy Noether",
        "2019 Marguerite Perey Dr. rer. nat. · co-advisor Now: Professor at Strasbourg",
        "2015–2016 C. Master master’s · committee member",
        "2020 Referee 12 reviews Nature",
        "2021 Scint 2.1.0 Marie Curie, Emmy Noether Repository PyPI DOI",
        "Henri Becquerel adviser",
        "2018–2020 The lamp principal investigator · Engineering Partners: A museum A lamp that needs no oil.",
        "1906–1934 Professor Sorbonne, Paris",
        "1904–1906 Assistant Sorbonne, Sceaux",
        "1914–1918 Red Cross",
        "Bullets are <b>text</b>",
    ],
)
def test_an_entry_of_the_cv(site: Site, shown: str) -> None:
    found = [words(one).replace("\xa0", " ") for one in site.article("cv").select(".academic-entry")]
    assert shown in found


def test_a_state_that_is_not_settled_is_a_badge(site: Site) -> None:
    article = site.article("cv")
    assert all_words(article, ".academic-badge--status") == ["pending", "pending"]


def test_people_of_entries_are_bold_or_linked(site: Site) -> None:
    glow = next(one for one in site.article("cv").select(".academic-entry") if "Glow in" in words(one))
    assert all_words(glow, "b.academic-self") == ["Marie Curie"]
    assert [link["href"] for link in glow.select(".academic-note a")] == ["https://example.org/noether"]


def test_contacts_of_referees_are_in_no_output(site: Site) -> None:
    assert not [name for name, text in site.texts() if "henri@example.org" in text or "+33 1 23" in text]


def test_contacts_of_referees_are_published_where_the_option_says_so(tmp_path: Path) -> None:
    files = FILES | {"docs/index.md": "# R\n\n<!-- academic/references -->\n"}
    page = build(tmp_path, files, academic={"publish": ["referee_contacts"]}).assert_clean()
    text = words(page.article())
    assert "Phone: +33 1 23" in text
    assert "E-mail" in text
    assert "henri@example.org" not in page.text("index.html")  # not legible to harvesters


@pytest.mark.parametrize(
    ("page", "groups"),
    [
        ("degrees", {"Doctoral students": ["Irène Joliot", "Marguerite Perey"], "Master’s students": ["C. Master"]}),
        ("states", {"Ongoing": ["Irène Joliot"], "Completed": ["Marguerite Perey", "C. Master"]}),
        ("kinds", {"Editorial work": ["Editor"], "Reviewing": ["Referee"], "Other": ["Panels of the national fund"]}),
        ("roles", {"Principal investigator": ["Glow in the dark"], "Co-principal investigator": ["A cyclotron"]}),
        ("list", {"Engineering": ["The lamp", "A balance"], "Physics": ["Glow"]}),
    ],
)
def test_entries_are_grouped_by_what_they_say(site: Site, page: str, groups: dict[str, list[str]]) -> None:
    sections = site.article(page).select("section")
    found = {words(one.select_one("h2 > span") or one): titles(one) for one in sections}
    assert {name: [title.split("  ")[0] for title in inside] for name, inside in found.items()}.keys() == groups.keys()
    assert all(
        len(found[name]) == len(inside) and all(a.startswith(b) for a, b in zip(found[name], inside, strict=True))
        for name, inside in groups.items()
    )


# Programs, data sets, patents -----------------------------------------------------------------------------------------


def test_a_program_of_the_bib_is_one_record_in_both_lists(site: Site) -> None:
    assert "2021 Scint 2.1.0 Marie Curie, Emmy Noether Repository PyPI DOI" in entry(site, "Scint", "software")
    link = site.article("software").select_one(".academic-title a")
    assert link is not None
    assert link["href"] == "../publications/scint/"
    work = site.article("publications/scint")
    assert "https://github.com/curie/scint" in {a["href"] for a in work.select(".academic-actions a")}
    assert any("Scint" in title for title in titles(site.article("publications")))


def test_empty_sections_are_filled_with_works_of_their_type(site: Site) -> None:
    sections = {words(one.h2.span): one for one in site.article("cv").select("section.academic-section") if one.h2}
    assert titles(sections["Datasets"]) == ["Samples of ore"]
    assert titles(sections["Patents"]) == ["A lamp"]


def test_programs_are_found_without_a_section(tmp_path: Path) -> None:
    files = {"cv.yml": "cv:\n  name: Marie Curie\n", "refs.bib": BIB, "docs/index.md": "<!-- academic/software -->\n"}
    assert titles(build(tmp_path, files).assert_clean().article()) == ["Scint"]


# News -----------------------------------------------------------------------------------------------------------------


def test_news_come_from_the_file_the_pages_and_the_cv_newest_first(site: Site) -> None:
    found = [words(one) for one in site.article().select(".academic-entry--news")]
    assert found == [
        "1 May 2024 On radium in Annales, <b>now</b>.",
        "Mar 2024 Moved to Paris.",
        "Nov 2023 A grant Five years.",
        "1 Jun 2023 A prize For the lamp.",
        "1 May 2023 A new laboratory. Read more",
        "1 Apr 2023 Nothing more.",
        "24 Dec 2021 Merry Christmas.",
    ]
    hrefs = [link["href"] for link in site.article().select(".academic-entry--news a")]
    assert hrefs == ["https://example.org/a", "https://example.org/erc", "news/prize/", "news/lab/"]


def test_an_open_section_of_news_is_filled(tmp_path: Path) -> None:
    files = {
        "cv.yml": "cv:\n  name: A B\n  sections:\n    Aktuelles:\n    Awards: [A medal]\n",
        "news.yml": "- 2024-01-01: One\n- 2025-01-01: Two\n",
        "docs/index.md": "<!-- academic/cv -->\n",
    }
    section = build(tmp_path, files).assert_clean().article().select_one("section")
    assert section is not None
    assert words(section).endswith("1 Jan 2025 Two 1 Jan 2024 One")


def test_news_alone_make_a_site(tmp_path: Path) -> None:
    files = {"news.yml": "2024-01-01: One\n2025: {text: Two}\n", "docs/index.md": "<!-- academic/news -->\n"}
    assert words(build(tmp_path, files).assert_clean().article()) == "Home 2025 Two 1 Jan 2024 One"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- date: 2024-13-01\n  text: One\n", "news.yml:1:9: error[bad-date]"),
        ("- text: One\n- [Two]\n", "news.yml:2:3: error[wrong-type]: a piece of news should be"),
        ("news: 5\n", "news.yml:1:7: error[wrong-type]: news are a list"),
        ("- text: One\n  dtae: 2024\n", "news.yml:2:3: error[unknown-key]"),
        ("- text: 'One\n", "news.yml:"),
    ],
)
def test_what_is_wrong_with_news_is_named_with_its_place(tmp_path: Path, text: str, problem: str) -> None:
    files = {"news.yml": text, "docs/index.md": "<!-- academic/news -->\n"}
    assert problem in build(tmp_path, files).assert_failed().output


# Projects -------------------------------------------------------------------------------------------------------------


def test_projects_are_cards_in_the_order_of_their_importance(site: Site) -> None:
    article = site.article("projects")
    cards = article.select(".academic-cards > .academic-entry--card")
    assert all_words(article, ".academic-cards .academic-title") == ["Glow", "The lamp", "A balance"]
    assert [(card.img and card.img["src"]) or words(one(card, ".academic-teaser")) for card in cards] == [
        "../pictures/glow.png", "T", "A",
    ]  # fmt: skip
    assert [card.a["href"] for card in cards[:2] if card.a] == ["glow/", "https://example.org/lamp"]
    assert words(cards[0]) == (
        "Glow Physics · 2021 – present Why things shine. Members: Marie Curie, Emmy Noether "
        "Grants: Glow in the dark Publications: On radium"
    )


def test_works_projects_and_grants_lead_to_each_other(site: Site) -> None:
    facts = one(site.article("publications/radium"), ".academic-facts")
    assert "Projects Glow" in words(facts)
    assert "../../projects/glow/" in {link["href"] for link in facts.select("a")}
    card = site.article("projects").select(".academic-entry--card")[0]
    assert "../publications/radium/" in {link["href"] for link in card.select("a")}
    award = next(one for one in site.article("cv").select(".academic-entry") if "Best paper" in words(one))
    assert [link["href"] for link in award.select("a")] == ["../publications/radium/"]


def test_a_page_of_a_project_shows_its_picture_and_its_works(site: Site) -> None:
    record = one(site.article("projects/glow"), ".academic-record")
    assert [image["src"] for image in record.select("img.academic-picture")] == ["../../pictures/glow.png"]
    assert "Publications: On radium" in words(record)


def test_keys_that_nobody_has_are_reported(tmp_path: Path) -> None:
    cv = (
        "cv:\n  name: A B\n  sections:\n    Grants:\n      - {name: G, key: first-grant, publications: [on-radum]}\n"
        "    Projects:\n      - {name: P, key: p, grants: [first-grnt], talks: [gone]}\n"
        "    Publications:\n      - {title: On radium, key: on-radium, authors: [A B], date: 2020}\n"
        "    Awards:\n      - {name: Prize, for: on-radiums}\n"
    )
    output = build(tmp_path, {"cv.yml": cv, "docs/index.md": "# Hi\n"}, strict=False).output
    assert "warning[unknown-work]: no work has the key 'on-radum'" in output
    assert "cv.yml:5:" in output
    assert "did you mean 'on-radium'?" in output
    assert "warning[unknown-record]: no grant has the key 'first-grnt'" in output
    assert "did you mean 'first-grant'?" in output
    assert "info[unknown-record]: no talk has the key 'gone'" in output
    assert "no work has the key 'on-radiums'" in output


def test_a_picture_that_is_not_there_is_reported(tmp_path: Path) -> None:
    cv = "cv:\n  name: A B\n  sections:\n    Projects:\n      - {name: P, image: nowhere.png}\n"
    files = {"cv.yml": cv, "docs/index.md": "<!-- academic/projects -->\n"}
    assert "cv.yml:5:26: warning[missing-file]" in build(tmp_path, files, strict=False).output


def test_al_folio_projects_are_read_as_they_are(tmp_path: Path) -> None:
    front = (
        "---\nlayout: page\ntitle: project 1\ndescription: with background image\nimg: assets/img/12.jpg\n"
        "importance: 1\ncategory: work\nrelated_publications: true\nredirect: https://unsplash.com\ngithub: https://github.com/a/b\n---\n"
    )
    files = {
        "cv.yml": "cv:\n  name: A B\n",
        "docs/_projects/1_project.md": front + "Every project has a page.\n",
        "docs/assets/img/12.jpg": PNG,
        "docs/index.md": "<!-- academic/projects { group_by: category } -->\n",
    }
    site = build(tmp_path, files, strict=False)
    card = one(site.article(), ".academic-entry--card")
    assert words(card).startswith("project 1 work with background image")
    assert card.img is not None
    assert card.img["src"] == "assets/img/12.jpg"
    assert {"https://unsplash.com", "https://github.com/a/b"} <= {link["href"] for link in card.select("a")}


def test_the_picture_in_the_excerpt_of_academicpages_portfolio_is_the_card_s(tmp_path: Path) -> None:
    excerpt = "Short description <br/><img src='/images/500x300.png'>"
    files = {
        "cv.yml": "cv:\n  name: A B\n",
        "docs/_portfolio/1.md": f'---\ntitle: "Item 1"\nexcerpt: "{excerpt}"\ncollection: portfolio\n---\nText.\n',
        "docs/_portfolio/2.md": "---\ntitle: Item 2\nexcerpt: <img src='/gone.png'>\ncollection: p\n---\nText.\n",
        "docs/images/500x300.png": PNG,
        "docs/index.md": "<!-- academic/projects -->\n",
    }
    article = build(tmp_path, files).assert_clean().article()
    assert [image["src"] for image in article.select("img")] == ["images/500x300.png"]
    assert "Item 1 Short description" in words(article)


# Languages and export -------------------------------------------------------------------------------------------------


def test_a_german_page_has_german_sums_and_words(tmp_path: Path) -> None:
    theme = {"name": "material", "language": "de"}
    files = {name: FILES[name] for name in ("cv.yml", "refs.bib", "authors.yml", "docs/cv.md", "docs/degrees.md")}
    site = build(tmp_path, files, theme=theme, strict=False)
    text = words(site.article("cv")).replace("\xa0", " ")
    assert "1.200.000 € · Projektleitung" in text or "1.200.000 €" in text
    assert "Eigener Anteil: 800.000 €" in text
    assert "Promovierende" in words(site.article("degrees"))


def test_the_export_holds_what_is_new(site: Site) -> None:
    status, text = export(site.root)
    assert status == 0, text
    data = json.loads(text[text.index("{") :])
    entries = {one["name"]: one for section in data["sections"] for one in section["entries"] if "name" in one}
    assert entries["Scint"]["work"] == "scint"
    assert [person["name"]["name"] for person in entries["Scint"]["fields"]["authors"]] == [
        "Marie Curie",
        "Emmy Noether",
    ]
    assert entries["Glow in the dark"]["fields"]["amount"] == "1.2M"
    items = {one["name"] for one in data["items"]}
    assert {"Glow", "A prize", "Moved to Paris."} <= items
    assert "henri@example.org" not in text
