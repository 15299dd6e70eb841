"""The guards: what is refused, what is encoded, and that nothing else comes out of them whatever goes in."""

import json
import re
import unicodedata
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_academic import safety
from mkdocs_academic.safety import Unsafe
from mkdocs_academic.views.text import inline, plain

MODEST = settings(max_examples=200, deadline=None)
SCHEMES = {"", "http", "https", "mailto", "tel"}

# Colours ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("#5B3A8E", "#5b3a8e"),
        ("#fff", "#fff"),
        ("#ffff", "#ffff"),
        (" #11223344 ", "#11223344"),
        ("RebeccaPurple", "rebeccapurple"),
        ("", ""),
    ],
)
def test_colour_is_read(written: str, read: str) -> None:
    assert safety.color(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "red; background: url(//x)",
        "#12",
        "#12345",
        "#ggg",
        "#fff}",
        "rgb(1, 2, 3)",
        "currentcolor",
        "transparent",
        "inherit",
        "var(--x)",
        'red"',
        "#fff/**/",
        "#١٢٣",
    ],
)
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(Unsafe, match="no colour"):
        safety.color(text)


@given(st.text() | st.from_regex(r"#?[0-9a-fA-F\s;:]*"))
def test_a_colour_cannot_say_anything_else_in_a_style(text: str) -> None:
    try:
        found = safety.color(text)
    except Unsafe:
        return
    assert re.fullmatch(r"|[a-z]+|#[0-9a-f]{3,8}", found)


# Addresses ----------------------------------------------------------------------------------------------------------

SCRIPTS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\tjavascript:alert(1)",
    "\n javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\r\nscript:alert(1)",
    "java\tscript:alert(1)",
    "javascript\t:alert(1)",
    "java\x00script:alert(1)",
    "\x01javascript:alert(1)",
    "\x1f javascript:alert(1)",
    "\x7fjavascript:alert(1)",
    "\x85javascript:alert(1)",
    "\u2028javascript:alert(1)",
    "vbscript:msgbox",
    "data:text/html,<script>alert(1)</script>",
    "DATA:text/html;base64,PHNjcmlwdD4=",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "filesystem:https://example.org/1",
    "chrome://settings",
    "about:blank",
    "view-source:https://example.org",
    "jar:https://example.org!/x",
    "feed:javascript:alert(1)",
    "ftp://example.org/",
    "ws://example.org/",
    "intent:x",
    "java+script:x",
]
NO_SCHEME = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    " //evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\x01//evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "https:\\\\evil.example",
    "http:/\\evil.example",
]
NO_HOST = ["https://", "https:///", "http://?q", "https://#a", "https://[::1", "https://h:99999/", "https://h:abc/"]


@pytest.mark.parametrize("address", SCRIPTS)
def test_url_refuses_every_other_scheme_however_it_is_spelt(address: str) -> None:
    with pytest.raises(Unsafe):
        safety.url(address)


@pytest.mark.parametrize("address", NO_SCHEME)
def test_url_refuses_a_host_without_its_scheme(address: str) -> None:
    with pytest.raises(Unsafe):
        safety.url(address)


@pytest.mark.parametrize("address", NO_HOST)
def test_url_refuses_an_address_that_names_no_host(address: str) -> None:
    with pytest.raises(Unsafe):
        safety.url(address)


@pytest.mark.parametrize(
    "address", ["https://user:pw@example.org/", "https://user@example.org", "http://a@b@example.org/"]
)
def test_url_refuses_a_user_name_before_the_host(address: str) -> None:
    with pytest.raises(Unsafe, match="user name"):
        safety.url(address)


@pytest.mark.parametrize("address", ["papers\\one.pdf", "C:\\papers\\one.pdf", "\\\\server\\one.pdf", "c:one.pdf"])
def test_url_refuses_windows_paths(address: str) -> None:
    with pytest.raises(Unsafe):
        safety.url(address)


def test_url_refuses_an_address_of_9000_characters() -> None:
    with pytest.raises(Unsafe, match="9000 characters"):
        safety.url("https://example.org/" + "x" * 8980)


