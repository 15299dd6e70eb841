"""A real `mkdocs serve` in a process of its own, and a client that keeps asking it for pages."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from bs4 import BeautifulSoup

from .conftest import ENVIRONMENT

PATIENCE = 40.0  # seconds for what has to come at last, on however slow a machine
ANSWER = 1.0  # seconds for every single answer, on a machine that has a processor for it


def crowding() -> float:
    """How many times as much the machine has to do as it has processors for; 1 where there is no crowd."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    return max(1.0, load / (os.cpu_count() or 1))


class Server:
    """A server for the site in `root`; `log` is what it has printed so far."""

    def __init__(self, root: Path, *arguments: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.root = root
        self.shown: dict[str, str] = {}  # what a test knows to be shown, by its own names
        self._log = root.parent / f"{root.name}.log"
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{self.port}", *arguments]
        with self._log.open("wb") as output:
            self.process = subprocess.Popen(
                command, cwd=root, env=os.environ | ENVIRONMENT, stdout=output, stderr=subprocess.STDOUT
            )
        self.await_(self._answers)

    @property
    def log(self) -> str:
        lines = self._log.read_text("utf-8", "replace").splitlines(keepends=True)
        return "".join(line for line in lines if not line.endswith("code 404\n"))

    @property
    def builds(self) -> int:
        return self.log.count("Building documentation...")

    def get(self, path: str, timeout: float = PATIENCE) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode("utf-8")
        finally:
            connection.close()

    def page(self, path: str) -> BeautifulSoup:
        return BeautifulSoup(self.get(path)[1], "html.parser")

    def await_(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert self.process.poll() is None, f"the server has ended\n{self.log}"
            assert time.monotonic() < end, f"it never came to that\n{self.log[-3000:]}"
            time.sleep(0.02)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _answers(self) -> bool:
        try:
            self.get("/")
        except OSError:
            return False
        return True


@contextmanager
def serving(root: Path, *arguments: str) -> Iterator[Server]:
    server = Server(root, *arguments)
    try:
        yield server
    finally:
        server.stop()


class Poller:
    """Asks for one page after the other without end; keeps the slowest answer, and what was no answer."""

    def __init__(self, server: Server, paths: Sequence[str]) -> None:
        self.server, self.paths = server, paths
        self.slowest, self.answers = 0.0, 0
        self.failures: list[str] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Poller:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            for path in self.paths:
                start = time.perf_counter()
                try:
                    status, body = self.server.get(path, PATIENCE)
                except OSError as error:
                    self.failures.append(f"{path}: {error!r}")
                else:
                    self.slowest = max(self.slowest, time.perf_counter() - start)
                    self.answers += 1
                    if status not in (200, 404) or "</html>" not in body:
                        self.failures.append(f"{path}: {status}, {len(body)} characters")
                time.sleep(0.01)

    def assert_prompt(self) -> None:
        """Every request so far was answered, and within a second."""
        assert self.failures == []
        assert self.answers > 0
        assert self.slowest < ANSWER * crowding()
