"""Whole sites in every theme, with settings combined in pairs; on the newest Material, and on the oldest supported."""

from __future__ import annotations

import fcntl
import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

import material
import pytest
from mkdocs.utils import get_themes

from .conftest import build_here, rebuild, run, write
from .links import broken_links
from .pairs import pairwise
from .theme_cases import MATERIAL, NEUTRAL, Case, faults

ROOT = Path(__file__).parents[2]
OLDEST = "9.7.7"
CASES = [Case(**chosen) for factors in (MATERIAL, NEUTRAL) for chosen in pairwise(factors)]
ON_OLDEST = [case for case in CASES if case.theme in ("material", "heir")][:6]


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages with two themes: one inherits from Material, one is Material under another name."""
    folder = tmp_path_factory.mktemp("packages")
    (folder / "heir").mkdir()
    (folder / "heir" / "__init__.py").touch()
    (folder / "heir" / "mkdocs_theme.yml").write_text("extends: material\n", encoding="utf-8")
    (folder / "fork").symlink_to(Path(material.__file__).parent / "templates", target_is_directory=True)
    info = folder / "two_themes-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: two-themes\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[mkdocs.themes]\nheir = heir\nfork = fork\n", encoding="utf-8")
    return folder


@pytest.fixture
def _themes(packages: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(packages))
    importlib.invalidate_caches()
    get_themes.cache_clear()
    yield
    get_themes.cache_clear()


@pytest.mark.usefixtures("_themes")
@pytest.mark.parametrize("case", CASES, ids=str)
def test_site_is_whole(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    found = list(faults(build_here(tmp_path), case))
    assert not found, "\n".join(found)


# The oldest Material -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def oldest() -> Path:
    """A folder with the oldest Material that is supported, kept from run to run; no test that needs it is skipped."""
    folder = ROOT / ".cache" / "mkdocs-material" / OLDEST
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (ROOT / "pyproject.toml").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            unfinished = folder.with_name("unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
            command += ["--target", str(unfinished), f"mkdocs-material=={OLDEST}"]
            done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
            if done.returncode:
                pytest.fail(f"{' '.join(command)} has failed:\n{done.stdout}{done.stderr}", pytrace=False)
            unfinished.rename(folder)
    return folder


@pytest.fixture
def _with_oldest(oldest: Path, packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes started by a test find the oldest Material before the newest."""
    paths = [str(oldest), str(packages), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))


@pytest.mark.usefixtures("_with_oldest")
def test_processes_find_the_oldest_material(oldest: Path, tmp_path: Path) -> None:
    asked = "import material, importlib.metadata as m; print(material.__file__, m.version('mkdocs-material'))"
    (tmp_path / "ask.py").write_text(asked, encoding="utf-8")
    status, printed = run(tmp_path, "ask")
    assert (status, printed.split()) == (0, [str(oldest / "material" / "__init__.py"), OLDEST])


@pytest.mark.usefixtures("_with_oldest")
@pytest.mark.parametrize("case", ON_OLDEST, ids=str)
def test_site_is_whole_on_the_oldest_material(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    site = rebuild(tmp_path)
    found = list(faults(site, case))
    assert not found, "\n".join(found)
    assert f"mkdocs-material-{OLDEST}" in site.text("index.html")


# The tests' own tools -------------------------------------------------------------------------------------------------


def test_any_two_settings_meet_in_a_case() -> None:
    for factors in (MATERIAL, NEUTRAL):
        chosen = pairwise(factors)
        for one, other in combinations(factors, 2):
            met = {(row[one], row[other]) for row in chosen}
            assert met == set(product(factors[one], factors[other]))


def test_broken_links_are_found(tmp_path: Path) -> None:
    page = (
        '<h1 id="here"></h1><a href="#here"></a><a href="#gone"></a><a href="b/"></a><a href="b/#there"></a>'
        '<a href="gone/"></a><a href="/lab/b/"></a><a href="/b/"></a><a href="https://example.com/"></a>'
        '<link rel="canonical" href="https://example.org/lab/"><img src="https://example.com/x.png"><img src="b">'
    )
    write(tmp_path, {"index.html": page, "b/index.html": '<p id="there"><a href="../"></a></p>'})
    served = list(broken_links(tmp_path, "https://example.org/lab/"))
    assert [fault.split("'")[1] for fault in served] == ["#gone", "gone/", "/b/", "https://example.com/x.png", "b"]
    on_disk = [fault.split("'")[1] for fault in broken_links(tmp_path, on_disk=True)]
    assert on_disk[:4] == ["../", "#gone", "b/", "b/#there"]
