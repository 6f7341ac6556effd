"""Writes the Parquet files beside this script: pyarrow 26.0.1, python write.py"""
import datetime
import random
import pyarrow
import pyarrow.parquet

draw = random.Random(7)
rows = 600
start = datetime.datetime(2026, 1, 1)


def some(cell, missing=0.1):
    return [None if draw.random() < missing else cell(row) for row in range(rows)]


def array(cells, kind):
    return pyarrow.array(cells, kind)


moments = [start + datetime.timedelta(microseconds=draw.randrange(10**13)) for _ in range(rows)]
table = pyarrow.table({
    "double": array(some(lambda row: draw.gauss(0, 1)), pyarrow.float64()),
    "whole": array([draw.gauss(5, 2) for _ in range(rows)], pyarrow.float64()),
    "odd": array(some(lambda row: draw.choice([float("nan"), float("inf"), -0.0, 0.0, -1.5])), pyarrow.float64()),
    "float": array(some(lambda row: draw.gauss(0, 1)), pyarrow.float32()),
    "int8": array(some(lambda row: draw.randrange(-128, 128)), pyarrow.int8()),
    "uint16": array(some(lambda row: draw.randrange(0, 65536)), pyarrow.uint16()),
    "int32": array(some(lambda row: draw.randrange(-2**31, 2**31)), pyarrow.int32()),
    "uint32": array(some(lambda row: draw.randrange(0, 2**32)), pyarrow.uint32()),
    "int64": array(some(lambda row: draw.randrange(-2**53 + 1, 2**53)), pyarrow.int64()),
    "long": array(some(lambda row: draw.randrange(2**53, 2**62)), pyarrow.int64()),
    "bool": array(some(lambda row: draw.random() < 0.3), pyarrow.bool_()),
    "text": array(some(lambda row: draw.choice(["a", "b", "", "é", "\U0001f600", "\ufeffmark", "7", "07"])), pyarrow.string()),
    "unique": array([f"text {draw.random()}" for _ in range(rows)], pyarrow.string()),
    "nothing": array([None] * rows, pyarrow.float64()),
    "date": array([moment.date() for moment in moments], pyarrow.date32()),
    "milliseconds": array(moments, pyarrow.timestamp("ms")),
    "microseconds": array(some(lambda row: moments[row]), pyarrow.timestamp("us")),
    "nanoseconds": array(moments, pyarrow.timestamp("ns")),
    "zoned": array(moments, pyarrow.timestamp("us", "UTC")),
    "early": array([datetime.datetime(1930, 5, 4, 3, 2, 1, draw.randrange(10**6)) for _ in range(rows)], pyarrow.timestamp("us")),
    "decimal": array(some(lambda row: None), pyarrow.decimal128(9, 2)),
    "bytes": array([b"x"] * rows, pyarrow.binary()),
    "time": array([moment.time() for moment in moments], pyarrow.time64("us")),
})


def write(name, columns=None, **options):
    part = table if columns is None else table.select(columns)
    pyarrow.parquet.write_table(part, f"{name}.parquet", row_group_size=250, **options)


plain = ["double", "whole", "odd", "float", "int8", "uint16", "int32", "uint32", "int64", "bool", "text", "nothing", "date",
         "milliseconds", "microseconds", "nanoseconds", "zoned", "early"]
write("snappy")
write("second", plain, data_page_version="2.0", compression="zstd")
write("gzip", plain, compression="gzip")
write("none", plain, compression="none")
write("many-pages", plain, data_page_size=500, dictionary_pagesize_limit=600)
write("no-dictionary", plain, use_dictionary=False)
write("no-statistics", ["double", "int64", "text", "microseconds"], write_statistics=False)
write("split", ["double", "float"], use_dictionary=False, column_encoding={"double": "BYTE_STREAM_SPLIT", "float": "BYTE_STREAM_SPLIT"})
write("delta", ["int32", "int64", "text"], use_dictionary=False, column_encoding={"int32": "DELTA_BINARY_PACKED", "int64": "DELTA_BINARY_PACKED", "text": "DELTA_LENGTH_BYTE_ARRAY"})
write("lz4", ["double"], compression="lz4")
pyarrow.parquet.write_table(pyarrow.table({"list": [[1, 2], [3]], "x": [1.0, 2.0]}), "nested.parquet")
pyarrow.parquet.write_table(pyarrow.table({"x": array([], pyarrow.float64())}), "empty.parquet")
