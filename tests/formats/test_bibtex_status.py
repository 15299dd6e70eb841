"""How far a work has come, from its status, its date, its venue or its notes."""

from __future__ import annotations

import pytest
from bibliographies import only
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_academic.formats.statuses import read_standing, read_venue, split_date
from mkdocs_academic.model.dates import When
from mkdocs_academic.model.publication import STATUSES


@pytest.mark.parametrize(
    ("fields", "status", "date", "journal"),
    [
        # The date.
        ("year = {2025 - under review}", "under_review", "2025", ""),
        ("year = {2025 -- to appear}", "forthcoming", "2025", ""),
        ("year = {2025 – under review at Isis}", "under_review", "2025", "Isis"),
        ("year = {in press}", "forthcoming", "", ""),
        ("year = {Forthcoming}", "forthcoming", "", ""),
        ("year = {2026 (to appear)}", "forthcoming", "2026", ""),
        ("date = {Accepted, May 2025}", "accepted", "2025-05", ""),
        ("year = {2024 (R\\&R)}", "revise_resubmit", "2024", ""),
        ("year = {2020, draft}", "in_preparation", "2020", ""),
        ("year = {n.d.}", "", "n.d.", ""),
        # The field, ours and biblatex's.
        ("pubstate = {inpress}, journal = {Isis}", "forthcoming", "", "Isis"),
        ("pubstate = {inpreparation}", "in_preparation", "", ""),
        ("pubstate = {prepublished}, journal = {Isis}", "forthcoming", "", "Isis"),
        ("pubstate = {submitted}, journal = {Isis}", "submitted", "", "Isis"),
        ("status = {Under Review at Isis}", "under_review", "", "Isis"),
        ("status = {revise and resubmit}, journal = {Isis}", "revise_resubmit", "", "Isis"),
        # The venue.
        ("journal = {Submitted to Isis}", "submitted", "", "Isis"),
        ("journal = {Isis (submitted)}", "submitted", "", "Isis"),
        ("journal = {Isis, under review}", "under_review", "", "Isis"),
        ("journal = {Isis [in press]}", "forthcoming", "", "Isis"),
        ("journal = {Science, Technology, to appear}", "forthcoming", "", "Science, Technology"),
        ("journal = {Under review}", "under_review", "", ""),
        ("journal = {In preparation}", "in_preparation", "", ""),
        ("booktitle = {Submitted to the Proceedings of X}", "submitted", "", "Proceedings of X"),
        ("journal = {Journal of Work in Progress}", "", "", "Journal of Work in Progress"),
        ("journal = {Isis (Online)}", "", "", "Isis (Online)"),
        ("journal = {Current Review, Series A}", "", "", "Current Review, Series A"),
        # The notes.
        ("note = {To appear}", "forthcoming", "", ""),
        ("note = {to appear in \\emph{Isis}}", "forthcoming", "", "*Isis*"),
        ("note = {Under review at Isis}, year = 2025", "under_review", "2025", "Isis"),
        ("note = {Accepted for publication in Isis}", "accepted", "", "Isis"),
        ("note = {Currently under review}", "under_review", "", ""),
        ("note = {(in press)}", "forthcoming", "", ""),
        ("note = {To appear}, journal = {Isis}", "forthcoming", "", "Isis"),
        ("note = {To appear in Isis. 24 pages}", "forthcoming", "", "Isis"),
        ("note = {Presented. To appear}", "", "", ""),
        # Since it has a DOI, it has appeared; but it may have been withdrawn since.
        ("note = {To appear}, doi = {10.1000/x}", "", "", ""),
        ("note = {Retracted}, doi = {10.1000/x}", "retracted", "", ""),
    ],
)
def test_status(fields: str, status: str, date: str, journal: str) -> None:
    work = only(f"@article{{a, title = {{T}}, {fields}}}")
    assert (work.status, str(work.issued), work.journal) == (status, date, journal)
    assert work.status_text == ""


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ("note = {Best paper award}", "Best paper award"),
        ("note = {Draft}", "Draft"),
        ("note = {Published in Isis}", "Published in Isis"),
        ("note = {Accepted with minor revisions}", "Accepted with minor revisions"),
        ("note = {To appear}, journal = {Isis}, volume = 3", "To appear"),
        ("note = {To appear}, doi = {10.1145/609784.609818}", "To appear"),
        ("note = {To appear in Annals}, journal = {Isis}", "To appear in Annals"),
        ("note = {Submitted 3 May 2024}", "Submitted 3 May 2024"),
    ],
)
def test_a_note_that_is_more_than_a_status_stays(fields: str, note: str) -> None:
    work = only(f"@article{{a, title = {{T}}, {fields}}}")
    assert (work.note, work.status) == (note, "")


@pytest.mark.parametrize("how", ["status = {submitted}, journal = {Isis}", "journal = {Isis (submitted)}",
                                 "note = {Submitted to Isis}", "year = {Submitted to Isis}"])  # fmt: skip
def test_a_journal_that_a_work_was_sent_to_is_not_its_place(how: str) -> None:
    work = only(f"@article{{a, title = {{T}}, {how}}}")
    assert (work.journal, work.placed) == ("Isis", False)


@pytest.mark.parametrize(
    ("fields", "arxiv", "kind", "journal"),
    [
        ("journal = {arXiv preprint arXiv:2101.00001}", "2101.00001", "article", ""),
        ("journal = {CoRR}, volume = {abs/2101.00001}", "2101.00001", "article", ""),
        ("journal = {ArXiv e-prints}, eprint = {2101.00001}, archiveprefix = {arXiv}", "2101.00001", "article", ""),
        ("journal = {arXiv:2101.00001 [cs.LG]}", "2101.00001", "article", ""),
        ("eprint = {2101.00001}, eprinttype = {arxiv}, journal = {Isis}", "2101.00001", "article-journal", "Isis"),
        ("journal = {CoRRosion Science}", "", "article-journal", "CoRRosion Science"),
    ],
)
def test_preprints(fields: str, arxiv: str, kind: str, journal: str) -> None:
    work = only(f"@article{{a, title = {{T}}, {fields}}}")
    assert (work.arxiv, work.type, work.journal) == (arxiv, kind, journal)
    assert (work.status == "preprint") is (kind == "article")


@given(st.text(max_size=300))
@settings(max_examples=300)
def test_any_text_may_be_asked(text: str) -> None:
    for standing in (read_standing(text), read_standing(text, loose=True), read_venue(text)):
        assert standing.status or not standing.venue
    when, standing = split_date(When(text=text))
    assert standing.status or when.text == text


def test_no_status_is_missed_by_the_quick_look() -> None:
    for status, names in STATUSES.items():
        for name in (status, *names.split()):
            assert read_standing(name.replace("_", " "), loose=True).status == status, name