def test_the_refusal_of_an_address_says_what_to_write() -> None:
    with pytest.raises(Unsafe) as refused:
        safety.url("//example.org/page")
    assert refused.value.hint == "write the whole address: https://example.org/page"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "http://example.org:8080/a/b.html?q=1&r=a+b#part",
        "HTTPS://Example.org/Path",
        "https://example.org/@user",
        "https://example.org/?to=a@b",
        "https://[2001:db8::1]/",
        "https://example.org/100%25",
        "https://en.wikipedia.org/wiki/Ada_(programming_language)",
        "mailto:ada@example.org",
        "tel:+44-20-7946-0001",
        "/about/",
        "about/index.html",
        "../papers/one.pdf",
        "#part",
        "?q=1",
        "papers/1:2.pdf",
        "",
    ],
)
def test_url_leaves_a_good_address_as_it_is(address: str) -> None:
    assert safety.url(address) == address


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("  https://example.org/  ", "https://example.org/"),
        ("a b.pdf", "a%20b.pdf"),
        ("a\"b'c<d>e`f", "a%22b%27c%3Cd%3Ee%60f"),
        ("https://example.org/{x}|^", "https://example.org/%7Bx%7D%7C%5E"),
        ("https://example.org/ä?q=ü#é", "https://example.org/%C3%A4?q=%C3%BC#%C3%A9"),
        ("https://example.org/a\nb", "https://example.org/a%0Ab"),
        ("https://example.org/\x00a\ud800", "https://example.org/a"),
        ("https://аpple.example/", "https://xn--pple-43d.example/"),
        ("https://bücher.example:8080/", "https://xn--bcher-kva.example:8080/"),
        ("doi:10.1145/609784.609818", "https://doi.org/10.1145/609784.609818"),
        ('DOI:10.1000/x"y', "https://doi.org/10.1000/x%22y"),
        ("orcid:0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    ],
)
def test_url_encodes_what_could_break_out(address: str, encoded: str) -> None:
    assert safety.url(address) == encoded


def seen_by_a_browser(address: str) -> str:
    """An address after the first steps of the WHATWG URL parser: nothing below `!` around it, no tabs inside."""
    trimmed = address.strip("".join(map(chr, range(0x21))))
    return re.sub(r"[\t\n\r]", "", trimmed).replace("\\", "/")


MARKS_AND_BLANKS = "\xa0\u1680\u202f\u205f\u3000" + "".join(
    chr(code)
    for first, last in ((0x2000, 0x200A), (0x202A, 0x202E), (0x2066, 0x2069))
    for code in range(first, last + 1)
)
CHARACTERS = st.characters(exclude_characters=MARKS_AND_BLANKS, exclude_categories=["Cs", "Cn"])
SPITEFUL = st.text(st.one_of(st.sampled_from(":/\\@#?%.[]\t\n\r\x00\x01\x1f\x7f<>\"'` "), CHARACTERS), max_size=12)
WORDS = st.sampled_from("javascript java script https data // : x.org".split())
ADDRESSES = st.builds("".join, st.lists(st.one_of(SPITEFUL, WORDS)))


@MODEST
@given(ADDRESSES)
@example("java\tscript:x")
@example("\x00//evil.example")
def test_url_gives_nothing_that_ends_an_attribute(address: str) -> None:
    try:
        result = safety.url(address)
    except Unsafe:
        return
    assert re.search(r"[\s\"'<>`\\\x00-\x20\x7f-\x9f]", result) is None
    assert result.isascii()


@MODEST
@given(ADDRESSES)
def test_url_gives_an_allowed_scheme_or_none_as_urllib_and_a_browser_see_it(address: str) -> None:
    try:
        result = safety.url(address)
    except Unsafe:
        return
    for seen in (result, seen_by_a_browser(result), unescape(result)):
        scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)", seen)
        assert scheme is None or scheme[0].lower() in SCHEMES
        assert urlsplit(seen).scheme in SCHEMES
        assert not seen.startswith("//")


