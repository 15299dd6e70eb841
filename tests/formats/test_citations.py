"""A typed citation: its words are all kept, and only what is beyond doubt is read from it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.formats.citations import html_as_markdown, read_citation
from mkdocs_academic.model.names import fold
from mkdocs_academic.views.text import plain

TITLE = "Note on the engine"


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


@pytest.mark.parametrize(
    ("typed", "authors"),
    [
        ('Your Name, You. (2009). &quot;Note on the engine.&quot; <i>Journal 1</i>. 1(1).', ["Your Name, You"]),
        ("Lovelace, A., & Babbage, C. (1843). Note.", ["Lovelace, A.", "Babbage, C."]),
        ("Hopper, G. M., Aiken, H. H. & Bloch, R. M. (1952). X.", ["Hopper, G. M.", "Aiken, H. H.", "Bloch, R. M."]),
        ("Hopper, G.M.; Aiken, H.-H. (1952) X.", ["Hopper, G.M.", "Aiken, H.-H."]),
        ("van der Berg, J., de la Cruz, M. A., & Müller, Ö. (2020).",
         ["van der Berg, J.", "de la Cruz, M. A.", "Müller, Ö."]),
        ("García Márquez, G., O’Neill, S.-J., & Smith, J., Jr. (2001).",
         ["García Márquez, G.", "O’Neill, S.-J.", "Smith, J., Jr."]),
        ("De Morgan, A. (1847a, May 3). Formal logic.", ["De Morgan, A."]),
        ("Doe, J., Roe, R., et al. (2020). P", ["Doe, J.", "Roe, R.", "others"]),
        ("Hopper GM, Aiken HH (1952) X. J 12:45–67.", ["Hopper, GM", "Aiken, HH"]),
        ("Doe J et al. (2020) X", ["Doe, J", "others"]),
        ("<b>Doe, J.</b>, <strong>Roe, R.</strong> (2020). P.", ["Doe, J.", "Roe, R."]),
        ("Lovelace, Ada, and Charles Babbage. (1843). Note on the Engine.", ["Lovelace, Ada", "Charles Babbage"]),
        ("Ada Lovelace and Charles Babbage (1843). “Note on the engine”", ["Ada Lovelace", "Charles Babbage"]),
        ("Ada Lovelace, Charles Babbage, Luigi Menabrea (1843) Note on the engine",
         ["Ada Lovelace", "Charles Babbage", "Luigi Menabrea"]),
        ("Lovelace, Ada; Babbage, Charles (1843). Note on the engine", ["Lovelace, Ada", "Babbage, Charles"]),
        ("Lovelace and Babbage (1843). Note on the engine", ["Lovelace", "Babbage"]),
        ("Lovelace (1843). Note on the engine", ["Lovelace"]),
        ("The Analytical Society (1843). Note on the engine", ["{The Analytical Society}"]),
    ],
)  # fmt: skip
def test_authors_before_the_year(typed: str, authors: list[str]) -> None:
    assert list(read_citation(typed, TITLE).authors) == authors


@pytest.mark.parametrize(
    "typed",
    [
        # No year in brackets behind the names.
        'G. M. Hopper and H. H. Aiken, "Note on the engine," <i>J</i>, vol. 1, no. 2, pp. 3–4, 1952.',
        "Hopper GM, Aiken HH. Note on the engine. J. 1952;1(2):3-4.",
        "Lovelace, A. Note on the engine. Nature 12 (1843): 45.",
        "Note on the engine (1843). Lovelace, A.",
        "Nature Physics (2020).",
        "Doe, J. Nature (2020).",
        # Two readings.
        "Malcolm X (1965) Note on the engine.",
        "Ada Lovelace, Charles Babbage (1843). Note on the engine",
        "Lovelace, Ada, Charles Babbage, and Luigi Menabrea. (1843). Note on the engine",
        "Wei LI, Ming XU (2020). Note on the engine",
        "National Academies of Sciences, Engineering, and Medicine (2018). Note on the engine",
        # Not all of them, or not authors.
        "Doe, J., Roe, R., . . . Zed, Z. (2020). Note on the engine",
        "Doe, J., Roe, R., … Zed, Z. (2020). Note on the engine",
        "Doe, J. (Ed.). (2020). Note on the engine",
        # Given names, and nothing that says where they end.
        "Lovelace, Ada. (1843). Another title altogether.",
        "",
        "(2020)",
        "., & (2020)",
    ],
)
def test_no_authors_where_there_is_a_doubt(typed: str) -> None:
    assert read_citation(typed, TITLE).authors == ()


@pytest.mark.parametrize(
    ("end", "volume", "issue", "pages"),
    [
        ("<i>Journal 1</i>. 1(1).", "1", "1", ""),
        ("<i>J</i>, 12(3), 45-67. https://doi.org/10.1000/x-1", "12", "3", "45-67"),
        ("<i>J</i> 12(3): 45–67. doi: 10.1000/x", "12", "3", "45–67"),
        ("J 12(3-4):45", "12", "3-4", "45"),
        ("J, 44(1/2), e123.", "44", "1/2", "e123"),
        ("<i>J</i>, 12, 45–67.", "12", "", "45–67"),
        ("<i>J</i>, 12, pp. 45–67", "12", "", "45–67"),
        ("J 12:45–67.", "12", "", "45–67"),
        ("J, vol. 3, no. 4, pp. 5–6.", "3", "4", "5–6"),
        ("In <i>Proceedings</i>, pp. 243–249.", "", "", "243–249"),
        ("J, vol. 3.", "3", "", ""),
        # Years, versions, lists of numbers.
        ("J 3(2019).", "", "", ""),
        ("J, 2019, 45–67.", "", "", ""),
        ("J 12, 45–67.", "", "", ""),
        ("Annals 9, 1-2: 3", "", "", ""),
        ("arXiv:2001.00001.", "", "", ""),
        ("2nd ed. London.", "", "", ""),
    ],
)
def test_numbers_at_the_end(end: str, volume: str, issue: str, pages: str) -> None:
    found = read_citation(f"Lovelace, A. (1843). Note on the engine. {end}", TITLE)
    assert (found.volume, found.issue, found.pages) == (volume, issue, pages)


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("A <i>J</i>. <b>1</b>", "A *J*. **1**"),
        ("<em> J </em>x", "*J* x"),
        ("<I class='x'>J</I>", "*J*"),
        ("<b><i>J</i></b>", "***J***"),
        ("<span>A <i>J</i></span>", "A *J*"),
        ("<i>J</i><b>12</b>", "J12"),  # where two marks would run into one
        ("<i>J.</i>x", "J.x"),  # where Markdown could not end the italics
        ("<u>A</u><br>B<br/>C", "A B C"),
        ('<a href="https://x.example/">here</a>', "[here](https://x.example/)"),
        ('<a href="javascript:x">here</a>', "[here](javascript:x)"),  # refused where links are drawn
        ("a<b and c>d", "a<b and c>d"),
        ("p < 0.05", "p < 0.05"),
        ("<i>open", "open"),
        ("&quot;A &amp; B&quot;", "&quot;A &amp; B&quot;"),
    ],
)
def test_tags_become_markdown(typed: str, markdown: str) -> None:
    assert html_as_markdown(typed) == markdown


def test_an_address_becomes_a_link() -> None:
    text = read_citation("Lovelace, A. (1843). https://doi.org/10.1000/x(1). [a](https://b.example/c)").text
    assert text == "Lovelace, A. (1843). <https://doi.org/10.1000/x>(1). [a](https://b.example/c)"


# Properties -----------------------------------------------------------------------------------------------------------

MARKUP = st.sampled_from(
    ["<i>", "</i>", "<b>", "</b>", "<br/>", "&quot;", "&amp;", "<a href='", "(2020)", "*", "_", "."]
)


@given(st.lists(st.one_of(MARKUP, st.text(max_size=12)), max_size=12).map("".join), st.text(max_size=20))
def test_never_raises(typed: str, title: str) -> None:
    assert not re.search(r"</?[ib]>", read_citation(typed, title).text)


WORDS = st.text("abcxyzÄöñß.,;:()0123456789 '“”", max_size=20)


@given(st.lists(st.tuples(st.sampled_from(["i", "b", "em", "u", "span", ""]), WORDS), max_size=8))
def test_never_loses_a_word(pieces: list[tuple[str, str]]) -> None:
    typed = "".join(f"<{tag}>{text}</{tag}>" if tag else text for tag, text in pieces)
    assert letters(plain(read_citation(typed).text)) == letters("".join(text for _, text in pieces))


FAMILIES = st.sampled_from("Noether|van der Waerden|O’Neill|García Márquez|Smith-Jones|Öz|de la Cruz|Li".split("|"))
INITIALS = st.lists(st.sampled_from("ABCÉÖ"), min_size=1, max_size=3).map(lambda all_: " ".join(f"{x}." for x in all_))
SEPARATORS = st.sampled_from([(", ", ", & "), (", ", " & "), (", ", " and "), ("; ", "; "), ("; ", " and ")])


@given(st.lists(st.tuples(FAMILIES, INITIALS).map(", ".join), min_size=1, max_size=9), SEPARATORS)
def test_names_with_initials_are_read_whatever_stands_between(names: list[str], between: tuple[str, str]) -> None:
    listed = between[0].join(names[:-1]) + (between[1] if len(names) > 1 else "") + names[-1]
    assert list(read_citation(f"{listed} (2020). X.").authors) == names


NAME = st.sampled_from("Ada|Lovelace|Emmy|Noether|X|LI|J.|R. M.|van|der|Jr.|and|&|et al.|University|,|,|;|…".split("|"))


@given(st.lists(NAME, min_size=1, max_size=8))
def test_no_letter_is_lost_between_authors(pieces: list[str]) -> None:
    typed = re.sub(r" ([,;])", r"\1", " ".join(pieces))
    authors = [name for name in read_citation(f"{typed} (1921). {TITLE}", TITLE).authors if name != "others"]
    kept = re.sub(r"\bet al\b\.?|\band\b|&", " ", typed)
    assert not authors or letters("".join(authors)) == letters(kept)
