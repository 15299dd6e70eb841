"""The documentation: it builds, its examples are read without a problem, and its tables name what the code has."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_academic.config import KINDS as OPTION_KINDS
from mkdocs_academic.config import PUBLISHABLE, AcademicConfig
from mkdocs_academic.datafiles import ITEM_FOLDERS, find_files
from mkdocs_academic.directives import _OPTIONS, SECTION_SHORTHANDS
from mkdocs_academic.errors import Problems
from mkdocs_academic.formats import coauthors, kinds, people, venues
from mkdocs_academic.formats.fields import Fields
from mkdocs_academic.formats.items import TELLING
from mkdocs_academic.library import Library
from mkdocs_academic.model.identifiers import BadIdentifier
from mkdocs_academic.model.networks import NETWORKS, Network
from mkdocs_academic.model.publication import STATUSES, TYPES
from mkdocs_academic.model.talk import KINDS as TALK_KINDS
from mkdocs_academic.settings import Settings

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PACKAGE = ROOT / "mkdocs_academic"
PAGES = sorted(DOCS.glob("*.md"))
TEMPLATES = sorted((PACKAGE / "templates" / "academic").glob("*.html"))

# Where the documentation describes an entry of each kind: the heading on the page of the CV file.
HEADINGS = {
    "publication": "Publications",
    "talk": "Talks",
    "education": "Education",
    "position": "Positions",
    "teaching": "Teaching",
    "grant": "Grants",
    "award": "Awards",
    "supervision": "Supervision",
    "service": "Service",
    "membership": "Memberships",
    "software": "Software",
    "dataset": "Datasets",
    "patent": "Patents",
    "media": "Media",
    "project": "Projects",
    "reference": "References",
    "skill": "Skills",
    "language": "Languages",
    "interest": "Interests",
    "news": "News",
    "entry": "Plain entries",
}


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands under a heading of the second level, up to the next."""
    match = re.search(rf"(?ms)^## {re.escape(heading)}(?: \{{.*?\}})?\n(.*?)(?=^## |\Z)", text)
    assert match, f"there is no heading {heading!r}"
    return match[1]


