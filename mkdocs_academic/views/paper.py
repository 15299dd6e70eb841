"""A CV for paper: the sections as plain data, from which a typesetter sets it.

Everything is strings, numbers, lists and mappings that JSON can hold. Texts are spans (`texts/spans.py`); words, dates
and amounts arrive as a reader sees them. What is empty is left out. `templates/academic/cv.typ` lists the fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count, groupby
from typing import Any, NamedTuple
from unicodedata import category

from markupsafe import Markup

from mkdocs_academic.model.cv import AnyEntry, Section
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.profile import Profile
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Occasion, Talk
from mkdocs_academic.texts.spans import Text, spans, words_of
from mkdocs_academic.views.authors import AuthorView
from mkdocs_academic.views.citation import Badge, PublicationView, numbers, origins, view_publication
from mkdocs_academic.views.entries import ALONE, TERM_KINDS, view_entry
from mkdocs_academic.views.entry_values import Around, in_one_line, value_of
from mkdocs_academic.views.facts import family_name
from mkdocs_academic.views.letterhead import bare_address, view_letterhead
from mkdocs_academic.views.links import Action, Href
from mkdocs_academic.views.marks import Legend
from mkdocs_academic.views.text import inline, plain
from mkdocs_academic.views.timeline import Moment, view_talk
from mkdocs_academic.views.words import Words

Data = dict[str, Any]

_LINES = frozenset({"award", "service", "membership", "media", "news"})
"""Kinds whose entries are one line rather than a title with lines below it."""

_BELOW = frozenset({"aside", "sub", "facts", "points", "amount", "links"})
"""What makes an entry more than a title with a sentence."""

_STOPS = tuple(".?!…。？！")
_LONGEST_DATE = 40
_LONGEST_LABEL = 22
_LONGEST_ADDRESS = 100
_LONGEST_BARE = 50
# The sign of a corresponding author, in one that fonts for text have.
_SIGNS = {"✉\ufe0e": "†"}
_END_OF_TIME = datetime.max.replace(tzinfo=UTC)  # paper lasts longer than the day on which it is made


class Sheet(NamedTuple):
    """What a CV is made of: its sections, whose it is, in whose words, and the address of what data names.

    `title` is what it calls itself, a word of the catalogue if it is empty. Of more than `max_authors` authors some are
    left out and counted: a list of 3,000 fills pages. `zone` is the time zone of talks which name none, `around` what
    is known around an entry.
    """

    sections: Sequence[Section]
    profile: Profile
    words: Words
    href: Href
    title: str = ""
    max_authors: int = 60
    zone: str = ""
    around: Around = ALONE


def view_paper(sheet: Sheet) -> Data:
    """A CV as data; `Words` must set formulas as MathML, from which they are read."""
    profile, words = sheet.profile, sheet.words
    name, title = str(profile.name), sheet.title or words("cv.title")
    running = count(1)
    said = " ".join(_interests(sheet.sections))
    updated = profile.updated.start if profile.updated else None
    language, _, rest = words.language.partition("-")
    head = view_letterhead(profile, words, sheet.href, [one for one in profile.interests if one not in said])
    return {"head": head} | _given(
        language=language.lower(),
        region=next((part.upper() for part in rest.split("-") if len(part) == 2), ""),
        title=title,
        document=f"{name} – {title}" if name else title,
        name=name,
        short_name=family_name(profile.name) or name,
        keywords=[title, *map(plain, profile.interests)],
        updated=words.when(profile.updated) if profile.updated else "",
        date=[updated.year, updated.month or 1, updated.day or 1] if updated else [],
        sections=[_section(section, sheet, running) for section in sheet.sections if section.entries],
    )


def _interests(sections: Sequence[Section]) -> Iterator[str]:
    """What the sections of interests name."""
    for section in sections:
        if section.kind == "interest":
            for entry in section.entries:
                if isinstance(entry, Entry):
                    yield from (entry.name, entry.text("keywords"), entry.text("details"))


def _section(section: Section, sheet: Sheet, running: Iterator[int]) -> Data:
    legend = Legend(sheet.words)
    items = [(plain(entry.group), *_view(entry, sheet, legend, running)) for entry in section.entries]
    parts: list[Data] = []
    before = ""
    for (group, how), entries in groupby(items, key=lambda item: item[:2]):
        part = {"how": how, "entries": [entry for _, _, entry in entries]}
        if _seen(group) and group != before:
            part["title"] = group
        before = group
        parts.append(_arranged(part))
    signs = [{"sign": _SIGNS.get(mark.sign, mark.sign), "meaning": mark.meaning} for mark in legend.explain()]
    title = _seen(plain(section.title)) or sheet.words(f"section.{section.kind}")
    return _given(title=title, kind=section.kind, parts=parts, marks=signs)


def _seen(text: str) -> str:
    """A title of which something is seen; else none, as a heading of invisible signs is refused."""
    return text if any(category(character)[0] not in "CZ" for character in text) else ""


def _arranged(part: Data) -> Data:
    """A part of a section with what its entries say together of how it is best set."""
    entries = part["entries"]
    if part["how"] == "entry" and not any(entry.keys() & _BELOW for entry in entries):
        part["how"] = "line"
    if part["how"] == "text" and len(entries) > 2 and max(len(words_of(entry["title"])) for entry in entries) < 30:
        part["how"] = "words"
    if part["how"] == "term":
        labels = [words_of(entry["title"]) for entry in entries]
        bare = [not (entry.keys() - {"title", "kind"}) for entry in entries]
        if all(bare):
            part["how"] = "words" if max(map(len, labels)) < 60 else "text"
        elif any(bare) or max(map(len, labels)) > _LONGEST_LABEL:
            part["how"] = "definition"
    return part


def _view(entry: AnyEntry, sheet: Sheet, legend: Legend, running: Iterator[int]) -> tuple[str, Data]:
    if entry.page:  # of the site: on paper a title leads to nothing, and its own address is no second one
        entry = replace(entry, page="")
    if isinstance(entry, Publication):
        return "work", _work(entry, sheet, legend) | {"number": next(running)}
    if isinstance(entry, Talk):
        return "talk", _talk(entry, sheet)
    return _entry(entry, sheet)


# Works ----------------------------------------------------------------------------------------------------------------


def _work(work: Publication, sheet: Sheet, legend: Legend) -> Data:
    owner, words = sheet.profile.person, sheet.words
    view = view_publication(
        work, owner, words, sheet.href, legend=legend, picture=False, abstract=False, for_zotero=False
    )
    badges = [view.job_market, view.status, *view.awards]
    when = words.when(work.issued)
    details = [spans(text) for text in (*numbers(work, words), *origins(work, words))]
    if details and not view.venue:
        details[0] = _begun(details[0])
    if when and when != view.year:  # a year stands in the margin, a day does not
        details.append(spans(inline(when, words.math)))
    title = spans(view.title)
    return _given(
        year=view.year or when,
        title=title,
        closed=words_of(title).endswith(_STOPS),
        language=view.language,
        authors=list(_authors(view.authors, sheet)),
        more=view.more_authors,
        venue=spans(view.venue or ""),
        abbr=_badge(view.abbr),
        details=details,
        badges=[_badge(badge) for badge in badges if badge],
        access=_badge(view.access),
        note=spans(view.note or ""),
        points=_all(view.highlights),
        **_work_links(view, words),
    )


def _begun(text: Text) -> Text:
    """A text as it begins a sentence."""
    return [text[0][:1].upper() + text[0][1:], *text[1:]] if text and isinstance(text[0], str) else text


def _badge(badge: Badge | None) -> Text:
    return spans(badge.text) if badge else []


def _authors(authors: Sequence[AuthorView], sheet: Sheet) -> Iterator[Data]:
    """The authors; of very many the first ones, the owner, and how many they are."""
    limit = sheet.max_authors
    kept = range(len(authors)) if len(authors) <= limit else range(limit - 3)
    own = next((index for index, author in enumerate(authors) if author.is_self), -1)
    for index in kept:
        yield _author(authors[index], sheet.words)
    if len(kept) < len(authors):
        if own > kept[-1]:
            yield from ([{"gap": True}] if own > len(kept) else [])
            yield _author(authors[own], sheet.words)
        yield _given(gap=own < len(authors) - 1, count=sheet.words("authors.count", n=f"{len(authors):,}"))


def _author(author: AuthorView, words: Words) -> Data:
    signs = "".join(_SIGNS.get(mark.sign, mark.sign) for mark in author.marks)
    name = Markup("<bdi>{}</bdi>").format(author.name) if author.isolate else author.name
    return _given(name=spans(name), self=author.is_self, marks=signs)


def _work_links(view: PublicationView, words: Words) -> Data:
    """The DOI in full, or else the address; what else there is by its name."""
    doi = next((action.href for action in view.actions if action.kind == "doi"), "")
    unnamed = (action.href for action in view.actions if action.kind == "url" and action.label == words("link.url"))
    plain_url = view.href or next(unnamed, "")
    shown = doi or (plain_url if len(plain_url) <= _LONGEST_ADDRESS else "")
    rest = [action for action in view.actions if action.href != shown]
    links = [_link(action) for action in rest]
    if plain_url and plain_url not in (shown, *(action.href for action in rest)):
        links.append({"text": _brief(plain_url), "url": plain_url})
    return _given(url=shown, links=links)


def _link(action: Action) -> Data:
    """A link as paper names it: with the number of the record in an archive, where that is one."""
    number = action.href.rstrip("/").rpartition("/")[2].rpartition("=")[2]
    if action.kind == "arxiv":
        number = action.href.partition("/abs/")[2]
        return {"text": f"arXiv:{number}", "url": action.href}
    if action.kind in ("pmid", "hal", "ssrn"):
        return {"text": f"{action.label} {number}", "url": action.href}
    return {"text": action.label, "url": action.href}


# Talks ----------------------------------------------------------------------------------------------------------------


def _talk(talk: Talk, sheet: Sheet) -> Data:
    words = sheet.words
    view = view_talk(talk, sheet.profile.person, words, sheet.href, at=Moment(_END_OF_TIME, sheet.zone))
    first = talk.occasions[0]
    several = bool(view.occasions)
    around, names = view.around_speakers, [_author(speaker, words) for speaker in view.speakers]
    years = sorted({one.when.year for one in talk.occasions if one.when.year})
    year = words("range.years", start=years[0], end=years[-1]) if len(years) > 1 else view.year
    return _given(
        year=year or words.when(talk.when),
        title=spans(view.title),
        language=view.language,
        kind=spans(view.kind or ""),
        series=view.series,
        event=spans(view.event or ""),
        where=_all(view.where),
        day="" if several else ", ".join(filter(None, (_day(first, words), view.time))),
        badges=[[view.cancelled]] if view.cancelled else [],
        speakers=_given(before=around[0], names=names, after=around[1]) if names else {},
        occasions=[
            _given(
                date=[*spans(one.date), *([f", {one.time}"] if one.time else [])],
                event=spans(one.event or ""),
                where=_all(one.where),
                links=_links("", one.actions),
            )
            for one in view.occasions
        ],
        host=spans(view.host),
        note=spans(view.note or ""),
        points=_all(view.highlights),
        links=_links(view.href, view.actions),
    )


def _day(occasion: Occasion, words: Words) -> str:
    """The day beside which the margin has the year."""
    when = occasion.when
    if when.text is not None:
        return when.text if when.text != str(when.year or "") else ""
    spans_years = when.start and when.end and when.start.year != when.end.year
    return words.when(when, year=bool(spans_years))


# Other entries --------------------------------------------------------------------------------------------------------


def _entry(entry: Entry, sheet: Sheet) -> tuple[str, Data]:
    words, amount = sheet.words, Markup("")
    if entry.kind == "grant" and (amount := value_of(entry, "amount", words, sheet.href, sheet.around)):
        entry = replace(entry, fields={name: value for name, value in entry.fields.items() if name != "amount"})
    view = view_entry(entry, words, sheet.href, sheet.around)
    when, facts = spans(view.date), _all(view.facts)
    if len(words_of(when)) > _LONGEST_DATE:  # more terms than the margin holds
        when, facts = [], [when, *facts]
    data = _given(
        kind=entry.kind,
        date=when,
        title=spans(view.title),
        language=view.language,
        amount=spans(amount),
        aside=spans(in_one_line(filter(None, (view.badge and view.badge.text, view.aside)), " · ") or ""),
        sub=spans(view.sub or ""),
        facts=facts,
        summary=_all(view.summary),
        note=spans(view.note or ""),
        points=_all(view.highlights),
        links=_links(view.href, view.actions),
    )
    if entry.kind in ("text", *TERM_KINDS):
        data.setdefault("title", [])
    if entry.kind == "text":
        return "text", data
    if entry.kind in _LINES and words_of(data.get("note", [])).endswith(_STOPS):  # a sentence is no part of the line
        data.setdefault("summary", []).append(data.pop("note"))
    if entry.kind in TERM_KINDS and not data.keys() & {"date", "summary", "points"}:
        return "term", data
    if entry.kind == "reference":
        if sheet.around.contacts and (address := entry.text("email")):
            data["links"] = [link for link in data.get("links", []) if not link["url"].startswith("mailto:")]
            data["facts"] = [*data.get("facts", []), [address]]
        return "reference", data
    return ("line" if entry.kind in _LINES else "entry"), data


def _links(url: str, actions: Iterable[Action]) -> list[Data]:
    """Links by their names, behind them the address of the record itself."""
    found = {action.href: {"text": action.label, "url": action.href} for action in actions}
    if url:
        found.setdefault(url, {"text": _brief(url), "url": url})
    return list(found.values())


def _brief(address: str) -> str:
    """An address as it is typed, or of a long one its host."""
    bare = bare_address(address)
    return bare if len(bare) <= _LONGEST_BARE else bare.partition("/")[0]


def _all(texts: Iterable[str]) -> list[Text]:
    return [spans(text) for text in texts]


def _given(**fields: Any) -> Data:
    """The fields that are not empty."""
    return {name: value for name, value in fields.items() if value}
