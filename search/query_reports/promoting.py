"""Promoting a page for a query: Wagtail's form with the words filled in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.search_promotions.forms import QueryForm
from wagtail.contrib.search_promotions.models import Query
from wagtail.contrib.search_promotions.views import CreateView, IndexView

from ..language.tokens import clean


class PromoteView(CreateView):
    """The form of a new promotion; where the query has one already, that one."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go to what there is, or begin with the words."""
        known = Query.objects.filter(query_string=self._words(), editors_picks__isnull=False)
        found = known.first()
        if found:
            return redirect(self.edit_url_name, found.pk)
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """The words of the address."""
        return {"query_string": self._words()}

    def _words(self) -> str:
        return clean(self.request.GET.get("words", "")).lower()


def say_how_words_are_met() -> None:
    """Put right what Wagtail's form and list say of a search that compares whole strings."""
    QueryForm.base_fields["query_string"].help_text = _(
        "Words that readers type, for example: rodzina zastępcza. Their other forms and their "
        "spelling without Polish letters are met too; other words before or after them are not."
    )
    IndexView.columns = [column for column in IndexView.columns if column.name != "views"]
