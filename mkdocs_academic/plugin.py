"""The MkDocs plugin: opens the doors of a build and calls plain functions.

on_config        the options become settings; template folder, style sheet, script and Markdown extension are added
on_files         the data files are read, then front matter; pages move, redirects and named files join the site
on_page_markdown what front matter says of a page's author, description and template; a record goes above its text,
                 related works below it
on_page_content  ids of our fragments become known to MkDocs' check of links
on_page_context  the theme's search reads a lean page, then the bio is drawn for the pages that show it
on_post_page     what programs read of a work goes into the head of its page; pages with lists name the feed there

Under `mkdocs serve` a `Preview` lives beside the site, and the hooks on_post_page, on_post_template and on_post_build
put its panel on pages. No exception of ours leaves a hook: a build ends with one message, a server goes on.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, Literal, ParamSpec, TypeVar, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from mkdocs_academic.config import AcademicConfig, settings_of
from mkdocs_academic.errors import AcademicError, Problem, Problems, summarise
from mkdocs_academic.garbage import no_garbage
from mkdocs_academic.style import script, style_sheet

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_academic.preview import Preview
    from mkdocs_academic.site import MkDocsSite

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

_log = logging.getLogger("mkdocs.plugins.mkdocs_academic")
_PACKAGE = Path(__file__).parent
_STYLE_SHEET = "assets/academic/academic.css"
_SCRIPT = "assets/academic/academic.js"


def _guarded(
    hook: Callable[Concatenate[AcademicPlugin, _Given], _Made],
) -> Callable[Concatenate[AcademicPlugin, _Given], _Made | None]:
    """A hook that an unexpected exception leaves as one message; MkDocs goes on with what it had."""

    @functools.wraps(hook)
    def run(plugin: AcademicPlugin, /, *args: _Given.args, **kwargs: _Given.kwargs) -> _Made | None:
        try:
            return hook(plugin, *args, **kwargs)
        except Exception as error:
            plugin.fault(error)
            return None

    return run


class AcademicPlugin(BasePlugin[AcademicConfig]):
    """The plugin `academic`."""

    def __init__(self) -> None:
        self.site: MkDocsSite | None = None
        self.preview: Preview | None = None

    @property
    def serving(self) -> bool:
        return self.preview is not None

    @_guarded
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps this instance across the rebuilds of `mkdocs serve`."""
        self.preview = None
        if command == "serve":
            from mkdocs_academic.preview import Preview

            self.preview = Preview()

    @_guarded
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig | None:
        self.site = None
        if self.preview:
            self.preview.begin()
        if not self.config.enabled:
            return None
        from mkdocs_academic.markdown import AcademicExtension
        from mkdocs_academic.site import MkDocsSite

        settings = settings_of(self.config, config)
        self.site = MkDocsSite(settings, config, self.config, self.report, self.fail, self.fault, self.preview)
        if self.preview:
            self.site.prepare_preview()
            # Not a hook of the class: MkDocs warns where two plugins have it. First, so that another's text wins.
            config.plugins.events["page_read_source"].insert(0, self._read_source)
        folder = str(_PACKAGE / "theme")
        if folder not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
        if _STYLE_SHEET not in config.extra_css:
            config.extra_css.insert(0, _STYLE_SHEET)
        if not any(str(one) == _SCRIPT for one in config.extra_javascript):
            config.extra_javascript.append(_SCRIPT)
        extensions: list[Any] = config.markdown_extensions
        extensions[:] = [one for one in extensions if one != "academic" and not isinstance(one, AcademicExtension)]
        extensions.append(AcademicExtension(self.site))
        return config

    @_guarded
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files | None:
        if self.site is None:
            return None
        if files.get_file_from_path(_STYLE_SHEET) is None:
            style = style_sheet(material=self.site.is_material)
            files.append(File.generated(config, _STYLE_SHEET, content=style, inclusion=InclusionLevel.NOT_IN_NAV))
        if files.get_file_from_path(_SCRIPT) is None:
            files.append(File.generated(config, _SCRIPT, content=script(), inclusion=InclusionLevel.NOT_IN_NAV))
        problems = Problems()
        with no_garbage(keep=not self.serving):
            self.site.load(files, problems)
        self._settle(problems)
        return files

    @_guarded
    def _read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        assert self.preview is not None
        problems = Problems()
        source = self.preview.drafts.source(page.file, problems)
        self.report(problems)
        return source

    @_guarded
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        if self.site is None:
            return None
        self.site.prepare(page)
        return self.site.with_works(page, markdown)

    @_guarded
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        if self.site is not None:
            self.site.add_anchors(page)

    @event_priority(100)
    @_guarded
    def _before_search(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext | None:
        if self.site is not None:
            self.site.make_searchable(page)
        return context

    @event_priority(-100)
    @_guarded
    def _after_search(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext | None:
        if self.site is None:
            return None
        self.site.restore(page)
        self.site.bios.show(page, cast(dict[str, Any], context))
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    # While `mkdocs serve` runs ----------------------------------------------------------------------------------------

    @_guarded
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer | None:
        from mkdocs_academic.watch import bell_of

        if self.preview is None:  # `serve --clean`, whose first build is made as `mkdocs build` makes it
            self.on_startup(command="serve", dirty=False)
            if self.preview and self.site:
                self.preview.load(self.site.settings, Problems())
        if self.preview is None:
            return None
        files = [path for path in self.preview.watch.files if path.exists()]
        if bell := bell_of(server):
            self.preview.watch.start(bell)
            self._say(logging.INFO, f"academic: watching {', '.join(path.name for path in files) or 'for data files'}")
        else:
            for path in files:
                server.watch(str(path))
        return server

    @_guarded
    def on_shutdown(self) -> None:
        if self.preview:
            self.preview.watch.stop()

    @event_priority(50)
    @_guarded
    def _with_feed(self, output: str, *, page: Page, config: MkDocsConfig) -> str | None:
        return self.site.with_feeds(page, output) if self.site else None

    @event_priority(50)
    @_guarded
    def _with_head(self, output: str, *, page: Page, config: MkDocsConfig) -> str | None:
        return self.site.own_pages.with_head(page, output) if self.site and self.site.own_pages else None

    @event_priority(-100)
    @_guarded
    def _with_panel(self, output: str, *, page: Page, config: MkDocsConfig) -> str | None:
        return self.preview.show(output, Path(page.file.abs_dest_path)) if self.preview else None

    on_post_page = CombinedEvent(_with_feed, _with_head, _with_panel)

    @event_priority(-100)
    @_guarded
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str | None:
        return self.preview.show(output_content, Path(config.site_dir, template_name)) if self.preview else None

    @_guarded
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.preview:
            self.preview.finish()
            if self.preview.had_problems and not self.preview.has_problems:
                self._say(logging.INFO, "academic: all problems are mended")

    # What is wrong ----------------------------------------------------------------------------------------------------

    def report(self, problems: Iterable[Problem]) -> None:
        """Log problems one by one; while serving, each once."""
        levels = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO}
        for problem in self.preview.add(problems) if self.preview else problems:
            self._say(levels[problem.severity], str(problem))

    def fail(self, error: AcademicError) -> None:
        """End a build with problems; while serving, log them."""
        if self.preview is None:
            raise PluginError(summarise(error.problems)) from None
        if new := self.preview.add(error.problems):
            self._say(logging.ERROR, summarise(new))

    def _settle(self, problems: Problems) -> None:
        """Warnings are logged one by one; errors end a build with everything that was found, but never `serve`."""
        if not problems.errors:
            self.report(problems)
        else:
            shown = [problem for problem in problems if problem.severity != "info"]
            if self.preview is None:
                raise PluginError(summarise(shown))
            self.preview.add(problems)
            self._say(logging.ERROR, summarise(shown))
        if self.preview and self.preview.keeps:
            self._say(logging.INFO, "academic: the pages show the last version that could be read")

    def fault(self, error: Exception) -> None:
        """What nobody expected: one message with what a report needs."""
        if isinstance(error, AcademicError):
            self.fail(error)
            return
        if isinstance(error, BuildError) and self.preview is None:
            raise error
        from mkdocs_academic.faults import fault_of

        fault = fault_of(error)
        _log.debug("a fault of mkdocs-academic", exc_info=error)
        if self.preview is None:
            raise PluginError(summarise([fault])) from None
        self.report([fault])

    def _say(self, level: int, text: str) -> None:
        """Log; while serving behind the back of `--strict`, under which a server of MkDocs that counts one warning ends
        or stops answering.
        """
        if self.preview is None:
            _log.log(level, "%s", text)
        elif _log.isEnabledFor(level):
            record = _log.makeRecord(_log.name, level, __file__, 0, "%s", (text,), None)
            logger: logging.Logger | None = _log
            while logger:
                for handler in logger.handlers:
                    if level >= handler.level and not isinstance(handler, CountHandler):
                        handler.handle(record)
                logger = logger.parent if logger.propagate else None
