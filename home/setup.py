"""What always exists: languages and their rules, structural pages, site, groups, workflow.

Everything here may run any number of times: what exists is left as editors made it.
"""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from wagtail.models import Collection, Locale, Page, Site

from core.languages import CODES, SOURCE
from core.loading import Row, read, rows
from core.models import BasePage, Institution
from core.prose import paragraphs
from translations.policy import make_rules

from .groups import make_groups
from .guide_files import load_guides, stands_on_first_level
from .moderation import make_workflow
from .teams import ensure_teams

DATA = Path(__file__).parent / "data"


def set_up_site() -> None:
    """Make whatever is missing."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in CODES}
    remove_welcome_page()
    home, *below = rows(DATA, "structure/*.yaml")
    source = make_page(home, Page.get_first_root_node(), locales)
    for row in below:
        make_page(row, source, locales)
    load_guides(stands_on_first_level)
    make_site()
    Collection.objects.filter(depth=1, name="Root").update(name="Wszystkie pliki")
    make_groups()
    make_workflow()
    ensure_teams()
    make_rules()
    if not Institution.objects.exists():
        Institution.objects.create(**read(DATA / "institution.yaml"))


def remove_welcome_page() -> None:
    """Take away the page that Wagtail's migrations made, and with it the site that shows it."""
    for page in Page.objects.filter(depth=2, content_type__model="page"):
        page.delete()


def make_page(row: Row, parent: Page, locales: dict[str, Locale]) -> Page:
    """Make a structural page with its translations, then the pages below it; gives its source."""
    model = apps.get_model(row["model"])
    source = _source(model, row, parent, locales[SOURCE])
    for code in CODES:
        if code != SOURCE:
            _translation(source, row, locales[code])
    for child in row.get("children", []):
        make_page(child, source, locales)
    return source


def _source(model: type[BasePage], row: Row, parent: Page, locale: Locale) -> Page:
    found = Page.objects.child_of(parent).filter(slug=row["slug"], locale=locale).first()
    if found is not None:
        return found.specific
    facts = row.get("facts", {})
    page = model(slug=row["slug"], locale=locale, **facts, **_prose(row, SOURCE))
    page.show_in_menus = row.get("in_menus", False)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _translation(source: Page, row: Row, locale: Locale) -> None:
    code = locale.language_code
    if code not in row["texts"] or source.has_translation(locale):
        return
    page = source.copy_for_translation(locale)
    for name, value in _prose(row, code).items():
        setattr(page, name, value)
    page.save_revision().publish()


def _prose(row: Row, code: str) -> dict[str, Any]:
    """The fields of a page in a language as the file names them; lists are paragraphs."""
    text = {"body": [], **row["texts"][code]}
    return {
        name: paragraphs(value) if isinstance(value, list) else value
        for name, value in text.items()
    }


def make_site() -> None:
    """Let the Polish home page answer."""
    home = apps.get_model("home.HomePage").objects.get(locale__language_code=SOURCE, depth=2)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.root_page_id != home.pk:
        site.hostname, site.port = "localhost", 80
        site.site_name, site.root_page = settings.WAGTAIL_SITE_NAME, home
        site.save()
