"""Imports: runs that can be resumed and undone, and what each wrote."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """One import of one file: how far it came and what it did."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("waiting")
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked")
        REFUSED = "refused", _("cannot be imported")
        RUNNING = "running", _("being imported")
        DONE = "done", _("imported")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    BUSY = (State.UPLOADED, State.CHECKING, State.RUNNING, State.UNDOING)

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    source = models.CharField(_("source"), max_length=80)
    file_name = models.CharField(_("file"), max_length=200)
    file_digest = models.CharField(max_length=64, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UPLOADED)
    skip_bad = models.BooleanField(_("leave out bad rows"), default=False)
    # How many services of the file are done; what comes after them is left for a resumed run.
    position = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    verdicts = models.JSONField(default=list)
    message = models.TextField(blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("import of services")
        verbose_name_plural = _("imports of services")
        default_permissions = ()
        permissions = [("import_services", _("Can import services"))]

    def __str__(self) -> str:
        return f"{self.pk}: {self.file_name}"

    @property
    def is_busy(self) -> bool:
        """Whether somebody works on it; one that broke off has a message."""
        return self.state in self.BUSY and not self.message

    @property
    def shown_state(self) -> str:
        """The state in words."""
        broke_off = self.state in self.BUSY and self.message
        return str(_("broken off") if broke_off else self.get_state_display())


class ImportKind(models.TextChoices):
    """What an import writes."""

    PROVIDER = "provider", _("provider")
    PLACE = "place", _("place")
    SERVICE = "service", _("service")


class ImportedRow(models.Model):
    """What a source last wrote into one object, so that an editor's later change is known."""

    source = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=ImportKind)
    key = models.CharField(max_length=200)
    object_key = models.UUIDField(db_index=True)
    # Of the facts in the file; empty while something of them could not be written.
    digest = models.CharField(max_length=64, blank=True)
    written = models.JSONField(default=dict)
    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "key"], name="imported_row_once")
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.kind} {self.key}"


class ImportChange(models.Model):
    """What a run did to one object, kept so that it can be undone."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=ImportKind)
    key = models.CharField(max_length=200)
    object_key = models.UUIDField(db_index=True)
    is_new = models.BooleanField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    # The imported row as it was; null: there was none.
    previous = models.JSONField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
