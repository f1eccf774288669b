"""The catalogue as a table: streamed, safe to open, silent about confidential places."""

import csv
import io
from datetime import date

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from catalogue.models import HoursException, Place, ServiceHours, ServicePage, ServicePhone
from catalogue.transfer import exporting
from catalogue.transfer.exporting import export_csv, export_rows, export_template, export_xlsx
from catalogue.transfer.template import HIDDEN, by_name, columns, facts_of_part
from tests.factories import make_place, make_provider, make_service, publish

from .builders_files import checked, csv_file, imported, many, reasons, row, written

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def exported(path):
    """The rows of an export by machine name."""
    names = {column.heading: column.name for column in columns()}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {names[heading]: text for heading, text in one.items()}
            for one in csv.DictReader(file, delimiter=";")
        ]


def rich_service():
    """A service with everything that a cell can hold."""
    place = make_place("Dom; przy | rynku", latitude="52.79882", longitude="18.26387")
    place.exceptions = [HoursException(from_date=date(2026, 12, 24), note="Wigilia; krótko")]
    place = publish(place)
    provider = make_provider(nip="5260250274", kind="ngo")
    service = make_service(
        places=[place], provider=provider, body=["Jeden.", "Dwa & trzy."], languages=["pl", "uk"]
    )
    service.own_phones = [ServicePhone(number="112"), ServicePhone(number="116 111", at=place)]
    service.own_hours = [ServiceHours(weekday=1, opens="10:00", closes="12:00", at=place)]
    return publish(service)


@pytest.mark.parametrize(("write", "name"), [(export_csv, "e.csv"), (export_xlsx, "e.xlsx")])
def test_what_was_exported_changes_nothing_when_it_is_imported(tmp_path, write, name):
    rich_service()
    make_service("Infolinia", places=[], areas=["PL"], provider=make_provider("Fundacja"))
    for service in ServicePage.objects.all():
        service.categories = [_category()]
        publish(service)
    write(tmp_path / name)
    run = imported(tmp_path / name)
    assert reasons(run) == reasons(run, "conflict") == []
    assert written(run) == {}


def _category():
    from catalogue.models import Category

    return Category.objects.get(slug="wsparcie")


def test_what_was_imported_is_exported_and_imported_without_change(tmp_path):
    imported(csv_file(tmp_path, *many(5), row(id="X", place_id="M-X")))
    export_csv(tmp_path / "e.csv")
    assert written(imported(tmp_path / "e.csv", "eksport")) == {}


def test_an_exported_file_that_was_edited_changes_what_was_edited(tmp_path):
    imported(csv_file(tmp_path, row()))
    [one] = [found | {} for found in _export(tmp_path)]
    run = imported(csv_file(tmp_path, one | {"summary": "Nowe."}), "eksport")
    assert written(run) == {"service.changed": 1}
    assert ServicePage.objects.get().summary == "Nowe."


def test_what_an_editor_changed_after_the_export_is_left(tmp_path):
    imported(csv_file(tmp_path, row()))
    [one] = _export(tmp_path)
    service = ServicePage.objects.get()
    service.summary = "Słowa redaktora."
    publish(service)
    run = imported(csv_file(tmp_path, one | {"summary": "Nowe."}), "eksport")
    assert [column for _row, column, _why in reasons(run, "conflict")] == ["summary"]
    assert ServicePage.objects.get().summary == "Słowa redaktora."


def _export(tmp_path):
    export_csv(tmp_path / "e.csv")
    return exported(tmp_path / "e.csv")


def test_the_address_of_a_confidential_place_is_never_exported(tmp_path):
    secrets = {"street": "ul. Tajna 7", "postcode": "87-101", "city": "Sekretowo"}
    place = make_place(
        "Schronisko", confidential=True, latitude="53.01234", longitude="18.59876",
        directions="brama z tyłu", transport="tramwaj 3", **secrets,
    )  # fmt: skip
    make_service(places=[place], provider=make_provider())
    export_csv(tmp_path / "e.csv")
    export_xlsx(tmp_path / "e.xlsx")
    text = (tmp_path / "e.csv").read_text("utf-8-sig")
    sheet = load_workbook(tmp_path / "e.xlsx").active
    text += " ".join(str(cell.value) for cells in sheet.iter_rows() for cell in cells)
    for secret in (*secrets.values(), "53.01234", "18.59876", "brama", "tramwaj", "040701"):
        assert secret not in text
    [one] = list(export_rows())
    hidden = [column.name for column in facts_of_part("place") if column.field in HIDDEN]
    assert [one.get(name, "") for name in hidden] == [""] * len(hidden)


