"""The .bib files of a site: what is read of them, and what is left out since it is by others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from mkdocs_academic.datafiles import DataFiles
from mkdocs_academic.editions import letters
from mkdocs_academic.errors import AcademicError, Place, Problem, Problems
from mkdocs_academic.formats.bibliography import read_bibliography
from mkdocs_academic.formats.bibtex import BibSource, decode_old
from mkdocs_academic.formats.located_yaml import read_text
from mkdocs_academic.model.names import Person, PersonName
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.settings import Settings

_MAX_BYTES = 20 * 1024 * 1024
_FOR_ALL = "take all works of a file with the option bibliography: {}"


class Bibliography:
    """The works of the .bib files, and the diagnoses of their entries until it is known which are left out."""

    def __init__(self, files: DataFiles, settings: Settings, problems: Problems) -> None:
        self.problems = problems
        self.found = Problems()
        self.sources = [source for path in files.bibliography if (source := self._source(path, settings.root))]
        self.works: list[Publication] = []
        self.untitled: list[Publication] = []
        if self.sources:
            self.works = read_bibliography(self.sources, self.found, self.untitled)
        self.left_out: set[tuple[int, int]] = set()

    def _source(self, path: Path, root: Path) -> BibSource | None:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        try:
            return BibSource(name, read_text(path, name, limit=_MAX_BYTES), folder=path.parent)
        except AcademicError as error:
            if [problem.code for problem in error.problems] != ["encoding"]:
                self.problems.extend(error.problems)
                return None
            place = error.problems[0].place
        text, encoding = decode_old(path.read_bytes())
        hint = f"save it as UTF-8 in your editor, or run: iconv -f {encoding} -t UTF-8 {path.name}"
        self.found.warn("encoding", f"the file is not UTF-8, and is read as {encoding}", place, hint)
        return BibSource(name, text, folder=path.parent)

    def leave_out_others(self, groups: list[list[Publication]], people: Sequence[Person]) -> list[list[Publication]]:
        """The groups without those that only .bib files hold and none of the people has written."""
        own = {id(work) for work in self.works}
        kept = [
            group
            for group in groups
            if any(id(record) not in own for record in group) or any(_is_by(record, people) for record in group)
        ]
        gone = {id(record) for group in groups for record in group} - {id(record) for group in kept for record in group}
        of_others = [work for work in self.works if id(work) in gone]
        for work in (*of_others, *(work for work in self.untitled if not _is_by(work, people))):
            if work.origin:
                self.left_out.add((id(work.origin.file), int(work.origin.path[0])))
        if gone:
            self._report_left_out(len(gone), people)
        return kept

    def _report_left_out(self, count: int, people: Sequence[Person]) -> None:
        names = ", ".join(source.name for source in self.sources)
        place = Place(self.sources[0].name)
        if count < len(self.works):
            self.problems.inform(
                "not-own", f"{count} of the {len(self.works)} works in {names} are by others and left out", place,
                _FOR_ALL.format(names),
            )  # fmt: skip
            return
        if not any(person.names for person in people):
            self.problems.warn(
                "no-owner", f"whose works in {names} are to be shown is not known, so none is", place,
                f"write your name in cv.yml, or {_FOR_ALL.format(names)}",
            )  # fmt: skip
            return
        alias = _likely_alias(self.works, people)
        hint = f"if you are {alias}, write aliases: [{alias}] beside your name; or " if alias else ""
        self.problems.warn(
            "not-own", f"none of the {count} works in {names} names {people[0].names[0] if people[0].names else 'you'} "
            "among its authors, so none is shown", place, hint + _FOR_ALL.format(names),
        )  # fmt: skip

    def report(self) -> None:
        """Hand over the diagnoses, but of works that are left out only what was lost with them."""
        by_name = {source.name: source for source in self.sources}
        for problem in self.found:
            if not self._is_of_others(problem, by_name):
                self.problems.extend([problem])
            elif problem.code == "missing-title":  # not even counted among the works of others
                self.problems.extend([problem._replace(severity="info")])

    def _is_of_others(self, problem: Problem, by_name: dict[str, BibSource]) -> bool:
        source = by_name.get(problem.place.file)
        if (
            not self.left_out
            or source is None
            or problem.place.line is None
            or problem.code in ("broken-entry", "encoding")
        ):
            return False
        index = source.entry_at(problem.place.line)
        return index is not None and (id(source), index) in self.left_out


def _is_by(work: Publication, people: Sequence[Person]) -> bool:
    names = [author.name for author in work.authors or work.editors]
    return any(person.among(names) is not None for person in people)


def _likely_alias(works: Iterable[Publication], people: Sequence[Person]) -> PersonName | None:
    """The name that the owner most likely goes by in a bibliography: of the same family, else the most frequent."""
    counts = Counter(author.name for work in works for author in work.authors)
    families = {letters(name.family) for person in people for name in person.names if name.family}
    alike = [name for name, _ in counts.most_common() if letters(name.family) in families]
    if alike:
        return alike[0]
    total = sum(1 for work in works if work.authors)
    often = counts.most_common(1)
    return often[0][0] if often and total > 2 and often[0][1] * 2 >= total else None
