"""Build pairs of sites in turn, with the plugin and without, and compare their time and memory."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from generate import Record, Variant, make_record, write_site
from verify import WrongBuildError, check_record, check_same_pages, check_works, record_pages

CASES = ("list", "bib", "works", "files", "idle", "ten", "pages")
PAGES = 1000
MEASURE = Path(__file__).with_name("measure.py")
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONHASHSEED": "0"}


@dataclass(frozen=True)
class Case:
    """One comparison: the variants of the two sites and their size."""

    name: str
    size: int
    floor: Variant
    ours: Variant


@dataclass(frozen=True)
class Sample:
    """What one build cost: seconds of wall and of CPU time, MiB of peak resident memory."""

    wall: float
    cpu: float
    peak_mib: float


@dataclass(frozen=True)
class Result:
    """The counted builds of one case; the samples of a pair have the same index."""

    case: Case
    floor: list[Sample]
    ours: list[Sample]

    def ratios(self, value: Callable[[Sample], float]) -> list[float]:
        """Return, for each pair, what `value` is for ours divided by what it is for the floor."""
        return [value(ours) / value(floor) for floor, ours in zip(self.floor, self.ours, strict=True)]

    @property
    def wall_ratio(self) -> float:
        """The median of the paired ratios of wall time."""
        return median(self.ratios(lambda sample: sample.wall))

    @property
    def extra_mib(self) -> float:
        """The median peak of ours less that of the floor."""
        return median(sample.peak_mib for sample in self.ours) - median(sample.peak_mib for sample in self.floor)


@dataclass(frozen=True)
class Bar:
    """An upper limit, on the wall time ratio or on the extra memory of one case."""

    case: str
    size: int
    memory: bool
    limit: float

    def verdict(self, results: list[Result]) -> str:
        """Return one line: the bar, what `results` say of it, and whether it is met."""
        subject = f"{self.case} {self.size:,}".removesuffix(" 0")
        limit = f"memory \u2264 floor + {self.limit:g} MiB" if self.memory else f"wall ratio \u2264 {self.limit:.2f}"
        for result in results:
            if (result.case.name, result.case.size) == (self.case, self.size):
                value = result.extra_mib if self.memory else result.wall_ratio
                shown = f"{value:+.1f} MiB" if self.memory else f"{value:.3f}"
                return f"{subject}: {limit}: {shown}, {'met' if value <= self.limit else 'NOT met'}"
        return f"{subject}: {limit}: not measured"


BARS = (
    Bar("list", 1000, False, 0.9),
    Bar("list", 5000, False, 0.8),
    Bar("bib", 5000, False, 1.2),
    Bar("works", PAGES, False, 0.85),
    Bar("files", PAGES, False, 0.85),
    Bar("list", 1000, True, 15),
    Bar("list", 5000, True, 0),
    Bar("idle", 0, False, 1.05),
    Bar("ten", 10, False, 1.25),
    Bar("pages", PAGES, False, 1.02),
)


def build(folder: Path) -> Sample:
    """Build the MkDocs project in `folder` in a fresh process; return its cost, or raise WrongBuildError."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    log = folder / "build.log"
    command = [sys.executable, "-m", "mkdocs", "build", "--clean", "--strict"]
    measured = subprocess.run(
        [sys.executable, "-I", "-S", str(MEASURE), str(log), *command],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | ENVIRONMENT,
        stdout=subprocess.PIPE,
        check=True,
    )
    cost = json.loads(measured.stdout)
    if cost["status"] != 0:
        tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:])
        raise WrongBuildError(f"{folder.name}: the build ended with status {cost['status']}\n{tail}")
    return Sample(cost["wall"], cost["cpu"], cost["peak_mib"])


class Checker:
    """Checks the sites of one case after each pair of builds, once for each distinct content."""

    def __init__(self, case: Case, folders: tuple[Path, Path]) -> None:
        self._sites = folders[0] / "site", folders[1] / "site"
        self._has_files = case.ours == "ours-files"
        self._has_works = self._has_files or case.ours == "ours-works"
        self._record: Record | None = make_record(case.size) if case.ours.startswith("ours") else None
        self._accepted: set[bytes] = set()

    def check(self) -> None:
        """Raise WrongBuildError if either site is not what it should be."""
        if self._record is None:
            check_same_pages(*self._sites)
            return
        for site, ours in zip(self._sites, (False, True), strict=True):
            digest = _digest(site, ours)
            if digest not in self._accepted:
                check_record(site, self._record, ours=ours)
                if self._has_works:
                    check_works(site, self._record, files=self._has_files)
                self._accepted.add(digest)
        if self._has_works:
            check_same_pages(*self._sites)


