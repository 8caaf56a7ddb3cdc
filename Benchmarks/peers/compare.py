#!/usr/bin/env python3
"""Sets Entente's kernels beside those of its peers, in one run on one machine.

First every answer is compared vertex by vertex with an independent one; a kernel that disagrees is not
timed. Then both sides run in turn, round after round (A B, B A, ...), and each round gives one ratio of
their median times; the table shows the median ratio and the least and greatest. compare.sh installs
what is needed and calls this.
"""
import argparse
import datetime
import os

os.environ["OMP_WAIT_POLICY"] = "passive"  # waiting threads must not take the other side's time
import platform
import subprocess
import tempfile
from collections import namedtuple

import igraph
import networkit
import numpy
import polars
import scipy

import agreement
import others
from runners import Entente, Gap, Graph, milliseconds

# A row: what runs, on which graph, beside whom, the goal, runs a round, the peer's times, and what must
# agree (the expected answer and the greatest relative difference).
Row = namedtuple("Row", "kernel graph peer goal runs times expected tolerance")


def igraph_rows(graph):
    weights = "length"
    whole = {
        "all-pairs": (lambda g: g.distances(weights=weights), {"g200": 0.15, "g5k": None}),
        "betweenness-lengths": (lambda g: g.betweenness(weights=weights), {"g200": 0.3, "g5k": 0.3}),
        "closeness": (lambda g: g.closeness(), {"g200": 0.06, "g5k": 0.02}),
        "harmonic": (lambda g: g.harmonic_centrality(), {"g200": 0.06, "g5k": 0.02}),
        "betweenness": (lambda g: g.betweenness(), {"g200": None, "g5k": None}),
    }
    for kernel, (work, goals) in whole.items():
        if graph.name not in goals:
            continue
        runs = 7 if graph.name == "g200" else 1
        scale = graph.vertices - 1 if kernel == "harmonic" else 1

        def expected(work=work, scale=scale):
            return numpy.array(work(graph.igraph), dtype=float).ravel() * scale
        yield Row(kernel, graph.name, "igraph", goals[graph.name], runs,
                  lambda work=work, runs=runs: milliseconds(lambda: work(graph.igraph), runs)[0],
                  expected, 1e-9)


def networkit_rows(graph, all_threads):
    centrality = networkit.centrality
    whole = {
        "cores": lambda g: centrality.CoreDecomposition(g).run(),
        "eigenvector": lambda g: centrality.EigenvectorCentrality(g, tol=1e-9).run(),
    }
    def best(work, runs):
        """The times with one thread or with all, whichever are less."""
        times = []
        for threads in {1, all_threads}:
            networkit.setNumberOfThreads(threads)
            times.append(milliseconds(lambda: work(graph.networkit), runs)[0])
        return min(times, key=numpy.median)

    for kernel, work in whole.items():
        runs = 7 if graph.name == "g5k" else 3
        yield Row(kernel, graph.name, "NetworKit", 0.5, runs,
                  lambda work=work, runs=runs: best(work, runs),
                  lambda kernel=kernel: getattr(agreement, kernel)(graph),
                  1e-9 if kernel == "cores" else 1e-7)


def gap_rows(graph, gap, root, sources):
    plain, weighted = graph.base + ".sg", graph.base + ".wsg"

    def row(kernel, goal, runs, commands, expected, tolerance):
        def checked():
            # GAP prints no answers: its own verifier stands in. PageRank's asks for more rounds than 20,
            # that of triangles takes minutes, and their number is printed.
            if kernel not in ("pagerank-20", "triangles") and not gap.verified(commands[0]):
                raise SystemExit(f"GAP refuses its own answer: {commands[0]}")
            return expected()
        return Row(
            kernel, graph.name, "GAP", goal, runs, lambda: gap.time(commands, runs), checked, tolerance)
    if graph.name in ("g200", "g5k"):
        goal, runs = (0.1, 7) if graph.name == "g200" else (0.3, 1)
        yield row("betweenness", goal, runs,
                  [["bc", "-f", plain, "-i", str(graph.vertices)]],
                  lambda: numpy.array(graph.igraph.betweenness()), 1e-9)
        return
    start = ["-r", str(root)]
    yield row("hops", 0.8, 9, [["bfs", "-f", plain, *start]],
              lambda: agreement.hops(graph, root), 0)
    yield row("components", 0.5, 9, [["cc", "-f", plain]],
              lambda: agreement.components(graph), 0)
    yield row("distances", 0.6, 5, [["sssp", "-f", weighted, *start, "-d", d] for d in ("2", "16")],
              lambda: agreement.distances(graph, root), 0)
    yield row("triangles", 0.25, 2, [["tc", "-f", plain]],
              lambda: gap.triangles(plain), 0)
    yield row("betweenness-4", 0.55, 3, [["bc", "-f", plain, "-i", "4"]],
              lambda: agreement.betweenness_from(graph, sources), 1e-9)
    goal = 1.0 if graph.name.startswith("urand") else 0.5 if graph.name == "kron22" else 0.7
    yield row("pagerank-20", goal, 3,
              [[p, "-f", plain, "-i", "20", "-t", "0"] for p in ("pr", "pr_spmv")],
              lambda: agreement.pagerank(graph, 20), 1e-5)
    yield row("pagerank", goal, 5,
              [[p, "-f", plain, "-i", "1000", "-t", "1e-4"] for p in ("pr", "pr_spmv")],
              lambda: agreement.pagerank(graph), 1e-2)


