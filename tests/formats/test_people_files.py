"""Files beside the CV: `authors.yml`, the blog's `.authors.yml`, `coauthors.yml`, `venues.yml`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_academic.datafiles import DataFiles, find_files
from mkdocs_academic.errors import Problems
from mkdocs_academic.formats.authors import read_people
from mkdocs_academic.formats.coauthors import read_coauthors
from mkdocs_academic.formats.library_json import write_library
from mkdocs_academic.formats.people import Person, build_profile
from mkdocs_academic.formats.venues import read_venues
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.library import Library
from mkdocs_academic.model.venue import Venue
from mkdocs_academic.settings import Settings

DOCS = Path(__file__).parent.parent.parent / "docs"


def people(text: str, blog: str = "") -> tuple[dict[str, Person], list[str]]:
    problems = Problems()
    source = YamlSource("docs/blog/.authors.yml", blog) if blog else None
    found = read_people(YamlSource("authors.yml", text), source, problems)
    return found, [str(problem) for problem in problems]


def names(text: str) -> dict[str, str]:
    found, problems = people(text)
    assert problems == []
    return {name: str(person["name"]) for name, person in found.items()}


def load(root: Path, files: dict[str, str], **options: object) -> tuple[Library, list[str]]:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    settings = Settings(root, root / "docs", **options)  # type: ignore[arg-type]
    problems = Problems()
    library = Library.load(settings, find_files(settings, problems), problems)
    return library, [str(problem) for problem in problems]


# authors.yml ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "ada: {name: Ada Lovelace}\nemmy: {name: Emmy Noether}\n",
        "authors:\n  ada: {name: Ada Lovelace}\n  emmy: {name: Emmy Noether}\n",
        "- {id: ada, name: Ada Lovelace}\n- {key: emmy, name: Emmy Noether}\n",
        "authors:\n  - {id: ada, name: Ada Lovelace}\n  - {id: emmy, name: Emmy Noether}\n",
        "ada: Ada Lovelace\nemmy: {id: emmy, name: {given: Emmy, family: Noether}}\n",
    ],
)
def test_every_form_of_the_file_is_the_same(text: str) -> None:
    assert names(text) == {"ada": "Ada Lovelace", "emmy": "Emmy Noether"}


def test_a_person_may_have_the_id_authors() -> None:
    assert names("authors: {name: The Authors}\nada: Ada Lovelace\n") == {
        "authors": "The Authors",
        "ada": "Ada Lovelace",
    }


def test_what_a_person_of_a_lab_has_is_typed_and_kept() -> None:
    text = """
hopper:
  name: Grace Hopper
  role: Programmer
  group: alumni
  start_date: 1944-07
  end_date: 1949
  now: Remington Rand
  advisor: Ore, Øystein
  co_advisors: [aiken, "Mauchly, John W."]
