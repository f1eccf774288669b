"""Events from the data files, with their translations."""

from collections.abc import Callable
from datetime import time
from typing import Any

from wagtail.models import Locale, Page

from core.languages import source_locale_id
from core.loading import Row, translate
from core.prose import paragraphs

from ..models import EventDate, EventIndexPage, EventPage, Topic

Picture = Callable[[str], Any]


def load_events(rows: list[Row], picture: Picture) -> None:
    """Make and publish every event below the list of events; ``picture`` finds one by its file."""
    index = EventIndexPage.objects.get(locale_id=source_locale_id())
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for row in rows:
        event = _event(row, picture)
        event.dates = [_date(given) for given in row["dates"]]
        event.topics = list(
            Topic.objects.filter(slug__in=row["topics"], locale_id=source_locale_id())
        )
        index.add_child(instance=event)
        event.save_revision().publish()
        for code, texts in row.get("translations", {}).items():
            translate(event, locales[code], texts)


def _event(row: Row, picture: Picture) -> EventPage:
    return EventPage(
        slug=row["slug"],
        title=row["title"],
        summary=row["summary"],
        body=paragraphs(row["body"]),
        audience=row.get("audience", ""),
        organiser=row.get("organiser", ""),
        programme=[("item", _programme_item(item)) for item in row.get("programme", [])],
        modules=[("module", dict(module)) for module in row.get("modules", [])],
        kind=row["kind"],
        project=_project(row.get("project")),
        is_sample=row.get("sample", False),
        locale_id=source_locale_id(),
        **_recruitment(row.get("recruitment", {})),
        **_picture(row.get("picture"), picture),
    )


def _programme_item(item: Row) -> dict[str, Any]:
    return {"time": _time(item.get("time")), "text": item["text"]}


def _project(slug: str | None) -> Page | None:
    found = Page.objects.filter(slug=slug, locale_id=source_locale_id(), depth__gt=3)
    return found.first() if slug else None


def _recruitment(given: Row) -> dict[str, Any]:
    return {
        "recruitment_opens_on": given.get("opens_on"),
        "recruitment_closes_on": given.get("closes_on"),
        "recruitment_switch": given.get("override", "automatic"),
        "sign_up_url": given.get("url", ""),
        "sign_up_email": given.get("email", ""),
    }


def _picture(given: Row | None, picture: Picture) -> dict[str, Any]:
    if not given:
        return {}
    return {
        "picture": picture(given["file"]),
        "picture_alt": given["alt"],
        "picture_credit": given.get("credit", ""),
    }


def _date(given: Row) -> EventDate:
    hours = {name: _time(given.get(name)) for name in ("starts_at", "ends_at")}
    return EventDate(**given | hours)


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
