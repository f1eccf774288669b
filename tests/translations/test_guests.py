"""People who translate by a link: what it opens, what it never does, and what stays of them."""

import logging
from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import StringTranslation

from core.logs import WithoutAddresses
from tests.factories import make_place, make_service
from tests.translating import begin, complete
from translations import guest_links
from translations.models import GuestEdit, GuestLink, SegmentComment, SegmentOrigin

from .people import browser_of, form, name_of, translator, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def translation(db):
    return begin(make_service("Poradnictwo", slug="x", summary="Rozmowa."))


@pytest.fixture
def place(db):
    return begin(make_place("Punkt"))


@pytest.fixture
def guest():
    """A browser that checks forms as a server does."""
    return Client(enforce_csrf_checks=True)


def link_to(*translations, code="uk", days=7, **values):
    link = GuestLink.objects.create(
        name="Iryna",
        locale=Locale.objects.get(language_code=code),
        expires_at=timezone.now() + timedelta(days=days),
        **values,
    )
    link.translations.set(translations)
    return link


def address(link, translation=None):
    path = f"/tlumaczenie/{guest_links.token_of(link)}/"
    return f"{path}{translation.pk}/" if translation else path


def test_a_link_shows_a_whole_section_in_the_guests_language(guest, translation, place):
    html = guest.get(address(link_to(translation, place))).content.decode()
    assert '<html lang="uk"' in html
    assert "Poradnictwo</a>" in html
    assert "Punkt" in html


def test_it_may_be_read_in_polish(guest, translation):
    link = link_to(translation)
    for path in (address(link), address(link, translation)):
        response = guest.get(path + "?ui=pl")
        assert '<html lang="pl"' in response.content.decode()
        assert response.headers["Content-Language"] == "pl"


def test_what_a_guest_writes_is_kept_with_their_name_and_not_published(guest, translation):
    link = link_to(translation)
    response = guest.post(address(link, translation), form(translation, summary="Розмова."))
    assert response.status_code == 302
    origin = SegmentOrigin.objects.get(text__data="Розмова.")
    assert (origin.kind, origin.written_by) == ("person", None)
    assert GuestEdit.objects.get().name == "Iryna"
    assert not type(translation.source.get_source_instance()).objects.filter(
        locale=translation.target_locale
    )
    assert (
        "Iryna"
        in browser_of(translator())
        .get(f"/admin/translations/{translation.pk}/edit/")
        .content.decode()
    )


def test_a_guest_cannot_submit_or_review(guest, translation):
    complete(translation)
    StringTranslation.objects.update(translation_type="machine")
    SegmentOrigin.objects.update(kind="machine")
    row = name_of(translation)
    data = form(translation) | {"then": "submit"}
    guest.post(
        address(link_to(translation), translation),
        data | {f"checked-{row}": data[f"version-{row}"]},
    )
    assert set(SegmentOrigin.objects.values_list("kind", flat=True)) == {"machine"}
    assert not translation.source.get_source_instance().has_translation(translation.target_locale)


def test_a_guest_comments_under_their_name(guest, translation):
    data = form(translation) | {f"comment-{name_of(translation)}": "Що це?"}
    guest.post(address(link_to(translation), translation), data)
    comment = SegmentComment.objects.get()
    assert (comment.author, comment.author_name) == (None, "Iryna")


def test_a_guest_overwrites_nothing_silently(guest, translation):
    data = form(translation, summary="Моє.")
    browser_of(translator()).post(
        f"/admin/translations/{translation.pk}/edit/", form(translation, summary="Чуже.")
    )
    response = guest.post(address(link_to(translation), translation), data)
    assert response.status_code == 422
    assert "olena" in response.content.decode()
    assert words_of(translation)["summary"] == "Чуже."


def test_a_link_opens_nothing_else(guest, translation, place):
    link = link_to(translation)
    assert guest.get(address(link, place)).status_code == 404
    guest.post(address(link, place), form(place, name="Пункт"))
    english = begin(translation.source.get_source_instance(), "en")
    link.translations.add(english)
    assert guest.get(address(link, english)).status_code == 404
    assert not StringTranslation.objects.exists()


def test_what_was_hidden_since_is_not_opened(guest, translation, place):
    link = link_to(translation, place)
    page = translation.source.get_source_instance()
    PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")
    place.source.get_source_instance().unpublish()
    html = guest.get(address(link)).content.decode()
    assert "Poradnictwo" not in html
    assert "Punkt" not in html
    assert guest.get(address(link, translation)).status_code == 404


@pytest.mark.parametrize("change", [{"days": -1}, {"revoked_at": timezone.now()}])
def test_an_expired_or_revoked_link_says_so_and_no_more(guest, translation, change):
    link = link_to(translation, **change)
    for path in (address(link), address(link, translation)):
        response = guest.get(path)
        assert response.status_code == 410
        assert "Poradnictwo" not in response.content.decode()
    guest.post(address(link, translation), form(translation, summary="Розмова."))
    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize(
    "token",
    ["x", "ImE:1:x", "%00", signing.dumps("x", salt=guest_links.SALT), "a" * 3000],
    ids=["short", "signed-otherwise", "null", "of-nothing", "long"],
)
def test_a_forged_link_is_not_found(guest, translation, token):
    for path in (f"/tlumaczenie/{token}/", f"/tlumaczenie/{token}/{translation.pk}/"):
        assert guest.get(path).status_code == 404


def test_a_token_signed_for_something_else_opens_nothing(guest, translation):
    link = link_to(translation)
    token = signing.dumps(link.uuid.hex, salt="something.else")
    assert guest.get(f"/tlumaczenie/{token}/").status_code == 404


def test_an_address_leaves_no_traces(guest, translation):
    response = guest.get(address(link_to(translation)))
    assert {"no-store", "private"} <= set(response.headers["Cache-Control"].split(", "))
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert not response.cookies
    html = response.content.decode()
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert "X-Cache" not in guest.get(address(link_to(translation))).headers


def test_the_log_does_not_hold_the_key(guest, translation):
    token = guest_links.token_of(link_to(translation))
    record = logging.LogRecord("x", 30, "", 0, "Gone: /tlumaczenie/%s/7/", (token,), None)
    assert WithoutAddresses("{message}", style="{").format(record) == "Gone: /tlumaczenie/***/7/"


def test_an_account_gives_a_guest_no_more(translation, administrator):
    client = browser_of(administrator)
    client.post(address(link_to(translation), translation), form(translation, summary="Розмова."))
    assert StringTranslation.objects.get().last_translated_by is None


def test_the_use_of_a_link_is_seen(guest, translation):
    link = link_to(translation)
    guest.get(address(link))
    link.refresh_from_db()
    assert link.last_used_at is not None


def test_going_on_walks_through_the_section(guest, translation, place):
    link = link_to(translation, place)
    response = guest.post(address(link, translation), {"then": "next"})
    assert response.headers["Location"].endswith(f"/{place.pk}/")
    complete(place)
    response = guest.post(address(link, place), {"then": "next"})
    assert response.headers["Location"] == address(link)


def test_a_longer_section_costs_no_more_queries(guest, translation):
    link = link_to(translation)
    first = cost(guest, address(link))
    for number in range(4):
        link.translations.add(begin(make_service(f"Usługa {number}")))
    assert cost(guest, address(link)) == first


def cost(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