def test_importing_that_export_keeps_the_confidential_address(tmp_path):
    place = make_place("Schronisko", confidential=True, street="ul. Tajna 7")
    service = make_service(places=[place], provider=make_provider())
    service.categories = [_category()]
    publish(service)
    [one] = _export(tmp_path)
    run = imported(csv_file(tmp_path, one | {"place_name": "Schronisko dla kobiet"}))
    assert written(run) == {"place.changed": 1}
    found = Place.objects.get()
    assert (found.name, found.street) == ("Schronisko dla kobiet", "ul. Tajna 7")


def test_what_is_withdrawn_stays_with_its_service_through_export_and_import(tmp_path):
    service = rich_service()
    service.categories = [_category()]
    service = publish(service)
    service.places.get().unpublish()
    service.provider.unpublish()
    export_csv(tmp_path / "e.csv")
    run = imported(tmp_path / "e.csv")
    assert (written(run), reasons(run)) == ({}, [])


def test_a_place_that_is_no_longer_confidential_keeps_its_address(tmp_path):
    place = make_place("Dom", confidential=True, street="ul. Tajna 7")
    service = make_service(places=[place], provider=make_provider())
    service.categories = [_category()]
    publish(service)
    [one] = _export(tmp_path)
    imported(csv_file(tmp_path, one | {"place_confidential": "nie"}))
    assert (Place.objects.get().confidential, Place.objects.get().street) == (False, "ul. Tajna 7")


def test_only_what_readers_can_see_is_exported():
    hidden = make_service("Ukryta", provider=make_provider("Jawny"))
    hidden.unpublish()
    place, provider = make_place(), make_provider("Zamknięty")
    make_service("Jawna", places=[place], provider=provider)
    place.unpublish()
    provider.unpublish()
    [one] = list(export_rows())
    assert (one["title"], one["place_id"], one.get("provider_name", "")) == ("Jawna", "", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'="])
def test_cells_that_a_spreadsheet_would_calculate_are_escaped(tmp_path, start):
    make_service(f"{start}HYPERLINK()", provider=make_provider())
    out = io.StringIO()
    exporting.write_csv(out, export_rows())
    cells = next(csv.DictReader(io.StringIO(out.getvalue(), newline=""), delimiter=";"))
    assert cells[by_name()["title"].heading] == f"'{start}HYPERLINK()"


def test_no_cell_of_a_workbook_is_a_formula(tmp_path):
    make_service("=1+1", provider=make_provider())
    export_xlsx(tmp_path / "e.xlsx")
    sheet = load_workbook(tmp_path / "e.xlsx").active
    assert not [cell for cells in sheet.iter_rows() for cell in cells if cell.data_type == "f"]


def test_the_number_of_queries_is_the_same_for_one_and_for_many(
    tmp_path, django_assert_max_num_queries
):
    imported(csv_file(tmp_path, *many(60)))
    with django_assert_max_num_queries(28):
        list(export_rows())


def test_the_empty_file_is_a_good_file_but_for_its_terms(tmp_path):
    export_template(tmp_path / "szablon.csv")
    run = checked(tmp_path / "szablon.csv")
    wrong = {column for _row, column, _why in reasons(run)}
    assert wrong <= {"categories", "audiences", "statuses", "documents"}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_command_exports(tmp_path, form, capsys):
    make_service(provider=make_provider())
    call_command("services", "export", tmp_path / f"e.{form}", "--format", form)
    assert (tmp_path / f"e.{form}").stat().st_size > 500
    assert "1" in capsys.readouterr().out
