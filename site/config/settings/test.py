"""Tests: the servers that the run started, quick passwords, mail in memory."""

import os
import tempfile
from pathlib import Path

from .dev import *

SECRET_KEY = "only for tests"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.gettempdir()) / "rops-test-media"
SEARCH_LOG_KEYS = Path(tempfile.gettempdir()) / "rops-test-keys"
SEARCH_INDEX_PREFIX = f"test-{os.getpid()}-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
LOGGING = LOGGING | {"root": {"handlers": ["console"], "level": "WARNING"}}
