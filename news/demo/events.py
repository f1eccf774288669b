"""Events from the data files, with their translations."""

from datetime import time
from typing import Any

from wagtail.models import Locale

from core.languages import source_locale_id
from core.loading import Row, translate

from ..models import EventDate, EventIndexPage, EventPage
from .news import filed, topics


def load_events(rows: list[Row]) -> None:
    """Make and publish every event below the list of events."""
    index = EventIndexPage.objects.get(locale_id=source_locale_id())
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for row in rows:
        event = _event(row)
        event.dates = [_date(given) for given in row["dates"]]
        event.topics = topics(row)
        index.add_child(instance=event)
        event.save_revision().publish()
        for code, texts in row.get("translations", {}).items():
            translate(event, locales[code], texts)


def _event(row: Row) -> EventPage:
    return EventPage(
        **filed(row),
        **_recruitment(row.get("recruitment", {})),
        audience=row.get("audience", ""),
        organiser=row.get("organiser", ""),
        programme=[("item", _programme_item(item)) for item in row.get("programme", [])],
        modules=[("module", dict(module)) for module in row.get("modules", [])],
        kind=row["kind"],
    )


def _programme_item(item: Row) -> dict[str, Any]:
    return {"time": _time(item.get("time")), "text": item["text"]}


def _recruitment(given: Row) -> dict[str, Any]:
    return {
        "recruitment_opens_on": given.get("opens_on"),
        "recruitment_closes_on": given.get("closes_on"),
        "recruitment_switch": given.get("override", "automatic"),
        "sign_up_url": given.get("url", ""),
        "sign_up_email": given.get("email", ""),
    }


def _date(given: Row) -> EventDate:
    hours = {name: _time(given.get(name)) for name in ("starts_at", "ends_at")}
    return EventDate(**given | hours)


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
