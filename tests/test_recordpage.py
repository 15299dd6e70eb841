"""Where a record goes in the text of its page, and what themes are told of the page."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_academic.formats.items import ItemPage
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.cv import AnyEntry
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.recordpage import prepare_meta, with_directive

BELOW = "\n\n<!-- academic/record -->\n\n"
ABOVE = "<!-- academic/record { title: true } -->\n\n"


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("# Rings\n\nText", "Rings", f"# Rings\n{BELOW}\nText"),
        ("# Rings\nText", "", f"# Rings\n{BELOW}Text"),
        ("# Rings: *a* theory\n", "Rings", f"# Rings: *a* theory\n{BELOW}"),
        ("Rings\n===\nText", "On Rings and Ideals", f"Rings\n===\n{BELOW}Text"),
        ("# Rings\n{: .big }\nText", "Rings", f"# Rings\n{{: .big }}\n{BELOW}Text"),
        ("Text\n\n# Rings\n", "", f"Text\n\n# Rings\n{BELOW}"),
        ("Text\n\n# Rings\n", "Rings", f"Text\n\n# Rings\n{BELOW}"),
        # A heading of the first level that only divides the text.
        ("Text\n\n# Method\n", "Method and results", f"{ABOVE}Text\n\n# Method\n"),
        ("# Abstract\nText", "Rings", f"{ABOVE}# Abstract\nText"),
        ("```\n# Rings\n```", "Rings", f"{ABOVE}```\n# Rings\n```"),
        ("# ☙\n", "Rings", f"{ABOVE}# ☙\n"),
        ("Text", "Rings", f"{ABOVE}Text"),
        ("", "", ABOVE),
        # Its author has put it somewhere.
        ("Text\n\n<!-- academic/record -->\n", "Rings", "Text\n\n<!-- academic/record -->\n"),
        ("  <!--academic/record {heading: 3}-->", "Rings", "  <!--academic/record {heading: 3}-->"),
        ("See `<!-- academic/record -->`", "Rings", f"{ABOVE}See `<!-- academic/record -->`"),
    ],
)
def test_the_place_of_the_record(text: str, title: str, expected: str) -> None:
    assert with_directive(text, title) == expected


def item(record: AnyEntry) -> ItemPage:
    return ItemPage("x.md", YamlSource("x.md", ""), {}, record)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"title": 'A *B* & "C" <i>'}, {"title": 'A B &amp; "C" &lt;i>'}),
        ({"title": 1921}, {"title": "1921"}),
        ({"author": ["A <b>", "C"]}, {"author": "A &lt;b&gt;, C"}),
        ({"author": "A"}, {"author": "A"}),
        ({"status": "submitted"}, {}),
        ({"status": "forthcoming"}, {"status": "forthcoming"}),
        ({"abstract": "Long", "summary": "Short"}, {"abstract": "Long", "summary": "Short", "excerpt": "Short"}),
        ({"summary": "Short"}, {"summary": "Short"}),
    ],
)
def test_what_themes_print_is_plain(before: dict[str, Any], after: dict[str, Any]) -> None:
    meta = dict(before)
    prepare_meta(meta, item(Publication("A", status=str(before.get("status", "")))), {"forthcoming": "Soon"})
    assert meta == after


def test_a_mark_of_the_theme_stays() -> None:
    meta: dict[str, Any] = {"status": "new"}
    prepare_meta(meta, item(Publication("A")), {})
    prepare_meta(meta, item(Entry("news", "A")), {})
    assert meta == {"status": "new"}
