"""The addresses of the search page and of what its box asks for."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.search, name="search"),
    path("podpowiedzi", views.suggest, name="search_suggestions"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
]
