"""The admin's form of a picture."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm


class ImageForm(BaseImageForm):
    """The form of a picture; one that is damaged is refused in words, where Wagtail would break."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            field.check_image_pixel_size = _refuse_damaged(field.check_image_pixel_size)


def _refuse_damaged(check: Callable[[Any], None]) -> Callable[[Any], None]:
    def checked(file: Any) -> None:
        try:
            check(file)
        except OSError as error:
            raise ValidationError(
                _("This picture is damaged. Save it again in its program and choose the new file."),
                code="invalid_image",
            ) from error

    return checked
