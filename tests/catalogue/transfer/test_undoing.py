"""A run is taken back as far as nobody has changed what it wrote."""

import pytest
from django.core.management import CommandError, call_command

from catalogue.models import ImportChange, ImportedRow, ImportRun, Place, ProviderPage, ServicePage
from catalogue.transfer import runs, undoing
from catalogue.transfer.runs import Stopped
from catalogue.transfer.undoing import undo
from search.models import SearchDocument
from tests.factories import catalogue_page, make_service, publish, translate

from .builders_files import csv_file, imported, many, reasons, row, written

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_what_was_new_is_deleted(tmp_path):
    run = imported(csv_file(tmp_path, *many(6)))
    keys = list(ServicePage.objects.values_list("translation_key", flat=True))
    outcome = undo(run)
    assert (outcome.deleted, outcome.left) == (6 + 6 + 2, [])
    assert not ServicePage.objects.exists()
    assert not ProviderPage.objects.exists()
    assert not Place.objects.exists()
    assert not SearchDocument.objects.filter(pk__in=keys).exclude(digest="").exists()
    assert catalogue_page().numchild == 0
    assert run.state == "undone"


def test_what_was_changed_is_as_it_was(tmp_path):
    imported(csv_file(tmp_path, row()))
    changed = row(summary="Inaczej.", languages="uk:staff", place_hours="so 9:00-12:00")
    outcome = undo(imported(csv_file(tmp_path, changed)))
    found = ServicePage.objects.get()
    assert (outcome.restored, outcome.deleted) == (2, 0)
    assert found.summary == "Rozmowa, gdy w domu jest trudno."
    assert found.languages.count() == 2
    assert found.places.get().hours.count() == 5


def test_after_that_the_same_file_is_imported_as_if_for_the_first_time(tmp_path):
    path = csv_file(tmp_path, row())
    before = imported(path)
    key = ServicePage.objects.get().translation_key
    undo(before)
    assert written(imported(path))["service.new"] == 1
    assert ServicePage.objects.get().translation_key == key


def test_after_undoing_a_change_the_first_file_changes_nothing(tmp_path):
    first = csv_file(tmp_path, row())
    imported(first)
    undo(imported(csv_file(tmp_path, row(cost="paid"), name="b.csv"), "proba"))
    assert written(imported(first)) == {}


def test_what_an_editor_changed_since_stays(tmp_path):
    run = imported(csv_file(tmp_path, row(), row(id="U-2", title="Druga")))
    found = ServicePage.objects.get(title="Druga")
    found.summary = "Słowa redaktora."
    publish(found)
    outcome = undo(run)
    assert [verdict.value for verdict in outcome.left] == [
        "Druga",
        "Poradnia, Inowrocław",
        "Centrum Wspierania Rodzin",
    ]
    assert [service.title for service in ServicePage.objects.all()] == ["Druga"]


def test_what_was_translated_stays(tmp_path):
    run = imported(csv_file(tmp_path, row()))
    translate(ServicePage.objects.get(), "uk", title="Консультації")
    assert len(undo(run).left) == 3
    assert ServicePage.objects.count() == 2


def test_a_place_that_an_editor_uses_elsewhere_stays(tmp_path):
    run = imported(csv_file(tmp_path, row()))
    make_service("Inna", places=[Place.objects.get()])
    assert [verdict.column for verdict in undo(run).left] == ["place"]
    assert Place.objects.exists()


def test_what_somebody_deleted_already_is_no_matter(tmp_path):
    run = imported(csv_file(tmp_path, row()))
    ServicePage.objects.get().delete()
    assert undo(run).left == []
    assert not ImportedRow.objects.exists()


def test_a_later_run_of_the_same_things_is_undone_first(tmp_path):
    first = imported(csv_file(tmp_path, row()))
    second = imported(csv_file(tmp_path, row(cost="paid"), name="b.csv"), "proba")
    with pytest.raises(runs.NothingWritten, match=str(second.pk)):
        undo(first)
    undo(second)
    assert undo(first).left == []


def test_a_run_that_wrote_nothing_cannot_be_undone(tmp_path):
    run = imported(csv_file(tmp_path, row()))
    undo(run)
    with pytest.raises(runs.NothingWritten):
        undo(run)


def test_undoing_that_fell_over_goes_on(tmp_path, monkeypatch):
    run, real = imported(csv_file(tmp_path, *many(6))), undoing._undo
    monkeypatch.setattr(undoing, "BATCH", 2)
    calls = []

    def falls(*args):
        calls.append(args)
        if len(calls) == 2:
            raise RuntimeError
        return real(*args)

    monkeypatch.setattr(undoing, "_undo", falls)
    with pytest.raises(Stopped):
        undo(run)
    run = ImportRun.objects.get(pk=run.pk)
    assert (run.state, ServicePage.objects.count()) == ("undoing", 4)
    undo(run)
    assert not ServicePage.objects.exists()
    assert not ImportChange.objects.exists()


def test_the_command_undoes(tmp_path, capsys):
    run = imported(csv_file(tmp_path, row()))
    call_command("services", "undo", str(run.pk))
    assert not ServicePage.objects.exists()


def test_the_command_knows_which_runs_there_are():
    with pytest.raises(CommandError):
        call_command("services", "undo", "9999")


def test_conflicts_do_not_hinder_undoing(tmp_path):
    imported(csv_file(tmp_path, row()))
    found = ServicePage.objects.get()
    found.summary = "Słowa redaktora."
    publish(found)
    run = imported(csv_file(tmp_path, row(summary="Z pliku.", cost="paid")))
    assert len(reasons(run, "conflict")) == 1
    undo(run)
    found = ServicePage.objects.get()
    assert (found.summary, found.cost) == ("Słowa redaktora.", "free")
