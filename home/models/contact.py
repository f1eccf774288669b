"""How to reach the institution and its departments."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from catalogue.models import Place
from core.models import BasePage


class ContactPage(BasePage):
    """The institution's address, and its departments with telephones and opening hours."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "pages/contact_page.html"

    fact_panels: ClassVar = [
        InlinePanel(
            "departments",
            heading=_("Departments"),
            label=_("department"),
            help_text=_(
                "Each is a place of the service platform: its name, telephones and hours are "
                "changed there. The address of the institution is in its settings."
            ),
        )
    ]
    fact_fields = ("departments",)

    class Meta:
        verbose_name = _("contact page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the departments from the source."""
        from ..contact import departments

        context = super().get_context(request, *args, **kwargs)
        return context | {"departments": departments(self.source)}

    def search_record(self) -> Any:
        """What the search keeps of this page; None while readers must not see it."""
        from ..records import contact_record

        return contact_record(self)


class Department(Orderable):
    """A department: a place of the service platform, in its order on the contact page."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="departments")
    place = models.ForeignKey(
        Place,
        models.CASCADE,
        related_name="departments",
        verbose_name=_("place"),
        limit_choices_to={"locale__language_code": "pl"},
    )

    panels: ClassVar = [FieldPanel("place")]

    def __str__(self) -> str:
        return str(self.place)
