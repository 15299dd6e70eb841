"""Shapes that .bib files have in the wild: what programs and people write that no manual of BibTeX shows."""

import pytest

from mkdocs_academic.errors import Problems
from mkdocs_academic.formats.bibliography import read_bibliography
from mkdocs_academic.formats.bibtex import BibSource, decode_old
from mkdocs_academic.formats.bibtex_writer import write_entry
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.works import join_works


def read(text: str) -> tuple[list[Publication], Problems]:
    problems = Problems()
    return read_bibliography([BibSource("own.bib", text)], problems), problems


def read_one(fields: str, kind: str = "article") -> tuple[Publication, list[str]]:
    works, problems = read(f"@{kind}{{key,\n  title = {{Nine looms}},\n  author = {{Lovelace, Ada}},\n  {fields}\n}}")
    assert len(works) == 1
    return works[0], [f"{one.severity}:{one.code}" for one in problems]


def joined(text: str) -> tuple[list[list[str]], list[str]]:
    works, _ = read(text)
    problems = Problems()
    groups = join_works(works, frozenset(), problems)
    return [[work.key for work in group] for group in groups], [problem.code for problem in problems]


# Blocks ---------------------------------------------------------------------------------------------------------------


def test_a_type_that_begins_like_comment_is_no_comment() -> None:
    works, problems = read("@COMMENTED{a, title = {On looms}, year = 1843}\n@commentary{b, title = {On notes}}")
    assert [work.title for work in works] == ["On looms", "On notes"]
    assert not any(problem.severity == "warning" for problem in problems)


@pytest.mark.parametrize("line", ["@comment looms and mills", "@Comment % Ada", "@COMMENT"])
def test_a_comment_needs_no_brace(line: str) -> None:
    works, problems = read(f"{line}\n@book{{a, title = {{On looms}}, year = 1843}}\n{line}\n")
    assert [work.key for work in works] == ["a"]
    assert not problems.found


def test_a_type_with_a_hyphen_is_an_entry() -> None:
    works, problems = read("@my-type{a,\n  title = {On looms}, year = 1843}")
    assert [work.title for work in works] == ["On looms"]
    assert [(one.severity, one.code, one.place.line) for one in problems] == [("info", "unknown-type", 1)]


def test_keywords_that_stand_twice_are_put_together() -> None:
    work, codes = read_one("keywords = {looms},\n  keywords = {cards, mills}")
    assert work.tags == ("looms", "cards", "mills")
    assert not codes


def test_a_private_field_may_stand_twice() -> None:
    assert read_one("bibsource = {a},\n  bibsource = {b},\n  annote = {c},\n  annote = {d}")[1] == []


def test_a_date_that_is_none_is_reported_where_it_stands_and_the_year_taken() -> None:
    works, problems = read("@article{a,\n  title = {On looms},\n  year = {1843},\n  date = {1843-13-40}\n}")
    assert works[0].year == 1843
    assert [(one.code, one.place.line) for one in problems] == [("bad-date", 4)]


@pytest.mark.parametrize("month", ["june", "June", "sept"])
def test_a_month_without_braces_need_not_be_a_macro(month: str) -> None:
    work, codes = read_one(f"year = 1843, month = {month}")
    assert work.issued.start is not None
    assert work.issued.start.month == (9 if month == "sept" else 6)
    assert not codes


def test_a_file_in_an_old_encoding_is_read() -> None:
    text = "@book{a, title = {Über Webstühle}}"
    assert decode_old(text.encode("cp1252")) == (text, "Windows-1252")
    assert decode_old(text.encode("utf-16"))[0].lstrip("\ufeff") == text
    named = "% Encoding: ISO8859_2\n@book{a, author = {Skłodowska}}"
    assert decode_old(named.encode("iso8859_2")) == (named, "ISO8859_2")


# Names ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "family", "given", "suffix"),
    [
        ("Haque, Md", "Haque", "Md", ""),
        ("Loom-Weaver, S.R.", "Loom-Weaver", "S.R.", ""),
        ("Pavlov, IV", "Pavlov", "IV", ""),
        ("Henry E. Carder, Jr.", "Carder", "Henry E.", "Jr."),
        ("Henry E. {Carder, Jr.}", "Carder", "Henry E.", "Jr."),
        ("{Carder Jr.}, Henry", "Carder", "Henry", "Jr."),
        ("Carder, Jr., Henry", "Carder", "Henry", "Jr."),
        ("Henry Carder 0003", "Carder", "Henry", ""),
        ("Henry C{\\'a}rder 0003", "Cárder", "Henry", ""),
    ],
)
def test_name(written: str, family: str, given: str, suffix: str) -> None:
    works, problems = read(f"@article{{a, title = {{On looms}}, author = {{{written}}}}}")
    name = works[0].authors[0].name
    assert (name.family, name.given, name.suffix) == (family, given, suffix)
    assert not problems.found


