"""The PDF of the CV as a file of the site: made of the record, or one of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_academic.errors import Place, Problems
from mkdocs_academic.workfiles import MadeFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_academic.config import AcademicConfig
    from mkdocs_academic.library import Library
    from mkdocs_academic.model.cv import Section
    from mkdocs_academic.views.words import Words

NAME = "cv.pdf"


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


def offer_cv(site: Site, files: Files, problems: Problems) -> str:
    """Add the PDF of the CV to the files of a site, unless the user has one at its place.

    Returns:
        Its address in the site; empty where there is none.
    """
    library = site.library
    printing = library.settings.printing
    if any(file.dest_uri.casefold() == NAME and not file.inclusion.is_excluded() for file in files):
        return NAME
    downloads = site.options.downloads
    unwanted = downloads is False or (isinstance(downloads, list) and "pdf" not in downloads)
    if printing.wanted is False or (unwanted and not printing.wanted):
        return ""
    if printing.file:
        return _publish(site, printing.file, files, problems)
    if not printing.wanted and not any(section.entries for section in library.sections):
        return ""
    return offer_pdf(site, files, problems, NAME)


def offer_pdf(
    site: Site,
    files: Files,
    problems: Problems,
    name: str,
    sections: Sequence[Section] | None = None,
    title: str = "",
) -> str:
    """Make a PDF of the CV, or of some sections of it under another title, and add it to the site.

    Returns:
        The name, or nothing where it could not be made; why is in `problems`.
    """
    from mkdocs_academic.printing import find_template, print_library

    content = print_library(
        site.library, site.words_on_paper(), problems, template=find_template(site.overrides),
        site_url=site.config.site_url or "", sections=sections, title=title,
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
