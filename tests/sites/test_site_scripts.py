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


RIGHT_CV = """cv:
  name: Grace Hopper
  sections:
    Education:
      - institution: האוניברסיטה העברית
        area: Mathematics
        location: ירושלים
    Talks:
      - name: "על מהדרים (הרצאה ראשונה)"
        event: כנס המתמטיקה
        location: ירושלים (ישראל)
        date: 1955-03-02
"""
RIGHT_BIB = """
@article{sets, author = {Hopper, Grace and פרנקל, אברהם}, title = {תורת הקבוצות (חלק 2)}, year = 1950,
  journal = {רבעון למתמטיקה}, volume = 12, number = 3, pages = {10--20}, publisher = {מאגנס}, address = {ירושלים},
  editor = {כהן, משה and لוي, דוד}, award = {פרס (1950)}}
@article{sent, author = {Hopper, Grace}, title = {On sets}, journal = {רבעון}, pubstate = {submitted}, year = 1949}
@article{latin, author = {Hopper, Grace and Gödel, Kurt}, title = {Übersetzer -- a view}, journal = {Köln},
  volume = 4, number = 2, pages = {1--9}, year = 1948}
"""
VIEWS = "\n\n".join(
    f"# {view}\n\n<!-- academic/publications {{view: {view}}} -->" for view in ("list", "compact", "cards", "table")
)
# Typst brings no font for Arabic letters, of which a word here has some; the PDF is tested elsewhere.
OPTIONS = {"bibliography": "works.bib", "cv_pdf": False}
PAGES = {
    "docs/index.md": VIEWS,
    "docs/cv.md": "# CV\n\n<!-- academic/cv -->\n",
    "docs/talks.md": "# Talks\n\n<!-- academic/talks -->\n",
    "cv.yml": RIGHT_CV,
    "works.bib": RIGHT_BIB,
}


def test_what_is_written_from_right_to_left_is_a_run_of_its_own(tmp_path: Path) -> None:
    site = build(tmp_path, PAGES, academic=OPTIONS).assert_clean()
    article = site.article()
    works = article.select("[id^=pub-sets], .academic-publication[data-year='1950']")
    assert len(works) == 4
    for work in works:
        assert all_words(work, ".academic-title bdi") == ["תורת הקבוצות (חלק 2)"]
        assert all_words(work, ".academic-authors > bdi") == ["אברהם פרנקל"]
        runs = all_words(work, ".academic-venue > cite > bdi, .academic-venue > bdi > bdi, .academic-venue > bdi")
        assert "רבעון למתמטיקה" in runs
        assert "ירושלים: מאגנס" in runs
        assert "12(3)" not in runs
        assert all_words(work, ".academic-badge--award bdi") == ["פרס (1950)"]
        assert "משה כהן" in all_words(work, ".academic-venue bdi bdi")
    sent = one(article, "#pub-sent .academic-badge--status, .academic-publication--list .academic-badge--status")
    assert words(sent) == "Submitted to רבעון"
    assert all_words(sent, "bdi") == ["רבעון"]
    assert not article.select("[data-year='1948'] bdi")
    cite = site.page("publications/sets/index.html").select(".academic-passage__text")[-1]
    assert words(cite).startswith(
        "Hopper, Grace, and אברהם פרנקל. 1950. “תורת הקבוצות (חלק 2).” רבעון למתמטיקה 12(3), ed."
    )
    assert {"אברהם פרנקל", "תורת הקבוצות (חלק 2)", "רבעון למתמטיקה", "ירושלים: מאגנס"} <= {*all_words(cite, "bdi")}
    assert all_words(site.article("talks"), ".academic-talk bdi") == [
        "על מהדרים (הרצאה ראשונה)", "כנס המתמטיקה", "ירושלים (ישראל)"
    ]  # fmt: skip
    assert all_words(site.article("cv"), ".academic-entry bdi") == ["האוניברסיטה העברית", "ירושלים"]


def test_on_a_page_from_right_to_left_what_is_not_is_a_run_of_its_own(tmp_path: Path) -> None:
    theme = {"name": "material", "language": "ar"}
    site = build(tmp_path, PAGES, academic=OPTIONS, theme=theme).assert_clean()
    work = site.article().select("[data-year='1948']")[0]
    assert all_words(work, ".academic-authors bdi") == ["Grace Hopper", "Kurt Gödel"]
    assert all_words(work, ".academic-venue bdi")[:2] == ["Köln", "4(2)"]
    sets = site.article().select("[data-year='1950']")[0]
    assert not sets.select(".academic-venue cite bdi")
    assert site.text("publications.bib").count("<bdi>") == 0
    cite = site.page("publications/latin/index.html").select(".academic-passage__text")[-1]
    assert "Köln" in all_words(cite, "bdi")


def test_a_reference_without_a_letter_from_right_to_left_is_one_line_from_left_to_right(tmp_path: Path) -> None:
    theme = {"name": "material", "language": "he"}  # whose words are English, as we have no others
    site = build(tmp_path, PAGES, academic=OPTIONS, theme=theme).assert_clean()
    cite = site.page("publications/latin/index.html").select(".academic-passage__text")[-1]
    assert words(one(cite, "bdi[dir=ltr]")).startswith(
        "Hopper, Grace, and Kurt Gödel. 1948. “Übersetzer – a view.” Köln"
    )
    assert not site.page("publications/sets/index.html").select("bdi[dir=ltr]")
