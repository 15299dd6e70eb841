"""How people are reached: e-mail addresses, websites, pages on networks, and links of any other kind.

Each `take_` function puts the value of one key of a mapping into the person, and reports what it cannot take.
"""

from __future__ import annotations

import re
from typing import Any

from mkdocs_academic import safety
from mkdocs_academic.errors import Origin, Problems
from mkdocs_academic.formats.forms import WrongForm, as_text, as_url
from mkdocs_academic.formats.located_yaml import Value
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.model.identifiers import BadIdentifier
from mkdocs_academic.model.networks import NETWORKS, Network, network_key
from mkdocs_academic.model.profile import Link

Person = dict[str, Any]
"""Typed values by canonical name, not yet merged; links under `link:<network>` or `link:<address>`."""


def take_emails(person: Person, name: str, value: Value, key: str, origin: Origin, problems: Problems) -> None:
    """Take one address or several; one that is none is reported and left out."""
    addresses = []
    for text in value if isinstance(value, list) else [value]:
        try:
            addresses.append(safety.email(as_text(text, key)))
        except WrongForm as wrong:
            problems.error(wrong.code, wrong.message, origin.place(key), wrong.hint)
        except safety.Unsafe as unsafe:
            problems.error("bad-email", f"{as_text(text, key)!r} is {unsafe.reason}", origin.place(key), unsafe.hint)
    person["emails"] = tuple(addresses)


def take_website(person: Person, name: str, value: Value, key: str, origin: Origin, problems: Problems) -> None:
    """Take one address or several as the person's own websites."""
    for address in value if isinstance(value, list) else [value]:
        _add_link(person, "website", address, "", origin, (key,), problems)


def take_social_networks(person: Person, name: str, value: Value, key: str, origin: Origin, problems: Problems) -> None:
    """Take RenderCV's `[{network, username}]`, or `{network: username}`, as links."""
    if isinstance(value, dict):
        items: list[tuple[tuple[str | int, ...], Value]] = [
            ((key, network), {"network": network, "username": user}) for network, user in value.items()
        ]
    else:
        items = [((key, i), item) for i, item in enumerate(value if isinstance(value, list) else [value])]
    for inside, item in items:
        if not isinstance(item, dict):
            problems.error(
                "wrong-type",
                "a network should be a mapping",
                origin.place(*inside),
                "write {network: GitHub, username: name}",
            )
            continue
        called = as_text(item.get("network") or item.get("name"), "network")
        user = as_text(item.get("url") or item.get("username") or item.get("id"), "username")
        if not user:
            continue
        network = NETWORKS.get(network_key(called))
        if network:
            part = "url" if item.get("url") else "username"
            add_network(person, network, user, origin, (*inside, part), problems)
        elif safety.has_scheme(user):
            _add_link(person, called, user, "", origin, inside, problems)
        else:
            near = nearest(network_key(called), NETWORKS)
            hint = f"did you mean {NETWORKS[near].label!r}?" if near else "write the whole address, with https://"
            problems.error("unknown-network", f"no network is known as {called!r}", origin.place(*inside), hint)


def take_links(person: Person, name: str, value: Value, key: str, origin: Origin, problems: Problems) -> None:
    """Take `{label: address}`, or a list of addresses and of mappings with a label, an address and an icon."""
    if isinstance(value, dict):
        for label, address in value.items():
            _add_link(person, label, address, "", origin, (key, label), problems)
        return
    for index, item in enumerate(value if isinstance(value, list) else [value]):
        inside = (key, index)
        if isinstance(item, dict):
            shown = item.get("label") or item.get("placeholder") or item.get("name") or item.get("title")
            icon = as_text(item.get("icon") or item.get("fontawesome_icon"), key)
            _add_link(person, as_text(shown, key), item.get("url"), icon, origin, inside, problems)
        else:
            _add_link(person, "", item, "", origin, inside, problems)


def add_network(
    person: Person, network: Network, value: str, origin: Origin, inside: tuple[str | int, ...], problems: Problems
) -> None:
    """Add the link to a person's page on a network, from an id or an address; the first of a network is kept."""
    try:
        address = safety.url(network.url(value))
    except BadIdentifier as bad:
        problems.error(f"bad-{network.name}", bad.reason, origin.place(*inside), bad.hint)
        return
    except safety.Unsafe as unsafe:
        problems.error("unsafe-link", f"{unsafe.reason} cannot be linked to", origin.place(*inside), unsafe.hint)
        return
    where = Origin(origin.file, (*origin.path, *inside))
    person.setdefault(f"link:{network.name}", Link(network.label, address, network.icon, network.name, where))


def _add_link(
    person: Person,
    label: str,
    value: Value,
    icon: str,
    origin: Origin,
    inside: tuple[str | int, ...],
    problems: Problems,
) -> None:
    if not value:
        return
    network = NETWORKS.get(network_key(label))
    if network and isinstance(value, str):
        add_network(person, network, value, origin, inside, problems)
        return
    try:
        text = as_text(value, label)
        if label == "website" and re.match(r"[\w-]+(\.[\w-]+)+(/|$)", text):
            text = f"https://{text}"
        address = as_url(text, label)
    except WrongForm as wrong:
        problems.error(wrong.code, wrong.message, origin.place(*inside), wrong.hint)
        return
    shown = label or re.sub(r"^\w+:/*(?:www\.)?([^/]+).*", r"\1", address)
    where = Origin(origin.file, (*origin.path, *inside))
    kind = "website" if label == "website" else ""
    person.setdefault(f"link:{address}", Link("" if kind else shown, address, icon, kind, where))
