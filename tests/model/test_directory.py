"""Who is who among authors: links go to the right person, or to nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.model.directory import Directory, Listing, listing_of
from mkdocs_academic.model.names import Person, PersonName, closeness, filing_keys, likeness, parse_name
from mkdocs_academic.model.profile import Link, Profile
from mkdocs_academic.model.publication import Author

ORCID, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"


def someone(*names: str, url: str | None = None, orcid: str = "") -> Listing:
    return Listing(Person(map(parse_name, names)), f"/{names[0]}" if url is None else url, orcid)


def by(*names: str, **more: str) -> list[Author]:
    return [Author(parse_name(name), **more) for name in names]


def linked(directory: Directory, *names: str, own: int | None = None) -> dict[str, str]:
    """The addresses of authors by the names under which they publish."""
    return {names[index]: url for index, url in directory.addresses(by(*names), own).items()}


@pytest.mark.parametrize(
    "written",
    [
        "Emmy Noether",
        "Noether, Emmy",
        "E. Noether",
        "Noether, E",
        "Amalie E. Noether",
        "A. E. Noether",
        "EMMY NOETHER",
        "Emmy Nöther",
        "Emmy Noether, Jr.",
    ],
)
def test_the_only_one_who_fits_is_linked(written: str) -> None:
    directory = Directory([someone("Emmy Noether", "Amalie Emmy Noether", "Emmy Nöther")])
    assert linked(directory, written) == {written: "/Emmy Noether"}


@pytest.mark.parametrize(
    "written",
    ["Noether", "Fritz Noether", "F. Noether", "Noether Emmy", "Emmy", "Emmy Artin", "{Emmy Noether}", "E. N."],
)
def test_who_does_not_fit_is_not_linked(written: str) -> None:
    assert linked(Directory([someone("Emmy Noether")]), written) == {}


def test_names_in_another_order_need_an_alias() -> None:
    assert linked(Directory([someone("James Thomas")]), "Thomas James") == {}
    assert linked(Directory([someone("Wei Wang", "Wang Wei")]), "Wang Wei") == {"Wang Wei": "/Wei Wang"}


@pytest.mark.parametrize(
    ("listed", "written"),
    [
        ("Gabriel García Márquez", "García Márquez, Gabriel"),
        ("García Márquez, Gabriel", "Gabriel García Márquez"),
        ("García Márquez, Gabriel", "G. García Márquez"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("Vincent Van Gogh", "van Gogh, V."),
        ("Øystein Ore", "Oystein Ore"),
        ("Max Müller", "Max Mueller"),
        ("{The COBOL Committee}", "{The COBOL committee}"),
        ("{王伟}", "王伟"),
        ("Plato", "Plato"),
    ],
)
def test_family_names_are_found_in_every_spelling(listed: str, written: str) -> None:
    assert linked(Directory([someone(listed)]), written) == {written: f"/{listed}"}


SMITHS = [someone("Jane Smith"), someone("John Smith"), someone("Ada M. Smith"), someone("Ada B. Smith")]


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("J. Smith", None),
        ("Jane Smith", "/Jane Smith"),
        ("Jane Q. Smith", "/Jane Smith"),
        ("John Smith", "/John Smith"),
        ("Ada Smith", None),
        ("A. Smith", None),
        ("A. M. Smith", "/Ada M. Smith"),
        ("Ada M. Smith", "/Ada M. Smith"),
        ("Ada Belle Smith", "/Ada B. Smith"),
        ("Joe Smith", None),
    ],
)
def test_among_several_only_a_name_that_says_who_is_meant_is_linked(written: str, who: str | None) -> None:
    assert linked(Directory(SMITHS), written) == ({written: who} if who else {})


def test_an_initial_is_ambiguous_even_where_one_of_several_is_nearer() -> None:
    directory = Directory([someone("Grace Hopper"), someone("George Brewster Hopper")])
    assert linked(directory, "G. Hopper") == {}
    assert linked(directory, "G. B. Hopper") == {}
    assert linked(directory, "Grace B. Hopper") == {"Grace B. Hopper": "/Grace Hopper"}


def test_initials_that_stand_among_the_names_of_one_are_that_persons() -> None:
    directory = Directory([], [someone("Max Weber", "M. Weber", "M. C. E. Weber"), someone("Marianne Weber")])
    assert linked(directory, "M. Weber", "Marianne Weber") == {
        "M. Weber": "/Max Weber",
        "Marianne Weber": "/Marianne Weber",
    }
    both = Directory([], [someone("Max Weber", "M. Weber"), someone("Marianne Weber", "M. Weber")])
    assert linked(both, "M. Weber") == {}


def test_someone_without_an_address_keeps_others_from_being_mistaken_for_them() -> None:
    alone, with_other = [someone("Wei Wang")], [someone("Wei Wang"), someone("William Wang", url="")]
    assert linked(Directory(alone), "W. Wang") == {"W. Wang": "/Wei Wang"}
    assert linked(Directory(with_other), "W. Wang") == {}
    assert linked(Directory(with_other), "William Wang") == {}


def test_nobody_is_two_authors_of_one_work() -> None:
    directory = Directory([someone("Emmy Noether")])
    assert linked(directory, "E. Noether", "Emmy Noether", "Emmy X. Noether") == {"Emmy Noether": "/Emmy Noether"}
    assert directory.addresses(by("E. Noether", "E. Noether")) == {}


def test_the_owner_is_not_linked() -> None:
    owner = someone("Grace Hopper", url="")
    directory = Directory([someone("Grace M. Hopper"), someone("George Hopper")], [someone("Grace Hopper")], owner)
    assert linked(directory, "Grace Hopper") == {}
    assert linked(directory, "Grace Hopper", "G. Hopper", own=0) == {"G. Hopper": "/George Hopper"}


def test_an_orcid_decides() -> None:
    directory = Directory([someone("Emmy Noether", orcid=ORCID), someone("Fritz Noether")])
    assert directory.addresses(by("A. Name After Marriage", orcid=ORCID)) == {0: "/Emmy Noether"}
    assert directory.addresses(by("Emmy Noether", orcid=OTHER)) == {}
    assert directory.addresses([*by("Emmy Noether"), *by("E. Artin", orcid=ORCID)]) == {1: "/Emmy Noether"}
    assert (
        Directory([someone("E. N.", orcid=ORCID)], owner=someone("Emmy", orcid=ORCID)).addresses(by("X Y", orcid=ORCID))
        == {}
    )


def test_who_stands_in_two_files_is_one_person() -> None:
    others = [someone("Emmy Noether", "E. Noether", url="/other"), someone("Fritz Noether", url="/fritz")]
    directory = Directory([someone("Emmy Noether")], others)
    assert linked(directory, "Emmy Noether", "Fritz Noether") == {
        "Emmy Noether": "/Emmy Noether",
        "Fritz Noether": "/fritz",
    }
    assert linked(Directory([], [*others, *others]), "Emmy Noether") == {"Emmy Noether": "/other"}


LINKS = {
    "website": Link("", "https://example.org/", "", "website"),
    "orcid": Link("ORCID", f"https://orcid.org/{ORCID}", "", "orcid"),
    "github": Link("GitHub", "https://github.com/x", "", "github"),
}


@pytest.mark.parametrize(
    ("kinds", "home", "url"),
    [
        (["github", "orcid", "website"], "people/x.md", "people/x.md"),
        (["github", "orcid", "website"], "", "https://example.org/"),
        (["github", "orcid"], "", f"https://orcid.org/{ORCID}"),
        (["github"], "", "https://github.com/x"),
        ([], "", ""),
    ],
)
def test_the_address_of_a_person(kinds: list[str], home: str, url: str) -> None:
    profile = Profile(name=parse_name("A B"), links=tuple(LINKS[kind] for kind in kinds))
    listing = listing_of(profile, home)
    assert (listing.url, listing.orcid) == (url, ORCID if "orcid" in kinds else "")


# Properties -----------------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["Ada", "A", "A.", "Belle", "B.", "Max", "M", "Müller", "Muller", "van", "der", "Berg", "Li", ""]
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).map(parse_name).filter(str)


@given(NAMES, NAMES)
def test_likeness_is_symmetric_and_never_of_names_that_contradict_each_other(
    name: PersonName, other: PersonName
) -> None:
    assert likeness(name, other) == likeness(other, name)
    assert not likeness(name, other) or closeness(name, other)
    assert not likeness(name, other) or filing_keys(name) & filing_keys(other)
    assert likeness(name, name) or not name.family


@given(st.lists(NAMES, max_size=4), st.lists(NAMES, max_size=5))
def test_a_link_is_never_to_somebody_whose_name_contradicts(
    listed: list[PersonName], authors: list[PersonName]
) -> None:
    directory = Directory(Listing(Person([name]), str(index)) for index, name in enumerate(listed))
    found = directory.addresses([Author(name) for name in authors])
    assert len(set(found.values())) == len(found)
    for index, url in found.items():
        assert closeness(listed[int(url)], authors[index])
        equally_near = [name for name in listed if name == listed[int(url)]]
        assert len(equally_near) == 1
