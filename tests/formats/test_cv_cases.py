"""Folders of golden cases: a CV file, the whole library as JSON, and every problem as a user reads it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from mkdocs_academic.datafiles import find_files
from mkdocs_academic.errors import Problems
from mkdocs_academic.formats.library_json import write_library
from mkdocs_academic.library import Library
from mkdocs_academic.settings import Settings

CASES = Path(__file__).parent / "cases"
Result = tuple[dict[str, Any], str]


def load(root: Path) -> Result:
    problems, settings = Problems(), Settings(root, root / "docs")
    library = Library.load(settings, find_files(settings, problems), problems)
    return write_library(library.profile, library.sections, library.publications, library.talks), "".join(
        f"{problem}\n" for problem in problems
    )


def read(text: str, root: Path) -> Result:
    (root / "cv.yml").write_text(text, encoding="utf-8")
    return load(root)


def case(name: str, tmp_path: Path) -> Result:
    return load(Path(shutil.copytree(CASES / name, tmp_path / "site")))


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_case(folder: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    found, problems = case(folder.name, tmp_path)
    expected, said = folder / "expected.json", folder / "problems.txt"
    if pytestconfig.getoption("--update-golden"):
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        said.write_text(problems, encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
    assert problems == said.read_text(encoding="utf-8")


def test_every_synonym_gives_the_record_of_the_canonical_name(tmp_path: Path) -> None:
    def without_source(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: without_source(item) for key, item in value.items() if key not in ("source", "key")}
        return [without_source(item) for item in value] if isinstance(value, list) else value

    library, _ = case("synonyms", tmp_path)
    for section in library["sections"]:
        first, *others = map(without_source, section["entries"])
        assert others == [first] * len(others), section["title"]


def test_no_private_word_is_in_the_library(tmp_path: Path) -> None:
    library, _ = case("private", tmp_path)
    text = json.dumps(library)
    assert "Charles Referee" in text
    assert [word for word in ("idden", "7946", "1815", "W1") if word in text] == []


def test_no_forbidden_character_is_in_the_library(tmp_path: Path) -> None:
    library, _ = case("hostile", tmp_path)
    text = json.dumps(library, ensure_ascii=False)
    assert [f"U+{ord(c):04X}" for c in text if ord(c) < 32 or c in "\x7f\u202a\u202e\u2066"] == []


def test_a_course_written_as_a_degree_stays_a_course(tmp_path: Path) -> None:
    written = "cv: {sections: {Teaching: [{institution: The University, area: Algebra, degree: Lecture}]}}"
    library, problems = read(written, tmp_path)
    entry = library["sections"][0]["entries"][0]
    assert (entry["kind"], entry["fields"]["institution"], problems) == ("teaching", "The University", "")


def test_a_field_of_another_kind_is_no_slip(tmp_path: Path) -> None:
    library, problems = read("cv: {sections: {Teaching: [{name: Algebra, funder: The Society}]}}", tmp_path)
    assert library["sections"][0]["entries"][0]["fields"]["funder"] == "The Society"
    assert problems == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "cv.yml:1:1: error[empty-file]: cv.yml is empty"),
        ("# only a comment\n", "cv.yml:1:1: error[empty-file]: cv.yml is empty"),
        ("null\n", "cv.yml:1:1: error[empty-file]: cv.yml is empty"),
        ("- a\n", "cv.yml:1:1: error[wrong-type]: a CV file is a mapping with 'cv:' on top"),
        ("words\n", "cv.yml:1:1: error[wrong-type]: a CV file is a mapping with 'cv:' on top"),
        ("cv: Ada\n", "cv.yml:1:5: error[no-cv]: 'cv' should be a mapping"),
        ("CV:\n  name: Ada\n", "cv.yml:1:1: error[unknown-key]: unknown key 'CV' at the top of a CV file"),
        ("name: Ada\n", "error[no-cv]: there is no 'cv:' at the top of the file"),
        ("cv:\n  sections: [a]\n", "cv.yml:2:13: error[wrong-type]: 'sections' should be a mapping of titles"),
    ],
)
def test_a_file_that_is_no_cv_says_so(text: str, said: str, tmp_path: Path) -> None:
    _, problems = read(text, tmp_path)
    assert said in problems


def test_the_option_sections_decides_over_the_title(tmp_path: Path) -> None:
    (tmp_path / "cv.yml").write_text("cv: {sections: {Press: [{name: x}]}}", encoding="utf-8")
    settings = Settings(tmp_path, tmp_path / "docs", sections={"press": "award"})
    library = Library.load(settings, find_files(settings, Problems()), Problems())
    assert [section.kind for section in library.sections] == ["award"]


def test_generated_keys_do_not_depend_on_the_order_of_the_file(tmp_path: Path) -> None:
    first = "{title: Tables of sines, authors: A Example, date: 1843-01}"
    second = "{title: Tables of tides, authors: A Example, date: 1843-02}"

    def keys(*works: str) -> set[tuple[str, str]]:
        library, _ = read(f"cv: {{sections: {{Papers: [{', '.join(works)}]}}}}", tmp_path)
        return {(work["title"], work["key"]) for work in library["publications"]}

    assert keys(first, second) == keys(second, first)
