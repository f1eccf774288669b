"""News from the data files, with their translations."""

from typing import Any

from wagtail.models import Locale, Page

from core.languages import source_locale_id
from core.loading import Row, translate
from core.prose import paragraphs

from ..models import NewsIndexPage, NewsPage, Topic
from .files import document, picture


def load_news(rows: list[Row]) -> None:
    """Make and publish every piece of news below the list of news."""
    index = NewsIndexPage.objects.get(locale_id=source_locale_id())
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for row in rows:
        page = NewsPage(
            **filed(row),
            date=row["date"],
            pinned_until=row.get("pinned_until"),
            attachments=[("document", _file(file)) for file in row.get("attachments", [])],
        )
        page.topics = topics(row)
        page.tags.add(*row.get("tags", []))
        index.add_child(instance=page)
        page.save_revision().publish()
        for code, texts in row.get("translations", {}).items():
            translate(page, locales[code], texts)


def filed(row: Row) -> dict[str, Any]:
    """The columns that news and events have alike."""
    project = Page.objects.filter(slug=row.get("project"), locale_id=source_locale_id()).first()
    return {
        "slug": row["slug"],
        "title": row["title"],
        "summary": row["summary"],
        "body": paragraphs(row["body"]),
        "project": project,
        "is_sample": row.get("sample", False),
        "locale_id": source_locale_id(),
        **_picture(row.get("picture")),
    }


def topics(row: Row) -> list[Topic]:
    """The topics that a row names."""
    return list(Topic.objects.filter(slug__in=row["topics"], locale_id=source_locale_id()))


def _picture(row: Row | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {
        "picture": picture(row["file"]),
        "picture_alt": row["alt"],
        "picture_credit": row.get("credit", ""),
    }


def _file(row: Row) -> dict[str, Any]:
    return {"document": document(row["file"], row["title"]), "title": row["title"]}
