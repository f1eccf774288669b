"""What the search keeps of the institution's own pages."""

from collections.abc import Iterator

from catalogue.facts import published_places
from catalogue.models import Place
from catalogue.records import contacts
from core.models.pages import public_sources
from search.pages import page_record
from search.records import Record

from .models import (
    AccessibilityStatementPage,
    ContactPage,
    PublicationIndexPage,
    PublicationPage,
    ScopePage,
    StandardPage,
)
from .publications import file_facts

FOUND = (
    StandardPage,
    ContactPage,
    AccessibilityStatementPage,
    ScopePage,
    PublicationIndexPage,
    PublicationPage,
)


def contact_record(page: ContactPage) -> Record | None:
    """The record of the contact page: it is found by its departments, in every language."""
    places = published_places(Place.objects.filter(departments__page=page.source))
    keys = [place.translation_key for place in places]
    names = Place.objects.filter(translation_key__in=keys, live=True).values_list("name", flat=True)
    return page_record(page, extra=[*contacts(list(places)), *names])


def publication_record(page: PublicationPage) -> Record | None:
    """The record of a publication: it is found by its authors, year and files."""
    files = [file.title for file in file_facts(page.source)]
    return page_record(page, extra=[page.authors, page.editors, str(page.year or ""), *files])


def all_records() -> Iterator[Record]:
    """Every public page of the institution."""
    for model in FOUND:
        for source in public_sources(model).iterator(chunk_size=200):
            record = source.search_record()
            if record is not None:
                yield record
