"""Which alerts stand above a page now, and until when that is true."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page

from core.cache import per_generation, valid_until
from core.languages import SOURCE, locale_ids, source_locale_id

from .models import Alert

MOST = 50


@per_generation
def _published() -> list[Alert]:
    """Every published alert that is not over, with its section, the gravest first."""
    sources = Alert.objects.filter(live=True, locale_id=source_locale_id())
    gravest_first = list(reversed(Alert.Level.values))
    rows = list(sources.exclude(ends_at__lte=timezone.now()).select_related("section")[:MOST])
    return sorted(rows, key=lambda alert: gravest_first.index(alert.level))


@per_generation
def _words(code: str) -> dict[Any, Alert]:
    rows = Alert.objects.filter(live=True, locale_id=locale_ids().get(code))
    return {row.translation_key: row for row in rows}


def alerts(page: Page | None, code: str) -> list[Alert]:
    """The alerts above a page now, each in the reader's language or else in Polish.

    Declares to the page cache when the next one appears or goes.
    """
    now = timezone.now()
    shown = []
    for alert in _published():
        moments = [moment for moment in (alert.starts_at, alert.ends_at) if moment and moment > now]
        if moments:
            valid_until(min(moments))
        if _is_on(alert, now) and _concerns(alert, page):
            shown.append(alert)
    words = _words(code) if shown and code != SOURCE else {}
    return [words.get(alert.translation_key, alert) for alert in shown]


def _is_on(alert: Alert, now: Any) -> bool:
    begun = alert.starts_at is None or alert.starts_at <= now
    return begun and (alert.ends_at is None or alert.ends_at > now)


def _concerns(alert: Alert, page: Page | None) -> bool:
    """Whether a page is the alert's section or below it."""
    if alert.section is None:
        return True
    source = getattr(page, "source", None)
    return source is not None and source.path.startswith(alert.section.path)
