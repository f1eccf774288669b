"""The admin's form of a document, which says what the search makes of the file."""

from typing import Any

from wagtail.documents.forms import BaseDocumentForm

from .models import DocumentText
from .reading import text_of


class DocumentForm(BaseDocumentForm):
    """Under the file stands whether its text was read, and if not, what an editor can do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            row = text_of(self.instance) or DocumentText(document=self.instance)
            self.fields["file"].help_text = row.message
