"""YAML that remembers where it was written: what is read, what is refused and where, and that no input breaks it."""

import os
import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_academic.errors import AcademicError, Problem, Problems
from mkdocs_academic.formats.located_yaml import decode, read_text, read_yaml, split_front_matter
from mkdocs_academic.formats.yaml_source import YamlSource

MODEST = settings(max_examples=200, deadline=None)


def read(text: str) -> Any:
    return read_yaml(YamlSource("cv.yml", text))


def refused(text: str) -> list[Problem]:
    with pytest.raises(AcademicError) as error:
        read(text)
    return list(error.value.problems)


def said(problem: Problem) -> str:
    return f"{problem.place} {problem.code}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("12:30", "12:30"),
        ("12:30:45", "12:30:45"),
        ("010", "010"),
        ("1.10", "1.10"),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        ("1_000", "1_000"),
        ("2024-05-17", "2024-05-17"),
        ("9" * 5000, "9" * 5000),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("tRue", "tRue"),
        ("false", False),
        ("null", None),
        ("Null", None),
        ("~", None),
        ("", None),
        ('"true"', "true"),
        ("'null'", "null"),
        ('""', ""),
        ("!!str 1", "1"),
        ("!!int 1", "1"),
        ("a # comment", "a"),
        ("a#b", "a#b"),
        ("'it''s'", "it's"),
        (">-\n  folded\n  text", "folded text"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        ("{a: b, c}", {"a": "b", "c": None}),
        ("[a, b,]", ["a", "b"]),
    ],
)
def test_scalars_are_yaml_1_2_core_and_else_the_text_as_typed(text: str, value: object) -> None:
    assert read(f"key: {text}") == {"key": value}


@pytest.mark.parametrize("key", ["NO", "true", "null", "1", "1.10", "2024-05-17", "~"])
def test_keys_are_text(key: str) -> None:
    assert read(f"{key}: x") == {key: "x"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("- **Grace Hopper**", ["**Grace Hopper**"]),
        ("- **Grace** and *Howard*\n- *Jean*", ["**Grace** and *Howard*", "*Jean*"]),
        ("- ***Grace***", ["***Grace***"]),
        ("a: *two words*", {"a": "*two words*"}),
        ("a: [**Grace**, b]", {"a": ["**Grace**", "b"]}),
        ("a: {b: **c**}", {"a": {"b": "**c**"}}),
        ("- **Languages**: many", [{"**Languages**": "many"}]),
        ("a: &x [1]\nb: *x\nc: **bold**", {"a": ["1"], "b": ["1"], "c": "**bold**"}),
    ],
)
def test_an_asterisk_begins_text_as_rendercv_reads_it(text: str, value: object) -> None:
    assert read(text) == value


