"""Checks of what the catalogue holds, with messages that say what to do."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.pl import nip, regon

from core.validators import validate_phone, validate_postcode

# The first migration knows the checks of contacts under this name.
__all__ = ["validate_nip", "validate_phone", "validate_postcode", "validate_regon"]


def validate_nip(value: str) -> None:
    """Refuse a tax number whose check digit is wrong."""
    if not value.isdigit() or not nip.is_valid(value):
        raise ValidationError(
            _("This is not a NIP: ten digits without hyphens, the last one checks the others."),
            code="nip",
        )


def validate_regon(value: str) -> None:
    """Refuse a statistical number whose check digit is wrong."""
    if not value.isdigit() or not regon.is_valid(value):
        raise ValidationError(
            _("This is not a REGON: nine or fourteen digits, the last one checks the others."),
            code="regon",
        )
