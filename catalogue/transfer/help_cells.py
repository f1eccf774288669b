"""Cells with an inner grammar: telephones and languages of help."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from core.validators import validate_phone

from .. import languages_of_help
from ..models import ServiceLanguage, Way
from .cells import (
    Row,
    cut,
    format_days,
    interval,
    kept,
    once,
    parse_days,
    plain,
    shown_hours,
    split,
)
from .errors import BadCell

MOST_LEAD_DAYS = 365


def parse_phones(text: str) -> list[Row]:
    """Telephone numbers, each with its note, languages, days and hours."""
    return once(_phone(part) for part in split(text))


def _phone(part: str) -> Row:
    number, label, languages, days, hours = _fields(part, 5)
    try:
        validate_phone(number)
    except ValidationError as error:
        raise BadCell(f"{number}: {error.messages[0]}") from None
    if len(number) > 30 or len(label) > 80:
        raise BadCell(gettext("The number or its note is too long."))
    opens, closes = interval(hours) if hours else (None, None)
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
    found = [plain(field) for field in cut(part, "|")]
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
                kept(row["label"]),
                ",".join(row["languages"]),
                format_days(row["weekdays"]),
                shown_hours(row["opens"], row["closes"]) if row["opens"] and row["closes"] else "",
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
    return once(_language(part) for part in split(text))


def _language(part: str) -> Row:
    head, ways, days, lead, payer = _fields(part, 5)
    code, _colon, mode = head.partition(":")
    chosen = [choice(way, Way.choices, _unknown) for way in split(ways, ",")]
    return {
        "language": language(code),
        "mode": choice(mode or "staff", ServiceLanguage.Mode.choices, _unknown),
        "ways": [way for way in Way.values if way in chosen],
        "weekdays": [str(day) for day in parse_days(days)],
        "lead_days": _lead_days(lead) if lead else None,
        "paid_by": choice(payer, ServiceLanguage.Payer.choices, _unknown) if payer else "",
    }


def _lead_days(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 3 or int(text) > MOST_LEAD_DAYS:
        message = gettext("“%(text)s” is not a number of days from 0 to %(most)s.")
        raise BadCell(message % {"text": text, "most": MOST_LEAD_DAYS})
    return int(text)


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
