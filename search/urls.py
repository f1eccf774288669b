"""The addresses of the search page, of what its box asks for and of what it reports."""

from django.urls import path

from . import clicks, views

urlpatterns = [
    path("", views.search, name="search"),
    path("podpowiedzi", views.suggest, name="search_suggestions"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
    path("klik", clicks.click, name="search_click"),
]
