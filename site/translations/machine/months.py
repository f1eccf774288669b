"""Months that stand without a day: "do końca września"."""

import re
from functools import lru_cache
from os.path import commonprefix

from babel import Locale

from . import contacts, dates

POLISH = {
    1: r"stycz(?:eń|nia|niu|niem)",
    2: r"lut(?:y|ego|ym|emu)",
    3: r"mar(?:zec|ca|cu|cem)",
    4: r"kwie(?:cień|tnia|tniu|tniem)",
    5: r"maj(?:a|u|em)?",
    6: r"czerw(?:iec|ca|cu|cem)",
    7: r"lip(?:iec|ca|cu|cem)",
    8: r"sierp(?:ień|nia|niu|niem)",
    9: r"wrze(?:sień|śnia|śniu|śniem)",
    10: r"październik(?:a|u|iem|owi)?",
    11: r"listopad(?:a|zie|em|owi)?",
    12: r"grud(?:zień|nia|niu|niem)",
}
SHORTEST = 3  # letters of a stem that may have a long ending


def lost(source: str, result: str, language: str) -> list[str]:
    """Months of a Polish text, outside of its dates, that its translation does not name.

    The translation may write a month in any form of its name, or as a number.

    >>> lost("Do końca września 2026.", "Until the end of October 2026.", "en")
    ['września']
    """
    for date in reversed(dates.dates(source, "pl")):
        source = contacts.without(source, (date.start, date.end))
    return [
        match[0]
        for month, name in POLISH.items()
        for match in re.finditer(rf"(?<!\w)(?:{name})(?!\w)", source, re.IGNORECASE)
        if not _names(language)[month].search(result)
    ]


@lru_cache
def _names(language: str) -> dict[int, re.Pattern[str]]:
    """What shows each month in a language: what its forms in CLDR begin with, or its number."""
    found: dict[int, set[str]] = {month: {rf"(?<!\d)0?{month}(?!\d)"} for month in POLISH}
    for code in dates.VARIETIES.get(language, (language,)):
        kinds = Locale.parse(code).months
        for month in POLISH:
            forms = {kinds[kind]["wide"][month].lower() for kind in ("format", "stand-alone")}
            stem = commonprefix(sorted(forms))
            found[month] |= {_form(stem)} if stem else {re.escape(form) for form in forms}
    return {month: re.compile("|".join(ways), re.IGNORECASE) for month, ways in found.items()}


def _form(stem: str) -> str:
    ending = r"\w{0,4}" if len(stem) >= SHORTEST else r"\w{0,2}(?!\w)"
    return rf"(?<!\w){re.escape(stem)}{ending}"
