"""Labels of terms and names of areas, read once per generation."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext, override

from core.cache import per_generation
from core.languages import SOURCE, locale_codes
from core.models import Area

from .models import Audience, Category


@dataclass(frozen=True)
class Term:
    """A category or audience as a reader sees it."""

    key: str
    slug: str
    label: str
    parent: str | None = None


@per_generation
def categories(code: str) -> dict[int, Term]:
    """All categories in a language by the source's primary key, fields before their needs."""
    sources = Category.objects.filter(locale__language_code=SOURCE).select_related("parent")
    labels = _labels(Category, code)
    return {
        row.pk: Term(
            str(row.translation_key),
            row.slug,
            labels.get(row.translation_key, row.label),
            row.parent.slug if row.parent else None,
        )
        for row in sources
    }


@per_generation
def audiences(code: str) -> dict[int, Term]:
    """All audiences in a language by the source's primary key."""
    sources = Audience.objects.filter(locale__language_code=SOURCE)
    labels = _labels(Audience, code)
    return {
        row.pk: Term(str(row.translation_key), row.slug, labels.get(row.translation_key, row.label))
        for row in sources
    }


def _labels(model: type[Category] | type[Audience], code: str) -> dict[UUID, str]:
    rows = model.objects.values_list("locale_id", "translation_key", "label")
    codes = locale_codes()
    return {key: label for locale_id, key, label in rows if codes.get(locale_id) == code}


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
        return {area.code: _area_name(area, names[area.name] > 1) for area in known.values()}


def _area_name(area: Area, has_twins: bool) -> str:
    if area.level == Area.Level.VOIVODESHIP:
        return gettext("the whole voivodeship")
    if area.level == Area.Level.POWIAT:
        if area.name[0].isupper():  # a city with powiat rights
            return area.name
        return gettext("powiat %(name)s") % {"name": area.name}
    if not has_twins:
        return area.name
    if area.kind == "gmina miejska":
        return gettext("%(name)s (town)") % {"name": area.name}
    return gettext("%(name)s (rural gmina, powiat %(powiat)s)") % {
        "name": area.name,
        "powiat": areas()[area.code[:4]].name,
    }
