"""The service platform."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Services, providers, places and the words that describe them."""

    name = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hand records, concepts, labels of facets and what is at hand to the search."""
        from search.at_hand import register_at_hand
        from search.query_reports.creating import register_content
        from search.records import register_concepts, register_facet, register_records

        from . import at_hand, languages_of_help, records, terms
        from .models import CataloguePage, ServicePage

        register_records(records.all_records)
        register_concepts(records.all_concepts)
        register_at_hand(at_hand.at_hand)
        register_content(CataloguePage, ServicePage)
        register_facet("category", terms.category_labels)
        register_facet("language", languages_of_help.labels)
        register_facet("area", terms.area_names)