"""
    found, problems = people(text)
    assert problems == []
    profile = build_profile(found["hopper"])
    assert (profile.id, profile.role, profile.group, profile.now) == (
        "hopper",
        "Programmer",
        "alumni",
        "Remington Rand",
    )
    assert profile.when is not None
    assert (str(profile.when.start), str(profile.when.end)) == ("1944-07", "1949")
    assert profile.advisors == ("Ore, Øystein",)
    assert profile.co_advisors == ("aiken", "Mauchly, John W.")
    assert profile.headline == "Programmer"
    assert not profile.extra


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("aiken, mauchly", ("aiken", "mauchly")),
        ("Howard Aiken and John Mauchly", ("Howard Aiken", "John Mauchly")),
        ("Howard Aiken, John Mauchly", ("Howard Aiken", "John Mauchly")),
        ("Aiken, Howard", ("Aiken, Howard",)),
        ("aiken", ("aiken",)),
    ],
)
def test_advisors_in_one_text(written: str, read: tuple[str, ...]) -> None:
    found, _ = people(f"hopper: {{name: Grace Hopper, advisor: '{written}'}}\n")
    assert found["hopper"]["advisors"] == read


def test_someone_who_came_and_has_not_left_is_here() -> None:
    found, _ = people("hopper: {name: Grace Hopper, start_date: 1944}\n")
    assert found["hopper"]["when"].ongoing


def test_someone_who_left_before_they_came_is_reported() -> None:
    _, problems = people("hopper:\n  name: Grace Hopper\n  start_date: 1949\n  end_date: 1944\n")
    assert problems[0].startswith("authors.yml:4:13: error[bad-range]: this person's time here ends (1944) before")


SAME_IDS = [
    pytest.param("Ada: A B\nada: C D\n", "authors.yml:2:1", "authors.yml:1:1", id="capital letters"),
    pytest.param("Straße: A B\nSTRASSE: C D\n", "authors.yml:2:1", "authors.yml:1:1", id="sharp s"),
    pytest.param("Zoe\u0308: A B\nZo\u00eb: C D\n", "authors.yml:2:1", "authors.yml:1:1", id="forms of Unicode"),
    pytest.param("- {id: ada}\n- {id: ada}\n", "authors.yml:2:3", "authors.yml:1:3", id="in a list"),
    pytest.param("authors:\n  Ada: A B\n  ada: C D\n", "authors.yml:3:3", "authors.yml:2:3", id="below authors"),
]


@pytest.mark.parametrize(("text", "place", "first"), SAME_IDS)
def test_two_people_with_one_id_are_an_error_that_names_both_places(text: str, place: str, first: str) -> None:
    found, problems = people(text)
    assert len(found) == 1
    assert len(problems) == 1
    assert problems[0].startswith(f"{place}: error[same-id]")
    assert f"is taken by the person in {first}" in problems[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- name: Ada\n", "authors.yml:1:3: error[missing-id]: a person without an id"),
        ("- Ada Lovelace\n", "authors.yml:1:3: error[wrong-type]: a person should be a mapping with an id"),
        ("ada: [x]\n", "authors.yml:1:6: error[wrong-type]: 'ada' should be a mapping with a name"),
        ("ada:\n", "authors.yml:1:5: error[wrong-type]: 'ada' should be a mapping with a name"),
        ("words\n", "authors.yml:1:1: error[wrong-type]: people stand here by their ids"),
        ("ada: {name: Ada, advisro: x}\n", "authors.yml:1:18: error[unknown-key]: unknown key 'advisro' in a profile"),
        ("ada: {name: Ada, start_date: '2024-13'}\n", "authors.yml:1:30: error[bad-date]"),
        ("ada: {name: Ada, advisor: {a: [b]}}\n", "authors.yml:1:27: error[wrong-type]"),
        ("ada: {a\n", "error[unclosed-bracket]"),
    ],
)
def test_what_is_wrong_says_so(text: str, said: str) -> None:
    _, problems = people(text)
    assert len(problems) == 1
    assert said in problems[0]


@pytest.mark.parametrize("text", ["", "# nobody yet\n", "authors:\n"])
def test_a_file_without_anybody_is_no_mistake(text: str) -> None:
    found, problems = people(text)
    assert found == {}
    assert [re.sub(r"\n.*", "", problem, flags=re.S) for problem in problems] == [
        "authors.yml:1:1: info[empty-file]: authors.yml is empty"
    ]


def test_a_person_without_a_name_has_the_id_for_one() -> None:
    assert names("cobol: {headline: A committee}\n") == {"cobol": "cobol"}


# Material's .authors.yml ----------------------------------------------------------------------------------------------

BLOG = """
authors:
  ada:
    name: Ada Lovelace
    description: Analyst
    avatar: pictures/ada.png
    slug: ada
    url: https://example.org/ada/
