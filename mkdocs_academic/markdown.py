"""The Python-Markdown extension: finds directives in a page and puts fragments in their places.

A preprocessor (priority 22: after fenced code at 25, before raw HTML at 20) leaves a token for each directive that
stands on lines of its own. A block processor (79: just after indented code) expands the tokens, so that directives work
inside lists, tabs and admonitions, and code stays code. Headings are elements whose text no other extension reads as
Markdown; every group is one stash of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from html import escape
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from mkdocs_academic.errors import Place, Problems

if TYPE_CHECKING:
    from mkdocs_academic.directives import Directive
    from mkdocs_academic.fragments import Fragment, PageContext, Part

# On lines of its own, perhaps the first in a list item or a quotation.
_DIRECTIVE = re.compile(
    r"^((?:[ \t]*(?:>|[-*+]|\d+[.)])(?=[ \t]))*[ \t]*)"
    r"<!--\s*academic/((?:(?!-->)[\w-])*)\s*((?:(?!-->).)*?)\s*-->[ \t]*$",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_LEFT_OVER = re.compile(r"<!--\s*academic/(?:(?!-->).)*-->", re.DOTALL | re.IGNORECASE)
_TOKEN = re.compile("\x02academic:(\\d+)\x03")
# Not after a list's or a quotation's mark: those take their mark off first.
_TOKEN_LINE = re.compile("^[ \t]*\x02academic:(\\d+)\x03[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"h([1-6])")
_Text = TypeVar("_Text", str, list[str])


class Site(Protocol):
    """What the extension needs to know of the site that it works for."""

    def page_context(self, file: object | None) -> PageContext: ...

    def place(self, file: object | None, directive: str) -> Place: ...

    def compose(self, directive: Directive, page: PageContext, place: Place, problems: Problems) -> Fragment: ...

    def report(self, problems: Problems) -> None: ...

    def fault(self, error: Exception) -> None: ...

    def finished(self, file: object | None, page: PageContext) -> None: ...


class AcademicExtension(Extension):
    """`markdown_extensions: [academic]`, or registered by the plugin with the plugin's own library.

    Args:
        site: the site to work for; without one, the library is loaded from the folder in which the build runs.
        cv: the CV file, where there is no plugin to name it.
    """

    def __init__(self, site: Site | None = None, **options: Any) -> None:
        self.config = {"cv": ["", "The CV file; found beside mkdocs.yml where it is not given"]}
        super().__init__(**options)
        self._site = site

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        if "academic" in md.preprocessors:
            return
        pages = _PageDirectives(md, self._find_site)
        md.preprocessors.register(pages, "academic", 22)
        md.parser.blockprocessors.register(_Expander(md.parser, pages), "academic", 79)
        md.postprocessors.register(_RestoredCode(pages), "academic-code", 31)
        md.postprocessors.register(_Unexpanded(pages), "academic-unexpanded", 5)

    def _find_site(self) -> Site:
        if self._site is None:
            from mkdocs_academic.standalone import StandaloneSite

            self._site = StandaloneSite(self.getConfig("cv") or None)
        return self._site


def _guarded(run: Callable[[Any, _Text], _Text]) -> Callable[[Any, _Text], _Text]:
    """A step over a whole page that gives it back as it was where we fail."""

    @wraps(run)
    def guarded(step: Any, given: _Text) -> _Text:
        try:
            return run(step, given)
        except Exception as error:
            getattr(step, "pages", step).find_site().fault(error)
            return given

    return guarded


class _PageDirectives(Preprocessor):
    """The directives of one page, by number, with the page's context."""

    def __init__(self, md: Markdown, find_site: Callable[[], Site]) -> None:
        super().__init__(md)
        self.find_site = find_site
        self.found: list[re.Match[str]] = []
        self.stashed: list[int] = []
        self.context: PageContext | None = None

    @_guarded
    def run(self, lines: list[str]) -> list[str]:
        self.found, self.stashed, self.context = [], [], None
        text = "\n".join(lines)
        return _DIRECTIVE.sub(self._remember, text).split("\n") if "academic/" in text.lower() else lines

    def _remember(self, match: re.Match[str]) -> str:
        self.found.append(match)
        return f"{match[1]}\x02academic:{len(self.found) - 1}\x03"

    @property
    def file(self) -> object | None:
        """The file being rendered, as MkDocs' own treeprocessor for links knows it; also in a blog's excerpt."""
        try:
            return getattr(self.md.treeprocessors["relpath"], "file", None)
        except KeyError:
            return None

    def comment(self, number: str) -> str:
        match = self.found[int(number)] if int(number) < len(self.found) else None
        return match[0][len(match[1]) :].strip() if match else ""

    def expand(self, number: str) -> tuple[Directive, Fragment] | None:
        from mkdocs_academic.directives import parse_directive

        site = self.find_site()
        match = self.found[int(number)]
        if self.context is None:
            self.context = site.page_context(self.file)
        problems = Problems()
        place = site.place(self.file, self.comment(number))
        directive = parse_directive(match[2].lower(), match[3], place, problems)
        fragment = site.compose(directive, self.context, place, problems) if directive else None
        site.finished(self.file, self.context)
        site.report(problems)
        return (directive, fragment) if directive and fragment else None


