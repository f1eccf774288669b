"""Giving translations to a translator, or to somebody without an account."""

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from tests.factories import make_place, make_service
from tests.translating import begin as submit
from translations import guest_links
from translations.models import GuestLink, TranslationState
from translations.sending_views import run

from .people import browser_of, member, translator

pytestmark = [pytest.mark.django_db, pytest.mark.both]
GUEST = {"name": "Iryna", "email": "iryna@example.org", "days": "7", "message": "Proszę."}


def begin(thing, code="uk"):
    """Begin a translation as it begins everywhere: with a draft."""
    made = submit(thing, code)
    made.save_target(publish=False)
    return made


@pytest.fixture
def translation(db):
    return begin(make_service("Poradnictwo", slug="x", summary="Rozmowa."))


@pytest.fixture
def ewa(db):
    return browser_of(member("Redaktor", "ewa"))


def url(translation, *others):
    return f"/admin/translations/{translation.pk}/send/" + "".join(
        f"{'&' if number else '?'}with={row.pk}" for number, row in enumerate(others)
    )


@pytest.fixture
def sent(translation, ewa, django_capture_on_commit_callbacks):
    """Send something as an editor; mails go out as after a commit."""

    def send(data, *others, first=translation):
        with django_capture_on_commit_callbacks(execute=True):
            return ewa.post(url(first, *others), {"days": "14"} | data)

    return send


def test_a_translator_gets_it_and_a_mail(sent, translation):
    olena = translator("uk")
    sent({"translator": olena.pk, "message": "Pilne."})
    assert TranslationState.objects.get(translation=translation).owner == olena
    assert mail.outbox[0].to == ["olena@example.org"]
    assert "Pilne." in mail.outbox[0].body


def test_only_people_of_the_language_are_offered(ewa, translation):
    olena = translator("uk")
    translator("en", "john")
    offered = ewa.get(url(translation)).context["form"].fields["translator"].queryset
    names = set(offered.values_list("username", flat=True))
    assert {olena.username, "ewa"} <= names
    assert "john" not in names


def test_somebody_of_another_language_is_refused(sent, translation):
    response = sent({"translator": translator("en", "john").pk})
    assert response.status_code == 200
    assert response.context["form"].errors["translator"]
    assert not mail.outbox


def test_a_guest_gets_a_link_in_their_language(sent, translation):
    response = sent(GUEST)
    link = GuestLink.objects.get()
    assert list(link.translations.all()) == [translation]
    assert 6 <= (link.expires_at - timezone.now()).days <= 7
    assert response.context["address"] in mail.outbox[0].body
    assert mail.outbox[0].to == ["iryna@example.org"]
    assert response.headers["Referrer-Policy"] == "no-referrer"


def test_without_an_address_the_link_is_only_shown(sent):
    response = sent(GUEST | {"email": ""})
    assert "/tlumaczenie/" in response.content.decode()
    assert not mail.outbox


@pytest.mark.parametrize(
    "data",
    [
        {"name": ""},
        {"email": "x"},
        {"days": "0"},
        {"days": "9999"},
        {"days": ""},
        {"translator": "999"},
        {"message": "x" * 3000},
    ],
)
def test_a_form_with_mistakes_sends_nothing(sent, data):
    response = sent(GUEST | data)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not GuestLink.objects.exists()


def test_several_go_in_one_link_without_those_of_other_languages(sent, translation):
    place = begin(make_place("Punkt"))
    english = begin(make_service("Y", slug="y"), "en")
    sent(GUEST, place, english)
    assert set(GuestLink.objects.get().translations.all()) == {translation, place}


def make_section(home):
    above = StandardPage(title="O nas", slug="dzial", locale=home.locale)
    below = StandardPage(title="Zespół", slug="zespol", locale=home.locale)
    hidden = StandardPage(title="Szkic", slug="szkic", locale=home.locale, live=False)
    home.add_child(instance=above)
    for page in (below, hidden):
        above.add_child(instance=page)
    return [begin(page) for page in (above, below, hidden)]


def test_a_section_is_sent_whole_without_its_drafts(sent, home):
    above, below, _hidden = make_section(home)
    sent(GUEST | {"section": "on"}, first=above)
    assert set(GuestLink.objects.get().translations.all()) == {above, below}


def test_what_readers_do_not_see_is_sent_by_no_link(sent, translation):
    page = translation.source.get_source_instance()
    PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")
    assert sent(GUEST).context["form"].non_field_errors()
    assert not GuestLink.objects.exists()


def test_translators_send_nothing(translation):
    olena = browser_of(translator("uk"))
    assert olena.post(url(translation), GUEST).headers["Location"] == "/admin/"
    assert olena.get("/admin/translations/links/").headers["Location"] == "/admin/"


def test_a_link_is_taken_back(sent, ewa):
    sent(GUEST)
    link = GuestLink.objects.get()
    assert "Iryna" in ewa.get("/admin/translations/links/").content.decode()
    ewa.post(f"/admin/translations/links/{link.uuid}/revoke/")
    link.refresh_from_db()
    assert not link.is_valid
    with pytest.raises(guest_links.Gone):
        guest_links.read(guest_links.token_of(link))


def test_links_of_others_are_an_administrators_business(sent):
    sent(GUEST)
    link, others = GuestLink.objects.get(), browser_of(member("Redaktor", "jan"))
    assert "Iryna" not in others.get("/admin/translations/links/").content.decode()
    others.post(f"/admin/translations/links/{link.uuid}/revoke/")
    link.refresh_from_db()
    assert link.is_valid
    chief = browser_of(member("Administrator", "szef"))
    assert "Iryna" in chief.get("/admin/translations/links/").content.decode()


def test_the_board_sends_what_was_selected_in_one_language(translation, rf):
    place = begin(make_place("Punkt"))
    english = begin(make_service("Y", slug="y"), "en")
    assert run(rf.post("/"), [translation, place]).url == url(translation, place)
    assert isinstance(run(rf.post("/"), [translation, english]), str)