"""


def test_the_authors_of_the_blog_are_people() -> None:
    found, problems = people("emmy: Emmy Noether\n", BLOG)
    assert problems == []
    assert list(found) == ["emmy", "ada"]
    profile = build_profile(found["ada"])
    assert (str(profile.name), profile.headline, profile.photo) == ("Ada Lovelace", "Analyst", "/pictures/ada.png")
    assert [(link.kind, link.url) for link in profile.links] == [("website", "https://example.org/ada/")]
    assert not profile.extra


@pytest.mark.parametrize("avatar", ["https://example.org/a.png", "/pictures/ada.png"])
def test_an_avatar_of_the_blog_may_be_an_address(avatar: str) -> None:
    found, _ = people("", f"authors: {{ada: {{name: Ada, description: x, avatar: {avatar}}}}}\n")
    assert found["ada"]["photo"] == avatar


def test_authors_yml_wins_over_the_blog_key_by_key() -> None:
    found, problems = people("Ada: {role: Countess, website: https://example.org/lovelace/}\n", BLOG)
    assert problems == []
    assert list(found) == ["Ada"]
    profile = build_profile(found["Ada"])
    assert (profile.id, str(profile.name), profile.headline, profile.photo) == (
        "Ada",
        "Ada Lovelace",
        "Countess",
        "/pictures/ada.png",
    )
    assert [link.url for link in profile.links] == ["https://example.org/lovelace/"]


def test_a_long_description_is_a_summary() -> None:
    text = "She wrote the notes. " * 10
    found, _ = people("", f"authors: {{ada: {{name: Ada, description: '{text}', avatar: /a.png}}}}\n")
    profile = build_profile(found["ada"])
    assert (profile.headline, profile.summary) == ("", text.strip())


# Which files are found ------------------------------------------------------------------------------------------------

ALL = {
    "authors.yml": "emmy: Emmy Noether\n",
    "coauthors.yml": "hilbert: {firstname: David, url: https://example.org/}\n",
    "venues.yml": "MA: https://example.org/\n",
    "docs/blog/.authors.yml": "authors: {ada: {name: Ada Lovelace, description: x, avatar: https://example.org/a.png}}\n",
}


def read(root: Path, files: DataFiles) -> list[str]:
    return [path.relative_to(root).as_posix() for path in files.read]


def test_all_files_are_found_and_watched(tmp_path: Path) -> None:
    library, problems = load(tmp_path, ALL)
    assert problems == []
    assert read(tmp_path, library.files) == ["authors.yml", "docs/blog/.authors.yml", "coauthors.yml", "venues.yml"]
    assert list(library.people) == ["emmy", "ada"]
    assert [str(listing.person.names[0]) for listing in library.coauthors] == ["David hilbert"]
    assert list(library.venues) == ["MA"]


def test_yaml_is_a_suffix_too_and_the_blog_may_be_the_whole_site(tmp_path: Path) -> None:
    files = {name.replace("yml", "yaml"): text for name, text in ALL.items() if "docs" not in name}
    library, problems = load(tmp_path, files | {"docs/.authors.yml": ALL["docs/blog/.authors.yml"]})
    assert problems == []
    assert (list(library.people), len(library.coauthors), len(library.venues)) == (["emmy", "ada"], 1, 1)


def test_the_option_authors_switches_people_off_and_nothing_else(tmp_path: Path) -> None:
    library, _ = load(tmp_path, ALL, authors=False)
    assert read(tmp_path, library.files) == ["coauthors.yml", "venues.yml"]


def test_the_option_authors_may_name_the_file_of_the_blog(tmp_path: Path) -> None:
    files = {
        "docs/posts/.authors.yml": "authors: {ada: {name: Ada, description: x, avatar: ada.png}}\n",
        "docs/ada.png": "",
        "docs/posts/ada.png": "",
    }
    library, problems = load(tmp_path, files, authors="docs/posts/.authors.yml")
    assert problems == []
    assert library.people["ada"].photo == "/ada.png"
    assert str(library.attachments["/ada.png"].site_path) == "ada.png"


def test_a_file_that_cannot_be_read_is_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    library, problems = load(tmp_path, ALL | {"venues.yml": "MA: [", "coauthors.yml": "a: {b"})
    assert len(problems) == 2
    assert list(library.people) == ["emmy", "ada"]


def test_ids_are_found_whatever_their_letters(tmp_path: Path) -> None:
    library, _ = load(tmp_path, {"authors.yml": "Ada: {name: Ada Lovelace}\n"})
    for name in ("Ada", "ada", "ADA", "Ada Lovelace"):
        profile = library.author(name=name)
        assert profile is not None
        assert str(profile.name) == "Ada Lovelace"
    assert library.author(name="Adah") is None


def test_people_with_names_alike_keep_to_themselves(tmp_path: Path) -> None:
    text = "wei: {name: Wei Wang, headline: Chemist}\nw: {name: W. Wang, location: Bonn}\n"
    library, _ = load(tmp_path, {"authors.yml": text})
    profile = library.author(name="w")
    assert profile is not None
    assert (profile.headline, profile.location) == ("", "Bonn")


@pytest.mark.parametrize(
    ("name", "completed"),
    [
        ("Thomas James", True),
        ("James, Thomas B.", True),
        ("James Thomas", False),
        ("T. James", False),
        ("James", False),
    ],
)
def test_only_the_owners_own_entry_is_completed_from_the_cv(tmp_path: Path, name: str, completed: bool) -> None:
    files = {
        "cv.yml": "cv: {name: Thomas James, email: tj@example.org, headline: Painter}\n",
        "authors.yml": f"tj: {{name: '{name}', location: Bonn}}\n",
    }
    library, problems = load(tmp_path, files)
    assert problems == []
    profile = library.author(name="tj")
    assert profile is not None
    assert profile.location == "Bonn"
    assert (profile.emails, profile.headline) == ((("tj@example.org",), "Painter") if completed else ((), ""))


# coauthors.yml --------------------------------------------------------------------------------------------------------


def coauthors(text: str) -> tuple[list[tuple[list[str], str]], list[str]]:
    problems = Problems()
    found = read_coauthors(YamlSource("coauthors.yml", text), problems)
    return [(list(map(str, one.person.names)), one.url) for one in found], [str(problem) for problem in problems]


def test_coauthors_as_al_folio_has_them() -> None:
    text = """
