"""The service for these tests: the fake one, unless a test wants another."""

from collections.abc import Callable
from typing import Any

import pytest

from .builders import FAKE


@pytest.fixture
def machine(settings: Any) -> Callable[..., None]:
    """Set the service up, and give the way to set up another."""

    def use(translator: dict[str, Any] | None) -> None:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = translator

    use(FAKE)
    return use
