"""Feeds and calendars, under the prefix of each language."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
