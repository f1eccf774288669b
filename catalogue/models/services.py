"""Services: what is given, for whom, where, by whom, in which languages and on what terms."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail_localize.fields import TranslatableField

from core.fields import ChoiceSetField
from core.models import Area, BasePage

from ..forms import ServicePageForm
from ..service_panels import CONTENT_PANELS, FACT_PANELS
from .places import Place
from .providers import ProviderPage
from .rows import check_days, check_stated
from .taxonomy import Audience, Category, RequiredDocument, ResidenceStatus

SOURCES = {"locale__language_code": "pl"}


class Way(models.TextChoices):
    """How a service can be reached."""

    IN_PERSON = "in-person", _("in person")
    PHONE = "phone", _("by telephone")
    ONLINE = "online", _("online")
    HOME = "home", _("at your home")


class ServicePage(BasePage):
    """One service: what it is, whom it is for, where, by whom and in which languages."""

    class Cost(models.TextChoices):
        FREE = "free", _("Free of charge")
        PARTLY = "partly", _("Partly paid, depending on income")
        PAID = "paid", _("Paid")
        UNKNOWN = "unknown", _("Ask about the cost")

    class Referral(models.TextChoices):
        NONE = "none", _("No referral is needed")
        DOCTOR = "doctor", _("From a doctor")
        OPS = "ops", _("From a social assistance centre")
        PCPR = "pcpr", _("From a powiat family assistance centre")
        COURT = "court", _("From a court")
        SCHOOL = "school", _("From a school or counselling centre")
        LABOUR = "labour", _("From a labour office")
        OTHER = "other", _("A referral is needed, ask who gives it")

    class Status(models.TextChoices):
        ACTIVE = "active", _("active")
        SUSPENDED = "suspended", _("suspended for a time")
        ENDED = "ended", _("ended")

    parent_page_types: ClassVar = ["catalogue.CataloguePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/service_page.html"

    steps = models.TextField(
        _("how to apply"), blank=True, help_text=_("One step per line, in the order of doing.")
    )
    cost_note = models.CharField(
        _("note on the cost"), max_length=200, blank=True, help_text=_("For example: per hour.")
    )
    suspension_message = models.CharField(
        _("message while it is suspended"), max_length=200, blank=True
    )
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
    age_from = models.PositiveSmallIntegerField(_("age from"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("age to"), null=True, blank=True)
    statuses = ParentalManyToManyField(
        ResidenceStatus,
        blank=True,
        verbose_name=_("who can use it (residence)"),
        limit_choices_to=SOURCES,
        help_text=_("None ticked: not stated. Readers read it, nobody is asked for theirs."),
    )
    areas = ParentalManyToManyField(
        Area,
        blank=True,
        related_name="services",
        verbose_name=_("areas served"),
        help_text=_("Choose the widest area: a powiat stands for all its gminas."),
    )
    accepts_others = models.BooleanField(
        _("takes people from other gminas if there is room"), default=False
    )
    places = ParentalManyToManyField(
        Place,
        blank=True,
        related_name="services",
        verbose_name=_("places"),
        limit_choices_to=SOURCES,
    )
    ways = ChoiceSetField(_("ways to reach it"), choices=Way)
    documents = ParentalManyToManyField(
        RequiredDocument, blank=True, verbose_name=_("what to bring"), limit_choices_to=SOURCES
    )
    referral = models.CharField(_("referral"), max_length=10, choices=Referral, blank=True)
    cost = models.CharField(_("cost"), max_length=10, choices=Cost, default=Cost.UNKNOWN)
    cost_amount = models.DecimalField(
        _("amount (zł)"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    waiting_days = models.PositiveSmallIntegerField(_("waiting time (days)"), null=True, blank=True)
    free_places = models.PositiveSmallIntegerField(_("free places"), null=True, blank=True)
    capacity_stated_on = models.DateField(
        _("stated on"),
        null=True,
        blank=True,
        help_text=_("The day on which the waiting time and the free places were true."),
    )
    legal_basis = models.CharField(
        _("legal basis"),
        max_length=250,
        blank=True,
        help_text=_("For example: art. 50 of the act on social assistance."),
    )
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.ACTIVE)
    suspended_from = models.DateField(_("suspended from"), null=True, blank=True)
    suspended_to = models.DateField(
        _("suspended until"), null=True, blank=True, help_text=_("Empty: until further notice.")
    )
    is_sensitive = models.BooleanField(
        _("sensitive (violence, addiction)"),
        default=False,
        help_text=_("The page then has a neutral title in the browser and a quick exit."),
    )
    confirmed_on = models.DateField(
        _("last confirmed on"),
        null=True,
        blank=True,
        help_text=_("The day on which the provider last confirmed these facts."),
    )
    is_sample = models.BooleanField(_("sample data"), default=False)

    content_panels: ClassVar = [*BasePage.content_panels, *CONTENT_PANELS]
    fact_panels: ClassVar = FACT_PANELS
    base_form_class = ServicePageForm
    translatable_fields: ClassVar = [
        *BasePage.translatable_fields,
        TranslatableField("steps"),
        TranslatableField("cost_note"),
        TranslatableField("suspension_message"),
    ]
    fact_fields = (
        "provider",
        "categories",
        "audiences",
        "age_from",
        "age_to",
        "statuses",
        "areas",
        "accepts_others",
        "places",
        "ways",
        "languages",
        "own_phones",
        "own_hours",
        "documents",
        "referral",
        "cost",
        "cost_amount",
        "waiting_days",
        "free_places",
        "capacity_stated_on",
        "legal_basis",
        "status",
        "suspended_from",
        "suspended_to",
        "is_sensitive",
        "confirmed_on",
        "is_sample",
    )

    class Meta:
        verbose_name = _("service")

    @property
    def step_lines(self) -> list[str]:
        """The steps of applying, one by one."""
        return [line.strip() for line in self.steps.splitlines() if line.strip()]

    def status_on(self, day: date | None = None) -> str:
        """The state on a day (today by default): a suspension holds within its days only."""
        day = day or timezone.localdate()
        first, last = self.suspended_from or day, self.suspended_to or day
        if self.status == self.Status.SUSPENDED and not first <= day <= last:
            return str(self.Status.ACTIVE)
        return str(self.status)

    def clean(self) -> None:
        """Refuse what contradicts itself, and days on which nothing can have been stated."""
        super().clean()
        if self.age_from is not None and self.age_to is not None and self.age_to < self.age_from:
            raise ValidationError({"age_to": _("The upper age must not be below the lower one.")})
        check_days(self.suspended_from, self.suspended_to, "suspended_to")
        stated = self.waiting_days is not None or self.free_places is not None
        if stated and self.capacity_stated_on is None:
            raise ValidationError(
                {"capacity_stated_on": _("Say on which day this was true: it changes quickly.")}
            )
        check_stated(self.capacity_stated_on, "capacity_stated_on")
        check_stated(self.confirmed_on, "confirmed_on")
        if self.cost == self.Cost.FREE and self.cost_amount:
            message = _("What is free has no amount. Leave it empty, or choose another cost.")
            raise ValidationError({"cost_amount": message})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts from the source."""
        from ..service_page import service_context

        context = super().get_context(request, *args, **kwargs)
        return context | service_context(self, context["canonical_url"], request)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """The page, or its say-it card."""
        return "pages/say_it_card.html" if "card" in request.GET else self.template

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The page, or what is printed of it; of a sensitive one no machine keeps a copy."""
        from ..printing import can_print, pdf_of

        if "pdf" in request.GET and can_print():
            response = pdf_of(self, self.get_context(request), request)
        else:
            response = super().serve(request, *args, **kwargs)
        if self.source.is_sensitive:
            response.headers["Cache-Control"] = "no-store"
        return response

    def search_dependents(self) -> list[BasePage]:
        """Its provider is found by what its services are about."""
        return [self.provider] if self.provider else []

    def search_record(self) -> Any:
        """What the search keeps of this service; None while readers must not see it."""
        from ..records import service_record

        return service_record(self)
