"""Published events for tests, each made the way an editor would."""

from datetime import date, time
from itertools import count
from typing import Any

from core.languages import source_locale_id
from core.prose import paragraphs
from news.models import EventDate, EventIndexPage, EventPage
from tests.factories import publish

numbers = count(1)


def event_index() -> EventIndexPage:
    """The Polish list of events."""
    return EventIndexPage.objects.get(locale_id=source_locale_id())


def on(day: str, last: str = "", **facts: Any) -> EventDate:
    """A date: ``on("2026-12-10", at="10:00-14:00", city="Toruń")``."""
    begins, _, ends = facts.pop("at", "").partition("-")
    return EventDate(
        starts_on=date.fromisoformat(day),
        ends_on=date.fromisoformat(last) if last else None,
        starts_at=time.fromisoformat(begins) if begins else None,
        ends_at=time.fromisoformat(ends) if ends else None,
        **facts,
    )


def make_event(title: str = "Szkolenie", *dates: EventDate, **facts: Any) -> EventPage:
    """A published event, on 10 December 2026 unless told otherwise."""
    topics = facts.pop("topics", [])
    body = paragraphs(facts.pop("body", []))
    slug = facts.pop("slug", f"event-{next(numbers)}")
    page = EventPage(title=title, slug=slug, body=body, locale_id=source_locale_id(), **facts)
    page.dates = list(dates) or [on("2026-12-10")]
    page.topics = topics
    event_index().add_child(instance=page)
    return publish(page)


def words_in(block_type: str, *rows: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The value of a stream of one kind of rows."""
    return [(block_type, row) for row in rows]
