#!/bin/sh
# Measures speed and the search's relevance (benchmarks/), and looks at every kind of page in every language with axe.
set -eu
cd "$(dirname "$0")/../.."
sh deploy/make/environment.sh dev
.venv/bin/python benchmarks/run.py
.venv/bin/python -m tests.servers -- .venv/bin/python -m benchmarks.services
missed=0
.venv/bin/python -m tests.servers -- .venv/bin/python -m benchmarks.search || missed=1
.venv/bin/python -m tests.servers -- .venv/bin/python -m benchmarks.relevance --worst 10
.venv/bin/python -m tests.servers -- pytest -q tests/stories/test_every_page.py --complete
exit "$missed"