"adams":
  - firstname: ["Edwin", "E.", "E. P."]
    url: https://example.org/adams/
"müller":
  - {firstname: Max, url: people/max.md}
  - {firstname: Maria, orcid: 0000-0002-1825-0097}
"weber": {firstname: [Marianne]}
"bourbaki":
  - url: https://example.org/bourbaki/
"""
    found, problems = coauthors(text)
    assert problems == []
    assert found == [
        (["Edwin adams", "E. adams", "E. P. adams"], "https://example.org/adams/"),
        (["Max müller"], "people/max.md"),
        (["Maria müller"], "https://orcid.org/0000-0002-1825-0097"),
        (["Marianne weber"], ""),
        (["bourbaki"], "https://example.org/bourbaki/"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- x\n", "coauthors.yml:1:1: error[wrong-type]: co-authors stand here by their family names"),
        ("adams: https://x.org\n", "coauthors.yml:1:8: error[wrong-type]: a co-author 'adams' should be a mapping"),
        (
            "adams:\n  - firstnmae: [E]\n",
            "coauthors.yml:2:5: error[unknown-key]: unknown key 'firstnmae' in a co-author",
        ),
        ("adams: {firstname: E, url: 'javascript:x'}\n", "coauthors.yml:1:28: error[unsafe-link]"),
        ("adams: {firstname: E, orcid: 0000-0002-1825-0098}\n", "coauthors.yml:1:30: error[bad-orcid]"),
        ("adams: {firstname: {a: [b]}}\n", "error[wrong-type]"),
        ("", "coauthors.yml:1:1: info[empty-file]: coauthors.yml is empty"),
    ],
)
def test_what_is_wrong_with_a_coauthor_says_so(text: str, said: str) -> None:
    _, problems = coauthors(text)
    assert len(problems) == 1
    assert said in problems[0]


def test_a_page_that_a_coauthor_is_linked_to_must_be_there(tmp_path: Path) -> None:
    library, _ = load(tmp_path, {"coauthors.yml": "adams:\n  - {firstname: E, url: people/adams.md}\n"})
    assert [name for name, _ in library.page_links] == ["people/adams.md"]


# venues.yml -----------------------------------------------------------------------------------------------------------


def venues(text: str) -> tuple[dict[str, Venue], list[str]]:
    problems = Problems()
    found = read_venues(YamlSource("venues.yml", text), problems)
    return found, [str(problem) for problem in problems]


def test_venues_as_al_folio_has_them() -> None:
    found, problems = venues(
        '"AJP":\n  url: https://example.org/ajp\n  color: "#00369F"\n"PhysRev": {colour: Rebeccapurple, rank: A}\n'
        '"PhilMag": https://example.org/pm\n'
    )
    assert problems == []
    assert {name: (venue.url, venue.color, dict(venue.extra)) for name, venue in found.items()} == {
        "AJP": ("https://example.org/ajp", "#00369f", {}),
        "PhysRev": ("", "rebeccapurple", {"rank": "A"}),
        "PhilMag": ("https://example.org/pm", "", {}),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]\n", "venues.yml:1:1: error[wrong-type]: venues stand here by their short names"),
        ("AJP: [x]\n", "venues.yml:1:6: error[wrong-type]: the venue 'AJP' should be a mapping"),
        (
            "AJP: https://x.org\najp: https://y.org\n",
            "venues.yml:2:1: error[same-id]: the venue 'ajp' stands in venues.yml:1:1",
        ),
        ("AJP: {colr: red}\n", "venues.yml:1:7: error[unknown-key]: unknown key 'colr' in a venue"),
        ("AJP: {url: 'data:x'}\n", "venues.yml:1:12: error[unsafe-link]"),
        ("AJP: {color: redd}\n", "venues.yml:1:14: warning[bad-color]: 'redd' is no colour"),
        ("AJP: {color: 'rgb(1,2,3)'}\n", "venues.yml:1:14: warning[bad-color]"),
        ("AJP:\n  color: #00369f\n", "venues.yml:2:3: warning[bad-color]: to YAML a # begins a comment"),
        ("# none\n", "venues.yml:1:1: info[empty-file]: venues.yml is empty"),
    ],
)
def test_what_is_wrong_with_a_venue_says_so(text: str, said: str) -> None:
    _, problems = venues(text)
    assert len(problems) == 1
    assert said in problems[0]


def test_a_colour_that_is_left_empty_is_no_mistake() -> None:
    found, problems = venues("AJP: {url: https://x.org, color: }\n")
    assert (found["AJP"].color, problems) == ("", [])


# Whatever is written --------------------------------------------------------------------------------------------------

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.text(max_size=20)
    | st.sampled_from(["#fff", "https://example.org/", "2024", "Ada B"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from("id name authors url color firstname orcid advisor start_date end_date photo x".split())
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(VALUES)
@settings(max_examples=300, deadline=None)
def test_no_value_is_too_strange_to_be_diagnosed(value: object) -> None:
    text, problems = json.dumps(value), Problems()
    read_people(YamlSource("a.yml", text), YamlSource("b.yml", text), problems)
    read_coauthors(YamlSource("c.yml", text), problems)
    found = read_venues(YamlSource("v.yml", text), problems)
    assert all(problem.place.line for problem in problems)
    assert all(re.fullmatch(r"[a-z]*|#[0-9a-f]{3,8}", venue.color) for venue in found.values())


# The export -----------------------------------------------------------------------------------------------------------


def test_people_coauthors_and_venues_are_exported_without_what_is_private(tmp_path: Path) -> None:
    files = ALL | {
        "authors.yml": """