def test_a_group_in_braces_may_hold_commas_and_and() -> None:
    works, _ = read(
        "@book{a, title = {On looms}, author = {Ada Lovelace and {Council of Looms, Cards, Mills and Wool}}}"
    )
    assert [str(author.name) for author in works[0].authors] == [
        "Ada Lovelace",
        "Council of Looms, Cards, Mills and Wool",
    ]


def test_an_ampersand_separates_whole_names_only() -> None:
    works, _ = read("@book{a, title = {T a}, author = {Ada Lovelace \\& Mary Somerville}}\n"
                    "@book{b, title = {T b}, author = {Carder \\& Sons}}")  # fmt: skip
    assert [[str(author.name) for author in work.authors] for work in works] == [
        ["Ada Lovelace", "Mary Somerville"],
        ["Carder & Sons"],
    ]


# Fields ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "10.1000/loom.7",
        "doi:10.1000/loom.7",
        "DOI 10.1000/loom.7",
        "{doi: 10.1000/LOOM.7}",
        "https://dx.doi.org/10.1000/loom.7",
        "https://press.example/doi/10.1000/loom.7",
    ],
)
def test_doi(written: str) -> None:
    work, codes = read_one(f"doi = {{{written}}}")
    assert (work.doi, codes) == ("10.1000/loom.7", [])


def test_an_address_in_the_place_of_a_doi_becomes_the_link() -> None:
    work, codes = read_one("doi = {http://press.example/loom?v=8&n=2}")
    assert (work.doi, work.url, codes) == ("", "http://press.example/loom?v=8&n=2", [])


def test_signs_in_an_old_doi() -> None:
    work, codes = read_one("doi = {10.1000/(SICI)17:15$<$16::AID-LOOM9{\\textgreater}3.0.CO;2-2}")
    assert (work.doi, codes) == ("10.1000/(sici)17:15<16::aid-loom9>3.0.co;2-2", [])


@pytest.mark.parametrize(
    "fields",
    [
        "eprint = {NIHMS99}, archivePrefix = {arXiv}, arxivId = {arXiv:1801.00042v2}",
        "eprint = {1801.00042v2}, eprinttype = {arxiv}",
        "eprint = {arXiv:1801.00042v2 [math.HO]}",
    ],
)
def test_arxiv(fields: str) -> None:
    work, codes = read_one(fields)
    assert (work.arxiv, codes) == ("1801.00042v2", [])


def test_an_old_arxiv_number_with_its_archive_in_another_field() -> None:
    work, codes = read_one("eprint = {9912345}, archivePrefix = {hep-th}")
    assert (work.arxiv, codes) == ("hep-th/9912345", [])


def test_addresses_with_accents_and_several_in_one_field() -> None:
    work, codes = read_one("url = {https://a.example/m{\\'{u}}l{\\_}l.pdf}")
    assert (work.url, codes) == ("https://a.example/m%C3%BAl_l.pdf", [])
    work, codes = read_one("url = {https://a.example/1;\n   https://www.b.example/2}")
    assert (work.url, [(link.label, link.url) for link in work.links]) == (
        "https://a.example/1",
        [("b.example", "https://www.b.example/2")],
    )
    assert not codes


@pytest.mark.parametrize("address", ["ftp://a.example/1.ps", "file:///C:/Ada/1.pdf", "c:\\\\Ada\\\\1.pdf"])
def test_addresses_that_no_browser_opens_are_no_fault(address: str) -> None:
    work, codes = read_one(f"url = {{{address}}}")
    assert (work.url, codes) == ("", ["info:unsafe-link"])


def test_an_address_that_runs_code_is_a_fault() -> None:
    assert read_one("url = {javascript:alert(1)}")[1] == ["warning:unsafe-link"]


@pytest.mark.parametrize(
    "fields",
    [
        "source = {Library catalogue: 72-84452}",
        "journal = {Mills}, conference = {Mills 1843}",
        "volume = {2}, volumes = {3}",
        "year = 1843, published = {Published online}",
        "fjournal = {Mills and Looms}",
        "intranslator = {Mary Somerville}, xpages = {3}, optvolume = {}, descriptor = {loom}",
        "kind = {paper}, name = {looms}, category = {x}, state = {ok}, draft = {no idea}",
    ],
)
def test_fields_that_only_look_like_ours_raise_nothing(fields: str) -> None:
    assert read_one(fields)[1] == []


