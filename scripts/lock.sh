#!/bin/sh
# Pins everything, with the hashes of every platform's files, and without saying where they come from.
set -eu
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"$1" -m venv "$tools"
"$tools/bin/python" -m pip install --quiet uv==0.13.9

compile() {
    "$tools/bin/uv" pip compile --quiet pyproject.toml --python-version 3.11 --universal --generate-hashes \
        --no-config --no-emit-index-url --no-emit-find-links --no-annotate --no-header "$@"
}
# The fake S3 of the tests stands on Amazon's library, which goes with no newer one.
echo "python-dateutil<3" >"$tools/constraints"
compile --constraint "$tools/constraints" -o requirements.lock
compile --extra dev --constraint requirements.lock -o requirements-dev.lock

if grep -nE '://|^--|find-links|file:' requirements.lock requirements-dev.lock; then
    echo "A lock file names a place; see above." >&2
    exit 1
fi
npm install --package-lock-only --no-audit --no-fund --loglevel=error
