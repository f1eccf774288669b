"""The way of a page to its readers: what editors submit, a publisher or administrator approves."""

from django.contrib.auth.models import Group
from django.db.models import QuerySet
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from core.languages import SOURCE

from .models import HomePage

# Wagtail's button says "Wyślij do" and this name, which is right in both cases.
NAME = "Wydawcy"
TASK = "Sprawdzenie przez Wydawcę"
APPROVERS = ("Wydawca", "Administrator")
# Made by Wagtail's migrations for a group that is gone.
REPLACED = "Moderators approval"


def make_workflow() -> None:
    """Give the workflow to each language that has none; what an administrator changed stays."""
    remove_wagtails_own()
    homes = HomePage.objects.filter(workflowpage__isnull=True)
    workflow = _workflow() if homes.exists() else None
    if workflow is not None and workflow.active:
        for home in homes:
            WorkflowPage.objects.create(page=home, workflow=workflow)
    for task in GroupApprovalTask.objects.filter(name=TASK, groups__isnull=True):
        task.groups.set(_approvers())


def _workflow() -> Workflow:
    """What the Polish pages have, else the one of our name, else a new one."""
    home = HomePage.objects.get(locale__language_code=SOURCE)
    found = Workflow.objects.filter(workflow_pages__page=home).first()
    return found or Workflow.objects.filter(name=NAME).first() or _new_workflow()


def _new_workflow() -> Workflow:
    workflow = Workflow.objects.create(name=NAME)
    task = GroupApprovalTask.objects.create(name=TASK)
    task.groups.set(_approvers())
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def _approvers() -> QuerySet[Group]:
    return Group.objects.filter(name__in=APPROVERS)


def remove_wagtails_own() -> None:
    """Take away what Wagtail's migrations made, unless something was ever submitted to it."""
    for workflow in Workflow.objects.filter(name=REPLACED, workflow_states__isnull=True):
        workflow.delete()
    left = {"workflow_tasks__isnull": True, "task_states__isnull": True}
    for task in GroupApprovalTask.objects.filter(name=REPLACED, **left):
        task.delete()
