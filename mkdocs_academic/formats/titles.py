"""What the titles of sections say: which kind of entries stands below them, and which type and status of works; and a title
with its subtitle.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Titles of sections, normalised: lower case, letters only. One title may fit two kinds; the entries decide then.
_TITLES = {
    "education": "education|educational background|academic background|degrees|academic training|qualifications"
                 "|formation|ausbildung|formación|educação|istruzione|formazione|教育|学历|教育经历|学歴|학력",
    "position": "experience|work experience|work|employment|employment history|positions|appointments|career|jobs"
                "|internships|research experience|professional experience|academic appointments|work history"
                "|industry experience|visiting positions|expérience|expérience professionnelle|postes"
                "|berufserfahrung|positionen|experiencia|experiencia profesional|cargos|experiência|esperienza"
                "|工作经历|职业经历|職歴|경력",
    "publication": "publications|publication|papers|articles|journal articles|journal papers|conference papers"
                   "|conference publications|conference proceedings|preprints|working papers|books|book chapters"
                   "|chapters|theses|thesis|technical reports|reports|manuscripts|bibliography|writing|research papers"
                   "|works in progress|work in progress|working paper|job market paper|book reviews|edited volumes"
                   "|proceedings|monographs|workshop papers|publikationen|veröffentlichungen|publicaciones"
                   "|publicações|pubblicazioni|论文|发表论文|出版物|論文|業績|논문|출판물",
    "talk": "talks|talk|presentations|invited talks|conference talks|seminars|lectures|conference presentations"
            "|invited lectures|keynotes|speaking|posters|poster presentations|colloquia|seminar talks|oral presentations"
            "|vorträge|présentations|exposés|conférences|charlas|ponencias|presentaciones|palestras|apresentações"
            "|presentazioni|interventi|报告|演讲|学术报告|講演|発表|발표",
    "teaching": "teaching|courses|teaching experience|courses taught|instruction|lehre|enseignement|docencia|enseñanza"
                "|ensino|insegnamento|didattica|教学|教育経験|강의",
    "grant": "grants|funding|research grants|research funding|funded projects|third party funding|drittmittel"
             "|förderungen|financements|bourses|proyectos financiados|financiamento|finanziamenti|科研项目|基金|助成|연구비",
    "award": "awards|honors|honours|prizes|fellowships|scholarships|distinctions|recognition|medals|achievements"
             "|honorable mentions|preise|auszeichnungen|prix|distinctions honorifiques|premios|prêmios|prémios|premi"
             "|获奖|荣誉|奖项|受賞|表彰|수상",
    "supervision": "supervision|students|advising|mentoring|mentorship|phd students|student supervision|advisees"
                   "|doctoral students|betreuung|encadrement|supervisión|orientação|orientações|supervisione"
                   "|学生|指导学生|指導学生|지도학생",
    "service": "service|professional service|academic service|reviewing|review activities|editorial work|committees"
               "|university service|community service|peer review|outreach|organization|leadership|volunteering"
               "|volunteer|volunteer experience|gremien|responsabilités|servicio|serviço|servizio|学术服务|社会服务|学会活動|봉사",
    "membership": "memberships|professional memberships|affiliations|societies|mitgliedschaften|adhésions|membresías"
                  "|filiações|affiliazioni|会员|所属学会|학회",
    "software": "software|code|open source|open source software|tools|logiciels|softwares|软件|ソフトウェア|소프트웨어",
    "dataset": "datasets|data|data sets|datensätze|jeux de données|conjuntos de datos|数据集|データセット|데이터셋",
    "patent": "patents|patente|brevets|patentes|brevetti|专利|特許|특허",
    "media": "media|press|media coverage|in the media|interviews|news coverage|medien|presse|médias|medios|mídia"
             "|媒体|メディア|언론",
    "project": "projects|portfolio|research projects|projekte|projets|proyectos|projetos|progetti|项目|プロジェクト|프로젝트",
    "reference": "references|referees|referenzen|références|referencias|referências|referenze|推荐人|推薦者|추천인",
    "skill": "skills|technologies|competencies|technical skills|computer skills|expertise|kenntnisse|fähigkeiten"
             "|compétences|habilidades|competências|competenze|技能|スキル|기술",
    "language": "languages|language skills|sprachen|langues|idiomas|línguas|lingue|语言|言語|언어",
    "interest": "interests|research interests|hobbies|interessen|intérêts|intereses|interesses|interessi|研究兴趣|研究関心|관심분야",
    "news": "news|updates|announcements|neuigkeiten|actualités|noticias|notícias|notizie|新闻|ニュース|소식",
}  # fmt: skip
_AMBIGUOUS = {
    "presentations": ("talk", "publication"), "conference papers": ("publication", "talk"),
    "conferences": ("talk", "publication"), "posters": ("talk", "publication"), "courses": ("teaching", "education"),
    "affiliations": ("membership", "position"), "organization": ("service", "membership"),
    "seminars": ("talk", "teaching"), "lectures": ("talk", "teaching"), "distinctions": ("award",),
    "certificates": ("award", "education"), "certifications": ("award", "education"), "research": ("position", "project"),
    "data": ("dataset", "skill"), "tools": ("software", "skill"), "theses": ("publication", "supervision"),
}  # fmt: skip
_ADJECTIVES = frozenset(
    "selected recent professional academic research invited other refereed peer reviewed conference technical key "
    "major notable additional relevant current past prior full complete international national external internal "
    "editorial scholarly scientific my list of the all main student university graduate undergraduate industry "
    "personal".split()
)
_PUBLICATION_TYPES = {
    "journal articles": "article-journal", "journal papers": "article-journal", "articles": "article-journal",
    "conference papers": "paper-conference", "conference publications": "paper-conference",
    "conference proceedings": "paper-conference", "workshop papers": "paper-conference", "preprints": "article",
    "working papers": "article", "working paper": "article", "books": "book", "monographs": "book",
    "edited volumes": "book", "book chapters": "chapter", "chapters": "chapter", "theses": "thesis",
    "thesis": "thesis", "technical reports": "report", "reports": "report", "book reviews": "review-book",
    "manuscripts": "manuscript",
}  # fmt: skip
_PUBLICATION_STATUSES = {
    "preprints": "preprint", "working papers": "working_paper", "working paper": "working_paper",
    "works in progress": "in_preparation", "work in progress": "in_preparation",
}  # fmt: skip
_BY_TITLE = {title: (kind,) for kind, titles in _TITLES.items() for title in titles.split("|")} | _AMBIGUOUS


def kinds_of_title(title: str) -> tuple[str, ...]:
    """The kinds that a section's title may stand for, the likeliest first; empty where it says nothing."""
    words = normalised_title(title)
    if words in _BY_TITLE:
        return _BY_TITLE[words]
    parts = [part.strip() for part in re.split(r" and | und | et | y | e |[&,/+]", words) if part.strip()]
    if len(parts) > 1:
        kinds = [kind for part in parts for kind in kinds_of_title(part)[:1]]
        return tuple(dict.fromkeys(kinds))
    rest = [word for word in words.split() if word not in _ADJECTIVES]
    if rest and len(rest) < len(words.split()):
        return kinds_of_title(" ".join(rest))
    return ()


def normalised_title(title: str) -> str:
    """A title for looking up: lower case, `_` and `-` as blanks, no punctuation at its ends, no emphasis."""
    return " ".join(re.sub(r"[_*:.()\[\]-]+", " ", title.lower()).split())


@lru_cache(maxsize=256)
def type_of_title(title: str) -> tuple[str, str]:
    """The CSL type and the status that a section's title gives to its publications; empty where it is silent."""
    words = normalised_title(title)
    rest = " ".join(word for word in words.split() if word not in _ADJECTIVES - {"conference"})
    for text in (words, rest):
        if text in _PUBLICATION_TYPES or text in _PUBLICATION_STATUSES:
            return _PUBLICATION_TYPES.get(text, ""), _PUBLICATION_STATUSES.get(text, "")
    return "", ""


def with_subtitle(title: str, subtitle: str) -> str:
    """`Title: Subtitle`, unless the title ends with it already or stands alone."""
    if not (title and subtitle) or title.casefold().endswith(subtitle.casefold()):
        return title
    return f"{title}{' ' if title.endswith(('?', '!', ':')) else ': '}{subtitle}"
