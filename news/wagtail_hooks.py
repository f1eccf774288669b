"""The part of the admin menu for news and events."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from core.term_lists import TermViewSet

from .models import Topic


class TopicViewSet(TermViewSet):
    """What news and events are about."""

    model = Topic
    menu_label = _("Topics of news")
    menu_order = 160
    add_to_admin_menu = True


register_snippet(TopicViewSet)
