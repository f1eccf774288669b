"""The say-it card: what somebody wants to say at a counter, in their language beside Polish.

Each line is made from facts and the interface's own words, so no line can say what is not true.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext, override

from core.languages import SOURCE, reader_language, set_public_language

from . import languages_of_help
from .facts import Facts, service_facts
from .models import ServicePage


@dataclass(frozen=True)
class Line:
    """The same sentence for the reader and for whom it is shown to."""

    own: str
    polish: str


def say_it_lines(service: ServicePage) -> list[Line]:
    """The card's lines, from a service's source, in the language of the address and in Polish."""
    code = reader_language()
    own = list(_lines(service_facts(service), code))
    polish = _in(SOURCE, lambda: list(_lines(service_facts(service), code)))
    return [Line(*pair) for pair in zip(own, polish, strict=True)]


def _in(code: str, make: Callable[[], list[str]]) -> list[str]:
    """Make something as a reader of another language would get it."""
    before = reader_language()
    try:
        set_public_language(code)
        with override(code):
            return make()
    finally:
        set_public_language(before)


def _lines(facts: Facts, spoken: str) -> Iterator[str]:
    language = languages_of_help.name(spoken, reader_language())
    yield gettext("Good morning. I do not speak Polish well.")
    yield gettext("My language: %(language)s.") % {"language": language}
    for term in facts.categories:
        yield gettext("I need help with: %(kind)s.") % {"kind": term.label}
    if any(row.code == spoken for row in facts.languages):
        yield gettext("The website says that help in my language is possible here.")
    else:
        yield gettext("Is there an interpreter, also by telephone?")
    if facts.terms:
        yield gettext("The website says about the cost: %(cost)s.") % {
            "cost": facts.terms.cost.lower()
        }
        for document in facts.terms.documents:
            yield gettext("I have brought: %(document)s.") % {"document": document.label}
    yield gettext("What else do I need?")
    yield gettext("Please write down the day, the hour and the place of the appointment:")
