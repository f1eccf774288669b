"""What news and events are filed under."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel

from core.languages import source_locale_id
from core.models import FactSheet

from ..panels import ProjectPanel
from ..projects import project_model
from .topics import Topic


class Filed(FactSheet):
    """Something about topics and, perhaps, of a project; all of these are facts."""

    topics = ParentalManyToManyField(
        Topic,
        blank=True,
        related_name="+",
        verbose_name=_("topics"),
        limit_choices_to={"locale__language_code": "pl"},
        help_text=_("One or two. Readers choose news and events by them."),
    )
    project = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("project"),
        help_text=_("Shown on the page of the project as well."),
    )
    is_sample = models.BooleanField(
        _("sample content"),
        default=False,
        help_text=_("Readers are told that this is an example and not a real announcement."),
    )

    filing_panels: ClassVar[list[Any]] = [
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        ProjectPanel("project"),
    ]
    filing_facts: ClassVar[tuple[str, ...]] = (
        "topics",
        "project",
        "is_sample",
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """A project is a page of that kind; a translation of one stands for its source."""
        super().clean()
        model = project_model()
        if self.project is None or model is None:
            return
        if not issubclass(self.project.specific_class, model):
            raise ValidationError({"project": _("This page is not a project. Choose another one.")})
        if self.project.locale_id != source_locale_id():
            group = type(self.project)._default_manager.filter(locale_id=source_locale_id())
            self.project = group.filter(translation_key=self.project.translation_key).first()
