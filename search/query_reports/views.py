"""The three lists of queries in the admin, each with what an editor can do about a query."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.forms import RadioSelect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView

from core.escaping import escape

from ..models import AskedQuery
from . import numbers

PERIODS = (
    ("7", _("the last 7 days")),
    ("30", _("the last 30 days")),
    ("90", _("the last 90 days")),
)


class QueryFilterSet(WagtailFilterSet):
    """Language and period; the period is heeded where the numbers are summed."""

    language = django_filters.ChoiceFilter(
        label=_("language"), choices=settings.LANGUAGES, widget=RadioSelect, empty_label=_("All")
    )
    period = django_filters.ChoiceFilter(
        label=_("period"),
        choices=PERIODS,
        widget=RadioSelect,
        empty_label=_("all that is kept"),
        method="leave",
    )

    class Meta:
        model = AskedQuery
        fields: ClassVar[list[str]] = []

    def leave(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Everything: days were left out before."""
        return queryset


class LanguageColumn(Column):
    """The language of a query by its own name."""

    def get_value(self, instance: AskedQuery) -> str:
        """The name; the code where the site has dropped the language."""
        return dict(settings.LANGUAGES).get(instance.language, instance.language)


class QueryColumn(Column):
    """The words of a query, in their own direction."""

    cell_template_name = "admin/query_words.html"


class DayColumn(Column):
    """A day as a date: counted from its midnight, the hours would mean nothing."""

    def get_value(self, instance: AskedQuery) -> str:
        """The date in words."""
        day = super().get_value(instance)
        return date_format(day) if day else ""


class ActionsColumn(Column):
    """What can be done about a query."""

    cell_template_name = "admin/query_actions.html"

    def get_value(self, instance: AskedQuery) -> AskedQuery:
        """The query itself."""
        return instance


class QueriesView(ReportView):
    """What is asked most often."""

    page_title = _("Most frequent queries")
    header_icon = "search"
    template_name = "admin/query_report.html"
    index_url_name = "search_queries:top"
    index_results_url_name = "search_queries:top_results"
    model = AskedQuery
    filterset_class = QueryFilterSet
    is_searchable = True
    search_fields: ClassVar[list[str]] = ["text"]
    default_ordering = ("-asked", "text", "pk")
    numbers: Callable[[date | None], QuerySet[Any]] = staticmethod(numbers.most_asked)
    columns: ClassVar[list[Column]] = [
        QueryColumn("text", label=_("query"), sort_key="text"),
        LanguageColumn("language", label=_("language")),
        NumberColumn("asked", label=_("times asked"), sort_key="asked"),
        NumberColumn("empty", label=_("times without results"), sort_key="empty"),
        NumberColumn("clicks", label=_("clicks on results"), sort_key="clicks"),
        DayColumn("last_day", label=_("last asked"), sort_key="last_day"),
        ActionsColumn("actions", label=_("what to do")),
    ]
    list_export: ClassVar[list[str]] = ["text", "language", "asked", "empty", "clicks", "last_day"]
    export_headings: ClassVar[dict[str, Any]] = {
        "text": _("query"),
        "language": _("language"),
        "asked": _("times asked"),
        "empty": _("times without results"),
        "clicks": _("clicks on results"),
        "last_day": _("last asked"),
    }
    export_filename = "queries"
    # No spreadsheet shall calculate what a reader typed.
    custom_field_preprocess: ClassVar[dict[str, Any]] = {"text": {"csv": escape, "xlsx": escape}}

    def get_base_queryset(self) -> QuerySet[Any]:
        """The queries of this list with their numbers in the chosen period."""
        chosen = self.filters.form.cleaned_data.get("period") if self.filters.is_valid() else ""
        since = timezone.localdate() - timedelta(days=int(chosen) - 1) if chosen else None
        return type(self).numbers(since)


class WithoutResultsView(QueriesView):
    """What nothing answers."""

    page_title = _("Queries without results")
    index_url_name = "search_queries:nothing"
    index_results_url_name = "search_queries:nothing_results"
    export_filename = "queries-without-results"
    numbers = staticmethod(numbers.without_results)


class WithoutClicksView(QueriesView):
    """What is answered with things that nobody wants."""

    page_title = _("Queries without clicks")
    index_url_name = "search_queries:unclicked"
    index_results_url_name = "search_queries:unclicked_results"
    export_filename = "queries-without-clicks"
    numbers = staticmethod(numbers.without_clicks)
