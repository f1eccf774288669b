"""The words of a query as they are counted, and which ones are never kept in any form."""

import re
import unicodedata

from ..language.tokens import clean

MAX_CHARACTERS = 60
MAX_WORDS = 8
_AROUND = " .,;:!?\"'()[]<>«»„”“…"
# A school year or the period of a programme is nobody's number.
_YEARS = re.compile(r"\b(?:19|20)\d\d\s*[-\N{EN DASH}/]\s*(?:19|20)\d\d\b")
_PERSONAL = re.compile(
    r"@"  # an e-mail address or the name of an account
    r"|://|\bwww\.|\w\.(?:pl|com|eu|org|net|info|ua|ru|by)\b"
    r"|\d{6}"  # PESEL, the number of a document, an account or a telephone
    r"|(?:\d[\s.()/+\-]*){7}"  # the same, or a date of birth, in groups of digits
)


def normalised(text: str) -> str:
    """A query in small letters, with single spaces, without the marks around it.

    >>> normalised(' „Świetlica  Łódź”? ')
    'świetlica łódź'
    """
    composed = unicodedata.normalize("NFKC", clean(text))
    return clean(composed.casefold()).strip(_AROUND)


def may_be_kept(wording: str) -> bool:
    """Whether normalised words are short and look like nobody's personal data.

    >>> may_be_kept("rodzina 800+"), may_be_kept("jan@example.org"), may_be_kept("02070803628")
    (True, False, False)
    """
    if not wording or len(wording) > MAX_CHARACTERS or len(wording.split()) > MAX_WORDS:
        return False
    return not _PERSONAL.search(_YEARS.sub("", wording))
