"""What Debian's package manager can add: ``python -m tests.servers.packages``."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from . import browser, elasticsearch, java, postgres

LOCK = "-oDPkg::Lock::Timeout=600"


def missing() -> Iterator[str]:
    """Yield the packages whose programs are not here."""
    if not os.environ.get("DATABASE_URL") and postgres.programs() is None:
        yield "postgresql"
    if browser.find() is None:
        yield from ("chromium", "fonts-dejavu-core", "fonts-noto-core")
    if not shutil.which("xgettext"):
        yield "gettext"
    if not os.environ.get("ELASTICSEARCH_URL"):
        if not elasticsearch.archive().exists() and not shutil.which("mvn"):
            yield "maven"
        if java.find() is None:
            yield "openjdk-21-jre-headless"


def offered(package: str) -> bool:
    """Whether this system's package lists have it (Debian 12 has no Java 21)."""
    shown = subprocess.run(["apt-cache", "show", package], capture_output=True, text=True)
    return shown.returncode == 0 and bool(shown.stdout)


def install(packages: list[str]) -> None:
    """Install what the package lists offer; what they do not is left to the tests' reasons."""
    subprocess.run(["apt-get", LOCK, "update", "-qq"], stdin=subprocess.DEVNULL)
    known = [package for package in packages if offered(package)]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", LOCK, "install", "-y", "-qq", "--no-install-recommends", *known]
    if (
        known
        and subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment
        ).returncode
    ):
        print("apt-get could not install all of them; going on with what is there", flush=True)


def main() -> None:
    """Install as root after saying so; otherwise name the one command."""
    packages = list(missing())
    if not packages or sys.platform != "linux" or not shutil.which("apt-get"):
        return
    names = " ".join(packages)
    if os.geteuid() == 0:
        print(f"Missing system packages are installed with apt-get: {names}", flush=True)
        install(packages)
    else:
        print(f"Not everything can be tested here. Run: sudo apt-get install {names}", flush=True)


if __name__ == "__main__":
    main()
