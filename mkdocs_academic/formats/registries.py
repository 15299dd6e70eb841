"""Registries that know a work under an id of their own, and the page that each has for it.

Names: HugoBlox' `ids`, and al-folio's fields for badges. Nothing is ever asked of them: an id becomes a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from mkdocs_academic import safety
from mkdocs_academic.model.identifiers import doi_url
from mkdocs_academic.model.profile import Link


class _Registry(NamedTuple):
    """Its own name, and the address of a work, `{}` in the place of the id."""

    name: str
    address: str


REGISTRIES = {
    "openreview": _Registry("OpenReview", "https://openreview.net/forum?id={}"),
    "acl_id": _Registry("ACL Anthology", "https://aclanthology.org/{}/"),
    "dblp": _Registry("DBLP", "https://dblp.org/rec/{}"),
    "osf": _Registry("OSF", "https://osf.io/{}/"),
    "zenodo": _Registry("Zenodo", "https://zenodo.org/records/{}"),
    "openalex": _Registry("OpenAlex", "https://openalex.org/{}"),
    "semanticscholar": _Registry("Semantic Scholar", "https://www.semanticscholar.org/paper/{}"),
    "kaggle_dataset": _Registry("Kaggle", "https://www.kaggle.com/datasets/{}"),
    "kaggle_competition": _Registry("Kaggle", "https://www.kaggle.com/competitions/{}"),
    "huggingface_model": _Registry("Hugging Face", "https://huggingface.co/{}"),
    "huggingface_dataset": _Registry("Hugging Face", "https://huggingface.co/datasets/{}"),
    "huggingface_space": _Registry("Hugging Face", "https://huggingface.co/spaces/{}"),
    "inspirehep_id": _Registry("INSPIRE", "https://inspirehep.net/literature/{}"),
    "altmetric": _Registry("Altmetric", "https://www.altmetric.com/details/{}"),
    "dimensions": _Registry("Dimensions", "https://badge.dimensions.ai/details/id/{}"),
}
SCHOLAR_ID = "google_scholar_id"
_DIMENSIONS_BY_DOI = "https://badge.dimensions.ai/details/doi/{}"
_SCHOLAR = "https://scholar.google.com/citations?view_op=view_citation&user={0}&citation_for_view={0}:{1}"


def registry_links(values: Mapping[str, str], doi: str) -> Iterator[Link]:
    """The links of a work to registries, by the names of their fields; a value may be an id, a DOI or an address.

    al-folio's `altmetric = {true}` asks a service for what it knows; without an id there is no page to link to, but
    Dimensions has one for each DOI.

    Raises:
        Unsafe: an address that is not linked to.
    """
    for name, value in values.items():
        if name not in REGISTRIES or value.lower() == "false":
            continue
        registry = REGISTRIES[name]
        if value.lower() != "true":
            yield Link(registry.name, _address(registry, value), "", name)
        elif name == "dimensions" and doi:
            yield Link(registry.name, _DIMENSIONS_BY_DOI.format(quote(doi)), "", name)


def _address(registry: _Registry, value: str) -> str:
    if safety.has_scheme(value):
        return safety.url(value)
    return doi_url(value) if value.startswith("10.") else registry.address.format(quote(value, safe="/"))


def scholar_link(work_id: str, user: str) -> Link | None:
    """The page of Google Scholar that counts the citations of a work; None where nobody knows in whose profile.

    Args:
        work_id: the work's id in a profile, or `user:id`.
        user: the owner's id.
    """
    own, _, number = work_id.rpartition(":")
    if not number or not (own or user):
        return None
    return Link("Google Scholar", _SCHOLAR.format(quote(own or user), quote(number)), "", SCHOLAR_ID)
