"""A few numbers that matter."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import OptionalTextBlock


class StatisticBlock(blocks.StructBlock):
    """One number; it is written the way each language writes numbers."""

    value = blocks.DecimalBlock(
        label=_("Number"), help_text=_("Only the number, for example: 1240 or 12.5.")
    )
    unit = OptionalTextBlock(label=_("Unit"), max_length=20, help_text=_("For example: %."))
    label = blocks.CharBlock(
        label=_("What it counts"),
        max_length=120,
        help_text=_("For example: families supported in 2025."),
    )

    class Meta:
        icon = "order"
        label = _("Number")
        label_format = "{value} {unit} {label}"


class StatisticsBlock(blocks.StructBlock):
    """Two to four numbers with their source."""

    heading = OptionalTextBlock(label=_("Heading"), max_length=150)
    items = blocks.ListBlock(StatisticBlock(), label=_("Numbers"), max_num=4)
    source = OptionalTextBlock(
        label=_("Source of the data"),
        max_length=200,
        help_text=_("For example: Statistics Poland, 31 December 2025."),
    )

    class Meta:
        icon = "order"
        label = _("Statistics")
        description = _("Up to four numbers, each with words that say what it counts.")
        template = "blocks/statistics.html"
        label_format = "{heading}"
        preview_value = {
            "heading": _("The programme in numbers"),
            "items": [
                {"value": Decimal(1240), "unit": "", "label": _("families supported")},
                {"value": Decimal("87.5"), "unit": "%", "label": _("would come again")},
            ],
            "source": _("Sample data"),
        }
