"""The institution's demo content: departments, the declaration and publications, loaded once."""

from pathlib import Path
from typing import Any
from uuid import uuid5

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Locale

from catalogue.demo.places import NAMESPACE, load_places
from catalogue.models import Place
from core.languages import SOURCE, source_locale_id
from core.loading import Row, read, rows, translate
from core.prose import paragraphs

from ..models import (
    AccessibilityStatementPage,
    ContactPage,
    Department,
    PublicationFile,
    PublicationIndexPage,
    PublicationPage,
)

DATA = Path(__file__).parents[1] / "data" / "demo"


def load() -> bool:
    """Fill the institution's pages; those that have content are left as editors made them."""
    contact = _source(ContactPage)
    declaration = _source(AccessibilityStatementPage)
    if contact.departments.exists() or declaration.status or PublicationPage.objects.exists():
        return False
    load_departments(contact, rows(DATA, "departments.yaml"))
    load_declaration(declaration, read(DATA / "declaration.yaml"))
    for row in rows(DATA, "publications.yaml"):
        load_publication(_source(PublicationIndexPage), row)
    return True


def _source(model: type[Any]) -> Any:
    return model.objects.get(locale_id=source_locale_id())


def load_departments(contact: ContactPage, departments: list[Row]) -> None:
    """Make the places that the catalogue does not have, translate all, and list them."""
    load_places([row["place"] for row in departments if "place" in row])
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    places = [_place(row["key"]) for row in departments]
    for place, row in zip(places, departments, strict=True):
        for code, texts in row["translations"].items():
            translate(place, locales[code], {**texts, "body": []})
    contact.departments = [
        Department(place=place, sort_order=order) for order, place in enumerate(places)
    ]
    contact.save_revision().publish()


def _place(key: str) -> Place:
    return Place.objects.get(translation_key=uuid5(NAMESPACE, key), locale__language_code=SOURCE)


def load_declaration(source: AccessibilityStatementPage, data: Row) -> None:
    """Give the facts to the source and the wording to the page in each language."""
    for name, value in data["facts"].items():
        setattr(source, name, value)
    for code, page in {**source.published, SOURCE: source}.items():
        for name, text in data["texts"][code].items():
            setattr(page, name, f"<p>{text}</p>")
        page.inaccessible = [_item(row, code) for row in data["inaccessible"]]
        page.save_revision().publish()


def _item(row: Row, code: str) -> Row:
    value = {"kind": row["kind"], "text": f"<p>{row['texts'][code]}</p>"}
    return {"type": "item", "id": row["id"], "value": value}


def load_publication(index: PublicationIndexPage, row: Row) -> None:
    """Make and publish a publication with its files."""
    names = ("slug", "title", "summary", "year", "editors")
    page = PublicationPage(
        locale_id=source_locale_id(),
        body=paragraphs(row["body"]),
        **{name: row[name] for name in names if name in row},
    )
    page.files = [
        PublicationFile(document=_document(file), language=file["language"], access=file["access"])
        for file in row.get("files", [])
    ]
    index.add_child(instance=page)
    page.save_revision().publish()


def _document(row: Row) -> Any:
    content = ContentFile("\n".join([*row["lines"], ""]).encode(), name=row["name"])
    return get_document_model().objects.create(title=row["title"], file=content)
