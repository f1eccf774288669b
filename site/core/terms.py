"""Labels of terms in the reader's language, read once per generation."""

from dataclasses import dataclass
from uuid import UUID

from .cache import per_generation
from .languages import locale_codes, source_locale_id
from .models import Concept


@dataclass(frozen=True)
class Term:
    """A category, audience or topic as a reader sees it."""

    key: str
    slug: str
    label: str
    parent: str | None = None


@per_generation
def terms_of(model: type[Concept], code: str) -> dict[int, Term]:
    """All terms of a model in a language by the source's primary key, in their order."""
    labels = labels_of(model, code)
    return {
        row.pk: Term(str(row.translation_key), row.slug, labels.get(row.translation_key, row.label))
        for row in model._default_manager.filter(locale_id=source_locale_id())
    }


def labels_of(model: type[Concept], code: str) -> dict[UUID, str]:
    """The labels that exist in a language by the term's translation key."""
    rows = model._default_manager.values_list("locale_id", "translation_key", "label")
    codes = locale_codes()
    return {key: label for locale_id, key, label in rows if codes.get(locale_id) == code}
