"""Feeds and calendars, under the prefix of each language."""

from django.urls import URLPattern, path

from .feeds import news_feed

urlpatterns: list[URLPattern] = [
    path("aktualnosci.xml", news_feed, name="news_feed"),
]
