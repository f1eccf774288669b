"""The picture that stands for a page in lists, feeds and when it is shared."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import TranslatableField

from .translatable import FactSheet


class LeadPicture(FactSheet):
    """A picture that is either described or marked as decorative (WCAG 2.2, 1.1.1).

    The picture is a fact, its description is prose.
    """

    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_(
            "What the picture shows, for people who do not see it. "
            "For example: The entrance with a ramp, seen from the street."
        ),
    )
    picture_is_decorative = models.BooleanField(
        _("decorative picture"),
        default=False,
        help_text=_("Tick it when the text loses nothing without the picture."),
    )
    picture_credit = models.CharField(_("author of the picture"), max_length=150, blank=True)

    picture_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("picture"),
                FieldPanel("picture_alt"),
                FieldPanel("picture_is_decorative"),
                FieldPanel("picture_credit"),
            ],
            heading=_("Picture"),
        )
    ]
    picture_facts: ClassVar[tuple[str, ...]] = (
        "picture",
        "picture_is_decorative",
        "picture_credit",
    )
    picture_prose: ClassVar[list[Any]] = [TranslatableField("picture_alt")]

    class Meta:
        abstract = True

    @property
    def share_picture(self) -> Any:
        """The picture that stands for this page where its address is shared, or None."""
        return self.source.picture if self.source else None

    def missing(self) -> dict[str, str]:
        """A picture needs a decision on its alternative text."""
        described = self.picture_alt.strip() or self.picture_is_decorative
        if self.picture_id is None or described:
            return super().missing()
        message = gettext("Describe the picture in a sentence or mark it as decorative.")
        return super().missing() | {"picture_alt": message}
