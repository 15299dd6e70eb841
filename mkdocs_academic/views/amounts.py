"""Sums of money in the page's language: `1.2M` and EUR are €1,200,000 or 1.200.000 €, and never another sum.

What cannot be read for certain is shown as it was written.
"""

from __future__ import annotations

import re
from copy import copy
from decimal import Decimal
from functools import lru_cache

from mkdocs_academic.views.words import Words

_BLANKS = " \u00a0\u202f\u2009"
_SIGN = r"[A-Z]{0,3}[€£$¥₹₩₽₺₪฿₫₴₦₱₡₵₲₸₼₾¢]|[A-Z]{3}|kr\.?|zł|Kč|Ft|Fr\.?|SFr\.?|lei|euros?|Euros?|dollars?|pounds?"
# Words that mean one thing in all the languages that have them: not "billion", nor "mil".
_TIMES = {
    word: times
    for times, words in {
        1_000: "k thousand tsd tausend mila mille тыс",
        1_000_000: "m mn mio million millions millionen milione milioni millón millones milhão milhões miljoen "
                   "mln млн",
        1_000_000_000: "bn mrd milliarde milliarden milliard milliards miliardo miliardi miljard mld млрд",
    }.items()
    for word in words.split()
}  # fmt: skip
_NUMBER = rf"\d[\d.,'’{_BLANKS}]*\d|\d"
_MONEY = re.compile(
    rf"(?P<before>{_SIGN})?[{_BLANKS}]*(?P<number>{_NUMBER})[{_BLANKS}]*"
    rf"(?:(?P<times>(?i:{'|'.join(sorted(_TIMES, key=len, reverse=True))}))(?![^\W\d_])\.?)?"
    rf"[{_BLANKS}]*(?P<after>{_SIGN})?"
)
# Their smallest parts are thousandths, so that 1.250 may be one and a quarter.
_IN_THOUSANDTHS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
_CODES = {"€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "pound": "GBP", "pounds": "GBP"}


def amount(text: str, currency: str, words: Words) -> str:
    """A sum as the page's language writes it.

    Args:
        text: the sum as it was typed, perhaps with its currency: `250k`, `€1.2M`, `EUR 50 000`, `£1.2 million`.
        currency: an ISO 4217 code, or a sign; empty where the text has it or nobody knows.
    """
    read = _read(text.strip())
    sign = currency.strip() or (read[1] if read else "")
    if read and sign and _is_certain(read, sign):
        return _formatted(read[0], read[2], sign, words)
    if currency and not re.search(r"[^\W\d_]|[€£$¥₹₩₽%]", text):
        return words("entry.amount", amount=text, currency=currency.strip())
    return text


def sign_of(text: str) -> str:
    """The currency that a sum names; empty where it names none."""
    read = _read(text.strip())
    return read[1] if read else ""


def _is_certain(read: tuple[Decimal, str, int, bool], sign: str) -> bool:
    return not (read[3] and sign.upper() in _IN_THOUSANDTHS)


@lru_cache(maxsize=1024)
def _read(text: str) -> tuple[Decimal, str, int, bool] | None:
    """The sum, its sign, how many decimals are shown, and whether what was read as thousands may be decimals."""
    match = _MONEY.fullmatch(text)
    if match is None:
        return None
    parts = match.groupdict()
    number = _number(parts["number"], bool(parts["times"]))
    if number is None or (parts["before"] and parts["after"]):
        return None
    value, decimals, is_doubtful = number
    if parts["times"]:
        value *= _TIMES[parts["times"].lower()]
        decimals = 0 if value == value.to_integral_value() else decimals
    return value, parts["before"] or parts["after"] or "", decimals, is_doubtful


def _number(text: str, is_multiplied: bool) -> tuple[Decimal, int, bool] | None:
    """A number with its signs taken apart; None where a point may stand for thousands as well as for a part."""
    marks = sorted(set(re.findall(r"[.,]", text)), key=text.rindex)
    spaced = re.split(rf"['’{_BLANKS}]", text)
    if len(spaced) > 1 and (not _are_groups([*spaced[:-1], re.split(r"[.,]", spaced[-1])[0]]) or len(marks) > 1):
        return None
    text = "".join(spaced)
    last = marks[-1] if marks else ""
    if not last:
        return Decimal(text), 0, False
    whole, _, part = text.rpartition(last)
    if len(marks) == 2:
        groups = whole.split(marks[0])
        return (Decimal("".join(groups) + "." + part), len(part), False) if _are_groups(groups) and part else None
    groups = text.split(last)
    if len(spaced) > 1 or (len(groups) == 2 and len(part) in (1, 2)):
        return Decimal(f"{whole}.{part}"), len(part), False
    if is_multiplied and len(groups) == 2:
        return None
    if _are_groups(groups) and groups[0] != "0":
        return Decimal("".join(groups)), 0, len(groups) == 2
    return None


def _are_groups(groups: list[str]) -> bool:
    """Whether digits stand in threes, or as in India in twos before the last three."""
    first, *others = groups
    if not others:
        return True
    in_threes = all(len(group) == 3 for group in others)
    in_twos = len(others[-1]) == 3 and all(len(group) == 2 for group in others[:-1]) and len(first) <= 2
    return 0 < len(first) <= 3 and first.isdecimal() and (in_threes or in_twos)


def _formatted(value: Decimal, decimals: int, sign: str, words: Words) -> str:
    from babel.numbers import get_currency_symbol

    locale = words.locale
    code = _CODES.get(sign.lower(), sign)
    symbol = get_currency_symbol(code.upper(), locale) if re.fullmatch("[A-Za-z]{3}", code) else code
    pattern = copy(locale.currency_formats["standard"])
    pattern.frac_prec = (2, 2) if decimals else (0, 0)
    text: str = pattern.apply(value, locale, currency_digits=False)
    before, mark, after = text.partition("¤")
    if symbol[-1:].isalpha() and after[:1].isdecimal():
        symbol += "\u00a0"
    return before + symbol + after if mark else text
