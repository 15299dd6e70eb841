"""The page of a record that nobody has written: a `Page` of MkDocs' whose content is the record itself.

No Markdown is run for it; everything else that MkDocs, themes and plugins do with a page they do with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_academic.fragments import PageContext, Part, copying
from mkdocs_academic.searchable import lean
from mkdocs_academic.sheet import KIND, Sheet


class MadePage(Page):
    """The page of a record that nobody has written. `record` is its content; `searched` what a search reads instead.

    Args:
        title: plain words, empty for none.
        description: what search engines show, plain words.
        fill: puts the record into the page, once it is drawn.
    """

    def __init__(
        self, title: str, description: str, file: File, config: MkDocsConfig, fill: Callable[[MadePage], None]
    ) -> None:
        self.record = self.searched = ""
        self._description, self._fill = description, fill
        super().__init__(as_themes_print(title), file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is none; another plugin may still add Markdown, which then stands below the record."""
        self.markdown = ""
        self.meta = {"title": self.title, "description": self._description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Fill the page with the record; Markdown is run only where another plugin has added some."""
        added, contents, anchors = "", list[AnchorLink](), set[str]()
        if self.markdown and self.markdown.strip():
            super().render(config, files)
            added, contents, anchors = self.content or "", list(self.toc), self.present_anchor_ids or set()
        else:
            self.links_to_anchors = {}
        self.toc = TableOfContents([])
        self._fill(self)
        self.content = self.record + added if added else self.record
        self.present_anchor_ids = {*(self.present_anchor_ids or ()), *anchors}
        for item in contents:
            below = self.toc.items[0].children if self.toc.items and item.level > 1 else self.toc.items
            below.append(item)


def as_themes_print(text: str) -> str:
    """A title for themes, who do not escape it."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def set_page(page: MadePage, record: Sheet, context: PageContext, title_id: str, permalink: str) -> None:
    """Put a record into its page: content, table of contents, ids, and what is searched.

    Args:
        title_id: the id of the page's heading, one of those that `context` knows.
        permalink: what stands behind each heading, `{id}` in the place of its id; see `permalink_of`.
    """
    language = f' lang="{escape(record.language)}"' if record.language else ""
    pieces = []
    if record.kind:
        pieces.append(f'<div class="academic {KIND}">{record.kind}</div>\n')
    pieces.append(_heading(1, title_id, f'class="academic-record__title"{language}', record.title, permalink))
    data = "".join(
        f' data-academic-{name}="{escape(told)}"' for name, told in copying(record.parts, context.words).items()
    )
    pieces.append(f'\n<div class="academic academic-record"{data}>\n')
    top = AnchorLink(page.title or "", title_id, 1)
    for part in record.parts:
        pieces += _drawn(part, permalink)
        if part.title:
            top.children.append(AnchorLink(str(escape(part.title)), part.id, 2))
    pieces.append("</div>\n")
    page.record = "".join(pieces)
    top.active = True  # type: ignore[attr-defined]  # as MkDocs marks the first heading of a page
    page.toc = TableOfContents([top])
    page.present_anchor_ids = context.ids | context.anchors
    page.searched = _searched(record)


def permalink_of(config: MkDocsConfig) -> str:
    """The link to itself that Python-Markdown's `toc` gives each heading, with `{id}` in the place of its id."""
    options = (config.mdx_configs or {}).get("toc") or {}
    mark = options.get("permalink")
    if mark is True or str(mark).lower() in ("true", "yes", "on", "1"):
        mark = "¶"
    if not isinstance(mark, str) or mark.lower() in ("false", "no", "off", "0", ""):
        return ""
    css_class = options.get("permalink_class", "headerlink")
    title = options.get("permalink_title", "Permanent link")
    return f'<a class="{escape(css_class)}" href="#{{id}}" title="{escape(title)}">{escape(mark)}</a>'


def _heading(level: int, id_: str, attributes: str, title: Markup | str, permalink: str) -> str:
    link = permalink.replace("{id}", id_) if permalink else ""
    return f'<h{level} id="{id_}" {attributes}><span>{escape(title)}</span>{link}</h{level}>'


def _drawn(part: Part, permalink: str) -> Iterator[str]:
    if not part.title:
        yield f'<div class="{part.css_class}">{part.html}</div>\n'
        return
    yield f'<section class="{part.css_class}">'
    yield _heading(2, part.id, f'class="{part.heading_class}"', part.title, permalink)
    yield f"{part.html}</section>\n"


def _searched(record: Sheet) -> str:
    """The head and the abstract as one entry of a search index, which takes the title from the page's."""
    shown = (part.html for part in record.parts if part.is_searched)
    return f"<!-- {record.key} -->{lean(''.join(shown))}"
