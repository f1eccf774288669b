"""``python -m search.extracting KIND SECONDS < file``: what was read, as JSON."""

import json
import math
import sys
from dataclasses import asdict
from time import monotonic

from . import formats, limits


def main() -> None:
    """Limit this process, then read; what does not fit into the limits ends it."""
    kind, seconds = sys.argv[1], float(sys.argv[2])
    _limit(seconds)
    # Stops between two pages while there is time to say what was read.
    try:
        extract = formats.read(kind, sys.stdin.buffer, monotonic() + seconds * 0.7)
    except ImportError:  # of this machine's installation, not of the file
        sys.exit(limits.NOT_NOW)
    json.dump(asdict(extract), sys.stdout)


def _limit(seconds: float) -> None:
    try:
        import resource
    except ImportError:  # not a POSIX system: the clock alone ends the process
        return
    cpu = math.ceil(seconds)
    for what, most in (
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_AS, limits.MEMORY),
        (resource.RLIMIT_FSIZE, limits.MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # macOS refuses some, and a machine may be stricter
            continue


main()
