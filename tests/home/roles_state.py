"""What the database holds, so that two moments can be compared."""

from typing import Any

from django.apps import apps
from django.db.models import Model

# Kept about visits rather than about the site.
TRACES = {
    *("sessions.Session", "wagtailadmin.EditingSession", "wagtailusers.UserProfile"),
    *("wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry", "contenttypes.ContentType"),
    *("core.Area", "auth.Permission", "core.Generation"),
}
VISITS = {"last_login"}


def _models() -> list[type[Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and model._meta.label not in TRACES
        and not model._meta.label.startswith("search.")
    ]


def state() -> dict[str, list[Any]]:
    """The rows of every table that is about the site."""
    return {model._meta.label: _rows(model) for model in _models()}


def _rows(model: type[Model]) -> list[Any]:
    columns = [field.attname for field in model._meta.local_concrete_fields]
    wanted = [name for name in columns if name not in VISITS]
    return list(model._base_manager.order_by("pk").values_list(*wanted))


def changed(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> list[str]:
    """The tables that differ."""
    return [label for label in before if before[label] != after[label]]
