"""What news and events are about."""

from django.utils.translation import gettext_lazy as _

from core.models import Concept


class Topic(Concept):
    """A category of news and events; the search finds them by its words in every language."""

    class Meta(Concept.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
