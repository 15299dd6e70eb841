"""LaTeX in .bib fields: what is shown of it, as Markdown and as plain words."""

from __future__ import annotations

import logging
import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_academic.formats.latex import CITATION, CITATION_END, decode_address, decode_markdown, decode_text
from mkdocs_academic.views.text import plain


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        # Accents, in every way of writing them.
        (r"\"u {\"u} {\"{u}} \"{u} {\" u}", "ü ü ü ü ü"),
        (r"\'{\i} \'\i{} {\'\i} \"{\i} \^\i", "í í í ï î"),
        (r"\v{S} \v S \c{c} \c c {\c{s}}", "Š Š ç ç ş"),
        (r"\H{o} {\H o} \k{a} \d{s} \u{g} \r{a} \=a \.Z \b{b}", "ő ő ą ṣ ğ å ā Ż ḇ"),
        (r"\~n \~{n} \`a \^e \h{a} \textcommabelow{s}", "ñ ñ à ê ả ș"),
        (r"{\o} {\O} \l{} {\L}ukasz Stra{\ss}e \ss{}", "ø Ø ł Łukasz Straße ß"),
        (r"\aa \AA{} \ae{} \oe{} \th{} \dh{} \dj{} \ng{}", "åÅ æ œ þ ð đ ŋ"),
        (r"Erd{\H{o}}s, Fran\c{c}ois, na{\"\i}ve, {\'{E}}cole, d\'{e}j\`a", "Erdős, François, naïve, École, déjà"),
        # Signs.
        (r"100\% \& \# \$5 \_ \{0, 1\} \S{} 3", "100% & # $5 _ {0, 1} § 3"),
        (r"a~b", "a\u00a0b"),
        (r"pp.\ 3--5 --- \textendash{} \dots{} \ldots", "pp. 3–5 — – … …"),
        (r"``quoted'' \enquote{so} \glqq so\grqq", "“quoted” “so” „so“"),
        (r"\copyright{} \pounds{} \P \dag{} \ddag \texttrademark{} \textdegree C", "© £ ¶† ‡™ °C"),
        (r"\TeX{}, {\LaTeX} and \BibTeX", "TeX, LaTeX and BibTeX"),
        # Braces protect capitals and are no part of the text.
        ("{The {ENIAC}} and {t}he {{Double}} B{R}aces", "The ENIAC and the Double BRaces"),
        (r"{\textsc{Nasa}} {\sc Abc} {\small x} \mbox{y} \text{z}", "Nasa Abc x y z"),
        # Raised and lowered.
        (r"CO\textsubscript{2} and m\textsuperscript{2}, the 1\textsuperscript{st}", "CO₂ and m², the 1st"),
        # Blanks.
        ("two\n  lines\tand  blanks", "two lines and blanks"),
        (r"broken\\line and\newline more", "broken line andmore"),
        (r"soft\-ly\/ \relax{} kept", "softly kept"),
    ],
)
def test_text(latex: str, text: str) -> None:
    assert decode_text(latex).text == text
    assert plain(decode_markdown(latex).text) == text
    assert decode_text(latex).unknown == ()


@pytest.mark.parametrize(
    ("latex", "markdown"),
    [
        (r"\emph{E. coli} and \textit{a_b}", "*E. coli* and *a_b*"),
        (r"{\em old} {\it style} {\bf bold} \textbf{new}", "*old* *style* **bold** **new**"),
        (r"\mkbibemph{a} \mkbibquote{b}", "*a* “b”"),
        (r"\url{https://example.org/a_b\%20c}", "<https://example.org/a_b%20c>"),
        (r"\href{https://example.org/a_(b)}{the text}", "[the text](https://example.org/a_%28b%29)"),
        (r"$x_1 * y$ and \(a+b\) and \ensuremath{\alpha}", r"$x_1 * y$ and $a+b$ and $\alpha$"),
        (r"$a$$b$", "$a$$b$"),
        (r"$$x^2$$ alone", "$x^2$ alone"),
        (r"H$_2$O with {\`a}", "H$_2$O with à"),
        (r"$O(n \log n)$ \& more", r"$O(n \log n)$ & more"),
        (r"costs 5\$ and 6\$", r"costs 5\$ and 6\$"),
        ("On $5 and $10 bills", r"On \$5 and \$10 bills"),
        (r"It costs $5 million or \emph{even} $10 million", r"It costs \$5 million or *even* \$10 million"),
        ("$5--$10 for $x^2$", r"\$5–\$10 for $x^2$"),
        ("costs 5$ and 6$", r"costs 5\$ and 6\$"),
        (r"(US$5) \& (US$10)", r"(US\$5) & (US\$10)"),
        ("$ n $-body, $10$ and $2 \\times 2 $", r"$n$-body, $10$ and $2 \times 2$"),
        ("A price of $5", r"A price of \$5"),
        # What Markdown would take for its own is no mark in LaTeX.
        ("*a* `b` [c](d) <b>x</b> &amp; _e_ f_g", r"\*a\* \`b\` [c\](d) **x** & \_e\_ f_g"),
        (r"\textless script>", r"\<script>"),
    ],
)
def test_markdown(latex: str, markdown: str) -> None:
    assert decode_markdown(latex).text == markdown


