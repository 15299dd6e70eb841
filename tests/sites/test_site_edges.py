"""Where things meet that are fine alone: data in the docs folder, words beside a directive, a file and a folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import PNG, build, one, run, titles, words, write

CV = """\
cv:
  name: Oona Tarvik
  phone: "+47 555 01 88"
  sections:
    Awards:
      - {name: Silver compass, date: 2020}
    Grants:
      - {name: A boat, funder: Harbour fund, date: 2021}
    Teaching:
      - {name: Waves, code: PHYS 101, date: 2022}
"""


def test_data_files_in_the_docs_folder_are_not_published(tmp_path: Path) -> None:
    files = {
        "docs/cv.yml": CV,
        "docs/authors.yml": "oona: {name: Oona Tarvik, phone: '1'}\n",
        "docs/index.md": "# Hi\n",
    }
    site = build(tmp_path, files, academic={"cv": "docs/cv.yml", "authors": "docs/authors.yml"}).assert_clean()
    assert not site.file("cv.yml").exists()
    assert not site.file("authors.yml").exists()


@pytest.mark.parametrize(
    "line",
    [
        "<!-- academic/awards --> and words.",
        "<!-- academic/awards --> <!-- academic/grants -->",
        "Text <!-- academic/awards --> text",
        "## A <!-- academic/awards -->",
        "| a |\n| - |\n| <!-- academic/awards --> |",
    ],
)
def test_directive_that_shares_its_line_is_reported_and_nothing_is_lost(tmp_path: Path, line: str) -> None:
    page = f"# Start\n\n{line}\n\nImportant.\n\n## Second\n\n<!-- academic/grants -->\n\nEnd.\n"
    site = build(tmp_path, {"cv.yml": CV, "docs/index.md": page}, {"markdown_extensions": ["tables"]}, strict=False)
    assert "docs/index.md:" in site.output
    assert "warning[unexpanded]" in site.output
    assert "line of its own" in site.output
    article = site.article()
    assert "Important." in words(article)
    assert "End." in words(article)
    assert titles(article) == ["A boat"]


@pytest.mark.parametrize("before", ["> ", "- ", "1. ", "> - "])
def test_directive_may_begin_a_list_item_or_a_quotation(tmp_path: Path, before: str) -> None:
    page = f"# Start\n\n{before}<!-- academic/awards -->\n\nEnd.\n"
    site = build(tmp_path, {"cv.yml": CV, "docs/index.md": page}).assert_clean()
    assert titles(one(site.article(), "li .academic, blockquote .academic")) == ["Silver compass"]


@pytest.mark.parametrize(
    "front",
    [
        {"a": "redirect_from: search/search_index.json"},
        {"a": "redirect_from: /assets/academic/academic.css"},
        {"a": "permalink: /assets/academic/academic.css"},
        {"a": "permalink: /files/a.pdf"},
        {"a": "permalink: /a.html", "b": "permalink: /a.html/b/"},
        {"a": "permalink: /a.html/b/", "b": "permalink: /a.html"},
        {"a": "redirect_from: [/x.html, /x.html/y/]"},
    ],
    ids=str,
)
def test_path_cannot_be_a_file_for_one_and_a_folder_for_another(tmp_path: Path, front: dict[str, str]) -> None:
    pages = {f"docs/{name}.md": f"---\n{text}\n---\n# {name}\n" for name, text in front.items()}
    site = build(tmp_path, {"docs/index.md": "# Hi\n", "docs/files/a.pdf": b"%PDF", **pages}).assert_failed()
    assert "error[duplicate-permalink]" in site.output or "error[redirect-collision]" in site.output


@pytest.mark.parametrize(
    ("template", "where"), [("section", "academic/section.html:1"), ("bio", "academic/bio.html:1")]
)
def test_template_that_fails_is_named_with_its_line(tmp_path: Path, template: str, where: str) -> None:
    files = {
        "cv.yml": CV,
        "docs/index.md": "---\nauthor_profile: true\n---\n<!-- academic/cv -->\n",
        f"overrides/academic/{template}.html": "{{ nope.x }}",
    }
    site = build(tmp_path, files, theme={"name": "material", "custom_dir": "overrides"}).assert_failed()
    assert f"{where}: error[template]" in site.output


def test_repeated_front_matter_key_does_not_undo_the_others(tmp_path: Path) -> None:
    page = "---\ntitle: A\npermalink: /b/\nredirect_from: /old/\ntitle: B\n---\n# A\n"
    site = build(tmp_path, {"docs/index.md": "# Hi\n", "docs/a.md": page}, strict=False)
    assert "warning[duplicate-key]" in site.output
    assert site.file("b/index.html").is_file()
    assert site.file("old/index.html").is_file()


def test_description_cannot_leave_its_attribute(tmp_path: Path) -> None:
    page = '---\nauthor_profile: true\ndescription: \'He said "x" onload="alert(1)\'\n---\n# Hi\n'
    site = build(tmp_path, {"cv.yml": CV, "docs/index.md": page}).assert_clean()
    meta = one(site.page(), "meta[name=description]")
    assert meta["content"] == 'He said "x" onload="alert(1)'
    assert "onload" not in meta.attrs


def test_authors_id_becomes_the_authors_name(tmp_path: Path) -> None:
    files = {
        "authors.yml": "p: {name: Pell Andersky}\n",
        "docs/index.md": "---\nauthor: p\nauthor_profile: true\n---\n# Hi\n",
    }
    site = build(tmp_path, files).assert_clean()
    assert one(site.page(), "meta[name=author]")["content"] == "Pell Andersky"


@pytest.mark.parametrize("photo", ["me", "pictures", "me.html"])
def test_photo_must_be_a_file_whatever_it_is_called(tmp_path: Path, photo: str) -> None:
    files: dict[str, str | bytes] = {
        "cv.yml": CV.replace("name: Oona", f"photo: {photo}\n  name: Oona"),
        "docs/index.md": "---\nauthor_profile: true\n---\n# Hi\n",
        "docs/pictures/a.png": PNG,
    }
    site = build(tmp_path, files).assert_failed()
    assert "cv.yml:2:10: warning[missing-file]" in site.output


def test_link_to_a_page_that_is_not_there_is_reported(tmp_path: Path) -> None:
    cv = CV.replace("name: Silver compass,", "name: Silver compass, url: nowhere.md,")
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": "<!-- academic/awards -->\n"}).assert_failed()
    assert "warning[missing-page]: there is no page 'nowhere.md'" in site.output


def test_course_code_is_text(tmp_path: Path) -> None:
    site = build(tmp_path, {"cv.yml": CV, "docs/index.md": "<!-- academic/teaching -->\n"}).assert_clean()
    entry = one(site.article(), ".academic-entry")
    assert "PHYS 101" in words(entry)
    assert not entry.select("a")


def test_search_reads_the_words_of_a_list_without_its_buttons(tmp_path: Path) -> None:
    cv = "cv:\n  name: A B\n  sections:\n    Papers:\n      - {title: On *tides*, authors: [A B], doi: 10.5555/t}\n"
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": "# Hi\n\n<!-- academic/publications -->\n"}).assert_clean()
    index = site.text("search/search_index.json")
    assert "On tides" in index
    assert "DOI" not in index
    assert one(site.article(), ".academic-actions a")["href"] == "https://doi.org/10.5555/t"


GROUPED = """\
cv:
  name: Oona Tarvik
  sections:
    Honours:
      - {name: Medal, date: 2020, kind: prize}
      - {name: Cup, date: 2021}
    Prizes:
      - {name: Ribbon, date: 2020}
    Skills:
      - Languages: Python
    Software:
      - {name: Tide, packages: {pypi: tidepy}}
