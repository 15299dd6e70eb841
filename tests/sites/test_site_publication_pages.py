"""A page of its own for every publication: where it lies, what it shows, what MkDocs, themes and plugins do with it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import Tag

from .conftest import PNG, Site, all_words, build, build_here, one, titles, words, write
from .links import broken_links

CV = """\
cv:
  name: Emmy Noether
  sections:
    Publications:
      - title: Invariante *Variationsprobleme* & "more", p < q
        key: noether1918
        authors: [Emmy Noether, Felix Klein]
        journal: Göttinger Nachrichten
        volume: 2
        pages: 235-257
        date: 1918-07-26
        publisher: The Society
        place: Göttingen
        doi: 10.1000/noether.1918
        url: https://variations.example.org/
        abstract: |
          To each *symmetry* belongs a conserved quantity.

          Its converse holds.
        tags: [calculus of variations, physics]
        award: A medal
        note: Read by Klein.
        pdf: papers/variations.pdf
        slides: slides.pdf
        selected: true
        versions: [{status: preprint, arxiv: "1801.00001", date: 1918-01}]
      - title: Ideals in rings
        key: "Noether/1921: rings"
        date: 1921
        journal: Annalen
        status: submitted
        language: de
      - title: New types
        type: book
        authors: [{name: Emmy Noether}]
        date: 1931
        publisher: Springer
        talks: [zurich]
    Talks:
      - {name: Variations, key: gottingen, event: The Society, location: Göttingen, date: 1918,
         publication: noether1918}
      - {name: Hypercomplex, key: zurich, event: Congress, date: 1932-09-07}
