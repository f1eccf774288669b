"""How far translations are: kept rows, so that a board of thousands is a few queries.

Everything here is derived; ``progress.measure`` makes it again from the segments.
"""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation


class Original(models.Model):
    """A published source in Polish: how much there is to translate."""

    translation_key = models.UUIDField(unique=True)
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    title = models.CharField(max_length=255)
    segments = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()  # when it last said something else

    def __str__(self) -> str:
        return self.title


class State(models.TextChoices):
    """What a translation's cell on the board says."""

    MISSING = "missing", _("missing")
    DRAFT = "draft", _("draft")
    MACHINE = "machine", _("machine, not reviewed")
    REVIEWED = "reviewed", _("reviewed")
    PERSON = "person", _("by people")
    OUTDATED = "outdated", _("outdated")


class TranslationState(models.Model):
    """One translation: what is public of it, what is left to do, and whose it is."""

    translation = models.OneToOneField(Translation, models.CASCADE, related_name="progress")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, db_index=True)
    edition = models.ForeignKey(
        "translations.Edition", models.SET_NULL, null=True, related_name="+"
    )  # the public one
    segments = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    person = models.PositiveIntegerField(default=0)
    reviewed = models.PositiveIntegerField(default=0)
    machine = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    words_left = models.PositiveIntegerField(default=0)  # not translated
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.get_state_display()}"
