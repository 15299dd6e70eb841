"""Draws views with templates: the only file that touches Jinja."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, TemplateError, TemplateSyntaxError, compiler
from jinja2.bccache import Bucket
from markupsafe import Markup

from mkdocs_academic.errors import AcademicError, Place, Problem

TEMPLATES = Path(__file__).parent / "templates"
_LINK_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="none" stroke="currentColor" '
    'stroke-width="1.8" d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1.2 1.2M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 '
    '11 18.7l1.2-1.2"/></svg>'
)


class Renderer:
    """An environment of our own, since MkDocs' does not escape; the user's `academic/*.html` wins over ours.

    Args:
        overrides: folders that may hold an `academic` folder with templates, the first winning.
        icons: folders that hold Material's `.icons`.
        root: the folder from which messages name the files of templates.
        reload: look each time whether a template has changed; it is drawn for more than one build.
    """

    def __init__(
        self,
        overrides: Sequence[Path] = (),
        icons: Sequence[Path] = (),
        root: Path | None = None,
        *,
        reload: bool = False,
    ) -> None:
        self.icons = tuple(icons)
        self.root = root
        self.environment = Environment(
            loader=FileSystemLoader([*map(str, overrides), str(TEMPLATES)]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=reload,
            optimized=False,  # folding constants costs more than it saves: a template of the user's is compiled once
            bytecode_cache=CompiledTemplates(TEMPLATES),
        )
        self.environment.filters["icon"] = self.icon

    def draw(self, template: str, **context: object) -> Markup:
        """The HTML of a template of the `academic` folder.

        Raises:
            AcademicError: a template of the user's does not compile, or fails on what it is given.
        """
        with self._named(template):
            return Markup(_narrow(self.environment.get_template(f"academic/{template}").render(context)))

    def call(self, template: str, macro: str, *parts: object) -> Markup:
        """The HTML of a macro of a template; for what is drawn a thousand times this is much faster than `draw`.

        Raises:
            AcademicError: as `draw` does; the macro may be missing as well.
        """
        with self._named(template):
            module = self.environment.get_template(f"academic/{template}").module
            found = getattr(module, macro, None)
            if found is None:
                place = self._place(str(self.environment.get_template(f"academic/{template}").filename), None)
                raise AcademicError([Problem("error", "template", f"there is no macro {macro!r}", place)])
            return Markup(found(*parts))

    @contextmanager
    def _named(self, template: str) -> Iterator[None]:
        """Turns what goes wrong in a template into a message with its file and line."""
        try:
            yield
        except TemplateSyntaxError as error:
            place = self._place(error.filename or error.name or template, error.lineno)
            raise AcademicError([Problem("error", "template", str(error.message), place)]) from error
        except AcademicError:
            raise
        except Exception as error:
            file, line = _innermost(error, f"academic/{template}")
            if not isinstance(error, TemplateError) and Path(file).is_relative_to(TEMPLATES):
                raise  # a mistake of ours
            message = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
            raise AcademicError([Problem("error", "template", message, self._place(file, line))]) from error

    def _place(self, file: str, line: int | None) -> Place:
        """A line of a template, its file named from the folder of the site."""
        if self.root and Path(file).is_relative_to(self.root):
            return Place(Path(file).relative_to(self.root).as_posix(), line)
        return Place("/".join(Path(file).parts[-2:]), line)

    def icon(self, name: str) -> Markup:
        """An icon of Material's as inline SVG; a plain link where the theme has none of that name."""
        return _read_icon(name, self.icons)


class CompiledTemplates(BytecodeCache):
    """Templates of one folder, compiled once for each of their texts, version of Python and installed Jinja.

    As with modules, what cannot be written is compiled each time, and `PYTHONDONTWRITEBYTECODE` and
    `PYTHONPYCACHEPREFIX` are obeyed. Templates of other folders, which are users' own, leave nothing behind.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._stamp = f"{folder}{Path(compiler.__file__).stat().st_mtime_ns}"  # the folder, since errors name it

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return filename or ""

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(source + self._stamp)

    def load_bytecode(self, bucket: Bucket) -> None:
        if not bucket.key.startswith(self._folder):
            return
        try:
            with _place_of(bucket.key).open("rb") as file:
                bucket.load_bytecode(file)
        except OSError:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode or not bucket.key.startswith(self._folder):
            return
        place = _place_of(bucket.key)
        beside = place.with_suffix(f".{os.getpid()}.pyc")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                bucket.write_bytecode(file)
            beside.replace(place)  # two builds may run at once
        except OSError:
            return


def _place_of(template: str) -> Path:
    """`templates/academic/__pycache__/talk.html.cpython-311.pyc`, or below the prefix for such files."""
    return Path(cache_from_source(f"{template}.py"))


def _innermost(error: Exception, template: str) -> tuple[str, int | None]:
    """File and line of the innermost template that an error passed through."""
    found: tuple[str, int | None] = (template, None)
    frame = error.__traceback__
    while frame is not None:
        file = frame.tb_frame.f_code.co_filename
        if file.endswith(".html"):
            found = (file, frame.tb_lineno)
        frame = frame.tb_next
    return found


def _narrow(html: str) -> str:
    """A long list in one byte a character where that is nearly so: a dash or a name in a hundred becomes a reference.

    Python keeps a text in two bytes a character for the sake of one of them, and every later step of a build copies it.
    """
    if len(html) < 20_000:
        return html
    narrow = html.encode("latin-1", "xmlcharrefreplace")
    return narrow.decode("latin-1") if len(narrow) < len(html) * 1.04 else html


@lru_cache(maxsize=512)
def _read_icon(name: str, folders: tuple[Path, ...]) -> Markup:
    parts = Path(name).parts
    if not parts or ".." in parts or Path(name).is_absolute():
        return Markup(_LINK_ICON)
    # RenderCV names icons of Font Awesome without their folder.
    names = [name] if len(parts) > 1 else [f"fontawesome/{kind}/{name}" for kind in ("solid", "brands", "regular")]
    for file in (folder / ".icons" / f"{one}.svg" for folder in folders for one in names):
        if file.is_file():
            return Markup(file.read_text("utf-8"))
    return Markup(_LINK_ICON)
