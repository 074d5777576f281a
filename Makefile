# The commands of a working day, written down. `build` and `test` set up .venv by themselves;
# `lint` and `format` use it, so run `make test` once before.

PYTHON ?= python3
UV ?= uv
ifeq ($(OS),Windows_NT)
BIN = .venv/Scripts
else
BIN = .venv/bin
endif
LOCK = $(UV) pip compile --quiet --universal --generate-hashes --python-version 3.11

.PHONY: build test lint format lock translations screenshots guide benchmark clean

build:  ## content/ becomes site/
	$(PYTHON) run.py build

test:  ## every check and test; `make test ARGS=--full` adds the slow ones
	$(PYTHON) run.py test $(ARGS)

lint:  ## what can be said without running the code
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/mypy --platform=win32 --cache-dir=.mypy_cache/win32
	$(BIN)/lint-imports

format:  ## mend what a tool can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock:  ## choose versions anew within pyproject.toml; add ARGS=--upgrade for the newest
	$(LOCK) $(ARGS) pyproject.toml -o requirements.txt
	$(LOCK) $(ARGS) --group test -c requirements.txt pyproject.toml -o requirements-test.txt

translations:  ## bring the catalogues of the interface up to the sources, and compile them
	$(BIN)/python -m tests.catalogues $(ARGS)

screenshots:  ## pictures of every kind of page into screenshots/; ARGS=--quick for a phone alone
	$(BIN)/python -m tests.screenshots screenshots $(ARGS)

guide:  ## the pictures of docs/guide.zh.md, from the desk in a browser
	$(BIN)/python -m tests.guide docs/guide

benchmark:  ## whole builds beside Hugo, into benchmarks/hugo.md; ARGS="--sizes 100 --rounds 3" for less
	$(BIN)/python -m pip install -q -r benchmarks/requirements.txt
	$(BIN)/python -m benchmarks.hugo --out benchmarks/hugo.md $(ARGS)

clean:  ## everything that is made by a tool, but for the built site
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache dist print screenshots
