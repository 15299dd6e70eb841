"""What HugoBlox has in one field of front matter, in several: venues that are typed as they are to be printed, a DOI
among the links.
"""

from __future__ import annotations

import re

from mkdocs_academic.formats.located_yaml import Value, split_front_matter


def is_bundle(text: str) -> bool:
    """Whether a page in a folder of its own holds the record of a publication."""
    block = split_front_matter(text) if text.startswith("---") else None
    keys = re.findall(r"(?m)^(title|authors|publication_types)[ \t]*:", block[0]) if block else []
    return "title" in keys and len(keys) > 1


def without_marks(venue: str) -> str:
    """A venue without what only sets it: `In *Proceedings of X*`."""
    return re.sub(r"^(?:In )?\*([^*]+)\*", r"\1", venue)


def read_venue(text: str, *, numbered: bool) -> dict[str, str]:
    """The journal; where `numbered`, its volume and issue too, if they stand behind it: `*Isis, 41*(2)`."""
    journal = without_marks(text)
    found = re.fullmatch(r"(.*\w)[.,]?\s+(\d+)\s*\((\d[^()]*)\)\.?", journal) if numbered else None
    return {"journal": found[1], "volume": found[2], "issue": found[3].strip()} if found else {"journal": journal}


def take_doi(links: Value) -> tuple[str, list[Value]] | None:
    """The address of the first link of the type `doi`, and the other links; None where there is none."""
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict) and str(link.get("type")).lower() == "doi":
            address = link.get("url")
            if isinstance(address, str) and "10." in address and isinstance(links, list):
                return address, [one for one in links if one is not link]
    return None
