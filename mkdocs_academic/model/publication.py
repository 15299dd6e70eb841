"""A work: who wrote what, where it appeared, and where it can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mkdocs_academic.errors import Origin
from mkdocs_academic.model.dates import NO_DATE, When
from mkdocs_academic.model.names import PersonName
from mkdocs_academic.model.profile import Link

# CSL 1.0.2 appendix III, and the names by which BibTeX, biblatex and academicpages call the same things.
TYPES: dict[str, str] = {
    "article": "article-journal", "article-journal": "article-journal", "journal-article": "article-journal",
    "journal": "article-journal", "article-magazine": "article-magazine", "article-newspaper": "article-newspaper",
    "magazine": "article-magazine", "newspaper": "article-newspaper", "manuscripts": "article-journal",
    "inproceedings": "paper-conference", "conference": "paper-conference", "paper-conference": "paper-conference",
    "conferences": "paper-conference", "conference-paper": "paper-conference", "workshop": "paper-conference",
    "proceedings": "book", "book": "book", "books": "book", "mvbook": "book", "collection": "book",
    "inbook": "chapter", "incollection": "chapter", "chapter": "chapter", "book-chapter": "chapter",
    "booklet": "pamphlet", "pamphlet": "pamphlet", "manual": "report", "report": "report", "techreport": "report",
    "technical-report": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "dissertation": "thesis", "unpublished": "manuscript", "manuscript": "manuscript", "draft": "manuscript",
    "preprint": "article", "working-paper": "article", "patent": "patent", "dataset": "dataset",
    "software": "software", "review": "review", "review-book": "review-book",
    "entry-encyclopedia": "entry-encyclopedia",
    "entry": "entry", "inreference": "entry-encyclopedia", "online": "webpage", "webpage": "webpage",
    "post-weblog": "post-weblog", "blog": "post-weblog", "post": "post", "speech": "speech",
    "interview": "interview", "map": "map", "motion_picture": "motion_picture", "broadcast": "broadcast",
    "standard": "standard", "legislation": "legislation", "legal_case": "legal_case", "bill": "bill",
    "treaty": "treaty", "figure": "figure", "graphic": "graphic", "musical_score": "musical_score",
    "performance": "performance", "personal_communication": "personal_communication", "song": "song",
    "hearing": "hearing", "classic": "classic", "periodical": "periodical", "regulation": "regulation",
    "event": "event", "document": "document", "misc": "document", "other": "document",
}  # fmt: skip

# In the order in which a work passes through them; what a status is called in other places stands behind it.
STATUSES: dict[str, str] = {
    "in_preparation": "in_prep work_in_progress wip draft",
    "working_paper": "wp discussion_paper working",
    "preprint": "",
    "submitted": "under_submission",
    "under_review": "in_review under_revision",
    "revise_resubmit": "r&r revise_and_resubmit revise_&_resubmit minor_revision major_revision",
    "reject_resubmit": "reject_and_resubmit reject_&_resubmit",
    "accepted": "conditionally_accepted",
    "forthcoming": "in_press to_appear in_production online_first",
    "published": "",
    "retracted": "withdrawn",
}
FILMS = frozenset({".mp4", ".webm", ".ogv", ".ogg", ".mov", ".m4v"})
"""Endings of the names of files that are films."""
NOT_YET_PLACED = frozenset(list(STATUSES)[: list(STATUSES).index("accepted")])
"""A venue named with one of these is where the work was sent, not where it appeared."""

_STATUS_BY_NAME = {name: key for key, names in STATUSES.items() for name in (key, *names.split())}


def read_status(text: str) -> str | None:
    """The canonical status, or None for free text. Case, blanks, `-` and `_` are alike."""
    return _STATUS_BY_NAME.get("_".join(text.lower().replace("-", " ").replace("_", " ").split()))


def read_type(text: str) -> str | None:
    """The CSL type for a CSL or BibTeX name; None for anything else."""
    key = "-".join(text.lower().split())
    return TYPES.get(key) or TYPES.get(key.replace("-", "_"))


class Author(NamedTuple):
    """One author of one work. `marks` are `equal`, `corresponding`, `student`, or a symbol as written."""

    name: PersonName
    orcid: str = ""
    url: str = ""
    marks: tuple[str, ...] = ()
    emphasised: bool = False

    def __hash__(self) -> int:
        return hash(self.name)


class Version(NamedTuple):
    """Another form of a work: its preprint, or the report that came before the article."""

    status: str = ""
    issued: When = NO_DATE
    journal: str = ""
    doi: str = ""
    arxiv: str = ""
    url: str = ""
    key: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Publication:
    """A work as CSL knows it, with what academics add. Texts are inline Markdown, empty where unknown.

    `remarks` are what a list says of the work behind its note, and no citation does. `preview` is a picture or a film,
    `poster` the picture that stands for a film; addresses or local files. `citation` is how the author asks to be
    cited, as typed; `page` is the record's own page, by its path in the docs folder; `key_origin` is where the key was
    written, if elsewhere than the record; `cite_key` is the key by which BibTeX cites the work, if `key`, which is fit
    for addresses, is another.
    """

    title: str
    key: str = ""
    authors: tuple[Author, ...] = ()
    et_al: bool = False
    type: str = "document"
    type_is_guess: bool = False
    genre: str = ""
    issued: When = NO_DATE
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    chapter: str = ""
    editors: tuple[Author, ...] = ()
    translators: tuple[Author, ...] = ()
    publisher: str = ""
    place: str = ""
    series: str = ""
    edition: str = ""
    isbn: str = ""
    issn: str = ""
    original_title: str = ""
    reviewed: str = ""
    doi: str = ""
    arxiv: str = ""
    pmid: str = ""
    hal: str = ""
    ssrn: str = ""
    url: str = ""
    status: str = ""
    status_text: str = ""
    round: str = ""
    job_market: bool = False
    peer_reviewed: bool | None = None
    awards: tuple[str, ...] = ()
    abbr: str = ""
    preview: str = ""
    poster: str = ""
    license: str = ""
    open_access: bool = False
    hide_bibtex: bool = False
    abstract: str = ""
    note: str = ""
    remarks: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    group: str = ""
    section: str = ""
    selected: bool = False
    language: str = ""
    also_in: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    distinct: bool = False
    versions: tuple[Version, ...] = ()
    related: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)
    citation: str = ""
    page: str = ""
    origin: Origin | None = None
    key_origin: Origin | None = None
    cite_key: str = ""
    sources: tuple[Origin, ...] = ()

    @property
    def year(self) -> int | None:
        return self.issued.year

    @property
    def placed(self) -> bool:
        """Whether the venue is where the work appeared or will appear."""
        if self.status_text:  # no status that we know: as safe as submitted
            return False
        return self.status not in NOT_YET_PLACED or self.status in ("preprint", "working_paper")
