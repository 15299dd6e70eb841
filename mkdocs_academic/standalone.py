"""A site without the plugin: where only the Markdown extension runs, as in Zensical or plain Python-Markdown."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs_academic.composer import Composer
from mkdocs_academic.datafiles import find_files
from mkdocs_academic.directives import Directive
from mkdocs_academic.errors import AcademicError, Place, Problems, summarise
from mkdocs_academic.fragments import Fragment, PageContext
from mkdocs_academic.library import Library
from mkdocs_academic.render import Renderer
from mkdocs_academic.settings import Settings
from mkdocs_academic.views.words import Words

_log = logging.getLogger("mkdocs_academic")


class StandaloneSite:
    """Loads the library from the folder in which the build runs; addresses stay as the data has them."""

    def __init__(self, cv: str | None = None) -> None:
        root = Path.cwd()
        problems = Problems()
        settings = Settings(root, root / "docs", cv=cv)
        library = Library.load(settings, find_files(settings, problems), problems)
        self.report(problems)
        self._composer = Composer(library, Renderer())

    def page_context(self, file: object | None) -> PageContext:
        # Nobody here knows the address of a page.
        return PageContext(href=lambda address: None if address.endswith(".md") else address, words=Words())

    def place(self, file: object | None, directive: str) -> Place:
        return Place("page")

    def compose(self, directive: Directive, page: PageContext, place: Place, problems: Problems) -> Fragment:
        try:
            return self._composer.compose(directive, page, place, problems)
        except AcademicError as error:
            problems.extend(error.problems)
            return Fragment("academic-missing", [])

    def report(self, problems: Problems) -> None:
        if problems.found:
            _log.log(logging.ERROR if problems.errors else logging.WARNING, summarise(problems))

    def fault(self, error: Exception) -> None:
        raise error

    def finished(self, file: object | None, page: PageContext) -> None:
        return None
