"""Work of the machine: what was asked for, how far it is, and what waits for a person."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import String, Translation, TranslationContext


class MachineBatch(models.Model):
    """One request: a page with all below it, or some things, into one or more languages."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("being prepared")
        WORKING = "working", _("in progress")
        DONE = "done", _("done")
        STOPPED = "stopped", _("stopped")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="machine_batches"
    )
    root = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=255)
    locales = models.ManyToManyField(Locale, related_name="+")
    by_machine = models.BooleanField(default=True)  # False: translations are only begun
    state = models.CharField(max_length=10, choices=State, default=State.PREPARING, db_index=True)
    stop = models.BooleanField(default=False)
    # The tree path of the last page that has its jobs; making them goes on behind it.
    cursor = models.CharField(max_length=255, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title


class MachineJob(models.Model):
    """One page or snippet into one language."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        HELD = "held", _("done, some texts wait for a person")
        FAILED = "failed", _("failed")
        STOPPED = "stopped", _("stopped")

    batch = models.ForeignKey(MachineBatch, models.CASCADE, related_name="jobs")
    translation_key = models.UUIDField()
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    title = models.CharField(max_length=255)
    locale = models.ForeignKey(Locale, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=20, blank=True)  # a code of ``machine.reasons``
    data = models.JSONField(default=dict)
    characters = models.PositiveIntegerField(default=0)  # of the Polish text, sent and answered
    taken_at = models.DateTimeField(null=True)  # by a worker; who comes back finds another moment

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "translation_key", "locale"], name="one_job_per_translation"
            )
        ]
        indexes = [
            models.Index(fields=["state", "taken_at"], name="machine_job_state"),
            models.Index(fields=["locale", "taken_at"], name="machine_job_spent"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.locale_id}: {self.get_state_display()}"


class HeldSegment(models.Model):
    """A machine's words that are no translation until a person has looked at them."""

    translation = models.ForeignKey(Translation, models.CASCADE, related_name="held")
    context = models.ForeignKey(TranslationContext, models.CASCADE, related_name="+")
    string = models.ForeignKey(String, models.CASCADE, related_name="+")
    text = models.TextField()
    tool = models.CharField(max_length=255)
    code = models.CharField(max_length=20)
    data: Any = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "context", "string"], name="one_held_text_per_segment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.code}"