"""
FILES: dict[str, str | bytes] = {
    "cv.yml": CV,
    "papers/variations.pdf": b"%PDF variations",
    "docs/slides.pdf": b"%PDF slides",
    "docs/index.md": "# Home\n\n[The paper](publications/noether1918.md#abstract)\n\n"
    "<!-- academic/publications { selected: true } -->\n",
    "docs/papers.md": "# All *papers* & more\n\n<!-- academic/publications -->\n",
    "docs/talks.md": "# Talks\n\n<!-- academic/talks -->\n",
    "docs/cv.md": "# CV\n\n<!-- academic/cv -->\n",
}  # fmt: skip
CONFIG: dict[str, Any] = {
    "nav": [{"Home": "index.md"}, "papers.md", {"Talks": "talks.md"}, {"CV": "cv.md"}],
    "site_url": "https://example.org/noether/",
    "validation": {"links": {"anchors": "warn", "unrecognized_links": "warn"}},
    "markdown_extensions": [{"toc": {"permalink": True}}],
}
PAPER = "publications/noether1918/index.html"


def make(
    root: Path,
    files: Mapping[str, str | bytes],
    config: Mapping[str, Any] | None = None,
    **academic: Any,
) -> Site:
    """A site built in this process."""
    settings: dict[str, Any] = {
        "site_name": "A small site",
        "site_url": "https://example.org/",
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"academic": academic}],
    }
    write(root, {"mkdocs.yml": yaml.safe_dump(settings | dict(config or {}), sort_keys=False)} | dict(files))
    return build_here(root)


def cv(*works: str) -> str:
    return "cv:\n  name: Emmy Noether\n  sections:\n    Publications:\n" + "".join(
        f"      - {work}\n" for work in works
    )


def made(site: Site) -> list[str]:
    """The pages of works, by their addresses."""
    return sorted(path.parent.name for path in site.file("publications").glob("*/index.html"))


def hrefs(element: Tag, selector: str = "a") -> dict[str, str]:
    return {words(link): str(link["href"]) for link in element.select(selector)}


def index(site: Site) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(site.text("search/search_index.json"))["docs"]
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("works"), FILES, CONFIG).assert_clean()


# What a page shows ----------------------------------------------------------------------------------------------------


def test_the_head_of_a_page(site: Site) -> None:
    article = site.article(PAPER)
    assert [words(heading).rstrip("¶") for heading in article.select("h1, h2")] == [
        'Invariante Variationsprobleme & "more", p < q',
        "Abstract",
        "Details",
        "Cite as",
    ]
    assert all_words(article, "h1 em") == ["Variationsprobleme"]
    assert words(one(article, ".academic-authors")) == "Emmy Noether, Felix Klein"
    assert words(one(article, ".academic-authors .academic-self")) == "Emmy Noether"
    assert words(one(article, ".academic-venue")) == "Göttinger Nachrichten, 2, pp. 235–257"
    assert all_words(article, ".academic-badge--award") == ["A medal"]
    assert all_words(article, ".academic-note") == ["Read by Klein."]
    work = one(article, ".academic-publication")
    assert (work["id"], work["data-year"], work["data-type"]) == ("pub-noether1918", "1918", "article-journal")


def test_abstract_details_and_reference(site: Site) -> None:
    article = site.article(PAPER)
    abstract = one(article, ".academic-passage--abstract")
    assert [str(text) for text in abstract.select("p")] == [
        "<p>To each <em>symmetry</em> belongs a conserved quantity.</p>",
        "<p>Its converse holds.</p>",
    ]
    facts = {words(one(row, "dt")): [words(value) for value in row.select("dd")] for row in article.select("dl > div")}
    assert facts == {
        "Published": ["26 Jul 1918, Göttingen: The Society"],
        "DOI": ["10.1000/noether.1918"],
        "Topics": ["calculus of variations, physics"],
        "Talks": ["The Society, Göttingen, 1918"],
        "Other versions": ["Preprint, arXiv:1801.00001, Jan 1918"],
    }
    assert one(article, "dl time")["datetime"] == "1918-07-26"
    reference = one(article, ".academic-passage--citation .academic-passage__text p")
    assert words(reference) == (
        'Noether, Emmy, and Felix Klein. 1918. “Invariante Variationsprobleme & "more", p < q.” Göttinger Nachrichten '
        "2, pp. 235–257, Göttingen: The Society. https://doi.org/10.1000/noether.1918."
    )
    entry = one(article, "pre.academic-bibtex code[data-academic-copy]").get_text()
    assert entry.startswith("@article{noether1918,\n")


def test_every_link_has_a_button(site: Site) -> None:
    assert hrefs(site.article(PAPER), ".academic-actions a") == {
        "PDF": "variations.pdf",
        "DOI": "https://doi.org/10.1000/noether.1918",
        "Slides": "../../slides.pdf",
        "Link": "https://variations.example.org/",
        "BibTeX": "noether1918.bib",
        "RIS": "noether1918.ris",
        "CSL-JSON": "noether1918.json",
    }
    names = {str(link["aria-label"]) for link in site.article(PAPER).select(".academic-actions a")}
    assert 'PDF: Invariante Variationsprobleme & "more", p < q' in names


def test_a_page_leads_back_to_its_place_in_the_whole_list(site: Site) -> None:
    kind = one(site.article(PAPER), ".academic-kind")
    assert words(kind) == "All papers & more Journal article, 1918"
    assert one(kind, "a")["href"] == "../../papers/#pub-noether1918"
    assert kind.find_next("h1") is not None
    assert words(one(site.article("publications/noether1931types"), ".academic-kind")) == "All papers & more Book, 1931"


def test_talks_and_works_know_each_other(site: Site) -> None:
    talk = one(site.article(PAPER), ".academic-facts a[href*=talks]")
    assert talk["href"] == "../../talks/#talk-gottingen"
    assert one(site.article("publications/noether1931types"), ".academic-facts a[href*=talks]")["href"].endswith(
        "#talk-zurich"
    )
    (paper,) = [link for link in site.article("talks").select(".academic-actions a") if words(link) == "Paper"]
    assert paper["href"] == "../publications/noether1918/"


def test_topics_lead_to_the_list_where_that_is_filtered_by_them(site: Site, tmp_path: Path) -> None:
    assert site.article(PAPER).select("a[href*=tag]") == []
    works = cv(
        "{title: One, key: one, tags: ['A & b', rings]}",
        "{title: Two, key: two, tags: [rings]}",
        "{title: Three, date: 1918}",
    )
    page = "# Works\n\n<!-- academic/publications { filters: [year, tag] } -->\n"
    filtered = make(tmp_path, {"cv.yml": works, "docs/index.md": "# H\n", "docs/works.md": page}).assert_clean()
    assert hrefs(filtered.article("publications/one"), ".academic-facts a") == {
        "A & b": "../../works/?tag=A+%26+b",
        "rings": "../../works/?tag=rings",
    }
    assert words(one(filtered.article("publications/one"), ".academic-facts dd")) == "A & b, rings"


def test_what_was_only_submitted_has_not_appeared_there(site: Site) -> None:
    article = site.article("publications/Noether-1921-rings")
    assert words(one(article, ".academic-venue")) == "Submitted to Annalen"
    assert "Annalen" not in words(one(article, ".academic-passage--citation"))
    assert one(article, "h1")["lang"] == "de"
    assert all_words(article, ".academic-facts dt") == ["Date"]


def test_a_citation_of_the_author_wins(tmp_path: Path) -> None:
    works = cv("{title: One, key: a, date: 1918, citation: 'Just *so*, [here](https://example.org/).'}")
    article = make(tmp_path, {"cv.yml": works, "docs/index.md": "# Home\n"}).assert_clean().article("publications/a")
    assert words(one(article, ".academic-passage--citation .academic-passage__text p")) == "Just so, here."


def test_pictures_films_and_addresses_of_them(tmp_path: Path) -> None:
    files = {
        "cv.yml": cv(
            "{title: Film, key: film, video: film.mp4, preview: film.mp4}",
            "{title: Sketch, key: s, preview: /pics/s.png}",
        ),
        "docs/film.mp4": b"film",
        "docs/pics/s.png": PNG,
        "docs/index.md": "# Home\n",
    }
    site = make(tmp_path, files).assert_clean()
    film = one(site.article("publications/film"), "video")
    assert (film["src"], film["preload"], film["aria-label"]) == ("../../film.mp4", "none", "Film")
    assert one(site.article("publications/s"), "img")["src"] == "../../pics/s.png"
    assert one(site.page("publications/s"), 'meta[property="og:image"]')["content"] == "https://example.org/pics/s.png"


def test_the_language_of_the_site(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "language": "de"}
    site = make(tmp_path, FILES, CONFIG | {"theme": theme}).assert_clean()
    article = site.article(PAPER)
    assert words(article.select("dl dt")[0]) == "Erschienen"
    assert words(one(article, ".academic-kind span")) == "Zeitschriftenaufsatz, 1918"
    assert "„Invariante Variationsprobleme" in words(article)
    assert one(site.page(PAPER), "html")["lang"] == "de"


def test_hostile_records_are_text(tmp_path: Path) -> None:
    hostile = '</title></script><script>alert(1)</script> {{ 7*7 }} ${x} &lt;b&gt; \\" onload=x'
    keys = ("title", "journal", "publisher", "abstract", "note", "award", "original_title", "isbn")
    work = dict.fromkeys(keys, hostile) | {"key": "x", "authors": [hostile], "tags": [hostile], "date": 1918}
    data = {"cv": {"name": "E. N.", "sections": {"Publications": [work]}}}
    files = {"cv.yml": yaml.safe_dump(data), "docs/index.md": "# L\n\n<!-- academic/publications -->\n"}
    for theme in ("material", "mkdocs", "readthedocs"):
        site = make(tmp_path / theme, files, {"theme": {"name": theme}}, math="text")
        assert site.status == 0, site.output
        page = site.page("publications/x")
        scripts = [script for script in page.select("script") if "alert" in script.get_text()]
        assert [script for script in scripts if "<" in script.get_text()] == []
        assert json.loads(scripts[-1].get_text())["headline"].startswith("</title></script><script>alert(1)")
        assert page.select("[onload]") == []
        assert page.title is not None
        assert str(page.title.string).startswith("</title></script><script>alert(1)</script> {{ 7*7 }}")


# In the site ----------------------------------------------------------------------------------------------------------


def test_titles_lead_to_the_pages_from_everywhere(site: Site) -> None:
    for name, prefix in (("index.html", ""), ("papers", "../"), ("cv", "../")):
        title = one(site.article(name), '.academic-publication[id="pub-noether1918"] .academic-title a')
        assert title["href"] == f"{prefix}publications/noether1918/"
    assert list(broken_links(site.folder, "https://example.org/noether/")) == []


def test_pages_stand_outside_the_navigation_and_are_not_missed_there(site: Site) -> None:
    assert "not included in the" not in site.output
    for name in ("index.html", PAPER):
        links = [str(link["href"]) for link in site.page(name).select(".md-nav--primary a, .md-tabs a, .md-footer a")]
        assert [link for link in links if "noether19" in link] == []


def test_the_table_of_contents_leads_to_the_headings(site: Site) -> None:
    page = site.page(PAPER)
    contents = one(page, ".md-sidebar--secondary nav.md-nav--secondary")
    assert hrefs(contents, "a.md-nav__link") == {"Abstract": "#abstract", "Details": "#details", "Cite as": "#citation"}
    for link in contents.select("a.md-nav__link"):
        heading = one(page, f'article [id="{str(link["href"])[1:]}"]')
        assert one(heading, "a.headerlink")["href"] == link["href"]


def test_a_page_of_ones_own_links_to_them_as_to_files(site: Site) -> None:
    assert site.article().select("p > a")[0]["href"] == "publications/noether1918/#abstract"


def test_a_link_to_no_heading_is_said(tmp_path: Path) -> None:
    text = "# Home\n\n[p](publications/noether1918.md#method) [q](publications/noether1919.md)\n"
    output = build(tmp_path, FILES | {"docs/index.md": text}, CONFIG).assert_failed().output
    assert "does not contain an anchor '#method'" in output
    assert "contains a link 'publications/noether1919.md', but the target is not found" in output


def test_pages_are_in_the_sitemap(site: Site) -> None:
    found = re.findall(r"<loc>(.*?)</loc>", site.text("sitemap.xml"))
    assert found.count("https://example.org/noether/publications/noether1918/") == 1
    assert len([address for address in found if "/publications/" in address]) == 3


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_the_search_holds_each_work_once(theme: str, site: Site, tmp_path: Path) -> None:
    if theme != "material":
        site = make(tmp_path, FILES, CONFIG | {"theme": {"name": theme}}).assert_clean()
    entries = index(site)
    (own,) = [entry for entry in entries if entry["location"].startswith("publications/noether1918/")]
    assert own["location"] == "publications/noether1918/"
    everything = "\n".join(f"{entry['title']}\n{entry['text']}" for entry in entries)
    for once in ("Variationsprobleme", "Felix Klein", "Göttinger Nachrichten", "conserved quantity", "Ideals in rings"):
        assert everything.count(once) == 1, once
    assert "Variationsprobleme" in own["title"]
    for never in ("https", "@article", "Details", "Slides", "Cite as"):
        assert never not in own["text"]


def test_lists_are_searched_where_works_have_no_pages(tmp_path: Path) -> None:
    site = make(tmp_path, FILES | {"docs/index.md": "# Home\n"}, publication_pages="selected").assert_clean()
    papers = " ".join(entry["text"] for entry in index(site) if entry["location"].startswith("papers/"))
    assert "Ideals in rings" in papers
    assert "Variationsprobleme" not in papers


def test_a_bio_stands_on_them_where_it_stands_on_all_pages(tmp_path: Path) -> None:
    site = make(tmp_path / "all", FILES, CONFIG, author_profile=True).assert_clean()
    assert len(site.page(PAPER).select("aside.academic-profile")) == 1
    home = make(tmp_path / "home", FILES, CONFIG, author_profile="home").assert_clean()
    assert home.page(PAPER).select("aside.academic-profile") == []


def test_pages_hide_the_navigation_where_the_list_does(tmp_path: Path) -> None:
    files = FILES | {"docs/papers.md": "---\nhide: [navigation, toc]\n---\n# P\n\n<!-- academic/publications -->\n"}
    page = make(tmp_path, files, CONFIG).assert_clean().page(PAPER)
    assert one(page, ".md-sidebar--primary").has_attr("hidden")
    assert not one(page, ".md-sidebar--secondary").has_attr("hidden")


# What programs read ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_the_head_tells_programs_of_the_work(theme: str, tmp_path: Path) -> None:
    site = make(tmp_path, FILES, CONFIG | {"theme": {"name": theme}}).assert_clean()
    head = one(site.page(PAPER), "head")
    told: dict[str, list[str]] = {}
    for tag in head.select("meta[name]"):
        told.setdefault(str(tag["name"]), []).append(str(tag["content"]))
    assert told["citation_author"] == ["Noether, Emmy", "Klein, Felix"]
    assert told["citation_pdf_url"] == ["https://example.org/noether/publications/noether1918/variations.pdf"]
    assert told["citation_abstract_html_url"] == ["https://example.org/noether/publications/noether1918/"]
    assert one(head, 'meta[property="og:title"]')["content"].startswith("Invariante Variationsprobleme")
    (data,) = [json.loads(script.get_text()) for script in head.select('script[type="application/ld+json"]')]
    assert data["@type"] == "ScholarlyArticle"
    if theme == "material":
        assert told["description"] == ["To each symmetry belongs a conserved quantity. Its converse holds."]
    assert "citation_title" not in site.text("papers/index.html")


def test_social_cards_of_another_plugin_are_the_only_ones(tmp_path: Path) -> None:
    code = "from mkdocs.plugins import BasePlugin\nclass Cards(BasePlugin): pass\n"
    (tmp_path / "cards-1.dist-info").mkdir()
    write(tmp_path, {"cards.py": code, "cards-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: c\nVersion: 1\n"})
    write(tmp_path, {"cards-1.dist-info/entry_points.txt": "[mkdocs.plugins]\nsocial = cards:Cards\n"})
    site = build(tmp_path, FILES, CONFIG | {"plugins": ["social", "academic"], "theme": {"name": "mkdocs"}})
    page = site.assert_clean().page(PAPER)
    assert page.select('meta[property^="og:"]') == []
    assert page.select('meta[name="citation_title"]')


# Files beside the page ------------------------------------------------------------------------------------------------


def test_a_pdf_lies_beside_its_page_and_where_it_was(site: Site) -> None:
    beside = site.file("publications/noether1918/variations.pdf")
    assert beside.read_bytes() == b"%PDF variations"
    first = site.article("papers").select("[id=pub-noether1918] .academic-actions a")[0]
    first_place = (site.file("papers") / str(first["href"])).resolve()
    assert first_place != beside
    assert first_place.samefile(beside)  # one file on the disk, with two names


def test_a_pdf_that_lies_beside_its_page_stays(tmp_path: Path) -> None:
    files = {
        "cv.yml": cv("{title: One, key: one, pdf: publications/one/own.pdf}"),
        "docs/publications/one/own.pdf": b"%PDF own",
        "docs/index.md": "# Home\n",
    }
    site = make(tmp_path, files).assert_clean()
    assert hrefs(site.article("publications/one"), ".academic-actions a")["PDF"] == "own.pdf"
    assert sorted(path.name for path in site.folder.rglob("*.pdf")) == ["cv.pdf", "own.pdf"]
    tag = one(site.page("publications/one"), 'meta[name="citation_pdf_url"]')
    assert tag["content"] == "https://example.org/publications/one/own.pdf"


def test_the_page_of_a_pdf_is_kept(tmp_path: Path) -> None:
    files = {
        "cv.yml": cv('{title: One, key: one, pdf: "p.pdf#page=3"}'),
        "docs/p.pdf": b"%PDF",
        "docs/index.md": "# Home\n",
    }
    site = make(tmp_path, files).assert_clean()
    assert hrefs(site.article("publications/one"), ".academic-actions a")["PDF"] == "p.pdf#page=3"


def test_a_pdf_elsewhere_is_not_said_to_be_the_page_s(tmp_path: Path) -> None:
    files = {"cv.yml": cv("{title: One, key: one, pdf: 'https://x.example/1.pdf'}"), "docs/index.md": "# Home\n"}
    site = make(tmp_path, files).assert_clean()
    assert hrefs(site.article("publications/one"), ".academic-actions a")["PDF"] == "https://x.example/1.pdf"
    assert site.page("publications/one").select('meta[name="citation_pdf_url"]') == []


def test_files_of_the_author_at_their_places_win(tmp_path: Path) -> None:
    files = {
        "cv.yml": cv("{title: One, key: one, pdf: /a/paper.pdf}"),
        "docs/a/paper.pdf": b"%PDF a",
        "docs/publications/one/paper.pdf": b"%PDF another",
        "docs/publications/one/One.bib": "@book{mine}",
        "docs/index.md": "# Home\n",
    }
    site = make(tmp_path, files).assert_clean()
    assert site.file("publications/one/paper.pdf").read_bytes() == b"%PDF another"
    assert hrefs(site.article("publications/one"), ".academic-actions a")["PDF"] == "../../a/paper.pdf"
    assert site.page("publications/one").select('meta[name="citation_pdf_url"]') == []
    assert not site.file("publications/one/one.bib").exists() or site.text("publications/one/one.bib") == "@book{mine}"


@pytest.mark.parametrize(("downloads", "expected"), [(True, True), (["bib"], True), (["atom"], False), (False, False)])
def test_downloads_choose_the_formats(downloads: object, expected: bool, tmp_path: Path) -> None:
    site = make(tmp_path, FILES, CONFIG, downloads=downloads).assert_clean()
    assert site.file("publications/noether1918/noether1918.bib").is_file() is expected
    assert ("BibTeX" in hrefs(site.article(PAPER), ".academic-actions a")) is expected
    assert site.article(PAPER).select("pre.academic-bibtex")


def test_the_files_beside_a_page_hold_the_work(site: Site) -> None:
    folder = site.file("publications/noether1918")
    entry = (folder / "noether1918.bib").read_text("utf-8")
    assert entry.startswith("@article{noether1918,\n")
    assert entry.count("@") == 1
    ris = (folder / "noether1918.ris").read_bytes()
    assert ris.startswith(b"TY  - JOUR\r\nID  - noether1918\r\nAU  - Noether, Emmy\r\n")
    assert b"\r\r" not in ris
    (item,) = json.loads((folder / "noether1918.json").read_text("utf-8"))
    assert (item["id"], item["type"], item["DOI"]) == ("noether1918", "article-journal", "10.1000/noether.1918")


# Which works, and where -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        (True, ["Noether-1921-rings", "noether1918", "noether1931types"]),
        ("selected", ["noether1918"]),
        (False, []),
    ],
)
def test_the_option_says_which_works_have_pages(option: object, expected: list[str], tmp_path: Path) -> None:
    files = FILES | {"docs/index.md": "# Home\n"}
    site = make(tmp_path, files, publication_pages=option).assert_clean()
    assert made(site) == expected
    title = one(site.article("papers"), '.academic-publication[id="pub-noether1918"] .academic-title a')
    wanted = "../publications/noether1918/" if expected else "https://variations.example.org/"
    assert title["href"] == wanted


def test_without_directories_and_under_a_path(tmp_path: Path) -> None:
    site = make(tmp_path, FILES, CONFIG | {"use_directory_urls": False}).assert_clean()
    page = site.page("publications/noether1918.html")
    assert one(page, ".academic-kind a")["href"] == "../papers.html#pub-noether1918"
    assert hrefs(page, ".academic-actions a")["PDF"] == "noether1918.pdf"
    assert hrefs(page, ".academic-actions a")["BibTeX"] == "noether1918.bib"
    assert one(page, 'meta[name="citation_pdf_url"]')["content"].endswith("/noether/publications/noether1918.pdf")
    assert list(broken_links(site.folder, "https://example.org/noether/")) == []


def test_keys_of_every_shape(tmp_path: Path) -> None:
    keys = ("index", "README", "con", "nul.2019", "a b/c:d", "Émile", "v1.2", "x.md", "..", "ab", "AB")
    works = [f"{{title: Work {number}, key: {key!r}}}" for number, key in enumerate(keys)]
    for directories in (True, False):
        root = tmp_path / str(directories)
        files = {
            "cv.yml": cv(*works),
            "docs/index.md": "# Home\n",
            "docs/publications/index.md": "# List\n\n<!-- academic/publications -->\n",
        }
        site = make(root, files, {"use_directory_urls": directories})
        assert site.output.count("warning[") == site.output.count("warning[same-key]") == 1
        list_page = site.page("publications/index.html")
        folder = site.file("publications")
        pages = [folder / str(link["href"]) for link in list_page.select(".academic-title a")]
        pages = [path / "index.html" if directories else path for path in pages]
        found = [one(site.page(path.relative_to(site.folder).as_posix()), "article h1").get_text() for path in pages]
        assert sorted(found) == sorted(f"Work {number}" for number in range(len(keys)))
        names = {path.relative_to(folder).parts[0].casefold().removesuffix(".html") for path in pages}
        assert {"work-index", "work-readme", "work-con", "work-nul.2019", "v1.2", "x.md"} <= names
        assert len(names) == len(keys)


def test_addresses_stay_when_the_file_is_sorted_anew(tmp_path: Path) -> None:
    works = [
        "{title: On rings, authors: [E. Noether], date: 1921}",
        "{title: On rings and ideals, authors: [E. Noether], date: 1921}",
        "{title: On rings, authors: [E. Noether], date: 1921, doi: 10.1000/2}",
        "{title: Of bodies, authors: [E. Artin], date: 1927}",
    ]
    found = []
    for number, order in enumerate((works, works[::-1], [works[1], works[3], works[0], works[2]])):
        files = {"cv.yml": cv(*order), "docs/index.md": "# Home\n\n<!-- academic/publications -->\n"}
        site = make(tmp_path / str(number), files)
        page = {name: one(site.article(f"publications/{name}"), "h1").get_text() for name in made(site)}
        found.append(page)
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 3


# Pages that the author has written ------------------------------------------------------------------------------------


def test_a_file_with_the_key_for_a_name_is_the_page(tmp_path: Path) -> None:
    text = "It took a *week*.\n\n## Later\n\nMore.\n"
    site = build(tmp_path, FILES | {"docs/publications/noether1918.md": text}, CONFIG).assert_clean()
    article = site.article(PAPER)
    assert words(one(article, "h1")).startswith("Invariante Variationsprobleme")
    assert [words(heading).rstrip("¶") for heading in article.select("h2")] == [
        "Abstract",
        "Details",
        "Cite as",
        "Later",
    ]
    assert "It took a week." in words(article)
    assert words(article).startswith("All papers & more Journal article, 1918")
    assert one(site.page(PAPER), 'meta[name="citation_title"]')
    assert one(site.page(PAPER), 'meta[name="description"]')["content"].startswith("To each symmetry")
    assert site.file("publications/noether1918/noether1918.bib").is_file()
    assert hrefs(article, ".academic-actions a")["PDF"] == "variations.pdf"
    assert "not included in the" not in site.output
    text = " ".join(entry["title"] + entry["text"] for entry in index(site))
    assert text.count("conserved quantity") == text.count("Felix Klein") == text.count("It took a week") == 1


@pytest.mark.parametrize("option", [True, "selected", False])
def test_it_is_so_whatever_the_option_says(option: object, tmp_path: Path) -> None:
    files = FILES | {"docs/index.md": "# Home\n", "docs/publications/Noether1918.md": "# Mine\n\nMore.\n"}
    site = make(tmp_path, files, publication_pages=option).assert_clean()
    article = site.article("publications/Noether1918/index.html")
    assert all_words(article, "h1") == ["Mine"]
    assert len(article.select(".academic-record")) == 1


def test_a_page_that_is_moved_to_the_address_is_the_page(tmp_path: Path) -> None:
    moved = "---\npermalink: /publications/noether1918/\n---\n# Mine\n\nMore.\n"
    site = build(tmp_path, FILES | {"docs/story.md": moved, "docs/index.md": "# Home\n"}).assert_clean()
    assert all_words(site.article(PAPER), "h1") == ["Mine"]
    assert len(site.article(PAPER).select(".academic-record")) == 1
    assert (
        one(site.article("papers"), "[id=pub-noether1918] .academic-title a")["href"] == "../publications/noether1918/"
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/publications/noether1918/index.html", "<p>Mine"),
        ("docs/Publications/NOETHER1918/index.html", "<p>Mine"),
        ("docs/publications/noether1918", "a file"),
        ("docs/publications/noether1918.md", "---\ntitle: Quite another\ndate: 1930\nkey: another\n---\n"),
        ("docs/x.md", "---\nredirect_from: /publications/noether1918/\n---\n# X\n"),
    ],
)
def test_the_author_s_file_wins_and_a_message_says_so(path: str, text: str, tmp_path: Path) -> None:
    files = FILES | {"docs/index.md": "# Home\n", path: text}
    output = build(tmp_path, files).assert_failed().output
    assert re.search(r"cv\.yml:6:14: warning\[taken-page\]: the page of 'noether1918' would lie where", output)
    assert "give the work another key, or move the file" in output
    if text in ("<p>Mine", "a file"):
        assert (tmp_path / "site" / path.removeprefix("docs/")).read_text("utf-8") == text


def test_one_page_is_not_that_of_two_works(tmp_path: Path) -> None:
    files = {
        "cv.yml": cv("{title: One, key: one}", "{title: Two, key: two}"),
        "docs/index.md": "# Home\n",
        "docs/publications/one.md": "---\npermalink: /publications/two/\n---\nMore.\n",
    }
    output = build(tmp_path, files).assert_failed().output
    assert "warning[taken-page]: the page of 'two' would lie where 'publications/one.md' does" in output
    assert all_words(Site(tmp_path, 0, "").article("publications/two"), "h1") == ["One"]


def test_a_page_that_is_not_built_takes_no_place(tmp_path: Path) -> None:
    files = FILES | {"docs/publications/noether1918.md": "# Not yet\n"}
    site = build(tmp_path, files, CONFIG | {"exclude_docs": "publications/*.md\n"}).assert_clean()
    assert words(one(site.article(PAPER), "h1")).startswith("Invariante")


def test_links_of_the_data_to_these_pages_are_known(tmp_path: Path) -> None:
    works = cv(
        "{title: One, key: one, links: {Part two: publications/two.md}}",
        "{title: Two, key: two, links: {Part three: publications/three.md}}",
    )
    files = {"cv.yml": works, "docs/index.md": "# Home\n"}
    output = build(tmp_path, files).assert_failed().output
    assert "there is no page 'publications/three.md'" in output
    assert "publications/two.md" not in output


# Other themes and plugins ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_in_other_themes(theme: str, tmp_path: Path) -> None:
    site = make(
        tmp_path, FILES, CONFIG | {"theme": {"name": theme, "highlightjs": False}}, author_profile=True
    ).assert_clean()
    page = site.page(PAPER)
    main = one(page, '[role="main"]')
    assert len(main.select("h1")) == 1
    assert words(one(main, "h1")).startswith("Invariante Variationsprobleme")
    assert page.title is not None
    assert str(page.title.string).startswith('Invariante Variationsprobleme & "more", p < q')
    assert len(main.select(".academic-record")) == len(page.select("aside.academic-profile")) == 1
    assert list(broken_links(site.folder, "https://example.org/noether/")) == []


def test_with_instant_navigation_tabs_and_offline(tmp_path: Path) -> None:
    features = ["navigation.instant", "navigation.tabs", "navigation.path", "content.code.copy", "toc.integrate"]
    theme = {"name": "material", "font": False, "features": features}
    plugins = ["search", "offline", "tags", "academic"]
    config = {key: value for key, value in CONFIG.items() if key != "site_url"}
    site = build(tmp_path, FILES, config | {"theme": theme, "plugins": plugins, "site_url": None}).assert_clean()
    assert words(one(site.article("publications/noether1918.html"), "h1")).startswith("Invariante")
    assert list(broken_links(site.folder, on_disk=True)) == []


HOOKS = """
def on_page_markdown(markdown, page, config, files):
    assert isinstance(page.meta, dict) and isinstance(markdown, str) and page.title
    assert page.file.content_string is not None and page.edit_url is None or not page.file.generated_by
    return markdown + "\\n\\n## Share\\n\\nBy *post*.\\n"

