"""What a reader asks the catalogue for; what cannot be understood is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext

from core.filters import values_in
from core.languages import reader_language

from . import languages_of_help, terms
from .models import Place, ServicePage, Way
from .residence import Candidate, candidates, is_clear, why_unknown

# Those of one value, then those of which several may be chosen: any of them will do.
ONE = ("area", "category", "open")
SEVERAL = ("audience", "language", "cost", "way", "access")
NAMES = ONE + SEVERAL
# What the search counts and narrows by; the others bound what is asked for at all.
FACETS = ("category", *SEVERAL)
LONGEST_QUERY = 300


@dataclass
class Filters:
    """The filters that were understood, and plain messages about those that were not."""

    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    q: str = ""
    where: str = ""
    home: Candidate | None = None
    may_be: list[Candidate] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def area(self) -> str:
        """The code of the place of residence; empty: anywhere in the region."""
        return next(iter(self.chosen.get("area", ())), "")

    @property
    def open(self) -> str:
        """``now``, ``today`` or nothing."""
        return next(iter(self.chosen.get("open", ())), "")

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """The chosen values that the search narrows by."""
        return {name: values for name, values in self.chosen.items() if name in FACETS}


def read_filters(query: Mapping[str, str]) -> Filters:
    """Read the address's parameters; unknown values are named and left out, the others kept."""
    filters = Filters()
    for name in NAMES:
        asked = values_in(query, name)
        known = known_values(name) if asked else {}
        kept = tuple(value for value in asked if value in known)
        if kept:
            filters.chosen[name] = kept[-1:] if name in ONE else kept
        if len(kept) < len(asked):
            filters.problems.append(_problem(name))
    filters.q = _typed(query, "q")
    filters.where = _typed(query, "where")
    if filters.where:
        _find_home(filters)
    return filters


def _typed(query: Mapping[str, str], name: str) -> str:
    return query.get(name, "")[:LONGEST_QUERY].replace("\x00", " ").strip()


def _find_home(filters: Filters) -> None:
    """Understand where somebody lives; what may mean several places is asked about."""
    found = candidates(filters.where)
    if not found:
        filters.problems.append(why_unknown(filters.where))
    elif is_clear(found):
        filters.home = found[0]
        filters.chosen = {**filters.chosen, "area": (found[0].code,)}
    filters.may_be = found if len(found) > 1 else []


def known_values(name: str) -> Mapping[str, str]:
    """The values of a filter with their labels in the reader's language."""
    code = reader_language()
    match name:
        case "area":
            return terms.area_names(code)
        case "category":
            return terms.category_labels(code)
        case "audience":
            return {term.slug: term.label for term in terms.audiences(code).values()}
        case "language":
            return languages_of_help.labels(code)
        case "open":
            return {"now": gettext("open now"), "today": gettext("open today")}
    choices = {
        "cost": ServicePage.Cost.choices,
        "way": Way.choices,
        "access": Place.Feature.choices,
    }
    return {value: str(label) for value, label in choices[name]}


def _problem(name: str) -> str:
    named = {
        "area": gettext("We do not know this place. Choose your gmina from the list."),
        "category": gettext("We do not know this kind of help. Choose one from the list."),
        "audience": gettext("We do not know this group of people. Choose one from the list."),
        "language": gettext("We do not know this language. Choose one from the list."),
    }
    return named.get(name) or gettext(
        "We do not know this value of the condition “%(condition)s”; it was left out."
    ) % {"condition": _condition(name)}


def _condition(name: str) -> str:
    """What the form calls a condition."""
    return {
        "open": gettext("When"),
        "cost": gettext("Cost"),
        "way": gettext("How"),
        "access": gettext("Accessibility"),
    }[name]