# Paths --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("", "index.html"),
        ("/about/", "about/index.html"),
        ("about", "about/index.html"),
        ("/etc/passwd", "etc/passwd/index.html"),
        ("/about.html", "about.html"),
        ("/old/page.htm", "old/page.htm"),
        ("/feed.xml", "feed.xml"),
        ("/about.html/", "about.html/index.html"),
        ("/a//b/./c/", "a/b/c/index.html"),
        ("  /about/  ", "about/index.html"),
        ("/a%20b/", "a b/index.html"),
        ("/%C3%A4/", "ä/index.html"),
        ("/a\u0308/", "ä/index.html"),
        ("/it's, a & b;c/", "it's, a & b;c/index.html"),
        ("/com10/", "com10/index.html"),
        ("/v1.2/", "v1.2/index.html"),
        ("/..a/b..c/", "..a/b..c/index.html"),
    ],
)
def test_site_path_is_the_file_behind_an_address(path: str, file: str) -> None:
    assert str(safety.site_path(path)) == file


@pytest.mark.parametrize(
    "path",
    [
        "../../x",
        "/../x",
        "a/../../x",
        "a/../b",
        "..",
        "/..",
        "../site_evil/x",
        "..%2f..%2fx",
        "%2e%2e/",
        "%2E%2E%2Fx",
        "a%2F..%2F..%2Fb",
        "%252e%252e/",
        "%25252e%25252e/",
        "%2525252525252e/",
        "..\\x",
        "..%5cx",
        "a\\b",
        "\\\\server\\share",
        "....//x",
        ".../x",
        ". ./x",
    ],
)
def test_site_path_refuses_to_leave_the_site(path: str) -> None:
    with pytest.raises(Unsafe):
        safety.site_path(path)


@pytest.mark.parametrize(
    "path",
    ["https://example.org/x", "//example.org/x", "file:///x", "C:/x", "c:x", "/a?b=1", "/a#b", "/a%3Fb", "/a%23b"],
)
def test_site_path_refuses_what_is_no_path(path: str) -> None:
    with pytest.raises(Unsafe):
        safety.site_path(path)


@pytest.mark.parametrize("path", ["/:title/", "/:year/:month/", "/blog/:categories/:title.html"])
def test_site_path_refuses_placeholders(path: str) -> None:
    with pytest.raises(Unsafe, match="placeholder"):
        safety.site_path(path)


@pytest.mark.parametrize(
    "path",
    [
        "con", "CON/x", "aux.md", "nul.txt", "prn.html", "com1", "COM0", "com¹", "lpt9.html", "conin$",
        "x.", "a./b", "a /b", "a%20", "a<b", "a>b", "a*b", "a|b", 'a"b', "x/a:b",
    ],
)  # fmt: skip
def test_site_path_refuses_names_that_windows_refuses(path: str) -> None:
    with pytest.raises(Unsafe, match="Windows"):
        safety.site_path(path)


@pytest.mark.parametrize("path", ["a\x00b", "a%00b", "a\x1bb", "a\x7fb", "a\x85b", "a\u202eb", "a%E2%80%AEb"])
def test_site_path_refuses_characters_that_hide(path: str) -> None:
    with pytest.raises(Unsafe, match="control character"):
        safety.site_path(path)


@pytest.mark.parametrize("path", ["x" * 256, "ä" * 128])
def test_site_path_refuses_names_of_more_than_255_bytes(path: str) -> None:
    with pytest.raises(Unsafe, match="256 bytes"):
        safety.site_path(path)


PATHS = st.text(st.one_of(st.sampled_from("./\\%2eE25fFcC:?#~ a"), st.characters(codec="utf-8")), max_size=30)


@MODEST
@given(PATHS)
@example("%252e%252e%252fx")
def test_site_path_never_leaves_the_site(path: str) -> None:
    try:
        file = safety.site_path(path)
    except Unsafe:
        return
    assert not file.is_absolute()
    assert not {"..", ".", ""} & set(file.parts)
    assert not re.search(r"[\\:\x00]", str(file))
    assert ".." not in unquote(unquote(str(file))).split("/")
    assert unicodedata.is_normalized("NFC", str(file))


