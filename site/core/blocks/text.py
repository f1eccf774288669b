"""Headings and running text."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class OptionalTextBlock(blocks.CharBlock):
    """A short text that may be left out; empty it is a text too, never None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "default": "", **kwargs})


class HeadingBlock(blocks.StructBlock):
    """A heading inside the page's content; the page's title is the only first-level one."""

    text = blocks.CharBlock(
        label=_("Heading"),
        max_length=150,
        help_text=_("Says what follows, for example: What to bring."),
    )
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Section")), ("3", _("Part of a section"))],
        default="2",
        help_text=_("A part of a section comes below a section, never first on a page."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Divides a long text into sections that readers can jump between.")
        template = "blocks/heading.html"
        label_format = "{text}"
        preview_value = {"text": _("What to bring"), "level": "2"}


class ProseBlock(blocks.RichTextBlock):
    """Paragraphs and lists; headings, quotes and pictures are blocks of their own."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "blocks/prose.html"

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": RICH_TEXT_FEATURES, **kwargs})

    def get_preview_value(self) -> Any:
        """Show a paragraph and a list."""
        return self.normalize(
            gettext(
                "<p>Call or come in person. The first conversation is <b>free of charge</b>.</p>"
                "<ul><li>Bring an identity document.</li><li>You can come with a child.</li></ul>"
            )
        )
