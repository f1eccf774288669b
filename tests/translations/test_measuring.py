"""Segments that are saved together are counted once."""

import pytest

from tests.factories import make_service
from tests.translating import begin, complete
from translations import progress
from translations.models import TranslationState
from translations.progress import measuring_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_a_translation_is_counted_once_at_the_end(monkeypatch):
    translation = begin(make_service("Poradnictwo", summary="Rozmowa."))
    counted = []
    original = progress.measure
    monkeypatch.setattr(progress, "measure", lambda one: counted.append(one) or original(one))
    with measuring_once():
        complete(translation)
        with measuring_once():
            assert counted == []
    assert counted == [translation]
    assert TranslationState.objects.get(translation=translation).done == 2
