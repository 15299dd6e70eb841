"""Identifiers of people and works, and the sites on which people have pages."""

from pathlib import Path

import material
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_academic import safety
from mkdocs_academic.model.identifiers import BadIdentifier, arxiv, doi, doi_url, orcid
from mkdocs_academic.model.networks import NETWORKS, Network, network_key

MODEST = settings(max_examples=200, deadline=None)
ICONS = Path(material.__file__).parent / "templates" / ".icons"
EACH_NETWORK = sorted(set(NETWORKS.values()), key=lambda network: network.name)


def check_digit(digits: str) -> str:
    """ISO 7064 MOD 11-2, as ORCID's support page spells it out."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


@pytest.mark.parametrize(
    "text",
    [
        "0000-0002-1825-0097",
        "0000000218250097",
        " 0000-0002-1825-0097 ",
        "https://orcid.org/0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097/",
        "http://www.orcid.org/0000-0002-1825-0097",
        "orcid.org/0000-0002-1825-0097",
        "orcid:0000-0002-1825-0097",
        "0000–0002–1825–0097",
        "0000‑0002‑1825‑0097",
        "0000 0002 1825 0097",
    ],
)
def test_orcid_spellings(text: str) -> None:
    assert orcid(text) == "0000-0002-1825-0097"


def test_an_x_at_the_end_of_an_orcid_is_a_capital() -> None:
    assert orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"


@pytest.mark.parametrize(
    "text", ["", "0000-0002-1825-009", "0000-0002-1825-00977", "0000-0002-1825-O097", "X000-0002-1825-0097", "ada"]
)
def test_what_is_no_orcid(text: str) -> None:
    with pytest.raises(BadIdentifier, match="not an ORCID iD"):
        orcid(text)


@pytest.mark.parametrize("text", ["0000-0002-1825-0098", "0000-0000-0000-0000", "0000-0002-1825-009X"])
def test_a_wrong_check_digit_is_told_from_a_wrong_form(text: str) -> None:
    with pytest.raises(BadIdentifier, match="wrong check digit") as refused:
        orcid(text)
    assert f"the last should be {check_digit(text.replace('-', '')[:15])}" in refused.value.hint


@MODEST
@given(st.text("0123456789", min_size=15, max_size=15), st.sampled_from("0123456789X"))
def test_an_orcid_is_taken_exactly_with_its_check_digit(digits: str, last: str) -> None:
    written = f"{digits[:4]}-{digits[4:8]}-{digits[8:12]}-{digits[12:]}{last}"
    if last == check_digit(digits):
        assert orcid(written) == written
    else:
        with pytest.raises(BadIdentifier):
            orcid(written)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("10.1145/609784.609818", "10.1145/609784.609818"),
        ("https://doi.org/10.1145/609784.609818", "10.1145/609784.609818"),
        ("http://dx.doi.org/10.1145/609784.609818", "10.1145/609784.609818"),
        ("doi.org/10.1145/609784.609818", "10.1145/609784.609818"),
        ("doi:10.1145/609784.609818", "10.1145/609784.609818"),
        ("DOI: 10.1145/ABC", "10.1145/abc"),
        ("10.1145/abc.", "10.1145/abc"),
        ("https://doi.org/10.1002%2Fabc", "10.1002/abc"),
        ("10.1000.10/123456", "10.1000.10/123456"),
        ("10.1000/(sici)1(19)17:15<16::aid>3.0.co;2-2", "10.1000/(sici)1(19)17:15<16::aid>3.0.co;2-2"),
    ],
)
def test_doi_spellings(text: str, read: str) -> None:
    assert doi(text) == read


@pytest.mark.parametrize(
    "text", ["", "10.1145", "10.1145/", "10.1/x", "11.1145/x", "javascript:alert(1)", "10.1145/a b", "x 10.1145/a"]
)
def test_what_is_no_doi(text: str) -> None:
    with pytest.raises(BadIdentifier, match="is not a DOI"):
        doi(text)


@pytest.mark.parametrize(
    "text", ['10.1000/x"onmouseover=alert(1)', "10.1000/<script>", "10.1000/(sici)1<16::aid>3;2-2"]
)
def test_the_address_of_a_doi_is_encoded(text: str) -> None:
    address = doi_url(doi(text))
    assert not set("\"'<> ") & set(address)
    assert safety.url(address) == address


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2101.01234", "2101.01234"),
        ("0704.0001", "0704.0001"),
        ("2101.01234v2", "2101.01234v2"),
        ("arXiv:2101.01234", "2101.01234"),
        ("arxiv: 2101.01234 [cs.LG]", "2101.01234"),
        ("https://arxiv.org/abs/2101.01234", "2101.01234"),
        ("https://arxiv.org/pdf/2101.01234v1.pdf", "2101.01234v1"),
        ("https://arxiv.org/html/2101.01234v1", "2101.01234v1"),
        ("http://www.arxiv.org/abs/hep-th/9901001v3", "hep-th/9901001v3"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("math.GT/0309136", "math.GT/0309136"),
        ("10.48550/arXiv.2101.01234", "2101.01234"),
    ],
)
def test_arxiv_spellings(text: str, read: str) -> None:
    assert arxiv(text) == read


@pytest.mark.parametrize(
    "text", ["", "1", "2101.1", "21010.1234", "abc", "https://example.org/abs/2101.01234", "2101.01234 x"]
)
def test_what_is_no_arxiv_id(text: str) -> None:
    with pytest.raises(BadIdentifier, match="is not an arXiv id"):
        arxiv(text)


@pytest.mark.parametrize("network", [n for n in EACH_NETWORK if n.icon], ids=lambda network: network.name)
def test_the_icon_of_a_network_is_in_material(network: Network) -> None:
    assert (ICONS / f"{network.icon}.svg").is_file()


@pytest.mark.parametrize("network", [n for n in EACH_NETWORK if n.template], ids=lambda network: network.name)
def test_the_address_of_a_network_may_be_linked_to(network: Network) -> None:
    address = network.url("0000-0002-1825-0097")
    assert safety.url(address) == address
    assert address.startswith("https://")
    assert "0000000218250097" in address.replace("-", "")


@pytest.mark.parametrize("network", EACH_NETWORK, ids=lambda network: network.name)
def test_a_whole_address_stays_what_it_is(network: Network) -> None:
    address = "https://orcid.org/0000-0002-1825-0097" if network.name == "orcid" else "https://example.org/ada"
    assert network.url(address) == address


@pytest.mark.parametrize(
    ("name", "written", "address"),
    [
        ("github", "@ada", "https://github.com/ada"),
        ("github", "github.com/ada", "https://github.com/ada"),
        ("github", "a b<c>", "https://github.com/a%20b%3Cc%3E"),
        ("mastodon", "@ada@example.social", "https://example.social/@ada"),
        ("mastodon", "ada@example.social", "https://example.social/@ada"),
        ("stackoverflow", "123/ada", "https://stackoverflow.com/users/123/ada"),
        ("bluesky", "@ada.example.org", "https://bsky.app/profile/ada.example.org"),
        ("substack", "ada", "https://ada.substack.com"),
        ("dblp", "12/345", "https://dblp.org/pid/12/345"),
        ("lastfm", "ädä", "https://www.last.fm/user/%C3%A4d%C3%A4"),
    ],
)
def test_an_id_becomes_an_address(name: str, written: str, address: str) -> None:
    assert NETWORKS[name].url(written) == address


@pytest.mark.parametrize(
    ("name", "written"), [("mastodon", "@ada"), ("academia", "ada"), ("orcid", "0000-0002-1825-0098")]
)
def test_an_id_that_is_not_enough_is_refused(name: str, written: str) -> None:
    with pytest.raises(BadIdentifier):
        NETWORKS[name].url(written)


@pytest.mark.parametrize("written", ["javascript:alert(1)", "//evil.example", "\\\\evil.example", "/\\evil.example"])
def test_an_address_in_the_place_of_an_id_is_left_to_the_guard(written: str) -> None:
    with pytest.raises(safety.Unsafe):
        safety.url(NETWORKS["github"].url(written))


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("Google Scholar", "Google Scholar"),
        ("google_scholar", "Google Scholar"),
        ("googlescholar", "Google Scholar"),
        ("scholar_userid", "Google Scholar"),
        ("x", "X"),
        ("twitter", "X"),
        ("ResearchGate", "ResearchGate"),
        ("GitHub", "GitHub"),
        ("github_username", "GitHub"),
        ("inspire-hep", "INSPIRE HEP"),
        ("StackOverflow", "Stack Overflow"),
        ("semantic", "Semantic Scholar"),
        ("ORCID", "ORCID"),
    ],
)
def test_a_network_is_found_by_every_name(key: str, label: str) -> None:
    assert NETWORKS[network_key(key)].label == label
