"""Which services are open at a moment: derived from all schedules once per day and generation."""

from collections.abc import Mapping
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Prefetch, Q
from django.utils import timezone

from core.cache import per_generation, valid_until
from core.dates import in_warsaw

from .listing import public_services
from .models import HoursException, OpeningHours, Place, ServiceHours, ServicePage
from .opening import open_spans
from .schedules import schedule_of, schedule_without_place

Span = tuple[datetime, datetime]


def open_services(when: str) -> frozenset[UUID]:
    """The keys of services open ``now`` or at any time that is left of ``today``.

    Declares to the page cache until when the answer holds.
    """
    now = timezone.localtime()
    spans = spans_of(now.date())
    edges = [edge for own in spans.values() for span in own for edge in span if edge > now]
    if edges:
        valid_until(min(edges))
    begins_by = now if when == "now" else in_warsaw(now.date(), time.max)
    return frozenset(
        key
        for key, own in spans.items()
        if any(start <= begins_by and now < end for start, end in own)
    )


@per_generation
def spans_of(day: date) -> Mapping[UUID, tuple[Span, ...]]:
    """When each public service is open on a day, in six queries whatever their number."""
    place_hours = _places_of(day)
    links = ServicePage.places.through.objects.filter(
        servicepage__in=public_services().values("pk"), place__in=list(place_hours)
    )
    own: dict[int, list[ServiceHours]] = {}
    for row in ServiceHours.objects.filter(_on(day)):
        own.setdefault(row.service_id, []).append(row)
    keys = dict(public_services().values_list("pk", "translation_key"))
    spans: dict[UUID, set[Span]] = {}
    for service, place in links.values_list("servicepage_id", "place_id"):
        rows = [row for row in own.get(service, ()) if row.at_id in (None, place)]
        schedule = schedule_of(place_hours[place], rows)
        spans.setdefault(keys[service], set()).update(open_spans(schedule, day, 1))
    for service in set(own) & set(keys):
        if keys[service] not in spans:
            spans[keys[service]] = set(open_spans(schedule_without_place(own[service]), day, 1))
    return {key: tuple(sorted(found)) for key, found in spans.items() if found}


def _places_of(day: date) -> dict[int, Place]:
    exceptions = HoursException.objects.filter(
        Q(to_date__isnull=True, from_date=day) | Q(from_date__lte=day, to_date__gte=day)
    )
    places = Place.objects.filter(live=True).prefetch_related(
        Prefetch("hours", OpeningHours.objects.filter(_on(day))),
        Prefetch("exceptions", exceptions),
    )
    columns = ("closed_from", "closed_to", "closed_on_holidays")
    return {place.pk: place for place in places.only(*columns)}


def _on(day: date) -> Q:
    """Rows of the day's weekday; those of seasons too, which replace the usual week."""
    return Q(weekday=day.weekday()) | Q(valid_from__isnull=False) | Q(valid_to__isnull=False)
