"""The WSGI application: ``gunicorn --pythonpath site config.wsgi``."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

from search.services import warm_up  # noqa: E402 - apps are loaded by the line above

warm_up()

# A page's objects refer to each other in circles. With Python's own thresholds a search for such
# circles falls into the middle of every request and, every few requests, goes through all that
# the process keeps for its life: that was half a second on one page in ten.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 5, 10)
