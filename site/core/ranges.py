"""Parts of files (RFC 9110, section 14): telephones play a film only if they get parts of it."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse

FILES = "/documents/"
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class RangeMiddleware:
    """Answer with the part of a document that was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        """Cut whole files; whatever is no single range of bytes gets the whole file."""
        response = self.get_response(request)
        if not request.path_info.startswith(FILES) or response.status_code != 200:
            return response
        if not response.streaming or not response.get("Content-Length"):
            return response
        response.headers["Accept-Ranges"] = "bytes"
        asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
        if request.method != "GET" or asked is None or asked[0] == "bytes=-":
            return response
        return _part(response, *asked.groups())


def _part(response: Any, first: str, last: str) -> Any:
    size = int(response["Content-Length"])
    if first:
        begin, end = int(first), min(int(last or size), size - 1)
    else:  # the last so many bytes
        begin, end = max(size - int(last), 0), size - 1
    if begin > end:
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response.status_code = 206
    response.headers["Content-Range"] = f"bytes {begin}-{end}/{size}"
    response.headers["Content-Length"] = str(end - begin + 1)
    response.streaming_content = _cut(response.streaming_content, begin, end + 1)
    return response


def _cut(chunks: Iterable[bytes], begin: int, end: int) -> Iterator[bytes]:
    """The bytes from one place up to another of what comes in chunks."""
    place = 0
    for chunk in chunks:
        wanted = chunk[max(begin - place, 0) : max(end - place, 0)]
        if wanted:
            yield wanted
        place += len(chunk)
        if place >= end:
            return
