#!/bin/sh
# Format, rules, templates and the direction of imports; FIX=1 mends what can be mended.
set -u
cd "$(dirname "$0")/../.."
sh deploy/make/environment.sh dev || exit 1
bin="$PWD/.venv/bin"
failed=0

templates() {
    find site home catalogue news search -name '*.html' -path '*/templates/*'
}

check() {
    name="$1"
    shift
    if ! "$@"; then
        failed=1
        echo "lint: $name failed" >&2
    fi
}

if [ -n "${FIX:-}" ]; then
    "$bin/ruff" check --quiet --fix-only
    "$bin/ruff" format --quiet
    templates | xargs -r "$bin/djade" --target-version 5.2
    templates | xargs -r "$bin/djhtml" --tabwidth 2
fi
check "ruff format" "$bin/ruff" format --quiet --check
check "ruff check" "$bin/ruff" check --quiet --output-format concise
check "djade" sh -c 'xargs -r "$0" --target-version 5.2 --check' "$bin/djade" <<EOF
$(templates)
EOF
check "djhtml" sh -c 'xargs -r "$0" --tabwidth 2 --check' "$bin/djhtml" <<EOF
$(templates)
EOF
check "direction of imports" env PYTHONPATH=site:. "$bin/lint-imports" --no-cache --no-logo
[ "$failed" = 0 ] || echo "lint: \`make lint FIX=1\` mends format and simple rules" >&2
exit "$failed"
