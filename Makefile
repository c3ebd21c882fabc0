# The front door on Linux and macOS; README.md gives the plain lines for Windows.
# Each target sets up what it needs in .venv, so the first use on a new machine is also the installation.
PYTHON ?= python3
BIN := .venv/bin
# Material announces its end of life on every build; its documented switch silences that.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: serve test build check publish lock clean

serve: .venv/site.stamp
	$(BIN)/mkdocs serve

test: .venv/test.stamp
	$(BIN)/python -m pytest

build: .venv/site.stamp
	$(BIN)/mkdocs build --strict

check: .venv/site.stamp
	$(BIN)/toolkit check

publish: .venv/site.stamp
	$(BIN)/toolkit publish

.venv/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5) and "This needs Python 3.11.5 or newer; \"$(PYTHON)\" is %d.%d.%d. Name another one: make PYTHON=python3.12" % sys.version_info[:3])'
	$(PYTHON) -m venv .venv
	touch $@

.venv/site.stamp: .venv/python.stamp requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --editable .
	touch $@

.venv/test.stamp: .venv/site.stamp requirements-test.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-test.txt
	touch $@

# Newest versions that pyproject.toml allows, for every system, with hashes and without addresses.
LOCK := --quiet --universal --python-version 3.11.5 --generate-hashes --no-emit-index-url --no-annotate --upgrade --custom-compile-command "make lock"
lock: .venv/python.stamp
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra build --output-file requirements.txt
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra build --extra test --constraint requirements.txt --output-file requirements-test.txt

clean:
	rm -rf .venv site dist
