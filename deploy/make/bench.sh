#!/bin/sh
# Measures speed; what and how is in benchmarks/.
set -eu
cd "$(dirname "$0")/../.."
if [ ! -f benchmarks/run.py ]; then
    echo "There is nothing to measure yet: benchmarks/run.py is missing." >&2
    exit 1
fi
sh deploy/make/environment.sh dev
exec .venv/bin/python benchmarks/run.py
