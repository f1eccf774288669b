"""Cells with an inner grammar: days, hours and days with other hours."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext

from ..models import HoursException, HoursRow
from .errors import BadCell

DAYS = ("pn", "wt", "śr", "czw", "pt", "so", "nd")
DAY_NAMES = {name: number for number, name in enumerate(DAYS)} | {"sr": 2, "sob": 5, "niedz": 6}
DATE = r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{1,2}-\d{1,2}"
HOURS = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})")
SEASON = re.compile(rf"\(\s*({DATE})?\s*[-–]\s*({DATE})?\s*\)\s*$")
OTHER_DAYS = re.compile(rf"({DATE})(?:\s*[-–]\s*({DATE}))?\s+(.+)")
CLOSED = ("zamknięte", "zamkniete", "nieczynne")
Row = dict[str, Any]


def split(text: str, separator: str = ";") -> list[str]:
    """The parts of a cell that are not empty; a separator after a backslash is a part's own."""
    return [part.strip() for part in cut(text, separator) if part.strip()]


def cut(text: str, separator: str) -> list[str]:
    """All parts of a cell, as they stand."""
    return re.split(rf"(?<!\\){re.escape(separator)}", text)


def once(rows: Iterable[Row]) -> list[Row]:
    """Rows in their order, none twice."""
    return list({str(row): row for row in rows}.values())


def plain(text: str) -> str:
    """Words without the backslashes that kept their separators."""
    return re.sub(r"\\([;|])", r"\1", text).strip()


def kept(text: str) -> str:
    """Words as they stand between separators."""
    return re.sub(r"([;|])", r"\\\1", text)


def parse_date(text: str) -> str:
    """A day as ISO 8601 writes it, from 31.12.2026 or 2026-12-31."""
    text = text.strip()
    for form in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    if re.fullmatch(DATE, text):
        raise BadCell(gettext("There is no such day in the calendar."))
    raise BadCell(gettext("This is not a date. Write it like this: 31.12.2026."))


def format_date(value: str) -> str:
    """A day as people here write it."""
    return f"{date.fromisoformat(value):%d.%m.%Y}"


def interval(text: str) -> tuple[str, str]:
    """Opening and closing time from 8:00-16:00."""
    found = HOURS.fullmatch(text.strip())
    try:
        hour, minute, last_hour, last_minute = map(int, found.groups() if found else ())
        opens, closes = time(hour, minute), time(last_hour, last_minute)
    except ValueError:
        message = gettext("“%(text)s” are no hours. Write them like this: 8:00-16:00.")
        raise BadCell(message % {"text": text.strip()}) from None
    if closes <= opens:
        raise BadCell(gettext("The closing time must be after the opening time."))
    return f"{opens:%H:%M}", f"{closes:%H:%M}"


def shown_hours(opens: str, closes: str) -> str:
    """An interval as the template writes it."""
    return f"{opens.removeprefix('0')}-{closes.removeprefix('0')}"


def parse_days(text: str) -> list[int]:
    """Weekdays from "pn-pt" or "pn, śr"."""
    days: list[int] = []
    for part in split(text.replace("–", "-"), ","):
        words = [word.strip(" .").casefold() for word in part.split("-")]
        ends = [DAY_NAMES[word] for word in words if word in DAY_NAMES]
        if len(ends) != len(words) or len(ends) > 2:
            message = gettext("“%(text)s” is no weekday. Write: pn, wt, śr, czw, pt, so, nd.")
            raise BadCell(message % {"text": part})
        if ends[-1] < ends[0]:
            message = gettext(
                "“%(text)s” runs from a later day to an earlier one. Write the days one by one:"
                " so, nd, pn."
            )
            raise BadCell(message % {"text": part})
        days += range(ends[0], ends[-1] + 1)
    return sorted(set(days))


def format_days(days: Iterable[Any]) -> str:
    """Weekdays as the template writes them."""
    return ",".join(DAYS[int(day)] for day in days)


