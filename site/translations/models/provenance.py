"""Where the words of a translation come from."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import StringTranslation, Translation


class Origin(models.TextChoices):
    """How far a person stands behind some words."""

    PERSON = "person", _("translated by a person")
    REVIEWED = "reviewed", _("translated by machine, then reviewed")
    MACHINE = "machine", _("translated by machine, not reviewed")


class SegmentOrigin(models.Model):
    """Who wrote one translated segment, and who stands behind it.

    A segment is tied to the words of its source: when those change, wagtail-localize asks for
    another segment, so what was reviewed before counts no more.
    """

    text = models.OneToOneField(StringTranslation, models.CASCADE, related_name="origin")
    kind = models.CharField(max_length=10, choices=Origin, db_index=True)
    machine_text = models.TextField(blank=True)  # what the machine last said; empty: nothing
    tool = models.CharField(max_length=255, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True)
    reviewed_text = models.TextField(blank=True)  # a review holds for these words only
    source_revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.text_id}: {self.get_kind_display()}"


class Edition(models.Model):
    """A saved state of a whole translation: what of it came from where. The public page shows one.

    What has no drafts has no revision either; its last edition is the public one.
    """

    translation = models.ForeignKey(Translation, models.CASCADE, related_name="editions")
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.CASCADE, null=True, related_name="+"
    )
    source_revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True)
    # Set when a newer source is published that says something else, unless by a minor edit.
    outdated_since = models.DateTimeField(null=True)
    missing = models.PositiveIntegerField(default=0)
    person = models.PositiveIntegerField(default=0)
    reviewed = models.PositiveIntegerField(default=0)
    machine = models.PositiveIntegerField(default=0)
    reviewed_on = models.DateField(null=True)  # when the last segment was reviewed

    class Meta:
        indexes = [models.Index(fields=["translation", "-published_at"], name="edition_public")]

    def __str__(self) -> str:
        return f"{self.translation_id}, {self.revision_id}"

    @property
    def origin(self) -> str:
        """What readers are told: the weakest origin of any segment, a value of ``Origin``."""
        if self.machine:
            return str(Origin.MACHINE)
        return str(Origin.REVIEWED if self.reviewed else Origin.PERSON)