"""


def test_sections_in_groups_keep_their_titles_and_entries(tmp_path: Path) -> None:
    page = "# Start\n\n<!-- academic/awards { group_by: [year, kind] } -->\n"
    site = build(tmp_path, {"cv.yml": GROUPED, "docs/index.md": page}).assert_clean()
    article = site.article()
    assert sorted(titles(article)) == ["Cup", "Medal", "Ribbon"]
    assert [words(h) for h in article.select("h2")] == ["Honours", "Prizes"]
    assert [words(h) for h in article.select("h3")] == ["2021", "2020", "2020"]


def test_counts_do_not_enter_ids(tmp_path: Path) -> None:
    page = "# Start\n\n<!-- academic/cv { heading: none } -->\n\n<!-- academic/cv { counts: true } -->\n"
    site = build(tmp_path, {"cv.yml": GROUPED, "docs/index.md": page}).assert_clean()
    assert [h["id"] for h in site.article().select("h2")] == ["honours", "prizes", "skills", "software"]
    assert words(site.article().select("h2")[0]) == "Honours (2)"


def test_label_that_looks_like_a_field_is_a_label(tmp_path: Path) -> None:
    site = build(tmp_path, {"cv.yml": GROUPED, "docs/index.md": "<!-- academic/cv -->\n"}).assert_clean()
    assert "Languages Python" in words(site.article())
    assert "tidepy" in words(site.article())


def test_structured_data_keeps_its_letters(tmp_path: Path) -> None:
    cv = "cv:\n  name: {given: Grace, family: Hopper, native: 格蕾丝}\n  headline: Engines – and more’s\n"
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": "---\nauthor_profile: true\n---\n# Hi\n"}).assert_clean()
    data = one(site.page(), "script[type='application/ld+json']").string or ""
    assert "格蕾丝" in data
    assert "&#" not in data


def test_next_talk_comes_first_and_the_owner_gives_their_own(tmp_path: Path) -> None:
    talks = "".join(f"      - {{name: Talk {year}, event: E, date: {year}-01-02}}\n" for year in (2031, 2030, 2020))
    cv = f"cv:\n  name: Oona Tarvik\n  sections:\n    Talks:\n{talks}"
    pages = {
        "docs/index.md": "<!-- academic/talks { upcoming: true, limit: 1 } -->\n",
        "docs/all.md": "<!-- academic/talks { order: oldest, author: Tarvik } -->\n",
    }
    site = build(tmp_path, {"cv.yml": cv, **pages}).assert_clean()
    assert titles(site.article()) == ["Talk 2030"]
    assert titles(site.article("all")) == ["Talk 2030", "Talk 2031", "Talk 2020"]


def test_private_words_are_not_exported_wherever_they_stand(tmp_path: Path) -> None:
    cv = """\
