"""A server that speaks the languages of the three services, well or badly."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Texts = list[str]
Change = Callable[[Texts], Any]


class Server(ThreadingHTTPServer):
    """Answers in the form of the service that was asked; ``change`` is made to the texts."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, Any]] = []
        self.headers: list[Any] = []
        self.change: Change = lambda texts: [text.replace(">", ">~", 1) for text in texts]
        self.raw: tuple[int, str] | None = None
        self.seconds = 0.0
        self.dripping = False

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """One question."""

    server: Server

    def do_POST(self) -> None:
        """Keep what is asked, and answer as the test wants it."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        question = json.loads(body)
        self.server.asked.append(question)
        self.server.headers.append(self.headers)
        time.sleep(self.server.seconds)
        status, answer = self.server.raw or (200, json.dumps(self._translated(question)))
        self.send_response(status)
        self.end_headers()
        try:
            self._write(answer.encode())
        except OSError:  # whoever asked has gone
            return

    def _write(self, answer: bytes) -> None:
        if not self.server.dripping:
            self.wfile.write(answer)
            return
        for _ in range(100):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.05)

    def _translated(self, question: dict[str, Any]) -> Any:
        texts = self.server.change(question.get("text") or question["q"])
        if "text" in question:
            return {"translations": [{"text": text} for text in texts]}
        if "api_key" in question or "/translate" in self.path:
            return {"translatedText": texts}
        return {"data": {"translations": [{"translatedText": text} for text in texts]}}

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    """A server for the time of a test."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
