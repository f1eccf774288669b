"""What of a page written from the right is not set apart from the text around it."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, Tag

LATIN_WORD = re.compile(r"[A-Za-zĄ-ż]{2,}")
ARABIC = re.compile(r"[\u0600-\u06ff]")
# A no-break space between digits keeps their order, Unicode annex 9, W4; another one does not.
SPACED_NUMBER = re.compile(r"\+?\d[\d-]*(?: [\d-]+){2,}|\+\d+ \d+")
E_MAIL = re.compile(r"\S+@\S+\.\w+")
POLISH_LETTER = re.compile(r"[ąćęłńóśźż]", re.IGNORECASE)
UNSEEN = {"script", "style", "title", "template", "option", "datalist"}
SET_APART = re.compile("[\u2066-\u2068][^\u2069]*\u2069")


def not_isolated(html: str) -> list[str]:
    """The telephones, addresses and foreign names that would run into the Arabic around them.

    A name has to stand in an element with a direction of its own (``dir``, ``bdi``); one with
    Polish letters in an element that says its language too. Latin acronyms within an Arabic
    sentence are part of it.
    """
    found = []
    for text in _texts(BeautifulSoup(html, "html.parser")):
        words = SET_APART.sub("", text).strip()
        if problem := _problem(words, text):
            found.append(f"{problem}: {words[:80]!r} in {_start(text.parent)}")
    return found


def _texts(page: BeautifulSoup) -> Iterator[NavigableString]:
    for text in page.body.find_all(string=True) if page.body else ():
        if type(text) is NavigableString and not any(p.name in UNSEEN for p in text.parents):
            yield text


def _problem(words: str, text: NavigableString) -> str:
    is_number = bool(SPACED_NUMBER.search(words) or E_MAIL.search(words))
    if is_number and _direction(text) not in ("ltr", "auto"):
        return "a number or address runs from the right"
    is_polish = bool(POLISH_LETTER.search(words.replace("zł", "")))
    if ARABIC.search(words):
        runs_in = is_polish and not _direction(text)
        return "a Polish name runs into Arabic" if runs_in else ""
    if is_polish and _language(text) == "ar":
        return "Polish words are called Arabic"
    is_name = bool(LATIN_WORD.search(words))
    return "a name is not set apart" if is_name and not _direction(text) else ""


def _direction(text: NavigableString) -> str:
    """The nearest direction below the page's own; ``bdi`` finds its own."""
    for parent in _above(text):
        if parent.get("dir"):
            return str(parent["dir"])
        if parent.name == "bdi":
            return "auto"
    return ""


def _language(text: NavigableString) -> str:
    return next((str(p["lang"]) for p in text.parents if p.get("lang")), "")


def _above(text: NavigableString) -> Iterator[Tag]:
    return (parent for parent in text.parents if parent.name not in ("html", "[document]"))


def _start(tag: Tag | None) -> str:
    return str(tag)[: str(tag).index(">") + 1] if tag else ""
