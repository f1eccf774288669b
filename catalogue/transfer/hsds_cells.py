"""What hangs together in HSDS tables as the cells of one row of the template."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from core.languages import source_locale_id

from ..models import ServicePage
from .values import TERMS

Line = dict[str, str]
Tables = dict[str, dict[str, list[Line]]]
Terms = dict[str, dict[str, str]]
# Table, and the columns by which its lines are found.
HANGING = {
    "organizations": ("id",),
    "organization_identifiers": ("organization_id",),
    "locations": ("id",),
    "addresses": ("location_id",),
    "service_at_location": ("service_id",),
    "phones": ("service_id", "location_id", "organization_id"),
    "schedules": ("service_at_location_id", "location_id", "service_id"),
    "languages": ("service_id",),
    "service_areas": ("service_id",),
    "attributes": ("link_id",),
    "taxonomy_terms": ("id",),
    "cost_options": ("service_id",),
    "required_documents": ("service_id",),
}
STATUS = {
    "active": "active",
    "inactive": "ended",
    "defunct": "ended",
    "temporarily closed": "suspended",
}
# How our export names what links a service to a term.
LINK_TYPES = {"category": "categories", "audience": "audiences", "eligibility": "statuses"}
DAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), range(7), strict=True))
SHORT = ("pn", "wt", "śr", "czw", "pt", "so", "nd")
TERYT = re.compile(r"(?<!\d)(\d{6}|\d{4}|04)$|(?<=/)PL$")
COLUMNS = (
    *("id", "title", "description", "provider_id", "provider_name", "provider_summary"),
    *("provider_nip", "provider_regon", "provider_email", "provider_website", "provider_phone"),
    *("place_id", "place_name", "place_street", "place_postcode", "place_city"),
    *("place_latitude", "place_longitude", "place_phones", "place_hours", "place_transport"),
    *("phones", "hours", "areas", "languages", "age_from", "age_to", "status", "cost"),
    *("cost_amount", "cost_note", "confirmed_on", *TERMS),
)


def by_key(lines: Iterable[Line], keys: tuple[str, ...]) -> dict[str, list[Line]]:
    """The lines of a table by the first of its keys that is filled."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        key = next((line[key] for key in keys if line.get(key)), "")
        found[key].append({name: text for name, text in line.items() if text})
    return found


def known_terms() -> Terms:
    """The slug of every term by its slug and its label, for each column."""
    found: Terms = {}
    for column, model in TERMS.items():
        rows = list(model.objects.filter(locale_id=source_locale_id()).values_list("slug", "label"))
        found[column] = {label.casefold(): slug for slug, label in rows}
        found[column] |= {slug.casefold(): slug for slug, _label in rows}
    return found


def service_cells(service: Line, tables: Tables, terms: Terms) -> Iterator[Line]:
    """The cells of a service, once for each of its places."""
    key = service.get("id", "")
    own = {
        "id": key,
        "title": service.get("name", ""),
        "description": service.get("description", ""),
        "age_from": service.get("minimum_age", "").partition(".")[0],
        "age_to": service.get("maximum_age", "").partition(".")[0],
        "status": STATUS.get(service.get("status", ""), "active"),
        "confirmed_on": service.get("assured_date", "")[:10],
        "phones": _phones(tables["phones"].get(key, ())),
        "hours": _hours(tables["schedules"].get(key, ())),
        "areas": "; ".join(map(_area, tables["service_areas"].get(key, ()))),
        "languages": "; ".join(_languages(tables["languages"].get(key, ()))),
        **_cost(service, tables["cost_options"].get(key, [])),
        **_terms(key, tables, terms),
        **provider_cells(service.get("organization_id", ""), tables),
    }
    links = tables["service_at_location"].get(key) or [{}]
    for link in links:
        yield own | place_cells(link.get("location_id", ""), tables)


