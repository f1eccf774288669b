"""What is done with rows that are ticked on the board: who may, what is left out, what is said."""

import pytest
from django.contrib.auth.models import Group
from django.http import HttpResponse
from wagtail_localize.models import Translation

from core.models import User
from tests.factories import make_category, make_service
from tests.translating import begin, complete, give
from tests.translations.builders_board import BOARD, make_many, said
from tests.translations.test_provenance import by_machine
from translations import actions
from translations.models import Edition, TranslationState
from translations.permissions import may_translate

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def ukrainian(client):
    translator = User.objects.create_user("olena", "olena@example.org", "haslo-do-testow")
    translator.groups.add(Group.objects.get(name="Tłumacz (ukraiński)"))
    client.force_login(translator)
    return client


@pytest.fixture
def service(db):
    return make_service("Poradnictwo", slug="x", summary="Rozmowa.")


@pytest.fixture
def noted(monkeypatch):
    """An action that notes what it was given, as another part of the site would register it."""
    monkeypatch.setattr(actions, "_actions", dict(actions._actions))
    given = []

    def run(request, translations):
        given.extend(sorted(row.target_locale.language_code for row in translations))
        return "Zrobione."

    actions.register_action("note", "Zanotuj", may_translate, run)
    return given


def act(client, *things, language="uk", action="review", query=""):
    keys = [str(getattr(thing, "translation_key", thing)) for thing in things]
    form = {"key": keys, "language": language, "action": action}
    response = client.post(f"{BOARD}act/{query}", form, follow=True)
    assert response.status_code == 200
    return response


def state(translation):
    return TranslationState.objects.get(translation=translation).state


def test_marking_as_reviewed_is_on_the_board_and_the_public_page_at_once(editor, service):
    translation = by_machine(begin(service))
    translation.save_target()
    assert state(translation) == "machine"
    assert "2" in said(act(editor, service))
    assert state(translation) == "reviewed"
    assert Edition.objects.get().origin == "reviewed"


def test_a_review_of_newer_words_says_nothing_of_what_is_public(editor, service):
    translation = by_machine(begin(service))
    translation.save_target()
    give(translation, summary="Розмова.")
    act(editor, service)
    assert Edition.objects.get().machine == 2
    assert state(translation) == "machine"


def test_beginning_makes_drafts_of_what_is_missing_only(editor, service):
    complete(begin(service)).save_target()
    answer = act(editor, service, language="all", action="begin")
    assert "5" in said(answer)
    assert Translation.objects.filter(source__object_id=service.translation_key).count() == 6
    assert type(service).objects.filter(translation_key=service.translation_key).count() == 7
    assert act(editor, service, language="all", action="begin").status_code == 200
    assert Translation.objects.filter(source__object_id=service.translation_key).count() == 6


def test_beginning_leaves_alone_what_was_made_by_hand(editor, service):
    complete(begin(service)).save_target()
    begin(service).source.delete()
    act(editor, service, action="begin")
    assert not Translation.objects.exists()


def test_a_term_is_begun_too(editor):
    term = make_category("Rodzina")
    act(editor, term, action="begin")
    assert type(term).objects.filter(locale__language_code="uk").exists()


def test_others_register_actions_that_answer_with_a_message(editor, service, noted):
    for code in ("uk", "es"):
        begin(service, code).save_target(publish=False)
    assert "Zanotuj" in editor.get(BOARD).content.decode()
    answer = act(editor, service, language="all", action="note")
    assert noted == ["es", "uk"]
    assert "Zrobione." in said(answer)
    assert "4" in said(answer)


def test_an_action_may_answer_with_a_file(editor, service, monkeypatch):
    monkeypatch.setattr(actions, "_actions", dict(actions._actions))
    begin(service).save_target(publish=False)
    actions.register_action(
        "file", "Plik", may_translate, lambda request, rows: HttpResponse(b"x", "text/plain")
    )
    assert act(editor, service, action="file").content == b"x"


def test_a_translator_changes_only_languages_of_theirs(ukrainian, service, noted):
    for code in ("uk", "es"):
        begin(service, code).save_target(publish=False)
    act(ukrainian, service, language="all", action="note")
    assert noted == ["uk"]
    act(ukrainian, service, language="es", action="begin")
    act(ukrainian, service, language="ru", action="begin")
    assert not Translation.objects.filter(target_locale__language_code="ru").exists()


def test_an_editor_of_polish_pages_begins_nothing(client, service):
    editor = User.objects.create_user("ewa", "ewa@example.org", "haslo-do-testow")
    editor.groups.add(Group.objects.get(name="Redaktor"))
    client.force_login(editor)
    act(client, service, action="begin")
    assert not Translation.objects.exists()


def test_people_without_a_language_see_no_board(client, service):
    person = User.objects.create_user("nikt", "nikt@example.org", "haslo-do-testow")
    client.force_login(person)
    assert client.get(BOARD).status_code == 302
    assert client.post(f"{BOARD}act/").status_code == 302


@pytest.mark.parametrize("missing", ["key", "language", "action"])
def test_a_form_without_something_says_what_to_do(editor, service, missing):
    form = {"key": str(service.translation_key), "language": "uk", "action": "begin"}
    response = editor.post(f"{BOARD}act/", form | {missing: "x"}, follow=True)
    assert said(response)
    assert not Translation.objects.exists()


def test_too_much_at_once_is_refused_whole(editor):
    originals = make_many(200)
    assert "1200" in said(act(editor, *originals, language="all", action="review"))
    Translation.objects.all().delete()
    assert "200" in said(act(editor, *originals, action="begin"))
    assert not Translation.objects.exists()


def test_the_board_comes_back_under_the_same_filter(editor, service):
    answer = act(editor, service, query="?state=missing&page=1")
    assert answer.request["QUERY_STRING"] == "state=missing&page=1"
