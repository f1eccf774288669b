"""What article 50(1)(a) of Regulation (EU) 2021/1060 asks of a project's page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

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
    marks = (project.programme_logo_id, project.republic_logo_id, project.voivodeship_logo_id)
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
                "The row of marks: programme, Republic of Poland, voivodeship "
                "(the flag of the European Union is added by itself)"
            ),
            all(marks),
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
