"""From a CV as data to a PDF: Typst sets it with a template, and what was set once is kept.

The PDF is tagged and keeps to PDF/UA-1 and PDF/A-2a. Both refuse a character that no font of the template has, which is
how the fonts are asked: Typst names each one with its font, the character is replaced, and the CV is set again.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import category, normalize

from mkdocs_academic import __version__
from mkdocs_academic.errors import AcademicError, Place, Problem
from mkdocs_academic.settings import source_date_epoch

if TYPE_CHECKING:
    from typst import Fonts, TypstError

TEMPLATE = Path(__file__).parent / "templates" / "academic" / "cv.typ"
FONTS = Path(__file__).parent / "fonts"
"""Source Sans 3, which the style `sans` is set in; the serif comes with Typst."""

_STANDARDS: Sequence[Any] = ("ua-1", "a-2a")
_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed with font')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_WHERE = re.compile(r"┌─ (\S+?):(\d+):(\d+)")
_ROUNDS = 5
_BOX = "□"
_KEPT = 12  # PDFs in the cache: those of the variants of a CV, and of some versions before
_FIXED_DAY = [1970, 1, 1]
_YEAR_10000 = 253402300800


class Request(NamedTuple):
    """What a PDF is made of: data of `views/paper.py`, how it should look, the template, and fonts of the site."""

    data: Mapping[str, Any]
    design: Mapping[str, str]
    template: Path = TEMPLATE
    fonts: Sequence[Path] = ()


class Printed(NamedTuple):
    """A PDF, the characters that were left out of it as no font has them, and what else Typst said of the template."""

    content: bytes
    missing: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()


def is_installed() -> bool:
    """Whether there is Typst, which sets PDFs; nothing of it is imported."""
    return find_spec("typst") is not None


def print_cv(request: Request, cache: Path | None = None, root: Path | None = None) -> Printed:
    """The PDF of a CV, from the folder `cache` if the same was set before; `root` is where messages name files from.

    Raises:
        AcademicError: the template cannot be set; the one problem in it is a warning, as a site can do without.
        ModuleNotFoundError: Typst is not installed.
    """
    text = json.dumps(_complete(request), ensure_ascii=False, sort_keys=True)
    fonts = list(font_files(request.fonts))
    kept = cache / f"cv-{_fingerprint(request, text, fonts)}" if cache else None
    if kept and (printed := _read(kept)):
        return printed
    printed = _Press(request, root).set(text, fonts)
    if kept:
        _keep(kept, printed)
    return printed


def font_files(fonts: Iterable[Path]) -> Iterator[Path]:
    """The files with fonts among some files and folders, in an order that is the same everywhere."""
    for path in fonts:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix.lower() in _SUFFIXES and file.is_file():
                yield file


def _complete(request: Request) -> dict[str, Any]:
    """The data with the design and a date, which PDF/A demands: the CV's, or SOURCE_DATE_EPOCH, or a fixed one."""
    day = request.data.get("date")
    if not day and (epoch := _epoch()) is not None:
        from datetime import UTC, datetime

        moment = datetime.fromtimestamp(epoch, UTC)
        day = [moment.year, moment.month, moment.day]
    design = {name: value for name, value in request.design.items() if value}
    return {**request.data, "design": design, "date": day or _FIXED_DAY}


def _epoch() -> int | None:
    epoch = source_date_epoch()
    return epoch if epoch is not None and epoch < _YEAR_10000 else None


def _fingerprint(request: Request, data: str, fonts: Sequence[Path]) -> str:
    """A digest of all that the PDF depends on; of a font its size and its time stand for what it holds."""
    digest = blake2b(digest_size=16)
    for part in (__version__, _typst_version(), data, str(_epoch()), *map(_state, fonts)):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    for file in _sources(request.template):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _typst_version() -> str:
    try:
        return version("typst")
    except PackageNotFoundError:
        return ""


def _state(file: Path) -> str:
    stat = file.stat()
    return f"{file} {stat.st_size} {stat.st_mtime_ns}"


def _sources(template: Path) -> list[Path]:
    """The files that a template may read: ours reads none, one of the user's what lies beside it."""
    if template == TEMPLATE:
        return [template]
    return sorted(file for file in template.parent.rglob("*") if file.is_file() and file.suffix != ".html")


