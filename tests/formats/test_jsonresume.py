"""JSON Resume: what is written fits its schema and reads back the same, and other people's files are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker

from mkdocs_academic.errors import Problems
from mkdocs_academic.formats.jsonresume import is_ours, json_source, read_resume
from mkdocs_academic.formats.jsonresume_writer import write_resume
from mkdocs_academic.formats.people import build_profile
from mkdocs_academic.formats.rendercv import CVFile, read_cv
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.cv import Section
from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.names import parse_name
from mkdocs_academic.model.profile import Link, Profile
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.model.talk import Occasion, Talk

HERE = Path(__file__).parent / "jsonresume"
CHECKER = Draft7Validator(json.loads((HERE / "schema.json").read_text("utf-8")), format_checker=FormatChecker())
CV = """
cv:
  name: Grace M. Hopper
  headline: Mathematician and *naval officer*
  location: Arlington, Virginia
  website: https://example.org/hopper
  summary: Wrote the first compiler.
  updated: 1991-09-16
  social_networks: [{network: ORCID, username: 0000-0002-1825-0097}]
  sections:
    Education:
      - {institution: Yale University, area: Mathematics, degree: Ph.D., date: 1934, thesis: Irreducibility criteria}
    Positions:
      - {company: Vassar College, position: Professor, start_date: 1931-09, end_date: 1943, location: Poughkeepsie,
         highlights: [Taught calculus, Taught **probability**]}
      - {company: Navy, position: Reserve officer, start_date: 1943-12-04}
      - {company: Harvard, position: Fellow, date: Summer 1946, note: Under contract}
    Publications:
      - {title: The education of a computer, authors: [Grace M. Hopper, H. H. Aiken], journal: "ACM '52",
         date: 1952-05, doi: 10.1145/609784.609818, pages: 243-249, tags: [compilers]}
      - {title: A manual of operation, type: book, publisher: Harvard University Press, year: 1946}
      - {title: Not out yet, status: submitted, journal: Nature}
    Talks:
      - {name: Keynote, event: HOPL, venue: Royal Hall, location: Los Angeles, date: 1978-06-01, kind: keynote,
         occasions: [{event: Elsewhere, date: 1979}]}
    Teaching:
      - {name: Digital computers, institution: MIT, role: guest, date: 1954, level: graduate}
    Awards:
      - {name: Medal of Technology, awarder: The President, date: 1991, kind: prize}
    Certificates:
      - {name: Ham radio, issuer: FCC, date: 1950}
    Service:
      - {name: Consultant, organization: CODASYL, date: 1959}
      - {name: Reviewer for three journals}
    Memberships:
      - {name: American Academy of Arts and Sciences, role: Fellow, date: 1991}
    Grants:
      - {name: Fellowship, funder: Vassar, amount: 2000, currency: USD, start_date: 1941, end_date: 1942}
    Supervision:
      - {name: A student, degree: phd, topic: COBOL, date: 1970}
    Software:
      - {name: FLOW-MATIC, start_date: 1955, end_date: 1959, repository: "https://example.org/flow"}
    Projects:
      - {name: UNIVAC, role: programmer, category: hardware, summary: A machine, date: 1951, partners: [Navy, Rand]}
    Media:
      - {name: Late Night, outlet: NBC, date: 1986}
    Patents:
      - {name: A device, number: "123", inventors: [Grace M. Hopper], date: 1950}
    Skills:
      - {label: Programming, details: "COBOL, A-0 (and A-2)"}
      - Typing
    Languages:
      - {name: English, level: native}
    Interests:
      - {name: Knitting, keywords: [wool, cotton]}
    References:
      - {name: Howard Aiken, institution: Harvard, email: aiken@example.org}
      - Upon request
    Naval commissions:
      - {name: Captain, date: 1973}
      - A bullet of words alone
