"""What is not a graph of edges and lengths: text, signed state systems, portfolios of votes."""
import json
import os

import numpy
import polars

import frustration_highs
import similarity_numpy
from runners import milliseconds

FIXTURES = os.path.join(os.path.dirname(__file__), "../../Tests/ReferenceTests/Fixtures/signed-cow.json")


def polars_times(path, runs):
    def work():
        return polars.read_csv(path, separator=" ", has_header=False)
    return milliseconds(work, runs)[0]


def windows(folder):
    """The signed state systems of the reference cases, written as columns; their names and ties."""
    with open(FIXTURES) as file:
        graphs = json.load(file)["graphs"]
    for name, graph in graphs.items():
        if graph.get("directed") or "edges" not in graph or "sign" not in graph.get("edge_fields", []):
            continue
        place = {node: number for number, node in enumerate(graph["nodes"])}
        sign = graph["edge_fields"].index("sign")
        ties = [(place[edge[0]], place[edge[1]], edge[sign]) for edge in graph["edges"]]
        name = name.replace(" ", "_")
        columns = numpy.array(ties)
        for part, column in (("from", columns[:, 0]), ("to", columns[:, 1]), ("negative", columns[:, 2] < 0)):
            numpy.save(os.path.join(folder, f"{name}.{part}.npy"), column.astype(numpy.uint32))
        yield name, len(place), ties


def rows(row, entente, folder):
    """A row a state system beside HiGHS, and one of votes beside NumPy."""
    for name, count, ties in windows(folder):
        entente.load("signs", name)

        def expected(count=count, ties=ties):
            value = frustration_highs.solve(count, ties)[0]
            return numpy.array([value, value, 1.0])
        yield row("frustration", name, "HiGHS", 0.05, 1,
                  lambda count=count, ties=ties: [1e3 * frustration_highs.solve(count, ties)[2]],
                  expected, 1e-9)
    random = numpy.random.default_rng(1)
    codes = random.choice(4, size=(200, 6000), p=[0.2, 0.45, 0.1, 0.25]).astype(numpy.uint32)
    numpy.save(os.path.join(folder, "votes.codes.npy"), codes.ravel())
    entente.load("codes", "votes")
    codes = codes.astype(numpy.uint8)

    def expected():
        result = similarity_numpy.s_and_kappa(codes)
        upper = numpy.triu_indices(len(codes))
        return numpy.concatenate([result[name][upper] for name in ("sAbsolute", "kappaNominal")])
    yield row("similarities", "votes", "NumPy", 0.05, 5,
              lambda: milliseconds(lambda: similarity_numpy.s_and_kappa(codes), 5)[0], expected, 1e-6)
