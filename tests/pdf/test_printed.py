"""The CV as PDF: all of it is there, as text, as tags and as metadata; whatever data hold, it stays text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import page
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_academic.texts.inline import plain
from mkdocs_academic.texts.spans import spans, words_of
from mkdocs_academic.views.text import inline

from .conftest import EVERYTHING, Copy, set_cv
from .documents import Document, flat

Set = Callable[..., Copy]
ROOT = Path(__file__).parent.parent.parent
# What is no text of the CV: dates, which are formatted; words of our vocabulary; what is private.
NOT_PRINTED = frozenset(
    "date start_date end_date updated kind type status state level degree role fontawesome_icon phone address hidden "
    "currency aliases open_access isbn timezone".split()
)
PRIVATE = ["+1 555 0100", "7 Hidden Street", "+1 555 0199", "weyl@example.org", "Kept to herself"]


def cv(sections: str) -> str:
    """A CV with sections, given as YAML from the title of the first on."""
    return f"cv:\n  name: Emmy Noether\n  sections:\n    {sections}\n"


def strings(value: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every text of a CV in YAML that is to be found in its PDF, as plain words."""
    if isinstance(value, dict):
        if value.get("hidden"):
            return
        if path == ("cv", "sections"):
            yield from value
        for key, inner in value.items():
            if key not in NOT_PRINTED and not ("email" in value and "relation" in value and key == "email"):
                yield from strings(inner, (*path, str(key)))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, path)
    elif value is not None and "$" not in str(value):  # formulas are read by nobody as they were typed
        yield from (plain(part) for part in re.split(r"\n\s*\n", str(value)) if part.strip())


def missing(text: str, document: Document) -> list[str]:
    """The texts of a CV that are neither in its PDF nor where a link leads to."""
    held = [document.flat, *map(flat, document.addresses)]
    found = [one.removesuffix("*") for one in strings(yaml.safe_load(text))]
    return [one for one in found if not any(flat(one) in place for place in held)]


# All of it is there ---------------------------------------------------------------------------------------------------


def test_every_text_of_a_cv_is_in_its_pdf(everything: Copy) -> None:
    source = EVERYTHING.read_text("utf-8")
    assert everything.problems == []
    assert {"Lehrbeauftragte", "Things whose name is too long for a margin"} < {*strings(yaml.safe_load(source))}
    assert missing(source, everything.document) == []
    assert everything.document.holds("Another point with E=")
    assert everything.document.holds("Idealtheorie in Ringbereichen of")


@pytest.mark.parametrize("style", ["serif", "sans"])
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_every_style_and_paper_holds_the_same(paper: str, style: str, set_here: Set) -> None:
    copy = set_here(EVERYTHING.read_text("utf-8"), {"paper": paper, "style": style})
    document = copy.document
    box = [float(value) for value in document.pdf.pages[0].MediaBox]
    assert [round(box[2] - box[0]), round(box[3] - box[1])] == ([595, 842] if paper == "a4" else [612, 792])
    assert document.holds("Georg-August-Universität Göttingen")
    fonts = {str(font.BaseFont) for one in document.pdf.pages for font in one.Resources.Font.values()}
    assert any("SourceSans3" in font for font in fonts) == (style == "sans")
    assert not copy.problems


def test_sections_stand_in_their_order_under_their_titles(everything: Copy) -> None:
    titles = list(yaml.safe_load(EVERYTHING.read_text("utf-8"))["cv"]["sections"])
    places = [everything.document.flat.find(flat(title)) for title in titles]
    assert -1 not in places
    heads = [len(titles), len(everything.document.tree.find("H1"))]
    assert heads[0] == heads[1]
    assert len(everything.document.tree.find("H2")) == 4  # the groups of publications and of courses


def test_works_are_numbered_through_with_the_year_in_the_margin(everything: Copy) -> None:
    labels = re.findall(r"^(\d{4}) (\d+)\.", everything.document.text, re.M)
    assert labels == [("1918", "1"), ("1921", "2"), ("1927", "3"), ("1929", "4"), ("1930", "5")]


