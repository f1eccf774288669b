"""What public things are counted by: their own facets, and those every thing has.

Who serves a place is counted through one facet whose values never overlap in one thing: what
serves the whole voivodeship has only that value, what serves a whole powiat none of its gminas.
So the number of things for a place is a sum of counts.
"""

from collections.abc import Iterable, Mapping

from core.models.areas import COUNTRY, prefixes

from .records import Record

# The name of the facet, and its value of what serves everybody in the voivodeship.
SERVES, EVERYWHERE = "serves", "everywhere"
FORM = "form"
POWIAT, GMINA = len("0407"), len("040701")


def facet_values(record: Record) -> dict[str, tuple[str, ...]]:
    """The countable properties of a record; an app's own year replaces the one of its date."""
    year = (str(record.date.year),) if record.date else ()
    return {
        "year": year,
        **record.facets,
        "kind": (record.kind,),
        FORM: record.forms,
        "area": record.areas,
        SERVES: tuple(_serves(record.areas)),
    }


def _serves(codes: Iterable[str]) -> list[str]:
    served = set(codes)
    if any(code == COUNTRY or len(code) < POWIAT for code in served):
        return [EVERYWHERE]
    widest = {code for code in served if served.isdisjoint(prefixes(code)[1:-1])}
    within = {f"w:{part}" for code in widest for part in prefixes(code) if len(part) >= POWIAT}
    return sorted({f"s:{code}" for code in widest if len(code) == POWIAT} | within)


def serving(code: str) -> tuple[str, ...]:
    """The values of which a thing that serves a powiat or gmina has exactly one."""
    whole = (f"s:{code[:POWIAT]}",) if len(code) == GMINA else ()
    return (EVERYWHERE, *whole, f"w:{code}")


def number_serving(code: str, counts: Mapping[str, int]) -> int:
    """How many things serve a powiat or gmina, from the counts of the facet's values."""
    return sum(counts.get(value, 0) for value in serving(code))
