"""The commands say what they did, and fail with a sentence."""

import io
import json
import os
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search import elastic_aliases, elastic_index
from search.models import SearchDocument, SearchText
from search.services import elasticsearch_state, find
from tests import factories

from .broken_servers import refusing
from .builders import put, row

pytestmark = pytest.mark.django_db


def run(*arguments: Any, **options: Any) -> str:
    """What a command prints."""
    out = io.StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


@pytest.mark.both
def test_search_prints_a_list_for_programs() -> None:
    put("Kupon", path="/uslugi/kupon/", kind="service")
    (found,) = json.loads(run("search", "kupon", lang="uk", json=True))
    assert found["url"] == "/uk/uslugi/kupon/"
    assert (found["title"], found["kind"], found["via"]) == ("Kupon", "service", [])
    assert found["score"] > 0


@pytest.mark.both
def test_search_prints_an_empty_list_when_nothing_is_found() -> None:
    assert json.loads(run("search", "xyzzy", json=True)) == []


@pytest.mark.both
def test_search_prints_lines_for_people_and_no_more_than_asked() -> None:
    for number in range(3):
        put(f"Kupon {number}")
    printed = run("search", "kupon", limit=2)
    assert printed.count("service") == 2
    assert "3 found by database" in printed


@pytest.mark.both
def test_a_thing_is_found_by_the_label_of_its_category_in_another_language() -> None:
    category = factories.make_category("pieczarkarnia", uk="грибівництво")
    service = factories.make_service("Poradnia", categories=[category], slug="poradnia")
    run("search_index", "rebuild")
    found = json.loads(run("search", "грибівництво", lang="uk", json=True))
    assert [(item["url"], item["via"]) for item in found] == [
        (f"/uk/uslugi/{service.slug}/", ["грибівництво"])
    ]


@pytest.mark.both
def test_a_rebuild_makes_lost_rows_again_and_a_second_one_writes_nothing() -> None:
    service = factories.make_service("Kupon")
    SearchDocument.objects.filter(pk=service.translation_key).delete()
    run("search_index", "rebuild")
    assert SearchText.objects.get(document=service.translation_key).title == "Kupon"
    before = row(service.translation_key).version
    assert "0 withdrawn" in run("search_index", "rebuild")
    assert row(service.translation_key).version == before


@pytest.mark.both
def test_a_rebuild_withdraws_what_no_app_has() -> None:
    key = put("Kupon")
    assert "1 withdrawn" in run("search_index", "rebuild")
    assert row(key).digest == ""


@pytest.mark.both
@pytest.mark.parametrize("action", ["push", "reconcile", "rebuild"])
def test_without_elasticsearch_the_commands_say_so_and_succeed(action: str) -> None:
    assert "ELASTICSEARCH_URL is not set" in run("search_index", action)


@pytest.mark.both
@pytest.mark.parametrize("action", ["push", "reconcile", "rebuild"])
def test_with_an_address_that_leads_nowhere_the_commands_fail(action: str, settings: Any) -> None:
    put("Kupon")
    with refusing() as settings.ELASTICSEARCH_URL, pytest.raises(CommandError, match="Elastic"):
        run("search_index", action)


@pytest.mark.both
def test_the_status_counts_what_waits(settings: Any) -> None:
    with refusing() as settings.ELASTICSEARCH_URL:
        put("Kupon")
        printed = run("search_index", "status")
    assert "elasticsearch: away" in printed
    assert "waiting to be pushed:" in printed


@pytest.mark.elasticsearch
def test_a_rebuild_fills_an_index_and_the_search_uses_it(elasticsearch_index: str) -> None:
    factories.make_service("Kupon")
    printed = run("search_index", "rebuild")
    assert "rows written" in printed
    assert "by elasticsearch" in run("search", "kupon")
    assert "waiting to be pushed: 0" in run("search_index", "status")
    assert "no difference" in run("search_index", "reconcile")
    assert "0 rows pushed" in run("search_index", "push")


@pytest.mark.elasticsearch
def test_a_reconcile_before_the_first_rebuild_says_what_to_do(settings: Any) -> None:
    settings.SEARCH_INDEX_PREFIX = "nothing-here"
    with pytest.raises(CommandError, match="run search_index rebuild"):
        run("search_index", "reconcile")


@pytest.mark.elasticsearch
def test_a_push_makes_the_index_where_there_is_none(settings: Any) -> None:
    settings.ELASTICSEARCH_URL = os.environ["ELASTICSEARCH_URL"]
    settings.SEARCH_INDEX_PREFIX += "-none"
    put("Kupon")
    assert elastic_index.current() == []
    run("search_index", "push")
    try:
        assert elasticsearch_state() == "ok"
        assert find("kupon", "pl").engine == "elasticsearch"
    finally:
        elastic_aliases.drop_all()


@pytest.mark.both
def test_rows_of_an_older_version_are_written_anew_by_a_push() -> None:
    document = row(factories.make_service("Porady", areas=["0407"]).translation_key)
    SearchDocument.objects.filter(pk=document.pk).update(digest="0" * 64)
    document.facets.all().delete()
    assert "written anew after an upgrade" in run("search_index", "push")
    assert document.facets.filter(name="area", value="0407").exists()
    assert "written anew" not in run("search_index", "push")


@pytest.mark.elasticsearch
def test_an_index_of_an_older_version_is_made_anew_by_a_push(elasticsearch_index: Any) -> None:
    put("Kupon")
    (old,) = elastic_index.current()
    client = elastic_index.client()
    client.indices.put_mapping(index=old, body={"_meta": {"shape": 1}})
    run("search_index", "push")
    (new,) = elastic_index.current()
    assert new != old
    assert not elastic_aliases.is_outdated(new)
