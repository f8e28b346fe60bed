#!/usr/bin/env python3
"""Observations of a workbook: openpyxl_workbook.py FILE OUTPUT [read-only|whole|calamine]

`read-only` and `whole` are openpyxl's two ways; `calamine` is python-calamine, a reader
written in Rust. Each reads every cell of the sheet and finds the values by the column's name.
"""

import sys

from number_work import Numbers

COLUMN = "Value"


def by_openpyxl(path, read_only):
    """The rows of the first sheet as openpyxl reads them."""
    import openpyxl

    workbook = openpyxl.load_workbook(path, read_only=read_only)
    return workbook.worksheets[0].iter_rows(values_only=True)


def by_calamine(path):
    """The rows of the first sheet as python-calamine reads them."""
    from python_calamine import CalamineWorkbook

    return iter(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def main(path, output, way="read-only"):
    """Read and write."""
    rows = by_calamine(path) if way == "calamine" else by_openpyxl(path, way == "read-only")
    place = next(rows).index(COLUMN)
    numbers = Numbers()
    for row in rows:
        value = row[place]
        numbers.add("" if value is None else value)
    numbers.write(output)


if __name__ == "__main__":
    known = ([], ["read-only"], ["whole"], ["calamine"])
    if len(sys.argv) not in (3, 4) or sys.argv[3:] not in known:
        sys.exit(__doc__)
    main(*sys.argv[1:])
