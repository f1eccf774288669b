"""One question to a service over HTTP, with an end to its time and to the size of its answer."""

import json
import time
from typing import Any

import requests

from .errors import ServiceFailed

CONNECT_SECONDS = 5
MOST_BYTES = 4 * 1024 * 1024
PIECE = 64 * 1024


def ask(url: str, seconds: float, **request: Any) -> Any:
    """Post a question and give the JSON of the answer; ``seconds`` is for all of it.

    Nothing is sent on to where an answer points.

    Raises:
        ServiceFailed: "timeout", "unreachable", "status", "too_long_answer" or "not_json".
    """
    end = time.monotonic() + seconds
    try:
        with requests.post(
            url,
            timeout=(min(CONNECT_SECONDS, seconds), seconds),
            allow_redirects=False,
            stream=True,
            **request,
        ) as response:
            if response.status_code != requests.codes.ok:
                raise ServiceFailed("status", status=response.status_code)
            body = _body(response, end)
    except requests.Timeout as error:
        raise ServiceFailed("timeout", seconds=seconds) from error
    except requests.RequestException as error:
        slow = time.monotonic() >= end
        raise ServiceFailed("timeout" if slow else "unreachable", seconds=seconds) from error
    try:
        return json.loads(body)
    except ValueError as error:
        raise ServiceFailed("not_json") from error


def _body(response: Any, end: float) -> bytes:
    body = b""
    for piece in response.iter_content(PIECE):
        body += piece
        if len(body) > MOST_BYTES:
            raise ServiceFailed("too_long_answer")
        if time.monotonic() > end:
            raise requests.Timeout
    return body
