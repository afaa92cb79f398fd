# `make` lists the commands. HOST, PORT, DATA_DIR and the other settings pass through the environment.
.DEFAULT_GOAL := help
.PHONY: help run test check fix lock docs build lint lint-py lint-js types-js test-js test-quick prepare-run prepare-dev prepare-fix

PY := .venv/bin/python

# Tests start many processes, each of which would compile everything anew.
export PYTHONDONTWRITEBYTECODE :=

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

run: prepare-run ## serve, with all that it takes: http://127.0.0.1:8080
	@exec $(PY) -m chatting_rt serve

test: prepare-dev lint ## every test, real browsers included
	@CHROMIUM="$$(scripts/find_chromium.sh)"; export CHROMIUM; \
	$(PY) -m pytest -n 3 -m "not e2e" && $(PY) -m pytest -n 2 -m e2e || exit 1; \
	if [ -z "$$CHROMIUM" ]; then echo "## NO CHROMIUM: the browser tests were SKIPPED; see above."; fi

check: prepare-dev ## formatting, lint, types, layers and the quick tests
	@$(MAKE) --no-print-directory -j3 --output-sync test-quick types-js lint-py lint-js test-js

lint: # two at a time: most of these use one processor
	@$(MAKE) --no-print-directory -j2 types-js lint-py lint-js test-js

test-quick:
	$(PY) -m pytest -n 3 -q -m "not slow and not e2e"

lint-py:
	$(PY) -m ruff format --check --quiet .
	$(PY) -m ruff check --quiet .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-logo

types-js:
	npm run --silent typecheck

lint-js:
	npm run --silent lint

test-js:
	npm run --silent test

fix: prepare-fix ## format, and mend what can be mended
	$(PY) -m ruff check --quiet --fix-only .
	$(PY) -m ruff format --quiet .
	npm run --silent fix

docs: prepare-fix ## write the pages that are made from the code
	PYTHONPATH=. $(PY) scripts/write_settings_page.py
	PYTHONPATH=. $(PY) scripts/write_reference.py
	$(PY) -m handlers.reference.schema | node scripts/generate_types.mjs

build: prepare-run ## install, and build the clients

lock: ## pin the dependencies anew
	@python="$$(scripts/find_python.sh)" && scripts/lock.sh "$$python"

prepare-run prepare-dev prepare-fix: prepare-%:
	@python="$$(scripts/find_python.sh)" && "$$python" scripts/prepare.py $*
