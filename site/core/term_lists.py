"""The admin's lists of terms: in the order in which readers see them, moved by dragging."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from wagtail.snippets.views.snippets import IndexView, ReorderView, SnippetViewSet

from .languages import source_locale_id


class TermIndexView(IndexView):
    """While terms are put in order, only the sources are listed: translations have no place."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """All terms, or the sources in their order."""
        terms = super().get_base_queryset()
        return terms.filter(locale_id=source_locale_id()) if self.show_ordering_column else terms


class TermReorderView(ReorderView):
    """Moves a source among the sources."""

    def get_queryset(self) -> QuerySet[Any]:
        """The sources in their order."""
        return super().get_queryset().filter(locale_id=source_locale_id())


class TermViewSet(SnippetViewSet):
    """The list of one kind of terms."""

    icon = "tag"
    list_display: ClassVar[tuple[str, ...]] = ("label", "slug")
    search_fields: ClassVar[tuple[str, ...]] = ("label", "synonyms", "slug")
    search_backend_name = None
    sort_order_field = "order"
    index_view_class = TermIndexView
    reorder_view_class = TermReorderView