def test_all_of_thirty_authors_are_named_and_of_a_thousand_the_first_the_owner_and_their_number(set_here: Set) -> None:
    many = ", ".join(f"Person{number} Name" for number in range(998))
    text = cv(f"Publications:\n      - {{title: X, authors: [{many}, Emmy Noether, Z Last], date: 1930}}")
    document = set_here(text).document
    assert document.holds("Person0 Name, Person1 Name")
    assert document.holds("…, Emmy Noether, … (1,000 authors)")
    assert not document.holds("Person500 Name")
    assert set_here(text, {"max_authors": False}).document.holds("Person500 Name")


def test_what_is_private_is_nowhere_in_it(everything: Copy) -> None:
    for text in PRIVATE:
        assert not everything.document.holds(text)
        assert text not in " ".join(everything.document.addresses)
    assert everything.document.holds("noether@example.org")  # the design has it in the PDF


def test_publish_names_what_is_there_all_the_same(set_here: Set) -> None:
    text = EVERYTHING.read_text("utf-8").replace("cv:\n", "cv:\n  publish: [phone, address, referee_contacts]\n", 1)
    document = set_here(text).document
    assert [one for one in PRIVATE if not document.holds(one)] == ["Kept to herself"]


def test_addresses_lead_where_they_say(everything: Copy) -> None:
    addresses = everything.document.addresses
    assert "https://doi.org/10.1080/00411457108231446" in addresses
    assert everything.document.holds("https://doi.org/10.1080/00411457108231446")
    assert {"mailto:noether@example.org", "https://orcid.org/0000-0002-1825-0097"} <= set(addresses)
    assert {"https://arxiv.org/abs/2101.00001", "https://example.org/inv.pdf", "https://example.org/aufbau"} <= set(
        addresses
    )
    assert all(address.startswith(("https://", "mailto:")) for address in addresses)


def test_local_files_are_links_where_the_site_has_an_address(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "w o.pdf").write_bytes(b"%PDF-1.4")
    text = cv("Publications:\n      - {title: X, authors: [A B], date: 1930, pdf: w o.pdf}")
    there = set_cv(tmp_path, text, site_url="https://example.org/me")
    assert there.document.addresses == ["https://example.org/me/w%20o.pdf"]
    assert set_cv(tmp_path, text).document.addresses == []


def test_links_in_texts_lead_out_of_the_site_or_are_words(set_here: Set) -> None:
    note = "[a]() [b](#top) [c](notes.md) [d](https://e.org/d) [e](<https://e.org/e f>) <https://e.org/g>"
    note += " [h](mailto:x@e.org)"
    copy = set_here(yaml.safe_dump({"cv": {"name": "A B", "sections": {"Work": [{"name": "X", "note": note}]}}}))
    addresses = ["https://e.org/d", "https://e.org/e%20f", "https://e.org/g", "mailto:x@e.org"]
    assert sorted(copy.document.addresses) == addresses
    assert copy.document.holds("a b c d e https://e.org/g h")


def test_a_cv_without_sections_is_a_head(set_here: Set) -> None:
    document = set_here("cv:\n  name: Emmy Noether\n  headline: Algebra\n").document
    assert document.holds("Emmy NoetherAlgebra")
    assert len(document.pdf.pages) == 1
    assert set_here("cv: {}\n").document.holds("Curriculum vitae")


KINDS = (
    "Education Positions Teaching Grants Awards Supervision Service Memberships Software Datasets Patents Media".split()
)


def test_entries_of_every_kind_may_have_any_one_field_alone(set_here: Set) -> None:
    fields = ["name", "note", "summary", "location", "highlights", "details", "label", "group"]
    entries = [*({field: f"my {field}"} for field in fields), {"date": 1950}, {"url": "https://e.org/url"}]
    copy = set_here(yaml.safe_dump({"cv": {"name": "A B", "sections": dict.fromkeys(KINDS, entries)}}))
    assert "typst" not in copy.codes, copy.problems
    assert all(copy.document.holds(title) for title in KINDS)
    assert copy.document.flat.count("mynote") == len(KINDS)
    assert copy.document.flat.count("mysummary") == len(KINDS)


