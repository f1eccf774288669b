"""A private Elasticsearch: the minimal distribution, which Maven's registry carries."""

import os
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from . import java
from .processes import Missing, Server, free_port, hand_over, new_folder

VERSION = "9.3.2"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
CONFIGURATION = """\
discovery.type: single-node
xpack.security.enabled: false
network.host: 127.0.0.1
http.port: {port}
path.data: {home}/data
path.logs: {home}/logs
cluster.routing.allocation.disk.threshold_enabled: false
"""


def archive() -> Path:
    """Where the downloaded distribution is kept, outside the clone."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "rops-torun" / f"elasticsearch-{VERSION}.zip"


def fetch() -> None:
    """Download the distribution (about 100 MB) unless the cache has it."""
    if archive().exists():
        return
    if not shutil.which("mvn"):
        raise Missing("Maven is not installed (Debian: apt-get install maven)")
    print(f"Elasticsearch {VERSION} is fetched into {archive().parent}", flush=True)
    archive().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=archive().parent) as folder:
        command = f"mvn -B -q dependency:copy -Dartifact={ARTIFACT} -DoutputDirectory={folder}"
        done = subprocess.run(command.split(), cwd=folder, capture_output=True, text=True)
        found = list(Path(folder).glob("*.zip"))
        if done.returncode or not found:
            raise Missing(f"Maven could not fetch Elasticsearch:\n{done.stdout[-1500:].strip()}")
        found[0].replace(archive())


def start() -> tuple[Server, str]:
    """Start a server without waiting for it, and return it with its ``ELASTICSEARCH_URL``."""
    if java.find() is None:
        raise Missing(
            f"Elasticsearch needs Java {java.NEEDED} or newer (Debian 13: "
            "apt-get install openjdk-21-jre-headless; elsewhere set ES_JAVA_HOME)"
        )
    fetch()
    home, port = new_folder("elasticsearch"), free_port()
    program = _unpack(home)
    (program / "config" / "elasticsearch.yml").write_text(
        CONFIGURATION.format(port=port, home=home)
    )
    hand_over(home)
    return launch(home), f"http://127.0.0.1:{port}"


def launch(home: Path, options: str = "-Xms512m -Xmx512m") -> Server:
    """Start the server of a folder, also again after it was stopped or killed."""
    program = home / f"elasticsearch-{VERSION}" / "bin" / "elasticsearch"
    return Server(home, [str(program)], ES_JAVA_HOME=str(java.find()), ES_JAVA_OPTS=options)


def wait(server: Server, url: str) -> None:
    """Return when the cluster answers; a slow machine may need a minute and more."""
    server.wait_until(lambda: _answers(url), seconds=180)


def _unpack(home: Path) -> Path:
    shutil.unpack_archive(archive(), home)
    program = home / f"elasticsearch-{VERSION}"
    for path in program.glob("bin/*"):
        path.chmod(0o755)
    return program


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_cluster/health", timeout=2) as answer:  # noqa: S310 (our own server)
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