cv:
  name: A B
  mobile: "4711"
  date_of_birth: "1906"
  sections:
    References:
      - {name: R, address: 5 Hidden Street, telephone: "4712", email: r@example.org}
    Supervision:
      - {name: S, email: s@example.org, phone: "4713"}
"""
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": "<!-- academic/cv -->\n"})
    status, output = run(tmp_path, "mkdocs_academic", "export")
    assert status == 0
    for private in ("4711", "4712", "4713", "1906", "Hidden", "r@example", "s@example"):
        assert private not in output
        assert private not in site.text("index.html")


def test_unreadable_authors_file_is_a_diagnosis(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"authors.yml": "p: {name: Pärn}\n".encode("latin-1"), "docs/index.md": "# Hi\n"}
    site = build(tmp_path, files).assert_failed()
    assert "authors.yml:1:12: error[encoding]" in site.output


def test_unknown_author_is_reported_where_the_option_shows_the_bio(tmp_path: Path) -> None:
    files = {"cv.yml": CV, "docs/index.md": "---\nauthor: bob\n---\n# Hi\n"}
    site = build(tmp_path, files, academic={"author_profile": True}).assert_failed()
    assert "docs/index.md:2:9: warning[unknown-author]" in site.output


def test_photo_of_a_pages_own_author_lies_beside_the_page(tmp_path: Path) -> None:
    page = "---\nauthor_profile: true\nauthor: {name: Pell Andersky, photo: me.png}\n---\n# Pell\n"
    other = page.replace("Pell", "Bo")
    files: dict[str, str | bytes] = {
        "cv.yml": CV,
        "docs/index.md": "# Hi\n",
        "docs/pell/index.md": page,
        "docs/pell/me.png": PNG,
        "docs/bo/index.md": other,
        "docs/bo/me.png": PNG,
    }
    site = build(tmp_path, files).assert_clean()
    assert one(site.page("pell"), ".academic-profile__photo")["src"] == "me.png"
    assert one(site.page("bo"), ".academic-profile__photo")["src"] == "me.png"


def test_packages_of_any_shape_are_shown_and_links_come_once(tmp_path: Path) -> None:
    cv = """\
cv:
  name: A B
  sections:
    Software:
      - {name: One, packages: {pypi: [a1, a2], cran: {x: y1}}}
      - {name: Two, packages: [b1, [b2]]}
    Papers:
      - {title: T, authors: [A B], paperurl: "https://e.org/1", pdf: "https://e.org/2"}
"""
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": "<!-- academic/cv -->\n"}, strict=False)
    text = words(site.article())
    assert all(name in text for name in ("PyPI: a1", "PyPI: a2", "y1", "b1", "b2"))
    assert "warning[same-field]" in site.output
    assert [link["href"] for link in site.article().select("li .academic-actions a")] == [
        "https://pypi.org/project/a1/", "https://pypi.org/project/a2/", "https://e.org/2",
    ]  # fmt: skip


def test_two_pages_of_one_address_are_a_warning(tmp_path: Path) -> None:
    pages = {"docs/index.md": "# Home\n", "docs/news.md": "# News\n", "docs/news/index.md": "# Other news\n"}
    site = build(tmp_path, pages | {"cv.yml": "cv:\n  name: A B\n"}, strict=False)
    assert "warning[same-address]: 'news.md' and 'news/index.md' have one address" in site.output
    (tmp_path / "apart").mkdir()
    build(tmp_path / "apart", pages, {"use_directory_urls": False}).assert_clean()


def test_a_bullet_with_more_than_words_keeps_it(tmp_path: Path) -> None:
    cv = """cv:
  name: A B
  sections:
    Miscellany:
      - bullet: Juggles
        date: 2020
        url: https://example.org/balls
        note: Five balls.
      - bullet: Sings
