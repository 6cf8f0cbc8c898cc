# 讲义 jiangyi: make handouts builds every speech in SEEDS into OUTPUT; make test runs the tests.
# A fresh machine needs Python 3.11 or newer and make, nothing else.

PYTHON ?= python3
VENV   ?= .venv
SEEDS  ?= seeds
LAYOUT ?= handout-a4
OUTPUT ?= output
JOBS   ?= 0
ROOMS  ?= study layout batch
SAMPLE ?= 40
SEED   ?= 1

bin := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help handouts test check golden bench mutants hooks clean

help:  ## Show this help
	@echo "make handouts   build every speech in SEEDS=$(SEEDS) with LAYOUT=$(LAYOUT) into OUTPUT=$(OUTPUT), JOBS=$(JOBS) at a time"
	@echo "make test       run the tests"
	@echo "make check      ruff and mypy"
	@echo "make golden     write the expected outputs of the tests anew; review them as code"
	@echo "make bench      measure speed and quality beside other tools"
	@echo "make mutants    change the program in small ways and tell which no test notices: ROOMS, SAMPLE, SEED"
	@echo "make hooks      have git run make check before each commit"
	@echo "make clean      remove what was built and the virtual environment"

handouts: $(VENV)/.installed  ## Build the handouts
	@$(bin)/jiangyi build "$(SEEDS)" --layout "$(LAYOUT)" --output "$(OUTPUT)" --jobs "$(JOBS)"

test: $(VENV)/.installed-test  ## Run the tests
	@$(bin)/python -m pytest

check: $(VENV)/.installed-test  ## Check style and types
	@$(bin)/ruff check .
	@$(bin)/ruff format --check .
	@$(bin)/mypy

golden: $(VENV)/.installed-test  ## Rewrite golden files
	@JIANGYI_GOLDEN=write $(bin)/python -m pytest -k golden

bench: $(VENV)/.installed-bench  ## Measure
	@$(bin)/python -m benchmarks

mutants: $(VENV)/.installed-mutants  ## Try small changes that a test must notice
	@nice $(bin)/python tools/mutants.py $(ROOMS) --sample $(SAMPLE) --seed $(SEED)

hooks: $(VENV)/.installed-hooks  ## Run make check before each commit
	@$(bin)/pre-commit install

clean:  ## Remove what was built
	rm -rf "$(VENV)" build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find "$(OUTPUT)" -mindepth 1 ! -name .gitkeep -delete 2>/dev/null || true
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The package is installed in place; pyproject.toml decides when to install again.
$(VENV)/.venv:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "jiangyi needs Python 3.11 or newer; say for example: make PYTHON=python3.12" >&2; exit 2; }
	@"$(PYTHON)" -m venv "$(VENV)"
	@touch $@

$(VENV)/.installed: $(VENV)/.venv pyproject.toml
	@$(bin)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	@$(bin)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed-test
	@$(bin)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,bench]'
	@touch $@

$(VENV)/.installed-mutants: $(VENV)/.installed-test
	@$(bin)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,mutants]'
	@touch $@

$(VENV)/.installed-hooks: $(VENV)/.installed-test
	@$(bin)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,hooks]'
	@touch $@
