"""Folders of golden cases: .bib files, perhaps a CV, their works as the export has them, and every problem."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from mkdocs_academic.datafiles import find_files
from mkdocs_academic.errors import Problems
from mkdocs_academic.formats.library_json import write_library
from mkdocs_academic.library import Library
from mkdocs_academic.settings import Settings

CASES = Path(__file__).parent / "bib_cases"
EVERYTHING = CASES / "everything" / "a-everything.bib"


def load(root: Path) -> tuple[dict[str, Any], str]:
    """The works of a folder, and the CV's sections by the keys of theirs; what was said, a line for each problem."""
    named = None if (root / "cv.yml").is_file() else ("*.bib",)
    problems, options = Problems(), Settings(root, root / "docs", bibliography=named)
    library = Library.load(options, find_files(options, problems), problems)
    data = write_library(library.profile, library.sections, library.publications, library.talks)
    works = [_short(work) for work in data["publications"]]
    found: dict[str, Any] = {"publications": works}
    if data["sections"]:
        found["sections"] = {
            section["title"]: [one["key"] for one in section["entries"]] for section in data["sections"]
        }
    return found, "".join(f"{problem}\n" for problem in problems)


def _short(work: dict[str, Any]) -> dict[str, Any]:
    """A record with its people as text, its date as text, and its sources as places."""
    for role in ("authors", "editors", "translators"):
        if role in work:
            work[role] = [_person(person) for person in work[role]]
    if "issued" in work:
        work["issued"] = "/".join("open" if part is True else part for part in work["issued"].values())
    work["sources"] = [f"{source['file']}:{source['line']}" for source in work["sources"]]
    return {name: value for name, value in work.items() if name not in ("kind", "source")}


def _person(person: dict[str, Any]) -> str:
    name = person["name"]
    parts = [
        name.get("particle", ""),
        f"[{name.get('family', name.get('literal', ''))}]",
        name.get("suffix", ""),
        name.get("given", ""),
    ]
    more = [*person.get("marks", []), person.get("orcid", "")]
    return " ".join(filter(None, [*parts, *more]))


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_case(folder: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    found, problems = load(Path(shutil.copytree(folder, tmp_path / "site")))
    expected, said = folder / "expected.json", folder / "problems.txt"
    if pytestconfig.getoption("--update-golden"):
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        said.write_text(problems, encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
    assert problems == said.read_text(encoding="utf-8")


def test_every_entry_of_everything_is_a_work_or_in_a_diagnosis(tmp_path: Path) -> None:
    found, problems = load(Path(shutil.copytree(EVERYTHING.parent, tmp_path / "site")))
    lines = EVERYTHING.read_text(encoding="utf-8").split("\n")
    begins = [number for number, line in enumerate(lines, 1) if re.match(r"@(?!string|preamble|comment)\w+\{", line)]
    named = {place for work in found["publications"] for place in work["sources"]}
    said = {
        line.split(": ")[0].rpartition(":")[0] for line in problems.split("\n") if re.match(r"\S+\.bib:\d+:\d+: ", line)
    }
    assert [line for line in begins if f"a-everything.bib:{line}" not in named | said] == []
    assert len(begins) == 25


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_change_nothing_of_everything(tmp_path: Path, ends: str, mark: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for path in EVERYTHING.parent.glob("*.bib"):
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        (tmp_path / "a" / path.name).write_bytes(text.encode())
        (tmp_path / "b" / path.name).write_bytes((mark + text.replace("\n", ends)).encode())
    assert load(tmp_path / "b") == load(tmp_path / "a")


def test_nothing_private_is_in_the_works(tmp_path: Path) -> None:
    found, _ = load(Path(shutil.copytree(CASES / "fields", tmp_path / "site")))
    text = json.dumps(found)
    assert [word for word in ("secret", "/home/ada", "2020.01.01", "dblp.org", "bibtex_show") if word in text] == []
