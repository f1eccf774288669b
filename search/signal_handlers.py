"""Keep the search rows in step: each receiver runs in the transaction of the change it hears of."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail import signals
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Site

from core.models import CustomDocument

from . import propagation
from .indexing import index, refresh, refresh_documents
from .models import DocumentText


def page_published(instance: Page, **_kwargs: Any) -> None:
    """A page or a translation was published, perhaps under a new address."""
    refresh(propagation.published(instance))


def branch_changed(instance: Page, **_kwargs: Any) -> None:
    """A page was withdrawn, moved or renamed, and with it all below it."""
    refresh(propagation.branch(instance))


def snippet_changed(instance: Model, **_kwargs: Any) -> None:
    """A snippet was published or withdrawn; pages have signals of their own."""
    if not isinstance(instance, Page):
        refresh(propagation.dependents(instance))


def restriction_changed(instance: PageViewRestriction, raw: bool = False, **_kwargs: Any) -> None:
    """A page and all below it were restricted, or opened again."""
    if raw:  # a fixture is being loaded, in whatever order
        return
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        refresh(propagation.branch(page))


def restriction_groups_changed(instance: Any, **_kwargs: Any) -> None:
    """Other groups may see a restricted page."""
    if isinstance(instance, PageViewRestriction):
        restriction_changed(instance)


def site_changed(instance: Site, raw: bool = False, **_kwargs: Any) -> None:
    """A site has a home page now, so that all below it has addresses."""
    if raw:
        return
    Site.clear_site_root_paths_cache()
    refresh(propagation.branch(instance.root_page))


def document_saved(instance: CustomDocument, raw: bool = False, **_kwargs: Any) -> None:
    """A document has another title or file."""
    if not raw:
        refresh_documents([instance])


def document_read(instance: DocumentText, raw: bool = False, **_kwargs: Any) -> None:
    """The text of a document's file is known now."""
    if not raw:
        refresh_documents([instance.document])


def document_deleted(instance: CustomDocument, **_kwargs: Any) -> None:
    """A document is gone, whatever still links to it."""
    index(instance.uuid, None)


def collection_restricted(
    instance: CollectionViewRestriction, raw: bool = False, **_kwargs: Any
) -> None:
    """Not everybody may open the documents of a collection and those below it, or all may again."""
    if not raw:
        inside = instance.collection.get_descendants(inclusive=True)
        refresh_documents(CustomDocument.objects.filter(collection__in=inside))


def before_delete(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Note who repeats what is about to be deleted, while that can still be asked."""
    if _is_followed(sender):
        instance._search_keys = propagation.with_dependents(instance)


def after_delete(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Withdraw what was deleted, and index those who repeated it."""
    if _is_followed(sender):
        refresh(getattr(instance, "_search_keys", ()))


def _is_followed(model: type[Model]) -> bool:
    """Pages by their common row, which is the last of a page to go; snippets that others repeat."""
    if issubclass(model, Page):
        return model is Page
    return hasattr(model, "search_dependents")


def connect() -> None:
    """Connect every receiver."""
    signals.page_published.connect(page_published)
    signals.page_unpublished.connect(branch_changed)
    signals.post_page_move.connect(branch_changed)
    signals.page_slug_changed.connect(branch_changed)
    signals.published.connect(snippet_changed)
    signals.unpublished.connect(snippet_changed)
    post_save.connect(restriction_changed, sender=PageViewRestriction)
    post_delete.connect(restriction_changed, sender=PageViewRestriction)
    post_save.connect(site_changed, sender=Site)
    m2m_changed.connect(restriction_groups_changed, sender=PageViewRestriction.groups.through)
    post_save.connect(document_saved, sender=CustomDocument)
    post_save.connect(document_read, sender=DocumentText)
    post_delete.connect(document_deleted, sender=CustomDocument)
    post_save.connect(collection_restricted, sender=CollectionViewRestriction)
    post_delete.connect(collection_restricted, sender=CollectionViewRestriction)
    pre_delete.connect(before_delete)
    post_delete.connect(after_delete)
