"""Loads the catalogue's demo content, once."""

from pathlib import Path

from core.loading import rows

from ..models import Audience, Category, RequiredDocument, ResidenceStatus
from .pages import load_pages
from .places import load_places
from .taxonomy import load_taxonomy, load_terms

DATA = Path(__file__).parents[1] / "data"
LISTS = {
    Audience: "audiences.yaml",
    ResidenceStatus: "statuses.yaml",
    RequiredDocument: "documents.yaml",
}


def load() -> bool:
    """Fill an empty catalogue; one that has terms is left as editors made it."""
    if Category.objects.exists():
        return False
    load_taxonomy(rows(DATA, "categories/*.yaml"))
    for model, name in LISTS.items():
        load_terms(model, rows(DATA, name))
    places = load_places(rows(DATA, "demo/places/*.yaml"))
    load_pages(rows(DATA, "demo/providers/*.yaml"), rows(DATA, "demo/services/*.yaml"), places)
    return True
