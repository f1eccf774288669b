"""Two changes that meet in one row: neither is lost, whoever commits last."""

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from search.models import SearchText
from tests import factories

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.django_db(transaction=True),
]


def rename(place: Any, name: str, written: threading.Event, commit: threading.Event) -> None:
    """Publish a new name in a transaction that stays open until it is told to commit."""
    try:
        with transaction.atomic():
            place.name = name
            factories.publish(place)
            written.set()
            commit.wait(10)
    finally:
        connection.close()


def test_a_service_shows_both_of_two_places_renamed_at_the_same_time() -> None:
    first, second = factories.make_place("Dąb"), factories.make_place("Buk")
    service = factories.make_service(places=[first, second])
    written, go, never = threading.Event(), threading.Event(), threading.Event()
    never.set()
    threads = [
        threading.Thread(target=rename, args=(first, "Jesion", written, go)),
        threading.Thread(target=rename, args=(second, "Klon", threading.Event(), never)),
    ]
    threads[0].start()
    assert written.wait(10)
    threads[1].start()
    threads[1].join(0.5)
    assert threads[1].is_alive(), "the second waits for the row of the first"
    go.set()
    for thread in threads:
        thread.join(10)
    body = SearchText.objects.get(document=service.translation_key, language="pl").body
    assert "Jesion" in body
    assert "Klon" in body