def test_a_misspelt_field_is_found() -> None:
    works, problems = read("@incollection{a,\n  title = {On looms},\n  bootitle = {Mills}\n}")
    assert [(one.code, one.place.line) for one in problems] == [("unknown-key", 3)]
    assert works[0].title == "On looms"


def test_fields_in_the_plural_or_under_another_name_are_read() -> None:
    works, problems = read("@article{a, title = {T}, authors = {Lovelace, Ada and Mary Somerville}, page = {12},\n"
                           "  link = {https://a.example/}, place = {Turin}}")  # fmt: skip
    work = works[0]
    assert ([str(one.name) for one in work.authors], work.pages) == (["Ada Lovelace", "Mary Somerville"], "12")
    assert (work.url, work.place, problems.found) == ("https://a.example/", "Turin", [])


# LaTeX ----------------------------------------------------------------------------------------------------------------


def test_journals_by_the_macros_of_astronomers() -> None:
    work, codes = read_one("journal = {\\apj}")
    assert (work.journal, codes) == ("Astrophysical Journal", [])
    assert read_one('journal = "\\\\mnras"')[0].journal != ""


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Looms in {{\\LuaTeX}} and \\METAFONT{}", "Looms in LuaTeX and Metafont"),
        ("The \\ENGINE\\ of looms", "The ENGINE of looms"),
        ("The {\\ENGINE}'s cards", "The ENGINE's cards"),
        ("Looms \\kern.16667em and \\raise.17ex\\hbox{mills}", "Looms and mills"),
        ("`Looms' and Ada's cards", "‘Looms’ and Ada's cards"),
        ("{\\{}Looms{\\}} in {\\{}Turin{\\}}", "Looms in Turin"),
        ("Looms (C\\textsuperscript{\\,5})", "Looms (C⁵)"),
        ("{\\bf Looms} and \\bf cards", "**Looms** and cards"),
    ],
)
def test_title(written: str, shown: str) -> None:
    works, _ = read(f"@book{{a, title = {{{written}}}}}")
    assert works[0].title == shown


def test_a_year_that_sorts_differently_than_it_reads() -> None:
    assert read_one('year = "{\\noopsort{1843a}}{\\switchargs{--45}{1843}}"')[0].issued.start is not None


# One work, one record -------------------------------------------------------------------------------------------------


def test_works_without_authors_are_not_one_for_a_general_title() -> None:
    assert joined("@book{a, title = {Letters}}\n@book{b, title = {Letters}}") == ([["a"], ["b"]], [])
    entry = "@article{{{}, title = {{Editor's word}}, author = {{Anonymous}}, year = 1843}}\n"
    assert joined(entry.format("a") + entry.format("b"))[0] == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("number = {2}, pages = {3--4}", "number = {3}, pages = {3--4}"),
        ("pages = {3--4}", "pages = {51--60}"),
        ("doi = {10.1000/1}", "doi = {10.1000/2}"),
    ],
)
def test_parts_of_a_series_in_one_file_stay_apart(first: str, second: str) -> None:
    entry = (
        "@article{{{}, title = {{Looms of the year}}, author = {{Ada Lovelace}}, journal = {{M}}, year = 1843, {}}}\n"
    )
    groups, codes = joined(entry.format("a", first) + entry.format("b", second))
    assert (groups, codes) == ([["a"], ["b"]], ["possible-duplicate"])


def test_printings_of_a_book_in_one_file_stay_apart() -> None:
    entry = "@book{{{}, title = {{Looms}}, author = {{Lovelace, Ada}}, publisher = {{{}}}, year = {}}}\n"
    assert joined(entry.format("a", "Mill", 1842) + entry.format("b", "Mill", 1843))[0] == [["a"], ["b"]]
    assert joined(entry.format("a", "Mill", 1843) + entry.format("b", "Card", 1843))[0] == [["a"], ["b"]]
    assert joined(entry.format("a", "Mill", 1843) + entry.format("b", "The Mill Press", 1843))[0] == [["a", "b"]]


