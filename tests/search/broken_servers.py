"""Small servers that fail in the ways a search server can."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

HEAD = (
    "HTTP/1.1 {status}\r\nX-Elastic-Product: Elasticsearch\r\n"
    "Content-Type: application/vnd.elasticsearch+json;compatible-with=9\r\n"
    "Content-Length: {length}\r\n\r\n"
)
Manner = Callable[[socket.socket, threading.Event], None]


def silent(peer: socket.socket, stop: threading.Event) -> None:
    """Accepts and never answers."""
    stop.wait(30)


def dripping(peer: socket.socket, stop: threading.Event) -> None:
    """Sends a letter every fifth of a second, so that no single wait is long."""
    peer.sendall(HEAD.format(status="200 OK", length=1000).encode())
    while not stop.wait(0.2):
        peer.sendall(b" ")


def slow(peer: socket.socket, stop: threading.Event) -> None:
    """Answers well, but after three seconds."""
    peer.recv(65536)
    if not stop.wait(3):
        peer.sendall((HEAD.format(status="200 OK", length=2) + "{}").encode())


def answering(status: str, body: str, missing: int = 0) -> Manner:
    """Gives one answer, ``missing`` bytes shorter than promised."""

    def answer(peer: socket.socket, stop: threading.Event) -> None:
        peer.recv(65536)
        head = HEAD.format(status=status, length=len(body) + missing)
        peer.sendall((head + body).encode())

    return answer


MANNERS: dict[str, Manner] = {
    "silent": silent,
    "slow": slow,
    "dripping": dripping,
    "half JSON": answering("200 OK", '{"hits": {"total": '),
    "cut off": answering("200 OK", '{"hits": ', missing=100),
    "other JSON": answering("200 OK", '["hello"]'),
    "busy": answering("429 Too Many Requests", '{"error": "busy"}'),
    "broken": answering("500 Internal Server Error", '{"error": "oh"}'),
    "wrong index": answering("404 Not Found", '{"error": "index_not_found_exception"}'),
    "another's index": answering("200 OK", '{"other": {"mappings": {}}}'),
    "failing": answering("503 Service Unavailable", '{"error": "no"}'),
}


@contextmanager
def serving(manner: Manner) -> Iterator[str]:
    """A server on a port of its own that treats every connection alike; gives its address."""
    stop = threading.Event()
    server = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_accept, args=(server, manner, stop), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
    finally:
        stop.set()
        server.close()
        time.sleep(0.05)


def _accept(server: socket.socket, manner: Manner, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            peer, _address = server.accept()
        except OSError:
            return
        threading.Thread(target=_treat, args=(peer, manner, stop), daemon=True).start()


def _treat(peer: socket.socket, manner: Manner, stop: threading.Event) -> None:
    with peer, suppress(OSError):
        manner(peer, stop)


@contextmanager
def refusing() -> Iterator[str]:
    """An address at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    yield f"http://127.0.0.1:{port}"
