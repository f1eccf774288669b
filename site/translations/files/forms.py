"""The form that files come by."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from . import limits
from .formats import EXTENSIONS

TOO_LARGE = "too_large"


class ImportForm(forms.Form):
    """A file or an archive, and what is to happen in doubt."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PO or XLIFF 1.2 as exported from here, or several of them in a zip."),
        validators=[FileExtensionValidator(EXTENSIONS)],
    )
    replace = forms.BooleanField(
        label=_("Replace texts that somebody changed here after the export"),
        required=False,
        help_text=_("Without this they stay as they are, and you are told which."),
    )
    checked = forms.BooleanField(
        label=_("I have checked the machine's texts that the file leaves as they are"),
        required=False,
        help_text=_("They count as reviewed by you, unless the file marks them as not reviewed."),
    )

    def clean_file(self) -> Any:
        """Refuse by its size what is too large, before a byte of it is read."""
        file = self.cleaned_data["file"]
        told = limits.too_large(file.size, limits.MOST_BYTES)
        if told:
            raise ValidationError(told, code=TOO_LARGE)
        return file
