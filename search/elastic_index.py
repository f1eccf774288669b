"""The index in Elasticsearch: mapping, alias over a versioned name, writes by version."""

import re
import secrets
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from .elastic import client
from .models import SHAPE, SearchDocument, SearchFacet

KEYWORD = {"type": "keyword"}
WORDS = {
    "type": "text",
    "analyzer": "whitespace",
    "similarity": "words",
    "index_options": "freqs",
}
INDEX: dict[str, Any] = {
    "settings": {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "1s",
        "similarity": {"words": {"type": "BM25", "b": 0.25}},
    },
    "mappings": {
        "dynamic": "strict",
        "_meta": {"shape": SHAPE},
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
# Large writes of commands wait longer than a reader would.
COMMAND_TIMEOUT = 30.0


def alias() -> str:
    """The name that is searched and pushed to."""
    return settings.SEARCH_INDEX_PREFIX


def create() -> str:
    """Make an empty index with a name of its own."""
    name = f"{alias()}-{timezone.now():%Y%m%d%H%M%S}-{secrets.token_hex(2)}"
    _patient().indices.create(index=name, **INDEX)
    return name


def swap(name: str) -> list[str]:
    """Let the alias name another index at once; the ones it named are removed."""
    old = current()
    actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": alias()}}]
    actions += [{"remove_index": {"index": index}} for index in old]
    _patient().indices.update_aliases(actions=actions)
    return old


def current() -> list[str]:
    """The indices behind the alias: one, or none before the first rebuild."""
    server = _patient()
    if not server.indices.exists_alias(name=alias()):
        return []
    return list(server.indices.get_alias(name=alias()))


def is_outdated(index: str) -> bool:
    """Whether an index was made by an older version of this site and lacks some field."""
    mappings = _patient().indices.get_mapping(index=index)[index]["mappings"]
    return mappings.get("_meta", {}).get("shape") != SHAPE


def drop_unfinished() -> list[str]:
    """Remove the indices that a stopped rebuild has left behind."""
    ours = re.compile(rf"{re.escape(alias())}-\d{{14}}-[0-9a-f]{{4}}")
    existing = _patient().indices.get(index=f"{alias()}-*", filter_path="*.aliases")
    left = [name for name in existing if ours.fullmatch(name) and not existing[name]["aliases"]]
    for name in left:
        _patient().indices.delete(index=name)
    return left


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
    server = _patient() if patient else client()
    answer = server.bulk(
        operations=lines,
        index=index or alias(),
        require_alias=index is None,
        filter_path="errors,items.*._id,items.*.status",
    )
    items = (item["index"] for item in answer["items"])
    return {UUID(item["_id"]) for item in items if _is_done(item["status"])}


def remove(index: str, keys: dict[UUID, int]) -> None:
    """Take out of an index what the table does not know."""
    lines = [
        {"delete": {"_id": str(key), "version": version, "version_type": "external_gte"}}
        for key, version in keys.items()
    ]
    if lines:
        _patient().bulk(operations=lines, index=index)


def _is_done(status: int) -> bool:
    return status < 300 or status == GONE_AHEAD


def versions(index: str) -> Iterator[tuple[UUID, int]]:
    """Every key of an index with its version, as it is at this moment."""
    server = _patient()
    server.indices.refresh(index=index)
    point = server.open_point_in_time(index=index, keep_alive="1m")["id"]
    after = None
    try:
        while hits := _hits(server, point, after):
            yield from ((UUID(hit["_id"]), hit["_version"]) for hit in hits)
            after = hits[-1]["sort"]
    finally:
        server.close_point_in_time(id=point)


def _hits(server: Any, point: str, after: list[Any] | None) -> list[dict[str, Any]]:
    answer = server.search(
        pit={"id": point, "keep_alive": "1m"},
        size=2000,
        sort=["_shard_doc"],
        search_after=after,
        version=True,
        source=False,
        track_total_hits=False,
        filter_path="hits.hits._id,hits.hits._version,hits.hits.sort",
    )
    return answer.get("hits", {}).get("hits", [])


def _patient() -> Any:
    return client().options(request_timeout=COMMAND_TIMEOUT)
