"""What every test of imports needs: terms, Polish messages, a private folder of its own."""

import pytest
from django.utils.translation import override

from .builders_files import make_terms


@pytest.fixture(autouse=True)
def _terms_and_folder(db, tmp_path, settings):
    settings.VAR_DIR = tmp_path / "var"
    make_terms()
    with override("pl"):
        yield
