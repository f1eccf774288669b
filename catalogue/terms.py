"""Labels of terms and names of areas, read once per generation."""

from collections import Counter
from dataclasses import replace

from django.utils.translation import gettext, override

from core.cache import per_generation
from core.models import Area
from core.terms import Term, terms_of
from search.services import area_name

from .models import Audience, Category


@per_generation
def categories(code: str) -> dict[int, Term]:
    """All categories in a language by the source's primary key, fields before their needs."""
    found = terms_of(Category, code)
    parents = Category.objects.filter(parent__isnull=False).values_list("pk", "parent__slug")
    fields = dict(parents)
    return {pk: replace(term, parent=fields.get(pk)) for pk, term in found.items()}


def category_labels(code: str) -> dict[str, str]:
    """The names of all categories in a language by their slug."""
    return {term.slug: term.label for term in categories(code).values()}


def audiences(code: str) -> dict[int, Term]:
    """All audiences in a language by the source's primary key."""
    return terms_of(Audience, code)


@per_generation
def areas() -> dict[str, Area]:
    """The register by code."""
    return Area.objects.in_bulk()


@per_generation
def area_names(code: str) -> dict[str, str]:
    """The names of all units in a language, told apart from others of the same name."""
    known = areas()
    names = Counter(area.name for area in known.values() if area.level == Area.Level.GMINA)
    with override(code):
        return {area.code: _area_name(area, code, names[area.name] > 1) for area in known.values()}


def is_city(area: Area) -> bool:
    """Whether a powiat is a city, which is one gmina too."""
    return area.level == Area.Level.POWIAT and area.name[0].isupper()


def _area_name(area: Area, code: str, has_twins: bool) -> str:
    if area.level == Area.Level.COUNTRY:
        return gettext("the whole country")
    if area.level == Area.Level.VOIVODESHIP:
        return gettext("the whole voivodeship")
    if area.level == Area.Level.POWIAT and not is_city(area):
        return area_name(area.code, code)
    if not has_twins or area.level == Area.Level.POWIAT:
        return area.name
    if area.kind == "gmina miejska":
        return gettext("%(name)s (town)") % {"name": area.name}
    return gettext("%(name)s (rural gmina, %(powiat)s)") % {
        "name": area.name,
        "powiat": area_name(area.code[:4], code),
    }
