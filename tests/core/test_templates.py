"""The public front end: its rules hold in every template, style sheet and language."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.test import Client
from django.utils import translation

from core.templatetags import core_tags

SITE = settings.BASE_DIR / "site"
TEMPLATES = sorted((SITE / "templates").rglob("*.html"))
# The admin has Wagtail's own rules.
PUBLIC = [path for path in TEMPLATES if not {"admin", "wagtailadmin"} & set(path.parts)]
# Polish names that stand as they are: a name the law gives, and that of a public service.
NAMES = ("deklaracja-dostępności", "e-Doręczenia")
CSS = "\n".join(path.read_text() for path in sorted((SITE / "static" / "css").glob("*.css")))
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def identify(path: Path) -> str:
    """A template by its name."""
    return str(path.relative_to(SITE / "templates"))


@pytest.mark.parametrize("path", TEMPLATES, ids=identify)
def test_no_template_breaks_the_content_security_policy(path: Path) -> None:
    html = path.read_text()
    assert not re.search(
        r"<style|<script(?![^>]*(?:\bsrc=|application/ld\+json))|\sstyle=|\son[a-z]+=\"", html
    )
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", html)


@pytest.mark.parametrize("path", PUBLIC, ids=identify)
def test_every_class_in_a_template_has_a_rule(path: Path) -> None:
    html = re.sub(r"{%.*?%}", " ", path.read_text())
    names = {name for value in re.findall(r"class=\"([^\"{]*)", html) for name in value.split()}
    assert {name for name in names if f".{name}" not in CSS} == set()


@pytest.mark.parametrize(
    "path", sorted((SITE / "templates" / "pages").glob("*.html")), ids=identify
)
def test_a_page_is_a_short_composition(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 40


@pytest.mark.parametrize("path", TEMPLATES, ids=identify)
def test_templates_hold_no_polish_but_where_they_must(path: Path) -> None:
    static = path.name == "500.html"  # it is shown when nothing can be translated
    html = re.sub("|".join(NAMES), "", path.read_text())
    assert static or not re.search("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]", html)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TOKENS = re.findall(r"--([a-z-]+): light-dark\((#\w+), (#\w+)\)", CSS.split("@media")[0])
COLOURS = {name: (light, dark) for name, light, dark in TOKENS}
TEXTS = ["ink", "ink-quiet", "accent", "accent-strong", "now", "success", "warning", "danger"]


@pytest.mark.parametrize("paper", ["paper", "paper-tint"])
@pytest.mark.parametrize("text", TEXTS)
def test_text_stands_out_from_the_paper_by_seven_to_one(text: str, paper: str) -> None:
    for mode in (0, 1):
        assert contrast(COLOURS[text][mode], COLOURS[paper][mode]) >= 7


def test_edges_of_controls_stand_out_by_three_to_one() -> None:
    assert all(contrast(COLOURS["edge"][m], COLOURS["paper-tint"][m]) >= 3 for m in (0, 1))
    assert all(contrast(COLOURS["on-accent"][m], COLOURS["accent"][m]) >= 7 for m in (0, 1))


def test_the_broken_page_needs_nothing_and_speaks_every_language() -> None:
    html = get_template("500.html").render()
    assert all(f'lang="{code}"' in html for code in LANGUAGES)


@pytest.mark.django_db
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_missing_page_helps_on_in_the_readers_language(client: Client, code: str) -> None:
    prefix = "" if code == "pl" else f"/{code}"
    response = client.get(f"{prefix}/nie-ma-takiej/")
    html = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in html
    assert f'action="{prefix}/szukaj/"' in html
    assert f'href="{prefix}/uslugi/"' in html


@pytest.mark.django_db
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_frame_names_every_language_in_its_own_words(client: Client, code: str) -> None:
    prefix = "/" if code == "pl" else f"/{code}/"
    html = client.get(prefix).content.decode()
    assert all(
        f'lang="{c}" hreflang="{c}"' in html and name in html for c, name in settings.LANGUAGES
    )
    assert html.index("#main") < html.index("#search") < html.index("<header")
    assert html.count("<h1>") == 1


@pytest.mark.parametrize(
    ("code", "written"),
    [("pl", "2 marca 2026"), ("uk", "2 березня 2026\xa0р."), ("be", "2 сакавіка 2026\xa0г.")],
)
def test_a_date_is_written_as_the_language_writes_it(code: str, written: str) -> None:
    with translation.override(code):
        assert core_tags.localized_date(date(2026, 3, 2)).replace("\u202f", "\xa0") == written


@pytest.mark.parametrize(("code", "name"), [("pl", "ukraiński"), ("ar", "الأوكرانية")])
def test_a_language_is_named_in_the_readers_language(code: str, name: str) -> None:
    with translation.override(code):
        assert core_tags.language_name("uk") == name
        assert core_tags.language_name("not a code") == "not a code"


@pytest.mark.parametrize(("code", "joined"), [("pl", "a, b i c"), ("es", "a, b y c")])
def test_words_in_a_row_are_joined_as_the_language_joins_them(code: str, joined: str) -> None:
    with translation.override(code):
        assert core_tags.localized_list(["a", "b", "c"]) == joined
        assert core_tags.localized_list([]) == ""


def test_a_telephone_is_dialled_from_any_country_and_reads_left_to_right() -> None:
    link = core_tags.phone_link("56 123 45 67")
    assert 'href="tel:+48561234567"' in link
    assert 'dir="ltr"' in link


def test_names_keep_their_own_direction() -> None:
    assert core_tags.bdi("<Toruń>") == "<bdi>&lt;Toruń&gt;</bdi>"
