"""From a directive to the parts of a page: who makes them, and how each work, talk and person in them is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from mkdocs_academic.acquaintances import Acquaintances
from mkdocs_academic.directives import Directive
from mkdocs_academic.errors import Place, Problems
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.fragments import Fragment, PageContext, Part, copying
from mkdocs_academic.library import Library
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.identifiers import doi_url
from mkdocs_academic.model.profile import Profile
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.proofs import Proofs
from mkdocs_academic.render import Renderer
from mkdocs_academic.searchable import stretch
from mkdocs_academic.settings import build_time
from mkdocs_academic.views.citation import DatePlace, PublicationView, view_publication
from mkdocs_academic.views.links import Href
from mkdocs_academic.views.selection import unmet
from mkdocs_academic.views.text import plain
from mkdocs_academic.views.timeline import Moment, TalkView, view_talk

if TYPE_CHECKING:
    from mkdocs_academic.views.profile import ProfileView
    from mkdocs_academic.views.work import Link
    from mkdocs_academic.workrecord import Beside, TalksOnWorks


BibTeX = Literal["unfolds", "button", ""]
LONG_LIST = 500
"""Longer lists have no BibTeX, nothing for Zotero, and abstracts only of works without a page of their own. Measured:
the BibTeX of a work costs a build 0.04 ms and a page 0.7 KB, what Zotero reads 0.5 KB; with the BibTeX of 5,000 in one
list a browser filters it ten times as slowly.
"""


class Composer:
    """Makes fragments from one library with one set of templates.

    `homes` are the pages of people in the site, by their ids; `on_pages` the works and talks that have pages, by the
    paths of these in the docs folder; `beside` tells what the site has beside a work's record, `entry_of` the name of
    the file with its entry in BibTeX; `downloads` are the files with all works, by the words of the option; `reported`
    are the places that were said to be on no map.
    """

    def __init__(self, library: Library, renderer: Renderer, homes: Mapping[str, str] | None = None) -> None:
        self.library = library
        self.renderer = renderer
        self.known = Acquaintances(library, homes or {})
        self.owner = library.profile.person
        self.at = Moment(build_time(), library.settings.timezone)
        self.proofs = Proofs(library)
        self.reported: set[tuple[Place, str]] = set()
        self.on_pages: Mapping[str, Publication | Talk] = {}
        self.beside: Callable[[Publication, PageContext], Beside] | None = None
        self.entry_of: Callable[[Publication], str] | None = None
        self.downloads: Mapping[str, str] = {}
        self.calendars: Mapping[str, str] = {}
        self.parent_of: Callable[[Talk, PageContext], Link | None] = lambda talk, page: None

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
            self._report_unmet(self.library.talks, directive, place, problems)
            from mkdocs_academic.talks import compose_talks

            return compose_talks(self, directive, page, place, problems)
        if directive.name == "profile":
            return self._profile(directive, page, place, problems)
        if directive.name == "record":
            from mkdocs_academic.recordpage import compose_record

            return compose_record(self, directive, page, place, problems)
        from mkdocs_academic.sections import compose_cv, compose_section

        compose = compose_cv if directive.name == "cv" else compose_section
        return compose(self, directive, page, place, problems)

    def _report_unmet(
        self, records: Sequence[Publication | Talk], directive: Directive, place: Place, problems: Problems
    ) -> None:
        """Warn of each key, name or word of a directive that no record has; a library that holds none has none."""
        for option, value, known in unmet(records, directive.choice, self.known.people, self.owner) if records else ():
            if option == "section" and self._is_section(value):
                continue
            near = nearest(value, known)
            problems.warn(
                "no-match",
                f"the option {option!r} of academic/{directive.name}: nothing here has {value!r}",
                place,
                f"did you mean {near!r}?" if near else _some(known),
            )

    def _is_section(self, name: str) -> bool:
        from mkdocs_academic.sections import matching

        return bool(matching(name, self.library))

    # Works and talks --------------------------------------------------------------------------------------------------

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

    def talk(self, talk: Talk, page: PageContext, *, with_year: bool, alone: bool = False) -> TalkView:
        """A talk for a list, with the way to its paper; `alone` on a page of its own, which says more in words."""
        return view_talk(
            talk,
            self.owner,
            page.words,
            page.href,
            at=self.at,
            anchor=page.anchor("talk", talk.key),
            with_year=with_year,
            publication_href="" if alone else self.paper(talk.publication),
            calendar=self.calendars.get(talk.key, ""),
            directory=self.known.directory,
            here=page.here,
        )

    def paper(self, key: str) -> str:
        """Where the work of a key is to be found, as data has addresses; empty where it is not known."""
        work = self.library.find_work(key)
        if work is None:
            return ""
        pdf = next((link.url for link in work.links if link.kind == "pdf"), "")
        return work.page or pdf or (doi_url(work.doi) if work.doi else work.url)

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


def _some(known: Sequence[str]) -> str:
    """A hint of the values that there are, the first of them where they are many."""
    if not known:
        return ""
    return f"there are: {', '.join(known[:8])}" + (f" and {len(known) - 8} more" if len(known) > 8 else "")


def _known_people(library: Library) -> str:
    names = ", ".join(library.people) or str(library.profile.name)
    return f"known are: {names}" if names else "write an authors.yml beside mkdocs.yml"
