"""What the home page shows beside its prose."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from catalogue import terms
from catalogue.finder import area_groups
from core.context_processors import CATALOGUE_PATH
from core.languages import localized_path, reader_language


@dataclass(frozen=True)
class Situation:
    """A way into the catalogue, in people's own words."""

    title: str
    url: str


def home_context() -> dict[str, Any]:
    """The finder's list of areas and the fields of help as ways in."""
    return {"areas": area_groups(""), "situations": situations()}


def situations() -> list[Situation]:
    """The 14 fields of the act as links to what is offered in them."""
    code = reader_language()
    address = localized_path(CATALOGUE_PATH, code)
    return [
        Situation(term.label, f"{address}?{urlencode({'category': term.slug})}")
        for term in terms.categories(code).values()
        if term.parent is None
    ]
