"""Records that name each other by their keys."""

from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Occasion, Talk
from mkdocs_academic.relations import Relations

WORK = Publication("On radium", key="radium", issued=parse_when("2022"), related={"projects": ("glow",)})
OTHER = Publication("On ores", key="ores")
TALK = Talk("A talk", key="solvay", occasions=(Occasion("Solvay"),))
GRANT = Entry("grant", "Glow in the dark", key="erc-1", fields={"publications": ("ores", "gone")})
PROJECT = Entry("project", "Glow", key="glow", fields={"grants": ("ERC-1",), "talks": ("solvay", "nowhere")})
PRIZE = Entry("award", "Best paper", fields={"for": "radium"})
WORDY = Entry("award", "A medal", fields={"for": "the work of a life"})
KEYS = {"radium": WORK, "ores": OTHER}
RELATIONS = Relations(KEYS.values(), KEYS.get, [TALK], [WORK, OTHER, TALK, GRANT, PROJECT, PRIZE, WORDY])


def test_a_record_is_found_by_its_key_or_by_its_name() -> None:
    assert RELATIONS.find("publications", "radium") is WORK
    assert RELATIONS.find("for", "ores") is OTHER
    assert RELATIONS.find("talks", "Solvay") is TALK
    assert RELATIONS.find("grants", "erc-1") is RELATIONS.find("grants", "glow in the dark") is GRANT
    assert RELATIONS.find("projects", "Glow") is PROJECT
    assert RELATIONS.find("projects", "erc-1") is None
    assert RELATIONS.find("colour", "radium") is None


def test_keys_that_nobody_has_are_named_and_a_prize_may_be_for_anything() -> None:
    assert [(record, field, key) for record, field, key in RELATIONS.unknown()] == [
        (GRANT, "publications", "gone"),
        (PROJECT, "talks", "nowhere"),
    ]


def test_each_says_what_the_other_says() -> None:
    assert RELATIONS.of_work(WORK) == {"grants": [], "projects": [PROJECT]}
    assert RELATIONS.of_work(OTHER) == {"grants": [GRANT], "projects": []}
    assert RELATIONS.with_works(PROJECT).fields["publications"] == ("radium",)
    assert RELATIONS.with_works(GRANT) is GRANT
    assert RELATIONS.with_works(PRIZE) is PRIZE


def test_where_nothing_is_named_nothing_is_looked_for() -> None:
    alone = Relations([OTHER], KEYS.get, [], [OTHER, Entry("project", "Glow")])
    assert alone.of_work(OTHER) == {}
    assert alone.known("grants") == []
    assert list(alone.unknown()) == []
