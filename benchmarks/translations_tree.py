"""A whole section into three languages: the time of the request, and pages a second after it.

Needs PostgreSQL: ``python -m tests.servers -- python -m benchmarks.translations_tree 100 1000``.
Each size has a database of its own; two workers share the work, and the fake service answers at
once, so that what is measured is ours.
"""

import os
import subprocess
import sys
import time

from .server import ROOT
from .services import TERMS, database, manage

SIZES = (100, 1_000)
WORKERS = 2
LANGUAGES = ("uk", "en", "ar")
REQUEST = """
import time
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from catalogue.models import CataloguePage
from core.models import User
client = Client()
client.force_login(User.objects.create_superuser("bench", "bench@example.org", "x"))
page = CataloguePage.objects.get(locale__language_code="pl")
address = reverse("translations:submit_tree", args=[page.pk])
locales = list(Locale.objects.filter(language_code__in={languages}).values_list("pk", flat=True))
client.get(address)
begin = time.perf_counter()
answer = client.post(address, {{"locales": locales, "by_machine": "on"}})
assert answer.status_code == 302, answer.status_code
print(time.perf_counter() - begin)
"""


def main(sizes: list[int]) -> None:
    """Measure every size, one line each."""
    for size in sizes:
        with database(f"bench_tree_{size}") as url:
            print(measure(size, url), flush=True)


def measure(size: int, url: str) -> str:
    """Make services, ask for all of them, and let the workers do it."""
    env = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "MACHINE_TRANSLATOR": "fake",
    }
    env.pop("ELASTICSEARCH_URL", None)
    for command in (["migrate"], ["load_areas"], ["setup_site"], ["shell", "-c", TERMS]):
        manage(env, *command)
    manage(env, "services", "generate", str(size))
    request = float(output(env, "shell", "-c", REQUEST.format(languages=LANGUAGES)).split()[-1])
    begin = time.perf_counter()
    command = [sys.executable, "manage.py", "translations", "work"]
    workers = [subprocess.Popen(command, cwd=ROOT, env=env) for _ in range(WORKERS)]
    failed = [worker.wait() for worker in workers if worker.wait()]
    seconds = time.perf_counter() - begin
    told = output(env, "translations", "status").strip()
    done = size * len(LANGUAGES)
    return (
        f"{size:>6,} services: request {request * 1000:.0f} ms; {seconds:.1f} s, "
        f"{size / seconds:.1f} pages/s into {len(LANGUAGES)} languages, "
        f"{done / seconds:.1f} translations/s; workers failed: {len(failed)}; {told}"
    )


def output(env: dict[str, str], *arguments: str) -> str:
    """What a command prints."""
    run = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(run, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{arguments}: {done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
