"""The sites on which people have pages: names, labels, icons, and how an id becomes an address."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from mkdocs_academic.model.identifiers import BadIdentifier, orcid


class Network(NamedTuple):
    """A site on which people have a page: how it is called, drawn (Material's icon name) and addressed.

    `template` has `{}` for the user's id; empty where only a whole address says which page is meant.
    """

    name: str
    label: str
    icon: str = ""
    template: str = ""

    def url(self, value: str) -> str:
        """The address of a page from an id, a handle or an address.

        Raises:
            BadIdentifier: an ORCID iD that fails its check, or an id where only a whole address will do.
        """
        value = value.strip()
        if self.name == "orcid":
            return f"https://orcid.org/{orcid(value)}"
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", value) or value.startswith(("//", "/", "\\")):
            return value
        if re.match(r"(?:[\w-]+\.)+[a-z]{2,}/", value):
            return f"https://{value}"
        if self.name == "mastodon":
            return _mastodon(value)
        if not self.template:
            raise BadIdentifier(f"{value!r} is not an address", f"write the whole address of your {self.label} page")
        return self.template.format(quote(self._id(value), safe="@/:=&?.~_-,"))

    def _id(self, value: str) -> str:
        """An id without the sign that a network writes before it, where its addresses have none."""
        if self.name == "whatsapp":
            return re.sub(r"\D", "", value)
        if self.name == "youtube" and re.fullmatch(r"UC[\w-]{22}", value):
            return f"channel/{value}"
        return (
            value
            if self.name == "matrix"
            else value.lstrip("@~")
            if self.name != "youtube"
            else f"@{value.lstrip('@')}"
        )


def _mastodon(value: str) -> str:
    match = re.fullmatch(r"@?([\w.]+)@([\w.-]+)", value)
    if not match:
        raise BadIdentifier(f"{value!r} is not a Mastodon address", "write it as @name@server.example")
    return f"https://{match[2]}/@{match[1]}"


_NETWORKS = """
orcid | ORCID | fontawesome/brands/orcid | https://orcid.org/{}
googlescholar google_scholar scholar_userid scholar google-scholar | Google Scholar | fontawesome/brands/google-scholar | https://scholar.google.com/citations?user={}
semantic semanticscholar semanticscholar_id semantic_scholar | Semantic Scholar | simple/semanticscholar | https://www.semanticscholar.org/author/{}
dblp dblp_url | DBLP | simple/dblp | https://dblp.org/pid/{}
arxiv arxiv_id | arXiv | simple/arxiv | https://arxiv.org/a/{}
inspire-hep inspirehep inspirehep_id inspire | INSPIRE HEP | simple/inspire | https://inspirehep.net/authors/{}
ads nasa_ads | NASA ADS |  | https://ui.adsabs.harvard.edu/search/q=orcid%3A{}
pubmed | PubMed | simple/pubmed | https://pubmed.ncbi.nlm.nih.gov/?term={}
scopus scopus_id | Scopus | simple/scopus | https://www.scopus.com/authid/detail.uri?authorId={}
publons publons_id webofscience researcherid wos | Web of Science | simple/clarivate | https://www.webofscience.com/wos/author/record/{}
researchgate research_gate_profile | ResearchGate | fontawesome/brands/researchgate | https://www.researchgate.net/profile/{}
academia academia_edu | Academia.edu | simple/academia |
hal hal_id | HAL | simple/hal | https://cv.hal.science/{}
ssrn | SSRN | simple/ssrn | https://papers.ssrn.com/sol3/cf_dev/AbsByAuth.cfm?per_id={}
repec ideas | RePEc |  | https://ideas.repec.org/f/{}.html
osf osf_id | OSF | simple/osf | https://osf.io/{}
zenodo | Zenodo | simple/zenodo | https://zenodo.org/search?q={}
figshare | Figshare | simple/figshare | https://figshare.com/authors/{}
zotero zotero_username | Zotero | simple/zotero | https://www.zotero.org/{}
mendeley | Mendeley | simple/mendeley | https://www.mendeley.com/profiles/{}
openalex | OpenAlex |  | https://openalex.org/{}
openreview | OpenReview |  | https://openreview.net/profile?id={}
philpapers philpeople | PhilPapers |  | https://philpeople.org/profiles/{}
impactstory | Impactstory |  | https://profiles.impactstory.org/u/{}
ieee ieee_id | IEEE Xplore | simple/ieee | https://ieeexplore.ieee.org/author/{}
acm acm_id | ACM | simple/acm | https://dl.acm.org/profile/{}
lattes lattes_id | Lattes |  | https://lattes.cnpq.br/{}
wikidata wikidata_id | Wikidata | simple/wikidata | https://www.wikidata.org/wiki/{}
wikipedia wikipedia_id | Wikipedia | simple/wikipedia | https://en.wikipedia.org/wiki/{}
isni | ISNI |  | https://isni.org/isni/{}
viaf | VIAF |  | https://viaf.org/viaf/{}
github github_username | GitHub | fontawesome/brands/github | https://github.com/{}
gitlab gitlab_username | GitLab | fontawesome/brands/gitlab | https://gitlab.com/{}
bitbucket | Bitbucket | fontawesome/brands/bitbucket | https://bitbucket.org/{}
codeberg | Codeberg | simple/codeberg | https://codeberg.org/{}
sourcehut | SourceHut | simple/sourcehut | https://sr.ht/~{}
huggingface | Hugging Face | simple/huggingface | https://huggingface.co/{}
kaggle kaggle_id | Kaggle | fontawesome/brands/kaggle | https://www.kaggle.com/{}
stackoverflow stackoverflow_id | Stack Overflow | fontawesome/brands/stack-overflow | https://stackoverflow.com/users/{}
leetcode leetcode_id | LeetCode | simple/leetcode | https://leetcode.com/{}
codepen | CodePen | fontawesome/brands/codepen | https://codepen.io/{}
dockerhub | Docker Hub | fontawesome/brands/docker | https://hub.docker.com/u/{}
overleaf | Overleaf | simple/overleaf |
linkedin linkedin_username | LinkedIn | fontawesome/brands/linkedin | https://www.linkedin.com/in/{}
xing | Xing | fontawesome/brands/xing | https://www.xing.com/profile/{}
bluesky bluesky_url | Bluesky | fontawesome/brands/bluesky | https://bsky.app/profile/{}
mastodon mastodon_username | Mastodon | fontawesome/brands/mastodon |
twitter x x_username | X | fontawesome/brands/x-twitter | https://x.com/{}
threads | Threads | fontawesome/brands/threads | https://www.threads.net/@{}
facebook facebook_id | Facebook | fontawesome/brands/facebook | https://www.facebook.com/{}
instagram instagram_id | Instagram | fontawesome/brands/instagram | https://www.instagram.com/{}
youtube youtube_id | YouTube | fontawesome/brands/youtube | https://www.youtube.com/{}
vimeo | Vimeo | fontawesome/brands/vimeo-v | https://vimeo.com/{}
medium medium_username | Medium | fontawesome/brands/medium | https://medium.com/@{}
substack | Substack | simple/substack | https://{}.substack.com
blogger blogger_url | Blogger | fontawesome/brands/blogger |
tumblr | Tumblr | fontawesome/brands/tumblr | https://{}.tumblr.com
reddit | Reddit | fontawesome/brands/reddit | https://www.reddit.com/user/{}
quora quora_username | Quora | fontawesome/brands/quora | https://www.quora.com/profile/{}
goodreads | Goodreads | fontawesome/brands/goodreads | https://www.goodreads.com/{}
telegram telegram_username | Telegram | fontawesome/brands/telegram | https://t.me/{}
whatsapp whatsapp_number | WhatsApp | fontawesome/brands/whatsapp | https://wa.me/{}
signal | Signal | simple/signal |
discord discord_id | Discord | fontawesome/brands/discord | https://discord.com/users/{}
matrix | Matrix | simple/matrix | https://matrix.to/#/{}
keybase keybase_username | Keybase | fontawesome/brands/keybase | https://keybase.io/{}
weibo | Weibo | fontawesome/brands/weibo | https://weibo.com/{}
zhihu | Zhihu | fontawesome/brands/zhihu | https://www.zhihu.com/people/{}
flickr flickr_id | Flickr | fontawesome/brands/flickr | https://www.flickr.com/people/{}
unsplash unsplash_id | Unsplash | fontawesome/brands/unsplash | https://unsplash.com/@{}
pinterest pinterest_id | Pinterest | fontawesome/brands/pinterest | https://www.pinterest.com/{}
dribbble | Dribbble | fontawesome/brands/dribbble | https://dribbble.com/{}
artstation | ArtStation | fontawesome/brands/artstation | https://www.artstation.com/{}
soundcloud | SoundCloud | fontawesome/brands/soundcloud | https://soundcloud.com/{}
spotify spotify_id | Spotify | fontawesome/brands/spotify | https://open.spotify.com/user/{}
lastfm lastfm_id | Last.fm | fontawesome/brands/lastfm | https://www.last.fm/user/{}
steam | Steam | fontawesome/brands/steam | https://steamcommunity.com/id/{}
strava strava_userid | Strava | fontawesome/brands/strava | https://www.strava.com/athletes/{}
imdb | IMDb | fontawesome/brands/imdb | https://www.imdb.com/name/{}
foursquare | Foursquare | fontawesome/brands/foursquare | https://foursquare.com/{}
google_plus | Google+ | fontawesome/brands/google-plus |
vine | Vine | fontawesome/brands/vine |
work_url | Work |  |
"""


def _read_networks() -> dict[str, Network]:
    found: dict[str, Network] = {}
    for line in _NETWORKS.strip().splitlines():
        names, label, icon, template = (part.strip() for part in line.split("|"))
        keys = names.split()
        network = Network(keys[0], label, icon, template)
        for key in (*keys, label):
            found[network_key(key)] = network
    return found


def network_key(text: str) -> str:
    """A network's name for looking it up: lower case, letters and digits only."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


NETWORKS = _read_networks()
