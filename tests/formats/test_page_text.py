"""What a page's Markdown says of it, read as Python-Markdown reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_academic.formats.page_text import first_heading, first_paragraph


@pytest.mark.parametrize(
    ("text", "title", "rest", "leads"),
    [
        ("# A title #\ntext", "A title", "text", True),
        ("\n\n#Close\n", "Close", "", True),
        ("A *b*\n===\n\nx", "A *b*", "\nx", True),
        ("<!-- one\n# no\n-->\n# Yes {#id .c}\n", "Yes", "", True),
        ("# With $x_{2}$", "With $x_{2}$", "", True),
        ("# Two\r\nlines", "Two", "lines", True),
        ("text\n# Later", "Later", "", False),
        ("text\n\nLater\n=\n", "Later", "", False),
        ("```\n# no\n```\n# Yes", "Yes", "", False),
        ("~~~~\n```\n~~~\n# no\n~~~~\n# Yes", "Yes", "", False),
        ("<div>\n<div>\n# no\n</div>\n# no\n</div>\n# Yes", "Yes", "", False),
        ("<p>x</p>\n# Yes", "Yes", "", False),
    ],
)
def test_first_heading(text: str, title: str, rest: str, leads: bool) -> None:
    found = first_heading(text)
    assert found is not None
    assert (found.title, text[found.end :], found.leads) == (title, rest, leads)


@pytest.mark.parametrize(
    "text", ["", "#", "## Second", "    # code", "a\nb\n===", "<div>\n# never closed", "-->", "\\# x"]
)
def test_no_heading(text: str) -> None:
    assert first_heading(text) is None


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("# H\nFirst line\nsecond line\n\nMore", "First line second line"),
        ("T\n===\n\n- list\n\n> quoted\n\n{% include x %}\n\n![p](p.png)\n\nWords.", "Words."),
        ("<div>\n\nno\n\n</div>\n\n```\n\nno\n\n```\n\n!!! note\n    no\n\n    no\n\nWords.", "Words."),
        ("A [page](../x.md), [site](https://x.example/), [part](#y)[^1] ![i](j.png){: .c }",
         "A page, [site](https://x.example/), part"),
        ("**Bold** and *so on* {: .lead }", "**Bold** and *so on*"),
        ("a [mail](mailto:x@y.example) [ref][r]", "a [mail](mailto:x@y.example) ref"),
        ("\x02wzxhzdk:0\x03 words", "wzxhzdk:0 words"),
        ("# Only\n", ""),
    ],
)  # fmt: skip
def test_first_paragraph(text: str, paragraph: str) -> None:
    assert first_paragraph(text) == paragraph


BLOCKS = st.sampled_from(
    ["# One", "# Two #", "#Three", "Four\n====", "## Other", "words", "    # code", "<!-- # no -->", "word\n# Five"]
)


@given(st.lists(BLOCKS, max_size=6))
def test_the_heading_is_the_one_that_markdown_makes(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    md = Markdown(extensions=["toc"])
    md.convert(text)
    tokens = list(md.toc_tokens)
    found = first_heading(text)
    ones: list[str] = []
    while tokens:
        token = tokens.pop(0)
        tokens = [*token["children"], *tokens]
        ones += [token["name"]] if token["level"] == 1 else []
    assert (found.title if found else None) == (ones[0] if ones else None)


@given(st.text("#=`~<>-! \n\r[](){}a", max_size=60))
def test_never_raises_and_ends_at_a_line(text: str) -> None:
    found = first_heading(text)
    assert found is None or found.end == len(text) or text[found.end - 1] == "\n"
    assert "\n" not in first_paragraph(text)


@pytest.mark.parametrize("piece", [" ", "# ", " {: ", "[a](", "<div>", "`"])
def test_a_long_line_is_read_once(piece: str) -> None:
    line = f"# a{piece * 60_000}b"
    found = first_heading(line)
    assert found is not None
    assert found.title.startswith("a")
    assert first_paragraph(line[2:]).startswith("a")
