"""Model fields that several apps share."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField as WagtailStreamField


class StreamField(WagtailStreamField):
    """Wagtail's StreamField whose block definitions stay out of migrations.

    The column is JSON whatever the blocks are, so a migration needs none of them; a new label
    or block then makes no migration.
    """

    def __init__(self, block_types: Any = (), *args: Any, **kwargs: Any) -> None:
        super().__init__(block_types, *args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Describe the field for a migration as one without blocks."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class ChoiceSetField(models.CharField):
    """Some of a fixed list of choices, as a tuple of their values in the list's order.

    The column holds the values between commas (``,phone,online,``), so one can be asked for
    with ``contains`` on any database.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs = {"max_length": 200, "blank": True, "default": ()} | kwargs
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Describe the field for a migration without its choices: the column is text whatever."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs

    def from_db_value(self, value: Any, *_context: Any) -> Any:
        """What the column holds as a tuple."""
        return self.to_python(value)

    def to_python(self, value: Any) -> Any:
        """A tuple, from whatever a form, a revision or a column holds."""
        if value is None or value == "":
            return ()
        chosen = value.split(",") if isinstance(value, str) else value
        return self._in_order({str(one).strip() for one in chosen} - {""})

    def get_prep_value(self, value: Any) -> str:
        """The text of the column."""
        chosen = self.to_python(value)
        return f",{','.join(chosen)}," if chosen else ""

    def value_to_string(self, obj: Any) -> str:
        """The text that a revision keeps."""
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse values that are not among the choices."""
        unknown = set(value) - {str(key) for key, _label in self.flatchoices}
        if unknown:
            message = _("These are not among the choices: %(values)s.")
            raise ValidationError(message % {"values": ", ".join(sorted(unknown))})

    def formfield(self, **kwargs: Any) -> Any:
        """A box to tick for each choice."""
        return forms.MultipleChoiceField(
            choices=self.flatchoices,
            required=False,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )

    def _in_order(self, chosen: set[str]) -> tuple[str, ...]:
        known = [str(key) for key, _label in self.flatchoices]
        return (*(key for key in known if key in chosen), *sorted(chosen - set(known)))


class LastingUUIDField(models.UUIDField):
    """The UUID by which others know a child row; a copy of the row gets one of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs = {"default": uuid4, "unique": True, "editable": False} | kwargs
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Give a row that was copied with its UUID another one."""
        value = getattr(model_instance, self.attname)
        twins = type(model_instance)._default_manager.filter(**{self.attname: value})
        if value is None or (add and twins.exclude(pk=model_instance.pk).exists()):
            value = uuid4()
            setattr(model_instance, self.attname, value)
        return value


def chosen_labels(row: models.Model, name: str, values: Iterable[str] | None = None) -> list[str]:
    """The labels of what a ``ChoiceSetField`` of a row holds, in the active language."""
    field = row._meta.get_field(name)
    labels = {str(key): str(label) for key, label in field.flatchoices}
    chosen = getattr(row, name) if values is None else values
    return [labels[value] for value in chosen if value in labels]
