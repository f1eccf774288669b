"""What is remembered, for how long, and which rows count as public."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.apps import apps
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Site

from core import cache
from core.models import Area, Generation, Institution, User
from core.signal_handlers import DRAFT_COLUMNS, counts, generation_models
from tests.factories import make_audience, make_category, make_place, make_service

pytestmark = [pytest.mark.django_db, pytest.mark.both]

PUBLIC = {
    "catalogue.Audience",
    "catalogue.CataloguePage",
    "catalogue.Category",
    "catalogue.RequiredDocument",
    "catalogue.ResidenceStatus",
    "catalogue.ServiceHours",
    "catalogue.ServicePhone",
    "catalogue.HoursException",
    "catalogue.OpeningHours",
    "catalogue.Phone",
    "catalogue.Place",
    "catalogue.ProviderPage",
    "catalogue.ServiceLanguage",
    "catalogue.ServicePage",
    "core.Area",
    "core.CustomDocument",
    "core.CustomImage",
    "core.Institution",
    "home.AccessibilityStatementPage",
    "home.Alert",
    "home.BreachReport",
    "home.ContactPage",
    "home.Department",
    "home.GuideIndexPage",
    "home.GuidePage",
    "home.HomePage",
    "home.Menu",
    "home.MobileApp",
    "home.ProjectIndexPage",
    "home.ProjectPage",
    "home.ProjectPartner",
    "home.PublicationFile",
    "home.PublicationIndexPage",
    "home.PublicationPage",
    "home.ScopePage",
    "home.StandardPage",
    "news.EventDate",
    "news.EventIndexPage",
    "news.EventPage",
    "news.NewsIndexPage",
    "news.NewsPage",
    "news.NewsTag",
    "news.Topic",
    "wagtailcore.Locale",
    "wagtailcore.Page",
    "wagtailcore.PageViewRestriction",
    "wagtailcore.Site",
    "wagtailredirects.Redirect",
}


def test_these_models_are_seen_on_public_pages():
    assert PUBLIC - set(generation_models()) == set()


@pytest.mark.parametrize("app", ["core", "home", "catalogue", "news"])
def test_no_model_of_ours_is_forgotten(app):
    private = {"core.Generation", "core.User", "core.CustomRendition", "home.ProjectTeam"}
    private |= {"catalogue.ImportRun", "catalogue.ImportedRow", "catalogue.ImportChange"}
    labels = {model._meta.label for model in apps.get_app_config(app).get_models()}
    assert labels - private <= PUBLIC


@pytest.mark.parametrize(
    "label",
    ["core.User", "core.Generation", "core.CustomRendition", "wagtailcore.Revision"]
    + ["home.ProjectTeam"]
    + ["wagtailcore.ModelLogEntry", "auth.Group", "sessions.Session"]
    + ["wagtail_localize.StringTranslation", "search.SearchDocument"],
)
def test_what_readers_never_see_does_not_count(label):
    assert not counts(apps.get_model(label))


@pytest.mark.parametrize("field", ["areas", "categories", "audiences", "places"])
def test_the_relations_of_a_service_count(field):
    assert counts(
        apps.get_model("catalogue.ServicePage")._meta.get_field(field).remote_field.through
    )


def test_a_migrations_model_does_not_count():
    historical = type("Area", (), {"__module__": "__fake__"})
    assert not counts(historical)


def moves(action):
    """Whether an action moves the generation."""
    before = cache.read_generation()
    action()
    return cache.read_generation() > before


@pytest.mark.parametrize(
    "change",
    [
        lambda: Institution.load().save(),
        lambda: Area.objects.get(pk="0407").save(),
        lambda: make_audience(),
        lambda: make_category().delete(),
        lambda: Site.objects.get().save(),
        lambda: Redirect.objects.create(old_path="/stare", redirect_link="/uslugi/"),
        lambda: make_place().phones.all().delete(),
    ],
    ids=["institution", "area", "term", "no term", "site", "redirect", "no telephone"],
)
def test_a_change_that_readers_can_notice_moves_the_generation(change):
    assert moves(change)


@pytest.mark.parametrize(
    "change",
    [
        lambda: User.objects.create_user("redaktorka"),
        lambda: Collection.get_first_root_node().add_child(name="Zdjęcia"),
        lambda: Generation.objects.get().save(),
    ],
    ids=["user", "collection", "generation"],
)
def test_a_change_of_the_workshop_does_not(change):
    assert not moves(change)


def test_the_columns_that_a_draft_writes_do_not_move_the_generation():
    service = make_service()
    columns = DRAFT_COLUMNS & {field.name for field in service._meta.get_fields()}
    assert not moves(lambda: service.save(update_fields=columns))
    assert moves(lambda: service.save(update_fields=["title"]))
    assert moves(lambda: service.save(update_fields=["title", "draft_title"]))


def test_a_page_that_is_not_live_is_saved_without_notice():
    service = make_service()
    service.unpublish()
    assert not moves(service.save)


def test_a_relation_that_is_changed_alone_moves_the_generation():
    service, category = make_service(), make_category()
    service.categories.add(category)
    assert moves(service.save)


def test_without_its_row_the_generation_is_nought():
    Generation.objects.all().delete()
    assert cache.read_generation() == 0


def counted(answer=None):
    """A remembered function and the list of the arguments it was really called with."""
    calls = []

    @cache.per_generation
    def function(*args, **kwargs):
        calls.append((args, kwargs))
        return answer

    return function, calls


def test_an_answer_is_remembered_for_each_argument():
    function, calls = counted("odpowiedź")
    for code in ("pl", "uk", "pl", "uk"):
        assert function(code) == "odpowiedź"
    assert calls == [(("pl",), {}), (("uk",), {})]


def test_an_argument_given_by_name_is_an_argument_too():
    function, calls = counted()
    function(code="pl")
    function(code="uk")
    function(code="pl")
    assert [kwargs["code"] for _args, kwargs in calls] == ["pl", "uk"]


def test_the_answer_none_is_remembered_as_well():
    function, calls = counted(None)
    assert function() is function() is None
    assert len(calls) == 1


def test_two_functions_do_not_share_their_answers():
    one, _calls = counted("jeden")
    two, _calls = counted("dwa")
    assert (one("x"), two("x"), one("x")) == ("jeden", "dwa", "jeden")


def test_a_new_generation_asks_again():
    function, calls = counted()
    function()
    cache.move_generation()
    function()
    assert len(calls) == 2


def test_inside_a_request_everything_is_read_under_the_number_it_began_with():
    function, calls = counted()
    cache.begin_request(cache.read_generation())
    function()
    cache.move_generation()
    function()
    assert len(calls) == 1
    cache.begin_request(None)
    function()
    assert len(calls) == 2


def test_what_is_forgotten_is_asked_again():
    function, calls = counted()
    function()
    cache.forget()
    function()
    assert len(calls) == 2


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        (utc(2026, 11, 23, 12), utc(2026, 11, 23, 23)),
        (utc(2026, 7, 1, 21, 59), utc(2026, 7, 1, 22)),
        (utc(2026, 7, 1, 22, 0), utc(2026, 7, 2, 22)),
        (utc(2026, 3, 28, 23, 30), utc(2026, 3, 29, 22)),
        (utc(2026, 10, 24, 22, 30), utc(2026, 10, 25, 23)),
        (utc(2026, 12, 31, 20), utc(2026, 12, 31, 23)),
    ],
    ids=["winter", "just before", "just after", "23-hour day", "25-hour day", "new year"],
)
def test_a_page_is_kept_until_the_next_midnight_in_warsaw_at_most(now, midnight):
    cache.begin_request(1)
    with time_machine.travel(now, tick=False):
        assert cache.declared_validity() == midnight


def test_the_earliest_declared_moment_wins():
    cache.begin_request(1)
    with time_machine.travel(utc(2026, 11, 23, 8), tick=False):
        for hour in (15, 9, 12):
            cache.valid_until(utc(2026, 11, 23, hour))
        assert cache.declared_validity() == utc(2026, 11, 23, 9)


def test_a_moment_after_midnight_does_not_lengthen_the_validity():
    cache.begin_request(1)
    with time_machine.travel(utc(2026, 11, 23, 8), tick=False):
        cache.valid_until(utc(2026, 11, 23, 8) + timedelta(days=30))
        assert cache.declared_validity() == utc(2026, 11, 23, 23)


def test_what_one_request_declared_is_not_carried_into_the_next():
    cache.begin_request(1)
    with time_machine.travel(utc(2026, 11, 23, 8), tick=False):
        cache.valid_until(utc(2026, 11, 23, 9))
        cache.begin_request(1)
        assert cache.declared_validity() == utc(2026, 11, 23, 23)


def test_the_single_row_is_written_as_its_number():
    assert str(Generation(number=7)) == "7"
