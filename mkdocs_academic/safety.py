"""The guards between data and everything that is made of it: escapes per context, addresses, paths, characters.

Written once, used everywhere. Each function takes untrusted text and either returns what is safe in the context that
its name says, or raises `Unsafe` with a reason and a hint fit for a diagnosis.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from markupsafe import Markup

# C0 and C1 but tab and line feed, non-characters, lone surrogates, and the marks that reorder what is read
# (CVE-2021-42574). XML and iCalendar cannot carry the first; STX and ETX would also forge Python-Markdown's stash.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]")
# What a browser drops from an address before it looks for the scheme (WHATWG URL, "basic URL parser", 1 to 3).
_IGNORED_IN_URL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "doi", "orcid"})
_HOST = re.compile(
    r"www\.[\w-]+\.|(?:[a-z0-9-]+\.)+(?:(?:com|org|net|edu|gov|info|io|eu|ai|app|dev|[a-z]{2})/(?!$)"
    r"|(?:com|org|net|edu|gov|info|eu)/?$)",
    re.IGNORECASE,
)
_URL_LENGTH = 2048
_KEY_BYTES = 80
_WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\..*)?$", re.IGNORECASE)
_WINDOWS_CHARACTERS = re.compile(r'[<>:"|?*\\]')
_NAME_BYTES = 255
# CSS Color 4, section 6.1.
_COLORS = frozenset(
    "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood "
    "cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod "
    "darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon "
    "darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray "
    "dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green "
    "greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon "
    "lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon "
    "lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta "
    "maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen "
    "mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive "
    "olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru "
    "pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen "
    "seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato "
    "turquoise violet wheat white whitesmoke yellow yellowgreen".split()
)
_EMAIL = r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+"


class Unsafe(ValueError):
    """Untrusted text that has no safe form in this context; `reason` says why, `hint` what to write instead."""

    def __init__(self, reason: str, hint: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


def clean(text: str) -> str:
    """The text without control characters, lone surrogates, non-characters and bidirectional overrides."""
    return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text


def clean_readable(text: str) -> str:
    """The text without the marks that reorder what is read and without non-characters; line breaks and the control
    characters that a reader of the format reports itself stay.
    """
    return _REORDERING.sub("", text) if _REORDERING.search(text) else text


def url(text: str) -> str:
    """An address that may stand in `href` or `src`: http, https, mailto, tel, doi, orcid, or relative to the site.

    Quotes, blanks and other characters that an attribute or a parser could trip over come back percent-encoded.

    Raises:
        Unsafe: another scheme in any spelling that a browser accepts, an address without its own scheme (`//host`,
            `/\\host`, `https:host`), a user name or password before the host, or more than 2,048 characters.
    """
    if len(text) > _URL_LENGTH:
        raise Unsafe(f"an address of {len(text)} characters", f"addresses may have up to {_URL_LENGTH} characters")
    candidate = clean(text).strip()
    seen_by_browser = _IGNORED_IN_URL.sub("", candidate)
    scheme = _SCHEME.match(seen_by_browser)
    if scheme is None:
        if seen_by_browser.replace("\\", "/").startswith("//"):
            whole = seen_by_browser.replace("\\", "/")
            raise Unsafe("an address without https:", f"write the whole address: https:{whole}")
        if "\\" in candidate:
            raise Unsafe("a backslash in an address", "write / instead of \\")
        return _encoded(candidate)
    name = scheme.group()[:-1].lower()
    if name not in _SCHEMES:
        raise Unsafe(f"a link that begins with {name}:", "write an address that begins with https://")
    if re.search(r"\s", candidate[: len(name) + 1]):
        raise Unsafe("white space inside the scheme of an address", f"write {name}: without blanks")
    if name in ("http", "https"):
        _check_host(candidate, name)
    if name == "doi":
        return "https://doi.org/" + quote(candidate[4:].strip("/"), safe="/:;()._-")
    if name == "orcid":
        return "https://orcid.org/" + quote(candidate[6:].strip("/"), safe="/-")
    return _encoded(candidate)


def _check_host(candidate: str, scheme: str) -> None:
    rest = candidate[len(scheme) + 1 :]
    if "\\" in rest:
        raise Unsafe("a backslash in an address", "write / instead of \\")
    if not rest.startswith("//") or rest.startswith("///"):
        raise Unsafe(f"an address without {scheme}://", f"write {scheme}:// and then the host")
    authority = re.split(r"[/?#]", rest[2:], maxsplit=1)[0]
    if re.search(r"\s", authority):
        raise Unsafe("a blank in the name of a host", f"write {scheme}://example.org/page")
    if "@" in authority:
        raise Unsafe("an address with a user name before the host", "write the address without name and password")
    try:
        host = urlsplit(f"{scheme}://{authority}").hostname
        _ = urlsplit(f"{scheme}://{authority}").port
    except ValueError as error:
        raise Unsafe(f"an address that no browser can read ({error})") from None
    if not host:
        raise Unsafe("an address without a host", f"write {scheme}://example.org/page")


def _encoded(address: str) -> str:
    # An international host is written in its ASCII form (RFC 3490), which also unmasks look-alike letters.
    if not address.isascii() and (parts := re.match(r"(https?://)([^/?#:]+)(.*)", address, re.S | re.I)):
        try:
            address = parts[1] + parts[2].encode("idna").decode() + parts[3]
        except UnicodeError:
            raise Unsafe("a host name that does not exist in the DNS") from None
    # RFC 3986 section 2: reserved and unreserved characters and existing escapes stay as they are.
    return quote(address, safe="%:/?#[]@!$&'()*+,;=-._~").replace("'", "%27")


def with_scheme(text: str) -> str:
    """An address that begins with the name of a host, as whole as it was meant: `github.com/x`, `www.example.de`."""
    return f"https://{text}" if _HOST.match(text) else text


def has_scheme(text: str) -> bool:
    """Whether the text is an address of its own rather than a path inside the site."""
    return _SCHEME.match(_IGNORED_IN_URL.sub("", text)) is not None or text.startswith("#")


def email(text: str) -> str:
    """An e-mail address as written. Raises `Unsafe` where it is none, or holds a line break or a second address."""
    address = text.strip().removeprefix("mailto:")
    if not re.fullmatch(_EMAIL, address) or _FORBIDDEN.search(address):
        raise Unsafe("not an e-mail address", "write it as name@example.org")
    return address


def mailto(address: str) -> Markup:
    """The `href` of an e-mail link that needs no script and that a harvester's pattern does not match.

    Every letter is percent-encoded (RFC 6068 section 2 allows it) and `@` is a character reference, so that neither
    the file nor the file with its references decoded holds `name@host`; every browser and mail program undoes both.
    """
    local, _, domain = address.partition("@")
    return Markup("mailto:%s&#64;%s") % (_hex(local), _hex(domain))


def _hex(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


def color(text: str) -> str:
    """A colour of CSS in small letters, as a hexadecimal number or a name, so that it may stand in a style; empty for
    an empty text. Raises `Unsafe` for anything else, also for what CSS would take (`rgb(…)`, `currentcolor`).
    """
    candidate = text.strip().lower()
    if (
        candidate
        and candidate not in _COLORS
        and not re.fullmatch(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", candidate)
    ):
        raise Unsafe(f"{text!r} is no colour", 'write it as "#5b3a8e", in quotes, or as a name of CSS such as navy')
    return candidate


def json_script(value: object) -> Markup:
    """JSON that may stand inside a `<script>` element: no character of it can end the element or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def identifier(text: str) -> str:
    """A key as it stands in ids, file names and addresses: NFC, `[A-Za-z0-9._-]`, at most 80 bytes; may be empty."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", unicodedata.normalize("NFC", text))[:_KEY_BYTES].strip("-.")


def comparable_key(key: str) -> str:
    """A key for comparing what its user types (`DBLP:conf/x/y`) with how it stands in addresses."""
    return identifier(key).casefold()


def contained(root: Path, path: Path) -> Path:
    """The path with every link followed, if it lies under `root` (compared part by part, links followed there too).

    Raises:
        Unsafe: it lies outside, or its links go in a circle.
    """
    try:
        real, real_root = path.resolve(), root.resolve()
    except (OSError, RuntimeError):
        raise Unsafe("links that go in a circle") from None
    if real.parts[: len(real_root.parts)] != real_root.parts:
        raise Unsafe("a file outside the project", "move it into the docs folder")
    return real


def site_path(text: str) -> PurePosixPath:
    """The file that an address inside the site stands for, relative to the site's root.

    `/about/` is `about/index.html`; what ends in `.html`, `.htm` or `.xml` is that file; percent escapes are undone.

    Raises:
        Unsafe: it leaves the site, is not a path (a whole address, a query, a placeholder), or names a file that
            Windows refuses.
    """
    path = unicodedata.normalize("NFC", _unquoted(text.strip()))
    if _FORBIDDEN.search(path) or "\n" in path or "\t" in path:
        raise Unsafe("a control character in a path", "write the path with plain letters")
    if re.search("[\u200b-\u200f\u2028\u2029\u2060-\u2064\ufeff\ufffd]", path):
        raise Unsafe("an invisible character in a path", "write the path with plain letters")
    if _SCHEME.match(path) or path.startswith("//"):
        raise Unsafe("a whole address where a path inside the site is meant", "write /about/")
    if "\\" in path:
        raise Unsafe("a backslash in a path", "write / instead of \\")
    if "?" in path or "#" in path:
        raise Unsafe("a query or an anchor in a path", "write the path alone: /about/")
    if re.search(r"(^|/):\w", path):
        raise Unsafe("a Jekyll placeholder in a path", "write the path in full")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if ".." in parts:
        raise Unsafe("a path that leaves the site", "write a path from the root of the site: /about/")
    for part in parts:
        _check_file_name(part)
    file = PurePosixPath(*parts)
    return file if file.suffix in (".html", ".htm", ".xml") and not path.endswith("/") else file / "index.html"


def _unquoted(text: str) -> str:
    # Undone until nothing changes: `%252e%252e` is `..` to a server that decodes twice.
    for _ in range(4):
        decoded = unquote(text)
        if decoded == text:
            return text
        text = decoded
    raise Unsafe("percent signs encoded several times over", "write the path with plain letters")


def is_file_name(name: str) -> bool:
    """Whether every system takes a text for the name of a file."""
    try:
        _check_file_name(name)
    except Unsafe:
        return False
    return True


def _check_file_name(name: str) -> None:
    if _WINDOWS_DEVICES.match(name) or _WINDOWS_CHARACTERS.search(name) or name[-1] in ". ":
        raise Unsafe(f"{name!r} cannot be a file name on Windows", "choose letters, digits, - and _")
    if len(name.encode()) > _NAME_BYTES:
        raise Unsafe(f"a file name of {len(name.encode())} bytes", f"names may have up to {_NAME_BYTES} bytes")
