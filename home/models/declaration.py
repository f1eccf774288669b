"""The accessibility declaration (act of 4.04.2019, technical conditions 2.0 of 31.07.2024)."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail_localize.fields import TranslatableField

from core.blocks.text import RICH_TEXT_FEATURES
from core.fields import StreamField
from core.models import BasePage
from core.panels import FindingsPanel
from core.validators import validate_phone

from ..blocks.declaration import InaccessibleStreamBlock
from ..declaration import contradictions, findings, lacking

PROSE = (
    "commitment",
    "scope_text",
    "status_text",
    "inaccessible",
    "shortcuts",
    "feedback",
    "procedure",
    "architecture",
    "communication",
)


def rich_text(label: Any, help_text: Any) -> RichTextField:
    """A text of the declaration; a draft may lack it."""
    return RichTextField(label, features=RICH_TEXT_FEATURES, blank=True, help_text=help_text)


class AccessibilityStatementPage(BasePage):
    """The declaration: dates, status and contact are facts, the wording is prose."""

    class Status(models.TextChoices):
        FULL = "full", _("fully conformant")
        PARTIAL = "partial", _("partly conformant")
        NONE = "none", _("not conformant")

    class Method(models.TextChoices):
        SELF = "self", _("self-assessment by the institution")
        EXTERNAL = "external", _("assessment by an external body")

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "pages/accessibility_statement_page.html"

    published_on = models.DateField(
        _("the website was published on"), null=True, blank=True, help_text=_("Of the whole site.")
    )
    updated_on = models.DateField(
        _("last important change of the website"),
        null=True,
        blank=True,
        help_text=_("For example: a new search. A news item is no such change."),
    )
    prepared_on = models.DateField(_("the declaration was prepared on"), null=True, blank=True)
    reviewed_on = models.DateField(
        _("last review of the declaration"),
        null=True,
        blank=True,
        help_text=_("A review is due by 31 March each year. Empty before the first one."),
    )
    status = models.CharField(_("status"), max_length=8, choices=Status, blank=True)
    method = models.CharField(
        _("prepared on the basis of"), max_length=8, choices=Method, default=Method.SELF
    )
    site_url = models.URLField(
        _("address of the website"), blank=True, help_text=_("Empty: the address of this site.")
    )
    burden_assessment_url = models.URLField(
        _("assessment of excessive cost"),
        blank=True,
        help_text=_("The address of the document, if something is left out because of its cost."),
    )
    contact_name = models.CharField(
        _("person or unit"), max_length=150, blank=True, help_text=_("For example: Sekretariat.")
    )
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(
        _("telephone"), max_length=30, blank=True, validators=[validate_phone]
    )
    architecture_url = models.URLField(
        _("more about the buildings"),
        blank=True,
        help_text=_("The address of a page about the accessibility of the buildings, if any."),
    )
    is_sample = models.BooleanField(_("sample data"), default=False)

    commitment = models.TextField(
        _("commitment"),
        blank=True,
        help_text=_(
            "The sentence goes on after the institution's name, for example: "
            "zobowiązuje się zapewnić dostępność…"
        ),
    )
    scope_text = models.CharField(
        _("what the declaration is about"),
        max_length=250,
        blank=True,
        help_text=_("For example: serwis internetowy z wyszukiwarką usług."),
    )
    status_text = rich_text(_("wording of the status"), _("The law that the site is judged by."))
    inaccessible = StreamField(
        InaccessibleStreamBlock(),
        blank=True,
        verbose_name=_("content that is not accessible"),
        help_text=_("Empty when the site is fully conformant."),
    )
    shortcuts = rich_text(
        _("keyboard shortcuts"), _("Only if the site has shortcuts of its own, else empty.")
    )
    feedback = rich_text(
        _("feedback"), _("What people may write to you about. The contact is among the facts.")
    )
    procedure = rich_text(
        _("requests and complaints"),
        _("With the terms: 7 days, at most 2 months, then Rzecznik Praw Obywatelskich."),
    )
    architecture = rich_text(
        _("accessibility of the buildings"),
        _("Entrances, lifts, toilets, parking, assistance dogs of each building."),
    )
    communication = rich_text(
        _("accessible communication"), _("Sign-language interpreter, induction loop, easy text.")
    )

    content_panels: ClassVar = [
        FindingsPanel("self_check", heading=_("Self-check")),
        *Page.content_panels,
        FieldPanel("summary"),
        *[FieldPanel(name) for name in PROSE],
    ]
    fact_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("site_url"),
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("updated_on")]),
                FieldPanel("status"),
                FieldPanel("burden_assessment_url"),
            ],
            heading=_("Website"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("prepared_on"), FieldPanel("reviewed_on")]),
                FieldPanel("method"),
            ],
            heading=_("Declaration"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
            ],
            heading=_("Contact"),
        ),
        InlinePanel("apps", heading=_("Mobile applications"), label=_("application")),
        FieldPanel("architecture_url"),
        FieldPanel("is_sample"),
    ]
    translatable_fields: ClassVar = [
        *BasePage.translatable_fields,
        *[TranslatableField(name) for name in PROSE],
    ]
    fact_fields = (
        *("published_on", "updated_on", "prepared_on", "reviewed_on", "status", "method"),
        *("site_url", "burden_assessment_url", "contact_name", "contact_email", "contact_phone"),
        *("architecture_url", "is_sample", "apps"),
    )

    class Meta:
        verbose_name = _("accessibility declaration")

    def clean(self) -> None:
        """Refuse dates that contradict each other."""
        super().clean()
        contradictions(self)

    def missing(self) -> dict[str, str]:
        """The law lists what a declaration holds; a translation holds the wording only."""
        return super().missing() | lacking(self)

    def self_check(self) -> list[Any]:
        """What an editor has to mend, for the panel in the editor."""
        return findings(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts from the source and the wording in the reader's language."""
        from ..statement import statement

        context = super().get_context(request, *args, **kwargs)
        return context | {"statement": statement(self, request)}

    def search_record(self) -> Any:
        """What the search keeps of this page; None while readers must not see it."""
        from search.pages import page_record

        return page_record(self)


class MobileApp(Orderable):
    """A mobile application of the institution."""

    page = ParentalKey(AccessibilityStatementPage, on_delete=models.CASCADE, related_name="apps")
    name = models.CharField(_("name"), max_length=100)
    system = models.CharField(
        _("system"), max_length=40, blank=True, help_text=_("For example: Android.")
    )
    url = models.URLField(_("address for downloading"))

    panels: ClassVar = [FieldPanel("name"), FieldPanel("system"), FieldPanel("url")]

    def __str__(self) -> str:
        return self.name
