"""The WSGI application: ``gunicorn --pythonpath site config.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

from search.services import warm_up  # noqa: E402 - apps are loaded by the line above

warm_up()
