"""What the institution does, in three forms (art. 6 of the act of 19.07.2019)."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import BasePage
from search.pages import page_record


class ScopePage(BasePage):
    """The scope of activity as a text, as an easy text and as a film in sign language."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "pages/scope_page.html"
    forms_together = True

    film_url = models.URLField(
        _("address of the film"), blank=True, help_text=_("If the film is kept on another site.")
    )

    fact_panels: ClassVar = [FieldPanel("film_url")]
    fact_fields = ("film_url",)

    class Meta:
        verbose_name = _("scope of activity")

    def search_record(self) -> Any:
        """What the search keeps of this page; None while readers must not see it."""
        return page_record(self)
