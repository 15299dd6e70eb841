"""Which works stand first: papers for the job market, and the order of types that a site chooses."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from .conftest import Site, all_words, build, one, titles

CV = """cv:
  name: Grace M. Hopper
  sections:
    Publications:
"""
BIB = """
@article{new, author = {Hopper, G.}, title = {New}, journal = {Isis}, year = 1960}
@article{market, author = {Hopper, G.}, title = {Market}, year = 1955, job_market = {true}, status = {under review}}
@book{old, author = {Hopper, G.}, title = {Old}, year = 1955, publisher = {ACM}}
@article{later, author = {Hopper, G.}, title = {Later}, journal = {Isis}, year = 1955, month = may}
@misc{undated, author = {Hopper, G.}, title = {Undated}, job_market = {true}}
@article{elder, author = {Hopper, G.}, title = {Elder}, journal = {Isis}, year = 1955, job_market = {true}}
@phdthesis{thesis, author = {Hopper, G.}, title = {Thesis}, year = 1934, school = {Yale}}
"""
LISTS = {
    "flat": "group_by: none",
    "years": "group_by: year",
    "types": "group_by: type",
    "oldest": "group_by: none, order: oldest",
    "limit": "group_by: none, limit: 1",
    "title": "group_by: none, order: title",
    "file": "group_by: none, order: file",
    "keys": "group_by: none, keys: [old, market]",
    "levels": "group_by: [status, type]",
}
FILES: dict[str, str | bytes] = {
    "cv.yml": CV,
    "a.bib": BIB,
    "docs/index.md": "# Home\n",
    "docs/cv.md": "# CV\n\n<!-- academic/cv -->\n",
    **{f"docs/{name}.md": f"# List\n\n<!-- academic/publications {{ {how} }} -->\n" for name, how in LISTS.items()},
}


def groups(site: Site, name: str) -> dict[str, list[str]]:
    """The titles under each heading of a list."""

    def heading(section: Tag) -> str:
        return all_words(section, "h2, h3")[0]

    return {heading(section): titles(section) for section in site.article(name).select("section")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("order"), FILES).assert_clean()


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("flat", ["Market", "Elder", "Undated", "New", "Later", "Old", "Thesis"]),
        ("oldest", ["Undated", "Market", "Elder", "Thesis", "Old", "Later", "New"]),
        ("limit", ["Market"]),
        ("cv", ["Market", "Elder", "Undated", "New", "Later", "Old", "Thesis"]),
        # What was asked for by name stays as it was asked for.
        ("title", ["Elder", "Later", "Market", "New", "Old", "Thesis", "Undated"]),
        ("file", ["New", "Market", "Old", "Later", "Undated", "Elder", "Thesis"]),
        ("keys", ["Old", "Market"]),
    ],
)
def test_papers_for_the_job_market_stand_first_in_what_is_ordered_by_date(
    site: Site, name: str, order: list[str]
) -> None:
    assert titles(site.article(name)) == order


def test_papers_for_the_job_market_stand_first_in_each_group(site: Site) -> None:
    years = groups(site, "years")
    assert list(years) == ["In progress", "1960", "1955", "1934"]
    assert years["In progress"] == ["Undated"]
    assert years["1955"] == ["Market", "Elder", "Later", "Old"]
    assert groups(site, "types")["Journal articles"] == ["Market", "Elder", "New", "Later"]


def test_a_paper_for_the_job_market_shows_that_and_its_status(site: Site) -> None:
    article = site.article("years")
    assert all_words(one(article, "#pub-market"), ".academic-badge") == ["Job market paper", "Under review"]
    assert all_words(one(article, "#pub-elder"), ".academic-badge") == ["Job market paper"]
    assert all_words(one(article, "#pub-undated"), ".academic-badge") == ["Job market paper"]
    assert all_words(one(article, "#pub-new"), ".academic-badge") == []


# The order of types ---------------------------------------------------------------------------------------------------


def typed(tmp_path: Path, order: object, **strings: str) -> Site:
    options = {"type_order": order, "strings": {f"type.{name}": text for name, text in strings.items()}}
    return build(tmp_path, FILES, academic=options)


def test_types_stand_in_the_usual_order(site: Site) -> None:
    assert list(groups(site, "types")) == ["Journal articles", "Books", "Theses", "Other"]


@pytest.mark.parametrize(
    "order", [["phdthesis", "book"], ["thesis", "Book", "book", "mastersthesis"], ["dataset", "dissertation", "books"]]
)
def test_types_that_a_site_puts_first_stand_first_and_the_others_follow(tmp_path: Path, order: list[str]) -> None:
    site = typed(tmp_path, order).assert_clean()
    assert list(groups(site, "types")) == ["Theses", "Books", "Journal articles", "Other"]
    inner = all_words(site.article("levels"), "section section h3")
    assert inner == ["Journal articles", "Theses", "Books", "Journal articles", "Other"]


def test_one_type_may_be_named_alone_and_be_called_otherwise(tmp_path: Path) -> None:
    site = typed(tmp_path, "book", book="Monographs").assert_clean()
    assert list(groups(site, "types")) == ["Monographs", "Journal articles", "Theses", "Other"]
    assert one(site.article("types"), "#book")


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (
            ["book", "artcle-journal"],
            "There is no type of publication 'artcle-journal'; did you mean 'article-journal'?",
        ),
        (["zzz"], "There is no type of publication 'zzz'; write book, article-journal"),
        ([["book"]], "There is no type of publication"),
        ({"book": 1}, "There is no type of publication"),
    ],
)
def test_a_name_that_is_no_type_ends_the_build_with_a_suggestion(tmp_path: Path, order: object, said: str) -> None:
    output = typed(tmp_path, order).assert_failed().output
    assert "'type_order'" in output
    assert said in output
