"""Our templates compiled and kept: once for each text, obedient to Python's settings, harmless where it fails."""

import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from mkdocs_academic.render import CompiledTemplates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "talk.html").write_text("{{ name }}: first", "utf-8")
    return folder


def draw(folder: Path, own: Path | None = None) -> str:
    environment = Environment(loader=FileSystemLoader(folder), bytecode_cache=CompiledTemplates(own or folder))
    return environment.get_template("talk.html").render(name="Ada")


def kept(folder: Path) -> Path:
    return Path(cache_from_source(str(folder / "talk.html.py")))


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert draw(folder) == "Ada: first"
    assert kept(folder).is_file()
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))
    assert draw(folder) == "Ada: first"


def test_another_text_is_compiled_anew(folder: Path) -> None:
    draw(folder)
    (folder / "talk.html").write_text("{{ name }}: second", "utf-8")
    assert draw(folder) == "Ada: second"
    assert draw(folder) == "Ada: second"


@pytest.mark.parametrize("broken", [b"", b"j2", b"no bytecode of Jinja's at all"])
def test_a_broken_file_is_replaced(folder: Path, broken: bytes) -> None:
    draw(folder)
    good = kept(folder).read_bytes()
    for data in (broken, good[:-20]):
        kept(folder).write_bytes(data)
        assert draw(folder) == "Ada: first"
        assert kept(folder).read_bytes() == good


def test_nothing_is_left_where_python_is_told_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert draw(folder) == "Ada: first"
    assert [path.name for path in folder.iterdir()] == ["talk.html"]


def test_templates_of_users_leave_nothing_behind(folder: Path, tmp_path: Path) -> None:
    assert draw(folder, own=tmp_path / "elsewhere") == "Ada: first"
    assert [path.name for path in folder.iterdir()] == ["talk.html"]


def test_a_folder_that_cannot_be_written_to_is_no_fault(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file where the folder would be", "utf-8")
    assert draw(folder) == "Ada: first"


def test_prefix_for_such_files_is_obeyed(folder: Path, tmp_path: Path) -> None:
    program = (
        "from jinja2 import Environment, FileSystemLoader; from pathlib import Path\n"
        "from mkdocs_academic.render import CompiledTemplates\n"
        f"folder = Path({str(folder)!r})\n"
        "e = Environment(loader=FileSystemLoader(folder), bytecode_cache=CompiledTemplates(folder))\n"
        "print(e.get_template('talk.html').render(name='Ada'))"
    )
    prefix = tmp_path / "prefix"
    subprocess.run(
        [sys.executable, "-X", f"pycache_prefix={prefix}", "-c", program],
        env={"PATH": "", "PYTHONDONTWRITEBYTECODE": ""}, check=True,
    )  # fmt: skip
    assert not (folder / "__pycache__").exists()
    assert list(prefix.rglob("talk.html.*"))
