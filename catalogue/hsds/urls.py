"""The addresses of the open data."""

from django.urls import path

from . import views
from .endpoints import ENDPOINTS

app_name = "hsds"
urlpatterns = [
    path("", views.about, name="about"),
    path("openapi.json", views.openapi, name="openapi"),
    path("docs/", views.docs, name="docs"),
    path("bulk.zip", views.bulk, name="bulk"),
    *(path(name, views.listing, {"name": name}, name=name) for name in ENDPOINTS),
    *(path(f"{name}/<str:key>", views.single, {"name": name}) for name in ENDPOINTS),
    path("<path:path>", views.nowhere),
]
