"""The languages in which help can be given (BCP 47), from the project's own list."""

import json
from functools import cache
from pathlib import Path

from babel import Locale

DATA = Path(__file__).parent / "data" / "languages.json"


@cache
def codes() -> tuple[str, ...]:
    """All languages that editors can choose from, in the list's order."""
    return tuple(row["bcp47"] for row in json.loads(DATA.read_text()))


def choices() -> list[tuple[str, str]]:
    """Code and Polish name, for the editor's form."""
    return [(row["bcp47"], row["polish"]) for row in json.loads(DATA.read_text())]


@cache
def name(code: str, in_language: str) -> str:
    """The name of a language in another one, from the CLDR.

    >>> name("uk", "en")
    'Ukrainian'
    """
    parsed = Locale.parse(code, sep="-")
    return parsed.get_language_name(in_language) or code
