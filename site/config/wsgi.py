"""The WSGI application: ``gunicorn --pythonpath site config.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

from core.garbage import keep_out_of_requests
from search.services import warm_up

warm_up()
keep_out_of_requests()
