"""Dates in running text of any of the languages, as days of a year: ``1.9`` and ``2026``."""

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

# Syria, Lebanon and Iraq have month names of their own.
VARIETIES = {"ar": ("ar", "ar_SY")}
ORDINAL = r"(?:st|nd|rd|th|-?го|-?га|-?е|º|\.)?"
DAY = rf"(\d{{1,2}}){ORDINAL}"
TO = r"\s*(?:[-–—]|do|i|to|and|до|по|и|і|й|та|да|al|a|y|إلى|حتى|و)\s*"
NUMERIC = re.compile(
    r"(?<![\d.])(?:(\d{1,2})\.?\s*[-–]\s*)?(\d{1,2})([./-])(\d{1,2})\3(\d{4})(?!\d)"
)
ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")


@dataclass(frozen=True)
class Found:
    """Days that stand together in a text ("1–3 September 2026"), as ``day.month``."""

    start: int
    end: int
    days: tuple[str, ...]
    year: str | None


def dates(text: str, language: str) -> list[Found]:
    """The dates of a text in its order; digits have to be ASCII.

    >>> [(found.days, found.year) for found in dates("1–3 września 2026", "pl")]
    [(('1.9', '3.9'), '2026')]
    """
    found = [_iso(match) for match in ISO.finditer(text)]
    found += [_numeric(match) for match in NUMERIC.finditer(text)]
    months = _months(language)
    for pattern in _patterns(language):
        found += [_named(match, months) for match in pattern.finditer(text)]
    return _apart([one for one in found if one.days])


def _iso(match: re.Match[str]) -> Found:
    return _found(match, [match[3]], int(match[2]), match[1])


def _numeric(match: re.Match[str]) -> Found:
    return _found(match, [match[1], match[2]], int(match[4]), match[5])


def _named(match: re.Match[str], months: dict[str, int]) -> Found:
    month = months[match["month"].lower()]
    days = [match[name] for name in sorted(("first", "last"), key=match.start)]
    return _found(match, days, month, match["year"])


def _found(match: re.Match[str], written: list[str | None], month: int, year: str | None) -> Found:
    days = [int(day) for day in written if day]
    real = 1 <= month <= 12 and all(1 <= day <= 31 for day in days)
    named = tuple(f"{day}.{month}" for day in days) if real else ()
    return Found(match.start(), match.end(), named, year)


def _apart(found: list[Found]) -> list[Found]:
    """Of dates that overlap, the one that says more."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: one.start - one.end):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


@lru_cache
def _months(language: str) -> dict[str, int]:
    """The names of months, whole and shortened, in every case that CLDR has."""
    found = {}
    for code in VARIETIES.get(language, (language,)):
        for widths in Locale.parse(code).months.values():
            for width in ("abbreviated", "wide"):
                for number, name in widths[width].items():
                    found[name.rstrip(".").lower()] = number
    return {name: number for name, number in found.items() if not name.isdigit()}


@lru_cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    names = sorted(_months(language), key=len, reverse=True)
    month = rf"(?<!\w)(?P<month>{'|'.join(map(re.escape, names))})(?!\w)\.?"
    days = DAY.replace("(", "(?P<last>", 1)
    days = rf"(?<!\d)(?:{DAY.replace('(', '(?P<first>', 1)}{TO})?{days}"
    year = r"(?:,?\s*(?:de\s+|del\s+)?(?P<year>\d{4})(?!\d))?"
    return (
        re.compile(rf"{days}\s*(?:of\s+|de\s+|del\s+)?{month}{year}", re.IGNORECASE),
        re.compile(
            rf"{month}\s+(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
            rf"(?:\s*(?:[-–—]|to|and)\s*(?P<first>\d{{1,2}})(?!\d))?{year}",
            re.IGNORECASE,
        ),
    )
