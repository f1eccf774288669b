"""Every published change of anything public moves the site to a new generation."""

from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_unpublished, post_page_move, unpublished

from .cache import move_generation

OUR_APPS = {"core", "home", "catalogue", "news"}
INTERNAL = {
    *("core.generation", "core.user", "core.customrendition", "home.projectteam"),
    *("catalogue.importrun", "catalogue.importedrow", "catalogue.importchange"),
}
THEIRS = {
    "translations.glossaryrendering",
    "translations.glossaryterm",
    "translations.languagepolicy",
    "wagtailcore.site",
    "wagtailcore.locale",
    "wagtailcore.pageviewrestriction",
    "wagtailcore.pageviewrestriction_groups",
    "wagtailredirects.redirect",
}
# What Wagtail writes on the live row when only a draft changes.
DRAFT_COLUMNS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    "go_live_at",
}


def counts(model: type[Model]) -> bool:
    """Whether rows of a model can be seen on public pages."""
    if model.__module__ == "__fake__":  # a migration's model: nothing is public yet
        return False
    label = model._meta.label_lower
    ours = model._meta.app_label in OUR_APPS and label not in INTERNAL
    return ours or label in THEIRS or issubclass(model, Page)


def saved(sender: type[Model], instance: Model, update_fields: Any = None, **_kwargs: Any) -> None:
    """Move the generation for a saved row that readers can see."""
    only_draft = update_fields is not None and set(update_fields) <= DRAFT_COLUMNS
    if counts(sender) and not only_draft and getattr(instance, "live", True):
        move_generation()


def changed(sender: type[Model], **_kwargs: Any) -> None:
    """Move the generation for a deleted row or changed relation of what readers can see."""
    if counts(sender):
        move_generation()


def moved(**_kwargs: Any) -> None:
    """Move the generation for what is public no more, or has another address."""
    move_generation()


def connect() -> None:
    """Connect the receivers, without senders: what counts is decided in one place."""
    post_save.connect(saved, dispatch_uid="generation")
    post_delete.connect(changed, dispatch_uid="generation")
    m2m_changed.connect(changed, dispatch_uid="generation")
    for signal in (page_unpublished, unpublished, post_page_move):
        signal.connect(moved, dispatch_uid="generation")


def generation_models() -> list[str]:
    """The labels of all models whose changes count; for the operator and for tests."""
    return sorted(model._meta.label for model in apps.get_models() if counts(model))
