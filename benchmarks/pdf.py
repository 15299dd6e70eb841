"""What the CV as PDF adds to a build: the example site without it, with it set anew, and with it kept."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from run import Sample, build
from verify import WrongBuildError

EXAMPLE = Path(__file__).parent.parent / "example_site"
BARS = {"cold": 0.5, "kept": 0.05}
"""Seconds that may be added, in the medians of paired differences."""


def write_site(folder: Path, *, pdf: bool) -> Path:
    """Copy the example site to `folder`, with or without the PDF of its CV."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".cache", "site"))
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    changed = text.replace("  - academic:\n", f"  - academic:\n      cv_pdf: {str(pdf).lower()}\n", 1)
    if changed == text:
        raise WrongBuildError("the example site does not set options of the plugin")
    config.write_text(changed, encoding="utf-8")
    return folder


def measure(folder: Path, *, kept: bool, pages: bool) -> Sample:
    """Build a site; `kept` is whether the PDF of the build before may be used, `pages` whether there must be one."""
    if not kept:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    sample = build(folder)
    if (folder / "site" / "cv.pdf").is_file() != pages:
        raise WrongBuildError(f"{folder.name}: there should {'' if pages else 'not '}be a PDF")
    return sample


def main() -> int:
    """Build the three in turn, and print what the PDF adds; 1 if a build was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="counted rounds (default: %(default)s)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="academic-benchmark-") as name:
        without, within = write_site(Path(name, "without"), pdf=False), write_site(Path(name, "with"), pdf=True)
        floor: list[Sample] = []
        ours: dict[str, list[Sample]] = {case: [] for case in BARS}
        try:
            for number in range(runs + 1):
                samples = [
                    measure(without, kept=True, pages=False),
                    measure(within, kept=False, pages=True),
                    measure(within, kept=True, pages=True),
                ]
                if number:
                    floor.append(samples[0])
                    for case, sample in zip(BARS, samples[1:], strict=True):
                        ours[case].append(sample)
        except WrongBuildError as error:
            print(error, file=sys.stderr)
            return 1
    print(f"without: {median(sample.wall for sample in floor):.2f} s")
    for case, bar in BARS.items():
        pairs = list(zip(floor, ours[case], strict=True))
        wall = median(sample.wall - base.wall for base, sample in pairs)
        cpu = median(sample.cpu - base.cpu for base, sample in pairs)
        memory = median(sample.peak_mib - base.peak_mib for base, sample in pairs)
        verdict = "met" if wall <= bar else "NOT met"
        print(f"{case}: {wall:+.3f} s ({cpu:+.3f} s CPU, {memory:+.1f} MiB); bar {bar} s: {verdict}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
