"""The addresses of the admin that are about translations."""

from django.urls import path

from . import approval

app_name = "translations"
urlpatterns = [
    path("<int:translation_id>/submit/", approval.submit, name="submit"),
]