def test_a_strict_source_reads_an_asterisk_as_yaml_does() -> None:
    with pytest.raises(AcademicError):
        read_yaml(YamlSource("page.md", "- **Grace Hopper**", strict=True))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: &x {k: v}\nb: *x", {"a": {"k": "v"}, "b": {"k": "v"}}),
        ("a: &x {k: v}\nb: {l: w, <<: *x}", {"a": {"k": "v"}, "b": {"l": "w", "k": "v"}}),
        ("a: &x {k: v}\nb: {k: own, <<: *x}", {"a": {"k": "v"}, "b": {"k": "own"}}),
        ("a: &x {k: v}\nb: &y {m: n}\n<<: [*x, *y]", {"a": {"k": "v"}, "b": {"m": "n"}, "k": "v", "m": "n"}),
    ],
)
def test_honest_aliases_and_merges(text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize("text", ["", "# only a comment", "---\n", "null", "\ufeff"])
def test_an_empty_document_is_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text", ["a: 1\nb: 2\n", "a: 1\r\nb: 2\r\n", "a: 1\rb: 2", "\ufeffa: 1\nb: 2", "---\na: 1\nb: 2\n...\n"]
)
def test_line_ends_marks_and_dashes_do_not_matter(text: str) -> None:
    assert read(text) == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a:\n\tb: 1", "cv.yml:2:1 tab-indent"),
        ("\ta: 1", "cv.yml:1:1 tab-indent"),
        ("a:\n  - b\n\t- c", "cv.yml:3:1 tab-indent"),
        ("a:\n  b: 1\n  \tc: 2", "cv.yml:3:3 tab-indent"),
        ('a: "one\nb: 2', "cv.yml:1:4 unclosed-quote"),
        ("a: 1\nb: 'two\nc: 3", "cv.yml:2:4 unclosed-quote"),
        ("a: it's\nb: 'two\nc: 3", "cv.yml:2:4 unclosed-quote"),
        ('a: "one\nb: \'two\'\nc: "three"\n', "cv.yml:1:4 unclosed-quote"),
        ("a: [1, 2\nb: 3", "cv.yml:1:4 unclosed-bracket"),
        ("a: 1\nb: {c: 2\nd: 3", "cv.yml:2:4 unclosed-bracket"),
        ("a: [1, 2", "cv.yml:1:4 unclosed-bracket"),
        ("a: 1\nb: 2\na: 3", "cv.yml:3:1 duplicate-key"),
        ("a:\n  - b: 1\n    b: 2", "cv.yml:3:5 duplicate-key"),
        ('a: 1\n"a": 2', "cv.yml:2:2 duplicate-key"),
        ("a: 1\na:\n  - x", "cv.yml:2:1 duplicate-key"),
        ("é: 1\né: 2", "cv.yml:2:1 duplicate-key"),
        ("a: !!python/object/apply:os.system [ls]", "cv.yml:1:4 tag"),
        ("a: !ENV SECRET", "cv.yml:1:4 tag"),
        ("a: 1\nb: !include x.yml", "cv.yml:2:4 tag"),
        ("!x\na: 1", "cv.yml:1:1 tag"),
        ("a: !!binary aGk=", "cv.yml:1:4 tag"),
        ("a: 1\n---\nb: 2", "cv.yml:2:1 second-document"),
        ("---\na: 1\n...\n---\nb: 2", "cv.yml:4:1 second-document"),
        ("a: *nobody", "cv.yml:1:4 unknown-alias"),
        ("a: &a [*a]", "cv.yml:1:8 unknown-alias"),
        ("[a]: b", "cv.yml:1:1 bad-key"),
        ("? {a: b}\n: c", "cv.yml:1:3 bad-key"),
        ("a:\n  <<: 1", "cv.yml:2:7 bad-merge"),
        ("a: x\x00y", "cv.yml:1:5 control-character"),
        ("a: 1\nb: x\x01y", "cv.yml:2:5 control-character"),
        ("a: \ufffe", "cv.yml:1:4 control-character"),
        ("a: b: c", "cv.yml:1:5 yaml-syntax"),
        ("a: 1\n  b: 2", "cv.yml:2:4 yaml-syntax"),
        ("a: 1\nwords", "cv.yml:2:1 yaml-syntax"),
        ("a: @x", "cv.yml:1:4 yaml-syntax"),
        ("a: `x`", "cv.yml:1:4 yaml-syntax"),
        ("a: %x", "cv.yml:1:4 yaml-syntax"),
        ("  a: 1\n b: 2", "cv.yml:2:2 yaml-syntax"),
        ("- a\nb: c", "cv.yml:2:1 yaml-syntax"),
    ],
)
def test_what_is_wrong_and_where(text: str, found: str) -> None:
    problems = refused(text)
    assert [said(problem) for problem in problems] == [found]
    assert all(problem.severity == "error" for problem in problems)


def test_a_repeated_key_names_both_lines() -> None:
    (problem,) = refused("name: Ada\nphone: 1\nname: Grace\n")
    assert str(problem) == (
        "cv.yml:3:1: error[duplicate-key]: the key 'name' stands here a second time; the first is in line 1\n"
        "    3 | name: Grace\n"
        "      | ^^^^\n"
        "    hint: keep one of the two; where both are meant, make it a list"
    )


def test_every_repeated_key_is_reported() -> None:
    problems = refused("a: 1\na: 2\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert [said(problem) for problem in problems] == [
        "cv.yml:2:1 duplicate-key",
        "cv.yml:5:3 duplicate-key",
        "cv.yml:6:1 duplicate-key",
    ]


