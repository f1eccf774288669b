"""The situations on the home page and the menus of the footer, in every language."""

from pathlib import Path
from typing import Any

from wagtail.models import Locale, Page

from catalogue.models import Category
from core.languages import SOURCE, source_locale_id
from core.loading import Row, read
from core.prose import with_words

from ..models import HomePage, Menu

DATA = Path(__file__).parents[1] / "data"


def load() -> bool:
    """Fill the home page that has no situations, and the footer that has no menus."""
    return any([load_situations(), load_menus()])


def load_situations() -> bool:
    """Give the home page its situations, the translations their words."""
    home = HomePage.objects.get(locale_id=source_locale_id())
    if home.situations:
        return False
    rows = read(DATA / "situations.yaml")
    home.situations = [("situation", _situation(row)) for row in rows]
    home.save_revision().publish()
    home = HomePage.objects.get(pk=home.pk)
    for page in home.published.values():
        if not page.is_source:
            texts = [row["texts"][page.prose_lang] for row in rows]
            page.situations = with_words(home.situations, texts)
            page.save_revision().publish()
    return True


def _situation(row: Row) -> dict[str, Any]:
    kind, slug = row["target"].split(":")
    category = Category.objects.filter(slug=slug, locale_id=source_locale_id()).first()
    return {
        **row["texts"][SOURCE],
        "page": page_by_slug(slug) if kind == "page" else None,
        "category": category if kind == "category" else None,
    }


def page_by_slug(slug: str) -> Page | None:
    """A source page of the first level."""
    return Page.objects.filter(slug=slug, locale_id=source_locale_id(), depth=3).first()


def load_menus() -> bool:
    """Make the columns of the footer with their translations."""
    if Menu.objects.exists():
        return False
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for order, row in enumerate(read(DATA / "menus.yaml"), start=1):
        _menu(row, order, locales)
    return True


def _menu(row: Row, order: int, locales: dict[str, Locale]) -> None:
    links = [("link", _link(link)) for link in row["links"]]
    menu = Menu(
        heading=row["heading"][SOURCE],
        place=row["place"],
        order=order,
        locale=locales[SOURCE],
        links=[link for link in links if link[1]],
    )
    menu.save()
    menu.save_revision().publish()
    for code, heading in row["heading"].items():
        if code != SOURCE:
            translation = menu.copy_for_translation(locales[code])
            translation.heading = heading
            translation.save()
            translation.save_revision().publish()


def _link(link: Row) -> dict[str, Any] | None:
    """A link by its page's title, or to another site by words that are the same everywhere."""
    if "page" in link:
        page = page_by_slug(link["page"])
        return {"label": "", "link": {"page": page}} if page else None
    return {"label": link["label"], "link": {"url": link["url"]}}
