#!/bin/sh
# Installs the peers into a virtual environment of their own and prints how many bytes a claim takes in
# their files. Run `snapshots` first: it leaves the table in the temporary folder.
set -e
cd "$(dirname "$0")"
[ -d .venv ] || { python3 -m venv .venv && .venv/bin/pip install -q networkx igraph pyarrow; }
.venv/bin/python sizes.py "${TMPDIR:-/tmp}/entente-snapshots/large.csv"
