"""Names in .bib files: BibTeX's rules, biblatex's extended format, and what people write instead."""

from __future__ import annotations

from collections import Counter

import pytest
from bibliographies import only, read, said
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_academic.formats.bibtex_names import read_annotations, read_names


def parts(text: str) -> list[tuple[str, str, str, str]]:
    """(particle, family, given, suffix) of each name; a team is a family name in braces."""
    names = [author.name for author in read_names(text).authors]
    return [
        (name.particle, f"{{{name.literal}}}" if name.literal else name.family, name.given, name.suffix)
        for name in names
    ]


@pytest.mark.parametrize(
    ("text", "particle", "family", "given_name", "suffix"),
    [
        ("Grace Murray Hopper", "", "Hopper", "Grace Murray", ""),
        ("Hopper, Grace Murray", "", "Hopper", "Grace Murray", ""),
        ("Hopper,Grace", "", "Hopper", "Grace", ""),
        ("Plato", "", "Plato", "", ""),
        ("Ludwig van Beethoven", "van", "Beethoven", "Ludwig", ""),
        ("van Beethoven, Ludwig", "van", "Beethoven", "Ludwig", ""),
        ("van der Waerden, B. L.", "van der", "Waerden", "B. L.", ""),
        ("de~la~Cruz, Ana", "de la", "Cruz", "Ana", ""),
        ("von der Berg, Jr, Hans", "von der", "Berg", "Hans", "Jr"),
        ("King, Jr., Martin Luther", "", "King", "Martin Luther", "Jr."),
        ("King, Martin Luther, Jr.", "", "King", "Martin Luther", "Jr."),
        ("Martin Luther King, Jr.", "", "King", "Martin Luther", "Jr."),
        ("Martin Luther King Jr.", "", "King", "Martin Luther", "Jr."),
        ("Charles de la Vall{\\'e}e Poussin", "de la", "Vallée Poussin", "Charles", ""),
        ("{\\'E}mile Borel", "", "Borel", "Émile", ""),
        ('{\\"U}nl{\\"u}, Ay{\\c s}e', "", "Ünlü", "Ayşe", ""),
        ("Garc{\\'\\i}a M{\\'a}rquez, Gabriel", "", "García Márquez", "Gabriel", ""),
        ("Paul Erd{\\H{o}}s", "", "Erdős", "Paul", ""),
        ("Iordache\\textcommabelow{s}, Ion", "", "Iordacheș", "Ion", ""),
        ("{von Neumann}, John", "", "von Neumann", "John", ""),
        ("John {von Neumann}", "", "von Neumann", "John", ""),
        ("{\\relax Ch}ristos Papa", "", "Papa", "Christos", ""),
        ("d'Alembert, Jean le Rond", "", "d'Alembert", "Jean le Rond", ""),
        ("{World Health Organization}", "", "{World Health Organization}", "", ""),
        ("{Barnes and Noble}", "", "{Barnes and Noble}", "", ""),
        ("{Marks \\& Spencer}", "", "{Marks & Spencer}", "", ""),
        ("{{NASA}}", "", "{NASA}", "", ""),
        ("LIGO Collaboration", "", "{LIGO Collaboration}", "", ""),
        ("Wei Wang 0001", "", "Wang", "Wei", ""),
        ("Wang, Wei 0001", "", "Wang", "Wei", ""),
        ("Jean‐Pierre Serre", "", "Serre", "Jean‐Pierre", ""),
        ("李明", "", "李明", "", ""),
        ("family=Berg, given=Hans, prefix=von der, suffix=Jr", "von der", "Berg", "Hans", "Jr"),
        ("family=Berg, given={Hans, Peter}", "", "Berg", "Hans, Peter", ""),
        ('"family=de Gaulle, given=Charles", useprefix=true', "", "de Gaulle", "Charles", ""),
        ("given=Plato", "", "Plato", "", ""),
    ],
)
def test_one_name(text: str, particle: str, family: str, given_name: str, suffix: str) -> None:
    assert parts(text) == [(particle, family, given_name, suffix)]
    assert read_names(text).odd == ()


