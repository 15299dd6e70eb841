"""From a directive to the parts of a page: which records it shows, under which headings, drawn by which template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from mkdocs_academic.acquaintances import Acquaintances
from mkdocs_academic.directives import SECTION_SHORTHANDS, Directive
from mkdocs_academic.errors import Place, Problems
from mkdocs_academic.formats.fields import nearest
from mkdocs_academic.formats.titles import kinds_of_title, normalised_title
from mkdocs_academic.fragments import Fragment, PageContext, Part, copying
from mkdocs_academic.library import Library
from mkdocs_academic.model.cv import AnyEntry, Section
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.identifiers import doi_url
from mkdocs_academic.model.profile import Profile
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.proofs import Proofs
from mkdocs_academic.render import Renderer
from mkdocs_academic.searchable import stretch
from mkdocs_academic.views.citation import DatePlace, PublicationView, view_publication
from mkdocs_academic.views.coins import MOST_WORKS
from mkdocs_academic.views.links import Href
from mkdocs_academic.views.selection import Group, choose, group, unmet
from mkdocs_academic.views.text import plain
from mkdocs_academic.views.timeline import TalkView, is_upcoming, today, view_talk

if TYPE_CHECKING:
    from mkdocs_academic.views.entries import EntryView
    from mkdocs_academic.views.profile import ProfileView
    from mkdocs_academic.workrecord import Beside, TalksOnWorks


BibTeX = Literal["unfolds", "button", ""]
LONG_LIST = 500
"""Longer lists have no BibTeX, and abstracts only of works without a page of their own. Measured: the BibTeX of a work
costs a build 0.04 ms and a page 0.7 KB; with 5,000 in one list a browser filters it ten times as slowly.
"""


class Composer:
    """Makes fragments from one library with one set of templates.

    `homes` are the pages of people in the site, by their ids; `on_pages` the works that have pages, by the paths of
    these in the docs folder; `beside` tells what the site has beside a work's record, `entry_of` the name of the file
    with its entry in BibTeX; `downloads` are the files with all works, by the words of the option.
    """

    def __init__(self, library: Library, renderer: Renderer, homes: Mapping[str, str] | None = None) -> None:
        self.library = library
        self.renderer = renderer
        self.known = Acquaintances(library, homes or {})
        self.owner = library.profile.person
        self.today: date = today()
        self.proofs = Proofs(library)
        self.on_pages: Mapping[str, Publication] = {}
        self.beside: Callable[[Publication, PageContext], Beside] | None = None
        self.entry_of: Callable[[Publication], str] | None = None
        self.downloads: Mapping[str, str] = {}

    def compose(self, directive: Directive, page: PageContext, place: Place, problems: Problems) -> Fragment:
        """The fragment for a directive; what it asks for and is not there becomes a warning at `place`."""
        page.with_headings = directive.headings
        page.shown.add(directive.name)
        fragment = self._compose(directive, page, place, problems)
        self.proofs.read((part.html for part in fragment.all_parts()), place, problems)
        page.stretches += [stretch(part.html) for part in fragment.all_parts() if part.html]
        fragment.data |= copying(fragment.all_parts(), page.words)
        return fragment

    def _compose(self, directive: Directive, page: PageContext, place: Place, problems: Problems) -> Fragment:
        if directive.name == "publications":
            self._report_unmet(self.library.publications, directive, place, problems)
            from mkdocs_academic.listing import compose_publications

            return compose_publications(self, directive, page)
        if directive.name == "talks":
            self._report_unmet(list(self.library.talks), directive, place, problems)
            return self._talks(directive, page)
        if directive.name == "profile":
            return self._profile(directive, page, place, problems)
        if directive.name == "cv":
            return self._cv(directive, page, place, problems)
        if directive.name == "record":
            from mkdocs_academic.recordpage import compose_record

            return compose_record(self, directive, page, place, problems)
        return self._section(directive, page, place, problems)

    def _report_unmet(
        self, records: Sequence[Publication | Talk], directive: Directive, place: Place, problems: Problems
    ) -> None:
        """Warn of each key, name or word of a directive that no record has; a library that holds none has none."""
        for option, value, known in unmet(records, directive.choice, self.known.people, self.owner) if records else ():
            near = nearest(value, known)
            if option != "section" or not self._matching(value):
                problems.warn(
                    "no-match",
                    f"the option {option!r} of academic/{directive.name}: nothing here has {value!r}",
                    place,
                    f"did you mean {near!r}?" if near else _some(known),
                )

    # Lists of works and talks -----------------------------------------------------------------------------------------

    @property
    def section_titles(self) -> list[str]:
        return [plain(section.title) for section in self.library.sections]

    def work(
        self,
        work: Publication,
        page: PageContext,
        date_in: DatePlace,
        *,
        picture: bool = True,
        abstract: bool = True,
        bibtex: BibTeX = "unfolds",
        zotero: bool = True,
        alone: Href | None = None,
    ) -> PublicationView:
        """A work for a list, with its picture, its abstract and its BibTeX where they are wanted.

        `bibtex`: it unfolds, a button leads to the file with it, or it is not there. `zotero`: the entry says to
        Zotero what it is. `alone` gives the addresses on a page of its own, which names all authors.
        """
        own = page.anchor("pub", work.key)
        return view_publication(
            work,
            self.owner,
            page.words,
            alone or page.href,
            anchor=own,
            date_in=date_in,
            directory=self.known.directory,
            here=page.here,
            venues=self.known.venues,
            legend=page.legend,
            max_authors=0 if alone else self.library.settings.max_authors,
            picture=picture,
            abstract=abstract,
            write_bibtex=_bibtex_writer() if bibtex == "unfolds" else None,
            bibtex_href=self._entry_href(work, page) if bibtex == "button" else "",
            for_zotero=zotero and alone is None and page.path not in self.on_pages,  # whose own head tells one work
        )

    def _entry_href(self, work: Publication, page: PageContext) -> str:
        """The address of a work's entry in BibTeX, which lies beside its page."""
        name = self.entry_of(work) if self.entry_of and not work.hide_bibtex else ""
        there = page.href(work.page) or "" if name else ""
        return there[: there.rfind("/") + 1] + name

    def view_lone(self, work: Publication, page: PageContext, href: Href) -> PublicationView:
        """A work as its own page shows it, which says the date elsewhere; `href` gives the addresses of its links."""
        return self.work(work, page, "heading", picture=False, abstract=False, bibtex="", alone=href)

    @cached_property
    def talks_on_works(self) -> TalksOnWorks:
        from mkdocs_academic.workrecord import TalksOnWorks

        return TalksOnWorks(self.library)

    def _talks(self, directive: Directive, page: PageContext) -> Fragment:
        choice, words = directive.choice, page.words
        talks = list(self.library.talks)
        if choice.upcoming is not None:
            talks = [talk for talk in talks if is_upcoming(talk, self.today) is choice.upcoming]
        if choice.upcoming and choice.order == "newest":
            choice = choice._replace(order="oldest")  # of what is to come the next is wanted, not the farthest
        talks = choose(talks, choice, self.known.people, self.owner)
        timeline = (directive.view or "timeline") == "timeline"
        by_year = "year" in choice.group_by and directive.headings
        ahead = [talk for talk in talks if by_year and is_upcoming(talk, self.today)]
        groups = group(
            [talk for talk in talks if talk not in ahead] if ahead else talks,
            choice.group_by,
            words,
            choice.order == "oldest",
            self.section_titles,
        )

        def draw(records: list[Talk]) -> Markup:
            views = [self._talk(talk, page, with_year=not by_year) for talk in records]
            return self.renderer.draw("talks.html", talks=views)

        parts = [self.group(one, page, draw, 0) for one in groups if one.records or one.groups]
        if ahead:
            ahead.sort(key=lambda talk: talk.when.sort_key)
            first: Group[Talk] = Group(words("group.upcoming"), "upcoming", True, ahead)
            part = self.group(first, page, draw, 0)
            part.css_class += " academic-group--upcoming"
            parts.insert(0, part)
        return Fragment("academic-talks academic-timeline" if timeline else "academic-talks", parts)

    def _talk(self, talk: Talk, page: PageContext, *, with_year: bool) -> TalkView:
        paper = self._paper(talk.publication)
        return view_talk(
            talk,
            self.owner,
            page.words,
            page.href,
            day=self.today,
            anchor=page.anchor("talk", talk.key),
            with_year=with_year,
            publication_href=paper,
            directory=self.known.directory,
            here=page.here,
        )

    def _paper(self, key: str) -> str:
        work = self.library.find_work(key)
        if work is None:
            return ""
        pdf = next((link.url for link in work.links if link.kind == "pdf"), "")
        return work.page or pdf or (doi_url(work.doi) if work.doi else work.url)

    def group(self, one: Group[Any], page: PageContext, draw: Callable[[list[Any]], Markup], depth: int) -> Part:
        heading = "academic-group__title" + (" academic-group__title--word" if one.is_word else "")
        part = Part(one.title, page.free_id(one.id or one.title) if one.title else "", Markup(""), depth)
        part.heading_class = heading
        if not one.title:
            part.css_class = "academic-group academic-group--plain"
        if one.groups:
            part.css_class += " academic-group--outer"
            part.parts = [self.group(inner, page, draw, depth + 1) for inner in one.groups]
        else:
            part.html = draw(one.records)
        return part

    # The CV and its sections ------------------------------------------------------------------------------------------

    def _cv(self, directive: Directive, page: PageContext, place: Place, problems: Problems) -> Fragment:
        sections: Sequence[Section] = self.library.sections
        for name in (*directive.sections, *directive.exclude):
            self._named(name, place, problems)
        if directive.sections:
            sections = [section for name in directive.sections for section in self._matching(name)]
        left_out = {id(section) for name in directive.exclude for section in self._matching(name)}
        parts = [
            self._part(section, section.entries, page, counts=directive.counts, full=False)
            for section in sections
            if id(section) not in left_out and section.entries
        ]
        return Fragment("academic-cv", parts)

    def _section(self, directive: Directive, page: PageContext, place: Place, problems: Problems) -> Fragment:
        if directive.name in SECTION_SHORTHANDS:
            kind = SECTION_SHORTHANDS[directive.name]
            sections = self.library.sections_of(kind)
            if not sections and not self.library.is_empty:
                problems.inform(
                    "empty-section", f"no section is of the kind {kind!r}, so academic/{directive.name} is empty", place
                )
        elif directive.section is None:
            problems.warn("bad-directive", "academic/section without a name", place, "write { name: Awards }")
            return Fragment("academic-cv", [])
        else:
            sections = self._matching(directive.section) or self._loose(directive.section)
            if not sections:
                self._named(directive.section, place, problems)
        parts = []
        for section in sections:
            shown = [part for part in self._grouped(section, directive, page) if part.html or part.parts]
            if len(sections) > 1 and shown:
                shown = [self._titled(section, shown, page)]
            parts += shown
        return Fragment("academic-cv", parts)

    def _grouped(self, section: Section, directive: Directive, page: PageContext) -> list[Part]:
        """The entries of a section that a directive asks for, under its groups; without groups one part, untitled."""
        choice = directive.choice
        entries: list[Any] = choose(list[Any](section.entries), choice)
        groups = group(entries, choice.group_by, page.words, choice.order == "oldest")
        return [self._section_group(section, one, page, "group" in choice.group_by) for one in groups]

    def _section_group(self, section: Section, one: Group[Any], page: PageContext, grouped: bool) -> Part:
        full = len(section.entries) <= LONG_LIST
        part = self._part(section, one.records, page, title=one.title, grouped=grouped, full=full)
        part.parts = [self._section_group(section, inner, page, grouped) for inner in one.groups]
        for inner in part.parts:
            _lower(inner)
        return part

    def _titled(self, section: Section, parts: list[Part], page: PageContext) -> Part:
        """A section's title over its groups, or over its entries where it has none."""
        if len(parts) == 1 and not parts[0].title:
            parts[0].title, parts[0].id = plain(section.title), page.free_id(plain(section.title))
            return parts[0]
        for part in parts:
            _lower(part)
        title = plain(section.title)
        outer = Part(title, page.free_id(title), Markup(""), 0, f"academic-section academic-section--{section.kind}")
        outer.heading_class, outer.parts = "academic-section__title", parts
        return outer

    def _matching(self, name: str) -> list[Section]:
        """The section of that title, else every section of the kind that the title names."""
        wanted = normalised_title(name)
        titled = [section for section in self.library.sections if normalised_title(section.title) == wanted]
        if titled:
            return titled
        kinds = _kinds_named(name)
        return [section for section in self.library.sections if section.kind in kinds]

    def _loose(self, name: str) -> list[Section]:
        """The records of pages that are of the kind which a title names, where the CV has no section of it."""
        return [section for kind in _kinds_named(name) for section in self.library.sections_of(kind)]

    def _named(self, name: str, place: Place, problems: Problems) -> None:
        if self._matching(name) or self.library.is_empty:
            return
        titles = [section.title for section in self.library.sections]
        near = nearest(name.lower(), [title.lower() for title in titles])
        hint = f"did you mean {near!r}?" if near else f"there are: {', '.join(titles)}"
        problems.warn("unknown-section", f"the CV has no section {name!r}", place, hint)

    def _part(
        self,
        section: Section,
        entries: Iterable[object],
        page: PageContext,
        *,
        title: str | None = None,
        counts: bool = False,
        grouped: bool = False,
        full: bool = True,
    ) -> Part:
        """A section's entries under a title, by default its own.

        Args:
            counts: the title says how many there are.
            grouped: headings say their groups already.
            full: with pictures, and with what a reader may unfold.
        """
        zotero = len(section.entries) <= MOST_WORKS
        items = [self._item(entry, page, full=full, zotero=zotero) for entry in entries]
        if grouped:
            items = [(how, "", view) for how, _, view in items]
        shown = plain(section.title) if title is None else plain(title)
        html = self.renderer.draw("section.html", kind=section.kind, runs=_runs(items)) if items else Markup("")
        if marks := page.legend.explain():
            html += self.renderer.draw("legend.html", marks=marks)
        part = Part(shown, page.free_id(shown) if shown else "", html)
        if counts:
            part.title = f"{shown} ({len(items)})"
        part.css_class = f"academic-section academic-section--{section.kind}"
        part.heading_class = "academic-section__title"
        return part

    def _item(
        self, entry: object, page: PageContext, *, full: bool = True, zotero: bool = True
    ) -> tuple[str, str, PublicationView | TalkView | EntryView]:
        """An entry with how it is set (`work`, `talk`, `term`, `text`, `entry`) and the sub-heading it stands under.

        `full`: with its picture, and with what a reader may unfold; `zotero`: telling Zotero what it is.
        """
        if isinstance(entry, Publication):
            return (
                "work",
                plain(entry.group),
                self.work(
                    entry, page, "margin", picture=full, abstract=full, bibtex="unfolds" if full else "", zotero=zotero
                ),
            )
        if isinstance(entry, Talk):
            return "talk", plain(entry.group), self._talk(entry, page, with_year=True)
        assert isinstance(entry, Entry)
        from mkdocs_academic.views.entries import TERM_KINDS, view_entry

        view = view_entry(entry, page.words, page.href)
        if entry.kind == "supervision" and not view.href and (address := self.known.address(entry.name)):
            view = view._replace(href=page.href(address) or "")
        if entry.kind == "text":
            return "text", plain(entry.group), view
        is_term = entry.kind in TERM_KINDS and not view.date and not view.summary and not view.highlights
        return ("term" if is_term else "entry"), plain(entry.group), view

    def view(self, record: AnyEntry, page: PageContext) -> tuple[str, PublicationView | TalkView | EntryView]:
        """A record as it stands alone, its date in it, and how it is set: `talk` or one of the others."""
        how, _, view = self._item(record, page)
        return how, view

    # The bio ----------------------------------------------------------------------------------------------------------

    def _profile(self, directive: Directive, page: PageContext, place: Place, problems: Problems) -> Fragment:
        profile = self.library.author(name=directive.author) if directive.author else self.library.profile
        if profile is None:
            problems.warn(
                "unknown-author", f"nobody is known as {directive.author!r}", place, _known_people(self.library)
            )
            return Fragment("academic-card", [])
        if not str(profile.name):
            return Fragment("academic-card", [])
        view = self.view_profile(profile, page, show=directive.show)
        return Fragment("academic-card", [Part("", "", self.renderer.draw("card.html", profile=view))])

    def view_profile(
        self, profile: Profile, page: PageContext, *, show: Sequence[str] = ("interests", "education", "links"),
        page_url: str = "", absolute: dict[str, str] | None = None,
    ) -> ProfileView:  # fmt: skip
        """The bio of a person for a page."""
        from mkdocs_academic.views.profile import view_profile

        education: list[Entry] = []
        if profile.name == self.library.profile.name:
            degrees = (section.entries for section in self.library.sections if section.kind == "education")
            education = [e for entries in degrees for e in entries if isinstance(e, Entry) and e.text("degree")][:3]
        return view_profile(
            profile, page.words, page.href, education=education, show=show, page_url=page_url, absolute=absolute
        )

    def sidebar(self, profile: Profile, page: PageContext, page_url: str, absolute: dict[str, str]) -> Markup:
        """The bio as it stands beside or above a page's text."""
        view = self.view_profile(profile, page, page_url=page_url, absolute=absolute)
        return self.renderer.draw("profile.html", profile=view)


