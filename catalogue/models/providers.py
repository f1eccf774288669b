"""Providers: who gives services."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.models import BasePage
from core.validators import validate_phone

from ..validators import validate_nip, validate_regon
from .places import Place


class ProviderPage(BasePage):
    """An institution or organisation that gives services."""

    class Kind(models.TextChoices):
        OPS = "ops", _("social assistance centre (OPS)")
        PCPR = "pcpr", _("powiat family assistance centre (PCPR)")
        CUS = "cus", _("social services centre (CUS)")
        DPS = "dps", _("residential care home (DPS)")
        NGO = "ngo", _("non-governmental organisation")
        PES = "pes", _("social economy entity (PES)")
        OWES = "owes", _("social economy support centre (OWES)")
        CLINIC = "clinic", _("clinic or hospital")
        SCHOOL = "school", _("school, kindergarten or counselling centre")
        CRISIS = "crisis", _("crisis intervention centre")
        LABOUR = "labour", _("labour office")
        AUTHORITY = "authority", _("public authority")
        CHURCH = "church", _("church or religious organisation")
        COMPANY = "company", _("company")
        OTHER = "other", _("other")

    parent_page_types: ClassVar = ["catalogue.CataloguePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/provider_page.html"

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, blank=True)
    legal_name = models.CharField(
        _("legal name"),
        max_length=250,
        blank=True,
        help_text=_("As in the register, if it differs from the title."),
    )
    nip = models.CharField(
        "NIP",
        max_length=10,
        blank=True,
        validators=[validate_nip],
        help_text=_("Ten digits, for example 5260250274."),
    )
    regon = models.CharField(
        "REGON",
        max_length=14,
        blank=True,
        validators=[validate_regon],
        help_text=_("Nine or fourteen digits."),
    )
    phone = models.CharField(_("telephone"), max_length=30, blank=True, validators=[validate_phone])
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    places = ParentalManyToManyField(
        Place,
        blank=True,
        related_name="providers",
        verbose_name=_("places"),
        limit_choices_to={"locale__language_code": "pl"},
    )
    is_sample = models.BooleanField(_("sample data"), default=False)

    fact_panels: ClassVar = [
        FieldPanel("kind"),
        FieldPanel("legal_name"),
        FieldRowPanel([FieldPanel("nip"), FieldPanel("regon")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("website"),
        FieldPanel("places"),
        FieldPanel("is_sample"),
    ]
    fact_fields = (
        "kind",
        "legal_name",
        "nip",
        "regon",
        "phone",
        "email",
        "website",
        "places",
        "is_sample",
    )

    class Meta:
        verbose_name = _("provider")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts from the source."""
        from ..facts import provider_facts

        return super().get_context(request, *args, **kwargs) | {
            "facts": provider_facts(self.source)
        }

    def search_dependents(self) -> list[BasePage]:
        """Its services repeat its name."""
        return list(self.services.all())

    def search_record(self) -> Any:
        """What the search keeps of this provider; None while readers must not see it."""
        from ..records import provider_record

        return provider_record(self)
