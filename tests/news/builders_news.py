"""Published news for tests, each made the way an editor would."""

from datetime import date
from io import BytesIO
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Locale

from core.languages import source_locale_id
from core.models import CustomDocument, CustomImage
from core.prose import paragraphs
from home.models import HomePage, StandardPage
from news.models import NewsIndexPage, NewsPage, Topic
from tests.factories import publish

numbers = count(1)
DAY = date(2023, 5, 17)


def news_index() -> NewsIndexPage:
    """The Polish list of news."""
    return NewsIndexPage.objects.get(locale_id=source_locale_id())


def make_news(title: str = "Nowe szkolenia", **facts: Any) -> NewsPage:
    """A published piece of news; ``topics`` and ``tags`` are lists."""
    relations = {name: facts.pop(name) for name in ("topics", "tags") if name in facts}
    body = paragraphs(facts.pop("body", []))
    slug = facts.pop("slug", f"news-{next(numbers)}")
    facts = {"date": DAY} | facts
    page = NewsPage(title=title, slug=slug, body=body, locale_id=source_locale_id(), **facts)
    page.topics = relations.get("topics", [])
    page.tags.add(*relations.get("tags", []))
    news_index().add_child(instance=page)
    return publish(page)


def make_topic(label: str = "seniorzy", **words: str) -> Topic:
    """A topic with its labels in other languages."""
    slug = words.pop("slug", f"topic-{next(numbers)}")
    source = Topic.objects.create(label=label, slug=slug, locale_id=source_locale_id())
    for code, word in words.items():
        translation = source.copy_for_translation(Locale.objects.get(language_code=code))
        translation.label = word
        translation.save()
    return source


def make_project(title: str = "Kooperacja", **facts: Any) -> StandardPage:
    """A page that stands for a project (conftest.py)."""
    slug = facts.pop("slug", f"projekt-{next(numbers)}")
    page = StandardPage(title=title, slug=slug, locale_id=source_locale_id(), **facts)
    HomePage.objects.get(locale_id=source_locale_id()).add_child(instance=page)
    return publish(page)


def make_picture(title: str = "Spotkanie", **facts: Any) -> CustomImage:
    """A picture of 1200 by 900 in the library."""
    content = BytesIO()
    Image.new("RGB", (1200, 900), "teal").save(content, "PNG")
    file = ImageFile(BytesIO(content.getvalue()), name=f"obraz-{next(numbers)}.png")
    picture = CustomImage(title=title, file=file, **facts)
    picture._set_image_file_metadata()
    picture.save()
    return picture


def make_document(title: str = "Program", name: str = "program.txt") -> CustomDocument:
    """A file in the library."""
    document = CustomDocument(title=title, file=ContentFile(b"x" * 2048, name=name))
    document._set_document_file_metadata()
    document.save()
    return document
