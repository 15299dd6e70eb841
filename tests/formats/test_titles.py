"""What the titles of sections say, in the languages in which scholars write them."""

from itertools import product

import pytest

from mkdocs_academic.formats import title_words
from mkdocs_academic.formats.kinds import KINDS, kind_of_section
from mkdocs_academic.formats.titles import kinds_of_title, normalised_title, type_of_title

# In English, German, French, Spanish, Portuguese, Italian, Chinese (simplified, traditional), Japanese, Korean.
TITLES = {
    "education": "Education|Ausbildung|Formation|Educación|Formação|Istruzione|教育背景|學歷|学歴|학력",
    "position": "Employment|Beruflicher Werdegang|Postes|Experiencia laboral|Experiência profissional"
                "|Esperienze lavorative|工作经历|工作經歷|職歴|경력",
    "publication": "Publications|Veröffentlichungen|Publications|Publicaciones|Publicações|Pubblicazioni|论文|著作目錄"
                   "|業績|논문",
    "talk": "Talks|Vorträge|Exposés|Ponencias|Palestras|Relazioni|学术报告|演講|講演|발표",
    "teaching": "Teaching|Lehre|Enseignement|Docencia|Ensino|Didattica|教学|教學|担当科目|강의",
    "grant": "Grants|Drittmittel|Financements|Financiación|Financiamentos|Finanziamenti|科研项目|研究計畫"
             "|競争的資金|연구비",
    "award": "Awards|Preise|Prix|Premios|Prêmios|Premi|获奖|獲獎|受賞歴|수상",
    "supervision": "Supervision|Betreuung|Encadrement|Dirección de tesis|Orientações|Tesi seguite|指导学生|指導學生"
                   "|学生指導|지도학생",
    "service": "Service|Gremien|Responsabilités|Gestión universitaria|Serviços|Terza missione|学术服务|學術服務"
               "|社会貢献|봉사",
    "membership": "Memberships|Mitgliedschaften|Sociétés savantes|Membresías|Filiações|Società scientifiche|会员|會員"
                  "|所属学会|소속학회",
    "software": "Software|Softwareprojekte|Logiciels|Programas|Programas de computador|Software sviluppati|软件|軟體"
                "|ソフトウェア|소프트웨어",
    "dataset": "Datasets|Forschungsdaten|Jeux de données|Conjuntos de datos|Conjuntos de dados|Dati|数据集|資料集"
               "|データセット|데이터셋",
    "patent": "Patents|Patente|Brevets|Patentes|Patentes|Brevetti|专利|專利|特許|특허",
    "media": "Media|Presse|Médias|Medios|Mídia|Rassegna stampa|媒体报道|媒體報導|メディア掲載|언론보도",
    "project": "Projects|Projekte|Projets|Proyectos|Projetos|Progetti|项目|專案|プロジェクト|프로젝트",
    "reference": "References|Referenzen|Références|Referencias|Referências|Referenze|推荐人|推薦人|推薦者|추천인",
    "skill": "Skills|Kenntnisse|Compétences|Habilidades|Competências|Competenze|技能|專業技能|スキル|기술",
    "language": "Languages|Sprachkenntnisse|Langues|Idiomas|Línguas|Lingue|语言|語言|語学|외국어",
    "interest": "Interests|Forschungsinteressen|Centres d’intérêt|Líneas de investigación|Interesses"
                "|Interessi di ricerca|研究方向|研究興趣|研究分野|관심 분야",
    "news": "News|Neuigkeiten|Actualités|Noticias|Notícias|Notizie|新闻|最新消息|お知らせ|소식",
}  # fmt: skip
TYPES = {
    "article-journal": "Journal articles|Zeitschriftenartikel|Articles dans des revues|Artículos|Artigos em periódicos"
                       "|Articoli in rivista|期刊论文|期刊論文|査読付き論文|학술지 논문",
    "paper-conference": "Conference papers|Tagungsbeiträge|Communications|Comunicaciones|Anais de congressos"
                        "|Atti di convegno|会议论文|會議論文|国際会議論文|학회 논문",
    "book": "Books|Monographien|Ouvrages|Libros|Livros|Libri|专著|專書|著書|저서",
    "chapter": "Book chapters|Buchkapitel|Chapitres d'ouvrages|Capítulos de libro|Capítulos de livros"
               "|Contributi in volume|书籍章节|專書論文|分担執筆|책 챕터",
    "thesis": "Theses|Qualifikationsschriften|Thèse de doctorat|Tesis doctoral|Tese de doutorado|Tesi di dottorato"
              "|学位论文|學位論文|博士論文|학위논문",
    "report": "Technical reports|Forschungsberichte|Rapports|Informes|Relatórios técnicos|Rapporti tecnici|技术报告"
              "|技術報告|報告書|연구보고서",
    "review-book": "Book reviews|Rezensionen|Comptes rendus|Reseñas|Resenhas|Recensioni|书评|書評|서평",
    "article": "Preprints|Arbeitspapiere|Documents de travail|Documentos de trabajo|Textos para discussão"
               "|Documenti di lavoro|预印本|預印本|プレプリント|워킹페이퍼",
}  # fmt: skip


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(title, name) for name, titles in table.items() for title in titles.split("|")]


