# Wrote the files of this folder, with pyarrow 26.0.1, pandas 2.3.3 and lz4 4.4.5 (of LZ4 1.9.4): python write.py
import datetime as dt
from decimal import Decimal

import lz4.frame
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.feather


def columns():
    yield "int8", pa.array([1, None, -128], pa.int8())
    yield "int32", pa.array([1, None, -2147483648], pa.int32())
    yield "int64", pa.array([1, None, -9007199254740991], pa.int64())
    yield "beyond", pa.array([1, None, -9007199254740993], pa.int64())
    yield "uint32", pa.array([1, None, 4294967295], pa.uint32())
    yield "uint64", pa.array([1, None, 18446744073709551615], pa.uint64())
    yield "float16", pa.array([1.5, None, -6e-8], pa.float16())
    yield "float32", pa.array([1.5, None, float("inf")], pa.float32())
    yield "float64", pa.array([0.1, None, float("nan")], pa.float64())
    yield "boolean", pa.array([True, None, False])
    yield "utf8", pa.array(["a", None, "日本語 👍"])
    yield "largeUtf8", pa.array(["a", None, ""], pa.large_utf8())
    yield "utf8View", pa.array(["short", None, "longer than twelve bytes"], pa.string_view())
    yield "dictionary", pa.DictionaryArray.from_arrays(pa.array([1, None, 2], pa.int8()), ["unused", "b", "b"])
    yield "numbers", pa.DictionaryArray.from_arrays(pa.array([1, None, 0], pa.uint16()), pa.array([2.5, 10]))
    yield "date32", pa.array([dt.date(1969, 12, 31), None, dt.date(9999, 12, 31)])
    yield "date64", pa.array([dt.date(1969, 12, 31), None, dt.date(2026, 2, 28)], pa.date64())
    yield "seconds", pa.array([-1, None, 1767225600], pa.timestamp("s"))
    yield "milliseconds", pa.array([-1, None, 1767225600123], pa.timestamp("ms", "Europe/Rome"))
    yield "microseconds", pa.array([-1, None, 1767225600123456], pa.timestamp("us"))
    yield "nanoseconds", pa.array([-1, None, 1767225600123456789], pa.timestamp("ns", "UTC"))
    yield "infinity", pa.array([0, None, 9223372036854775807], pa.timestamp("us"))
    yield "time32", pa.array([1500, None, 0], pa.time32("ms"))
    yield "time64", pa.array([1500, None, 86399999999999], pa.time64("ns"))
    yield "duration", pa.array([1500, None, -1], pa.duration("ms"))
    yield "decimal32", pa.array([Decimal("1.25"), None, Decimal("-0.01")], pa.decimal32(5, 2))
    yield "decimal64", pa.array([Decimal("1.25"), None, Decimal("-99999999999.9999")], pa.decimal64(16, 4))
    yield "decimal128", pa.array([Decimal("1.25"), None, Decimal("-12345678901234567890.12")], pa.decimal128(38, 2))
    yield "decimal256", pa.array([Decimal("1.25"), None, Decimal("-1.10")], pa.decimal256(60, 2))
    yield "wholeDecimal", pa.array([Decimal("12345678901234567890"), None, Decimal("-5")], pa.decimal128(38, 0))
    yield "binary", pa.array([b"\x00\x61", None, b""])
    yield "binaryView", pa.array([b"\x00\x61", None, b"longer than twelve bytes"], pa.binary_view())
    yield "fixedBinary", pa.array([b"\x00\x61", None, b"bc"], pa.binary(2))
    yield "list", pa.array([[1, None], None, []], pa.list_(pa.int64()))
    yield "largeList", pa.array([["a"], None, []], pa.large_list(pa.utf8()))
    yield "fixedList", pa.array([[1, 2], None, [3, 4]], pa.list_(pa.int32(), 2))
    members = pa.struct([("a", pa.int64()), ("at", pa.timestamp("ms"))])
    yield "struct", pa.array([{"a": 1, "at": dt.datetime(2026, 1, 1)}, None, {"a": None, "at": None}], members)
    yield "map", pa.array([[("a", 1), ("__proto__", 2)], None, []], pa.map_(pa.utf8(), pa.int64()))
    yield "interval", pa.array([pa.MonthDayNano([1, 2, 3]), None, pa.MonthDayNano([0, 0, 9000000000])])
    kinds = pa.array([0, 1, 0], pa.int8())
    dense = [pa.array([1, None], pa.int64()), pa.array(["x"])]
    yield "denseUnion", pa.UnionArray.from_dense(kinds, pa.array([0, 0, 1], pa.int32()), dense)
    yield "sparseUnion", pa.UnionArray.from_sparse(kinds, [pa.array([1, 2, None], pa.int64()), pa.array(["", "x", ""])])
    yield "null", pa.nulls(3)

# Every type that apache-arrow knows, with a gap in the second row where the type can have one.
table = pa.table(dict(columns()))
options = pa.ipc.IpcWriteOptions(compression="lz4")
with pa.ipc.new_file("types.lz4.arrow", table.schema, options=options) as out:
    out.write(table)

# A stream whose second batch brings a dictionary of its own.
cities = [(["Rome", "Oslo", "Rome", None], [1, 2, 3, 4]), (["Oslo", "Bern", None, "Oslo"], [5, 6, 7, None])]
batches = [pa.table({"city": pa.array(c).dictionary_encode(), "n": pa.array(n)}) for c, n in cities]
with pa.ipc.new_stream("cities.arrows", batches[0].schema) as out:
    for batch in batches:
        out.write(batch)

# What pandas writes by default, and with zstd; buffers of 24 kB show whether packed bytes come out right.
row = np.arange(3000)
frame = pd.DataFrame({
    "half": np.where(row % 16 == 7, np.nan, row % 16 / 2),
    "at": pd.Timestamp("2026-01-01") + pd.to_timedelta(row % 24, "h"),
    "size": pd.Categorical.from_codes(row % 5 % 3, ["small", "middle", "large"]),
})
frame.to_feather("frame.lz4.feather")
halves = pa.table({"half": pa.array(frame["half"], from_pandas=True)})
pyarrow.feather.write_feather(halves, "halves.zstd.feather", compression="zstd")

# Bytes that repeat from afar, in two blocks that build on each other, or not and with every checksum there is.
data = bytes((i % 251 ^ (i >> 15) * 37 ^ (0xAA if i % 9973 == 0 else 0)) & 255 for i in range(70_000))
packed = {
    "linked.lz4": lz4.frame.compress(data, block_linked=True, store_size=False),
    "checked.lz4": lz4.frame.compress(data, block_linked=False, content_checksum=True, block_checksum=True),
}
for name, content in packed.items():
    with open(name, "wb") as out:
        out.write(content)
