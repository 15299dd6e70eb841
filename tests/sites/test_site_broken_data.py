"""Broken data: the build ends with every problem in one report, each with its place and what to type instead."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mkdocs_academic import __version__

from .conftest import Site, build, export, records, run, write
from .test_site_main import FILES, SECTIONS

HOME = "---\ntitle: Home\nauthor_profile: true\n---\n\n<!-- academic/cv -->\n"


@dataclass(frozen=True)
class Broken:
    """A site with one mistake, and its diagnosis: `place` is file:line:column, `excerpt` a part of the line shown.

    `cli` says that the command reads the file, too; it reads data, and no pages.
    """

    files: dict[str, str | bytes]
    place: str
    code: str
    message: str
    hint: str
    excerpt: str = ""
    severity: str = "error"
    cli: bool = True
    academic: dict[str, object] = field(default_factory=dict)


def cv(text: str) -> dict[str, str | bytes]:
    return {"cv.yml": text, "docs/index.md": HOME}


CASES = {
    "misspelt key": Broken(
        cv("cv:\n  name: Ruth Pell\n  sections:\n    Publications:\n      - titel: On pins\n        date: 2020\n"),
        "cv.yml:5:9",
        "unknown-key",
        "unknown key 'titel'",
        "did you mean 'title'?",
        "- titel: On pins",
    ),
    "misspelt key of the head": Broken(
        cv("cv:\n  name: Ruth Pell\n  haedline: Pins\n"),
        "cv.yml:3:3",
        "unknown-key",
        "unknown key 'haedline'",
        "did you mean 'headline'?",
        "haedline: Pins",
    ),
    "wrong type": Broken(
        cv("cv:\n  name: Ruth Pell\n  sections:\n    Publications:\n      - title: [On, pins]\n        date: 2020\n"),
        "cv.yml:5:16",
        "wrong-type",
        "'title' should be a text, not a list",
        "write title: the text",
        "[On, pins]",
    ),
    "sections in a list": Broken(
        cv("cv:\n  name: Ruth Pell\n  sections:\n    - Publications\n"),
        "cv.yml:4:5",
        "wrong-type",
        "'sections' should be a mapping",
        "each beginning with '- '",
        "- Publications",
    ),
    "tab indent": Broken(
        cv("cv:\n  name: Ruth Pell\n  sections:\n\tAwards:\n\t\t- A\n"),
        "cv.yml:4:1",
        "tab-indent",
        "a tab where YAML wants blanks",
        "two spaces",
        "Awards:",
    ),
    "unclosed quote": Broken(
        cv('cv:\n  name: Ruth Pell\n  headline: "Pins and needles\n  location: Hem\n'),
        "cv.yml:3:13",
        "unclosed-quote",
        "a quote is opened here",
        "close it",
        'headline: "Pins and needles',
    ),
    "30 February": Broken(
        cv("cv:\n  name: Ruth Pell\n  sections:\n    Awards:\n      - {name: Gold Pin, date: 2024-02-30}\n"),
        "cv.yml:5:32",
        "bad-date",
        "February 2024 has no day 30",
        "write 2024, 2024-05 or 2024-05-17",
        "2024-02-30",
    ),
    "end before start": Broken(
        cv(
            "cv:\n  name: Ruth Pell\n  sections:\n    Experience:\n"
            "      - company: Pin Mill\n        start_date: 2022\n        end_date: 2019\n"
        ),
        "cv.yml:7:19",
        "bad-range",
        "ends (2019) before it starts (2022)",
        "swap the two dates",
        "end_date: 2019",
    ),
    "duplicate key": Broken(
        cv("cv:\n  name: Ruth Pell\n  headline: One\n  headline: Two\n"),
        "cv.yml:4:3",
        "duplicate-key",
        "'headline' stands here a second time; the first is in line 3",
        "keep one of the two",
        "headline: Two",
    ),
    "Latin-1": Broken(
        {"cv.yml": "cv:\n  name: René Pell\n".encode("latin-1"), "docs/index.md": HOME},
        "cv.yml:2:12",
        "encoding",
        "not UTF-8",
        "save it as UTF-8",
        "name: René Pell",
    ),
    "UTF-16": Broken(
        {"cv.yml": "cv:\n  name: René Pell\n".encode("utf-16"), "docs/index.md": HOME},
        "cv.yml",
        "encoding",
        "UTF-16",
        "save it as UTF-8",
    ),
    "empty file": Broken(cv(""), "cv.yml:1:1", "empty-file", "cv.yml is empty", "write 'cv:'"),
    "comments alone": Broken(cv("# to be written\n\n"), "cv.yml:1:1", "empty-file", "is empty", "write 'cv:'"),
    "no cv": Broken(cv("name: Ruth Pell\n"), "cv.yml:1:1", "no-cv", "no 'cv:'", "write 'cv:'", "name: Ruth Pell"),
    "3,000 nested brackets": Broken(
        cv("cv:\n  name: Ruth Pell\n  sections: " + "[" * 3000 + "\n"),
        "cv.yml:3:",
        "too-deep",
        "nested more than 64 levels deep",
        "",
        "[[[[[[[[",
    ),
    "aliases upon aliases": Broken(
        cv(
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
            + "cv: {name: Ruth Pell}\n"
        ),
        "cv.yml:",
        "too-large",
        "aliases expand to more than",
        "",
        "*",
    ),
    "tag": Broken(
        cv("cv:\n  name: !!python/object/apply:os.system [id]\n"),
        "cv.yml:2:9",
        "tag",
        "is not allowed in data",
        "write the value itself",
        "!!python",
    ),
    "missing photo": Broken(
        cv("cv:\n  name: Ruth Pell\n  photo: pictures/me.jpg\n"),
        "cv.yml:3:10",
        "missing-file",
        "there is no file 'pictures/me.jpg'",
        "put the file beside the CV",
        "photo: pictures/me.jpg",
        "warning",
    ),
    "photo outside the project": Broken(
        cv("cv:\n  name: Ruth Pell\n  photo: ../outside.jpg\n") | {"../outside.jpg": b"x"},
        "cv.yml:3:10",
        "outside-project",
        "a file outside the project",
        "move it into the docs folder",
        "photo: ../outside.jpg",
        "warning",
    ),
    "javascript: link": Broken(
        cv("cv:\n  name: Ruth Pell\n  website: JaVa\\tscript:alert(1)\n".replace("\\t", "")),
        "cv.yml:3:12",
        "unsafe-link",
        "javascript:",
        "https://",
        "alert(1)",
    ),
    "javascript: link of an entry": Broken(
        cv("cv:\n  sections:\n    Awards:\n      - name: A\n        links: {Me: 'javascript:alert(1)'}\n  name: R P\n"),
        "cv.yml:5:21",
        "unsafe-link",
        "javascript:",
        "https://",
        "javascript:alert(1)",
    ),
    "bad ORCID iD": Broken(
        cv("cv:\n  name: Ruth Pell\n  orcid: 0000-0002-1234-7770\n"),
        "cv.yml:3:10",
        "bad-orcid",
        "has a wrong check digit",
        "the last should be 9",
        "orcid: 0000-0002-1234-7770",
    ),
    "publication without a title": Broken(
        cv("cv:\n  sections:\n    Publications:\n      - authors: [Ruth Pell]\n        journal: Pins\n  name: R P\n"),
        "cv.yml:4:9",
        "missing-title",
        "a publication without a title",
        "add 'title: …'",
        "authors: [Ruth Pell]",
    ),
    "one key for two works": Broken(
        cv(
            "cv:\n  name: Ruth Pell\n  sections:\n    Publications:\n"
            "      - {title: One, key: pell}\n      - {title: Two, key: PELL}\n"
        ),
        "cv.yml:6:27",
        "same-key",
        "is taken by the entry in cv.yml:5:27",
        "give one of the two another key",
        "title: Two",
        "warning",
    ),
    "people in a list": Broken(
        {"authors.yml": "- name: Ruth Pell\n", "docs/index.md": "# Home\n"},
        "authors.yml:1:3",
        "missing-id",
        "a person without an id",
        "{name: …}",
        "- name: Ruth Pell",
    ),
    "profile in mkdocs.yml": Broken(
        {"docs/index.md": "# Home\n"},
        "mkdocs.yml:",
        "unknown-key",
        "unknown key 'pronuons'",
        "did you mean 'pronouns'?",
        "pronuons: they",
        academic={"profile": {"name": "Ruth Pell", "pronuons": "they"}},
    ),
    "option cv names no file": Broken(
        {"docs/index.md": "# Home\n"},
        "mkdocs.yml:",
        "missing-file",
        "'resume/cv.yml', and there is no such file",
        "looked for beside mkdocs.yml",
        "cv: resume/cv.yml",
        academic={"cv": "resume/cv.yml"},
    ),
    "unknown author id": Broken(
        {
            "authors.yml": "ruth: {name: Ruth Pell}\n",
            "docs/index.md": "---\nauthor: rut\nauthor_profile: true\n---\n",
        },
        "docs/index.md:2:9",
        "unknown-author",
        "no author has the id 'rut'",
        "known are: ruth",
        "author: rut",
        "warning",
        cli=False,
    ),
    "duplicate permalink": Broken(
        {
            "docs/index.md": "# Home\n",
            "docs/a.md": "---\npermalink: /pins/\n---\n",
            "docs/b.md": "---\npermalink: /pins/\n---\n",
        },
        "docs/b.md:2:12",
        "duplicate-permalink",
        "is taken by the permalink of 'a.md' (docs/a.md:2:12)",
        "give one of the two another address",
        "permalink: /pins/",
        cli=False,
    ),
    "redirect out of the site": Broken(
        {"docs/index.md": "---\nredirect_from: ../../x\n---\n"},
        "docs/index.md:2:16",
        "bad-redirect",
        "a path that leaves the site",
        "a path from the root of the site",
        "redirect_from: ../../x",
        cli=False,
    ),
    "unclosed quote in front matter": Broken(
        {"docs/index.md": '---\ntitle: "Never closed\n---\n\nWords.\n'},
        "docs/index.md:2:8",
        "unclosed-quote",
        "a quote is opened here",
        "close it",
        'title: "Never closed',
        cli=False,
    ),
}


def diagnoses(output: str) -> list[str]:
    """The lines of an output that say what is wrong, without the level that a logger writes before them."""
    found = re.findall(r"^(?:WARNING +- +)?(\S+: (?:error|warning)\[[\w-]+\]: .*)$", output, re.MULTILINE)
    return [str(line) for line in found]


@pytest.mark.parametrize("name", CASES)
def test_broken_data_ends_a_strict_build_with_a_diagnosis(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    root = tmp_path / "project"
    site = build(root, case.files, academic=case.academic).assert_failed()

    (line,) = [line for line in diagnoses(site.output) if f"{case.severity}[{case.code}]: " in line]
    assert line.startswith(case.place)
    assert case.message in line
    report = site.output[site.output.index(line) :]
    if ":" in case.place:
        number = line.split(":")[1]
        assert re.search(rf"^ +{number} \| .*{re.escape(case.excerpt)}", report, re.MULTILINE)
        assert re.search(r"^ +\| *\^+$", report, re.MULTILINE)
    if case.hint:
        assert re.search(rf"^    hint: .*{re.escape(case.hint)}", report, re.MULTILINE)
    if case.severity == "error":
        assert site.output.count("ERROR") == 1
        assert not list(root.rglob("site/**/*.html"))

    if case.cli:
        status, output = export(root)
        assert "Traceback" not in output
        assert status == (1 if case.severity == "error" else 0)
        assert diagnoses(output) == diagnoses(site.output)


def test_link_to_a_photo_behind_a_symbolic_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    root = tmp_path / "project"
    write(root, {"docs/index.md": HOME})
    (root / "me.png").symlink_to(secret)
    site = build(root, cv("cv: {name: Ruth Pell, photo: me.png}\n")).assert_failed()
    assert "cv.yml:1:30: warning[outside-project]: 'me.png' is a file outside the project" in site.output
    assert not [path for path in site.folder.rglob("*") if path.is_file() and path.read_bytes() == b"secret"]


SEVERAL = """\
cv:
  name: Ruth Pell
  haedline: Pins
  orcid: 0000-0002-1234-7770
  photo: me.jpg
  sections:
    Awards:
      - {name: Gold Pin, date: 2024-02-30}
      - {name: [Silver, Pin]}
    Experience:
      - company: Pin Mill
        start_date: 2022
        end_date: 2019
        website: data:text/html,x
