"""The index in Elasticsearch: mapping, alias over a versioned name, writes by version."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from .breaker import note_refusal
from .elastic import client, within
from .models import SHAPE, SearchDocument, SearchFacet

T = TypeVar("T")

KEYWORD = {"type": "keyword"}
WORDS = {
    "type": "text",
    "analyzer": "whitespace",
    "similarity": "words",
    "index_options": "freqs",
}
INDEX: dict[str, Any] = {
    "settings": {
        "number_of_shards": settings.SEARCH_SHARDS,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "1s",
        "similarity": {"words": {"type": "BM25", "b": 0.25}},
    },
    "mappings": {
        "dynamic": "strict",
        # "settled" once a rebuild has brought after what was changed while it filled the index.
        "_meta": {"shape": SHAPE, "settled": False},
        "properties": {
            "key": KEYWORD,
            "kind": KEYWORD,
            "date": {"type": "date"},
            "title_forms": WORDS,
            "body_forms": WORDS,
            "title_lemmas": WORDS,
            "summary_lemmas": WORDS,
            "body_lemmas": WORDS,
            "concepts": KEYWORD,
            "areas": KEYWORD,
            "languages": KEYWORD,
            "facets": KEYWORD,
            "points": {"type": "geo_point"},
        },
    },
}
WORD_COLUMNS = ("title_forms", "body_forms", "title_lemmas", "summary_lemmas", "body_lemmas")
LIST_COLUMNS = ("concepts", "areas", "languages")
GONE_AHEAD = 409
# What Elasticsearch says of a row that it would take if it took any: no index behind the alias, a
# full disk (read-only index), too busy. Any other refusal concerns the row itself.
TAKES_NOTHING = frozenset({403, 404, 429, 500, 502, 503})
# Large requests of commands wait longer than a reader would, but not for ever.
COMMAND_TIMEOUT, COMMAND_DEADLINE = 30.0, 60.0


def alias() -> str:
    """The name that is searched and pushed to."""
    return settings.SEARCH_INDEX_PREFIX


def create() -> str:
    """Make an empty index with a name of its own."""
    name = f"{alias()}-{timezone.now():%Y%m%d%H%M%S}-{secrets.token_hex(2)}"
    patiently(lambda server: server.indices.create(index=name, **INDEX))
    return name


def current() -> list[str]:
    """The indices behind the alias: one, or none before the first rebuild."""
    return behind(alias())


def behind(name: str) -> list[str]:
    """The indices that an alias names."""
    found = patiently(
        lambda server: dict(server.options(ignore_status=404).indices.get_alias(name=name))
    )
    return [] if "error" in found else sorted(found)


def body(document: SearchDocument, facets: list[str]) -> dict[str, Any]:
    """A row and its facets as Elasticsearch keeps them; of a tombstone only the key is left."""
    if not document.digest:
        return {"key": str(document.key)}
    words = {column: getattr(document, column) for column in WORD_COLUMNS}
    lists = {column: getattr(document, column).split() for column in LIST_COLUMNS}
    return {
        "key": str(document.key),
        "kind": document.kind,
        "date": document.date.isoformat() if document.date else None,
        **words,
        **lists,
        "facets": facets,
        "points": [{"lat": row.latitude, "lon": row.longitude} for row in document.points.all()],
    }


def operations(documents: Iterable[SearchDocument]) -> list[dict[str, Any]]:
    """The lines of a bulk request."""
    lines: list[dict[str, Any]] = []
    documents = list(documents)
    facets = facets_of(documents)
    for document in documents:
        action = {
            "_id": str(document.key),
            "version": document.version,
            "version_type": "external_gte",
        }
        lines += [{"index": action}, body(document, facets.get(document.key, []))]
    return lines


def facets_of(documents: Iterable[SearchDocument]) -> dict[UUID, list[str]]:
    """The facets of some rows in one query; a row each would cost more than all else in a push."""
    found: dict[UUID, list[str]] = {}
    rows = SearchFacet.objects.filter(document__in=[document.key for document in documents])
    for key, name, value in rows.order_by("pk").values_list("document_id", "name", "value"):
        found.setdefault(key, []).append(f"{name}={value}")
    return found


def write(lines: list[dict[str, Any]], index: str | None = None, patient: bool = True) -> set[UUID]:
    """Send a bulk request, to the alias if no index is named; the keys that need no more pushing.

    An item that is older than what the index holds (409) is done as well.
    """
    request: dict[str, Any] = {
        "index": index or alias(),
        "require_alias": index is None,
        "operations": lines,
    }
    request["filter_path"] = "errors,items.*._id,items.*.status"
    answer = patiently(lambda it: it.bulk(**request)) if patient else client().bulk(**request)
    statuses = {UUID(item["index"]["_id"]): item["index"]["status"] for item in answer["items"]}
    if index is None:
        note_refusal(not TAKES_NOTHING.isdisjoint(statuses.values()))
    return {key for key, status in statuses.items() if status < 300 or status == GONE_AHEAD}


def remove(index: str, keys: dict[UUID, int]) -> None:
    """Take out of an index what the table does not know."""
    lines = [
        {"delete": {"_id": str(key), "version": version, "version_type": "external_gte"}}
        for key, version in keys.items()
    ]
    if lines:
        patiently(lambda server: server.bulk(operations=lines, index=index))


def versions(index: str) -> Iterator[tuple[UUID, int]]:
    """Every key of an index with its version, as it is at this moment."""
    patiently(lambda server: server.indices.refresh(index=index))
    opened = patiently(lambda server: server.open_point_in_time(index=index, keep_alive="1m"))
    point, after = opened["id"], None
    try:
        while hits := _hits(point, after):
            yield from ((UUID(hit["_id"]), hit["_version"]) for hit in hits)
            after = hits[-1]["sort"]
    finally:
        patiently(lambda server: server.close_point_in_time(id=point))


def _hits(point: str, after: list[Any] | None) -> list[dict[str, Any]]:
    answer = patiently(
        lambda server: server.search(
            pit={"id": point, "keep_alive": "1m"},
            size=2000,
            sort=["_shard_doc"],
            search_after=after,
            version=True,
            source=False,
            track_total_hits=False,
            filter_path="hits.hits._id,hits.hits._version,hits.hits.sort",
        )
    )
    return answer.get("hits", {}).get("hits", [])


def patiently(request: Callable[[Any], T]) -> T:
    """Do for a command what may take long, though not for ever.

    Raises:
        EngineAway: the server refused, failed, sent nonsense or took a minute.
    """
    server = client().options(request_timeout=COMMAND_TIMEOUT)
    return within(lambda: request(server), COMMAND_DEADLINE)
