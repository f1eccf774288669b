"""Files in the admin: who gets them, what the form says, where wagtail-localize's buttons lead."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from core.models import User
from tests.translating import complete
from translations.actions import action_named
from translations.files import limits

from .builders import ALL, file_of, make_translation, texts, written, zipped

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def translation(db):
    made = complete(make_translation())
    made.save_target(publish=False)
    return made


@pytest.fixture
def admin(client, administrator):
    client.force_login(administrator)
    return client


def signed_in(group):
    user = User.objects.create_user("tlumacz", "t@example.org", "haslo-do-testow")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def address(name, translation, *more):
    return reverse(f"translations:{name}", args=[translation.pk, *more])


def send(client, url, content, name="x.po", **data):
    return client.post(url, {"file": SimpleUploadedFile(name, content)} | data)


def html(answer):
    return answer.content.decode()


@pytest.mark.parametrize(("form", "ending"), [("po", "po"), ("xliff", "xlf")])
def test_a_translation_is_downloaded_by_its_name(admin, translation, form, ending):
    answer = admin.get(address("export_file", translation, form))
    assert f"poradnictwo-uk-{translation.pk}.{ending}" in answer.headers["Content-Disposition"]
    assert str(translation.uuid) in html(answer)
    assert admin.get(address("export_file", translation, "docx")).status_code == 404


def test_an_import_is_told_and_nothing_is_published(admin, translation):
    url = address("import_one", translation)
    assert "XLIFF" in html(admin.get(url))
    answer = send(admin, url, written(file_of(translation, **ALL)), replace="on")
    assert answer.status_code == 200
    assert texts(translation) == ALL
    assert not translation.get_target_instance().live
    assert send(admin, url, written(file_of(translation, **ALL))).context["outcome"].changed == 0


def test_a_refused_import_shows_line_place_and_cure(admin, translation):
    content = written(file_of(translation, title="<script>x</script>"))
    answer = send(admin, address("import_one", translation), content)
    assert answer.status_code == 422
    finding = answer.context["outcome"].reports[0].shown[0]
    assert f"<td>{finding.line}</td>" in html(answer)
    assert "&lt;script&gt;" in html(answer)
    assert "<script>x" not in html(answer)


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("x.po", b"0" * (limits.MOST_BYTES + 1), 413),
        ("x.po", b"", 422),
        ("x.pdf", b"x", 422),
        ("x.po", b"x", 422),
    ],
)
def test_what_is_no_file_of_a_translation_gets_an_answer(admin, translation, name, content, status):
    assert send(admin, address("import_one", translation), content, name).status_code == status


def test_a_form_without_a_file_says_so(admin, translation):
    assert admin.post(address("import_one", translation)).status_code == 422


def test_buttons_of_wagtail_localize_lead_here(admin, translation):
    down = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    assert "version: " in html(admin.get(down))
    up = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    answer = send(admin, up, written(file_of(translation, **ALL)))
    assert answer.context["outcome"].changed == 3


def test_several_files_come_back_in_an_archive(admin, translation):
    other = complete(make_translation("es", "Porady"))
    archive = zipped(
        a_po=written(file_of(translation, **ALL)), b_xlf=written(file_of(other), "xliff")
    )
    answer = send(admin, reverse("translations:import_many"), archive, "x.zip")
    assert [report.replaced for report in answer.context["outcome"].reports] == [3, 0]
    assert texts(translation) == ALL


def test_the_board_exports_one_file_or_an_archive(rf, translation):
    request = rf.post("/")
    one = action_named("export_po").run(request, [translation])
    assert one.headers["Content-Disposition"].endswith('.po"')
    two = action_named("export_xliff").run(request, [translation, make_translation("es", "x")])
    assert two.headers["Content-Type"] == "application/zip"
    many = action_named("export_po").run(request, [translation] * (limits.MOST_FILES + 1))
    assert "1000" in many


def test_translators_reach_their_own_languages_only(translation):
    other = complete(make_translation("es", "Porady"))
    other.save_target(publish=False)
    client = signed_in("Tłumacz (ukraiński)")
    assert client.get(address("export_file", translation, "po")).status_code == 200
    assert client.get(address("import_one", translation)).status_code == 200
    assert client.get(address("export_file", other, "po")).status_code in (302, 403)
    archive = zipped(a_po=written(file_of(other, title="Consejo")))
    answer = send(client, reverse("translations:import_many"), archive, "x.zip")
    assert answer.status_code == 422
    assert "Porady" not in html(answer)


def test_who_translates_nothing_may_not_import():
    user = User.objects.create_user("nikt", "n@example.org", "haslo-do-testow")
    client = Client()
    client.force_login(user)
    assert client.get(reverse("translations:import_many")).status_code in (302, 403)
