"""Which page of the site lists a record: where a work's own page leads back to, and where a talk is found."""

from __future__ import annotations

from mkdocs_academic.fragments import PageContext

_LISTS = {"pub": "publications", "talk": "talks", "project": "projects", "grant": "grants"}
_Rank = tuple[bool, int, bool]
_OTHERS = frozenset({"cv", "section"})


class Whereabouts:
    """The pages that hold lists, as they are drawn."""

    def __init__(self) -> None:
        self._pages: dict[str, list[tuple[_Rank, PageContext]]] = {prefix: [] for prefix in _LISTS}

    def note(self, page: PageContext) -> None:
        """A page has been drawn, or more of it.

        Pages with a list come before those with a CV, then those with most of the records, then those with filters.
        """
        for prefix, directive in _LISTS.items():
            pages = self._pages[prefix]
            if (directive in page.shown or not _OTHERS.isdisjoint(page.shown)) and page.path:
                count = sum(anchor.startswith(f"{prefix}-") for anchor in page.anchors)
                rank = (directive not in page.shown, -count, not page.filters)
                pages[:] = [(other, known) for other, known in pages if known.path != page.path] + [(rank, page)]
                pages.sort(key=_rank)

    def find(self, prefix: str, key: str) -> str:
        """The path in the docs folder of the page that lists the record of a prefix and a key; empty for none."""
        found = self.page(prefix, key)
        return found.path if found else ""

    def page(self, prefix: str, key: str) -> PageContext | None:
        """The page that lists the record of a prefix and a key."""
        anchor = f"{prefix}-{key}"
        return next((page for _, page in self._pages[prefix] if anchor in page.anchors), None)

    def lists(self, prefix: str, path: str) -> bool:
        """Whether the page of a path in the docs folder lists records of a prefix."""
        return any(page.path == path and count for (_, count, _), page in self._pages[prefix])


def _rank(noted: tuple[_Rank, PageContext]) -> _Rank:
    return noted[0]
