"""al-folio's fields in a .bib file, each doing what it does there: links, texts, marks, pictures, switches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import Tag

from .conftest import PNG, Site, all_words, build, one, words

BIB = r"""
@article{noether1918invariante,
  abbr = {Nachr.},
  title = {Invariante Variationsprobleme},
  author = {Noether*, Emmy and Klein†, Felix and Hilbert&, David},
  abstract = {Every symmetry has its conserved quantity.

  A second paragraph, with $L^2$ in it.},
  journal = {Nachrichten der Gesellschaft der Wissenschaften},
  location = {Göttingen},
  volume = {1918},
  pages = {235--257},
  month = jul,
  year = {1918},
  note = {Read by Klein},
  additional_info = {. *More information* can be [found here](https://example.org/more)},
  annotation = {* Example use of superscripts<br>† Corresponding author},
  google_scholar_id = {qyhmnyLat1gC},
  inspirehep_id = {3255},
  altmetric = {248277},
  dimensions = {pub.1000},
  doi = {10.5555/noether},
  arxiv = {physics/0503066},
  hal = {hal-01},
  pmid = {17801603},
  isbn = {978-0-00-000000-2},
  html = {https://example.org/noether.html},
  pdf = {noether.pdf},
  supp = {supplement.pdf},
  poster = {https://example.org/poster.pdf},
  slides = {slides.pdf},
  code = {https://example.org/code},
  blog = {https://example.org/blog},
  video = {https://example.org/film},
  website = {https://example.org/website},
  preview = {noether.png},
  award = {For the theorem that everybody quotes and nobody reads, given by the *Society of Invariants*.},
  award_name = {Ackermann–Teubner Prize},
  selected = {true},
  bibtex_show = {true},
}

@article{noether1921ideal,
  title = {Idealtheorie in Ringbereichen},
  author = {Noether, Emmy},
  journal = {Mathematische Annalen},
  year = {1921},
  html = {ideal.html},
  preview = {ideal.mp4},
  dimensions = {true},
  doi = {10.5555/ideal},
  altmetric = {true},
  bibtex_show = {false},
}
"""
CV = "cv:\n  name: Emmy Noether\n  social_networks: [{network: Google Scholar, username: NoEtHeR}]\n"
FILES = {
    "cv.yml": CV,
    "works.bib": BIB,
    "docs/index.md": "# Works\n\n<!-- academic/publications -->\n\n## Selected\n\n"
    "<!-- academic/publications { selected: true, group_by: none } -->\n",
    "docs/assets/pdf/noether.pdf": b"%PDF-1.4\n",
    "docs/assets/pdf/supplement.pdf": b"%PDF-1.4\n",
    "docs/assets/pdf/slides.pdf": b"%PDF-1.4\n",
    "docs/assets/html/ideal.html": "<!doctype html><title>Ideals</title>",
    "docs/assets/img/publication_preview/noether.png": PNG,
    "docs/assets/img/publication_preview/ideal.mp4": b"\0",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("al-folio"), FILES).assert_clean()


@pytest.fixture(scope="module")
def work(site: Site) -> Tag:
    return one(site.page(), "#pub-noether1918invariante")


@pytest.fixture(scope="module")
def other(site: Site) -> Tag:
    return one(site.page(), "#pub-noether1921ideal")


def links(work: Tag) -> dict[str, str]:
    return {words(link): str(link["href"]) for link in work.select(".academic-actions > a")}


def test_every_field_with_an_address_is_a_button(work: Tag) -> None:
    assert links(work) == {
        "PDF": "assets/pdf/noether.pdf",
        "DOI": "https://doi.org/10.5555/noether",
        "arXiv": "https://arxiv.org/abs/physics/0503066",
        "HTML": "https://example.org/noether.html",
        "Code": "https://example.org/code",
        "Slides": "assets/pdf/slides.pdf",
        "Poster": "https://example.org/poster.pdf",
        "Video": "https://example.org/film",
        "Website": "https://example.org/website",
        "Blog": "https://example.org/blog",
        "Supplement": "assets/pdf/supplement.pdf",
        "PubMed": "https://pubmed.ncbi.nlm.nih.gov/17801603/",
        "HAL": "https://hal.science/hal-01",
        "INSPIRE": "https://inspirehep.net/literature/3255",
        "Altmetric": "https://www.altmetric.com/details/248277",
        "Dimensions": "https://badge.dimensions.ai/details/id/pub.1000",
        "Google Scholar": "https://scholar.google.com/citations?view_op=view_citation&user=NoEtHeR"
        "&citation_for_view=NoEtHeR:qyhmnyLat1gC",
    }


def test_a_button_says_whose_it_is(work: Tag) -> None:
    names = {str(link["aria-label"]) for link in work.select(".academic-actions > a, .academic-actions summary")}
    assert {"PDF: Invariante Variationsprobleme", "BibTeX: Invariante Variationsprobleme"} <= names
    assert all(name.endswith(": Invariante Variationsprobleme") for name in names)


def test_the_files_of_the_site_are_where_the_buttons_lead(site: Site, work: Tag, other: Tag) -> None:
    inside = [address for one in (work, other) for address in links(one).values() if "://" not in address]
    assert sorted(inside) == [
        "assets/html/ideal.html", "assets/pdf/noether.pdf", "assets/pdf/slides.pdf", "assets/pdf/supplement.pdf"
    ]  # fmt: skip
    assert all(site.file(address).is_file() for address in inside)


def test_signs_at_the_surname_are_raised_and_mean_what_the_annotation_says(work: Tag) -> None:
    authors = one(work, ".academic-authors")
    assert [words(mark) for mark in authors.select(".academic-mark [aria-hidden], .academic-mark:not([title])")] == [
        "*", "✉\ufe0e", "&"
    ]  # fmt: skip
    assert [str(mark.get("title", "")) for mark in authors.select(".academic-mark")] == ["", "corresponding author", ""]
    assert words(one(authors, ".academic-self")) == "Emmy Noether"


def test_note_more_information_annotation_and_what_an_award_is_for_stand_below(work: Tag) -> None:
    note = one(work, ".academic-note")
    assert "Read by Klein" in words(note)
    assert "* Example use of superscripts; † Corresponding author" in words(note)
    assert "For the theorem that everybody quotes and nobody reads" in words(note)
    assert str(one(note, "a")["href"]) == "https://example.org/more"
    assert all_words(note, "em") == ["More information", "Society of Invariants"]


def test_award_and_short_name_are_badges(work: Tag) -> None:
    assert all_words(work, ".academic-badge--award") == ["Ackermann–Teubner Prize"]
    assert all_words(work, ".academic-badge--venue") == ["Nachr."]
    assert "Göttingen" in words(one(work, ".academic-venue"))


def test_the_abstract_unfolds(work: Tag) -> None:
    abstract = one(work, "details.academic-details--abstract")
    assert not abstract.has_attr("open")
    assert words(one(abstract, "summary")) == "Abstract"
    assert all_words(abstract, "p")[0] == "Every symmetry has its conserved quantity."
    assert one(abstract, "p:last-child math")


def test_bibtex_unfolds_without_what_only_says_how_a_list_shows_the_work(work: Tag, other: Tag) -> None:
    bibtex = one(work, "details.academic-details--bibtex")
    code = one(bibtex, "pre.academic-bibtex > code").get_text()
    assert code.startswith("@article{noether1918invariante,")
    assert code.endswith("}")
    assert "Noether, Emmy and Klein, Felix and Hilbert, David" in code
    for word in ("abbr", "bibtex_show", "selected", "preview", "altmetric", "abstract", "award", "assets"):
        assert word not in code
    assert bibtex.has_attr("data-academic-copy")
    assert not other.select(".academic-details--bibtex")


def test_a_picture_and_a_film_have_their_size_before_they_come(site: Site, work: Tag, other: Tag) -> None:
    picture = one(work, "img.academic-thumb")
    assert (picture["src"], picture["alt"], picture["loading"]) == (
        "assets/img/publication_preview/noether.png", "", "lazy"
    )  # fmt: skip
    film = one(other, "a.academic-film > video.academic-thumb")
    assert one(other, "a.academic-film")["aria-label"] == "Video: Idealtheorie in Ringbereichen"
    assert one(other, "a.academic-film")["href"] == film["src"]
    assert not film.has_attr("autoplay")
    for shown in (picture, film):
        assert (shown["width"], shown["height"]) == ("104", "78")
        assert site.file(str(shown["src"])).is_file()


def test_a_service_without_an_id_is_a_link_only_where_it_has_a_page_for_the_doi(other: Tag) -> None:
    assert links(other) == {
        "DOI": "https://doi.org/10.5555/ideal",
        "HTML": "assets/html/ideal.html",
        "Dimensions": "https://badge.dimensions.ai/details/doi/10.5555/ideal",
    }


def test_selected_works_alone(site: Site) -> None:
    second = site.article().select(".academic-publications")[1]
    assert all_words(second, ".academic-title") == ["Invariante Variationsprobleme"]


def test_nothing_is_asked_of_anybody(site: Site) -> None:
    page = site.article()
    loaded = [str(tag.get("src") or tag.get("data")) for tag in page.select("[src], [data], link[href]")]
    assert loaded
    assert not [address for address in loaded if "://" in address]


def test_the_search_reads_names_and_abstract_and_no_bibtex(site: Site) -> None:
    index = json.loads(site.text("search/search_index.json"))
    text = " ".join(entry["text"] for entry in index["docs"])
    assert "Every symmetry has its conserved quantity." in text
    assert "Emmy Noether" in text
    for word in ("@article", "BibTeX", "Abstract", "PDF", "corresponding"):
        assert word not in text


@pytest.mark.parametrize(
    ("field", "near"),
    [("pdf = {noethr.pdf}", "noether.pdf"), ("preview = {noeter.png}", "noether.png")],
)
def test_a_file_that_is_not_there_is_a_warning_with_the_nearest_name(field: str, near: str, tmp_path: Path) -> None:
    bib = "@article{a, title = {A work}, author = {Noether, Emmy}, year = 1920, " + field + "}"
    site = build(tmp_path, FILES | {"works.bib": bib}, strict=False)
    assert "missing-file" in site.output
    assert f"there is '{near}'" in site.output
    assert not site.page().select("img, .academic-actions > a")


def test_notes_stand_on_a_line_each(tmp_path: Path) -> None:
    bib = """@article{a, title = {A}, author = {Noether, Emmy}, note = {Oral presentation}, year = 1921,
      additional_info = {**Bold** & stuff}, award_name = {Prize},
      award = {A text of more than forty letters, on a prize}}
    """
    files = {**FILES, "works.bib": bib, "docs/index.md": "# Works\n\n<!-- academic/publications -->\n"}
    note = one(build(tmp_path, files).assert_clean().article(), ".academic-note")
    assert note.decode_contents() == (
        "Oral presentation<br/><strong>Bold</strong> &amp; stuff<br/>A text of more than forty letters, on a prize"
    )
