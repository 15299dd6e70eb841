"""Directives wherever a writer may put them, what they may ask for, and what is said when they ask for the wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from .conftest import Site, all_words, build, one, titles, words

CV = """\
cv:
  name: Quill Aster
  sections:
    Journal Articles:
      - title: Alpha waves
        key: aster2020alpha
        authors: [Quill Aster, Noor Velde]
        journal: Wave Letters
        date: 2020
        tags: [waves, theory]
        selected: true
      - title: Beta waves
        key: aster2021beta
        authors: [Quill Aster]
        journal: Wave Letters
        date: 2021
        tags: [waves]
      - title: Gamma sands
        key: velde2018gamma
        authors: [{name: Noor Velde, orcid: 0000-0003-5555-1232}]
        journal: Dune Studies
        date: 2018
        tags: [sand]
        selected: true
    Books:
      - title: Delta of all things
        key: aster2022delta
        authors: [Quill Aster, Imre Tol]
        publisher: Silt House
        date: 2022
    Working Papers:
      - title: Epsilon is small
        key: epsilon
        authors: [Quill Aster]
        date: 2023
    Talks:
      - {name: Standing waves, event: Harbour Forum, date: 2021-05-04, kind: keynote, tags: [waves]}
      - {name: Running sands, event: Dune Day, date: 2019-05-04, kind: seminar, tags: [sand]}
    Awards:
      - {name: Prize of the Pier, date: 2019}
      - {name: Medal of Foam, date: 2021}
    Teaching:
      - {name: Waves for beginners, code: W1}
    Grants:
      - {name: Ripple grant, funder: Sea Council, date: 2020}
    Service:
      - {name: Reviewer, organization: Wave Letters}
    Supervision:
      - {name: Noor Velde, degree: phd}
    Education:
      - {institution: Port University, degree: PhD, area: Physics, date: 2012}
    Experience:
      - {company: Sea Council, position: Adviser, date: 2015}
    Skills:
      - {label: Boats, details: "sail, row"}
    Media:
      - {name: The wave lady, outlet: Harbour Radio, date: 2020}
    Software:
      - {name: Foamlib, version: "2.1"}
    News:
      - {date: 2024-01-02, name: A new pier}
    Projects:
      - {name: Breakwater, date: 2016}
"""
AUTHORS = """\
noor:
  name: Noor Velde
  orcid: 0000-0003-5555-1232
  headline: Keeper of dunes
"""
PLACES = """\
# Places

=== "First tab"

    <!-- academic/awards -->

=== "Second tab"

    Words.

!!! note "A note"

    <!-- academic/grants -->

- a list item

    <!-- academic/service -->

- another

??? note "Folded"

    ## A heading in it
    <!-- academic/software -->

<div markdown="1">

<!-- academic/news -->

</div>

## After a line
A paragraph goes on
<!-- academic/teaching -->
and another follows.

## Over several lines

<!-- academic/publications {
  keys: [aster2021beta],
  group_by: none
} -->

## Two in a row
<!-- academic/skills -->
<!-- academic/media -->

## Twice
<!-- academic/publications { keys: [aster2021beta, aster2020alpha] } -->

<!-- academic/publications { keys: [aster2020alpha] } -->
"""
CODE = """\
# Code

``` html
<!-- academic/publications { group_by: type } -->
```

~~~
<!-- academic/cv -->
~~~

    <!-- academic/talks { limit: 1 } -->

Write `<!-- academic/awards -->` on a line of its own.

1. In a list:

    ``` yaml
    <!-- academic/grants { "a": '<b>' } -->
    ```
