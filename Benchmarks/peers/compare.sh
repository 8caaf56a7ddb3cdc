#!/bin/sh
# Sets Entente beside its peers in one run: installs the Python peers into a virtual environment of their
# own, builds the runner, and hands over to compare.py. GAP takes part if a path to its binaries is given:
#   peers/compare.sh --gap /path/to/gapbs --gap /path/to/gapbs-native
set -e
cd "$(dirname "$0")/.."
python=peers/.venv/bin/python
$python -c "import highspy, igraph, networkit, numpy, polars, scipy" 2>/dev/null || {
  python3 -m venv peers/.venv
  peers/.venv/bin/pip install -q highspy igraph networkit numpy polars scipy
}
swift build -c release --product kernels
exec $python peers/compare.py --runner "$(swift build -c release --show-bin-path)/kernels" "$@"