def test_lines_count_on_after_every_kind_of_line_end() -> None:
    (problem,) = refused("a: 1\r\nb: 2\rc: 3\nd: [4")
    assert said(problem) == "cv.yml:4:4 unclosed-bracket"


def test_a_message_shows_no_control_characters_of_the_file() -> None:
    (problem,) = refused("a: \x1b]0;title\x07")
    assert not set("\x1b\x07") & set(str(problem))


def test_a_long_line_is_cut_in_a_message() -> None:
    (problem,) = refused("a: [" + "x, " * 50_000 + "!y z")
    assert max(map(len, str(problem).splitlines())) < 200


BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))
MERGE_BOMB = "a0: &a0 {x: y}\n" + "".join(
    f"a{i}: &a{i} {{<<: [{', '.join([f'*a{i - 1}'] * 9)}], k{i}: v}}\n" for i in range(1, 12)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 3_000, "too-deep"),
        ("[" * 50_000, "too-deep"),
        ("{a: " * 3_000, "too-deep"),
        ("- " * 3_000 + "x", "too-deep"),
        ("a: **bold**\nb: " + "[" * 50_000, "too-deep"),
        ("\n".join(" " * i + "a:" for i in range(200)), "too-deep"),
        (BOMB, "too-large"),
        (MERGE_BOMB, "too-large"),
        ("a: " + "x" * 70_000, "too-large"),
        ("[" + "a," * 600_000 + "]", "too-large"),
    ],
    ids=["[", "many [", "{", "-", "many [ and **", "indents", "aliases", "merges", "text", "values"],
)
def test_bombs_are_refused_at_once(text: str, code: str) -> None:
    start = time.process_time()
    (problem,) = refused(text)
    assert problem.code == code
    assert time.process_time() - start < 2


def test_64_levels_are_not_too_deep() -> None:
    assert read("[" * 64 + "]" * 64)
    assert [problem.code for problem in refused("[" * 65 + "]" * 65)] == ["too-deep"]


# Files --------------------------------------------------------------------------------------------------------------


def test_a_byte_order_mark_is_left_out() -> None:
    assert decode(b"\xef\xbb\xbfcv: x", "cv.yml") == "cv: x"


@pytest.mark.parametrize(
    ("data", "place", "guess"),
    [
        ("cv:\n  name: José\n".encode("latin-1"), "cv.yml:2:12", "Windows-1252"),
        ("cv:\r\n  name: Zoë".encode("latin-1"), "cv.yml:2:11", "Windows-1252"),
        ("cv: “x”".encode("cp1252"), "cv.yml:1:5", "Windows-1252"),
        ("cv: José".encode("utf-16"), "cv.yml", "UTF-16"),
        (b"\xfe\xff" + "cv: José".encode("utf-16-be"), "cv.yml", "UTF-16"),
    ],
)
def test_another_encoding_is_named_with_its_place_and_the_command(data: bytes, place: str, guess: str) -> None:
    with pytest.raises(AcademicError) as error:
        decode(data, "cv.yml")
    (problem,) = error.value.problems
    assert said(problem) == f"{place} encoding"
    assert guess in problem.message
    assert f"iconv -f {guess} -t UTF-8 cv.yml" in (problem.hint or "")


@pytest.mark.parametrize("name", ["nothing.yml", ".", "pipe"])
def test_what_is_no_file_is_refused_without_a_hang(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(AcademicError, match="missing-file"):
        read_text(tmp_path / name, name)


def test_a_file_of_more_than_5_mib_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "cv.yml").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(AcademicError, match=r"too-large.*5 MiB"):
        read_text(tmp_path / "cv.yml", "cv.yml")


@pytest.mark.parametrize(
    ("page", "yaml_text", "length"),
    [
        ("---\na: 1\n---\ntext", "a: 1\n", 13),
        ("---\r\na: 1\r\n---\r\ntext", "a: 1\r\n", 16),
        ("---  \na: 1\n...\ntext", "a: 1\n", 15),
        ("---\n---\ntext", "", 8),
        ("---\na: x --- y\n---", "a: x --- y\n", 18),
    ],
)
def test_front_matter(page: str, yaml_text: str, length: int) -> None:
    assert split_front_matter(page) == (yaml_text, length)


