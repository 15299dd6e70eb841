"""The kinds of entries: what each may hold, and how the kind of an entry or a section is told.

The fields are the contract of the documentation's page on the CV file; one line each: `canonical synonym … : form`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from mkdocs_academic.formats.fields import Fields, declare, field_key
from mkdocs_academic.formats.located_yaml import Value
from mkdocs_academic.formats.titles import kinds_of_title, normalised_title

_COMMON = """
name title label
date year release_date released published : when
start_date start from : when
end_date end to until : when
location place city
summary description abstract excerpt
highlights items bullets : texts
note notes : texts
url link website uri : url
links : links
tags keywords : words
group
key id
selected featured : flag
hidden private draft : flag
language langid lang
"""
_LINK_KINDS = """
pdf paperurl url_pdf paper : url
html fulltext url_html : url
code url_code repository github : url
source url_source : url
data url_dataset url_data dataset : url
model url_model : url
slides slidesurl url_slides : url
poster url_poster : url
video url_video : url
recording : url
preprint url_preprint : url
supplement supp supplementary supplementary_material : url
blog blog_post : url
demo : url
press : url
bibtex bibtexurl : url
project url_project project_page : url
website homepage : url
publisher_url url_publisher : url
discussion : url
"""
_VENUE = (
    "journal venue journaltitle container_title booktitle book_title conference proceedings magazine newspaper event"
)
_DECLARED = {
    "publication": f"""
title name
subtitle sub_title
authors author : authors
type kind category publication_type publication_types entry_type
{_VENUE}
volume
issue number
pages page
chapter chapter_number
editor editors : authors
translator translators : authors
publisher school institution university organization organisation
series
edition
isbn
issn
original_title origtitle
reviewed
citation
doi
arxiv eprint
pmid
hal hal_id
ssrn
status state
round
job_market : flag
peer_reviewed refereed : flag
award awards honor honour : texts
abbr publication_short
preview image : file
license licence
open_access openaccess oa
bibtex_show : flag
openreview
acl_id acl_anthology
dblp
osf
zenodo
openalex
semanticscholar semantic_scholar
kaggle_dataset
kaggle_competition
huggingface_model
huggingface_dataset
huggingface_space
inspirehep_id inspirehep
altmetric
dimensions
google_scholar_id
versions supersedes : raw
same_as : words
distinct : flag
genre
talks : words
projects : words
grants : words
date year issued release_date released pub_date published : when
"""
    + _LINK_KINDS,
    "talk": """
name title
subtitle sub_title
event conference seminar series meeting
venue institution organization organisation host_institution room
kind type talk_type
with coauthors co_authors speakers speaker authors author co_speakers : authors
host
invited : flag
state status
time start_time : time
end_time : time
timezone tz time_zone : zone
event_url venueurl : url
lat latitude : latitude
lon longitude lng : longitude
coordinates latlon latlng : coordinates
publication
occasions deliveries given : raw
slides slidesurl url_slides : url
video url_video : url
poster url_poster : url
recording : url
embed : flag
pdf paperurl url_pdf paper : url
code url_code : url
""",
    "education": """
institution school university company organization organisation
degree study_type title name
area field major subject
department
thesis dissertation
advisor adviser supervisor advisors
grade gpa score
minor
courses : texts
""",
    "position": """
company institution organization organisation employer
position role title job name
department
supervisor host
""",
    "teaching": """
name course title
code number
institution venue school university organization
department
role position
level type
terms term semester semesters year years : texts
credits ects
hours
enrolment enrollment students
evaluation evaluations
materials : links
syllabus : url
with co_instructors : words
""",
    "grant": """
name title project
funder agency awarder sponsor organization institution
program programme scheme
number grant_number
role
investigators team pi pis : words
amount value
currency
share
state status
""",
    "award": """
name title award
awarder organization organisation institution issuer venue
amount
kind type
for
""",
    "supervision": """
name student title
degree level
role
topic thesis project
with co_advisors co_advisers coadvisors : words
institution school university
department
now now_at placement
funding
state status
""",
    "service": """
name role position title
organization organisation institution venue journal event company
kind type
count
""",
    "membership": """
name title organization organisation
role position
""",
    "software": """
name title
authors author : authors
version
programming_language
license licence
repository code github : url
packages : raw
documentation docs : url
doi
role
state status
""",
    "dataset": """