def _bibtex_writer() -> Callable[[Publication], str]:
    """How entries are written, imported where a list shows some; beside them stand the abstract and the tags."""
    from mkdocs_academic.formats.bibtex_writer import write_entry

    return partial(write_entry, brief=True)


def _kinds_named(title: str) -> list[str]:
    wanted = normalised_title(title)
    return list(dict.fromkeys((SECTION_SHORTHANDS.get(wanted, wanted), *kinds_of_title(title)[:1])))


def _lower(part: Part) -> None:
    """Move a part and all in it one level of headings down."""
    part.depth += 1
    for inner in part.parts:
        _lower(inner)


def _runs(
    items: Iterable[tuple[str, str, PublicationView | TalkView | EntryView]],
) -> list[tuple[str, str, list[PublicationView | TalkView | EntryView]]]:
    """Neighbouring entries that are set alike under one sub-heading: (how, sub-heading, entries)."""
    runs: list[tuple[str, str, list[PublicationView | TalkView | EntryView]]] = []
    groups: dict[str, list[tuple[str, PublicationView | TalkView | EntryView]]] = {}
    for how, heading, view in items:
        groups.setdefault(heading, []).append((how, view))
    for heading, members in groups.items():
        for how, view in members:
            if runs and runs[-1][0] == how and runs[-1][1] == heading:
                runs[-1][2].append(view)
            else:
                runs.append((how, heading, [view]))
    return runs


def _some(known: Sequence[str]) -> str:
    """A hint of the values that there are, the first of them where they are many."""
    if not known:
        return ""
    return f"there are: {', '.join(known[:8])}" + (f" and {len(known) - 8} more" if len(known) > 8 else "")


def _known_people(library: Library) -> str:
    names = ", ".join(library.people) or str(library.profile.name)
    return f"known are: {names}" if names else "write an authors.yml beside mkdocs.yml"
