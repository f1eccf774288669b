"""Polish public holidays (act of 18.01.1951 on days off work), the movable ones too."""

from datetime import date
from functools import cache
from pathlib import Path

import holidays

from core.loading import read

# Languages in which the library names the days; the others are in a list of our own.
LANGUAGES = {"pl": "pl", "uk": "uk", "en": "en_US"}
DATA = Path(__file__).parent / "data" / "public_holidays.yaml"


def holiday_name(day: date, language: str = "pl") -> str | None:
    """The name of a public holiday in a language of the site, else in English; None: a usual day.

    >>> holiday_name(date(2027, 3, 29), "en"), holiday_name(date(2027, 3, 29), "es")
    ('Easter Monday', 'Lunes de Pascua')
    """
    name = _names(day.year, LANGUAGES.get(language, "pl")).get(day)
    if name is None or language in LANGUAGES:
        return name
    return _own_names()[name].get(language) or holiday_name(day, "en")


@cache
def _names(year: int, language: str) -> dict[date, str]:
    return dict(holidays.country_holidays("PL", years=year, language=language).items())


@cache
def _own_names() -> dict[str, dict[str, str]]:
    return {row["pl"]: row for row in read(DATA)}
