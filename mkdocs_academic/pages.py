"""Where pages land: front matter, permalinks and redirects, checked against each other and against the site's edge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING

import yaml
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from mkdocs_academic import safety
from mkdocs_academic.errors import AcademicError, Place, Problems
from mkdocs_academic.formats.located_yaml import Value, decode, read_yaml, split_front_matter, textual
from mkdocs_academic.formats.yaml_source import YamlSource

if TYPE_CHECKING:
    from mkdocs_academic.formats.items import ItemPage

# Front matter of these lines alone needs no second reading: no quotes, colons, brackets, dates or tags to go wrong.
_SIMPLE = re.compile(
    r"(?:[A-Za-z_][\w-]*:(?: +(?:[A-Za-z(/][^\n\"'#:\[\]{}&*!|>%@`\t]*|\d+))? *\n"
    r"|\s*- +[A-Za-z/][^\n\"'#:\[\]{}&*!|>%@`\t]*\n)*"
)
_OURS = re.compile(
    r"^['\"]?(?:permalink|redirect_from|author_profile|author|excerpt|related_publications)['\"]?\s*:", re.MULTILINE
)
_KEY = re.compile(r"^([A-Za-z_][\w-]*):", re.MULTILINE)
_RESERVED = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json", "search/index.html"})
# The safe loader with which MkDocs itself reads front matter: what it takes, and what it drops, is the question.
_SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_JEKYLL_STYLES = frozenset({"date", "pretty", "ordinal", "weekdate", "none"})


@dataclass(slots=True)
class FrontMatter:
    """The front matter of one page, with where it stands."""

    file: File
    source: YamlSource
    values: dict[str, Value] = field(default_factory=dict)

    def place(self, *path: str | int, key: bool = False) -> Place:
        return self.source.place(path, key=key)


def read_front_matter(
    files: Iterable[File], docs_dir: str, problems: Problems, items: Mapping[str, ItemPage] = MappingProxyType({})
) -> dict[str, FrontMatter]:
    """The front matter of the pages that use our keys, by source path; broken front matter of any page is reported.

    What has been read of `items`, with its problems, is not read again.
    """
    found = {}
    for file in files:
        if item := items.get(file.src_uri):
            read = FrontMatter(file, item.source, item.values or {})
            if read.values and not _is_dropped(read, problems) and _OURS.search(item.source.text):
                _check_forms(read, problems)
                found[file.src_uri] = read
            continue
        name = f"{docs_dir}/{file.src_uri}" if docs_dir else file.src_uri
        try:
            text = decode(file.content_bytes, name)
        except AcademicError as error:
            problems.extend(error.problems)
            continue
        except OSError:
            continue  # MkDocs reports it itself
        front = read_page(file, name, text.replace("\r\n", "\n"), problems)
        if front:
            found[file.src_uri] = front
    return found


def read_page(file: File, name: str, text: str, problems: Problems) -> FrontMatter | None:
    """The front matter of one page, whose lines end as Unix has it; None where it does not use our keys.

    `name` is what messages call the file. What is wrong goes into `problems`.
    """
    front = _read_one(file, name, text, problems) if text.startswith("---") else None
    if front:
        _check_forms(front, problems)
    return front


def _read_one(file: File, name: str, text: str, problems: Problems) -> FrontMatter | None:
    block = split_front_matter(text)
    if block is None:
        if re.match(r"---[ \t]*\n[A-Za-z_][\w-]*:(?:\s|$)", text):
            place = Place(name, 1, 1, "---", 3)
            problems.error(
                "unclosed-front-matter",
                "the front matter is not closed, so MkDocs shows it as text",
                place,
                "write a line --- after its last key",
            )
        return None
    content = block[0]
    ours = _OURS.search(content) is not None
    keys = _KEY.findall(content)
    if _SIMPLE.fullmatch(content) and not ours and len(keys) == len(set(keys)):
        return None
    if not re.search(r"(?m)^['\"]?[\w-]+['\"]?[ \t]*:", content):
        return None  # two horizontal rules with text between them
    front = FrontMatter(file, YamlSource(name, content, first_line=2, strict=True))
    try:
        values = read_yaml(front.source, problems)
    except AcademicError as error:
        from mkdocs_academic.formats.items import in_front_matter

        problems.extend(in_front_matter(error.problems))
        if any(problem.code != "duplicate-key" for problem in error.problems):
            return None
        values = textual(yaml.load(content, _SAFE_LOADER))
    if isinstance(values, dict) and not _dropped_by_mkdocs(content, front, problems):
        front.values = values
        return front if ours else None
    return None


def _is_dropped(front: FrontMatter, problems: Problems) -> bool:
    """Whether MkDocs drops the front matter of a record; a date that does not exist is reported already, as such."""
    if _SIMPLE.fullmatch(front.source.text):
        return False
    found = Problems()
    dropped = _dropped_by_mkdocs(front.source.text, front, found)
    lines = {(problem.place.file, problem.place.line) for problem in problems.errors} if dropped else set()
    problems.extend(one for one in found if (one.place.file, one.place.line) not in lines)
    return dropped


def _dropped_by_mkdocs(content: str, front: FrontMatter, problems: Problems) -> bool:
    """MkDocs reads YAML 1.1 and drops what fails without a word, such as a date that does not exist."""
    try:
        yaml.load(content, _SAFE_LOADER)
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError) as error:
        match = re.search(r"\b\d{4}-\d{1,2}-\d{1,2}\b", content) if isinstance(error, ValueError) else None
        line = content.count("\n", 0, match.start()) if match else 0
        column = match.start() - content.rfind("\n", 0, match.start()) - 1 if match else 0
        problems.error(
            "bad-front-matter",
            f"MkDocs cannot read this front matter and drops it: {error}",
            front.source.at(line, column),
            "correct the date, or put the value in quotes",
        )
        return True
    return False


@dataclass(slots=True)
class _Claims:
    """Which output path is claimed by what, so that two claims on one path are told apart from one."""

    by_path: dict[str, tuple[str, Place | None]] = field(default_factory=dict)
    folders: dict[str, tuple[str, Place | None]] = field(default_factory=dict)

    @staticmethod
    def key(path: PurePosixPath | str) -> str:
        return unicodedata.normalize("NFC", str(path)).casefold()

    def add(self, path: PurePosixPath | str, what: str, place: Place | None) -> tuple[str, Place | None] | None:
        """Claim a path; returns who has it already, as a file or as a folder, or None."""
        key = self.key(path)
        folders = [str(folder) for folder in PurePosixPath(key).parents][:-1]
        for other in (self.by_path.get(key), self.folders.get(key), *map(self.by_path.get, folders)):
            if other:
                return other
        self.by_path[key] = (what, place)
        for folder in folders:
            self.folders.setdefault(folder, (what, place))
        return None


def place_pages(fronts: dict[str, FrontMatter], files: Files, config: MkDocsConfig, problems: Problems) -> list[File]:
    """Move pages to their permalinks and make the files of their redirects.

    Returns:
        The redirect pages, to be added to the site's files. What collides or leaves the site goes into `problems`.
    """
    _check_addresses(files, problems)
    moving = {uri: front for uri, front in fronts.items() if _permalink(front)}
    redirecting = [front for front in fronts.values() if front.values.get("redirect_from")]
    if not moving and not redirecting:
        return []
    claims = _Claims()
    for name in _RESERVED:
        claims.add(name, "a file that MkDocs makes itself", None)
    for file in files:
        if file.src_uri not in moving and not file.inclusion.is_excluded():
            claims.add(file.dest_uri, f"the file {file.src_uri!r}", None)
    for front in moving.values():
        _move(front, claims, problems)
    redirects = []
    for front in redirecting:
        redirects += _redirects(front, claims, config, problems)
    return redirects


def _check_addresses(files: Files, problems: Problems) -> None:
    """Report pages that lie at one address, of which the site has one: `news.md` and `news/index.md`."""
    found: dict[str, File] = {}
    for file in files.documentation_pages():
        other = found.setdefault(file.dest_uri, file)
        if other is not file and not (file.inclusion.is_excluded() or other.inclusion.is_excluded()):
            both = f"{other.src_uri!r} and {file.src_uri!r} have one address"
            problems.warn(
                "same-address", f"{both}, and one of them is lost", Place(file.src_uri), "rename one of the two"
            )


def _check_forms(front: FrontMatter, problems: Problems) -> None:
    """Report keys of ours that hold something else than they may, and would be passed over."""
    if isinstance(front.values.get("permalink"), list | dict | bool):
        place = front.place("permalink")
        problems.error("wrong-type", "'permalink' should be one path", place, "write permalink: /about/")
    elif permalink := _permalink(front):
        try:
            safety.site_path(permalink)
        except safety.Unsafe as unsafe:
            place = front.place("permalink")
            problems.error("bad-permalink", f"this permalink cannot be used: {unsafe.reason}", place, unsafe.hint)
    shown = front.values.get("author_profile")
    if shown is not None and shown not in (True, False, "home", "yes", "no", "on", "off"):
        place = front.place("author_profile")
        problems.warn("wrong-type", "'author_profile' should be true or false", place, "write author_profile: true")


def _permalink(front: FrontMatter) -> str:
    value = front.values.get("permalink")
    return value if isinstance(value, str) and value not in _JEKYLL_STYLES else ""


def _move(front: FrontMatter, claims: _Claims, problems: Problems) -> None:
    place = front.place("permalink")
    try:
        path = safety.site_path(_permalink(front))
    except safety.Unsafe:  # reported when it was read
        return
    if taken := claims.add(path, f"the permalink of {front.file.src_uri!r}", place):
        problems.error(
            "duplicate-permalink",
            f"the permalink {_permalink(front)!r} is taken by {_who(taken)}",
            place,
            "give one of the two another address",
        )
        return
    front.file.dest_uri = str(path)
    for cached in ("url", "abs_dest_path"):
        front.file.__dict__.pop(cached, None)


def _who(claim: tuple[str, Place | None]) -> str:
    what, place = claim
    return f"{what} ({place})" if place else what


def _redirects(front: FrontMatter, claims: _Claims, config: MkDocsConfig, problems: Problems) -> list[File]:
    written = front.values["redirect_from"]
    made = []
    own: set[str] = set()
    for index, alias in enumerate(written if isinstance(written, list) else [written]):
        place = front.place("redirect_from", index) if isinstance(written, list) else front.place("redirect_from")
        if not isinstance(alias, str):
            problems.error(
                "wrong-type", "'redirect_from' should be a path or a list of paths", place, "write - /about/"
            )
            continue
        try:
            path = safety.site_path(alias)
        except safety.Unsafe as unsafe:
            problems.error("bad-redirect", f"this redirect cannot be used: {unsafe.reason}", place, unsafe.hint)
            continue
        if claims.key(path) in own:
            continue
        if claims.key(path) == claims.key(front.file.dest_uri):
            problems.error("redirect-loop", f"{alias!r} is the page's own address", place, "remove it")
            continue
        if taken := claims.add(path, f"a redirect of {front.file.src_uri!r}", place):
            problems.error(
                "redirect-collision",
                f"a redirect from {alias!r} would lie over {_who(taken)}",
                place,
                "remove the redirect, or move the other",
            )
            continue
        own.add(claims.key(path))
        title = front.values.get("title")
        html = redirect_page(
            front.file.url, str(path), config.site_url or "", _language(config), title if isinstance(title, str) else ""
        )
        made.append(File.generated(config, str(path), content=html, inclusion=InclusionLevel.NOT_IN_NAV))
    return made


def _language(config: MkDocsConfig) -> str:
    return str(config.theme.get("language") or "en") if "language" in config.theme else "en"


def redirect_page(target: str, alias: str, site_url: str, language: str, title: str = "") -> str:
    """The page at an old address: canonical link, refresh and a link to follow; no script.

    Args:
        target: the page's URL from the site's root.
        alias: the file of the old address from the site's root.
        site_url: the site's address, or empty; then the canonical link is relative too.
        title: the page's title, if it has one of its own; else its address stands in its place.
    """
    relative = get_relative_url(target, alias)
    canonical = site_url.rstrip("/") + "/" + target.removeprefix("./") if site_url else relative
    where = escape(safety.url(relative))
    return Markup(
        "<!doctype html>\n"
        '<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<link rel="canonical" href="{canonical}">\n<meta name="robots" content="noindex">\n'
        '<meta http-equiv="refresh" content="0; url={where}">\n</head>\n'
        '<body>\n<p>→ <a href="{where}">{title}</a></p>\n</body>\n</html>\n'
    ).format(lang=language, where=where, canonical=safety.url(canonical), title=title or canonical)
