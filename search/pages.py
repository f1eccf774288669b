"""Records of pages: the same words and the same rule of what is public for every page type."""

from collections.abc import Iterator, Sequence

from django.db.models import TextField

from core.languages import split_path
from core.models import BasePage
from core.models.pages import is_open, published_translations
from core.other_forms import forms_of
from search.records import Record, Text


def may_be_found(page: BasePage) -> bool:
    """Whether a page is a source with an address that any reader may see now."""
    return page.is_source and is_open(page) and bool(address(page))


def address(page: BasePage) -> str:
    """The path of a page without a language prefix; empty while it is below no site."""
    parts = page.get_url_parts()
    return split_path(parts[2])[1] if parts and parts[2] else ""


def page_texts(source: BasePage, extra: Sequence[str] = ()) -> tuple[Text, ...]:
    """The prose of a page in every published language, the source's first, with ``extra`` words."""
    published = published_translations(type(source)).filter(translation_key=source.translation_key)
    path = address(source)
    return tuple(
        Text(
            language=page.prose_lang,
            title=page.title,
            summary=page.summary,
            body="\n".join([*page_words(page), *(extra if page.is_source else [])]),
            path=path,
        )
        for page in (source, *published)
    )


def page_record(page: BasePage, kind: str = "page", extra: Sequence[str] = ()) -> Record | None:
    """The record of a page that is found by its words alone; None while it is not public."""
    if not may_be_found(page):
        return None
    texts = page_texts(page, [words for words in extra if words])
    return Record(
        key=page.translation_key,
        kind=kind,
        texts=texts,
        forms=forms_of(page),
        until=page.expire_at,
    )


def page_words(page: BasePage) -> Iterator[str]:
    """The words of all translatable streams, rich and plain texts but the summary."""
    for translatable in page.translatable_fields:
        field = page._meta.get_field(translatable.field_name)
        value = field.value_from_object(page)
        if hasattr(field, "get_searchable_content"):
            yield from field.get_searchable_content(value)
        elif isinstance(field, TextField) and field.name != "summary":
            yield value
