"""What the search keeps of the institution's own pages and of projects."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from catalogue.models import Place
from catalogue.place_facts import published_places
from catalogue.records import category_slugs, concept_ids, contacts
from core.context_processors import institution
from core.languages import SOURCE
from core.models.pages import public_sources
from core.other_forms import forms_of
from search.emergency import EMERGENCY, NUMBERS
from search.pages import may_be_found, page_record, page_texts
from search.records import Concept, Record

from .models import (
    AccessibilityStatementPage,
    ContactPage,
    GuideIndexPage,
    GuidePage,
    ProjectIndexPage,
    ProjectPage,
    PublicationIndexPage,
    PublicationPage,
    ScopePage,
    StandardPage,
)
from .publications import file_facts

FOUND = (
    StandardPage,
    GuideIndexPage,
    GuidePage,
    ProjectIndexPage,
    ProjectPage,
    ContactPage,
    AccessibilityStatementPage,
    ScopePage,
    PublicationIndexPage,
    PublicationPage,
)


# The meaning of the institution's names: they lead to how to reach it.
INSTITUTION, CONTACT = "institution", "contact"
CONTACT_WORDS = Path(__file__).parent / "data" / "contact_words.yaml"


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
        facets={"project": (project.slug,), "year": _years(project)},
        forms=forms_of(project),
        until=project.expire_at,
    )


def _years(project: ProjectPage) -> tuple[str, ...]:
    """The years in which a project runs; of an open end the one in which it begins."""
    first, last = project.starts_on, project.ends_on
    if first is None:
        return ()
    return tuple(str(year) for year in range(first.year, (last or first).year + 1))


def guide_record(guide: GuidePage) -> Record | None:
    """The record of a guide: it is found by its numbers, and by the kinds of help it is about."""
    record = page_record(guide, "guide", [block.value["number"] for block in guide.helplines])
    if record is None:
        return None
    categories = list(guide.categories.select_related("parent"))
    facets = {"category": category_slugs(categories)}
    concepts = concept_ids(categories, [])
    return replace(record, concepts=(*concepts, *_emergency(guide)), facets=facets)


def _emergency(guide: GuidePage) -> tuple[str, ...]:
    """A guide that names several emergency numbers says whom to call."""
    numbers = {block.value["number"] for block in guide.helplines}
    return (EMERGENCY,) if len(numbers & NUMBERS) > 1 else ()


def contact_record(page: ContactPage) -> Record | None:
    """The record of the contact page: it is found by its departments, in every language."""
    places = published_places(Place.objects.filter(departments__page=page.source))
    keys = [place.translation_key for place in places]
    names = Place.objects.filter(translation_key__in=keys, live=True).values_list("name", flat=True)
    record = page_record(page, extra=[*contacts(list(places)), *names])
    return record and replace(record, concepts=(INSTITUTION, CONTACT))


def publication_record(page: PublicationPage) -> Record | None:
    """The record of a publication: it is found by its authors, year and files."""
    files = [file.title for file in file_facts(page.source)]
    year = (str(page.year),) if page.year else ()
    record = page_record(page, extra=[page.authors, page.editors, *year, *files])
    return record and replace(record, facets={"year": year})


@cache
def _contact_words() -> dict[str, tuple[str, ...]]:
    rows = yaml.safe_load(CONTACT_WORDS.read_text(encoding="utf-8"))
    return {language: tuple(words) for language, words in rows.items()}


def all_records() -> Iterator[Record]:
    """Every public page of this app that may be found."""
    for model in FOUND:
        for source in public_sources(model).iterator(chunk_size=200):
            record = source.search_record()
            if record is not None:
                yield record


def all_concepts() -> Iterator[Concept]:
    """The institution by its names, short name and the acronym in that; ways to write to it."""
    found = institution()
    acronyms = [word for word in found.short_name.split() if word.isupper()]
    names = tuple(filter(None, (found.short_name, found.name, *acronyms)))
    yield Concept(CONTACT, _contact_words())
    if names:
        others = {code: (name,) for code, name in found.names_by_language.items()}
        yield Concept(INSTITUTION, {**others, SOURCE: names})
