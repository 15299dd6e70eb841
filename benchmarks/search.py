"""Measure the search over a long list: from a letter typed to the next painted frame, in headless Chromium.

It uses the driver of the tests in a browser (`tests/browser`), whose Node modules `npm ci` installs.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from generate import SEED, write_site

ROOT = Path(__file__).resolve().parent.parent
BROWSER = ROOT / "tests" / "browser"
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update".split()
BAR = 100  # milliseconds, the median of 20
# What is typed, letter by letter, then deleted: the first letters change nearly every entry of the list.
QUERIES = ("carbon snow", "does", "isotopes 2011")


def build(folder: Path, size: int, view: str, *, pages: bool) -> Path:
    """The site of the benchmark `list`, its publications with search and filters, perhaps with a page for each."""
    write_site("ours", folder / "source", size, SEED)
    if pages:
        config = folder / "source" / "mkdocs.yml"
        text = config.read_text("utf-8")
        options = text[text.index("- academic:") : text.index("nav:")]
        config.write_text(text.replace(options, "- academic\n"), encoding="utf-8")
    page = folder / "source" / "docs" / "publications.md"
    options = f"{{ filters: true, search: true, view: {view} }}"
    page.write_text(f"# Publications\n\n<!-- academic/publications {options} -->\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder / "site")]
    subprocess.run(command, cwd=folder / "source", check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    return folder / "site"


def measure(address: str, runs: int) -> dict[str, list[float]]:
    """Milliseconds for each letter typed or deleted, and for each filter chosen or taken away."""
    node, chromium = shutil.which("node"), shutil.which("chromium") or shutil.which("chromium-browser")
    if not node or not chromium:
        sys.exit("this needs node and chromium on the PATH")
    start = {"executable": chromium, "flags": FLAGS, "base": address}
    steps = [["type", ".academic-search", query] for query in (QUERIES * runs)[:runs]]
    steps += [["click", ".academic-facet > summary"]]
    steps += [["choose", ".academic-facet__option input", index % 3] for index in range(runs)]
    visit = {"url": "publications/", "steps": steps}
    done = subprocess.run(
        [node, str(BROWSER / "browse.mjs"), json.dumps(start)],
        cwd=BROWSER, input=json.dumps([visit]) + "\n", capture_output=True, encoding="utf-8", check=True, timeout=600,
    )  # fmt: skip
    answer = json.loads(done.stdout)
    if isinstance(answer, dict):
        sys.exit(answer["error"])
    results = answer[0]["results"]
    letters, filters = ([time for times in part for time in times] for part in (results[:runs], results[runs + 1 :]))
    return {"letter": letters, "filter": filters}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=5000, help="publications (default: 5000)")
    parser.add_argument("--runs", type=int, default=3, help="queries typed, and filters chosen (default: 3)")
    parser.add_argument("--view", default="list", choices=("list", "compact", "cards", "table"))
    parser.add_argument(
        "--pages", action="store_true", help="with a page and files for each publication, as by default"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder), asked.size, asked.view, pages=asked.pages)
        handler = functools.partial(_Quiet, directory=str(site))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            found = measure(f"http://127.0.0.1:{server.server_address[1]}/", asked.runs)
            server.shutdown()
    print(f"{asked.size} publications, view {asked.view}; milliseconds to the next painted frame")
    for name, times in found.items():
        middle, most = statistics.median(times), max(times)
        print(f"{name:>7}  n {len(times):>3}  median {middle:6.1f}  max {most:6.1f}")
    met = statistics.median(found["letter"]) <= BAR
    print(f"bar: the median of the letters is at most {BAR} ms: {'met' if met else 'NOT MET'}")


if __name__ == "__main__":
    main()
