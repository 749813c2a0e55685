# Every target sets up what it needs: packaging/setup.sh is quick when nothing is missing.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.NOTPARALLEL: # targets set up the same virtual environment

ARGS ?= --demo
PYTEST_ARGS ?=
BENCH_ARGS ?=
BIN := .venv/bin
SETUP := PYTHON='$(PYTHON)' sh packaging/setup.sh
SOURCES := yccall_desktop tests packaging
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: ## Start the program; without ARGS="..." on the demo platform, with a sample sheet offered
	@$(SETUP) run
	@$(BIN)/python -m yccall_desktop $(ARGS)

.PHONY: test
test: ## Run all tests, those of the real window included; PYTEST_ARGS="-k phone" chooses
	@$(SETUP) dev
	@YCCALL_TEST_TOOLS=required $(BIN)/python -m pytest $(PYTEST_ARGS)

.PHONY: quick
quick: ## Run the tests that need no window
	@$(SETUP) dev
	@$(BIN)/python -m pytest tests/unit tests/test_architecture.py $(PYTEST_ARGS)

.PHONY: lint
lint: ## Check style and format
	@$(SETUP) dev
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/ruff format --check $(SOURCES)

.PHONY: format
format: ## Put all files into the project's format
	@$(SETUP) dev
	@$(BIN)/ruff check --fix-only --quiet $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

.PHONY: types
types: ## Check the types, strictly
	@$(SETUP) dev
	@$(BIN)/mypy

.PHONY: check
check: lint types package smoke test ## Everything that must pass before a change is handed in

.PHONY: bench
bench: ## Measure reading, sending and the start beside others; BENCH_ARGS=--all the slow ones too
	@$(SETUP) dev
	@$(SETUP) package
	@$(SETUP) bench
	@$(BIN)/python -m tests.bench $(BENCH_ARGS)

.PHONY: faults
faults: ## Kill the program and break the line at every point; count what is doubled or lost
	@$(SETUP) dev
	@$(BIN)/python -m tests.faults

.PHONY: package
package: ## Build what is handed out for this system, in dist/
	@$(SETUP) package
	@$(BIN)/python packaging/package.py

.PHONY: smoke
smoke: ## Use the built program as its user does, without Python's environment
	@$(SETUP) dev
	@$(BIN)/python packaging/smoke_test.py dist/yccall-desktop

.PHONY: try-deb
try-deb: ## Install the .deb on a bare Debian 12 and start the program there; needs root
	@sh packaging/linux/try_deb.sh

.PHONY: test-windows
test-windows: ## Run the tests on a Windows Python under wine
	@$(SETUP) dev
	@sh packaging/windows/prepare.sh dev
	@sh packaging/windows/test.sh $(PYTEST_ARGS)

.PHONY: package-windows
package-windows: ## Build the zip and the setup for Windows under wine, in dist/
	@$(SETUP) dev
	@$(SETUP) package
	@sh packaging/windows/prepare.sh package
	@sh packaging/windows/package.sh

.PHONY: windows
windows: test-windows package-windows ## Tests, packages and their smoke test, for Windows
	@YCCALL_TEST_SETUP=required $(BIN)/python -m pytest tests/installer
	@$(SETUP) dev
	@$(BIN)/python packaging/smoke_test.py \
		dist/yccall-desktop-$$($(BIN)/python packaging/source.py version)-setup.exe

.PHONY: translations
translations: ## Collect the texts into resources/translations/*.ts and compile the .qm files
	@$(SETUP) dev
	@$(BIN)/python packaging/translations.py

.PHONY: sample
sample: ## Make the sample sheet of the demo anew
	@$(SETUP) dev
	@$(BIN)/python packaging/make_sample.py

.PHONY: lock
lock: ## Pin the newest allowed versions of all dependencies, with hashes
	@$(SETUP) dev
	@$(COMPILE) --upgrade pyproject.toml --group dev --output-file requirements-dev.txt
	@$(COMPILE) --upgrade pyproject.toml --group build --constraints requirements-dev.txt \
		--output-file requirements.txt
	@$(COMPILE) --upgrade pyproject.toml --group package --constraints requirements-dev.txt \
		--output-file requirements-package.txt
	@$(COMPILE) --upgrade --group bench --output-file requirements-bench.txt

.PHONY: setup
setup: ## Only set up: virtual environment, packages, libraries, test tools
	@$(SETUP) dev

.PHONY: clean
clean: ## Remove the virtual environment and everything that was made
	rm -rf --one-file-system .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .test-results build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
