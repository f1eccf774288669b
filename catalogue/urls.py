"""The address that answers while somebody types."""

from django.urls import path

from . import views

urlpatterns = [path("", views.places, name="places")]
