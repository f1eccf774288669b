"""Whichever button is pressed, no mixture of languages becomes public."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from tests.factories import make_category, make_place, make_service
from tests.translating import begin, complete, give
from translations.models import Edition
from translations.provenance import review

from .people import form, rule
from .test_provenance import by_machine

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def service(db):
    return make_service("Poradnictwo", slug="x", summary="Rozmowa.", areas=["0407"])


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


def target(translation):
    return translation.get_target_instance()


def drafted(thing):
    translation = begin(thing)
    translation.save_target(publish=False)
    return translation


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def publish(client, translation):
    url = reverse("wagtailadmin_pages:edit", args=[target(translation).pk])
    return client.post(url, {"action": "publish"}, follow=True)


def test_the_editor_says_how_many_texts_are_missing_and_publishes_nothing(editor, service):
    translation = drafted(service)
    give(translation, title="Консультації")
    response = publish(editor, translation)
    assert "1" in said(response)
    assert not target(translation).live


def test_a_whole_translation_is_published_by_the_same_button(editor, service):
    translation = complete(drafted(service))
    publish(editor, translation)
    assert target(translation).live


def test_a_snippet_with_drafts_is_guarded_too(editor):
    translation = drafted(make_place("Poradnia", directions="Wejście od podwórza."))
    give(translation, name="Консультація")
    url = f"/admin/snippets/catalogue/place/edit/{target(translation).pk}/"
    editor.post(url, {"action": "publish"})
    assert not target(translation).live


def test_an_incomplete_translation_is_not_submitted(editor, service):
    translation = drafted(service)
    url = reverse("translations:submit", args=[translation.pk])
    assert b'type="submit" class="button"' not in editor.get(url).content
    editor.post(url)
    assert target(translation).current_workflow_state is None


def test_a_draft_that_is_not_complete_is_published_from_no_list(service, administrator):
    page = target(drafted(service))
    with pytest.raises(PermissionDenied):
        page.get_latest_revision().publish(user=administrator)
    assert not type(page).objects.get(pk=page.pk).live


@pytest.mark.parametrize("machine", ["reviewed", "nothing"])
def test_what_a_language_forbids_is_refused_with_the_reason(editor, service, machine):
    from wagtail_localize.models import StringTranslation

    rule("uk", machine=machine)
    translation = complete(drafted(service))
    StringTranslation.objects.filter(data__startswith="[uk]").first()
    for text in StringTranslation.objects.all():
        text.translation_type = "machine"
        text.save()
    response = publish(editor, translation)
    assert "2" in said(response)
    assert not target(translation).live


def test_a_rule_made_later_withholds_what_is_public_and_gives_it_back(client, service):
    from wagtail_localize.models import StringTranslation

    translation = complete(begin(service))
    for text in StringTranslation.objects.all():
        text.translation_type = "machine"
        text.save()
    translation.save_target()
    assert "[uk] Poradnictwo" in client.get("/uk/uslugi/x/").content.decode()
    rule("uk", machine="reviewed")
    html = client.get("/uk/uslugi/x/").content.decode()
    assert "[uk]" not in html
    assert "notice-fallback" in html
    rule("uk", machine="notice")
    assert "[uk] Poradnictwo" in client.get("/uk/uslugi/x/").content.decode()


def test_a_list_of_pages_names_the_reason_and_publishes_none(editor, service):
    whole, half = complete(drafted(make_service("Porady"))), drafted(service)
    whole.save_target(publish=False)
    pages = [target(whole).pk, target(half).pk]
    url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    url += f"?id={pages[0]}&id={pages[1]}&next=/admin/"
    answer = editor.post(url, follow=True)
    assert "Poradnictwo" in said(answer)
    assert "2" in said(answer)
    assert not target(whole).live
    editor.post(url.replace(f"&id={pages[1]}", ""))
    assert target(whole).live


def test_a_draft_that_the_rule_forbids_is_published_from_no_list(service, administrator):
    rule("uk", machine="nothing")
    translation = by_machine(begin(service, "uk"))
    translation.save_target(publish=False)
    with pytest.raises(PermissionDenied):
        target(translation).get_latest_revision().publish(user=administrator)
    rule("uk", machine="notice")
    target(translation).get_latest_revision().publish(user=administrator)
    assert target(translation).live


def test_a_draft_whose_texts_were_reviewed_since_may_be_published(service, administrator):
    rule("uk", machine="reviewed")
    translation = by_machine(begin(service, "uk"))
    translation.save_target(publish=False)
    review(translation, administrator)
    target(translation).get_latest_revision().publish(user=administrator)
    assert target(translation).live


def test_a_place_that_is_not_complete_is_published_from_no_list(administrator):
    place = target(drafted(make_place("Poradnia", directions="Wejście od podwórza.")))
    with pytest.raises(PermissionDenied):
        place.get_latest_revision().publish(user=administrator)


def test_terms_obey_the_rule_too():
    rule("uk", machine="nothing")
    with pytest.raises(ValidationError):
        by_machine(begin(make_category("opieka"), "uk")).save_target()


def test_the_button_that_shows_a_term_to_readers_says_what_the_rule_forbids(editor):
    rule("uk", machine="nothing")
    translation = by_machine(begin(make_category("opieka"), "uk"))
    url = reverse("translations:edit", args=[translation.pk])
    answer = editor.post(url, form(translation) | {"then": "submit"}, follow=True)
    assert answer.status_code == 200
    assert "1" in said(answer)
    assert not Edition.objects.exists()


def test_the_editor_that_saves_text_by_text_takes_no_odd_signs(editor, service):
    translation = drafted(service)
    segment = translation.source.stringsegment_set.first()
    name = "wagtail_localize:edit_string_translation"
    url = reverse(name, args=[translation.pk, segment.pk])
    for value in ("a\0b", "<script>x</script>", "x" * 200_000):
        body = encode_multipart(BOUNDARY, {"value": value})
        answer = editor.put(url, body, content_type=MULTIPART_CONTENT)
        assert (answer.status_code, bool(answer.json()["error"])) == (400, True)
    body = encode_multipart(BOUNDARY, {"value": "Консультації"})
    assert editor.put(url, body, content_type=MULTIPART_CONTENT).status_code == 201


def stop(client, translation):
    url = reverse("wagtail_localize:stop_translation", args=[translation.pk])
    answer = client.post(url, follow=True)
    translation.refresh_from_db()
    return answer


def test_only_what_may_be_public_is_handed_to_the_ordinary_editor(editor, service):
    half = drafted(service)
    assert "2" in said(stop(editor, half))
    assert half.enabled
    unseen = by_machine(begin(make_service("Porady"), "uk"))
    unseen.save_target(publish=False)
    stop(editor, unseen)
    assert unseen.enabled
    whole = complete(drafted(make_service("Zajęcia")))
    stop(editor, whole)
    assert not whole.enabled


def test_bringing_translations_up_to_date_says_which_were_not_published(editor, service):
    half = drafted(service)
    url = reverse("wagtail_localize:update_translations", args=[half.source_id])
    answer = editor.post(url, {"publish_translations": "on"}, follow=True)
    assert "українська" in said(answer)
    assert not target(half).live
