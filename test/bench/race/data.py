"""Writes the race's tables: data.py ROWS FOLDER makes reference.parquet and current.parquet there.

Fourteen columns of numbers and six of categories; the current side is shifted a little in most of them. A million rows
at a time, so that ten million need no more memory than one; each million has a seed of its own.
"""

import sys

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

STEP = 1_000_000


def part(side, index, rows):
    random = np.random.default_rng([side, index])
    columns = {f"normal{i}": random.normal(0.02 * side * i, 1, rows) for i in range(8)}
    columns["income"] = random.lognormal(10 + 0.05 * side, 0.8, rows)
    columns["wait"] = random.exponential(1 + 0.02 * side, rows)
    columns["price"] = np.round(random.gamma(2, 20, rows), 2)
    columns["share"] = random.beta(2, 5, rows)
    columns["age"] = random.integers(18, 90, rows).astype("float64")
    columns["visits"] = random.poisson(3 + 0.1 * side, rows).astype("int64")
    for count in (2, 5, 12, 50, 200, 1000):
        share = 1 / np.arange(1, count + 1) ** (0.8 + 0.02 * side)
        names = np.array([f"value {i}" for i in range(count)])
        columns[f"category{count}"] = names[random.choice(count, rows, p=share / share.sum())]
    return pa.table(columns)


rows, folder = int(sys.argv[1]), sys.argv[2]
for side, name in enumerate(("reference", "current")):
    writer = None
    for index, begin in enumerate(range(0, rows, STEP)):
        table = part(side, index, min(STEP, rows - begin))
        writer = writer or pq.ParquetWriter(f"{folder}/{name}.parquet", table.schema)
        writer.write_table(table)
    writer.close()
