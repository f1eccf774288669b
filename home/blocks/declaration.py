"""Rows of the institution's own pages that mix words and facts."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.text import RICH_TEXT_FEATURES

KINDS = [
    ("noncompliance", _("Not in line with the annex to the act")),
    ("burden", _("Excessive cost")),
    ("exempt", _("Not covered by the act")),
]


class InaccessibleBlock(blocks.StructBlock):
    """Something that is not accessible, why, and what to use instead."""

    kind = blocks.ChoiceBlock(label=_("Reason"), choices=KINDS, default="noncompliance")
    text = blocks.RichTextBlock(
        label=_("What it is"),
        features=RICH_TEXT_FEATURES,
        help_text=_("Name the content, the barrier, and when it will be mended."),
    )

    class Meta:
        icon = "warning"
        label = _("Content that is not accessible")
        label_format = "{kind}"


class InaccessibleStreamBlock(blocks.StreamBlock):
    """Everything that is not accessible."""

    item = InaccessibleBlock()
