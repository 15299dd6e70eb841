"""The map of talks: where each was given, found out offline, and what could not be found out, reported."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_academic.errors import Place as Spot
from mkdocs_academic.fragments import Part
from mkdocs_academic.gazetteer import Ambiguous, Found, Online, TooWide, Unknown, gazetteer, land
from mkdocs_academic.model.globe import Point
from mkdocs_academic.model.talk import Occasion, Talk
from mkdocs_academic.views.directions import run
from mkdocs_academic.views.land import Ring, read_rings
from mkdocs_academic.views.places import Place, Stay, view_map
from mkdocs_academic.views.text import inline, plain
from mkdocs_academic.views.timeline import is_upcoming, iso

if TYPE_CHECKING:
    from mkdocs_academic.composer import Composer
    from mkdocs_academic.errors import Problems
    from mkdocs_academic.fragments import PageContext

_COLUMNS = ("column.place", "fact.talks")
_OR_DEGREES = "or say where it is with 'lat' and 'lon'"


def compose_map(
    composer: Composer, talks: list[Talk], page: PageContext, place: Spot, problems: Problems
) -> list[Part]:
    """The map of some talks and the table of their places. A place that is not found, or may be several, is reported
    where it was written, once in a build; at `place` where nobody knows that.
    """
    finder = _Finder(composer, place, problems)
    for talk in talks:
        for occasion in talk.occasions:
            finder.add(occasion, _stay(composer, talk, occasion, page))
    if not finder.places:
        return []
    number = sum(name.startswith("map-") for name in page.anchors) + 1
    page.anchors.add(f"map-{number}")
    view = view_map(finder.places.values(), rings(), page.words, "place" if number == 1 else f"place-{number}")
    page.anchors.update(row.id for row in view.rows)
    columns = [page.words(name) for name in _COLUMNS]
    drawn = composer.renderer.draw(
        "map.html", map=view, columns=columns, label=page.words("map.label"), upcoming=page.words("group.upcoming"),
        around_source=page.words.around("map.source", "source") if finder.asked else None,
    )  # fmt: skip
    return [Part("", "", drawn, css_class="academic-places")]


@cache
def rings() -> list[Ring]:
    return read_rings(land())


def _stay(composer: Composer, talk: Talk, occasion: Occasion, page: PageContext) -> Stay:
    words, when = page.words, occasion.when
    upcoming = is_upcoming(replace(talk, occasions=(occasion,)), composer.at)
    own = f"talk-{talk.key}"
    href = (talk.page and page.href(talk.page)) or (f"#{own}" if own in page.anchors else "")
    year = str(when.year or "")
    date = inline(words.when(when), words.math) if upcoming or not year else inline(year, words.math)
    return Stay(
        date=date,
        iso=iso(when),
        title=run(talk.name, words),
        href=href or (talk.url and page.href(talk.url)) or "",
        language=talk.language,
        upcoming=upcoming,
        cancelled=words("talk.cancelled") if talk.state == "cancelled" else "",
        order=when.sort_key,
        year=year,
    )


class _Finder:
    """Puts each stay to its place, and reports what cannot be told."""

    def __init__(self, composer: Composer, place: Spot, problems: Problems) -> None:
        self.places: dict[object, Place] = {}
        self.asked = False
        self._reported, self._place, self._problems = composer.reported, place, problems

    def add(self, occasion: Occasion, stay: Stay) -> None:
        """Put a stay to the place of its occasion."""
        written = plain(occasion.location)
        name = written or plain(occasion.venue or occasion.event)
        if occasion.point:
            self._put(occasion.point, occasion.point, name or "{:g}, {:g}".format(*occasion.point), stay)
            return
        answer = gazetteer().resolve(written)
        self.asked = self.asked or answer is not None
        if isinstance(answer, Found):
            self._put(answer.town.point, answer.town.point, _from_town(written, answer), stay)
        elif isinstance(answer, Online):
            self._put(answer, None, written, stay, is_on_earth=False)
        elif answer is None:
            self._put(None, None, written, stay, is_on_earth=False)
        else:
            self._put(written, None, written, stay)
            self._report(occasion, written, answer)

    def _put(self, key: object, point: Point | None, name: str, stay: Stay, *, is_on_earth: bool = True) -> None:
        found = self.places.setdefault(key, Place(point, is_on_earth))
        if name:
            found.names[name] += 1
        found.stays.append(stay)

    def _report(self, occasion: Occasion, written: str, answer: Ambiguous | Unknown | TooWide) -> None:
        origin = occasion.place_origin
        spot = origin.place() if origin else self._place
        if (spot, written) in self._reported:
            return
        self._reported.add((spot, written))
        if isinstance(answer, TooWide):
            message = f"{answer.said!r} is too wide for a dot on the map"
            self._problems.inform("wide-place", message, spot, f"add the town: 'Town, {answer.said}', {_OR_DEGREES}")
        elif isinstance(answer, Ambiguous):
            message = f"there is more than one {answer.word!r}, so the map has no dot for {written!r}"
            hint = f"write {_either(answer.candidates)}, {_OR_DEGREES}"
            self._problems.warn("ambiguous-place", message, spot, hint)
        else:
            self._problems.warn("unknown-place", f"the map does not know {answer.word!r}", spot, _known(answer))


def _from_town(written: str, found: Found) -> str:
    """A place as it was written, from the town on: without the institution before it."""
    return written[max(0, written.find(found.said.split(", ")[0])) :]


def _known(answer: Unknown) -> str:
    near = f"did you mean {_either(answer.near)}? " if answer.near else ""
    return f"{near}Write 'Town, Country', {_OR_DEGREES}"


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(repr(name) for name in names)
