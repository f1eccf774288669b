"""The addresses of people who translate by a link."""

from django.urls import path

from . import guests

urlpatterns = [
    path("<str:token>/", guests.section, name="guest_section"),
    path("<str:token>/<int:translation_id>/", guests.edit, name="guest_edit"),
]
