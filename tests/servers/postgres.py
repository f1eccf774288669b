"""A private PostgreSQL: data in a temporary folder, no care for power cuts."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

from .processes import Missing, Server, credentials, free_port, hand_over, new_folder

USER = "rops"
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "listen_addresses": "127.0.0.1",
}


def programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs."""
    packaged = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(packaged, key=lambda path: float(path.parts[-3]), reverse=True)
    found = newest[0] if newest else shutil.which("initdb")
    return Path(found).parent if found else None


def start() -> tuple[Server, str]:
    """Start a server and return it with its ``DATABASE_URL``."""
    folder = programs()
    if folder is None:
        raise Missing("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    home, port = new_folder("postgres"), free_port()
    hand_over(home)
    _initialise(folder, home / "data")
    options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    server = Server(
        home, [f"{folder}/postgres", f"-D{home}/data", f"-p{port}", f"-k{home}", *options]
    )
    server.stop_signal = signal.SIGINT  # does not wait for clients to leave
    try:
        server.wait_until(lambda: _accepts(folder, port), seconds=30)
        _run([f"{folder}/createdb", "-h127.0.0.1", f"-p{port}", f"-U{USER}", USER])
    except BaseException:
        server.stop()
        raise
    return server, f"postgres://{USER}@127.0.0.1:{port}/{USER}"


def _initialise(folder: Path, data: Path) -> None:
    command = ["-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    _run([f"{folder}/initdb", *command, "-D", str(data)])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", **credentials())
    if done.returncode:
        raise Missing(f"{os.path.basename(command[0])} failed:\n{done.stderr.strip()}")


def _accepts(folder: Path, port: int) -> bool:
    """Whether it takes connections; an open port alone may still be starting up."""
    command = [f"{folder}/pg_isready", "-q", "-h127.0.0.1", f"-p{port}"]
    return subprocess.run(command, cwd="/", check=False, **credentials()).returncode == 0
