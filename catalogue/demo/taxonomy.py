"""Categories, needs and audiences in every language, from the data files."""

from typing import Any

from wagtail.models import Locale

from core.languages import SOURCE

from ..models import Audience, Category

Row = dict[str, Any]


def load_taxonomy(categories: list[Row], audiences: list[Row]) -> None:
    """Make every term with its translations."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    number = 0
    for field in categories:
        number += 1
        parent = _make(Category, field, number, locales)
        for need in field.get("needs", []):
            number += 1
            _make(Category, need, number, locales, parent=parent)
    for order, row in enumerate(audiences, start=1):
        _make(Audience, row, order, locales)


def _make(model: type[Any], row: Row, order: int, locales: dict[str, Locale], **facts: Any) -> Any:
    words = {code: _words(row, code) for code in row["labels"]}
    source = model.objects.create(
        slug=row["slug"], order=order, locale=locales[SOURCE], **words[SOURCE], **facts
    )
    for code, found in words.items():
        if code != SOURCE:
            translation = source.copy_for_translation(locales[code])
            translation.label, translation.synonyms = found["label"], found["synonyms"]
            translation.save()
    return source


def _words(row: Row, code: str) -> dict[str, str]:
    return {
        "label": row["labels"][code],
        "synonyms": "\n".join(row.get("synonyms", {}).get(code, [])),
    }
