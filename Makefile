# Two commands on a fresh machine with Python 3.11 or newer and make:  make run   make test
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
# Before anything is made: a Python that is missing or too old ends make, a .venv of another Python goes.
why_not := $(shell .ci/which-python "$(PYTHON)" "$(origin PYTHON)")
$(if $(why_not),$(error $(why_not)))
# Some machines forbid Python to keep what it compiled. A hundred processes of the tests would each compile it all.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run quick test proof bench bench-exact bench-pages pictures locks

run: .venv/runs .env
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py load_registry
	$(BIN)/python manage.py load_sample || true
	$(BIN)/python manage.py first_account
	$(BIN)/python manage.py runserver --noreload 127.0.0.1:$(PORT)

# What a developer runs every ten minutes: SQLite, no browser, nothing marked `long`, one case of each table of cases,
# and a tenth of the examples of each law. Only `make test` is everything.
quick: .venv/tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	QUICK=1 TEST_DATABASE=sqlite $(BIN)/python -m pytest -q -n auto --dist worksteal \
		-m "not long" --ignore=tests/browser

# Every test on SQLite, then every test that touches a database on a PostgreSQL of its own.
test: .venv/tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	TEST_DATABASE=sqlite $(BIN)/python -m pytest -n auto --dist worksteal
	TEST_DATABASE=postgresql $(BIN)/python -m pytest -n auto --dist worksteal

# Today's code on a site that the code of BASE made, page for page, on both databases (tests/upgrade/__init__.py). It
# takes some ten minutes. BASE is a revision of main, else where this work left main; DATABASE=sqlite is one database.
proof: .venv/tests
	$(BIN)/python -m tests.upgrade.prove $(if $(BASE),--base $(BASE)) $(if $(DATABASE),--database $(DATABASE))

# How fast search is, against what else could be used; writes docs/benchmarks.md. BENCH=--large takes an hour.
bench: .venv/tests
	$(BIN)/python -m tests.benchmarks.run $(BENCH)

# Ours against a plain scan of 100,000 real remarks: 11,000 random questions, twice, on each database.
bench-exact: .venv/tests
	$(BIN)/python -m tests.benchmarks.exact sqlite 100000
	$(BIN)/python -m tests.benchmarks.exact postgresql 100000

# What whole pages cost the processor, on both databases, into docs/benchmarks.md.
bench-pages: .venv/tests
	$(BIN)/python -m tests.benchmarks.pages

# The pictures of the handbook (static/handbook) anew, with what they are held against; look at them before you commit them.
pictures: .venv/tests
	$(BIN)/python -m tests.browser.handbook.pictures

# The lock files hold hashes and no address: any index, or none, can serve them.
locks: .venv/locks
	$(BIN)/pip-compile --upgrade requirements.in -o requirements.txt
	$(BIN)/pip-compile --upgrade requirements-dev.in -o requirements-dev.txt
	$(BIN)/pip-compile --upgrade requirements-locks.in -o requirements-locks.txt

# By the machine's own pip where it has one: to bring another along takes a quarter of the time of all.
pip = $(PYTHON) -m pip --version >/dev/null 2>&1
.venv/bin/python:
	if $(pip); then $(PYTHON) -m venv --without-pip .venv; else $(PYTHON) -m venv .venv; fi || { rm -rf .venv; exit 1; }
fill = if $(pip); then $(PYTHON) -m pip --python $(BIN)/python $(install); else $(BIN)/python -m pip $(install); fi
install = install --quiet --no-deps --require-hashes -r $<

.venv/runs: requirements.txt
.venv/besides: .venv/besides.txt
.venv/locks: requirements-locks.txt
.venv/runs .venv/besides .venv/locks: | .venv/bin/python
	$(fill)
	@touch $@

# What the program needs, and at the same time what only its tests need: pip keeps one processor busy.
.venv/tests: requirements.txt requirements-dev.txt
	$(MAKE) --jobs=2 .venv/runs .venv/besides
	@touch $@

.venv/besides.txt: requirements-dev.txt requirements.txt | .venv/bin/python
	grep -vxFf requirements.txt requirements-dev.txt > $@

# Settings for a trial on one's own machine; the key is made here and never leaves.
.env:
	@umask 077 && printf 'DEBUG=1\nSECRET_KEY=%s\n' "$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))')" > .env