def test_ninety_points_run_over_pages_and_none_is_lost(set_here: Set) -> None:
    points = ", ".join(f"Point number {number} of ninety" for number in range(1, 91))
    document = set_here(
        f"cv:\n  name: A B\n  sections:\n    Work:\n      - {{name: X, highlights: [{points}]}}\n"
    ).document
    assert all(document.holds(f"Point number {number} of ninety") for number in range(1, 91))
    assert len(document.pdf.pages) in (2, 3)


def test_no_heading_is_the_last_thing_on_a_page(set_here: Set) -> None:
    for lines in range(1, 60, 3):
        first = "".join(f"      - {{name: Prize {number}, date: {1900 + number}}}\n" for number in range(lines))
        more = "".join(f"      - {{name: Deed {number}, date: {1900 + number}}}\n" for number in range(9))
        document = set_here(cv(f"Awards:\n{first}    Service:\n{more}")).document
        pages = document.text.split("\f")
        assert sum("\nService\n" in text for text in pages) == 1
        after = next(text.partition("\nService\n")[2] for text in pages if "\nService\n" in text)
        assert {"Deed 0", "Deed 1"} <= set(re.findall(r"Deed \d", after)), (lines, after)


def test_words_dates_and_language_are_the_sites(set_here: Set) -> None:
    text = cv("Postes:\n      - {position: X, company: Y, start_date: 1730-03, end_date: present}")
    text = text.replace("Emmy Noether", "Émilie du Châtelet\n  updated: 1748-05-03")
    document = set_here(text, language="fr-FR").document
    assert str(document.pdf.Root.Lang) == "fr-FR"
    assert document.holds("Curriculum vitæ")
    assert document.holds("3 mai 1748")
    assert document.metadata["dc:title" if "dc:title" in document.metadata else ":title"].startswith(
        "Émilie du Châtelet"
    )


# Tags and standards ---------------------------------------------------------------------------------------------------

BOTH = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]


