"""The languages in which help can be given (BCP 47), from the project's own list."""

import json
from functools import cache
from pathlib import Path

from babel import Locale

DATA = Path(__file__).parent / "data" / "languages.json"


@cache
def _rows() -> dict[str, dict[str, str]]:
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    return {row["bcp47"]: row for row in rows}


def codes() -> tuple[str, ...]:
    """All languages that editors can choose from, in the list's order."""
    return tuple(_rows())


def choices() -> list[tuple[str, str]]:
    """Code and Polish name, for the editor's form."""
    return [(code, row["polish"]) for code, row in _rows().items()]


@cache
def name(code: str, in_language: str) -> str:
    """The name of a language in another one, from the CLDR; its own name where that has none.

    >>> name("uk", "en")
    'Ukrainian'
    """
    names = Locale.parse(in_language).languages
    return names.get(code.replace("-", "_")) or _rows()[code]["native"]


def labels(in_language: str) -> dict[str, str]:
    """All languages with their names in another one."""
    return {code: name(code, in_language) for code in codes()}