"""
LEVELS = """\
# One
<!-- academic/publications { keys: [aster2020alpha] } -->
## Two
<!-- academic/publications { keys: [aster2020alpha], group_by: [type, year] } -->
### Three
<!-- academic/publications { keys: [aster2020alpha] } -->
## Chosen
<!-- academic/publications { keys: [aster2020alpha], heading: 5 } -->
## Without
<!-- academic/publications { keys: [aster2020alpha], heading: none } -->
"""
SHORT = {
    "awards": ["Prize of the Pier", "Medal of Foam"],
    "teaching": ["Waves for beginners"],
    "grants": ["Ripple grant"],
    "service": ["Reviewer"],
    "supervision": ["Noor Velde"],
    "education": ["PhD in Physics"],
    "positions": ["Adviser"],
    "skills": ["Boats"],
    "media": ["The wave lady"],
    "software": ["Foamlib"],
    "news": ["A new pier"],
    "projects": ["Breakwater"],
}
FILTERS = {
    "type: book": ["delta"],
    "type: [article, book]": ["delta", "beta", "alpha", "gamma"],
    "year: 2020": ["alpha"],
    "year: 2020-2022": ["delta", "beta", "alpha"],
    "year: 2022-": ["epsilon", "delta"],
    "year: -2018": ["gamma"],
    "year: [2018, 2021]": ["beta", "gamma"],
    "author: Velde": ["alpha", "gamma"],
    "author: noor": ["alpha", "gamma"],
    "author: 0000-0003-5555-1232": ["gamma"],
    "author: [Tol, noor]": ["delta", "alpha", "gamma"],
    "tag: sand": ["gamma"],
    "tag: [sand, theory]": ["alpha", "gamma"],
    "venue: wave letters": ["beta", "alpha"],
    "status: working_paper": ["epsilon"],
    "section: books": ["delta"],
    "keys: [velde2018gamma, aster2022delta]": ["gamma", "delta"],
    "keys: epsilon": ["epsilon"],
    "selected: true": ["alpha", "gamma"],
    "selected: false, year: 2021-": ["epsilon", "delta", "beta"],
    "limit: 2": ["epsilon", "delta"],
    "order: oldest, limit: 2": ["gamma", "alpha"],
    "order: title": ["alpha", "beta", "delta", "epsilon", "gamma"],
    "order: file": ["alpha", "beta", "gamma", "delta", "epsilon"],
    "tag: waves, year: 2021": ["beta"],
    "view: list, limit: 1": ["epsilon"],
}
GROUPS = {
    "year": ["2023", "2022", "2021", "2020", "2018"],
    "type": ["Journal articles", "Books", "Preprints and working papers"],
    "venue": ["Dune Studies", "Wave Letters", "Other"],
    "tag": ["sand", "theory", "waves", "Other"],
    "none": [],
}
TALKS = {
    "": ["Standing waves", "Running sands"],
    "kind: keynote": ["Standing waves"],
    "year: -2019": ["Running sands"],
    "tag: sand": ["Running sands"],
    "upcoming: true": [],
    "upcoming: false, order: oldest": ["Running sands", "Standing waves"],
    "limit: 1": ["Standing waves"],
}


def page_of(directives: dict[str, str]) -> str:
    """A page with each directive below a heading of its own, which is its number."""
    return "# Page\n\n" + "\n\n".join(f"## Case {i}\n{d}" for i, d in enumerate(directives.values()))


FILES = {
    "cv.yml": CV,
    "authors.yml": AUTHORS,
    "docs/index.md": """\
# Home

