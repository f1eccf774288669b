"""The search app: it knows no other app, they hand it records, concepts and places."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """One row per public thing, and the engines that find it."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the rows in step with what is published."""
        from wagtail.signals import init_new_page

        from . import documents, elastic, emergency, outbox, records, signal_handlers
        from .query_reports.creating import fill_title

        records.register_records(documents.all_records)
        records.register_concepts(emergency.concepts)
        signal_handlers.connect()
        elastic.when_it_returns(outbox.push_waiting)
        init_new_page.connect(fill_title)
