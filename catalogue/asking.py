"""What the finder asks the search for, and the address that asks for the same."""

from typing import Any

from search.services import Scope

from .filters import FACETS, Filters
from .near import Residence
from .open_now import open_services


def scope(filters: Filters, home: Residence | None = None) -> Scope:
    """What the search is asked for; with a residence what is near stands first."""
    return Scope(
        kinds=("service",),
        area=filters.area,
        facets=filters.facets,
        keys=open_services(filters.open) if filters.open else None,
        near=home.point if home else None,
        count=FACETS,
        browse=not filters.q,
    )


def kept_in_address(filters: Filters) -> dict[str, Any]:
    """What an address with the same answer holds, words last."""
    typed = {"q": filters.q} if filters.q else {}
    if filters.home and filters.home.point:
        others = {name: values for name, values in filters.chosen.items() if name != "area"}
        return {"where": filters.where, **others, **typed}
    return {**filters.chosen, **typed}
