"""The institution's own pages as editors make them."""

from typing import Any

from core.languages import source_locale_id
from home.models import PublicationFile, PublicationIndexPage, PublicationPage
from tests.factories import numbers, publish
from tests.news.builders_news import make_document


def make_publication(title: str = "Raport", files: Any = (), **facts: Any) -> PublicationPage:
    """A published publication; files are pairs of a language and what they are."""
    slug = facts.pop("slug", f"publikacja-{next(numbers)}")
    page = PublicationPage(title=title, slug=slug, locale_id=source_locale_id(), **facts)
    page.files = [
        PublicationFile(document=make_document(f"Plik {code}"), language=code, access=access)
        for code, access in files
    ]
    PublicationIndexPage.objects.get(locale_id=source_locale_id()).add_child(instance=page)
    return publish(page)
