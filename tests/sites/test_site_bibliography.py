"""Whole sites with .bib files: found or named, joined with the CV, and what the page says of each work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import Tag

from .conftest import all_words, build, export, one, titles, words

CV = """cv:
  name: Grace M. Hopper
  sections:
    Books:
    Publications:
    Awards:
      - name: Medal
"""
OWN = r"""@inproceedings{hopper1952, author = {Hopper, Grace Murray}, title = {The {Education} of a Computer},
  year = 1952,
  booktitle = {Proc. ACM}, pages = {243--249}, doi = {10.1145/609784.609818}}
@book{hopper1960, author = {Hopper, Grace and Aiken, Howard}, title = {{ENIAC} and {U}NIVAC}, publisher = {ACM},
  year = 1960}
"""
OTHERS = "@article{aiken, author = {Aiken, Howard}, title = {The Mark I}, journal = {Isis}, year = 1944}\n"
PAGE = "# Works\n\n<!-- academic/publications {GROUP} -->\n"


def site_files(
    bib: dict[str, str | bytes], cv: str = CV, page: str = PAGE.replace("GROUP", "")
) -> dict[str, str | bytes]:
    return {
        "docs/index.md": page,
        "docs/cv.md": "# CV\n\n<!-- academic/cv -->\n",
        **({"cv.yml": cv} if cv else {}),
        **bib,
    }


def publication(article: Tag, key: str) -> Tag:
    return one(article, f"#pub-{key}")


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_bib_beside_mkdocs_yml_gives_the_owner_s_works(tmp_path: Path, theme: str) -> None:
    site = build(tmp_path, site_files({"b.bib": OWN, "a.bib": OTHERS}), theme=theme).assert_clean()
    page = site.page()
    assert titles(page) == ["ENIAC and UNIVAC", "The Education of a Computer"]
    assert "INFO    -  a.bib: info[not-own]: 1 of the 3 works in a.bib, b.bib are by others and left out" in site.output
    assert "bibliography" in site.output
    work = publication(page, "hopper1952")
    assert words(one(work, ".academic-venue")) == "Proc. ACM, pp. 243–249"
    assert words(one(work, ".academic-self")) == "Grace Murray Hopper"


def test_the_null_sections_of_a_cv_are_filled(tmp_path: Path) -> None:
    site = build(tmp_path, site_files({"b.bib": OWN})).assert_clean()
    article = site.article("cv")
    assert {
        words(one(section, "h2")).rstrip("¶"): titles(section) for section in article.select(".academic-section")
    } == {
        "Books": ["ENIAC and UNIVAC"],
        "Publications": ["The Education of a Computer"],
        "Awards": ["Medal"],
    }


def test_what_is_to_appear_stands_first_in_a_filled_section(tmp_path: Path) -> None:
    works = {
        "old": "year = 1950", "new": "year = 1960", "undated": "", "press": "pubstate = {inpress}",
        "accepted": "note = {Accepted}", "sent": "note = {Submitted}", "dated": "year = 1955, pubstate = {inpress}",
        "withdrawn": "status = {retracted}",
    }  # fmt: skip
    bib = "\n".join(
        f"@article{{{key}, author = {{Hopper, G.}}, title = {{{key}}}, journal = {{Isis}}, {more}}}"
        for key, more in works.items()
    )
    site = build(tmp_path, site_files({"b.bib": bib}, page="# Works\n")).assert_clean()
    shown = titles(site.article("cv"))[:-1]
    assert shown == ["press", "accepted", "sent", "new", "dated", "old", "undated", "withdrawn"]


def test_a_named_bib_gives_all_works_without_a_cv(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        site_files({"data/a.bib": OTHERS, "data/b.bib": OWN, "c.bib": OTHERS.replace("Mark I", "Mark II")}, cv=""),
        academic={"bibliography": ["data/*.bib"]},
    ).assert_clean()
    assert titles(site.article()) == ["ENIAC and UNIVAC", "The Education of a Computer", "The Mark I"]
    assert "not-own" not in site.output


def test_no_bib_is_read_where_the_option_says_so(tmp_path: Path) -> None:
    cv = CV.replace("Books:\n", "Books:\n      - title: Of the CV\n        date: 1950\n").replace(
        "    Publications:\n", ""
    )
    site = build(tmp_path, site_files({"b.bib": "@broken{"}, cv=cv), academic={"bibliography": False}).assert_clean()
    assert titles(site.article()) == ["Of the CV"]


def test_a_bib_of_others_alone_warns_and_suggests_the_alias(tmp_path: Path) -> None:
    bib = OTHERS + OTHERS.replace("Aiken, Howard", "Hopper, Elizabeth").replace("aiken", "hopper").replace(
        "Mark", "Note"
    )
    site = build(tmp_path, site_files({"b.bib": bib})).assert_failed()
    assert "warning[not-own]: none of the 2 works in b.bib names Grace M. Hopper among its authors" in site.output
    assert "write aliases: [Elizabeth Hopper] beside your name" in site.output
    cv = CV.replace("Hopper\n", "Hopper\n  aliases: [Elizabeth Hopper]\n")
    (tmp_path / "again").mkdir()
    site = build(tmp_path / "again", site_files({"b.bib": bib}, cv=cv)).assert_clean()
    assert titles(site.article()) == ["The Note I"]


def test_a_bib_without_an_owner_warns(tmp_path: Path) -> None:
    site = build(tmp_path, site_files({"b.bib": OWN}, cv="")).assert_failed()
    assert "warning[no-owner]" in site.output


def test_what_is_wrong_in_entries_of_others_stops_no_build(tmp_path: Path) -> None:
    untitled = "@misc{untitled, author = {Aiken, Howard}, note = {\\foo{x}}, month = nosuch, year = 1944}\n"
    bib = OWN + OTHERS.replace("journal", "note = {\\bar}, journal") + untitled
    site = build(tmp_path, site_files({"b.bib": bib})).assert_clean()
    assert titles(site.article()) == ["ENIAC and UNIVAC", "The Education of a Computer"]
    assert "INFO    -  b.bib:7:1: info[missing-title]: the entry 'untitled' has no title" in site.output


@pytest.mark.parametrize("people", ["author = {Hopper, Grace}", "editor = {Aiken, Howard and Hopper, G. M.}"])
def test_the_owner_s_entry_without_a_title_is_a_warning(tmp_path: Path, people: str) -> None:
    site = build(tmp_path, site_files({"b.bib": f"{OWN}@misc{{x, {people}, year = 1944}}\n"})).assert_failed()
    assert "b.bib:6:1: warning[missing-title]: the entry 'x' has no title, and is not shown" in site.output


def test_in_a_named_bib_every_entry_without_a_title_is_a_warning(tmp_path: Path) -> None:
    files = site_files({"b.bib": "@misc{x, author = {Aiken, Howard}, year = 1944}\n"})
    site = build(tmp_path, files, academic={"bibliography": "b.bib"}).assert_failed()
    assert "b.bib:1:1: warning[missing-title]" in site.output


def test_one_work_of_three_files_is_shown_once_with_its_sources(tmp_path: Path) -> None:
    cv = CV.replace(
        "    Publications:\n", "    Publications:\n      - title: The education of a computer\n        date: 1952\n"
    )
    preprint = (
        "@misc{b, author = {G. Hopper}, title = {The Education of a Computer}, year = 1951, eprint = {2101.00001}}\n"
    )
    site = build(tmp_path, site_files({"a.bib": OWN, "b.bib": preprint}, cv=cv)).assert_clean()
    article = site.article()
    assert titles(article) == ["ENIAC and UNIVAC", "The education of a computer"]
    links = [link.get("href") for link in publication(article, "hopper1952").select(".academic-actions a")]
    assert links == ["https://doi.org/10.1145/609784.609818", "https://arxiv.org/abs/2101.00001"]
    status, printed = export(tmp_path)
    data = json.loads(printed[printed.index("{") :])
    work = next(work for work in data["publications"] if work["key"] == "hopper1952")
    assert status == 0
    assert [(source["file"], source["line"]) for source in work["sources"]] == [
        ("cv.yml", 6),
        ("a.bib", 1),
        ("b.bib", 1),
    ]
    assert [(version["arxiv"], version["source"]["file"]) for version in work["versions"]] == [("2101.00001", "b.bib")]


def test_one_work_of_the_cv_a_bib_and_a_page_is_shown_once_and_found_by_its_bib_key(tmp_path: Path) -> None:
    cv = CV.replace(
        "    Publications:\n", "    Publications:\n      - title: The education of a computer\n        date: 1952\n"
    )
    bib = OWN.replace("@inproceedings{hopper1952", "@inproceedings{DBLP:conf/acm/Hopper52")
    own_page = "---\ntitle: The Education of a Computer\ndate: 1952-05-02\nvenue: ACM\n---\nHow it came about.\n"
    pages = PAGE.replace("{GROUP}", "{ keys: ['DBLP:conf/acm/Hopper52'] }")
    files = site_files({"a.bib": bib, "docs/publications/a.md": own_page}, cv, pages)
    site = build(tmp_path, files).assert_clean()
    assert titles(site.page()) == ["The education of a computer"]
    assert titles(site.article("cv")) == ["ENIAC and UNIVAC", "The education of a computer", "Medal"]
    status, printed = export(tmp_path)
    work = next(one for one in json.loads(printed[printed.index("{") :])["publications"] if "1952" in str(one))
    assert status == 0
    assert [source["file"] for source in work["sources"]] == ["cv.yml", "docs/publications/a.md", "a.bib"]


def test_the_preprint_of_a_bib_gives_its_key_to_the_published_page(tmp_path: Path) -> None:
    bib = (
        "@misc{early, author = {Hopper, G.}, title = {The Education of a Computer}, eprint = {2101.00001}, year = 1951}"
    )
    own_page = "---\ntitle: The Education of a Computer\ndate: 1952-05-02\nvenue: ACM\n---\n"
    page = PAGE.replace("{GROUP}", "{ keys: [early] }")
    site = build(tmp_path, site_files({"a.bib": bib, "docs/publications/a.md": own_page}, page=page)).assert_clean()
    work = publication(site.page(), "early")
    assert words(one(work, ".academic-title")) == "The Education of a Computer"
    assert words(one(work, ".academic-venue cite")) == "ACM"


def test_a_page_without_authors_is_the_work_of_a_bib_on_a_site_without_a_name(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        "docs/publications/a.md": "---\ntitle: The Education of a Computer\ndate: 1952-05-02\n---\n",
        "docs/publications/b.md": "---\ntitle: The Mark I\ndate: 1944-05-02\n---\n",
        "docs/publications/c.md": "---\ntitle: Editorial\ndate: 1944-05-02\n---\n",
    }
    bib = OWN + OTHERS + OTHERS.replace("The Mark I", "Editorial").replace("{aiken", "{editorial")
    site = build(tmp_path, site_files({"b.bib": bib, **pages}, cv=""), academic={"bibliography": "b.bib"})
    assert titles(site.assert_clean().page()) == [
        "ENIAC and UNIVAC", "The Education of a Computer", "The Mark I", "Editorial", "Editorial",
    ]  # fmt: skip
    assert one(site.page(), "#pub-hopper1952 .academic-title a")["href"] == "publications/a/"
    assert site.output.count("info[possible-duplicate]") == 1
    assert "the work of b.bib:7:1: same title, and one of the two names no author" in site.output


def test_two_pages_of_one_title_end_no_build(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        f"docs/publications/{name}.md": f"---\ntitle: A Letter\ndate: {date}\n---\n"
        for name, date in {"a": "1951-01-01", "b": "1952-01-01"}.items()
    }
    site = build(tmp_path, site_files(pages)).assert_clean()
    assert titles(site.page()) == ["A Letter"]
    said = "INFO    -  docs/publications/b.md:2:1: info[same-work]: this page and docs/publications/a.md:2:1 are of one"
    assert said in site.output


def test_the_pages_of_a_preprint_and_of_the_article_are_named(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        "docs/publications/a.md": "---\ntitle: A Long Letter\ndate: 1951\narxiv: '2101.00001'\nstatus: preprint\n---\n",
        "docs/publications/b.md": "---\ntitle: A Long Letter\ndate: 1952\nvenue: Isis\n---\n",
        "docs/publications/c.md": "---\ntitle: Another Letter\ndate: 1952\nvenue: Isis\n---\n",
    }
    bib = "@article{x, author = {Hopper, Grace}, title = {Another Letter}, journal = {Isis}, year = 1952}\n"
    site = build(tmp_path, site_files({"b.bib": bib, **pages})).assert_clean()
    assert sorted(str(link["href"]) for link in site.page().select(".academic-title a")) == [
        "publications/b/", "publications/c/",
    ]  # fmt: skip
    assert site.output.count("same-work") == 1
    assert "docs/publications/a.md:2:1: info[same-work]: this page and docs/publications/b.md:2:1" in site.output


STATES = r"""@article{sent, author = {Hopper, G.}, title = {Sent}, note = {Submitted to Isis}}
@article{venue, author = {Hopper, G.}, title = {Venue}, journal = {Osiris (under review)}, year = 2025}
@article{date, author = {Hopper, G.}, title = {Date}, journal = {Centaurus}, year = {2025 - under review}}
@article{field, author = {Hopper, G.}, title = {Field}, journal = {Ambix}, status = {revise and resubmit}}
@article{press, author = {Hopper, G.}, title = {Press}, journal = {Nature}, pubstate = {inpress}, year = 2026}
@article{done, author = {Hopper, G.}, title = {Done}, journal = {Science}, year = 1952}
"""


def test_a_journal_that_a_work_was_sent_to_is_never_where_it_appeared(tmp_path: Path) -> None:
    page = PAGE.replace("GROUP", "group_by: year")
    site = build(tmp_path, site_files({"a.bib": STATES}, page=page), academic={"bibliography": "a.bib"}).assert_clean()
    article = site.article()
    assert {
        key: all_words(publication(article, key), "cite") for key in ("sent", "venue", "date", "field", "press", "done")
    } == {
        "sent": [],
        "venue": [],
        "date": [],
        "field": [],
        "press": ["Nature"],
        "done": ["Science"],
    }
    assert {
        key: all_words(publication(article, key), ".academic-badge")
        for key in ("sent", "venue", "date", "field", "done")
    } == {
        "sent": ["Submitted to Isis"],
        "venue": ["Under review at Osiris"],
        "date": ["Under review at Centaurus"],
        "field": ["Revise and resubmit at Ambix"],
        "done": [],
    }
    for key in ("sent", "venue", "date", "field"):
        venue = one(publication(article, key), ".academic-venue")
        badge = one(venue, ".academic-badge").extract()
        assert words(venue) in ("", "2025"), (words(badge), words(venue))
    headings = [words(heading).rstrip("¶") for heading in article.select("h2")]
    assert headings[1:] == ["2026", "2025", "1952"]
    first = article.select("section")[0]
    assert titles(first) == ["Field", "Sent"] or titles(first) == ["Sent", "Field"]


SENT = """
@article{sent, author = {Hopper, Grace}, title = {Sent}, journal = {Science}, volume = 3, number = 4, pages = {1--2},
  publisher = {AAAS}, editor = {Aiken, Howard}, series = {Letters}, pubstate = {submitted}, year = 1951}
