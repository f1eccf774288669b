"""Before a source is published its editor reads what becomes outdated, and may call it minor."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from home.models import StandardPage
from tests.factories import make_service, publish
from tests.translating import begin, complete
from translations.models import Edition
from translations.outcome import Outcome, outcome_of, sentences

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def service(db):
    return make_service("Poradnictwo", slug="x", summary="Rozmowa z psychologiem.")


@pytest.fixture
def translated(service):
    for code in ("uk", "es"):
        complete(begin(service, code)).save_target()
    return service


@pytest.fixture
def page(home):
    """A page whose form is short enough to be sent."""
    page = home.add_child(instance=StandardPage(title="O nas", slug="o-nas", summary="Kim."))
    page = publish(page)
    complete(begin(page)).save_target()
    return page


def drafted(thing, **words):
    for name, value in words.items():
        setattr(thing, name, value)
    thing.save_revision()
    return thing.get_latest_revision_as_object()


def form_of(client, thing):
    return client.get(reverse("wagtailadmin_pages:edit", args=[thing.pk]))


def box(response):
    """Whether the checkbox is shown, and whether it is ticked."""
    html = response.content.decode()
    shown = 'name="minor_edit"' in html
    return shown, bool(response.context["form"]["minor_edit"].value())


def test_changed_words_count_once_for_each_language(translated):
    draft = drafted(translated, summary="Rozmowa z prawnikiem online.")
    assert outcome_of(draft) == Outcome(["uk", "es"], 4)
    assert outcome_of(draft).words == 8


@pytest.mark.parametrize("change", [{"title": "Porady"}, {"summary": ""}, {"confirmed_on": None}])
def test_what_is_announced_is_what_publishing_does(translated, change):
    draft = drafted(translated, **change)
    announced = len(outcome_of(draft).languages)
    publish(draft)
    assert Edition.objects.filter(outdated_since__isnull=False).count() == announced


def test_nothing_becomes_outdated_without_a_change_of_words(translated):
    assert outcome_of(translated) == Outcome()
    assert outcome_of(drafted(translated, confirmed_on=None)) == Outcome()


def test_a_translation_that_is_outdated_already_is_not_counted_again(translated):
    translated.summary = "Rozmowa z prawnikiem."
    translated = publish(translated)
    assert outcome_of(drafted(translated, summary="Rozmowa.")) == Outcome()


def test_drafts_of_translations_do_not_become_outdated(service):
    begin(service).save_target(publish=False)
    assert outcome_of(drafted(service, summary="Porada.")) == Outcome()


def test_a_minor_draft_makes_nothing_outdated(translated):
    assert outcome_of(drafted(translated, summary="Porada.", minor_edit=True)).minor


def test_a_page_without_translations_costs_one_question(service, django_assert_num_queries):
    with django_assert_num_queries(2):  # the number of the generation, and whether there are any
        assert outcome_of(service) is None


def test_the_number_of_questions_does_not_grow_with_languages(
    service, django_assert_max_num_queries
):
    def asked():
        draft = drafted(service, summary="Porada.")
        with django_assert_max_num_queries(10) as captured:
            outcome_of(draft)
        return len(captured)

    complete(begin(service, "uk")).save_target()
    one = asked()
    for code in ("en", "ru", "be", "es", "ar"):
        complete(begin(service, code)).save_target()
    assert asked() == one


def test_it_is_said_in_sentences():
    with override("en"):
        assert sentences(Outcome(["uk", "es"], 4)) == [
            "After publishing, 2 translations become outdated: Ukrainian, Spanish.",
            "All together, 8 words have to be translated anew.",
        ]
        assert sentences(Outcome()) == ["No translation becomes outdated."]


def test_the_form_says_it_above_the_publishing(editor, translated):
    drafted(translated, summary="Rozmowa z prawnikiem online.")
    response = form_of(editor, translated)
    html = response.content.decode()
    assert "data-translation-outcome" in html
    assert "8" in html[html.index("data-translation-outcome") :][:600]


def test_the_checkbox_is_there_only_for_public_pages_with_translations(editor, service):
    assert box(form_of(editor, service)) == (False, False)
    complete(begin(service)).save_target()
    assert box(form_of(editor, service)) == (True, False)
    service.unpublish()
    assert not box(form_of(editor, service))[0]


def test_a_translation_has_no_such_panel(editor, translated):
    ukrainian = translated.get_translations().first()
    begin(translated).source.delete()
    assert 'name="minor_edit"' not in form_of(editor, ukrainian).content.decode()


def test_each_new_edit_begins_unticked(editor, page):
    assert box(form_of(editor, page)) == (True, False)
    draft = drafted(page, summary="Kim!", minor_edit=True)
    assert box(form_of(editor, page)) == (True, True)
    publish(draft)
    assert box(form_of(editor, page)) == (True, False)
    drafted(StandardPage.objects.get(pk=page.pk), summary="Kim?")
    assert box(form_of(editor, page)) == (True, False)


def test_the_published_row_forgets_that_an_edit_was_minor(page):
    page.summary, page.minor_edit = "Kim!", True
    page.save_revision().publish()
    assert not StandardPage.objects.get(pk=page.pk).minor_edit
    assert Edition.objects.get().outdated_since is None
    page = StandardPage.objects.get(pk=page.pk)
    page.summary = "Czym?"
    publish(page)
    assert Edition.objects.get().outdated_since is not None


def test_the_sentence_is_asked_for_again_after_a_draft(editor, translated):
    address = reverse("translations:outcome", args=[translated.translation_key])
    before = editor.get(address).content.decode()
    drafted(translated, summary="Rozmowa z prawnikiem online.")
    after = editor.get(address).content.decode()
    assert before != after
    assert "8" in after


def test_the_sentence_is_for_those_who_may_edit(client, translated, django_user_model):
    client.force_login(django_user_model.objects.create_user("nikt", "n@example.org", "x"))
    address = reverse("translations:outcome", args=[translated.translation_key])
    assert client.get(address).status_code == 302


def test_who_approves_with_a_comment_reads_it_too(editor, translated, administrator):
    draft = drafted(translated, summary="Rozmowa z prawnikiem online.")
    state = draft.get_workflow().start(draft, administrator)
    args = [translated.pk, "approve", state.current_task_state_id]
    modal = editor.get(reverse("wagtailadmin_pages:workflow_action", args=args))
    assert "8" in modal.json()["html"]
    args[1] = "reject"
    modal = editor.get(reverse("wagtailadmin_pages:workflow_action", args=args))
    assert "8" not in modal.json()["html"].partition("csrf")[0]
