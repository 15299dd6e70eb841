"""Formulas in data: where they are, as MathML, as words, and what is done with those that cannot be read."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import time
from html import escape
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import Markup

from mkdocs_academic.searchable import lean
from mkdocs_academic.texts import math
from mkdocs_academic.texts.math import has_formula, mathml, why_unread, words
from mkdocs_academic.views import text
from mkdocs_academic.views.text import inline, paragraphs, plain

NO_FORMULA = r"""
$5 and $6
5$ and 6$
5$ and $6
Costs of \$5 to \$10
from \$5$
unbalanced $x
unbalanced x$
US$5m–US$6m
NZ$5 and AU$10
$ x$
$x $
between $5 million and $6 million
$100,000–$200,000
a $ b $ c
$$
$$$
$$ and $$$
\\$
\(see below\)
\(2019\)
\[in Russian\]
\[3+2\] cycloaddition
\(co-author\)
\(x
x\)
\\(x\\)
`$x$`
``$x$ ` $y$``
$
""".strip().split("\n")

# A text, and its words.
FORMULAS = r"""
$L^2$ estimates for $\mathbb{Z}_p$-extensions | L² estimates for ℤₚ-extensions
The $\alpha$-stable case | The α-stable case
CO$_2$ uptake | CO₂ uptake
$\mathrm{H}_2\mathrm{O}$ | H₂O
$x<y$ | x < y
$^{13}$C NMR | ¹³C NMR
$\LaTeX$ and $\TeX$ | LaTeX and TeX
\(x\) and \(x^2\) | x and x²
\[x^2\] and $$y$$, $$ z $$ | x² and y, z
$\beta$2-adrenergic, $\gamma$2 | β2-adrenergic, γ2
$x$, not $5 and $6 | x, not $5 and $6
\$5, $x$ and \$6 | $5, x and $6
$a$$b$ | ab
$5\%$ of $\$6$ | 5% of $6
*a* $a*b*c$ **b** | a a ∗ b ∗ c b
[text $x_1$](https://example.org) | text x₁
[$a[1]$](https://example.org) | a[1]
`$x$` $y$ | $x$ y
$x`y$ `z` | x‘y z
\\$x$ | \x
_a_ $_2$ | a ₂
""".strip().split("\n")

# TeX, and its words: titles of papers from number theory to biochemistry.
WORDS = r"""
\mathcal{O}(n \log n) | O(n log n)
H_0^1(\Omega) | H₀¹(Ω)
B^0_s \to \mu^+\mu^- | Bₛ⁰ → μ⁺μ⁻
\bar B \rightarrow D^{(*)} \bar\nu_\tau | B̄ → D⁽*⁾ν̄_τ
\sqrt{s}=13~\mathrm{TeV} | √s = 13 TeV
10\,\mu\mathrm{m} | 10 μm
\Lambda_{\rm QCD} | Λ_QCD
{\cal N}=4 | N = 4
\|f\|_{L^p(\mathbb{R}^n)} | ‖f‖_(Lᵖ(ℝⁿ))
\left\langle x, y \right\rangle | ⟨x, y⟩
\frac{1}{2} | 1/2
\frac{a+b}{2c} | (a+b)/(2c)
\mathfrak{sl}_2 | sl₂
\mathsf{P} \neq \mathsf{NP} | P ≠ NP
\sum_{i=1}^n x_i^2 | ∑ᵢ₌₁ⁿ xᵢ²
\int_0^\infty e^{-x}\,dx | ∫₀^∞ e⁻ˣ dx
\pm 5\% | ±5%
\sim 10^{-3} | ∼10⁻³
\operatorname{GL}_n(\mathbb{F}_q) | GLₙ(𝔽_q)
\overline{M}_{g,n} | M̅_(g,n)
\hat{\theta}, \widetilde{X}, \vec{B}, \dot{M} | θ̂, X̃, B⃗, Ṁ
f' | f′
k_{\mathrm{cat}}/K_{\mathrm M} | k_cat/K_M
37^\circ | 37°
\{0,1\}^n | {0,1}ⁿ
\binom{n}{k} | (n k)
e^{i\pi}+1=0 | e^(iπ) + 1 = 0
D^*, A^{\mathsf T}, \Delta G^\ddagger | D*, Aᵀ, ΔG‡
\sqrt[3]{x} | ³√x
\prescript{13}{6}{C} | ¹³₆C
f\colon X\to Y | f: X → Y
1{,}000 | 1,000
a\pmod p | a (mod p)
\begin{pmatrix}1&0\\0&1\end{pmatrix} | (1 0; 0 1)
\lim_{n\to\infty} a_n | lim_(n→∞) aₙ
K^0_S | K⁰_S
a, \ldots, b | a, …, b
\mbox{GeV}, \AA, \mathds{1} | GeV, Å, 𝟙
\cancel{E}_T | E̸_T
\phantom{x}y | y
\varepsilon\text{-net of } X | ε-net of X
\overset{!}{=} | =^!
-x = -(y-z) | −x = −(y − z)
""".strip().split("\n")

UNREADABLE = {
    r"\foo{x}": r'Unknown command "\foo"',
    "{": "closing",
    r"\left( x": "closing",
    "x^2^3": "uplicate",
    "a & b": "table",
    r"\def\a{x}\a": "defines a command",
    r"\newcommand{\a}{\a\a}\a": "defines a command",
    r"\renewcommand\alpha{<script>}\alpha": "defines a command",
    "x" * 501: "longer than 500 characters",
    "(" * 13: "12 opening brackets",
    "{" * 5000 + "x" + "}" * 5000: "longer",
    "{" * 200 + "x" + "}" * 200: "150 commands",
    r"\hat\pmod" * 13: "12 opening brackets",
    "x" * 21 + "\x1f<b>": "cannot be seen",
    "x\ud800": "cannot be seen",
    "x\u202ey": "cannot be seen",
    r"\eqref{main}": "cannot stand in a text",
    r"\boxed{x}": "cannot stand in a text",
}

# What would be markup, an address, a name or a style if it were let through.
HOSTILE = [
    r"x<script>alert(1)</script>", r"\text{<script>alert(1)</script>}", r"\mathrm{<img src=x onerror=alert(1)>}",
    r"\operatorname{<b>}", r"\text{&lt;img src=x&gt;}", r"\href{javascript:alert(1)}{x}", r"\url{javascript:alert(1)}",
    r"\unicode{x3c}script\unicode{x3e}", r'\class{a" onclick="alert(1)}{x}', r"\style{background:url(//e.org)}{x}",
    r"\htmlId{main}{x}", r"\htmlStyle{position:fixed}{x}", r"\htmlClass{x}{y}", r"\includegraphics{//e.org/x.png}",
    r'\color{red" onclick="alert(1)}x', r"\textcolor{red}{x}", r"\begin{align}x\label{main}&=y\end{align}",
    r"\eqref{javascript:x}", r"\hspace{99999em}x", r"\kern-99999em x", r"\raisebox{9999em}{x}", r"\verb|<b>|",
    r"\rule{9999em}{9999em}", r"\tag{<b>}x", r"\input{/etc/passwd}", r"\textsf{x}\textsc{y}\texttt{z}\emph{w}",
    "x]]>y", "--><b>", "{{ config }}",
]  # fmt: skip
ELEMENTS = set(
    "math mrow mi mn mo mtext mspace msub msup msubsup munder mover munderover mfrac msqrt mroot mtable mtr mtd "
    "mpadded mphantom mmultiscripts mprescripts none b i".split()
)


def pairs(lines: list[str]) -> list[tuple[str, str]]:
    return [(source, said) for line in lines for source, said in [line.rsplit(" | ", 1)]]


def root(html: Markup | None) -> Element:
    assert html is not None
    return fromstring(str(html))


def sound(html: Markup) -> str:
    """HTML as XML; only `<wbr>` has no end in it."""
    return str(html).replace("<wbr>", "<wbr/>")


# Where formulas are ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", NO_FORMULA)
def test_text_without_a_formula_is_what_it_is_in_markdown(source: str) -> None:
    expected = MarkdownIt("commonmark", {"html": False}).renderInline(source)
    assert str(inline(source)) == expected
    assert plain(source) == re.sub("<[^>]*>", "", expected)


@pytest.mark.parametrize(("source", "said"), pairs(FORMULAS))
def test_formula_in_a_text(source: str, said: str) -> None:
    assert has_formula(source)
    assert "<math" in inline(source)
    assert plain(source) == said


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("*a* $x<y$", "<em>a</em> {x<y}"),
        ("*a $x*y$ b*", "<em>a {x*y} b</em>"),
        ("$a$ and $b$ *c*", "{a} and {b} <em>c</em>"),
        ("$a_b$ _c_ $d_e$", "{a_b} <em>c</em> {d_e}"),
        ("[a $]$](https://e.org)", '<a href="https://e.org">a {]}</a>'),
        ("`$x$` $y$", "<code>$x$</code> {y}"),
        ("$x$ `y", "{x} `y"),
        ("\\$x$ *y*", "$x$ <em>y</em>"),
        ("<https://e.org/$x$>", '<a href="https://e.org/$x$">https://e.org/$x$</a>'),
        ("[a](https://e.org/$x$) $y$", '<a href="https://e.org/$x$">a</a> {y}'),
        ("one\n$x\ny$", "one\n{x\ny}"),
    ],
)
def test_formula_is_no_markdown_and_markdown_is_no_formula(source: str, html: str) -> None:
    expected = re.sub(r"\{(.*?)\}(?= |$|<)", lambda match: str(mathml(match[1])), html, flags=re.DOTALL)
    assert str(inline(source)) == expected


def test_formula_does_not_go_over_an_empty_line() -> None:
    assert "<math" not in inline("$x\n\ny$")
    assert [("<math" in part) for part in paragraphs("Let $x$.\n\nIt costs $5.\n\nOr $6.")] == [True, False, False]


# MathML ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tex", [tex for tex, _ in pairs(WORDS)] + ["L^2", r"\mathbb R", r"\mathrm{x}"])
def test_formula_is_small_and_sound(tex: str) -> None:
    found = root(mathml(tex))
    assert why_unread(tex) == ""
    assert {element.tag for element in found.iter()} <= ELEMENTS
    assert found.attrib == {"class": "academic-math"}
    assert not {name for element in list(found.iter())[1:] for name in element.attrib} & {"class", "id", "xmlns"}


def test_letters_are_those_that_browsers_draw() -> None:
    """MathML Core knows `mathvariant` only as `normal`, on one letter; every other style is a character of its own."""
    assert root(mathml(r"\mathbb{R}")).findtext("mi") == "ℝ"
    assert root(mathml(r"\mathbf{x}")).findtext("mi") == "𝐱"
    upright = next(root(mathml(r"\mathrm{d}")).iter("mi"))
    assert (upright.text, upright.get("mathvariant")) == ("d", "normal")
    assert [one.text for one in root(mathml(r"\mathrm{cat}")).iter("mi")] == ["cat"]


@pytest.mark.parametrize(("tex", "reason"), UNREADABLE.items(), ids=[f"{tex[:20]}{len(tex)}" for tex in UNREADABLE])
def test_formula_that_cannot_be_read_is_shown_as_it_was_typed(tex: str, reason: str) -> None:
    assert mathml(tex) is None
    assert reason in why_unread(tex)
    assert words(tex) == tex
    shown = inline(f"a $$ {tex} $$ b")
    assert shown == Markup('a <code class="academic-math">{}</code> b').format(tex)
    assert plain(f"a $$ {tex} $$ b") == f"a {tex} b"


@pytest.mark.parametrize("tex", HOSTILE)
@pytest.mark.parametrize("setting", ["mathml", "arithmatex", "text"])
def test_formula_brings_no_markup_with_it(tex: str, setting: math.Setting) -> None:
    page = fromstring(f"<p>{sound(inline(f'$${tex}$$', setting))}</p>")
    assert {element.tag for element in page.iter()} <= ELEMENTS | {"p", "code", "span", "wbr"}
    for element in page.iter():
        for name, value in element.attrib.items():
            assert name not in ("href", "id", "src")
            assert not name.startswith("on")
            assert name != "class" or value in ("academic-math", "academic-unbroken", "arithmatex")
            assert name != "style" or re.fullmatch(r"margin-left:-0?\.\d+em", value)
            assert "9999" not in value


@pytest.mark.parametrize(
    "tex",
    [
        "{" * 500_000, "(" * 500_000, "x^{" * 5000 + "}" * 5000, r"\sqrt" * 200_000, "x" * 1_000_000, "x+" * 131_072,
        r"\alpha" * 150_000, "1" * 1_000_000, r"\left(" * 5000 + r"\right)" * 5000, "x'" * 100_000, "\\" * 100_001,
        r"\sin(" * 12, r"\lfloor" * 12, "{" * 149 + "}" * 149, r"\hat" * 100 + "x", "(" * 12 + "{(" * 100, "[" * 30,
        r"\pmod{" * 12 + "}" * 12, r"\textsuperscript{" * 60 + "}" * 60, r"\frac" * 149,
    ],
    ids=range(20),
)  # fmt: skip
def test_hostile_formula_takes_no_time_and_ends_nothing(tex: str) -> None:
    start = time.process_time()
    inline(f"$${tex}$$ $b$")
    plain(f"\\({tex}\\) $b$")
    assert time.process_time() - start < 1


def test_panic_of_the_library_is_a_formula_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        """As PyO3 raises it: no `Exception`."""

    class Broken:
        def __init__(self, error: BaseException) -> None:
            self.error = error

        def convert_with_local_state(self, tex: str, *, displaystyle: bool) -> str:
            raise self.error

    monkeypatch.setattr(math, "_converter", lambda: Broken(Panic("index out of bounds")))
    assert mathml("p_{anic}") is None
    assert why_unread("p_{anic}") == "index out of bounds"
    monkeypatch.setattr(math, "_converter", lambda: Broken(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        mathml("i_{nterrupt}")
    math._read.cache_clear()


@pytest.mark.parametrize("html", ["<math><script>x</script></math>", "<math><mi>x</math", "<math><mi onclick=x>"])
def test_what_the_library_should_not_give_is_not_taken(html: str) -> None:
    assert math._light(html) is None


# Words ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tex", "said"), pairs(WORDS))
def test_words_of_a_formula(tex: str, said: str) -> None:
    assert words(tex) == said


# How formulas are set -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tex", ["x_1 < y", r"\foo{x}", "a & b", r"\mathbb{Z}_p", "5\\%"])
def test_arithmatex_is_what_that_extension_gives(tex: str) -> None:
    configuration = {"pymdownx.arithmatex": {"generic": True}}
    extension = markdown.markdown(f"a ${tex}$ b", extensions=[*configuration], extension_configs=configuration)
    assert f"<p>{inline(f'a ${tex}$ b', 'arithmatex')}</p>" == extension


def test_text_is_the_words() -> None:
    assert inline("*a* $x<y$, $L^2$", "text") == "<em>a</em> x &lt; y, L²"
    assert inline(r"$\foo$", "text") == r'<code class="academic-math">\foo</code>'


def test_each_setting_is_kept_apart() -> None:
    found = {inline("$L^2$", setting) for setting in ("mathml", "arithmatex", "text", "mathml")}
    assert len(found) == 3


def test_every_text_of_a_view_is_set_as_the_page_says() -> None:
    calls = [
        (path.name, ast.unparse(call))
        for path in Path(text.__file__).parent.glob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("inline", "paragraphs", "run")
    ]
    assert len(calls) > 30
    assert [call for call in calls if not re.search(r", (words(\.math)?|setting)\)$", call[1])] == []
    assert not any("map(inline" in path.read_text("utf-8") for path in Path(text.__file__).parent.glob("*.py"))


# Lines ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "unbroken"),
    [
        ("a $x$ b", []),
        ("$x$", []),
        ("a $x$, b", ["x,"]),
        ("CO$_2$ uptake", ["CO2"]),
        ("“$E=mc^2$” is", ["“E=mc2”"]),
        ("the $p$-adic case", ["p-"]),
        ("non-$p$ case", []),
        ("pre$p$–$q$post", ["prep–qpost"]),
        ("$a$$b$", ["ab"]),
        ("*a*$x$*b*, $y$.", ["y."]),
        ("($x$) and ($y$)", ["(x)", "(y)"]),
        ("13\u00a0$k$ of", ["13\u00a0k"]),
        ("关于$L$，的问题", ["L，"]),
        ("关于$L$的问题", []),
        ("a" * 31 + "$x$" + "b" * 31, []),
        ("a" * 30 + "$x$" + "b" * 30, ["a" * 30 + "x" + "b" * 30]),
    ],
)
def test_formula_stays_with_what_touches_it(source: str, unbroken: list[str]) -> None:
    page = fromstring(f"<p>{inline(source)}</p>")
    assert ["".join(span.itertext()) for span in page.iter("span")] == unbroken
    assert all(span.attrib == {"class": "academic-unbroken"} for span in page.iter("span"))
    for setting in ("arithmatex", "text"):
        assert "academic-unbroken" not in inline(source, setting)


@pytest.mark.parametrize(
    ("tex", "parts"),
    [
        ("a+b=c", ["a+b=c"]),
        ("x_1+x_2+x_3+x_4+x_{50} = y_1-y_2", ["x1+", "x2+", "x3+", "x4+", "x50=", "y1−", "y2"]),
        ("f(x_1+x_2+x_3+x_4+x_5)^2 = -y", ["f(x1+x2+x3+x4+x5)2=", "−y"]),
        (r"-x_1x_2x_3x_4 \in \left(y_1+y_2+y_3+y_4\right)", ["−x1x2x3x4∈", "(y1+y2+y3+y4)"]),
        ("x_1x_2x_3x_4x_5x_6x_7x_8x_9x_{10}x_{11}", ["x1x2x3x4x5x6x7x8x9x10x11"]),
        ("abcdefghijklmnopqrstuvwxyz=", ["abcdefghijklmnopqrstuvwxyz="]),
    ],
)
def test_long_formula_may_break_after_a_sign_outside_of_brackets(tex: str, parts: list[str]) -> None:
    page = fromstring(f"<p>{sound(inline(f'A ${tex}$, b'))}</p>")
    assert ["".join(formula.itertext()) for formula in page.iter("math")] == parts
    assert len(list(page.iter("wbr"))) == len(parts) - 1
    assert "".join(next(page.iter("span")).itertext()) == parts[-1] + ","
    searched = lean(f"<p>{inline(f'A ${tex}$, b')}</p>")
    assert searched == f"<p>A {escape(words(tex), quote=False)}, b\n".removeprefix("<p>")


# Any text at all ------------------------------------------------------------------------------------------------------

SNIPPETS = (
    r"$ $$ \( \) \[ \] { } ^ _ \alpha \frac \text \mathbb{ \left( \right) < > & x 2 * ` [a]( ) \$ \\ <b> , . - é 语"
)
TEXTS = st.lists(st.sampled_from([*SNIPPETS.split(), " ", "\n"]), max_size=30).map("".join) | st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"])
)


@given(TEXTS, st.sampled_from(["mathml", "arithmatex", "text"]))
def test_any_text_becomes_sound_html(source: str, setting: math.Setting) -> None:
    page = fromstring(f"<p>{sound(inline(source, setting))}</p>")
    assert {element.tag for element in page.iter()} <= ELEMENTS | set("p em strong code a span br wbr".split())
    assert isinstance(plain(source), str)


@given(st.lists(st.sampled_from(["$", "5", "a", " ", "*", "`", "\\", "_", "(", ")", "["]), max_size=20))
def test_any_text_without_a_formula_is_what_it_was(pieces: list[str]) -> None:
    source = "a" + "".join(pieces) + "a"
    if not has_formula(source):
        assert str(inline(source)) == MarkdownIt("commonmark", {"html": False}).renderInline(source)


@pytest.mark.parametrize(
    "piece",
    ["$", "$$", "$a", "$$a", "$1$2", "\\(", "\\(a", "\\[a", "\\(a\\[", "$a $", "\\$a", "$a\n", "[$a", "[\\(", "`$a",
     "$a$", "a$x$", "$a_b", "\\(x\\)", "$a\\$"],
)  # fmt: skip
def test_long_lines_of_dollars_take_no_time(piece: str) -> None:
    start = time.process_time()
    inline(piece * (16_000 // len(piece)))
    plain(piece * (16_000 // len(piece)))
    assert time.process_time() - start < 2


def test_text_without_a_formula_does_not_load_what_reads_formulas() -> None:
    code = (
        "import sys; from mkdocs_academic.views.text import inline, plain; "
        "inline('a'), plain('b *c* $5'), inline('d_e_ \\\\$6 <b>'); "
        "assert not {'math_core', 'mkdocs_academic.texts.math_words'} & set(sys.modules); "
        "inline('$x$'); assert 'math_core' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