def provider_cells(key: str, tables: Tables) -> Line:
    """The cells of a provider."""
    found = (tables["organizations"].get(key) or [{}])[0]
    numbers = {
        line.get("identifier_type", "").upper(): line.get("identifier", "")
        for line in tables["organization_identifiers"].get(key, ())
    }
    phones = tables["phones"].get(key) or [{}]
    return {
        "provider_id": key,
        "provider_name": found.get("name", ""),
        "provider_summary": found.get("description", "")[:300],
        "provider_nip": numbers.get("NIP", ""),
        "provider_regon": numbers.get("REGON", ""),
        "provider_email": found.get("email", ""),
        "provider_website": found.get("website", ""),
        "provider_phone": phones[0].get("number", "").strip('"'),
    }


def place_cells(key: str, tables: Tables) -> Line:
    """The cells of a place; one on the internet is none."""
    found = (tables["locations"].get(key) or [{}])[0]
    if not found or found.get("location_type") == "virtual":
        return {}
    address = (tables["addresses"].get(key) or [{}])[0]
    return {
        "place_id": key,
        "place_name": found.get("name", "") or address.get("address_1", ""),
        "place_street": address.get("address_1", ""),
        "place_postcode": address.get("postal_code", ""),
        "place_city": address.get("city", ""),
        "place_latitude": found.get("latitude", ""),
        "place_longitude": found.get("longitude", ""),
        "place_transport": found.get("transportation", ""),
        "place_phones": _phones(tables["phones"].get(key, ())),
        "place_hours": _hours(tables["schedules"].get(key, ())),
    }


def _phones(lines: Iterable[Line]) -> str:
    return "; ".join(line.get("number", "").strip('" ') for line in lines)


def _hours(lines: Iterable[Line]) -> str:
    found = []
    for line in lines:
        if not (line.get("opens_at") and line.get("closes_at") and line.get("byday")):
            continue
        days = ",".join(
            SHORT[DAYS[d.strip()]] for d in line["byday"].split(",") if d.strip() in DAYS
        )
        ends = line.get("valid_from", "")[:10], line.get("valid_to", "")[:10]
        season = f" ({ends[0]}-{ends[1]})" if any(ends) else ""
        found.append(f"{days} {line['opens_at'][:5]}-{line['closes_at'][:5]}{season}")
    return "; ".join(found)


def _area(line: Line) -> str:
    """The code in the address of an area, or its name."""
    code = TERYT.search(line.get("uri", "").rstrip("/"))
    return code.group() if code else line.get("name", "")


def _languages(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        code = line.get("code") or line.get("name", "")
        if code:
            yield f"{code}:staff"


def _cost(service: Line, options: list[Line]) -> Line:
    """The cost in our own words where the option has them, else told from the amount."""
    option = options[0] if options else {}
    amount, kind = option.get("amount", ""), option.get("option", "")
    if kind in ServicePage.Cost.values:
        note = option.get("amount_description", "")
        return {"cost": kind, "cost_amount": amount, "cost_note": note[:200]}
    note = service.get("fees_description", "") or service.get("fees", "")
    number = amount.replace(".", "", 1)
    is_free = number.isascii() and number.isdecimal() and not float(amount)
    cost = "free" if is_free else "paid" if amount else "unknown"
    return {"cost": cost, "cost_amount": "" if is_free else amount, "cost_note": note[:200]}


def _terms(key: str, tables: Tables, terms: Terms) -> Line:
    """Our terms among the attributes of a service; other vocabularies have other words."""
    found: dict[str, list[str]] = {column: [] for column in TERMS}
    for link in tables["attributes"].get(key, ()):
        kind = LINK_TYPES.get(link.get("link_type", ""))
        for term in tables["taxonomy_terms"].get(link.get("taxonomy_term_id", ""), ()):
            column, slug = _ours(term, (kind,) if kind else tuple(TERMS), terms)
            found[column] += [slug] if slug else []
    for line in tables["required_documents"].get(key, ()):
        slug = terms["documents"].get(line.get("document", "").casefold(), "")
        found["documents"] += [slug] if slug else []
    return {column: "; ".join(dict.fromkeys(slugs)) for column, slugs in found.items()}


def _ours(term: Line, columns: Iterable[str], terms: Terms) -> tuple[str, str]:
    """The column and the slug of a term of ours, by its code before its name."""
    words = [term.get(name, "").casefold() for name in ("code", "name")]
    known = ((column, terms[column].get(word, "")) for word in words for column in columns)
    return next(((column, slug) for column, slug in known if slug), ("categories", ""))