def words_in_code(text: str) -> set[str]:
    """What stands between backticks in the text, code blocks left out."""
    return set(re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^ *```.*?^ *```$", "", text)))


def first_column(text: str) -> list[str]:
    """The words in backticks in the first cells of the first table of a text."""
    rows = re.search(r"(?m)(?:^\|.*\n)+", text)
    assert rows, "there is no table"
    return [word for row in rows[0].splitlines()[2:] for word in re.findall(r"`([^`]+)`", row.split("|")[1])]


def build(config: Path, target: Path) -> str:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(target)]
    done = subprocess.run(
        command,
        cwd=config.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    output = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, output
    return output


@pytest.mark.parametrize("config", ["mkdocs.yml", "example_site/mkdocs.yml"])
def test_site_builds_without_a_warning(config: str, tmp_path: Path) -> None:
    output = build(ROOT / config, tmp_path / "site")
    assert "WARNING" not in output, output


def test_every_page_stands_in_the_navigation() -> None:
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert sorted(re.findall(r"(?m)^  - .*: (\S+\.md)$", config)) == [path.name for path in PAGES]


# Examples -------------------------------------------------------------------------------------------------------------


def fences(text: str, language: str) -> Iterator[tuple[int, str]]:
    """The code blocks of a language, also indented ones, with the line that each begins in."""
    for match in re.finditer(rf"(?ms)^( *)```{language}\n(.*?)^\1```$", text):
        block = re.sub(rf"(?m)^{match[1]}", "", match[2])
        yield text.count("\n", 0, match.start()) + 1, block


CV_EXAMPLES = [
    pytest.param(block, id=f"{path.name}:{line}")
    for path in PAGES
    for line, block in fences(path.read_text(encoding="utf-8"), "yaml")
    if block.startswith("cv:")
]


def test_there_are_examples() -> None:
    assert len(CV_EXAMPLES) > 20


@pytest.mark.parametrize("example", CV_EXAMPLES)
def test_example_is_read_without_a_problem(example: str, tmp_path: Path) -> None:
    (tmp_path / "cv.yml").write_text(example, encoding="utf-8")
    # The files that examples name; what they hold is not looked at.
    for name in re.findall(r": ([\w/-]+\.(?:jpg|png|pdf))$", example, re.MULTILINE):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    settings, problems = Settings(tmp_path, tmp_path / "docs"), Problems()
    library = Library.load(settings, find_files(settings, problems), problems)
    assert [str(problem) for problem in problems] == []
    assert str(library.profile.name)


@pytest.mark.parametrize("kind", HEADINGS)
def test_example_of_a_kind_is_of_that_kind(kind: str, tmp_path: Path) -> None:
    examples = [block for _, block in fences(section(page("cv-file.md"), HEADINGS[kind]), "yaml")]
    assert examples, f"there is no example under {HEADINGS[kind]!r}"
    (tmp_path / "cv.yml").write_text(examples[0], encoding="utf-8")
    settings, problems = Settings(tmp_path, tmp_path / "docs"), Problems()
    library = Library.load(settings, find_files(settings, problems), problems)
    assert kind in {found.kind for found in library.sections}


def test_getting_started_makes_a_site(tmp_path: Path) -> None:
    blocks = [*fences(page("getting-started.md"), "yaml"), *fences(page("getting-started.md"), "markdown")]
    names = ("mkdocs.yml", "cv.yml", "docs/index.md", "docs/publications.md")
    (tmp_path / "docs").mkdir()
    for name, (_, content) in zip(names, sorted(blocks), strict=False):
        (tmp_path / name).write_text(content, encoding="utf-8")
    output = build(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert "WARNING" not in output, output
    for name in ("index.html", "publications/index.html"):
        assert "academic-publication" in (tmp_path / "site" / name).read_text(encoding="utf-8")


def test_directives_in_the_examples_are_known() -> None:
    from mkdocs_academic.directives import parse_directive
    from mkdocs_academic.errors import Place

    problems = Problems()
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"<!-- academic/([\w-]*)\s*(.*?)\s*-->", text, re.DOTALL):
            parse_directive(match[1], match[2], Place(path.name, text.count("\n", 0, match.start()) + 1), problems)
    assert [str(problem) for problem in problems] == []


# Tables ---------------------------------------------------------------------------------------------------------------


def test_options_names_exactly_the_options() -> None:
    assert sorted(first_column(page("options.md"))) == sorted(name for name, _ in AcademicConfig._schema)


def test_options_names_every_kind_and_everything_that_can_be_published() -> None:
    assert set(OPTION_KINDS) <= words_in_code(section(page("options.md"), "sections"))
    assert sorted(first_column(section(page("options.md"), "publish"))) == sorted(PUBLISHABLE)


@pytest.mark.parametrize("name", _OPTIONS)
def test_table_of_a_directive_names_exactly_its_options(name: str) -> None:
    named = first_column(section(page("directives.md"), name))
    assert sorted(named) == sorted([*_OPTIONS[name], "heading"])


def test_items_names_every_folder_and_every_key_that_tells_a_record() -> None:
    assert set(ITEM_FOLDERS) <= words_in_code(page("items.md"))
    told = words_in_code(section(page("items.md"), "Which pages are records").split("Any other page")[0])
    assert told == TELLING


def test_directives_names_every_short_form() -> None:
    named = first_column(section(page("directives.md"), "Short forms"))
    assert sorted(named) == sorted(f"academic/{name}" for name in SECTION_SHORTHANDS)


def by_canonical_name(fields: Fields) -> dict[str, set[str]]:
    return {field.name: {field.name, *field.synonyms} for field in fields.by_key.values()}


def rows(text: str) -> dict[str, set[str]]:
    """The rows of the tables of fields in a text: what is called what."""
    found: dict[str, set[str]] = {}
    for row in re.findall(r"(?m)^\| `.*$", text):
        name, synonyms = (re.findall(r"`([^`]+)`", cell) for cell in row.split("|")[1:3])
        found.setdefault(name[0], {*name, *synonyms})
    return found


@pytest.mark.parametrize("kind", HEADINGS)
def test_cv_file_names_every_field_of_a_kind(kind: str) -> None:
    own = kinds.declare("", kinds._DECLARED[kind])
    documented = rows(section(page("cv-file.md"), HEADINGS[kind]))
    for name, keys in by_canonical_name(own).items():
        assert documented.get(name) == keys, name


def test_cv_file_names_the_fields_of_every_entry_and_of_a_person() -> None:
    documented = rows(section(page("cv-file.md"), "Every entry"))
    assert documented == by_canonical_name(kinds.declare("", kinds._COMMON))
    documented = rows(section(page("cv-file.md"), "The head of the file"))
    for name, keys in by_canonical_name(people._FIELDS).items():
        assert documented.get(name) == keys, name


def test_people_names_every_field_of_a_coauthor_and_of_a_venue() -> None:
    for heading, fields in (("coauthors.yml", coauthors._FIELDS), ("venues.yml", venues._FIELDS)):
        assert rows(section(page("people.md"), heading)) == by_canonical_name(fields)


def test_cv_file_names_every_network_type_status_and_kind_of_talk() -> None:
    named = words_in_code(page("cv-file.md"))
    assert {network.name for network in NETWORKS.values()} <= named
    assert set(STATUSES) <= named
    assert set(TALK_KINDS) <= named
    headed = re.findall(r'"type\.([\w-]+)"', (PACKAGE / "locales" / "en.json").read_text(encoding="utf-8"))
    assert {TYPES[name] for name in TYPES if TYPES[name] in headed} <= named


def test_styling_names_every_template_and_variable() -> None:
    text = page("styling.md")
    assert sorted(first_column(section(text, "Templates"))) == sorted(path.name for path in TEMPLATES)
    style = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "assets").glob("*.css"))
    variables = set(re.findall(r"(?<![\w(-])(--academic-[\w-]+):", style))
    assert sorted(first_column(section(text, "Variables"))) == sorted(variables)


