"""Projects as news and events refer to them; their model stands above this app.

It is therefore named, and looked up only when it is asked for.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils import timezone

from core.cache import per_generation
from core.collation import sort_key
from core.languages import localized_path
from core.models.pages import overlay_prose, public_sources
from search.pages import address

PROJECT_MODEL = "home.ProjectPage"


@dataclass(frozen=True)
class Project:
    """A public project as a reader sees it."""

    slug: str
    title: str
    lang: str
    url: str
    until: datetime | None


def project_model() -> type[Any] | None:
    """The model of projects; None on a site without them."""
    try:
        return apps.get_model(PROJECT_MODEL)
    except LookupError:
        return None


def projects(code: str) -> dict[int, Project]:
    """The projects that readers may see now, in a language, by the source's primary key."""
    now = timezone.now()
    known = _projects(PROJECT_MODEL, code)
    return {pk: found for pk, found in known.items() if not (found.until and found.until <= now)}


@per_generation
def _projects(_label: str, code: str) -> dict[int, Project]:
    model = project_model()
    if model is None:
        return {}
    sources = list(public_sources(model).order_by("title"))
    return {
        source.pk: Project(
            source.slug,
            page.title,
            page.prose_lang,
            localized_path(address(source), code),
            source.expire_at,
        )
        for source, page in zip(sources, overlay_prose(sources, code), strict=True)
    }


def labels(code: str) -> dict[str, str]:
    """The titles of the public projects in a language by their slug."""
    found = sorted(projects(code).values(), key=lambda project: sort_key(project.title, code))
    return {project.slug: project.title for project in found}
