#!/bin/sh
# Prints the path of a Chromium for the browser tests, installing one where it may; prints nothing if there is none.
# The headless shell is the same browser without its windows, which cost a third of the time of the tests.

look() {
    for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium-*/chrome-linux*/chrome; do
        if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

look && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "-- Installing Chromium for the browser tests" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null 2>&1
    for package in chromium-headless-shell chromium; do
        apt-get install -qq -y --no-install-recommends "$package" >/dev/null 2>&1 && break
    done
    look && exit 0
fi
cat >&2 <<'NOTE'
################################################################################
##  NO CHROMIUM: THE BROWSER TESTS ARE SKIPPED                                ##
##  Install one and run `make test` again:                                    ##
##    Debian, Ubuntu: apt-get install chromium                                ##
##    Fedora: dnf install chromium      macOS: brew install --cask chromium   ##
##  or name one: CHROMIUM=/path/to/chrome make test                           ##
################################################################################
NOTE
