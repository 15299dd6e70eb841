"""Registries that know a work under an id, and licenses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.formats.licenses import read_access
from mkdocs_academic.formats.registries import REGISTRIES, registry_links, scholar_link
from mkdocs_academic.safety import Unsafe


@pytest.mark.parametrize(
    ("values", "doi", "links"),
    [
        ({"openreview": "a?b"}, "", [("OpenReview", "https://openreview.net/forum?id=a%3Fb")]),
        ({"dblp": "conf/acm/Hopper52"}, "", [("DBLP", "https://dblp.org/rec/conf/acm/Hopper52")]),
        ({"zenodo": "10.5281/zenodo.1"}, "", [("Zenodo", "https://doi.org/10.5281/zenodo.1")]),
        ({"osf": "https://osf.io/x/"}, "", [("OSF", "https://osf.io/x/")]),
        ({"dimensions": "true"}, "10.5555/x", [("Dimensions", "https://badge.dimensions.ai/details/doi/10.5555/x")]),
        ({"dimensions": "true", "altmetric": "true"}, "", []),
        ({"altmetric": "false", "inspirehep_id": "1"}, "", [("INSPIRE", "https://inspirehep.net/literature/1")]),
        ({"title": "x"}, "", []),
    ],
)
def test_an_id_is_a_link(values: dict[str, str], doi: str, links: list[tuple[str, str]]) -> None:
    assert [(link.label, link.url) for link in registry_links(values, doi)] == links


@given(st.sampled_from(sorted(REGISTRIES)), st.text(max_size=40))
def test_no_id_leaves_the_address_of_its_registry(name: str, value: str) -> None:
    try:
        links = list(registry_links({name: value}, ""))
    except Unsafe:
        return
    for link in links:
        assert link.url.startswith(("https://", "http://", "mailto:", "tel:", "#"))
        assert not set(link.url) & set("\"<> '\n")


def test_the_page_of_google_scholar_is_one_of_a_profile() -> None:
    link = scholar_link("qyhm", "USER")
    assert link is not None
    assert link.url.endswith("user=USER&citation_for_view=USER:qyhm")
    own = scholar_link("OTHER:qyhm", "USER")
    assert own is not None
    assert "user=OTHER&" in own.url
    assert scholar_link("qyhm", "") is None
    assert scholar_link("", "USER") is None


@pytest.mark.parametrize(
    ("license", "said", "expected"),
    [
        ("CC-BY-4.0", "", ("CC BY 4.0", True)),
        ("cc by nc sa", "", ("CC BY-NC-SA", True)),
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.de", "", ("CC BY-SA 4.0", True)),
        ("CC0", "", ("CC0", True)),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "", ("CC0 1.0", True)),
        ("Creative Commons Attribution", "", ("Creative Commons Attribution", True)),
        ("All rights reserved", "", ("All rights reserved", False)),
        ("cctv", "", ("cctv", False)),
        ("CC BY", "false", ("CC BY", False)),
        ("", "gold", ("", True)),
        ("", "closed", ("", False)),
        ("", "", ("", False)),
    ],
)
def test_license_and_access(license: str, said: str, expected: tuple[str, bool]) -> None:
    assert read_access(license, said) == expected
