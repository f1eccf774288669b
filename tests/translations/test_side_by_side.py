"""The side-by-side editor: what it shows, what it saves, and what two people do to each other."""

import pytest
from wagtail_localize.models import StringTranslation

from tests.factories import make_category, make_place, make_service, publish
from tests.translating import begin, complete, give
from translations.models import Presence, SegmentComment, SegmentOrigin
from translations.progress import measure

from .people import browser_of, by_machine, form, member, name_of, translator, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LINKED = '<p>Zapytaj <a href="https://example.org/">urząd</a> o <b>termin</b>.</p>'


@pytest.fixture
def service(db):
    return make_service("Poradnictwo", slug="x", summary="Rozmowa.", areas=["0407"])


@pytest.fixture
def translation(service):
    return begin(service)


@pytest.fixture
def olena(db):
    return browser_of(translator("uk"))


def url(translation):
    return f"/admin/translations/{translation.pk}/edit/"


def test_the_polish_words_stand_beside_a_field_for_each(olena, translation):
    html = olena.get(url(translation)).content.decode()
    assert '<div class="segment__source" lang="pl" dir="ltr">Rozmowa.</div>' in html
    assert html.count("<textarea") == 4
    assert 'lang="uk" dir="ltr"' in html


def test_arabic_is_written_from_the_right(service, administrator):
    html = browser_of(administrator).get(url(begin(service, "ar"))).content.decode()
    assert 'lang="ar" dir="rtl"' in html


def test_what_is_written_is_a_persons_and_theirs(olena, translation):
    response = olena.post(url(translation), form(translation, summary="Розмова."))
    assert response.status_code == 302
    text = StringTranslation.objects.get()
    assert (text.data, text.translation_type) == ("Розмова.", "manual")
    assert text.last_translated_by.username == "olena"
    assert text.origin.kind == "person"


def test_only_what_was_changed_is_saved(olena, translation):
    complete(translation)
    before = dict(StringTranslation.objects.values_list("pk", "updated_at"))
    olena.post(url(translation), form(translation, summary="Розмова."))
    after = dict(StringTranslation.objects.values_list("pk", "updated_at"))
    assert sum(before[pk] != after[pk] for pk in before) == 1


def test_a_text_that_is_emptied_has_no_translation_any_more(olena, translation):
    complete(translation)
    olena.post(url(translation), form(translation, summary=""))
    assert words_of(translation) == {"title": "[uk] Poradnictwo", "summary": None}


def test_a_text_that_somebody_changed_meanwhile_is_not_overwritten(olena, translation):
    data = form(translation, title="Поради", summary="Моє.")
    give(translation, summary="Чуже.")
    response = olena.post(url(translation), data)
    html = response.content.decode()
    assert response.status_code == 422
    assert words_of(translation) == {"title": "Поради", "summary": "Чуже."}
    assert "Чуже.</blockquote>" in html
    assert ">Моє.</textarea>" in html


def clashed(translation, choice):
    name, data = name_of(translation), form(translation, summary="Моє.")
    return data | {f"clash-{name}": "1", f"choice-{name}": choice}


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Моє."), ("theirs", "Чуже."), ("", "Чуже.")])
def test_after_both_were_shown_the_choice_counts(olena, translation, choice, kept):
    give(translation, summary="Чуже.")
    response = olena.post(url(translation), clashed(translation, choice))
    assert words_of(translation)["summary"] == kept
    assert response.status_code == (302 if choice else 422)


def test_a_choice_does_not_overwrite_what_came_after_it(olena, translation):
    give(translation, summary="Чуже.")
    data = clashed(translation, "mine")
    give(translation, summary="Ще новіше.")
    assert olena.post(url(translation), data).status_code == 422
    assert words_of(translation)["summary"] == "Ще новіше."


def test_the_second_one_is_told_who_is_there(olena, translation):
    browser_of(translator("uk", "petro")).get(url(translation))
    assert "petro" in olena.get(url(translation)).content.decode()
    Presence.objects.update(seen_at="2020-01-01T00:00Z")
    assert "petro" not in olena.get(url(translation)).content.decode()


def test_words_for_a_text_that_is_gone_are_given_back(olena, service, translation):
    data = form(translation, summary="Розмова.")
    service.summary = "Długa rozmowa."
    publish(service)
    response = olena.post(url(translation), data)
    assert "Розмова.</q>" in response.content.decode()
    assert words_of(translation)["summary"] is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Спитай установу.", "&lt;a id=&quot;a1&quot;&gt;"),
        ('Спитай <a id="a2">установу</a>.', "a2"),
        ("<script>x</script>", "&lt;b&gt;"),
        ('<b onclick="x">Спитай</b>', "&lt;b&gt;"),
    ],
)
def test_broken_marks_are_refused_with_the_reason(administrator, words, told):
    page = make_service("X", slug="y", summary="Rozmowa.")
    page.body = [("text", LINKED)]
    translation = begin(publish(page))
    path = next(path for path in words_of(translation) if path.startswith("body"))
    data = form(translation, summary="Розмова.", **{path: words})
    response = browser_of(administrator).post(url(translation), data)
    problem = response.content.decode().partition("segment__problem")[2][:400]
    assert told in problem
    assert words_of(translation)[path] is None
    assert words_of(translation)["summary"] == "Розмова."


