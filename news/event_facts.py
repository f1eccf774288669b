"""One event as readers see it: facts from its source, words from its translation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from core.cache import valid_until
from core.dates import hours_in_words, span_in_words
from core.languages import SOURCE, reader_language
from core.prose import facts_with_words
from core.terms import Term

from .listing import terms_in_order
from .models import EventDate, EventPage
from .projects import Project, projects
from .recruitment import Recruitment, recruitment_of
from .terms import events_link


@dataclass(frozen=True)
class Words:
    """Something an editor wrote, and its language."""

    text: str
    lang: str


@dataclass(frozen=True)
class Row:
    """A line of the programme with its hour, or a module with its hours."""

    fact: Any
    words: Words


@dataclass(frozen=True)
class DateFacts:
    """When and where one of the dates is."""

    when: str
    first: date
    venue: str
    street: str
    city: str
    online_url: str
    is_over: bool


@dataclass(frozen=True)
class EventFacts:
    """Everything typed that the page of an event shows."""

    kind: str
    dates: list[DateFacts]
    topics: list[Term]
    project: Project | None
    recruitment: Recruitment
    sign_up_url: str
    sign_up_email: str
    audience: Words
    organiser: Words
    programme: list[Row]
    modules: list[Row]
    total_hours: Decimal
    is_sample: bool

    @property
    def is_coming(self) -> bool:
        """Whether it may stand in somebody's calendar: some date is yet to come."""
        return not self.recruitment.is_cancelled and any(not row.is_over for row in self.dates)


def event_context(page: EventPage) -> dict[str, Any]:
    """Everything the template of an event needs."""
    index = events_link(reader_language())
    return {"facts": event_facts(page), "events_url": index.url, "breadcrumbs": [index]}


def event_facts(page: EventPage) -> EventFacts:
    """The facts of an event's source with the words of one of its pages."""
    source, code = page.source, reader_language()
    modules = rows(page, "modules", "hours", "title")
    return EventFacts(
        kind=str(source.get_kind_display()),
        dates=[date_facts(row) for row in in_order(source.dates.all())],
        topics=terms_in_order(source.topics.all()),
        project=projects(code).get(source.project_id),
        recruitment=recruitment_of(source),
        sign_up_url=source.sign_up_url,
        sign_up_email=source.sign_up_email,
        audience=words(page, "audience"),
        organiser=words(page, "organiser"),
        programme=rows(page, "programme", "time", "text"),
        modules=modules,
        total_hours=Decimal(sum(row.fact or 0 for row in modules)),
        is_sample=source.is_sample,
    )


def in_order(dates: Iterable[EventDate]) -> list[EventDate]:
    """The dates that are known, the earliest first."""
    return sorted((row for row in dates if row.starts_on), key=lambda row: row.begins)


def date_facts(row: EventDate) -> DateFacts:
    """One date in the reader's language; tells the page cache when it is over."""
    is_over = row.over_at <= timezone.now()
    if not is_over:
        valid_until(row.over_at)
    return DateFacts(
        when=span_in_words(row.starts_on, row.ends_on, row.starts_at, row.ends_at),
        first=row.starts_on,
        venue=row.venue,
        street=row.street,
        city=row.city,
        online_url=row.online_url,
        is_over=is_over,
    )


def words(page: EventPage, name: str) -> Words:
    """A field of a translation, or of its source where nobody has translated it."""
    own = getattr(page, name)
    return Words(own, page.prose_lang) if own else Words(getattr(page.source, name), SOURCE)


def rows(page: EventPage, stream: str, fact: str, text: str) -> list[Row]:
    """Lines of a stream: facts from the source's block, words from the translation's."""
    pairs = facts_with_words(getattr(page.source, stream), getattr(page, stream))
    return [
        Row(
            hours_in_words(facts[fact]) if stream == "programme" else facts[fact],
            Words(said[text], SOURCE if said is facts else page.prose_lang),
        )
        for facts, said in pairs
    ]
