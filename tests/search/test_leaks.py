"""What readers may not see is in no row, no table of terms and no copy: not one of its words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue.models import Place
from core.prose import paragraphs
from home.models import StandardPage
from search import elastic_index, outbox
from search.indexing import withdraw_expired
from search.models import SearchDocument, SearchFacet, SearchPoint, SearchText
from search.services import index
from tests.factories import catalogue_page, make_place, make_service, publish, translate

from .builders import put, record, row

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.both
# Words that are nowhere else: title, summary, body, address, translation, and the place's.
MARKERS = ("kwyrlek", "zbzdugan", "zgrzebnik", "pstrzymuch", "жбуркало")
PLACE = ("mchrzynkowa", "ukrytkowo", "52.77777")


def stored() -> str:
    """Everything that the search's tables hold of things, the engine's own included."""
    models = (SearchDocument, SearchText, SearchFacet, SearchPoint)
    rows = [str(values) for model in models for values in model.objects.values()]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM search_terms")
            rows += map(str, cursor.fetchall())
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT title_terms::text, other_terms::text FROM search_searchdocument")
            rows += map(str, cursor.fetchall())
    return " ".join(rows).lower()


def copied() -> str:
    """Everything that Elasticsearch holds, as it holds it."""
    elastic_index.client().indices.refresh(index=elastic_index.alias())
    answer = elastic_index.client().search(index=elastic_index.alias(), size=1000)
    return str(answer["hits"]["hits"]).lower()


def left(text: str, words: tuple[str, ...] = MARKERS) -> list[str]:
    """The words that are still there."""
    return [word for word in words if word in text]


def make_thing() -> Any:
    """A page in a section, full of words that are nowhere else."""
    home = catalogue_page().get_parent().specific
    section = home.add_child(instance=StandardPage(title="Dział", slug="dzial", locale=home.locale))
    publish(section)
    words = {"title": "Kwyrlek", "summary": "Zbzdugan.", "slug": "pstrzymuch"}
    body = paragraphs(["Zgrzebnik."])
    page = section.add_child(instance=StandardPage(**words, body=body, locale=home.locale))
    publish(page)
    translate(page, "uk", title="Жбуркало")
    return StandardPage.objects.get(pk=page.pk)


def restrict(page: Any) -> None:
    """Behind a password."""
    PageViewRestriction.objects.create(page_id=page.pk, restriction_type="password", password="x")


def move_below_a_restricted_page(page: Any) -> None:
    """Where nobody may follow."""
    home = catalogue_page().get_parent()
    closed = home.add_child(instance=StandardPage(title="Za", slug="za", locale=home.locale))
    restrict(publish(closed))
    page.move(Page.objects.get(pk=closed.pk), pos="last-child")


def expire(page: Any) -> None:
    """Its time passes, and nobody but the watch looks."""
    page.expire_at = timezone.now() + timedelta(hours=1)
    publish(page)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        withdraw_expired()


def expire_by_timer(page: Any) -> None:
    """Its time passes, and Wagtail's timer sees it."""
    page.expire_at = timezone.now() + timedelta(hours=1)
    publish(page)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled", verbosity=0)


WAYS: dict[str, Callable[[Any], None]] = {
    "unpublished": lambda page: page.unpublish(),
    "deleted": lambda page: Page.objects.get(pk=page.pk).delete(),
    "deleted with its section": lambda page: page.get_parent().delete(),
    "restricted": restrict,
    "below a restricted page": lambda page: restrict(page.get_parent()),
    "moved below a restricted page": move_below_a_restricted_page,
    "expired": expire,
    "expired by the timer": expire_by_timer,
}


@BOTH
@pytest.mark.parametrize("way", WAYS)
def test_what_is_public_no_more_leaves_an_empty_row_whose_version_counts_on(way: str) -> None:
    page = make_thing()
    assert left(stored()) == list(MARKERS)
    before = row(page.translation_key).version
    WAYS[way](page)
    assert left(stored()) == []
    after = row(page.translation_key)
    assert (after.digest, after.languages, after.until) == ("", "", None)
    assert after.version > before


@pytest.mark.elasticsearch
@pytest.mark.parametrize("way", ["unpublished", "below a restricted page", "expired"])
def test_the_copy_forgets_it_too_and_an_older_write_does_not_bring_it_back(
    elasticsearch_index: str, way: str
) -> None:
    page = make_thing()
    outbox.push_all()
    assert "kwyrlek" in copied()
    late = elastic_index.operations([row(page.translation_key)])
    WAYS[way](page)
    outbox.push_all()
    elastic_index.write(late)
    assert left(copied()) == []
    assert str(page.translation_key) in copied()


@BOTH
def test_a_draft_is_in_no_row() -> None:
    page = make_service("Poradnia")
    page.title, page.summary = "Kwyrlek", "Zbzdugan"
    page.save_revision()
    translate(page, "uk", title="Жбуркало", live=False)
    assert left(stored()) == []


@BOTH
def test_a_page_that_begins_tomorrow_is_in_no_row() -> None:
    page = make_service("Poradnia")
    page.unpublish()
    page.title, page.go_live_at = "Kwyrlek", timezone.now() + timedelta(days=1)
    publish(page)
    assert left(stored()) == []


@BOTH
def test_a_page_published_below_a_restricted_one_is_in_no_row() -> None:
    restrict(catalogue_page())
    make_service("Kwyrlek", slug="pstrzymuch", summary="Zbzdugan")
    assert left(stored()) == []


@BOTH
def test_a_translation_that_expires_alone_leaves_no_word() -> None:
    page = make_service("Poradnia")
    translation = translate(page, "uk", title="Жбуркало")
    translation.expire_at = timezone.now() + timedelta(hours=1)
    publish(translation)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        withdraw_expired()
        assert left(stored()) == []
    assert row(page.translation_key).digest


@BOTH
@pytest.mark.parametrize("way", ["confidential", "withdrawn", "deleted"])
def test_a_place_takes_its_address_with_it(way: str) -> None:
    place = make_place(
        "Dom", street="ul. Mchrzynkowa 1", city="Ukrytkowo", latitude="52.77777", longitude="18.3"
    )
    make_service("Poradnia", places=[place])
    assert left(stored(), PLACE) == list(PLACE)
    if way == "confidential":
        place = Place.objects.get(pk=place.pk)
        place.confidential = True
        publish(place)
    elif way == "withdrawn":
        place.unpublish()
    else:
        place.delete()
    assert left(stored(), PLACE) == []


@BOTH
def test_who_wrote_and_published_a_page_is_in_no_row(administrator: Any) -> None:
    administrator.first_name, administrator.last_name = "Zbzdugan", "Pstrzymuch"
    administrator.email = "kwyrlek@example.org"
    administrator.save()
    page = make_service("Poradnia")
    page.owner = administrator
    page.save_revision(user=administrator).publish(user=administrator)
    assert left(stored()) == []


@BOTH
def test_a_tombstone_has_nothing_but_its_key_in_the_copy() -> None:
    key = put("Kwyrlek", summary="Zbzdugan", facets={"category": ("zgrzebnik",)})
    late = record("Kwyrlek", key=key)
    index(key, None)
    assert elastic_index.body(row(key), []) == {"key": str(key)}
    assert not index(key, late, if_version=1)
    assert left(stored()) == []
