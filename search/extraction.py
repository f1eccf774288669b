"""The text of one file, whatever the file does: read in a process that may be killed."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from django.conf import settings

from .extracting.formats import READERS, Extract
from .extracting.limits import MOST_WRITTEN, NOT_NOW, SECONDS

# All that the process is given of this one's environment: no secrets.
PASSED_ON = ("LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "TMPDIR")


def kind_of(filename: str) -> str | None:
    """How a file of this name is read; None for a kind that is not read."""
    kind = Path(filename).suffix.lower().lstrip(".")
    return kind if kind in READERS else None


def extract(file: IO[bytes], kind: str, seconds: float = SECONDS) -> Extract:
    """Read an open file of the operating system; every failure is a state of the answer.

    Raises:
        OSError: no process can be started now, or none that reads files.
    """
    file.seek(0)
    with tempfile.TemporaryFile() as answer:
        try:
            done = subprocess.run(  # noqa: S603  our own module, with fixed arguments
                [sys.executable, "-m", "search.extracting", kind, str(seconds)],
                stdin=file,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                cwd=settings.BASE_DIR,
                env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Extract("slow")
        if done.returncode == NOT_NOW:
            raise OSError("the libraries that read files are not installed")
        if done.returncode:
            return Extract(_why(done.returncode))
        answer.seek(0)
        return _parsed(answer.read(MOST_WRITTEN))


def _why(code: int) -> str:
    """The state behind the end of a process that gave no answer."""
    cpu = {-getattr(signal, name, 0) for name in ("SIGXCPU", "SIGKILL")}
    return "slow" if code in cpu else "broken"


def _parsed(answer: bytes) -> Extract:
    try:
        return Extract(**json.loads(answer))
    except (ValueError, TypeError):
        return Extract("broken")
