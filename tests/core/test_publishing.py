"""Page, search row and cache generation change together or not at all."""

import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from wagtail.models import Locale
from wagtail.signals import page_published, published

from catalogue.models import ServicePage
from core import cache
from search.models import SearchText
from tests.factories import make_service
from tests.translating import begin, complete

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


def state(service):
    """What readers, the search and the cache hold of a service."""
    page = ServicePage.objects.get(pk=service.pk)
    text = SearchText.objects.filter(document=page.translation_key, language="pl").first()
    return page.title, text.title if text else None, cache.read_generation()


def drafted(service, title="Nowy tytuł"):
    service.title = title
    return service.save_revision()


def test_a_handler_that_raises_undoes_the_whole_publish():
    service = make_service("Stary tytuł")
    before = state(service)
    revision = drafted(service)

    def fail(**_kwargs):
        raise ZeroDivisionError

    page_published.connect(fail, weak=False)
    try:
        with pytest.raises(ZeroDivisionError):
            revision.publish()
    finally:
        page_published.disconnect(fail)
    assert state(service) == before


def test_the_next_publish_brings_all_three_up_to_date():
    service = make_service("Stary tytuł")
    generation = state(service)[2]
    drafted(service).publish()
    title, found, moved = state(service)
    assert (title, found) == ("Nowy tytuł", "Nowy tytuł")
    assert moved > generation


KILLED = """
import os, signal, sys
sys.path[:0] = [{root!r}, {root!r} + "/site"]
import django
django.setup()
from wagtail.signals import page_published
from catalogue.models import ServicePage
page_published.connect(lambda **k: os.kill(os.getpid(), signal.SIGKILL), weak=False)
ServicePage.objects.get(pk={pk}).get_latest_revision().publish()
"""


def test_a_process_killed_while_it_publishes_leaves_everything_as_it_was():
    service = make_service("Stary tytuł")
    drafted(service)
    before = state(service)
    database = connection.settings_dict
    if database["ENGINE"].endswith("sqlite3") and "mode=memory" in str(database["NAME"]):
        pytest.skip("a second process cannot open a database in memory")
    process = subprocess.run(
        [sys.executable, "-c", KILLED.format(root=str(settings.BASE_DIR), pk=service.pk)],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test", "DATABASE_URL": url()},
        capture_output=True,
        timeout=120,
    )
    assert process.returncode == -signal.SIGKILL, process.stderr.decode()
    assert state(service) == before


def url():
    """The address of the database that this test runs on."""
    database = connection.settings_dict
    if database["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{database['NAME']}"
    user = database["USER"] + (f":{database['PASSWORD']}" if database["PASSWORD"] else "")
    return f"postgres://{user}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


def test_a_translation_saved_as_a_draft_leaves_the_public_page_alone(client):
    service = make_service("Poradnictwo", slug="x")
    begin(service).save_target(publish=False)
    assert 'class="notice-fallback"' in client.get("/uk/uslugi/x/").content.decode()


def test_a_translation_is_published_in_one_transaction():
    service = make_service("Poradnictwo", slug="x")
    translation = complete(begin(service))

    def fail(**_kwargs):
        raise ZeroDivisionError

    published.connect(fail, weak=False)
    try:
        with pytest.raises(ZeroDivisionError):
            translation.save_target()
    finally:
        published.disconnect(fail)
    uk = Locale.objects.get(language_code="uk")
    assert not service.get_translations().filter(locale=uk).exists()
    translation.save_target()
    assert service.get_translation(uk).live
    assert SearchText.objects.filter(document=service.translation_key, language="uk").exists()
