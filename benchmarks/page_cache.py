"""How many times more stored pages than rendered ones the server gives in the same time."""

import re
import socket
import time

from .server import demo_server

PAGES = ("/", "/uk/uslugi/?area=040701", "/uslugi/terapia-i-mediacje-inowroclaw/")
AT_LEAST = 20
SECONDS = 4.0


def main() -> bool:
    """Print each page's ratio, and that of a reader who asks for all of them in turn."""
    with demo_server() as (host, port):
        rounds = [measure(host, port, page) for page in PAGES]
    rendered, stored = (sum(1 / row[kind] for row in rounds) for kind in (0, 1))
    ratio = rendered / stored
    print(f"all in turn: ratio {ratio:.0f}, asked for is {AT_LEAST}")
    return ratio >= AT_LEAST


def measure(host: str, port: int, page: str) -> tuple[float, float]:
    """Pages per second rendered and stored; an unknown session keeps a page out of the store."""
    rendered = throughput(host, port, page, {"Cookie": "sessionid=none"})
    stored = throughput(host, port, page, {})
    print(
        f"{page}: {rendered:.0f} rendered/s, {stored:.0f} stored/s, ratio {stored / rendered:.0f}"
    )
    return rendered, stored


def throughput(host: str, port: int, page: str, headers: dict[str, str]) -> float:
    """Requests per second over one kept connection, after one request to warm up."""
    lines = [f"GET {page} HTTP/1.1", f"Host: {host}", *(f"{k}: {v}" for k, v in headers.items())]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    with socket.create_connection((host, port), timeout=30) as connection:
        fetch(connection, request)
        count, begin = 0, time.perf_counter()
        while time.perf_counter() - begin < SECONDS:
            fetch(connection, request)
            count += 1
        return count / (time.perf_counter() - begin)


def fetch(connection: socket.socket, request: bytes) -> None:
    """One request and its whole answer; a client that costs little hides nothing of the server."""
    connection.sendall(request)
    head, _, body = connection.recv(1 << 16).partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(head.decode())
    length = re.search(rb"(?i)content-length: (\d+)", head)
    missing = int(length[1]) - len(body) if length else 0
    while missing > 0:
        missing -= len(connection.recv(1 << 16))