def test_one_doi_of_different_titles_in_one_file_joins_nothing() -> None:
    entry = "@article{{{}, title = {{{}}}, author = {{Lovelace, Ada}}, year = 1843, doi = {{10.1000/1}}}}\n"
    groups, codes = joined(entry.format("a", "Weaving algebraic patterns") + entry.format("b", "Steam without coal"))
    assert (groups, codes) == ([["a"], ["b"]], ["possible-duplicate"])
    groups, codes = joined(entry.format("a", "Weaving algebraic patterns") + entry.format("b", "Weaving patterns"))
    assert (groups, codes) == ([["a", "b"]], [])


def test_a_record_is_named_as_a_possible_duplicate_once() -> None:
    entry = "@article{{k{0}, title = {{Looms of the year}}, author = {{Ada Lovelace}}, journal = {{M}}, year = {0}}}\n"
    groups, codes = joined("".join(entry.format(year) for year in (1841, 1851, 1861, 1871)))
    assert (len(groups), codes) == (4, ["possible-duplicate"] * 3)


# Inheritance and lists ------------------------------------------------------------------------------------------------


def test_what_an_entry_says_under_one_name_it_does_not_inherit_under_the_other() -> None:
    works, _ = read(
        "@incollection{a, title = {Cards}, year = 1843, address = {Turin}, crossref = {p}}\n"
        "@collection{p, title = {Mills}, date = {1840}, location = {London}, publisher = {Wool and Sons}}"
    )
    assert (works[0].year, works[0].place, works[0].journal) == (1843, "Turin", "Mills")
    assert works[0].publisher == "Wool and Sons"


# What people type -----------------------------------------------------------------------------------------------------


def test_fields_behind_a_hash_or_percent_sign_are_commented_out() -> None:
    works, problems = read(
        "@article{a,\n  title = {Cards},\n  #journal = {Mills, not yet},\n  %pages = {1--2},\n  year = {1843},\n"
        "  #abstract = {}\n}\n@book{b, title = {Looms}}"
    )
    work = works[0]
    assert (work.key, work.journal, work.pages, work.year) == ("a", "", "", 1843)
    assert [(one.severity, one.code, one.place.line) for one in problems] == [
        ("info", "commented-out", line) for line in (3, 4, 6)
    ]


def test_marks_before_a_name_and_names_with_commas_for_and() -> None:
    works, problems = read(
        "@book{a, title = {T}, author = {*Lovelace, Ada and ∗Mary Somerville and Babbage, Charles*}}\n"
        "@book{b, title = {T b}, author = {Lovelace, Ada, Somerville, Mary and Babbage, Charles}}"
    )
    assert [(author.name.family, author.marks) for author in works[0].authors] == [
        ("Lovelace", ("equal",)),
        ("Somerville", ("equal",)),
        ("Babbage", ("equal",)),
    ]
    assert [str(author.name) for author in works[1].authors] == ["Ada Lovelace", "Mary Somerville", "Charles Babbage"]
    assert not problems.found


def test_an_address_without_its_scheme() -> None:
    work, codes = read_one("html = {dx.doi.org/10.1000/1}, pdf = {papers/looms.pdf}, url = {looms.example.org/a}")
    assert {link.kind: link.url for link in work.links} == {
        "html": "https://dx.doi.org/10.1000/1",
        "pdf": "papers/looms.pdf",
    }
    assert (work.url, codes) == ("https://looms.example.org/a", [])


def test_what_a_citation_index_writes_for_an_address_and_pages() -> None:
    work, codes = read_one("url = {<Go to ISI>://WOS:000042}, pages = {12-+}")
    assert (work.url, work.pages, codes) == ("", "12+", ["info:unsafe-link"])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<i>In vivo</i> CO<sub>2</sub>, 10<sup>5</sup> <scp>DNA</scp>", "*In vivo* CO₂, 10⁵ DNA"),
        ("Wool {\\&}amp; cotton, R&D of looms&reg;", "Wool & cotton, R&D of looms®"),
        ("Wool & \\emph{cotton} #1", "Wool & *cotton* #1"),
        ("p < 0.05 and a<b", "p < 0.05 and a\\<b"),
        ("The \\{{Loom}\\} and the set \\{0,1\\}", "The Loom and the set {0,1}"),
    ],
)
def test_marks_of_other_languages_in_a_title(written: str, shown: str) -> None:
    works, problems = read(f"@book{{a, title = {{{written}}}}}")
    assert (works[0].title, problems.found) == (shown, [])


