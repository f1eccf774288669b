"""Tests: the servers that the run started, quick passwords, mail in memory."""

import os
import tempfile

from .dev import *

SECRET_KEY = "only for tests"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = tempfile.mkdtemp(prefix="rops-media-")
SEARCH_INDEX_PREFIX = f"test-{os.getpid()}-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that a live server's threads and other processes see the same database.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
