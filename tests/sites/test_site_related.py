"""`related_publications` in the front matter of any page: the works at the end of its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import all_words, build, one, titles, words

CV = """cv:
  name: Grace M. Hopper
  sections:
    Publications:
      - {title: The education of a computer, date: 1952, key: hopper1952}
      - {title: Automatic coding, date: 1953, key: "1953"}
      - {title: Tables of sines, date: 1944}
"""
BIB = """@article{DBLP:journals/cacm/Hopper59, author = {Hopper, Grace}, title = {Automatic Programming},
  journal = {CACM}, year = 1959}
@misc{early, author = {Hopper, Grace}, title = {Automatic Programming}, eprint = {2101.00001}, year = 1958}
"""


def page(front: str, text: str = "# Project\n\nWords.\n") -> str:
    return f"---\n{front}\n---\n{text}"


def site_files(**pages: str) -> dict[str, str | bytes]:
    files = {f"docs/{name}.md": text for name, text in pages.items()}
    return {"cv.yml": CV, "a.bib": BIB, "docs/index.md": "# Home\n", **files}


@pytest.mark.parametrize(
    "typed",
    [
        "related_publications: HOPPER1952, dblp-journals-cacm-hopper59",
        "related_publications: [hopper1952, 'DBLP:journals/cacm/Hopper59']",
        "related_publications:\n  - hopper1952\n  - early\n  - DBLP:journals/cacm/Hopper59",
        "title: One\nrelated_publications: hopper1952,early,",
    ],
)
def test_works_stand_at_the_end_of_a_page_in_the_order_of_the_keys(tmp_path: Path, typed: str) -> None:
    files = site_files(one=page(typed, "# Project\n\n## Aims\n\n### The first\n\nWords.\n"))
    site = build(tmp_path, files).assert_clean()
    article = site.article("one")
    assert all_words(article, "h2, h3") == ["Aims", "The first", "Related publications"]
    assert titles(article) == ["The education of a computer", "Automatic Programming"]
    last = article.select("h2")[-1]
    assert last["id"] == "related-publications"
    assert "Words." not in words(last.find_next_sibling("div"))
    assert "related-publications" in str(site.page("one").select_one(".md-nav--secondary"))
    assert len(one(article, ".academic-publications").select("ol")) == 1


@pytest.mark.parametrize("typed", ["related_publications:", "related_publications: false", "related_publications: []"])
def test_a_page_that_names_none_has_no_section(tmp_path: Path, typed: str) -> None:
    article = build(tmp_path, site_files(one=page(typed))).assert_clean().article("one")
    assert article.select(".academic, h2") == []


def test_the_heading_is_in_the_language_of_the_page(tmp_path: Path) -> None:
    front = "lang: de\nrelated_publications: '1953'"
    article = build(tmp_path, site_files(one=page(front))).assert_clean().article("one")
    assert all_words(article, "h2") == ["Zugehörige Publikationen"]
    assert titles(article) == ["Automatic coding"]


def test_a_page_of_an_item_and_a_page_with_a_list_have_them_too(tmp_path: Path) -> None:
    files = site_files(
        **{
            "talks/rings": page("title: A talk\ndate: 1960\nrelated_publications: early", "Words.\n"),
            "works": page("related_publications: hopper1952", "# Works\n\n<!-- academic/publications -->\n"),
        }
    )
    site = build(tmp_path, files).assert_clean()
    assert titles(one(site.article("talks/rings"), ".academic-publications")) == ["Automatic Programming"]
    article = site.article("works")
    assert titles(article)[-1] == "The education of a computer"
    assert len(article.select("#pub-hopper1952")) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "related_publications: hopper1952, hoper1952",
            "one.md:2:23: warning[unknown-work]: no work has the key 'hoper1952'",
        ),
        (
            "related_publications:\n  - nobody\n  - hopper1952",
            "one.md:3:5: warning[unknown-work]: no work has the key 'nobody'",
        ),
        ("related_publications: true", "one.md:2:23: warning[wrong-type]: 'related_publications' should be keys"),
        ("related_publications: {a: b}", "one.md:2:23: warning[wrong-type]: 'related_publications' should be keys"),
        (
            "related_publications:\n  - [hopper1952]",
            "one.md:3:5: warning[wrong-type]: 'related_publications' should be",
        ),
    ],
)
def test_what_is_no_key_is_a_warning_at_its_line(tmp_path: Path, typed: str, said: str) -> None:
    site = build(tmp_path, site_files(one=page(typed))).assert_failed()
    assert f"WARNING -  docs/{said}" in site.output
    assert site.output.count("warning[") == 1


def test_a_site_without_works_says_so(tmp_path: Path) -> None:
    files = {"docs/index.md": page("related_publications: hopper1952")}
    site = build(tmp_path, files).assert_failed()
    assert "docs/index.md:2:23: warning[unknown-work]: no work has the key 'hopper1952'" in site.output


def test_a_post_of_material_s_blog_has_them_at_its_end(tmp_path: Path) -> None:
    files = site_files(
        **{
            "blog/index": "# Blog\n",
            "blog/posts/a": page(
                "date: 1952-05-02\nrelated_publications: hopper1952", "# A post\n\nFirst.\n\n<!-- more -->\n\nThen.\n"
            ),
        }
    )
    site = build(tmp_path, files, {"plugins": ["blog", "academic"]}).assert_clean()
    post = next(site.folder.rglob("a-post/index.html")).relative_to(site.folder).as_posix()
    assert titles(site.article(post)) == ["The education of a computer"]
    assert titles(site.page("blog/index.html")) == []
