"""Pictures that everybody can read."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from .text import OptionalTextBlock


class AccessibleImageBlock(ImageBlock):
    """A picture that is either described or marked as decorative (WCAG 2.2, 1.1.1)."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        ours = {
            "image": ImageChooserBlock(required=required, label=_("Picture file")),
            "decorative": blocks.BooleanBlock(
                required=False,
                label=_("Decorative picture"),
                help_text=_("Tick it when the text loses nothing without the picture."),
            ),
            "alt_text": OptionalTextBlock(
                max_length=250,
                label=_("Alternative text"),
                help_text=_(
                    "What the picture shows, for people who do not see it. "
                    "For example: The entrance with a ramp, seen from the street."
                ),
            ),
        }
        for name, block in ours.items():
            block.set_name(name)
            self.child_blocks[name] = block

    def clean(self, value: Any) -> Any:
        """Refuse a picture with neither a description nor the mark; a draft may lack both."""
        described = value and (value.contextual_alt_text or "").strip()
        if value and not self.is_deferred_validation and not (described or value.decorative):
            message = _("Describe the picture in a sentence or mark it as decorative.")
            raise StructBlockValidationError(block_errors={"alt_text": ValidationError(message)})
        return super().clean(value)


class FigureBlock(blocks.StructBlock):
    """A picture with what belongs to it."""

    image = AccessibleImageBlock(label=_("Picture"))
    caption = OptionalTextBlock(label=_("Caption"), max_length=250)
    credit = OptionalTextBlock(label=_("Author of the picture"), max_length=150)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with an alternative text, and a caption if it needs one.")
        template = "blocks/image.html"
        label_format = "{caption}"

    def get_preview_value(self) -> Any:
        """Show the newest picture of the library."""
        image = get_image_model().objects.order_by("-pk").first()
        if image:
            image.contextual_alt_text, image.decorative = image.default_alt_text, False
        return self.normalize({"image": image, "caption": _("The entrance with a ramp")})
