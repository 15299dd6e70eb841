"""What tests of .bib files share: texts read as one bibliography, its works as plain data, its problems as text."""

from __future__ import annotations

from typing import Any

from mkdocs_academic.errors import Problem, Problems
from mkdocs_academic.formats.bibliography import read_bibliography
from mkdocs_academic.formats.bibtex import BibSource
from mkdocs_academic.formats.library_json import write_library
from mkdocs_academic.model.profile import Profile
from mkdocs_academic.model.publication import Publication


def read(*texts: str) -> tuple[list[Publication], list[Problem]]:
    """The works and problems of texts, which are the files `a.bib`, `b.bib` and so on."""
    problems = Problems()
    sources = [BibSource(f"{chr(ord('a') + index)}.bib", text) for index, text in enumerate(texts)]
    return read_bibliography(sources, problems), problems.found


def only(*texts: str) -> Publication:
    """The one work of texts that must read without a word."""
    works, problems = read(*texts)
    assert [str(problem) for problem in problems] == []
    assert len(works) == 1
    return works[0]


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    """The place and code of each problem."""
    return [(str(problem.place), problem.code) for problem in problems]


def plain(works: list[Publication]) -> list[dict[str, Any]]:
    """The works as the export has them."""
    data: list[dict[str, Any]] = write_library(Profile(), [], works, [])["publications"]
    return data
