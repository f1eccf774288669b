"""Runs that break off for a reason nobody foresaw: their page says so, and how to go on."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from catalogue.models import ImportRun, ServicePage
from catalogue.transfer import applying, runs, tasks, undoing, uploads

from .builders_files import checked, csv_file, imported, many, row
from .test_import_admin import act, admin, upload

pytestmark = pytest.mark.django_db
__all__ = ["admin"]


def fails(*_args, **_kwargs):
    raise RuntimeError("the lights went out")


def page_of(client, run):
    return client.get(reverse("services_import:run", args=[run.pk])).content.decode()


def test_a_check_that_fails_is_no_work_that_goes_on_for_ever(
    admin, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(runs, "open_table", fails)
    run = upload(admin, django_capture_on_commit_callbacks, row())
    assert (run.state, run.is_busy) == ("refused", False)
    assert run.message
    assert run.message in page_of(admin, run)
    assert "the lights" not in run.message


def test_what_failed_is_in_the_log(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(runs, "open_table", fails)
    checked(csv_file(tmp_path, row()))
    assert "the lights went out" in caplog.text


def test_writing_that_fails_says_so_and_can_go_on(
    admin, monkeypatch, django_capture_on_commit_callbacks
):
    run = upload(admin, django_capture_on_commit_callbacks, *many(3))
    with monkeypatch.context() as patched:
        patched.setattr(runs, "apply_batch", fails)
        page = act(admin, django_capture_on_commit_callbacks, run, "write")
    run.refresh_from_db()
    assert (run.state, run.is_busy) == ("running", False)
    assert run.message in page
    assert 'value="write"' in page
    assert 'value="undo"' in page
    act(admin, django_capture_on_commit_callbacks, run, "write")
    run.refresh_from_db()
    assert (run.state, run.message, ServicePage.objects.count()) == ("done", "", 3)


def test_a_file_that_is_gone_is_said_and_nothing_is_written(
    admin, django_capture_on_commit_callbacks
):
    run = upload(admin, django_capture_on_commit_callbacks, *many(3))
    uploads.forget(run)
    page = act(admin, django_capture_on_commit_callbacks, run, "write")
    run.refresh_from_db()
    assert (run.state, run.is_busy) == ("checked", False)
    assert run.message in page


def test_taking_back_that_fails_says_so_and_can_go_on(
    admin, monkeypatch, django_capture_on_commit_callbacks
):
    run = upload(admin, django_capture_on_commit_callbacks, *many(3))
    act(admin, django_capture_on_commit_callbacks, run, "write")
    with monkeypatch.context() as patched:
        patched.setattr(undoing, "_undo", fails)
        page = act(admin, django_capture_on_commit_callbacks, run, "undo")
    run.refresh_from_db()
    assert (run.state, run.is_busy) == ("undoing", False)
    assert run.message in page
    act(admin, django_capture_on_commit_callbacks, run, "undo")
    assert not ServicePage.objects.exists()


def test_why_a_run_is_not_taken_back_is_said_on_its_page(tmp_path):
    first = imported(csv_file(tmp_path, row()))
    imported(csv_file(tmp_path, row(title="Nowa nazwa")))
    tasks.undo_run.call(first.pk)
    first.refresh_from_db()
    assert first.state == "done"
    assert first.message


def test_the_state_of_a_run_that_broke_off_is_not_that_it_works():
    run = ImportRun(state="running", message="Stoi.")
    assert run.shown_state != ImportRun(state="running").shown_state


@pytest.mark.parametrize(("module", "name"), [(runs, "open_table"), (applying, "_remember")])
def test_the_command_says_what_broke_off_without_a_traceback(tmp_path, monkeypatch, module, name):
    monkeypatch.setattr(module, name, fails)
    with pytest.raises(CommandError):
        call_command("services", "import", csv_file(tmp_path, row()))


@pytest.mark.parametrize(
    "words",
    [
        ("export", "/nonexistent/x.csv"),
        ("export", "/nonexistent/x.xlsx", "--format", "xlsx"),
        ("export", "/nonexistent/x.zip", "--format", "hsds"),
        ("export", "."),
        ("template", "/nonexistent/x.csv"),
        ("generate", "3", "--csv", "/nonexistent/x.csv"),
        ("generate", "-5"),
        ("generate", "0"),
    ],
)
def test_what_cannot_be_written_is_said_without_a_traceback(words):
    with pytest.raises(CommandError):
        call_command("services", *words)
