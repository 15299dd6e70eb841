"""Files of people: `authors.yml`, with everybody under an id, and the `.authors.yml` of Material's blog."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_academic import safety
from mkdocs_academic.errors import AcademicError, Origin, Problems
from mkdocs_academic.formats.contacts import Person
from mkdocs_academic.formats.fields import Raw
from mkdocs_academic.formats.located_yaml import Value, read_yaml
from mkdocs_academic.formats.people import read_person
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.identifiers import id_key
from mkdocs_academic.model.names import PersonName
from mkdocs_academic.model.profile import Link

_ID_KEYS = ("id", "key")


def read_people(own: YamlSource | None, blog: YamlSource | None, problems: Problems) -> dict[str, Person]:
    """The people of a site by their ids.

    Args:
        own: the `authors.yml`: a mapping of ids to people, perhaps below `authors:`, or a list of people with an `id`.
        blog: Material's `.authors.yml` (`authors: {id: {name, description, avatar, slug, url}}`); what it says of an id
            counts where the other file says nothing.
        problems: takes what is wrong, also an id that two people have (capital letters and forms of Unicode aside).
    """
    people = _read_file(own, problems) if own else {}
    ids = {id_key(name): name for name in people}
    for name, person in (_read_file(blog, problems) if blog else {}).items():
        _photo_from_docs(person)
        name = ids.get(id_key(name), name)
        people[name] = _merged(people[name], person) if name in people else person
    for name, person in people.items():
        person.setdefault("name", PersonName(family=name))
        person["id"] = name
    return people


def _merged(own: Person, blog: Person) -> Person:
    """One person of two files. Headline and website are one thing each, under whatever key they were written."""
    dropped = {"headline", "bio", "role"} if own.keys() & {"headline", "bio", "role"} else set()
    if any(_is_website(value) for value in own.values()):
        dropped |= {key for key, value in blog.items() if _is_website(value)}
    more = {key: value for key, value in blog.items() if key not in own and key not in dropped}
    return {**own, **more, "extra": {**blog["extra"], **own["extra"]}}


def _is_website(value: object) -> bool:
    return isinstance(value, Link) and value.kind == "website"


def _photo_from_docs(person: Person) -> None:
    """Material looks for an avatar in the docs folder alone, wherever the file that names it lies."""
    photo = person.get("photo", "")
    if photo and not safety.has_scheme(photo):
        person["photo"] = f"/{photo.removeprefix('/')}"


def _read_file(source: YamlSource, problems: Problems) -> dict[str, Person]:
    people: dict[str, Person] = {}
    first: dict[str, Origin] = {}
    for name, mapping, origin in _mappings(source, problems):
        earlier = first.setdefault(id_key(name), origin)
        if earlier is not origin:
            problems.error(
                "same-id",
                f"the id {name!r} is taken by the person in {earlier.place(key=True)}",
                origin.place(key=True),
                "give one of the two another id; capital letters do not tell ids apart",
            )
            continue
        people[name] = read_person(mapping, origin, problems)
    return people


def _mappings(source: YamlSource, problems: Problems) -> Iterator[tuple[str, Raw, Origin]]:
    """Everybody in a file: the id, the keys, and where they stand."""
    try:
        data = read_yaml(source, problems)
    except AcademicError as error:
        problems.extend(error.problems)
        return
    path: tuple[str | int, ...] = ()
    if isinstance(data, dict) and set(data) == {"authors"} and isinstance(data["authors"], dict | list | None):
        data, path = data["authors"], ("authors",)
    if isinstance(data, dict):
        for name, value in data.items():
            origin = Origin(source, (*path, name))
            if mapping := _mapping(name, value, origin, problems):
                yield name, mapping, origin
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _item(value, Origin(source, (*path, index)), problems)
    elif data is None:
        problems.inform("empty-file", f"{source.name} is empty", source.place(()), "write 'hopper: {name: …}'")
    else:
        problems.error("wrong-type", "people stand here by their ids", source.place(()), "write 'hopper: {name: …}'")


def _mapping(name: str, value: Value, origin: Origin, problems: Problems) -> Raw | None:
    if isinstance(value, str) and value:
        return {"name": value}
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if not (key in _ID_KEYS and item == name)}
    problems.error(
        "wrong-type",
        f"{name!r} should be a mapping with a name",
        origin.place(),
        f"write {name}: {{name: Given Family}}",
    )
    return None


def _item(value: Value, origin: Origin, problems: Problems) -> Iterator[tuple[str, Raw, Origin]]:
    """One person of a list."""
    if not isinstance(value, dict):
        problems.error(
            "wrong-type", "a person should be a mapping with an id", origin.place(), "write - {id: hopper, name: …}"
        )
        return
    key = next((key for key in _ID_KEYS if isinstance(value.get(key), str)), None)
    if key is None:
        problems.error(
            "missing-id", "a person without an id", origin.place(), "add 'id: …', or write 'hopper: {name: …}'"
        )
        return
    yield str(value[key]), {name: item for name, item in value.items() if name != key}, origin
