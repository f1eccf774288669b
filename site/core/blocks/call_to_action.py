"""The one thing to do next."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .link import LinkBlock
from .text import OptionalTextBlock


class CallToActionBlock(blocks.StructBlock):
    """A sentence and a button that leads somewhere."""

    heading = OptionalTextBlock(label=_("Heading"), max_length=150)
    text = blocks.TextBlock(label=_("Text"), required=False, default="", max_length=400, rows=2)
    label = blocks.CharBlock(
        label=_("Words on the button"),
        max_length=60,
        help_text=_("Says what will happen, for example: Register for the training."),
    )
    link = LinkBlock()

    class Meta:
        icon = "link"
        label = _("Call to action")
        description = _("A button for the one thing to do next. At most one or two on a page.")
        template = "blocks/call_to_action.html"
        label_format = "{label}"
        preview_value = {
            "heading": _("Talk to us"),
            "text": _("The first conversation is free of charge and needs no referral."),
            "label": _("Write to the centre"),
            "link": {"email": "kontakt@example.org"},
        }
