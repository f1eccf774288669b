"""Facts have no language: they live on the source, translations hold prose and read the rest."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.functional import cached_property

from ..languages import SOURCE, locale_codes, source_locale_id


class FactSheet(models.Model):
    """What pages and snippets with facts share: a way to the source, and copies without facts."""

    fact_fields: ClassVar[tuple[str, ...]] = ()
    common_facts: ClassVar[tuple[str, ...]] = ()  # of every model on the same base

    class Meta:
        abstract = True

    @classmethod
    def facts(cls) -> tuple[str, ...]:
        """The fields that a translation never has."""
        return (*cls.fact_fields, *cls.common_facts)

    @property
    def prose_lang(self) -> str:
        """The language code of this row, without a query."""
        return locale_codes().get(self.locale_id, SOURCE)

    @property
    def is_source(self) -> bool:
        """Whether this row is in the source language and so holds the facts."""
        return self.locale_id == source_locale_id()

    @cached_property
    def source(self) -> Self | None:
        """The row that holds the facts; None when it was deleted."""
        if self.is_source:
            return self
        return (
            type(self)
            ._default_manager.filter(
                translation_key=self.translation_key, locale_id=source_locale_id()
            )
            .first()
        )

    def missing(self) -> dict[str, str]:
        """What keeps this from being published: messages by the field they belong to."""
        return {}

    def copy_for_translation(
        self, locale: Any, *args: Any, exclude_fields: Iterable[str] | None = None, **kwargs: Any
    ) -> Any:
        """Copy the prose into another language; the facts stay where they are."""
        excluded = [*(exclude_fields or ()), *self.facts()]
        return super().copy_for_translation(locale, *args, exclude_fields=excluded, **kwargs)
