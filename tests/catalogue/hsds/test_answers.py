"""How questions are answered: conditions, methods, bad parameters and wrong addresses."""

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from tests.factories import make_service

pytestmark = pytest.mark.django_db
NOBODY = "00000000-0000-4000-8000-000000000000"
LATER = http_date(timezone.now().timestamp() + 3600)


@pytest.mark.parametrize("path", ["/", "/services", "/taxonomy_terms", "/openapi.json"])
def test_an_answer_is_not_sent_twice(client, ask, whole, path):
    first = client.get(f"/api/hsds{path}")
    again = ask(path, 304, **{"If-None-Match": first["ETag"]})
    assert again.content == b""
    assert first["Last-Modified"]
    other = client.get(f"/api/hsds{path}", headers={"Accept-Language": "uk"})
    assert other["ETag"] != first["ETag"]
    make_service("Nowa")
    assert (
        client.get(f"/api/hsds{path}", headers={"If-None-Match": first["ETag"]}).status_code == 200
    )


def test_everybody_may_read_and_nobody_may_write(client):
    for method in ("get", "head", "options"):
        response = getattr(client, method)("/api/hsds/services")
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response.status_code in (200, 204)
    for method in ("post", "put", "patch", "delete"):
        response = getattr(client, method)("/api/hsds/services")
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=abc", "page"),
        ("page=99999999999999999999", "page"),
        ("per_page=101", "per_page"),
        ("per_page=٣", "per_page"),
        ("format=xml", "format"),
        ("minimal=1", "minimal"),
        ("full=TRUE", "full"),
        ("organization_id=x", "organization_id"),
        ("taxonomy_term_id=%00", "taxonomy_term_id"),
        ("modified_after=31.02.2026", "modified_after"),
        ("modified_after=2026-02-31T00:00:00Z", "modified_after"),
        ("search=%00", "search"),
        ("search=" + "x" * 301, "search"),
    ],
)
def test_a_parameter_that_cannot_be_understood_is_named(client, query, parameter):
    response = client.get(f"/api/hsds/services?{query}")
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["parameter"] == parameter


def test_proximity_needs_a_postcode(ask):
    assert ask("/service_at_locations?proximity=5", 422)["parameter"] == "proximity"
    assert ask("/service_at_locations?postcode=88100", 422)["parameter"] == "postcode"


@pytest.mark.parametrize("path", ["/services/x", "/nowhere", "/services/%00", "/services/x/y"])
def test_an_address_that_leads_nowhere_says_so(ask, path):
    assert ask(path, 404)["status"] == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/services", f"/services/{NOBODY}", "/", "/nowhere"])
def test_who_wants_to_write_is_told_so_by_the_api_and_not_by_the_forms_guard(method, path):
    response = getattr(Client(enforce_csrf_checks=True), method)(f"/api/hsds{path}")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("condition", [{"If-Modified-Since": LATER}, {"If-None-Match": "*"}])
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/services?page=abc", 422),
        ("/service_at_locations?proximity=5", 422),
        (f"/services/{NOBODY}", 404),
        ("/services/x", 404),
        ("/nowhere", 404),
        ("/services", 304),
    ],
)
def test_a_condition_hides_no_bad_question(ask, path, status, condition):
    assert ask(path, status, **condition)


def test_conditions_may_be_sent_from_other_sites(client):
    allowed = client.options("/api/hsds/services")["Access-Control-Allow-Headers"]
    assert {"If-None-Match", "If-Modified-Since"} <= set(allowed.split(", "))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("per_page=100000", "an integer from 1 to 100"),
        ("format=xml", "one of json, ndjson"),
        ("minimal=1", "true or false"),
        ("organization_id=x", "a uuid"),
        ("search=" + "x" * 301, "at most 300 characters"),
    ],
)
def test_what_a_parameter_may_be_is_said(ask, query, words):
    assert words in ask(f"/services?{query}", 422)["detail"]


@pytest.mark.parametrize("path", ["services", "organizations", "taxonomies", "taxonomy_terms"])
def test_a_search_for_nothing_finds_everything(ask, whole, path):
    everything = ask(f"/{path}")["contents"]
    assert everything
    assert ask(f"/{path}?search=%20")["contents"] == everything


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("/services/?page=2", "/services?page=2"),
        (f"/services/{NOBODY}/", f"/services/{NOBODY}"),
        ("/docs", "/docs/"),
        ("/bulk.zip/", "/bulk.zip"),
    ],
)
def test_where_only_a_slash_is_wrong_the_way_leads_on(client, path, right):
    response = client.get(f"/api/hsds{path}")
    assert (response.status_code, response["Location"]) == (301, f"/api/hsds{right}")
    assert response["Access-Control-Allow-Origin"] == "*"
