#!/bin/sh
# Brings the catalogues in locale/ up to the code, and compiles them.
set -eu
cd "$(dirname "$0")/../.."
if ! command -v xgettext >/dev/null; then
    echo "gettext is missing. On Debian: apt-get install gettext" >&2
    exit 1
fi
sh deploy/make/environment.sh dev
.venv/bin/python manage.py makemessages --verbosity 0
.venv/bin/python manage.py compile_catalogues
