"""Telephone numbers as links."""

import phonenumbers


def phone_href(number: str) -> str:
    """The ``tel:`` address of a number, RFC 3966; numbers without a country are Polish.

    >>> phone_href("56 123 45 67")
    'tel:+48561234567'
    >>> phone_href("112")
    'tel:112'
    """
    digits = "".join(character for character in number if character.isdigit() or character == "+")
    if not digits.startswith("+") and len(digits) < 7:  # emergency and helpline numbers
        return f"tel:{digits}"
    try:
        parsed = phonenumbers.parse(number, "PL")
    except phonenumbers.NumberParseException:
        return f"tel:{digits}"
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.RFC3966).replace(
        "-", ""
    )
