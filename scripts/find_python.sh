#!/bin/sh
# Prints a Python that is new enough; PYTHON in the environment wins.
for python in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14 python; do
    if command -v "$python" >/dev/null 2>&1 &&
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        command -v "$python"
        exit 0
    fi
done
echo "Python 3.11 or newer is needed, and was not found on PATH: https://www.python.org/downloads/" >&2
exit 1
