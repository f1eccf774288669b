"""The catalogue's lists of terms as HSDS taxonomies."""

from dataclasses import dataclass
from typing import Any

from core.cache import per_generation
from core.languages import source_locale_id
from core.terms import labels_of

from ..models import Audience, Category, RequiredDocument, ResidenceStatus
from .ids import derived
from .parts import Object

TAXONOMIES: dict[str, tuple[type[Any], str]] = {
    "category": (Category, "Fields of art. 2(1) of the Polish act on social-service centres"),
    "audience": (Audience, "People for whom services are"),
    "eligibility": (ResidenceStatus, "Grounds of residence in Poland"),
    "document": (RequiredDocument, "Documents that people bring"),
}


@dataclass(frozen=True)
class TermObject:
    """A term with its label in the language asked for."""

    key: str
    slug: str
    label: str
    parent: str | None
    taxonomy: str

    def as_object(self) -> Object:
        """The term as an HSDS taxonomy_term."""
        found = {
            "id": self.key,
            "code": self.slug,
            "name": self.label,
            "description": self.label,
            "taxonomy": self.taxonomy,
            "taxonomy_id": taxonomy_id(self.taxonomy),
        }
        return found | ({"parent_id": self.parent} if self.parent else {})


def taxonomy_id(name: str) -> str:
    """The lasting identifier of a taxonomy."""
    return derived("taxonomy", name)


def taxonomies() -> list[Object]:
    """All taxonomies."""
    return [
        {"id": taxonomy_id(name), "name": name, "description": description}
        for name, (_model, description) in TAXONOMIES.items()
    ]


@per_generation
def all_terms(code: str) -> dict[str, TermObject]:
    """Every term by its identifier, in the order of the lists."""
    found = {}
    for name, (model, _description) in TAXONOMIES.items():
        labels = labels_of(model, code)
        rows = model.objects.filter(locale_id=source_locale_id())
        parents = {row.pk: str(row.translation_key) for row in rows}
        for row in rows:
            key = str(row.translation_key)
            parent = parents.get(getattr(row, "parent_id", None) or 0)
            label = labels.get(row.translation_key, row.label)
            found[key] = TermObject(key, row.slug, label, parent, name)
    return found


def of_term(term: Any, code: str) -> TermObject:
    """A term of a service in a language."""
    return all_terms(code)[str(term.translation_key)]
