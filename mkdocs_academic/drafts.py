"""Pages while they are being written: under `mkdocs serve`, a page that breaks keeps its last good front matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from time import sleep

from mkdocs.structure.files import File

from mkdocs_academic.errors import AcademicError, Place, Problems
from mkdocs_academic.formats.located_yaml import decode, split_front_matter
from mkdocs_academic.pages import FrontMatter, read_page

RETRY = 0.15  # seconds: an editor that has half saved a file is done by then
# Of front matter without an end: a key, an item, more of a value. `# …` is by then a heading of the page.
_YAML_LINE = re.compile(r"[ \t]|-[ \t]|[\"']?[\w-]+[\"']?[ \t]*:|[\]}]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as it was read: its own text, what MkDocs gets to see in its place, and what its front matter says."""

    text: str
    served: str
    front: FrontMatter | None
    problems: Problems
    on_disk: bool = True


@dataclass(slots=True)
class Drafts:
    """The pages of the build that runs, each read once, and the last good state of each."""

    kept: bool = False
    pause: Callable[[float], None] = sleep
    _pages: dict[str, Draft] = field(default_factory=dict)
    _before: dict[str, Draft] = field(default_factory=dict)
    _good: dict[str, Draft] = field(default_factory=dict)

    def begin(self) -> None:
        self._before, self._pages, self.kept = self._pages, {}, False

    def read(self, files: Iterable[File], docs_dir: str, problems: Problems) -> dict[str, FrontMatter]:
        """The front matter of the pages that use our keys, by source path; of a broken page its last good one."""
        may_wait = True
        for file in files:
            name = f"{docs_dir}/{file.src_uri}" if docs_dir else file.src_uri
            draft = self._read(file, name)
            if draft.problems.breaking and may_wait and not self._is_known(file, draft):
                self.pause(RETRY)
                may_wait, draft = False, self._read(file, name)
            self._keep(file, draft)
            problems.extend(draft.problems)
        return {uri: draft.front for uri, draft in self._pages.items() if draft.front}

    def source(self, file: File, problems: Problems) -> str | None:
        """What MkDocs should read as a page's source; None where another plugin has given it a text of its own."""
        draft = self._pages.get(file.src_uri)
        if draft is None:  # one that `read` was not given, such as a page that is no more than a draft of MkDocs'
            draft = self._read(file, file.src_uri)
            self._keep(file, draft)
            problems.extend(draft.problems)
        return None if draft.on_disk and file.abs_src_path is None else draft.served

    def text(self, file: File) -> str:
        """A page's text as its author wrote it, for the lines of messages."""
        draft = self._pages.get(file.src_uri)
        return draft.text if draft else ""

    def _is_known(self, file: File, draft: Draft) -> bool:
        """Whether a page was just as broken at the last build: then it is not half saved."""
        before = self._before.get(file.src_uri)
        return before is not None and (before.text, before.problems.found) == (draft.text, draft.problems.found)

    def _keep(self, file: File, draft: Draft) -> None:
        self._pages[file.src_uri] = draft
        if not draft.problems.breaking:
            self._good[file.src_uri] = draft
        elif file.src_uri in self._good:
            self.kept = True

    def _read(self, file: File, name: str) -> Draft:
        good = self._good.get(file.src_uri)
        if good and good.front:
            good = replace(good, front=replace(good.front, file=file))
        problems, on_disk = Problems(), file.abs_src_path is not None
        try:
            data = file.content_bytes
        except OSError as error:
            if good and isinstance(error, FileNotFoundError):  # deleted since MkDocs made its list
                return good
            reason = error.strerror or str(error)
            problems.error("unreadable", f"the page cannot be read: {reason}", Place(name), "check its permissions")
            return replace(good, problems=problems) if good else Draft("", "", None, problems)
        try:
            text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
        except AcademicError as error:
            problems.extend(error.problems)
            text = data.decode("utf-8", "replace")
            return replace(good, problems=problems) if good else Draft(text, text, None, problems, on_disk)
        if not text.strip() and good and good.text.strip():
            message, hint = f"{name} is empty; the page shows what it held", "save it again, or delete the file"
            problems.warn("empty-file", message, Place(name), hint)
            return replace(good, problems=problems)
        front = read_page(file, name, text, problems)
        if good and not problems.errors and _has_lost_its_end(text, good.served):
            place = Place(name, 1, 1, text.split("\n", 1)[0])
            problems.error(
                "unclosed-front-matter", "the front matter is not closed", place, "write a line --- after it"
            )
        if not problems.errors:
            return Draft(text, text, front, problems, on_disk)
        if good is None:  # what could be read; where that is nothing, MkDocs would print the block as text
            return Draft(text, text if front else "\n" + _body(text), front, problems, on_disk)
        return Draft(text, _mended(text, good.served), good.front, problems, on_disk)


def _has_lost_its_end(text: str, good: str) -> bool:
    return text.startswith("---\n") and split_front_matter(text) is None and split_front_matter(good) is not None


def _mended(text: str, good: str) -> str:
    """A page with the front matter that it had when it was good; all of that page where there is nothing else yet."""
    body = _body(text)
    if not body.strip() or re.fullmatch(r"\s*[\w-]+\s*", body):  # nothing, or a key that is half saved
        return good
    block = split_front_matter(good)
    return (good[: block[1]] if block else "\n") + body


def _body(text: str) -> str:
    """What stands below front matter that cannot be read."""
    block = split_front_matter(text)
    if block:
        return text[block[1] :]
    lines = text.split("\n")[1:]
    while lines and _YAML_LINE.match(lines[0]):
        lines.pop(0)
    return "\n".join(lines)
