"""Feeds and calendars, under the prefix of each language."""

from django.urls import URLPattern, path

from .calendars import event_calendar, events_calendar
from .feeds import news_feed

urlpatterns: list[URLPattern] = [
    path("aktualnosci.xml", news_feed, name="news_feed"),
    path("wydarzenia.ics", events_calendar, name="events_calendar"),
    path("wydarzenia/<uuid:key>.ics", event_calendar, name="event_calendar"),
]
