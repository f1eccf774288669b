"""Towns, villages and postcodes from the GeoNames postal file (CC BY 4.0)."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext

from core.cache import move_generation
from core.models import Area

from .language.folding import fold
from .locality_forms import bring_forms_in_step
from .models import Locality

# country, postcode, place, admin1, code1, admin2, code2, admin3, code3, lat, lon, accuracy
COLUMNS = 12
REGION = "04"
BATCH = 2000
MOST_NAMED = 20
_POSTCODE = re.compile(r"\b\d{2}-\d{3}\b")

Key = tuple[str, str, str]
Point = tuple[float | None, float | None]


class NotAPostalFile(Exception):
    """The file cannot be read as a GeoNames postal file; the message says where and why."""


@dataclass
class Outcome:
    """What an import did, and the lines of which the gmina is not known."""

    kept: int = 0
    added: int = 0
    removed: int = 0
    unknown: list[str] = field(default_factory=list)
    unknown_total: int = 0


def import_localities(path: Path) -> Outcome:
    """Bring the localities in step with a file, in one transaction; a second run changes nothing.

    Raises:
        NotAPostalFile: the file is none; nothing has been changed.
    """
    outcome = Outcome()
    wanted = _wanted(path, outcome)
    if not wanted:
        raise NotAPostalFile(gettext("The file has no place of the voivodeship."))
    with transaction.atomic():
        known = {
            (name, postcode, area): pk
            for pk, name, postcode, area in Locality.objects.values_list(
                "pk", "name", "postcode", "area_id"
            )
        }
        new = [_locality(key, wanted[key]) for key in wanted if key not in known]
        gone = [pk for key, pk in known.items() if key not in wanted]
        Locality.objects.bulk_create(new, batch_size=BATCH)
        for start in range(0, len(gone), BATCH):
            Locality.objects.filter(pk__in=gone[start : start + BATCH]).delete()
        bring_forms_in_step({name for name, _postcode, _area in wanted})
        if new or gone:
            move_generation()
    outcome.kept, outcome.added, outcome.removed = len(wanted) - len(new), len(new), len(gone)
    return outcome


def _locality(key: Key, point: Point) -> Locality:
    name, postcode, area = key
    return Locality(
        name=name,
        folded=folded_name(name),
        postcode=postcode,
        area_id=area,
        latitude=point[0],
        longitude=point[1],
    )


def with_named_postcodes(text: str) -> str:
    """A text with the gmina of most places of a postcode instead of the postcode."""
    return _POSTCODE.sub(_gmina, text)


def _gmina(match: re.Match[str]) -> str:
    rows = Locality.objects.filter(postcode=match.group())
    names = Counter(rows.values_list("area__name", flat=True))
    return names.most_common(1)[0][0] if names else match.group()


def folded_name(name: str) -> str:
    """A name as it is compared: every word folded."""
    return " ".join(filter(None, map(fold, name.replace("-", " ").split())))


def _wanted(path: Path, outcome: Outcome) -> dict[Key, Point]:
    areas = _Areas()
    wanted: dict[Key, Point] = {}
    for number, row in _rows(path):
        code = areas.code(row)
        if code is None:
            continue
        if code == "":
            outcome.unknown_total += 1
            if len(outcome.unknown) < MOST_NAMED:
                outcome.unknown.append(f"{number}: {row[1]} {row[2]} ({row[7] or row[5]})")
            continue
        wanted.setdefault((row[2], row[1], code), _point(row, number))
    return wanted


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.reader(file, delimiter="\t", quoting=3), start=1):
                if not row:
                    continue
                if len(row) != COLUMNS:
                    message = gettext(
                        "Line %(line)s has %(found)s columns instead of %(wanted)s. Take the file"
                        " PL.txt from the postal codes of GeoNames."
                    )
                    words = {"line": number, "found": len(row), "wanted": COLUMNS}
                    raise NotAPostalFile(message % words)
                if row[0] == "PL":
                    yield number, [value.strip() for value in row]
    except UnicodeDecodeError as error:
        raise NotAPostalFile(gettext("The file is not in UTF-8.")) from error
    except csv.Error as error:
        raise NotAPostalFile(str(error)) from error
    except OSError as error:
        raise NotAPostalFile(f"{path}: {error.strerror}") from error


def _point(row: list[str], number: int) -> Point:
    try:
        return (float(row[9]), float(row[10])) if row[9] and row[10] else (None, None)
    except ValueError as error:
        message = gettext("Line %(line)s: the position is not a pair of numbers.")
        raise NotAPostalFile(message % {"line": number}) from error


class _Areas:
    """Finds the gmina of a line: by its TERYT code, else by its name within the powiat."""

    def __init__(self) -> None:
        gminas = Area.objects.filter(level=Area.Level.GMINA)
        self.codes = set(gminas.values_list("code", flat=True))
        self.named: dict[tuple[str, str], list[str]] = {}
        for area in gminas:
            self.named.setdefault((area.code[:4], folded_name(area.name)), []).append(area.code)

    def code(self, row: list[str]) -> str | None:
        """The gmina's code; empty when it is not known, None in another voivodeship."""
        code = row[8][:6]
        if code in self.codes:
            return code
        around = (code, row[6])
        if not any(one.startswith(REGION) for one in around):
            return None
        powiat = next((one[:4] for one in around if one.startswith(REGION)), "")
        found = self.named.get((powiat, folded_name(row[7])), [])
        return found[0] if len(found) == 1 else ""
