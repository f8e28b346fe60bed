#!/usr/bin/env python3
"""Converts extracts of the global database and compares every number with what pandas reads.

    python3 Tests/Checks/portal_extracts.py [FOLDER]

FOLDER holds portal extracts as CSV (one row a value, every cell a text). The program (WHOCOUNTS)
converts them in one call to tidy CSV and to SDMX-CSV; the numbers must be the same doubles, as often
as in the extracts, for each series and year. Exit code 1 if anything differs, 77 if the extracts or
the program are not there.
"""
import collections
import io
import os
import struct
import subprocess
import sys
from pathlib import Path

import pandas

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("WHOCOUNTS_SHARED") or ROOT.parent / "shared")
PROGRAM = os.environ.get("WHOCOUNTS") or str(ROOT / ".build/release/whocounts")


def bits(text):
    """The double's own bits, so that nothing is equal by rounding; None for no number."""
    try:
        number = float(text)
    except ValueError:
        return None
    return None if number != number else struct.pack(">d", number)


def counted(frame, series, period, value):
    return collections.Counter(
        zip(frame[series], frame[period], frame[value].map(bits), strict=True))


def read(source):
    return pandas.read_csv(source, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else (
        SHARED / "data/unsd-kenya/portal-long-filtered")
    if not folder.exists() or not Path(PROGRAM).exists():
        print(f"{folder} or {PROGRAM} is not there")
        return 77
    files = sorted(folder.glob("*.csv"))
    theirs = pandas.concat([read(file) for file in files])
    expected = counted(theirs, "SeriesCode", "TimePeriod", "Value")
    faults = 0
    for form, columns in {"csv": ("series", "period", "value"),
                          "sdmx-csv": ("SERIES", "TIME_PERIOD", "OBS_VALUE")}.items():
        done = subprocess.run([PROGRAM, "convert", *map(str, files), "--to", form],
                              capture_output=True, text=True, check=False)
        ours = read(io.StringIO(done.stdout))
        found = counted(ours, *columns)
        numbers = sum(n for (_, _, value), n in found.items() if value is not None)
        print(f"{form}: {len(ours)} rows, {numbers} numbers, {len(ours) - numbers} without")
        if found != expected:
            faults += 1
            print(f"only ours: {list((found - expected).items())[:5]}")
            print(f"only theirs: {list((expected - found).items())[:5]}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
