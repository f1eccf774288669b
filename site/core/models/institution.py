"""Who runs the site."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from ..blocks.institution import SocialLinksBlock, TranslatedNamesBlock
from ..fields import StreamField
from ..validators import validate_phone, validate_postcode


def picture(label: Any, help_text: Any) -> models.ForeignKey:
    """A picture of the institution, which may be missing."""
    return models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
        help_text=help_text,
    )


@register_setting(icon="home")
class Institution(BaseGenericSetting):
    """The institution's names, address and marks, shown on every page."""

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=50)
    names = StreamField(
        TranslatedNamesBlock(),
        blank=True,
        verbose_name=_("name in other languages"),
        help_text=_("Shown beside the Polish name to those who read the site in that language."),
    )
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(
        _("postcode"), max_length=6, blank=True, validators=[validate_postcode]
    )
    city = models.CharField(_("town"), max_length=100, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True, validators=[validate_phone])
    email = models.EmailField(_("e-mail"), blank=True)
    edelivery = models.CharField(
        _("address for electronic delivery (e-Doręczenia)"),
        max_length=40,
        blank=True,
        help_text=_("For example: AE:PL-12345-67890-ABCDE-12."),
    )
    epuap = models.CharField(
        _("ePUAP box"), max_length=100, blank=True, help_text=_("For example: /ROPSTorun/Skrytka.")
    )
    bip_url = models.URLField(_("address of the Public Information Bulletin (BIP)"), blank=True)
    social_links = StreamField(SocialLinksBlock(), blank=True, verbose_name=_("social media"))
    logo = picture(_("logo"), _("The institution's own mark."))
    republic_logo = picture(
        _("mark of the Republic of Poland"),
        _("For the row of marks on the pages of projects."),
    )
    voivodeship_logo = picture(
        _("mark of the voivodeship"), _("For the row of marks on the pages of projects.")
    )
    share_picture = picture(
        _("picture for sharing"),
        _("Shown in social media for pages without a picture of their own; 1200 × 630 or more."),
    )

    panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("short_name"), FieldPanel("names")], heading=_("Name")
        ),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("city")]),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("edelivery"),
                FieldPanel("epuap"),
                FieldPanel("bip_url"),
                FieldPanel("social_links"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("logo"),
                FieldPanel("republic_logo"),
                FieldPanel("voivodeship_logo"),
                FieldPanel("share_picture"),
            ],
            heading=_("Pictures"),
        ),
    ]

    class Meta:
        verbose_name = _("institution")

    @property
    def address_lines(self) -> list[str]:
        """The postal address, line by line, without empty ones."""
        lines = [self.street, f"{self.postcode} {self.city}".strip()]
        return [line for line in lines if line]

    @property
    def translated_name(self) -> str:
        """The name in the reader's language; empty where there is none."""
        return self.names_by_language.get(get_language() or "", "")

    @property
    def names_by_language(self) -> dict[str, str]:
        """The translated names by language code."""
        return {block.value["language"]: block.value["name"] for block in self.names}

    def clean(self) -> None:
        """Refuse two names in one language."""
        super().clean()
        if len(self.names_by_language) < len(self.names):
            raise ValidationError({"names": _("There is one name for each language.")})