@pytest.mark.parametrize(
    "page", ["", "text", "\n---\na: 1\n---\n", "---\na: 1\n", "----\na: 1\n----\n", "--- a: 1\n---\n"]
)
def test_a_page_without_front_matter(page: str) -> None:
    assert split_front_matter(page) is None


# Places -------------------------------------------------------------------------------------------------------------

WRITTEN = """\
cv:
  name: Ada
  sections:
    Papers:
      - title: One
        tags: [a, 'two words']
      - Words
  same: &same {x: y}
  again: *same
"""


@pytest.mark.parametrize(
    ("path", "place", "width"),
    [
        ((), "1:1", 1),
        (("cv", "name"), "2:9", 3),
        (("cv", "sections", "Papers"), "5:7", 1),
        (("cv", "sections", "Papers", 0), "5:9", 1),
        (("cv", "sections", "Papers", 0, "title"), "5:16", 3),
        (("cv", "sections", "Papers", 0, "tags", 1), "6:19", 11),
        (("cv", "sections", "Papers", 1), "7:9", 5),
        (("cv", "again"), "9:10", 1),
        (("cv", "again", "x"), "9:10", 1),
        (("cv", "sections", "Papers", 0, "nothing"), "5:9", 1),
        (("cv", "sections", "Papers", 9), "5:7", 1),
        (("nothing",), "1:1", 1),
    ],
)
def test_a_value_is_found_by_its_path(path: tuple[str | int, ...], place: str, width: int) -> None:
    found = YamlSource("cv.yml", WRITTEN).place(path)
    assert (str(found), found.width) == (f"cv.yml:{place}", width)
    assert found.excerpt == WRITTEN.splitlines()[(found.line or 0) - 1]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("cv",), "1:1"),
        (("cv", "name"), "2:3"),
        (("cv", "sections", "Papers"), "4:5"),
        (("cv", "sections", "Papers", 0, "tags"), "6:9"),
        (("cv", "sections", "Papers", 0, "nothing"), "5:9"),
    ],
)
def test_a_key_is_found_by_its_path(path: tuple[str | int, ...], place: str) -> None:
    assert str(YamlSource("cv.yml", WRITTEN).place(path, key=True)) == f"cv.yml:{place}"


def test_lines_count_from_where_the_text_begins_in_its_file() -> None:
    assert str(YamlSource("page.md", "a: 1\nb: 2", first_line=2).place(("b",))) == "page.md:3:4"


# Whatever is written ------------------------------------------------------------------------------------------------

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Co", "Cn"]), max_size=12)
LEAVES = TEXTS | st.sampled_from(
    ["NO", "true", "1e5", "12:30", "*x*", "**x**", "&a", "- a", "a: b", "{", "<<", "'", ""]
)
KEYS = TEXTS.filter(lambda key: key != "<<")
DATA = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@MODEST
@given(DATA, st.booleans(), st.booleans())
def test_what_yaml_writes_reads_back(data: object, unicode: bool, flow: bool) -> None:
    written = yaml.safe_dump(data, allow_unicode=unicode, default_flow_style=flow)
    assert read(written) == data


PIECES = st.sampled_from(
    [*"{}[],'\"#|>%@\\\n\x00\x85\ufeff", *"a: |- |&a |*a|**|!t |<<: *a|\n  |\n\t|---\n|...\n|? ".split("|")]
)


@MODEST
@given(st.one_of(st.text(st.characters(codec="utf-8")), st.builds("".join, st.lists(PIECES, max_size=30))))
@example("a: 1\na: [")
@example('a: "\\ud800"')
@example('a: "\\')
def test_any_text_is_read_or_refused_with_its_place(text: str) -> None:
    try:
        read(text)
        problems: tuple[Problem, ...] = ()
    except AcademicError as error:
        problems = error.problems
    for problem in problems:
        assert problem.code
        assert 1 <= (problem.place.line or 0) <= text.count("\n") + text.count("\r") + text.count("\x85") + 2
        assert str(problem).startswith("cv.yml:")


