"""The command `mkdocs-academic`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from mkdocs_academic import __version__
from mkdocs_academic.datafiles import find_files
from mkdocs_academic.errors import AcademicError, Place, Problems, summarise
from mkdocs_academic.exports import (
    FEEDS,
    NAMES,
    OF_TALKS,
    RESUME,
    Home,
    write_calendar,
    write_cv,
    write_feed,
    write_works,
)
from mkdocs_academic.formats.forms import WrongForm
from mkdocs_academic.formats.located_yaml import Value, read_text, read_yaml
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.library import Library
from mkdocs_academic.settings import Printing, Settings, read_printing
from mkdocs_academic.variants import FULL, Variant, find_variant, read_variants, report_unknown_sections


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mkdocs-academic")
def main() -> None:
    """Work with the records of an academic site built with MkDocs."""


@main.command()
@click.option(
    "--format",
    "-F",
    "format_name",
    type=click.Choice(["json", *NAMES, "jsonresume", "pdf"]),
    default="json",
    show_default=True,
    help="What to write: json the whole library; bib, ris, csl, atom the works; ics, atom-talks the talks; "
    "jsonresume and pdf the CV.",
)
@click.option(
    "--config-file",
    "-f",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration; without one, the files beside it are read.",
)
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="A file to write to."
)
@click.option("--variant", help="The variant of the CV that a pdf shows, by its name in mkdocs.yml.")
def export(format_name: str, config_file: Path, output: Path | None, variant: str | None) -> None:
    """Print the library, each record with file and line, or its publications in a format of other programs."""
    try:
        site = read_site(config_file)
        library = _load(settings_of(site, config_file))
        is_pdf = format_name == "pdf"
        written = _printed(library, site, variant) if is_pdf else _written(format_name, library, site, config_file)
    except AcademicError as error:
        raise click.ClickException(summarise(error.problems)) from None
    content = written.encode() if isinstance(written, str) else written  # with the line ends of the format
    if output:
        output.write_bytes(content)
    else:
        click.echo(content, nl=False)


def _load(settings: Settings) -> Library:
    """The library; warnings go to the terminal.

    Raises:
        AcademicError: the data cannot be read.
    """
    problems = Problems()
    library = Library.load(settings, find_files(settings, problems), problems)
    report_unknown_sections(library, problems)
    shown = [problem for problem in problems if problem.severity != "info"]
    if problems.errors:
        raise AcademicError(shown)
    if shown:
        click.echo(summarise(shown), err=True)
    return library


def _written(word: str, library: Library, site: dict[str, Value], config_file: Path) -> str:
    """The library in one of the formats.

    Raises:
        AcademicError: a feed is asked for, and the site has no address.
    """
    if word == "json":
        return _whole(library)
    address, name = site.get("site_url"), site.get("site_name")
    if word == "jsonresume":
        return write_cv(library, canonical=f"{address.rstrip('/')}/{RESUME}" if isinstance(address, str) else "")
    if word not in FEEDS and word not in OF_TALKS:
        return write_works(word, library)
    is_whole = isinstance(address, str) and address.startswith(("https://", "http://"))
    if word in FEEDS and not is_whole:
        problems = Problems()
        problems.error("no-site-url", "a feed needs the address of the site", Place(config_file.name),
                       "write site_url: https://… into it")  # fmt: skip
        raise AcademicError(problems)
    from mkdocs_academic.views.words import Words

    words = Words(str(_mapping(site.get("theme")).get("language") or "en"))
    title = words("feed.talks" if word in OF_TALKS else "feed.publications",
                  site=name if isinstance(name, str) else library.profile.name)  # fmt: skip
    home = Home(str(address) if is_whole else "", title, words.language)
    if word == "ics":
        return write_calendar(library.talks, library, home, lambda talk: "")
    return write_feed(word, library, home, lambda record: "")


def _printed(library: Library, site: dict[str, Value], name: str | None) -> bytes:
    """The CV as PDF, or the variant of a name.

    Raises:
        AcademicError: it cannot be made, or there is no such variant.
    """
    variant = find_variant(name or FULL, library.settings.variants)
    if variant is None:
        known = ", ".join([FULL, *(one.name for one in library.settings.variants.values() if one.slug != FULL)])
        problem = Problems()
        problem.error("unknown-variant", f"there is no variant {name!r}", Place("mkdocs.yml"), f"there are: {known}")
        raise AcademicError(problem)
    from mkdocs_academic.printing import find_template, print_library
    from mkdocs_academic.views.words import Words

    theme, settings = _mapping(site.get("theme")), library.settings
    folder, address = theme.get("custom_dir"), site.get("site_url")
    own = {str(key): str(text) for key, text in _mapping(_options(site.get("plugins")).get("strings")).items()}
    problems = Problems()
    content = print_library(
        library,
        Words(str(theme.get("language") or theme.get("locale") or "en"), own),
        problems,
        template=find_template([settings.root / folder] if isinstance(folder, str) else []),
        site_url=address if isinstance(address, str) else "",
        variant=variant,
        asked=True,
    )
    if content is None:
        raise AcademicError(problems)
    if problems.found:
        click.echo(summarise(problems), err=True)
    return content


def _whole(library: Library) -> str:
    from mkdocs_academic.formats.library_json import write_library

    data = write_library(
        library.profile,
        library.sections,
        library.publications,
        library.talks,
        people=library.people,
        coauthors=library.coauthors,
        venues=library.venues,
        items=[*library.items.values(), *(record for record in library.loose if not record.page)],
    )
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def read_site(config_file: Path) -> dict[str, Value]:
    """What a mkdocs.yml says, read without MkDocs: its tags (`!ENV`, `!!python/name`) do not matter here.

    Raises:
        AcademicError: the file is named and not there, or cannot be read.
    """
    if not config_file.exists() and config_file.name == "mkdocs.yml":
        return {}
    text = read_text(config_file, config_file.name)
    data = read_yaml(YamlSource(config_file.name, text, strict=True, any_tag=True))
    return data if isinstance(data, dict) else {}


def settings_of(site: dict[str, Value], config_file: Path) -> Settings:
    """The settings that a site's configuration gives.

    Raises:
        AcademicError: a variant of the CV is none.
    """
    root = config_file.resolve().parent
    options = _options(site.get("plugins"))
    docs_dir = site.get("docs_dir")
    publish = options.get("publish")
    return Settings(
        root=root,
        docs_dir=root / (docs_dir if isinstance(docs_dir, str) else "docs"),
        config_file=config_file.resolve() if site else None,
        cv=_file(options.get("cv")),
        authors=_file(options.get("authors")),
        bibliography=_files(options.get("bibliography")),
        profile=_mapping(options.get("profile")),
        sections={title: str(kind) for title, kind in _mapping(options.get("sections")).items()},
        publish=frozenset(str(name) for name in publish) if isinstance(publish, list) else frozenset(),
        timezone=_zone(options.get("timezone")),
        variants=_variants(options.get("variants"), config_file),
        printing=_printing(options.get("cv_pdf")),
        fonts=_files(options.get("fonts")) or (),
    )


def _printing(value: Value) -> Printing:
    try:
        return read_printing(value)
    except ValueError:  # which a build reports
        return Printing()


def _variants(value: Value, config_file: Path) -> dict[str, Variant]:
    try:
        return read_variants(value)
    except WrongForm as wrong:
        problems = Problems()
        problems.error(wrong.code, wrong.message, Place(config_file.name), wrong.hint)
        raise AcademicError(problems) from None


def _zone(value: Value) -> str:
    """The name of a time zone; none where it is no such name, which a build reports."""
    from mkdocs_academic.model.clock import BadTime, read_zone

    try:
        return read_zone(value) if isinstance(value, str) else ""
    except BadTime:
        return ""


def _options(plugins: Value) -> dict[str, Value]:
    """The options below `academic`, where the plugins are a list or a mapping."""
    for item in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(item, dict) and "academic" in item:
            found = item["academic"]
            return found if isinstance(found, dict) else {}
    return {}


def _file(value: Value) -> Any:
    return value if isinstance(value, str) or value is False else None


def _files(value: Value) -> Any:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, list) else value if value is False else None


def _mapping(value: Value) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