"""
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": "<!-- academic/cv -->\n"}).assert_clean()
    text = words(site.article())
    assert all(word in text for word in ("Juggles", "2020", "Five balls.", "Sings"))
    assert site.article().select('a[href="https://example.org/balls"]')


def test_a_slip_in_an_author_s_mapping_is_named(tmp_path: Path) -> None:
    author = "{name: Grace Hopper, orcdi: 0000-0002-1825-0097, affiliation: Navy}"
    cv = f"cv:\n  name: A B\n  sections:\n    Papers:\n      - title: T\n        authors: [{author}]\n"
    site = build(tmp_path, {"cv.yml": cv, "docs/index.md": "# Home\n"}).assert_failed()
    assert "cv.yml:6:47: error[unknown-key]: an author has no 'orcdi'" in site.output
    assert "did you mean 'orcid'?" in site.output


def test_citations_in_an_abstract_of_two_paragraphs_are_names(tmp_path: Path) -> None:
    bib = """@article{a, title={One}, author={Hopper, Grace}, year=1952, abstract={See \\cite{b} and \\nosuch{}.

Two.}}
@article{b, title={Two}, author={Aiken, Howard}, year=1946}
"""
    files = {"works.bib": bib, "docs/index.md": "<!-- academic/publications -->\n"}
    site = build(tmp_path, files, academic={"bibliography": "works.bib"}, strict=False)
    assert "See Aiken 1946 and" in words(site.article()) or "See Aiken, 1946 and" in words(site.article())
    assert not set("\ue049\ue04a") & set(site.text("index.html"))
    assert "unknown LaTeX macro \\nosuch" in site.output


@pytest.mark.parametrize(
    ("link", "leads", "said"),
    [
        ("slides: example", "example", "there is no page 'example'"),
        ("pdf: talks/2021", "talks/2021", "there is no page 'talks/2021'"),
        ("html: foo/bar.html", "foo/bar.html", "there is no page 'foo/bar.html'"),
        ("code: git.hopper.example/x/y", "git.hopper.example/x/y", "https://git.hopper.example/x/y"),
        ("code: github.com/x/y", "https://github.com/x/y", ""),
        ("website: hopper.org", "https://hopper.org", ""),
        ("slides: talks/", "talks/", ""),
        ("slides: talks#list", "talks#list", ""),
        ("slides: /elsewhere/on/the/host", "elsewhere/on/the/host", ""),
        ("data: '#'", "", ""),
        ("links: {Slides: '#'}", "", ""),
        ("links: [{label: Slides, url: '#'}]", "", ""),
        ("slides: ./", "./", ""),
        ("slides: https-notes.pdf", "", "there is no file 'https-notes.pdf'"),
    ],
)
def test_links_into_the_site_lead_somewhere(link: str, leads: str, said: str, tmp_path: Path) -> None:
    cv = f"cv:\n  name: A B\n  sections:\n    Papers:\n      - {{title: T, authors: [A B], {link}}}\n"
    files = {"cv.yml": cv, "docs/talks.md": "# Talks\n", "docs/index.md": "<!-- academic/publications -->\n"}
    site = build(tmp_path, files, strict=False, academic={"publication_pages": False})
    assert [a["href"] for a in site.article().select(".academic-actions > a")] == ([leads] if leads else [])
    assert ("WARNING" in site.output) == bool(said), site.output
    assert said in site.output


def test_a_site_without_data_loads_nothing_that_reads_records(tmp_path: Path) -> None:
    write(tmp_path, {
        "mkdocs.yml": "site_name: A\nplugins: [academic]\n",
        "docs/index.md": "# Home\n\nWords.\n",
        "docs/post.md": "---\nauthor: Oona Tarvik\n---\n\nWords.\n",
    })  # fmt: skip
    code = (
        "import sys; from mkdocs.__main__ import cli; cli(['build', '--strict', '--quiet'], standalone_mode=False); "
        "print(*{f'mkdocs_academic.{name}' for name in ('library', 'composer', 'formats.fields')} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
    assert (tmp_path / "site/post/index.html").is_file()