def text_rows(graph, gap):
    yield Row("parse", graph.name, "polars", 0.5, 3, lambda: others.polars_times(graph.base + ".el", 3),
              lambda: numpy.concatenate([graph.start, graph.end]).astype(float), 0)
    if gap:
        command = ["converter", "-sf", graph.base + ".el", "-b", graph.base + ".again.sg"]

        def times():
            texts = [gap.run(build, command) for build in gap.folders]
            words = ("Read Time", "Build Time")
            return [min(sum(gap.seconds(text, word)[0] for word in words) for text in texts) * 1e3]
        expected = lambda: graph.ones.indices.astype(float)
        yield Row("build", graph.name, "GAP", 0.5, 3, lambda: gap.time([command], 1, "Build Time"), expected, 0)
        yield Row("parse-build", graph.name, "GAP", None, 3, times, expected, 0)


def measure(entente, row, rounds):
    """The median, least and greatest of the rounds' ratios, and both sides' median times."""
    ratios, ours, theirs = [], [], []
    for number in range(rounds + 1):
        sides = [lambda: entente.time(row.kernel, row.graph, row.runs), row.times]
        times = [None, None]
        for side in ((0, 1) if number % 2 == 0 else (1, 0)):
            times[side] = float(numpy.median(sides[side]()))
        if number > 0:  # the first round warms up
            ours.append(times[0])
            theirs.append(times[1])
            ratios.append(times[0] / times[1])
    return numpy.median(ratios), min(ratios), max(ratios), numpy.median(ours), numpy.median(theirs)


def machine():
    with open("/proc/cpuinfo") as file:
        names = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.split("\n")[0]
    return (f"{datetime.date.today()}; {len(names)} x {names[0]}, {platform.system()} {platform.release()}; "
            f"{swift}; igraph {igraph.__version__}, NetworKit {networkit.__version__}, "
            f"SciPy {scipy.__version__}, NumPy {numpy.__version__}, polars {polars.__version__}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runner", required=True, help="the built program 'kernels'")
    parser.add_argument("--gap", action="append", default=[], help="a folder of GAP's binaries; repeatable")
    parser.add_argument("--graphs", default="g200,g5k,kron18,kron20,urand20")
    parser.add_argument("--kernels", default="", help="only these, by name")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "entente-peers"))
    parser.add_argument("--write", help="a Markdown file whose part between <!-- peers --> marks is replaced")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    entente = Entente(options.runner, options.folder, options.threads)
    gap = Gap(options.gap, options.folder, options.threads) if options.gap else None
    lines = ["| kernel | graph | beside | ratio (least..greatest) | goal | ms, ours and theirs | greatest difference |",
             "|---|---|---|---|---|---|---|"]

    def show(row):
        if options.kernels and row.kernel not in options.kernels.split(","):
            return
        apart = agreement.difference(entente.answer(row.kernel, row.graph), row.expected())
        cells = [row.kernel, row.graph, row.peer]
        if apart <= row.tolerance:
            ratio, least, most, ours, theirs = measure(entente, row, options.rounds)
            cells += [f"**{ratio:.3f}** ({least:.3f}..{most:.3f})", str(row.goal or ""),
                      f"{ours:.4g}, {theirs:.4g}"]
        else:
            cells += ["not timed: the answers differ", str(row.goal or ""), ""]
        cells.append(f"{apart:.0e}" if apart else "0")
        lines.append("| " + " | ".join(cells) + " |")
        print(lines[-1], flush=True)

    for name in filter(None, options.graphs.split(",")):
        if not os.path.exists(os.path.join(options.folder, name + ".wel")):
            subprocess.run([options.runner, "make", name, options.folder], check=True)
        root, sources = entente.load_graph(name)
        graph = Graph(name, options.folder)
        rows = []
        if name in ("g200", "g5k"):
            rows += igraph_rows(graph)
        if name in ("g5k", "kron18"):
            rows += networkit_rows(graph, options.threads)
        if gap:
            gap.prepare(name)
            rows += gap_rows(graph, gap, root, sources)
        for row in rows:
            show(row)
        if name in ("kron20", "urand20"):
            entente.load("text", name)
            for row in text_rows(graph, gap):
                show(row)
    for row in others.rows(Row, entente, options.folder):
        show(row)
    table = "\n".join([machine(), "", *lines])
    if options.write:
        with open(options.write) as file:
            before, _, after = file.read().split("<!-- peers -->")
        with open(options.write, "w") as file:
            file.write(f"{before}<!-- peers -->\n{table}\n<!-- peers -->{after}")


if __name__ == "__main__":
    main()
