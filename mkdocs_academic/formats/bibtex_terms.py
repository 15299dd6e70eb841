"""The names of BibTeX and its relatives: entry types, fields, languages, repositories, and what each means to us."""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_academic.formats.registries import REGISTRIES
from mkdocs_academic.formats.slips import nearest

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NO_WORKS = frozenset("xdata set bibnote control ieeetranbstctl jabref-meta".split())
ENTRY_TYPES = {
    "article": "article-journal", "techreport": "report", "phdthesis": "thesis", "mastersthesis": "thesis",
    "bachelorsthesis": "thesis", "mathesis": "thesis", "misc": "document", "online": "webpage", "electronic": "webpage",
    "www": "webpage", "unpublished": "manuscript", "mvbook": "book", "bookinbook": "chapter", "suppbook": "chapter",
    "mvcollection": "book", "suppcollection": "chapter", "mvproceedings": "book", "reference": "book",
    "mvreference": "book", "suppperiodical": "article-journal", "artwork": "graphic", "image": "graphic",
    "audio": "song", "music": "song", "movie": "motion_picture", "video": "motion_picture",
    "jurisdiction": "legal_case", "legal": "treaty", "letter": "personal_communication", "commentary": "book", "workshop": "paper-conference",
    "preprint": "preprint", "talk": "speech", "presentation": "speech", "poster": "speech",
}  # fmt: skip
GENRES = {"phdthesis": "phd", "phddissertation": "phd", "doctoralthesis": "phd", "doctoraldissertation": "phd",
          "mastersthesis": "masters", "masterthesis": "masters", "mathesis": "masters", "mscthesis": "masters",
          "bathesis": "bachelors", "bachelorsthesis": "bachelors", "bachelorthesis": "bachelors",
          "bscthesis": "bachelors", "candthesis": "candidate"}  # fmt: skip
# biblatex's names of states (manual 3.20, section 4.9.2.11) that are not our own; prepublished is ahead of print.
PUBSTATES = {"inpress": "forthcoming", "inpreparation": "in_preparation", "prepublished": "forthcoming"}
IN_BOOKS = frozenset({"paper-conference", "chapter", "entry-encyclopedia"})
# What is the owner's of the file alone, or a program's: it appears in no output.
PRIVATE = re.compile(
    r"(?:file|owner|timestamp|creationdate|modificationdate|__markedentry|groups|username|priority|ranking|printed"
    r"|readstatus|qualityassured|relevance|date-added|date-modified|added-at|bdsk-.*|local-url|local-zo-url.*|rating|read"
    r"|mendeley-.*|annote|comment|review|sharing|interhash|intrahash|citeulike-.*|posted-at|privnote|zotero.*)$"
)
# Fields that say how a program sorts or prints an entry, and are no part of the work.
OF_PROGRAMS = frozenset(
    """crossref xref xdata ids entryset entrysubtype execute label options presort related relatedtype relatedstring
    shorttitle shorthand shorthandintro sortkey sorttitle sortname sortyear indextitle indexsorttitle bibsource biburl
    keyword-list adsurl adsnote langidopts gender hyphenation nameaddon authortype editortype useprefix
    useauthor useeditor key language langid month day urldate urlday urlmonth urlyear lastchecked archiveprefix
    primaryclass eprinttype eprintclass acknowledgement""".split()
)
LANGUAGES = {
    "english": "en", "american": "en", "usenglish": "en", "british": "en", "ukenglish": "en", "canadian": "en",
    "australian": "en", "german": "de", "ngerman": "de", "austrian": "de", "naustrian": "de", "swissgerman": "de",
    "nswissgerman": "de", "french": "fr", "francais": "fr", "acadian": "fr", "spanish": "es", "italian": "it",
    "portuguese": "pt", "brazilian": "pt", "brazil": "pt", "portuges": "pt", "dutch": "nl", "danish": "da",
    "swedish": "sv", "norwegian": "no", "norsk": "nb", "nynorsk": "nn", "finnish": "fi", "icelandic": "is",
    "polish": "pl", "czech": "cs", "slovak": "sk", "slovene": "sl", "slovenian": "sl", "croatian": "hr",
    "serbian": "sr", "russian": "ru", "ukrainian": "uk", "bulgarian": "bg", "greek": "el", "hungarian": "hu",
    "romanian": "ro", "turkish": "tr", "latin": "la", "hebrew": "he", "arabic": "ar", "persian": "fa", "hindi": "hi",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "catalan": "ca", "basque": "eu", "galician": "gl",
    "estonian": "et", "latvian": "lv", "lithuanian": "lt", "welsh": "cy", "irish": "ga", "esperanto": "eo",
}  # fmt: skip
ARXIV_VENUE = re.compile(
    r"(?:arxiv(?:\.org)?(?:\s+(?:preprints?|e-?prints?|pre-?prints?|cs|math|physics|stat))*|corr"
    r"|computing research repository)[\s,:]*(?:preprint\s*)?(?:(?:arxiv:\s*|abs/)?(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?))?"
    r"\s*(?:\[[\w.-]+\])?\.?$",
    re.IGNORECASE,
)
# Other repositories, as programs name them where a journal is meant.
REPOSITORY = re.compile(
    r"(?:(?:bio|med|chem|psy|soc|tech|eng|eco|earth|agri|ed|law|meta)r?[ax]?rxiv|psyarxiv|socarxiv|earthar?xiv|edarxiv"
    r"|osf ?preprints?|research square|preprints(?:\.org)?|authorea|advance)(?:\s+preprints?)?(?:[\s(:,].*)?$",
    re.IGNORECASE,
)
SSRN_VENUE = re.compile(
    r"(?:available (?:at|on|from) )?ssrn(?: electronic journal| working paper| scholarly paper)?\s*(?:(?:id|no\.?|#|:)?\s*"
    r"(?P<id>\d{5,8}))?\.?$",
    re.IGNORECASE,
)
ARXIV_ADDRESS = re.compile(r"https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/(?P<id>[\w./-]+?)(?:\.pdf)?$", re.IGNORECASE)
# What Scopus and Zotero write for a note.
NOTE_OF_PROGRAM = re.compile(
    r"(?:cited by:? *\d+|publisher: |_eprint: |zscc\b|tex\.ids?\b|citation key: ).*$", re.IGNORECASE
)
# "Isis (in press)", "Isis, to appear": a venue with a status behind it.
VENUE_WITH_STATUS = re.compile(
    r"(?P<venue>.*[^\s,(\[])(?:\s*[(\[](?P<inside>[^()\[\]]+)[)\]]|,\s+(?P<behind>[^,]+))\.?$"
)
ARXIV_IN_TEXT = re.compile(
    r"arxiv(?:\.org/(?:abs|pdf)/|:\s*)(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE
)
EPRINT_KINDS = {"arxiv": "arxiv", "hal": "hal", "pubmed": "pmid", "pmid": "pmid", "ssrn": "ssrn"}
EPRINT_ADDRESSES = {"jstor": "https://www.jstor.org/stable/{}", "googlebooks": "https://books.google.com/books?id={}",
                    "hdl": "https://hdl.handle.net/{}",
                    "pmc": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}/"}  # fmt: skip
