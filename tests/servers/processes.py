"""A server process in a temporary folder, owned by somebody who is not root."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

UNPRIVILEGED = "nobody"


class Missing(Exception):
    """A part cannot be had here; the message says why and what would help."""


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def owner() -> str | None:
    """Whom servers run as: both refuse to run as root."""
    return UNPRIVILEGED if os.geteuid() == 0 else None


def credentials() -> dict[str, Any]:
    """The arguments that make ``subprocess`` run something as the owner of the servers."""
    if (user := owner()) is None:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def new_folder(name: str) -> Path:
    """A private temporary folder; root's own may be closed to others, so root uses /tmp."""
    place = "/tmp" if owner() else None  # noqa: S108 (mkdtemp makes a name of its own in it)
    return Path(tempfile.mkdtemp(prefix=f"rops-{name}-", dir=place))


def hand_over(folder: Path) -> None:
    """Give a folder with all that is in it to the servers' owner."""
    if user := owner():
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, user)


class Server:
    """A running process with its log; stopping it stops what it started, and nothing else."""

    stop_signal = signal.SIGTERM

    def __init__(self, folder: Path, command: Sequence[str], **environment: str) -> None:
        """Start ``command`` in a session of its own, so that Ctrl-C does not reach it."""
        self.folder, self.name = folder, Path(command[0]).name
        self.log = folder / "output.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, "HOME": str(folder), **environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **credentials(),
            )

    def wait_until(self, ready: Callable[[], bool], seconds: float) -> None:
        """Return when it answers; raise with the end of its log when it dies or takes too long."""
        deadline = time.monotonic() + seconds
        while not ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                end = "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
                raise Missing(f"{self.name} did not start:\n{end}")
            time.sleep(0.2)

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the process and what it started; wait for the end it may bring."""
        os.killpg(self.process.pid, number)
        if number in (signal.SIGTERM, signal.SIGKILL):
            self.process.wait(30)

    def stop(self) -> None:
        """End the process group and remove the folder."""
        for number, seconds in ((self.stop_signal, 10), (signal.SIGKILL, 5)):
            try:
                os.killpg(self.process.pid, number)
                self.process.wait(seconds)
                break
            except ProcessLookupError:
                break
            except subprocess.TimeoutExpired:
                continue
        shutil.rmtree(self.folder, ignore_errors=True)
