"""What editors submit is approved or sent back by a publisher, in every language."""

import logging

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from core.languages import CODES
from core.logs import WithoutAddresses
from home.models import HomePage
from home.moderation import NAME, REPLACED, TASK, make_workflow
from home.setup import set_up_site
from tests.factories import make_service, translate
from tests.translating import begin, give

from .builders_projects import make_page_below, make_project, member_of, project_form

pytestmark = pytest.mark.django_db


def person(group):
    return member_of(Group.objects.get(name=group), group)


def submit(client, user, page, **changes):
    """Send a page for approval from its editor."""
    client.force_login(user)
    form = project_form(slug=page.slug, **changes) | {"action-submit": "1"}
    return client.post(f"/admin/pages/{page.pk}/edit/", form)


def decide(client, user, page, action, comment=""):
    """Approve, or send back with a comment."""
    client.force_login(user)
    task = page.current_workflow_task_state
    url = f"/admin/pages/workflow/action/{page.pk}/{action}/{task.pk}/"
    return client.post(url, {"comment": comment})


def again(page):
    return type(page).objects.get(pk=page.pk)


def test_every_language_has_the_workflow():
    rows = WorkflowPage.objects.select_related("workflow", "page__locale")
    assert {row.page.locale.language_code for row in rows} == set(CODES)
    assert {row.workflow.name for row in rows} == {NAME}


def test_publishers_and_administrators_approve():
    task = GroupApprovalTask.objects.get()
    assert set(task.groups.values_list("name", flat=True)) == {"Wydawca", "Administrator"}


def test_wagtails_own_workflow_is_gone():
    assert not Workflow.objects.filter(name=REPLACED).exists()


def test_wagtails_own_workflow_stays_where_it_was_used(home):
    workflow = Workflow.objects.create(name=REPLACED)
    task = GroupApprovalTask.objects.create(name=REPLACED)
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(home, None)
    make_workflow()
    assert Workflow.objects.filter(name=REPLACED).exists()
    assert GroupApprovalTask.objects.filter(name=REPLACED).exists()


def test_what_an_editor_submits_a_publisher_publishes(client):
    page = make_project("Kooperacja", slug="kooperacja")
    submit(client, person("Redaktor"), page, title="Po zmianie")
    assert again(page).title == "Kooperacja"
    decide(client, person("Wydawca"), again(page), "approve")
    assert again(page).title == "Po zmianie"


def test_a_publisher_sends_back_with_a_comment(client):
    page = make_project("Kooperacja", slug="kooperacja")
    submit(client, person("Redaktor"), page, title="Po zmianie")
    decide(client, person("Wydawca"), again(page), "reject", "Brakuje kwoty.")
    state = again(page).current_workflow_state
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "Brakuje kwoty."
    assert again(page).title == "Kooperacja"


def test_an_editor_approves_nothing(client):
    page, editor = make_project("Kooperacja", slug="kooperacja"), person("Redaktor")
    submit(client, editor, page, title="Po zmianie")
    decide(client, editor, again(page), "approve")
    assert again(page).workflow_in_progress
    assert again(page).title == "Kooperacja"


def test_an_editors_forged_publishing_only_saves_a_draft(client):
    page = make_project("Kooperacja", slug="kooperacja")
    client.force_login(person("Redaktor"))
    form = project_form(slug=page.slug, title="Nowy") | {"action-publish": "1"}
    client.post(f"/admin/pages/{page.pk}/edit/", form)
    assert again(page).title == "Kooperacja"


def test_a_new_team_submits_its_project(client):
    page = make_project("Kooperacja", slug="kooperacja")
    submit(client, member_of(page.team.group), page, title="Nowy")
    assert again(page).workflow_in_progress


def test_the_mail_goes_to_those_who_approve(client):
    publisher = person("Wydawca")
    page = make_project("Kooperacja", slug="kooperacja")
    submit(client, person("Redaktor"), page, title="Nowy")
    assert [message.to for message in mail.outbox] == [[publisher.email]]


