"""Many new pages and places in one pass: rows, relations, one revision each, and all indexes.

A page added, revised and published singly costs 93 queries. Here a batch costs some forty, and
leaves the same behind: tree, revision, history, references, the admin's search. The public
search and the cache's generation are the caller's, once for all that a batch touched.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import ModelLogEntry, Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends
from wagtail.search.index import class_is_indexed

from core.languages import source_locale_id
from search.services import folded_name

from ..models import CataloguePage
from .facts import RELATIONS, ROWS, parent_name
from .template import MODELS

SLUG = 60
ROWS_AT_ONCE = 500
# Databases take some thousand values in one statement.
MOST_VALUES = 10_000


def locked_catalogue() -> CataloguePage:
    """The catalogue's page, held until the transaction ends: only one adds pages at a time."""
    pages = CataloguePage.objects.select_for_update(of=("self",))
    return pages.get(locale_id=source_locale_id())


def create_pages(kind: str, pages: list[Any], catalogue: CataloguePage, user: Any) -> None:
    """Put new pages below the catalogue, published."""
    if not pages:
        return
    _place_in_tree(pages, catalogue)
    now = timezone.now()
    for page in pages:
        page.content_type = ContentType.objects.get_for_model(MODELS[kind])
        page.draft_title = page.title
        page.owner = user
        _mark_published(page, now)
    base = [_base_row(page) for page in pages]
    Page.objects.bulk_create(base, batch_size=ROWS_AT_ONCE)
    for page, row in zip(pages, base, strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
        page._state.adding = False
    _insert_own_columns(kind, pages)
    Page.objects.filter(pk=catalogue.pk).update(numchild=models.F("numchild") + len(pages))
    catalogue.numchild += len(pages)
    _finish(kind, pages, user, PageLogEntry)


def create_places(places: list[Any], user: Any) -> None:
    """Save new places, published."""
    if not places:
        return
    now = timezone.now()
    for place in places:
        _mark_published(place, now)
    MODELS["place"]._default_manager.bulk_create(places, batch_size=ROWS_AT_ONCE)
    _finish("place", places, user, ModelLogEntry)


def _mark_published(thing: Any, now: Any) -> None:
    thing.live, thing.has_unpublished_changes = True, False
    thing.first_published_at = thing.last_published_at = now


def _place_in_tree(pages: list[Any], catalogue: CataloguePage) -> None:
    """A run of paths below the catalogue's last child, and addresses that nobody has."""
    before: Any = catalogue.get_last_child()
    depth = catalogue.depth + 1
    slugs = _free_slugs(pages, catalogue)
    for page, slug in zip(pages, slugs, strict=True):
        page.path = before._inc_path() if before else page._get_path(catalogue.path, depth, 1)
        page.depth, page.numchild = depth, 0
        page.slug, page.url_path = slug, f"{catalogue.url_path}{slug}/"
        before = page


def _free_slugs(pages: list[Any], catalogue: CataloguePage) -> list[str]:
    """Addresses made of titles; one that is taken gets a piece of the page's UUID."""
    wanted = [slugify(folded_name(page.title))[:SLUG].strip("-") or "usluga" for page in pages]
    siblings = Page.objects.child_of(catalogue).filter(slug__in=set(wanted))
    taken = set(siblings.values_list("slug", flat=True))
    found = []
    for page, slug in zip(pages, wanted, strict=True):
        if slug in taken:
            slug = f"{slug}-{page.translation_key.hex[:12]}"
        taken.add(slug)
        found.append(slug)
    return found


def _base_row(page: Any) -> Page:
    """The row of the common table."""
    names = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
    return Page(**{name: getattr(page, name) for name in names})


def _insert_own_columns(kind: str, pages: list[Any]) -> None:
    """The rows of the model's own table: Django's bulk_create refuses models with a parent."""
    _insert(MODELS[kind], pages, MODELS[kind]._meta.local_concrete_fields)


def _insert(model: type[Any], rows: list[Any], fields: Any, returning: Any = None) -> list[Any]:
    """Insert rows as they are; ``bulk_create`` would ask for a twin of every new UUID."""
    found: list[Any] = []
    size = max(1, MOST_VALUES // len(fields))
    for start in range(0, len(rows), size):
        batch = rows[start : start + size]
        found += model._base_manager._insert(
            batch, fields=fields, returning_fields=returning, raw=True, using=model._base_manager.db
        )
    return found


def _finish(kind: str, things: list[Any], user: Any, log: type[Any]) -> None:
    """All that hangs on new rows."""
    for name, model in ROWS[kind].items():
        _insert_children(name, model, things)
    for name in RELATIONS[kind]:
        _insert_relation(kind, name, things)
    _insert_revisions(things, user)
    _insert_log(log, things, user)
    _insert_references(things)
    if class_is_indexed(MODELS[kind]):
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(MODELS[kind], things)


def _insert_children(name: str, model: type[Any], things: list[Any]) -> None:
    rows = []
    for thing in things:
        for order, row in enumerate(getattr(thing, name).get_object_list()):
            setattr(row, f"{parent_name(model)}_id", thing.pk)
            if hasattr(row, "sort_order"):
                row.sort_order = order
            rows.append(row)
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    inserted = _insert(model, rows, fields, [model._meta.pk])
    for row, (key,) in zip(rows, inserted, strict=True):
        row.pk, row._state.adding = key, False


def _insert_relation(kind: str, name: str, things: list[Any]) -> None:
    field: Any = MODELS[kind]._meta.get_field(name)
    mine, theirs = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    through = field.remote_field.through
    rows = [
        through(**{mine: thing.pk, theirs: found.pk})
        for thing in things
        for found in getattr(thing, name).all()
    ]
    through.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _insert_revisions(things: list[Any], user: Any) -> None:
    """One revision each, the published one; Wagtail's own way of saying it."""
    revisions = [
        Revision(
            content_type=thing.get_content_type(),
            base_content_type=thing.get_base_content_type(),
            object_id=str(thing.pk),
            created_at=timezone.now(),
            user=user,
            object_str=str(thing),
            content=thing.serializable_data(),
        )
        for thing in things
    ]
    Revision.objects.bulk_create(revisions, batch_size=ROWS_AT_ONCE)
    for thing, revision in zip(things, revisions, strict=True):
        thing.latest_revision = thing.live_revision = revision
        thing.latest_revision_created_at = revision.created_at
    _store_revisions(things)


def _store_revisions(things: list[Any]) -> None:
    is_page = isinstance(things[0], Page)
    model = Page if is_page else type(things[0])
    names = ["latest_revision", "live_revision"]
    if is_page:
        names.append("latest_revision_created_at")
    rows = [
        model(pk=thing.pk, **{name: getattr(thing, name) for name in names}) for thing in things
    ]
    model._default_manager.bulk_update(rows, names, batch_size=100)


def _insert_log(model: type[Any], things: list[Any], user: Any) -> None:
    """The line of the history: published, by whom and when."""
    now = timezone.now()
    entries = []
    for thing in things:
        kind = ContentType.objects.get_for_model(thing, for_concrete_model=False)
        about = {"page": thing} if model is PageLogEntry else {"object_id": str(thing.pk)}
        entries.append(
            model(
                content_type=kind,
                label=str(thing)[:255],
                action="wagtail.publish",
                timestamp=now,
                user=user,
                revision=thing.latest_revision,
                content_changed=True,
                **about,
            )
        )
    model.objects.bulk_create(entries, batch_size=ROWS_AT_ONCE)


def _insert_references(things: list[Any]) -> None:
    """What each refers to, so that the admin can say where something is used."""
    rows = []
    for thing in things:
        kinds = [
            ContentType.objects.get_for_model(one, for_concrete_model=False)
            for one in [thing, *thing._meta.get_parent_list()]
        ]
        for to_type, to_pk, path, content_path in set(
            ReferenceIndex._extract_references_from_object(thing)
        ):
            rows.append(
                ReferenceIndex(
                    content_type=kinds[0],
                    base_content_type=kinds[-1],
                    object_id=thing.pk,
                    to_content_type_id=to_type,
                    to_object_id=to_pk,
                    model_path=path,
                    content_path=content_path,
                    content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
                )
            )
    ReferenceIndex.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def publish_change(thing: Any, user: Any) -> None:
    """Publish a changed object the ordinary way, with all that Wagtail tells the others."""
    thing.save_revision(user=user, log_action=True, clean=False).publish(user=user)


def keys_of(things: Iterable[Any]) -> set[UUID]:
    """Translation keys."""
    return {thing.translation_key for thing in things}
