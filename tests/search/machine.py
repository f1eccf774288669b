"""A site under random changes, and what readers must find in it, asked of the database alone."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, ClassVar
from uuid import UUID

import time_machine
from django.core.cache import cache as store
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TestCase
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from wagtail.models import Page, PageViewRestriction

from catalogue.models import Place, ServicePage
from core import cache
from core.languages import CODES, source_locale_id
from home.models import StandardPage
from search import elastic_aliases, elastic_index, outbox, rebuild
from search.indexing import withdraw_expired
from search.models import SearchText
from search.services import find
from tests import factories

# Words that nothing else on the site has, nor any language: in every title, in the titles of
# translations, in drafts, and the street of a place.
EVERYWHERE, SECRET, STREET = "kwyrlek", "zbzdugan", "mchrzynkowa"
TRANSLATED = {"uk": "жбуркало", "ar": "قشطورف"}
NOWHERE = "http://127.0.0.1:9"


def change(function: Callable[..., Any]) -> Callable[..., Any]:
    """Do one change as a request does it: what waits for its commit is done at the end."""

    @wraps(function)
    def changed(self: Any, *args: Any, **kwargs: Any) -> Any:
        with TestCase.captureOnCommitCallbacks(execute=True):
            return function(self, *args, **kwargs)

    return changed


def public_pages() -> list[Page]:
    """Our sources that every reader may open: read from Wagtail's own columns, nothing else."""
    now = timezone.now()
    closed = list(PageViewRestriction.objects.values_list("page__path", flat=True))
    sources = Page.objects.filter(locale_id=source_locale_id(), title__contains=EVERYWHERE)
    return [
        page
        for page in sources
        if page.live
        and (page.expire_at is None or page.expire_at > now)
        and not any(page.path.startswith(path) for path in closed)
    ]


def translated(keys: set[UUID], code: str) -> set[UUID]:
    """Those of some things whose translation is published, no alias, and has not expired."""
    rows = Page.objects.filter(
        translation_key__in=keys, locale__language_code=code, live=True, alias_of=None
    )
    now = timezone.now()
    return {row.translation_key for row in rows if row.expire_at is None or row.expire_at > now}


def at_an_open_place(keys: set[UUID]) -> set[UUID]:
    """Those of some things that show the street of a place."""
    places = Place.objects.filter(live=True, confidential=False, street__contains=STREET)
    pages = ServicePage.objects.filter(places__in=places, translation_key__in=keys)
    return set(pages.values_list("translation_key", flat=True))


def found(words: str, code: str) -> set[UUID]:
    """The keys of everything that a search finds."""
    return {hit.key for hit in find(words, code, limit=100).hits}


