"""The address says the language; cookies, headers and look-alikes have no say."""

import pytest
from babel import Locale as BabelLocale
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language

from core import languages
from core.languages import CODES, direction, localized_path, public_language, split_path
from core.middleware import LanguageMiddleware

pytestmark = pytest.mark.both
OTHERS = [code for code in CODES if code != "pl"]


@pytest.mark.parametrize(
    ("path", "language", "rest"),
    [
        ("/", "pl", "/"),
        ("/uslugi/", "pl", "/uslugi/"),
        ("/uk/", "uk", "/"),
        ("/uk", "uk", "/"),
        ("/ar/uslugi/x/", "ar", "/uslugi/x/"),
        ("/es/uk/", "es", "/uk/"),
    ],
)
def test_an_address_is_parted_into_its_language_and_the_rest(path, language, rest):
    assert split_path(path) == (language, rest)


@pytest.mark.parametrize(
    "path", ["/ukulele/", "/UK/", "/en-GB/", "/de/", "/pl/uslugi/", "/be.html"]
)
def test_what_only_looks_like_a_prefix_is_part_of_a_polish_address(path):
    assert split_path(path) == ("pl", path)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("path", ["/", "/uslugi/", "/uslugi/poradnictwo/"])
def test_a_prefix_that_was_added_can_be_taken_off_again(code, path):
    assert split_path(localized_path(path, code)) == (code, path)


def test_the_source_language_has_no_prefix():
    assert localized_path("/uslugi/", "pl") == "/uslugi/"
    assert localized_path("/", "uk") == "/uk/"


@pytest.mark.parametrize("code", CODES)
def test_only_arabic_runs_from_right_to_left(code):
    assert direction(code) == ("rtl" if code == "ar" else "ltr")


@pytest.mark.parametrize(("code", "name"), settings.LANGUAGES)
def test_every_language_is_listed_under_its_own_name(code, name):
    assert BabelLocale.parse(code).get_display_name(code).casefold() == name.casefold()


@pytest.mark.django_db
def test_locales_are_known_both_ways_without_a_second_query(django_assert_num_queries):
    ids = languages.locale_ids()
    assert set(ids) == set(CODES)
    languages.locale_codes()
    from core import cache

    cache.begin_request(cache.read_generation())
    with django_assert_num_queries(0):
        assert languages.locale_codes()[ids["uk"]] == "uk"
        assert languages.source_locale_id() == ids["pl"]


def answered(rf, path, view=None, **headers):
    """What a view under the middleware sees, and the answer's own language."""
    seen = {}

    def look(request):
        seen.update(active=get_language(), public=public_language(), code=request.LANGUAGE_CODE)
        return HttpResponse()

    response = LanguageMiddleware(view or look)(rf.get(path, headers=headers))
    return seen, response.headers["Content-Language"]


@pytest.mark.parametrize("code", CODES)
def test_a_page_is_answered_in_the_language_of_its_address(rf, code):
    seen, declared = answered(rf, localized_path("/uslugi/", code))
    assert seen == {"active": code, "public": code, "code": code}
    assert declared == code


def test_neither_the_browser_nor_a_cookie_chooses_the_language(rf):
    rf.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    seen, _declared = answered(rf, "/uk/", **{"Accept-Language": "es"})
    assert seen["active"] == "uk"


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/pages/1/edit/", "/documents/1/x.pdf", "/readyz"]
)
def test_the_admin_and_files_have_no_public_language_and_begin_in_polish(rf, path):
    seen, _declared = answered(rf, path)
    assert seen == {"active": "pl", "public": None, "code": "pl"}


@pytest.mark.parametrize("code", OTHERS)
def test_the_language_of_one_request_does_not_reach_the_next(rf, code):
    def break_down(_request):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answered(rf, f"/{code}/", break_down)
    assert public_language() is None
    assert get_language() == "pl"


def test_a_view_may_declare_another_language_of_its_own(rf):
    _seen, declared = answered(rf, "/", lambda r: HttpResponse(headers={"Content-Language": "uk"}))
    assert declared == "uk"
