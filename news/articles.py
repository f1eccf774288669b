"""One piece of news as readers see it: facts from its source, words from its translation."""

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model

from core.collation import sort_key
from core.languages import SOURCE, reader_language
from core.prose import facts_with_words

from .listing import terms_in_order
from .models import NewsPage
from .projects import projects
from .terms import index_link


def article_context(page: NewsPage) -> dict[str, Any]:
    """Everything the template of an article needs."""
    source = page.source
    index = index_link(reader_language())
    return {
        "facts": source,
        "index": index,
        "breadcrumbs": [index],
        "topics": terms_in_order(source.topics.all()),
        "project": projects(reader_language()).get(source.project_id),
        "tags": sorted(source.tags.all(), key=lambda tag: sort_key(tag.name, SOURCE)),
        "gallery": gallery(page),
        "attachments": attachments(page),
    }


def gallery(page: NewsPage) -> list[dict[str, Any]]:
    """The source's pictures in the words of a page; a picture that was exchanged in its own."""
    pairs = facts_with_words(page.source.gallery, page.gallery)
    figures = [_figure(facts, words, page.prose_lang) for facts, words in pairs]
    pictures = [figure["value"]["image"] for figure in figures if figure["value"]["image"]]
    renditions = get_image_model().get_rendition_model().objects.all()
    prefetch_related_objects(
        pictures, Prefetch("renditions", renditions, to_attr="prefetched_renditions")
    )
    return figures


def _figure(facts: Any, words: Any, lang: str) -> dict[str, Any]:
    is_same = facts["image"] == words["image"]
    return {"value": words, "lang": lang} if is_same else {"value": facts, "lang": SOURCE}


def attachments(page: NewsPage) -> list[dict[str, Any]]:
    """The source's files under the names that a page gives them."""
    pairs = facts_with_words(page.source.attachments, page.attachments)
    return [_file(facts, words, page.prose_lang) for facts, words in pairs if facts["document"]]


def _file(facts: Any, words: Any, lang: str) -> dict[str, Any]:
    if words["title"] and words is not facts:
        return {"document": facts["document"], "title": words["title"], "lang": lang}
    return {"document": facts["document"], "title": facts["title"], "lang": SOURCE}
