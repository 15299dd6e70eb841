"""News: a line with a date in a CV's section, and the file `news.yml` beside mkdocs.yml.

- 2024-05-01: The article on lakes is out.
- {date: 2024-03, text: "A grant for *ice*", url: https://example.org}
"""

from __future__ import annotations

import re

from mkdocs_academic.errors import AcademicError, Origin, Problems
from mkdocs_academic.formats.fields import Raw
from mkdocs_academic.formats.located_yaml import Value, read_yaml
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.dates import BadDate, When, parse_when
from mkdocs_academic.model.entries import Entry

_DATED = re.compile(r"\s*[\[(]?([^:\]()–—]{4,30}?)[\])]?(?::\s|\s[–—-]\s|(?<=[\])])\s)\s*(\S.*)", re.DOTALL)
_HINT = 'write - {date: 2024-05-01, text: "What is new"}'


def dated_news(value: Value) -> Raw:
    """A piece of news as a mapping: from `2024-05-01: text`, which is a text in quotes and a mapping without them."""
    if isinstance(value, dict):
        if "bullet" in value:
            return {"text" if key == "bullet" else key: item for key, item in value.items()}
        if len(value) == 1:
            ((key, text),) = value.items()
            if isinstance(text, str) and _is_date(key):
                return {"date": key, "text": text}
        return value
    text = value if isinstance(value, str) else ""
    match = _DATED.fullmatch(text)
    return {"date": match[1].strip(), "text": match[2]} if match and _is_date(match[1].strip()) else {"text": text}


def _is_date(text: str) -> bool:
    try:
        when: When = parse_when(text)
    except BadDate:
        return False
    return when.text is None and when.start is not None


def read_news(source: YamlSource, problems: Problems) -> tuple[Entry, ...]:
    """The news of a file, in its order: a list, a list under `news:`, or a mapping of dates."""
    try:
        data = read_yaml(source, problems)
    except AcademicError as error:
        problems.extend(error.problems)
        return ()
    if data is None:
        problems.inform("empty-file", f"{source.name} is empty", source.place(()), _HINT)
        return ()
    path: tuple[str | int, ...] = ()
    if isinstance(data, dict) and len(data) == 1 and "news" in data:
        data, path = data["news"], ("news",)
    pairs: list[tuple[str | int, Value]]
    if isinstance(data, dict) and all(_is_date(key) for key in data):
        pairs = [(key, _under(key, item)) for key, item in data.items()]
    elif isinstance(data, list):
        pairs = list(enumerate(data))
    else:
        problems.error("wrong-type", "news are a list", source.place(path), _HINT)
        return ()
    read = (_read(item, Origin(source, (*path, step)), problems) for step, item in pairs)
    return tuple(entry for entry in read if entry is not None)


def _under(date: str, item: Value) -> Value:
    return {"date": date, **item} if isinstance(item, dict) else {"date": date, "text": item}


def _read(item: Value, origin: Origin, problems: Problems) -> Entry | None:
    from mkdocs_academic.formats.records import read_entry

    if item is None or item == "":
        return None
    if isinstance(item, dict | str):
        return read_entry(dated_news(item), "news", origin, problems)
    problems.error("wrong-type", "a piece of news should be a text or a mapping", origin.place(), _HINT)
    return None
