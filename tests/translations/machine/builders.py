"""Batches for tests, and a service that answers as a test wants it."""

from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from tests.factories import catalogue_page, make_service
from translations.machine import batches
from translations.machine.services import Fake
from translations.models import MachineBatch, MachineJob

FAKE = {"CLASS": "translations.machine.services.Fake"}
WRONG = {"CLASS": "tests.translations.machine.builders.Wrong"}


class Wrong(Fake):
    """Changes every telephone number, and gives orders."""

    def answers(self, texts: list[str], source: str, target: str) -> list[Any]:
        """Exchange two digits."""
        return [text.replace("67", "76") for text in super().answers(texts, source, target)]


def locales(*codes: str) -> list[Locale]:
    """Wagtail's locales by language code."""
    return list(Locale.objects.filter(language_code__in=codes))


def make_pages(number: int) -> list[Any]:
    """Published services, each with some prose."""
    return [
        make_service(
            f"Usługa {one}",
            slug=f"usluga-{one}",
            summary=f"Pomoc numer {one} od 8:00.",
            body=[f"Zadzwoń pod 56 123 45 67 w sprawie {one}."],
        )
        for one in range(number)
    ]


def tree(user: Any = None, codes: Any = ("uk",), by_machine: bool = True) -> MachineBatch:
    """A batch for all services; their index page is real in every language already."""
    return batches.begin_tree(user, catalogue_page(), locales(*codes), by_machine)


def texts(thing: Any, code: str = "uk") -> dict[str, str]:
    """What a translation says, by the place in the source."""
    rows = StringTranslation.objects.filter(
        context__object_id=thing.translation_key, locale__language_code=code
    )
    return dict(rows.values_list("context__path", "data"))


def in_language(thing: Any, code: str = "uk") -> Any:
    """The page in another language; None without one."""
    model = type(thing)
    return model.objects.filter(
        translation_key=thing.translation_key, locale__language_code=code
    ).first()


def job_of(batch: MachineBatch, thing: Any, code: str = "uk") -> MachineJob:
    """The job of one thing and language."""
    return batch.jobs.get(translation_key=thing.translation_key, locale__language_code=code)
