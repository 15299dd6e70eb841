"""BibTeX that we write: read back by ourselves, bibtexparser and pybtex, it is the same work."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace

import bibtexparser
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from mkdocs_academic import safety
from mkdocs_academic.errors import Problems
from mkdocs_academic.formats.bibliography import read_bibliography
from mkdocs_academic.formats.bibtex import BibSource
from mkdocs_academic.formats.bibtex_writer import write_bibtex, write_entry
from mkdocs_academic.formats.statuses import read_venue
from mkdocs_academic.keys import give_keys
from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.names import PersonName, parse_name
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import NOT_YET_PLACED, STATUSES, Author, Publication, Version
from mkdocs_academic.texts.inline import plain

PRIVATE = dict.fromkeys((*range(0xE040, 0xE050), 0xE0FF))  # marks of our reader, which no text keeps
NEXT = Publication("The next one", "next")
MODEST = settings(max_examples=100, deadline=None)
HOPPER = Author(PersonName("Hopper", "Grace M."))
TEXTS = st.text(
    st.one_of(
        st.sampled_from(list("\\{}$%&#_~^\"'`@<>=,*[]() \n\t-–ÄßéA1")),
        st.characters(exclude_categories=["Cs", "Co", "Zs", "Zl", "Zp", "Mn"]),
    ),
    max_size=40,
)
# A name begins and ends with a letter; braces, digits and the marks of equal contribution are no part of one.
NAMES = st.from_regex(r"[A-ZÄÖŁa-zßøéğ]([A-ZÄÖŁa-zßøéğ'’&@$%_~\"\\<>,-]|\.? (?! )){0,20}[A-Za-zßø]", fullmatch=True)


def read_back(*works: Publication) -> list[Publication]:
    problems = Problems()
    found = read_bibliography([BibSource("x.bib", write_bibtex(works))], problems)
    assert problems.found == []
    return found


def by_pybtex(*works: Publication) -> BibliographyData:
    return parse_string(write_bibtex(works), "bibtex")


def by_bibtexparser(*works: Publication) -> dict[str, dict[str, str]]:
    library = bibtexparser.parse_string(write_bibtex(works))
    assert library.failed_blocks == []
    assert len(library.blocks) == len(works)
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def kept(text: str) -> str:
    """A text as far as a file can hold it."""
    return unicodedata.normalize("NFC", safety.clean(text).translate(PRIVATE))


def said(text: str) -> str:
    return " ".join(kept(text).split())


def authors(*names: str) -> tuple[Author, ...]:
    return tuple(Author(parse_name(name)) for name in names)


def lower_case(title: str) -> str:
    """A title as BibTeX's `change.case$` with "t" makes it: letters outside of braces small, but for the first.

    (Patashnik, "Designing BibTeX Styles", 1988: `{` before a backslash, outside of other braces, begins a special
    character, of which all letters but those of the command become small too.)
    """
    found, depth, special, command = "", 0, False, False
    for at, character in enumerate(title):
        if character == "{":
            depth += 1
            special = depth == 1 and title[at + 1 : at + 2] == "\\"
        elif character == "}":
            depth -= 1
        command = special and (character == "\\" or (command and character.isalpha()))
        change = (depth == 0 or (special and not command)) and at > 0
        found += character.lower() if change else character
    return found


# One record --------------------------------------------------------------------------------------------------------

ARTICLE = Publication(
    "On computable numbers, with an application to the *Entscheidungsproblem*",
    "turing1936",
    (*authors("Alan M. Turing"),),
    type="article-journal",
    issued=parse_when("1936-11-12"),
    journal="Proceedings of the London Mathematical Society",
    volume="42",
    issue="1",
    pages="230–265",
    doi="10.1112/plms/s2-42.1.230",
    url="https://example.org/a_b?c=%20d&e=~f#g",
    language="en",
    tags=("logic", "machines"),
)


def test_an_article_reads_as_people_write_one() -> None:
    assert write_entry(ARTICLE) == "\n".join(
        (
            "@article{turing1936,",
            "  author = {Turing, Alan M.},",
            r"  title = {On computable numbers, with an application to the \emph{{Entscheidungsproblem}}},",
            "  journal = {Proceedings of the London Mathematical Society},",
            "  volume = {42},",
            "  number = {1},",
            "  pages = {230--265},",
            "  year = {1936},",
            "  month = nov,",
            "  day = {12},",
            "  doi = {10.1112/plms/s2-42.1.230},",
            "  url = {https://example.org/a_b?c=%20d&e=~f#g},",
            "  language = {english},",
            "  keywords = {logic, machines},",
            "}",
        )
    )


TYPES = [
    ARTICLE,
    replace(ARTICLE, type="paper-conference", editors=authors("Mauchly, John"), publisher="ACM", place="New York"),
    replace(ARTICLE, type="chapter", series="Notes", edition="2nd", isbn="978-0-00-000000-2", chapter="7"),
    Publication("A book", "b", authors("Ada Lovelace"), type="book", publisher="Press", place="London", volume="2"),
    Publication("A thesis", "t", authors("Ada Lovelace"), type="thesis", genre="phd", publisher="Uni"),
    Publication("A thesis", "t", authors("Ada Lovelace"), type="thesis", genre="masters", publisher="Uni"),
    Publication("A thesis", "t", authors("Ada Lovelace"), type="thesis", genre="bachelors", publisher="Uni"),
    Publication("A thesis", "t", authors("Ada Lovelace"), type="thesis", genre="Habilitation", publisher="Uni"),
    Publication("A report", "r", authors("Ada Lovelace"), type="report", genre="Memo", publisher="Lab", issue="7"),
    Publication("A sheet", "s", authors("Ada Lovelace"), type="pamphlet", place="London"),
    Publication("A patent", "p", authors("Hedy Lamarr"), type="patent", issue="2292387"),
    Publication("Data", "d", authors("Ada Lovelace"), type="dataset", publisher="Zenodo", doi="10.5281/zenodo.1"),
    Publication("Code", "c", authors("Ada Lovelace"), type="software", url="https://example.org/"),
    Publication("A page", "w", authors("Ada Lovelace"), type="webpage", url="https://example.org/"),
    Publication("Preprint", "x", authors("Ada Lovelace"), type="article", arxiv="2101.01234v2", status="preprint"),
    Publication("Preprint", "x", authors("Ada Lovelace"), type="article", arxiv="hep-th/9901001", status="preprint"),
    Publication("Preprint", "x", authors("Ada Lovelace"), type="article", publisher="bioRxiv", status="preprint"),
    Publication("A draft", "m", authors("Ada Lovelace"), type="manuscript", status="in_preparation", note="Ask me."),
    Publication("A film", "f", authors("Ada Lovelace"), type="motion_picture"),
    Publication(
        "A thing", "o", authors("Ada Lovelace"), True, type="document", note="On paper", pmid="12", hal="hal-1"
    ),
]


@pytest.mark.parametrize("work", TYPES, ids=lambda work: f"{work.type} {work.genre}".strip())
def test_a_work_of_any_type_comes_back_as_it_was(work: Publication) -> None:
    (found,) = read_back(work)
    assert {one.name for one in fields(Publication) if getattr(found, one.name) != getattr(work, one.name)} <= {
        "origin"
    }


@pytest.mark.parametrize("work", TYPES, ids=lambda work: f"{work.type} {work.genre}".strip())
def test_bibtexparser_and_pybtex_read_the_same_fields(work: Publication) -> None:
    (one,) = by_bibtexparser(work).values()
    (other,) = by_pybtex(work).entries.values()
    people = {role: " and ".join(map(str, persons)) for role, persons in other.persons.items()}
    months = {"November": "nov"}
    assert one == {**other.fields, **people, **({"month": months[other.fields["month"]]} if "month" in one else {})}


@pytest.mark.parametrize(
    "date",
    ["1952", "1952-05", "1952-05-14", "1999–2001", "1999-05/1999-07", "2020 – present", "circa 1850", "Spring 2020",
     "n.d.", "0079", ""],
)  # fmt: skip
def test_a_date_comes_back(date: str) -> None:
    work = replace(ARTICLE, issued=parse_when(date)) if date else Publication("Undated")
    assert read_back(work)[0].issued == work.issued


def test_a_month_is_the_macro_that_styles_know() -> None:
    assert "  month = may,\n" in write_entry(replace(ARTICLE, issued=parse_when("1952-05")))


# Names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (PersonName("Hopper", "Grace M."), "Hopper, Grace M."),
        (PersonName("Berg", "Hans", "van der"), "van der Berg, Hans"),
        (PersonName("King", "Martin Luther", suffix="Jr."), "King, Jr., Martin Luther"),
        (PersonName("Gasset", "José", suffix="III"), "Gasset, III, José"),
        (PersonName("Ortega y Gasset", "José"), "{Ortega y Gasset}, José"),
        (PersonName("de la Cruz", "Ana"), "{de la Cruz}, Ana"),
        (PersonName("García Márquez", "Gabriel"), "García Márquez, Gabriel"),
        (PersonName("Tran Nguyen", "Vi"), "Tran Nguyen, {Vi}"),
        (PersonName("Aristotle"), "Aristotle"),
        (PersonName("Berg", "", "van der"), "{van der Berg}"),
        (PersonName("Berg, Inc.", "Hans"), "{Hans Berg, Inc.}"),
        (PersonName(literal="The ENIAC Team"), "{The ENIAC Team}"),
        (PersonName(literal="Johnson and Johnson, Inc."), "{Johnson and Johnson, Inc.}"),
        (PersonName(literal="{x} & co"), r"{{}\textbraceleft{}x\textbraceright{} \& co}"),
        (PersonName("And", "Mary"), "{And}, Mary"),
        (PersonName("boyd", "danah"), "boyd, danah"),
    ],
)
def test_a_name_is_in_the_parts_that_bibtex_knows(name: PersonName, written: str) -> None:
    work = replace(ARTICLE, authors=(Author(name), HOPPER))
    assert f"author = {{{written} and Hopper, Grace M.}}" in write_entry(work)
    (found,) = read_back(work)
    assert [str(author.name) for author in found.authors] == [str(name).replace("{x}", "{x}"), "Grace M. Hopper"]


def test_further_authors_are_others() -> None:
    assert "author = {Hopper, Grace M. and others}" in write_entry(replace(ARTICLE, authors=(HOPPER,), et_al=True))
    assert "author" not in write_entry(replace(ARTICLE, authors=(), et_al=True))


def test_pybtex_reads_the_parts_of_a_name() -> None:
    work = replace(ARTICLE, authors=(Author(PersonName("Berg", "Hans Peter", "van der", "Jr.")),))
    (person,) = by_pybtex(work).entries["turing1936"].persons["author"]
    assert (person.prelast_names, person.last_names, person.lineage_names) == (["van", "der"], ["Berg"], ["Jr."])
    assert person.first_names + person.middle_names == ["Hans", "Peter"]


# Texts -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("A theory of everything", "A theory of everything"),
        ("The Education of a Computer", "{The Education of a Computer}"),
        ("Invariante Variationsprobleme", "{Invariante Variationsprobleme}"),
        ("On the rings of Noether and the DNA of E. coli", "On the rings of {Noether} and the {DNA} of {E}. coli"),
        ("DNA replication", "{DNA} replication"),
        ("Élan vital: über Ähnlichkeit", "Élan vital: über {Ähnlichkeit}"),
        ("“Quoted” titles", "“{Quoted}” titles"),
        ("McCarthy's lisp, spoken aloud", "{McCarthy's} lisp, spoken aloud"),
        ("R&D in AT&T's labs, 50% cheaper #1 a_b ~ ^", r"R\&{D} in {AT}\&{T's} labs, 50\% cheaper \#1 a\_b "
         r"\textasciitilde{} \textasciicircum{}"),
        ("Costs of $5 and $6 today", r"Costs of \$5 and \$6 today"),
        ("bounds in $L^2$ and $\\{x\\}$", r"bounds in {$L^2$} and {$\lbrace x\rbrace $}"),
        ("growth of *Drosophila melanogaster* larvae", r"growth of \emph{{Drosophila} melanogaster} larvae"),
        ("*Drosophila* Genome", r"\emph{{Drosophila}} {Genome}"),
        ("a **bold** `code` and [a link](https://example.org/)", r"a \textbf{bold} \texttt{code} and a link"),
        ("braces { and }, back\\slash", r"braces \textbraceleft{} and \textbraceright{}, back\textbackslash{}slash"),
        ("mail @home: a--b ''c''", "mail {@}home: a-{}-b '{}'c'{}'"),
    ],
)  # fmt: skip
def test_a_title_keeps_its_capitals_and_its_signs(title: str, written: str) -> None:
    work = Publication(title, "key")
    assert f"  title = {{{written}}},\n" in write_entry(work)
    (found,) = read_back(work)
    assert plain(found.title) == plain(title)


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        ("journal", "Mind & *Machine*", r"journal = {Mind \& \emph{Machine}}"),
        ("note", "See [the data](https://example.org/x_y).", "note = {See the data.}"),
        ("abstract", "One.\n\nTwo with $x_1$ & 3 % more.", r"abstract = {One. Two with $x_1$ \& 3 \% more.}"),
        ("pages", "S1-S12", "pages = {S1--S12}"),
        ("pages", "e1002", "pages = {e1002}"),
        ("doi", "10.1002/(sici)1097<1661::aid>3.0.co;2-2", "doi = {10.1002/(sici)1097<1661::aid>3.0.co;2-2}"),
        ("url", "https://example.org/{x}\\y z", "url = {https://example.org/%7Bx%7D%5Cy%20z}"),
        ("tags", ("C & D", "x"), r"keywords = {C \& D, x}"),
        ("language", "de", "language = {german}"),
        ("language", "tlh", "language = {tlh}"),
        ("ssrn", "123456", "eprint = {123456},\n  archivePrefix = {SSRN}"),
    ],
)
def test_a_field_is_written_as_its_kind_asks(field: str, value: object, written: str) -> None:
    assert f"  {written},\n" in write_entry(replace(ARTICLE, **{field: value}))


@MODEST
@given(TEXTS.filter(lambda text: said(plain(kept(text)))))
def test_no_style_can_make_a_capital_small(title: str) -> None:
    entry = write_entry(Publication(title, "key"))
    field = lower_case(entry.removeprefix("@misc{key,\n  title = {").removesuffix("},\n}"))
    (found,) = read_bibliography([BibSource("x.bib", f"@misc{{key, title = {{{field}}}}}")], Problems())
    assert plain(found.title) == plain(read_back(Publication(title, "key"))[0].title)


# What is not in it -------------------------------------------------------------------------------------------------

SHOWN = frozenset(
    """title key authors et_al type genre issued journal volume issue pages chapter editors translators publisher place
    series edition isbn issn original_title doi arxiv pmid hal ssrn url status status_text abstract note tags
    language""".split()
)
EVERYTHING = {
    "round": "SECRET-3", "job_market": True, "peer_reviewed": True, "awards": ("SECRET",), "abbr": "SECRET",
    "preview": "SECRET.png", "highlights": ("SECRET",), "links": (Link("SECRET", "files/SECRET.pdf"),),
    "group": "SECRET", "section": "SECRET", "selected": True, "also_in": ("SECRET",), "same_as": ("SECRET",),
    "distinct": True, "versions": (Version(journal="SECRET"),), "related": {"talks": ("SECRET",)},
    "extra": {"phone": "SECRET", "bibtex_show": "SECRET"}, "citation": "SECRET", "page": "SECRET.md",
    "reviewed": "SECRET", "remarks": ("SECRET",), "poster": "SECRET.png", "open_access": True,
    "license": "SECRET", "hide_bibtex": True,
}  # fmt: skip


def test_every_field_of_the_model_is_written_or_left_out_on_purpose() -> None:
    others = {"type_is_guess", "origin", "sources", "key_origin", "cite_key"}
    assert SHOWN | EVERYTHING.keys() | others == {field.name for field in fields(Publication)}


def test_what_is_for_the_list_alone_is_in_no_entry() -> None:
    assert write_entry(replace(ARTICLE, **EVERYTHING)) == write_entry(ARTICLE)


def test_a_local_address_is_in_no_entry() -> None:
    assert "url" not in write_entry(replace(ARTICLE, url="papers/turing.pdf"))


def test_the_names_of_internal_fields_may_stand_in_a_title() -> None:
    title = "Selected dimensions of preview, abbr = {x} and bibtex_show: a survey"
    (found,) = read_back(Publication(title, "key"))
    assert found.title == title


@pytest.mark.parametrize("status", sorted(NOT_YET_PLACED - {"preprint", "working_paper"}))
@pytest.mark.parametrize("kind", ["article-journal", "paper-conference", "chapter", "book", "document"])
def test_a_venue_that_a_work_was_only_sent_to_is_in_no_entry(status: str, kind: str) -> None:
    work = replace(ARTICLE, type=kind, status=status, publisher="Press", series="Notes", note="With data")
    entry = write_entry(work)
    assert entry.startswith("@unpublished{")
    refused = {"Proceedings", "Press", "Notes", "booktitle", "journal", "series", "volume", "pages"}
    assert [word for word in refused if word in entry] == []
    (found,) = read_back(replace(work, doi=""))
    assert (found.status, found.note, found.journal) == (status, "With data", "")


def test_a_status_that_nobody_knows_is_as_safe_as_submitted() -> None:
    entry = write_entry(replace(ARTICLE, status_text="On my desk at *Isis*", journal="Isis"))
    assert entry.startswith("@unpublished{")
    assert r"note = {On my desk at \emph{Isis}}" in entry
    assert "journal" not in entry


@pytest.mark.parametrize("status", sorted(STATUSES.keys() - {"published"}))
def test_a_status_is_in_the_note_and_comes_back(status: str) -> None:
    work = Publication("A title", "key", (HOPPER,), type="thesis", genre="phd", publisher="Uni", status=status)
    assert read_back(work)[0].status == status


def test_a_retraction_comes_back_whatever_else_there_is() -> None:
    assert read_back(replace(ARTICLE, status="retracted"))[0].status == "retracted"


# Hostile texts -----------------------------------------------------------------------------------------------------


@MODEST
@given(TEXTS, TEXTS)
@example("}\n@article{evil,\n title={", 'a", b = {c}')
@example("@comment{", "@string{x = {y}}")
def test_any_text_is_one_field_of_one_entry(title: str, note: str) -> None:
    work = Publication(title, "key", note=note, pages="1")
    pybtex = {key: dict(one.fields) for key, one in by_pybtex(work, NEXT).entries.items()}
    for entries in (by_bibtexparser(work, NEXT), pybtex):
        assert list(entries) == ["key", "next"]
        assert entries["key"].keys() <= {"title", "note", "pages"}
        assert entries["key"]["pages"] == "1"
        assert entries["next"]["title"] == "The next one"


@MODEST
@given(TEXTS.filter(lambda text: said(plain(kept(text)))))
def test_any_title_comes_back_with_its_words(title: str) -> None:
    found = read_back(Publication(title, "key", note="A note"), NEXT)
    assert [work.key for work in found] == ["key", "next"]
    assert said(plain(found[0].title)) == said(plain(kept(title)))
    assert found[0].note == "A note"


@MODEST
@given(TEXTS.filter(lambda text: said(plain(kept(text)))))
def test_any_venue_comes_back_with_its_words(venue: str) -> None:
    assume(not read_venue(plain(kept(venue))).status)  # no work has `journal: WP`: that is read as a status
    (found,) = read_back(Publication("A title", "key", type="article-journal", journal=venue, volume="3"))
    written = said(plain(kept(venue)))
    assert said(plain(found.journal)) == (written.rstrip(", ") or written)  # a comma at the end is a slip in a file


@MODEST
@given(NAMES, NAMES, st.sampled_from(["", "", "van der", "de la", "Von"]), st.booleans())
def test_any_name_comes_back_with_its_words(family: str, given_: str, particle: str, alone: bool) -> None:
    name = PersonName(literal=family) if alone else PersonName(family, given_, particle)
    (found,) = read_back(Publication("A title", "key", authors=(Author(name), HOPPER)))
    assert said(str(found.authors[0].name)) == said(str(name))
    assert found.authors[1:] == (HOPPER,)


@MODEST
@given(TEXTS.filter(said), TEXTS.filter(said))
def test_any_name_is_one_of_two_to_pybtex(family: str, given_: str) -> None:
    work = Publication("A title", "key", authors=(Author(PersonName(family, given_)), HOPPER))
    assert len(by_pybtex(work).entries["key"].persons["author"]) == 2


@pytest.mark.parametrize("key", ["", "{}", "a b", "Ä,x", "plain-1.2_3"])
def test_a_key_is_one_that_every_program_takes(key: str) -> None:
    assert list(by_bibtexparser(Publication("A title", key))) == [key if key == "plain-1.2_3" else
                                                                 safety.identifier(key) or "work"]  # fmt: skip


@pytest.mark.parametrize("key", ["DBLP:conf/x/Y19", "doi:10.1000/(SICI)1", "Müller2019", "O'Brien+2"])
def test_a_key_is_written_as_texts_cite_it(key: str) -> None:
    work = Publication("A title", key)
    give_keys([work], [], Problems())
    assert list(by_bibtexparser(work)) == list(by_pybtex(work).entries) == [found.key for found in read_back(work)]
    assert list(by_bibtexparser(work)) == [key]
    assert work.key == safety.identifier(key)


@pytest.mark.parametrize("key", ["a b", "a%b", "a#b", "a~b", "a\\b", "a}b", "a,b"])
def test_a_key_that_no_text_can_cite_is_made_one(key: str) -> None:
    work = Publication("A title", key)
    give_keys([work], [], Problems())
    assert list(by_bibtexparser(work)) == ["a-b"]


@MODEST
@given(st.lists(st.sampled_from(["a:b", "a-b", "a b", "A-B", "a/b", "a-b-2", "a:b-2", "a%b"]), max_size=6))
def test_no_two_entries_have_one_key(written: list[str]) -> None:
    works = [Publication(f"Title {number}", key) for number, key in enumerate(written)]
    give_keys(works, [], Problems())
    keys = [write_entry(work).split(",")[0].casefold() for work in works]
    assert len(set(keys)) == len(written)


def test_no_works_are_an_empty_file() -> None:
    assert write_bibtex([]) == ""


def test_version_length_and_holder_belong_to_a_reference() -> None:
    text = "@software{s, title={A tool}, year={2020}, version={1.2 & more}, pagetotal={200}, holder={IBM}, foo={bar}}"
    problems = Problems()
    works = read_bibliography([BibSource("own.bib", text)], problems)
    written = write_bibtex(works)
    assert r"version = {1.2 \& more}" in written
    assert "pagetotal = {200}" in written
    assert "holder = {IBM}" in written
    assert "foo" not in written
    (again,) = read_bibliography([BibSource("again.bib", written)], problems)
    assert {name: again.extra[name] for name in ("version", "pagetotal", "holder")} == {
        "version": "1.2 & more", "pagetotal": "200", "holder": "IBM",
    }  # fmt: skip
