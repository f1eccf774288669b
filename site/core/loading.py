"""What loaders of data files share: rows, terms, translated prose."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils.html import escape
from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from .languages import SOURCE
from .models import BasePage, Concept

Row = dict[str, Any]


def read(path: Path) -> Any:
    """What a YAML file holds."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def rows(folder: Path, pattern: str) -> list[Row]:
    """The rows of all matching YAML files, in the order of their names."""
    return [row for path in sorted(folder.glob(pattern)) for row in read(path)]


def make_concept(model: type[Concept], row: Row, order: int, **facts: Any) -> Any:
    """Make a term with its labels and synonyms in every language; gives the source."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    words = {code: _words_of(row, code) for code in row["labels"]}
    source = model.objects.create(
        slug=row["slug"], order=order, locale=locales[SOURCE], **words[SOURCE], **facts
    )
    for code, found in words.items():
        if code != SOURCE:
            translation = source.copy_for_translation(locales[code])
            translation.label, translation.synonyms = found["label"], found["synonyms"]
            translation.save()
    return source


def _words_of(row: Row, code: str) -> dict[str, str]:
    return {
        "label": row["labels"][code],
        "synonyms": "\n".join(row.get("synonyms", {}).get(code, [])),
    }


@transaction.atomic
def translate(page: BasePage, locale: Locale, texts: Row) -> None:
    """Publish a translation through wagtail-localize: a translator finds it in the admin.

    ``texts`` holds a field's words by its name, or those of a stream (the paragraphs of ``body``)
    as a list in their order.

    Raises:
        ValidationError: it does not name every text; nothing is made then.
    """
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    given = {name: _one_by_one(words) for name, words in texts.items()}
    for segment in source.stringsegment_set.select_related("context", "string").order_by("order"):
        words = given.get(segment.context.path.partition(".")[0])
        if words is not None:
            _store(segment, locale, next(words))
    translation.save_target()


def _one_by_one(words: str | list[str]) -> Iterator[str]:
    """The words of each segment of a field."""
    return iter([words] if isinstance(words, str) else [escape(text) for text in words])


def _store(segment: StringSegment, locale: Locale, words: str) -> None:
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=locale,
        context=segment.context,
        defaults={"data": words, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
    )
