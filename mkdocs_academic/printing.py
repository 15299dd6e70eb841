"""The CV of a library as a PDF: what goes into it, and what is said of characters and fonts that are not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urljoin

from mkdocs_academic import safety
from mkdocs_academic.attachments import Missing, find_attachment
from mkdocs_academic.datafiles import option_place
from mkdocs_academic.errors import AcademicError, Origin, Place, Problem, Problems, Severity
from mkdocs_academic.model.variant import FULL, Variant
from mkdocs_academic.pdf import TEMPLATE, Request, count_pages, is_installed, print_cv
from mkdocs_academic.variants import vary, whole_cv
from mkdocs_academic.views.entry_values import Around, Named
from mkdocs_academic.views.paper import Sheet, view_paper
from mkdocs_academic.views.selection import name_of
from mkdocs_academic.views.text import inline

if TYPE_CHECKING:
    from mkdocs_academic.library import Library
    from mkdocs_academic.model.cv import Section
    from mkdocs_academic.settings import Settings
    from mkdocs_academic.views.links import Href
    from mkdocs_academic.views.words import Words

WHOLE = Variant(FULL, FULL)
CACHE = Path(".cache", "plugin", "academic")
"""Beside mkdocs.yml, where plugins of Material keep theirs; it may be deleted at any time."""

_MOST_WARNINGS = 8
_TOO_MANY = 0.1
_NOT_PRINTED = frozenset({"extra", "origin", "key_origin", "sources", "key", "page", "abstract", "citation", "tags"})
# The first words of the names of Unicode's characters, and families of fonts that have them.
_FAMILIES = {
    "CJK": "Noto Serif SC", "HIRAGANA": "Noto Serif JP", "KATAKANA": "Noto Serif JP", "HANGUL": "Noto Serif KR",
    "ARABIC": "Noto Naskh Arabic", "SYRIAC": "Noto Sans Syriac", "NKO": "Noto Sans NKo",
    "CHEROKEE": "Noto Sans Cherokee",
}  # fmt: skip
_HAN = {"ja": "Noto Serif JP", "ko": "Noto Serif KR"}
_SCRIPTS = frozenset(
    "DEVANAGARI BENGALI GURMUKHI GUJARATI TAMIL TELUGU KANNADA MALAYALAM SINHALA THAI LAO TIBETAN MYANMAR GEORGIAN "
    "ARMENIAN ETHIOPIC KHMER".split()
)


def find_template(overrides: Sequence[Path]) -> Path:
    """The template of the CV: `academic/cv.typ` in the first of the user's folders that has it, else ours."""
    own = (folder / "academic" / "cv.typ" for folder in overrides)
    return next((file for file in own if file.is_file()), TEMPLATE)


def address_on_paper(library: Library, site_url: str) -> Href:
    """The whole address for one as data has it; None for a page of a record, and for what has none without a site."""
    base = site_url if not site_url or site_url.endswith("/") else f"{site_url}/"

    def href(address: str) -> str | None:
        try:
            address = safety.url(address)
        except safety.Unsafe:
            return None
        if safety.has_scheme(address):
            return None if address.startswith("#") else address
        if not base or address.partition("#")[0].endswith(".md"):
            return None
        found = library.attachments.get(address) or library.attachments.get(unquote(address))
        return urljoin(base, quote(str(found.site_path)) if found else address.lstrip("/"))

    return href


def around_on_paper(library: Library, words: Words) -> Around:
    """What the record knows around an entry: whose it is, and the titles of the records that it names."""

    def find(field: str, key: str) -> Named | None:
        found = library.relations.find(field, key)
        return Named(inline(name_of(found), words.math)) if found else None

    contacts = "referee_contacts" in library.profile.publish
    return Around(library.profile.person, None, "", find, contacts)


def print_library(
    library: Library,
    words: Words,
    problems: Problems,
    *,
    template: Path = TEMPLATE,
    site_url: str = "",
    variant: Variant = WHOLE,
    asked: bool = False,
) -> bytes | None:
    """The CV of a library as a PDF, or a variant of it.

    Args:
        words: those of the site, with formulas as MathML.
        problems: gets what is wrong with the template and the fonts; nothing of it is an error.
        template: `find_template` gives it.
        site_url: without it nothing leads to the site's own files.
        asked: somebody asks for it, so that it is a warning where it cannot be made.

    Returns:
        None where it cannot be made.
    """
    settings, asked = library.settings, asked or bool(library.settings.printing.wanted)
    if not is_installed():
        _report_typst(problems, asked)
        return None
    shown = vary(whole_cv(library), variant)
    printing = settings.printing
    href = address_on_paper(library, site_url)
    around = around_on_paper(library, words)
    sheet = Sheet(shown, library.profile, words, href, variant.title, printing.max_authors, settings.timezone, around)
    data = view_paper(sheet)
    paper, style = variant.paper or printing.paper, variant.style or printing.style
    design = {"paper": paper, "style": style, "font": printing.font, "accent": printing.accent}
    request = Request(data, design, template, _fonts(settings, problems))
    try:
        printed = print_cv(request, settings.root / CACHE, settings.root)
    except AcademicError as error:
        problems.extend(error.problems)
        return None
    problems.extend(printed.warnings)
    _report_length(printed.content, variant, settings, problems)
    if _is_unreadable(data, printed.missing):
        _report_script(printed.missing, words, problems, asked)
        return None
    _report_missing(printed.missing, library, shown, words, problems)
    return printed.content


