"""The structural pages' texts are complete and fit where they are shown."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import home
from core.loading import read, rows

LANGUAGES = ["pl", "uk", "en", "ru", "be", "es", "ar"]
DATA = Path(home.__file__).parent / "data"
ROWS = rows(DATA / "structure", "*.yaml")


def walk(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every page, parents before children."""
    for row in rows:
        yield row
        yield from walk(row.get("children", []))


PAGES = list(walk(ROWS))
every_page = pytest.mark.parametrize("page", PAGES, ids=[page["slug"] for page in PAGES])


def test_there_is_one_home_page_with_each_structural_page_once():
    assert ROWS[0]["slug"] == "home"
    slugs = [page["slug"] for page in PAGES]
    assert len(slugs) == len(set(slugs))
    assert {"uslugi", "dla-cudzoziemcow", "o-serwisie", "prywatnosc"} <= set(slugs)


@every_page
def test_every_page_has_all_seven_languages(page):
    assert list(page["texts"]) == LANGUAGES


@every_page
def test_titles_and_summaries_are_there_and_short(page):
    for text in page["texts"].values():
        assert 0 < len(text["title"]) <= 60
        assert 0 < len(text["summary"]) <= 250


@every_page
def test_a_page_says_as_much_in_every_language(page):
    counts = {len(text.get("body", [])) for text in page["texts"].values()}
    assert len(counts) == 1
    assert (counts != {0}) == (page["model"] in ("home.StandardPage", "home.ScopePage"))


@every_page
def test_titles_differ_between_languages_and_paragraphs_are_plain_text(page):
    titles = [text["title"] for text in page["texts"].values()]
    assert len(set(titles)) == len(titles)
    for text in page["texts"].values():
        assert not any(re.search(r"[<>]|\s$|^\s", line) for line in text.get("body", []))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_about_the_site_names_the_page_of_helplines_as_it_is_called(language):
    texts = {page["slug"]: page["texts"][language] for page in PAGES}
    about = " ".join(texts["o-serwisie"]["body"])
    danger = read(DATA / "guides" / "pomoc-w-niebezpieczenstwie" / f"{language}.yaml")
    assert danger["title"] in about