LINKS = tuple(
    "pdf html code data model slides poster video website blog preprint supplement supp bibtex demo press project "
    "discussion preview".split()
)
AS_TEXT = tuple(
    """volume series edition isbn issn abbr hal hal_id pmid ssrn reviewed original_title peer_reviewed refereed
    job_market selected featured hidden status distinct same_as versions talks projects grants round group license
    licence open_access openaccess bibtex_show google_scholar_id""".split()
) + tuple(REGISTRIES)


# Fields with an address under names of our own; all others of our names mean something else in a .bib, or anything.
ADDRESSES = re.compile(
    r"(?:url_(?:pdf|html|code|source|data|dataset|slides|poster|video|preprint|supplement|project|model|publisher)|publisher_url|paperurl|slidesurl"
    r"|bibtexurl|github|repository|paper|fulltext|recording|project_page|supplementary|supplementary_material|blog_post"
    r"|dataset|image|img)$"
)
NOT_LINKED = re.compile(
    r"(?:ftps?|sftp|gopher|file|internal-pdf|papers\d*|[a-z]):|(?!https?:)[^/?#]*://", re.IGNORECASE
)

ARXIV_ID = r"(?i)(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\[[\w.-]+\])?"
KNOWN_FIELDS = frozenset(
    """howpublished eventtitle eventdate origdate origtitle pagetotal bookpagination pagination version chapter part volumes
    eprintclass holder nationality assignee series annotation editora editorb editorc foreword afterword introduction
    commentator venue annotator citations eissn article-number
    numpages articleno acmid keyword doi-asserted-by issue_date shortauthor shorteditor shortseries journalsubtitle
    issuesubtitle issuetitle mainsubtitle maintitleaddon booktitleaddon reprinttitle origlanguage origlocation
    origpublisher coden mrnumber zblnumber mrclass lccn oclc asin size type eid month day annote url_date library
    collaboration reportnumber slaccitation eprinttype fjournal mrreviewer intranslator translators editors pubmedid notes
    collaboration reportnumber slaccitation eprinttype conference event category kind name state source issued
    document_type abbrev_source_title author_keywords affiliation""".split()
)
_SHORT = frozenset("doi url eprint arxiv note pmid pmcid tags urldate booksubtitle maintitle pagetotal".split())
# Fields that are missed where they are misspelt.
_MISSED = frozenset(
    """title subtitle author editor journal journaltitle booktitle year date month volume number pages publisher series
    edition address location institution school organization abstract keywords language translator howpublished
    pubstate""".split()
)


@lru_cache(maxsize=4096)
def is_slip(name: str) -> bool:
    """Whether the name of a field is rather a slip of the pen. `xtitle` and `OPTnote` are fields that were put aside."""
    if name in KNOWN_FIELDS or name in _MISSED or re.search(r"[+_\d-]", name) or name.startswith(("x", "opt", "alt")):
        return False
    return nearest(name, _MISSED, careful=True) is not None


def is_known(name: str) -> bool:
    """Whether a field of this name is BibTeX's, biblatex's or a known program's."""
    return (
        name in _MISSED or name in KNOWN_FIELDS or name in AS_TEXT or name in LINKS or name in _SHORT or is_aside(name)
    )


@lru_cache(maxsize=4096)
def is_aside(name: str) -> bool:
    """Whether a field is private, or says how a program sorts or prints an entry."""
    return name in OF_PROGRAMS or bool(PRIVATE.match(name))
