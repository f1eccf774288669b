"""The services that translate, behind wagtail-localize's hook.

wagtail-localize sends a whole page at once and takes what comes. Here texts go in portions with
an end to the time, and each is sent inside a mark of its own, so that an answer with missing,
additional or exchanged texts is known for what it is and refused whole.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from zlib import crc32

from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.machine_translators.deepl import DeepLTranslator, language_code
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

from .asking import ask
from .errors import ServiceFailed

SECONDS = 30
MARKED = re.compile(r"""\s*<span id=["']?([\w-]+)["']?\s*>(.*)</span\s*>\s*""", re.DOTALL)


class Service(BaseMachineTranslator):
    """What services share. ``options``: ``URL``, ``KEY``, ``TIMEOUT`` in seconds of a portion."""

    url = ""
    most_texts = 50
    most_characters = 5_000

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        """Whatever is not the same language; what a service lacks it says itself."""
        return language_code(source_locale.language_code) != language_code(
            target_locale.language_code
        )

    def translate(
        self, source_locale: Any, target_locale: Any, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Translate texts, each by its own words.

        Raises:
            ServiceFailed: with nothing translated.
        """
        texts = list(strings)
        pair = (short(source_locale.language_code), short(target_locale.language_code))
        answers: list[str] = []
        for portion in portions([text.data for text in texts], self):
            answers += self._translate(portion, *pair)
        return dict(zip(texts, map(StringValue, answers), strict=True))

    def _translate(self, texts: list[str], source: str, target: str) -> list[str]:
        marks = [_mark(number, text) for number, text in enumerate(texts)]
        sent = [f'<span id="{mark}">{text}</span>' for mark, text in zip(marks, texts, strict=True)]
        answers = self.answers(sent, source, target)
        if len(answers) != len(sent):
            raise ServiceFailed("answer_count", sent=len(sent), received=len(answers))
        return [_unmarked(mark, text) for mark, text in zip(marks, answers, strict=True)]

    def answers(self, texts: list[str], source: str, target: str) -> list[Any]:
        """Ask about one portion; gives what stands in the answer where translations belong."""
        found = self.found(self.reply(texts, source, target))
        if not isinstance(found, list):
            raise ServiceFailed("shape")
        return found

    def reply(self, texts: list[str], source: str, target: str) -> Any:
        """The answer's JSON."""
        raise NotImplementedError

    def found(self, reply: Any) -> Any:
        """The list of translations in an answer; anything else if there is none."""
        raise NotImplementedError

    def ask(self, path: str = "", **request: Any) -> Any:
        """Post a question to the service."""
        url = self.options.get("URL") or self.url
        return ask(url.rstrip("/") + path, self.options.get("TIMEOUT") or SECONDS, **request)


class DeepL(Service, DeepLTranslator):
    """DeepL's API, version 2; keys that end in ``:fx`` belong to its free address."""

    def reply(self, texts: list[str], source: str, target: str) -> Any:
        """Markup is sent as XML, which DeepL keeps in its place."""
        key = self.options.get("KEY", "")
        free = "-free" if key.endswith(":fx") else ""
        self.url = f"https://api{free}.deepl.com/v2"
        return self.ask(
            "/translate",
            json={
                "text": texts,
                "tag_handling": "xml",
                "source_lang": language_code(source),
                "target_lang": "EN-GB" if target == "en" else language_code(target),
            },
            headers={"Authorization": f"DeepL-Auth-Key {key}"},
        )

    def found(self, reply: Any) -> Any:
        """``{"translations": [{"text": …}]}``."""
        return _each(_under(reply, "translations"), "text")


class Google(Service):
    """Google's Cloud Translation, version 2, with a key: it needs no library of Google's."""

    display_name = "Google Translate"
    url = "https://translation.googleapis.com/language/translate/v2"

    def reply(self, texts: list[str], source: str, target: str) -> Any:
        """The key goes in a header, for addresses end up in logs."""
        return self.ask(
            json={"q": texts, "source": source, "target": target, "format": "html"},
            headers={"X-Goog-Api-Key": self.options.get("KEY", "")},
        )

    def found(self, reply: Any) -> Any:
        """``{"data": {"translations": [{"translatedText": …}]}}``."""
        return _each(_under(_under(reply, "data"), "translations"), "translatedText")


class LibreTranslate(Service, LibreTranslator):
    """A LibreTranslate server, one's own for example."""

    def reply(self, texts: list[str], source: str, target: str) -> Any:
        """The key may be empty."""
        key = self.options.get("KEY", "")
        question = {"q": texts, "source": source, "target": target, "format": "html"}
        return self.ask("/translate", json=question | ({"api_key": key} if key else {}))

    def found(self, reply: Any) -> Any:
        """``{"translatedText": […]}``."""
        return _under(reply, "translatedText")


class Fake(Service):
    """No service at all: marks each text with the language, for tests and demonstrations."""

    display_name = "Próbny tłumacz (udaje)"

    def answers(self, texts: list[str], source: str, target: str) -> list[Any]:
        """Every word and every tag stays where it is."""
        return [re.sub(r"(?<=>)", f"⟦{target}⟧ ", text, count=1) for text in texts]


def short(code: str) -> str:
    """A language without its region."""
    return code.partition("-")[0]


def portions(texts: list[str], service: Service) -> Iterator[list[str]]:
    """Texts in their order, so many as go in one question; a long one goes alone."""
    portion: list[str] = []
    size = 0
    for text in texts:
        full = len(portion) == service.most_texts or size + len(text) > service.most_characters
        if portion and full:
            yield portion
            portion, size = [], 0
        portion.append(text)
        size += len(text)
    if portion:
        yield portion


def _mark(number: int, text: str) -> str:
    return f"s{number}-{crc32(text.encode()):x}"


def _unmarked(mark: str, answer: Any) -> str:
    match = MARKED.fullmatch(answer) if isinstance(answer, str) else None
    if match is None or match[1] != mark:
        raise ServiceFailed("order")
    return match[2].strip()


def _under(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _each(values: Any, name: str) -> Any:
    return [_under(value, name) for value in values] if isinstance(values, list) else None
