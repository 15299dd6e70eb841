"""A talk on a page of its own: what stands there beside what a list shows of it, and what search engines read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from mkdocs_academic import safety
from mkdocs_academic.model.profile import Profile
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.model.talk import Occasion, Talk
from mkdocs_academic.views.directions import in_line, isolate, run
from mkdocs_academic.views.facts import web_address
from mkdocs_academic.views.metadata import shortened
from mkdocs_academic.views.text import inline, plain
from mkdocs_academic.views.timeline import TalkView, end_of, start_of
from mkdocs_academic.views.words import Words
from mkdocs_academic.views.work import Fact, Value

Node = dict[str, Any]
_ONLINE = frozenset({"online", "virtual", "zoom", "webinar", "remote"})


def kind_line(talk: TalkView, words: Words) -> str:
    """The sort of a talk and its year, for the line above its title."""
    return in_line(filter(None, (plain(str(talk.kind.striptags())) if talk.kind else "", talk.year)), words)


def view_facts(talk: Talk, work: Publication | None, address: str, words: Words) -> tuple[Fact, ...]:
    """What is known of a talk beside what its head says: the work that it was on, and its topics."""
    rows: list[tuple[str, list[Value]]] = []
    if work:
        after = inline(words.when(work.issued), words.math)
        rows.append((words("link.publication"), [Value(run(work.title, words), address, after=after)]))
    if talk.tags:
        topics = Markup(", ").join(isolate(escape(plain(tag)), words) for tag in talk.tags)
        rows.append((words("fact.topics"), [Value(topics)]))
    return tuple(Fact(label, tuple(values)) for label, values in rows)


def describe(talk: Talk, words: Words) -> str:
    """A talk in a sentence: the beginning of its abstract; without one, at which event, where and when it was given."""
    if talk.abstract:
        return shortened(" ".join(plain(talk.abstract).split()))
    first = talk.occasions[0]
    said = (first.event, first.venue, first.location, words.when(talk.when))
    return shortened(", ".join(filter(None, map(plain, said))))


def structured_talk(
    talk: Talk, owner: Profile, *, url: str, language: str, image_url: str = "", work_url: str = "", zone: str = ""
) -> Markup:
    """The talk as JSON-LD that may stand inside a `<script>`: an Event of schema.org's. Of one that was given several
    times each delivery is a `subEvent`.

    Args:
        owner: who the site is about, the first to perform.
        zone: the time zone of occasions which name none.
        url, image_url, work_url: whole addresses, or empty.
        language: the page's.
    """
    first = talk.occasions[0]
    node: Node = {"@context": "https://schema.org", "@type": "Event", "name": plain(talk.name)}
    node |= {
        "description": " ".join(plain(talk.abstract).split()),
        "performer": [*_performers(talk, owner)],
        "url": url,
        "image": image_url,
        "inLanguage": talk.language or language,
        "keywords": list(map(plain, talk.tags)),
        "workFeatured": {"@type": "CreativeWork", "url": work_url} if work_url else "",
        **_occasion(talk, first, zone),
    }
    if len(talk.occasions) > 1:
        starts = sorted(start for one in talk.occasions if (start := start_of(one, zone)))
        node["startDate"] = starts[0] if starts else ""
        node.pop("location", None)
        node.pop("superEvent", None)
        node.pop("endDate", None)
        node["subEvent"] = [
            _filled({"@type": "Event", "name": plain(talk.name), **_occasion(talk, one, zone)})
            for one in talk.occasions
        ]
    return safety.json_script(_filled(node))


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value}


def _performers(talk: Talk, owner: Profile) -> Iterator[Node]:
    own = owner.person.among([speaker.name for speaker in talk.speakers])
    people = talk.speakers if own is not None else (Author(owner.name), *talk.speakers)
    for person in people:
        if str(person.name):
            orcid = f"https://orcid.org/{person.orcid}" if person.orcid else ""
            kind = "Organization" if person.name.literal else "Person"
            yield _filled({"@type": kind, "name": str(person.name), "sameAs": orcid, "url": web_address(person.url)})


def _occasion(talk: Talk, occasion: Occasion, zone: str) -> Node:
    where, online = ", ".join(filter(None, (plain(occasion.venue), plain(occasion.location)))), _is_online(occasion)
    mode = "Online" if online else "Offline"
    status = "EventCancelled" if talk.state == "cancelled" else "EventScheduled"
    event = plain(occasion.event)
    place: Node = {"@type": "VirtualLocation", "name": where} if online else {"@type": "Place", "name": where}
    if not online and occasion.location:
        place["address"] = plain(occasion.location)
    return {
        "startDate": start_of(occasion, zone),
        "endDate": end_of(occasion, zone),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode" if where else "",
        "location": place if where else "",
        "organizer": {"@type": "Person", "name": plain(talk.host)} if talk.host else "",
        "superEvent": {"@type": "Event", "name": event} if event and event != plain(talk.name) else "",
    }


def _is_online(occasion: Occasion) -> bool:
    said = plain(occasion.location or occasion.venue).casefold()
    return said.split(" ")[0].strip("(),;") in _ONLINE
