"""One row per public thing, its version, its tombstone, and nothing written for nothing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.models import SearchDocument, SearchFacet, SearchText
from search.records import Text
from search.services import find, index

from .builders import put, record, row

pytestmark = [pytest.mark.django_db, pytest.mark.both]
UKRAINIAN = Text("uk", "Допомога дітям", "", "", "/uslugi/pomoc/")


def test_a_record_becomes_one_row_with_a_text_for_each_language() -> None:
    key = put("Pomoc dzieciom", texts=(UKRAINIAN,), date=date(2026, 5, 1), languages=("en",))
    assert {text.language for text in row(key).texts.all()} == {"pl", "uk"}
    assert row(key).languages == "en pl uk"
    assert row(key).date == date(2026, 5, 1)


def test_an_area_is_kept_with_what_it_lies_in() -> None:
    key = put(areas=("040701", "0461"))
    assert row(key).areas == "s:040701 s:0461 w:04 w:0407 w:040701 w:0461"


def test_facets_can_be_counted() -> None:
    key = put(facets={"audience": ("rodziny", "dzieci"), "language": ("uk",)})
    facets = set(SearchFacet.objects.filter(document=key).values_list("name", "value"))
    own = {("audience", "rodziny"), ("audience", "dzieci"), ("language", "uk")}
    assert facets == own | {("kind", "service")}


def test_each_change_moves_the_version_by_one() -> None:
    key = put("Pomoc")
    for number, title in enumerate(("Wsparcie", "Porada"), start=2):
        index(key, record(title, key=key))
        assert row(key).version == number
        assert row(key).texts.get().title == title


def test_the_same_again_writes_nothing() -> None:
    key = put("Pomoc", concepts=("a",))
    with CaptureQueriesContext(connection) as queries:
        assert not index(key, record("Pomoc", key=key, concepts=("a",)))
    assert not [sql for sql in _statements(queries) if sql.startswith(("UPDATE", "DELETE"))]
    assert row(key).version == 1


def test_what_is_withdrawn_becomes_a_tombstone_that_goes_on_counting() -> None:
    key = put("Kupon", concepts=("a",), areas=("0407",), facets={"a": ("b",)})
    index(key, None)
    stone = row(key)
    assert (stone.version, stone.digest, stone.title_forms, stone.areas) == (2, "", "", "")
    assert not SearchText.objects.filter(document=key).exists()
    assert not SearchFacet.objects.filter(document=key).exists()
    assert find("kupon", "pl").hits == []


def test_what_comes_back_goes_on_from_the_tombstone() -> None:
    key = put("Kupon")
    index(key, None)
    index(key, record("Kupon", key=key))
    assert row(key).version == 3
    assert [hit.key for hit in find("kupon", "pl").hits] == [key]


def test_what_was_never_public_leaves_no_row() -> None:
    made = record()
    assert not index(made.key, None)
    assert not SearchDocument.objects.filter(pk=made.key).exists()


def test_a_rebuild_does_not_undo_what_was_published_meanwhile() -> None:
    key = put("Nowy tytuł")
    assert not index(key, record("Dawny tytuł", key=key), if_version=0)
    assert row(key).texts.get().title == "Nowy tytuł"


def test_a_change_that_is_rolled_back_leaves_no_trace_in_the_search() -> None:
    key = put("Kupon")
    with transaction.atomic():
        index(key, record("Kajak", key=key))
        transaction.set_rollback(True)
    assert row(key).version == 1
    assert [hit.key for hit in find("kupon", "pl").hits] == [key]
    assert find("kajak", "pl").total == 0


def test_an_absurdly_long_text_is_indexed_up_to_a_bound() -> None:
    words = " ".join(f"słowo{number}ą" for number in range(30_000))
    key = put("Kupon", body=f"{'x' * 5000} {words}")
    assert len(row(key).body_forms.split()) <= 15_000
    assert find("kupon", "pl").total == 1


def _statements(queries: Any) -> list[str]:
    return [query["sql"] for query in queries.captured_queries]


def test_what_has_expired_is_found_no_more_even_before_the_timer_runs() -> None:
    put("Kupon", until=timezone.now() - timedelta(seconds=1))
    kept = put("Kupon", until=timezone.now() + timedelta(hours=1))
    assert [hit.key for hit in find("kupon", "pl").hits] == [kept]