class ChangingSite(RuleBasedStateMachine):
    """Pages and services with a place, changed in every way an editor or the clock may."""

    settings: ClassVar[Any] = None
    server: ClassVar[str] = ""
    things = Bundle("things")

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.clock: Any = None
        self.days = 0
        self.numbers = iter(range(1000))
        store.clear()
        cache.forget()
        self.settings.ELASTICSEARCH_URL = self.server
        if self.server:
            elastic_aliases.swap(elastic_index.create())

    def teardown(self) -> None:
        """Give the database back as it was."""
        if self.clock:
            self.clock.stop()
        if self.server:
            self.settings.ELASTICSEARCH_URL = self.server
            elastic_aliases.drop_all()
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)
        cache.forget()

    @initialize()
    @change
    def begin(self) -> None:
        """Two sections, one inside the other, beside the catalogue, and a place."""
        home = factories.catalogue_page().get_parent()
        self.place = factories.make_place("Świetlica", street=f"ul. {STREET} 5")
        outer = self._standard(home)
        self.sections = [outer.pk, self._standard(outer).pk]
        outbox.push_all() if self.server else None

    def _standard(self, parent: Page) -> Any:
        number = next(self.numbers)
        page = StandardPage(
            title=f"{EVERYWHERE} {number}", slug=f"s{number}", locale_id=source_locale_id()
        )
        Page.objects.get(pk=parent.pk).specific.add_child(instance=page)
        return factories.publish(page)

    def _page(self, pk: int) -> Any:
        found = Page.objects.filter(pk=pk).first()
        return found.specific if found else None

    @rule(target=things, section=st.integers(0, 1))
    @change
    def publish_a_page(self, section: int) -> int:
        """A page below a section."""
        return self._standard(self._page(self.sections[section])).pk

    @rule(target=things)
    @change
    def publish_a_service(self) -> int:
        """A service at the place."""
        title = f"{EVERYWHERE} {next(self.numbers)}"
        return factories.make_service(title, places=[self.place]).pk

    @rule(thing=things)
    @change
    def draft(self, thing: int) -> None:
        """Words that nobody has published."""
        if page := self._page(thing):
            page = page.get_latest_revision_as_object()
            page.title = f"{page.title} {SECRET}"
            page.save_revision()

    @rule(thing=things)
    @change
    def publish_again(self, thing: int) -> None:
        """Under another title, for good."""
        if page := self._page(thing):
            page.title, page.expire_at, page.go_live_at = f"{EVERYWHERE} nowy", None, None
            factories.publish(page)

    @rule(thing=things)
    @change
    def unpublish(self, thing: int) -> None:
        """Withdraw a thing."""
        if page := self._page(thing):
            page.unpublish()

    @rule(section=st.integers(0, 1))
    @change
    def unpublish_a_section(self, section: int) -> None:
        """What is below stays public, as it does in Wagtail."""
        self._page(self.sections[section]).unpublish()

    @rule(thing=things, section=st.integers(0, 1))
    @change
    def move(self, thing: int, section: int) -> None:
        """Into a section, which may be closed."""
        if isinstance(page := self._page(thing), StandardPage):
            page.move(self._page(self.sections[section]), pos="last-child")

    @rule(section=st.integers(0, 1))
    @change
    def restrict_a_section(self, section: int) -> None:
        """Behind a password with all below it."""
        self._restrict(self.sections[section])

    @rule(thing=things)
    @change
    def restrict(self, thing: int) -> None:
        """Behind a password."""
        if self._page(thing):
            self._restrict(thing)

    def _restrict(self, pk: int) -> None:
        kind = PageViewRestriction.PASSWORD
        PageViewRestriction.objects.get_or_create(
            page_id=pk, defaults={"restriction_type": kind, "password": "sezam"}
        )

    @precondition(lambda self: PageViewRestriction.objects.exists())
    @rule()
    @change
    def open_again(self) -> None:
        """The oldest restriction is lifted."""
        PageViewRestriction.objects.order_by("pk")[0].delete()

    @rule(thing=things, code=st.sampled_from(sorted(TRANSLATED)), live=st.booleans())
    @change
    def translate(self, thing: int, code: str, live: bool) -> None:
        """Publish a translation, or only draft it."""
        page = self._page(thing)
        if page and not page.has_translation(self._locale(code)):
            title = f"{TRANSLATED[code]} {next(self.numbers)}"
            factories.translate(page, code, title=title, live=live)

    def _locale(self, code: str) -> Any:
        from wagtail.models import Locale

        return Locale.objects.get(language_code=code)

    @rule(thing=things, code=st.sampled_from(sorted(TRANSLATED)), gone=st.booleans())
    @change
    def withdraw_a_translation(self, thing: int, code: str, gone: bool) -> None:
        """Unpublish or delete it."""
        page = self._page(thing)
        if page and (row := page.get_translation_or_none(self._locale(code))):
            row.specific.delete() if gone else row.specific.unpublish()

    @rule(thing=things)
    @change
    def delete(self, thing: int) -> None:
        """For ever."""
        if page := self._page(thing):
            page.delete()

    @rule(thing=things, days=st.integers(1, 2))
    @change
    def schedule_the_end(self, thing: int, days: int) -> None:
        """It expires some day."""
        if page := self._page(thing):
            page.expire_at = timezone.now() + timedelta(days=days, hours=-1)
            factories.publish(page)

    @rule(thing=things)
    @change
    def schedule_the_beginning(self, thing: int) -> None:
        """It will be public under a new title tomorrow."""
        if page := self._page(thing):
            page.go_live_at = timezone.now() + timedelta(hours=23)
            page.title = f"{EVERYWHERE} {next(self.numbers)}"
            factories.publish(page)

    @rule(timer=st.booleans())
    @change
    def a_day_passes(self, timer: bool) -> None:
        """With Wagtail's timer or without it, and with the watch's look at what has expired."""
        self.days += 1
        if self.clock:
            self.clock.stop()
        self.clock = time_machine.travel(self._tomorrow(), tick=True)
        self.clock.start()
        for code in CODES:
            assert found(EVERYWHERE, code) == {page.translation_key for page in public_pages()}
        if timer:
            call_command("publish_scheduled", verbosity=0)
        withdraw_expired()

    def _tomorrow(self) -> Any:
        return timezone.now() + timedelta(days=self.days)

    @rule(confidential=st.booleans(), live=st.booleans())
    @change
    def change_the_place(self, confidential: bool, live: bool) -> None:
        """Its address becomes secret or known, or all of it is withdrawn."""
        place = Place.objects.get(pk=self.place.pk)
        place.confidential = confidential
        place = factories.publish(place)
        if not live:
            place.unpublish()

    @rule()
    @change
    def write_the_tables_anew(self) -> None:
        """As every upgrade does."""
        rebuild.rebuild_tables()

    @precondition(lambda self: self.server)
    @rule()
    def the_server_goes(self) -> None:
        """Nobody listens there any more."""
        self.settings.ELASTICSEARCH_URL = NOWHERE

    @precondition(lambda self: self.server)
    @rule()
    def the_server_returns(self) -> None:
        """And the watch sees it."""
        self.settings.ELASTICSEARCH_URL = self.server
        assert outbox.push_all()[1] == 0

    @invariant()
    def readers_find_what_is_public(self) -> None:
        """In each language, through any of its texts, and nothing else."""
        is_up = self.server and self.server == self.settings.ELASTICSEARCH_URL
        if is_up:
            outbox.push_all()  # what a request could not push while the server was away
            client = elastic_index.client()
            client.indices.refresh(index=elastic_index.alias())
        public = {page.translation_key for page in public_pages()}
        expected = "elasticsearch" if is_up else "database"
        for code in CODES:
            results = find(EVERYWHERE, code, limit=100)
            assert results.engine == expected
            assert {hit.key for hit in results.hits} == public
        for code, word in TRANSLATED.items():
            assert found(word, code) == translated(public, code)
        assert found(STREET, "pl") == at_an_open_place(public)
        assert found(SECRET, "pl") == set()

    @invariant()
    def the_rows_show_what_is_published(self) -> None:
        """Titles are those of the live rows, and nothing else has a text."""
        titles = {page.translation_key: page.title for page in public_pages()}
        texts = SearchText.objects.filter(language="pl", title__contains=EVERYWHERE)
        shown = dict(texts.values_list("document", "title"))
        assert shown == titles
        assert not connection.needs_rollback
