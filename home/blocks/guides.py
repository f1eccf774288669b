"""What guides are made of: things to bring, steps, numbers to call, official pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import ProseBlock
from core.validators import validate_phone


class NeedBlock(blocks.CharBlock):
    """One thing to bring or to know."""

    class Meta:
        icon = "tick"
        label = _("What is needed")

    def __init__(self, **kwargs: Any) -> None:
        help_text = _("For example: a passport or another document with a photo.")
        super().__init__(**{"max_length": 200, "help_text": help_text, **kwargs})


class StepBlock(blocks.StructBlock):
    """One step of a guide."""

    title = blocks.CharBlock(
        label=_("What to do"),
        max_length=100,
        help_text=_("Begins with a verb, for example: Choose a family doctor."),
    )
    text = ProseBlock(label=_("How"))

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title}"


class PhoneNumberBlock(blocks.FieldBlock):
    """A telephone number: a fact, which is not translated."""

    def __init__(self, help_text: Any = None, **kwargs: Any) -> None:
        self.field = forms.CharField(
            max_length=30, help_text=help_text, validators=[validate_phone]
        )
        super().__init__(**kwargs)


class HelplineBlock(blocks.StructBlock):
    """A number that anybody may call, and what it is for."""

    number = PhoneNumberBlock(label=_("Telephone"), help_text=_("For example: 112."))
    label = blocks.CharBlock(
        label=_("What it is for"),
        max_length=200,
        help_text=_("Also when it answers and whether it is free."),
    )

    class Meta:
        icon = "warning"
        label = _("Helpline")
        label_format = "{number} {label}"


class OfficialLinkBlock(blocks.StructBlock):
    """A page of an office on another website."""

    url = blocks.URLBlock(label=_("Address"))
    label = blocks.CharBlock(label=_("Words of the link"), max_length=120)

    class Meta:
        icon = "link"
        label = _("Official page")
        label_format = "{label}"
