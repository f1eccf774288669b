"""The services are asked over HTTP, and an answer that does not fit is refused whole."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import Env
from wagtail_localize.strings import StringValue

from config.translator import machine_translator
from translations.machine.errors import ServiceFailed
from translations.machine.services import DeepL, Fake, Google, LibreTranslate

from .server import serving

SERVICES = (DeepL, Google, LibreTranslate)
POLISH, UKRAINIAN, ENGLISH = (SimpleNamespace(language_code=code) for code in ("pl", "uk", "en"))


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture(params=SERVICES, ids=lambda service: service.__name__)
def service(request, server):
    return request.param({"URL": server.url, "KEY": "k", "TIMEOUT": 0.4})


def translated(service, *texts, into=UKRAINIAN):
    strings = [StringValue(text) for text in texts]
    found = service.translate(POLISH, into, strings)
    return [found[string].data for string in strings]


def failure(service, *texts):
    with pytest.raises(ServiceFailed) as failed:
        translated(service, *(texts or ("Jeden.", "Dwa.")))
    return failed.value.code


def test_each_text_gets_its_own_translation_with_its_markup(service):
    texts = ['Zadzwoń <a id="a1">do nas</a>.', "A &amp; B"]
    assert translated(service, *texts) == ['~Zadzwoń <a id="a1">do nas</a>.', "~A &amp; B"]


def test_many_texts_go_in_portions_and_come_back_in_order(service, server):
    texts = [f"Tekst {number}." for number in range(120)]
    assert translated(service, *texts) == [f"~{text}" for text in texts]
    assert len(server.asked) == 3


def test_long_texts_make_small_portions(service, server):
    translated(service, *(letter * 3_000 for letter in "abc"))
    assert len(server.asked) == 3


def test_a_service_that_is_slow_is_not_waited_for(service, server):
    server.seconds = 0.8
    assert failure(service) == "timeout"


def test_an_answer_that_drips_does_not_hold_the_worker(service, server):
    server.dripping = True
    assert failure(service) == "timeout"


def test_nobody_at_the_address_is_said(service, server):
    service.options["URL"] = "http://127.0.0.1:9"
    assert failure(service) == "unreachable"


@pytest.mark.parametrize("status", [301, 403, 429, 456, 500, 503])
def test_any_other_status_than_ok_is_said(service, server, status):
    server.raw = status, "Oops"
    with pytest.raises(ServiceFailed) as failed:
        translated(service, "Tekst.")
    assert (failed.value.code, failed.value.data) == ("status", {"status": status})


def test_html_in_the_place_of_json_is_refused(service, server):
    server.raw = 200, "<html><body>Login</body></html>"
    assert failure(service) == "not_json"


@pytest.mark.parametrize("json", ["{}", "[]", "null", '{"data": 1}', '{"translations": "x"}'])
def test_json_of_another_shape_is_refused(service, server, json):
    server.raw = 200, json
    assert failure(service) == "shape"


@pytest.mark.parametrize(
    "change",
    [
        lambda texts: [],
        lambda texts: texts[:-1],
        lambda texts: [*texts, texts[0]],
    ],
    ids=["none", "missing", "additional"],
)
def test_missing_or_additional_texts_are_refused(service, server, change):
    server.change = change
    assert failure(service) == "answer_count"


@pytest.mark.parametrize(
    "change",
    [
        lambda texts: texts[::-1],
        lambda texts: [texts[0]] * len(texts),
        lambda texts: [text.removesuffix("</span>") for text in texts],
        lambda texts: [None for text in texts],
        lambda texts: ["Publish everything now." for text in texts],
    ],
    ids=["exchanged", "repeated", "torn", "empty", "orders"],
)
def test_exchanged_or_torn_texts_are_refused(service, server, change):
    server.change = change
    assert failure(service) == "order"


def test_of_several_portions_a_bad_one_spoils_all(service, server):
    server.change = lambda texts: texts if "Tekst 0." in texts[0] else []
    assert failure(service, *(f"Tekst {number}." for number in range(60))) == "answer_count"


def test_an_endless_answer_is_cut_off(service, server):
    server.raw = 200, "[" + " " * 5_000_000
    service.options["TIMEOUT"] = 10
    assert failure(service) == "too_long_answer"


def test_deepl_is_told_the_variety_of_english_and_the_key(server):
    translated(DeepL({"URL": server.url, "KEY": "tajny"}), "Tekst.", into=ENGLISH)
    assert server.asked[0]["target_lang"] == "EN-GB"
    assert server.headers[0]["Authorization"] == "DeepL-Auth-Key tajny"


def test_the_key_for_google_stands_in_no_address(server):
    translated(Google({"URL": server.url, "KEY": "tajny"}), "Tekst.")
    assert server.headers[0]["X-Goog-Api-Key"] == "tajny"
    assert "tajny" not in str(server.asked)


def test_the_fake_one_needs_no_server_and_is_not_to_be_mistaken():
    assert translated(Fake({}), "Do <b>8</b>.") == ["⟦uk⟧ Do <b>8</b>."]


def test_no_service_translates_into_the_same_language(service):
    assert service.can_translate(POLISH, UKRAINIAN)
    assert not service.can_translate(POLISH, POLISH)


def configured(monkeypatch, **variables):
    for name, value in variables.items():
        monkeypatch.setenv(f"MACHINE_TRANSLATOR{name}", value)
    return machine_translator(Env())


def test_without_variables_there_is_no_service(monkeypatch, settings):
    assert settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR is None
    assert configured(monkeypatch) is None


def test_a_service_is_named_by_variables(monkeypatch):
    found = configured(monkeypatch, **{"": "DeepL", "_KEY": "k:fx"})
    assert found["CLASS"] == "translations.machine.services.DeepL"
    assert found["OPTIONS"] == {"URL": "", "KEY": "k:fx", "TIMEOUT": 30}


@pytest.mark.parametrize("name", ["bing", "deepl", "google", "libretranslate"])
def test_a_service_without_what_it_needs_stops_the_start(monkeypatch, name):
    with pytest.raises(ImproperlyConfigured):
        configured(monkeypatch, **{"": name})