# What was set before -------------------------------------------------------------------------------------------------


def _read(kept: Path) -> Printed | None:
    try:
        notes = json.loads(kept.with_suffix(".json").read_text("utf-8"))
        content = kept.with_suffix(".pdf").read_bytes()
        if not content.startswith(b"%PDF-") or len(content) != notes["size"]:
            return None
        os.utime(kept.with_suffix(".json"))
        warnings = (Problem("warning", "typst", text, Place(*place), hint) for text, place, hint in notes["warnings"])
        return Printed(content, tuple(notes["missing"]), tuple(warnings))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(kept: Path, printed: Printed) -> None:
    """Write a PDF into the cache, and take the oldest out; where nothing can be written it is set each time."""
    warnings = [[problem.message, list(problem.place), problem.hint] for problem in printed.warnings]
    notes = {"size": len(printed.content), "missing": printed.missing, "warnings": warnings}
    try:
        if not kept.parent.is_dir():
            kept.parent.mkdir(parents=True)
            kept.with_name(".gitignore").write_text("*\n", encoding="utf-8")
        for file, content in ((kept.with_suffix(".pdf"), printed.content), (kept.with_suffix(".json"), notes)):
            beside = file.with_name(f"{file.name}.{os.getpid()}")
            beside.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
            beside.replace(file)  # two builds may run at once
        files = sorted(kept.parent.glob("cv-*.json"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
        for old in files[_KEPT:]:
            old.with_suffix(".pdf").unlink(missing_ok=True)
            old.unlink(missing_ok=True)
    except OSError:
        return


# Setting it ----------------------------------------------------------------------------------------------------------


class _Press:
    """Sets one CV."""

    def __init__(self, request: Request, root: Path | None) -> None:
        self.request, self.root = request, root
        self.missing: dict[str, None] = {}

    def set(self, data: str, files: Sequence[Path]) -> Printed:
        """The PDF of data in JSON, with the fonts in some files."""
        self._refuse_packages()
        import typst

        with _together([*files, *_own_fonts()]) as folder:
            fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
            compiler = typst.Compiler(root=str(self.request.template.parent), font_paths=fonts)
            inputs = {"fonts": json.dumps(_families(fonts, folder, files))}
            for _ in range(_ROUNDS):
                try:
                    return self._compile(compiler, inputs | {"data": data}, _STANDARDS)
                except typst.TypstError as error:
                    lacking = _lacking(error)
                    if not lacking and not error.message.startswith("PDF/"):
                        raise AcademicError([self._problem(error)]) from None
                    if not lacking:
                        break
                    data = self._without(lacking, data)
            return self._beyond_standards(compiler, inputs | {"data": data})

    def _compile(self, compiler: Any, inputs: Mapping[str, str], standards: Sequence[str]) -> Printed:
        stamp = _epoch()
        if stamp is None:
            from datetime import UTC, datetime

            year, month, day = json.loads(inputs["data"])["date"]
            stamp = int(datetime(year, month, day, tzinfo=UTC).timestamp())
        content, warnings = compiler.compile_with_warnings(
            str(self.request.template), format="pdf", sys_inputs=dict(inputs), pdf_standards=list(standards),
            timestamp=max(0, stamp),
        )  # fmt: skip
        return Printed(content, tuple(self.missing), tuple(map(self._problem, warnings)))

    def _beyond_standards(self, compiler: Any, inputs: Mapping[str, str]) -> Printed:
        """A PDF that keeps to no standard, from a template of the user's that asks for what they forbid."""
        import typst

        try:
            self._compile(compiler, inputs, _STANDARDS)
        except typst.TypstError as error:
            reason = self._problem(error)
        try:
            printed = self._compile(compiler, inputs, ())
        except typst.TypstError as error:
            raise AcademicError([self._problem(error)]) from None
        return printed._replace(warnings=(reason, *printed.warnings))

    def _without(self, lacking: Sequence[str], data: str) -> str:
        """The data without clusters of characters that no font has: a box for each, nothing for what is not seen."""
        table = {}
        for cluster in lacking:
            if cluster == _BOX:
                table[cluster] = "?"
            elif all(_is_invisible(character) for character in cluster):
                table[cluster] = ""
            elif all(_is_variant(character) for character in cluster):
                table[cluster] = normalize("NFKC", cluster)
            else:
                self.missing[cluster] = None
                bare = len(cluster) > 1 and cluster[0].isalpha() and cluster[0] not in lacking
                table[cluster] = cluster[0] if bare else _BOX
        found = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
        return found.sub(lambda match: table[match[0]], data)

    def _problem(self, error: Any) -> Problem:
        """What Typst says, at the line of the template."""
        where = _WHERE.search(error.diagnostic)
        file = self._file(where[1]) if where else self.request.template
        name = file.relative_to(self.root).as_posix() if self.root and file.is_relative_to(self.root) else file.name
        line = int(where[2]) if where else None
        hints = [hint for hint in error.hints if "--" not in hint]  # an option of another command
        place = Place(name, line, int(where[3]) + 1 if where else None, _line(file, line))
        return Problem("warning", "typst", error.message, place, "; ".join(hints) or None)

    def _file(self, name: str) -> Path:
        """The file of a message, which Typst names from the present folder or from its root."""
        folder = self.request.template.parent
        found = (place / name for place in (Path.cwd(), folder))
        return next((file for file in found if file.is_file() and file.is_relative_to(folder)), self.request.template)

    def _refuse_packages(self) -> None:
        """Typst would fetch them from the network, where a build never goes."""
        if self.request.template == TEMPLATE:
            return
        for file in _sources(self.request.template):
            if file.suffix != ".typ":
                continue
            for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1):
                if found := re.search(r'["@]preview/[\w./:-]+', line):
                    name = (
                        file.relative_to(self.root).as_posix() if self.root and file.is_relative_to(self.root) else ""
                    )
                    place = Place(name or file.name, number, found.start() + 1, line, len(found[0]))
                    message = f"the package {found[0].strip(chr(34))} would come from the network, where no build goes"
                    hint = "put its files beside the template, and import them by their path"
                    raise AcademicError([Problem("warning", "typst", message, place, hint)])


def _line(file: Path, number: int | None) -> str | None:
    try:
        lines = file.read_text("utf-8").splitlines() if number else []
    except (OSError, UnicodeError):
        return None
    return lines[number - 1] if number and number <= len(lines) else None


def _lacking(error: TypstError) -> list[str]:
    """The clusters of characters that no font has, as Typst names them."""
    found = dict.fromkeys(_MISSING.findall(error.diagnostic))
    return [_ESCAPED.sub(lambda code: chr(int(code[1], 16)), cluster) for cluster in found]


def _is_variant(character: str) -> bool:
    """Whether a character is another in disguise: a ligature as programs copy it, a wide letter, one of formulas."""
    return "\ufb00" <= character <= "\ufb06" or "\uff01" <= character <= "\uff5e" or "𝐀" <= character <= "𝟿"


def _is_invisible(character: str) -> bool:
    return category(character) in ("Cf", "Cc", "Mn", "Zl", "Zp") or character == "\ufe0f"


def _own_fonts() -> Iterator[Path]:
    yield from font_files([FONTS])


@contextmanager
def _together(files: Sequence[Path]) -> Iterator[Path]:
    """A folder in which some files lie, since Typst takes fonts from folders alone."""
    with tempfile.TemporaryDirectory(prefix="academic-fonts-") as name:
        folder = Path(name)
        for number, file in enumerate(files):
            place = folder / f"{number:04d}{file.suffix.lower()}"
            try:
                place.symlink_to(file.resolve())
            except OSError:  # as on Windows
                import shutil

                shutil.copyfile(file, place)
        yield folder


def _families(fonts: Fonts, folder: Path, files: Sequence[Path]) -> list[str]:
    """The families in files that lie together in a folder, in the order of these."""
    order = {str(file.resolve()): number for number, file in enumerate(files)}
    order |= {str(folder / f"{number:04d}{file.suffix.lower()}"): number for number, file in enumerate(files)}
    found = sorted((order[info.path], info.family) for info in fonts.fonts() if info.path in order)
    return list(dict.fromkeys(family for _, family in found))


def count_pages(content: bytes) -> int:
    """How many pages a PDF of ours has: Typst writes each page as an object that can be read."""
    return len(re.findall(rb"/Type\s*/Page\b", content))
