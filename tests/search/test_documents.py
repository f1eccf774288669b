"""A document is found while a public page refers to it, by its title and the name of its file."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from core.models import CustomDocument
from home.models import StandardPage
from search.models import DocumentUse, SearchDocument, SearchText
from search.rebuild import rebuild_tables
from search.services import find
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def document() -> CustomDocument:
    """A file that no page refers to yet."""
    made = CustomDocument(title="Regulamin wypoczynku")
    made.file.save("wniosek-o-dofinansowanie.txt", ContentFile(b"x"))
    return made


def body(document: CustomDocument) -> list[Any]:
    """The content of a page that offers a document."""
    return [("documents", {"heading": "", "documents": [{"document": document, "title": ""}]})]


@pytest.fixture
def page(home: Any, document: CustomDocument) -> StandardPage:
    """A public page that refers to the document."""
    made = StandardPage(title="Wypoczynek", slug="wypoczynek", locale=home.locale)
    made.body = body(document)
    home.add_child(instance=made)
    return factories.publish(made)


def is_found(document: CustomDocument) -> bool:
    """Whether the search finds the document by the name of its file."""
    hits = find("wniosek o dofinansowanie", "pl").hits
    return document.uuid in {hit.key for hit in hits if hit.kind == "document"}


def test_a_document_that_no_page_refers_to_is_not_found(document: Any) -> None:
    assert not is_found(document)


def test_a_document_of_a_public_page_is_found_under_its_own_address(
    page: Any, document: Any, client: Any
) -> None:
    assert is_found(document)
    html = client.get("/uk/szukaj/", {"q": "regulamin"}).content.decode()
    assert "search-hit__excerpt" not in html  # of a file without text the name would say nothing
    assert f'href="{document.url}"' in html
    assert f"/uk{document.url}" not in html


def test_a_draft_gives_nobody_a_document(home: Any, document: Any) -> None:
    made = StandardPage(title="Wypoczynek", slug="w", locale=home.locale, live=False)
    made.body = body(document)
    home.add_child(instance=made)
    made.save_revision()
    assert not is_found(document)


def test_a_withdrawn_page_takes_its_document_along(page: Any, document: Any) -> None:
    page.unpublish()
    assert not is_found(document)


def test_a_restriction_above_hides_the_document_until_it_is_lifted(
    page: Any, document: Any, home: Any
) -> None:
    wall = PageViewRestriction.objects.create(page_id=home.pk, restriction_type="login")
    assert not is_found(document)
    wall.delete()
    assert is_found(document)


def test_a_document_stays_while_another_page_refers_to_it(
    page: Any, document: Any, home: Any
) -> None:
    other = StandardPage(title="Inna", slug="inna", locale=home.locale, body=page.body)
    home.add_child(instance=other)
    factories.publish(other)
    page.delete()
    assert is_found(document)
    StandardPage.objects.get(slug="inna", locale=home.locale).delete()
    assert not is_found(document)


def test_a_page_that_drops_the_document_drops_it_from_the_search(page: Any, document: Any) -> None:
    page.body = []
    factories.publish(page)
    assert not is_found(document)
    assert not DocumentUse.objects.exists()


def test_a_document_of_a_translation_only_is_found_while_that_is_public(
    home: Any, page: Any, document: Any
) -> None:
    page.body = []
    source = factories.publish(page)
    translation = factories.translate(source, "uk", title="Відпочинок")
    translation.body = body(document)
    translation = factories.publish(translation)
    assert is_found(document)
    translation.unpublish()
    assert not is_found(document)


def test_a_new_title_is_found_at_once(page: Any, document: Any) -> None:
    document.title = "Formularz zgody"
    document.save()
    assert SearchText.objects.get(document=document.uuid).title == "Formularz zgody"


def test_a_deleted_document_is_gone(page: Any, document: Any) -> None:
    document.delete()
    assert SearchDocument.objects.get(pk=document.uuid).digest == ""


def test_a_document_in_a_closed_collection_is_not_found(page: Any, document: Any) -> None:
    wall = CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="login"
    )
    assert not is_found(document)
    wall.delete()
    assert is_found(document)


def test_a_document_is_found_no_longer_than_its_page_lasts(page: Any, document: Any) -> None:
    page.expire_at = timezone.now() + timedelta(hours=1)
    factories.publish(page)
    assert SearchDocument.objects.get(pk=document.uuid).until == page.expire_at


def test_a_rebuild_finds_the_same_documents(page: Any, document: Any) -> None:
    DocumentUse.objects.all().delete()
    SearchDocument.objects.filter(pk=document.uuid).delete()
    rebuild_tables()
    assert is_found(document)
    version = SearchDocument.objects.get(pk=document.uuid).version
    rebuild_tables()
    assert SearchDocument.objects.get(pk=document.uuid).version == version
