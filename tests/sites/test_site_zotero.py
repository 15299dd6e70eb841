"""Lists tell Zotero what stands in them."""

import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from bs4 import Tag

from mkdocs_academic.composer import LONG_LIST

from .conftest import Site, all_words, build, write

CV = """
cv:
  name: Grace Hopper
  sections:
    Publications:
      - title: The <i>education</i> of a "computer" & its $L^2$
        authors: [Grace M. Hopper, Howard Aiken]
        type: conference
        booktitle: Proceedings of the 1952 ACM National Meeting
        date: 1952-05
        pages: 243-249
        doi: 10.1145/609784.609818
      - title: A compiler for everybody
        authors: [Grace M. Hopper]
        journal: Isis
        status: submitted
        date: 1953
"""


def told(element: Tag) -> list[dict[str, list[str]]]:
    """What the spans of an element tell, in their order."""
    return [parse_qs(str(span["title"])) for span in element.select("span.Z3988")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = {
        "cv.yml": CV,
        "docs/index.md": "# Works\n\n<!-- academic/publications -->\n",
        "docs/cv.md": "# CV\n\n<!-- academic/cv -->\n",
        "docs/publications/own.md": "---\ntitle: A page\nauthors: [Grace Hopper]\ndate: 1954\n---\n",
    }
    return build(tmp_path_factory.mktemp("zotero"), files).assert_clean()


def test_each_work_of_a_list_is_told_once(site: Site) -> None:
    for item in site.article().select(".academic-publication"):
        assert len(item.select("span.Z3988")) == 1
    assert [one.get("rft.atitle") or one["rft.title"] for one in told(site.article())] == [
        ["A page"], ["A compiler for everybody"], ['The <i>education</i> of a "computer" & its L²'],
    ]  # fmt: skip


def test_a_work_is_told_as_the_list_shows_it(site: Site) -> None:
    assert told(site.article())[2] == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:book"],
        "rft.genre": ["proceeding"],
        "rft.atitle": ['The <i>education</i> of a "computer" & its L²'],
        "rft.aulast": ["Hopper"],
        "rft.aufirst": ["Grace M."],
        "rft.au": ["Aiken, Howard"],
        "rft.date": ["1952-05"],
        "rft.btitle": ["Proceedings of the 1952 ACM National Meeting"],
        "rft.pages": ["243-249"],
        "rft_id": ["info:doi/10.1145/609784.609818"],
    }
    assert "rft.jtitle" not in told(site.article())[1]


def test_the_cv_tells_its_works_too_and_a_works_own_page_tells_none(site: Site) -> None:
    # Zotero reads COinS before a page's tags, which say more.
    assert len(told(site.article("cv"))) == 2
    assert told(site.article("publications/own")) == []


def test_readers_and_the_search_do_not_see_it(site: Site) -> None:
    assert set(all_words(site.article(), "span.Z3988")) == {""}
    searched = " ".join(
        entry["title"] + entry["text"] for entry in json.loads(site.text("search/search_index.json"))["docs"]
    )
    assert "A compiler for everybody" in searched
    assert "Z39.88" not in searched


def test_very_long_lists_tell_none_and_short_ones_beside_them_do(tmp_path: Path) -> None:
    works = "".join(f"@book{{k{n}, title={{Work {n}}}, author={{Hopper, Grace}}}}\n" for n in range(LONG_LIST + 1))
    write(tmp_path, {"works.bib": works})
    site = build(
        tmp_path,
        {
            "docs/index.md": "# Works\n\n<!-- academic/publications { limit: 3 } -->\n",
            "docs/all.md": "# Works\n\n<!-- academic/publications -->\n",
        },
        academic={"bibliography": "works.bib", "publication_pages": False, "downloads": False},
    ).assert_clean()
    assert len(told(site.article())) == 3
    assert len(site.article("all").select(".academic-publication")) == LONG_LIST + 1
    assert told(site.article("all")) == []


def test_works_that_are_named_on_a_works_page_tell_nothing_there(tmp_path: Path) -> None:
    # Else a click would offer a choice of them instead of the work whose page it is.
    page = "---\nrelated_publications: [other]\n---\n\nHow it came about.\n"
    works = "@book{own, title={Own}, author={Hopper, Grace}}\n@book{other, title={Other}, author={Hopper, Grace}}\n"
    files = {"works.bib": works, "docs/publications/own.md": page, "docs/index.md": "# Works\n"}
    site = build(tmp_path, files, academic={"bibliography": "works.bib"}).assert_clean()
    assert site.article("publications/own").select(".academic-publications .academic-publication")
    assert told(site.article("publications/own")) == []
