"""Lists of news: a bounded page of sources with prose overlaid, whatever its length."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Prefetch, QuerySet, Value, When
from django.utils import timezone
from wagtail.images import get_image_model

from core.languages import reader_language
from core.models.pages import in_reader_language, public_sources
from core.terms import Term

from .models import NewsPage
from .projects import Project, projects
from .terms import topics

PAGE_SIZE = 20
# As components/news_item.html writes it, so that a list asks for all of its pictures at once.
THUMBNAIL = "fill-288x216|format-webp"


@dataclass(frozen=True)
class NewsItem:
    """One line of a list."""

    url: str
    title: str
    summary: str
    lang: str
    date: date
    topics: list[Term]
    project: Project | None
    picture: Any
    is_pinned: bool
    is_sample: bool


def public_news() -> QuerySet[NewsPage]:
    """Every piece of news that readers may see."""
    return public_sources(NewsPage)


def newest_first(news: QuerySet[NewsPage]) -> QuerySet[NewsPage]:
    """The order of lists: what is pinned today, then by date."""
    pinned = When(pinned_until__gte=timezone.localdate(), then=Value(0))
    return news.annotate(rank=Case(pinned, default=Value(1))).order_by("rank", "-date", "-pk")


def latest(limit: int, project: Any = None) -> list[NewsItem]:
    """The newest news, of one project (a source page) if asked for, in four queries at most."""
    news = public_news() if project is None else public_news().filter(project_id=project.pk)
    return list_items(newest_first(news)[:limit])


def list_items(news: QuerySet[NewsPage]) -> list[NewsItem]:
    """Turn a page of sources into lines in their order."""
    pictures = get_image_model().objects.prefetch_renditions(THUMBNAIL)
    rows = list(news.prefetch_related("topics", Prefetch("picture", pictures)))
    return [_item(row, page) for row, page in zip(rows, in_reader_language(rows), strict=True)]


def _item(row: NewsPage, page: NewsPage) -> NewsItem:
    code = reader_language()
    return NewsItem(
        url=row.url,
        title=page.title,
        summary=page.summary,
        lang=page.prose_lang,
        date=row.date,
        topics=terms_in_order(row.topics.all()),
        project=projects(code).get(row.project_id),
        picture=row.picture,
        is_pinned=row.is_pinned(timezone.localdate()),
        is_sample=row.is_sample,
    )


def terms_in_order(chosen: Iterable[Any]) -> list[Term]:
    """Topics of a source, labelled for the reader, in the order editors gave them."""
    wanted = {topic.pk for topic in chosen}
    return [term for pk, term in topics(reader_language()).items() if pk in wanted]
