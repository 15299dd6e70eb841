"""The CV as PDF in a site: when there is one, the options, templates and fonts of the user's own, and what is said."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from sites.conftest import Site, build, export, one, rebuild, words, write
from sites.serving import serving

from mkdocs_academic import pdf
from mkdocs_academic.pdf import FONTS, TEMPLATE

from .conftest import EVERYTHING, Copy, set_cv
from .documents import Document, flat, read

CV = "cv:\n  name: Emmy Noether\n  sections:\n    Awards:\n      - {name: Ackermann–Teubner Prize, date: 1932}\n"
PAGES = {"docs/index.md": "# Home\n\n[The CV as PDF](cv.pdf)\n"}
Set = Callable[..., Copy]


def site(root: Path, files: Mapping[str, str | bytes] | None = None, strict: bool = True, **academic: Any) -> Site:
    return build(
        root, {"docs/index.md": "# Home\n", "cv.yml": CV} | dict(files or {}), academic=academic, strict=strict
    )


def has_pdf(built: Site) -> bool:
    return built.file("cv.pdf").is_file()


@pytest.fixture
def without_typst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that Typst is not installed for."""
    folder = tmp_path / "without"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text("import sys\nsys.modules['typst'] = None\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH", "")])))


# When there is one ----------------------------------------------------------------------------------------------------


def test_a_site_with_a_cv_has_it_as_pdf_which_pages_can_link_to(tmp_path: Path) -> None:
    built = site(tmp_path, PAGES).assert_clean()
    assert read(built.file("cv.pdf")).holds("Ackermann-Teubner Prize")
    assert one(built.article(), "p a")["href"] == "cv.pdf"
    status, printed = export(tmp_path, "--format", "pdf", "--output", "mine.pdf")
    assert (status, printed) == (0, "")
    assert (tmp_path / "mine.pdf").read_bytes() == built.file("cv.pdf").read_bytes()


def test_every_word_of_the_cv_page_is_in_the_pdf(tmp_path: Path) -> None:
    page = "# CV\n\n<!-- academic/cv -->\n"
    built = site(tmp_path, {"cv.yml": EVERYTHING.read_text("utf-8"), "docs/cv.md": page}).assert_clean()
    document, article = read(built.file("cv.pdf")), built.article("cv")
    assert built.file("publications/noether1918invariante/index.html").is_file()
    export(tmp_path, "--format", "pdf", "--output", "mine.pdf")  # which knows no pages of works and talks
    assert (tmp_path / "mine.pdf").read_bytes() == built.file("cv.pdf").read_bytes()
    for element in article.select(".academic-actions, math, summary"):
        element.extract()
    entries = article.select(".academic-entry, .academic-talk, .academic-publication, .academic-section__group")
    assert len(entries) > 40
    for entry in entries:
        for word in words(entry).split():
            assert flat(word).strip("():,.;·") in document.flat, (word, words(entry))


def test_data_may_link_to_it(tmp_path: Path) -> None:
    links = "\n  custom_connections:\n    - {placeholder: My CV, url: cv.pdf}\n    - {placeholder: Site, url: 'https://e.org'}\n"
    files = {
        "cv.yml": CV.replace("Noether\n", f"Noether{links}", 1),
        "docs/index.md": "---\nauthor_profile: true\n---\n# Home\n",
        "docs/deep/page.md": "---\nauthor_profile: true\n---\n# Deep\n",
    }
    built = site(tmp_path / "with", files).assert_clean()
    for page, expected in (("index.html", "cv.pdf"), ("deep/page", "../../cv.pdf")):
        (link,) = [one for one in built.page(page).select(".academic-profile a") if words(one) == "My CV"]
        assert link["href"] == expected
    assert read(built.file("cv.pdf")).addresses == ["https://e.org"]  # not to itself
    without = site(tmp_path / "without", files, strict=False, cv_pdf=False)
    assert "warning[missing-page]: there is no page 'cv.pdf'" in without.output


@pytest.mark.parametrize(
    ("academic", "expected"),
    [
        ({}, True),
        ({"cv_pdf": True}, True),
        ({"cv_pdf": False}, False),
        ({"cv_pdf": {"paper": "us-letter"}}, True),
        ({"downloads": ["bib"]}, False),
        ({"downloads": False}, False),
        ({"downloads": ["pdf"]}, True),
        ({"downloads": ["bib"], "cv_pdf": True}, True),
    ],
)
def test_options_decide_whether_there_is_one(academic: dict[str, Any], expected: bool, tmp_path: Path) -> None:
    assert has_pdf(site(tmp_path, **academic).assert_clean()) is expected


