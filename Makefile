# Everything a person types. The environment is made by run.py, which needs only Python 3.11 or later.
PYTHON ?= python3
PORT ?= 8501
ARGS ?=
# One more than cores: browsers and databases leave them waiting.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
BIN := .venv/bin

.PHONY: help setup run dev test check format look drill bench

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup: ## make the environment in .venv, start nothing
	@$(PYTHON) run.py --setup

run: ## environment, demo community, server on port 8501 (PORT=8600 for another)
	@$(PYTHON) run.py --port $(PORT)

dev:
	@$(PYTHON) run.py --setup --dev

test: dev ## every test, about eighteen minutes on two cores (ARGS="-k vouchers" for some)
	@$(PYTHON) tests/prepare.py
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: dev ## format, lint, types, arrows between the rooms, words; all of them run, even when one refuses
	@status=0; \
	$(BIN)/ruff format --check . || status=1; \
	$(BIN)/ruff check . || status=1; \
	$(BIN)/mypy --strict core db || status=1; \
	$(BIN)/lint-imports || status=1; \
	for script in $(wildcard tests/check_*.py); do $(BIN)/python $$script || status=1; done; \
	exit $$status

format: dev ## put the source into shape
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

look: dev ## every page with pictures, into tests/shots
	@$(PYTHON) tests/prepare.py
	@$(BIN)/python -m pytest -m look $(ARGS)

drill: dev ## races, crashes, fuzzing and load at full size, up to two hours
	@$(PYTHON) tests/prepare.py
	@LINLI_DRILL=1 $(BIN)/python -m pytest -m "race or crash or power or fuzz or tenant or web or restore or soak" $(ARGS)

bench: dev ## the speed table, measured on this machine
	@$(BIN)/python -m bench $(ARGS)
