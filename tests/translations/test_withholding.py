"""What a language's rule keeps from readers stands nowhere, and comes back with the rule."""

import json

import pytest
from django.core.cache import cache as store
from django.core.management import call_command
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail_localize.models import StringTranslation

from search import stale
from search.models import STALE, SearchDocument, SearchText
from search.rebuild import is_outdated
from tests.factories import make_service
from tests.translating import begin, give
from tests.translations.people import rule
from translations import provenance

pytestmark = [pytest.mark.django_db, pytest.mark.both]
WORD = "Шпаківня"
ADDRESSES = {
    "page": "/uk/uslugi/x/",
    "card": "/uk/uslugi/x/?card=1",
    "list": "/uk/uslugi/",
    "search": "/uk/szukaj/?q=шпаківня",
    "excerpt": "/uk/szukaj/?q=poradnictwo",
    "promoted": "/uk/szukaj/?q=kupon",
    "suggestion": "/uk/szukaj/podpowiedzi?q=шпак",
    "open data": "/api/hsds/services",
}
EVERYWHERE = {*ADDRESSES, "sitemap", "hreflang", "rows"}


def by_machine(title=WORD, slug="x", code="uk"):
    """A service that a machine has translated; gives the translation."""
    service = make_service("Poradnictwo", slug=slug, areas=["0407"])
    translation = begin(service, code)
    give(translation, title=title)
    StringTranslation.objects.update(translation_type="machine")
    for text in StringTranslation.objects.all():
        text.save()
    translation.save_target()
    return translation


def words_of(response):
    if "json" in response["Content-Type"]:
        return json.dumps(response.json(), ensure_ascii=False)
    return response.content.decode()


def places(client):
    """Where the machine's words, or what leads to them, can be met."""
    store.clear()
    found = {name for name, path in ADDRESSES.items() if WORD in words_of(client.get(path))}
    if "/uk/uslugi/x/" in client.get("/sitemap-uk.xml").content.decode():
        found.add("sitemap")
    if 'hreflang="uk" href' in client.get("/uslugi/x/").content.decode():
        found.add("hreflang")
    terms = SearchDocument.objects.values_list("title_forms", "title_lemmas", "languages")
    if "шпак" in str(list(terms)) or SearchText.objects.filter(title=WORD).exists():
        found.add("rows")
    return found


@pytest.fixture
def translation(db):
    made = by_machine()
    query = Query.objects.create(query_string="kupon")
    page = made.source.get_source_instance().page_ptr
    SearchPromotion.objects.create(query=query, page=page)
    return made


@pytest.mark.parametrize("machine", ["reviewed", "nothing"])
def test_withheld_words_stand_nowhere_and_come_back_with_the_rule(client, translation, machine):
    assert places(client) == EVERYWHERE
    made = rule("uk", machine=machine)
    assert places(client) == set()
    assert "notice-fallback" in client.get("/uk/uslugi/x/").content.decode()
    rule("uk", machine="notice")
    assert places(client) == EVERYWHERE
    rule("uk", machine=machine)
    assert places(client) == set()
    made.delete()
    assert places(client) == EVERYWHERE


def test_a_review_gives_the_words_back_where_only_that_may_be_read(
    client, translation, administrator
):
    rule("uk", machine="reviewed")
    assert places(client) == set()
    provenance.review(translation, administrator)
    assert places(client) == EVERYWHERE
    rule("uk", machine="nothing")
    assert places(client) == set()


@pytest.fixture
def three(monkeypatch):
    """Three translated services, of which a rule may write one anew at once."""
    for number in range(3):
        by_machine(f"{WORD} {number}", slug=f"x{number}")
    monkeypatch.setattr(stale, "AT_ONCE", 1)


def waiting():
    return SearchDocument.objects.filter(digest=STALE).count()


def test_of_many_things_nothing_is_shown_at_once_and_their_words_go_soon_after(
    client, three, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        rule("uk", machine="nothing")
        assert not SearchText.objects.filter(title__startswith=WORD).exists()
        assert WORD not in client.get("/uk/szukaj/?q=шпаківня").content.decode()
        assert waiting() == 2
    assert waiting() == 0
    assert not SearchDocument.objects.filter(title_forms__contains="шпак").exists()


def test_what_a_killed_worker_left_is_done_by_the_timer(three):
    made = rule("uk", machine="nothing")
    assert waiting() == 2
    assert not is_outdated()
    call_command("search_index", "push", verbosity=0)
    assert waiting() == 0
    made.delete()
    assert waiting() == 2
    call_command("search_index", "push", verbosity=0)
    assert SearchText.objects.filter(language="uk", title__startswith=WORD).count() == 3


def test_other_languages_and_what_people_translated_stay(client, translation):
    by_people = begin(make_service("Opieka", slug="y", areas=["0407"]))
    give(by_people, title="Догляд")
    by_people.save_target()
    version = SearchDocument.objects.get(pk=by_people.source.object_id).version
    rule("uk", machine="nothing")
    rule("en", machine="nothing")
    assert "Догляд" in client.get("/uk/szukaj/?q=догляд").content.decode()
    assert SearchDocument.objects.get(pk=by_people.source.object_id).version == version
