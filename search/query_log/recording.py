"""Recording a query once its answer is on the way: it neither delays the answer nor fails it."""

import logging
from collections.abc import Callable
from functools import partial

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse

from .counting import count_query
from .readers import asks_anew, is_reader

logger = logging.getLogger(__name__)


def record(request: HttpRequest, response: HttpResponse, text: str, lang: str, total: int) -> None:
    """Count the question of a request when its response is closed."""
    if is_reader(request) and asks_anew(request):
        count = partial(count_query, text, lang, found=total > 0)
        response._resource_closers.append(partial(without_fail, count))


def without_fail(count: Callable[[], None]) -> None:
    """Count, or log that it could not be done: the words may stand in an error."""
    try:
        with transaction.atomic():
            count()
    except (DatabaseError, OSError) as failure:
        logger.warning("A query was not counted: %s", type(failure).__name__)
