"""What an editor of a project meets: clear refusals, kept values, a list of what is missing."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Page

from home.completeness import requirements
from home.fields import AmountField, MoneyField, plain_number
from home.models import ProjectPage, ProjectPartner, StandardPage
from tests.factories import catalogue_page, translate

from .builders_projects import EU, make_picture, make_project, project_form, project_index

pytestmark = pytest.mark.django_db
ADD = "/admin/pages/add/home/projectpage/{}/"


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


def send(editor, **given):
    """The answer to a new project, and what was saved."""
    response = editor.post(ADD.format(project_index().pk), project_form(**given))
    return response, ProjectPage.objects.filter(slug="nowy").first()


def test_a_draft_may_lack_every_fact(editor):
    response, saved = send(editor)
    assert response.status_code == 302
    assert not saved.live


def test_a_project_is_published_with_its_facts(editor):
    response, saved = send(
        editor,
        source_of_funds="eu",
        value="22 009 655,37 zł",
        eu_share="18162367.61",
        starts_on="2023-11-01",
        ends_on="2028-12-31",
        **{"action-publish": "1"},
    )
    assert response.status_code == 302
    assert saved.live
    assert (saved.value, saved.eu_share) == (Decimal("22009655.37"), Decimal("18162367.61"))


BAD = [
    ({"starts_on": "2026-05-01", "ends_on": "2026-04-30"}, "ends_on"),
    ({"value": "100", "eu_share": "100,01"}, "eu_share"),
    ({"value": "-5"}, "value"),
    ({"eu_share": "-0,01"}, "eu_share"),
    ({"value": "dużo"}, "value"),
    ({"value": "1,234"}, "value"),
    ({"value": "1234567890123"}, "value"),
    ({"source_of_funds": "mars"}, "source_of_funds"),
    ({"title": "x" * 200}, "title"),
]


@pytest.mark.parametrize(("given", "field"), BAD)
@pytest.mark.parametrize("publishing", [{}, {"action-publish": "1"}])
def test_facts_that_cannot_be_are_refused_at_the_field_and_kept(editor, given, field, publishing):
    response, saved = send(editor, **given, **publishing)
    form = response.context["form"]
    assert list(form.errors) == [field]
    assert saved is None
    for name, typed in given.items():
        assert str(form[name].value()) == typed


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        (BAD[0][0], "ends_on", "The last day is before the first. Check both dates."),
        (
            BAD[1][0],
            "eu_share",
            "The contribution is larger than the value of the project. Check both amounts.",
        ),
        (BAD[2][0], "value", "An amount cannot be negative."),
    ],
)
def test_a_refusal_says_in_polish_what_to_do(editor, given, field, message):
    response, _saved = send(editor, **given)
    with translation.override("pl"):
        assert response.context["form"].errors[field] == [gettext(message)]
        assert gettext(message) != message


def test_the_same_amounts_and_days_do_not_contradict(editor):
    same = {"value": "5", "eu_share": "5", "starts_on": "2026-05-01", "ends_on": "2026-05-01"}
    assert send(editor, **same)[0].status_code == 302


def test_code_that_saves_a_contradiction_is_refused_too():
    with pytest.raises(ValidationError) as refused:
        make_project(value=Decimal(1), eu_share=Decimal(2))
    assert list(refused.value.message_dict) == ["eu_share"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("22 009 655,37 zł", "22009655.37"),
        ("22\u00a0009\u00a0655,37\u00a0PLN", "22009655.37"),
        ("22.009.655,37", "22009655.37"),
        ("22,009,655.37", "22009655.37"),
        ("5000", "5000"),
        ("", ""),
        ("dużo", "dużo"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed, number):
    assert plain_number(typed) == number


def test_a_stored_amount_is_shown_the_polish_way_and_counts_as_unchanged():
    field = AmountField(required=False)
    shown = field.prepare_value(Decimal("22009655.37"))
    assert shown == "22\u00a0009\u00a0655,37"
    assert not field.has_changed(Decimal("22009655.37"), shown)
    assert field.prepare_value("dużo") == "dużo"


def test_a_migration_sees_a_plain_column():
    _name, path, _args, kwargs = MoneyField("kwota").deconstruct()
    assert path == "django.db.models.DecimalField"
    assert "validators" not in kwargs


def labels(project, met):
    return {row.label for row in requirements(project) if row.met is met}


def test_nothing_is_asked_of_projects_without_european_funds():
    assert requirements(ProjectPage(source_of_funds="pfron")) == []
    assert requirements(ProjectPage()) == []


def test_everything_is_missing_at_first():
    assert len(labels(ProjectPage(source_of_funds="eu"), met=False)) == 10


def complete(**changes):
    facts = EU | {"summary": "Zdanie.", "aims": "<p>Cel.</p>", "results": [{}]}
    return make_project(**facts | {"programme_logo": make_picture(9, 9)} | changes)


def test_a_complete_project_lacks_nothing():
    assert labels(complete(), met=False) == set()


@pytest.mark.parametrize(
    "change",
    [
        {"summary": ""},
        {"aims": ""},
        {"results": []},
        {"programme": ""},
        {"fund": ""},
        {"beneficiary": ""},
        {"ends_on": None},
        {"programme_logo": None},
        {"value": None},
        {"eu_share": None},
    ],
)
def test_each_missing_thing_is_named_alone(change):
    assert len(labels(complete(**change), met=False)) == 1


def test_a_share_above_the_value_is_named():
    project = ProjectPage(source_of_funds="eu", value=Decimal(1), eu_share=Decimal(2))
    with translation.override("en"):
        wrong = labels(project, met=False)
    assert "The amount of the European support, no larger than the value" in wrong


def test_the_editor_shows_what_the_saved_draft_lacks(editor):
    project = complete(beneficiary="")
    html = editor.get(f"/admin/pages/{project.pk}/edit/").content.decode()
    with translation.override("pl"):
        assert gettext("The beneficiary") in html
        done = gettext(
            "The page has everything that article 50(1)(a) of Regulation (EU) 2021/1060 asks for."
        )
    assert done not in html
    project.beneficiary = "Województwo"
    project.save_revision()
    assert done in editor.get(f"/admin/pages/{project.pk}/edit/").content.decode()


@pytest.mark.parametrize("source", ["", "pfron", "eu"])
def test_a_new_project_and_one_of_other_funds_have_the_panel_too(editor, source):
    html = editor.get(f"/admin/pages/{make_project(source_of_funds=source).pk}/edit/")
    assert html.status_code == 200
    assert "2021/1060" in html.content.decode() or source == ""
    assert editor.get(ADD.format(project_index().pk)).status_code == 200


def test_a_translation_has_no_facts_to_edit(editor):
    page = translate(make_project(**EU), "uk", title="Кооперація")
    form = editor.get(f"/admin/pages/{page.pk}/edit/").context["form"]
    assert not set(ProjectPage.fact_fields) & (set(form.fields) | set(form.formsets))
    assert {"title", "aims", "tasks", "target_groups", "results"} <= set(form.fields)


@pytest.fixture
def wrong_places(home):
    about = StandardPage.objects.get(slug="o-serwisie", locale=home.locale)
    return {"standard": about, "catalogue": catalogue_page(), "home": home, "self": make_project()}


@pytest.mark.parametrize("place", ["standard", "catalogue", "home", "self"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_project_does_not_move_where_it_may_not_stand(editor, wrong_places, place, method):
    project, target = make_project("Kooperacja"), wrong_places[place]
    address = f"/admin/pages/{project.pk}/move/{target.pk}/confirm/"
    response = getattr(editor, method)(address, follow=True)
    messages = [str(message) for message in response.context["messages"]]
    assert any("Kooperacja" in message and target.title in message for message in messages)
    assert Page.objects.get(pk=project.pk).get_parent().pk == project_index().pk


def test_nothing_but_a_project_moves_under_the_list_of_projects(editor, home):
    about = StandardPage.objects.get(slug="o-serwisie", locale=home.locale)
    editor.post(f"/admin/pages/{about.pk}/move/{project_index().pk}/confirm/")
    assert Page.objects.get(pk=about.pk).get_parent().pk == home.pk


def test_a_page_may_move_below_a_project(editor, home):
    about = StandardPage.objects.get(slug="o-serwisie", locale=home.locale)
    project = make_project()
    editor.post(f"/admin/pages/{about.pk}/move/{project.pk}/confirm/")
    assert Page.objects.get(pk=about.pk).get_parent().pk == project.pk


def test_there_is_one_list_of_projects(home):
    assert not type(project_index()).can_create_at(home)


def test_rows_are_listed_in_words():
    project = make_project(reports={"other": "https://example.org/"})
    assert str(ProjectPartner(name="Miasto Toruń")) == "Miasto Toruń"
    assert str(project.reports.first())
