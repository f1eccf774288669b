"""What translators say to each other, and people without an account who translate by a link."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation, Translation, TranslationContext


class GuestLink(models.Model):
    """Lets somebody without an account translate some things until a day.

    The list of things is made once: what is added to a section later is not in it.
    """

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    locale = models.ForeignKey(Locale, models.CASCADE, related_name="+")
    translations = models.ManyToManyField(Translation, related_name="guest_links")
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("e-mail address"), blank=True)
    message = models.TextField(_("message"), blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.locale})"

    @property
    def is_valid(self) -> bool:
        """Whether it still opens anything."""
        return self.revoked_at is None and self.expires_at > timezone.now()


class GuestEdit(models.Model):
    """Whose the words of a segment are when they came by a link; it holds for these words only."""

    text = models.OneToOneField(StringTranslation, models.CASCADE, related_name="guest_edit")
    link = models.ForeignKey(GuestLink, models.SET_NULL, null=True, related_name="edits")
    name = models.CharField(max_length=100)
    data = models.TextField()
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.text_id}: {self.name}"


class SegmentComment(models.Model):
    """A remark about one text of a translation, by somebody who signs in or by a guest."""

    translation = models.ForeignKey(Translation, models.CASCADE, related_name="comments")
    context = models.ForeignKey(TranslationContext, models.CASCADE, related_name="+")
    string = models.ForeignKey(String, models.SET_NULL, null=True, related_name="+")
    text = models.TextField(max_length=2000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    author_name = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("created_at", "pk")

    def __str__(self) -> str:
        return f"{self.author_name}: {self.text[:50]}"


class Presence(models.Model):
    """Somebody has a translation open; forgotten after some minutes."""

    translation = models.ForeignKey(Translation, models.CASCADE, related_name="present")
    who = models.CharField(max_length=60)  # a user's or a link's key
    name = models.CharField(max_length=200)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["translation", "who"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.name}"
