"""The MkDocs plugin: opens the doors of a build and calls plain functions.

on_config        the options become settings; template folder, style sheet and Markdown extension are added
on_files         the data files are read, then front matter; pages move, redirects and named files join the site
on_page_markdown what front matter says of a page's author, description and template; a record goes above its text
on_page_content  ids of our fragments become known to MkDocs' check of links
on_page_context  the theme's search reads a lean page, then the bio is drawn for the pages that show it
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_academic.config import AcademicConfig, settings_of
from mkdocs_academic.errors import AcademicError, Problems, summarise

if TYPE_CHECKING:
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_academic.site import MkDocsSite

_log = logging.getLogger("mkdocs.plugins.mkdocs_academic")
_PACKAGE = Path(__file__).parent
_STYLE_SHEET = "assets/academic/academic.css"


@contextmanager
def _no_garbage(keep: bool) -> Iterator[None]:
    """Records are made by the thousand and none is garbage: do not look for any meanwhile, nor (`keep`) ever after."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        if keep:
            gc.freeze()
    finally:
        if was_enabled:
            gc.enable()


class AcademicPlugin(BasePlugin[AcademicConfig]):
    """The plugin `academic`."""

    def __init__(self) -> None:
        self.site: MkDocsSite | None = None
        self.serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps this instance across the rebuilds of `mkdocs serve`."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig | None:
        self.site = None
        if not self.config.enabled:
            return None
        from mkdocs_academic.markdown import AcademicExtension
        from mkdocs_academic.site import MkDocsSite

        self.site = MkDocsSite(settings_of(self.config, config), config, self.config, self._report, self._fail)
        folder = str(_PACKAGE / "theme")
        if folder not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
        if _STYLE_SHEET not in config.extra_css:
            config.extra_css.insert(0, _STYLE_SHEET)
        extensions: list[Any] = config.markdown_extensions
        extensions[:] = [one for one in extensions if one != "academic" and not isinstance(one, AcademicExtension)]
        extensions.append(AcademicExtension(self.site))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files | None:
        if self.site is None:
            return None
        if files.get_file_from_path(_STYLE_SHEET) is None:
            style = (_PACKAGE / "assets" / "academic.css").read_text("utf-8")
            files.append(File.generated(config, _STYLE_SHEET, content=style, inclusion=InclusionLevel.NOT_IN_NAV))
        problems = Problems()
        with _no_garbage(keep=not self.serving):
            self.site.load(files, problems)
        self._settle(problems)
        for path in self.site.watched:
            if str(path) not in config.watch:
                config.watch.append(str(path))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        if self.site is None:
            return None
        self.site.prepare(page)
        return self.site.with_record(page, markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        if self.site is not None:
            self.site.add_anchors(page)

    @event_priority(100)
    def _before_search(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext | None:
        if self.site is not None:
            self.site.make_searchable(page)
        return context

    @event_priority(-100)
    def _after_search(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext | None:
        if self.site is None:
            return None
        self.site.restore(page)
        try:
            self.site.show_bio(page, cast(dict[str, Any], context))
        except AcademicError as error:
            self._fail(error)
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    def _settle(self, problems: Problems) -> None:
        """Warnings are logged one by one; errors end a build with everything that was found, but never `serve`."""
        if not problems.errors:
            self._report(problems)
            return
        if not self.serving:
            raise PluginError(summarise(problem for problem in problems if problem.severity != "info"))
        _log.error(summarise(problem for problem in problems if problem.severity != "info"))

    def _fail(self, error: AcademicError) -> None:
        if not self.serving:
            raise PluginError(summarise(error.problems)) from None
        _log.error(summarise(error.problems))

    def _report(self, problems: Problems) -> None:
        levels = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO}
        for problem in problems:
            _log.log(levels[problem.severity], "%s", problem)
