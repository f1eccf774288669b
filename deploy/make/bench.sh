#!/bin/sh
# Measures speed and the search's relevance (benchmarks/), looks at every kind of page in every language with axe,
# and runs the slow tests.
set -eu
cd "$(dirname "$0")/../.."
sh deploy/make/environment.sh dev
.venv/bin/python benchmarks/run.py
.venv/bin/python -m tests.servers -- .venv/bin/python -m benchmarks.services
missed=0
.venv/bin/python -m tests.servers -- .venv/bin/python -m benchmarks.search || missed=1
.venv/bin/python -m tests.servers -- .venv/bin/python -m benchmarks.relevance --worst 10
.venv/bin/python -m tests.servers -- .venv/bin/python -m benchmarks.translations || missed=1
.venv/bin/python -m tests.servers -- .venv/bin/python -m benchmarks.translations_tree
STATE_MACHINE_EXAMPLES=50 .venv/bin/python -m tests.servers -- pytest -q --complete \
    tests/stories/test_every_page.py tests/search/test_crashes.py tests/search/test_state_machine.py \
    tests/search/test_real_server.py
.venv/bin/python -m pytest -n 2 --dist worksteal -q --complete \
    -m "(both or sqlite) and not elasticsearch and not postgresql"
exit "$missed"
