"""What may be public of what machines translate."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Locale


class LanguagePolicy(models.Model):
    """An administrator's decision for one language; set-up makes a row with the defaults.

    They hold without a row too.
    """

    class Machine(models.TextChoices):
        NOTICE = "notice", _("also what nobody reviewed, with a notice")
        REVIEWED = "reviewed", _("only what a person reviewed")
        NOTHING = "nothing", _("nothing translated by machine")

    locale = models.OneToOneField(
        Locale, models.CASCADE, related_name="policy", verbose_name=_("language")
    )
    machine = models.CharField(
        _("machine translations that readers may see"),
        max_length=10,
        choices=Machine,
        default=Machine.NOTICE,
    )
    budget = models.PositiveIntegerField(
        _("characters for the machine each month"),
        default=500_000,
        help_text=_("Of the Polish text. 0: the machine is not used for this language."),
    )

    panels = [FieldPanel("locale"), FieldPanel("machine"), FieldPanel("budget")]

    class Meta:
        verbose_name = _("rule for a language")
        verbose_name_plural = _("rules for languages")

    def __str__(self) -> str:
        return str(self.locale)
