"""Programs that read the description and try whatever it allows find no error of ours."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, assume, given, settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(whole):
    """The document as a program gets it, over an application in this process and transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/hsds/openapi.json", get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


BOUNDED = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_no_question_ends_in_an_error_of_ours_or_in_what_the_description_does_not_say(api):
    operations = [found.ok() for found in api.get_all_operations()]
    assert len(operations) == 11
    for operation in operations:

        @BOUNDED
        @given(case=operation.as_strategy())
        def ask(case):
            # A schema cannot say that proximity needs a postcode; another test does.
            assume("postcode" in case.query or "proximity" not in case.query)
            case.validate_response(case.call())

        ask()
