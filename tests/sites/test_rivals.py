"""What users of other generators asked for and did not get: each case of their threads, on a built site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import Tag

from .conftest import ENVIRONMENT, Site, all_words, build, one, rebuild, run, titles, words, write

BIB = r"""
@article{empty-pages, author = {Hopper, Grace}, title = {Pages not known}, journal = {Isis}, pages = {}, year = 1950}
@misc{address, author = {Hopper, Grace}, title = {An address}, url = {https://example.org/a_b_c~d#e_f}, year = 1951}
@article{riemann, author = {Hopper, Grace}, title = {On {{R}iemannian} surfaces}, journal = {Isis}, year = 1952}
@article{marked, author = {Hopper, Grace and Aiken, Howard}, author+an = {1=equal;2=equal}, title = {Together},
  journal = {Isis}, year = 1953}
@article{schlüssel2019, author = {Hopper, Grace}, title = {A key with an accent}, journal = {Isis}, year = 1954}
@article{accents, author = {Hopper, Grace and \'{C}wik, \L{}ukasz and {\v C}apek, Karel and \"Ozg\"ur, Ay\c{s}e},
  title = {G\"odel, Escher and the \textit{na\"\i ve} r\'eader}, journal = {Isis}, year = 1955}
@article{brackets, author = {Hopper, Grace}, title = {Brackets (and \(x^2\)) in [titles]}, journal = {Isis},
  year = 1956}
@article{dimensions, author = {Hopper, Grace}, title = {The dimensions = {of} an abbr, a pdf and a preview},
  journal = {Isis}, year = 1957, preview = {p.png}, altmetric = {12}, dimensions = {true}, bibtex_show = {true}}
@article{particle, author = {van der Berg, Anna and Hopper, Grace}, title = {Of a particle}, journal = {Isis},
  year = 1958}
"""
CV = """\
cv:
  name: Grace Hopper
  sections:
    Publications:
    Regattas:
      - Won the race around the pier
      - {name: Round the island, place: Cowes, date: 1935}
    Talks:
      - {name: Yesterday's talk, event: A meeting, date: 1955-05-01}
      - {name: A talk to come, event: A meeting, date: 2999-05-01}
"""
COAUTHORS = """\
"özgür":
  - firstname: ["Ayşe", "A."]
    url: https://example.org/ayse
"""
LIST = "# Works\n\n<!-- academic/publications { group_by: year } -->\n"
FILES: dict[str, str | bytes] = {
    "works.bib": BIB,
    "cv.yml": CV,
    "coauthors.yml": COAUTHORS,
    "docs/index.md": LIST,
    "docs/cv.md": "# CV\n\n<!-- academic/cv -->\n",
    "docs/talks.md": "# Talks\n\n<!-- academic/talks -->\n",
    "docs/p.png": b"",
}

NO_NETWORK = """\
import socket

def _refuse(*args, **kwargs):
    raise RuntimeError("a build asked for the network")

socket.socket.connect = socket.getaddrinfo = socket.create_connection = _refuse
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built strict, with formulas left to a script of the site's: brackets in titles are then most in danger."""
    config = {"markdown_extensions": [{"pymdownx.arithmatex": {"generic": True}}]}
    return build(tmp_path_factory.mktemp("rivals"), FILES, config).assert_clean()


def entry(site: Site, key: str) -> Tag:
    return one(site.article(), f"#pub-{key}")


def test_empty_pages_leave_no_trace(site: Site) -> None:
    assert words(one(entry(site, "empty-pages"), ".academic-venue")) == "Isis"


def test_an_address_keeps_its_underscores(site: Site) -> None:
    addresses = [link["href"] for link in entry(site, "address").select("a")]
    assert "https://example.org/a_b_c~d#e_f" in addresses


def test_doubled_braces_around_a_capital(site: Site) -> None:
    assert words(one(entry(site, "riemann"), ".academic-title")) == "On Riemannian surfaces"


def test_a_key_with_an_accent_has_an_id_and_an_entry(site: Site) -> None:
    keys = [str(found["id"]) for found in site.article().select("[id^=pub-schl]")]
    assert keys == ["pub-schl-ssel2019"]


def test_accents_of_latex(site: Site) -> None:
    authors = words(one(entry(site, "accents"), ".academic-authors"))
    assert authors == "Grace Hopper, Łukasz Ćwik, Karel Čapek, Ayşe Özgür"
    assert words(one(entry(site, "accents"), ".academic-title")) == "Gödel, Escher and the naïve réader"


def test_a_co_author_with_an_accent_is_linked(site: Site) -> None:
    links = {words(link): link["href"] for link in entry(site, "accents").select(".academic-authors a")}
    assert links == {"Ayşe Özgür": "https://example.org/ayse"}


def test_brackets_in_a_title_are_brackets(site: Site) -> None:
    title = one(entry(site, "brackets"), ".academic-title")
    assert words(title).startswith("Brackets (and ")
    assert words(title).endswith(") in [titles]")
    assert len(title.select("math")) == 1
    assert not title.select(".arithmatex")


def test_a_title_with_the_names_of_fields_is_whole(site: Site) -> None:
    title = words(one(entry(site, "dimensions"), ".academic-title"))
    assert title == "The dimensions = of an abbr, a pdf and a preview"


def test_a_particle_belongs_to_the_name(site: Site) -> None:
    assert words(one(entry(site, "particle"), ".academic-authors")) == "Anna van der Berg, Grace Hopper"


def test_many_works_of_one_year_keep_the_order_of_the_file(tmp_path: Path) -> None:
    names = ["Delta", "Alpha", "Kappa", "Beta", "Theta", "Gamma", "Zeta", "Eta", "Iota"]
    entries = (f"@misc{{{name}, author = {{Hopper, Grace}}, title = {{{name}}}, year = 1952}}\n" for name in names)
    files = FILES | {"works.bib": "".join(entries)}
    assert titles(build(tmp_path, files).assert_clean().article()) == names


def test_a_work_that_fits_no_group_stands_under_other(tmp_path: Path) -> None:
    page = "# Works\n\n<!-- academic/publications { group_by: tag } -->\n"
    cv = CV.replace("Publications:\n", "Publications:\n      - {title: Tagged, tags: [Ships]}\n      - title: Bare\n")
    article = build(tmp_path, FILES | {"cv.yml": cv, "works.bib": "", "docs/index.md": page}).article()
    groups = {words(one(group, "h2")).rstrip("¶"): titles(group) for group in article.select(".academic-group")}
    assert groups == {"Ships": ["Tagged"], "Other": ["Bare"]}


def test_a_talk_to_come_is_listed_as_upcoming(site: Site) -> None:
    upcoming = one(site.article("talks"), ".academic-group--upcoming")
    assert titles(upcoming) == ["A talk to come"]
    assert titles(site.article("talks")) == ["A talk to come", "Yesterday's talk"]


def test_a_section_of_any_name_is_shown(site: Site) -> None:
    sections = {
        words(one(section, "h2")).rstrip("¶"): titles(section)
        for section in site.article("cv").select(".academic-section")
    }
    assert sections["Regattas"] == ["Won the race around the pier", "Round the island"]


def test_an_apostrophe_in_a_quoted_excerpt_is_named_with_its_line(tmp_path: Path) -> None:
    page = "---\ntitle: Sails\ndate: 1952-01-01\nexcerpt: 'The ship's sails'\n---\n"
    built = build(tmp_path, FILES | {"docs/publications/sails.md": page}).assert_failed()
    assert "docs/publications/sails.md:4:" in built.output
    assert "1900" not in built.output


def test_every_word_can_be_read_without_a_script(site: Site) -> None:
    article = site.article()
    assert len(titles(article)) == BIB.count("\n@")
    assert not article.select("[hidden] .academic-publication, .academic-publication[hidden], noscript")
    assert all(link.get("href") for link in article.select("a"))


def test_four_thousand_entries(tmp_path: Path) -> None:
    entries = (
        f"@article{{k{n}, author = {{Hopper, Grace and Aiken, Howard}}, title = {{Number {n}}}, journal = {{Isis}},"
        f" volume = {n % 90}, year = {1900 + n % 90}}}\n"
        for n in range(4000)
    )
    options = {"publication_pages": False}
    site = build(tmp_path, FILES | {"works.bib": "".join(entries)}, academic=options).assert_clean()
    assert len(site.article().select(".academic-publication")) == 4000


def test_a_build_asks_nothing_of_the_network(tmp_path: Path) -> None:
    write(tmp_path / "blocked", {"sitecustomize.py": NO_NETWORK})
    write(
        tmp_path,
        FILES | {"mkdocs.yml": "site_name: A\ntheme: {name: material, font: false}\nplugins: [search, academic]"},
    )
    path = os.pathsep.join(filter(None, [str(tmp_path / "blocked"), os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-c", "import socket; socket.create_connection(('localhost', 1))"]
    environment = os.environ | ENVIRONMENT | {"PYTHONPATH": path}
    probe = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert "a build asked for the network" in probe.stderr
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    built = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    assert len(titles(Site(tmp_path, 0, "").article())) == BIB.count("\n@")


def test_properdocs_builds_the_same_site(site: Site, tmp_path: Path) -> None:
    mkdocs = dict(site.texts())
    write(tmp_path, FILES | {"mkdocs.yml": (site.root / "mkdocs.yml").read_text("utf-8")})
    status, output = run(tmp_path, "properdocs", "build", "--strict", "-f", "mkdocs.yml")
    assert status == 0, output
    assert "WARNING" not in output
    properdocs = dict(Site(tmp_path, 0, "").texts())
    assert properdocs.keys() == mkdocs.keys()
    for name in mkdocs.keys() - {"sitemap.xml"}:
        assert _without_generator(properdocs[name]) == _without_generator(mkdocs[name]), name


def _without_generator(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if '<meta name="generator"' not in line)


def test_zensical_shows_the_lists_through_the_markdown_extension(tmp_path: Path) -> None:
    configuration = "site_name: A\ntheme: {name: material}\nmarkdown_extensions: [academic]\n"
    write(tmp_path, FILES | {"mkdocs.yml": configuration})
    status, output = run(tmp_path, "zensical", "build")
    assert status == 0, output
    page = Site(tmp_path, 0, "").page()
    assert len(page.select(".academic-publication")) == BIB.count("\n@")
    assert "Gödel, Escher and the naïve réader" in all_words(page.html or page, ".academic-title")


def test_the_order_of_keys_does_not_depend_on_that_of_the_file(site: Site, tmp_path: Path) -> None:
    entries = BIB.strip().split("\n@")
    mixed = "\n@".join([entries[0].lstrip("@"), *entries[:0:-1]])
    again = build(tmp_path, FILES | {"works.bib": f"@{mixed}\n"}).assert_clean()
    ids = {str(found["id"]) for found in site.article().select(".academic-publication")}
    assert {str(found["id"]) for found in again.article().select(".academic-publication")} == ids
    assert rebuild(again.root).assert_clean().text("index.html") == again.text("index.html")
