"""Licenses of works, and whether a work is open to everybody."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/([\d.]+).*", re.IGNORECASE)
# https://creativecommons.org/share-your-work/cclicenses/, as people write them: CC-BY-4.0, cc by nc, CC0 1.0.
_NAME = re.compile(r"cc-?(by(?:-(?:nc|nd|sa))*|zero|0)-*(\d\.\d)?(?:-.*)?", re.IGNORECASE)
_OPEN = re.compile(r"creative\s?commons|public\s?domain", re.IGNORECASE)
_CLOSED = frozenset({"false", "no", "off", "0", "closed"})


def read_access(license: str, said: str) -> tuple[str, bool]:
    """The license of a work by the name that Creative Commons give theirs, and whether anybody may read the work.

    Args:
        license: as written: a name, or the address of the license.
        said: what the work says of its access: true or false, or the colour that open access has (`gold`, `green`).
    """
    if not (license or said):
        return "", False  # as it is with most works
    name = _NAME.fullmatch(re.sub(r"[\s_]+", "-", _ADDRESS.sub(r"CC \1 \2", license)))
    short = license
    if name:
        kind = "0" if name[1].lower() in ("0", "zero") else f" {name[1].upper()}"
        short = f"CC{kind} {name[2] or ''}".strip()
    is_open = said.lower() not in _CLOSED if said else bool(name or _OPEN.search(license))
    return short, is_open