@book{manuscript, author = {Hopper, Grace}, title = {Manuscript}, publisher = {Press}, volume = 2,
  pubstate = {submitted}, year = 1950}
@article{preprint, author = {Hopper, Grace}, title = {Preprint}, journal = {Reports}, volume = 5, pages = {7},
  pubstate = {preprint}, year = 1949}
"""


def test_volume_and_pages_of_a_venue_that_a_work_was_only_sent_to_are_not_shown(tmp_path: Path) -> None:
    site = build(tmp_path, site_files({"a.bib": SENT}), academic={"bibliography": "a.bib"}).assert_clean()
    article = site.article()
    assert all_words(article, ".academic-venue") == [
        "Submitted to Science",
        "Submitted vol. 2, Press",
        "Preprint Reports, 5, p. 7",
    ]
    head = one(site.page("publications/sent/index.html"), ".academic-record__head .academic-venue")
    assert words(head) == "Submitted to Science"
    cite = site.page("publications/sent/index.html").select(".academic-passage__text")[-1]
    assert words(cite) == "Hopper, Grace. 1951. “Sent.” Submitted."


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("nobody.bib", "error[missing-file]"),
        (["data/*.bib"], "error[missing-file]"),
        ("../outside.bib", "error[outside-project]"),
        ("/etc/passwd", "error[outside-project]"),
    ],
)
def test_a_name_that_leads_nowhere_is_refused(tmp_path: Path, option: str | list[str], said: str) -> None:
    site = build(tmp_path, site_files({}), academic={"bibliography": option}).assert_failed()
    assert said in site.output
    assert "mkdocs.yml:" in site.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "b.bib: warning[empty-file]: b.bib is empty"),
        ("only words", "b.bib: warning[no-entries]"),
        (
            "@misc{a, title = {Größe}}".encode("latin-1"),
            "b.bib:1:21: warning[encoding]: the file is not UTF-8, and is read as Windows-1252",
        ),
        ("@misc{a, title = {x}}".encode("utf-16"), "warning[encoding]: the file is not UTF-8, and is read as UTF-16"),
        (OWN.replace("year = 1952,", "year = 1952"), "b.bib:2:14: warning[missing-comma]"),
    ],
)
def test_a_bad_file_is_said_with_its_place(tmp_path: Path, content: str | bytes, said: str) -> None:
    site = build(tmp_path, site_files({"b.bib": content})).assert_failed()
    assert said in site.output


def test_with_a_bad_file_the_rest_is_shown_where_warnings_are_allowed(tmp_path: Path) -> None:
    broken = OWN + "@article{broken, author = {Hopper, Grace}, title = {Broken} year = 1970\n" + OTHERS
    site = build(tmp_path, site_files({"b.bib": broken}), strict=False)
    assert site.status == 0, site.output
    assert titles(site.article()) == ["Broken", "ENIAC and UNIVAC", "The Education of a Computer"]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_byte_order_marks(tmp_path: Path, ends: str) -> None:
    content = b"\xef\xbb\xbf" + OWN.replace("\n", ends).encode()
    site = build(tmp_path, site_files({"b.bib": content})).assert_clean()
    assert len(titles(site.article())) == 2


HOSTILE = r"""@article{<img>, author = {Hopper, Grace and Bobby <b>M</b>},
  title = {<script>alert(1)</script> \& {\textless}b>},
  journal = {</cite><script>x</script>},
  note = {\href{javascript:alert(1)}{x} {{ config }} {\% raw \%}}, year = 1952,
  pages = {"><i>}, abbr = {<u>}, foo = {<s>}}
@article{../../etc, author = {Hopper, Grace}, title = {Second <!- academic/cv ->}, year = 1953}
"""


def test_hostile_text_is_text(tmp_path: Path) -> None:
    site = build(tmp_path, site_files({"b.bib": HOSTILE})).assert_clean()
    article = site.article()
    assert article.select("script, img, i, u, s") == []
    assert "<script>alert(1)</script> &" in titles(article)
    assert "Second <!- academic/cv ->" in titles(article)
    assert [
        link["href"] for link in article.select(".academic-publication a") if "javascript" in str(link["href"])
    ] == []
    assert {path.parent for path in tmp_path.rglob("etc")} <= {site.file("publications")}


def test_titles_keep_the_capitals_that_braces_protect(tmp_path: Path) -> None:
    title = r"{The} {ENIAC}, {\'E}cole and the {{pH}} of m{R}NA in \emph{E. coli}"
    bib = f"@misc{{a, author = {{Hopper, G.}}, title = {{{title}}}, year = 1952}}"
    site = build(tmp_path, site_files({"b.bib": bib})).assert_clean()
    assert titles(site.article()) == ["The ENIAC, École and the pH of mRNA in E. coli"]
    assert words(one(publication(site.article(), "a"), "em")) == "E. coli"


def test_one_doi_with_two_titles_in_two_files_is_said(tmp_path: Path) -> None:
    cv = "cv:\n  name: Grace Hopper\n  sections:\n    Papers:\n      - {title: Moths and relays, doi: 10.1145/1.1}\n"
    bib = "@misc{a, author = {Hopper, Grace}, title = {Compiling routines}, doi = {10.1145/1.1}}\n"
    site = build(tmp_path, site_files({"b.bib": bib}) | {"cv.yml": cv}).assert_failed()
    assert "b.bib:1:66: warning[same-identifier]: this has the DOI of the work in cv.yml:5:9" in site.output


TALKS = """cv:
  name: Grace M. Hopper
  sections:
    Talks:
"""


def test_the_paper_of_a_talk_is_found_by_any_of_its_keys(tmp_path: Path) -> None:
    early = "@misc{Early:52, author = {G. Hopper}, title = {The Education of a Computer}, eprint = {2101.00001}}"
    keys = ["DBLP:conf/acm/Hopper52", "dblp-conf-acm-hopper52", "early:52", "EARLY-52"]
    cv = TALKS + "".join(f"      - {{name: Talk {index}, publication: '{key}'}}\n" for index, key in enumerate(keys))
    bib = OWN.replace("@inproceedings{hopper1952", "@inproceedings{DBLP:conf/acm/Hopper52")
    page = "# Talks\n\n<!-- academic/talks -->\n"
    site = build(tmp_path, site_files({"a.bib": bib, "b.bib": early}, cv, page)).assert_clean()
    links = site.article().select(".academic-talk .academic-actions a")
    assert [link["href"] for link in links] == ["publications/DBLP-conf-acm-Hopper52/"] * 4


@pytest.mark.parametrize(
    ("bib", "hint"), [(OWN, "did you mean 'hopper1952'?"), ("", "write the key of a work; export --format json")]
)
def test_a_talk_of_a_paper_that_is_not_there_is_a_warning(tmp_path: Path, bib: str, hint: str) -> None:
    cv = TALKS + "      - name: Talk\n        publication: hoper1952\n"
    files = site_files({"a.bib": bib} if bib else {}, cv, "# Talks\n\n<!-- academic/talks -->\n")
    site = build(tmp_path, files).assert_failed()
    assert "cv.yml:6:22: warning[unknown-work]: no work has the key 'hoper1952'" in site.output
    assert f"hint: {hint}" in site.output


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ("same_as: zz", "cv.yml:6:18"),
        ("versions: [zz]", "cv.yml:6:19"),
        ("versions: zz\n        same_as: hopper1952", "cv.yml:6:19"),
    ],
)
def test_a_key_that_no_work_has_is_reported_where_it_stands(tmp_path: Path, fields: str, place: str) -> None:
    cv = f"cv:\n  name: Grace Hopper\n  sections:\n    Publications:\n      - title: A\n        {fields}\n"
    site = build(tmp_path, site_files({"b.bib": OWN}, cv)).assert_failed()
    assert f"{place}: warning[unknown-work]: no work has the key 'zz'" in site.output
