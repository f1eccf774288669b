"""Cells whose parts contradict each other: none is dropped or stored as nonsense."""

from datetime import timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from catalogue.models import Place, ServicePage

from .builders_files import checked, csv_file, imported, reasons, row, xlsx_file

pytestmark = pytest.mark.django_db
TOMORROW = f"{timezone.localdate() + timedelta(days=1):%d.%m.%Y}"


@pytest.mark.parametrize(
    ("column", "value", "word"),
    [
        ("place_hours", "pt-pn 8:00-16:00", "pt-pn"),
        ("place_hours", "pn 9:00-13:00 (31.08.2027-01.07.2027)", ""),
        ("place_hours", "pn 8:00-16:00; pn 10:00-12:00", "pn 10:00-12:00"),
        ("place_hours", "pn-śr 8:00-16:00; wt 15:59-17:00", "wt 15:59-17:00"),
        ("place_exceptions", "24.12.2026-20.12.2026 zamknięte", ""),
        ("place_exceptions", "24.12.2026 zamknięte|" + "x" * 600, "150"),
        ("place_phones", "+48 52 ABC 45 67", "ABC"),
        ("place_phones", "+48 52 12O 45 67", "12O"),
        ("provider_phone", "+48 52 ABC 45 67", ""),
        ("place_phones", "+48 10 000 00 01|||pt-pn", "pt-pn"),
        ("languages", "uk:interpreter|phone|pn|²|provider", "²"),
        ("languages", "uk:interpreter|phone|pn|366|provider", "365"),
        ("languages", "uk:interpreter|phone|pn|99999999999999999999999|provider", "365"),
        ("languages", "uk:interpreter|phone|pn|-1|provider", "-1"),
        ("waiting_days", "99999999999999999999999", ""),
        ("age_from", "²", ""),
        ("cost_amount", "50", ""),
        ("confirmed_on", "01.10.2099", ""),
        ("confirmed_on", TOMORROW, ""),
        ("confirmed_on", "01.01.0001", ""),
        ("capacity_stated_on", TOMORROW, ""),
        ("capacity_stated_on", "31.12.1999", ""),
    ],
)
def test_a_cell_that_cannot_be_true_is_told(tmp_path, column, value, word):
    [(number, found, reason)] = reasons(checked(csv_file(tmp_path, row(**{column: value}))))
    assert (number, found) == (2, column)
    assert reason
    assert word in reason


def test_what_is_said_twice_is_stored_once(tmp_path):
    cells = {
        "languages": "uk; uk; uk:interpreter; uk:staff",
        "place_phones": "+48 10 000 00 01; +48 10 000 00 02; +48 10 000 00 01",
        "place_hours": "pn 8:00-16:00; wt 8:00-12:00; pn 8:00-16:00",
        "place_exceptions": "24.12.2026 zamknięte; 24.12.2026 zamknięte",
    }
    imported(csv_file(tmp_path, row(**cells)))
    spoken = ServicePage.objects.get().languages.all()
    place = Place.objects.get()
    assert [(one.language, one.mode) for one in spoken] == [("uk", "staff"), ("uk", "interpreter")]
    assert [phone.number[-1] for phone in place.phones.all()] == ["1", "2"]
    assert (place.hours.count(), place.exceptions.count()) == (2, 1)


@pytest.mark.parametrize(
    ("hours", "number"),
    [
        ("pn 8:00-12:00, 12:00-16:00", 2),
        ("pn 8:00-16:00; pn 10:00-12:00 (01.07.2027-31.08.2027)", 2),
        ("pn 8:00-16:00 (01.07.2027-); pn 8:00-12:00 (-30.06.2027)", 2),
    ],
)
def test_hours_that_only_meet_or_hold_in_seasons_do_not_overlap(tmp_path, hours, number):
    imported(csv_file(tmp_path, row(place_hours=hours)))
    assert Place.objects.get().hours.count() == number


def test_what_is_free_may_cost_nothing_and_other_costs_may_have_amounts(tmp_path):
    rows = row(cost_amount="0"), row(id="U-2", cost="partly", cost_amount="50")
    assert reasons(checked(csv_file(tmp_path, *rows))) == []


def test_today_and_long_notice_are_taken(tmp_path):
    cells = row(confirmed_on=f"{timezone.localdate():%d.%m.%Y}", languages="uk:interpreter|||365")
    assert reasons(checked(csv_file(tmp_path, cells))) == []


@pytest.mark.parametrize("failure", ["#REF!", "#DIV/0!", "#N/A"])
def test_a_failed_formula_is_no_title(tmp_path, failure):
    path = xlsx_file(tmp_path, row(title="Tytuł"))
    book = load_workbook(path)
    book.active["B2"] = failure
    assert book.active["B2"].data_type == "e"
    book.save(path)
    assert [(n, column) for n, column, _why in reasons(checked(path))] == [(2, "title")]


@pytest.mark.parametrize("failure", ["#ADR!", "#N/D!", "#NAZWA?"])
def test_a_polish_spreadsheets_failure_is_no_title_either(tmp_path, failure):
    path = csv_file(tmp_path, row(title=failure))
    assert [(n, column) for n, column, _why in reasons(checked(path))] == [(2, "title")]
