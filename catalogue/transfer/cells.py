"""Cells with an inner grammar: telephones, hours, other days and languages of help."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from core.validators import validate_phone

from .. import languages_of_help
from ..models import HoursRow, ServiceLanguage, Way
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
    return [part.strip() for part in _cut(text, separator) if part.strip()]


def _cut(text: str, separator: str) -> list[str]:
    return re.split(rf"(?<!\\){re.escape(separator)}", text)


def _plain(text: str) -> str:
    return re.sub(r"\\([;|])", r"\1", text).strip()


def _kept(text: str) -> str:
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


def _interval(text: str) -> tuple[str, str]:
    found = HOURS.fullmatch(text.strip())
    try:
        opens, closes = (time(*map(int, pair)) for pair in (found.groups()[:2], found.groups()[2:]))  # type: ignore[union-attr]
    except (AttributeError, ValueError):
        message = gettext("“%(text)s” are no hours. Write them like this: 8:00-16:00.")
        raise BadCell(message % {"text": text.strip()}) from None
    if closes <= opens:
        raise BadCell(gettext("The closing time must be after the opening time."))
    return f"{opens:%H:%M}", f"{closes:%H:%M}"


def _shown(opens: str, closes: str) -> str:
    return f"{opens.removeprefix('0')}-{closes.removeprefix('0')}"


def parse_days(text: str) -> list[int]:
    """Weekdays from "pn-pt" or "pn, śr"."""
    days: list[int] = []
    for part in split(text.replace("–", "-"), ","):
        ends = [DAY_NAMES.get(word.strip(" .").casefold()) for word in part.split("-")]
        if None in ends or len(ends) > 2:
            message = gettext("“%(text)s” is no weekday. Write: pn, wt, śr, czw, pt, so, nd.")
            raise BadCell(message % {"text": part})
        first, last = ends[0], ends[-1]
        days += range(first, last + 1)  # type: ignore[operator, arg-type]
    return sorted(set(days))


def format_days(days: Iterable[Any]) -> str:
    """Weekdays as the template writes them."""
    return ",".join(DAYS[int(day)] for day in days)


def parse_hours(text: str) -> list[Row]:
    """The intervals of a week, and of seasons."""
    rows = [row for part in split(text) for row in _hours(part)]
    return sorted(rows, key=_order_of_hours)


def _order_of_hours(row: Row) -> tuple[Any, ...]:
    return row["valid_from"] or "", row["valid_to"] or "", row["weekday"], row["opens"]


def _hours(part: str) -> list[Row]:
    season, ends = SEASON.search(part), (None, None)
    if season:
        part, given = part[: season.start()], season.groups()
        ends = tuple(parse_date(day) if day else None for day in given)  # type: ignore[assignment]
    days, _space, hours = part.strip().partition(" ")
    if not hours:
        message = gettext("“%(text)s” are no hours. Write them like this: pn-pt 8:00-16:00.")
        raise BadCell(message % {"text": part.strip()})
    intervals = [_interval(text) for text in split(hours, ",")]
    return [
        {"weekday": d, "opens": o, "closes": c, "valid_from": ends[0], "valid_to": ends[1]}
        for d in parse_days(days)
        for o, c in intervals
    ]


def format_hours(rows: Iterable[Row]) -> str:
    """Hours as the template writes them, days of equal hours together."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for row in rows:
        key = row["valid_from"], row["valid_to"], row["weekday"]
        found.setdefault(key, []).append(_shown(row["opens"], row["closes"]))
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
    return sorted(map(_exception, split(text)), key=lambda row: (row["from_date"], str(row)))


def _exception(part: str) -> Row:
    words, note = [*_cut(part, "|"), ""][:2]
    found = OTHER_DAYS.fullmatch(words.strip())
    if not found:
        message = gettext("“%(text)s” is not like this: 24.12.2026 8:00-12:00.")
        raise BadCell(message % {"text": part})
    first, last, hours = found.groups()
    opens, closes = (None, None) if hours.strip().casefold() in CLOSED else _interval(hours)
    return {
        "from_date": parse_date(first),
        "to_date": parse_date(last) if last else None,
        "opens": opens,
        "closes": closes,
        "note": _plain(note),
    }


