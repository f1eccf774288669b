"""The addresses of the admin that are about translations."""

from django.urls import path

from . import approval, panels
from .board import views as board

app_name = "translations"
urlpatterns = [
    path("", board.board, name="board"),
    path("outcome/<uuid:key>/", panels.outcome, name="outcome"),
    path("act/", board.act, name="board_act"),
    path("<uuid:key>/<str:code>/", board.thing, name="thing"),
    path("<int:translation_id>/submit/", approval.submit, name="submit"),
]
