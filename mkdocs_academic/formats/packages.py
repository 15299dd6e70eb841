"""`packages: {pypi: mine, cran: mine}`: the names by which registries know a program, as links to its pages there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from mkdocs_academic import safety
from mkdocs_academic.formats.fields import field_key
from mkdocs_academic.formats.located_yaml import Value
from mkdocs_academic.model.profile import Link

# Each registry by its keys: its own name, and the address of a package.
_REGISTRIES = {
    "pypi pip python": ("PyPI", "https://pypi.org/project/{}/"),
    "cran r": ("CRAN", "https://cran.r-project.org/package={}"),
    "bioconductor": ("Bioconductor", "https://bioconductor.org/packages/{}"),
    "npm": ("npm", "https://www.npmjs.com/package/{}"),
    "conda conda_forge": ("conda", "https://anaconda.org/{}"),
    "julia": ("Julia", "https://juliahub.com/ui/Packages/General/{}"),
    "crates cargo crates.io rust": ("crates.io", "https://crates.io/crates/{}"),
    "rubygems gem ruby": ("RubyGems", "https://rubygems.org/gems/{}"),
    "packagist php": ("Packagist", "https://packagist.org/packages/{}"),
    "hackage haskell": ("Hackage", "https://hackage.haskell.org/package/{}"),
    "ctan": ("CTAN", "https://ctan.org/pkg/{}"),
    "nuget": ("NuGet", "https://www.nuget.org/packages/{}"),
    "go": ("Go", "https://pkg.go.dev/{}"),
    "ssc": ("SSC", "https://ideas.repec.org/c/boc/bocode/{}.html"),
    "docker dockerhub docker_hub": ("Docker", "https://hub.docker.com/r/{}"),
    "homebrew brew": ("Homebrew", "https://formulae.brew.sh/formula/{}"),
    "zenodo": ("Zenodo", "https://zenodo.org/records/{}"),
}
_BY_KEY = {key: registry for keys, registry in _REGISTRIES.items() for key in keys.split()}
_NAME = re.compile(r"@?\w[\w.+-]*(?:/\w[\w.+-]*)*")


def take_packages(values: dict[str, Any]) -> tuple[Link, ...]:
    """The links of a program to registries; `packages` keeps what has no page that is known."""
    links: list[Link] = []
    rest: list[Value] = []
    own = str(values.get("name", "")).casefold()
    for registry, name in _named(values.pop("packages", None)):
        link = _link(registry, name)
        if link:
            is_told = str(name).casefold() == own or "://" in str(name)
            links.append(link if is_told else link._replace(label=f"{link.label}: {name}"))
        else:
            rest.append({registry: name} if registry else name)
    if rest:
        values["packages"] = rest
    return tuple(links)


def _named(written: Value) -> Iterator[tuple[str, Value]]:
    """What is written, each as the registry, which may be empty, and the name."""
    for item in written if isinstance(written, list) else [written]:
        if isinstance(item, dict):
            for registry, names in item.items():
                yield from ((registry, name) for name in (names if isinstance(names, list) else [names]) if name)
        elif isinstance(item, str) and item:
            registry, colon, name = item.partition(":")
            yield (registry.strip(), name.strip()) if colon and not name.startswith("//") else ("", item)
        elif item:
            yield "", item


def _link(registry: str, name: Value) -> Link | None:
    known = _BY_KEY.get(field_key(registry))
    if not isinstance(name, str):
        return None
    if name.startswith(("https://", "http://")):
        try:
            address = safety.url(name)
        except safety.Unsafe:
            return None
        return Link(known[0] if known else registry or re.sub(r"^\w+://([^/]*).*", r"\1", address), address)
    if known is None or not _NAME.fullmatch(name):
        return None
    if known[0] == "conda" and "/" not in name:
        name = f"conda-forge/{name}"
    return Link(known[0], known[1].format(quote(name, safe="/@")))