name title
authors author : authors
version
license licence
repository : url
documentation docs : url
doi
role
state status
size
format
access
""",
    "patent": """
name title
inventors authors inventor author : authors
number
office jurisdiction
filed : when
state status
""",
    "media": """
name title
outlet publisher journal
kind type
with : words
""",
    "project": """
name title
image img preview
importance
category
role
partners : words
funder
members : words
publications : words
talks : words
grants : words
""",
    "reference": """
name
position title role
institution company organization
email
phone
relation
letter : url
""",
    "skill": """
label name title
details keywords value : texts
level
""",
    "language": """
name label
level fluency details
""",
    "interest": """
name label
keywords details : texts
""",
    "news": """
text body content
name title
inline : flag
""",
    "entry": """
name title label company institution organization
details
""",
    "text": """
bullet text number reversed_number
""",
}
_NOUNS = {"position": "a position", "entry": "an entry", "education": "a degree", "teaching": "a course",
          "award": "an award", "interest": "an interest", "service": "a service entry", "media": "a media entry",
          "news": "a news entry", "supervision": "a supervision entry", "text": "a text",
          "software": "a program"}  # fmt: skip
KINDS = tuple(_DECLARED)

# A key that only entries of one kind have, in the order in which they are asked for.
_TELLING = (
    ("talk", {"event", "talk_type", "occasions"}),
    ("publication", {"authors", "journal", "booktitle", "doi", "arxiv", "journaltitle"}),
    ("position", {"position", "company", "employer"}),
    ("education", {"degree", "area", "study_type"}),
    ("teaching", {"course", "semester", "term", "terms"}),
    ("grant", {"funder", "grant_number"}),
    ("award", {"awarder"}),
    ("supervision", {"student"}),
    ("media", {"outlet"}),
    ("patent", {"inventors"}),
    ("software", {"repository"}),
    ("skill", {"details"}),
    ("language", {"fluency"}),
    ("text", {"bullet", "reversed_number"}),
)


@cache
def fields_of(kind: str) -> Fields:
    """The fields that an entry of this kind may hold."""
    return declare(_NOUNS.get(kind, f"a {kind}"), _DECLARED[kind], _COMMON)


@cache
def _all_keys() -> frozenset[str]:
    return frozenset(key for kind in KINDS for key in fields_of(kind).by_key)


def is_field(key: str) -> bool:
    """Whether a key is a field of any kind, written as it is declared."""
    return field_key(key) in _all_keys()


def known_elsewhere(key: str) -> bool:
    """Whether a key is a field of any kind, in the singular or the plural."""
    name = field_key(key)
    return not _all_keys().isdisjoint((name, f"{name}s", name.removesuffix("s")))


def canonical_elsewhere(key: str) -> str:
    """The canonical name of a key in the first kind that knows it, else the key itself."""
    for kind in KINDS:
        field = fields_of(kind).find(key)
        if field:
            return field.name
    return key


def is_text(entry: Value) -> bool:
    """Whether an entry is words alone: a text, or RenderCV's mapping of one bullet."""
    return not isinstance(entry, dict) or "bullet" in entry or "reversed_number" in entry or set(entry) == {"number"}


def kind_of_entry(entry: Value) -> str:
    """The kind that an entry's own keys tell; `text` for words, `entry` where they tell nothing."""
    if is_text(entry) or not isinstance(entry, dict):
        return "text"
    keys = {field_key(key) for key in entry}
    if "institution" in keys and not keys & {"degree", "area", "name", "title", "position", "company"}:
        return "education"
    for kind, telling in _TELLING:
        if keys & telling:
            return kind
    return "entry"


def kind_of_section(title: str, entries: Iterable[Value], chosen: Mapping[str, str]) -> str:
    """The kind of a section: as chosen in the options, by its title, else by the majority of its entries."""
    wanted = normalised_title(title)
    for name, kind in chosen.items():
        if normalised_title(name) == wanted:
            return kind
    candidates = kinds_of_title(title)
    if len(candidates) == 1:
        return candidates[0]
    votes = Counter(kind for entry in entries if (kind := kind_of_entry(entry)) != "text")
    if candidates:
        fitting = [(votes[kind], -rank, kind) for rank, kind in enumerate(candidates)]
        return max(fitting)[2]
    return votes.most_common(1)[0][0] if votes else "text"