def test_every_kind_that_a_section_may_be_of_stands_in_the_table_in_ten_ways() -> None:
    assert set(TITLES) == set(KINDS) - {"entry", "text"} == set(title_words.KINDS)
    assert {len(titles.split("|")) for titles in TITLES.values()} == {10}


@pytest.mark.parametrize(("title", "kind"), rows(TITLES))
def test_a_title_tells_the_kind(title: str, kind: str) -> None:
    assert kinds_of_title(title)[0] == kind
    assert kind_of_section(title, [], {}) == kind


@pytest.mark.parametrize(("title", "type_"), rows(TYPES))
def test_a_title_tells_the_type_of_its_publications(title: str, type_: str) -> None:
    assert type_of_title(title)[0] == type_
    assert "publication" in kinds_of_title(title)


@pytest.mark.parametrize(
    ("written", "shape"),
    list(
        product(
            ["Education", "Prêmios", "Forschungsinteressen", "Invited talks", "受賞歴", "연구비"],
            [
                "{}",
                " {}: ",
                "1. {}",
                "2.3 {}",
                "12 {}",
                "IV. {}",
                "(a) {}",
                "B) {}",
                "🎓 {}",
                "*{}*",
                "— {} —",
                "📚 3. {}",
                "一、{}",
            ],
        )
    ),
)
def test_what_stands_around_a_title_does_not_matter(written: str, shape: str) -> None:
    shaped = shape.format(written)
    expected = kinds_of_title(written)
    assert expected
    for title in (shaped, shaped.upper(), shaped.lower(), shaped.replace(" ", "_")):
        assert kinds_of_title(title) == expected, title


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Educacion", ("education",)),
        ("Veroeffentlichungen", ("publication",)),
        ("Vortraege", ("talk",)),
        ("Preise und Auszeichnungen", ("award",)),
        ("Formation et diplômes", ("education",)),
        ("Premios y becas", ("award",)),
        ("Prêmios e bolsas", ("award",)),
        ("Premi e riconoscimenti", ("award",)),
        ("获奖与荣誉", ("award",)),
        ("獲獎及榮譽", ("award",)),
        ("学歴・職歴", ("education", "position")),
        ("学歴と職歴", ("education", "position")),
        ("수상 및 장학금", ("award",)),
        ("Teaching / Supervision", ("teaching", "supervision")),
        ("Software, Datasets & Patents", ("software", "dataset", "patent")),
        ("Publications + Talks", ("publication", "talk")),
        ("Selected recent publications", ("publication",)),
        ("Ausgewählte Veröffentlichungen", ("publication",)),
        ("Principales publicaciones", ("publication",)),
        ("Distinctions scientifiques", ("award",)),
        ("代表性论文", ("publication",)),
        ("主な業績", ("publication",)),
        ("주요 논문", ("publication",)),
        ("受賞一覧", ("award",)),
        ("Conferences", ("talk", "publication")),
        ("Naval commissions", ()),
        ("Miscellaneous", ()),
        ("🎉", ()),
        ("2024", ()),
        ("", ()),
    ],
)
def test_titles_of_several_words(title: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of_title(title) == kinds


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Works in progress", "in_preparation"), ("Under review", "under_review"), ("In press", "forthcoming"),
        ("Im Erscheinen", "forthcoming"), ("À paraître", "forthcoming"), ("En prensa", "forthcoming"),
        ("Articles soumis", "submitted"), ("Eingereicht", "submitted"), ("Accepted papers", "accepted"),
        ("投稿中", "submitted"), ("工作论文", "working_paper"), ("Preprints", "preprint"), ("Articles", ""),
    ],
)  # fmt: skip
def test_a_title_tells_the_status_of_its_publications(title: str, status: str) -> None:
    assert type_of_title(title)[1] == status


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ([{"title": "A", "event": "E"}, {"title": "B", "event": "E"}], "talk"),
        ([{"title": "A", "authors": ["B C"], "journal": "J"}], "publication"),
        (["words alone"], "talk"),
    ],
)
def test_entries_decide_of_a_title_that_fits_two_kinds(entries: list[object], kind: str) -> None:
    assert kind_of_section("Comunicaciones", entries, {}) == kind  # type: ignore[arg-type]


def test_no_title_stands_under_two_kinds_unless_it_is_said_to() -> None:
    seen: dict[str, set[str]] = {}
    for kind, titles in title_words.KINDS.items():
        for title in filter(None, titles.replace("\n", "|").split("|")):
            seen.setdefault(normalised_title(title), set()).add(kind)
    ambiguous = {
        normalised_title(title)
        for titles in title_words.AMBIGUOUS.values()
        for title in titles.replace("\n", "|").split("|")
    }
    assert {title for title, kinds in seen.items() if len(kinds) > 1} <= ambiguous