@MODEST
@given(PATHS)
def test_site_path_of_a_site_path_is_itself(path: str) -> None:
    try:
        file = safety.site_path(path)
    except Unsafe:
        return
    if file.suffix == ".html":
        assert safety.site_path(str(file)) == file


def test_contained_follows_links_inside_the_root(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    (root / "papers").mkdir(parents=True)
    (root / "papers" / "one.pdf").write_bytes(b"")
    (root / "link.pdf").symlink_to(root / "papers" / "one.pdf")
    assert safety.contained(root, root / "link.pdf") == (root / "papers" / "one.pdf").resolve()


def test_contained_takes_a_root_that_is_itself_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "docs").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "one.pdf").write_bytes(b"")
    assert safety.contained(tmp_path / "docs", tmp_path / "docs" / "one.pdf").name == "one.pdf"


@pytest.mark.parametrize("name", ["../secret.txt", "papers/../../secret.txt", "../docs_secret/key.txt"])
def test_contained_refuses_what_climbs_out(name: str, tmp_path: Path) -> None:
    (tmp_path / "docs" / "papers").mkdir(parents=True)
    with pytest.raises(Unsafe, match="outside"):
        safety.contained(tmp_path / "docs", tmp_path / "docs" / name)


def test_contained_refuses_a_link_to_the_outside_and_a_chain_of_them(tmp_path: Path) -> None:
    root = tmp_path / "docs"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (root / "first.pdf").symlink_to(tmp_path / "secret.txt")
    (root / "second.pdf").symlink_to(root / "first.pdf")
    (root / "folder").symlink_to(tmp_path)
    (root / "dangling.pdf").symlink_to(tmp_path / "nowhere")
    for name in ("first.pdf", "second.pdf", "folder/secret.txt", "dangling.pdf"):
        with pytest.raises(Unsafe, match="outside"):
            safety.contained(root, root / name)


# Keys and characters ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("hopper1952education", "hopper1952education"),
        ("Doe:2020/a b", "Doe-2020-a-b"),
        ("Müller2020", "M-ller2020"),
        ("Mu\u0308ller2020", "M-ller2020"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("-a-", "a"),
        ("a..b", "a..b"),
        ("李明", ""),
        ("", ""),
        ("x" * 100, "x" * 80),
        ("a\u202eb", "a-b"),
        ('"><script>', "script"),
    ],
)
def test_identifier(text: str, key: str) -> None:
    assert safety.identifier(text) == key


@MODEST
@given(st.text())
def test_identifier_is_safe_and_stable(text: str) -> None:
    key = safety.identifier(text)
    assert re.fullmatch(r"|[A-Za-z0-9_]|[A-Za-z0-9_][A-Za-z0-9._-]{0,78}[A-Za-z0-9_]", key)
    assert safety.identifier(key) == key


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("a\r\nb", "a\nb"),
        ("\x02academic:0\x03", "academic:0"),
        ("\x7f\x80\x9f", ""),
        ("\u202eabc\u2066d\u2069", "abcd"),
        ("\ud800\ufffe\uffff\ufdd0", ""),
        ("é 李明 🦆 a\u0301", "é 李明 🦆 a\u0301"),
    ],
)
def test_clean(text: str, left: str) -> None:
    assert safety.clean(text) == left


