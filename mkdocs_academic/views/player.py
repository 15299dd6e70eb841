"""The recording of a talk on the talk's page: a film of the site, or one of elsewhere that waits to be asked for."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, quote, urlsplit

from mkdocs_academic.model.talk import Talk
from mkdocs_academic.views.links import Href
from mkdocs_academic.views.text import plain
from mkdocs_academic.views.words import Words
from mkdocs_academic.views.work import is_film

_ID = r"([A-Za-z0-9_-]{6,64})"
_YOUTUBE = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "youtube-nocookie.com", "youtu.be"})


class Player(NamedTuple):
    """A recording that plays on the page. `href` leads to it; `embed` is what is loaded from elsewhere when a reader
    asks for it, empty for a film that the browser plays itself; `label` says where it loads from.
    """

    href: str
    embed: str
    label: str
    name: str


def view_player(talk: Talk, words: Words, href: Href) -> Player | None:
    """How a talk's recording plays on the page; None where there is none, or its author has not asked for that.

    Files of one's own play where they are; from another host a recording comes only with `embed: true`.
    """
    links = [link for occasion in talk.occasions for link in occasion.links]
    for link in (*talk.links, *links):
        if link.kind not in ("recording", "video"):
            continue
        address = href(link.url) or ""
        is_elsewhere = bool(urlsplit(address).netloc)
        if not address or (is_elsewhere and not talk.embed):
            continue
        embed = embedded(address)
        if embed or is_film(address):
            host = urlsplit(embed or address).netloc
            return Player(address, embed, words("recording.play", host=host) if embed else "", plain(talk.name))
    return None


def embedded(url: str) -> str:
    """The address under which a film plays within another page; empty where the host is not known to have one.

    YouTube's is that which sets no cookies (https://support.google.com/youtube/answer/171780), Vimeo's that which does
    not track (https://help.vimeo.com/hc/en-us/articles/12426260232977); PeerTube's servers are known by their paths.
    """
    parts = urlsplit(url)
    host, path = parts.netloc.lower(), parts.path
    if host in _YOUTUBE:
        return _youtube(path, parse_qs(parts.query))
    if host in ("vimeo.com", "www.vimeo.com") and (found := re.fullmatch(r"/([0-9]+)(?:/([A-Za-z0-9]+))?/?", path)):
        return f"https://player.vimeo.com/video/{found[1]}?dnt=1" + (f"&h={found[2]}" if found[2] else "")
    if host == "archive.org" and (found := re.fullmatch(r"/details/([A-Za-z0-9_.-]+)(?:/.*)?", path)):
        return f"https://archive.org/embed/{found[1]}"
    if parts.scheme == "https" and (found := re.fullmatch(rf"/(?:w|videos/watch|videos/embed)/{_ID}/?", path)):
        return f"https://{quote(parts.netloc, safe=':.-')}/videos/embed/{found[1]}"
    return ""


def _youtube(path: str, asked: dict[str, list[str]]) -> str:
    found = re.fullmatch(r"/(?:live/|embed/|shorts/|v/)?([^/]+)/?", path)
    name = asked.get("v", [""])[0] if path == "/watch" else found[1] if found else ""
    if not re.fullmatch(r"[A-Za-z0-9_-]{11}", name):
        return ""
    start = re.match(r"[0-9]+", asked.get("t", asked.get("start", [""]))[0])
    return f"https://www.youtube-nocookie.com/embed/{name}" + (f"?start={start[0]}" if start else "")
