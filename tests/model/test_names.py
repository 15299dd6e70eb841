"""Names: their parts, and whether two of them may be one person's."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_academic.model.names import (
    FAMILY_ALONE,
    Person,
    PersonName,
    closeness,
    filing_keys,
    fold,
    likeness,
    parse_name,
    split_authors,
)

MODEST = settings(max_examples=200, deadline=None)


def near(one: str, other: str) -> int:
    return closeness(parse_name(one), parse_name(other))


@pytest.mark.parametrize(
    ("text", "given_name", "particle", "family", "suffix"),
    [
        ("Grace Hopper", "Grace", "", "Hopper", ""),
        ("Grace M. Hopper", "Grace M.", "", "Hopper", ""),
        ("Hopper, Grace M.", "Grace M.", "", "Hopper", ""),
        ("  Grace \t Hopper ", "Grace", "", "Hopper", ""),
        ("Plato", "", "", "Plato", ""),
        ("李明", "", "", "李明", ""),
        ("王 小明", "小明", "", "王", ""),
        ("王, 小明", "小明", "", "王", ""),
        ("王，小明", "小明", "", "王", ""),
        ("山田　エリカ", "エリカ", "", "山田", ""),
        ("김 철수", "철수", "", "김", ""),
        ("あべ けんじ", "けんじ", "", "あべ", ""),
        ("ジョン・スミス", "", "", "ジョン・スミス", ""),
        ("ジョン スミス", "ジョン", "", "スミス", ""),
        ("京都 大学 研究会", "", "", "京都 大学 研究会", ""),
        ("Ludwig van Beethoven", "Ludwig", "van", "Beethoven", ""),
        ("van Beethoven, Ludwig", "Ludwig", "van", "Beethoven", ""),
        ("Jan van der Waals", "Jan", "van der", "Waals", ""),
        ("Maria de los Angeles", "Maria", "de los", "Angeles", ""),
        ("Charles de la Vallée Poussin", "Charles", "de la", "Vallée Poussin", ""),
        ("Jean de La Fontaine", "Jean", "de", "La Fontaine", ""),
        ("Van Morrison", "Van", "", "Morrison", ""),
        ("Martin Luther King Jr.", "Martin Luther", "", "King", "Jr."),
        ("Martin Luther King, Jr.", "Martin Luther", "", "King", "Jr."),
        ("King, Jr., Martin Luther", "Martin Luther", "", "King", "Jr."),
        ("Guido van Rossum III", "Guido", "van", "Rossum", "III"),
        ("Jean-Paul Sartre", "Jean-Paul", "", "Sartre", ""),
        ("O'Brien, Flann", "Flann", "", "O'Brien", ""),
        ("Y. LeCun", "Y.", "", "LeCun", ""),
        ("", "", "", "", ""),
    ],
)
def test_the_parts_of_a_name(text: str, given_name: str, particle: str, family: str, suffix: str) -> None:
    name = parse_name(text)
    assert (name.given, name.particle, name.family, name.suffix) == (given_name, particle, family, suffix)


@pytest.mark.parametrize("text", ["{World Health Organization}", "{Barnes and Noble}", "{ CERN }"])
def test_braces_hold_a_team_together(text: str) -> None:
    assert parse_name(text) == PersonName(literal=text.strip("{} "))


def test_a_name_with_too_many_commas_is_left_alone() -> None:
    assert parse_name("One, Two, Three, Four").literal == "One, Two, Three, Four"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Hopper, Grace", "Grace Hopper"),
        ("van Beethoven, Ludwig", "Ludwig van Beethoven"),
        ("King, Jr., Martin Luther", "Martin Luther King, Jr."),
        ("{CERN}", "CERN"),
    ],
)
def test_a_name_is_written_as_it_is_spoken(text: str, written: str) -> None:
    assert str(parse_name(text)) == written


@pytest.mark.parametrize(
    ("text", "initials"),
    [("Grace M. Hopper", "GH"), ("Ludwig van Beethoven", "LB"), ("Plato", "P"), ("{Big Lab}", "BL"), ("", "")],
)
def test_initials(text: str, initials: str) -> None:
    assert parse_name(text).initials == initials


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Grace Hopper", "Grace Hopper"),
        ("Grace Hopper", "G. Hopper"),
        ("Grace Hopper", "G Hopper"),
        ("Grace Hopper", "Hopper, G."),
        ("Grace Hopper", "Hopper, Grace"),
        ("Grace Hopper", "Hopper Grace"),
        ("Grace Hopper", "Hopper G"),
        ("Grace Hopper", "GRACE HOPPER"),
        ("Grace Hopper", "Hopper"),
        ("Grace Hopper", "Grace Murray Hopper"),
        ("Grace Murray Hopper", "Grace M. Hopper"),
        ("Grace Murray Hopper", "G. M. Hopper"),
        ("Grace Murray Hopper", "G.M. Hopper"),
        ("Grace Murray Hopper", "GM Hopper"),
        ("Grace Murray Hopper", "Hopper GM"),
        ("José García", "Jose Garcia"),
        ("Øystein Ore", "Oystein Ore"),
        ("Anna Strauß", "A. Strauss"),
        ("Łukasz Nowak", "Lukasz Nowak"),
        ("Jose\u0301 Garci\u0301a", "José García"),
        ("J. Müller", "J. Mueller"),
        ("J. Müller", "J. Muller"),
        ("Jean-Paul Sartre", "J.-P. Sartre"),
        ("Jean-Paul Sartre", "J. P. Sartre"),
        ("Jean-Paul Sartre", "Jean Paul Sartre"),
        ("Ana López-García", "Ana Lopez Garcia"),
        ("Flann O'Brien", "Flann O’Brien"),
        ("Flann O'Brien", "Flann OBrien"),
        ("Ludwig van Beethoven", "L. Beethoven"),
        ("Ludwig van Beethoven", "van Beethoven, L."),
        ("Ludwig van Beethoven", "L. Vanbeethoven"),
        ("Martin Luther King, Jr.", "Martin Luther King"),
        ("Wei Wang", "Wang Wei"),
        ("Nguyễn Văn An", "Nguyen Van An"),
        ("李明", "李明"),
        ("Манин, Юрий", "Ю. Манин"),
        ("{CERN}", "Cern"),
    ],
)
def test_two_ways_to_write_one_name(one: str, other: str) -> None:
    assert near(one, other) > 0
    assert near(other, one) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Grace Hopper", "George Hopper"),
        ("Grace Hopper", "Gr Hopper"),
        ("Grace Hopper", "E. Hopper"),
        ("Grace Hopper", "Grace Hoper"),
        ("Grace Hopper", "Grace Aiken"),
        ("Grace Murray Hopper", "Grace B. Hopper"),
        ("Grace Murray Hopper", "G. B. Hopper"),
        ("J. P. Sartre", "Jean-Luc Sartre"),
        ("G. Hopper", "H. Grace"),
        ("Wei Wang", "Wei Zhang"),
        ("Wei Wang", "Wen Wang"),
        ("李明", "李华"),
        ("李明", "Li Ming"),
        ("{CERN}", "{DESY}"),
        ("{Grace}", "Grace Hopper"),
        ("", "Hopper"),
    ],
)
def test_names_that_contradict_each_other(one: str, other: str) -> None:
    assert near(one, other) == 0
    assert near(other, one) == 0


@pytest.mark.parametrize(
    ("owner", "closer", "farther"),
    [
        ("Grace Hopper", "Grace Hopper", "G. Hopper"),
        ("Grace Hopper", "G. Hopper", "Hopper"),
        ("Grace Murray Hopper", "Grace M. Hopper", "Grace Hopper"),
        ("Grace Murray Hopper", "G. M. Hopper", "G. Hopper"),
        ("Wei Wang", "Wei Wang", "Wang Wei"),
    ],
)
def test_of_two_that_agree_one_is_closer(owner: str, closer: str, farther: str) -> None:
    assert near(owner, closer) > near(owner, farther) > 0


@pytest.mark.parametrize(
    ("own", "authors", "found"),
    [
        (["Grace Hopper"], ["Howard Aiken", "G. Hopper"], 1),
        (["Grace Hopper"], ["G. Hopper", "Grace Hopper"], 1),
        (["Grace Hopper"], ["Grace Hopper", "George Hopper"], 0),
        (["Grace Hopper"], ["George Hopper", "E. Hopper"], None),
        (["Grace Hopper"], [], None),
        ([], ["Grace Hopper"], None),
        (["Grace Hopper", "Grace Murray"], ["G. Murray", "Howard Aiken"], 0),
        (["Grace Hopper"], ["G. Murray", "Howard Aiken"], None),
        (["Wei Wang"], ["Wang Wei", "Wei Wang"], 1),
        (["Li Ming", "李明"], ["王华", "李明"], 1),
    ],
)
def test_a_person_among_the_authors_of_a_work(own: list[str], authors: list[str], found: int | None) -> None:
    assert Person(map(parse_name, own)).among([parse_name(author) for author in authors]) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Grace Hopper", ["Grace Hopper"]),
        ("Hopper, Grace", ["Hopper, Grace"]),
        ("A Byron and C Babbage", ["A Byron", "C Babbage"]),
        ("A Byron AND C Babbage", ["A Byron", "C Babbage"]),
        ("A Byron  and\n C Babbage", ["A Byron", "C Babbage"]),
        ("Byron, A and Babbage, C and De Morgan, A", ["Byron, A", "Babbage, C", "De Morgan, A"]),
        ("Müller, J.; Doe, K.", ["Müller, J.", "Doe, K."]),
        ("A Byron; C Babbage; and A De Morgan", ["A Byron", "C Babbage", "A De Morgan"]),
        ("A Byron, C Babbage and A De Morgan", ["A Byron", "C Babbage", "A De Morgan"]),
        ("A Byron, C Babbage, and A De Morgan", ["A Byron", "C Babbage", "A De Morgan"]),
        ("A Byron, C Babbage", ["A Byron", "C Babbage"]),
        ("{Barnes and Noble}", ["{Barnes and Noble}"]),
        ("{Barnes and Noble} and Jane Doe", ["{Barnes and Noble}", "Jane Doe"]),
        ("Jane Doe and {Barnes and Noble}", ["Jane Doe", "{Barnes and Noble}"]),
        ("Jane Doe and others", ["Jane Doe", "others"]),
        ("Alexander Anderson", ["Alexander Anderson"]),
        ("Band, Land and Sand, Hand", ["Band, Land", "Sand, Hand"]),
    ],
)
def test_the_authors_in_one_string(text: str, names: list[str]) -> None:
    assert split_authors(text) == names


@pytest.mark.parametrize(
    ("text", "folded"),
    [("José", "jose"), ("ØRE", "ore"), ("Straße", "strasse"), ("Żółć", "zolc"), ("ﬁ", "fi"), ("李", "李")],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "shown", "initials"),
    [
        ("王, 小明", "王小明", "王"),
        ("王 小明", "王小明", "王"),
        ("王小明", "王小明", "王"),
        ("山田 太郎", "山田太郎", "山"),
        ("김, 철수", "김철수", "김"),
        ("スミス, ジョン", "ジョン スミス", "ジス"),
        ("Wang, 小明", "小明 Wang", "小W"),
    ],
)
def test_a_name_in_characters_has_the_family_first(text: str, shown: str, initials: str) -> None:
    name = parse_name(text)
    assert (str(name), name.initials) == (shown, initials)


FORMS = ("王小明", "王 小明", "王, 小明", "{王小明}", "{王 小明}")


@pytest.mark.parametrize("other", FORMS)
@pytest.mark.parametrize("one", FORMS)
def test_a_name_in_characters_is_one_name_divided_or_not(one: str, other: str) -> None:
    assert near(one, other) > FAMILY_ALONE
    assert likeness(parse_name(one), parse_name(other)) == 2
    assert filing_keys(parse_name(one)) & filing_keys(parse_name(other))
    assert parse_name(one).surname == parse_name(other).surname
    assert Person([parse_name(one)]).among([parse_name("王伟"), parse_name(other)]) == 1


@pytest.mark.parametrize("other", ["王 小", "王, 小红", "王小", "小明", "李 小明", "{王小}"])
def test_one_character_is_no_initial(other: str) -> None:
    assert near("王 小明", other) == near("王小明", other) == 0


def test_a_family_name_alone_in_characters_is_near_and_no_more() -> None:
    assert 0 < near("王", "王, 小明") < near("小明 王", "王 小明") < near("王小明", "王 小明")
    assert near("王", "王, 小明") <= FAMILY_ALONE


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王小明、李四光", ["王小明", "李四光"]),
        ("王小明, 李四, 张三", ["王小明", "李四", "张三"]),
        ("王, 小明", ["王, 小明"]),
        ("王 小明; 李, 四光", ["王 小明", "李, 四光"]),
    ],
)
def test_names_in_characters_in_one_text(text: str, names: list[str]) -> None:
    assert split_authors(text) == names


ALPHABETS = ("abcdefgxyzäöüéøßłı", "李明华王", "абвжя")
CAPITALISED = st.one_of(st.text(letters, min_size=1, max_size=8).map(str.capitalize) for letters in ALPHABETS)
PARTICLES = st.lists(st.sampled_from(["van", "von der", "de la", "di"]), max_size=1).map(" ".join)
GIVEN = st.lists(st.one_of(CAPITALISED, st.sampled_from(["G.", "J.-P.", "Ö."])), min_size=1, max_size=3).map(" ".join)
NAMES = st.builds(lambda *parts: " ".join(filter(None, parts)), GIVEN, PARTICLES, CAPITALISED)


@MODEST
@given(st.one_of(NAMES, st.text(max_size=20).filter(lambda text: text.count(",") < 2)))
@example("Guido van Rossum, Jr.")
def test_a_name_written_out_reads_as_the_same_words(text: str) -> None:
    written = str(parse_name(text))
    assert str(parse_name(written)) == written


@MODEST
@given(NAMES)
def test_a_name_turned_round_is_the_same_name(text: str) -> None:
    name = parse_name(text)
    assert parse_name(f"{' '.join(filter(None, (name.particle, name.family)))}, {name.given}") == name


@MODEST
@given(NAMES)
def test_every_name_is_near_itself_and_its_initials(text: str) -> None:
    name = parse_name(text)
    initials = " ".join(f"{word[0]}." for word in name.given.replace("-", " ").split())
    short = PersonName(name.family, initials, name.particle)
    assert closeness(name, name) >= closeness(name, short) > 0


@MODEST
@given(NAMES, NAMES)
def test_nearness_goes_both_ways(one: str, other: str) -> None:
    assert (near(one, other) > 0) is (near(other, one) > 0)


@MODEST
@given(st.text(max_size=60))
def test_any_text_splits_into_names_that_read(text: str) -> None:
    for piece in split_authors(text):
        assert isinstance(parse_name(piece), PersonName)


@pytest.mark.parametrize(
    ("owner", "other"),
    [
        ("Grace Hopper", "Grace H. Aiken"),
        ("John Smith", "John S. Doe"),
        ("Wei Wang", "Wei W. Zhang"),
        ("Michael Bauer", "Michael Baur"),
        ("Jane Doe", "Jane"),
        ("Adam Smith", "Smith, V."),
    ],
)
def test_a_given_name_is_no_family_name(owner: str, other: str) -> None:
    assert closeness(parse_name(owner), parse_name(other)) == 0


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A B, C D & E F", ["A B", "C D", "E F"]),
        ("Hopper, G., Aiken, H.", ["Hopper, G.", "Aiken, H."]),
        ("Grace Hopper, John Mauchly, Jr.", ["Grace Hopper", "John Mauchly, Jr."]),
        ("G. Hopper et al.", ["G. Hopper", "others"]),
        ("a" + " " * 64_000 + "b", ["a b"]),
    ],
)
def test_lists_of_authors_as_they_are_pasted(text: str, names: list[str]) -> None:
    assert split_authors(text) == names


def test_umlauts_may_be_spelt_out_in_given_names_too() -> None:
    assert closeness(parse_name("Jürgen Müller"), parse_name("Juergen Mueller")) > 0