@MODEST
@given(st.text())
def test_clean_leaves_nothing_that_xml_or_a_terminal_trips_over(text: str) -> None:
    left = safety.clean(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n" for c in left)
    assert safety.clean(left) == left


# Scripts, mail and Markdown -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["</script>", "<!--", "<!-- <script>", "]]>", "a & b", "\u2028", "\u2029", "'\"\\"])
def test_json_script_cannot_end_its_element(text: str) -> None:
    written = safety.json_script({text: [text]})
    assert re.search("[<>&\u2028\u2029]", written) is None
    assert json.loads(written) == {text: [text]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@MODEST
@given(JSON)
def test_json_script_reads_back(value: object) -> None:
    written = safety.json_script(value)
    assert json.loads(written) == value
    assert "<" not in written


@pytest.mark.parametrize("address", ["ada@example.org", "a+b.c@mail.example.org", "ada@bücher.example", "o'neil@x.org"])
def test_mailto_decodes_back_to_the_address(address: str) -> None:
    assert unquote(unescape(safety.mailto(address))) == f"mailto:{address}"


@pytest.mark.parametrize("address", ["ada@example.org", "a@b.co", '"<a>"@example.org'])
def test_mailto_shows_a_harvester_no_address(address: str) -> None:
    href = str(safety.mailto(address))
    for text in (href, unescape(href), unquote(href)):
        assert address not in text
        assert not re.search(r"[\w.+-]+@[\w-]+\.[\w.-]+", text)
    assert "@" not in href
    assert not re.search(r"[\"'<>\s]", href)


@pytest.mark.parametrize("text", ["ada@example.org", " ada@example.org ", "mailto:ada@example.org"])
def test_email_takes_an_address(text: str) -> None:
    assert safety.email(text) == "ada@example.org"


@pytest.mark.parametrize(
    "text",
    [
        "a@b\nBcc: c@d", "a@b\r\nBcc: c@d", "a@b%0ABcc: c@d", "a@b, c@d", "a@b;c@d", "a b@c", "<a@b>", "a@b@c",
        "@b", "a@", "ada", "", "a@b\u202e", "a@b\x00", 'a@b"onclick=',
    ],
)  # fmt: skip
def test_email_refuses_anything_else(text: str) -> None:
    with pytest.raises(Unsafe):
        safety.email(text)


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.others: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)


SNIPPETS = st.sampled_from("<script> </p> <!-- <?x <![CDATA[ ![ ]( [x] javascript: // &lt; &#60; $".split())
MARKS = st.sampled_from("*_`[]()<>\\&\"' \n")
MATHML = set("math mi mn mo mrow msup msub msubsup mspace mtext wbr span".split())
LENGTHS_AND_FORMS = set("mathvariant stretchy form lspace rspace width class style".split())
MARKDOWN = st.builds("".join, st.lists(st.one_of(st.text(max_size=6), SNIPPETS, MARKS), max_size=25))


@MODEST
@given(MARKDOWN)
@example("[x](javascript:alert(1)) <img src=x onerror=alert(1)> ![y](//evil.example)")
@example('[x](https://e.org "><script>")')
@example("$0$ $x<y$ [$<b>$](javascript:x) $$\\text{<b>}$$")
def test_inline_makes_no_tag_but_its_own(text: str) -> None:
    page = Tags(str(inline(text)))
    assert set(page.tags) <= {"em", "strong", "code", "a", "br"} | MATHML
    assert {name for name, _ in page.attributes} <= {"href", "title"} | LENGTHS_AND_FORMS
    assert page.others == []
    for name, value in page.attributes:
        if name == "href":
            assert urlsplit(seen_by_a_browser(value or "")).scheme in SCHEMES


@MODEST
@given(st.text(st.characters(codec="utf-8", exclude_characters="*_`[<&\\~$\r\x00")))
def test_inline_gives_plain_text_back(text: str) -> None:
    assert Tags(str(inline(text))).text == text
    assert plain(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "\xa0javascript:1",
        "\u202ejavascript:1",
        "java\u202escript:1",
        "\ufdd0javascript:1",
        "\xa0//evil",
        "https://host\\@evil.example/",
        "https://ho st/",
    ],
)
def test_address_is_judged_as_it_will_be_written(text: str) -> None:
    with pytest.raises(safety.Unsafe):
        safety.url(text)


@pytest.mark.parametrize("text", ["a\nb", "a\tb", "con .html", "a\u200bb", "%c0%ae%c0%ae/x"])
def test_site_path_refuses_what_cannot_be_seen_or_stored(text: str) -> None:
    with pytest.raises(safety.Unsafe):
        safety.site_path(text)
