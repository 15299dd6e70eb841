"""Themes: where the bio stands in Material with and without tabs, what a user changes there, and other themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from .conftest import Site, all_words, build, one, records, titles, words
from .test_site_main import FILES, SECTIONS

BIO = "---\nauthor_profile: true\n{}\n---\n\n# A page\n"
LAYOUTS: dict[str, str | bytes] = FILES | {
    "docs/deep/inner.md": BIO.format("title: Inner"),
    "docs/deep/hidden.md": BIO.format("hide: [navigation]"),
    "docs/deep/hidden-word.md": BIO.format("hide: navigation"),
    "docs/deep/without-contents.md": BIO.format("hide: [toc]"),
}


def navigation_is_hidden(site: Site, name: str) -> bool:
    return "hidden" in one(site.page(name), ".md-sidebar--primary").attrs


def layout(site: Site, name: str) -> str:
    """How the bio stands to the navigation: `instead` of it or `beside` it."""
    (css,) = [css for css in one(site.page(name), ".academic-layout")["class"] if css.startswith("academic-layout--")]
    return css.removeprefix("academic-layout--")


# Material -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tabs(tmp_path_factory: pytest.TempPathFactory) -> Site:
    features = ["navigation.tabs", "navigation.instant", "navigation.path", "toc.follow"]
    theme = {"name": "material", "features": features, "palette": [{"scheme": "slate"}]}
    return build(tmp_path_factory.mktemp("tabs"), LAYOUTS, theme=theme).assert_clean()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp("plain"), LAYOUTS).assert_clean()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", "instead"),
        ("deep/inner", "beside"),
        ("deep/hidden", "instead"),
        ("deep/hidden-word", "instead"),
        ("deep/without-contents", "beside"),
    ],
)
def test_with_tabs_the_bio_takes_the_place_of_an_empty_navigation(tabs: Site, name: str, expected: str) -> None:
    assert layout(tabs, name) == expected
    assert navigation_is_hidden(tabs, name) is (expected == "instead")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", "beside"),
        ("deep/inner", "beside"),
        ("deep/hidden", "instead"),
        ("deep/hidden-word", "instead"),
        ("deep/without-contents", "beside"),
    ],
)
def test_without_tabs_the_navigation_stays_unless_the_page_hides_it(plain: Site, name: str, expected: str) -> None:
    assert layout(plain, name) == expected
    assert navigation_is_hidden(plain, name) is (expected == "instead")


@pytest.mark.parametrize("name", ["index.html", "deep/inner", "deep/hidden"])
def test_no_link_of_the_navigation_is_lost(tabs: Site, plain: Site, name: str) -> None:
    pages = {"Lakes & ice", "Curriculum vitae", "Publications", "Talks", "Teaching", "Inner", "A page"}
    for site in (tabs, plain):
        assert pages <= set(all_words(site.page(name), ".md-nav--primary a.md-nav__link"))


def test_tabs_lead_to_the_other_pages(tabs: Site) -> None:
    assert {"Curriculum vitae", "Publications", "Talks", "Teaching"} <= set(all_words(tabs.page(), ".md-tabs__link"))


def test_pages_without_a_bio_keep_their_navigation(tabs: Site) -> None:
    assert not tabs.page("cv").select(".academic-layout")
    assert not navigation_is_hidden(tabs, "cv")


def test_page_can_hide_its_table_of_contents(plain: Site) -> None:
    assert "hidden" in one(plain.page("deep/without-contents"), ".md-sidebar--secondary").attrs


def test_component_that_the_theme_swaps_holds_bio_and_text(plain: Site) -> None:
    content = one(plain.page(), '[data-md-component="content"]')
    assert content.select("aside.academic-profile")
    assert content.select("article")
    assert one(plain.page(), '[data-md-component="container"]').select('[data-md-component="content"]')


OVERRIDES = {
    "overrides/main.html": (
        '{% extends "base.html" %}\n{% block announce %}The ice is <b>thin</b>{% endblock %}\n'
        '{% block extrahead %}<meta name="mine" content="{{ page.title if page else 404 }}">{% endblock %}\n'
    ),
    "overrides/academic/bio.html": '<p class="mine">{{ profile.name }}, in my own words</p>\n',
    "overrides/own.html": (
        '{% extends "main.html" %}\n'
        '{% block content %}<div class="here">{{ academic.bio }}</div>{{ super() }}{% endblock %}\n'
    ),
    "docs/own.md": BIO.format("template: own.html"),
}


@pytest.fixture(scope="module")
def overridden(tmp_path_factory: pytest.TempPathFactory) -> Site:
    theme = {"name": "material", "custom_dir": "overrides"}
    return build(tmp_path_factory.mktemp("overrides"), FILES | OVERRIDES, theme=theme).assert_clean()


@pytest.mark.parametrize("name", ["index.html", "cv", "404.html"])
def test_user_s_main_template_stays_in_force(overridden: Site, name: str) -> None:
    assert words(one(overridden.page(name), ".md-banner")) == "The ice is thin"
    assert overridden.page(name).select('meta[name="mine"]')


def test_user_s_partial_replaces_ours(overridden: Site) -> None:
    aside = one(overridden.page(), "aside.academic-profile")
    assert all_words(aside, "p.mine") == ["Thessaly Brandvold, in my own words"]
    assert "University of Norrmark" not in words(aside)


def test_user_s_partial_is_escaped_like_ours(tmp_path: Path) -> None:
    files = OVERRIDES | {"cv.yml": "cv: {name: A <script>alert(1)</script>}\n", "docs/index.md": BIO.format("")}
    site = build(tmp_path, files, theme={"name": "material", "custom_dir": "overrides"}).assert_clean()
    assert words(one(site.page(), "p.mine")) == "A <script>alert(1)</script>, in my own words"


def test_page_with_a_template_of_its_own_places_the_bio_itself(overridden: Site) -> None:
    page = overridden.page("own")
    assert len(page.select("aside.academic-profile")) == 1
    assert page.select(".here aside.academic-profile")
    assert not page.select(".academic-layout")


def test_user_s_template_with_a_mistake_is_named(tmp_path: Path) -> None:
    files = FILES | {"overrides/academic/bio.html": "<p>\n{% if %}\n"}
    site = build(tmp_path, files, theme={"name": "material", "custom_dir": "overrides"}).assert_failed()
    assert "overrides/academic/bio.html:2: error[template]: " in site.output


def test_user_s_style_sheet_replaces_ours(tmp_path: Path) -> None:
    files = FILES | {"docs/assets/academic/academic.css": "/* mine */"}
    site = build(tmp_path, files, {"extra_css": ["assets/extra.css"]}).assert_clean()
    assert site.text("assets/academic/academic.css") == "/* mine */"


def test_user_s_extra_styles_come_after_ours(tmp_path: Path) -> None:
    site = build(tmp_path, FILES | {"docs/own.css": "b {}"}, {"extra_css": ["own.css"]}).assert_clean()
    styles = [str(link["href"]) for link in site.page().select("link[rel=stylesheet]")]
    assert styles.index("assets/academic/academic.css") < styles.index("own.css")


# Other themes ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["mkdocs", "readthedocs"])
def neutral(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(tmp_path_factory.mktemp(request.param), FILES, theme=request.param).assert_clean()


def main_part(site: Site, name: str) -> Tag:
    return one(site.page(name), '[role="main"]')


def test_other_theme_shows_the_bio_ahead_of_the_text(neutral: Site) -> None:
    main = main_part(neutral, "index.html")
    order = [tag.name for tag in main.select("aside.academic-profile, h1")]
    assert order == ["aside", "h1"]
    aside = one(main, "aside.academic-profile")
    assert "Limnologist of small lakes" in words(aside)
    assert neutral.file(str(one(aside, "img")["src"])).is_file()
    assert one(aside, 'script[type="application/ld+json"]')


def test_other_theme_shows_the_bio_only_where_it_belongs(neutral: Site) -> None:
    for name in ("cv", "publications", "404.html"):
        assert not neutral.page(name).select("aside.academic-profile")


def test_other_theme_expands_directives(neutral: Site) -> None:
    main = main_part(neutral, "cv")
    assert [words(heading) for heading in main.select("h2.academic-section__title, section h2")] == SECTIONS
    assert len(records(main)) == 15
    assert titles(one(main_part(neutral, "talks"), ".academic-timeline"))[0] == "Cores, years and doubts"


def test_other_theme_has_style_sheet_redirects_and_sitemap(neutral: Site) -> None:
    styles = [str(link["href"]) for link in neutral.page().select("link[rel=stylesheet]")]
    assert "assets/academic/academic.css" in styles
    assert neutral.file("assets/academic/academic.css").is_file()
    assert one(neutral.page("about.html"), "meta[http-equiv=refresh]")["content"] == "0; url=./"
    assert "about" not in neutral.text("sitemap.xml")


def test_other_theme_finds_records_and_not_the_bio(neutral: Site) -> None:
    index = neutral.text("search/search_index.json")
    assert "How thin ice speaks" in index
    assert "Institute of Inland Waters" not in index


def test_other_theme_keeps_private_data_private(neutral: Site) -> None:
    for name, text in neutral.texts():
        for private in ("555 01 88", "Heronry", "1983-03-09", "t.brandvold@"):
            assert private not in text, name
