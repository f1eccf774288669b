"""Guides as editors make them."""

from datetime import date
from typing import Any

from core.languages import source_locale_id
from home.models import GuideIndexPage, GuidePage
from tests.factories import numbers, publish


def guide_index() -> GuideIndexPage:
    """The Polish list of guides."""
    return GuideIndexPage.objects.get(locale_id=source_locale_id())


def make_guide(title: str = "Lekarz", **facts: Any) -> GuidePage:
    """A published guide of one step; ``helplines`` and ``links`` are pairs of a fact and words."""
    slug = facts.pop("slug", f"poradnik-{next(numbers)}")
    categories = facts.pop("categories", [])
    steps = facts.pop("steps", [("Wybierz lekarza", "<p>Zadzwoń do przychodni.</p>")])
    lines = [{"number": number, "label": label} for number, label in facts.pop("helplines", [])]
    links = [{"url": url, "label": label} for url, label in facts.pop("links", [])]
    given = {"office": "Przychodnia", "checked_on": date(2026, 1, 5), "maintained_by": "ROPS"}
    page = GuidePage(
        title=title,
        slug=slug,
        locale_id=source_locale_id(),
        steps=[("step", {"title": name, "text": text}) for name, text in steps],
        helplines=[("helpline", line) for line in lines],
        links=[("link", link) for link in links],
        **(given | facts),
    )
    guide_index().add_child(instance=page)
    page.categories = categories
    return publish(page)
