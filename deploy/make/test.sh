#!/bin/sh
# Lint, types, migrations and messages, then the tests on PostgreSQL with Elasticsearch, and those
# marked "sqlite", with each twentieth of those marked "both", on SQLite without (make bench: all).
# Every step runs; any that fails makes the whole fail.
set -u
cd "$(dirname "$0")/../.."
sh deploy/make/environment.sh dev || exit 1
python="$PWD/.venv/bin/python"
failed=""

step() {
    name="$1"
    shift
    echo
    echo "== $name"
    if ! "$@"; then
        failed="$failed
  $name"
    fi
}

types_checked() {
    wait "$typing"
    result=$?
    cat "$types"
    rm -f "$types"
    return "$result"
}

trap 'exit 130' INT TERM
export DJANGO_SETTINGS_MODULE=config.settings.test
"$python" -m tests.servers.packages
"$python" manage.py compile_catalogues
# Two processors: what needs no server runs beside the rules, and is told after them.
types="$(mktemp)"
"$python" -m mypy >"$types" 2>&1 &
typing=$!
step "lint" sh deploy/make/lint.sh
step "types" types_checked
step "migrations" env DATABASE_URL=sqlite://:memory: "$python" manage.py makemigrations --check --dry-run
step "tests on PostgreSQL with Elasticsearch" "$python" -m tests.servers -- pytest -n 2 --dist worksteal -q -m "not sqlite"
step "tests on SQLite without Elasticsearch" env -u DATABASE_URL -u ELASTICSEARCH_URL \
    "$python" -m pytest -n 2 --dist worksteal -q --sample 20 -m "(both or sqlite) and not elasticsearch and not postgresql"
echo
if [ -n "$failed" ]; then
    echo "make test: failed:$failed"
    exit 1
fi
echo "make test: all passed"
