#!/usr/bin/env python3
"""Coverage of an extract by DuckDB: duckdb_extract.py FILE keep|stream OUTPUT

`keep` makes a table of every column, then groups it; `stream` groups while it reads and keeps
nothing, so that DuckDB reads past the columns that the question does not need.
"""

import sys

import duckdb
from coverage_work import THREADS, TOTALS, column_names


def name(text):
    """A name as SQL writes it."""
    return '"' + text.replace('"', '""') + '"'


def literal(text):
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def reading(path):
    """A query for all observations: the year whole, the value as a double and as its text."""
    types = {column: "VARCHAR" for column in column_names(path)}
    types["TimePeriod"] = "INTEGER"
    columns = ", ".join(f"{literal(column)}: '{kind}'" for column, kind in types.items())
    return (
        "SELECT *, try_cast(\"Value\" AS DOUBLE) AS number "
        f"FROM read_csv({literal(path)}, header = true, columns = {{{columns}}}, delim = ',', "
        "quote = '\"', escape = '\"', nullstr = '', auto_detect = false)"
    )


def main(path, way, output):
    """Read, group and write."""
    connection = duckdb.connect(":memory:")
    connection.execute(f"SET threads = {THREADS}")
    connection.execute("SET preserve_insertion_order = false")
    if way == "keep":
        connection.execute(f"CREATE TABLE observations AS {reading(path)}")
        observations = "observations"
    else:
        observations = f"({reading(path)})"
    latest = ", ".join(
        f"max(TimePeriod) FILTER (WHERE {name(dimension)} <> {literal(total)})"
        for dimension, total in TOTALS.items()
    )
    rows = connection.execute(
        "SELECT Indicator, GeoAreaCode, count(*), min(TimePeriod), max(TimePeriod), "
        f"count(DISTINCT TimePeriod), {latest} FROM {observations} "
        "GROUP BY Indicator, GeoAreaCode ORDER BY Indicator, GeoAreaCode"
    ).fetchall()
    with open(output, "w", encoding="utf-8") as file:
        for row in rows:
            file.write(",".join("" if cell is None else str(cell) for cell in row) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[2] not in ("keep", "stream"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
