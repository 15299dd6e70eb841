"""The panel of problems as a view: order, counts, excerpts, words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.errors import Place, Problem, Problems
from mkdocs_academic.views.problems import MOST_SHOWN, ProblemsView, view_problems
from mkdocs_academic.views.words import Words

ENGLISH = Words()


def problem(severity: str = "error", file: str = "cv.yml", line: int = 1, message: str = "wrong") -> Problem:
    return Problem(severity, "some-code", message, Place(file, line))  # type: ignore[arg-type]


def view(*problems: Problem, words: Words = ENGLISH, kept: bool = False) -> ProblemsView:
    found = view_problems(problems, words, kept=kept)
    assert found is not None
    return found


def test_nothing_to_mend_is_no_panel() -> None:
    assert view_problems([], ENGLISH, kept=False) is None
    assert view_problems([problem("info")], ENGLISH, kept=False) is None


def test_errors_come_first_then_files_and_lines() -> None:
    panel = view(problem("warning", "a.yml"), problem("error", "cv.yml", 9), problem("error", "cv.yml", 2))
    assert [one.place for one in panel.problems] == ["cv.yml:2", "cv.yml:9", "a.yml:1"]
    assert panel.files == ("cv.yml", "a.yml")
    assert panel.counts == ("Errors: 2", "Warnings: 1")
    assert (panel.is_open, panel.severity) == (True, "error")


def test_warnings_alone_are_closed() -> None:
    panel = view(problem("warning"))
    assert (panel.is_open, panel.severity, panel.counts) == (False, "warning", ("Warnings: 1",))


def test_lead_says_what_the_pages_show() -> None:
    assert "last version" in view(problem(), kept=True).lead
    assert "last version" not in view(problem(), kept=False).lead


def test_many_problems_are_counted_and_some_shown() -> None:
    panel = view(*(problem(line=line) for line in range(1, 51)))
    assert len(panel.problems) == MOST_SHOWN
    assert panel.counts == ("Errors: 50",)
    assert panel.more == f"{50 - MOST_SHOWN} more in the terminal"


def test_quoted_words_are_code_and_apostrophes_are_not() -> None:
    message = view(problem(message="the page's key 'titel' of 'one' & more isn't <known>")).problems[0].message
    assert message == ("the page&#39;s key <code>titel</code> of <code>one</code> &amp; more isn&#39;t &lt;known&gt;")


def test_excerpt_has_the_lines_around_and_a_caret() -> None:
    place = Place("cv.yml", 12, 7, "    - titel: Pins", 5)
    found = view_problems(
        [Problem("error", "unknown-key", "unknown key", place, "did you mean 'title'?")],
        ENGLISH,
        kept=True,
        neighbours=lambda where: ("  Publications:", None),
    )
    assert found is not None
    lines = found.problems[0].excerpt
    assert [(line.number, line.text, line.kind) for line in lines] == [
        ("11", "  Publications:", "beside"),
        ("12", "    - titel: Pins", "here"),
        ("", "      ^^^^^", "caret"),
    ]


def test_long_line_is_cut_around_the_place() -> None:
    line = "x" * 500 + "here" + "y" * 500
    excerpt = view(Problem("error", "code", "wrong", Place("cv.yml", 3, 501, line, 4))).problems[0].excerpt
    here, caret = (one.text for one in excerpt)
    assert len(here) <= 120
    assert here[caret.index("^") : caret.index("^") + 4] == "here"


def test_words_are_those_of_the_site() -> None:
    panel = view(problem(), words=Words("de"))
    assert panel.around_files[0] == "Probleme in "
    assert panel.problems[0].label == "Fehler"


@given(st.text(), st.text(), st.integers(1, 9), st.integers(1, 400), st.integers(1, 400))
def test_no_text_leaves_its_element(message: str, line: str, number: int, column: int, width: int) -> None:
    place = Place("cv.yml", number, column, line.replace("\n", " "), width)
    panel = view(Problem("error", "code", message, place, message))
    shown = panel.problems[0]
    for html in (shown.message, shown.hint or ""):
        rest = html.replace("<code>", "").replace("</code>", "")
        assert "<" not in rest
        assert ">" not in rest
    assert "\x1b" not in "".join(one.text for one in shown.excerpt) + shown.place


def test_breaking_is_an_error_or_what_leaves_data_out() -> None:
    problems = Problems()
    assert not problems.breaking
    problems.warn("missing-file", "no photo", Place("cv.yml"))
    problems.inform("not-read", "another", Place("cv.yml"))
    assert not problems.breaking
    problems.warn("broken-entry", "an entry", Place("references.bib"))
    assert problems.breaking
    others = Problems()
    others.error("unknown-key", "a slip", Place("cv.yml"))
    assert others.breaking
