"""What the search keeps of news, events and their topics."""

from collections.abc import Iterator

from core.languages import SOURCE
from core.models.pages import public_sources
from core.other_forms import forms_of
from search.pages import may_be_found, page_texts
from search.records import Concept, Record, concepts_of

from .models import NewsIndexPage, NewsPage, Topic
from .projects import projects


def news_record(page: NewsPage) -> Record | None:
    """The record of a piece of news; None while readers must not see it."""
    if not may_be_found(page):
        return None
    topics = list(page.topics.all())
    project = projects(SOURCE).get(page.project_id)
    extra = [*(tag.name for tag in page.tags.all()), project.title if project else ""]
    return Record(
        key=page.translation_key,
        kind="news",
        texts=page_texts(page, extra),
        concepts=tuple(sorted(str(topic.translation_key) for topic in topics)),
        facets={
            "topic": tuple(topic.slug for topic in topics),
            "project": (project.slug,) if project else (),
            "year": (str(page.date.year),),
        },
        date=page.date,
        forms=forms_of(page),
        until=page.expire_at,
    )


def all_records() -> Iterator[Record]:
    """Every public piece of news, and the list of them."""
    for model in (NewsIndexPage, NewsPage):
        for source in public_sources(model).iterator(chunk_size=200):
            record = source.search_record()
            if record is not None:
                yield record


def all_concepts() -> Iterator[Concept]:
    """Every topic with its words in each language."""
    return concepts_of(Topic)