"""


def from_yaml(text: str) -> CVFile:
    problems = Problems()
    cv = read_cv(YamlSource("cv.yml", text), {}, problems)
    assert [problem.message for problem in problems.found] == []
    return cv


def from_json(text: str, *, problems: Problems | None = None) -> CVFile:
    found = Problems() if problems is None else problems
    cv = read_resume(json_source("resume.json", text), {}, found)
    if problems is None:
        assert [f"{problem.place}: {problem.message}" for problem in found.found] == []
    return cv


def write(cv: CVFile) -> str:
    return write_resume(build_profile(cv.person), cv.sections)


def faults(text: str) -> list[str]:
    return [f"{list(error.path)}: {error.message}" for error in CHECKER.iter_errors(json.loads(text))]


# Written ----------------------------------------------------------------------------------------------------------


def test_a_cv_of_every_kind_fits_the_schema() -> None:
    text = write(from_yaml(CV))
    assert faults(text) == []
    assert [key for key in json.loads(text) if key not in ("$schema", "basics", "meta")] == [
        "education", "work", "publications", "presentations", "teaching", "awards", "certificates", "volunteer",
        "memberships", "grants", "supervision", "software", "projects", "media", "patents", "skills", "languages",
        "interests", "references", "other",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "entry"),
    [
        ("work", {"position": "Reserve officer", "name": "Navy", "startDate": "1943-12-04"}),
        ("work", {"position": "Fellow", "name": "Harvard", "when": "Summer 1946", "startDate": "1946-06",
                  "note": "Under contract"}),
        ("awards", {"title": "Medal of Technology", "awarder": "The President", "date": "1991", "type": "prize"}),
        ("certificates", {"name": "Ham radio", "issuer": "FCC", "date": "1950"}),
        ("volunteer", {"position": "Consultant", "organization": "CODASYL", "startDate": "1959", "endDate": "1959"}),
        ("volunteer", {"organization": "Reviewer for three journals"}),
        ("skills", {"name": "Programming", "keywords": ["COBOL, A-0 (and A-2)"]}),
        ("skills", {"name": "Typing"}),
        ("languages", {"language": "English", "fluency": "native"}),
        ("references", {"name": "Howard Aiken", "institution": "Harvard"}),
        ("references", {"reference": "Upon request"}),
        ("publications", {"name": "Not out yet", "type": "article-journal", "status": "Submitted"}),
        ("projects", {"name": "UNIVAC", "startDate": "1951", "endDate": "1951", "description": "A machine",
                      "roles": ["programmer"], "type": "hardware", "entity": "Navy, Rand"}),
        ("other", {"section": "Naval commissions", "name": "Captain", "startDate": "1973", "endDate": "1973"}),
        ("other", {"section": "Naval commissions", "text": "A bullet of words alone"}),
    ],
)  # fmt: skip
def test_an_entry_is_written_as_the_schema_has_it(key: str, entry: dict[str, Any]) -> None:
    assert entry in [{k: v for k, v in one.items() if k != "key"} for one in json.loads(write(from_yaml(CV)))[key]]


def test_texts_are_plain_words_and_formulas_too() -> None:
    data = json.loads(write(from_yaml(CV)))
    assert data["basics"]["label"] == "Mathematician and naval officer"
    assert data["work"][0]["highlights"] == ["Taught calculus", "Taught probability"]


def test_years_that_the_schema_cannot_say_are_words() -> None:
    (entry,) = json.loads(
        write_resume(Profile(), [Section("Awards", "award", (Entry("award", "Laurels", when=parse_when("0850")),))])
    )["awards"]
    assert entry == {"title": "Laurels", "when": "0850"}


def test_the_same_cv_gives_the_same_bytes_and_says_who_wrote_it() -> None:
    text = write(from_yaml(CV))
    assert text == write(from_yaml(CV))
    assert is_ours(text)
    assert not is_ours((HERE / "sample.resume.json").read_text("utf-8"))


texts = st.text(max_size=40)
dates = st.sampled_from(["", "1950", "1950-03", "1950-03-07", "1950/1960", "1950/present", "circa 1900", "0850"]).map(
    parse_when
)
urls = st.sampled_from(["https://example.org/a", "papers/x.pdf", ""])
dois = st.sampled_from(["10.1/a", ""])
KINDS = ("position", "award", "service", "skill", "language", "project", "reference", "entry", "text")


@st.composite
def records(draw: st.DrawFn) -> Any:
    """An entry of some kind, a work or a talk, with anything in its texts."""

    def text() -> str:
        return draw(texts)

    sort, when = draw(st.sampled_from([*KINDS, "publication", "talk"])), draw(dates)
    if sort == "publication":
        authors = (Author(parse_name(text() or "X")),)
        return Publication(text(), text(), authors, issued=when, journal=text(), abstract=text(), doi=draw(dois))
    if sort == "talk":
        return Talk(text(), occasions=(Occasion(text(), text(), text(), when), Occasion(text(), when=draw(dates))))
    names = ("company", "label", "details", "role", "level", "awarder", "partners", "category", "courses", "count")
    fields = {name: draw(st.one_of(texts, st.tuples(texts, texts), st.booleans())) for name in names}
    url, linked = draw(urls), tuple(Link(text(), draw(urls)) for _ in range(2))
    return Entry(sort, text(), "", when, text(), text(), (text(),), text(), url, linked, (text(),), fields=fields)


@given(st.lists(records(), max_size=4), texts, st.sampled_from((*KINDS, "grant", "education")))
def test_whatever_stands_in_a_cv_is_written_by_the_schema(entries: list[Any], title: str, kind: str) -> None:
    text = write_resume(Profile(headline=title), [Section(title, kind, tuple(entries))])
    assert faults(text) == []
    assert not [c for c in json.dumps(json.loads(text), ensure_ascii=False) if ord(c) < 32 or 0xD800 <= ord(c) < 0xE000]


# Read back --------------------------------------------------------------------------------------------------------


def test_what_is_written_reads_back_as_the_same() -> None:
    first = write(from_yaml(CV))
    again = write(from_json(first))
    assert json.loads(again) == json.loads(first)


def test_every_entry_is_of_the_same_kind_again() -> None:
    before, after = from_yaml(CV), from_json(write(from_yaml(CV)))
    assert [[type(entry).__name__ for entry in one.entries] for one in after.sections] == [
        [type(entry).__name__ for entry in one.entries] for one in before.sections
    ]
    kinds = [one.kind for one in after.sections]
    assert kinds == [one.kind for one in before.sections]
    talk = next(entry for one in after.sections for entry in one.entries if isinstance(entry, Talk))
    assert [(one.event, one.venue, str(one.when)) for one in talk.occasions] == [
        ("HOPL", "Royal Hall", "1978-06-01"), ("Elsewhere", "", "1979"),
    ]  # fmt: skip


# Other people's files ---------------------------------------------------------------------------------------------


def test_the_sample_of_the_schema_is_read_without_a_problem() -> None:
    cv = from_json((HERE / "sample.resume.json").read_text("utf-8"))
    profile = build_profile(cv.person)
    assert (str(profile.name), profile.headline, profile.location) == (
        "Richard Hendriks", "Programmer", "San Francisco, California, US",
    )  # fmt: skip
    assert [(one.title, one.kind, len(one.entries)) for one in cv.sections] == [
        ("Experience", "position", 1), ("Volunteering", "service", 1), ("Education", "education", 1),
        ("Awards", "award", 1), ("Publications", "publication", 1), ("Skills", "skill", 2),
        ("Languages", "language", 1), ("Interests", "interest", 1), ("References", "reference", 1),
        ("Projects", "project", 1),
    ]  # fmt: skip
    assert faults(write(cv)) == []


ACADEMICPAGES = """{
\t"basics": {"name": "Grace Hopper", "email": "", "phone": null, "website": "https:\\/\\/example.org",
\t\t"profiles": [{"network": "GitHub", "username": "ghopper", "url": ""}]},
\t"work": [{"company": "Navy", "position": "Captain", "website": "", "startDate": "1943", "endDate": "present",
\t\t"summary": "", "highlights": []}],
\t"education": [{"institution": "Yale", "area": "Mathematics", "studyType": "PhD", "startDate": null,
\t\t"endDate": "1934", "gpa": "4.0", "courses": []}],
\t"skills": [], "languages": [{"language": "English", "fluency": "Native"}],
\t"publications": [{"name": "A paper", "publisher": "Annals", "releaseDate": "1952-05-02", "website": "",
\t\t"summary": ""}],
\t"presentations": [{"name": "A talk", "event": "ACM", "date": "1952-05-02", "location": "Pittsburgh",
\t\t"description": ""}],
\t"teaching": [{"course": "Calculus", "institution": "Vassar", "date": "1931", "role": "Instructor",
\t\t"description": "x"}],
\t"portfolio": [{"name": "FLOW-MATIC", "category": "software", "date": "1955", "url": "",
\t\t"description": "\\ud83d\\udca1"}],
\t"patentApplications": [{"name": "A thing", "date": "1950"}]
}
"""


def test_the_dialect_of_academicpages_is_read() -> None:
    cv = from_json(ACADEMICPAGES)
    assert [(one.title, one.kind) for one in cv.sections] == [
        ("Experience", "position"), ("Education", "education"), ("Skills", "skill"), ("Languages", "language"),
        ("Publications", "publication"), ("Presentations", "talk"), ("Teaching", "teaching"), ("Portfolio", "project"),
        ("Patent Applications", "patent"),
    ]  # fmt: skip
    profile = build_profile(cv.person)
    assert [link.url for link in profile.links] == ["https://example.org", "https://github.com/ghopper"]
    work, degree, _, language, paper, talk, course, project, other = (one.entries for one in cv.sections)
    assert isinstance(work[0], Entry)
    assert (work[0].text("company"), work[0].when.ongoing) == ("Navy", True)
    assert isinstance(degree[0], Entry)
    assert (str(degree[0].when), degree[0].text("grade")) == ("1934", "4.0")
    assert isinstance(language[0], Entry)
    assert (language[0].name, language[0].text("level")) == ("English", "Native")
    assert isinstance(paper[0], Publication)
    assert (paper[0].journal, paper[0].publisher) == ("Annals", "")
    assert isinstance(talk[0], Talk)
    assert talk[0].occasions[0].event == "ACM"
    assert isinstance(course[0], Entry)
    assert (course[0].name, course[0].summary) == ("Calculus", "x")
    assert isinstance(project[0], Entry)
    assert project[0].summary == "\N{ELECTRIC LIGHT BULB}"
    assert isinstance(other[0], Entry)
    assert other[0].name == "A thing"


def test_an_empty_part_is_open_for_the_works_of_a_bibliography() -> None:
    (section,) = from_json('{"publications": []}').sections
    assert (section.is_open, section.kind) == (True, "publication")


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('{\n  "work": [],\n}', "json-syntax", "resume.json:3:1"),
        ("{\n  // mine\n}", "json-syntax", "resume.json:2:3"),
        ("{'work': []}", "json-syntax", "resume.json:1:2"),
        ("", "empty-file", "resume.json:1:1"),
        ("[]", "wrong-type", "resume.json:1:1"),
        ('{"eduction": []}', "unknown-key", "resume.json:1:2"),
        ('{"work": {"name": "x"}}', "wrong-type", "resume.json:1:10"),
        ('{"work": [\n {"name": "x", "position": "y", "startDate": "2020-13"}]}', "bad-date", "resume.json:2:46"),
        ('{"work": [\n {"name": "x", "url": "javascript:alert(1)"}]}', "unsafe-link", "resume.json:2:23"),
        ('{"a": 1, "a": 2}', "duplicate-key", "resume.json:1:11"),
        ("[" * 100_000, "too-deep", "resume.json:1"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, code: str, place: str) -> None:
    problems = Problems()
    from_json(text, problems=problems)
    found = [(problem.code, str(problem.place)) for problem in problems.found if problem.severity != "info"]
    assert [(code, where[: len(place)]) for code, where in found][:1] == [(code, place)]


@given(st.recursive(st.none() | st.booleans() | st.integers() | texts,
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
                        st.sampled_from(["basics", "work", "name", "publications", "title", "date", "other", "x"]),
                        inner, max_size=3), max_leaves=12))  # fmt: skip
def test_no_json_makes_the_reader_fall(value: Any) -> None:
    problems = Problems()
    cv = from_json(json.dumps(value), problems=problems)
    assert isinstance(cv, CVFile)
    assert faults(write_resume(Profile(), cv.sections)) == []
