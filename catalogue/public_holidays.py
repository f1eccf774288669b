"""Polish public holidays (act of 18.01.1951 on days off work), the movable ones too."""

from datetime import date
from functools import cache

import holidays

# Languages in which the library names the days; others read them in Polish.
LANGUAGES = {"pl": "pl", "uk": "uk", "en": "en_US"}


def holiday_name(day: date, language: str = "pl") -> str | None:
    """The name of a public holiday in a language it is known in, else in Polish; None: a usual day.

    >>> holiday_name(date(2027, 3, 29), "en")
    'Easter Monday'
    """
    return _names(day.year, LANGUAGES.get(language, "pl")).get(day)


def name_language(language: str) -> str:
    """The language in which ``holiday_name`` answers."""
    return language if language in LANGUAGES else "pl"


@cache
def _names(year: int, language: str) -> dict[date, str]:
    return dict(holidays.country_holidays("PL", years=year, language=language).items())