emmy: {name: Emmy Noether, phone: hidden1, email: hidden2@example.org, assistants: [{phone: hidden3, who: shown}]}
emil: {name: Emil Artin, phone: shown1, publish: [phone], start_date: 1924}
"""
    }
    library, _ = load(tmp_path, files)
    data = write_library(
        library.profile,
        library.sections,
        library.publications,
        library.talks,
        people=library.people,
        coauthors=library.coauthors,
        venues=library.venues,
    )
    assert "hidden" not in json.dumps(data)
    assert data["people"]["emmy"]["extra"] == {"assistants": [{"who": "shown"}]}
    assert data["people"]["emmy"]["source"] == {"file": "authors.yml", "line": 2}
    assert data["people"]["emil"]["phones"] == ["shown1"]
    assert data["people"]["emil"]["when"] == {"start": "1924", "ongoing": True}
    assert data["people"]["ada"]["source"]["file"] == "docs/blog/.authors.yml"
    assert data["coauthors"] == [
        {
            "names": [{"name": "David hilbert", "family": "hilbert", "given": "David"}],
            "url": "https://example.org/",
            "source": {"file": "coauthors.yml", "line": 1},
        }
    ]
    assert data["venues"] == {
        "MA": {"abbr": "MA", "url": "https://example.org/", "source": {"file": "venues.yml", "line": 1}}
    }


# The documentation ----------------------------------------------------------------------------------------------------


def test_examples_of_the_documentation_are_read_without_a_problem() -> None:
    page = (DOCS / "people.md").read_text(encoding="utf-8")
    found = re.findall(r"(?ms)^## ([^\n]*)\n(.*?)(?=^## |\Z)", page)
    read_one = {"authors.yml": people, "The blog's authors": people, "coauthors.yml": coauthors, "venues.yml": venues}
    examples = [
        (read_one[title], text)
        for title, part in found
        if title in read_one
        for text in re.findall(r"(?ms)^```yaml\n(.*?)^```", part)
    ]
    assert len(examples) >= 7
    for reader, text in examples:
        content, problems = reader(text)
        assert content
        assert problems == []
