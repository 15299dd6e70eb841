"""The panel on every page that `mkdocs serve` shows while something is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from mkdocs_academic.errors import AcademicError, Place, Problem
from mkdocs_academic.formats.located_yaml import MAX_BYTES
from mkdocs_academic.render import Renderer
from mkdocs_academic.views.problems import view_problems
from mkdocs_academic.views.words import Words

_STYLE = Path(__file__).parent / "assets" / "problems.css"
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)


@dataclass(slots=True)
class Panel:
    """Drawn once for all pages, and again when more was found; `root` is the folder that places count from."""

    root: Path = Path()
    words: Words = field(default_factory=Words)
    overrides: tuple[Path, ...] = ()
    _drawn: tuple[int, bool, str] = (0, False, "")
    _shown: dict[Path, str] = field(default_factory=dict)

    def begin(self) -> None:
        """A build begins: no page has been shown yet."""
        self._drawn, self._shown = (0, False, ""), {}

    def show(self, html: str, file: Path, problems: Iterable[Problem], *, kept: bool) -> str:
        """A page with the panel on top, if there is something to show; `file` is where the page will be written."""
        panel = self._draw(problems, kept)
        if not _BODY.search(html):
            return html
        self._shown[file] = panel
        return _put(html, panel)

    def finish(self, problems: Iterable[Problem], *, kept: bool) -> None:
        """Correct the pages that were written before the last problem was found."""
        panel = self._draw(problems, kept)
        for file, shown in self._shown.items():
            if shown != panel and file.is_file():
                html = file.read_bytes().decode("utf-8")
                html = html.replace(shown, panel, 1) if shown else _put(html, panel)
                file.write_bytes(html.encode("utf-8"))

    def _draw(self, problems: Iterable[Problem], kept: bool) -> str:
        found = list(problems)
        if self._drawn[:2] != (len(found), kept):
            self._drawn = (len(found), kept, self._html(found, kept))
        return self._drawn[2]

    def _html(self, problems: list[Problem], kept: bool) -> str:
        view = view_problems(problems, self.words, kept=kept, neighbours=self._neighbours)
        if view is None:
            return ""
        style = Markup(_STYLE.read_text("utf-8").strip())
        try:
            return str(Renderer(self.overrides).draw("problems.html", panel=view, style=style))
        except AcademicError as error:  # the user's own template for this panel: shown with ours
            view = view_problems([*problems, *error.problems], self.words, kept=kept, neighbours=self._neighbours)
            return str(Renderer().draw("problems.html", panel=view, style=style))

    def _neighbours(self, place: Place) -> tuple[str | None, str | None]:
        """The lines around a place, if its file still has the line that the message shows."""
        file = self.root / place.file
        try:
            # By now anything may be there: opening a pipe would wait for ever.
            if place.line is None or not file.is_file() or file.stat().st_size > MAX_BYTES:
                return None, None
            lines = file.read_text("utf-8-sig").split("\n")
        except (OSError, ValueError):
            return None, None
        index = place.line - 1
        if index >= len(lines) or lines[index] != place.excerpt:
            return None, None
        before, after = (lines[i] if 0 <= i < len(lines) else None for i in (index - 1, index + 1))
        return before, after or None


def _put(html: str, panel: str) -> str:
    body = _BODY.search(html)
    return html[: body.end()] + panel + html[body.end() :] if body and panel else html