def test_search_engines_names_every_tag() -> None:
    code = (PACKAGE / "views" / "metadata.py").read_text(encoding="utf-8")
    said = {word for word in words_in_code(page("search-engines.md")) if re.match(r"citation_|DC\.", word)}
    assert said == set(re.findall(r'"((?:citation_|DC\.)[\w.]+)"', code))


def test_styling_names_every_class_of_the_templates() -> None:
    described = words_in_code(section(page("styling.md"), "Classes"))
    missing = set()
    for path in [*TEMPLATES, PACKAGE / "theme" / "academic" / "page.html"]:
        for name in re.findall(r"(?<![\{-])\bacademic(?:-\w+)+(?:--\w+)?", path.read_text(encoding="utf-8")):
            # Of `academic-profile__name` and `academic-group--outer` the end is named, beside the others of its block.
            ends = {name, *re.findall("__[a-z]+$|--[a-z]+$", name)}
            if not ends & described:
                missing.add(name)
    assert sorted(missing) == []


# Diagnoses ------------------------------------------------------------------------------------------------------------

# The calls that make a diagnosis, with the index of the argument that is its code.
MAKERS = {
    "error": 0, "warn": 0, "inform": 0, "_failure": 0, "_stop": 0, "WrongForm": 0, "Missing": 0, "Problem": 1,
    "_fault": 1, "_report": 4,
}  # fmt: skip


def codes() -> Iterator[str]:
    """Every code of a diagnosis in the package, found in its source."""
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name == "read_identifier":  # reports `bad-doi`, `bad-arxiv`: its arguments are the reader and the field
                yield from (f"bad-{arg.value}" for arg in call.args if isinstance(arg, ast.Constant))
            index = MAKERS.get(name)
            code = call.args[index] if index is not None and len(call.args) > index else None
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield code.value
            elif isinstance(code, ast.JoinedStr):
                assert ast.unparse(code) in ("f'bad-{name}'", "f'bad-{network.name}'"), ast.unparse(code)
    yield from (f"bad-{network.name}" for network in NETWORKS.values() if refuses(network))


def refuses(network: Network) -> bool:
    """Whether a network refuses a user's name that stands alone."""
    try:
        network.url("name")
    except BadIdentifier:
        return True
    return False


def test_diagnoses_names_every_code_and_no_other() -> None:
    found = {code for code in codes() if re.fullmatch(r"[a-z0-9_]+(-[a-z0-9_]+)*", code)}
    assert len(found) > 40
    documented = {
        code
        for table in re.findall(r"(?m)^\| Code \|.*\n\|.*\n((?:\|.*\n)+)", page("diagnoses.md"))
        for row in table.splitlines()
        for code in re.findall(r"`([^`]+)`", row.split("|")[1])
    }
    assert sorted(found - documented) == [], "not described"
    assert sorted(documented - found) == [], "described, and not in the package"
