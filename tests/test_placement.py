"""Where the records of pages stand: which section takes them, which entry is the same, what lies beside a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_academic.datafiles import find_files
from mkdocs_academic.errors import Problems
from mkdocs_academic.library import Library
from mkdocs_academic.settings import Settings
from mkdocs_academic.views.selection import name_of


def load(root: Path, sections: str, pages: dict[str, str]) -> Library:
    (root / "cv.yml").write_text(f"cv: {{name: Emmy Noether, sections: {{{sections}}}}}", encoding="utf-8")
    for name, front in pages.items():
        file = root / "docs" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{front}\n---\n", encoding="utf-8")
    settings, problems = Settings(root, root / "docs"), Problems()
    library = Library.load(settings, find_files(settings, problems), problems)
    assert [str(problem) for problem in problems if problem.severity != "info"] == []
    return library


def shown(library: Library) -> dict[str, list[str]]:
    found = {section.title: [name_of(entry) for entry in section.entries] for section in library.sections}
    works = [work.title for work in library.publications if not work.section]
    return found | {"": [*works, *(name_of(entry) for entry in library.loose)]}


WORKS = {
    "publications/a": "title: A\ndate: 1918\ntype: article",
    "publications/b": "title: B\ndate: 1921\ntype: book",
    "publications/c": "title: C\ndate: 1929\nstatus: working_paper",
}


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ("", {"": ["A", "B", "C"]}),
        ("Publications: ", {"Publications": ["C", "B", "A"], "": []}),
        ("Publications: []", {"Publications": ["C", "B", "A"], "": []}),
        ("Publications: , Books: ", {"Publications": ["C", "A"], "Books": ["B"], "": []}),
        ("Working papers: , Books: ", {"Working papers": ["C"], "Books": ["B"], "": ["A"]}),
        ("Papers: , Publications: ", {"Papers": ["C", "B", "A"], "Publications": [], "": []}),
        ("Publications: [{title: Z}]", {"Publications": ["Z"], "": ["A", "B", "C"]}),
        ("Awards: ", {"Awards": [], "": ["A", "B", "C"]}),
    ],
)
def test_an_empty_section_takes_what_fits(sections: str, expected: dict[str, list[str]], tmp_path: Path) -> None:
    library = load(tmp_path, sections, WORKS)
    assert shown(library) == expected
    assert {entry.section for entry in library.publications} <= {*expected, ""}
    assert {work.title for work in library.publications} >= {"A", "B", "C"}


def test_a_section_of_keynotes_takes_keynotes(tmp_path: Path) -> None:
    pages = {"talks/a": "title: A\ndate: 1918\nkind: keynote", "talks/b": "title: B\ndate: 1919\nkind: seminar"}
    assert shown(load(tmp_path, "Talks: , Keynotes: ", pages)) == {"Talks": ["B"], "Keynotes": ["A"], "": []}
    assert shown(load(tmp_path, "Seminars: ", pages)) == {"Seminars": ["B", "A"], "": []}


@pytest.mark.parametrize(
    ("entry", "front", "same"),
    [
        ("{title: On Rings, date: 1921}", "title: 'On *rings*.'\ndate: 1921-05-02", True),
        ("{title: On Rings}", "title: On rings\ndate: 1921", True),
        ("{title: On Rings, date: 1921}", "title: On rings\nvenue: V", True),
        ("{title: On Rings, date: 1921}", "title: On rings\ndate: 1922", True),
        ("{title: On Rings, date: 1921}", "title: On rings\ndate: 1923", False),
        ("{title: On Rings II, date: 1921}", "title: On rings\ndate: 1921", False),
    ],
)
def test_the_same_work_stands_once(entry: str, front: str, same: bool, tmp_path: Path) -> None:
    library = load(tmp_path, f"Publications: [{entry}]", {"publications/x": front})
    assert len(list(library.publications)) == (1 if same else 2)
    assert library.sections[0].entries[0].page == ("publications/x.md" if same else "")
    assert library.items["publications/x.md"].page == "publications/x.md"


def test_the_same_work_has_one_key(tmp_path: Path) -> None:
    library = load(
        tmp_path, "Papers: [{title: On Rings, key: mine}]", {"publications/a": "title: On rings\ndate: 1921"}
    )
    assert [work.key for work in (*library.publications, library.items["publications/a.md"])] == ["mine", "mine"]
    library = load(
        tmp_path, "Papers: [{title: On Rings}]", {"publications/a": "title: On rings\ndate: 1921\nkey: pages"}
    )
    assert [work.key for work in (*library.publications, library.items["publications/a.md"])] == ["pages", "pages"]


def test_a_talk_is_not_its_paper(tmp_path: Path) -> None:
    library = load(tmp_path, "Papers: [{title: A, date: 1921}]", {"talks/a": "title: A\ndate: 1921"})
    assert (len(list(library.publications)), len(list(library.talks))) == (1, 1)


def test_keys_do_not_meet(tmp_path: Path) -> None:
    pages = {
        "publications/a": "title: Rings\ndate: 1921\nauthors: [E. Noether]",
        "publications/b": "title: Rings, again\ndate: 1921\nauthors: [E. Noether]",
    }
    library = load(tmp_path, "Papers: [{title: Rings!, date: 1921, authors: [E. Noether]}, {title: 'Rings: x'}]", pages)
    keys = [work.key for work in library.publications]
    assert len(keys) == len({key.casefold() for key in keys}) == 3


def test_files_beside_two_pages_of_one_name(tmp_path: Path) -> None:
    for folder in ("publications", "talks"):
        (tmp_path / "docs" / folder).mkdir(parents=True)
        (tmp_path / "docs" / folder / "slides one.pdf").write_bytes(folder.encode())
    front = "title: A\ndate: 1921\nslides: 'slides one.pdf#page=2'"
    library = load(tmp_path, "", {"publications/a": front, "talks/a": front})
    found = {name: attachment.file.read_bytes() for name, attachment in library.attachments.items()}
    assert found == {
        "/publications/slides%20one.pdf#page=2": b"publications",
        "/talks/slides%20one.pdf#page=2": b"talks",
    }


def test_other_folders_and_files_are_not_read(tmp_path: Path) -> None:
    names = ("blog/a", "publications/index", "publications/README", "publications/deeper/a", "publications/.hidden")
    assert load(tmp_path, "", dict.fromkeys(names, "title: A\ndate: 1921")).items == {}
