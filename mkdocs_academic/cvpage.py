"""The CV on a page: its sections, or those of a variant, and above them the files that it can be had as."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.fragments import Fragment, PageContext, Part
from mkdocs_academic.safety import mailto
from mkdocs_academic.sections import report_unknown, section_part
from mkdocs_academic.variants import FULL, Variant, find_variant, vary, whole_cv
from mkdocs_academic.views.links import Action
from mkdocs_academic.views.text import inline

if TYPE_CHECKING:
    from mkdocs_academic.composer import Composer
    from mkdocs_academic.directives import Directive
    from mkdocs_academic.errors import Place, Problems
    from mkdocs_academic.library import Library


def compose_cv(
    composer: Composer, directive: Directive, page: PageContext, place: Place, problems: Problems
) -> Fragment:
    """The sections of a variant that a directive names, else all but those that it excludes, each under its title."""
    library = composer.library
    whole = whole_cv(library)
    for name in (*directive.sections, *directive.exclude) if not library.is_empty else ():
        report_unknown(name, (*library.sections, *whole), place, problems)
    variant = _variant(directive, library, place, problems)
    sections = vary(vary(whole, variant), Variant("", "", sections=directive.sections, exclude=directive.exclude))
    parts = [
        section_part(
            composer,
            section,
            section.entries,
            page,
            title=section.title or page.words(f"section.{section.kind}"),
            counts=directive.counts,
            full=False,
        )
        for section in sections
    ]
    if parts and not directive.sections:
        page.letterhead = page.letterhead or _letterhead(composer, page)
    if parts and directive.downloads:
        parts = [*_head(composer, variant, page), *parts]
    return Fragment("academic-cv", parts)


def _variant(directive: Directive, library: Library, place: Place, problems: Problems) -> Variant:
    """The variant that is meant: the whole CV where a directive names none, or sections of its own."""
    whole, variants = Variant(FULL, FULL), library.settings.variants
    if not directive.variant:
        return whole if directive.sections else variants.get(FULL, whole)
    found = find_variant(directive.variant, variants)
    if found is None:
        names = [FULL, *(variant.name for variant in variants.values() if variant.slug != FULL)]
        near = nearest(directive.variant.lower(), [name.lower() for name in names])
        hint = (
            f"did you mean {near!r}?" if near else f"there are: {', '.join(names)}; the option 'variants' adds others"
        )
        problems.warn("unknown-variant", f"the CV has no variant {directive.variant!r}", place, hint)
    return found or whole


def _head(composer: Composer, variant: Variant, page: PageContext) -> list[Part]:
    """A line with the files that the CV can be had as, those that are there, and the day of its last change."""
    words = {
        "pdf": "pdf" if variant.slug == FULL else f"pdf:{variant.slug}",
        "jsonresume": "json",
        "bibtex": "bib",
    }
    files = [
        Action(page.words(f"link.{kind}"), href, "", kind)
        for kind, word in words.items()
        if (name := composer.downloads.get(word)) and (href := page.href(name))
    ]
    when = composer.library.profile.updated
    updated = page.words("cv.updated", date=page.words.when(when)) if when else ""
    if not (files or updated):
        return []
    label = page.words("group.downloads") if files else ""
    html = composer.renderer.draw("downloads.html", label=label, files=files, updated=updated)
    return [Part("", "", html, css_class="academic-downloads academic-downloads--cv", is_searched=False)]


def _letterhead(composer: Composer, page: PageContext) -> Markup:
    """Who it is and how to reach them, for the top of the first sheet of paper."""
    profile = composer.library.profile
    if not str(profile.name):
        return Markup("")
    sites = [link.url for kind in ("website", "orcid") for link in profile.links if link.kind == kind]
    return composer.renderer.draw(
        "letterhead.html",
        name=str(profile.name),
        credentials=profile.credentials,
        headline=inline(profile.headline, page.words.math) if profile.headline else "",
        places=[inline(text, page.words.math) for text in (profile.location, profile.address, *profile.phones) if text],
        emails=[(mailto(address), *map(_apart, address.partition("@")[::2])) for address in profile.emails],
        sites=[(url, re.sub(r"^https?://(www\.)?", "", url).rstrip("/")) for url in sites if url.startswith("http")],
    )


def _apart(text: str) -> Markup:
    """A part of an e-mail address that no file holds in one piece, and a reader sees as it is."""
    return Markup(".<wbr>").join(text.split("."))
