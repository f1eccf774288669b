"""Our own HSDS export, imported again: what the format cannot say is nobody's change."""

from datetime import date, time

import pytest

from catalogue.hsds.tabular import write_tabular
from catalogue.models import (
    Category,
    OpeningHours,
    Phone,
    Place,
    ProviderPage,
    ServiceHours,
    ServiceLanguage,
    ServicePage,
    ServicePhone,
)
from tests.factories import make_audience, make_place, make_provider, make_service, publish

from .builders_files import checked, imported, reasons, written

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def rich():
    """A service of which the format can say but a part."""
    place = make_place("Poradnia", latitude="52.79300", longitude="18.26110", features=("lift",))
    place.phones = [Phone(number="+48 10 000 00 01", label="rejestracja", languages=("uk",))]
    place.hours = [
        OpeningHours(weekday=0, opens=time(8), closes=time(16), valid_to=date(2027, 1, 1))
    ]
    place = publish(place)
    hidden = make_place("Dom", confidential=True, street="ul. Tajna 7", city="Ukrytowo")
    provider = make_provider("Centrum", summary="Pomaga.", body=["Od lat.", "Wszystkim."])
    service = make_service(
        "Poradnictwo",
        summary="Rozmowa.",
        body=["Rozmawiamy.", "Długo."],
        provider=provider,
        places=[place, hidden],
        categories=[Category.objects.get(slug="wsparcie")],
        audiences=[make_audience("wsparcie dla rodzin", slug="ci-sami")],
        languages=[],
        ways=("phone",),
        status="suspended",
        suspended_from=date(2099, 1, 1),
        cost="partly",
        cost_amount="12.50",
    )
    service.languages = [ServiceLanguage(language="uk", mode="interpreter", lead_days=2)]
    service.own_phones = [
        ServicePhone(number="+48 10 000 00 05", label="infolinia", weekdays=("0",)),
        ServicePhone(number="+48 10 000 00 06", at=place),
    ]
    service.own_hours = [ServiceHours(weekday=1, opens=time(9), closes=time(12), at=place)]
    return publish(service)


@pytest.fixture
def path(rich, tmp_path):
    """What the export makes of it."""
    write_tabular(tmp_path / "nasze.zip")
    return tmp_path / "nasze.zip"


def test_what_we_exported_changes_nothing_and_is_no_conflict(path):
    run = imported(path)
    assert reasons(run) == reasons(run, "conflict") == []
    assert len(reasons(run, "warning")) == 1
    assert written(run) == {}


def test_it_stays_so_after_the_first_import(path):
    imported(path)
    assert written(imported(path)) == {}


@pytest.mark.parametrize(
    ("change", "column"),
    [
        (lambda s: s.languages.add(ServiceLanguage(language="ru")), "languages"),
        (lambda s: setattr(s, "summary", "Inaczej."), "description"),
        (lambda s: setattr(s, "cost_amount", "99.00"), "cost_amount"),
        (lambda s: s.own_phones.add(ServicePhone(number="112")), "phones"),
    ],
)
def test_what_an_editor_changed_since_is_told_and_stays(path, rich, change, column):
    service = ServicePage.objects.get()
    change(service)
    publish(service)
    run = imported(path)
    assert [found for _row, found, _why in reasons(run, "conflict")] == [column]
    assert written(run) == {"service.left": 1}


def test_what_only_the_catalogue_knows_may_change_without_a_word(path):
    service = ServicePage.objects.get()
    service.languages = [ServiceLanguage(language="uk", mode="staff", ways=("phone",))]
    service.own_phones = [ServicePhone(number="+48 10 000 00 05", label="sekretariat")]
    publish(service)
    assert reasons(checked(path), "conflict") == []


def test_a_conflict_is_told_as_a_cell_would_say_it(path):
    place = Place.objects.get(name="Poradnia")
    place.phones = [Phone(number="+48 10 000 00 09", label="dyżur", languages=("uk",))]
    publish(place)
    [verdict] = [v for v in checked(path).verdicts if v["level"] == "conflict"]
    assert verdict["value"] == "+48 10 000 00 01"
    assert "+48 10 000 00 09|dyżur|uk" in verdict["reason"]
    assert "{" not in verdict["value"] + verdict["reason"]


def test_nobody_is_said_to_have_changed_what_no_import_wrote(path):
    provider = ProviderPage.objects.get()
    provider.email = "nowy@example.org"
    publish(provider)
    [(_row, column, before)] = reasons(checked(path), "conflict")
    assert column == "provider_email"
    assert "Ktoś" not in before
    assert "Somebody" not in before


def test_comparing_costs_the_same_for_one_service_and_for_many(
    rich, tmp_path, django_assert_max_num_queries
):
    from catalogue.transfer.hsds_said import OwnExport

    def queries():
        own = OwnExport()
        with django_assert_max_num_queries(80) as captured:
            for kind, model in (("service", ServicePage), ("place", Place)):
                own.facts(kind, model.objects.all())
        return len(captured)

    queries()
    few = queries()
    for number in range(8):
        make_service(f"Usługa {number}", places=[make_place(f"Miejsce {number}")])
    queries()
    assert queries() == few
