"""Recordings: which addresses can be played within a page, and when they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.views.player import embedded, view_player
from mkdocs_academic.views.words import Words

YOUTUBE = "https://www.youtube-nocookie.com/embed/ZR0ujwlvbkQ"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.youtube.com/watch?v=ZR0ujwlvbkQ", YOUTUBE), ("https://youtu.be/ZR0ujwlvbkQ?si=x", YOUTUBE),
        ("https://youtube.com/live/ZR0ujwlvbkQ", YOUTUBE), ("https://m.youtube.com/shorts/ZR0ujwlvbkQ/", YOUTUBE),
        ("https://www.youtube.com/watch?t=90s&v=ZR0ujwlvbkQ", f"{YOUTUBE}?start=90"),
        ("https://www.youtube.com/@someone", ""), ("https://www.youtube.com/watch?v=%22%3E%3Cscript%3E", ""),
        ("https://www.youtube.com/playlist?list=PL", ""), ("https://youtube.com.evil.example/watch?v=ZR0ujwlvbkQ", ""),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://vimeo.com/76979871/8272103f6e", "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e"),
        ("https://vimeo.com/channels/x", ""),
        ("https://archive.org/details/a.talk-1", "https://archive.org/embed/a.talk-1"),
        ("https://tube.example.org/w/9c9de5e8", "https://tube.example.org/videos/embed/9c9de5e8"),
        ("https://tube.example.org/videos/watch/9c9de5e8", "https://tube.example.org/videos/embed/9c9de5e8"),
        ("http://tube.example.org/w/9c9de5e8", ""), ("talk.mp4", ""), ("", ""), ("https://example.org/talk.html", ""),
    ],
)  # fmt: skip
def test_addresses_that_play_within_a_page(url: str, found: str) -> None:
    assert embedded(url) == found


@given(st.text(st.sampled_from(list("abcZ019-_/?=&.\"'<>%:@ \\")), max_size=60))
def test_nothing_of_an_address_breaks_out(rest: str) -> None:
    for start in ("https://youtu.be/", "https://vimeo.com/", "https://archive.org/details/", "https://t.example/w/"):
        assert not set(embedded(start + rest)) & set("\"'<> \\")


def play(talk: Talk) -> tuple[str, str] | None:
    player = view_player(talk, Words("en"), lambda address: address)
    return player and (player.embed, player.label)


def test_from_elsewhere_only_where_its_author_asks_for_it() -> None:
    links = (Link("", "https://youtu.be/ZR0ujwlvbkQ", "", "recording"),)
    assert play(Talk("A talk", links=links)) is None
    said = "Play here (loads from www.youtube-nocookie.com)"
    assert play(Talk("A talk", links=links, embed=True)) == (YOUTUBE, said)


def test_a_file_of_ones_own_plays_where_it_is() -> None:
    assert play(Talk("A talk", links=(Link("", "talks/film.webm", "", "video"),))) == ("", "")
    assert play(Talk("A talk", links=(Link("", "talks/film.pdf", "", "video"),))) is None
    assert play(Talk("A talk", links=(Link("", "talks/film.mp4", "", "slides"),))) is None
