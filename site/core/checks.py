"""System checks that keep the architecture: every page model stands on the project's base."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import register as register_check
from django.db.models import Model
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page


def register() -> None:
    """Register the project's checks with Django."""
    register_check(page_models)


def our_page_models() -> list[type[Page]]:
    """Every page model of the project's own apps."""
    labels = {"core", "home", "catalogue", "news"}
    models = apps.get_models()
    return [m for m in models if issubclass(m, Page) and m._meta.app_label in labels]


def page_models(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each page model extends BasePage, keeps relations in revisions and can lack facts."""
    from .models import BasePage

    problems: list[CheckMessage] = []
    for model in our_page_models():
        if not issubclass(model, BasePage):
            problems.append(
                Error("A page model must extend core.BasePage.", obj=model, id="core.E001")
            )
            continue
        problems += _relations_outside_revisions(model) + _required_facts(model)
    return problems


def _relations_outside_revisions(model: type[Model]) -> list[CheckMessage]:
    return [
        Error(
            "A draft's choice in a ManyToManyField is lost: use ParentalManyToManyField.",
            obj=field,
            id="core.E002",
        )
        for field in model._meta.local_many_to_many
        if not isinstance(field, (ParentalManyToManyField, ClusterTaggableManager))
    ]


def _required_facts(model: type[Any]) -> list[CheckMessage]:
    facts = [f for f in model._meta.local_fields if f.name in model.facts()]
    return [
        Error(
            "A translation holds no facts: a fact must be nullable or have a default.",
            hint=f"Languages of the site: {len(settings.LANGUAGES)}.",
            obj=field,
            id="core.E003",
        )
        for field in facts
        if not (field.null or field.has_default() or field.empty_strings_allowed)
    ]
