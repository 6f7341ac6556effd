"""What the peers' scripts share: the two files that the command names, as pandas frames."""

import sys

import pandas as pd


def _read(path, numbers_only):
    if path.endswith(".csv"):
        return pd.read_csv(path)
    if not numbers_only:
        return pd.read_parquet(path)
    import pyarrow.parquet as pq
    from pyarrow.types import is_floating, is_integer

    names = [field.name for field in pq.read_schema(path) if is_floating(field.type) or is_integer(field.type)]
    return pd.read_parquet(path, columns=names)


def read_sides():
    """Reference and current. With `numbers` as third argument, of Parquet the columns of numbers alone are read."""
    reference, current, *more = sys.argv[1:]
    return tuple(_read(path, "numbers" in more) for path in (reference, current))


def number_columns(table):
    return [name for name in table.columns if pd.api.types.is_numeric_dtype(table[name])]


def category_columns(table):
    return [name for name in table.columns if not pd.api.types.is_numeric_dtype(table[name])]
