"""Files to download."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from .text import OptionalTextBlock


class DocumentBlock(blocks.StructBlock):
    """One file, under a name that people understand."""

    document = DocumentChooserBlock(label=_("Document"))
    title = OptionalTextBlock(
        label=_("Name shown"),
        max_length=200,
        help_text=_("Empty: the document's own title. For example: Application form."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        label_format = "{title}"


class DocumentsBlock(blocks.StructBlock):
    """A list of files; their types and sizes are read from the files themselves."""

    heading = OptionalTextBlock(label=_("Heading"), max_length=150)
    documents = blocks.ListBlock(DocumentBlock(), label=_("Documents"))

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        description = _("Files to download, each with its type and size.")
        template = "blocks/documents.html"
        label_format = "{heading}"

    def get_preview_value(self) -> Any:
        """Show the newest documents of the library."""
        documents = get_document_model().objects.order_by("-pk")[:2]
        return self.normalize(
            {
                "heading": _("Documents to download"),
                "documents": [{"document": document, "title": ""} for document in documents],
            }
        )
