"""The home page and the institution's own pages."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home page, standard pages and the set-up of the site."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hand records to the search, and connect the receivers."""
        from search.records import register_records

        from . import signal_handlers
        from .records import all_records

        register_records(all_records)
        signal_handlers.connect()
