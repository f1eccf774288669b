"""Every change that readers can notice reaches the search in its own transaction."""

from typing import Any

import pytest
from wagtail.models import Page, PageViewRestriction

from search.models import SearchDocument, SearchText
from search.rebuild import rebuild_tables
from tests import factories

from .builders import row

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def service() -> Any:
    """A published service."""
    return factories.make_service("Poradnia dla rodzin", slug="poradnia")


def is_found(page: Any) -> bool:
    """Whether a page has a row with content."""
    document = SearchDocument.objects.filter(pk=page.translation_key).first()
    return bool(document and document.digest)


def text(page: Any, language: str = "pl") -> SearchText:
    """The stored text of a page in a language."""
    return SearchText.objects.get(document=page.translation_key, language=language)


def restrict(page: Any) -> PageViewRestriction:
    """Hide a page behind a password."""
    return PageViewRestriction.objects.create(
        page_id=page.pk, restriction_type="password", password="sezam"
    )


def test_a_published_page_is_found(service: Any) -> None:
    assert text(service).title == "Poradnia dla rodzin"
    assert text(service).path == "/uslugi/poradnia/"


def test_a_draft_changes_nothing(service: Any) -> None:
    service.title = "Inny tytuł"
    service.save_revision()
    assert text(service).title == "Poradnia dla rodzin"


def test_a_published_change_is_found_under_its_new_words(service: Any) -> None:
    service.title = "Inny tytuł"
    factories.publish(service)
    assert text(service).title == "Inny tytuł"
    assert row(service.translation_key).version == 2


def test_a_published_translation_adds_its_text_and_a_withdrawn_one_takes_it(service: Any) -> None:
    translation = factories.translate(service, "uk", title="Консультація")
    assert text(service, "uk").title == "Консультація"
    translation.unpublish()
    assert not SearchText.objects.filter(language="uk", document=service.translation_key).exists()
    assert is_found(service)


def test_a_draft_translation_adds_nothing(service: Any) -> None:
    factories.translate(service, "uk", title="Консультація", live=False)
    assert not SearchText.objects.filter(language="uk", document=service.translation_key).exists()


def test_an_unpublished_page_is_gone(service: Any) -> None:
    service.unpublish()
    assert not is_found(service)


def test_a_deleted_page_is_gone_with_all_its_translations(service: Any) -> None:
    factories.translate(service, "uk", title="Консультація")
    Page.objects.get(pk=service.pk).delete()
    assert not is_found(service)


def test_a_deleted_translation_takes_only_its_text(service: Any) -> None:
    factories.translate(service, "uk", title="Консультація").delete()
    assert is_found(service)
    assert not SearchText.objects.filter(language="uk", document=service.translation_key).exists()


def test_a_restricted_page_is_gone_until_it_is_opened_again(service: Any) -> None:
    restriction = restrict(service)
    assert not is_found(service)
    restriction.delete()
    assert is_found(service)


def test_a_restriction_covers_what_is_below_and_its_translations(service: Any) -> None:
    factories.translate(service, "uk", title="Консультація")
    restrict(factories.catalogue_page())
    assert not is_found(service)


def test_a_new_slug_of_an_ancestor_changes_the_addresses_below(service: Any) -> None:
    catalogue = factories.catalogue_page()
    catalogue.slug = "pomoc"
    factories.publish(catalogue)
    assert text(service).path == "/pomoc/poradnia/"


def test_a_moved_page_and_what_is_below_it_have_new_addresses(service: Any, home: Any) -> None:
    other = home.add_child(instance=type(factories.catalogue_page())(title="Inne", slug="inne"))
    service.move(other, pos="last-child")
    assert text(service).path == "/inne/poradnia/"


def test_a_place_carries_its_change_to_the_services_there() -> None:
    place = factories.make_place(phone="+48 10 000 00 01")
    service = factories.make_service(places=[place])
    place.phones.set([type(place.phones.first())(number="+48 10 000 00 99")])
    factories.publish(place)
    assert "+48 10 000 00 99" in text(service).body
    assert row(service.translation_key).version == 2


def test_an_unpublished_place_shows_no_more_in_the_services_there() -> None:
    place = factories.make_place("Zielony dworek")
    service = factories.make_service(places=[place])
    place.unpublish()
    assert "Zielony dworek" not in text(service).body


def test_a_renamed_provider_is_renamed_in_its_services() -> None:
    provider = factories.make_provider("Dawna nazwa")
    service = factories.make_service(provider=provider)
    provider.title = "Nowa nazwa"
    factories.publish(provider)
    assert "Nowa nazwa" in text(service).body


def test_the_rows_are_what_a_rebuild_would_make(service: Any) -> None:
    provider = factories.make_provider(places=[factories.make_place()])
    factories.make_service(provider=provider)
    factories.publish(provider)
    before = dict(SearchDocument.objects.values_list("key", "version"))
    rebuild_tables()
    assert dict(SearchDocument.objects.values_list("key", "version")) == before