def test_a_site_without_sections_has_none_unless_it_is_asked_for(tmp_path: Path) -> None:
    files = {"cv.yml": "cv:\n  name: Emmy Noether\n"}
    assert not has_pdf(site(tmp_path / "none", files).assert_clean())
    assert has_pdf(site(tmp_path / "asked", files, cv_pdf=True).assert_clean())


@pytest.mark.usefixtures("without_typst")
def test_without_typst_the_site_builds_as_before_and_says_how_to_get_one(tmp_path: Path) -> None:
    built = site(tmp_path / "site").assert_clean()
    assert not has_pdf(built)
    assert built.output.count("info[no-typst]") == 1
    assert "pip install 'mkdocs-academic[pdf]'" in built.output
    asked = site(tmp_path / "asked", cv_pdf=True, strict=False)
    assert asked.status == 0
    assert "warning[no-typst]" in asked.output
    assert "[no-typst]" not in site(tmp_path / "not", cv_pdf=False).assert_clean().output
    status, printed = export(tmp_path / "asked", "--format", "pdf")
    assert status == 1
    assert "warning[no-typst]" in printed


# The user's own -------------------------------------------------------------------------------------------------------


def test_a_pdf_in_the_docs_folder_stays_as_it_is(tmp_path: Path) -> None:
    built = site(tmp_path, {"docs/cv.pdf": b"%PDF-mine"}, cv_pdf={"style": "sans"}).assert_clean()
    assert built.file("cv.pdf").read_bytes() == b"%PDF-mine"


def test_the_option_publishes_a_pdf_of_ones_own(tmp_path: Path) -> None:
    built = site(tmp_path, {"files/me.pdf": b"%PDF-mine"} | PAGES, cv_pdf="files/me.pdf").assert_clean()
    assert built.file("cv.pdf").read_bytes() == b"%PDF-mine"


def test_one_that_is_not_there_is_a_warning_with_the_nearest_name(tmp_path: Path) -> None:
    built = site(tmp_path, {"files/me.pdf": b"%PDF-mine"}, cv_pdf="files/mee.pdf", strict=False)
    assert built.status == 0
    assert not has_pdf(built)
    assert "mkdocs.yml: warning[missing-file]: the option 'cv_pdf': there is no file 'files/mee.pdf'" in built.output
    assert "hint: there is 'files/me.pdf'" in built.output


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("me.doc", "expected true, false, a mapping or the name of a PDF, not 'me.doc'"),
        ({"paper": "A4"}, "paper: expected a4 or us-letter, not 'A4'"),
        ({"size": 3}, "there is no 'size' in it"),
        ({"accent": "navy"}, 'accent: expected a number such as "#17507d"'),
        ({"accent": "nay"}, "accent: 'nay' is no colour"),
        ({"max_authors": 2}, "max_authors: expected a number from 5 on"),
        (3, "expected true, false, a mapping or the name of a PDF, not 3"),
    ],
)
def test_what_the_option_cannot_be_ends_the_build_in_words(value: object, message: str, tmp_path: Path) -> None:
    built = site(tmp_path, cv_pdf=value).assert_failed()
    assert message.lower() in built.output.lower()


def test_paper_style_accent_and_font_are_chosen(set_here: Set) -> None:
    copy = set_here(CV, {"style": "sans", "accent": "#123456", "font": "Libertinus Serif", "paper": "us-letter"})
    document = copy.document
    assert all("Libertinus" in str(font.BaseFont) for font in document.pdf.pages[0].Resources.Font.values())
    assert re.search(rb"0\.0705\d* 0\.2039\d* 0\.3372\d* (sc|rg|SC|RG)", document.pdf.pages[0].Contents.read_bytes())
    unknown = set_here(CV, {"font": "No Such Family"})
    assert unknown.content
    assert [str(problem) for problem in unknown.problems if "unknown font family: no such family" in problem.message]


# Templates ------------------------------------------------------------------------------------------------------------

OVERRIDES = {"theme": {"name": "material", "custom_dir": "overrides", "font": False}}
OWN = (
    '#let d = json(bytes(sys.inputs.data))\n#import "parts.typ": mark\n'
    "#set document(title: d.document, author: d.name, date: datetime(year: 2000, month: 1, day: 1))\n"
    "#set text(lang: d.language)\n#mark Mine: #d.name, #d.sections.map(one => one.title).join[, ]\n"
)


