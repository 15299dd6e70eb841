"""Which page of the site lists a record: where a work's own page leads back to, and where a talk is found."""

from __future__ import annotations

from functools import partial

from mkdocs_academic.fragments import PageContext

_LISTS = {"pub": "publications", "talk": "talks"}
_OTHERS = frozenset({"cv", "section"})


class Whereabouts:
    """The pages that hold lists, as they are drawn."""

    def __init__(self) -> None:
        self._pages: dict[str, list[PageContext]] = {prefix: [] for prefix in _LISTS}

    def note(self, page: PageContext) -> None:
        """A page has been drawn, or more of it: those with a whole list come first, then those with a CV."""
        for prefix, directive in _LISTS.items():
            pages = self._pages[prefix]
            if (directive in page.shown or not _OTHERS.isdisjoint(page.shown)) and page.path:
                pages[:] = [other for other in pages if other.path != page.path] + [page]
                pages.sort(key=partial(_rank, directive))

    def find(self, prefix: str, key: str) -> str:
        """The path in the docs folder of the page that lists the record of a prefix and a key; empty for none."""
        found = self.page(prefix, key)
        return found.path if found else ""

    def page(self, prefix: str, key: str) -> PageContext | None:
        """The page that lists the record of a prefix and a key."""
        anchor = f"{prefix}-{key}"
        return next((page for page in self._pages[prefix] if anchor in page.anchors), None)

    def lists(self, prefix: str, path: str) -> bool:
        """Whether the page of a path in the docs folder lists records of a prefix."""
        return any(page.path == path and _has(prefix, page) for page in self._pages[prefix])


def _has(prefix: str, page: PageContext) -> bool:
    return any(anchor.startswith(f"{prefix}-") for anchor in page.anchors)


def _rank(directive: str, page: PageContext) -> tuple[bool, int]:
    return (directive not in page.shown, -len(page.anchors))
