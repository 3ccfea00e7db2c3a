# `make` prints everything into output/; `make test` runs the tests. Only Python 3.11 or later, make and a package index are needed.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: all web check test lint judges browser bench samples clean

all: .venv/ready
	$(BIN)/python generate.py

web: .venv/ready
	$(BIN)/python generate.py web

test: .venv/ready-test
	$(BIN)/python -m pytest -n auto -m 'not judges and not benchmark and not slow and not browser'

check: .venv/ready
	$(BIN)/python generate.py check

lint: .venv/ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

judges: .venv/ready-judges
	$(BIN)/python -m pytest -m judges

browser: .venv/ready-test .venv/ready-browser
	$(BIN)/python -m pytest -m browser

bench: .venv/ready-bench
	$(BIN)/python -m tests.benchmarks

samples: .venv/ready
	$(BIN)/python generate.py samples

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Handbill needs Python 3.11 or later; set PYTHON=python3.12, say")'
	$(PYTHON) -m venv .venv

.venv/ready: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/ready-%: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[$*]'
	touch $@ .venv/ready

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
