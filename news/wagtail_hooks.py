"""The part of the admin menu for news and events."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Topic


class TopicViewSet(SnippetViewSet):
    """What news and events are about."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics of news")
    menu_order = 160
    add_to_admin_menu = True
    list_display = ("label", "slug")
    search_fields = ("label", "synonyms", "slug")
    search_backend_name = None


register_snippet(TopicViewSet)
