"""A service with everything, and the way to ask for it."""

from datetime import date, time
from typing import Any

import pytest

from catalogue.models import ServiceHours, ServiceLanguage, ServicePage, ServicePhone
from tests.factories import (
    make_audience,
    make_category,
    make_document,
    make_place,
    make_provider,
    make_service,
    make_status,
    publish,
    translate,
)

ROOT = "/api/hsds"


@pytest.fixture
def ask(client: Any) -> Any:
    """Ask an address of the API; the answer has to be what the status says."""

    def get(path: str, status: int = 200, **headers: str) -> Any:
        response = client.get(f"{ROOT}{path}", headers=headers)
        assert response.status_code == status, response.content[:500]
        return response.json() if status != 304 else response

    return get


@pytest.fixture
def whole(db: None) -> ServicePage:
    """A service of a provider at two places, with every fact there is."""
    here = make_place(
        "Poradnia",
        phone="+48 10 000 00 07",
        postcode="88-100",
        latitude="52.79300",
        longitude="18.26110",
        email="p@example.org",
        website="https://example.org/p",
        features=("lift",),
        transport="Autobus 12",
        closed_from=date(2027, 1, 2),
    )
    there = make_place("Filia", postcode="88-150", area_id="040706")
    provider = make_provider(
        "Centrum",
        kind="ngo",
        nip="5260250274",
        regon="123456785",
        phone="+48 10 000 00 08",
        email="c@example.org",
        places=[here, there],
    )
    service = make_service(
        "Poradnictwo",
        summary="Rozmowa.",
        body=["Rozmawiamy."],
        provider=provider,
        places=[here, there],
        categories=[make_category("opieka", uk="догляд")],
        audiences=[make_audience("rodziny", uk="родини")],
        statuses=[make_status("każda osoba")],
        documents=[make_document("numer PESEL")],
        areas=["0407", "PL"],
        languages=[],
        ways=("phone",),
        age_from=3,
        age_to=18,
        cost="paid",
        cost_amount="25.50",
        steps="Zadzwoń.",
        waiting_days=3,
        free_places=2,
        capacity_stated_on=date(2026, 11, 1),
    )
    service.languages = [ServiceLanguage(language="uk", mode="interpreter", lead_days=2)]
    service.own_phones = [
        ServicePhone(number="+48 10 000 00 05", languages=("uk",)),
        ServicePhone(number="+48 10 000 00 06", at=there),
    ]
    service.own_hours = [ServiceHours(weekday=1, opens=time(9), closes=time(12))]
    service = publish(service)
    translate(service, "uk", title="Консультації", summary="Розмова.")
    return service
