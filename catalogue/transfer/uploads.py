"""Uploaded files between preview and confirmation: in ``var/imports``, never among the media."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import ImportRun
from . import limits, runs

FORMS = ("csv", "txt", "xlsx", "zip")
KEPT = timedelta(days=14)


class UploadForm(forms.Form):
    """A file, and whose it is."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX after the template, or HSDS tabular CSV in a zip."),
        validators=[FileExtensionValidator(FORMS)],
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=80,
        help_text=_(
            "Whose file it is, for example: PCPR Brodnica. Give the same source next time: by it"
            " we know which services were imported before."
        ),
    )

    def clean_file(self) -> Any:
        """Refuse a file that is too large."""
        file = self.cleaned_data["file"]
        if file.size > limits.MOST_BYTES:
            message = _("The file is larger than %(most)s MB.")
            raise ValidationError(message % {"most": limits.MOST_BYTES // limits.MEGABYTE})
        return file


def path_of(run: ImportRun) -> Path:
    """Where the file of a run waits."""
    return runs.folder() / f"{run.uuid}{Path(run.file_name).suffix.lower()}"


def keep(file: Any, source: str, user: Any) -> ImportRun:
    """A new run of an uploaded file; old files that nobody confirmed go."""
    forget_old()
    run = runs.begin(Path(file.name), source, user, name=Path(file.name).name)
    path = path_of(run)
    path.touch(mode=0o600)
    with path.open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    return run


def forget(run: ImportRun) -> None:
    """Delete the file of a run that needs it no more."""
    path_of(run).unlink(missing_ok=True)


def forget_old() -> None:
    """Delete the files of old runs."""
    for run in ImportRun.objects.filter(started_at__lt=timezone.now() - KEPT)[:1000]:
        forget(run)
