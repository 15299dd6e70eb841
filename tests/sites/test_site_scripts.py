"""Names in Han, Kana and Hangul, and texts that are written from right to left, on whole sites."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from .conftest import all_words, build, one, titles, words

HAN_BIB = """
@article{one, author = {王, 小明 and Noether, Emmy}, title = {First}, journal = {Isis}, year = 1931}
@article{two, author = {王小明}, title = {Second}, journal = {Isis}, year = 1930}
@article{three, author = {王 小明 and 李, 四光}, title = {Third}, journal = {Isis}, year = 1929}
@article{four, author = {{王小明}}, title = {Fourth}, journal = {Isis}, year = 1928}
@article{five, author = {李, 四光 and 王, 伟}, title = {Fifth}, journal = {Isis}, year = 1927}
"""
LIST = "# Works\n\n<!-- academic/publications -->\n"


@pytest.mark.parametrize("owner", ["王小明", "王 小明", "王, 小明"])
def test_the_owner_with_a_name_in_characters_is_found_however_it_is_divided(tmp_path: Path, owner: str) -> None:
    files = {"docs/index.md": LIST, "cv.yml": f'cv:\n  name: "{owner}"\n', "works.bib": HAN_BIB}
    article = build(tmp_path, files).assert_clean().article()
    assert titles(article) == ["First", "Second", "Third", "Fourth"]
    assert all_words(article, ".academic-self") == ["王小明"] * 4
    assert all_words(article, ".academic-authors")[0::2] == ["王小明, Emmy Noether", "王小明, 李四光"]


def test_a_name_in_characters_is_filed_by_its_family_name(tmp_path: Path) -> None:
    files = {"docs/index.md": LIST, "cv.yml": "cv:\n  name: 王小明\n", "works.bib": HAN_BIB}
    site = build(tmp_path, files).assert_clean()
    page = site.page("publications/three/index.html")
    assert [tag["content"] for tag in page.select("meta[name=citation_author]")] == ["王, 小明", "李, 四光"]
    assert "author = {王, 小明 and 李, 四光}" in site.text("publications.bib")
    assert "AU  - 王, 小明" in site.text("publications.ris")
    csl = next(work for work in json.loads(site.text("publications.json")) if work["title"] == "Third")
    assert csl["author"] == [{"family": "王", "given": "小明"}, {"family": "李", "given": "四光"}]
    told = next(span for span in site.page().select(".Z3988") if "Third" in str(span["title"]))
    fields = parse_qs(str(told["title"]))
    assert (fields["rft.aulast"], fields["rft.aufirst"], fields["rft.au"]) == (["王"], ["小明"], ["李, 四光"])
    assert words(one(page, ".academic-passage__text")).startswith("王小明, and 李四光")


def test_authors_in_parts_and_katakana_stand_as_their_readers_write_them(tmp_path: Path) -> None:
    cv = """cv:
  name: 山田 太郎
  sections:
    Publications:
      - title: One
        authors: [{family: 山田, given: 太郎}, ジョン・スミス, "김 철수"]
        journal: Isis
        date: 1950
"""
    article = build(tmp_path, {"docs/index.md": LIST, "cv.yml": cv}).assert_clean().article()
    assert all_words(article, ".academic-authors") == ["山田太郎, ジョン・スミス, 김철수"]
    assert all_words(article, ".academic-self") == ["山田太郎"]
