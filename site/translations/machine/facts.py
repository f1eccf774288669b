"""Whether the facts of a text stand in its translation: numbers, dates, amounts, addresses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import groupby

from core.languages import SOURCE

from . import contacts, dates, months, numbers, sequences
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
BY_WORD = "|".join(numbers.MULTIPLES.values())
AMOUNT = re.compile(
    "|".join(
        rf"(?P<{name}_after>\d\s*(?:(?:{BY_WORD})\.?\s*)?(?:{shown}))|(?P<{name}_before>(?:{shown})\s*\d)"
        for name, shown in CURRENCIES.items()
    ),
    re.IGNORECASE,
)
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
    for code, read in (("email", contacts.emails), ("url", contacts.urls)):
        wanted, found = read(source), read(result)
        yield code, list((Counter(wanted) - Counter(found)).elements())
        yield "moved", sequences.moved(wanted, found)
    source, result = map(contacts.without_addresses, (source, result))
    yield "percent", ["%"] * max(0, len(PERCENT.findall(source)) - len(PERCENT.findall(result)))
    yield "currency", _currencies(source, result)
    yield "moved", sequences.moved(_amounts(source), _amounts(result))
    source, result, lost, moved = _without_phones(source, result)
    yield "phone", lost
    yield "moved", moved
    yield "date", months.lost(source, result, language)
    yield from _counted(source, result, language)


def added(source: str, result: str) -> list[str]:
    """Addresses and telephone numbers that only the translation has."""
    new = set(contacts.emails(result)) - set(contacts.emails(source))
    new |= set(contacts.urls(result)) - set(contacts.urls(source))
    rest = contacts.without_addresses(result)
    for phone in contacts.phones(contacts.without_addresses(source)):
        span = contacts.find_phone(rest, phone)
        rest = contacts.without(rest, span) if span else rest
    new |= set(_amounts(result)) - set(_mentioned(source))
    return sorted(new) + contacts.phones(_without_dates(rest))


def _without_dates(text: str) -> str:
    return dates.NUMERIC.sub(" ", dates.ISO.sub(" ", text))


def _amounts(text: str) -> list[str]:
    """The currencies of the amounts of a text in its order."""
    return [(match.lastgroup or "").partition("_")[0] for match in AMOUNT.finditer(text)]


def _mentioned(text: str) -> list[str]:
    return [name for name, shown in CURRENCIES.items() if re.search(shown, text, re.IGNORECASE)]


def _currencies(source: str, result: str) -> list[str]:
    there = _mentioned(result)
    return [name for name in CURRENCIES if name in _amounts(source) and name not in there]


def _without_phones(source: str, result: str) -> tuple[str, str, list[str], list[str]]:
    """Both without telephones, those that are lost, and those that changed places."""
    lost, places = [], []
    for phone in contacts.phones(_without_dates(source)):
        if re.match(r"\s*(?:zł|PLN|EUR|€)", source[source.index(phone) + len(phone) :]):
            continue
        source = source.replace(phone, " # ", 1)
        span = contacts.find_phone(result, phone)
        if span is None:
            lost.append(phone)
        else:
            places.append((span[0], phone))
            result = contacts.without(result, span)
    order = [phone for _place, phone in sorted(places)]
    return source, result, lost, sequences.moved([phone for _place, phone in places], order)


def _counted(source: str, result: str, language: str) -> Iterator[Missing]:
    """Dates, hours and numbers, which may be written as one another."""
    wanted, years = _tokens(source, SOURCE)
    found, later = _tokens(result, language)
    known = {*later, *(piece for number in found for piece in number.pieces)}
    unmatched = _unmatched(wanted, found)
    left = [number for number in unmatched if not _is_known(number, known)]
    is_date = [any(kind == "day" for kind, _value in number.values) for number in left]
    yield "date", [n.text for n, day in zip(left, is_date, strict=True) if day]
    yield "year", sorted(set(years) - known)
    yield "moved", sequences.moved(_once(years), _once(later))
    yield "number", [n.text for n, day in zip(left, is_date, strict=True) if not day]
    kept = [number for number in wanted if number not in unmatched]
    yield "moved", [] if sequences.in_order(kept, found, _alike) else [n.text for n in kept]


def _tokens(text: str, language: str) -> tuple[list[Number], list[str]]:
    """Days and numbers of a text in its order; the years of dates apart: one may be for several."""
    found: list[Number] = []
    years: list[str] = []
    end = 0
    for date in dates.dates(text, language):
        found += numbers.numbers(text[end : date.start])
        found += [Number(day, frozenset([("day", day)]), ()) for day in date.days]
        years += [date.year] if date.year else []
        end = date.end
    return found + numbers.numbers(text[end:]), years


def _once(years: list[str]) -> list[str]:
    """Years without repetition in a row: "from 1 to 3 May 2026" says one that stands for two."""
    return [year for year, _same in groupby(years)]


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
    return one.values == other.values if same else _alike(one, other)


def _alike(one: Number, other: Number) -> bool:
    return bool(one.values & other.values)


def _is_known(number: Number, known: set[str]) -> bool:
    """A year that stands in a date, or in another number's place: 09.2026."""
    return number.pieces == (number.text,) and len(number.text) == 4 and number.text in known
