#!/bin/sh
# Measures speed (benchmarks/), and looks at every kind of page in every language with axe.
set -eu
cd "$(dirname "$0")/../.."
sh deploy/make/environment.sh dev
.venv/bin/python benchmarks/run.py
.venv/bin/python -m tests.servers -- .venv/bin/python -m benchmarks.services
exec .venv/bin/python -m tests.servers -- pytest -q tests/stories/test_every_page.py --complete