@pytest.mark.parametrize(
    ("fields", "status", "publisher"),
    [
        ("journal = {bioRxiv}, doi = {10.1101/2020.01.01.000042}", "preprint", "bioRxiv"),
        ("journal = {Available at SSRN 4012345}", "preprint", "SSRN"),
        ("journal = {PsyArXiv preprints}", "preprint", "PsyArXiv preprints"),
        ("journal = {bioRxiv}, note = {Under review}", "under_review", "bioRxiv"),
    ],
)
def test_repositories_in_the_place_of_a_journal(fields: str, status: str, publisher: str) -> None:
    work, codes = read_one(fields)
    assert (work.type, work.status, work.journal, work.publisher) == ("article", status, "", publisher)
    assert work.ssrn == ("4012345" if publisher == "SSRN" else "")
    assert not codes


def test_the_arxiv_number_of_an_address() -> None:
    work, _ = read_one("url = {https://arxiv.org/abs/1801.00042}, note = {under review}", "misc")
    assert (work.type, work.arxiv, work.status) == ("article", "1801.00042", "under_review")
    work, _ = read_one("pdf = {https://arxiv.org/pdf/1801.00042v2.pdf}, journal = {Mills}")
    assert (work.type, work.arxiv, work.status) == ("article-journal", "1801.00042v2", "")


@pytest.mark.parametrize("venue", ["Mills (in press)", "Mills, to appear", "Mills [forthcoming]"])
def test_a_status_behind_the_venue(venue: str) -> None:
    work, _ = read_one(f"journal = {{{venue}}}, year = 1843")
    assert (work.journal, work.status) == ("Mills", "forthcoming")
    work, _ = read_one(f"journal = {{{venue}}}, year = 1843, volume = 3")
    assert (work.journal, work.status) == ("Mills", "")


@pytest.mark.parametrize("venue", ["Mills (London)", "Looms, Cards and Mills", "Nature (London)"])
def test_venues_with_brackets_and_commas_stay(venue: str) -> None:
    assert read_one(f"journal = {{{venue}}}, year = 1843")[0].journal == venue


@pytest.mark.parametrize(
    ("kind", "written", "genre"),
    [("phdthesis", "PhD thesis", "phd"), ("phdthesis", "Thesis", "phd"), ("thesis", "Master's Thesis", "masters"),
     ("thesis", "Habilitation", "Habilitation"), ("mastersthesis", "", "masters"), ("thesis", "thesis", "")],
)  # fmt: skip
def test_kinds_of_theses(kind: str, written: str, genre: str) -> None:
    work, _ = read_one(f"type = {{{written}}}, school = {{Turin}}", kind)
    assert (work.type, work.genre or "") == ("thesis", genre)


def test_a_line_of_a_title_that_looks_like_a_field_is_none() -> None:
    works, problems = read('@book{a, title = "Looms and\n  mills = {W}ebst{\\"u}hle und M{\\"u}hlen", year = 1843}')
    assert (works[0].title, works[0].year, problems.found) == ("Looms and mills = Webstühle und Mühlen", 1843, [])


def test_pages_of_a_whole_book_are_a_number_and_none() -> None:
    assert read_one("pages = {345}, publisher = {Mill}", "book")[0].pages == ""
    assert read_one("pages = {34--56}, publisher = {Mill}", "book")[0].pages == "34–56"
    assert read_one("pages = {345}, journal = {Mills}")[0].pages == "345"
    assert read_one("pages = {1-1}, journal = {Mills}")[0].pages == ""


def test_notes_of_programs_are_not_shown() -> None:
    work, codes = read_one("note = {Publisher: Mill and Sons}")
    assert (work.note, dict(work.extra), codes) == ("", {"note": "Publisher: Mill and Sons"}, [])
    assert read_one("note = {Cited by the author}")[0].note == "Cited by the author"


@pytest.mark.parametrize(("month", "number"), [("März", 3), ("F{\\'e}vrier", 2), ("diciembre", 12), ("12~dec", 12)])
def test_months_in_other_languages(month: str, number: int) -> None:
    work, codes = read_one(f"year = 1843, month = {{{month}}}")
    assert work.issued.start is not None
    assert (work.issued.start.month, codes) == (number, [])


def test_letters_of_affiliations_behind_initials() -> None:
    works, _ = read("@book{a, title = {T}, author = {Lovelace, A.a b  and Somerville, M.c }}")
    assert [str(author.name) for author in works[0].authors] == ["A. Lovelace", "M. Somerville"]


def test_french_quotation_marks() -> None:
    works, problems = read("@book{a, title = {Le \\og m{\\'e}tier \\fg{} d'Ada}}")
    assert (works[0].title.replace("\u00a0", " "), problems.found) == ("Le « métier » d'Ada", [])


