"""What scholars write above the sections of their CVs, in nine languages: the words that `titles` looks up.

Titles are divided by `|`; case, accents, numbers before them and pictures do not matter. A line for each language:
English, German, French, Spanish, Portuguese, Italian, Chinese (in simplified, then in traditional characters),
Japanese, Korean.
"""

from __future__ import annotations

KINDS = {
    "education": """
education|educational background|academic background|degrees|academic degrees|academic training|qualifications
|training
ausbildung|bildung|bildungsweg|studium|studium und ausbildung|hochschulbildung|akademische ausbildung
|akademische grade
formation|etudes|diplomes|titres universitaires|cursus|parcours universitaire|titres et diplomes
formacion|educacion|estudios|titulos|titulacion|titulaciones|formacion academica
formacao|educacao|formacao academica|titulacao|escolaridade|habilitacoes academicas
istruzione|formazione|studi|titoli di studio|istruzione e formazione|percorso di studi
学历|教育经历|教育背景|学习经历|學歷|教育經歷|學習經歷
学歴|最終学歴|取得学位|学位
학력|학력사항|학위|교육
""",
    "position": """
experience|work|work experience|employment|employment history|positions|position|appointments|career|jobs|internships
|research experience|research positions|professional experience|academic appointments|work history|faculty positions
|academic positions|industry experience|visiting positions|visiting appointments|hospital appointments|consulting
|clinical experience|clinical appointments|clerkships|judicial clerkships|legal experience|professional history
|current position|postdoctoral positions|fellowships held|residency|experience and employment
berufserfahrung|positionen|beruflicher werdegang|werdegang|akademischer werdegang|wissenschaftlicher werdegang
|anstellungen|beschaftigung|berufstatigkeit|berufliche tatigkeit|tatigkeiten|akademische positionen|praktika
|gastaufenthalte|forschungsaufenthalte|wissenschaftliche tatigkeit|arbeitserfahrung|berufspraxis
experience|experiences|experience professionnelle|experiences professionnelles|postes|emplois|parcours professionnel
|carriere|fonctions|postes occupes|parcours|sejours de recherche|stages|situation actuelle
experiencia|experiencia profesional|experiencia laboral|experiencia academica|cargos|puestos|empleo|trayectoria
|trayectoria profesional|posiciones|experiencia investigadora|estancias|estancias de investigacion|cargos academicos
experiencia profissional|atuacao profissional|cargos|posicoes|emprego|percurso profissional|vinculos profissionais
|experiencia academica|carreira
esperienza|esperienze|esperienza professionale|esperienza lavorativa|esperienze lavorative|posizioni|incarichi
|esperienze professionali|posizioni accademiche|carriera|impieghi|posizione attuale
工作经历|职业经历|工作经验|任职经历|职务|科研经历|研究经历|实习经历|工作經歷|任職經歷|現職|經歷|研究經歷|服務經歷
職歴|経歴|略歴|研究職歴|研究歴|現職|職務経歴
경력|경력사항|직력|주요경력|직장경력|연구경력|재직경력
""",
    "publication": """
publications|publication|papers|articles|preprints|books|book chapters|chapters|theses|thesis|dissertation
|bibliography|writing|writings|research papers|research output|reviews|essays|translations|case reports|published work
|peer reviewed publications|conference abstracts|abstracts|amicus briefs|creative work|list of publications
|job market paper
publikationen|veroffentlichungen|schriften|schriftenverzeichnis|publikationsverzeichnis|publikationsliste
|veroffentlichungsverzeichnis|verzeichnis der veroffentlichungen|rezensionen|beitrage|ubersetzungen
publications|travaux|production scientifique|publications et travaux|liste des publications|recensions|comptes rendus
|traductions
publicaciones|produccion cientifica|publicaciones cientificas|trabajos publicados|resenas|traducciones
publicacoes|producao cientifica|producao bibliografica|trabalhos publicados|resenhas|traducoes
pubblicazioni|produzione scientifica|elenco delle pubblicazioni|recensioni|traduzioni
论文|发表论文|出版物|学术成果|论著|著述|研究成果|代表作|代表性成果|论文发表|发表文章|成果|論文|發表論文|著作目錄|學術成果|論著|代表著作|論文發表|出版品
業績|研究業績|業績一覧|研究業績一覧|著作|論文|発表論文|論文一覧|主要業績|出版
논문|출판물|연구실적|연구업적|연구성과|저술|논문실적|출판|발표논문
""",
    "talk": """
talks|talk|invited talks|conference talks|lectures|invited lectures|keynotes|keynote lectures|speaking|colloquia
|seminar talks|oral presentations|invited presentations|conference presentations|grand rounds|panels|guest lectures
|speaking engagements|plenary talks|plenary lectures|public lectures|panel discussions|contributed talks|addresses
|invited seminars|poster presentations|seminar presentations|talks and presentations|tutorials
vortrage|gastvortrage|eingeladene vortrage|konferenzvortrage|prasentationen|kolloquien|hauptvortrage
|posterprasentationen|vortragstatigkeit|offentliche vortrage|plenarvortrage|fachvortrage|konferenzbeitrage
exposes|interventions|seminaires|conferences invitees|conferences plenieres|presentations orales|exposes invites
|communications orales|seminaires et conferences|conferences publiques
charlas|ponencias|conferencias|presentaciones|conferencias invitadas|seminarios|comunicaciones orales
|charlas invitadas|ponencias invitadas|conferencias magistrales
palestras|apresentacoes|conferencias|palestras convidadas|seminarios|comunicacoes orais|apresentacoes orais
presentazioni|interventi|relazioni|conferenze|seminari|relazioni su invito|relazioni a convegni|seminari su invito
报告|演讲|学术报告|特邀报告|邀请报告|会议报告|讲座|大会报告|受邀演讲|報告|演講|學術演講|邀請演講|特邀報告|專題演講|講座|會議報告
講演|発表|招待講演|学会発表|口頭発表|ポスター発表|講演発表|基調講演|研究発表|国際会議発表|国内発表|招待発表|セミナー
발표|강연|학회발표|초청강연|초청발표|구두발표|포스터발표|기조강연|학술발표|세미나
""",
    "teaching": """
teaching|teaching experience|courses taught|instruction|teaching activities|classes|teaching and mentoring
|teaching assistantships|courses and teaching
lehre|lehrveranstaltungen|lehrerfahrung|lehrtatigkeit|lehrtatigkeiten|unterricht|vorlesungen|unterrichtstatigkeit
|kurse|lehrauftrage
enseignement|enseignements|cours|charges de cours|activites d'enseignement|experience d'enseignement|cours dispenses
docencia|ensenanza|cursos|cursos impartidos|asignaturas|experiencia docente|actividad docente|asignaturas impartidas
ensino|docencia|disciplinas|aulas|disciplinas ministradas|experiencia docente|atividade docente
insegnamento|insegnamenti|didattica|attivita didattica|corsi|docenza|docenze|corsi tenuti
教学|讲授课程|教学经历|主讲课程|教学工作|授课|教授课程|开设课程|教學|講授課程|教學經歷|授課|開設課程|教授課程|任教課程
教育経験|教育歴|担当科目|担当授業|教育活動|授業|講義|担当講義|教育業績
강의|강의경력|교육경력|담당과목|교육활동|수업|강의과목|담당강의
""",
    "grant": """
grants|grant|funding|research grants|research funding|funded projects|third party funding|external funding
|research support|grants and funding|sponsored research|contracts|research contracts|funded research|grant support
|funding and grants
drittmittel|drittmittelprojekte|forderungen|forschungsforderung|eingeworbene drittmittel|gefordete projekte
|geforderte projekte|forschungsgelder|projektforderungen|drittmittelforderung
financements|financement|projets finances|contrats|contrats de recherche|financements obtenus|subventions
proyectos financiados|financiacion|financiamiento|proyectos de investigacion financiados|subvenciones|ayudas
|proyectos competitivos|ayudas de investigacion|contratos
financiamento|financiamentos|projetos financiados|fomento|auxilios|apoio financeiro
finanziamenti|progetti finanziati|fondi|fondi di ricerca|finanziamenti alla ricerca|finanziamenti competitivi
科研项目|基金|科研基金|项目资助|资助项目|主持项目|研究经费|承担项目|纵向项目|科研計畫|研究計畫|科研項目|研究經費|計畫補助|研究補助|基金項目
助成|競争的資金|外部資金|研究費|研究助成|科研費|助成金|外部資金獲得|競争的研究資金|研究資金|外部資金獲得状況|獲得資金
연구비|연구과제|수주과제|연구지원|연구비수혜|연구비수주|과제|연구기금|지원금
""",
    "award": """
awards|award|honors|honours|prizes|fellowships|scholarships|distinctions|recognition|recognitions|medals|achievements
|honorable mentions|awards and prizes|stipends|accolades|dean's list
preise|auszeichnungen|ehrungen|stipendien|wissenschaftspreise|preise und ehrungen|forderpreise|ehrenamter und ehrungen
prix|distinctions honorifiques|recompenses|bourses|honneurs|prix et bourses|medailles
premios|distinciones|reconocimientos|becas|honores|galardones|menciones
premios|distincoes|bolsas|homenagens|titulos honorificos|honrarias
premi|riconoscimenti|borse di studio|onorificenze|borse
获奖|荣誉|奖项|获奖情况|所获奖励|奖励|奖学金|获奖经历|荣誉称号|科研奖励|獲獎|榮譽|獎項|得獎紀錄|獲獎經歷|獎勵|獎學金|獲獎紀錄
受賞|表彰|受賞歴|賞罰|受賞一覧|奨学金|叙勲|栄誉
수상|수상경력|수상내역|상훈|장학금|수상실적|포상
""",
    "supervision": """
supervision|students|advising|mentoring|mentorship|phd students|student supervision|advisees|doctoral students
|supervisees|graduate students|thesis supervision|theses supervised|dissertations supervised|supervised students
|postdocs|mentees|current students|former students|phd supervision|thesis committees|dissertation committees
|doctoral committees|student theses|postdoctoral fellows|trainees|masters students|undergraduate students
|students supervised
betreuung|betreute arbeiten|betreute abschlussarbeiten|doktoranden|doktorandinnen|betreuung von abschlussarbeiten
|promotionsbetreuung|betreute dissertationen|nachwuchsforderung|promovierende|betreute promotionen
|betreute studierende
encadrement|encadrements|direction de theses|theses dirigees|doctorants|encadrement doctoral|doctorants encadres
|direction de these|encadrement d'etudiants|theses encadrees
supervision|direccion de tesis|tesis dirigidas|tutoria|tutorias|direccion de trabajos|estudiantes|doctorandos
|supervision de tesis|dirigidos
orientacao|orientacoes|orientacoes concluidas|orientacoes em andamento|orientandos|supervisao|orientacao de alunos
|supervisoes|dissertacoes orientadas|teses orientadas|alunos
supervisione|supervisioni|tesi seguite|dottorandi|tutorato|supervisione di tesi|direzione di tesi|relatore di tesi
|tesi dirette|studenti
学生|指导学生|研究生指导|指导研究生|培养研究生|学生培养|指导博士生|學生|指導學生|指導研究生|研究生指導|指導博士生
学生指導|指導学生|学位論文指導|研究指導|指導実績|学位指導
지도학생|학생지도|논문지도|지도제자|대학원생지도|학위지도
""",
    "service": """
service|professional service|academic service|reviewing|review activities|editorial work|committees|university service
|community service|peer review|outreach|leadership|volunteering|volunteer|volunteer experience|editorial boards
|refereeing|editorial service|professional activities|administrative service|program committees|editorial activities
|administration|institutional service|departmental service|public engagement|service to the profession
|journal reviewing|committee work|study sections|advisory boards|conference organization|conferences organized
|public service|service and outreach|community engagement|engagement|journal refereeing|boards|referee|reviewer
|organisation of events|events organized
gremien|gremienarbeit|gremientatigkeit|gutachtertatigkeit|gutachtertatigkeiten|akademische selbstverwaltung
|selbstverwaltung|ehrenamt|ehrenamtliche tatigkeiten|organisation von tagungen|tagungsorganisation|gutachten
|funktionen und amter|amter|engagement|wissenschaftskommunikation|herausgebertatigkeit|begutachtung|transfer
responsabilites|responsabilites collectives|responsabilites administratives|activites editoriales
|expertise scientifique|responsabilites scientifiques|animation scientifique|services a la communaute|services
|evaluation|diffusion|vulgarisation|vie collective|expertises|organisation de colloques|activites d'expertise
|comites de lecture
servicio|servicios|gestion|gestion universitaria|gestion academica|evaluacion|arbitraje|servicio academico|divulgacion
|comites|organizacion de congresos|revisor|extension|gestion y servicio|actividades de divulgacion
|extension universitaria
servico|servicos|gestao|extensao|gestao universitaria|parecerista|divulgacao|organizacao de eventos|comites
|servico academico|atividades de extensao|divulgacao cientifica|administracao|revisor de periodicos
servizio|servizi|incarichi istituzionali|terza missione|attivita editoriale|comitati|organizzazione di convegni
|attivita istituzionali|divulgazione|attivita di revisione|revisione
学术服务|社会服务|学术兼职|社会兼职|审稿|服务|审稿人|期刊审稿|学术任职|學術服務|社會服務|學術兼職|服務|校內外服務|審稿|專業服務
学会活動|社会貢献|委員歴|学会委員|査読|学内委員|社会活動|委員会活動|査読活動|学内業務|社会貢献活動|アウトリーチ|学外活動|学会運営
봉사|학회활동|대외활동|학술활동|봉사활동|사회봉사|심사|논문심사|학내활동|교내활동|학술봉사
""",
    "membership": """
memberships|membership|professional memberships|societies|professional societies|learned societies|bar admissions
|professional affiliations|academies|society memberships|admissions|professional organizations|associations
mitgliedschaften|mitgliedschaft|verbande|fachgesellschaften|mitgliedschaften in fachgesellschaften|akademien|vereine
adhesions|societes savantes|affiliations|appartenance a des societes savantes|associations|membre de societes savantes
membresias|afiliaciones|asociaciones|sociedades|sociedades cientificas|pertenencia a sociedades|colegiaciones
filiacoes|associacoes|sociedades|sociedades cientificas|membro de associacoes|membro de sociedades
affiliazioni|associazioni|societa scientifiche|societa|appartenenza a societa scientifiche|accademie
会员|学会会员|学会任职|专业协会|會員|學會會員|專業學會|學會|所屬學會
所属学会|学会|会員|学会会員|加入学会|所属団体
학회|소속학회|회원|학회회원|가입학회|소속단체
""",
    "software": """
software|code|open source|open source software|research software|software packages|packages|apps|software developed
|free software|programs|r packages|python packages|open source projects
softwareprojekte|programme|programmpakete|softwareentwicklung|freie software|forschungssoftware
logiciels|logiciel|softwares|codes|logiciels libres|developpements logiciels
programas|software libre|desarrollo de software|paquetes
programas de computador|software livre|programas|pacotes
software sviluppati|programmi|pacchetti|software libero
软件|开源软件|软件著作权|开源项目|代码|軟體|軟件|開源軟體|程式|開源專案
ソフトウェア|公開ソフトウェア|オープンソース|プログラム|開発ソフトウェア
소프트웨어|오픈소스|프로그램|공개소프트웨어
""",
    "dataset": """
datasets|data sets|data|research data|databases|corpora|data publications|data papers|open data
datensatze|daten|forschungsdaten|datenbanken|korpora
jeux de donnees|donnees|bases de donnees|corpus|donnees de recherche
conjuntos de datos|datos|bases de datos|datos de investigacion
conjuntos de dados|dados|bases de dados|dados de pesquisa
dati|insiemi di dati|basi di dati|banche dati|dati della ricerca
数据集|数据|数据库|科研数据|資料集|數據集|資料庫|數據
データセット|データ|データベース|研究データ|公開データ
데이터셋|데이터|데이터베이스|연구데이터|자료
""",
    "patent": """
patents|patent|patents and inventions|inventions|intellectual property|patent applications|granted patents
patente|erfindungen|patentanmeldungen|schutzrechte
brevets|inventions|brevets deposes|propriete intellectuelle
patentes|invenciones|propiedad intelectual|propiedad industrial
patentes|invencoes|propriedade intelectual|patentes e registros
brevetti|invenzioni|proprieta intellettuale|brevetto
专利|发明专利|知识产权|专利发明|專利|發明專利|智慧財產權|發明
特許|知的財産|産業財産権|特許出願|知的財産権
특허|발명|지식재산권|특허출원|지적재산권|산업재산권
""",
    "media": """
media|press|media coverage|in the media|interviews|news coverage|media appearances|op-eds|podcasts|in the news
|public writing|press coverage|exhibitions|television and radio|media mentions|op-eds and commentary|popular writing
|in the press
medien|presse|medienberichte|in den medien|presseberichte|medienauftritte|medienbeitrage|ausstellungen|pressespiegel
|medienprasenz|medienecho|interviews
presse|medias|dans les medias|entretiens|revue de presse|interventions dans les medias|dans la presse|expositions
|passages medias
medios|prensa|medios de comunicacion|en los medios|entrevistas|en la prensa|apariciones en medios|exposiciones
midia|imprensa|na midia|entrevistas|na imprensa|meios de comunicacao|exposicoes|comunicacao social
stampa|media e stampa|rassegna stampa|interviste|sui media|mostre|sulla stampa|presenza sui media
媒体|媒体报道|新闻报道|媒体采访|采访|媒體|媒體報導|新聞報導|專訪|媒體訪談
メディア|メディア掲載|報道|メディア出演|新聞掲載|取材|報道掲載|テレビ出演
언론|미디어|언론보도|보도|인터뷰|방송|언론활동
""",
    "project": """
projects|project|portfolio|research projects|digital projects|design projects|clinical trials|exploratory projects
|current projects|selected projects|case studies
projekte|forschungsprojekte|laufende projekte|abgeschlossene projekte|forschungsvorhaben|vorhaben
projets|projets de recherche|projets en cours|realisations
proyectos|proyectos de investigacion|portafolio|proyectos en curso
projetos|projetos de pesquisa|projetos de investigacao|portfolio
progetti|progetti di ricerca|progetti in corso
项目|研究项目|项目经历|参与项目|專案|計畫|項目|研究項目|研究專案|參與計畫
プロジェクト|研究プロジェクト|研究課題|共同研究
프로젝트|연구프로젝트|연구사업|공동연구
""",
    "reference": """
references|referees|academic references|professional references|letters of recommendation|recommenders|reference
referenzen|referenzpersonen|gutachter|referenz|referenzgeber
references|personnes de reference|referents|lettres de recommandation|recommandations
referencias|cartas de recomendacion|referencias academicas|recomendaciones
referencias|cartas de recomendacao|referencias profissionais|recomendacoes
referenze|lettere di presentazione|lettere di referenza|referenti
推荐人|推荐信|推薦人|推薦信|諮詢人
推薦者|照会先|推薦人|推薦状|照会可能な方
추천인|추천서|추천|추천사
""",
    "skill": """
skills|skill|technologies|competencies|competences|technical skills|computer skills|expertise|methods
|technical expertise|laboratory skills|lab skills|research skills|programming|programming languages|computing
|digital skills|key skills|programming skills|core competencies|it skills|software skills|methodological skills
|technical proficiencies
kenntnisse|fahigkeiten|kompetenzen|edv-kenntnisse|it-kenntnisse|computerkenntnisse|methoden|methodenkenntnisse
|programmierkenntnisse|fachkenntnisse|besondere kenntnisse|programmiersprachen
competences|competences techniques|competences informatiques|savoir-faire|informatique|methodes|aptitudes
habilidades|competencias|conocimientos|destrezas|informatica|habilidades tecnicas|conocimientos informaticos|aptitudes
competencias|habilidades|conhecimentos|informatica|competencias tecnicas|aptidoes
competenze|abilita|competenze tecniche|competenze informatiche|conoscenze informatiche|capacita
技能|专业技能|技术|编程语言|计算机技能|特长|專業技能|技術|電腦技能|專長|專長技能
スキル|技能|技術|プログラミング|専門技術|使用可能な言語・ツール
기술|보유기술|기술스택|역량|전문기술|프로그래밍|컴퓨터활용능력
""",
    "language": """
languages|language|language skills|foreign languages|language proficiency|languages spoken|natural languages
sprachen|sprachkenntnisse|fremdsprachen
langues|langues parlees|competences linguistiques|connaissances linguistiques|langues etrangeres
idiomas|lenguas|idiomas extranjeros|competencias linguisticas
idiomas|linguas|linguas estrangeiras|competencias linguisticas
lingue|lingue straniere|lingue conosciute|conoscenze linguistiche|competenze linguistiche
语言|语言能力|外语|外语水平|語言|語言能力|外語|外語能力
言語|語学|語学力|外国語|使用言語|言語能力
언어|외국어|어학|구사언어|어학능력|외국어능력
""",
    "interest": """
interests|research interests|hobbies|research areas|areas of interest|fields of interest|areas of expertise
|specialties|specializations|research focus|teaching interests|research fields|fields|areas of specialization
|areas of competence|area of specialization|area of competence|fields of research|research topics|research themes|aos
|aoc
interessen|forschungsinteressen|forschungsgebiete|forschungsschwerpunkte|arbeitsgebiete|hobbys|schwerpunkte
|fachgebiete|arbeitsschwerpunkte|forschungsthemen
interets|centres d'interet|themes de recherche|domaines de recherche|interets de recherche|loisirs
|thematiques de recherche|specialites|axes de recherche|thematiques
intereses|intereses de investigacion|lineas de investigacion|areas de investigacion|areas de interes|aficiones
|temas de investigacion
interesses|interesses de pesquisa|linhas de pesquisa|areas de atuacao|areas de interesse|areas de investigacao
|interesses de investigacao|temas de pesquisa
interessi|interessi di ricerca|aree di ricerca|temi di ricerca|ambiti di ricerca|linee di ricerca
|interessi scientifici
研究兴趣|研究方向|研究领域|兴趣|兴趣爱好|学术兴趣|研究興趣|研究領域|研究專長|興趣|學術專長
研究関心|研究興味|研究分野|専門分野|専門|趣味|関心領域|研究テーマ|研究領域|研究キーワード
관심분야|연구분야|연구관심|연구관심분야|전공분야|취미|연구주제|전문분야|세부전공
""",
    "news": """
news|updates|announcements|latest news|what's new|recent news|latest|headlines|news and updates
neuigkeiten|aktuelles|nachrichten|meldungen|neues|mitteilungen
actualites|actualite|nouvelles|annonces|a la une
noticias|novedades|anuncios|actualidad
noticias|novidades|anuncios|atualidades
notizie|novita|annunci|ultime notizie|aggiornamenti
新闻|动态|最新动态|消息|近期动态|公告|新聞|最新消息|動態|近況
ニュース|お知らせ|新着情報|最新情報|近況|更新情報
소식|뉴스|공지|새소식|최근소식|공지사항
""",
}

