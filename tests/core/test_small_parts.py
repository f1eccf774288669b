"""Small parts that much stands on: prose, telephones, files, probes."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from core.models import CustomDocument, CustomImage, CustomRendition, User
from core.phones import phone_href
from core.prose import paragraphs
from home.models import HomePage, StandardPage

pytestmark = pytest.mark.both


def test_no_paragraphs_are_no_content():
    assert paragraphs([]) == []


def test_paragraphs_become_one_block_of_text():
    assert paragraphs(["Pierwszy.", "Drugi."]) == [("text", "<p>Pierwszy.</p><p>Drugi.</p>")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("A & B", "A &amp; B"),
        ("&nbsp;", "&amp;nbsp;"),
        ("„cytat” – 5\u00a0zł", "„cytat” – 5\u00a0zł"),
    ],
)
def test_a_paragraph_is_text_and_never_markup(text, written):
    assert paragraphs([text]) == [("text", f"<p>{written}</p>")]


@pytest.mark.django_db
def test_markup_in_a_paragraph_reaches_readers_as_they_would_write_it(client, home):
    page = StandardPage(title="Próba", slug="proba", body=paragraphs(["<b>1 < 2</b>"]))
    home.add_child(instance=page)
    assert "&lt;b&gt;1 &lt; 2&lt;/b&gt;" in client.get("/proba/").content.decode()


@pytest.mark.django_db
def test_a_title_and_a_summary_are_text_and_never_markup(client, home):
    title = "<script>x</script>"
    home.add_child(instance=StandardPage(title=title, slug="proba", summary="<i>y</i>"))
    html = client.get("/uk/proba/").content.decode()
    assert "<script>x" not in html
    assert "<i>y" not in html
    assert "&lt;i&gt;y&lt;/i&gt;" in html


@pytest.mark.parametrize(
    ("number", "href"),
    [
        ("56 123 45 67", "tel:+48561234567"),
        ("+48 56 123 45 67", "tel:+48561234567"),
        ("(56) 123-45-67", "tel:+48561234567"),
        ("+380 44 123 45 67", "tel:+380441234567"),
        ("0048 56 123 45 67", "tel:+48561234567"),
        ("112", "tel:112"),
        ("116 111", "tel:116111"),
        ("116\u00a0123", "tel:116123"),
        ("800 120 002", "tel:+48800120002"),
        ("+48 10 000 00 01", "tel:+48100000001"),
    ],
)
def test_a_number_is_dialled_from_anywhere(number, href):
    assert phone_href(number) == href


@pytest.mark.parametrize("number", ["", "brak", "+", "---"])
def test_what_is_no_number_breaks_nothing(number):
    assert phone_href(number) == "tel:" + number.strip("-brak")


def test_users_and_files_are_the_projects_own():
    assert get_user_model() is User
    assert get_image_model() is CustomImage
    assert get_document_model() is CustomDocument
    assert CustomImage.get_rendition_model() is CustomRendition


@pytest.fixture
def picture(db):
    return CustomImage.objects.create(title="Wejście", file=get_test_image_file())


def test_a_picture_is_made_once_in_each_size(picture):
    small = picture.get_rendition("width-100")
    assert picture.get_rendition("width-100") == small
    assert picture.get_rendition("width-50") != small
    assert picture.renditions.count() == 2


def test_the_database_itself_refuses_a_second_rendition(picture):
    small = picture.get_rendition("width-100")
    small.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        small.save()


def test_a_picture_takes_its_sizes_with_it_when_it_goes(picture):
    picture.get_rendition("width-100")
    picture.delete()
    assert not CustomRendition.objects.exists()


def test_the_description_of_a_picture_is_asked_for_and_is_its_alternative_text(picture):
    assert "description" in CustomImage.admin_form_fields
    picture.description = "Drzwi z podjazdem"
    assert picture.default_alt_text == "Drzwi z podjazdem"
    assert str(picture) == "Wejście"


def test_a_document_is_listed_with_its_type(db):
    file = ContentFile(b"x", name="wniosek.pdf")
    document = CustomDocument.objects.create(title="Wniosek", file=file)
    assert document.file_extension == "pdf"
    assert document.url.startswith("/documents/")


def test_the_process_answers_without_a_question_to_the_database(
    client, db, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain")


def test_all_is_well_when_no_elasticsearch_is_wanted(client, db):
    answer = client.get("/readyz").json()
    assert (answer["status"], answer["database"]) == ("ok", "ok")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probes_have_no_language_prefix(client, db, path):
    assert client.get(path).status_code == 200
    assert client.get(f"/uk{path}", follow=True).status_code == 404


@pytest.mark.parametrize("path", ["/", "/uk/", "/ar/"])
def test_a_page_that_breaks_says_so_in_every_language_without_the_database(
    client, db, monkeypatch, path
):
    def break_down(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(HomePage, "get_context", break_down)
    client.raise_request_exception = False
    response = client.get(path)
    assert response.status_code == 500
    assert 'lang="uk"' in response.content.decode()
    assert client.get(path).get("X-Cache") is None
