# make run    set up, then open the editor on a sample newsroom
# make test   set up, then run every test, those in a real window included
# make check  formatter, linter, types, import rules, the tests that take neither windows nor long
#
# The logic is in scripts/; set-up takes no time when nothing has changed.

# The first Python that is new enough (3.11 brought tomllib).
PYTHON ?= $(firstword $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c "import tomllib" 2>/dev/null && echo $$python; done))
BIN := .venv/bin
SCREEN := $(BIN)/python scripts/screen.py

# Compiled code is kept in any case: to compile all of it anew takes longer than to run the tests.
unexport PYTHONDONTWRITEBYTECODE

.DELETE_ON_ERROR:
.PHONY: run test check setup lint screenshots page-pictures bench fidelity locale clean

run: setup
	$(BIN)/python scripts/run.py

# Two runs: widgets are drawn in memory, whole windows on a screen; a process has one or the other.
# On a virtual screen each process has one of its own, so that every core has work there too.
test: setup
	@failed=0; $(BIN)/python -m pytest -n auto -m "not window" || failed=1; \
	$(SCREEN) $(BIN)/python -m pytest -n auto -m window || failed=1; exit $$failed

check: setup lint
	$(BIN)/python -m pytest -n auto -m "not window and not long"

lint: setup
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 --no-warn-unreachable
	$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin --no-warn-unreachable
	$(BIN)/lint-imports

setup:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	@$(PYTHON) scripts/setup.py

screenshots: setup
	$(SCREEN) --virtual $(BIN)/python scripts/screenshots.py
	for scale in 1 2; do \
		QT_SCALE_FACTOR=$$scale $(SCREEN) --virtual $(BIN)/python -m scripts.whole_articles || exit 1; done

page-pictures: setup
	$(SCREEN) --virtual $(BIN)/python -m scripts.page_pictures

bench: setup
	@for figures in bench/*.py; do echo; echo "$$figures"; $(BIN)/python "$$figures" || exit 1; done

fidelity: setup
	@failed=0; $(BIN)/python scripts/fidelity.py || failed=1; \
	$(BIN)/python scripts/fidelity_pages.py || failed=1; exit $$failed

locale: setup
	$(BIN)/python scripts/translations.py

# build/newsroom stays: it is the user's.
clean:
	rm -rf build/screenshots build/pages build/wongo.png dist .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
