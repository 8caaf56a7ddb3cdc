"""The programs beside which Entente is set, each with one way in: milliseconds of every run."""
import itertools
import os
import re
import subprocess
import time

import igraph
import networkit
import numpy
import scipy.sparse
import scipy.sparse.csgraph


class Entente:
    """The runner of this package, kept alive and told what to do a line at a time."""

    def __init__(self, runner, folder, threads):
        self.threads, self.folder = threads, folder
        self.process = subprocess.Popen(
            [runner, "serve", folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if not answer or answer.startswith("error"):
            raise SystemExit(f"'{line}': {answer}")
        return answer

    def load(self, kind, name):
        return self.ask(f"load {kind} {name}").split()

    def load_graph(self, name):
        """The start of searches, and four sources."""
        root, sources = self.load("graph", name)
        return int(root), [int(source) for source in sources.split(",")]

    def time(self, kernel, name, runs):
        """Milliseconds of some runs after a first, which is left out."""
        times = self.ask(f"time {kernel} {name} {self.threads} {runs + 1}").split()
        return [float(t) for t in times[1:]]

    def answer(self, kernel, name):
        path = os.path.join(self.folder, "answer.npy")
        self.ask(f"write {kernel} {name} {self.threads} {path}")
        return numpy.load(path)


class Gap:
    """The binaries of the GAP benchmark suite; at their quickest."""

    def __init__(self, folders, folder, threads):
        self.folders, self.folder, self.threads = folders, folder, threads
        self.quickest = {}

    def run(self, build, arguments, threads=None, waiting="passive"):
        program, *rest = arguments
        environment = dict(
            os.environ, OMP_NUM_THREADS=str(threads or self.threads), OMP_WAIT_POLICY=waiting)
        return subprocess.run(
            [os.path.join(build, program), *rest], env=environment, check=True,
            capture_output=True, text=True).stdout

    def prepare(self, name):
        base = os.path.join(self.folder, name)
        for source, target in ((".el", ".sg"), (".wel", ".wsg")):
            if not os.path.exists(base + target):
                flag = "-b" if target == ".sg" else "-wb"
                self.run(self.folders[0], ["converter", "-sf", base + source, flag, base + target])

    def time(self, commands, runs, word="Trial Time"):
        """Milliseconds of the runs after the first, of the quickest of several commands, builds, numbers of
        threads and ways of waiting; which is the quickest is found out when first asked."""
        key = str(commands)
        if key not in self.quickest:
            # On small graphs GAP's threads cost more than they bring.
            is_small = os.path.getsize(commands[0][2]) < 1 << 20
            threads = {1, self.threads} if is_small else {self.threads}
            ways = itertools.product(self.folders, commands, threads, ("passive", "active"))
            self.quickest[key] = min(ways, key=lambda way: numpy.median(self.times(way, runs, word)))
        return self.times(self.quickest[key], runs, word)

    def times(self, way, runs, word):
        build, command, threads, waiting = way
        if word == "Trial Time":
            command = [*command, "-n", str(warming(runs) + runs)]
        times = [1e3 * t for t in self.seconds(self.run(build, command, threads, waiting), word)]
        return times[-runs:]

    @staticmethod
    def seconds(text, word):
        return [float(t) for t in re.findall(word + r":\s+([0-9.]+)", text)]

    def triangles(self, path):
        text = self.run(self.folders[0], ["tc", "-f", path, "-n", "1", "-a"])
        return numpy.array([float(re.search(r"(\d+) triangles", text)[1])])

    def verified(self, command):
        """Whether GAP's own verifier accepts what the command computes."""
        return "PASS" in self.run(self.folders[0], [*command, "-n", "1", "-v"])


class Graph:
    """One graph in the forms of the Python peers, made when first asked for."""

    def __init__(self, name, folder):
        base = os.path.join(folder, name)
        self.name, self.base = name, base
        self.start, self.end, self.lengths = (
            numpy.load(f"{base}.{part}.npy") for part in ("from", "to", "lengths"))
        self.vertices = int(max(self.start.max(), self.end.max())) + 1
        self.cache = {}

    def form(self, key, make):
        if key not in self.cache:
            self.cache[key] = make()
        return self.cache[key]

    @property
    def igraph(self):
        def make():
            graph = igraph.Graph(
                n=self.vertices, edges=numpy.column_stack([self.start, self.end]).tolist())
            graph.es["length"] = self.lengths.astype(float).tolist()
            return graph
        return self.form("igraph", make)

    @property
    def networkit(self):
        return self.form("networkit", lambda: networkit.GraphFromCoo(
            (self.start.astype(numpy.uint64), self.end.astype(numpy.uint64)), n=self.vertices))

    def matrix(self, column):
        both = scipy.sparse.coo_matrix(
            (numpy.concatenate([column, column]).astype(float),
             (numpy.concatenate([self.start, self.end]), numpy.concatenate([self.end, self.start]))),
            shape=(self.vertices, self.vertices))
        return both.tocsr()

    @property
    def ones(self):
        return self.form("ones", lambda: self.matrix(numpy.ones(len(self.start))))

    @property
    def weighted(self):
        return self.form("weighted", lambda: self.matrix(self.lengths))


def warming(runs):
    """How many runs of a peer fill the caches first; work that is run only once is too long to need any."""
    return 1 if runs > 1 else 0


def milliseconds(work, runs):
    """The milliseconds of some runs after a first, which is left out, and the last answer."""
    first = warming(runs)
    times, answer = [], None
    for _ in range(first + runs):
        start = time.perf_counter()
        answer = work()
        times.append(1e3 * (time.perf_counter() - start))
    return times[first:], answer
