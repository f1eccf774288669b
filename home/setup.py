"""What always exists: locales, structural pages, the site, the institution and groups.

Everything here may run any number of times: what exists is left as editors made it.
"""

from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.conf import settings
from wagtail.models import Locale, Page, Site

from core.languages import CODES, SOURCE
from core.models import BasePage, Institution
from core.prose import paragraphs

from .groups import make_groups

DATA = Path(__file__).parent / "data"


def load(name: str) -> Any:
    """One of this app's data files."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def set_up_site() -> None:
    """Make whatever is missing."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in CODES}
    remove_welcome_page()
    for row in load("structure.yaml"):
        make_page(row, Page.get_first_root_node(), locales)
    make_site()
    make_groups()
    if not Institution.objects.exists():
        Institution.objects.create(**load("institution.yaml"))


def remove_welcome_page() -> None:
    """Take away the page that Wagtail's migrations made, and with it the site that shows it."""
    for page in Page.objects.filter(depth=2, content_type__model="page"):
        page.delete()


def make_page(row: dict[str, Any], parent: Page, locales: dict[str, Locale]) -> None:
    """Make a structural page with its translations, then the pages below it."""
    model = apps.get_model(row["model"])
    source = _source(model, row, parent, locales[SOURCE])
    for code in CODES:
        if code != SOURCE:
            _translation(source, row, locales[code])
    for child in row.get("children", []):
        make_page(child, source, locales)


def _source(model: type[BasePage], row: dict[str, Any], parent: Page, locale: Locale) -> BasePage:
    found = model.objects.child_of(parent).filter(slug=row["slug"], locale=locale).first()
    if found is not None:
        return found
    page = model(slug=row["slug"], locale=locale, **_prose(row, SOURCE))
    page.show_in_menus = row.get("in_menus", False)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _translation(source: BasePage, row: dict[str, Any], locale: Locale) -> None:
    code = locale.language_code
    if code not in row["texts"] or source.has_translation(locale):
        return
    page = source.copy_for_translation(locale)
    for name, value in _prose(row, code).items():
        setattr(page, name, value)
    page.save_revision().publish()


def _prose(row: dict[str, Any], code: str) -> dict[str, Any]:
    text = row["texts"][code]
    return {
        "title": text["title"],
        "summary": text.get("summary", ""),
        "body": paragraphs(text.get("body", [])),
    }


def make_site() -> None:
    """Let the Polish home page answer."""
    home = apps.get_model("home.HomePage").objects.get(locale__language_code=SOURCE, depth=2)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.root_page_id != home.pk:
        site.hostname, site.port = "localhost", 80
        site.site_name, site.root_page = settings.WAGTAIL_SITE_NAME, home
        site.save()
