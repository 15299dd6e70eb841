"""Formulas in a whole site: on the page, in headings and names, in the theme's search, and in the report of a build."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from .conftest import Site, all_words, build, export, one, titles, words

CV = r"""
cv:
  name: Emmy Noether
  headline: Algebra over $\mathbb{Z}$
  affiliations: ['Institute for $p$-adic Studies']
  interests: ['$p$-adic numbers', rings]
  sections:
    Papers on $L^2$:
      - title: $L^2$ estimates for $\mathbb{Z}_p$-extensions, at \$5
        authors: [Emmy Noether]
        journal: Annals of $\ell$-adic Studies
        date: 1921
        url: https://example.org/1
        pdf: https://example.org/1.pdf
        note: Costs $5 and $6, where $x<y$.
        type: article-journal
    Talks:
      - name: The $\alpha$-stable case
        event: Meeting on CO$_2$
        date: 1922-05-01
        video: https://example.org/film
    Awards:
      - name: Prize for $E=mc^2$
        awarder: Academy of $\hbar$
        date: 1923
        group: 'First ($n=1$)'
"""
FILES = {
    "cv.yml": CV,
    "docs/index.md": "---\nauthor_profile: true\n---\n\n# Home\n\n<!-- academic/publications { group_by: venue } -->\n",
    "docs/cv.md": "---\nexcerpt: All on $L^2$.\n---\n\n# CV\n\n<!-- academic/cv -->\n",
}
ARITHMATEX: dict[str, Any] = {"markdown_extensions": [{"pymdownx.arithmatex": {"generic": True}}, "attr_list"]}


def title(site: Site, page: str = "index.html") -> Tag:
    return site.article(page).select(".academic-publication .academic-title")[0]


def searched(site: Site) -> str:
    """The titles and texts of the index of Material's search, without marks."""
    documents = json.loads(site.text("search/search_index.json"))["docs"]
    text = "\n".join(f"{one['title']}\n{one['text']}" for one in documents)
    return re.sub(r"</?(?:ol|ul|li|p)>", "", text)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """With arithmatex at work in the pages, as in many sites that have mathematics."""
    return build(tmp_path_factory.mktemp("mathml"), FILES, ARITHMATEX).assert_clean()


def test_formulas_are_mathml(site: Site) -> None:
    formulas = site.article().select("math.academic-math")
    assert len(formulas) == 4
    assert str(formulas[0]) == '<math class="academic-math"><msup><mi>L</mi><mn>2</mn></msup></math>'
    assert len(one(title(site), "a").select("math")) == 2
    assert "$5 and $6, where" in words(site.article())
    assert "at $5" in words(title(site))
    assert titles(site.article("cv"))[1] == "The α-stable case"
    assert len(site.page().select("aside math.academic-math")) == 2


def test_no_dollar_and_no_tex_is_left_but_in_bibtex(site: Site) -> None:
    for page in ("index.html", "cv/index.html"):
        html = re.sub(r'<pre class="academic-bibtex">.*?</pre>', "", site.text(page), flags=re.DOTALL)
        assert "mathbb" not in html
        assert "arithmatex" not in html
        assert set(re.findall(r"\$.", html)) <= {"$5", "$6"}


def test_names_and_headings_are_words(site: Site) -> None:
    article = site.article("cv")
    assert all_words(article, ".academic-section__title")[0].startswith("Papers on L²")
    assert all_words(article, ".academic-section__group") == ["First (n = 1)"]
    assert "Papers on L²" in words(site.page("cv").select("nav.md-nav--secondary")[0])
    assert all_words(site.article(), ".academic-group__title")[0].startswith("Annals of ℓ-adic Studies")
    labels = {str(link["aria-label"]) for link in site.article().select(".academic-actions a")}
    assert labels == {f"{word}: L² estimates for ℤₚ-extensions, at $5" for word in ("PDF", "Link")}
    assert one(site.page("cv"), "meta[name=description]")["content"] == "All on L²."
    assert "p-adic numbers, rings" in words(one(site.page(), "aside.academic-profile"))
    person = json.loads(one(site.page(), 'script[type="application/ld+json"]').get_text())
    assert person["jobTitle"] == "Algebra over ℤ"
    assert person["knowsAbout"] == ["p-adic numbers", "rings"]
    assert person["affiliation"][0]["name"] == "Institute for p-adic Studies"
    assert {one["id"] for one in article.select("[id]") if one.name == "h2"} >= {"papers-on-l2", "awards"}


