"""Who runs the site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="home")
class Institution(BaseGenericSetting):
    """The institution's own name and address, shown on every page."""

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=50)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=6, blank=True)
    city = models.CharField(_("town"), max_length=100, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        verbose_name = _("institution")

    @property
    def address_lines(self) -> list[str]:
        """The postal address, line by line, without empty ones."""
        lines = [self.street, f"{self.postcode} {self.city}".strip()]
        return [line for line in lines if line]
