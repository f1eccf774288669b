"""Questions that open to their answers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import RICH_TEXT_FEATURES, OptionalTextBlock


class AccordionItemBlock(blocks.StructBlock):
    """One question and its answer."""

    heading = blocks.CharBlock(
        label=_("Question or heading"),
        max_length=150,
        help_text=_("For example: Do I need a referral?"),
    )
    text = blocks.RichTextBlock(label=_("Answer"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{heading}"


class AccordionBlock(blocks.StructBlock):
    """Several items of which each reader needs only some."""

    heading = OptionalTextBlock(label=_("Heading"), max_length=150)
    items = blocks.ListBlock(AccordionItemBlock(), label=_("Questions"))

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        description = _("Questions of which each reader needs only some. They open on a click.")
        template = "blocks/accordion.html"
        label_format = "{heading}"
        preview_value = {
            "heading": _("Frequent questions"),
            "items": [
                {
                    "heading": _("Do I need a referral?"),
                    "text": _("<p>No. It is enough to call or to come.</p>"),
                },
                {
                    "heading": _("Who will know what I said?"),
                    "text": _("<p>Nobody but the specialist you talk to.</p>"),
                },
            ],
        }