# Titles that fit two kinds, the likelier first: the entries decide.
AMBIGUOUS = {
    "talk publication": """
presentations|conferences|posters|poster|communications|comunicaciones|comunicacoes|comunicazioni|報告|学会発表
|konferenzbeitrage|conference contributions|conferencias
""",
    "publication talk": """
conference papers|国際会議|发表|發表|tagungsbeitrage
""",
    "teaching education": """
courses|kurse|cursos|corsi|cours
""",
    "membership position": """
affiliations|affiliazioni
""",
    "service membership": """
organization
""",
    "talk teaching": """
seminars|seminarios|seminari|seminaires|lectures
""",
    "teaching talk": """
seminare|講義
""",
    "award education": """
certificates|certifications|zertifikate|資格|자격증|证书|concours
""",
    "position project": """
research
""",
    "project position": """
forschung|recherche
""",
    "dataset skill": """
data
""",
    "software skill": """
tools
""",
    "publication supervision": """
theses|dissertations|tesis|tesi|teses
""",
    "supervision publication": """
abschlussarbeiten
""",
    "award grant position": """
fellowships
""",
    "award grant": """
stipendien|bourses|becas|bolsas|borse
""",
    "grant position": """
contracts|contrats|contratos
""",
    "education teaching": """
教育
""",
    "publication project": """
translations
""",
    "position education": """
residency|postdoctoral training
""",
    "education position": """
training
""",
    "supervision teaching": """
students
""",
    "media project": """
exhibitions
""",
    "grant project": """
proyectos de investigacion|研究项目
""",
    "project grant": """
projetos de pesquisa|research projects|forschungsprojekte|projets de recherche|progetti di ricerca
""",
}

