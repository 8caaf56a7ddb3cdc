"""Similarity of all pairs of portfolios in NumPy: the peer of Portfolios.similarities().

    similarity_numpy.py CODES.npy [--repeat 5] [--write FOLDER] [--forms onehot,moments,int8,broadcast]

CODES.npy holds one row an actor and one column an item, uint8: 0 absent, 1... the level.
Prints the best seconds of each form. With --write it saves n.npy and one .npy a measure (NaN where
undefined) for a comparison pair by pair. Threads: OPENBLAS_NUM_THREADS.
"""

import argparse
import time

import numpy as np


def s_moments(codes):
    """S, absolute and squared: products of masks, moments and thresholds (float32 BLAS; symmetric where possible)."""
    k = int(codes.max())
    x = codes.astype(np.float32)
    mask = np.minimum(x, 1)
    count = mask @ mask.T
    square = (x * x) @ mask.T
    squared = square + square.T - 2 * (x @ x.T)
    actors, items = codes.shape
    steps = np.empty((actors, (k - 1) * items), np.float32)
    for level in range(1, k):
        np.greater(codes, level, out=steps[:, (level - 1) * items : level * items], casting="unsafe")
    over = (x - mask) @ mask.T
    absolute = over + over.T - 2 * (steps @ steps.T)
    reach = k - 1
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            "n": count,
            "sAbsolute": 1 - 2 * absolute.astype(float) / (reach * count.astype(float)),
            "sSquared": 1 - 2 * squared.astype(float) / (reach * reach * count.astype(float)),
        }


def s_int8(codes):
    """S from int8 matrix products (no BLAS)."""
    k = int(codes.max())
    mask = (codes > 0).astype(np.int32)
    x = codes.astype(np.int32)
    count = mask @ mask.T
    square = (x * x) @ mask.T
    squared = square + square.T - 2 * (x @ x.T)
    reach = k - 1
    with np.errstate(divide="ignore", invalid="ignore"):
        return {"n": count, "sSquared": 1 - 2 * squared / (reach * reach * count)}


def s_broadcast(codes):
    """S by rows against all others, in int8."""
    k = int(codes.max())
    reach = k - 1
    x = codes.astype(np.int8)
    known = x > 0
    actors = len(x)
    count = np.empty((actors, actors), np.int64)
    absolute = np.empty((actors, actors), np.int64)
    for i in range(actors):
        both = known & known[i]
        count[i] = np.count_nonzero(both, axis=1)
        absolute[i] = (np.abs(x - x[i]) * both).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return {"n": count, "sAbsolute": 1 - 2 * absolute / (reach * count)}


def tables(codes):
    """The k x k tables of joint counts of all pairs: one product of one-hot rows (BLAS syrk)."""
    k = int(codes.max())
    actors = len(codes)
    hot = np.empty((k * actors, codes.shape[1]), np.float32)
    for level in range(1, k + 1):
        np.equal(codes, level, out=hot[(level - 1) * actors : level * actors], casting="unsafe")
    return (hot @ hot.T).reshape(k, actors, k, actors)


def s_and_kappa(codes):
    """S (absolute) and kappa (nominal) alone, from the tables: what the row of the peers' table asks for."""
    joint = tables(codes)
    k = joint.shape[0]
    own = joint.sum(axis=2)
    other = joint.sum(axis=0).transpose(1, 0, 2)
    count = own.sum(axis=0)
    same = sum(joint[a, :, a] for a in range(k))
    chance = sum(own[a] * other[a] for a in range(k))
    seen = sum(abs(a - b) * joint[a, :, b] for a in range(k) for b in range(k) if a != b)
    with np.errstate(divide="ignore", invalid="ignore"):
        square = count * count
        return {
            "sAbsolute": 1 - 2 * seen / ((k - 1) * count),
            "kappaNominal": 1 - np.where(square > chance, (count - same) * count / (square - chance), np.nan),
        }


