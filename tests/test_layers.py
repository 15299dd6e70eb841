"""Nothing points back: a file in `formats` is read into the model, a view says what a page shows, the rest is above."""

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

PACKAGE = "mkdocs_academic"
SPEC = find_spec(PACKAGE)
ROOT = Path((SPEC and SPEC.origin) or "").parent
FILES = {path.relative_to(ROOT).with_suffix("").as_posix(): path for path in sorted(ROOT.rglob("*.py"))}

# What a layer may import of the package; every other file stands above these, and none of them imports it.
BELOW = {
    "errors": set(),
    "safety": set(),
    "model": {"errors", "model"},
    "texts": {"safety", "texts"},
    "formats": {"errors", "safety", "model", "texts", "formats"},
    "views": {"errors", "safety", "model", "texts", "views"},
    "settings": {"errors", "safety", "model"},
    "pdf": {"errors", "settings", "__version__"},
    "attachments": {"errors", "safety", "model", "settings"},
    "datafiles": {"errors", "safety", "model", "formats", "settings", "attachments"},
    "gazetteer": {"model", "formats", "gazetteer"},
    "keys": {"errors", "safety", "model"},
    "offprints": {"errors", "safety", "model", "attachments"},
    "editions": {"model"},
    "works": {"errors", "safety", "model", "editions"},
    "bibfiles": {"errors", "model", "formats", "settings", "datafiles", "editions"},
    "inventory": {"model", "editions"},
    "relations": {"model"},
    "collection": {"errors", "model", "formats", "settings", "datafiles", "bibfiles", "editions", "works", "inventory"},
    "items": {"errors", "safety", "model", "formats", "settings", "datafiles"},
    "series": {"errors", "editions", "model"},
    "sources": {"errors", "model", "formats", "settings", "datafiles"},
    "library": {
        "errors", "safety", "model", "formats", "settings", "attachments", "datafiles", "collection", "keys", "items",
        "offprints", "series", "sources", "inventory", "relations",
    },
}  # fmt: skip


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports anywhere in it, also for type checkers alone."""
    package = [PACKAGE, *path.relative_to(ROOT).parent.parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def own(path: Path) -> set[str]:
    """The layers of the package that a file imports from."""
    parts = (name.split(".") for name in imports(path))
    return {part[1] for part in parts if part[0] == PACKAGE and len(part) > 1}


def outside(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)} - {PACKAGE}


def test_there_is_something_to_walk() -> None:
    assert {"errors", "safety", "model/names", "formats/rendercv", "views/citation", "library"} <= FILES.keys()


@pytest.mark.parametrize("name", [name for name in FILES if name.split("/")[0] in BELOW])
def test_a_layer_imports_only_from_below(name: str) -> None:
    assert own(FILES[name]) <= BELOW[name.split("/")[0]]


def test_only_the_doors_know_mkdocs() -> None:
    doors = {
        "addresses", "bios", "config", "curriculum", "downloads", "drafts", "layout", "pages", "plugin", "site",
        "workfiles", "madepage", "ownpages", "places", "recordsite", "talkplaces", "talksite", "workplaces", "worksite",
    }  # fmt: skip
    assert {name for name, path in FILES.items() if "mkdocs" in outside(path)} <= doors


def test_only_one_file_touches_jinja() -> None:
    assert {name for name, path in FILES.items() if "jinja2" in outside(path)} == {"render"}


def test_only_one_format_touches_yaml() -> None:
    inside = {name for name, path in FILES.items() if name.split("/")[0] in BELOW and "yaml" in outside(path)}
    assert inside == {"formats/located_yaml", "formats/yaml_diagnosis", "formats/yaml_source"}


def test_the_bibtex_libraries_are_behind_one_door_each() -> None:
    assert {name for name, path in FILES.items() if "bibtexparser" in outside(path)} == {"formats/bibtex"}
    assert {name for name, path in FILES.items() if "pylatexenc" in outside(path)} == {"formats/latex"}


@pytest.mark.parametrize("module", ["pickle", "marshal", "subprocess", "requests", "urllib.request", "http", "socket"])
@pytest.mark.parametrize("name", [name for name in FILES if name.split("/")[0] in BELOW])
def test_what_reads_data_runs_no_programs_and_calls_nobody(name: str, module: str) -> None:
    assert [used for used in imports(FILES[name]) if f"{used}.".startswith(f"{module}.")] == []
