"""The home page and the institution's own pages."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home page, standard pages and the set-up of the site."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hand records to the search."""
        from search.records import register_records

        from .records import all_records

        register_records(all_records)
