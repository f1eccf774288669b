"""Addresses of the web, e-mail addresses and telephone numbers in running text."""

import re

TOP = (
    "pl|eu|org|com|net|info|gov|edu|int|biz|io|app|tv|site|online|shop|xyz|top"
    "|ua|by|ru|su|de|cz|sk|lt|lv|ee|uk|ie|fr|es|ch|nl|dk|us|cn|ge|md|kz|tr"
)
URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'«»„”“]+"
    rf"|(?<![\w@.-])(?:[\w-]+\.)+(?:{TOP})(?![\w@-]|\.\w)(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?<![\d.,+])(?:(?:\+|00)\d{1,3}[ -]?)?(?:\(\d{2,3}\)[ -]?)?\d{2,3}(?:[ -]?\d{2,3}){2,4}"
    r"(?!\d)(?![.,]\d)"
)
FEWEST_DIGITS = 9
BETWEEN = r"[\s()./-]{0,3}"
COUNTRY = re.compile(r"(?:\+|00)(\d{1,3})\s?-?$")


def emails(text: str) -> list[str]:
    """E-mail addresses as they are compared."""
    return [match.rstrip(".").lower() for match in EMAIL.findall(text)]


def urls(text: str) -> list[str]:
    """Addresses of the web, without the signs that end a sentence."""
    return [match.rstrip(".,;:!?)»”…").rstrip("/") for match in URL.findall(text)]


def without_addresses(text: str) -> str:
    """A text in which only other things are left."""
    return URL.sub(" ", EMAIL.sub(" ", text))


def phones(text: str) -> list[str]:
    """Telephone numbers as they are written: nine digits or more in groups."""
    return [
        match[0]
        for match in PHONE.finditer(text)
        if sum(letter.isdigit() for letter in match[0]) >= FEWEST_DIGITS
    ]


def find_phone(text: str, phone: str) -> tuple[int, int] | None:
    """Where a telephone number begins and ends, however grouped; None if it is not there.

    The number of the country may be added, but not changed or left out.
    """
    digits = re.sub(r"\D", "", phone)
    international = phone.startswith(("+", "00"))
    if phone.startswith("00"):
        digits = digits[2:]
    before = r"(?:\+|00)" if international else r"(?<!\d)"
    pattern = re.compile(before + BETWEEN.join(digits) + r"(?!\d)")
    for match in pattern.finditer(text):
        country = COUNTRY.search(text, 0, match.start())
        if international or country is None or country[1] == "48":
            return match.span()
    return None


def without(text: str, span: tuple[int, int]) -> str:
    """A text in which a sign stands in the place of something that was found."""
    return f"{text[: span[0]]} # {text[span[1] :]}"
