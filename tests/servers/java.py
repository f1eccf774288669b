"""A Java that Elasticsearch 9 accepts."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

NEEDED = 21
FOLDERS = ("usr/lib/jvm/*", "opt/java/*", "Library/Java/JavaVirtualMachines/*/Contents/Home")


def version(home: Path) -> int:
    """The main version that a Java installation's ``release`` file names, or 0."""
    try:
        release = (home / "release").read_text()
    except OSError:
        return 0
    found = re.search(r'^JAVA_VERSION="(\d+)', release, re.MULTILINE)
    return int(found[1]) if found and (home / "bin" / "java").exists() else 0


def _candidates() -> Iterator[Path]:
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        if folder := os.environ.get(name):
            yield Path(folder)
    for pattern in FOLDERS:
        yield from Path("/").glob(pattern)


def find() -> Path | None:
    """The oldest installation that is new enough: nearest to what Elasticsearch was tried with."""
    suitable = [(version(home), home) for home in _candidates() if version(home) >= NEEDED]
    return min(suitable)[1] if suitable else None