def on_page_content(html, page, config, files):
    assert "academic" in html or page.is_homepage or page.file.src_uri.endswith(".md")
    return html + '<p class="hooked">Yes</p>'

def on_page_context(context, page, config, nav):
    page.content = page.content.replace("Share", "Tell")
    context["mine"] = page.canonical_url
    return context

def on_post_page(output, page, config):
    return output.replace("</body>", f"<i>{page.url}</i></body>")
"""


def test_hooks_get_a_page_like_any_other(tmp_path: Path) -> None:
    config = CONFIG | {"hooks": ["hooks.py"], "repo_url": "https://example.org/repo", "edit_uri": "edit/main/docs/"}
    site = build(tmp_path, FILES | {"hooks.py": HOOKS}, config).assert_clean()
    article = site.article(PAPER)
    assert [words(heading).rstrip("¶") for heading in article.select("h2")][-1] == "Tell"
    assert all_words(article, "em")[-1] == "post"
    assert words(one(article, ".hooked")) == "Yes"
    assert "Share" in hrefs(one(site.page(PAPER), "nav.md-nav--secondary"))
    assert all_words(site.page(PAPER), "body > i") == ["publications/noether1918/"]


def test_material_s_meta_plugin_gives_front_matter(tmp_path: Path) -> None:
    files = FILES | {"docs/publications/.meta.yml": "hide: [toc]\nauthor_profile: true\n"}
    site = build(tmp_path, files, CONFIG | {"plugins": ["search", "meta", "academic"]}).assert_clean()
    assert one(site.page(PAPER), ".md-sidebar--secondary").has_attr("hidden")
    assert len(site.page(PAPER).select("aside.academic-profile")) == 1


def test_a_formula_that_cannot_be_read_is_said_once(tmp_path: Path) -> None:
    files = {
        "cv.yml": cv("{title: One, key: one, date: 1918, abstract: 'On $\\frac{1}$.'}"),
        "docs/index.md": "# Home\n\n<!-- academic/publications -->\n",
    }
    output = build(tmp_path, files).assert_failed().output
    assert output.count("warning[bad-math]") == 1
    assert "cv.yml:5:" in output


def test_a_site_without_a_list_has_the_pages_too(tmp_path: Path) -> None:
    site = make(tmp_path, {"works.bib": "@book{a, title={One}, year=1918}", "docs/index.md": "# Home\n"},
                bibliography="works.bib").assert_clean()  # fmt: skip
    article = site.article("publications/a")
    assert words(one(article, ".academic-kind")) == "Book, 1918"
    assert titles(article) == ["One"] or words(one(article, "h1")) == "One"
