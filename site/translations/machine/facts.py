"""Whether the facts of a text stand in its translation: numbers, dates, amounts, addresses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html import unescape

from core.languages import SOURCE

from . import contacts, dates, numbers
from .numbers import Number

INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
SIGNS = str.maketrans({"٫": ",", "٬": ",", "٪": "%", "\u2011": "-", "\u2212": "-"})
PERCENT = re.compile(
    r"%|procent|per\s?cent|por ciento|відсотк|процент|працэнт|адсотк"
    r"|بالمئة|بالمائة|في المئة|في المائة",
    re.IGNORECASE,
)
# Currencies by what shows them in any of the languages.
CURRENCIES = {
    "PLN": r"zł|PLN|zlot|злот|زلوت",
    "EUR": r"€|EUR|euro|євро|евро|еўра|يورو",
    "USD": r"\$|USD|dolar|dollar|дол[ал]|دولار",
}
Missing = tuple[str, list[str]]  # a code and what is missing


def plain(html: str) -> str:
    """The words of a segment with ASCII digits, plain spaces, and nothing invisible.

    >>> plain("Od&nbsp;<b>٨٫٥</b>")
    'Od 8,5'
    """
    text = unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br\s*/?>", " ", html)))
    text = INVISIBLE.sub("", text).translate(SIGNS)
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    if character.isascii():
        return character
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return " " if character.isspace() else character


def missing(source: str, result: str, language: str) -> Iterator[Missing]:
    """What of a Polish text is not in its translation, kind by kind; both are ``plain``."""
    wanted, found = Counter(contacts.emails(source)), Counter(contacts.emails(result))
    yield "email", list((wanted - found).elements())
    wanted, found = Counter(contacts.urls(source)), Counter(contacts.urls(result))
    yield "url", list((wanted - found).elements())
    source, result = map(contacts.without_addresses, (source, result))
    yield "percent", ["%"] * max(0, len(PERCENT.findall(source)) - len(PERCENT.findall(result)))
    yield "currency", _currencies(source, result)
    source, result, lost = _without_phones(source, result)
    yield "phone", lost
    yield from _counted(source, result, language)


def added(source: str, result: str) -> list[str]:
    """Addresses and telephone numbers that only the translation has."""
    new = set(contacts.emails(result)) - set(contacts.emails(source))
    new |= set(contacts.urls(result)) - set(contacts.urls(source))
    rest = contacts.without_addresses(result)
    for phone in contacts.phones(contacts.without_addresses(source)):
        rest = contacts.take_phone(rest, phone) or rest
    return sorted(new) + contacts.phones(_without_dates(rest))


def _without_dates(text: str) -> str:
    return dates.NUMERIC.sub(" ", dates.ISO.sub(" ", text))


def _currencies(source: str, result: str) -> list[str]:
    return [
        name
        for name, shown in CURRENCIES.items()
        if re.search(rf"\d\s*(?:tys\.|mln)?\s*(?:{shown})|(?:{shown})\s*\d", source, re.IGNORECASE)
        and not re.search(shown, result, re.IGNORECASE)
    ]


def _without_phones(source: str, result: str) -> tuple[str, str, list[str]]:
    lost = []
    for phone in contacts.phones(_without_dates(source)):
        if re.match(r"\s*(?:zł|PLN|EUR|€)", source[source.index(phone) + len(phone) :]):
            continue
        source = source.replace(phone, " # ", 1)
        rest = contacts.take_phone(result, phone)
        if rest is None:
            lost.append(phone)
        else:
            result = rest
    return source, result, lost


def _counted(source: str, result: str, language: str) -> Iterator[Missing]:
    """Dates, hours and numbers, which may be written as one another."""
    wanted, years = _tokens(source, SOURCE)
    found, known = _tokens(result, language)
    known |= {piece for number in found for piece in number.pieces}
    left = _unmatched(wanted, found)
    left = [number for number in left if not _is_known(number, known)]
    is_date = [any(kind == "day" for kind, _value in number.values) for number in left]
    yield "date", [n.text for n, day in zip(left, is_date, strict=True) if day]
    yield "year", sorted(years - known)
    yield "number", [n.text for n, day in zip(left, is_date, strict=True) if not day]


def _tokens(text: str, language: str) -> tuple[list[Number], set[str]]:
    """Days and numbers of a text, and the years of its dates apart: one may stand for several."""
    found: list[Number] = []
    years: set[str] = set()
    for date in reversed(dates.dates(text, language)):
        found += [Number(day, frozenset([("day", day)]), ()) for day in date.days]
        years |= {date.year} if date.year else set()
        text = f"{text[: date.start]} # {text[date.end :]}"
    return found + numbers.numbers(text), years


def _unmatched(wanted: list[Number], found: list[Number]) -> list[Number]:
    """What has no counterpart; each thing found counts once, the same before the similar."""
    free = list(found)
    for same in (True, False):
        left = []
        for number in wanted:
            match = next((one for one in free if _agree(number, one, same)), None)
            if match is None:
                left.append(number)
            else:
                free.remove(match)
        wanted = left
    return wanted


def _agree(one: Number, other: Number, same: bool) -> bool:
    return one.values == other.values if same else bool(one.values & other.values)


def _is_known(number: Number, known: set[str]) -> bool:
    """A year that stands in a date, or in another number's place: 09.2026."""
    return number.pieces == (number.text,) and len(number.text) == 4 and number.text in known
