"""Many originals and their translations, made at once, and the board as somebody sees it."""

from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslatableObject, Translation, TranslationSource

from core.languages import SOURCE
from home.models import HomePage
from translations.models import Original, TranslationState

BOARD = "/admin/translations/"
STATES = ("draft", "machine", "reviewed", "person", "outdated")


def make_many(count: int, first: int = 0) -> list[Original]:
    """Published pages with words to translate, each in all six languages, by bulk inserts."""
    home = HomePage.objects.get(locale__language_code=SOURCE)
    kind = ContentType.objects.get_for_model(Page)
    pages = [
        Page(
            title=f"Strona {number}",
            slug=f"strona-{number}",
            path=f"{home.path}Z{number:03d}",
            depth=home.depth + 1,
            url_path=f"/home/strona-{number}/",
            content_type=kind,
            locale=home.locale,
            translation_key=uuid4(),
            live=True,
        )
        for number in range(first, first + count)
    ]
    Page.objects.bulk_create(pages)
    originals = [
        Original(
            translation_key=page.translation_key,
            content_type=kind,
            title=page.title,
            segments=3,
            words=10,
            changed_at=timezone.now(),
        )
        for page in pages
    ]
    Original.objects.bulk_create(originals)
    _translations(originals, home.locale)
    return originals


def _translations(originals: list[Original], source: Locale) -> None:
    things = [
        TranslatableObject(row.translation_key, content_type_id=row.content_type_id)
        for row in originals
    ]
    TranslatableObject.objects.bulk_create(things)
    sources = [
        TranslationSource(
            object=thing,
            locale=source,
            specific_content_type_id=thing.content_type_id,
            object_repr="x",
            content_json="{}",
            created_at=timezone.now(),
            last_updated_at=timezone.now(),
        )
        for thing in things
    ]
    TranslationSource.objects.bulk_create(sources)
    others = list(Locale.objects.exclude(pk=source.pk))
    rows = [
        Translation(source=row, target_locale=locale, uuid=uuid4())
        for row in sources
        for locale in others
    ]
    Translation.objects.bulk_create(rows)
    TranslationState.objects.bulk_create(
        TranslationState(translation=row, state=STATES[place % 5], words=10, words_left=place % 5)
        for place, row in enumerate(rows)
    )


def seen(client: Client, **query: Any) -> Any:
    """The board's answer under a filter."""
    response = client.get(BOARD, query)
    assert response.status_code == 200
    return response


def titles(response: Any) -> list[str]:
    """The titles of the rows, in order."""
    return [row.title for row in response.context["page"].items]


def cells(response: Any, title: str) -> dict[str, tuple[str, int]]:
    """State and words left of a row, by language."""
    row = next(row for row in response.context["page"].items if row.title == title)
    return {cell.code: (cell.state, cell.left) for cell in row.cells}


def said(response: Any) -> str:
    """The messages on a page."""
    return " ".join(str(message) for message in response.context["messages"])
