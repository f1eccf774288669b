"""The addresses of the search page and of what it reports."""

from django.urls import path

from . import clicks, views

urlpatterns = [
    path("", views.search, name="search"),
    path("klik", clicks.click, name="search_click"),
]