@pytest.mark.parametrize(
    ("text", "names", "et_al"),
    [
        ("Ada Lovelace and Charles Babbage", ["Ada Lovelace", "Charles Babbage"], False),
        ("Lovelace, A.\n   AND\n Babbage, C.", ["A. Lovelace", "C. Babbage"], False),
        ("Lovelace, A. and {Barnes and Noble} and {X {and} Y}", ["A. Lovelace", "Barnes and Noble", "X and Y"], False),
        ("Anand, A. and Brand, B.", ["A. Anand", "B. Brand"], False),
        ("Lovelace, A. and others", ["A. Lovelace"], True),
        ("Lovelace, A. and {others}", ["A. Lovelace"], True),
        ("Lovelace, A. et al.", ["A. Lovelace"], True),
        ("Lovelace, A. and Babbage, C. and et al.", ["A. Lovelace", "C. Babbage"], True),
        ("others", [], True),
        (
            "Lovelace, Ada; Babbage, Charles; Menabrea, Luigi",
            ["Ada Lovelace", "Charles Babbage", "Luigi Menabrea"],
            False,
        ),
        ("A. Lovelace; C. Babbage", ["A. Lovelace", "C. Babbage"], False),
        ("Lovelace, A. and Babbage, C. and", ["A. Lovelace", "C. Babbage"], False),
        ("Lovelace, and Babbage", ["Lovelace", "Babbage"], False),
        ("Lovelace, A., Babbage, C., Menabrea, L.", ["A. Lovelace", "C. Babbage", "L. Menabrea"], False),
        (
            "Ada Lovelace, Charles Babbage, and Luigi Menabrea",
            ["Ada Lovelace", "Charles Babbage", "Luigi Menabrea"],
            False,
        ),
        ("family=Hopper, given=Grace and Aiken, Howard", ["Grace Hopper", "Howard Aiken"], False),
        ("Lovelace, A. and and Babbage, C.", ["A. Lovelace", "C. Babbage"], False),
        ("", [], False),
    ],
)
def test_a_list_of_names(text: str, names: list[str], et_al: bool) -> None:
    found = read_names(text)
    assert [str(author.name) for author in found.authors] == names
    assert found.et_al is et_al
    assert found.odd == ()


@pytest.mark.parametrize("text", ["{}", "{", "and {} and", "a, b, c, d, e", "hash=1, id=x"])
def test_what_is_no_name_is_said(text: str) -> None:
    assert read_names(f"Noether, Emmy and {text}").odd
    if text.count("{") == text.count("}"):
        _, problems = read(f"@misc{{a, title = {{T}}, author = {{Noether, Emmy and {text} }}}}")
        assert said(problems) == [("a.bib:1:23", "odd-name")]


def test_an_empty_name_is_nobody() -> None:
    assert read_names("{}").authors == ()
    assert read_names("Noether, Emmy and {}").authors == read_names("Noether, Emmy").authors


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Hopper, Grace*", ("equal",)),
        ("Hopper, Grace$^{*}$", ("equal",)),
        ("Hopper, Grace$^\\dagger$", ("†",)),
        ("Hopper, Grace\\thanks{A note}", ()),
        ("Hopper, Grace\\textsuperscript{*}", ("equal",)),
    ],
)
def test_signs_behind_a_name_are_no_part_of_it(text: str, marks: tuple[str, ...]) -> None:
    (author,) = read_names(text).authors
    assert str(author.name) == "Grace Hopper"
    assert author.marks == marks


def test_an_orcid_of_the_extended_format_is_kept() -> None:
    (author,) = read_names("family=Hopper, given=Grace, orcid=0000-0002-1825-0097").authors
    assert author.orcid == "0000-0002-1825-0097"


def test_annotations() -> None:
    assert read_annotations("1=equal; 3=corresponding, student") == {0: ("equal",), 2: ("corresponding", "student")}
    work = only("@misc{a, title={T}, author={A Hopper and B Aiken}, author+an = {2=corresponding}}")
    assert [author.marks for author in work.authors] == [(), ("corresponding",)]


WORDS = st.from_regex(r"\A[A-ZÉÜa-z][a-zéü]{1,6}\Z").filter(
    lambda word: word.lower() not in ("and", "others", "et", "al")
)
ONE_NAME = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.tuples(st.lists(WORDS, min_size=1, max_size=3), st.lists(WORDS, min_size=1, max_size=2)).map(
        lambda name: f"{' '.join(name[0])}, {' '.join(name[1])}"
    ),
    st.lists(WORDS, min_size=1, max_size=4).map(lambda words: f"{{{' and '.join(words)}}}"),
    st.tuples(WORDS, WORDS).map(lambda name: f"{{{name[0]}}} {name[1]}"),
)


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalpha())


@given(st.lists(ONE_NAME, min_size=1, max_size=6), st.sampled_from([" and ", "\nand\n", "  AND "]))
@settings(deadline=None)
def test_no_letter_of_a_name_is_lost(names: list[str], separator: str) -> None:
    found = read_names(separator.join(names))
    assert len(found.authors) == len(names)
    assert _letters("".join(str(author.name) for author in found.authors)) == _letters("".join(names))


@given(st.text(alphabet="aÉ ,;{}\\\"'~=-.&$^*and", max_size=60))
@settings(max_examples=500, deadline=None)
@example("and and and")
@example("family=, given=")
@example("{\\")
def test_any_text_is_read(text: str) -> None:
    found = read_names(text)
    assert all(str(author.name) for author in found.authors)
