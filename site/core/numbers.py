"""Numbers as they come in forms and addresses."""

KEY_DIGITS = 18  # every number of so many fits into a database's integer


def natural(text: str, most_digits: int = KEY_DIGITS) -> int | None:
    """A whole number in ASCII digits; None for anything else, and for one with too many.

    >>> natural("12"), natural("-1"), natural("²"), natural("9" * 400)
    (12, None, None, None)
    """
    is_number = text.isascii() and text.isdigit() and len(text) <= most_digits
    return int(text) if is_number else None