def test_a_name_that_is_too_long_is_refused(olena, translation):
    response = olena.post(url(translation), form(translation, title="я" * 256))
    assert "256" in response.content.decode()
    assert words_of(translation)["title"] is None


def test_a_machines_text_is_reviewed_only_when_that_is_said(olena, translation):
    text = by_machine(translation)
    olena.post(url(translation), form(translation))
    assert SegmentOrigin.objects.get(text=text).kind == "machine"
    row = name_of(translation)
    data = form(translation)
    olena.post(url(translation), data | {f"checked-{row}": data[f"version-{row}"]})
    origin = SegmentOrigin.objects.get(text=text)
    assert (origin.kind, origin.reviewed_by.username) == ("reviewed", "olena")


def test_a_comment_stands_below_its_text_until_it_is_settled(olena, translation):
    comment = {f"comment-{name_of(translation)}": "Чи це правильно?"}
    olena.post(url(translation), form(translation) | comment)
    made = SegmentComment.objects.get()
    assert (made.author_name, made.text) == ("olena", "Чи це правильно?")
    assert "Чи це правильно?" in olena.get(url(translation)).content.decode()
    olena.post(url(translation), form(translation) | {f"resolve-{made.pk}": "1"})
    made.refresh_from_db()
    assert (made.resolved_by, made.resolved_at is None) == ("olena", False)


def test_a_comment_of_another_translation_is_not_settled(olena, service, translation):
    other = begin(service, "en")
    comment = SegmentComment.objects.create(
        translation=other,
        context=other.source.stringsegment_set.first().context,
        text="x",
        author_name="y",
    )
    olena.post(url(translation), form(translation) | {f"resolve-{comment.pk}": "1"})
    comment.refresh_from_db()
    assert comment.resolved_at is None


def test_submitting_starts_the_way_to_publication(olena, service, translation):
    translation.save_target(publish=False)
    data = form(translation, title="Поради", summary="Розмова.") | {"then": "submit"}
    olena.post(url(translation), data)
    page = translation.get_target_instance()
    assert page.workflow_in_progress
    assert not page.live
    assert page.get_latest_revision_as_object().summary == "Розмова."


def test_what_waits_for_approval_is_not_changed(olena, translation):
    complete(translation)
    olena.post(url(translation), form(translation) | {"then": "submit"})
    olena.post(url(translation), form(translation, summary="Ні."))
    assert words_of(translation)["summary"] == "[uk] Rozmowa."


def test_with_missing_texts_submitting_asks_once_more(olena, translation):
    translation.save_target(publish=False)
    data = form(translation, summary="Розмова.") | {"then": "submit"}
    response = olena.post(url(translation), data)
    assert response.headers["Location"] == f"/admin/translations/{translation.pk}/submit/"
    assert not translation.get_target_instance().workflow_in_progress


def test_a_place_becomes_a_draft(olena):
    translation = begin(make_place("Poradnia"))
    olena.post(url(translation), form(translation, name="Консультація") | {"then": "submit"})
    place = translation.get_target_instance()
    assert (place.live, place.get_latest_revision_as_object().name) == (False, "Консультація")


def test_going_on_leads_to_the_next_that_waits(olena, translation):
    other = begin(make_service("Inna", slug="y"))
    measure(other)
    response = olena.post(url(translation), form(translation) | {"then": "next"})
    assert response.headers["Location"] == url(other)


def test_a_translator_opens_their_languages_and_no_terms(olena, service, translation):
    assert olena.get(url(translation)).status_code == 200
    for other in (begin(service, "en"), begin(make_category("opieka"))):
        assert olena.get(url(other)).headers["Location"] == "/admin/"
        olena.post(url(other), form(other, label="догляд", title="X"))
    assert not StringTranslation.objects.exists()


def test_paragraphs_are_named_by_field_and_kind(administrator):
    translation = begin(make_service("X", slug="y", body=["Akapit."]))
    html = browser_of(administrator).get(url(translation)).content.decode()
    assert "Treść: Tekst</h3>" in html


def test_a_long_text_costs_as_many_queries_as_a_short_one(
    administrator, django_assert_max_num_queries
):
    page = make_service("X", slug="y", body=[f"Akapit {n}." for n in range(40)])
    translation = complete(begin(page))
    client = browser_of(administrator)
    client.get(url(translation))
    with django_assert_max_num_queries(40):
        client.get(url(translation))


def test_more_than_two_hundred_texts_are_cut_into_pages(administrator, monkeypatch):
    monkeypatch.setattr("translations.desk.SIZE", 2)
    page = make_service("X", slug="y", summary="Rozmowa.", body=["Akapit."])
    translation, client = begin(page), browser_of(administrator)
    assert client.get(url(translation)).content.decode().count('name="text-') == 2
    assert client.get(url(translation) + "?page=2").content.decode().count('name="text-') == 1
    response = client.post(url(translation), {"then": "next"})
    assert response.headers["Location"] == url(translation) + "?page=2"


def test_an_editor_opens_it_from_the_page(administrator, translation):
    translation.save_target(publish=False)
    page = translation.get_target_instance()
    html = browser_of(administrator).get(f"/admin/pages/{page.pk}/").content.decode()
    assert url(translation) in html


def test_a_member_of_another_group_is_refused(translation):
    team = browser_of(member("Tłumacz (angielski)"))
    assert team.get(url(translation)).headers["Location"] == "/admin/"
