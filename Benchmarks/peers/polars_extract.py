#!/usr/bin/env python3
"""Coverage of an extract by polars: polars_extract.py FILE keep|categorical|stream OUTPUT

`keep` holds every column as strings, `categorical` holds repeated texts as categories, both
before they group; `stream` groups while it reads and keeps nothing.
"""

import os
import sys

from coverage_work import THREADS, TOTALS, column_names

os.environ["POLARS_MAX_THREADS"] = str(THREADS)

import polars as pl  # noqa: E402 (it reads the number of threads when it is imported)


def main(path, way, output):
    """Read, group and write."""
    text = pl.Categorical if way == "categorical" else pl.String
    schema = {column: text for column in column_names(path)}
    schema["TimePeriod"] = pl.Int32
    schema["Value"] = pl.String
    schema["FootNote"] = pl.String
    number = pl.col("Value").cast(pl.Float64, strict=False).alias("number")
    if way == "stream":
        observations = pl.scan_csv(path, schema=schema).with_columns(number)
    else:
        observations = pl.read_csv(path, schema=schema).with_columns(number).lazy()
    year = pl.col("TimePeriod")
    latest = [
        year.filter(pl.col(dimension) != total).max().alias(dimension)
        for dimension, total in TOTALS.items()
    ]
    coverage = observations.group_by("Indicator", "GeoAreaCode").agg(
        pl.len().alias("rows"),
        year.min().alias("first"),
        year.max().alias("last"),
        year.n_unique().alias("years"),
        *latest,
    )
    engine = "streaming" if way == "stream" else "auto"
    key = pl.col("Indicator", "GeoAreaCode").cast(pl.String)
    table = coverage.collect(engine=engine).with_columns(key).sort("Indicator", "GeoAreaCode")
    table.write_csv(output, include_header=False)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[2] not in ("keep", "categorical", "stream"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
