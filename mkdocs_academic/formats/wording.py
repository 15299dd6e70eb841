"""What every format that we write says in the same words: how far a work has come, what sort of thesis it is, and plain
texts on one line.
"""

from __future__ import annotations

from mkdocs_academic import safety
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.texts.inline import plain

STATUSES = {
    "in_preparation": "In preparation", "working_paper": "Working paper", "preprint": "Preprint",
    "submitted": "Submitted", "under_review": "Under review", "revise_resubmit": "Revise and resubmit",
    "reject_resubmit": "Reject and resubmit", "accepted": "Accepted", "forthcoming": "Forthcoming",
    "retracted": "Retracted",
}  # fmt: skip
GENRES = {"phd": "PhD thesis", "masters": "Master's thesis", "bachelors": "Bachelor's thesis",
          "candidate": "Cand. thesis"}  # fmt: skip
# Works of these types are made somewhere, and sent to nobody who could refuse them.
_NEVER_SENT = frozenset("thesis report patent dataset software webpage post post-weblog".split())


def has_appeared(work: Publication) -> bool:
    """Whether what is named as a work's venue or publisher is where it appeared, or will."""
    return work.placed or work.type in _NEVER_SENT


def genre(work: Publication) -> str:
    """What sort of thesis or report a work is, in words."""
    return GENRES.get(work.genre) or say(work.genre)


def say(text: str) -> str:
    """The plain words of inline Markdown, on one line."""
    return line(plain(text)) if text else ""


def line(text: str) -> str:
    """A text in which nothing is Markdown on one line, without characters that no file should hold."""
    if text.isprintable() and "  " not in text and text.strip() == text:  # as most are
        return text
    return " ".join(safety.clean(text).split())


def kept(work: Publication, name: str) -> str:
    """What a record keeps under a name that is no field of its own, such as the version of a program."""
    value = work.extra.get(name)
    return line(value) if isinstance(value, str) else ""


def status(work: Publication) -> str:
    """How far a work has come, in words; empty where it has appeared."""
    return say(work.status_text) or STATUSES.get(work.status, "")
