"""The addresses of the lists and of what can be done, for those who may see what is asked."""

from typing import Any

from django.urls import path
from wagtail.admin.auth import permission_required

from . import PERMISSION, creating, synonyms
from .promoting import PromoteView
from .views import QueriesView, WithoutClicksView, WithoutResultsView

app_name = "search_queries"
_allowed = permission_required(PERMISSION)


def _list(way: str, view: type[QueriesView], name: str) -> list[Any]:
    return [
        path(f"{way}/", _allowed(view.as_view()), name=name),
        path(f"{way}/results/", _allowed(view.as_view(results_only=True)), name=f"{name}_results"),
    ]


urlpatterns = [
    *_list("top", QueriesView, "top"),
    *_list("without-results", WithoutResultsView, "nothing"),
    *_list("without-clicks", WithoutClicksView, "unclicked"),
    path("synonym/", _allowed(synonyms.synonym), name="synonym"),
    path("promote/", _allowed(PromoteView.as_view()), name="promote"),
    path("create/", _allowed(creating.create), name="create"),
]
