"""Projects and the list of them."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from core.blocks.text import RICH_TEXT_FEATURES
from core.fields import StreamField
from core.models import BasePage
from news.models import EventPage, NewsPage
from search.pages import page_record

from ..blocks.projects import ResultBlock, TaskBlock
from ..completeness import CompletenessPanel
from ..fields import MoneyField


class ProjectIndexPage(BasePage):
    """The list of projects with its filters."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["home.ProjectPage"]
    max_count_per_parent = 1
    template = "pages/project_index_page.html"

    class Meta:
        verbose_name = _("list of projects")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the form of filters and a page of projects."""
        from ..project_index import index_context

        context = super().get_context(request, *args, **kwargs)
        return context | index_context(self.url, request)

    def search_record(self) -> Any:
        """What the search keeps of the list itself."""
        return page_record(self)


class ProjectPage(BasePage):
    """One project: its aims, its tasks and results, and who pays for it."""

    class Funds(models.TextChoices):
        EU = "eu", _("European funds")
        STATE = "state", _("State budget")
        PFRON = "pfron", _("State Fund for Rehabilitation of Disabled People (PFRON)")
        OWN = "own", _("Own funds of the voivodeship")
        OTHER = "other", _("Another source")

    parent_page_types: ClassVar = ["home.ProjectIndexPage"]
    subpage_types: ClassVar = ["home.StandardPage"]
    template = "pages/project_page.html"

    aims = RichTextField(_("aims"), blank=True, features=RICH_TEXT_FEATURES)
    tasks = StreamField([("task", TaskBlock())], blank=True, verbose_name=_("tasks"))
    target_groups = RichTextField(
        _("target groups"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("Who may take part, best as a list."),
    )
    results = StreamField([("result", ResultBlock())], blank=True, verbose_name=_("results"))

    source_of_funds = models.CharField(
        _("source of funds"), max_length=10, choices=Funds, blank=True
    )
    programme = models.CharField(
        _("programme"),
        max_length=200,
        blank=True,
        help_text=_("For example: Fundusze Europejskie dla Rozwoju Społecznego 2021–2027."),
    )
    priority = models.CharField(_("priority"), max_length=200, blank=True)
    action_number = models.CharField(
        _("number of the action"), max_length=20, blank=True, help_text=_("For example: 04.13.")
    )
    action = models.CharField(_("name of the action"), max_length=250, blank=True)
    fund = models.CharField(
        _("fund"),
        max_length=150,
        blank=True,
        help_text=_("For example: Europejski Fundusz Społeczny Plus."),
    )
    contract_number = models.CharField(_("number of the contract"), max_length=80, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    value = MoneyField(
        _("value of the project"),
        help_text=_("In zlotys, as in the contract, for example: 22 009 655,37."),
    )
    eu_share = MoneyField(
        _("contribution of European funds"),
        help_text=_("In zlotys. It cannot be larger than the value of the project."),
    )
    beneficiary = models.CharField(_("beneficiary"), max_length=200, blank=True)
    hashtags = models.CharField(
        _("hashtags"),
        max_length=150,
        blank=True,
        help_text=_("For example: #FunduszeUE #FunduszeEuropejskie"),
    )
    programme_logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("mark of the programme"),
    )
    programme_logo_alt = models.CharField(
        _("words on the mark of the programme"),
        max_length=150,
        blank=True,
        help_text=_("For people who do not see it. Empty: the name of the programme."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("aims"),
        FieldPanel("tasks"),
        FieldPanel("target_groups"),
        FieldPanel("results"),
        FieldPanel("body"),
    ]
    fact_panels: ClassVar = [
        CompletenessPanel(heading=_("Is the page complete")),
        FieldPanel("source_of_funds"),
        MultiFieldPanel(
            [
                FieldPanel("programme"),
                FieldPanel("priority"),
                FieldRowPanel([FieldPanel("action_number"), FieldPanel("action")]),
                FieldPanel("fund"),
                FieldPanel("contract_number"),
            ],
            heading=_("Programme and contract"),
        ),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")], heading=_("Period")),
        FieldRowPanel([FieldPanel("value"), FieldPanel("eu_share")], heading=_("Amounts")),
        FieldPanel("beneficiary"),
        InlinePanel("partners", heading=_("Partners"), label=_("partner")),
        MultiFieldPanel(
            [
                FieldPanel("programme_logo"),
                FieldPanel("programme_logo_alt"),
            ],
            heading=_("Row of marks"),
            help_text=_(
                "Shown on pages of projects from European funds, with the marks from the settings "
                "of the institution. The flag of the European Union is added by itself and no mark "
                "is shown larger than it."
            ),
        ),
        FieldPanel("hashtags"),
        InlinePanel("reports", heading=_("Reporting breaches"), label=_("address for reports")),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        TranslatableField("aims"),
        TranslatableField("tasks"),
        TranslatableField("target_groups"),
        TranslatableField("results"),
    ]
    fact_fields = (
        *("source_of_funds", "programme", "priority", "action_number", "action", "fund"),
        *("contract_number", "starts_on", "ends_on", "value", "eu_share", "beneficiary"),
        *("hashtags", "partners", "reports", "programme_logo", "programme_logo_alt"),
    )

    class Meta:
        verbose_name = _("project")

    @property
    def is_from_eu(self) -> bool:
        """Whether the European Union pays, so that its rules for pages of projects hold."""
        return self.source_of_funds == self.Funds.EU

    def clean(self) -> None:
        """Refuse facts that contradict each other, in a draft too."""
        super().clean()
        problems = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            problems["ends_on"] = gettext("The last day is before the first. Check both dates.")
        if self.value is not None and self.eu_share is not None and self.eu_share > self.value:
            problems["eu_share"] = gettext(
                "The contribution is larger than the value of the project. Check both amounts."
            )
        if problems:
            raise ValidationError(problems)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Let the project's team into this page, whoever made it and however."""
        from ..teams import ensure_team

        saved = super().save(*args, **kwargs)
        if kwargs.get("update_fields") is None and self.source:
            ensure_team(self.source)
        return saved

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts from the source."""
        from ..projects import project_context

        return super().get_context(request, *args, **kwargs) | project_context(self)

    def search_record(self) -> Any:
        """What the search keeps of this project; None while readers must not see it."""
        from ..records import project_record

        return project_record(self)

    def search_dependents(self) -> list[BasePage]:
        """The news and events of the project: their rows carry its name."""
        named = (NewsPage, EventPage)
        pk = self.source.pk
        return [page for model in named for page in model.objects.filter(project_id=pk)]
