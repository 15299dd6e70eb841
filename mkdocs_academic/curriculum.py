"""The PDF of the CV as a file of the site: made of the record, or one of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_academic.errors import Place, Problems
from mkdocs_academic.model.variant import FULL, Variant
from mkdocs_academic.workfiles import MadeFile

if TYPE_CHECKING:
    from mkdocs_academic.config import AcademicConfig
    from mkdocs_academic.library import Library
    from mkdocs_academic.views.words import Words

NAME = "cv.pdf"
WHOLE = Variant(FULL, FULL)


class Site(Protocol):
    """What a site lends to its CV."""

    config: MkDocsConfig
    options: AcademicConfig

    @property
    def library(self) -> Library: ...

    @property
    def overrides(self) -> tuple[Path, ...]: ...

    def words_on_paper(self) -> Words: ...


class PdfFile(MadeFile):
    """A PDF that is made already."""

    def __init__(self, name: str, config: MkDocsConfig, content: bytes) -> None:
        super().__init__(name, config)
        self._content = content


def offer_cv(site: Site, files: Files, problems: Problems) -> dict[str, str]:
    """Add the PDFs of the CV and of its variants to the files of a site, unless the user has one at its place.

    Returns:
        Their addresses in the site, by the words `pdf` and `pdf:` with the name of a variant.
    """
    variants = site.library.settings.variants
    wanted = {"pdf": variants.get(FULL, WHOLE)}
    wanted |= {f"pdf:{slug}": variant for slug, variant in variants.items() if slug != FULL}
    names = ((word, _offer(site, files, problems, variant)) for word, variant in wanted.items())
    return {word: name for word, name in names if name}


def _offer(site: Site, files: Files, problems: Problems, variant: Variant) -> str:
    """The name of the PDF of a variant; empty where there is none."""
    printing, name = site.library.settings.printing, f"{variant.stem}.pdf"
    if any(file.dest_uri.casefold() == name and not file.inclusion.is_excluded() for file in files):
        return name
    downloads = site.options.downloads
    unwanted = downloads is False or (isinstance(downloads, list) and "pdf" not in downloads)
    if printing.wanted is False or (unwanted and not printing.wanted):
        return ""
    if printing.file and variant.slug == FULL:
        return _publish(site, printing.file, files, problems)
    if not printing.wanted and site.library.is_empty:
        return ""
    return _print(site, files, problems, variant, name)


def _print(site: Site, files: Files, problems: Problems, variant: Variant, name: str) -> str:
    from mkdocs_academic.printing import find_template, print_library

    content = print_library(
        site.library, site.words_on_paper(), problems, template=find_template(site.overrides),
        site_url=site.config.site_url or "", variant=variant,
    )  # fmt: skip
    if content is None:
        return ""
    if (excluded := files.get_file_from_path(name)) is not None:
        files.remove(excluded)
    files.append(PdfFile(name, site.config, content))
    return name


def _publish(site: Site, name: str, files: Files, problems: Problems) -> str:
    """Put a PDF of the user's own at the place of ours."""
    from mkdocs_academic.attachments import Missing, find_attachment

    settings = site.library.settings
    try:
        found = find_attachment(name, settings.root, settings.docs_dir, settings.root)
    except Missing as missing:
        problems.warn(missing.code, f"the option 'cv_pdf': {missing.message}", Place("mkdocs.yml"), missing.hint)
        return ""
    files.append(File.generated(site.config, NAME, abs_src_path=str(found.file), inclusion=InclusionLevel.NOT_IN_NAV))
    return NAME
