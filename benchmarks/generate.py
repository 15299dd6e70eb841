"""Write the sites that the benchmark builds, from one seeded, invented academic record."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

Variant = Literal[
    "floor", "ours", "ours-bib", "works", "ours-works", "files", "ours-files", "bare", "idle", "pages", "pages-idle",
]  # fmt: skip


def _words(text: str) -> list[str]:
    return text.split(";")


SEED = 7
OWNER = "Mara Ellingsen"
FIRST_YEAR, LAST_YEAR = 1996, 2025
EN_DASH, EM_DASH = "\u2013", "\u2014"

BIO = f"""# {OWNER}

Professor of catchment science at the Institute for Cold Regions, Tromsø.

I study how water, carbon and nutrients move through northern landscapes, and how that movement changes as
winters shorten. My group combines long field records with models that are simple enough to be wrong in
instructive ways.

Before Tromsø I worked in Umeå, Aberdeen and Zürich. I teach *Hydrology of Cold Regions* every autumn.
"""

MONTHS = _words("January;February;March;April;May;June;July;August;September;October;November;December")

SURNAMES = _words(
    "Abernethy;Adeyemi;Almqvist;Arvidsson;Baptista;Bergström;Bielak;Brandvold;Castellan;Chaudhry;Corrigan;Dahlgaard;"
    "Delacroix;Demirel;Dvořák;Eskelinen;Ferreira;Fontaine;Galloway;Gundersen;Haddad;Hakala;Hasegawa;Holmquist;Ibarra;"
    "Ishikawa;Jankowski;Jørgensen;Kallio;Kaminski;Karlsen;Kovács;Kruger;Laitinen;Lindqvist;Lombardi;MacAllister;"
    "Marchetti;Mbeki;Mikkelsen;Moreau;Nakagawa;Novotný;Nyström;Oduya;Okonkwo;Olafsson;Papadakis;Pedrosa;Petrov;"
    "Quintana;Rasmussen;Renard;Ródenas;Sandoval;Schreiber;Søndergaard;Szabó;Takahashi;Thorvald;Tremblay;Ulvestad;"
    "Vandenberg;Vasquez;Virtanen;Weissmann;Wójcik;Yamazaki;Yilmaz;Zielinski"
)

ADJECTIVES = _words(
    "seasonal;long-term;spatial;decadal;abrupt;delayed;regional;cumulative;non-linear;interannual;depth-dependent;"
    "threshold-like;synchronous;diurnal;asymmetric;multi-scale;episodic;persistent;divergent;coupled;transient;"
    "landscape-scale;event-driven;legacy;hidden"
)

PROCESSES = _words(
    "nitrogen cycling;sediment transport;methane emission;carbon burial;groundwater recharge;snowmelt runoff;"
    "soil respiration;phosphorus retention;dissolved organic carbon export;stream metabolism;litter decomposition;"
    "evapotranspiration;channel migration;hillslope erosion;permafrost thaw;ice-jam flooding;baseflow recession;"
    "mercury accumulation;root-zone storage;silica weathering;nutrient uptake;plant phenology;algal growth;"
    "invertebrate drift;bedload mobility;water-table variability;thermal stratification;hyporheic exchange;"
    "oxygen depletion;seed dispersal;peat accumulation;iron mobilisation;preferential flow;canopy interception"
)

SYSTEMS = _words(
    "boreal peatlands;alpine headwater streams;Arctic tundra ponds;managed spruce forests;lowland rivers;"
    "palsa mires;drained fens;coastal lagoons;subarctic birch woodlands;glacier-fed catchments;prairie wetlands;"
    "shallow humic lakes;restored floodplains;karst springs;clear-cut hillslopes;upland heaths;estuarine mudflats;"
    "thermokarst lakes;braided rivers;urban streams;agricultural catchments;hydropower reservoirs;salt marshes;"
    "northern hardwood forests;high-latitude fjords;temperate grasslands;riparian buffers;mountain meadows;"
    "nested research catchments;abandoned pastures"
)

METHODS = _words(
    "stable water isotopes;airborne lidar surveys;eddy covariance towers;Bayesian hierarchical models;"
    "high-frequency sensors;environmental DNA surveys;paired-catchment experiments;distributed temperature sensing;"
    "citizen observations;tracer injections;satellite radar time series;sediment cores;process-based simulations;"
    "mesocosm experiments;archived field notebooks;random forest ensembles;drone imagery;tree-ring chronologies;"
    "radiocarbon measurements;noble gas tracers;fluorescence spectroscopy;passive samplers;low-cost loggers;"
    "reciprocal transplants;data assimilation"
)

DRIVERS = _words(
    "repeated summer drought;snowpack decline;forest harvesting;winter warming;river regulation;road salting;"
    "rain-on-snow flooding;acid deposition;peatland drainage;beaver recolonisation;wildfire;atmospheric browning;"
    "land abandonment;nutrient enrichment;extreme rainfall;reindeer grazing;earlier ice break-up;storm clustering;"
    "dam removal;vegetation greening;freeze-thaw cycling;liming;afforestation;sea-level rise"
)

TITLE_PATTERNS = (
    "{adjective} {process} in {system} under {driver}",
    "how {driver} shapes {process} in {system}",
    "{process} across {system}: evidence from {method}",
    "does {driver} alter {process} in {system}?",
    "estimating {process} in {system} with {method}",
    "the {adjective} signature of {process} in {system}",
    "{driver} and the {adjective} response of {process} in {system}",
    "{method} reveal {adjective} {process} in {system}",
    "{process} and {process2} in {system} after {driver}",
    "linking {process} to {process2} in {system} using {method}",
    "{adjective} controls on {process} in {system}: the role of {driver}",
    "from {system} to {system2}: {adjective} patterns of {process}",
)

JOURNALS = _words(
    "Annals of Peatland Science;Boreal Hydrology Letters;Journal of Catchment Processes;Cold Regions Quarterly;"
    "Nordic Journal of Freshwater Ecology;Water & Carbon Reports;Transactions on River Dynamics;Soil Horizons Review;"
    "International Journal of Snow Physics;Wetland Biogeochemistry;Advances in Stream Ecology;Acta Limnica;"
    "Proceedings of the Society for Field Hydrology;Isotope Methods in Environment;Landscape Change Letters;"
    "Archive of Alpine Research;Open Watershed Science;Earth Observation of Forests;Journal of Ecosystem Records;"
    "Geomorphic Systems;Environmental Sensing Today;Arctic Margins;Limnological Notes;Global Runoff Studies;"
    "Journal of Sediment Archives;Northern Forest Research;Hydrological Models and Data;Permafrost & Periglacial Notes;"
    "Catena Borealis;Estuarine Frontiers;European Review of Water Science;Ecohydrology Perspectives;Biogeo Letters;"
    "Journal of Land Restoration;Quantitative Field Ecology;Reservoir Studies;Climate Impacts on Rivers;"
    "Bulletin of Environmental Tracers;Glacier Forelands;Methods in Catchment Science"
)

AWARDS = _words(
    "Best Paper Award;Editor's Choice;Early Career Paper Prize;Most Cited Article of the Year;Outstanding Field Study"
)

NOTES = _words(
    "With a published comment and reply;Data available on request;Invited contribution;Featured on the cover;"
    "Equal contribution of the first two authors"
)

SCOPES = _words("Nordic;European;International;Annual;Joint;Biennial;Arctic;Alpine")
MEETINGS = _words("Symposium;Workshop;Conference;Summer School;Colloquium;Congress")
TOPICS = _words(
    "Catchment Hydrology;Peatland Carbon;Snow and Ice;Freshwater Ecology;River Restoration;Environmental Tracers;"
    "Cold Regions Science;Forest Soils;Water Quality;Land Surface Models;Field Methods;Permafrost"
)
KINDS = _words("Keynote;Invited talk;Contributed talk;Seminar;Poster")
PLACES = _words(
    "Tromsø, Norway;Umeå, Sweden;Helsinki, Finland;Aarhus, Denmark;Reykjavík, Iceland;Aberdeen, Scotland;"
    "Zürich, Switzerland;Vienna, Austria;Grenoble, France;Potsdam, Germany;Kraków, Poland;Ljubljana, Slovenia;"
    "Bologna, Italy;Girona, Spain;Lisbon, Portugal;Fairbanks, United States;Saskatoon, Canada;Sapporo, Japan;"
    "Dunedin, New Zealand;Valdivia, Chile"
)


@dataclass(frozen=True)
class Publication:
    """One journal article; `year` and `month` are its date, `month` is None when only the year is known."""

    title: str
    authors: list[str]
    journal: str
    volume: int
    issue: int
    first_page: int
    last_page: int
    year: int
    month: int | None
    doi: str
    key: str
    award: str | None = None
    note: str | None = None

    @property
    def abstract(self) -> str:
        """About 120 words, the same each time."""
        return " ".join(_sentences(random.Random(self.key), 9))


@dataclass(frozen=True)
class Talk:
    """One talk, with `location` as "City, Country"."""

    name: str
    event: str
    location: str
    day: date
    kind: str


@dataclass(frozen=True)
class Record:
    """What one academic has published and presented, each list newest first."""

    publications: list[Publication] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)


def _titles(rng: random.Random) -> Iterator[str]:
    """Yield endless titles of 6 to 12 words, no two alike."""
    seen: set[str] = set()
    while True:
        process, process2 = rng.sample(PROCESSES, 2)
        system, system2 = rng.sample(SYSTEMS, 2)
        title = rng.choice(TITLE_PATTERNS).format(
            adjective=rng.choice(ADJECTIVES),
            process=process,
            process2=process2,
            system=system,
            system2=system2,
            method=rng.choice(METHODS),
            driver=rng.choice(DRIVERS),
        )
        if title not in seen and 6 <= len(title.split()) <= 12:
            seen.add(title)
            yield title[0].upper() + title[1:]


def _sentences(rng: random.Random, count: int, mark: str = "") -> Iterator[str]:
    for _ in range(count):
        driver, process, system = rng.choice(DRIVERS), rng.choice(PROCESSES), rng.choice(SYSTEMS)
        yield f"Where {driver} is common, {mark}{process}{mark} in {system} is {rng.choice(ADJECTIVES)}."


def _authors(rng: random.Random) -> list[str]:
    surnames = rng.sample(SURNAMES, rng.randint(2, 7))
    authors = [f"{rng.choice('ABCDEFGHIJKLMNOPRSTVY')}. {surname}" for surname in surnames]
    authors.insert(rng.randint(0, len(authors)), OWNER)
    return authors


def _publication(rng: random.Random, title: str, number: int) -> Publication:
    journal = rng.randrange(len(JOURNALS))
    year = rng.randint(FIRST_YEAR, LAST_YEAR)
    first_page = rng.randint(1, 1800)
    extra = rng.choice(("award", "note")) if rng.random() < 0.1 else None
    return Publication(
        title=title,
        authors=_authors(rng),
        journal=JOURNALS[journal],
        volume=year - FIRST_YEAR + journal + 1,
        issue=rng.randint(1, 12),
        first_page=first_page,
        last_page=first_page + rng.randint(4, 28),
        year=year,
        month=rng.randint(1, 12) if rng.random() < 0.6 else None,
        doi=f"10.5555/j{journal:02d}.{year}.{number:05d}",
        key=f"work{number:05d}",
        award=rng.choice(AWARDS) if extra == "award" else None,
        note=rng.choice(NOTES) if extra == "note" else None,
    )


def _talk(rng: random.Random, name: str) -> Talk:
    day = date(rng.randint(FIRST_YEAR, LAST_YEAR), rng.randint(1, 12), rng.randint(1, 28))
    event = f"{rng.choice(SCOPES)} {rng.choice(MEETINGS)} on {rng.choice(TOPICS)} {day.year}"
    return Talk(name, event, rng.choice(PLACES), day, rng.choice(KINDS))


def make_record(size: int, seed: int = SEED) -> Record:
    """Return a record of `size` publications and `size // 3` talks; the same arguments give the same record."""
    rng = random.Random(seed)
    titles = _titles(rng)
    publications = [_publication(rng, next(titles), number) for number in range(size)]
    talks = [_talk(rng, next(titles)) for _ in range(size // 3)]
    publications.sort(key=lambda item: (item.year, item.month or 0), reverse=True)
    talks.sort(key=lambda item: item.day, reverse=True)
    return Record(publications, talks)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _dump(data: dict[str, Any]) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1000)


def _write_config(folder: Path, nav: list[dict[str, str]], plugins: list[Any], **extra: Any) -> None:
    config = {
        "site_name": OWNER,
        "site_url": "https://example.org/",
        "theme": {"name": "material", "font": False},
        "plugins": plugins,
        "nav": nav,
        **extra,
    }
    _write(folder / "mkdocs.yml", _dump(config))


def _authors_markdown(item: Publication) -> str:
    return ", ".join(f"**{name}**" if name == OWNER else name for name in item.authors)


def _venue_markdown(item: Publication) -> str:
    return f"*{item.journal}*, {item.volume}({item.issue}), pp. {item.first_page}{EN_DASH}{item.last_page}"


def _publication_markdown(item: Publication, *, linked: bool = False) -> str:
    title = f"[{item.title}](publications/{item.key}.md)" if linked else item.title
    lines = [
        f"- **{title}**",
        f"  {_authors_markdown(item)}",
        f"  {_venue_markdown(item)}",
        *(f"  {remark}" for remark in (item.award, item.note) if remark),
        f"  [DOI](https://doi.org/{item.doi})",
    ]
    return "  \n".join(lines)


def _talk_markdown(item: Talk) -> str:
    day = f"{item.day.day} {MONTHS[item.day.month - 1]}"
    return f"- {day} **{item.name}** {EM_DASH} {item.kind}, *{item.event}*, {item.location}"


def _by_year(title: str, items: list[tuple[int, str]]) -> str:
    """Return a page of list items, given as (year, Markdown) newest first, under one heading a year."""
    parts = [f"# {title}"]
    for year, group in groupby(items, key=lambda item: item[0]):
        parts.append(f"## {year}")
        parts.append("\n".join(text for _, text in group))
    return "\n\n".join(parts) + "\n"


_FORMATS = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json"))


def _ris_record(item: Publication) -> str:
    fields = [("TY", "JOUR"), ("ID", item.key), *(("AU", name) for name in item.authors), ("TI", item.title)]
    fields += [("T2", item.journal), ("VL", item.volume), ("IS", item.issue), ("SP", item.first_page)]
    fields += [("EP", item.last_page), ("PY", item.year), ("DO", item.doi), ("AB", item.abstract), ("ER", "")]
    return "".join(f"{tag}  - {value}\n" for tag, value in fields)


def _csl_item(item: Publication) -> str:
    data = {
        "id": item.key, "type": "article-journal", "title": item.title, "container-title": item.journal,
        "author": [{"family": name.split()[-1], "given": name.split()[0]} for name in item.authors],
        "volume": item.volume, "issue": item.issue, "page": f"{item.first_page}-{item.last_page}", "DOI": item.doi,
        "issued": {"date-parts": [[item.year, item.month] if item.month else [item.year]]}, "abstract": item.abstract,
    }  # fmt: skip
    return json.dumps([data], ensure_ascii=False, indent=2) + "\n"


def _work_markdown(item: Publication, *, files: bool) -> str:
    """Return the page of one publication as somebody writes it who gives readers what ours gives them."""
    day = f"{MONTHS[item.month - 1]} {item.year}" if item.month else str(item.year)
    doi = f"https://doi.org/{item.doi}"
    authors = ", ".join(item.authors)
    reference = (
        f"{authors}. {item.year}. \u201c{item.title}.\u201d *{item.journal}* {item.volume}({item.issue}), "
        f"{item.first_page}{EN_DASH}{item.last_page}. [{doi}]({doi})."
    )
    parts = (
        f"---\n{_dump({'title': item.title, 'description': item.abstract[:150]})}---",
        f"# {item.title}",
        f"[Publications](../publications.md) / Journal article, {item.year}",
        f"{_authors_markdown(item)}  \n{_venue_markdown(item)}, {day}",
        *(remark for remark in (item.award, item.note) if remark),
        f"[DOI]({doi})",
        f"## Abstract\n\n{item.abstract}",
        f"## Details\n\n- Type: Journal article\n- Published: {day}\n- DOI: [{item.doi}]({doi})",
        f"## Cite\n\n{reference}",
        *([" ".join(f"[{name}]({item.key}/{item.key}.{suffix})" for name, suffix in _FORMATS)] if files else []),
        f"```bibtex\n{_bib_entry(item)}```",
    )
    return "\n\n".join(parts) + "\n"


RECORD_NAV = [{"Home": "index.md"}, {"Publications": "publications.md"}, {"Talks": "talks.md"}]


def write_floor(folder: Path, record: Record, *, works: bool = False, files: bool = False) -> None:
    """Write to `folder` a Material site that lists `record` as hand-written Markdown.

    With `works` each publication has a page of its own as well, outside the navigation; with `files` beside it the
    work in BibTeX, RIS and CSL-JSON.
    """
    _write_config(folder, RECORD_NAV, ["search"], **({"not_in_nav": "/publications/*"} if works else {}))
    publications = [(item.year, _publication_markdown(item, linked=works)) for item in record.publications]
    for item in record.publications if works else ():
        _write(folder / f"docs/publications/{item.key}.md", _work_markdown(item, files=files))
    for item in record.publications if files else ():
        for suffix, text in (("bib", _bib_entry(item)), ("ris", _ris_record(item)), ("json", _csl_item(item))):
            _write(folder / f"docs/publications/{item.key}/{item.key}.{suffix}", text)
    talks = [(item.day.year, _talk_markdown(item)) for item in record.talks]
    _write(folder / "docs/index.md", BIO)
    _write(folder / "docs/publications.md", _by_year("Publications", publications))
    _write(folder / "docs/talks.md", _by_year("Talks", talks))


def _publication_entry(item: Publication) -> dict[str, Any]:
    remarks = {"award": item.award, "note": item.note}
    return {
        "title": item.title,
        "authors": item.authors,
        "journal": item.journal,
        "volume": item.volume,
        "issue": item.issue,
        "pages": f"{item.first_page}-{item.last_page}",
        "date": f"{item.year}-{item.month:02d}" if item.month else item.year,
        "doi": item.doi,
        **{key: value for key, value in remarks.items() if value},
    }


def _talk_entry(item: Talk) -> dict[str, Any]:
    return {
        "name": item.name,
        "event": item.event,
        "location": item.location,
        "date": item.day,
        "kind": item.kind,
    }


def _bib_entry(item: Publication) -> str:
    fields = {
        "title": item.title,
        "author": " and ".join(item.authors),
        "journal": item.journal.replace("&", "\\&"),
        "volume": item.volume,
        "number": item.issue,
        "pages": f"{item.first_page}--{item.last_page}",
        "year": item.year,
        "month": MONTHS[item.month - 1][:3].lower() if item.month else None,
        "doi": item.doi,
        "award": item.award,
        "note": item.note,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{item.key},", *lines, "}"]) + "\n"


def write_ours(folder: Path, record: Record, *, bib: bool = False, works: bool = False, files: bool = False) -> None:
    """Write to `folder` a Material site that lists `record` through the plugin, from a RenderCV file.

    With `bib` the publications stand in a .bib file beside it, with `works` each has a page of its own, and with
    `files` the work in three formats beside that.
    """
    downloads = ["bib", "ris", "csl"] if files else False
    options = {"publication_pages": works, "talk_pages": False, "downloads": downloads}
    _write_config(folder, RECORD_NAV, ["search", {"academic": options}])
    entries = [_publication_entry(item) for item in record.publications]
    if works:
        for entry, item in zip(entries, record.publications, strict=True):
            entry |= {"key": item.key, "abstract": item.abstract}
    sections = {
        "Publications": None if bib else entries,
        "Talks": [_talk_entry(item) for item in record.talks],
    }
    if bib:
        _write(folder / "papers.bib", "\n".join(map(_bib_entry, record.publications)))
    cv = {
        "name": OWNER,
        "headline": "Professor of catchment science",
        "email": "mara@example.org",
        "location": "Tromsø, Norway",
        "sections": sections,
    }
    _write(folder / "cv.yml", _dump({"cv": cv}))
    _write(folder / "docs/index.md", BIO)
    _write(folder / "docs/publications.md", "# Publications\n\n<!-- academic/publications -->\n")
    _write(folder / "docs/talks.md", "# Talks\n\n<!-- academic/talks -->\n")


def write_bare(folder: Path, *, plugin: bool) -> None:
    """Write to `folder` a Material site of one home page, with the plugin switched on but unused if `plugin`."""
    _write_config(folder, [{"Home": "index.md"}], ["search", "academic"] if plugin else ["search"])
    _write(folder / "docs/index.md", BIO)


def _page_markdown(rng: random.Random, title: str) -> str:
    def sentences(count: int) -> str:
        return "\n".join(_sentences(rng, count, "*"))

    methods = "\n".join(f"- {method}" for method in rng.sample(METHODS, 4))
    front = _dump({"title": title, "description": f"Field notes on {rng.choice(PROCESSES)}."})
    parts = (
        f"---\n{front}---",
        f"# {title}",
        sentences(4),
        f"## Methods\n\nWe used **several** approaches:\n\n{methods}",
        f"## Results\n\n{sentences(5)}",
        "Back to the [home page](../index.md).",
    )
    return "\n\n".join(parts) + "\n"


def write_pages(folder: Path, count: int, *, plugin: bool, seed: int = SEED) -> None:
    """Write to `folder` a Material site of `count` ordinary pages, with the plugin on but unused if `plugin`."""
    plugins = ["search", "academic"] if plugin else ["search"]
    _write_config(folder, [{"Home": "index.md"}], plugins, not_in_nav="/p/*")
    _write(folder / "docs/index.md", BIO)
    rng = random.Random(seed)
    titles = _titles(rng)
    for number in range(count):
        _write(folder / f"docs/p/{number:04d}.md", _page_markdown(rng, next(titles)))


def write_site(variant: Variant, folder: Path, size: int, seed: int = SEED) -> None:
    """Write one site to `folder`.

    `size` is the number of pages for `pages` and `pages-idle`, has no effect on `bare` and `idle`, and is the number of
    publications for the rest.
    """
    files = variant in ("files", "ours-files")
    if variant in ("floor", "works", "files"):
        write_floor(folder, make_record(size, seed), works=variant != "floor", files=files)
    elif variant in ("ours", "ours-bib", "ours-works", "ours-files"):
        works = files or variant == "ours-works"
        write_ours(folder, make_record(size, seed), bib=variant == "ours-bib", works=works, files=files)
    elif variant in ("pages", "pages-idle"):
        write_pages(folder, size, plugin=variant == "pages-idle", seed=seed)
    else:
        write_bare(folder, plugin=variant == "idle")


def main() -> None:
    """Write the site that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("variant", choices=get_args(Variant))
    parser.add_argument("folder", type=Path, help="where to write the site (created if missing)")
    parser.add_argument("--size", type=int, default=1000, help="publications, or pages (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="seed of the record (default: %(default)s)")
    arguments = parser.parse_args()
    write_site(arguments.variant, arguments.folder, arguments.size, arguments.seed)


if __name__ == "__main__":
    main()