def parse_hours(text: str) -> list[Row]:
    """The intervals of a week, and of seasons."""
    rows = once(row for part in split(text) for row in _hours(part))
    rows.sort(key=_order_of_hours)
    for one, other in pairwise(rows):
        if (
            _order_of_hours(one)[:3] == _order_of_hours(other)[:3]
            and other["opens"] < one["closes"]
        ):
            message = gettext("These hours overlap: %(one)s and %(other)s.")
            raise BadCell(message % {"one": format_hours([one]), "other": format_hours([other])})
    return rows


def _order_of_hours(row: Row) -> tuple[Any, ...]:
    return row["valid_from"] or "", row["valid_to"] or "", row["weekday"], row["opens"]


def _hours(part: str) -> list[Row]:
    season = SEASON.search(part)
    ends: list[str | None] = [None, None]
    if season:
        part, given = part[: season.start()], season.groups()
        ends = [parse_date(day) if day else None for day in given]
        _check_order(*ends)
    days, _space, hours = part.strip().partition(" ")
    if not hours:
        message = gettext("“%(text)s” are no hours. Write them like this: pn-pt 8:00-16:00.")
        raise BadCell(message % {"text": part.strip()})
    intervals = [interval(text) for text in split(hours, ",")]
    return [
        {"weekday": d, "opens": o, "closes": c, "valid_from": ends[0], "valid_to": ends[1]}
        for d in parse_days(days)
        for o, c in intervals
    ]


def _check_order(first: str | None, last: str | None) -> None:
    if first and last and last < first:
        raise BadCell(gettext("The last day must not be before the first."))


def format_hours(rows: Iterable[Row]) -> str:
    """Hours as the template writes them, days of equal hours together."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for row in rows:
        key = row["valid_from"], row["valid_to"], row["weekday"]
        found.setdefault(key, []).append(shown_hours(row["opens"], row["closes"]))
    return "; ".join(
        f"{DAYS[day]} {', '.join(h)}{_season(a, z)}" for (a, z, day), h in found.items()
    )


def _season(first: str | None, last: str | None) -> str:
    ends = "-".join(format_date(day) if day else "" for day in (first, last))
    return f" ({ends})" if first or last else ""


def hours_of(row: HoursRow) -> Row:
    """A row of hours as facts."""
    return {
        "weekday": row.weekday,
        "opens": f"{row.opens:%H:%M}",
        "closes": f"{row.closes:%H:%M}",
        "valid_from": row.valid_from.isoformat() if row.valid_from else None,
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
    }


def parse_exceptions(text: str) -> list[Row]:
    """Days with other hours."""
    return sorted(once(map(_exception, split(text))), key=lambda row: (row["from_date"], str(row)))


def _exception(part: str) -> Row:
    words, note = [*cut(part, "|"), ""][:2]
    found = OTHER_DAYS.fullmatch(words.strip())
    if not found:
        message = gettext("“%(text)s” is not like this: 24.12.2026 8:00-12:00.")
        raise BadCell(message % {"text": part})
    given, hours = found.groups()[:2], found.group(3)
    first, last = (parse_date(day) if day else None for day in given)
    _check_order(first, last)
    opens, closes = (None, None) if hours.strip().casefold() in CLOSED else interval(hours)
    row = {"from_date": first, "to_date": last, "opens": opens, "closes": closes}
    return row | {"note": _note(plain(note))}


def _note(text: str) -> str:
    most = HoursException._meta.get_field("note").max_length or 0
    if len(text) > most:
        message = gettext("The text has %(length)s characters; the most is %(most)s.")
        raise BadCell(message % {"length": len(text), "most": most})
    return text


def format_exceptions(rows: Iterable[Row]) -> str:
    """Other days as the template writes them."""
    parts = []
    for row in rows:
        days = "-".join(format_date(day) for day in (row["from_date"], row["to_date"]) if day)
        hours = shown_hours(row["opens"], row["closes"]) if row["opens"] else CLOSED[0]
        parts.append(f"{days} {hours}" + (f"|{kept(row['note'])}" if row["note"] else ""))
    return "; ".join(parts)