def _report_length(content: bytes, variant: Variant, settings: Settings, problems: Problems) -> None:
    """Warn of a variant that is longer than its author wants it."""
    if variant.pages and (pages := count_pages(content)) > variant.pages:
        message = f"the PDF of the variant {variant.name!r} has {pages} pages, and {variant.pages} are wanted"
        place = option_place(settings, "variants", variant.name)
        problems.warn("too-many-pages", message, place, "show fewer sections or entries: limit: 5, selected: true")


def _report_typst(problems: Problems, asked: bool) -> None:
    message, hint = "there is no PDF of the CV, since Typst is not installed", "pip install 'mkdocs-academic[pdf]'"
    severity = _severity(asked)
    problems.extend([Problem(severity, "no-typst", message, Place("mkdocs.yml"), f"{hint}, or write cv_pdf: false")])


def _severity(asked: bool) -> Severity:
    """How grave it is that there is no PDF: nothing that a site needs, unless somebody asks for one."""
    return "warning" if asked else "info"


def _fonts(settings: Settings, problems: Problems) -> list[Path]:
    """The files and folders of the option `fonts`; one that is not there is reported."""
    found = []
    for name in settings.fonts:
        path = settings.root / name
        if path.is_dir():
            found.append(path)
            continue
        try:
            found.append(find_attachment(name, settings.root, settings.docs_dir, settings.root).file)
        except Missing as missing:
            if path.is_file():  # a font need not be fit to be published
                found.append(path)
            else:
                problems.warn(
                    "missing-file", f"the option 'fonts': {missing.message}", Place("mkdocs.yml"), missing.hint
                )
    return found


# Characters that no font has ------------------------------------------------------------------------------------------


def _is_unreadable(data: Mapping[str, Any], missing: Sequence[str]) -> bool:
    """Whether so much is missing that the rest is no CV."""
    if not missing:
        return False
    text = "".join(_strings(data))
    letters = sum(map(str.isalpha, text))
    return sum(text.count(cluster) * len(cluster) for cluster in missing) > letters * _TOO_MANY


def _report_script(missing: Sequence[str], words: Words, problems: Problems, asked: bool) -> None:
    message = f"there is no PDF of the CV, since no font of it has {_some(missing)}"
    hint = f"{_hint(missing, words)}, or write cv_pdf: false"
    problems.extend([Problem(_severity(asked), "no-font", message, Place("mkdocs.yml"), hint)])


def _report_missing(
    missing: Sequence[str], library: Library, sections: Sequence[Section], words: Words, problems: Problems
) -> None:
    """A warning for each text that lacks a character; of very many texts for the first ones."""
    if not missing:
        return
    rest, found = set(missing), []
    for record, origin in _records(library, sections):
        text = "".join(_strings(record))
        if lacking := [cluster for cluster in missing if cluster in text]:
            found.append((_place(origin, lacking), lacking))
            rest -= set(lacking)
    if rest or not found:
        found.append((Place("mkdocs.yml"), sorted(rest)))
    for place, lacking in found[:_MOST_WARNINGS]:
        message = f"no font of the PDF has {_some(lacking)}"
        problems.warn("missing-glyph", message, place, _hint(lacking, words))
    if more := found[_MOST_WARNINGS:]:
        message = f"nor has it some characters of {len(more)} more texts"
        problems.warn(
            "missing-glyph", message, more[0][0], _hint([one for _, lacking in more for one in lacking], words)
        )


def _records(library: Library, sections: Sequence[Section]) -> Iterator[tuple[object, Origin | None]]:
    """What is printed, each with where it was written."""
    yield library.profile, library.profile.origin
    for section in sections:
        yield section.title, section.origin
        for entry in section.entries:
            yield entry, entry.origin


def _strings(value: object) -> Iterator[str]:
    """The texts in a record, or in data made of one."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in _NOT_PRINTED:
                yield from _strings(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _strings(inner)


def _place(origin: Origin | None, lacking: Sequence[str]) -> Place:
    """The first character that is missing behind the beginning of its record, else that beginning."""
    if origin is None:
        return Place("mkdocs.yml")
    place, text = origin.place(), getattr(origin.file, "text", None)
    if isinstance(text, str) and place.line and not getattr(origin.file, "first_line", 1) > 1:
        lines = text.splitlines()
        for number in range(place.line - 1, len(lines)):
            columns = [column for cluster in lacking if (column := lines[number].find(cluster)) >= 0]
            if columns:
                return Place(place.file, number + 1, min(columns) + 1, lines[number])
    return place


def _some(clusters: Sequence[str]) -> str:
    """Characters as a message names them: themselves, and the code of one that stands alone."""
    shown = " ".join(clusters[:12]) + (f" and {len(clusters) - 12} more" if len(clusters) > 12 else "")
    return f"{shown} (U+{ord(clusters[0][0]):04X})" if len(clusters) == 1 else shown


def _hint(clusters: Sequence[str], words: Words) -> str:
    family = next(filter(None, (_family(cluster[0], words) for cluster in clusters)), "")
    return f"add a font that has it, such as {family}, with fonts: [fonts/…]" if family else "write it in other signs"


def _family(character: str, words: Words) -> str:
    """A free font for the script of a character."""
    import unicodedata

    script = unicodedata.name(character, "").partition(" ")[0]
    if script == "CJK":
        return _HAN.get(words.language.split("-")[0], _FAMILIES["CJK"])
    if script in _SCRIPTS:
        return f"Noto Serif {script.capitalize()}"
    if script in _FAMILIES:
        return _FAMILIES[script]
    if ord(character) >= 0x1F000:
        return "Noto Emoji"
    return "Noto Sans Symbols 2" if unicodedata.category(character) == "So" else ""
