# make setup    a .venv from requirements.lock; needs Python 3.11 or later and nothing else
# make dataset  raw/ -> output/
# make report   the newest release as pages to look at, in report/
# make test     the tests          make test-slow  those that kill processes, start servers, drive browsers, read scans or megabytes
# make check    format, lint, types          make lock  pins every dependency anew
# make fast     text to claims compiled, with a C compiler: the same rows sooner          make plain  takes that back
# make dictionary    docs/dictionary.md out of schemas/          make bench  the performance figures

PYTHON ?= python3
CORPUS ?= ../shared/corpus/broadcasts-2024.jsonl
UV := uv==0.13.9
BIN := .venv/bin
READY := .venv/.ready

# Python keeps what it has compiled, whatever the shell says: each process that tests start would compile it anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: setup dataset report dictionary test test-slow check lock bench fast plain clean

setup: $(READY)

# pip 23 cannot read a universal lock, so it only fetches uv. Compiled bytecode halves the start of Prefect.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsclaims needs Python 3.11 or later")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(UV)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --offline -e .
	@touch $@

dataset: setup
	$(BIN)/newsclaims build raw --output output

report: dataset
	$(BIN)/newsclaims report

dictionary: setup
	$(BIN)/newsclaims dictionary > docs/dictionary.md

test: setup
	$(BIN)/python -m pytest -m "not slow"

test-slow: setup
	$(BIN)/python -m pytest -m slow

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: setup build/peers/.ready
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.compare build/peers/bin/python raw
	$(BIN)/python -m benchmarks.linear
	$(BIN)/python -m benchmarks.archive $(CORPUS)

fast: setup
	$(BIN)/python compile.py

plain:
	rm -rf build/fast newsclaims__mypyc.*.so flows/mentions/*.so flows/claims/*.so

build/peers/.ready: benchmarks/peers/requirements.txt
	$(PYTHON) -m venv build/peers
	build/peers/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/peers/requirements.txt
	@touch $@

# Indexes and wheel folders of the machine at hand must not show in the lock: hence --no-config and the empty environment.
# `make lock UPGRADE=--upgrade` takes the newest of everything.
lock:
	test -x $(BIN)/uv || { test -x $(BIN)/python || $(PYTHON) -m venv .venv; $(BIN)/python -m pip install --quiet $(UV); }
	env -u PIP_FIND_LINKS -u UV_FIND_LINKS -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL \
	  $(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-config --quiet $(UPGRADE) \
	  --no-emit-index-url --no-emit-find-links --no-header --output-file requirements.lock

clean:
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
