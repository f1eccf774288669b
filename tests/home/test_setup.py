"""Set-up makes what is missing and changes nothing that exists."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, GroupPagePermission, Page, Site

from core.languages import CODES, SOURCE
from home.groups import ROLES
from home.models import HomePage
from home.setup import set_up_site
from translations.models import LanguagePolicy

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_every_language_has_its_home_page():
    codes = HomePage.objects.filter(live=True).values_list("locale__language_code", flat=True)
    assert set(codes) == set(CODES)


def test_no_structural_page_is_an_alias():
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_a_second_run_changes_nothing():
    def state():
        pages = Page.objects.order_by("pk").values_list("pk", "title", "latest_revision_id")
        return list(pages), GroupPagePermission.objects.count(), Site.objects.count()

    before = state()
    set_up_site()
    assert state() == before


def test_a_second_run_keeps_what_an_editor_changed(home):
    home.title = "Nasza strona"
    home.save_revision().publish()
    set_up_site()
    home.refresh_from_db()
    assert home.title == "Nasza strona"


def test_every_language_but_polish_has_a_rule_and_a_decision_about_it_stays():
    rules = LanguagePolicy.objects
    assert {rule.locale.language_code for rule in rules.all()} == set(CODES) - {SOURCE}
    assert set(rules.values_list("machine", "budget")) == {("notice", 500_000)}
    rules.filter(locale__language_code="uk").update(machine="reviewed", budget=0)
    rules.get(locale__language_code="ar").delete()
    before = set(rules.values_list("pk", "machine", "budget"))
    set_up_site()
    assert rules.count() == len(CODES) - 1
    assert before < set(rules.values_list("pk", "machine", "budget"))


def test_our_groups_take_the_place_of_wagtails():
    names = set(Group.objects.values_list("name", flat=True))
    assert names == set(ROLES)


def test_the_collection_of_all_files_has_a_polish_name():
    root = Collection.get_first_root_node()
    assert root.name == "Wszystkie pliki"
    Collection.objects.filter(pk=root.pk).update(name="Pliki")
    set_up_site()
    assert Collection.get_first_root_node().name == "Pliki"