# Words that say more of a title's entries, but not what they are; accents are left out, as in all comparing.
ADJECTIVES = frozenset(
    """
selected recent professional academic research invited other refereed peer reviewed conference technical key major
notable additional relevant current past prior full complete international national external internal editorial
scholarly scientific my list of the all main student university graduate undergraduate industry personal competitive
honorary public representative further previous former latest ongoing completed featured non unrefereed
ausgewahlte weitere aktuelle wissenschaftliche wissenschaftlicher akademische akademischer berufliche beruflicher
eigene begutachtete referierte sonstige laufende wichtigste liste meine offentliche internationale nationale
studentische
selection principaux principales autres scientifique scientifiques universitaire universitaires academique academiques
recents recentes choisies choisis professionnel professionnelle professionnelles nationaux internationaux nationales
internationales mes les des de du la le liste invitees invites
seleccionados seleccionadas otros otras academico academica academicos academicas profesional profesionales cientifico
cientifica cientificos cientificas principales recientes del las los mis internacionales nacionales destacados
destacadas selecionados selecionadas outros outras principais profissionais recentes da do das dos invitados invitadas
convidadas universitaria universitario
selezionate selezionati altre altri principali scientifiche scientifici scientifica accademici accademiche accademica
recenti professionali internazionali nazionali i il gli delle dei di su invito universitari
""".split()
)
# The same where words are not divided by blanks, before and behind a title.
PREFIXES = (
    "主要|代表性|代表|学术|學術|科研|近期|最近の|部分|个人|個人|专业|專業|その他の|その他|主な|国际|国際|國際|国内|國內|最新"
    "|所获|主要な|研究|주요|최근|기타|국제|국내|대표|개인"
)
SUFFIXES = "一覧|目录|目錄|列表|经历|經歷|情况|リスト|実績|紀錄|목록|실적|경력|내역|사항"
