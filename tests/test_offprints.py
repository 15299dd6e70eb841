"""Files that lie in docs/papers under the keys of works."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_academic.errors import Problems
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import Publication, Version
from mkdocs_academic.offprints import Offprints


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    return tmp_path / "papers"


def put(papers: Path, *names: str) -> None:
    for name in names:
        (papers / name).write_bytes(b"x")


def give(papers: Path, *works: Publication) -> Problems:
    problems = Problems()
    Offprints().give(works, papers.parent, "docs/papers", problems)
    return problems


def links(work: Publication) -> dict[str, str]:
    return {link.kind: link.url for link in work.links}


def test_every_kind_of_file_is_found_by_its_name(papers: Path) -> None:
    put(papers, "a.pdf", "a.slides.pdf", "a.poster.png", "a.supp.zip", "a.data.csv", "a.code.ipynb", "a.video.mp4")
    put(papers, "a.preprint.pdf", "a.png")
    work = Publication("A work", key="a")
    give(papers, work)
    assert links(work) == {
        "pdf": "/papers/a.pdf",
        "slides": "/papers/a.slides.pdf",
        "poster": "/papers/a.poster.png",
        "supplement": "/papers/a.supp.zip",
        "data": "/papers/a.data.csv",
        "code": "/papers/a.code.ipynb",
        "video": "/papers/a.video.mp4",
        "preprint": "/papers/a.preprint.pdf",
    }
    assert (work.preview, work.poster) == ("/papers/a.png", "")


def test_slides_of_an_office_program_are_slides(papers: Path) -> None:
    put(papers, "a.pptx")
    work = Publication("A work", key="a")
    give(papers, work)
    assert links(work) == {"slides": "/papers/a.pptx"}


def test_a_film_stands_before_a_picture_which_stands_for_it(papers: Path) -> None:
    put(papers, "a.mp4", "a.jpg")
    work = Publication("A work", key="a")
    give(papers, work)
    assert (work.preview, work.poster) == ("/papers/a.mp4", "/papers/a.jpg")


def test_what_is_written_wins(papers: Path) -> None:
    put(papers, "a.pdf", "a.slides.pdf", "a.png")
    written = Link("", "https://example.org/a.pdf", "", "pdf")
    work = Publication("A work", key="a", links=(written,), preview="other.png")
    give(papers, work)
    assert work.links[0] is written
    assert links(work) == {"pdf": "https://example.org/a.pdf", "slides": "/papers/a.slides.pdf"}
    assert work.preview == "other.png"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Hopper1952", "hopper1952.PDF"),
        ("DBLP-conf-acm-Hopper52", "DBLP conf acm Hopper52.pdf"),
        ("hopper.1952", "hopper.1952.pdf"),
        ("a-b", "a b.pdf"),
        ("talk.slides", "talk.slides.pdf"),
    ],
)
def test_keys_are_compared_as_they_stand_in_addresses(papers: Path, key: str, name: str) -> None:
    put(papers, name)
    work = Publication("A work", key=key)
    give(papers, work)
    assert list(links(work)) == ["pdf"]


def test_a_file_under_the_key_of_an_earlier_form_belongs_to_the_work(papers: Path) -> None:
    put(papers, "draft.pdf")
    work = Publication("A work", key="final", versions=(Version(key="draft"),))
    give(papers, work)
    assert links(work) == {"pdf": "/papers/draft.pdf"}


def test_a_name_with_signs_is_an_address_that_leads_to_the_file(papers: Path) -> None:
    put(papers, "a#1.pdf")
    work = Publication("A work", key="a-1")
    found = Offprints().give([work], papers.parent, "docs/papers", Problems())
    assert {address: attachment.file.name for address, attachment in found.items()} == {"/papers/a%231.pdf": "a#1.pdf"}
    assert links(work) == {"pdf": "/papers/a%231.pdf"}


@pytest.mark.parametrize("name", [".a.pdf", "a.exe", "a.md", "a.html", "a.notes.pdf", "b.pdf"])
def test_other_files_belong_to_nobody(papers: Path, name: str) -> None:
    put(papers, name)
    work = Publication("A work", key="a")
    give(papers, work)
    assert (work.links, work.preview) == ((), "")


def test_what_was_found_is_taken_back_before_it_is_given_anew(papers: Path) -> None:
    put(papers, "a.pdf", "a.png")
    work, offprints = Publication("A work", key="a"), Offprints()
    for _ in range(2):
        offprints.give([work], papers.parent, "docs/papers", Problems())
        assert (links(work), work.preview) == ({"pdf": "/papers/a.pdf"}, "/papers/a.png")
    (papers / "a.pdf").unlink()
    offprints.give([work], papers.parent, "docs/papers", Problems())
    assert links(work) == {}
    (papers / "a.png").unlink()
    offprints.give([work], papers.parent, "docs/papers", Problems())
    assert (work.links, work.preview, work.poster) == ((), "", "")


def test_one_line_tells_how_many_and_a_near_miss_is_told(papers: Path) -> None:
    put(papers, "hopper1952education.pdf", "hoper1952education.slides.pdf", "notes.pdf")
    problems = give(papers, Publication("A work", key="hopper1952education"))
    assert [(one.severity, one.code, one.message, one.hint) for one in problems] == [
        ("info", "offprints", "1 file of docs/papers belongs to works, 2 to none", None),
        ("info", "unclaimed-file", "no work has the key of 'hoper1952education.slides.pdf'",
         "there is the key 'hopper1952education'"),
    ]  # fmt: skip


def test_a_folder_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    problems = Problems()
    assert Offprints().give([Publication("A work", key="a")], tmp_path, "docs/papers", problems) == {}
    assert problems.found == []
