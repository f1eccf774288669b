"""What is kept about published files."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class DocumentUse(models.Model):
    """A page that readers may open, by its translation key, refers to a document."""

    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, on_delete=models.CASCADE, related_name="uses"
    )
    page_key = models.UUIDField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "page_key"], name="document_use_once")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} in {self.page_key}"


class DocumentText(models.Model):
    """What was read of a document's file, or why nothing was; it goes with the document.

    It speaks of the file with this name and digest: of a file put in its place it says nothing.
    """

    class State(models.TextChoices):
        """How far the reading came; the labels are sentences for editors."""

        WAITING = (
            "waiting",
            _("Not read yet: it is read soon after a published page leads to this document."),
        )
        READ = "read", _("The search has read the whole text.")
        CUT = "cut", _("Only the beginning of the text is searched: the file is long.")
        EMPTY = (
            "empty",
            _("There is no text in the file, perhaps it is a scan. Upload one with real text."),
        )
        LOCKED = (
            "locked",
            _("The file is locked, so it cannot be read. Upload it without a password."),
        )
        LARGE = "large", _("The file is too large to be read. Upload a smaller one.")
        SLOW = (
            "slow",
            _("Reading the file takes too long. Save it anew in its program and upload that."),
        )
        BROKEN = (
            "broken",
            _("The file is damaged. Save it anew in its program and upload that."),
        )
        MISSING = "missing", _("The file is not on the server. Upload it again.")
        UNSUPPORTED = (
            "unsupported",
            _("Files of this kind are not read. The title and the name of the file are searched."),
        )

    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="found_text",
    )
    file = models.CharField(max_length=255)
    # As Wagtail computes a document's ``file_hash``, and what that was, which may be nothing.
    digest = models.CharField(max_length=40, blank=True)
    file_hash = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=20, default=State.WAITING)
    text = models.TextField(blank=True)
    pages = models.PositiveIntegerField(null=True)
    read_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.file}: {self.state}"

    @property
    def message(self) -> str:
        """The state in words, with the number of pages that were read."""
        words = str(self.State(self.state).label)
        if not self.text or self.pages is None:
            return words
        pages = ngettext("%(count)s page was read.", "%(count)s pages were read.", self.pages)
        return f"{words} {pages % {'count': self.pages}}"
