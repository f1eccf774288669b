"""The name of the field that a segment stands in, in words."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from wagtail.fields import StreamField
from wagtail_localize.models import TranslationContext


def label(model: type[models.Model], context: TranslationContext) -> str:
    """``Content: Text`` for a block, ``Summary`` for a field; the bare name of what is gone."""
    first, *rest = (context.field_path or context.path).split(".")
    field = _field(model, first)
    if field is None:
        return first
    if isinstance(field, StreamField):
        names = [_verbose(field), *_blocks(field.stream_block, rest)]
        return ": ".join(capfirst(name) for name in names)
    if field.is_relation and rest:
        inner = _field(field.related_model, rest[-1])
        return f"{capfirst(_verbose(field.related_model))}: {capfirst(_verbose(inner or field))}"
    return capfirst(_verbose(field))


def limit(model: type[models.Model], context: TranslationContext) -> int | None:
    """How many characters fit in a field; None where nothing limits them."""
    field = _field(model, context.path) if "." not in context.path else None
    return getattr(field, "max_length", None)


def _field(model: Any, name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _verbose(thing: Any) -> str:
    options = getattr(thing, "_meta", thing)
    return str(getattr(options, "verbose_name", None) or thing.name)


def _blocks(block: Any, names: list[str]) -> list[str]:
    """The labels of nested blocks, without the nameless members of lists."""
    found = []
    for name in names:
        children = getattr(block, "child_blocks", {})
        block = children.get(name) or getattr(block, "child_block", None)
        if block is None:
            break
        if name in children:
            found.append(str(block.label or name))
    return found
