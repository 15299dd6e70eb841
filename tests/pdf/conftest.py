"""CVs set as PDF in this process, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mkdocs_academic.datafiles import find_files
from mkdocs_academic.errors import Problem, Problems
from mkdocs_academic.library import Library
from mkdocs_academic.pdf import TEMPLATE
from mkdocs_academic.printing import print_library
from mkdocs_academic.settings import Settings, read_printing
from mkdocs_academic.views.words import Words

from .documents import Document

EVERYTHING = Path(__file__).with_name("everything.yml")


@dataclass
class Copy:
    """A CV that was set: the PDF, if there is one, and what was reported."""

    content: bytes | None
    problems: list[Problem]

    @property
    def document(self) -> Document:
        assert self.content is not None, self.problems
        return Document(self.content)

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]


def load(root: Path, text: str, option: object = None, fonts: tuple[str, ...] = ()) -> Library:
    (root / "cv.yml").write_text(text, encoding="utf-8")
    settings = Settings(root, root / "docs", printing=read_printing(option), fonts=fonts)
    problems = Problems()
    library = Library.load(settings, find_files(settings, problems), problems)
    assert not problems.errors, problems.found
    return library


def set_cv(
    root: Path, text: str, option: object = None, *, fonts: tuple[str, ...] = (), language: str = "en",
    template: Path = TEMPLATE, site_url: str = "",
) -> Copy:  # fmt: skip
    """A CV of YAML as PDF."""
    problems = Problems()
    library = load(root, text, option, fonts)
    content = print_library(library, Words(language), problems, template=template, site_url=site_url)
    return Copy(content, problems.found)


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The CV with one of everything."""
    return set_cv(tmp_path_factory.mktemp("everything"), EVERYTHING.read_text("utf-8"))


@pytest.fixture
def set_here(tmp_path: Path) -> Callable[..., Copy]:
    return lambda text, option=None, **more: set_cv(tmp_path, text, option, **more)