@pytest.mark.parametrize(
    ("latex", "unknown", "words"),
    [
        (r"\unheard{kept} text", ("unheard",), "kept text"),
        (r"\write18{rm -rf}", ("write",), "18rm -rf"),
        (r"\input{/etc/passwd}", ("input",), "/etc/passwd"),
        (r"a \today{} b \maketitle c", ("maketitle", "today"), "a b c"),
        (r"\title{kept}", ("title",), "kept"),
        (r"\emph{\unheard{both}} and {\other x}", ("other", "unheard"), "both and x"),
        (r"\emph", ("",), ""),
    ],
)
def test_unknown_macros_are_said_and_what_they_hold_is_kept(latex: str, unknown: tuple[str, ...], words: str) -> None:
    assert (tuple(sorted(decode_text(latex).unknown)), decode_text(latex).text) == (unknown, words)
    assert plain(decode_markdown(latex).text) == words


def test_no_library_speaks_in_our_place(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        decode_text(r"\frac and \sqrt")
    assert caplog.records == []


def test_citations_are_marked() -> None:
    assert decode_markdown(r"see \citep[p.~3]{a,b}").text == f"see {CITATION}a,b{CITATION_END}"
    assert decode_text(r"see \citep[p.~3]{a,b}").text == "see a,b"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (r"\url{https://example.org/a\_b}", "https://example.org/a_b"),
        (r"https://example.org/\~{}ada/\%20x", "https://example.org/~ada/%20x"),
        ("https://example.org/a\n  b", "https://example.org/ab"),
        (r"\href{https://example.org}{here}", "https://example.org"),
        (r"{https://example.org/\textasciitilde ada}", "https://example.org/~ada"),
        ("<https://example.org>", "https://example.org"),
        ("10.1000/a‐b", "10.1000/a-b"),
        (r"10.1002/(SICI)1097-4571(199806)49:8$<$1::AID-ASI1$>$3", "10.1002/(SICI)1097-4571(199806)49:8<1::AID-ASI1>3"),
    ],
)
def test_an_address(written: str, address: str) -> None:
    assert decode_address(written) == address


WITHOUT_MACROS = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab é_*`[]()<>&;#!|~'\"-%@=$1{}\n"),
        st.characters(categories=["L", "N", "P", "S"], exclude_characters="\\"),
    ),
    max_size=60,
)
ANY = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            [
                "\\emph{",
                "\\textbf{",
                "\\url{",
                "\\href{",
                "\\cite{",
                "\\frac",
                "\\'",
                '\\"',
                "\\begin{a}",
                "\\verb|",
                "\\item",
                "\\\\",
                "\\",
                "{",
                "}",
                "$",
                "a",
                " ",
                "é",
                "\\(",
                "\\)",
                "[",
                "]",
                "%",
                "~",
                "\\x",
                "{\\em ",
                "\\[",
                "\\left(",
                "\\sqrt[",
                "_",
                "*",
                "&",
                "\\footnote{",
                "\\end{a}",
            ]
        ),
        max_size=30,
    ).map("".join),
)


def _letters(text: str) -> Counter[str]:
    import unicodedata

    return Counter(letter for letter in unicodedata.normalize("NFC", text) if letter.isalnum())


@given(ANY)
@settings(max_examples=800, deadline=None)
def test_any_text_is_decoded(text: str) -> None:
    for decoded in (decode_markdown(text), decode_text(text)):
        assert "\n" not in decoded.text
    assert isinstance(decode_address(text), str)


@given(WITHOUT_MACROS)
@settings(max_examples=1500, deadline=None)
@example("*a*b")
@example("$5 *b*")
@example("a_b_ <c> & ``x''")
def test_a_text_without_macros_is_the_same_in_markdown_and_out_of_it(text: str) -> None:
    text = re.sub(r"[<>;]", "", text)  # publishers' HTML is read as such
    words = decode_text(text).text
    if text.count("$") < 2:  # a formula has words of its own
        assert plain(decode_markdown(text).text) == words
    assert _letters(words) == _letters(text)


EMPHASISED = st.text(alphabet="ab é(),.:-\"'*1", max_size=8)


@given(EMPHASISED, EMPHASISED, EMPHASISED, st.sampled_from(["emph", "textbf"]))
@settings(max_examples=800, deadline=None)
def test_emphasis_never_shows_its_marks(before: str, inner: str, behind: str, macro: str) -> None:
    text = f"{before}\\{macro}{{{inner}}}{behind}"
    assert plain(decode_markdown(text).text).split() == decode_text(text).text.split()
