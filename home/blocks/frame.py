"""Blocks of what stands around every page: menus, and situations of the home page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import LinkBlock
from core.blocks.text import OptionalTextBlock


class MenuLinkBlock(blocks.StructBlock):
    """One link of a menu; a page of this site lends it its title."""

    label = OptionalTextBlock(
        label=_("Words of the link"),
        max_length=60,
        help_text=_("Empty: the title of the page. For example: Public Information Bulletin."),
    )
    link = LinkBlock()

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{label}"

    def clean(self, value: Any) -> Any:
        """A link that leads elsewhere than to a page has no title to borrow."""
        cleaned = super().clean(value)
        if not cleaned["label"] and cleaned["link"].target not in ("", "page"):
            error = ValidationError(_("Say in a few words where the link leads."))
            raise StructBlockValidationError(block_errors={"label": error})
        return cleaned


class MenuStreamBlock(blocks.StreamBlock):
    """The links of a menu in their order."""

    link = MenuLinkBlock()


class SituationBlock(blocks.StructBlock):
    """A situation in people's own words, and where it leads."""

    label = blocks.CharBlock(
        label=_("Situation"),
        max_length=50,
        help_text=_("As people say it themselves, for example: I care for somebody."),
    )
    hint = OptionalTextBlock(
        label=_("What is there"),
        max_length=90,
        help_text=_("For example: rest for carers, help at home."),
    )
    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    category = SnippetChooserBlock(
        "catalogue.Category", label=_("Kind of help in the catalogue"), required=False
    )

    class Meta:
        icon = "help"
        label = _("Situation")
        label_format = "{label}"

    def clean(self, value: Any) -> Any:
        """A situation leads to one place: a page or a kind of help."""
        cleaned = super().clean(value)
        if cleaned["page"] and cleaned["category"]:
            error = ValidationError(_("A situation leads to one place: leave only one of them."))
            raise StructBlockValidationError(block_errors={"category": error})
        if not (cleaned["page"] or cleaned["category"] or self.is_deferred_validation):
            error = ValidationError(_("Choose a page or a kind of help."))
            raise StructBlockValidationError(block_errors={"page": error})
        return cleaned


class SituationsStreamBlock(blocks.StreamBlock):
    """The situations on the home page in their order."""

    situation = SituationBlock()

    class Meta:
        max_num = 8
