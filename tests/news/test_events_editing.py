"""What editors of events meet: messages at the field, drafts that are kept, rows that last."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from news.models import EventDate, EventIndexPage, EventPage
from tests.factories import publish, translate

from .builders_events import event_index, make_event, on
from .builders_news import make_picture, make_project, make_topic

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "1"}
ROW = {"starts_on": "2026-12-10", "city": "Toruń"}


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


def form(rows=(ROW,), **given):
    """What the browser sends from the form of an event."""
    fields = {
        "title": "Nowe wydarzenie",
        "slug": "nowe",
        "kind": "training",
        "recruitment_switch": "automatic",
        "body": streamfield([]),
        "easy_body": streamfield([]),
        "programme": streamfield([]),
        "modules": streamfield([]),
        "comments": inline_formset([]),
        "dates": inline_formset(list(rows)),
    }
    chosen = {name: value for name, value in given.items() if name == "topics"}
    return nested_form_data(fields | {**given, **dict.fromkeys(chosen)}) | chosen


def send(editor, rows=(ROW,), **given):
    """The answer to a new event, and what was saved."""
    address = f"/admin/pages/add/news/eventpage/{event_index().pk}/"
    response = editor.post(address, form(rows, **given))
    return response, EventPage.objects.filter(title="Nowe wydarzenie").first()


def errors(response):
    """The messages of a refused form by field, those of its rows too."""
    found = dict(response.context["form"].errors)
    for row in response.context["form"].formsets["dates"].forms:
        found |= row.errors
    return found


def test_an_event_is_published_with_its_dates(editor):
    rows = [
        {"starts_on": "2019-10-22", "starts_at": "10:00", "venue": "Hala", "city": "Sępólno"},
        {"starts_on": "2019-10-24", "starts_at": "10:00", "venue": "Hotel", "city": "Świecie"},
    ]
    topic = make_topic()
    _response, saved = send(editor, rows, topics=[topic.pk], **PUBLISH)
    assert saved.live
    assert [(row.city, row.starts_at) for row in saved.dates.all()] == [
        ("Sępólno", time(10)),
        ("Świecie", time(10)),
    ]
    assert list(saved.topics.all()) == [topic]


def test_programme_and_modules_are_written_in_rows(editor):
    _response, saved = send(
        editor,
        programme=streamfield([("item", {"time": "09:00", "text": "Kawa"})]),
        modules=streamfield([("module", {"title": "Plany", "hours": "7.5"})]),
        **PUBLISH,
    )
    assert saved.programme[0].value["time"] == time(9)
    assert float(saved.modules[0].value["hours"]) == 7.5


@pytest.mark.parametrize("rows", [[], [{"starts_on": ""}], [{"starts_on": "", "city": "Toruń"}]])
def test_a_draft_may_lack_its_date(editor, rows):
    response, saved = send(editor, rows)
    assert response.status_code == 302
    assert not saved.live


def test_an_event_without_a_date_is_not_published(editor):
    response, saved = send(editor, [], **PUBLISH)
    assert response.status_code == 200
    assert saved is None
    assert response.context["form"].formsets["dates"].non_form_errors()


def test_a_date_without_a_day_is_not_published(editor):
    response, saved = send(editor, [{"starts_on": "", "city": "Toruń"}], **PUBLISH)
    assert (list(errors(response)), saved) == (["starts_on"], None)


BAD_ROWS = [
    ({"ends_on": "2026-12-09"}, "ends_on"),
    ({"ends_at": "10:00"}, "starts_at"),
    ({"starts_at": "10:00", "ends_at": "09:00"}, "ends_at"),
    ({"starts_at": "10:00", "ends_at": "10:00"}, "ends_at"),
    ({"starts_at": "10:00", "ends_on": "2026-12-10", "ends_at": "09:00"}, "ends_at"),
    ({"starts_at": "25:00"}, "starts_at"),
    ({"ends_on": "2026-02-30"}, "ends_on"),
    ({"online_url": "javascript:alert(1)"}, "online_url"),
]


@pytest.mark.parametrize(("bad", "named"), BAD_ROWS)
@pytest.mark.parametrize("action", [{}, PUBLISH], ids=["draft", "publish"])
def test_what_contradicts_itself_is_refused_at_its_field(editor, bad, named, action):
    response, saved = send(editor, [ROW | bad], **action)
    assert response.status_code == 200
    assert list(errors(response)) == [named]
    assert saved is None


def test_a_meeting_over_midnight_and_one_of_several_days_are_fine():
    on("2026-12-10", "2026-12-11", at="22:00-02:00").clean()
    on("2026-12-10", "2026-12-10", at="10:00-11:00").clean()
    EventDate(ends_at=time(9)).clean()


def test_a_sign_up_that_closes_before_it_opens_is_refused_even_in_a_draft(editor):
    days = {"recruitment_opens_on": "2026-12-02", "recruitment_closes_on": "2026-12-01"}
    response, saved = send(editor, sign_up_email="a@example.org", **days)
    assert (list(errors(response)), saved) == (["recruitment_closes_on"], None)


def test_who_is_invited_to_sign_up_is_told_where(editor):
    response, _saved = send(editor, recruitment_closes_on="2026-12-01", **PUBLISH)
    assert list(errors(response)) == ["sign_up_url"]
    response, saved = send(editor, recruitment_closes_on="2026-12-01")
    assert not saved.live


@pytest.mark.parametrize(
    "way", [{"sign_up_url": "https://example.org/"}, {"sign_up_email": "a@example.org"}]
)
def test_one_way_to_sign_up_is_enough(editor, way):
    _response, saved = send(editor, recruitment_closes_on="2026-12-01", **way, **PUBLISH)
    assert saved.live


def test_a_picture_needs_a_decision(editor):
    response, saved = send(editor, picture=make_picture().pk, **PUBLISH)
    assert (list(errors(response)), saved) == (["picture_alt"], None)


@pytest.mark.parametrize("name", ["sign_up_url", "sign_up_email"])
def test_an_address_that_is_none_is_refused(editor, name):
    response, _saved = send(editor, **{name: "nie wiem"})
    assert list(errors(response)) == [name]


def test_messages_are_polish(editor):
    response, _saved = send(editor, [ROW | {"ends_on": "2026-12-09"}])
    assert "Ten dzień jest wcześniejszy niż dzień rozpoczęcia." in response.content.decode()


def test_a_page_that_is_no_project_is_refused():
    event = make_event()
    event.project = Page.objects.get(pk=event_index().pk)
    with pytest.raises(ValidationError) as refused:
        event.clean()
    assert list(refused.value.message_dict) == ["project"]


def test_a_project_is_kept_as_its_source():
    project = make_project()
    event = make_event()
    event.project = translate(project, "uk", title="Проєкт")
    event.clean()
    assert event.project.pk == project.pk


def test_the_form_of_a_translation_has_words_and_no_facts(editor):
    copy = translate(make_event(slug="x"), "uk", title="Навчання")
    form = editor.get(f"/admin/pages/{copy.pk}/edit/").context["form"]
    assert {"audience", "organiser", "programme", "modules", "picture_alt"} <= set(form.fields)
    assert not {"kind", "project", "topics", "sign_up_url", "picture"} & set(form.fields)
    assert "dates" not in form.formsets


def test_the_form_stands_in_tabs_and_speaks_polish(editor):
    html = editor.get(f"/admin/pages/add/news/eventpage/{event_index().pk}/").content.decode()
    for words in ("Treść", "Fakty", "Terminy i miejsca", "To samo spotkanie w dwóch miejscach"):
        assert words in html


def test_a_date_keeps_its_uuid_when_a_revision_is_published():
    event = make_event("x", on("2026-12-10"), on("2026-12-12"))
    before = {row.starts_on: row.uid for row in event.dates.all()}
    draft = event.latest_revision.as_object()
    draft.dates = [*draft.dates.all(), on("2026-12-14")]
    EventDate.objects.filter(event=event, starts_on="2026-12-10").delete()  # its key is lost
    after = {row.starts_on: row.uid for row in publish(draft).dates.all()}
    assert {day: after[day] for day in before} == before
    assert len(set(after.values())) == 3


def test_a_date_keeps_its_uuid_when_it_is_edited_in_the_form(editor):
    _response, saved = send(editor, **PUBLISH)
    row = saved.dates.get()
    rows = [{"id": row.pk, "starts_on": "2026-12-11", "DELETE": ""}]
    given = form(dates=inline_formset(rows, initial=1)) | PUBLISH
    assert editor.post(f"/admin/pages/{saved.pk}/edit/", given).status_code == 302
    again = EventPage.objects.get(pk=saved.pk).dates.get()
    assert (again.uid, again.starts_on) == (row.uid, date(2026, 12, 11))


def test_an_ordinary_copy_has_its_own_dates():
    event = make_event("x", on("2026-12-10"), kind="training")
    copy = event.copy(update_attrs={"slug": "kopia", "title": "Kopia"}).specific
    assert (copy.kind, copy.dates.get().starts_on) == ("training", date(2026, 12, 10))
    assert event.dates.count() == 1


def test_a_translation_is_published_without_facts(editor):
    copy = translate(make_event(slug="x"), "uk", title="Навчання")
    given = form(rows=[], title="Курс", slug="x") | PUBLISH
    assert editor.post(f"/admin/pages/{copy.pk}/edit/", given).status_code == 302
    copy.refresh_from_db()
    assert (copy.title, copy.live) == ("Курс", True)


def test_whether_an_event_is_cancelled_is_said_by_its_source():
    event = make_event(recruitment_switch="cancelled")
    assert event.is_cancelled
    assert translate(event, "uk", title="Навчання").is_cancelled
    assert not make_event().is_cancelled


def test_lists_of_rows_are_read_in_words():
    assert str(on("2026-12-10", city="Toruń")) == "2026-12-10, Toruń"
    assert str(on("2026-12-10")) == "2026-12-10"


@pytest.mark.parametrize("model", [EventIndexPage, EventPage])
def test_pages_and_rows_have_polish_names(model):
    with translation.override("pl"):
        assert str(model._meta.verbose_name) in ("lista wydarzeń", "wydarzenie")
        assert str(EventDate._meta.verbose_name) == "termin"


def test_events_are_made_only_in_the_source_language():
    tree = EventIndexPage.objects.get(locale=Locale.objects.get(language_code="uk"))
    assert EventPage.can_create_at(event_index())
    assert tree.source.pk == event_index().pk