def s_kappa(codes, everything=False):
    """S and kappa (and with everything pi, tau-b, the index and Pearson's r) from the tables."""
    joint = tables(codes)
    k = joint.shape[0]
    own = joint.sum(axis=2, dtype=np.float64)  # level of i, i, j
    other = joint.sum(axis=0, dtype=np.float64).transpose(1, 0, 2)  # level of j, i, j
    count = own.sum(axis=0)
    reach = k - 1
    zero = np.zeros_like(count)
    seen = {1: zero.copy(), 2: zero.copy()}
    same = zero.copy()
    chance = {0: zero.copy(), 1: zero.copy(), 2: zero.copy()}
    pooled = {0: zero.copy(), 1: zero.copy(), 2: zero.copy()}
    both = own + other
    for a in range(k):
        for b in range(k):
            if a == b:
                same += joint[a, :, b]
                continue
            gap = abs(a - b)
            cells = joint[a, :, b]
            expected = own[a] * other[b]
            seen[1] += gap * cells
            seen[2] += gap * gap * cells
            for power in range(3):
                chance[power] += gap**power * expected
            if everything:
                pairs = both[a] * both[b] / 4
                for power in range(3):
                    pooled[power] += gap**power * pairs
    seen[0] = count - same
    result = {"n": count}
    with np.errstate(divide="ignore", invalid="ignore"):
        result["sAbsolute"] = 1 - 2 * seen[1] / (reach * count)
        result["sSquared"] = 1 - 2 * seen[2] / (reach * reach * count)
        names = ["Nominal", "Linear", "Quadratic"]
        for power, name in enumerate(names):
            result["kappa" + name] = 1 - np.where(chance[power] > 0, seen[power] * count / chance[power], np.nan)
        if not everything:
            return result
        for power, name in enumerate(names):
            result["pi" + name] = 1 - np.where(pooled[power] > 0, seen[power] * count / pooled[power], np.nan)
        result["agreement"] = (result["sAbsolute"] + 1) / 2
        result["alignmentIndex"] = 2 * (chance[1] / count - seen[1]) / (reach * count)
        score = zero.copy()
        for a in range(k):
            for b in range(k):
                for c in range(a + 1, k):
                    for d in range(k):
                        if d != b:
                            sign = 1 if d > b else -1
                            score += sign * joint[a, :, b].astype(float) * joint[c, :, d]
        pairs = count * (count - 1) / 2
        tied_own = (own * (own - 1) / 2).sum(axis=0)
        tied_other = (other * (other - 1) / 2).sum(axis=0)
        root = np.sqrt(pairs - tied_own) * np.sqrt(pairs - tied_other)
        result["tauB"] = np.where(root > 0, score / root, np.nan)
        levels = np.arange(k, dtype=float)
        mean = np.tensordot(levels, own, 1) / count
        mean_other = np.tensordot(levels, other, 1) / count
        product, square, square_other = zero.copy(), zero.copy(), zero.copy()
        for a in range(k):
            square += own[a] * (a - mean) ** 2
            square_other += other[a] * (a - mean_other) ** 2
            for b in range(k):
                product += joint[a, :, b] * (a - mean) * (b - mean_other)
        constant = (tied_own == pairs) | (tied_other == pairs)
        result["pearson"] = np.where(constant, np.nan, product / (np.sqrt(square) * np.sqrt(square_other)))
    return result


FORMS = {
    "moments": ("S", s_moments),
    "lean": ("S absolute + kappa nominal", s_and_kappa),
    "onehot": ("S + kappa", s_kappa),
    "everything": ("all measures", lambda codes: s_kappa(codes, True)),
    "tables": ("the tables alone", tables),
    "int8": ("S squared, int32 products", s_int8),
    "broadcast": ("S absolute, int8 rows", s_broadcast),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("codes")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--forms", default="lean,moments,onehot,tables,everything")
    parser.add_argument("--write")
    options = parser.parse_args()
    codes = np.load(options.codes)
    for form in options.forms.split(","):
        title, work = FORMS[form]
        work(codes)
        wall, cpu = [], []
        for _ in range(options.repeat):
            start, busy = time.perf_counter(), time.process_time()
            work(codes)
            wall.append(time.perf_counter() - start)
            cpu.append(time.process_time() - busy)
        print(f"{form:10} {title:26} {min(wall):.6f} s, processor {min(cpu):.6f} s")
    if options.write:
        for name, values in s_kappa(codes, True).items():
            np.save(f"{options.write}/{name}.npy", np.asarray(values, dtype=np.float64))


if __name__ == "__main__":
    main()
