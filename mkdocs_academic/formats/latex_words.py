"""LaTeX macros that stand for words: names of programs, and the astronomers' short names of journals.

Journals: the macros of AASTeX that the Astrophysics Data System writes (ADS help, "Journal abbreviations").
"""

from __future__ import annotations

_ADS = """
aj Astronomical Journal
actaa Acta Astronomica
araa Annual Review of Astronomy and Astrophysics
apj Astrophysical Journal
apjl Astrophysical Journal Letters
apjlett Astrophysical Journal Letters
apjs Astrophysical Journal Supplement Series
apjsupp Astrophysical Journal Supplement Series
ao Applied Optics
applopt Applied Optics
apss Astrophysics and Space Science
aap Astronomy and Astrophysics
astap Astronomy and Astrophysics
aapr Astronomy and Astrophysics Reviews
aaps Astronomy and Astrophysics Supplement Series
azh Astronomicheskii Zhurnal
baas Bulletin of the American Astronomical Society
bac Bulletin of the Astronomical Institutes of Czechoslovakia
bain Bulletin of the Astronomical Institutes of the Netherlands
caa Chinese Astronomy and Astrophysics
cjaa Chinese Journal of Astronomy and Astrophysics
fcp Fundamentals of Cosmic Physics
gca Geochimica et Cosmochimica Acta
grl Geophysical Research Letters
iaucirc IAU Circulars
icarus Icarus
jcap Journal of Cosmology and Astroparticle Physics
jcp Journal of Chemical Physics
jgr Journal of Geophysical Research
jqsrt Journal of Quantitative Spectroscopy and Radiative Transfer
jrasc Journal of the Royal Astronomical Society of Canada
maps Meteoritics and Planetary Science
memras Memoirs of the Royal Astronomical Society
memsai Memorie della Società Astronomica Italiana
mnras Monthly Notices of the Royal Astronomical Society
na New Astronomy
nar New Astronomy Reviews
nat Nature
nphysa Nuclear Physics A
pasa Publications of the Astronomical Society of Australia
pasj Publications of the Astronomical Society of Japan
pasp Publications of the Astronomical Society of the Pacific
physrep Physics Reports
physscr Physica Scripta
planss Planetary and Space Science
pra Physical Review A
prb Physical Review B
prc Physical Review C
prd Physical Review D
pre Physical Review E
prl Physical Review Letters
procspie Proceedings of SPIE
psj Planetary Science Journal
qjras Quarterly Journal of the Royal Astronomical Society
rmxaa Revista Mexicana de Astronomía y Astrofísica
rnaas Research Notes of the AAS
skytel Sky and Telescope
solphys Solar Physics
sovast Soviet Astronomy
ssr Space Science Reviews
zap Zeitschrift für Astrophysik
"""
JOURNALS = {macro: name for macro, _, name in (line.partition(" ") for line in _ADS.strip().splitlines())}
PROGRAMS = {
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "bibTeX": "BibTeX", "XeTeX": "XeTeX",
    "LuaTeX": "LuaTeX", "LuaLaTeX": "LuaLaTeX", "XeLaTeX": "XeLaTeX", "pdfTeX": "pdfTeX", "pdfLaTeX": "pdfLaTeX",
    "ConTeXt": "ConTeXt", "MF": "Metafont", "METAFONT": "Metafont", "MP": "MetaPost", "METAPOST": "MetaPost",
    "AmS": "AMS", "AMS": "AMS", "AmSTeX": "AMS-TeX", "AmSLaTeX": "AMS-LaTeX", "PiCTeX": "PiCTeX", "LyX": "LyX",
    "TikZ": "TikZ", "PS": "PostScript", "POSTSCRIPT": "PostScript", "Cpp": "C++", "cpp": "C++",
}  # fmt: skip
