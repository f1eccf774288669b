"""A process that is killed between any two steps loses nothing and harms nothing."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from catalogue.models import ServicePage
from search import elastic_aliases, elastic_index, outbox, rebuild
from search.services import find
from tests import factories

from . import dying
from .builders import row

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.elasticsearch,
]


def slow(*point: Any) -> Any:
    """A point of which a quicker run leaves out the test."""
    return pytest.param(point, marks=pytest.mark.slow)


REBUILDING = [
    slow("search.elastic_index.create", "after", 1),
    slow("search.elastic_index.write", "after", 2),
    slow("search.elastic_index.write", "during", 2),
    slow("search.elastic_aliases.swap", "before", 1),
    ("search.elastic_aliases.swap", "after", 1),
]
PUBLISHING = [
    slow("search.outbox.push_after_commit", "after", 1),
    slow("search.outbox.push_now", "before", 1),
    slow("search.elastic_index.write", "during", 1),
    ("search.elastic_index.write", "after", 1),
]


def found(words: str) -> list[Any]:
    """What Elasticsearch finds now."""
    elastic_index.client().indices.refresh(index=elastic_index.alias())
    results = find(words, "pl")
    assert results.engine == "elasticsearch"
    return [hit.key for hit in results.hits]


def push() -> None:
    """What the timer or the watch does next."""
    call_command("search_index", "push", verbosity=0)


@pytest.mark.parametrize("point", PUBLISHING, ids=str)
def test_a_publish_that_is_killed_is_done_and_pushed_or_not_done(
    elasticsearch_index: str, point: dying.POINT
) -> None:
    outbox.push_all()
    service = factories.make_service("Kwyrlek")
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        service.title, service.go_live_at = "Zgrzebnik", timezone.now() + timedelta(hours=1)
        factories.publish(service)

    dying.run(point, "publish_scheduled")

    is_done = ServicePage.objects.get(pk=service.pk).title == "Zgrzebnik"
    assert is_done == (point[0] != "search.outbox.push_after_commit")
    assert row(service.translation_key).pushed_version < 2 or not is_done
    if not is_done:
        call_command("publish_scheduled", verbosity=0)
    push()
    assert found("zgrzebnik") == [service.translation_key]
    assert found("kwyrlek") == []
    assert not outbox.pending().exists()


@pytest.mark.parametrize("point", REBUILDING, ids=str)
def test_a_rebuild_that_is_killed_harms_nothing_and_the_next_one_tidies(
    elasticsearch_index: str, point: dying.POINT
) -> None:
    service = factories.make_service("Kwyrlek")
    push()
    rebuild.rebuild_elasticsearch(str)
    (before,), (kept,) = elastic_index.current(), elastic_aliases.previous()

    dying.run(point, "search_index", "rebuild")

    was_swapped = point[:2] == ("search.elastic_aliases.swap", "after")
    assert elastic_aliases.previous() == [before if was_swapped else kept]
    assert found("kwyrlek") == [service.translation_key]
    service.title = "Zgrzebnik"
    factories.publish(service)
    assert found("zgrzebnik") == [service.translation_key]
    (present,) = elastic_index.current()
    rebuild.rebuild_elasticsearch(str)
    assert found("zgrzebnik") == [service.translation_key]
    assert elastic_aliases.every_index().keys() == {*elastic_index.current(), present}


def test_what_was_published_just_before_a_killed_swap_is_brought_after_by_the_next_push(
    elasticsearch_index: str,
) -> None:
    outbox.push_all()
    new = elastic_index.create()
    outbox.write_into(new, list(outbox.SearchDocument.objects.values_list("key", flat=True)))
    service = factories.make_service("Kwyrlek")  # pushed to the index that is searched now
    assert not outbox.pending().exists()
    elastic_aliases.swap(new)
    assert found("kwyrlek") == []
    push()
    assert found("kwyrlek") == [service.translation_key]
    assert elastic_aliases.is_settled(new)
