"""Imports in the admin: a file, what it would change, a yes, the result and the way back."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from catalogue.models import ImportRun, ServicePage
from catalogue.transfer import uploads
from core.models import User

from .builders_files import csv_bytes, many, row

pytestmark = pytest.mark.django_db
INDEX = "services_import:index"


@pytest.fixture
def admin(client, administrator):
    client.force_login(administrator)
    return client


def upload(client, callbacks, *rows, name="uslugi.csv"):
    """Send a file and let what was left to the background run; gives the run."""
    file = SimpleUploadedFile(name, csv_bytes(list(rows)))
    with callbacks(execute=True):
        answer = client.post(reverse(INDEX), {"file": file, "source": "PCPR"})
    assert answer.status_code == 302
    return ImportRun.objects.get()


def act(client, callbacks, run, action):
    """Press a button of a run; gives the page."""
    with callbacks(execute=True):
        answer = client.post(reverse("services_import:run", args=[run.pk]), {"action": action})
    assert answer.status_code == 302
    return client.get(answer.url).content.decode()


def test_a_file_is_checked_and_nothing_is_written(admin, django_capture_on_commit_callbacks):
    run = upload(admin, django_capture_on_commit_callbacks, *many(3))
    page = admin.get(reverse("services_import:run", args=[run.pk])).content.decode()
    assert run.state == "checked"
    assert 'value="write"' in page
    assert not ServicePage.objects.exists()


def test_a_yes_writes_it_and_the_file_goes(admin, django_capture_on_commit_callbacks):
    run = upload(admin, django_capture_on_commit_callbacks, *many(3))
    assert uploads.path_of(run).exists()
    page = act(admin, django_capture_on_commit_callbacks, run, "write")
    assert ServicePage.objects.count() == 3
    assert 'value="undo"' in page
    assert not uploads.path_of(run).exists()


def test_it_can_be_taken_back(admin, django_capture_on_commit_callbacks):
    run = upload(admin, django_capture_on_commit_callbacks, *many(3))
    act(admin, django_capture_on_commit_callbacks, run, "write")
    page = act(admin, django_capture_on_commit_callbacks, run, "undo")
    assert not ServicePage.objects.exists()
    assert 'value="undo"' not in page


def test_bad_rows_are_shown_and_can_only_be_left_out(admin, django_capture_on_commit_callbacks):
    run = upload(admin, django_capture_on_commit_callbacks, row(), row(id="U-2", cost="<drogo>"))
    page = admin.get(reverse("services_import:run", args=[run.pk])).content.decode()
    assert "&lt;drogo&gt;" in page
    assert 'value="write"' not in page
    act(admin, django_capture_on_commit_callbacks, run, "write")
    assert not ServicePage.objects.exists()
    act(admin, django_capture_on_commit_callbacks, run, "skip")
    assert ServicePage.objects.count() == 1


def test_a_refused_file_says_why(admin, django_capture_on_commit_callbacks):
    run = upload(admin, django_capture_on_commit_callbacks, {"id": "1"})
    page = admin.get(reverse("services_import:run", args=[run.pk])).content.decode()
    assert "Obszar działania" in page
    assert 'value="write"' not in page


def test_the_page_shows_two_hundred_remarks_and_the_table_all(
    admin, django_capture_on_commit_callbacks
):
    bad = [one | {"cost": "zle"} for one in many(230)]
    run = upload(admin, django_capture_on_commit_callbacks, *bad)
    page = admin.get(reverse("services_import:run", args=[run.pk])).content.decode()
    table = admin.get(reverse("services_import:verdicts", args=[run.pk]))
    assert page.count("<td>zle</td>") == 200
    assert len(b"".join(table.streaming_content).splitlines()) == 231


def test_the_file_lies_in_private_not_among_the_media(
    admin, django_capture_on_commit_callbacks, settings
):
    run = upload(admin, django_capture_on_commit_callbacks, row(), name="../../zly.csv")
    path = uploads.path_of(run)
    assert path.parent == settings.VAR_DIR / "imports"
    assert path.stat().st_mode & 0o077 == 0
    assert str(settings.MEDIA_ROOT) not in str(path)


@pytest.mark.parametrize("name", ["uslugi.exe", "uslugi.html"])
def test_other_kinds_of_files_are_not_kept(admin, name):
    file = SimpleUploadedFile(name, b"x")
    answer = admin.post(reverse(INDEX), {"file": file, "source": "x"})
    assert answer.status_code == 200
    assert not ImportRun.objects.exists()


def test_the_template_can_be_downloaded(admin):
    answer = admin.get(reverse("services_import:template"))
    assert "Nazwa usługi" in answer.content.decode("utf-8-sig")


def test_the_menu_leads_there(admin):
    assert reverse(INDEX) in admin.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize(("group", "may"), [("Redaktor", False), ("Administrator", True)])
def test_only_those_who_may_import_see_it(client, group, may):
    person = User.objects.create_user("osoba", "o@example.org", "haslo-do-testow")
    person.groups.add(Group.objects.get(name=group))
    client.force_login(person)
    assert (client.get(reverse(INDEX)).status_code == 200) is may
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse(INDEX) in page) is may


def test_what_was_done_cannot_be_done_again(admin, django_capture_on_commit_callbacks):
    run = upload(admin, django_capture_on_commit_callbacks, row())
    act(admin, django_capture_on_commit_callbacks, run, "write")
    act(admin, django_capture_on_commit_callbacks, run, "write")
    assert ImportRun.objects.get().state == "done"
    assert ServicePage.objects.count() == 1
