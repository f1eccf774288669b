"""Load the territorial register from the project's own file."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from core.cache import move_generation
from core.models import Area

REGISTER = Path(__file__).parents[2] / "data" / "areas.csv"


class Command(BaseCommand):
    """``load_areas`` brings the register up to date; a second run changes nothing."""

    help = "Loads the units of the register TERYT (idempotent)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the units that are new or different, and say how many."""
        known = {area.code: _facts(area) for area in Area.objects.all()}
        areas = [_area(row) for row in _rows()]
        changed = [area for area in areas if known.get(area.code) != _facts(area)]
        if changed:
            _write(changed)
        self.stdout.write(f"{len(areas)} areas in the register, {len(changed)} written.")


def _rows() -> list[dict[str, str]]:
    with REGISTER.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _area(row: dict[str, str]) -> Area:
    return Area(
        code=row["code"],
        name=row["name"],
        level=row["level"],
        kind=row["kind"],
        latitude=Decimal(row["lat"]) if row["lat"] else None,
        longitude=Decimal(row["lon"]) if row["lon"] else None,
    )


def _facts(area: Area) -> tuple[Any, ...]:
    return (area.name, area.level, area.kind, area.latitude, area.longitude)


@transaction.atomic
def _write(areas: list[Area]) -> None:
    Area.objects.bulk_create(
        areas,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "level", "kind", "latitude", "longitude"],
    )
    move_generation()
