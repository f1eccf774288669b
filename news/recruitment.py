"""Whether one can sign up for an event: from dates, a switch and the clock."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.cache import valid_until
from core.dates import day_in_words, in_warsaw


class State(Enum):
    """What a reader needs to know about signing up."""

    NONE = auto()
    NOT_YET = auto()
    OPEN = auto()
    CLOSED = auto()
    CANCELLED = auto()
    OVER = auto()


class Switch(models.TextChoices):
    """What an editor may say against the dates."""

    AUTOMATIC = "automatic", _("According to the dates")
    CLOSED = "closed", _("Closed now")
    CANCELLED = "cancelled", _("The event is cancelled")


@dataclass(frozen=True)
class Terms:
    """What an editor has given: days (the last one counts whole), the switch, a way to sign up."""

    opens_on: date | None = None
    closes_on: date | None = None
    switch: Any = Switch.AUTOMATIC
    has_address: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said about recruitment."""
        days = self.opens_on or self.closes_on
        return not (days or self.has_address or self.switch != Switch.AUTOMATIC)


@dataclass(frozen=True)
class Recruitment:
    """The state at a moment, the day it turns on, and the moment of its next change."""

    state: State
    day: date | None = None
    changes_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the way to sign up is shown."""
        return self.state is State.OPEN

    @property
    def is_cancelled(self) -> bool:
        """Whether the event does not take place."""
        return self.state is State.CANCELLED

    @property
    def is_over(self) -> bool:
        """Whether the event belongs to the past."""
        return self.state is State.OVER

    @property
    def words(self) -> str:
        """One plain line in the reader's language; empty when nothing is to be said."""
        day = {"day": day_in_words(self.day)} if self.day else {}
        match self.state:
            case State.NOT_YET:
                return gettext("Sign-up opens on %(day)s") % day
            case State.OPEN if day:
                return gettext("Sign-up is open until %(day)s") % day
            case State.OPEN:
                return gettext("Sign-up is open")
            case State.CLOSED:
                return gettext("Sign-up is closed")
            case State.CANCELLED:
                return gettext("The event is cancelled")
            case State.OVER:
                return gettext("The event is over")
        return ""


def recruitment_at(terms: Terms, over_at: datetime | None, now: datetime) -> Recruitment:
    """What is true at a moment for an event that is over at another."""
    if terms.switch == Switch.CANCELLED:
        return Recruitment(State.CANCELLED)
    if terms.is_empty:
        return Recruitment(State.NONE)
    if over_at and over_at <= now:
        return Recruitment(State.OVER)
    if terms.switch == Switch.CLOSED:
        return Recruitment(State.CLOSED, changes_at=over_at)
    return _by_dates(terms, over_at, now)


def _by_dates(terms: Terms, over_at: datetime | None, now: datetime) -> Recruitment:
    opens = in_warsaw(terms.opens_on, time.min) if terms.opens_on else None
    closes = in_warsaw(terms.closes_on + timedelta(days=1), time.min) if terms.closes_on else None
    if closes and closes <= now:
        return Recruitment(State.CLOSED, changes_at=over_at)
    if opens and now < opens:
        return Recruitment(State.NOT_YET, terms.opens_on, _first(opens, over_at))
    return Recruitment(State.OPEN, terms.closes_on, _first(closes, over_at))


def _first(*moments: datetime | None) -> datetime | None:
    return min(filter(None, moments), default=None)


def recruitment_of(event: Any, now: datetime | None = None) -> Recruitment:
    """The state of an event's source now; tells the page cache until when it holds."""
    terms = Terms(
        event.recruitment_opens_on,
        event.recruitment_closes_on,
        event.recruitment_switch,
        bool(event.sign_up_url or event.sign_up_email),
    )
    over_at = max((row.over_at for row in event.dates.all() if row.starts_on), default=None)
    found = recruitment_at(terms, over_at, now or timezone.now())
    if found.changes_at:
        valid_until(found.changes_at)
    return found


def is_open_on(today: date) -> Q:
    """The condition of events, of those not over, whose recruitment is open on a day."""
    begun = Q(recruitment_opens_on__isnull=True) | Q(recruitment_opens_on__lte=today)
    not_ended = Q(recruitment_closes_on__isnull=True) | Q(recruitment_closes_on__gte=today)
    said = Q(recruitment_opens_on__isnull=False) | Q(recruitment_closes_on__isnull=False)
    said |= ~Q(sign_up_url="") | ~Q(sign_up_email="")
    return Q(recruitment_switch=Switch.AUTOMATIC) & begun & not_ended & said
