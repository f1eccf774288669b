"""Projects for tests, made the way an editor would make them."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.languages import source_locale_id
from core.models import CustomImage, User
from home.models import (
    BreachReport,
    ProjectIndexPage,
    ProjectPage,
    ProjectPartner,
    StandardPage,
)
from tests.factories import numbers, publish

EU = {
    "source_of_funds": "eu",
    "programme": "Fundusze Europejskie dla Rozwoju Społecznego",
    "priority": "Priorytet IV",
    "action_number": "04.13",
    "action": "Wysokiej jakości system włączenia społecznego",
    "fund": "Europejski Fundusz Społeczny Plus",
    "contract_number": "FERS.04.13-IP.06-0001/23",
    "beneficiary": "Województwo Kujawsko-Pomorskie",
    "starts_on": date(2023, 11, 1),
    "ends_on": date(2028, 12, 31),
    "value": Decimal("22009655.37"),
    "eu_share": Decimal("18162367.61"),
}
RESULT = {"number": Decimal(1100), "unit": "osób", "label": "w szkoleniach", "achieved": None}


def project_index() -> ProjectIndexPage:
    """The Polish list of projects."""
    return ProjectIndexPage.objects.get(locale_id=source_locale_id())


def make_project(title: str = "Kooperacja", **facts: Any) -> ProjectPage:
    """A published project; ``partners`` are names, ``reports`` addresses by their kind."""
    slug = facts.pop("slug", f"projekt-{next(numbers)}")
    partners, reports = facts.pop("partners", []), facts.pop("reports", {})
    facts["results"] = [("result", RESULT | row) for row in facts.pop("results", [])]
    page = ProjectPage(title=title, slug=slug, locale_id=source_locale_id(), **facts)
    page.partners = [ProjectPartner(name=name) for name in partners]
    page.reports = [BreachReport(kind=kind, url=url) for kind, url in reports.items()]
    project_index().add_child(instance=page)
    return publish(page)


def make_page_below(parent: Page, title: str = "Harmonogram", **facts: Any) -> StandardPage:
    """A published standard page below another page."""
    slug = facts.pop("slug", f"strona-{next(numbers)}")
    page = StandardPage(title=title, slug=slug, locale_id=source_locale_id(), **facts)
    parent.add_child(instance=page)
    return publish(page)


def make_picture(width: int, height: int) -> CustomImage:
    """A picture of some size."""
    file = get_test_image_file(filename=f"znak-{next(numbers)}.png", size=(width, height))
    return CustomImage.objects.create(title="znak", file=file)


def member_of(group: Group, name: str = "anna") -> User:
    """Somebody of a group."""
    user = User.objects.create_user(name, f"{name}@example.org", "haslo-do-testow")
    user.groups.add(group)
    return User.objects.get(pk=user.pk)


def project_form(**given: Any) -> dict[str, Any]:
    """What the browser sends from the form of a project."""
    empty = inline_formset([])
    fields = {"title": "Nowy projekt", "slug": "nowy", "summary": "", "source_of_funds": ""}
    streams = {name: streamfield([]) for name in ("tasks", "results", "body", "easy_body")}
    texts = {name: rich_text("") for name in ("aims", "target_groups")}
    rows = dict.fromkeys(("partners", "reports", "comments"), empty)
    return nested_form_data(fields | streams | texts | rows | given)
