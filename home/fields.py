"""Amounts of money as people write them: 22 009 655,37 zł."""

import re
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal
from django import forms
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class AmountField(forms.DecimalField):
    """A field for an amount copied from a contract, with its spaces, comma and currency."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Decimal | None:
        """Read an amount; what is none is refused with the field's own message."""
        return super().to_python(plain_number(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Write a stored amount the Polish way; what was typed stays as it was typed."""
        return polish_amount(value) if isinstance(value, Decimal) else value


class MoneyField(models.DecimalField):
    """An amount in PLN, never negative; a migration sees a plain decimal column."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"max_digits": 14, "decimal_places": 2, "null": True, "blank": True}
        kwargs["validators"] = [MinValueValidator(0, _("An amount cannot be negative."))]
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """The field of a form, which takes amounts as people write them."""
        return super().formfield(**{"form_class": AmountField, **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Describe the column without the rules of the form."""
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, "django.db.models.DecimalField", list(args), kwargs


def plain_number(text: str) -> str:
    """An amount's digits with a decimal point.

    >>> plain_number("22 009 655,37 zł")
    '22009655.37'
    """
    bare = re.sub(r"\s|zł|PLN", "", text).replace(",", ".")
    whole, point, rest = bare.rpartition(".")
    return whole.replace(".", "") + point + rest


def polish_amount(value: Decimal) -> str:
    """An amount as a Polish contract writes it, without the currency."""
    return str(format_decimal(value, "#,##0.00", locale="pl"))