def test_search_reads_words(site: Site) -> None:
    text = searched(site)
    for expected in (
        "L² estimates for ℤₚ-extensions, at $5", "Annals of ℓ-adic Studies", "where x &lt; y.", "The α-stable case",
        "Meeting on CO₂", "Prize for E = mc²", "Papers on L²",
    ):  # fmt: skip
        assert expected in text
    assert "math" not in text


def test_page_is_whole_again_after_the_search_has_read_it(site: Site) -> None:
    assert "<msup><mi>L</mi><mn>2</mn></msup>" in site.text("index.html")


def test_export_keeps_what_was_typed(site: Site) -> None:
    status, output = export(site.root)
    assert status == 0
    publication = json.loads(output)["publications"][0]
    assert publication["title"] == r"$L^2$ estimates for $\mathbb{Z}_p$-extensions, at \$5"


def test_long_list_is_searched_in_words_too(tmp_path: Path) -> None:
    """A long list is kept in Latin-1 with references; the formulas in it are read all the same."""
    works = "".join(rf"      - {{title: 'The $\mathbb{{Z}}_p$ case {n}', date: 1921}}" + "\n" for n in range(300))
    cv = f"cv:\n  name: Emmy Noether\n  sections:\n    Publications:\n{works}"
    found = build(tmp_path, {"cv.yml": cv, "docs/index.md": "# A\n\n<!-- academic/publications -->\n"}).assert_clean()
    assert found.text("index.html").count("<math") == 300
    assert searched(found).count("The ℤₚ case") == 300


def test_arithmatex_leaves_formulas_to_the_site(tmp_path: Path) -> None:
    found = build(tmp_path, FILES, ARITHMATEX, academic={"math": "arithmatex"}).assert_clean()
    formulas = found.article().select("span.arithmatex")
    assert [one.get_text() for one in formulas] == [r"\(L^2\)", r"\(\mathbb{Z}_p\)", r"\(\ell\)", r"\(x<y\)"]
    assert not found.page().select("math")
    assert [one.get_text() for one in found.page().select("aside span.arithmatex")] == [r"\(\mathbb{Z}\)", r"\(p\)"]
    assert "L² estimates for ℤₚ-extensions, at $5" in searched(found)
    assert "where x &lt; y." in searched(found)
    assert "arithmatex" not in searched(found)
    assert all_words(found.article("cv"), ".academic-section__title")[0].startswith("Papers on L²")


def test_text_is_words_everywhere(tmp_path: Path) -> None:
    found = build(tmp_path, FILES, academic={"math": "text"}).assert_clean()
    assert words(title(found)) == "L² estimates for ℤₚ-extensions, at $5"
    assert not found.page().select("math, .arithmatex")
    assert "where x &lt; y." in found.text("index.html")
    assert "Algebra over ℤ" in words(one(found.page(), "aside.academic-profile"))


def test_unknown_setting_is_refused(tmp_path: Path) -> None:
    found = build(tmp_path, FILES, academic={"math": "katex"}).assert_failed()
    assert "math" in found.output
    assert "arithmatex" in found.output


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_formulas_in_other_themes(tmp_path: Path, theme: str) -> None:
    found = build(tmp_path, FILES, theme=theme).assert_clean()
    assert len(found.page().select(".academic-publication math")) == 4


