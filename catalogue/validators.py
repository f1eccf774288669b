"""Checks of contact data under the name by which the first migration knows them."""

from core.validators import validate_phone, validate_postcode

__all__ = ["validate_phone", "validate_postcode"]
