"""Cells that a spreadsheet would calculate: an apostrophe before them keeps them texts."""

import re

DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
ESCAPED = re.compile(r"'+[=+\-@\t\r]")


def escape(text: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> escape("=1+1")
    "'=1+1"
    """
    return f"'{text}" if DANGEROUS.match(text) else text


def unescape(text: str) -> str:
    """The cell as it was before ``escape``.

    >>> unescape("'=1+1")
    '=1+1'
    """
    return text[1:] if ESCAPED.match(text) else text