@pytest.mark.parametrize("profile", BOTH, ids=lambda profile: profile.value)
def test_an_independent_program_finds_that_it_keeps_to_the_standards(everything: Copy, profile: Any) -> None:
    assert everything.content
    report = page.validate_pdf_bytes(everything.content, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant
    without_tags = everything.content.replace(b"/StructTreeRoot", b"/StructTreeNone")
    assert not page.validate_pdf_bytes(without_tags, profile=profile).is_compliant  # it does look


def test_all_that_is_painted_is_tagged_or_an_artifact(everything: Copy) -> None:
    document = everything.document
    in_tree = [mark for element in document.tree.walk() for mark in element.marks]
    assert len(in_tree) == len(set(in_tree))
    for number in range(len(document.pdf.pages)):
        ids, stray = document.marked(number)
        assert stray == []
        assert ids == {mark for where, mark in in_tree if where == number}


def test_lists_links_formulas_and_headings_are_what_they_are(everything: Copy) -> None:
    tree, document = everything.document.tree, everything.document
    items = tree.find("LI")
    assert len(items) > 30
    assert all([child.role for child in item.children] == ["Lbl", "LBody"] for item in items)
    assert sum(element.annotations for element in tree.find("Link")) == len(document.addresses)
    formulas = [element.alt for element in tree.find("Formula")]
    assert "E = mc²" in formulas
    assert all(formulas)
    assert not {"H3", "H4", "Table"} & {element.role for element in tree.walk()}
    assert all(str(one.get("/Tabs")) == "/S" for one in document.pdf.pages)
    assert all("/Contents" in link for one in document.pdf.pages for link in one.get("/Annots", []))


def test_metadata_say_what_it_is_and_whose(everything: Copy) -> None:
    document = everything.document
    root, said = document.pdf.Root, str(document.metadata)
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(root.Lang) == "en"
    assert "Emmy Noether – Curriculum vitae" in said
    assert "['Emmy Noether']" in said
    assert "1934-11-20" in said
    assert (
        document.pdf.check_pdf_syntax() == []
        if hasattr(document.pdf, "check_pdf_syntax")
        else document.pdf.check() == []
    )
    for one in document.pdf.pages:
        for font in one.Resources.Font.values():
            assert "/ToUnicode" in font
            assert "/FontDescriptor" in font.DescendantFonts[0]


# Whatever data hold ---------------------------------------------------------------------------------------------------

HOSTILE = [
    '#read("/etc/passwd")', "#eval(1)", "*b* _e_ `c`", "<l> @ref", "//c", "/* c */", "$x$ and $", "\\u{1F600}",
    "= Head",
    "- item", "+ item", "/ term: x", "[content]", "{code}", "#let x = 1", "~ -- --- ...", "https://a.b//c", "'q' \"q\"",
    "#" * 40, "x" * 300, "]" * 20, "a\\", "\\", "#sys.inputs", "</math>", "<b>x</b>", "&amp;", "%PDF", "(((", ")))",
]  # fmt: skip


def test_markup_of_typst_in_data_is_text(set_here: Set) -> None:
    cv = {"cv": {"name": "#strong[A] B", "headline": "$ 1 $ #h(1em)", "sections": {
        "#heading[x] = y": [{"name": text, "note": text, "location": text, "highlights": [text]} for text in HOSTILE],
        "Publications": [
            {"title": text, "authors": [text, "#strong[A] B"], "journal": text, "date": 1930} for text in HOSTILE
        ],
        "Talks": [{"name": text, "event": text, "date": 1931} for text in HOSTILE],
    }}}  # fmt: skip
    copy = set_here(yaml.safe_dump(cv, allow_unicode=True))
    document = copy.document
    assert [problem for problem in copy.problems if problem.severity != "info"] == []
    for text in HOSTILE:
        assert document.holds(plain(text)), text
    assert document.holds("#heading[x] = y")
    assert not document.holds("root:x:0")


_CHARACTERS = st.text(
    st.sampled_from(list("ab #$*_`<>@/\\[](){}~=+-\"'|^&\n\tßŁÆжλ½☃山😀e\u0301\u200b\u2066אب")), max_size=60
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(_CHARACTERS, min_size=6, max_size=6))
def test_any_text_at_all_gives_a_pdf(texts: list[str], tmp_path: Path) -> None:
    name, headline, section, title, note, point = texts
    cv = {"cv": {"name": name or "A", "headline": headline, "sections": {section or "S": [
        {"name": title or "T", "note": note, "highlights": [point, note]}, title or "words",
    ]}}}  # fmt: skip
    try:
        copy = set_cv(tmp_path, yaml.safe_dump(cv, allow_unicode=True))
    except AssertionError:  # data that cannot be read are no CV
        return
    assert "typst" not in copy.codes, copy.problems
    assert copy.content is not None or copy.codes == ["no-font"]


@given(st.text(st.sampled_from(list("ab *_`[](x)$\\^{}\n.&;<")), max_size=40))
def test_spans_say_the_words_of_the_markdown(text: str) -> None:
    line = " ".join(text.split())
    assert flat(words_of(spans(inline(line)))) == flat(plain(line))


# The same bytes -------------------------------------------------------------------------------------------------------


def _export(root: Path, **environment: str) -> bytes:
    command = [sys.executable, "-m", "mkdocs_academic", "export", "--format", "pdf"]
    return subprocess.run(command, cwd=root, env=os.environ | environment, stdout=subprocess.PIPE, check=True).stdout


def test_the_same_record_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    copies = []
    for number, zone in enumerate(["Pacific/Kiritimati", "America/Los_Angeles"]):
        root = tmp_path / str(number)
        root.mkdir()
        (root / "cv.yml").write_text(EVERYTHING.read_text("utf-8"), encoding="utf-8")
        copies.append(_export(root, TZ=zone, LC_ALL="C", PYTHONHASHSEED=str(number)))
    assert copies[0].startswith(b"%PDF-")
    assert copies[0] == copies[1]
    (tmp_path / "0" / "cv.yml").write_text("cv:\n  name: A B\n", encoding="utf-8")  # which says of no day
    assert b"1970" in _export(tmp_path / "0")
    assert b"D:20010909" in _export(tmp_path / "0", SOURCE_DATE_EPOCH="1000000000")