@pytest.mark.parametrize(
    "text",
    ["a: &x {k: v}\nb: {<<: *x, k: own}\n", "a: &x {k: v}\nb: {k: own, <<: *x}\n"],
)
def test_own_key_wins_over_a_merged_one(text: str) -> None:
    assert read_yaml(YamlSource("cv.yml", text))["b"] == {"k": "own"}


def test_backslash_that_is_no_escape_is_told_as_one() -> None:
    with pytest.raises(AcademicError, match="a backslash that YAML does not know"):
        read_yaml(YamlSource("cv.yml", 'a: "C:\\docs"\n'))


def test_repeated_key_before_deep_nesting_is_told_at_once() -> None:
    with pytest.raises(AcademicError, match="too-deep"):
        read_yaml(YamlSource("cv.yml", "a: 1\na: 2\nb: " + "[" * 50_000))


def test_tag_and_anchor_on_a_key_count() -> None:
    with pytest.raises(AcademicError, match=r"error\[tag\]"):
        read_yaml(YamlSource("cv.yml", "!x a: 1\n"))
    assert read_yaml(YamlSource("cv.yml", "&x a: 1\nb: *x\n")) == {"a": "1", "b": "a"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r'a: "$\alpha$"', [r"1:6 in double quotes \a is the invisible character U+0007, and left out"]),
        (
            r'"\b": ["\frac", "\v"]',
            [r"1:2 in double quotes \b", r"1:9 in double quotes \f", r"1:18 in double quotes \v"],
        ),
        ('a: "x\n  y \\e z"', [r"2:5 in double quotes \e is the invisible character U+001B, and left out"]),
        (r'a: "\\a \x07 \u0085"', [r"1:9 \x07 is the invisible character U+0007, and left out"]),
        (r'a: "$\theta$"', [r"1:6 in double quotes \t is a line end, a tab or a blank"]),
        (r'a: "$\nu + \rho$"', [r"1:6 in double quotes \n is a line end, a tab or a blank"]),
        (r'a: "$\Phi$"', [r"1:6 in double quotes \P is a line end, a tab or a blank"]),
        # What is meant, or no loss.
        (r'a: "$\\alpha$"', []),
        (r"a: '$\alpha$ \x07'", []),
        (r"a: $\alpha$", []),
        (r'a: "One\r\nTwo \t three, for $5\nto be paid\n"', []),
        (r'a: "\u202aA telephone number\u202c, \u00e9 and \/"', []),
        ('a: "x\\\n  y"', []),
    ],
)
def test_what_double_quotes_make_of_a_backslash_is_said(text: str, said: list[str]) -> None:
    problems = Problems()
    value = read_yaml(YamlSource("cv.yml", text), problems)
    assert value == read(text)
    found = [f"{problem.place.line}:{problem.place.column} {problem.message}" for problem in problems]
    assert [(one.severity, one.code) for one in problems] == [("warning", "control-character")] * len(said)
    assert [line[: len(start)] for line, start in zip(found, said, strict=True)] == said


def test_a_formula_in_double_quotes_is_said_with_what_to_write() -> None:
    problems = Problems()
    read_yaml(YamlSource("cv.yml", 'cv:\n  name: "On $\\beta$"\n'), problems)
    assert [str(problem) for problem in problems] == [
        "cv.yml:2:14: warning[control-character]: "
        "in double quotes \\b is the invisible character U+0008, and left out\n"
        '    2 |   name: "On $\\beta$"\n'
        "      |              ^^\n"
        "    hint: put the text in single quotes, or double the backslash"
    ]


@MODEST
@given(st.text(st.sampled_from('\\\\\\abefnrtvxNLP_0 7$"é\n'), max_size=30))
def test_no_character_is_lost_without_a_word(text: str) -> None:
    problems = Problems()
    try:
        read_yaml(YamlSource("cv.yml", f'"{text}"'), problems)
        whole = yaml.safe_load(f'"{text}"')
    except (AcademicError, yaml.YAMLError):
        return
    lost = re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", whole)
    assert bool(lost) <= bool(problems.found)