def format_exceptions(rows: Iterable[Row]) -> str:
    """Other days as the template writes them."""
    parts = []
    for row in rows:
        days = "-".join(format_date(day) for day in (row["from_date"], row["to_date"]) if day)
        hours = _shown(row["opens"], row["closes"]) if row["opens"] else CLOSED[0]
        parts.append(f"{days} {hours}" + (f"|{_kept(row['note'])}" if row["note"] else ""))
    return "; ".join(parts)


def parse_phones(text: str) -> list[Row]:
    """Telephone numbers, each with its note, languages, days and hours."""
    return [_phone(part) for part in split(text)]


def _phone(part: str) -> Row:
    number, label, languages, days, hours = _fields(part, 5)
    try:
        validate_phone(number)
    except ValidationError as error:
        raise BadCell(f"{number}: {error.messages[0]}") from None
    if len(number) > 30 or len(label) > 80:
        raise BadCell(gettext("The number or its note is too long."))
    opens, closes = _interval(hours) if hours else (None, None)
    codes = [language(code) for code in split(languages, ",")]
    return {
        "number": number,
        "label": label,
        "languages": [code for code in languages_of_help.codes() if code in codes],
        "weekdays": [str(day) for day in parse_days(days)],
        "opens": opens,
        "closes": closes,
    }


def _fields(part: str, number: int) -> list[str]:
    found = [_plain(field) for field in _cut(part, "|")]
    if len(found) > number:
        message = gettext("“%(text)s” has more parts between | than there can be.")
        raise BadCell(message % {"text": part})
    return found + [""] * (number - len(found))


def _joined(fields: list[str]) -> str:
    return "|".join(fields).rstrip("|")


def format_phones(rows: Iterable[Row]) -> str:
    """Telephones as the template writes them."""
    return "; ".join(
        _joined(
            [
                row["number"],
                _kept(row["label"]),
                ",".join(row["languages"]),
                format_days(row["weekdays"]),
                _shown(row["opens"], row["closes"]) if row["opens"] and row["closes"] else "",
            ]
        )
        for row in rows
    )


def language(text: str) -> str:
    """The code of a language of help."""
    code = text.strip()
    if code in languages_of_help.codes():
        return code
    named = {label.casefold(): key for key, label in languages_of_help.choices()}
    found = named.get(code.casefold()) or {c.casefold(): c for c in named.values()}.get(
        code.casefold()
    )
    if not found:
        message = gettext(
            "“%(text)s” is not a language from the list. Write its code: pl, uk, en …"
        )
        raise BadCell(message % {"text": code})
    return found


def choice(text: str, choices: Iterable[tuple[Any, Any]], what: Callable[[str], str]) -> str:
    """The value of a choice, from its value or its label."""
    wanted = text.strip().casefold()
    for value, label in choices:
        if wanted in (str(value).casefold(), str(label).casefold()):
            return str(value)
    raise BadCell(what(text.strip()))


def _unknown(text: str) -> str:
    return gettext("“%(text)s” is not among the values of this column.") % {"text": text}


def parse_languages(text: str) -> list[Row]:
    """Languages of help: who speaks each, how, when and on what terms."""
    return [_language(part) for part in split(text)]


def _language(part: str) -> Row:
    head, ways, days, lead, payer = _fields(part, 5)
    code, _colon, mode = head.partition(":")
    if lead and not lead.isdigit():
        raise BadCell(gettext("“%(text)s” is not a number of days.") % {"text": lead})
    chosen = [choice(way, Way.choices, _unknown) for way in split(ways, ",")]
    return {
        "language": language(code),
        "mode": choice(mode or "staff", ServiceLanguage.Mode.choices, _unknown),
        "ways": [way for way in Way.values if way in chosen],
        "weekdays": [str(day) for day in parse_days(days)],
        "lead_days": int(lead) if lead else None,
        "paid_by": choice(payer, ServiceLanguage.Payer.choices, _unknown) if payer else "",
    }


def format_languages(rows: Iterable[Row]) -> str:
    """Languages of help as the template writes them."""
    return "; ".join(
        _joined(
            [
                f"{row['language']}:{row['mode']}",
                ",".join(row["ways"]),
                format_days(row["weekdays"]),
                "" if row["lead_days"] is None else str(row["lead_days"]),
                row["paid_by"],
            ]
        )
        for row in rows
    )
