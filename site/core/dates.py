"""Days, hours and spans of time in words, as the reader's language writes them."""

import re
from datetime import date, datetime, time

from babel import Locale
from babel.dates import format_date, format_skeleton, parse_pattern
from django.utils import timezone
from django.utils.translation import get_language, gettext

LEFT_TO_RIGHT, END_OF_ISOLATE = "\u2066", "\u2069"


def reader_locale() -> Locale:
    """The locale of the active language; English is written here as in Europe, 12 November."""
    code = get_language() or "pl"
    return Locale.parse("en-GB" if code == "en" else code, sep="-")


def in_warsaw(day: date, hour: time) -> datetime:
    """A day and an hour of the clock on the wall as a moment."""
    return timezone.make_aware(datetime.combine(day, hour))


def day_in_words(day: date) -> str:
    """A day as it is written in a sentence: 12 marca 2026."""
    return format_date(day, "long", locale=reader_locale())


def month_in_words(day: date) -> str:
    """The month of a day as a heading: marzec 2026."""
    return format_skeleton("yMMMM", day, locale=reader_locale())


def span_in_words(
    first: date, last: date | None = None, begins: time | None = None, ends: time | None = None
) -> str:
    """One or more days, with hours where they are known: 7–10 października 2019."""
    last = last or first
    if first == last:
        return _kept_together(_with_hours(day_in_words(first), begins, ends))
    if begins is None and ends is None:
        return _kept_together(_days(first, last))
    edges = _with_hours(day_in_words(first), begins), _with_hours(day_in_words(last), ends)
    span = reader_locale().interval_formats[None].format(*edges)
    return _kept_together(span, breaks="–")


def hours_in_words(*hours: time | None) -> str:
    """One or two hours, 09:00–14:30; set apart in languages written from the right."""
    locale = reader_locale()
    written = "–".join(format_skeleton("Hm", hour, locale=locale) for hour in hours if hour)
    if written and locale.text_direction == "rtl":
        return f"{LEFT_TO_RIGHT}{written}{END_OF_ISOLATE}"
    return written


def _with_hours(day: str, *hours: time | None) -> str:
    written = hours_in_words(*hours)
    return gettext("%(day)s, %(hours)s") % {"day": day, "hours": written} if written else day


def _days(first: date, last: date) -> str:
    """The CLDR's pattern of an interval, with the names of months in full."""
    formats = reader_locale().interval_formats
    part = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = formats.get("yMMMMd", formats["yMMMd"])[part]
    return "".join(
        parse_pattern(re.sub(r"(?<!M)MMM(?!M)", "MMMM", pattern)).apply(day, reader_locale())
        for pattern, day in zip(patterns, (first, last), strict=True)
    )


def _kept_together(span: str, breaks: str = ",،–") -> str:
    """Let lines break only behind some signs, of a dash only where it stands between spaces."""
    return re.sub(rf"(?<![{breaks}\u2009]) ", "\u00a0", span).replace("\u2009–", "\u202f–")
