"""Saving a translation: a draft touches nothing public, publishing is one step."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import CannotSaveDraftError, Translation

from core import cache
from tests.factories import make_category, make_place, make_service, publish
from tests.translating import begin, complete, give, logged
from translations.publishing import NotComplete, save_target

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def service(db):
    return make_service("Poradnictwo", slug="x", summary="Rozmowa.", areas=["0407"])


def in_ukrainian(thing):
    return type(thing).objects.get(
        translation_key=thing.translation_key, locale__language_code="uk"
    )


def test_ours_stands_in_the_place_of_wagtail_localizes_own():
    assert Translation.save_target is save_target


def test_a_published_translation_shows_its_words_and_is_logged(service, administrator):
    translation = begin(service)
    give(translation, title="Консультації", summary="Розмова.")
    translation.save_target(user=administrator)
    page = in_ukrainian(service)
    assert (page.title, page.summary, page.live) == ("Консультації", "Розмова.", True)
    assert logged(translation).revision == page.latest_revision
    assert page.latest_revision.user == administrator


def test_a_draft_leaves_the_live_row_as_it_was(service):
    translation = begin(service)
    give(translation, title="Консультації")
    complete(translation).save_target()
    give(translation, title="Поради")
    translation.save_target(publish=False)
    page = in_ukrainian(service)
    assert page.title == "Консультації"
    assert page.has_unpublished_changes
    assert page.get_latest_revision_as_object().title == "Поради"


def test_a_first_draft_is_not_public(service):
    translation = begin(service)
    give(translation, title="Консультації")
    translation.save_target(publish=False)
    page = in_ukrainian(service)
    assert not page.live
    assert page.get_latest_revision_as_object().title == "Консультації"


def test_a_draft_does_not_move_the_generation_once_the_page_is_there(service):
    translation = complete(begin(service))
    translation.save_target()
    give(translation, title="Консультації")
    before = cache.read_generation()
    translation.save_target(publish=False)
    assert cache.read_generation() == before
    translation.save_target()
    assert cache.read_generation() > before


def test_a_translation_with_missing_texts_is_not_published(service):
    translation = begin(service)
    give(translation, title="Консультації")
    with pytest.raises(NotComplete, match="1"):
        translation.save_target()
    assert not type(service).objects.filter(locale__language_code="uk", live=True).exists()


def test_a_translation_holds_no_facts_and_keeps_the_slug(service):
    translation = complete(begin(service))
    translation.save_target()
    page = in_ukrainian(service)
    assert page.slug == "x"
    assert not page.areas.exists()
    assert not page.languages.exists()
    assert page.confirmed_on is None


def test_an_alias_becomes_a_translation_of_its_own(service, client):
    uk = Locale.objects.get(language_code="uk")
    service.copy_for_translation(uk, alias=True)
    assert "notice-fallback" in client.get("/uk/uslugi/x/").content.decode()
    translation = begin(service)
    give(translation, title="Консультації")
    complete(translation).save_target()
    assert in_ukrainian(service).alias_of is None
    html = client.get("/uk/uslugi/x/").content.decode()
    assert "<h1>Консультації</h1>" in html
    assert "notice-fallback" not in html


def test_an_alias_that_is_only_drafted_shows_the_polish_text_as_before(service, client):
    service.copy_for_translation(Locale.objects.get(language_code="uk"), alias=True)
    translation = begin(service)
    give(translation, title="Консультації")
    translation.save_target(publish=False)
    assert "<h1>Poradnictwo</h1>" in client.get("/uk/uslugi/x/").content.decode()


def test_after_a_change_of_the_source_readers_keep_the_last_whole_translation(service):
    translation = begin(service)
    give(translation, title="Консультації", summary="Розмова.")
    translation.save_target()
    service.summary = "Długa rozmowa."
    publish(service)
    with pytest.raises(NotComplete):
        translation.save_target()
    assert in_ukrainian(service).summary == "Розмова."
    give(translation, summary="Довга розмова.")
    translation.save_target()
    assert in_ukrainian(service).summary == "Довга розмова."


def test_publishing_takes_the_place_of_the_fallback_in_the_same_breath(service, client):
    assert "notice-fallback" in client.get("/uk/uslugi/x/").content.decode()
    complete(begin(service)).save_target()
    assert "notice-fallback" not in client.get("/uk/uslugi/x/").content.decode()
    assert "notice-fallback" in client.get("/en/uslugi/x/").content.decode()


def test_a_term_has_no_drafts():
    translation = begin(make_category("opieka"))
    with pytest.raises(CannotSaveDraftError):
        translation.save_target(publish=False)


def test_a_term_is_translated_at_once_and_without_its_facts():
    category = make_category("opieka", slug="opieka")
    translation = begin(category)
    give(translation, label="догляд")
    translation.save_target()
    assert (in_ukrainian(category).label, in_ukrainian(category).slug) == ("догляд", "")
    assert logged(translation).revision is None


@pytest.mark.parametrize("live", [True, False])
def test_a_place_is_translated_as_a_draft_or_published(live):
    place = make_place("Poradnia")
    translation = begin(place)
    give(translation, name="Консультація")
    translation.save_target(publish=live)
    copy = in_ukrainian(place)
    assert copy.live is live
    assert copy.get_latest_revision_as_object().name == "Консультація"
    assert (copy.street, copy.phones.count(), copy.hours.count()) == ("", 0, 0)
