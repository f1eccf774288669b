"""Rows of an event's page that mix facts with words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ProgrammeItemBlock(blocks.StructBlock):
    """A point of the programme; its hour is a fact."""

    time = blocks.TimeBlock(label=_("Hour"), required=False)
    text = blocks.CharBlock(label=_("What happens"), max_length=250)

    class Meta:
        icon = "time"
        label = _("Point of the programme")
        label_format = "{time} {text}"


class ModuleBlock(blocks.StructBlock):
    """A part of a training; its hours are a fact."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    hours = blocks.DecimalBlock(
        label=_("Hours"),
        min_value=0,
        max_value=1000,
        decimal_places=1,
        help_text=_("Only the number, for example: 60 or 7.5."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Module")
        label_format = "{title} ({hours})"
