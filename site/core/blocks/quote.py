"""Other people's words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import OptionalTextBlock


class QuoteBlock(blocks.StructBlock):
    """A quotation and who said it; the quotation marks come with the language."""

    text = blocks.TextBlock(
        label=_("Quotation"),
        max_length=600,
        rows=3,
        help_text=_("Without quotation marks."),
    )
    author = OptionalTextBlock(label=_("Who said it"), max_length=150)
    role = OptionalTextBlock(label=_("Role"), max_length=150)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Somebody's own words, with the name and role if they agreed to it.")
        template = "blocks/quote.html"
        label_format = "{author}: {text}"
        preview_value = {
            "text": _("I came with one question and left with a plan."),
            "role": _("a participant of the consultations"),
        }
