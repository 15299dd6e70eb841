"""Which talks have a page of their own, where each lies, and where its calendar file is."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_academic.errors import Problems
from mkdocs_academic.library import Library
from mkdocs_academic.model.talk import Talk, is_dated
from mkdocs_academic.places import Spot, Taken, file_name, place_page, written_page
from mkdocs_academic.views.timeline import Moment, lies_ahead
from mkdocs_academic.workfiles import Download

FOLDER = "talks"


class TalkPlace(NamedTuple):
    """A talk's page."""

    record: Talk
    file: File
    is_made: bool


class TalkPlaces(NamedTuple):
    """The pages of talks by their paths in the docs folder, and the calendar files by the talks' keys."""

    pages: Mapping[str, TalkPlace]
    calendars: Mapping[str, str]


def place_talks(
    library: Library, files: Files, config: MkDocsConfig, *, talk_pages: bool, at: Moment,
    write: Callable[[Talk], str] | None, is_preview: bool, problems: Problems,
) -> TalkPlaces:  # fmt: skip
    """Give each talk that has an abstract or plays its recording a page, unless its author has written one, and each
    that is to come a calendar file.

    Args:
        talk_pages: the option.
        write: makes a calendar of one talk; None for no calendars.
        is_preview: whether drafts are built too.
        problems: takes the talks whose places are taken.

    Returns:
        The places; `page` of each talk is the path of its page, or empty.
    """
    taken = Taken(files, FOLDER, is_preview=is_preview)
    pages: dict[str, TalkPlace] = {}
    calendars: dict[str, str] = {}
    others = set(library.items)
    for talk in library.talks:
        spot = _place(talk, library, others, taken, config, talk_pages and bool(talk.abstract or talk.embed), problems)
        if spot:
            pages[spot.file.src_uri] = TalkPlace(talk, *spot)
            others.add(spot.file.src_uri)
        ahead = tuple(one for one in talk.occasions if is_dated(one) and lies_ahead(one, at))
        if write and ahead and talk.state != "given":
            name = file_name(talk.key, "talk")
            path = f"{FOLDER}/{name}/{name}.ics"
            if taken.at(path) is None:
                taken.add(Download(path, config, partial(write, replace(talk, occasions=ahead))))
            calendars[talk.key] = path
    return TalkPlaces(pages, calendars)


def _place(
    talk: Talk, library: Library, others: Container[str], taken: Taken, config: MkDocsConfig, wanted: bool,
    problems: Problems,
) -> Spot | None:  # fmt: skip
    if talk.page in library.items:  # the page is the record
        file = taken.source(talk.page)
        return written_page(file, config) if file else None
    spot = place_page(talk, others, taken, config, wanted, problems)
    # Records are frozen; where their pages are is the last that becomes known of them, in each build anew.
    object.__setattr__(talk, "page", spot.file.src_uri if spot else "")
    return spot
