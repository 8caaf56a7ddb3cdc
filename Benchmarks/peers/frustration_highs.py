#!/usr/bin/env python3
"""The frustration index of signed graphs by the integer programme of HiGHS, with its time.

usage: frustration_highs.py FILE...        (highspy 1.16 and numpy from PyPI)

A file has one tie a row: from, to, and a sign or signed weight, parted by spaces or commas. The programme has a 0/1
variable a tie (delete it or not), one row a negative triangle, and rows for longer cycles that a solution leaves
negative, added until none is left. Prints file, optimum, seconds of processor time inside the
solver (building the programme and finding cycles in Python is not counted), and rounds.
"""
import re
import sys
import time
from collections import deque

import highspy
import numpy


def read(path):
    ties, numbers = [], {}
    with open(path) as file:
        for line in file:
            fields = re.split(r"[\s,]+", line.strip())
            if len(fields) < 3 or not re.fullmatch(r"[-+]?[\d.]+([eE][-+]?\d+)?", fields[2]):
                continue
            ends = [numbers.setdefault(name, len(numbers)) for name in fields[:2]]
            ties.append((*ends, float(fields[2])))
    return len(numbers), [tie for tie in ties if tie[2] != 0]


def rows_of(count, ties):
    rows = [[] for _ in range(count)]
    for tie, (one, two, value) in enumerate(ties):
        rows[one].append((two, tie, value < 0))
        if one != two:
            rows[two].append((one, tie, value < 0))
    return rows


def negative_triangles(count, ties):
    at = [{} for _ in range(count)]
    for tie, (one, two, value) in enumerate(ties):
        low, high = min(one, two), max(one, two)
        at[low].setdefault(high, []).append((tie, value < 0))
    for one in range(count):
        for two in at[one]:
            for three in at[one].keys() & at[two].keys():
                for a, first in at[one][two]:
                    for b, second in at[two][three]:
                        for c, third in at[one][three]:
                            if first ^ second ^ third:
                                yield [a, b, c]


def negative_cycles(count, rows, kept):
    """Shortest negative cycles of the kept ties through each vertex, by search in the signed double cover."""
    found = set()
    for root in range(count):
        back = {(root, False): None}
        queue = deque(back)
        while queue and (root, True) not in back:
            vertex, side = queue.popleft()
            for other, tie, negative in rows[vertex]:
                state = (other, side ^ negative)
                if kept[tie] and state not in back:
                    back[state] = (vertex, side, tie)
                    queue.append(state)
        if (root, True) not in back:
            continue
        state, cycle = (root, True), []
        while back[state]:
            vertex, side, tie = back[state]
            cycle.append(tie)
            state = (vertex, side)
        # A walk that repeats a tie contains a shorter cycle, found from another root.
        if len(set(cycle)) == len(cycle):
            found.add(tuple(sorted(cycle)))
    return found


def solve(count, ties):
    size = len(ties)
    solver = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 1e-9)):
        solver.setOptionValue(option, value)
    solver.addVars(size, numpy.zeros(size), numpy.ones(size))
    for tie, (_, _, value) in enumerate(ties):
        solver.changeColCost(tie, abs(value))
        solver.changeColIntegrality(tie, highspy.HighsVarType.kInteger)

    def add(cycle):
        solver.addRow(1.0, highspy.kHighsInf, len(cycle), numpy.array(cycle, dtype=numpy.int32), numpy.ones(len(cycle)))

    for tie, (one, two, value) in enumerate(ties):
        if one == two and value < 0:
            add([tie])
    for cycle in negative_triangles(count, ties):
        add(cycle)
    rows = rows_of(count, ties)
    rounds, seconds = 0, 0.0
    while True:
        rounds += 1
        start = time.process_time()
        solver.run()
        seconds += time.process_time() - start
        chosen = solver.getSolution().col_value
        missing = negative_cycles(count, rows, [chosen[tie] < 0.5 for tie in range(size)])
        if not missing:
            return solver.getInfo().objective_function_value, rounds, seconds
        for cycle in missing:
            add(list(cycle))


if __name__ == "__main__":
    for path in sys.argv[1:]:
        count, ties = read(path)
        optimum, rounds, seconds = solve(count, ties)
        print(f"{path} {optimum:.9g} {seconds:.4f} {rounds}", flush=True)
