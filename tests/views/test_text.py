"""Inline Markdown in data."""

import time

import pytest

from mkdocs_academic.views.text import inline, paragraphs, plain


@pytest.mark.parametrize(
    ("text", "html", "words"),
    [
        ("plain", "plain", "plain"),
        ("*em* **strong** `code`", "<em>em</em> <strong>strong</strong> <code>code</code>", "em strong code"),
        ("_em_ __strong__", "<em>em</em> <strong>strong</strong>", "em strong"),
        ("***both***", "<em><strong>both</strong></em>", "both"),
        ("snake_case_name", "snake_case_name", "snake_case_name"),
        ("a * b", "a * b", "a * b"),
        ("\\*not\\*", "*not*", "*not*"),
        ("[x](https://e.org)", '<a href="https://e.org">x</a>', "x"),
        ("[x](/a/ 'say \"a\"')", '<a href="/a/" title="say &quot;a&quot;">x</a>', "x"),
        ("[*x*](/a/)", '<a href="/a/"><em>x</em></a>', "x"),
        ("<https://e.org>", '<a href="https://e.org">https://e.org</a>', "https://e.org"),
        ("https://e.org", "https://e.org", "https://e.org"),
        ("a & b", "a &amp; b", "a & b"),
        ("x < y > z", "x &lt; y &gt; z", "x < y > z"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;", "<b>x</b>"),
        ("`<b>`", "<code>&lt;b&gt;</code>", "<b>"),
        ("]]> --> </script>", "]]&gt; --&gt; &lt;/script&gt;", "]]> --> </script>"),
        ("ends in \\", "ends in \\", "ends in \\"),
        ("{{ config }} {% x %}", "{{ config }} {% x %}", "{{ config }} {% x %}"),
        ("# no heading", "# no heading", "# no heading"),
        ("- no list", "- no list", "- no list"),
        ("$5 and $6", "$5 and $6", "$5 and $6"),
        ("", "", ""),
    ],
)
def test_one_line_as_html_and_as_words(text: str, html: str, words: str) -> None:
    assert str(inline(text)) == html
    assert plain(text) == words


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)",
        "vbscript:x", "data:text/html,x", "file:///etc/passwd", "//evil.example", "https:evil.example",
        "https://user:pw@example.org",
    ],
)  # fmt: skip
def test_a_refused_link_keeps_its_words(address: str) -> None:
    html = str(inline(f"see [the words]({address})"))
    assert "<a" not in html
    assert "the words" in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "vbscript:x", "data:text/html,x"])
def test_a_refused_address_in_angle_brackets_is_text(address: str) -> None:
    assert str(inline(f"<{address}>")) == f"&lt;{address}&gt;"


@pytest.mark.parametrize("text", ["![x](https://e.org/x.png)", "![x](//evil.example/x.png)", "<img src=x>"])
def test_there_are_no_pictures(text: str) -> None:
    assert "<img" not in inline(text)


def test_paragraphs() -> None:
    assert paragraphs("One\ntwo.\n\n \n*Three* <b>.\n") == ("One two.", "<em>Three</em> &lt;b&gt;.")
    assert paragraphs("  \n") == ()


@pytest.mark.parametrize("piece", ["(", "[", "*", "_", "<", "`", "$", "\\", "&", "a@", "*a ", "[a](", "![", "](", "$a"])
def test_long_hostile_lines_take_no_time(piece: str) -> None:
    start = time.process_time()
    assert plain(piece * (16_000 // len(piece)))
    assert inline(piece * (16_000 // len(piece)))
    assert time.process_time() - start < 2
