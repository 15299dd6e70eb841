"""Folders of golden cases, one for each sort of work: a record, and what every format that we write makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
import rispy

from mkdocs_academic.errors import Origin, Problems
from mkdocs_academic.formats.atom import Feed, write_feed
from mkdocs_academic.formats.bibtex_writer import write_bibtex
from mkdocs_academic.formats.csljson import as_csl, write_csl
from mkdocs_academic.formats.located_yaml import read_yaml
from mkdocs_academic.formats.publications import read_publication
from mkdocs_academic.formats.ris import write_ris
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.publication import Publication

CASES = Path(__file__).parent / "citation_cases"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())
FEED = Feed("Publications", "https://example.org/publications.xml", "https://example.org/", "Grace Hopper", "en")


def record(name: str) -> Publication:
    source = YamlSource("record.yml", (CASES / name / "record.yml").read_text(encoding="utf-8"))
    problems = Problems()
    data = read_yaml(source)
    assert isinstance(data, dict)
    work = read_publication(data, "", Origin(source, ()), problems)
    assert work is not None
    assert problems.errors == []
    return work


def csl(works: list[Publication]) -> str:
    return json.dumps([as_csl(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def feed(works: list[Publication]) -> str:
    return write_feed(works, FEED, lambda work: f"https://example.org/publications/{work.key}/")


WRITERS = {"expected.bib": write_bibtex, "expected.ris": write_ris, "expected.json": csl, "expected.xml": feed}


@pytest.mark.parametrize("file", WRITERS)
@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, file: str, pytestconfig: pytest.Config) -> None:
    found = WRITERS[file]([record(name)]).replace("\r\n", "\n")
    expected = CASES / name / file
    if pytestconfig.getoption("--update-golden"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_rispy_reads_one_record_of_the_tags_that_it_knows(name: str) -> None:
    (found,) = rispy.loads(write_ris([record(name)]))
    assert found["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING
    assert found["title"]
    assert found.get("unknown_tag", {}).keys() <= {"ED"}  # the format's, for an editor


def test_the_files_of_all_cases_hold_them_all_in_order() -> None:
    works = [record(name) for name in NAMES]
    keys = [work.key for work in works]
    assert [item["id"] for item in json.loads(write_csl(works))] == keys
    assert [item["id"] for item in rispy.loads(write_ris(works))] == keys
    assert len(fromstring(feed(works)).findall("{http://www.w3.org/2005/Atom}entry")) == len(keys)