# What belongs to a venue ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "fields", "chapter", "pages"),
    [
        ("inproceedings", "booktitle = {P}, chapter = {7}", "7", ""),
        ("incollection", "booktitle = {B}, chapter = {Chapter 7}, pages = {1--9}", "7", "1–9"),
        ("inbook", "booktitle = {B}, chapter = {Looms and chapters}", "Looms and chapters", ""),
        ("book", "publisher = {Press}, chapter = {3}", "3", ""),
    ],
)
def test_the_number_of_a_chapter_is_no_page(kind: str, fields: str, chapter: str, pages: str) -> None:
    work, problems = read_one(fields, kind)
    assert (work.chapter, work.pages, problems) == (chapter, pages, [])


@pytest.mark.parametrize(
    ("kind", "fields", "publisher", "rest"),
    [
        ("inproceedings", "publisher = {Springer}, organization = {ACM}", "Springer", {"organization": "ACM"}),
        ("inproceedings", "organization = {ACM}", "ACM", {}),
        ("inproceedings", "school = {Vassar}", "", {"school": "Vassar"}),
        ("article", "school = {Vassar}, publisher = {AMS}", "AMS", {"school": "Vassar"}),
        ("phdthesis", "school = {Yale}, publisher = {ProQuest}", "Yale", {"publisher": "ProQuest"}),
        ("techreport", "institution = {Univac,}", "Univac", {}),
        ("book", "publisher = {American Physical Society,}", "American Physical Society", {}),
    ],
)
def test_one_field_says_who_published_a_work_and_none_is_lost(
    kind: str, fields: str, publisher: str, rest: dict[str, str]
) -> None:
    work, problems = read_one(fields, kind)
    assert (work.publisher, work.extra, problems) == (publisher, rest, [])
    (again,), _ = read(write_entry(work))
    assert again.publisher == publisher


def test_a_comma_behind_a_venue_is_no_part_of_it() -> None:
    works, _ = read("@string{aps = {Physical Review,}}\n@article{a, title = {A}, journal = aps, year = 1950}")
    assert [work.journal for work in works] == ["Physical Review"]


# Slips ----------------------------------------------------------------------------------------------------------------


def one_problem(text: str) -> tuple[list[Publication], str]:
    works, problems = read(text)
    assert len(problems.found) == 1, problems.found
    return works, str(problems.found[0])


@pytest.mark.parametrize("year", ["20x0", "199O", "19??"])
def test_a_year_with_a_letter_in_it_is_reported_where_it_stands(year: str) -> None:
    (work,), said = one_problem(f"@book{{a,\n  title = {{A}},\n  year = {{{year}}}}}")
    assert said.startswith(f"own.bib:3:3: warning[bad-date]: '{year}' is not a year")
    assert work.issued.text == year


@pytest.mark.parametrize("year", ["n.d.", "Spring", "forthcoming", "1950a", "c1950", "50 BCE"])
def test_words_for_a_year_are_no_slip(year: str) -> None:
    assert read(f"@book{{a, title = {{A}}, year = {{{year}}}}}")[1].found == []


def test_a_status_with_a_slip_is_reported_and_shown_as_written() -> None:
    (work,), said = one_problem("@book{a, title = {A},\n  pubstate = {Submited}}")
    assert said.startswith("own.bib:2:3: warning[unknown-status]: no status is called 'Submited'")
    assert "did you mean 'submitted'?" in said
    assert work.status_text == "Submited"


@pytest.mark.parametrize("status", ["in print", "Invited", "Not submitted", "admitted", "under consideration"])
def test_a_status_in_other_words_is_no_slip(status: str) -> None:
    assert read(f"@book{{a, title = {{A}}, pubstate = {{{status}}}}}")[1].found == []


def test_a_misspelt_title_is_what_is_missing() -> None:
    works, said = one_problem("@book{a,\n  titel = {A}}")
    assert works == []
    assert said.startswith("own.bib:2:3: warning[missing-title]")
    assert "did you mean 'title'?" in said


@pytest.mark.parametrize("field", ["year = {-50}", "date = {-0050}"])
def test_a_year_before_the_common_era_is_kept_in_words(field: str) -> None:
    (work,), said = one_problem(f"@book{{a, title = {{A}},\n  {field}}}")
    assert said.startswith("own.bib:2:3: warning[bad-date]: years before the common era")
    assert work.issued.text == field.split("{")[1].rstrip("}")
