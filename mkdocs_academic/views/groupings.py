"""Under which headings the entries of a CV stand, where they are grouped by what they say of themselves."""

from __future__ import annotations

import re

from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.names import fold
from mkdocs_academic.views.entry_values import canonical
from mkdocs_academic.views.text import plain
from mkdocs_academic.views.words import Words

LEVELS = ("kind", "level", "degree", "state", "role", "category")
"""What entries are grouped by, beside their years, tags and groups."""
Heading = tuple[tuple[int, str], str, str]
# In this order: a visiting doctoral student is a visitor, and an undergraduate no graduate.
_DEGREES = {
    "visitor": r"visit|gast|exchange|guest",
    "intern": r"\bintern|stagiai|praktik|estagi|tirocin|stage\b",
    "postdoc": r"post ?-?doc|\bhabil|博士后|博士後|ポスドク|博士研究員|박사후",
    "phd": r"ph\.? ?d|d\.? ?phil|doctor|doktor|\bdr\b|promotion|promovier|dissertation|\bthese\b|doutor|dottor|docteur"
    r"|jsd|sjd|edd|博士|박사",
    "bachelors": r"\bb\.? ?(?:sc|a|eng|s)\b|bachel|bachil|undergrad|licen[cs]|honou?rs|grado\b|graduacao|trienn"
    r"|学部|本科|学士|卒業|학사|학부",
    "masters": r"\bm\.? ?(?:sc|a|eng|phil|res|ed|s|ba)\b|master|maestr|mestr|magist|diplom|graduate|ll\.?m"
    r"|硕士|碩士|修士|석사",
}
_ORDER = {
    "degree": "postdoc phd masters bachelors intern visitor".split(),
    "level": "undergraduate graduate masters phd executive outreach".split(),
    "state": "ongoing pending submitted awarded granted filed completed ended not_funded".split(),
    "role": "pi co_pi co_investigator instructor co_instructor guest ta supervisor advisor co_advisor committee "
    "examiner".split(),
    "kind": "prize fellowship scholarship honor travel editorial reviewing program_committee organization panel "
    "committee administration membership outreach interview podcast op_ed quoted film exhibition review".split(),
}


def entry_heading(entry: Entry, level: str, words: Words) -> Heading | None:
    """The heading of an entry: its rank among the others, its text, what its id is made of; None where it has none."""
    text = _text(entry, level)
    if not text:
        return None
    level = "degree" if level in ("level", "degree") and entry.kind == "supervision" else level
    name = _degree(text) if level == "degree" else canonical(text)
    name = {"honour": "honor"}.get(name, name)
    order = _ORDER.get(level, [])
    key = f"{'sort' if level == 'kind' else level}.{name}"
    if not words.has(key):
        shown = plain(text)
        return (len(order), fold(shown)), shown, shown
    title = words(key)
    return (order.index(name) if name in order else len(order), ""), title[:1].upper() + title[1:], name


def _text(entry: Entry, level: str) -> str:
    if level in ("level", "degree"):
        return entry.text("degree") or entry.text("level")
    if level != "state":
        return entry.text(level)
    settled = "awarded" if entry.kind == "grant" else "completed" if entry.kind == "supervision" else ""
    return entry.text("state") or ("ongoing" if entry.when.ongoing else settled)


def _degree(text: str) -> str:
    folded = fold(plain(text)).replace("_", " ")
    return next((name for name, words in _DEGREES.items() if re.search(fold(words), folded)), canonical(text))
