"""Files that cannot be used are refused in plain Polish, and nothing is half-saved."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.models import CustomDocument, CustomImage

pytestmark = pytest.mark.django_db
ADD_IMAGE = "/admin/images/add/"


def upload(client, name, content):
    file = SimpleUploadedFile(name, content, content_type="image/png")
    return client.post(ADD_IMAGE, {"title": "Obraz", "file": file}).content.decode()


def png():
    file = io.BytesIO()
    Image.new("RGB", (10, 10)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


def test_a_picture_is_saved(editor):
    upload(editor, "dobry.png", png())
    assert CustomImage.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("zepsuty.png", b"\x89PNG\r\n\x1a\n zepsuty", "uszkodzony"),
        ("wielki.png", png() + b"0" * 50 * 1024 * 1024, "za duży"),
        ("skrypt.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "obraz"),
    ],
    ids=["broken", "50 MB", "SVG"],
)
def test_a_picture_that_cannot_be_used_is_refused_in_polish(editor, name, content, words):
    html = upload(editor, name, content)
    assert words in html
    assert not CustomImage.objects.exists()


def test_a_document_over_the_limit_is_refused_in_polish(editor):
    file = SimpleUploadedFile("wielki.pdf", b"0" * 50 * 1024 * 1024)
    html = editor.post("/admin/documents/add/", {"title": "Plik", "file": file}).content.decode()
    assert "za duży" in html
    assert not CustomDocument.objects.exists()
