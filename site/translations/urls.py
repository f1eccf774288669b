"""The addresses of the admin that are about translations."""

from django.urls import path

from . import approval, mine, sending_views, side_by_side
from .board import views as board
from .files import views as files
from .machine import held_views, views

app_name = "translations"
urlpatterns = [
    path("", board.board, name="board"),
    path("act/", board.act, name="board_act"),
    path("<uuid:key>/<str:code>/", board.thing, name="thing"),
    path("<int:translation_id>/submit/", approval.submit, name="submit"),
    path("submit-tree/<int:page_id>/", views.submit_tree, name="submit_tree"),
    path("machine/", views.index, name="batches"),
    path("machine/<int:batch_id>/", views.batch, name="batch"),
    path("held/", held_views.index, name="held_translations"),
    path("held/<int:translation_id>/", held_views.held, name="held"),
    path("import/", files.import_many, name="import_many"),
    path("<int:translation_id>/import/", files.import_one, name="import_one"),
    path("<int:translation_id>/export/<slug:form>/", files.export_file, name="export_file"),
    path("mine/", mine.mine, name="mine"),
    path("<int:original_id>/begin/<slug:code>/", side_by_side.begin, name="begin"),
    path("<int:translation_id>/edit/", side_by_side.edit, name="edit"),
    path("<int:translation_id>/send/", sending_views.send, name="send"),
    path("links/", sending_views.links, name="links"),
    path("links/<uuid:link_id>/revoke/", sending_views.revoke, name="revoke"),
]