See [alpha](pubs.md#pub-aster2020alpha), [2021](pubs.md#2021), [a talk](pubs.md#talk-2021-standing) and
[the same again](places.md#pub-aster2020alpha).
""",
    "docs/pubs.md": "# Works\n\n<!-- academic/publications -->\n\n## Talks\n<!-- academic/talks -->\n",
    "docs/places.md": PLACES,
    "docs/code.md": CODE,
    "docs/levels.md": LEVELS,
    "docs/filters.md": page_of({f: f"<!-- academic/publications {{ {f}, group_by: none }} -->" for f in FILTERS}),
    "docs/groups.md": page_of({g: f"<!-- academic/publications {{ group_by: {g} }} -->" for g in GROUPS}),
    "docs/talks.md": page_of({t: f"<!-- academic/talks {{ {t} }} -->" for t in TALKS}),
    "docs/short.md": page_of({name: f"<!-- academic/{name} -->" for name in SHORT}),
    "docs/sections.md": """\
# Sections
## By title
<!-- academic/section { name: AWARDS } -->
## Newest
<!-- academic/section { name: Awards, order: newest, limit: 1 } -->
## By kind
<!-- academic/section { name: publications } -->
## Some of the CV
<!-- academic/cv { sections: [Awards, Grants] } -->
## Most of the CV
<!-- academic/cv { exclude: [Publications, Talks, Awards], counts: true } -->
## Me
<!-- academic/profile -->
## Her
<!-- academic/profile { author: noor, show: [links] } -->
""",
}
EXTENSIONS = [
    "attr_list",
    "md_in_html",
    "admonition",
    "pymdownx.details",
    "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}},
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    config = {"markdown_extensions": EXTENSIONS, "validation": {"anchors": "warn"}}
    return build(tmp_path_factory.mktemp("directives"), FILES, config).assert_clean()


def fragment_after(site: Site, name: str, heading: str) -> Tag:
    """The first fragment behind a heading of a page."""
    (found,) = [tag for tag in site.article(name).select("h1, h2, h3") if words(tag) == heading]
    fragment = found.find_next(class_="academic")
    assert isinstance(fragment, Tag)
    return fragment


def case(site: Site, name: str, number: int) -> Tag:
    return fragment_after(site, name, f"Case {number}")


# Places ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("selector", "text"),
    [
        (".tabbed-block:first-child", ["Prize of the Pier", "Medal of Foam"]),
        (".admonition", ["Ripple grant"]),
        ("ul > li > .academic", ["Reviewer"]),
        ("details:not([class^=academic])", ["Foamlib 2.1"]),
        ("article > div:not([class])", ["A new pier"]),
    ],
    ids=["tab", "admonition", "list item", "details", "md_in_html"],
)
def test_directive_expands_where_it_stands(site: Site, selector: str, text: list[str]) -> None:
    assert titles(one(site.article("places"), selector)) == text


def test_other_tab_and_other_list_item_keep_their_text(site: Site) -> None:
    article = site.article("places")
    assert all_words(article, ".tabbed-block:last-child") == ["Words."]
    assert [words(item) for item in article.select("article > ul > li, .md-content__inner > ul > li")][1] == "another"


def test_directive_right_after_a_line_ends_the_paragraph_and_the_text_goes_on(site: Site) -> None:
    fragment = fragment_after(site, "places", "After a line")
    assert titles(fragment) == ["Waves for beginners W1"]
    before, after = fragment.find_previous("p"), fragment.find_next_sibling("p")
    assert (words(before), words(after)) == ("A paragraph goes on", "and another follows.")


def test_directive_over_several_lines_is_read_whole(site: Site) -> None:
    fragment = fragment_after(site, "places", "Over several lines")
    assert titles(fragment) == ["Beta waves"]
    assert not fragment.select("h2, h3")


def test_two_directives_on_neighbouring_lines_both_expand(site: Site) -> None:
    first = fragment_after(site, "places", "Two in a row")
    second = first.find_next_sibling(class_="academic")
    assert titles(first) == ["Boats"]
    assert titles(second) == ["The wave lady"]


@pytest.mark.parametrize("name", ["pubs", "places", "levels", "filters", "groups", "sections", "short", "talks"])
def test_ids_are_unique_on_the_page(site: Site, name: str) -> None:
    ids = [str(tag["id"]) for tag in site.page(name).select("[id]")]
    assert len(ids) == len(set(ids))


def test_record_has_its_id_at_its_first_place_only(site: Site) -> None:
    records = [tag for tag in site.article("places").select(".academic-publication") if "Beta" in words(tag)]
    assert [record.get("id") for record in records] == ["pub-aster2021beta", None]
    records = [tag for tag in site.article("levels").select(".academic-publication") if "Alpha" in words(tag)]
    assert [record.get("id") for record in records] == ["pub-aster2020alpha", None, None, None, None]


def test_repeated_headings_get_ids_of_their_own(site: Site) -> None:
    ids = [str(tag["id"]) for tag in site.article("places").select("h3") if words(tag) == "2020"]
    assert ids == ["2020", "2020-2"]


# Code -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "<!-- academic/publications { group_by: type } -->",
        "<!-- academic/cv -->",
        "<!-- academic/talks { limit: 1 } -->",
        "<!-- academic/awards -->",
        """<!-- academic/grants { "a": '<b>' } -->""",
    ],
    ids=["fenced", "tildes", "indented", "inline", "fenced in a list"],
)
def test_directive_in_code_is_shown_as_typed(site: Site, typed: str) -> None:
    article = site.article("code")
    assert typed in [code.get_text().strip() for code in article.select("code")]
    assert not article.select(".academic")


# Headings -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "levels"),
    [("One", ["h2"]), ("Two", ["h3", "h4"]), ("Three", ["h4"]), ("Chosen", ["h5"]), ("Without", [])],
)
def test_headings_begin_below_the_one_above_unless_told(site: Site, heading: str, levels: list[str]) -> None:
    fragment = fragment_after(site, "levels", heading)
    assert [tag.name for tag in fragment.select("h1, h2, h3, h4, h5, h6")] == levels
    assert titles(fragment) == ["Alpha waves"]


# Options --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "option"), list(enumerate(FILTERS)), ids=FILTERS)
def test_filter_of_publications(site: Site, number: int, option: str) -> None:
    shown = titles(case(site, "filters", number))
    assert [title.split()[0].lower() for title in shown] == FILTERS[option]


@pytest.mark.parametrize(("number", "level"), list(enumerate(GROUPS)), ids=GROUPS)
def test_grouping_of_publications(site: Site, number: int, level: str) -> None:
    fragment = case(site, "groups", number)
    assert all_words(fragment, "h3") == GROUPS[level]
    shown = titles(fragment)
    assert set(shown) == {"Alpha waves", "Beta waves", "Gamma sands", "Delta of all things", "Epsilon is small"}


@pytest.mark.parametrize(("number", "option"), list(enumerate(TALKS)), ids=TALKS)
def test_filter_of_talks(site: Site, number: int, option: str) -> None:
    assert titles(case(site, "talks", number)) == TALKS[option]


@pytest.mark.parametrize(("number", "name"), list(enumerate(SHORT)), ids=SHORT)
def test_short_form_shows_the_sections_of_its_kind(site: Site, number: int, name: str) -> None:
    shown = titles(case(site, "short", number))
    assert [text.removesuffix(" 2.1").removesuffix(" doctoral").removesuffix(" W1") for text in shown] == SHORT[name]


@pytest.mark.parametrize(
    ("heading", "headings", "first"),
    [
        ("By title", [], "Prize of the Pier"),
        ("Newest", [], "Medal of Foam"),
        ("By kind", ["Journal Articles", "Books", "Working Papers"], "Alpha waves"),
        ("Some of the CV", ["Awards", "Grants"], "Prize of the Pier"),
    ],
)
def test_sections_by_name(site: Site, heading: str, headings: list[str], first: str) -> None:
    fragment = fragment_after(site, "sections", heading)
    assert all_words(fragment, "h3") == headings
    assert titles(fragment)[0] == first


def test_limit_counts_entries_of_a_section(site: Site) -> None:
    assert len(fragment_after(site, "sections", "Newest").select(".academic-entry")) == 1


def test_cv_without_some_sections_and_with_counts(site: Site) -> None:
    headings = all_words(fragment_after(site, "sections", "Most of the CV"), "h3")
    assert headings[:3] == ["Teaching (1)", "Grants (1)", "Service (1)"]
    assert not {"Awards (2)", "Journal Articles (3)", "Books (1)", "Talks (2)"} & set(headings)


def test_profile_shows_the_owner_or_the_person_named(site: Site) -> None:
    assert "Quill Aster" in words(fragment_after(site, "sections", "Me"))
    assert "PhD in Physics" in words(fragment_after(site, "sections", "Me"))
    her = fragment_after(site, "sections", "Her")
    assert "Noor Velde" in words(her)
    assert "Keeper of dunes" in words(her)
    assert one(her, "a[rel=me]")["href"] == "https://orcid.org/0000-0003-5555-1232"


# Links to records -----------------------------------------------------------------------------------------------------


def test_link_to_a_record_passes_the_check_of_anchors_and_leads_there(site: Site) -> None:
    for link in site.article("index.html").select("a[href*='#']"):
        page, _, anchor = str(link["href"]).partition("#")
        assert site.page(page.strip("/")).select(f'[id="{anchor}"]')


def test_link_to_a_record_that_is_not_there_is_reported(tmp_path: Path) -> None:
    files = {
        "cv.yml": CV,
        "docs/index.md": "# Home\n\nSee [it](pubs.md#pub-aster2020alpah).\n",
        "docs/pubs.md": "# Works\n\n<!-- academic/publications -->\n",
    }
    site = build(tmp_path, files, {"validation": {"anchors": "warn"}}).assert_failed()
    assert "contains a link 'pubs.md#pub-aster2020alpah'" in site.output


# Mistakes -------------------------------------------------------------------------------------------------------------

MISTAKES = {
    "<!-- academic/publikations -->": ("unknown-directive", "did you mean 'publications'?"),
    "<!-- academic/nonsense -->": ("unknown-directive", "choose from: publications, talks, cv"),
    "<!-- academic/publications { grop_by: type } -->": ("unknown-option", "did you mean 'group_by'?"),
    "<!-- academic/talks { group_by: yaer } -->": ("bad-option", "did you mean 'year'?"),
    "<!-- academic/publications { group_by: colour } -->": ("bad-option", "choose from: year, type"),
    "<!-- academic/publications { year: 20-20 } -->": ("bad-option", "write 2020, 2018-2022, 2018- or -2022"),
    "<!-- academic/publications { limit: few } -->": ("bad-option", "write a number"),
    "<!-- academic/publications { selected: maybe } -->": ("bad-option", "selected"),
    "<!-- academic/publications { type: newt } -->": ("bad-option", "'newt'"),
    "<!-- academic/publications { heading: 9 } -->": ("bad-option", "a number from 2 to 6"),
    "<!-- academic/publications { keys: {a: b} } -->": ("bad-option", "'keys'"),
    "<!-- academic/publications { type: [book -->": ("bad-directive", "write them as { option: value"),
    "<!-- academic/publications { keys: [aster2020alpah] } -->": ("no-match", "did you mean 'aster2020alpha'?"),
    "<!-- academic/talks { author: Nobody Else } -->": ("no-match", "nothing here has 'Nobody Else'"),
    "<!-- academic/cv { sections: [Awrads] } -->": ("unknown-section", "did you mean 'awards'?"),
    "<!-- academic/section { name: Regattas } -->": ("unknown-section", "there are: Journal Articles"),
    "<!-- academic/section -->": ("bad-directive", "write { name: Awards }"),
    "<!-- academic/profile { author: nobody } -->": ("unknown-author", "known are: noor"),
    "<div>\n<!-- academic/awards -->\n</div>": ("unexpanded", 'markdown="1"'),
}
GOOD = "<!-- academic/awards -->"


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory: pytest.TempPathFactory) -> Site:
    pages = {f"docs/page{i}.md": f"# Page\n\nWords.\n\n{text}\n\n{GOOD}\n" for i, text in enumerate(MISTAKES)}
    files = {"cv.yml": CV, "authors.yml": AUTHORS, "docs/index.md": "# Home\n", **pages}
    return build(tmp_path_factory.mktemp("mistakes"), files)


def test_mistakes_are_warnings_that_end_a_strict_build(mistaken: Site) -> None:
    mistaken.assert_failed()
    assert f"Aborted with {len(MISTAKES)} warnings in strict mode!" in mistaken.output


@pytest.mark.parametrize(("number", "typed"), list(enumerate(MISTAKES)), ids=MISTAKES)
def test_mistake_is_reported_with_its_place_and_what_to_type(mistaken: Site, number: int, typed: str) -> None:
    code, hint = MISTAKES[typed]
    line = 6 if typed.startswith("<div") else 5
    (block,) = [text for text in mistaken.output.split("WARNING -") if f"docs/page{number}.md:" in text]
    assert f"docs/page{number}.md:{line}:1: warning[{code}]: " in block
    assert hint in block
    assert f"{line} | <!-- academic/" in block
    assert "^^^" in block


@pytest.mark.parametrize("number", range(len(MISTAKES)), ids=MISTAKES)
def test_rest_of_the_page_is_built(mistaken: Site, number: int) -> None:
    article = mistaken.article(f"page{number}")
    assert "Words." in words(article)
    assert "Prize of the Pier" in words(article)
    assert "\x02" not in article.decode()


def test_other_options_of_a_directive_hold_beside_a_wrong_one(tmp_path: Path) -> None:
    page = "# P\n\n<!-- academic/publications { limt: 1, type: book, group_by: none } -->\n"
    site = build(tmp_path, {"cv.yml": CV, "docs/index.md": page}, strict=False)
    assert site.status == 0
    assert titles(site.article()) == ["Delta of all things"]


@pytest.mark.parametrize("opening", ["<!-- Academic/Publications -->", "<!--academic/publications-->"])
def test_capitals_and_blanks_of_a_directive_do_not_matter(tmp_path: Path, opening: str) -> None:
    page = f"# Works\n\n{opening}\n\nBetween\n\n<!--academic/talks{{ limit: 1 }}-->\n\nBehind <!-- a comment -->\n"
    site = build(tmp_path, {"cv.yml": CV, "docs/index.md": page}).assert_clean()
    assert titles(site.page())[0] == "Epsilon is small"
    assert titles(site.page())[-1] == "Standing waves"
    assert "Between" in words(site.page())
