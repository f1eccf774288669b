"""What article 50(1)(a) of Regulation (EU) 2021/1060 asks of a project's page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from wagtail.admin.panels import Panel

if TYPE_CHECKING:
    from .models import ProjectPage


@dataclass(frozen=True)
class Requirement:
    """One thing that is asked for, in words an editor can act on."""

    label: str
    met: bool


def requirements(project: "ProjectPage") -> list[Requirement]:
    """Everything asked for; nothing when no money of the European Union is in the project."""
    if not project.is_from_eu:
        return []
    return [*_words(project), *_support(project), *_amounts(project)]


def _words(project: "ProjectPage") -> list[Requirement]:
    return [
        Requirement(gettext("A short description"), bool(project.summary or project.body)),
        Requirement(gettext("The aims of the project"), bool(project.aims)),
        Requirement(gettext("The results of the project"), bool(project.results)),
    ]


def _support(project: "ProjectPage") -> list[Requirement]:
    return [
        Requirement(gettext("The programme"), bool(project.programme)),
        Requirement(gettext("The fund that the support comes from"), bool(project.fund)),
        Requirement(gettext("The beneficiary"), bool(project.beneficiary)),
        Requirement(
            gettext("The period from the first to the last day"),
            bool(project.starts_on and project.ends_on),
        ),
        Requirement(
            gettext(
                "The mark of the programme (the flag of the European Union is added by itself)"
            ),
            project.programme_logo_id is not None,
        ),
    ]


def _amounts(project: "ProjectPage") -> list[Requirement]:
    value, share = project.value, project.eu_share
    within = value is None or share is None or share <= value
    return [
        Requirement(gettext("The value of the project"), value is not None),
        Requirement(
            gettext("The amount of the European support, no larger than the value"),
            share is not None and within,
        ),
    ]


class CompletenessPanel(Panel):
    """What the law asks of a project's page, and what of it is still missing."""

    class BoundPanel(Panel.BoundPanel):
        """The list for the draft that is being edited."""

        template_name = "admin/project_completeness.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Look at the draft as it was saved last, or as it was just sent."""
            found = requirements(self.instance)
            return super().get_context_data(parent_context) | {
                "project": self.instance,
                "missing": [row for row in found if not row.met],
                "met": [row for row in found if row.met],
            }
