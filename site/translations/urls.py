"""The addresses of the admin that are about translations."""

from django.urls import path

from . import approval, mine, sending_views, side_by_side

app_name = "translations"
urlpatterns = [
    path("mine/", mine.mine, name="mine"),
    path("<int:original_id>/begin/<slug:code>/", side_by_side.begin, name="begin"),
    path("<int:translation_id>/edit/", side_by_side.edit, name="edit"),
    path("<int:translation_id>/submit/", approval.submit, name="submit"),
    path("<int:translation_id>/send/", sending_views.send, name="send"),
    path("links/", sending_views.links, name="links"),
    path("links/<uuid:link_id>/revoke/", sending_views.revoke, name="revoke"),
]