def _digest(site: Path, ours: bool) -> bytes:
    content = hashlib.sha256(b"ours" if ours else b"floor")
    for page in record_pages(site):
        content.update(page.read_bytes() if page.is_file() else b"missing")
    return content.digest()


def compare(case: Case, runs: int, folder: Path) -> Result:
    """Write the two sites of `case` to `folder`, build them in turn `runs` times, and return what that cost.

    One pair of builds before that is checked but not counted. Raises WrongBuildError when a site is wrong.
    """
    floor, ours = folder / f"{case.name}-{case.size}-floor", folder / f"{case.name}-{case.size}-ours"
    write_site(case.floor, floor, case.size)
    write_site(case.ours, ours, case.size)
    checker = Checker(case, (floor, ours))
    result = Result(case, [], [])
    for run in range(runs + 1):
        pair = build(floor), build(ours)
        checker.check()
        label = f"run {run}/{runs}" if run else "warm-up"
        print(f"{case.name} {case.size} {label}: {pair[0].wall:.2f} s, {pair[1].wall:.2f} s", file=sys.stderr)
        if run:
            result.floor.append(pair[0])
            result.ours.append(pair[1])
    return result


def plan(names: list[str], sizes: list[int]) -> list[Case]:
    """Return the comparisons for the case `names` ("all" for every one); `sizes` are those of "list" and "bib"."""
    single: dict[str, Case] = {
        "idle": Case("idle", 0, "bare", "idle"),
        "ten": Case("ten", 10, "floor", "ours"),
        "pages": Case("pages", PAGES, "pages", "pages-idle"),
        "works": Case("works", PAGES, "works", "ours-works"),
        "files": Case("files", PAGES, "files", "ours-files"),
    }
    cases: list[Case] = []
    for name in CASES:
        if name not in names and "all" not in names:
            continue
        ours: dict[str, Variant] = {"list": "ours", "bib": "ours-bib"}
        cases += [Case(name, size, "floor", ours[name]) for size in sizes] if name in ours else [single[name]]
    return cases


def _row(result: Result) -> list[str]:
    def middle(samples: list[Sample], value: Callable[[Sample], float]) -> float:
        return median(value(sample) for sample in samples)

    def wall(sample: Sample) -> float:
        return sample.wall

    def peak(sample: Sample) -> float:
        return sample.peak_mib

    ratios = result.ratios(wall)
    return [
        result.case.name,
        f"{result.case.size:,}",
        f"{middle(result.floor, wall):.2f} s",
        f"{middle(result.ours, wall):.2f} s",
        f"{median(ratios):.3f} ({min(ratios):.3f}\u2013{max(ratios):.3f})",
        f"{median(result.ratios(lambda sample: sample.cpu)):.3f}",
        f"{middle(result.floor, peak):.1f}",
        f"{middle(result.ours, peak):.1f}",
        f"{result.extra_mib:+.1f}",
    ]


def table(results: list[Result]) -> str:
    """Return `results` as an aligned Markdown table, one row a case."""
    header = ["case", "N", "floor wall", "ours wall", "ratio (min\u2013max)", "CPU ratio"]
    header += ["floor MiB", "ours MiB", "difference"]
    rows = [header, *(_row(result) for result in results)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "| " + " | ".join("-" * (width - 1) + ":" for width in widths) + " |")
    return "\n".join(lines)


def write_json(path: Path, results: list[Result]) -> None:
    """Write to `path` every counted build of `results`, and the versions they ran with."""
    data = {
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "versions": {name: version(name) for name in ("mkdocs", "mkdocs-material", "markdown")},
        "results": [asdict(result) for result in results],
    }
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def parse_arguments() -> argparse.Namespace:
    """Return the command line's `sizes`, `runs`, `cases` and `json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    sizes = [10, 100, 1000, 5000]
    parser.add_argument("--sizes", type=_positive, nargs="+", default=sizes, help="publications, for 'list' and 'bib'")
    parser.add_argument("--runs", type=_positive, default=5, help="counted pairs of builds (default: %(default)s)")
    parser.add_argument("--cases", nargs="+", choices=(*CASES, "all"), default=["all"], help="what to compare")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every measurement to this file")
    return parser.parse_args()


def main() -> int:
    """Run the comparisons the command line asks for; return 0, or 1 if a build was wrong."""
    arguments = parse_arguments()
    results: list[Result] = []
    for case in plan(arguments.cases, arguments.sizes):
        with tempfile.TemporaryDirectory(prefix="academic-benchmark-") as folder:
            try:
                results.append(compare(case, arguments.runs, Path(folder)))
            except WrongBuildError as error:
                print(f"{case.name} {case.size}: {error}", file=sys.stderr)
                return 1
    print(table(results), end="\n\n")
    for bar in BARS:
        print(bar.verdict(results))
    if arguments.json:
        write_json(arguments.json, results)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
