"""What is published now, and in which languages: pages from the tree, terms from their tables."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from core.languages import source_locale_id

Place = tuple[UUID, int]  # a translation key and the key of a locale


def term_models() -> list[type[models.Model]]:
    """The kinds of snippets that may be translated."""
    return [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]


def live_pages() -> QuerySet[Page]:
    """Published Polish pages."""
    return Page.objects.filter(live=True, locale_id=source_locale_id())


def published_pages() -> set[Place]:
    """Published translations of pages, whoever made them and however; aliases are none."""
    others = Page.objects.filter(live=True, alias_of__isnull=True)
    others = others.exclude(locale_id=source_locale_id())
    return set(others.values_list("translation_key", "locale_id"))


def published_terms() -> set[Place]:
    """What snippets there are, in every language: one query for all their tables."""
    first, *others = [_public(model) for model in term_models()]
    return set(first.union(*others, all=True))


def _public(model: Any) -> QuerySet[Any]:
    rows = model._default_manager.order_by()
    if issubclass(model, DraftStateMixin):
        rows = rows.filter(live=True)
    return rows.values_list("translation_key", "locale_id")


def sections() -> list[tuple[str, str]]:
    """The top-level parts of the Polish tree, then the kinds of terms, with their values."""
    return [*_parts(), *_kinds()]


def _parts() -> Iterator[tuple[str, str]]:
    pages = live_pages().filter(depth__in=(2, 3)).order_by("path")
    for pk, depth, title in pages.values_list("pk", "depth", "title"):
        yield (f"home-{pk}" if depth == 2 else f"part-{pk}"), title


def _kinds() -> Iterator[tuple[str, str]]:
    for model in term_models():
        name = str(model._meta.verbose_name_plural)
        yield f"kind-{model._meta.label_lower}", name[:1].upper() + name[1:]


def in_section(originals: QuerySet[Any], section: str) -> QuerySet[Any]:
    """Only what stands in a part of the tree, or is a term of a kind."""
    what, _dash, value = section.partition("-")
    if what == "kind":
        app, _dot, model = value.partition(".")
        return originals.filter(content_type=ContentType.objects.get_by_natural_key(app, model))
    pages = live_pages().filter(pk=value)
    if what == "part":
        path = Page.objects.filter(pk=value).values_list("path", flat=True).first()
        pages = live_pages().filter(path__startswith=path)
    return originals.filter(translation_key__in=pages.values("translation_key"))
