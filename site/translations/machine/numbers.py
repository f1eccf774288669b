"""Numbers and hours in running text, each with everything that it may mean."""

import re
from dataclasses import dataclass
from decimal import Decimal

Value = tuple[str, str]  # ("number", "1234.5"), ("minute", "510"), ("day", "1.9")

NUMBER = re.compile(
    r"""(?<!\d)(?:
        (?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?!\d)
      | (?P<grouped>\d{1,3}(?P<mark>[\ .,'’])\d{3}(?:(?P=mark)\d{3})*)
        (?:[.,](?P<rest>\d{1,2}))?(?!\d)
      | (?P<whole>\d+)[.,](?P<part>\d+)(?![.,]?\d)
      | (?P<digits>\d+)
    )""",
    re.VERBOSE,
)
BEFORE_NOON = r"a\.?\s?m\.?|de la mañana|ранку|утра|раніцы|صباحا|صباحًا|ص"
AFTER_NOON = r"p\.?\s?m\.?|de la (?:tarde|noche)|вечора|вечера|вечара|дня|مساء|مساءً|م"
HALF_OF_DAY = re.compile(
    rf"\s?(?:(?P<before>{BEFORE_NOON})|(?P<after>{AFTER_NOON}))(?!\w)", re.IGNORECASE
)
# "2 дня" are two days as well: beside these a number may be no hour.
UNCLEAR = {"дня", "م", "ص"}
# The longer first: "mil millones" are no thousand.
MULTIPLES = {
    10**9: r"mld|miliard\w*|billion|mil millones|млрд|м[іи]лл?[ьи]ярд\w*|миллиард\w*|مليار\w*",
    10**6: r"mln|milion\w*|million|mill[oó]n(?:es)?|млн|мільйон\w*|миллион\w*|мільён\w*"
    r"|ملايين|مليون\w*",
    10**3: r"tys|tysi[ąęa]c\w*|thousand|mil|тис|тыс|тисяч\w*|тысяч\w*|ألف|الف|آلاف|الاف",
}
_NAMED = "|".join(f"(?P<x{by}>{words})" for by, words in MULTIPLES.items())
MULTIPLE = re.compile(rf"[\s-]?(?:{_NAMED})\.?(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """A number as it is written, what it may mean, and the numbers that it is written with."""

    text: str
    values: frozenset[Value]
    pieces: tuple[str, ...]


def numbers(text: str) -> list[Number]:
    """The numbers of a text in its order; digits have to be ASCII, spaces plain.

    >>> sorted(numbers("1 234,50")[0].values)
    [('number', '1234.5')]
    """
    return [_number(match, text) for match in NUMBER.finditer(text)]


def _number(match: re.Match[str], text: str) -> Number:
    half = HALF_OF_DAY.match(text, match.end())
    values = set(_hours(match, half))
    pieces = tuple(plain(piece) for piece in re.findall(r"\d+", match[0]))
    if half and values and half[0].strip().lower() not in UNCLEAR:
        return Number(match[0], frozenset(values), pieces)
    if match["digits"]:
        values.add(_whole(match["digits"]))
    elif match["grouped"]:
        values |= _grouped(match)
    elif match["whole"]:
        values |= _parted(match["whole"], match["part"])
    multiple = MULTIPLE.match(text, match.end())
    if multiple:
        values = _multiplied(values, int((multiple.lastgroup or "x1")[1:]))
    return Number(match[0], frozenset(values), pieces)


def _multiplied(values: set[Value], by: int) -> set[Value]:
    """Thousands, millions or milliards in words: "5 tys." is 5,000."""
    numbers = (Decimal(value) * by for kind, value in values if kind == "number")
    return {("number", f"{number.normalize():f}") for number in numbers}


def _hours(match: re.Match[str], half: re.Match[str] | None) -> list[Value]:
    """A clock's time: 8:30, 8.30, 8, and with a half of the day."""
    hour = match["hour"] or match["whole"] or match["digits"] or "99"
    minute = match["minute"] or match["part"] or "00"
    if len(hour) > 2 or len(minute) != 2 or int(hour) > 24 or int(minute) > 59:
        return []
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + (12 if half["after"] else 0)
    return [("minute", str(number * 60 + int(minute)))]


def _whole(digits: str) -> Value:
    return "number", plain(digits)


def _grouped(match: re.Match[str]) -> set[Value]:
    """Thousands with a mark between; one comma or full stop may stand before decimals too."""
    digits = re.sub(r"\D", "", match["grouped"])
    if match["rest"]:
        return {("number", _decimal(digits, match["rest"]))}
    found = {_whole(digits)}
    one = match["grouped"].count(match["mark"]) == 1 and not digits.endswith("0")
    if match["mark"] in ".," and one:
        found.add(("number", _decimal(*match["grouped"].split(match["mark"]))))
    return found


def _parted(whole: str, part: str) -> set[Value]:
    """A decimal number, or a day and a month."""
    found = {("number", _decimal(whole, part))}
    if len(part) <= 2 and 1 <= int(whole) <= 31 and 1 <= int(part) <= 12:
        found.add(("day", f"{int(whole)}.{int(part)}"))
    return found


def _decimal(whole: str, part: str) -> str:
    part = part.rstrip("0")
    return f"{plain(whole)}.{part}" if part else plain(whole)


def plain(digits: str) -> str:
    """Digits as they are compared: 05 is 5, but the zeros of a longer code count.

    >>> plain("05"), plain("0463011")
    ('5', '0463011')
    """
    return digits.lstrip("0") or "0" if len(digits) <= 2 else digits
