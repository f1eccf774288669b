"""What the search keeps of events."""

from collections.abc import Iterator

from core.languages import SOURCE
from core.models.pages import public_sources
from core.other_forms import forms_of
from search.pages import may_be_found, page_texts
from search.records import Record

from .event_facts import in_order
from .models import EventIndexPage, EventPage
from .projects import projects


def event_record(event: EventPage) -> Record | None:
    """The record of an event's source; None while it is not public."""
    if not may_be_found(event):
        return None
    topics, dates = list(event.topics.all()), in_order(event.dates.all())
    project = projects(SOURCE).get(event.project_id)
    places = dict.fromkeys(f"{row.venue}, {row.city}".strip(", ") for row in dates)
    years = {year for row in dates for year in range(row.starts_on.year, row.last_day.year + 1)}
    extra = [event.audience, event.organiser, *places, project.title if project else ""]
    return Record(
        key=event.translation_key,
        kind="event",
        texts=page_texts(event, [words for words in extra if words]),
        concepts=tuple(sorted(str(topic.translation_key) for topic in topics)),
        facets={
            "topic": tuple(topic.slug for topic in topics),
            "project": (project.slug,) if project else (),
            "year": tuple(str(year) for year in sorted(years)),
        },
        date=dates[0].starts_on if dates else None,
        forms=forms_of(event),
        until=event.expire_at,
    )


def all_event_records() -> Iterator[Record]:
    """Every public event, and the list of them."""
    for model in (EventIndexPage, EventPage):
        for source in public_sources(model).iterator(chunk_size=200):
            record = source.search_record()
            if record is not None:
                yield record
