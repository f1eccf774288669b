#!/bin/sh
# Serves the site with its demo content; a second start changes nothing and is quick.
set -eu
cd "$(dirname "$0")/../.."
sh deploy/make/environment.sh run
export DJANGO_SETTINGS_MODULE="${DJANGO_SETTINGS_MODULE:-config.settings.dev}"
export PORT="${PORT:-8000}"
export SITE_URL="${SITE_URL:-http://127.0.0.1:$PORT}"
.venv/bin/python manage.py prepare
exec .venv/bin/python -m gunicorn config.wsgi --config deploy/make/gunicorn.py