def test_a_mail_that_fails_leaves_no_address_in_the_log():
    record = logging.LogRecord("x", 40, "", 0, "Failed: '%s' to %s", ("t", "a.b@example.org"), None)
    assert WithoutAddresses("{message}", style="{").format(record) == "Failed: 't' to ***@***"


def test_what_an_administrator_changed_stays():
    workflow = Workflow.objects.get()
    workflow.name = "Inna nazwa"
    workflow.save()
    WorkflowPage.objects.get(page__locale__language_code="uk").delete()
    set_up_site()
    assert [found.name for found in Workflow.objects.all()] == ["Inna nazwa"]
    assert WorkflowPage.objects.count() == len(CODES)


def test_a_workflow_that_was_switched_off_stays_off():
    Workflow.objects.get().deactivate()
    set_up_site()
    assert not WorkflowPage.objects.exists()
    assert Workflow.objects.count() == 1


def test_other_approvers_stay_and_missing_ones_come_back():
    task = GroupApprovalTask.objects.get(name=TASK)
    task.groups.set(Group.objects.filter(name="Administrator"))
    set_up_site()
    assert task.groups.get().name == "Administrator"
    Group.objects.filter(name="Administrator").delete()
    set_up_site()
    assert task.groups.count() == 2


def test_every_new_page_below_has_the_workflow():
    page = make_page_below(make_project())
    assert page.get_workflow().name == NAME
    assert translate(make_service(), "ar", title="x").get_workflow().name == NAME


@pytest.fixture
def translation():
    """A Ukrainian translation whose every text is given."""
    made = begin(make_service("Poradnictwo", slug="poradnictwo"))
    made.save_target(publish=False)
    give(made, title="Консультації")
    return made


def address(translation):
    return f"/admin/translations/{translation.pk}/submit/"


def test_a_translator_submits_and_a_publisher_publishes(client, translation):
    client.force_login(person("Tłumacz (ukraiński)"))
    assert client.get(address(translation)).status_code == 200
    client.post(address(translation))
    page = translation.get_target_instance()
    assert (page.live, page.workflow_in_progress) == (False, True)
    decide(client, person("Wydawca"), page, "approve")
    assert (again(page).live, again(page).title) == (True, "Консультації")


def test_a_translator_submits_again_after_corrections(client, translation):
    translator = person("Tłumacz")
    client.force_login(translator)
    client.post(address(translation))
    page = translation.get_target_instance()
    decide(client, person("Wydawca"), page, "reject", "Popraw tytuł.")
    give(translation, title="Поради")
    client.force_login(translator)
    client.post(address(translation))
    decide(client, person("Administrator"), again(page), "approve")
    assert again(page).title == "Поради"


def test_a_translation_in_progress_is_not_submitted_twice(client, translation):
    client.force_login(person("Tłumacz"))
    client.post(address(translation))
    assert client.post(address(translation)).headers["Location"] == "/admin/"
    assert WorkflowState.objects.count() == 1


def test_the_editor_of_a_translation_says_how_to_submit(client, translation):
    page = translation.get_target_instance()
    client.force_login(person("Tłumacz"))
    assert address(translation) in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    client.force_login(person("Wydawca"))
    editor = client.get(f"/admin/pages/{page.pk}/edit/")
    assert [str(message) for message in editor.context["messages"]] == []


def test_missing_texts_are_counted_before_submitting(client, translation):
    translation.source.stringsegment_set.first().string.translations.all().delete()
    client.force_login(person("Tłumacz"))
    total, done = translation.get_progress()
    assert client.get(address(translation)).context["missing"] == total - done > 0


def test_a_translator_of_another_language_submits_nothing(client, translation):
    client.force_login(person("Tłumacz (arabski)"))
    client.post(address(translation))
    assert not WorkflowState.objects.exists()


def test_the_home_pages_are_submitted_too(client):
    editor = person("Redaktor")
    for home in HomePage.objects.all():
        assert home.permissions_for_user(editor).can_submit_for_moderation()
