"""Loads the demo projects, once."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.html import format_html, format_html_join

from core.languages import source_locale_id
from core.loading import Row, read
from core.prose import paragraphs, rich_text

from ..models import ProjectIndexPage, ProjectPage, ProjectPartner

FILE = Path(__file__).parents[1] / "data" / "demo" / "projects.yaml"
# What a row of the file may give under the name of the page's own field.
PLAIN = (
    *("slug", "title", "summary", "source_of_funds", "programme", "priority", "action_number"),
    *("action", "fund", "contract_number", "starts_on", "ends_on", "beneficiary"),
)


def load() -> bool:
    """Fill an empty list of projects; one that has projects is left as editors made it."""
    if ProjectPage.objects.exists() or not FILE.exists():
        return False
    index = ProjectIndexPage.objects.get(locale_id=source_locale_id())
    for row in read(FILE):
        project = _project(row)
        index.add_child(instance=project)
        project.save_revision().publish()
    return True


def _project(row: Row) -> ProjectPage:
    project = ProjectPage(
        locale_id=source_locale_id(),
        aims=rich_text(row.get("aims", [])),
        tasks=[("task", _task(task)) for task in row.get("tasks", [])],
        target_groups=_list(row.get("target_groups", [])),
        results=[("result", _result(result)) for result in row.get("results", [])],
        value=_amount(row.get("value")),
        eu_share=_amount(row.get("eu_share")),
        hashtags=" ".join(row.get("hashtags", [])),
        body=paragraphs(row.get("body", [])),
        **{name: row[name] for name in PLAIN if row.get(name) is not None},
    )
    project.partners = [ProjectPartner(name=name) for name in row.get("partners", [])]
    return project


def _amount(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _result(result: Row) -> dict[str, Any]:
    return {
        "number": Decimal(result["number"]),
        "unit": result.get("unit", ""),
        "label": result["label"],
        "achieved": _amount(result.get("achieved")),
    }


def _task(task: Row) -> dict[str, Any]:
    """A task; what is done in it is a list as soon as it is more than one thing."""
    texts = task.get("text", [])
    return {"title": task["title"], "text": _list(texts) if len(texts) > 1 else rich_text(texts)}


def _list(lines: list[str]) -> str:
    items = format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    return str(format_html("<ul>{}</ul>", items)) if lines else ""
