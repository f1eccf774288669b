"""System checks name every page model that would break the architecture."""

import pytest
import wagtail.models.pages
from django.core.checks import registry
from django.db import models
from django.test.utils import isolate_apps
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page

from core import checks
from core.models import Area, BasePage


@pytest.fixture(autouse=True)
def _throw_away(monkeypatch):
    """Wagtail keeps a list of page models; what is made here is not to stay on it."""
    known = wagtail.models.pages.PAGE_MODEL_CLASSES
    monkeypatch.setattr(wagtail.models.pages, "PAGE_MODEL_CLASSES", list(known))


def found(monkeypatch, model):
    """The problems of one model: their ids and what they are about."""
    monkeypatch.setattr(checks, "our_page_models", lambda: [model])
    return [
        (problem.id, getattr(problem.obj, "name", problem.obj))
        for problem in checks.page_models(None)
    ]


@isolate_apps()
def test_a_page_that_does_not_stand_on_the_projects_base_is_refused(monkeypatch):
    class LonelyPage(Page):
        class Meta:
            app_label = "core"

    assert found(monkeypatch, LonelyPage) == [("core.E001", LonelyPage)]


@isolate_apps()
def test_a_relation_that_drafts_would_lose_is_refused(monkeypatch):
    class ForgetfulPage(BasePage):
        areas = models.ManyToManyField(Area, related_name="+")

        class Meta:
            app_label = "core"

    assert found(monkeypatch, ForgetfulPage) == [("core.E002", "areas")]


@isolate_apps()
def test_a_fact_that_a_translation_could_not_lack_is_refused(monkeypatch):
    class DemandingPage(BasePage):
        seats = models.IntegerField()
        opened_on = models.DateField(null=True)
        note = models.CharField(max_length=10)
        places = models.IntegerField(default=0)
        fact_fields = ("seats", "opened_on", "note", "places")

        class Meta:
            app_label = "core"

    assert found(monkeypatch, DemandingPage) == [("core.E003", "seats")]


@isolate_apps()
def test_a_column_that_is_no_fact_may_be_required(monkeypatch):
    class PlainPage(BasePage):
        number = models.IntegerField()

        class Meta:
            app_label = "core"

    assert found(monkeypatch, PlainPage) == []


@isolate_apps()
def test_a_page_as_it_should_be_passes(monkeypatch):
    class GoodPage(BasePage):
        areas = ParentalManyToManyField(Area, related_name="+")
        opened_on = models.DateField(null=True)
        fact_fields = ("areas", "opened_on")

        class Meta:
            app_label = "core"

    assert found(monkeypatch, GoodPage) == []


@isolate_apps()
def test_every_problem_of_a_model_is_named(monkeypatch):
    class WorstPage(BasePage):
        areas = models.ManyToManyField(Area, related_name="+")
        seats = models.IntegerField()
        fact_fields = ("areas", "seats")

        class Meta:
            app_label = "core"

    assert {code for code, _name in found(monkeypatch, WorstPage)} == {"core.E002", "core.E003"}


def test_the_page_models_of_the_project_pass():
    assert checks.page_models(None) == []


def test_all_page_models_of_the_project_are_looked_at():
    names = {model.__name__ for model in checks.our_page_models()}
    assert names >= {"HomePage", "StandardPage", "CataloguePage", "ServicePage", "ProviderPage"}


def test_the_check_runs_with_djangos_own():
    assert checks.page_models in registry.registry.get_checks()
