#!/bin/sh
# Makes .venv as uv.lock says: "environment.sh run", or "environment.sh dev" with the developers' tools.
# Quick when nothing changed. Needs Python 3.11 or newer; uv is put into the project's cache if missing.
set -eu
cd "$(dirname "$0")/../.."
cache="${XDG_CACHE_HOME:-$HOME/.cache}/rops-torun"

fresh() {
    [ -x .venv/bin/python ] && [ -f ".venv/made-for-$1" ] &&
        [ "$(cat ".venv/made-for-$1")" = "$(cksum <uv.lock)" ]
}

suitable_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    echo "Python 3.11 or newer is needed and was not found on PATH." >&2
    return 1
}

find_uv() {
    if command -v uv; then return; fi
    if [ ! -x "$cache/uv/bin/uv" ]; then
        python="$(suitable_python)"
        echo "uv is put into $cache/uv" >&2
        if ! "$python" -m venv --clear "$cache/uv" >&2; then
            rm -rf "$cache/uv"
            echo "This Python cannot make environments. On Debian: apt-get install python3-venv" >&2
            return 1
        fi
        "$cache/uv/bin/python" -m pip install --quiet uv >&2
    fi
    echo "$cache/uv/bin/uv"
}

if fresh dev || fresh "$1"; then exit 0; fi
uv="$(find_uv)"
group="--no-dev"
if [ "$1" = dev ]; then group="--group=dev"; fi
echo "The environment .venv is brought up to uv.lock"
UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV='' \
    "$uv" sync --quiet --frozen --all-extras --inexact "$group"
cksum <uv.lock >".venv/made-for-$1"
