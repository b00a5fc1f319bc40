# Lazos: what a person types. `make` alone says what there is.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
INSTALL := $(PIP) install --require-hashes --only-binary :all:
TREE := src tests $(wildcard bench)
DEMO_OUT ?= demo-out
DEMO_CHILDREN ?= 2600
DEMO_SERVE ?= 1
PYTEST_ARGS ?=
SITE_TESTS := tests/apps tests/web tests/config tests/cli/test_installation.py tests/hostile/test_canaries.py \
	tests/hostile/test_writers.py

.PHONY: help demo test test-all test-postgres test-browser check fix soak bench lock messages documents clean python-found

help: ## say what can be done here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: $(VENV)/.base ## invent lists of separated families, link them, show the result, serve a site (DEMO_SERVE=0: do not)
	@code=0; $(BIN)/lazos demo --children $(DEMO_CHILDREN) --out $(DEMO_OUT) \
		$(if $(filter 0,$(DEMO_SERVE)),,--serve) || code=$$?; \
	if [ $$code -gt 1 ]; then exit $$code; fi

test: $(VENV)/.test ## run every test that pip alone can run (at most 10 minutes)
	$(BIN)/python -m pytest -n 2 $(PYTEST_ARGS)
	@echo "Not run by make test: format, lint, types, layers and documents (make check);" \
	      "PostgreSQL and the browser (make test-all); quality on labelled lists (make bench); the long counts (make soak)."

test-all: test check test-postgres test-browser ## run make test, make check, PostgreSQL and the browser
	@echo "Not run by make test-all: quality on labelled lists (make bench); the long counts (make soak)."

test-postgres: $(VENV)/.all ## run the tests of the site on a PostgreSQL of their own
	tools/with-postgres $(BIN)/python -m pytest -n 2 $(SITE_TESTS)

test-browser: $(VENV)/.all ## run the journeys in Debian's chromium
	JOURNEYS=1 $(BIN)/python -m pytest -n 0 tests/journeys

check: $(VENV)/.check ## check format, lint, types, layers, documents and translations
	$(BIN)/ruff format --check $(TREE)
	$(BIN)/ruff check $(TREE)
	$(BIN)/mypy $(TREE)
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -p no:randomly tests/consistency

fix: $(VENV)/.check ## put format and imports right
	$(BIN)/ruff format $(TREE)
	$(BIN)/ruff check --fix $(TREE)

messages: $(VENV)/.test ## bring the translation catalogue up to date with the source
	$(BIN)/python -m tests.consistency.catalogue

documents: $(VENV)/.test ## bring the help texts in docs/commands.md and the sharing matrix up to date
	$(BIN)/python -m tests.consistency.reference
	DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m tests.consistency.sharing

bench: $(VENV)/.bench ## measure quality and speed (by hand; results are committed under bench/)
	@if [ -f bench/Makefile ]; then $(MAKE) -C bench BIN="$(CURDIR)/$(BIN)"; \
	else echo "There is no bench in this version."; fi

soak: $(VENV)/.bench ## the long counts: millions of rows (by hand; results are committed under bench/)
	@if [ -f bench/Makefile ]; then $(MAKE) -C bench BIN="$(CURDIR)/$(BIN)" soak; \
	else echo "There is no soak in this version."; fi

lock: $(VENV)/.check ## pin the requirements anew, with hashes
	@cd requirements && for name in base build test all check bench; do \
		../$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
			--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
			--output-file $$name.txt $$name.in; done

clean: ## remove the environment and what the tools left
	rm -rf $(VENV) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

python-found:
	@test -n "$(PYTHON)"

# Each stamp is the time of the last good installation; a changed list of requirements makes it stale.
$(VENV)/.venv:
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or later with its venv module is needed." >&2; exit 2; fi
	@echo "Making $(VENV) with $(PYTHON) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.base: $(VENV)/.venv requirements/base.txt requirements/build.txt pyproject.toml
	@echo "Installing what Lazos needs ..."
	@$(INSTALL) -r requirements/base.txt -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.base requirements/test.txt
	@$(INSTALL) -r requirements/test.txt
	@touch $@

$(VENV)/.all: $(VENV)/.test requirements/all.txt
	@$(INSTALL) -r requirements/all.txt
	@touch $@

$(VENV)/.check: $(VENV)/.test requirements/check.txt
	@$(INSTALL) -r requirements/check.txt
	@touch $@

$(VENV)/.bench: $(VENV)/.test requirements/bench.txt
	@$(INSTALL) -r requirements/bench.txt
	@touch $@
