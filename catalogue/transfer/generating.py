"""Believable sample services over the real gminas, as rows of the template, marked as samples."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from core.loading import read
from core.models import Area

from .. import terms
from .exporting import write_csv
from .template import columns

DATA = Path(__file__).parents[1] / "data" / "sample_services.yaml"
# Of ten services two are given at two places: 12,000 places for 10,000 services.
SECOND_PLACE = 5
SERVICES_OF_A_PROVIDER = 5
STREETS = ("Rynek", "ul. Kościuszki", "ul. Lipowa", "ul. Szkolna", "ul. Toruńska", "ul. Polna")
HOURS = ("pn-pt 8:00-16:00", "pn-czw 7:30-15:30; pt 7:30-13:00", "pn,śr 12:00-18:00; wt 8:00-14:00")
LANGUAGES = ("pl:staff", "pl:staff; uk:staff", "pl:staff; ru:interpreter", "pl:staff; en:staff")
Row = dict[str, str]


def write_sample(path: Path, number: int, seed: int = 1) -> None:
    """Write a file of the template with so many services."""
    names = [column.name for column in columns() if column.name != "version"]
    with path.open("w", encoding="utf-8", newline="") as file:
        write_csv(file, sample_rows(number, seed), names)


def sample_rows(number: int, seed: int = 1) -> Iterator[Row]:
    """The rows of so many services; the same seed gives the same rows."""
    data, random = read(DATA), Random(seed)  # noqa: S311 - samples, no secrets
    gminas = [area for area in terms.areas().values() if area.level == Area.Level.GMINA]
    for count in range(number):
        if count % SERVICES_OF_A_PROVIDER == 0:
            gmina = random.choice(gminas)
            provider = _provider(data, random, gmina, count)
        service = _service(data, random, gmina, count)
        for place in range(2 if count % SECOND_PLACE == 0 else 1):
            yield {**service, **provider, **_place(random, gmina, count, place)}


def _provider(data: dict[str, Any], random: Random, gmina: Area, count: int) -> Row:
    chosen = random.choice(data["providers"])
    name = chosen["name"].format(gmina=gmina.name, word=random.choice(data["words"]))
    return {
        "provider_id": f"P-{count // SERVICES_OF_A_PROVIDER + 1:06}",
        "provider_name": name,
        "provider_summary": f"Pomaga mieszkańcom gminy {gmina.name}.",
        "provider_kind": chosen["kind"],
        "provider_phone": _phone(random),
    }


def _service(data: dict[str, Any], random: Random, gmina: Area, count: int) -> Row:
    chosen = random.choice(data["services"])
    confirmed = date(2026, 1, 1) + timedelta(days=random.randrange(300))
    area = gmina.code if random.random() < 0.7 else gmina.code[:4]
    return {
        "id": f"U-{count + 1:06}",
        "title": f"{chosen['title']} – {gmina.name}",
        "summary": chosen["summary"],
        "description": f"{chosen['summary']}\nZapraszamy mieszkańców gminy {gmina.name}.",
        "areas": area,
        "accepts_others": random.choice(("tak", "nie")),
        "categories": "; ".join(chosen["categories"]),
        "audiences": "; ".join(chosen["audiences"]),
        "ways": chosen["ways"],
        "languages": random.choice(LANGUAGES),
        "cost": chosen["cost"],
        "cost_amount": chosen.get("amount", ""),
        "referral": "none",
        "is_sensitive": "tak" if chosen.get("sensitive") else "nie",
        "confirmed_on": f"{confirmed:%d.%m.%Y}",
        "is_sample": "tak",
    }


def _place(random: Random, gmina: Area, count: int, number: int) -> Row:
    latitude = float(gmina.latitude or 53) + random.uniform(-0.05, 0.05)
    longitude = float(gmina.longitude or 18.5) + random.uniform(-0.05, 0.05)
    return {
        "place_id": f"M-{count + 1:06}-{number + 1}",
        "place_name": f"Punkt {number + 1}, {gmina.name}",
        "place_street": f"{random.choice(STREETS)} {random.randrange(1, 150)}",
        "place_postcode": f"8{random.randrange(5, 9)}-{random.randrange(1, 999):03}",
        "place_city": gmina.name,
        "place_gmina": gmina.code,
        "place_latitude": f"{latitude:.5f}",
        "place_longitude": f"{longitude:.5f}",
        "place_phones": _phone(random),
        "place_hours": random.choice(HOURS),
        "place_features": random.choice(("", "step-free", "step-free; toilet; parking")),
    }


def _phone(random: Random) -> str:
    """A number that nobody has: no area begins with 10."""
    return (
        f"+48 10 {random.randrange(1000):03} {random.randrange(100):02} {random.randrange(100):02}"
    )
