"""What the search keeps of the institution's own pages and of projects."""

from collections.abc import Iterator

from core.models.pages import public_sources
from search.pages import may_be_found, page_texts
from search.records import Record

from .models import ProjectIndexPage, ProjectPage, StandardPage


def project_record(project: ProjectPage) -> Record | None:
    """The record of a project's source: people also ask for who pays and who takes part."""
    if not may_be_found(project):
        return None
    partners = [partner.name for partner in project.partners.all()]
    facts = [
        *(project.programme, project.priority, project.action_number, project.action),
        *(project.fund, project.contract_number, project.beneficiary),
    ]
    return Record(
        key=project.translation_key,
        kind="project",
        texts=page_texts(project, [fact for fact in (*facts, *partners) if fact]),
        until=project.expire_at,
    )


def all_records() -> Iterator[Record]:
    """Every public standard page and project, and the list of projects."""
    for model in (StandardPage, ProjectIndexPage, ProjectPage):
        for source in public_sources(model).iterator(chunk_size=200):
            record = source.search_record()
            if record is not None:
                yield record
