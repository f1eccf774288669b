"""Guides kept as files, one folder each: made once, then editors' own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from catalogue.models import Category
from core.languages import CODES, SOURCE, source_locale_id
from core.loading import Row, read
from core.prose import paragraphs, rich_text, with_words

from .models import GuideIndexPage, GuidePage, HomePage

FOLDER = Path(__file__).parent / "data" / "guides"
Placed = Callable[[Row], bool]


def load_guides(wanted: Placed = lambda facts: True) -> int:
    """Make the guides and the languages that no page stands for yet; gives of how many guides."""
    folders = sorted(path.parent for path in FOLDER.glob("*/facts.yaml"))
    found = [(folder, read(folder / "facts.yaml")) for folder in folders]
    made = [_load(folder, facts) for folder, facts in found if wanted(facts)]
    return sum(made)


def complete_categories() -> int:
    """Tie the guides that have no kinds of help to those of their files; gives how many."""
    number = 0
    for path in sorted(FOLDER.glob("*/facts.yaml")):
        facts = read(path)
        guide = _standing(facts)
        if guide is not None and _is_as_made(guide) and not guide.categories.exists():
            number += _tie(guide, facts)
    return number


def _standing(facts: Row) -> GuidePage | None:
    """The page of a guide, wherever editors moved it."""
    found = GuidePage.objects.filter(slug=facts["slug"], locale_id=source_locale_id())
    return found.order_by("path").first()


def _is_as_made(guide: GuidePage) -> bool:
    """Whether no person has changed, drafted or unpublished a guide since it was made."""
    if not guide.live or guide.has_unpublished_changes:
        return False
    return not guide.revisions.filter(user__isnull=False).exists()


def _tie(guide: GuidePage, facts: Row) -> bool:
    guide.categories = _categories(facts)
    if guide.categories.exists():
        guide.save_revision().publish()
    return guide.categories.exists()


def _categories(facts: Row) -> Any:
    return Category.objects.filter(slug__in=facts["categories"], locale_id=source_locale_id())


def stands_on_first_level(facts: Row) -> bool:
    """Whether a guide belongs to the site's structure: help in danger has to be there always."""
    return facts["parent"] == "home"


def _load(folder: Path, facts: Row) -> bool:
    standing = _standing(facts)
    if standing is not None and not _is_as_made(standing):
        return False
    with transaction.atomic():
        added = _add_languages(standing or _make(folder, facts), folder, facts)
    return standing is None or added > 0


def _parent(facts: Row) -> Page:
    model = HomePage if stands_on_first_level(facts) else GuideIndexPage
    return model.objects.get(locale_id=source_locale_id())


def _make(folder: Path, facts: Row) -> GuidePage:
    source = GuidePage(
        locale_id=source_locale_id(),
        slug=facts["slug"],
        show_in_menus=stands_on_first_level(facts),
        **{name: facts[name] for name in ("order", "checked_on")},
        maintained_by=facts["owner"],
        **_first_words(read(folder / f"{SOURCE}.yaml"), facts),
    )
    _parent(facts).add_child(instance=source)
    source.categories = _categories(facts)
    source.save_revision().publish()
    return source


def _add_languages(source: GuidePage, folder: Path, facts: Row) -> int:
    """Translate a guide into the languages that it does not have; gives how many."""
    have = source.get_translations(inclusive=True).values("locale")
    absent = Locale.objects.filter(language_code__in=CODES).exclude(pk__in=have)
    for locale in absent:
        _translate(source, locale, read(folder / f"{locale.language_code}.yaml"), facts)
    return len(absent)


def _plain(texts: Row) -> dict[str, Any]:
    return {
        **{name: texts[name] for name in ("title", "summary", "office")},
        "body": paragraphs(texts["intro"]),
        "easy_body": paragraphs(texts.get("easy", [])),
        "notes": rich_text(texts["notes"]),
    }


def _first_words(texts: Row, facts: Row) -> dict[str, Any]:
    """The source's fields: its blocks get the ids that translations share."""
    return _plain(texts) | {
        "needs": [("need", need) for need in texts["needs"]],
        "steps": [("step", step) for step in _steps(texts)],
        "helplines": [
            ("helpline", {"number": line["number"], "label": texts["helplines"][line["key"]]})
            for line in facts["helplines"]
        ],
        "links": [
            ("link", {"url": link["url"], "label": texts["links"][link["key"]]})
            for link in facts["links"]
        ],
    }


def _steps(texts: Row) -> list[dict[str, str]]:
    return [{"title": step["title"], "text": rich_text(step["text"])} for step in texts["steps"]]


def _translate(source: GuidePage, locale: Locale, texts: Row, facts: Row) -> None:
    page = source.copy_for_translation(locale)
    words = {
        "needs": texts["needs"],
        "steps": _steps(texts),
        "helplines": [{"label": texts["helplines"][line["key"]]} for line in facts["helplines"]],
        "links": [{"label": texts["links"][link["key"]]} for link in facts["links"]],
    }
    for name, found in words.items():
        setattr(page, name, with_words(getattr(source, name), found))
    for name, value in _plain(texts).items():
        setattr(page, name, value)
    page.save_revision().publish()
