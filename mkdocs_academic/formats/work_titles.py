"""What scholars write above the sections of their publications: the type or the status of what stands below.

Divided as in `title_words`.
"""

from __future__ import annotations

# In CSL's words.
TYPES = {
    "article-journal": """
journal articles|journal papers|articles|refereed articles|research articles|peer reviewed articles
|law review articles|original articles|original research|journal publications|articles in journals
|refereed journal articles
zeitschriftenartikel|zeitschriftenaufsatze|aufsatze|artikel|zeitschriftenbeitrage|fachartikel|artikel in zeitschriften
|aufsatze in zeitschriften|begutachtete artikel|originalarbeiten|beitrage in zeitschriften|journalartikel
articles dans des revues|articles de revue|articles de revues|revues|articles scientifiques
|articles a comite de lecture|revues internationales|articles dans des revues a comite de lecture
articulos|articulos en revistas|articulos de revista|articulos cientificos|revistas|articulos indexados
artigos|artigos em periodicos|artigos em revistas|artigos cientificos|periodicos
|artigos completos publicados em periodicos
articoli|articoli in rivista|articoli su rivista|articoli scientifici|riviste
期刊论文|期刊文章|学术期刊论文|期刊論文|學術期刊論文
学術論文|論文|査読付き論文|査読論文|雑誌論文|原著論文|査読付論文|学術雑誌論文|学術雑誌
학술논문|학술지논문|국제학술지|국내학술지|저널논문|학술지
""",
    "paper-conference": """
conference papers|conference publications|conference proceedings|workshop papers|proceedings|conference articles
|proceedings papers|papers in proceedings|refereed conference papers|conference abstracts|meeting abstracts
konferenzartikel|tagungsbeitrage|tagungsbande|konferenzpublikationen|beitrage in tagungsbanden|konferenzpapiere
communications|actes|actes de colloques|actes de conferences|communications dans des actes|communications avec actes
|conferences avec actes|communications a des colloques
comunicaciones|actas|actas de congresos|comunicaciones en congresos|congresos
trabalhos em anais|anais|anais de congressos|trabalhos completos em anais|trabalhos publicados em anais
atti di convegno|atti|atti di convegni|contributi in atti di convegno
会议论文|国际会议论文|會議論文|研討會論文|國際會議論文
国際会議論文|会議論文|国際会議|予稿集|査読付き国際会議|国際会議プロシーディングス|国際会議録
학회논문|학술대회논문|국제학회논문|학술대회|컨퍼런스논문|국제학술대회
""",
    "book": """
books|book|monographs|monograph|edited volumes|edited books|edited collections|textbooks|critical editions
|authored books
bucher|monographien|monografien|herausgeberschaften|sammelbande|selbststandige schriften|lehrbucher
|herausgegebene bande|selbststandige veroffentlichungen|buchveroffentlichungen
ouvrages|livres|monographies|direction d'ouvrages|ouvrages collectifs|directions d'ouvrages|ouvrages scientifiques
libros|monografias|libros editados|libros y monografias|edicion de libros
livros|monografias|livros organizados|livros publicados|organizacao de livros
libri|monografie|curatele|volumi|curatela di volumi
专著|著作|书籍|编著|学术专著|教材|專書|專著|書籍|編著
著書|書籍|単著|編著|共著|著作物
저서|단행본|편저|저술서|역서
""",
    "chapter": """
book chapters|chapters|chapter|chapters in books|chapters in edited volumes|essays in collections
|contributions to books
buchkapitel|buchbeitrage|beitrage in sammelbanden|aufsatze in sammelbanden|kapitel|sammelbandbeitrage
|beitrage in buchern|unselbststandige schriften
chapitres|chapitres d'ouvrages|chapitres de livres|chapitres d'ouvrage|contributions a des ouvrages collectifs
capitulos|capitulos de libro|capitulos de libros|capitulos en libros
capitulos de livros|capitulos de livro|capitulos
capitoli|capitoli di libro|contributi in volume|capitoli di libri|contributi in volumi|saggi in volume
书籍章节|章节|专书章节|專書論文|專書篇章|書籍章節|專書章節
分担執筆|書籍分担執筆|章|著書分担執筆
북챕터|공저|책챕터|단행본챕터
""",
    "thesis": """
theses|thesis|dissertation|dissertations|phd thesis|doctoral thesis|doctoral dissertation|master's thesis
|qualifying theses
qualifikationsschriften|doktorarbeit|habilitationsschrift|masterarbeit|bachelorarbeit|qualifikationsarbeiten
these|memoires|theses et memoires|these de doctorat|memoire de master|memoire
tesis|tesis doctoral|tesis de doctorado
tese|teses|dissertacoes|tese de doutorado|dissertacao
tesi|tesi di dottorato|tesi di laurea
学位论文|博士论文|博士学位论文|硕士论文|學位論文|博士論文|碩士論文
学位論文|博士論文|修士論文|卒業論文
학위논문|박사논문|석사논문
""",
    "report": """
technical reports|reports|report|policy reports|white papers|policy briefs|research reports|project reports
berichte|forschungsberichte|technische berichte|gutachten und berichte|projektberichte
rapports|rapports techniques|rapports de recherche|rapports d'expertise
informes|informes tecnicos|informes de investigacion
relatorios|relatorios tecnicos|relatorios de pesquisa
rapporti|rapporti tecnici|rapporti di ricerca
研究报告|技术报告|技術報告|研究報告
技術報告書|報告書|研究報告書|テクニカルレポート|技術報告
보고서|연구보고서|기술보고서
""",
    "review-book": """
book reviews|reviews of books
rezensionen|buchbesprechungen|besprechungen|buchrezensionen
comptes rendus|recensions|comptes rendus d'ouvrages|comptes rendus de lecture
resenas|resenas de libros|resenas bibliograficas
resenhas|resenhas de livros
recensioni|recensioni di libri
书评|書評
書評
서평
""",
    "article": """
preprints|working papers|working paper|discussion papers|arxiv preprints|unpublished papers|e-prints
arbeitspapiere|diskussionspapiere|vorabdrucke
prepublications|documents de travail|pre-publications
documentos de trabajo|preimpresos|prepublicaciones
documentos de trabalho|pre-prints|textos para discussao
preprint|documenti di lavoro
预印本|工作论文|預印本|工作論文
プレプリント|ワーキングペーパー|ディスカッションペーパー
프리프린트|워킹페이퍼|출판전논문
""",
    "manuscript": """
manuscripts|manuskripte|manuscrits|manuscritos|manoscritti|手稿|草稿|원고
""",
    "entry-encyclopedia": """
encyclopedia entries|encyclopaedia entries|dictionary entries|reference works|lexikonartikel|lexikoneintrage
|handbuchartikel|entrees d'encyclopedie|notices d'encyclopedie|articulos enciclopedicos|entradas de enciclopedia
|verbetes|voci enciclopediche|事典項目|辞典項目
""",
}

