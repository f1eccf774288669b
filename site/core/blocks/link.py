"""The one way in which editors link from a block."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from ..links import localized_url
from ..phones import phone_href

PHONE = r"^\+?[\d ()/-]{3,30}$"
TARGETS = ("page", "url", "email", "phone")


class LinkValue(blocks.StructValue):
    """Where a link leads, whichever way the editor gave it."""

    @property
    def target(self) -> str:
        """The name of the field that was filled in, or an empty string."""
        return next((name for name in TARGETS if self.get(name)), "")

    @property
    def href(self) -> str:
        """The address to link to; empty when nothing public is behind the link."""
        match self.target:
            case "page":
                return localized_url(self["page"])
            case "email":
                return f"mailto:{self['email']}"
            case "phone":
                return phone_href(self["phone"])
        return self.get("url") or ""

    @property
    def is_external(self) -> bool:
        """Whether the link leaves the site for another one."""
        return self.target == "url"


class LinkBlock(blocks.StructBlock):
    """A page of this site, another site, an e-mail address or a telephone: exactly one."""

    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    url = blocks.URLBlock(
        label=_("Address of another site"),
        required=False,
        help_text=_("With https, for example: https://www.gov.pl/"),
    )
    email = blocks.EmailBlock(label=_("E-mail address"), required=False)
    phone = blocks.RegexBlock(
        PHONE,
        label=_("Telephone"),
        required=False,
        error_messages={"invalid": _("Write the number in digits, for example: 56 123 45 67.")},
    )

    class Meta:
        icon = "link"
        label = _("Where it leads")
        help_text = _("Fill in one of the four.")
        value_class = LinkValue

    def clean(self, value: Any) -> Any:
        """Refuse two targets, and none unless it is a draft that is being saved."""
        cleaned = super().clean(value)
        filled = [name for name in TARGETS if cleaned.get(name)]
        if len(filled) > 1:
            error = ValidationError(_("A link leads to one place: leave only one of them."))
            raise StructBlockValidationError(block_errors=dict.fromkeys(filled[1:], error))
        if not filled and not self.is_deferred_validation:
            error = ValidationError(
                _("Choose a page or give an address, an e-mail or a telephone.")
            )
            raise StructBlockValidationError(block_errors={"page": error})
        return cleaned
