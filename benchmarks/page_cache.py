"""How many times more stored pages than rendered ones the server gives in the same time."""

import time
from http.client import HTTPConnection

from .server import demo_server

PAGES = ("/", "/uk/uslugi/?area=040701", "/uslugi/terapia-i-mediacje-inowroclaw/")
AT_LEAST = 20
SECONDS = 4.0


def main() -> bool:
    """Print pages per second rendered and stored, and their ratio for each page."""
    with demo_server() as (host, port):
        results = [measure(host, port, page) for page in PAGES]
    return all(results)


def measure(host: str, port: int, page: str) -> bool:
    """Measure one page both ways in turn; an unknown session keeps it out of the store."""
    rendered = throughput(host, port, page, {"Cookie": "sessionid=none"})
    stored = throughput(host, port, page, {})
    ratio = stored / rendered
    print(f"{page}: {rendered:.0f} rendered/s, {stored:.0f} stored/s, ratio {ratio:.0f}")
    return ratio >= AT_LEAST


def throughput(host: str, port: int, page: str, headers: dict[str, str]) -> float:
    """Requests per second over one connection, after one request to warm up."""
    connection = HTTPConnection(host, port, timeout=30)
    fetch(connection, page, headers)
    count, begin = 0, time.perf_counter()
    while time.perf_counter() - begin < SECONDS:
        fetch(connection, page, headers)
        count += 1
    return count / (time.perf_counter() - begin)


def fetch(connection: HTTPConnection, page: str, headers: dict[str, str]) -> None:
    """One GET, read to its end."""
    connection.request("GET", page, headers=headers)
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise RuntimeError(f"{page}: {response.status}")
