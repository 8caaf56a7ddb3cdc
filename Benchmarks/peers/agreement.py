"""What each kernel must answer, vertex by vertex, by other programs or by other ways."""
import numpy
import networkit
import scipy.sparse
import scipy.sparse.csgraph
import scipy.sparse.linalg


def hops(graph, root):
    return scipy.sparse.csgraph.dijkstra(graph.ones, indices=root, unweighted=True)


def distances(graph, root):
    return scipy.sparse.csgraph.dijkstra(graph.weighted, indices=root)


def components(graph):
    _, labels = scipy.sparse.csgraph.connected_components(graph.ones, directed=False)
    _, first, inverse = numpy.unique(labels, return_index=True, return_inverse=True)
    rank = numpy.empty(len(first))
    rank[numpy.argsort(first)] = numpy.arange(len(first))
    return rank[inverse]


def pagerank(graph, rounds=200):
    degrees = numpy.diff(graph.ones.indptr)
    scores = numpy.full(graph.vertices, 1 / graph.vertices)
    for _ in range(rounds):
        lost = scores[degrees == 0].sum()
        shares = numpy.divide(scores, degrees, out=numpy.zeros_like(scores), where=degrees > 0)
        scores = 0.85 * (graph.ones @ shares + lost / graph.vertices) + 0.15 / graph.vertices
    return scores


def cores(graph):
    return numpy.array(networkit.centrality.CoreDecomposition(graph.networkit).run().scores())


def eigenvector(graph):
    _, vectors = scipy.sparse.linalg.eigsh(graph.ones, k=1, which="LA", tol=1e-13)
    return numpy.abs(vectors[:, 0])


def betweenness_from(graph, sources):
    """Brandes' sums over some starts, level by level with sparse products."""
    matrix, sums = graph.ones, numpy.zeros(graph.vertices)
    for source in sources:
        paths = numpy.zeros(graph.vertices)
        paths[source] = 1
        levels, frontier = [], paths.copy()
        seen = paths > 0
        while frontier.any():
            levels.append(frontier > 0)
            following = matrix @ frontier
            following[seen] = 0
            seen |= following > 0
            paths += following
            frontier = following
        shares = numpy.zeros(graph.vertices)
        for level in range(len(levels) - 1, 0, -1):
            part = numpy.where(levels[level], (1 + shares) / numpy.where(paths > 0, paths, 1), 0)
            shares += numpy.where(levels[level - 1], paths * (matrix @ part), 0)
        shares[source] = 0
        sums += shares
    return sums


def difference(ours, theirs):
    """The greatest difference, relative to the greatest value that is finite."""
    ours, theirs = numpy.asarray(ours, float), numpy.asarray(theirs, float)
    if ours.shape != theirs.shape or not (numpy.isinf(ours) == numpy.isinf(theirs)).all():
        return numpy.inf
    finite = numpy.isfinite(theirs)
    if not finite.any():
        return 0.0
    scale = max(numpy.abs(theirs[finite]).max(), 1e-300)
    return float(numpy.abs(ours[finite] - theirs[finite]).max() / scale)