"""
ALL = [
    "cv.yml:3:3: error[unknown-key]",
    "cv.yml:4:10: error[bad-orcid]",
    "cv.yml:8:32: error[bad-date]",
    "cv.yml:9:16: error[wrong-type]",
    "cv.yml:13:19: error[bad-range]",
    "cv.yml:14:18: error[unsafe-link]",
    "cv.yml:5:10: warning[missing-file]",
    "authors.yml:1:18: error[unknown-key]",
    "docs/index.md:2:16: error[bad-redirect]",
    "docs/other.md:2:8: error[unclosed-quote]",
]


@pytest.mark.parametrize("strict", [True, False], ids=["strict", "not strict"])
def test_errors_of_all_files_are_in_one_report(tmp_path: Path, strict: bool) -> None:
    files: dict[str, str | bytes] = {
        "cv.yml": SEVERAL,
        "authors.yml": "ada: {name: Ada, haedline: x}\n",
        "docs/index.md": "---\nredirect_from: ../x\n---\n",
        "docs/other.md": '---\ntitle: "Open\n---\n',
    }
    site = build(tmp_path, files, strict=strict).assert_failed()
    assert site.output.count("ERROR") == 1
    assert "academic: 9 errors and 1 warning" in site.output
    assert sorted(line.split("]")[0] + "]" for line in diagnoses(site.output)) == sorted(ALL)


def test_warning_alone_lets_a_build_pass_that_is_not_strict(tmp_path: Path) -> None:
    site = build(tmp_path, cv("cv: {name: Ruth Pell, photo: me.jpg}\n"), strict=False)
    assert site.status == 0
    assert "cv.yml:1:30: warning[missing-file]: there is no file 'me.jpg'" in site.output
    assert "Ruth Pell" in site.page().get_text()
    assert not site.page().select("aside img")


def test_terminal_escapes_of_data_do_not_reach_the_terminal(tmp_path: Path) -> None:
    site = build(tmp_path, cv('cv: {name: Ruth Pell, photo: "\\e]0;title\\a\\u202e.jpg"}\n')).assert_failed()
    assert "missing-file" in site.output
    assert not re.search("[\x1b\x07\u202e]", site.output)


def test_build_succeeds_again_when_the_data_is_mended(tmp_path: Path) -> None:
    build(tmp_path, cv("cv:\n  name: [Ruth\n")).assert_failed()
    build(tmp_path, cv("cv:\n  name: Ruth\n")).assert_clean()


# The command ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("export"), FILES).assert_clean()


def test_export_prints_the_whole_library(good: Site) -> None:
    status, output = export(good.root)
    assert status == 0
    library = json.loads(output)
    assert (library["format"], library["version"]) == ("mkdocs-academic", 1)
    assert [section["title"] for section in library["sections"]] == SECTIONS
    for section, shown in zip(library["sections"], good.article("cv").select("section.academic-section"), strict=True):
        assert len(section["entries"]) == len(records(shown))
    assert len(library["publications"]) == len(good.article("publications").select(".academic-publication"))
    assert len(library["talks"]) == len(good.article("talks").select(".academic-talk"))
    keys = [f"pub-{work['key']}" for work in library["publications"]]
    assert sorted(keys) == sorted(str(tag["id"]) for tag in good.article("publications").select("[id^=pub-]"))


def test_export_says_where_every_record_was_written(good: Site) -> None:
    library = json.loads(export(good.root)[1])
    lines = str(FILES["cv.yml"]).splitlines()
    for work in library["publications"]:
        assert work["source"]["file"] == "cv.yml"
        assert work["title"] in lines[work["source"]["line"] - 1]


def test_export_holds_nothing_private(good: Site) -> None:
    _, output = export(good.root)
    for private in ("555 01 88", "Heronry", "1983-03-09", "t.brandvold@"):
        assert private not in output


def test_export_writes_to_a_file_and_reads_another_configuration(good: Site, tmp_path: Path) -> None:
    target = tmp_path / "library.json"
    status, output = run(tmp_path, "mkdocs_academic", "export", "-f", str(good.root / "mkdocs.yml"), "-o", str(target))
    assert (status, output) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8")) == json.loads(export(good.root)[1])


def test_export_reads_a_configuration_with_tags_of_its_own(good: Site, tmp_path: Path) -> None:
    config = (
        "site_name: !ENV [NAME, Tags]\nmarkdown_extensions:\n  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\nplugins: [search, academic]\n"
    )
    write(tmp_path, {"cv.yml": "cv: {name: Ruth Pell}\n", "mkdocs.yml": config})
    status, output = export(tmp_path)
    assert status == 0, output
    assert json.loads(output)["profile"]["name"]["name"] == "Ruth Pell"


def test_export_without_a_configuration_reads_the_files_beside_it(tmp_path: Path) -> None:
    write(tmp_path, {"cv.yml": "cv: {name: Ruth Pell}\n"})
    status, output = export(tmp_path)
    assert status == 0
    assert json.loads(output)["profile"]["name"]["family"] == "Pell"


def test_export_of_a_configuration_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    status, output = export(tmp_path, "-f", "other.yml")
    assert status != 0
    assert "other.yml" in output
    assert "Traceback" not in output


def test_command_knows_its_version(tmp_path: Path) -> None:
    status, output = run(tmp_path, "mkdocs_academic", "--version")
    assert status == 0
    assert output.split() == ["mkdocs-academic,", "version", __version__]


def test_command_explains_itself(tmp_path: Path) -> None:
    status, output = run(tmp_path, "mkdocs_academic", "--help")
    assert status == 0
    assert "export" in output
