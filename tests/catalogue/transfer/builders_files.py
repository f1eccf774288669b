"""Files as people send them, made by hand."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from catalogue.models import Audience, Category, ImportRun
from catalogue.transfer import runs
from tests.factories import make_audience, make_category

GOOD = {
    "id": "U-1",
    "title": "Poradnictwo rodzinne",
    "summary": "Rozmowa, gdy w domu jest trudno.",
    "description": "Pierwszy akapit.\nDrugi akapit.",
    "provider_name": "Centrum Wspierania Rodzin",
    "provider_nip": "526-025-02-74",
    "place_id": "M-1",
    "place_name": "Poradnia",
    "place_street": "Rynek 1",
    "place_postcode": "88-100",
    "place_city": "Inowrocław",
    "place_gmina": "040701",
    "place_latitude": "52,79882",
    "place_longitude": "18,26387",
    "place_phones": "+48 10 000 00 01|rejestracja|uk|pn,wt|8:00-15:00; +48 10 000 00 02",
    "place_hours": "pn-pt 8:00-16:00",
    "areas": "0407",
    "categories": "wsparcie",
    "audiences": "rodziny",
    "languages": "pl:staff; ru:interpreter|phone|pn|3|provider",
    "cost": "free",
    "confirmed_on": "01.10.2026",
}


def make_terms() -> None:
    """The terms that good rows name."""
    if not Category.objects.filter(slug="wsparcie").exists():
        make_category("wsparcie dla rodzin", slug="wsparcie")
    if not Audience.objects.filter(slug="rodziny").exists():
        make_audience("rodziny", slug="rodziny")


def row(**cells: str) -> dict[str, str]:
    """A good row with other cells."""
    return GOOD | cells


def many(number: int) -> list[dict[str, str]]:
    """So many good services, each at a place of its own, five by one provider."""
    return [
        row(
            id=f"U-{count}",
            title=f"Usługa numer {count}",
            provider_id=f"P-{count // 5}",
            provider_name=f"Podmiot {count // 5}",
            provider_nip="",
            place_id=f"M-{count}",
            place_name=f"Punkt {count}",
        )
        for count in range(number)
    ]


def csv_bytes(rows: list[dict[str, str]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """A table with the columns of all its rows."""
    names = list(dict.fromkeys(name for one in rows for name in one))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def csv_file(folder: Path, *rows: dict[str, str], name: str = "uslugi.csv", **how: str) -> Path:
    """A CSV file of some rows."""
    path = folder / name
    path.write_bytes(csv_bytes(list(rows), **how))
    return path


def xlsx_file(folder: Path, *rows: dict[str, Any], name: str = "uslugi.xlsx") -> Path:
    """A workbook of some rows."""
    book = Workbook()
    sheet = book.active
    names = list(dict.fromkeys(name for one in rows for name in one))
    sheet.append(names)
    for one in rows:
        sheet.append([one.get(name) for name in names])
    path = folder / name
    book.save(path)
    return path


def zip_file(folder: Path, members: dict[str, bytes], name: str = "hsds.zip") -> Path:
    """An archive, packed."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


def checked(path: Path, source: str = "proba") -> ImportRun:
    """A run of a file whose rows were judged."""
    return runs.check(runs.begin(path, source), path)


def imported(path: Path, source: str = "proba", *, skip_bad: bool = False) -> ImportRun:
    """A run of a file that was written."""
    return runs.write(checked(path, source), path, skip_bad=skip_bad)


def reasons(run: ImportRun, level: str = "error") -> list[tuple[int, str, str]]:
    """Row, column and reason of all that is said at a level."""
    return [(v["row"], v["column"], v["reason"]) for v in run.verdicts if v["level"] == level]


def written(run: ImportRun) -> dict[str, int]:
    """What a run wrote, without what stayed the same."""
    counts = run.counts.get("written", {})
    return {name: number for name, number in counts.items() if not name.endswith(".same")}
