"""The files that a site gives away: BibTeX, RIS, CSL-JSON and a feed; and the same from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import fromstring

import bibtexparser
import pytest
import rispy

from .conftest import Site, build, one, rebuild, run, words, write

NAMES = {"bib": "publications.bib", "ris": "publications.ris", "csl": "publications.json", "atom": "publications.xml"}
ATOM = "{http://www.w3.org/2005/Atom}"
CV = """
cv:
  name: Grace Hopper
  email: grace@example.org
  phone: "+1 555 0100"
  address: 1 Navy Yard
  sections:
    Publications:
      - title: The education of a computer
        key: hopper1952
        authors: [Grace Hopper]
        journal: Annals & Letters
        date: 1952-05
        doi: 10.1145/609784.609818
        pdf: papers/hopper.pdf
      - title: Selected dimensions of a preview
        key: dimensions
        authors: [Grace Hopper, Howard Aiken]
        type: book
        publisher: Press
        year: 1946
        abbr: ABBR
        award: AWARD
        selected: true
      - title: Kept to herself
        key: private
        year: 1960
        hidden: true
      - title: On its way
        key: coming
        journal: Isis
        status: submitted
    Talks:
      - name: A talk
        date: 1970
"""
FILES = {
    "cv.yml": CV,
    "docs/papers/hopper.pdf": b"%PDF-1.4",
    "docs/index.md": "# Home\n\n<!-- academic/talks -->\n",
    "docs/papers.md": "# Papers\n\n<!-- academic/publications -->\n",
}
KEYS = ["hopper1952", "dimensions", "coming"]


def keys(site: Site) -> dict[str, list[str]]:
    """The keys of the works in each download that is there."""
    found = {}
    for word, name in NAMES.items():
        if site.file(name).is_file():
            text = site.file(name).read_bytes().decode("utf-8")
            found[word] = READERS[word](text)
    return found


READERS = {
    "bib": lambda text: [entry.key for entry in bibtexparser.parse_string(text).entries],
    "ris": lambda text: [item["id"] for item in rispy.loads(text)],
    "csl": lambda text: [item["id"] for item in json.loads(text)],
    "atom": lambda text: [
        (found.text or "").rpartition("#pub-")[2] for found in fromstring(text).findall(f"{ATOM}entry/{ATOM}id")
    ],
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("site"), FILES).assert_clean()


def test_every_download_holds_the_works_of_the_site(site: Site) -> None:
    newest_first = ["coming", "hopper1952", "dimensions"]
    assert keys(site) == {"bib": KEYS, "ris": KEYS, "csl": KEYS, "atom": newest_first}


def test_what_is_private_or_for_the_list_alone_is_in_no_download(site: Site) -> None:
    kept = ["grace@", "555", "Navy", "Kept to herself", "ABBR", "AWARD", "hopper.pdf", "Isis", "Talk", "selected ="]
    found = [(name, word) for name in NAMES.values() for word in kept if word in site.text(name)]
    assert found == []


def test_a_title_with_the_names_of_fields_is_whole(site: Site) -> None:
    assert [name for name in NAMES.values() if "Selected dimensions of a preview" not in site.text(name)] == []


def test_lines_of_ris_end_as_the_format_asks(site: Site) -> None:
    data = site.file("publications.ris").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 20


def test_the_feed_leads_to_places_that_are_there(site: Site) -> None:
    feed = fromstring(site.text("publications.xml"))
    addresses = [link.get("href", "") for link in feed.findall(f"{ATOM}entry/{ATOM}link[@rel='alternate']")]
    assert len(addresses) == 3
    for address in addresses:
        parts = urlsplit(address)
        assert address.startswith("https://example.org/")
        page = site.page(f"{parts.path.strip('/')}/index.html")
        assert not parts.fragment or page.find(id=parts.fragment)


def test_pages_that_list_publications_name_the_feed(site: Site) -> None:
    link = 'link[rel=alternate][type="application/atom+xml"]'
    assert [tag["href"] for tag in site.page("index.html").select(link)] == ["talks.xml"]
    (found,) = site.page("papers/index.html").select(link)
    assert found["title"] == "Publications – A small site"
    assert urljoin("https://example.org/papers/", str(found["href"])) == "https://example.org/publications.xml"
    assert found.find_parent("head")


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_list_may_lead_to_them(directory_urls: bool, tmp_path: Path) -> None:
    asked = {"docs/deep/list.md": "# Papers\n\n<!-- academic/publications { downloads: true, filters: true } -->\n"}
    site = build(tmp_path, FILES | asked, {"use_directory_urls": directory_urls}).assert_clean()
    page = "deep/list/index.html" if directory_urls else "deep/list.html"
    line = one(site.article(page), ".academic-publications > .academic-downloads")
    links = {words(link): str(link["href"]) for link in line.select("a")}
    assert list(links) == ["BibTeX", "RIS", "CSL-JSON", "Feed"]
    for address, name in zip(links.values(), NAMES.values(), strict=True):
        assert (site.file(page).parent / address).resolve() == site.file(name)
    assert words(line).startswith("Download ")
    assert "CSL-JSON" not in site.text("search/search_index.json")
    assert site.page("papers").select(".academic-downloads") == []


def test_a_list_leads_to_those_that_are_there_and_nowhere_else(tmp_path: Path) -> None:
    asked = {"docs/papers.md": "# Papers\n\n<!-- academic/publications { downloads: true } -->\n"}
    (tmp_path / "none").mkdir()
    some = build(tmp_path, FILES | asked, {"site_url": None}, academic={"downloads": ["atom", "ris"]}).assert_clean()
    assert [words(link) for link in some.article("papers").select(".academic-downloads a")] == ["RIS"]
    none = build(tmp_path / "none", FILES | asked, academic={"downloads": False}).assert_clean()
    assert none.article("papers").select(".academic-downloads") == []


def test_the_same_site_makes_the_same_bytes(site: Site) -> None:
    before = {name: site.file(name).read_bytes() for name in NAMES.values()}
    again = rebuild(site.root).assert_clean()
    assert {name: again.file(name).read_bytes() for name in NAMES.values()} == before


@pytest.mark.parametrize("word", NAMES)
def test_the_command_line_prints_what_the_site_gives_away(site: Site, word: str) -> None:
    status, output = run(site.root, "mkdocs_academic", "export", "--format", word, "--output", f"out.{word}")
    assert (status, output) == (0, "")
    written = (site.root / f"out.{word}").read_bytes()
    if word == "atom":  # it knows nothing of pages
        assert READERS[word](written.decode()) == keys(site)[word]
        assert b"https://doi.org/10.1145/609784.609818" in written
    else:
        assert written == site.file(NAMES[word]).read_bytes()


def test_the_command_line_needs_an_address_for_a_feed(tmp_path: Path) -> None:
    write(tmp_path, {"cv.yml": CV, "docs/papers/hopper.pdf": b"%PDF-1.4"})
    status, output = run(tmp_path, "mkdocs_academic", "export", "--format", "atom")
    assert status == 1
    assert "mkdocs.yml: error[no-site-url]: a feed needs the address of the site" in output
    assert "hint: write site_url" in output


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (True, ["bib", "ris", "csl", "atom"]),
        (False, []),
        ([], []),
        (["ris"], ["ris"]),
        (["csl", "bib", "ics", "pdf", "json"], ["bib", "csl"]),
    ],
)
def test_the_option_chooses(tmp_path: Path, option: object, words: list[str]) -> None:
    site = build(tmp_path, FILES, academic={"downloads": option}).assert_clean()
    assert list(keys(site)) == words
    assert ("atom+xml" in site.text("papers/index.html")) == ("atom" in words)


def test_a_download_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    site = build(tmp_path, FILES, academic={"downloads": ["bib", "rss"]}).assert_failed()
    assert "There is no download 'rss'; choose from bib, ris, csl, atom, ics, pdf, json" in site.output


def test_a_site_without_publications_and_talks_gives_nothing_away(tmp_path: Path) -> None:
    cv = "cv:\n  name: Grace Hopper\n  sections:\n    Awards:\n      - name: A medal\n        date: 1970\n"
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": "# Home\n\n<!-- academic/cv -->\n"}).assert_clean()
    assert keys(site) == {}
    assert "atom+xml" not in site.text("index.html")


def test_a_site_without_an_address_has_no_feed_and_says_so_once(tmp_path: Path) -> None:
    site = build(tmp_path, FILES, {"site_url": None}).assert_clean()
    assert list(keys(site)) == ["bib", "ris", "csl"]
    assert site.output.count("info[no-site-url]") == 1
    assert "atom+xml" not in site.text("papers/index.html")
    (tmp_path / "quiet").mkdir()
    quiet = build(tmp_path / "quiet", FILES, {"site_url": None}, academic={"downloads": ["bib"]}).assert_clean()
    assert "no-site-url" not in quiet.output


def test_a_file_of_the_users_at_that_place_stays(tmp_path: Path) -> None:
    own = {f"docs/{name}": f"mine: {name}" for name in NAMES.values()}
    site = build(tmp_path, FILES | own).assert_clean()
    assert [site.text(name) for name in NAMES.values()] == [f"mine: {name}" for name in NAMES.values()]
    assert "atom+xml" not in site.text("papers/index.html")


def test_a_page_of_the_users_at_that_place_stays(tmp_path: Path) -> None:
    page = {"docs/feed.md": "---\npermalink: /publications.xml\n---\n\n# My feed\n"}
    site = build(tmp_path, FILES | page).assert_clean()
    assert "My feed" in site.text("publications.xml")
    assert [word for word, name in NAMES.items() if site.file(name).is_file()] == list(NAMES)


def test_a_file_that_is_kept_out_of_the_site_takes_no_place(tmp_path: Path) -> None:
    site = build(tmp_path, FILES | {"docs/publications.ris": "mine"}, {"exclude_docs": "*.ris"}).assert_clean()
    assert keys(site)["ris"] == KEYS


def test_fields_that_are_al_folios_own_are_in_no_download(tmp_path: Path) -> None:
    # All but `website`, which is the address of the work.
    internal = """abbr additional_info altmetric annotation award award_name bibtex_show blog code dimensions
    google_scholar_id html inspirehep_id pdf poster preview selected slides supp video""".split()
    lines = "".join(f"  {name} = {{https://example.org/INTERNAL}},\n" for name in internal)
    bib = f"@article{{h1,\n  author = {{Hopper, Grace}},\n  title = {{A preview of dimensions}},\n{lines}}}\n"
    site = build(
        tmp_path, {"a.bib": bib, "docs/index.md": "# Home\n"}, academic={"bibliography": "a.bib"}, strict=False
    )
    assert keys(site)["bib"] == ["h1"]
    assert [name for name in NAMES.values() if "INTERNAL" in site.text(name) or "bibtex_show" in site.text(name)] == []
    assert "A preview of dimensions" in site.text("publications.bib")


def test_a_feed_speaks_the_sites_language(tmp_path: Path) -> None:
    site = build(tmp_path, FILES, theme={"name": "material", "language": "de"}).assert_clean()
    feed = fromstring(site.text("publications.xml"))
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert feed.findtext(f"{ATOM}title") == "Publikationen – A small site"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Grace Hopper"


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_name_the_feed_too(tmp_path: Path, theme: str) -> None:
    site = build(tmp_path, FILES, theme=theme).assert_clean()
    assert len(site.page("papers/index.html").select('head link[type="application/atom+xml"]')) == 1
