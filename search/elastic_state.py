"""Whether the Elasticsearch that answers is ours to ask."""

import time
from typing import Any

from django.conf import settings

from . import elastic, outbox
from .breaker import refuses
from .engines.base import EngineAway
from .models import SHAPE

# Seconds for which a process trusts what it saw behind the alias.
TRUST = 30.0
_trusted: dict[tuple[str, str], float] = {}


def check_index() -> None:
    """Make sure that the alias names one index and that this version of the site made it.

    Any other index would answer too: with nothing, as if there were nothing to find.

    Raises:
        EngineAway: it does not.
    """
    place = (settings.ELASTICSEARCH_URL, settings.SEARCH_INDEX_PREFIX)
    if time.monotonic() < _trusted.get(place, 0.0):
        return
    found: Any = elastic.client().indices.get_mapping(
        index=settings.SEARCH_INDEX_PREFIX, filter_path="*.mappings._meta.shape"
    )
    shapes = [about["mappings"]["_meta"]["shape"] for about in dict(found).values()]
    if shapes != [SHAPE]:
        raise EngineAway("the alias does not name an index of this version of the site")
    _trusted[place] = time.monotonic() + TRUST


def forget() -> None:
    """Look anew at what is behind the alias."""
    _trusted.clear()


def state() -> str:
    """For operators: ``ok``, ``away`` (or without our index), ``refusing`` changes, ``off``.

    ``behind`` while rows wait for too long; asking for it pushes some of them.
    """
    if not elastic.is_configured():
        return "off"
    forget()
    try:
        elastic.ask(_look, elastic.STATE_DEADLINE)
    except EngineAway:
        return "away"
    if refuses():
        return "refusing"
    if not outbox.is_behind():
        return "ok"
    outbox.push_waiting()
    return "behind"


def _look() -> None:
    asked = {"index": settings.SEARCH_INDEX_PREFIX, "timeout": "0s", "filter_path": "status"}
    elastic.client().cluster.health(**asked)["status"]
    check_index()
