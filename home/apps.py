"""The home page and the institution's own pages."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home page, standard pages and the set-up of the site."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"
