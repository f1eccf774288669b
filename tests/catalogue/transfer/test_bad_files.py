"""Bad files: each is refused with a clear word, where it is wrong, and nothing is lost."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from catalogue.models import ServicePage
from catalogue.transfer import limits, reading

from .builders_files import (
    GOOD,
    checked,
    csv_bytes,
    csv_file,
    imported,
    many,
    reasons,
    row,
    xlsx_file,
    zip_file,
)

pytestmark = pytest.mark.django_db


def only_reason(path):
    """The column and the reason of the one thing that is wrong."""
    [(number, column, reason)] = reasons(checked(path))
    assert number == 2
    return column, reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_usual_way_of_writing_is_read(tmp_path, encoding, delimiter):
    path = csv_file(tmp_path, row(title="Żółta łódź"), encoding=encoding, delimiter=delimiter)
    imported(path)
    assert ServicePage.objects.get().title == "Żółta łódź"


def test_windows_1250_is_recognised_and_said(tmp_path):
    run = checked(csv_file(tmp_path, row(title="Żółta łódź"), encoding="cp1250"))
    assert ["windows-1250" in reason for _row, _column, reason in reasons(run, "warning")] == [True]


def test_what_is_in_no_known_encoding_is_refused(tmp_path):
    path = tmp_path / "plik.csv"
    path.write_bytes(csv_bytes([row()]) + b"\x81\x83\xff")
    run = checked(path)
    assert run.state == "refused"
    assert "UTF-8" in run.message


def test_a_picture_is_no_table(tmp_path):
    path = tmp_path / "plik.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert checked(path).state == "refused"


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "pusty.csv").write_bytes(b"")
    assert checked(tmp_path / "pusty.csv").state == "refused"


def test_missing_columns_are_named(tmp_path):
    run = checked(csv_file(tmp_path, {"id": "1", "title": "Usługa"}))
    assert run.state == "refused"
    assert "Obszar działania" in run.message
    assert "categories" in run.message


def test_an_unknown_column_is_named_with_the_one_that_was_meant(tmp_path):
    run = checked(csv_file(tmp_path, row(podmiot_nipp="1") | {"Punkt: godzny": "x"}))
    said = {column: reason for _row, column, reason in reasons(run, "warning")}
    assert "place_hours" in said["Punkt: godzny"]


def test_a_column_that_stands_twice_is_refused(tmp_path):
    run = checked(csv_file(tmp_path, row() | {"Nazwa usługi": "Inna"}))
    assert run.state == "refused"
    assert "title" in run.message


def test_polish_headings_are_understood(tmp_path):
    from catalogue.transfer.template import by_name

    cells = {by_name()[name].heading: text for name, text in GOOD.items()}
    imported(csv_file(tmp_path, cells))
    assert ServicePage.objects.get().title == GOOD["title"]


@pytest.mark.parametrize(
    ("column", "value", "word"),
    [
        ("confirmed_on", "31.02.2026", ""),
        ("confirmed_on", "wczoraj", "31.12.2026"),
        ("place_phones", "zadzwoń", "zadzwoń"),
        ("place_phones", "52 12A 45 67 zł", "52 12A 45 67 zł"),
        ("provider_phone", "brak", ""),
        ("provider_nip", "5260250275", "NIP"),
        ("provider_regon", "123456789", "REGON"),
        ("place_postcode", "88100", "88-100"),
        ("place_email", "poradnia(at)example.org", ""),
        ("provider_website", "nie mamy", ""),
        ("place_gmina", "Rogowo", "041203"),
        ("place_gmina", "Rogowo", "żniński"),
        ("place_gmina", "Nibylandia", "Nibylandia"),
        ("place_gmina", "Gniewkwo", "Gniewkowo"),
        ("place_gmina", "0407", "0407"),
        ("areas", "0407; 999999", "999999"),
        ("categories", "wsparcje", "wsparcie"),
        ("audiences", "kosmici", "kosmici"),
        ("languages", "xx", "xx"),
        ("languages", "uk:czasem", "czasem"),
        ("cost", "drogo", "free"),
        ("cost_amount", "pięć", "pięć"),
        ("cost_amount", "-5", ""),
        ("cost_amount", "NaN", "NaN"),
        ("age_from", "osiemnaście", ""),
        ("age_from", "-1", ""),
        ("place_hours", "pn 16:00-8:00", ""),
        ("place_hours", "pn 8-26", "8-26"),
        ("place_hours", "poniedziałek 8:00-16:00", "poniedziałek"),
        ("place_exceptions", "24.13.2026 zamknięte", ""),
        ("place_latitude", "152", ""),
        ("place_confidential", "może", "może"),
        ("title", "", ""),
        ("title", "x" * 300, ""),
        ("summary", "x" * 301, "300"),
        ("id", "", ""),
        ("areas", "", ""),
    ],
)
def test_a_bad_cell_is_told_with_its_place_and_why(tmp_path, column, value, word):
    found, reason = only_reason(csv_file(tmp_path, row(**{column: value})))
    assert found == column
    assert reason
    assert word in reason


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"age_from": "65", "age_to": "18"}, "age_to"),
        ({"suspended_from": "02.02.2026", "suspended_to": "01.02.2026"}, "suspended_to"),
        ({"free_places": "3"}, "capacity_stated_on"),
        ({"place_longitude": ""}, "place_longitude"),
        ({"place_closed_from": "02.02.2026", "place_closed_to": "01.02.2026"}, "place_closed_to"),
    ],
)
def test_cells_that_contradict_each_other_are_told(tmp_path, cells, column):
    found, _reason = only_reason(csv_file(tmp_path, row(**cells)))
    assert found == column


def test_two_gminas_of_one_name_are_told_apart_by_powiat(tmp_path):
    imported(csv_file(tmp_path, row(place_gmina="Rogowo (powiat żniński)")))
    assert ServicePage.objects.get().places.get().area_id == "041905"


@pytest.mark.parametrize(
    ("name", "code"),
    [("Toruń", "046301"), ("powiat inowrocławski", "0407"), ("Gniewkowo", "040703"), ("PL", "PL")],
)
def test_areas_are_known_by_their_names(tmp_path, name, code):
    imported(csv_file(tmp_path, row(areas=name)))
    assert [area.pk for area in ServicePage.objects.get().areas.all()] == [code]


def test_every_bad_row_is_told_not_only_the_first(tmp_path):
    path = csv_file(tmp_path, row(cost="a"), row(id="U-2"), row(id="U-3", age_from="b"))
    found = [(number, column) for number, column, _why in reasons(checked(path))]
    assert found == [(2, "cost"), (4, "age_from")]


def test_rows_of_one_service_that_stand_apart_are_told(tmp_path):
    path = csv_file(tmp_path, row(), row(id="U-2"), row(place_id="M-2", place_name="Filia"))
    assert [(n, c) for n, c, _why in reasons(checked(path))] == [(4, "id")]


def test_rows_of_one_service_that_differ_are_told(tmp_path):
    path = csv_file(tmp_path, row(), row(place_id="M-2", place_name="Filia", cost="paid"))
    assert [(n, c) for n, c, _why in reasons(checked(path))] == [(3, "cost")]


def test_a_provider_of_whom_two_rows_say_different_things_is_told(tmp_path):
    path = csv_file(tmp_path, row(), row(id="U-2", provider_email="inny@example.org"))
    assert [(n, c) for n, c, _why in reasons(checked(path))] == [(3, "provider_name")]


def test_a_row_with_too_many_cells_is_told(tmp_path):
    path = tmp_path / "plik.csv"
    path.write_bytes(csv_bytes([row()]).rstrip() + b";nadmiar\r\n")
    assert [number for number, _column, _why in reasons(checked(path))] == [2]


def test_a_formula_in_a_cell_is_never_calculated(tmp_path):
    path = xlsx_file(tmp_path, row(title='=HYPERLINK("http://example.org";"x")'))
    column, reason = only_reason(path)
    assert column == "title"
    assert reason


def test_a_formula_in_csv_is_a_text_like_any_other(tmp_path):
    imported(csv_file(tmp_path, row(title="=1+1")))
    assert ServicePage.objects.get().title == "=1+1"


def test_a_workbook_is_read_with_its_numbers_and_dates(tmp_path):
    from datetime import datetime

    cells = row(age_from=18, cost="paid", cost_amount=49.9, confirmed_on=datetime(2026, 10, 1))
    imported(xlsx_file(tmp_path, cells))
    found = ServicePage.objects.get()
    assert (found.age_from, str(found.cost_amount)) == (18, "49.90")
    assert str(found.confirmed_on) == "2026-10-01"


def test_an_old_workbook_is_refused_with_advice(tmp_path):
    (tmp_path / "stary.xls").write_bytes(b"\xd0\xcf\x11\xe0" + b"x" * 100)
    assert "XLSX" in checked(tmp_path / "stary.xls").message


@pytest.mark.parametrize("name", ["plik.xlsx", "plik.zip"])
def test_a_damaged_archive_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"PK\x03\x04" + b"x" * 100)
    assert checked(tmp_path / name).state == "refused"


def test_an_archive_that_is_no_workbook_is_refused(tmp_path):
    path = zip_file(tmp_path, {"hello.txt": b"x"}, name="plik.xlsx")
    assert checked(path).state == "refused"


@pytest.mark.parametrize("name", ["bomba.xlsx", "bomba.zip"])
def test_a_zip_bomb_is_not_unpacked(tmp_path, name):
    path = zip_file(tmp_path, {"services.csv": b"0" * (30 * limits.MEGABYTE)}, name=name)
    assert path.stat().st_size < limits.MEGABYTE
    assert checked(path).state == "refused"


def test_an_archive_that_would_be_too_large_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_UNPACKED", 1000)
    path = xlsx_file(tmp_path, row())
    assert checked(path).state == "refused"


def test_a_workbook_with_entities_is_refused(tmp_path):
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'
    path = zip_file(tmp_path, {"xl/worksheets/sheet1.xml": bomb}, name="plik.xlsx")
    assert checked(path).state == "refused"


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES", 100)
    assert "MB" in checked(csv_file(tmp_path, row())).message


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_a_file_with_too_many_rows_is_refused_before_any_is_judged(tmp_path, monkeypatch, make):
    monkeypatch.setattr(reading, "MOST_ROWS", 5)
    monkeypatch.setattr(limits, "MOST_ROWS", 5)
    run = checked(make(tmp_path, *many(6)))
    assert run.state == "refused"
    assert "5" in run.message
    assert run.verdicts == []


def test_two_hundred_thousand_rows_are_refused_quickly(tmp_path):
    path = tmp_path / "duzy.csv"
    head, line = csv_bytes([row()]).splitlines()[0], b";".join([b"x"] * len(GOOD))
    path.write_bytes(head + b"\r\n" + (line + b"\r\n") * 200_000)
    run = checked(path)
    assert run.state == "refused"
    assert "100000" in run.message.replace("\xa0", "").replace(" ", "")


def test_nothing_of_a_bad_file_is_lost(tmp_path):
    path = csv_file(tmp_path, *[one | {"cost": "zle"} for one in many(250)])
    run = checked(path)
    from catalogue.transfer.runs import verdicts_path

    assert len(run.verdicts) == 200
    assert run.counts["levels"]["error"] == 250
    assert len(verdicts_path(run).read_text("utf-8-sig").splitlines()) == 251


def test_a_table_that_breaks_off_says_after_which_row(tmp_path):
    path = tmp_path / "plik.csv"
    path.write_bytes(csv_bytes([row(title="x" * 200_000)]))
    assert checked(path).state == "refused"


def test_a_cell_with_a_null_is_no_text(tmp_path):
    path = tmp_path / "plik.csv"
    path.write_bytes(csv_bytes([row(title="a\x00b")]))
    assert checked(path).state == "refused"


def test_an_empty_workbook_lacks_columns(tmp_path):
    out = io.BytesIO()
    Workbook().save(out)
    (tmp_path / "pusty.xlsx").write_bytes(out.getvalue())
    assert checked(tmp_path / "pusty.xlsx").state == "refused"
    assert zipfile.is_zipfile(tmp_path / "pusty.xlsx")
