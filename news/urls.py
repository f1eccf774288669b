"""Feeds and calendars, under the prefix of each language."""

from django.urls import URLPattern, path

from .calendars import event_calendar, events_calendar

urlpatterns: list[URLPattern] = [
    path("wydarzenia.ics", events_calendar, name="events_calendar"),
    path("wydarzenia/<uuid:key>.ics", event_calendar, name="event_calendar"),
]
