"""HSDS 3.1 tabular CSV, a zip or a folder, as rows of the template.

Services are streamed; what hangs on them is kept by the id it hangs on. What HSDS cannot say
(the gmina of a place, the kind of a provider) has no column here and is left as it is.
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from django.utils.translation import gettext

from catalogue.models import ServicePage
from core.languages import source_locale_id

from .encoding import Opener, encoding_of
from .errors import WARNING, BadFile, Verdict
from .limits import MOST_ROWS, damage_is_told, too_many_rows
from .reading import Row, Table, csv_rows, text_of
from .values import TERMS

Line = dict[str, str]
Tables = dict[str, dict[str, list[Line]]]
REQUIRED = ("services", "organizations")
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
OTHER_NAMES = {"service_at_location": "service_at_locations"}
STATUS = {
    "active": "active",
    "inactive": "ended",
    "defunct": "ended",
    "temporarily closed": "suspended",
}
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


def open_hsds(path: Path) -> Table:
    """The services of a folder or a zip.

    Raises:
        BadFile: tables are missing.
    """
    with _members(path) as members:
        missing = [f"{name}.csv" for name in REQUIRED if name not in members]
        if missing:
            message = gettext("The HSDS tables lack %(tables)s.")
            raise BadFile(message % {"tables": ", ".join(missing)})
        remarks = list(_remarks(members))
    note = gettext("HSDS: the gmina of a place and the kind of a provider are not in such files.")
    notes = [Verdict(1, WARNING, "", "", note), *remarks]
    return Table(COLUMNS, _rows(path), notes, is_lenient=True)


@contextmanager
def _members(path: Path) -> Iterator[dict[str, Opener]]:
    """A function that opens each table, by the table's name."""
    if path.is_dir():
        yield {file.stem: lambda file=file: file.open("rb") for file in path.glob("*.csv")}
        return
    with damage_is_told(), zipfile.ZipFile(path) as archive:
        yield {
            PurePosixPath(name).stem: lambda name=name: archive.open(name)
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def _lines(members: dict[str, Opener], name: str) -> Iterator[tuple[int, Line]]:
    opener = members.get(name) or members.get(OTHER_NAMES.get(name, ""))
    if opener is None:
        return
    with _table_is_named(name):
        encoding, _remark = encoding_of(opener)
        with opener() as binary, io.TextIOWrapper(binary, encoding, newline="") as file:
            rows = csv_rows(file)
            headings = [heading.strip() for heading in next(rows, (1, []))[1]]
            for count, (number, cells) in enumerate(rows, start=1):
                if count > 3 * MOST_ROWS:
                    raise too_many_rows()
                yield number, dict(zip(headings, cells, strict=False))


@contextmanager
def _table_is_named(name: str) -> Iterator[None]:
    """Say in which table something is wrong."""
    try:
        yield
    except BadFile as error:
        raise BadFile(f"{name}.csv: {error}") from error


def _remarks(members: dict[str, Opener]) -> Iterator[Verdict]:
    """What is to be said of how the tables are written."""
    for name in ("services", *HANGING):
        opener = members.get(name) or members.get(OTHER_NAMES.get(name, ""))
        if opener is not None:
            with _table_is_named(name):
                _encoding, remark = encoding_of(opener)
            if remark:
                yield Verdict(1, WARNING, "", f"{name}.csv", remark)


def _rows(path: Path) -> Iterator[Row]:
    with _members(path) as members:
        tables = {name: _by_key(members, name, keys) for name, keys in HANGING.items()}
        terms = _known_terms()
        for count, (number, service) in enumerate(_lines(members, "services"), start=1):
            if count > MOST_ROWS:
                raise too_many_rows()
            for cells in _cells(service, tables, terms):
                row = Row(number, {})
                row.cells = {name: text_of(text, row, name) for name, text in cells.items()}
                yield row


def _by_key(members: dict[str, Opener], name: str, keys: tuple[str, ...]) -> dict[str, list[Line]]:
    """The lines of a table by the first of its keys that is filled."""
    found: dict[str, list[Line]] = defaultdict(list)
    for _number, line in _lines(members, name):
        key = next((line[key] for key in keys if line.get(key)), "")
        found[key].append({name: text for name, text in line.items() if text})
    return found


def _known_terms() -> dict[str, tuple[str, str]]:
    """Slug and label of every term with the column it belongs to."""
    found: dict[str, tuple[str, str]] = {}
    for column, model in TERMS.items():
        rows = model.objects.filter(locale_id=source_locale_id())
        for slug, label in rows.values_list("slug", "label"):
            found[slug.casefold()] = found[label.casefold()] = (column, slug)
    return found


def _cells(service: Line, tables: Tables, terms: dict[str, tuple[str, str]]) -> Iterator[Line]:
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
        **_provider(service.get("organization_id", ""), tables),
    }
    links = tables["service_at_location"].get(key) or [{}]
    for link in links:
        yield own | _place(link.get("location_id", ""), tables)


def _provider(key: str, tables: Tables) -> Line:
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


def _place(key: str, tables: Tables) -> Line:
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
        ends = line.get("valid_from", ""), line.get("valid_to", "")
        season = f" ({ends[0]}-{ends[1]})" if all(ends) else ""
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
    is_free = number.isdigit() and not float(amount)
    cost = "free" if is_free else "paid" if amount else "unknown"
    return {"cost": cost, "cost_amount": "" if is_free else amount, "cost_note": note[:200]}


def _terms(key: str, tables: Tables, terms: dict[str, tuple[str, str]]) -> Line:
    """Our terms among the attributes of a service; other vocabularies have other words."""
    found: dict[str, list[str]] = {column: [] for column in TERMS}
    for link in tables["attributes"].get(key, ()):
        for term in tables["taxonomy_terms"].get(link.get("taxonomy_term_id", ""), ()):
            for word in (term.get("code", ""), term.get("name", "")):
                if word.casefold() in terms:
                    column, slug = terms[word.casefold()]
                    found[column].append(slug)
                    break
    for line in tables["required_documents"].get(key, ()):
        column, slug = terms.get(line.get("document", "").casefold(), ("", ""))
        if column:
            found[column].append(slug)
    return {column: "; ".join(dict.fromkeys(slugs)) for column, slugs in found.items()}
