"""The territorial register TERYT (GUS): voivodeship, powiats and gminas, and the country."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# The register's codes begin below the country; lines for all of Poland serve this one.
COUNTRY = "PL"


class Area(models.Model):
    """A unit of the register; a code's prefixes of 2 and 4 digits are its ancestors'."""

    class Level(models.TextChoices):
        COUNTRY = "kraj", _("country")
        VOIVODESHIP = "wojewodztwo", _("voivodeship")
        POWIAT = "powiat", _("powiat")
        GMINA = "gmina", _("gmina")

    code = models.CharField(_("TERYT code"), max_length=6, primary_key=True)
    name = models.CharField(_("name"), max_length=100)
    level = models.CharField(_("level"), max_length=12, choices=Level)
    kind = models.CharField(_("kind"), max_length=40)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )

    class Meta:
        ordering = ["code"]
        verbose_name = _("area")
        verbose_name_plural = _("areas")

    def __str__(self) -> str:
        return f"{self.name} ({self.kind}, {self.code})"

    @property
    def ancestor_codes(self) -> list[str]:
        """Codes of the units around this one and its own, the widest first."""
        return prefixes(self.code)


def prefixes(code: str) -> list[str]:
    """The codes that contain a TERYT code, the widest first and itself last.

    >>> prefixes("040701")
    ['PL', '04', '0407', '040701']
    """
    if code == COUNTRY:
        return [COUNTRY]
    return [COUNTRY, *(code[:length] for length in (2, 4, 6) if length <= len(code))]
