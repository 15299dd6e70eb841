"""The options of the plugin in mkdocs.yml, and the settings made of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import base, defaults
from mkdocs.config import config_options as c

from mkdocs_academic.settings import Printing, Settings, read_printing

if TYPE_CHECKING:
    from mkdocs_academic.model.variant import Variant
    from mkdocs_academic.texts.math import Setting

KINDS = (
    "publication",
    "talk",
    "education",
    "position",
    "teaching",
    "grant",
    "award",
    "supervision",
    "service",
    "membership",
    "software",
    "dataset",
    "patent",
    "media",
    "project",
    "reference",
    "skill",
    "language",
    "interest",
    "news",
    "entry",
    "text",
)
PUBLISHABLE = ("phone", "address", "birth_date", "referee_contacts", "email")
DOWNLOADS = ("bib", "ris", "csl", "atom", "ics", "pdf", "json")
MATH: tuple[Setting, ...] = ("mathml", "arithmatex", "text")


class _Choice(c.OptionallyRequired[Any]):
    """True, false, or one of some words."""

    def __init__(self, *words: str, default: object) -> None:
        super().__init__(default=default)
        self.words = words

    def run_validation(self, value: object) -> object:
        if isinstance(value, bool) or value in self.words:
            return value
        raise base.ValidationError(f"Expected true, false or one of {', '.join(self.words)}, not {value!r}")


class _Downloads(c.OptionallyRequired[Any]):
    """True for all downloads, false for none, or a list of some."""

    def run_validation(self, value: object) -> object:
        words = [value] if isinstance(value, str) else value
        if isinstance(words, bool):
            return words
        if not isinstance(words, list):
            raise base.ValidationError(f"Expected true, false or a list of {', '.join(DOWNLOADS)}, not {value!r}")
        for word in words:
            if word not in DOWNLOADS:
                raise base.ValidationError(f"There is no download {word!r}; choose from {', '.join(DOWNLOADS)}")
        return words


class _FileOrFalse(c.OptionallyRequired[Any]):
    """A file's name, false for none, or nothing for the one that is found."""

    def run_validation(self, value: object) -> object:
        if value is None or value is False or isinstance(value, str):
            return value
        raise base.ValidationError(f"Expected the name of a file, or false, not {value!r}")


class _Files(c.OptionallyRequired[Any]):
    """One or several names of files, false for none, or nothing for those that are found."""

    def run_validation(self, value: object) -> object:
        if value is None or value is False:
            return value
        names = [value] if isinstance(value, str) else value
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            return tuple(names)
        raise base.ValidationError(f"Expected the name of a file, a list of names, or false, not {value!r}")


class _Number(c.OptionallyRequired[Any]):
    """A number from one on, or false for none."""

    def run_validation(self, value: object) -> int:
        if value is False:
            return 0
        if isinstance(value, int) and value > 0 and value is not True:
            return value
        raise base.ValidationError(f"Expected a number from 1 on, or false, not {value!r}")


class _Kinds(c.OptionallyRequired[dict[str, str]]):
    """Kinds by the titles of sections."""

    def run_validation(self, value: object) -> dict[str, str]:
        if not isinstance(value, dict):
            raise base.ValidationError("Expected a mapping of section titles to kinds")
        for title, kind in value.items():
            if kind not in KINDS:
                raise base.ValidationError(
                    f"The section {title!r}: there is no kind {kind!r}; choose from {', '.join(KINDS)}"
                )
        return {str(title): kind for title, kind in value.items()}


class _Types(c.OptionallyRequired[tuple[str, ...]]):
    """Types of publications in their order, by the names of CSL or BibTeX; read as CSL's."""

    def run_validation(self, value: object) -> tuple[str, ...]:
        if not value:
            return ()
        from mkdocs_academic.formats.slips import nearest
        from mkdocs_academic.model.publication import TYPES, read_type

        found: dict[str, None] = {}
        for name in map(str, value if isinstance(value, list) else [value]):
            type_ = read_type(name)
            if type_ is None:
                near = nearest(name, sorted({*TYPES, *TYPES.values()}))
                hint = f"did you mean {near!r}?" if near else "write book, article-journal, chapter and the like"
                raise base.ValidationError(f"There is no type of publication {name!r}; {hint}")
            found[type_] = None
        return tuple(found)


class _Variants(c.OptionallyRequired[Any]):
    """Variants of the CV by their names; read by `variants.read_variants`."""

    def run_validation(self, value: object) -> dict[str, Variant]:
        if not value:
            return {}
        from mkdocs_academic.formats.forms import WrongForm
        from mkdocs_academic.formats.located_yaml import textual
        from mkdocs_academic.variants import read_variants

        try:
            return read_variants(textual(value))
        except WrongForm as wrong:
            raise base.ValidationError(f"{wrong.message}; {wrong.hint}" if wrong.hint else wrong.message) from None


class _Printing(c.OptionallyRequired[Printing]):
    """How the CV becomes a PDF."""

    def run_validation(self, value: object) -> Printing:
        try:
            return read_printing(value)
        except ValueError as error:
            raise base.ValidationError(f"{str(error)[:1].upper()}{str(error)[1:]}") from None


class _Zone(c.OptionallyRequired[str]):
    """A time zone by its name in the database of IANA."""

    def run_validation(self, value: object) -> str:
        if not value:
            return ""
        from mkdocs_academic.model.clock import BadTime, read_zone

        try:
            return read_zone(str(value))
        except BadTime as bad:
            raise base.ValidationError(f"{bad.reason[0].upper()}{bad.reason[1:]}; {bad.hint}") from None


class AcademicConfig(base.Config):
    """What stands below `- academic:` in mkdocs.yml; every option may be left out."""

    enabled = c.Type(bool, default=True)
    cv = c.Optional(_FileOrFalse())
    bibliography = c.Optional(_Files())
    authors = c.Optional(_FileOrFalse())
    profile = c.Type(dict, default={})
    sections = _Kinds(default={})
    author_profile = _Choice("home", default=False)
    publish = c.ListOfItems(c.Choice(PUBLISHABLE), default=[])
    strings = c.Type(dict, default={})
    type_order = _Types(default=[])
    math = c.Choice(MATH, default="mathml")
    max_authors = _Number(default=10)
    variants = _Variants(default={})
    publication_pages = _Choice("selected", default=True)
    downloads = _Downloads(default=True)
    cv_pdf = c.Optional(_Printing())
    fonts = c.Optional(_Files())
    timezone = _Zone(default="")
    # Read, so that a site which sets it builds; the part of the plugin that heeds it is not in this version.
    talk_pages = c.Type(bool, default=True)


def settings_of(options: AcademicConfig, config: defaults.MkDocsConfig) -> Settings:
    """The plugin's options and MkDocs' folders as the library takes them."""
    file = Path(config.config_file_path).resolve() if config.config_file_path else None
    return Settings(
        root=file.parent if file else Path.cwd(),
        docs_dir=Path(config.docs_dir),
        config_file=file,
        cv=options.cv,
        authors=options.authors,
        bibliography=options.bibliography,
        profile=options.profile,
        sections=options.sections,
        publish=frozenset(options.publish),
        max_authors=options.max_authors,
        type_order=options.type_order,
        variants=options.variants,
        printing=options.cv_pdf or Printing(),
        fonts=options.fonts or (),
        timezone=options.timezone,
    )
