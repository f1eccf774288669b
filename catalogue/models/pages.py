"""The catalogue, its services and their providers."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel

from core.models import Area, BasePage

from .. import languages_of_help
from ..forms import ServicePageForm
from .places import Place
from .taxonomy import Audience, Category

SOURCES = {"locale__language_code": "pl"}


class CataloguePage(BasePage):
    """The list of services and providers with its filters."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["catalogue.ServicePage", "catalogue.ProviderPage"]
    max_count_per_parent = 1
    template = "pages/catalogue_page.html"

    class Meta:
        verbose_name = _("catalogue of services")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the finder's form and a page of what it found."""
        from ..finder import catalogue_context

        context = super().get_context(request, *args, **kwargs)
        return context | catalogue_context(self.url, request)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Say which engine answered free text; such an answer is stored nowhere."""
        response = super().serve(request, *args, **kwargs)
        engine = response.context_data.get("engine")
        if engine:
            response.headers["X-Search-Engine"] = engine
            response.headers["Cache-Control"] = "no-store"
        return response


class ProviderPage(BasePage):
    """An institution or organisation that gives services."""

    parent_page_types: ClassVar = ["catalogue.CataloguePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/provider_page.html"

    places = ParentalManyToManyField(
        Place,
        blank=True,
        related_name="providers",
        verbose_name=_("places"),
        limit_choices_to=SOURCES,
    )
    is_sample = models.BooleanField(_("sample data"), default=False)

    fact_panels: ClassVar = [FieldPanel("places"), FieldPanel("is_sample")]
    fact_fields = ("places", "is_sample")

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


class ServicePage(BasePage):
    """One service: what it is, whom it is for, where, by whom and in which languages."""

    class Cost(models.TextChoices):
        FREE = "free", _("Free of charge")
        PARTLY = "partly", _("Partly paid, depending on income")
        PAID = "paid", _("Paid")
        UNKNOWN = "unknown", _("Ask about the cost")

    parent_page_types: ClassVar = ["catalogue.CataloguePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/service_page.html"

    provider = models.ForeignKey(
        ProviderPage,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="services",
        verbose_name=_("provider"),
    )
    categories = ParentalManyToManyField(
        Category, blank=True, verbose_name=_("categories"), limit_choices_to=SOURCES
    )
    audiences = ParentalManyToManyField(
        Audience, blank=True, verbose_name=_("audiences"), limit_choices_to=SOURCES
    )
    areas = ParentalManyToManyField(
        Area,
        blank=True,
        related_name="services",
        verbose_name=_("areas served"),
        help_text=_("Choose the widest area: a powiat stands for all its gminas."),
    )
    places = ParentalManyToManyField(
        Place,
        blank=True,
        related_name="services",
        verbose_name=_("places"),
        limit_choices_to=SOURCES,
    )
    cost = models.CharField(_("cost"), max_length=10, choices=Cost, default=Cost.UNKNOWN)
    confirmed_on = models.DateField(
        _("last confirmed on"),
        null=True,
        blank=True,
        help_text=_("The day on which the provider last confirmed these facts."),
    )
    is_sample = models.BooleanField(_("sample data"), default=False)

    fact_panels: ClassVar = [
        FieldPanel("provider"),
        FieldPanel("categories", required_on_save=False),
        FieldPanel("audiences"),
        FieldPanel("areas", required_on_save=False),
        FieldPanel("places"),
        InlinePanel("languages", heading=_("Languages of help"), label=_("language")),
        FieldPanel("cost"),
        FieldPanel("confirmed_on"),
        FieldPanel("is_sample"),
    ]
    base_form_class = ServicePageForm
    fact_fields = (
        "provider",
        "categories",
        "audiences",
        "areas",
        "places",
        "languages",
        "cost",
        "confirmed_on",
        "is_sample",
    )

    class Meta:
        verbose_name = _("service")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts from the source."""
        from ..facts import service_facts

        return super().get_context(request, *args, **kwargs) | {"facts": service_facts(self.source)}

    def search_dependents(self) -> list[BasePage]:
        """Its provider is found by what its services are about."""
        return [self.provider] if self.provider else []

    def search_record(self) -> Any:
        """What the search keeps of this service; None while readers must not see it."""
        from ..records import service_record

        return service_record(self)


class ServiceLanguage(models.Model):
    """A language in which a service is given, and how."""

    class Mode(models.TextChoices):
        STAFF = "staff", _("spoken by the staff")
        INTERPRETER = "interpreter", _("interpreter on request")
        WRITTEN = "written", _("in writing only")

    service = ParentalKey(ServicePage, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=12, choices=languages_of_help.choices)
    mode = models.CharField(_("how"), max_length=12, choices=Mode, default=Mode.STAFF)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "language", "mode"], name="one_row_per_language_and_mode"
            )
        ]

    def __str__(self) -> str:
        return f"{self.language} ({self.get_mode_display()})"