STATUSES = {
    "preprint": """
preprints|arxiv preprints|e-prints|vorabdrucke|prepublications|pre-publications|preimpresos|prepublicaciones
|pre-prints|preprint|预印本|預印本|プレプリント|프리프린트|출판전논문
""",
    "working_paper": """
working papers|working paper|discussion papers|arbeitspapiere|diskussionspapiere|documents de travail
|documentos de trabajo|documentos de trabalho|textos para discussao|documenti di lavoro
|工作论文|工作論文|ワーキングペーパー|ディスカッションペーパー|워킹페이퍼
""",
    "in_preparation": """
works in progress|work in progress|in preparation|manuscripts in preparation|papers in progress
|publications in preparation|papers in preparation|in vorbereitung|arbeiten in vorbereitung|en preparation
|travaux en cours|en preparacion|trabajos en curso|em preparacao|in preparazione|lavori in corso
|在研论文|準備中|執筆中|投稿準備中|준비중
""",
    "under_review": """
under review|papers under review|manuscripts under review|articles under review|unter begutachtung|in begutachtung
|en cours d'evaluation|en revision|em avaliacao|in revisione|在审论文|审稿中|査読中|심사중
""",
    "submitted": """
submitted|submitted papers|submitted manuscripts|submitted articles|eingereicht|eingereichte arbeiten|soumis
|articles soumis|enviados|submetidos|artigos submetidos|sottomessi|投稿中|已投稿|투고중
""",
    "forthcoming": """
forthcoming|in press|forthcoming publications|to appear|articles in press|im erscheinen|im druck|a paraitre
|sous presse|en prensa|no prelo|in stampa|in corso di stampa|待发表|即将发表|待刊|印刷中|近刊|게재예정
""",
    "accepted": """
accepted|accepted papers|accepted articles|angenommen|acceptes|articles acceptes|aceptados|aceitos|artigos aceitos
|accettati|已录用|採録決定|受理済
""",
}
