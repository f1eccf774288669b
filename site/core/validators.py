"""Checks of contact data, with messages that say what to do."""

import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

EXTENSION = re.compile(r"\s*(ext\.?|x)\s*\d{1,6}\s*$", re.IGNORECASE)


def validate_phone(value: str) -> None:
    """Refuse what cannot be a telephone number (sample numbers are possible, though unassigned).

    Letters are refused, although the library would dial them: 52 ABC 45 67 is a slip here.
    """
    try:
        if any(sign.isalpha() for sign in EXTENSION.sub("", value)):
            raise phonenumbers.NumberParseException(0, "letters")
        number = phonenumbers.parse(value, "PL")
        short = phonenumbers.is_valid_short_number_for_region(number, "PL")
        possible = phonenumbers.is_possible_number(number) or short
    except phonenumbers.NumberParseException:
        possible = False
    if not possible:
        raise ValidationError(
            _("This is not a telephone number. Write it like this: +48 52 123 45 67."),
            code="phone",
        )


def validate_postcode(value: str) -> None:
    """Refuse what is not a Polish postcode."""
    if not re.fullmatch(r"\d{2}-\d{3}", value):
        raise ValidationError(_("Write the postcode like this: 88-100."), code="postcode")