def test_formulas_without_the_plugin(tmp_path: Path) -> None:
    files = {"cv.yml": CV, "docs/index.md": "# Home\n\n<!-- academic/publications -->\n"}
    found = build(tmp_path, files, {"markdown_extensions": ["academic"]}, academic=False).assert_clean()
    assert len(found.article().select("math.academic-math")) == 4


# Formulas that cannot be read -----------------------------------------------------------------------------------------

BROKEN = r"""
cv:
  name: Emmy Noether
  headline: Algebra over $\frac{1}$
  sections:
    Publications:
      - title: 'On $\foo{x}<y$ and $\foo{x}<y$'
        date: 1921
      - title: Again $\foo{x}<y$
        date: 1922
      - title: Without fault
        date: 1923
        note: "It is $x^2^3$."
    Grants:
      - name: A grant
        funder: Society of $\bar$
        date: 1924
"""


def test_formula_that_cannot_be_read_is_shown_and_reported_once(tmp_path: Path) -> None:
    files = {
        "cv.yml": BROKEN,
        "docs/index.md": "---\nauthor_profile: true\n---\n\n# Home\n\n<!-- academic/publications -->\n",
        "docs/cv.md": "# CV\n\n<!-- academic/cv -->\n",
    }
    found = build(tmp_path, files, strict=False)
    assert found.status == 0
    assert all_words(found.article(), "code.academic-math") == ["x^2^3", r"\foo{x}<y", r"\foo{x}<y", r"\foo{x}<y"]
    assert "Traceback" not in found.output
    report = re.findall(r"WARNING +-  (\S+): warning\[bad-math\]: the formula (.*)", found.output)
    assert sorted(report) == [
        ("cv.yml:13:23", "x^2^3 cannot be read: Duplicate subscript or superscript"),
        ("cv.yml:16:29", r"\bar cannot be read: Expected argument but reached end of input"),
        ("cv.yml:4:27", r"\frac{1} cannot be read: Expected argument but reached end of input"),
        ("cv.yml:7:21", r'\foo{x}<y cannot be read: Unknown command "\foo"'),
    ]
    assert "^" * len(r"\foo{x}<y") in found.output
    assert found.output.count("hint: write it with the commands of LaTeX") == 4


def test_formula_that_cannot_be_read_fails_a_strict_build(tmp_path: Path) -> None:
    files = {"cv.yml": BROKEN, "docs/index.md": "# Home\n\n<!-- academic/publications -->\n"}
    found = build(tmp_path, files).assert_failed()
    assert "bad-math" in found.output


def test_where_a_script_reads_formulas_none_is_bad(tmp_path: Path) -> None:
    files = {"cv.yml": BROKEN, "docs/index.md": "# Home\n\n<!-- academic/publications -->\n"}
    build(tmp_path, files, academic={"math": "arithmatex"}).assert_clean()


def test_a_formula_in_double_quotes_is_said_wherever_it_stands(tmp_path: Path) -> None:
    front = '---\ntitle: "On $\\alpha$"\ndate: 1921\n---\n'
    files = {
        "cv.yml": 'cv:\n  name: A B\n  sections:\n    Papers:\n      - title: "On $\\beta$"\n        date: 1922\n',
        "venues.yml": 'Isis:\n  url: "https://a.example/\\f"\n',
        "authors.yml": 'b: {name: "B \\a C"}\n',
        "coauthors.yml": '"adams":\n  - firstname: ["\\b"]\n    url: https://a.example/\n',
        "docs/index.md": front.replace("date: 1921", "hide: [navigation]") + "# Home\n",
        "docs/publications/x.md": front,
    }
    output = build(tmp_path, files).assert_failed().output
    assert re.findall(r"(?m)^WARNING +-  (\S+): warning\[control-character\]", output) == [
        "cv.yml:5:21", "authors.yml:1:14", "docs/publications/x.md:2:13", "coauthors.yml:2:18", "venues.yml:2:27",
        "docs/index.md:2:13",
    ]  # fmt: skip
    assert output.count("hint: put the text in single quotes") == 6