def with_template(root: Path, template: str, strict: bool = True) -> Site:
    files = {
        "overrides/academic/cv.typ": template, "overrides/academic/parts.typ": "#let mark = [Marked]\n",
        "docs/index.md": "# Home\n", "cv.yml": CV,
    }  # fmt: skip
    return build(root, files, OVERRIDES, strict=strict)


def test_a_template_of_ones_own_wins_and_may_import_what_lies_beside_it(tmp_path: Path) -> None:
    built = with_template(tmp_path, OWN).assert_clean()
    assert read(built.file("cv.pdf")).holds("Marked Mine: Emmy Noether, Awards")
    exported = export(tmp_path, "--format", "pdf", "--output", "mine.pdf")
    assert exported[0] == 0
    assert (tmp_path / "mine.pdf").read_bytes() == built.file("cv.pdf").read_bytes()
    write(tmp_path, {"overrides/academic/parts.typ": "#let mark = [Changed]\n"})
    assert read(rebuild(tmp_path).assert_clean().file("cv.pdf")).holds("Changed Mine")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("= Head\n#let x = (\n", "overrides/academic/cv.typ:2:10: warning[typst]: unclosed delimiter"),
        ("\n#d.nothing", "overrides/academic/cv.typ:2:2: warning[typst]: unknown variable: d"),
        ('#import "@preview/cetz:0.3.0": canvas\n', "overrides/academic/cv.typ:1:10: warning[typst]: the package"),
        ('#read("../../cv.yml")', "overrides/academic/cv.typ:1:7: warning[typst]: path"),
    ],
)
def test_a_broken_template_is_a_warning_with_its_line_and_the_site_builds(
    template: str, said: str, tmp_path: Path
) -> None:
    built = with_template(tmp_path, template, strict=False)
    assert built.status == 0
    assert "Traceback" not in built.output
    assert said in built.output
    assert not has_pdf(built)
    assert "Home" in words(built.article())


def test_a_template_that_keeps_to_no_standard_gives_a_pdf_and_a_warning(tmp_path: Path) -> None:
    built = with_template(tmp_path, "#let d = json(bytes(sys.inputs.data))\n#d.name\n", strict=False)
    assert read(built.file("cv.pdf")).holds("Emmy Noether")
    assert "warning[typst]: PDF/UA-1 error: missing document title" in built.output


# Fonts ----------------------------------------------------------------------------------------------------------------

RARE = """\
cv:
  name: Emmy Noether
  sections:
    Awards:
      - name: Prize of plenty
        date: 1932
        note: given by 山川 and 😀
"""


def test_characters_that_no_font_has_are_a_warning_with_their_line(set_here: Set) -> None:
    copy = set_here(RARE)
    problems = [str(problem) for problem in copy.problems]
    assert copy.codes == ["missing-glyph"]
    assert problems[0].startswith("cv.yml:7:24: warning[missing-glyph]: no font of the PDF has ")
    assert all(sign in problems[0] for sign in "山川😀")
    assert "Noto Serif SC" in problems[0]
    assert copy.document.holds("Prize of plenty")
    assert copy.document.holds("given by □□ and □")


def test_many_texts_with_such_characters_are_not_many_warnings(set_here: Set) -> None:
    entries = "".join(f"      - {{name: A prize of many words in number {number} 山}}\n" for number in range(40))
    copy = set_here(f"cv:\n  name: Emmy Noether\n  sections:\n    Awards:\n{entries}")
    assert len(copy.problems) == 9
    assert "32 more texts" in str(copy.problems[-1])


def test_a_font_that_the_site_adds_has_them(tmp_path: Path) -> None:
    text = CV.replace("1932}", "1932, note: in insular letters ꞇꝛ}")
    assert set_cv(tmp_path, text).codes == ["missing-glyph"]
    shutil.copytree(FONTS, tmp_path / "fonts")
    for option in ("fonts", "fonts/SourceSans3-Regular.ttf"):
        added = set_cv(tmp_path, text, fonts=(option,))
        assert added.problems == []
        assert added.document.holds("insular letters ꞇꝛ")
    lost = set_cv(tmp_path, text, fonts=("fonts/SourceSans3-Reguler.ttf",))
    assert lost.codes == ["missing-file", "missing-glyph"]
    assert "there is 'fonts/SourceSans3-Regular.ttf'" in str(lost.problems[0])


