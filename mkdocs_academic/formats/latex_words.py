"""LaTeX macros by what becomes of them: those that stand for words or signs, those whose arguments are kept or dropped.

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
# Macros by what they take: their argument is kept, or nothing of them is.
KEPT = (
    "mkbibparens mkbibbrackets textsc textrm textsf textup textnormal textmd mbox hbox text textcyr foreignlanguage "
    "uppercase lowercase MakeUppercase MakeLowercase protect enquote mkbibquote natexlab bibinfo nohyphens lsstyle so "
    "uline oldstylenums t acro mkbibacro textls textnumero titlecap bsc up printfirst singleletter surname smash "
    "booktitle titlefmt pkg"
)
DROPPED = {
    "{": "noopsort SortNoop hspace vspace penalty label hphantom vphantom phantom",
    "": "relax allowbreak noindent newline linebreak break / - par bgroup egroup ignorespaces unskip leavevmode "
    "nobreak protect sloppy urlstyle bf bfseries mdseries it itshape sl slshape em sc scshape upshape rm rmfamily tt "
    "ttfamily sf sffamily normalfont normalsize small footnotesize scriptsize tiny large Large LARGE huge Huge "
    "selectfont boldmath unboldmath mkern hfill null strut nopp autocap bibsentence adddotspace",
}
# Macros that pylatexenc answers itself, with today's date or with nothing.
NEVER_ANSWERED = {"{": "input include title author date", "": "today maketitle"}
ACCENTS = {"h": "\u0309", "textcommabelow": "\u0326", "f": "\u0311", "G": "\u030f", "U": "\u030e",
            "textogonekcentered": "\u0328"}  # fmt: skip
WORDS = {**JOURNALS, **PROGRAMS, "endash": "–", "emdash": "—", "Dash": "—", "thinspace": "\u202f",
          "S": "§", "P": "¶",
          "og": "«\u00a0", "fg": "\u00a0»", "no": "nº ", "No": "Nº ",
          "registered": "®", "adddot": ".", "addcomma": ",", "addcolon": ":",
          "addsemicolon": ";", "addspace": " ", "addnbspace": "\u00a0", "addthinspace": "\u202f",
          "adddashspace": "–", "psq": " f.", "psqq": " ff.", "bs": "\\", "pno": "p.", "ppno": "pp.",
          "textendash": "–", "textemdash": "—", "slash": "/", "cprime": "ʹ", "cdprime": "ʺ",
          "hyphen": "-", "ldots": "…",
          "dots": "…", "textellipsis": "…", "nobreakspace": "\u00a0", "textquotesingle": "'", "textquotedbl": '"',
          "textordfeminine": "ª", "textordmasculine": "º", "textregistered": "®", "texttrademark": "™",
          "textcopyright": "©", "textdegree": "°", "degree": "°", "textmu": "µ", "texteuro": "€", "euro": "€",
          "textpm": "±", "texttimes": "×", "textless": "<", "textgreater": ">", "textbar": "|", "textbullet": "•",
          "textperiodcentered": "·", "textasciicircum": "^", "textasciitilde": "~", "textbackslash": "\\",
          "textunderscore": "_", "textdollar": "$", "&": "&", "_": "_", "#": "#", "%": "%", "$": "$", "{": "{",
          "}": "}", "newblock": "", ",": "\u202f", ";": " ", ":": " ", "!": "", "quad": " ", "qquad": " ",
          " ": " ", "\n": " ", "\\": " ", "@": "", "pounds": "£", "copyright": "©", "ddag": "‡",
          "guillemetleft": "«", "guillemetright": "»", "flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“", "glq": "‚",
          "grq": "‘", "SS": "SS", "textbraceleft": "{", "textbraceright": "}"}  # fmt: skip
CITES = "cite citet citep citealt citealp citeauthor citeyear textcite parencite autocite fullcite footcite citetitle"
OWN = frozenset(
    f"{KEPT} {CITES} switchargs texorpdfstring "
    "emph textit textsl mkbibemph mkbibitalic textbf mkbibbold texttt url href path nolinkurl "
    "ensuremath textsuperscript textsubscript mkbibsuperscript mkbibsubscript textcolor bibstring".split()
).union(WORDS, ACCENTS)
