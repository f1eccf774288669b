"""The service platform."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Services, providers, places and the words that describe them."""

    name = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hand records and concepts to the search."""
        from search.query_reports.creating import register_content
        from search.records import register_concepts, register_records

        from . import records
        from .models import CataloguePage, ServicePage

        register_records(records.all_records)
        register_concepts(records.all_concepts)
        register_content(CataloguePage, ServicePage)
