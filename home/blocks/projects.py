"""What the content of projects is made of where words and numbers mix."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import ProseBlock
from core.blocks.text import OptionalTextBlock


class TaskBlock(blocks.StructBlock):
    """One task of a project."""

    title = blocks.CharBlock(
        label=_("Name of the task"),
        max_length=200,
        help_text=_("For example: Training for social workers."),
    )
    text = ProseBlock(label=_("What is done"), required=False)

    class Meta:
        icon = "tasks"
        label = _("Task")
        label_format = "{title}"


class ResultBlock(blocks.StructBlock):
    """One result: what was planned, in which unit, and what has been achieved so far."""

    number = blocks.DecimalBlock(
        label=_("Number planned"), help_text=_("Only the number, for example: 1240 or 12.5.")
    )
    unit = OptionalTextBlock(
        label=_("Unit"), max_length=30, help_text=_("For example: people. Or: %.")
    )
    label = blocks.CharBlock(
        label=_("What it counts"),
        max_length=250,
        help_text=_("For example: will take part in training."),
    )
    achieved = blocks.DecimalBlock(
        label=_("Number achieved so far"),
        required=False,
        help_text=_("Only the number. Empty: not counted yet."),
    )

    class Meta:
        icon = "order"
        label = _("Result")
        label_format = "{number} {unit} {label}"
