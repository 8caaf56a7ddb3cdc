#!/usr/bin/env python3
"""Bytes a claim in the peers' own files, from the table that `snapshots` leaves in the temporary folder.

usage: sizes.py large.csv        (networkx, igraph and pyarrow from PyPI; sizes.sh installs them)
"""
import csv, os, pickle, sys, tempfile

import igraph
import networkx
import pyarrow
import pyarrow.csv
import pyarrow.parquet

table = sys.argv[1]
with open(table, newline="") as file:
    rows = list(csv.DictReader(file))
names = sorted({row[end] for row in rows for end in ("from", "to")})
fields = [field for field in rows[0] if field not in ("from", "to")]
for row in rows:
    row["value"] = float(row["value"])

with tempfile.TemporaryDirectory() as folder:
    def size(name, write):
        path = os.path.join(folder, name)
        write(path)
        print(f"bytes a claim: {os.path.getsize(path) / len(rows):.1f}  {name}")

    def networkx_pickle(path):
        graph = networkx.MultiDiGraph()
        graph.add_nodes_from(names)
        graph.add_edges_from((row["from"], row["to"], {f: row[f] for f in fields}) for row in rows)
        with open(path, "wb") as out:
            pickle.dump(graph, out, protocol=pickle.HIGHEST_PROTOCOL)

    def igraph_pickle(path):
        at = {name: index for index, name in enumerate(names)}
        graph = igraph.Graph(n=len(names), edges=[(at[r["from"]], at[r["to"]]) for r in rows], directed=True)
        graph.vs["name"] = names
        for field in fields:
            graph.es[field] = [row[field] for row in rows]
        graph.write_pickle(path)

    def parquet(compression):
        return lambda path: pyarrow.parquet.write_table(pyarrow.csv.read_csv(table), path, compression=compression)

    size(f"networkx {networkx.__version__} pickle", networkx_pickle)
    size(f"igraph {igraph.__version__} pickle", igraph_pickle)
    size(f"parquet (pyarrow {pyarrow.__version__}), snappy", parquet("snappy"))
    size(f"parquet (pyarrow {pyarrow.__version__}), zstd", parquet("zstd"))
