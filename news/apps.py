"""News and events."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """News, events, their topics, feeds and calendars."""

    name = "news"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hand records and concepts to the search."""
        from search.query_reports.creating import register_content
        from search.records import register_concepts, register_facet, register_records

        from . import event_records, projects, records
        from .models import NewsIndexPage, NewsPage

        register_records(records.all_records)
        register_records(event_records.all_event_records)
        register_concepts(records.all_concepts)
        register_facet("project", projects.labels)
        register_content(NewsIndexPage, NewsPage)
