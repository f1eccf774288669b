"""What the page cache may touch, what it never touches, and writes that hold together."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache as store
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from core import cache
from core.middleware import (
    AtomicWritesMiddleware,
    PageCacheMiddleware,
    SiteMiddleware,
    is_public,
    may_be_stored,
    page_key,
)
from core.models import Area
from tests.factories import make_service, publish, translate

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def counting(response=None):
    """The cache around a view that counts how often it is asked."""
    asked = []

    def view(request):
        asked.append(request.get_full_path())
        return response() if response else HttpResponse(f"strona {len(asked)}")

    return PageCacheMiddleware(view), asked


def twice(request, response=None):
    """How often the view is really asked when a request comes twice."""
    middleware, asked = counting(response)
    middleware(request)
    middleware(request)
    return len(asked)


def test_the_second_request_does_not_reach_the_view(rf):
    assert twice(rf.get("/uslugi/")) == 1


@pytest.mark.parametrize(
    "path",
    ["/admin/", "/documents/1/x.pdf", "/media/x.png", "/static/x.css", "/healthz", "/readyz"],
)
def test_the_admin_files_and_probes_are_never_stored(rf, path):
    assert not is_public(rf.get(path))
    assert twice(rf.get(path)) == 2


@pytest.mark.parametrize("path", ["/", "/uk/", "/administracja/", "/uslugi/admin/"])
def test_every_other_address_is_public(rf, path):
    assert is_public(rf.get(path))


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_only_get_is_stored_and_answered_from_the_store(rf, method):
    middleware, asked = counting()
    middleware(rf.get("/uslugi/"))
    middleware(rf.generic(method, "/uslugi/"))
    middleware(rf.generic(method, "/uslugi/"))
    assert len(asked) == 3


def with_cookie():
    response = HttpResponse()
    response.set_cookie("csrftoken", "x")
    return response


@pytest.mark.parametrize(
    "response",
    [
        lambda: HttpResponse(status=404),
        lambda: HttpResponse(status=302),
        lambda: HttpResponse(status=500),
        lambda: StreamingHttpResponse(["x"]),
        with_cookie,
        lambda: HttpResponse(headers={"Vary": "Accept-Encoding, Cookie"}),
        lambda: HttpResponse(headers={"Cache-Control": "private"}),
        lambda: HttpResponse(headers={"Cache-Control": "no-store"}),
        lambda: HttpResponse(headers={"X-Search-Engine": "elasticsearch"}),
    ],
    ids=[
        "404",
        "302",
        "500",
        "streaming",
        "cookie",
        "vary",
        "private",
        "no-store",
        "elasticsearch",
    ],
)
def test_an_answer_for_one_reader_or_one_moment_is_not_stored(rf, response):
    assert not may_be_stored(response())
    assert twice(rf.get("/"), response) == 2


@pytest.mark.parametrize(
    "headers", [{}, {"Vary": "Accept-Encoding"}, {"X-Search-Engine": "database"}]
)
def test_a_plain_answer_for_everybody_is_stored(headers):
    assert may_be_stored(HttpResponse(headers=headers))


def test_a_reader_with_a_session_neither_gets_nor_leaves_a_stored_page(rf):
    middleware, asked = counting()
    middleware(rf.get("/"))
    rf.cookies[settings.SESSION_COOKIE_NAME] = "x"
    assert middleware(rf.get("/")).content == b"strona 2"
    rf.cookies.clear()
    assert middleware(rf.get("/")).content == b"strona 1"
    assert len(asked) == 2


def test_other_cookies_do_not_keep_a_reader_from_stored_pages(rf):
    middleware, asked = counting()
    middleware(rf.get("/"))
    rf.cookies["statystyka"] = "x"
    middleware(rf.get("/"))
    assert len(asked) == 1


@pytest.mark.parametrize("query", ["q=pomoc", "q=", "area=0407&q=x"])
def test_an_address_with_free_text_is_not_stored(rf, query):
    assert twice(rf.get(f"/uslugi/?{query}")) == 2


def test_the_stored_page_is_the_page_with_its_headers(client):
    first, second = client.get("/uk/uslugi/"), client.get("/uk/uslugi/")
    assert (first.get("X-Cache"), second["X-Cache"]) == (None, "hit")
    assert second.content == first.content
    for name in ("Content-Type", "Content-Language", "Content-Security-Policy"):
        assert second[name] == first[name]


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/uk/uslugi/"},
        {"path": "/uslugi/", "data": {"page": "2"}},
        {"path": "/uslugi/", "secure": True},
        {"path": "/uslugi/", "headers": {"host": "127.0.0.1"}},
    ],
    ids=["language", "page", "https", "host"],
)
def test_pages_that_differ_have_different_keys(rf, other):
    assert page_key(rf.get(**other), 1) != page_key(rf.get("/uslugi/"), 1)


def test_the_order_of_parameters_makes_no_difference(rf):
    one = page_key(rf.get("/uslugi/?area=0407&language=uk"), 1)
    assert page_key(rf.get("/uslugi/?language=uk&area=0407"), 1) == one
    assert page_key(rf.get("/uslugi/?area=0407&language=uk"), 2) != one


def test_a_value_cannot_pass_for_another_parameter(rf):
    disguised = page_key(rf.get("/uslugi/?area=0407%26language%3Duk"), 1)
    assert disguised != page_key(rf.get("/uslugi/?area=0407&language=uk"), 1)


def test_a_page_that_is_no_longer_true_when_it_is_ready_is_not_stored(rf):
    def too_late():
        cache.valid_until(timezone.now() - timedelta(seconds=1))
        return HttpResponse()

    assert twice(rf.get("/"), too_late) == 2


def test_a_store_that_keeps_too_long_is_not_believed(rf, monkeypatch):
    keep = store.set
    monkeypatch.setattr(store, "set", lambda key, page, timeout: keep(key, page, timeout=None))
    middleware, asked = counting()
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=UTC), tick=False) as clock:
        middleware(rf.get("/"))
        clock.move_to(datetime(2026, 11, 23, 23, 0, 1, tzinfo=UTC))
        middleware(rf.get("/"))
    assert len(asked) == 2


def test_the_number_of_a_request_ends_with_it_even_when_it_fails(rf):
    def break_down(_request):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        PageCacheMiddleware(break_down)(rf.get("/"))
    before = cache.current_generation()
    cache.move_generation()
    assert cache.current_generation() == before + 1


def test_a_page_is_stored_no_longer_than_until_it_expires(client):
    service = make_service(slug="x")
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=UTC), tick=False) as clock:
        service.expire_at = timezone.now() + timedelta(hours=1)
        publish(service)
        client.get("/uslugi/x/")
        assert client.get("/uslugi/x/")["X-Cache"] == "hit"
        clock.shift(timedelta(hours=1, seconds=1))
        assert client.get("/uslugi/x/").status_code == 404


@pytest.fixture
def secret(db):
    """A service with a translation, behind a password."""
    service = make_service("Tajne", slug="x")
    translate(service, "uk", title="Таємне")
    return PageViewRestriction.objects.create(
        page=service, restriction_type=PageViewRestriction.PASSWORD, password="sezam"
    )


@pytest.mark.parametrize(("prefix", "title"), [("", "Tajne"), ("/uk", "Таємне")])
def test_who_gives_the_password_leaves_nothing_to_others(client, secret, prefix, title):
    path = f"{prefix}/uslugi/x/"
    assert title not in client.get(path).content.decode()
    address = f"/_util/authenticate_with_password/{secret.pk}/{secret.page_id}/"
    client.post(address, {"password": "sezam", "return_url": path})
    assert title in client.get(path).content.decode()
    client.cookies.clear()
    assert title not in client.get(path).content.decode()


def written(rf, method, status=200):
    """Whether what a request wrote is still there after it was answered."""

    def view(_request):
        Area.objects.filter(pk="0407").update(name="zmieniony")
        return HttpResponse(status=status)

    AtomicWritesMiddleware(view)(rf.generic(method, "/admin/"))
    return Area.objects.get(pk="0407").name == "zmieniony"


@pytest.mark.parametrize("status", [500, 503])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_server_error_takes_back_all_that_was_written(rf, method, status):
    assert not written(rf, method, status)


@pytest.mark.parametrize("status", [200, 302, 400, 404])
def test_any_other_answer_keeps_what_was_written(rf, status):
    assert written(rf, "POST", status)


def test_reading_is_not_wrapped(rf):
    assert written(rf, "GET", 500)


def test_an_exception_takes_back_all_that_was_written(rf):
    def view(_request):
        Area.objects.filter(pk="0407").update(name="zmieniony")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        AtomicWritesMiddleware(view)(rf.post("/admin/"))
    assert Area.objects.get(pk="0407").name == "inowrocławski"


def test_a_form_that_breaks_half_way_saves_nothing(client, administrator, monkeypatch):
    service = make_service("Stary tytuł")
    client.force_login(administrator)
    client.raise_request_exception = False

    def break_down(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr("wagtail.admin.messages.success", break_down)
    response = client.post(f"/admin/pages/{service.pk}/unpublish/")
    assert response.status_code == 500
    service.refresh_from_db()
    assert service.live


def site_of(rf, path):
    """The site that a view finds already on its request."""
    request = rf.get(path)
    SiteMiddleware(lambda _request: HttpResponse())(request)
    return getattr(request, "_wagtail_site", None)


def test_the_one_site_is_given_to_public_pages_only(rf):
    assert site_of(rf, "/uslugi/") == Site.objects.get()
    assert site_of(rf, "/admin/") is None


def test_with_two_sites_wagtail_looks_for_itself(rf, home):
    Site.objects.create(hostname="drugi.example.org", root_page=home)
    assert site_of(rf, "/") is None
