"""What belongs to a project in rows: partners, addresses for reports, and its team."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Collection


class ProjectPartner(models.Model):
    """An institution or organisation that carries out the project too."""

    project = ParentalKey("home.ProjectPage", on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("name"), max_length=200)
    website = models.URLField(
        _("website"), blank=True, help_text=_("With https, for example: https://www.gov.pl/")
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("partner")

    def __str__(self) -> str:
        return self.name


class BreachReport(models.Model):
    """Where a breach of the rules of European funds is reported; its words come by its kind."""

    class Kind(models.TextChoices):
        CHARTER = "charter", _("Report a breach of the Charter of Fundamental Rights")
        IRREGULARITIES = "irregularities", _("Report irregularities")
        DISABILITIES = (
            "disabilities",
            _("Report a breach of the rights of people with disabilities"),
        )
        OTHER = "other", _("Report another problem with the project")

    project = ParentalKey("home.ProjectPage", on_delete=models.CASCADE, related_name="reports")
    kind = models.CharField(_("what is reported there"), max_length=20, choices=Kind)
    url = models.URLField(_("address"), help_text=_("With https, for example: https://www.gov.pl/"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("address for reports")

    def __str__(self) -> str:
        return str(self.get_kind_display())


class ProjectTeam(models.Model):
    """The group that edits a project and the collection of its files.

    A row of its own: a fact of the page would come back from old revisions and go with copies.
    """

    project = models.OneToOneField(
        "home.ProjectPage", models.CASCADE, primary_key=True, related_name="team"
    )
    group = models.OneToOneField(Group, models.CASCADE, related_name="+")
    collection = models.OneToOneField(Collection, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return self.group.name