def test_ligatures_wide_letters_and_invisible_signs_need_no_font(set_here: Set) -> None:
    copy = set_here(CV.replace("1932}", '1932, note: "eﬃcient ＡＢ so\\u00adft\\u200b \\u200b \\ufeff x\\u2060y ❤️"}'))
    assert copy.problems == []
    assert copy.document.holds("efficient AB soft")


def test_a_cv_in_a_script_without_a_font_has_no_pdf(tmp_path: Path) -> None:
    cv = "cv:\n  name: 湯川秀樹\n  sections:\n    受賞:\n      - {name: ノーベル物理学賞, date: 1949}\n"
    theme = {"theme": {"name": "material", "language": "ja", "font": False}}
    files = {"docs/index.md": "# Home\n", "cv.yml": cv}
    built = build(tmp_path / "ja", files, theme).assert_clean()
    assert not has_pdf(built)
    assert "info[no-font]: there is no PDF of the CV" in built.output
    assert "Noto Serif JP" in built.output
    asked = build(tmp_path / "asked", files, theme, academic={"cv_pdf": True}, strict=False)
    assert asked.status == 0
    assert "warning[no-font]" in asked.output


def test_names_written_from_right_to_left_keep_their_place(set_here: Set) -> None:
    text = CV.replace("1932}", '1932, awarder: "אוניברסיטה", location: "12(3)"}')
    copy = set_here(text)
    assert copy.problems == []
    assert copy.document.holds("אוניברסיטה"[::-1]) or copy.document.holds("אוניברסיטה")


# Made once ------------------------------------------------------------------------------------------------------------


def test_the_same_cv_is_set_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = set_cv(tmp_path, RARE)
    with monkeypatch.context() as patch:
        patch.setattr(pdf._Press, "set", lambda *_: pytest.fail("it was set again"))
        again = set_cv(tmp_path, RARE)
        assert again.content == first.content
        assert again.problems == first.problems  # also what was said
    for changed in (RARE.replace("1932", "1933"), RARE + "  # only a comment\n"):
        assert (set_cv(tmp_path, changed).content == first.content) is ("comment" in changed)


def test_a_cache_that_is_broken_or_gone_is_made_anew(tmp_path: Path) -> None:
    first = set_cv(tmp_path, CV)
    folder = tmp_path / ".cache" / "plugin" / "academic"
    (kept,) = folder.glob("cv-*.pdf")
    assert (folder / ".gitignore").read_text() == "*\n"
    for broken in (b"", b"%PDF-half", b"other"):
        kept.write_bytes(broken)
        assert set_cv(tmp_path, CV).content == first.content
    next(folder.glob("cv-*.json")).write_text("[]")
    assert set_cv(tmp_path, CV).content == first.content
    shutil.rmtree(tmp_path / ".cache")
    assert set_cv(tmp_path, CV).content == first.content


def test_the_cache_does_not_grow_for_ever(tmp_path: Path) -> None:
    for number in range(16):
        set_cv(tmp_path, CV.replace("1932", str(1900 + number)))
    folder = tmp_path / ".cache" / "plugin" / "academic"
    assert len(list(folder.glob("cv-*.pdf"))) == len(list(folder.glob("cv-*.json"))) == 12