class _Expander(BlockProcessor):
    """Puts a fragment where its token stands, also within a paragraph's lines."""

    def __init__(self, parser: BlockParser, pages: _PageDirectives) -> None:
        super().__init__(parser)
        self.pages = pages

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return _TOKEN_LINE.search(block) is not None

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> bool | None:
        block = blocks.pop(0)
        match = _TOKEN_LINE.search(block)
        if match is None or int(match[1]) >= len(self.pages.found):
            return False
        before, after = block[: match.start()].rstrip(), block[match.end() :].strip("\n")
        if before:
            self.parser.parseBlocks(parent, [before])
        try:
            self._expand(parent, match[1])
        except Exception as error:  # a fault of ours; the page goes on without
            self.pages.find_site().fault(error)
        if after.strip():
            blocks.insert(0, after)
        return None

    def _expand(self, parent: ElementTree.Element, number: str) -> None:
        expanded = self.pages.expand(number)
        if expanded:
            directive, fragment = expanded
            level = directive.heading or min(6, self._level_above() + 1)
            self._append(parent, fragment, level, directive.headings)

    def _level_above(self) -> int:
        root = getattr(self.parser, "root", None)
        level = 1
        for element in root.iter() if root is not None else ():
            match = _HEADING.fullmatch(str(element.tag))
            if match and "academic-" not in element.get("class", ""):
                level = int(match[1])
        return level

    def _append(self, parent: ElementTree.Element, fragment: Fragment, level: int, headings: bool) -> None:
        if fragment.title and headings:
            # Beside the block and not in it: the search of themes takes a page's first element for its heading.
            self._append_heading(parent, max(1, level - 1), fragment.id, "academic-record__title", fragment.title)
        data = {f"data-academic-{name}": value for name, value in fragment.data.items()}
        block = ElementTree.SubElement(parent, "div", {"class": f"academic {fragment.css_class}", **data})
        for part in fragment.parts:
            self._append_part(block, part, level, headings)

    def _append_part(self, block: ElementTree.Element, part: Part, level: int, headings: bool) -> None:
        section = ElementTree.SubElement(
            block, "section" if part.title and headings else "div", {"class": part.css_class}
        )
        if part.title and headings:
            heading = self._append_heading(section, min(6, level + part.depth), part.id, part.heading_class, part.title)
            if not part.is_searched:
                heading.set("data-search-exclude", "true")  # Material's search heeds it, and takes it away
        if part.html:
            stash = self.parser.md.htmlStash
            self.pages.stashed.append(stash.html_counter)
            stashed = AtomicString(stash.store(str(part.html)))
            if len(section):
                section[-1].tail = stashed
            else:
                section.text = stashed
        for inner in part.parts:
            self._append_part(section, inner, level, headings)

    def _append_heading(
        self, parent: ElementTree.Element, level: int, id_: str, css_class: str, text: str
    ) -> ElementTree.Element:
        heading = ElementTree.SubElement(parent, f"h{level}", {"id": id_, "class": css_class})
        # In a child, since attr_list reads `{…}` at the end of a heading's own text as attributes.
        ElementTree.SubElement(heading, "span").text = AtomicString(text)
        return heading


class _RestoredCode(Postprocessor):
    """Before stashed HTML returns, a token is still there only inside code: back to what was typed."""

    def __init__(self, pages: _PageDirectives) -> None:
        super().__init__()
        self.pages = pages

    @_guarded
    def run(self, text: str) -> str:
        if not self.pages.found:
            return text
        return _TOKEN.sub(lambda match: escape(self.pages.comment(match[1]), quote=False), text)


class _Unexpanded(Postprocessor):
    """After stashed HTML has returned, a directive that is left stands where none is read: in HTML or in a line."""

    def __init__(self, pages: _PageDirectives) -> None:
        super().__init__()
        self.pages = pages
        self.reported: set[str] = set()

    @_guarded
    def run(self, text: str) -> str:
        if self.pages.found:
            self._empty_stash(text)
            text = _TOKEN.sub(self._restore, text)
        if "<!--" in text:
            for match in _LEFT_OVER.finditer(text):
                self._report(match[0], "write it on a line of its own, as <!-- academic/publications -->")
        return text

    def _empty_stash(self, text: str) -> None:
        # What the page has now, the stash would keep until Python next looks for garbage. The table of contents runs
        # this on each heading too, when the page has nothing of it yet.
        blocks: list[Any] = self.pages.md.htmlStash.rawHtmlBlocks
        for index in self.pages.stashed:
            block = blocks[index]
            if len(text) > len(block) and text.startswith(block, text.find(block[:200])):
                blocks[index] = ""

    def _restore(self, match: re.Match[str]) -> str:
        comment = self.pages.comment(match[1])
        self._report(comment, 'add markdown="1" to the element (and md_in_html to markdown_extensions), or move it out')
        return comment

    def _report(self, comment: str, hint: str) -> None:
        if comment in self.reported:
            return
        self.reported.add(comment)
        site, problems = self.pages.find_site(), Problems()
        problems.warn(
            "unexpanded", "a directive stands where it is not read", site.place(self.pages.file, comment), hint
        )
        site.report(problems)


def makeExtension(**options: Any) -> AcademicExtension:  # noqa: N802 - Python-Markdown's name
    return AcademicExtension(**options)