def test_where_nothing_can_be_kept_it_is_set_each_time(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file is in the way")
    assert set_cv(tmp_path, CV).content == set_cv(tmp_path, CV).content


def test_a_build_that_has_it_does_not_import_typst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = site(tmp_path).assert_clean().file("cv.pdf").read_bytes()
    monkeypatch.setenv("PYTHONPROFILEIMPORTTIME", "1")
    again = rebuild(tmp_path)
    assert again.status == 0
    assert again.file("cv.pdf").read_bytes() == first
    assert "mkdocs_academic.printing" in again.output
    assert not re.search(r"\| +typst", again.output)
    other = site(tmp_path / "none", cv_pdf=False)
    assert "mkdocs_academic.printing" not in other.output


def test_a_server_makes_it_anew_when_record_or_template_change(tmp_path: Path) -> None:
    root = tmp_path / "site"
    config = "site_name: x\ntheme: {name: material, custom_dir: overrides, font: false}\nplugins: [academic]\n"
    write(root, {"docs/index.md": "# Home\n", "cv.yml": CV, "mkdocs.yml": config})
    write(root, {"overrides/academic/cv.typ": OWN, "overrides/academic/parts.typ": "#let mark = [Marked]\n"})
    with serving(root) as server:

        def served() -> str:
            with urlopen(f"http://127.0.0.1:{server.port}/cv.pdf") as answer:
                return Document(answer.read()).flat

        assert "EmmyNoether,Awards" in served()
        builds = server.builds
        write(root, {"cv.yml": CV.replace("Awards", "Prizes")})
        server.await_(lambda: "EmmyNoether,Prizes" in served())
        write(root, {"overrides/academic/cv.typ": OWN.replace("Mine", "Yours")})
        server.await_(lambda: "Yours:EmmyNoether" in served())
        write(root, {"overrides/academic/cv.typ": "#let x = ("})
        server.await_(lambda: "unclosed delimiter" in server.log)
        assert "unclosed delimiter" in server.get("/")[1]
        write(root, {"overrides/academic/cv.typ": OWN})
        server.await_(lambda: "all problems are mended" in server.log)
        assert "Mine:EmmyNoether" in served()
        assert server.builds <= builds + 5  # what is kept beside the data is no change of them


def test_the_template_names_no_word_of_english() -> None:
    code = re.sub(r"//.*", "", TEMPLATE.read_text("utf-8"))
    assert re.findall(r"(?<!\")\[[^\[\]#\\]*[A-Za-z]{2,}[^\[\]#]*\]", code) == []


# Variants -------------------------------------------------------------------------------------------------------------

SHORT = {"short": {"title": "Two pages", "sections": ["Awards"], "paper": "us-letter", "pages": 1}}
MORE = CV + "    Skills:\n      - {label: Tongues, details: Latin}\n"


def test_each_variant_has_a_pdf_and_its_page_a_button(tmp_path: Path) -> None:
    pages = {"docs/cv.md": "<!-- academic/cv -->\n", "docs/s.md": "<!-- academic/cv { variant: short } -->\n"}
    built = site(tmp_path, {"cv.yml": MORE} | pages, variants=SHORT).assert_clean()
    for page, name, title in (("cv", "cv.pdf", "Curriculum vitae"), ("s", "cv-short.pdf", "Two pages")):
        (button,) = [link for link in built.article(page).select(".academic-downloads a") if words(link) == "PDF"]
        assert button["href"] == f"../{name}"
        document = read(built.file(name))
        assert str(document.pdf.docinfo["/Title"]).endswith(title)
        assert document.holds("Tongues") is (name == "cv.pdf")
    documents = [read(built.file(name)) for name in ("cv.pdf", "cv-short.pdf")]
    assert [round(float(one.pdf.pages[0].mediabox[2])) for one in documents] == [595, 612]
    export(tmp_path, "--format", "pdf", "--variant", "Short", "--output", "mine.pdf")
    assert (tmp_path / "mine.pdf").read_bytes() == built.file("cv-short.pdf").read_bytes()
    status, printed = export(tmp_path, "--format", "pdf", "--variant", "shrt")
    assert (status, "there is no variant 'shrt'" in printed) == (1, True)


def test_a_variant_that_is_too_long_is_a_warning_at_its_name(tmp_path: Path) -> None:
    awards = "".join(f"      - {{name: Prize {number}, date: {1900 + number}}}\n" for number in range(99))
    variants = {"short": {"pages": 1}}
    built = site(tmp_path, {"cv.yml": CV + awards}, strict=False, variants=variants)
    assert re.search(r"mkdocs\.yml:\d+:\d+: warning\[too-many-pages\]: .* 'short' has [3-9] pages", built.output)


@pytest.mark.parametrize(("key", "value", "hint"), [("paper", "letter", "us-letter"), ("style", "seriff", "serif")])
def test_what_a_variant_cannot_be_printed_on(key: str, value: str, hint: str, tmp_path: Path) -> None:
    built = site(tmp_path, variants={"short": {key: value}}).assert_failed()
    assert f"'{key}' should be one of" in built.output
    assert hint in built.output


def test_works_of_the_bib_are_printed_where_the_cv_has_no_section_for_them(tmp_path: Path) -> None:
    bib = "@article{n1, author={Emmy Noether}, title={Ideals and their theory}, journal={Annalen}, year={1921}}\n"
    built = site(tmp_path, {"papers.bib": bib}).assert_clean()
    document = read(built.file("cv.pdf"))
    assert document.holds("Publications")
    assert document.holds("Ideals and their theory")
