#!/usr/bin/env python3
"""Counts the citizen figures of the worked example again, from the files they were taken from.

    python3 Tests/Checks/citizen_figures.py [CITIZEN_FILES [INDICATORS]]

Without the files the check says that it is skipped (exit code 77). Exit code 1 if anything differs.
"""
import csv
import os
import re
import sys
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("WHOCOUNTS_SHARED") or ROOT.parent / "shared") / "data/citizen-kenya"


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def by_murder(folder):
    """Cases by the year of a date written `31-Jul-23`; whatever else stands there is in no year."""
    counts, undated = Counter(), 0
    for row in rows(folder / "femicide-kenya/femicide_count_deidentified.csv"):
        found = re.fullmatch(r"\d{1,2}-[A-Za-z]{3}-(\d\d)", row["Date of Murder"].strip())
        if found:
            counts[2000 + int(found[1])] += 1
        else:
            undated += 1
    return counts, undated


def by_publication(folder):
    counts, undated = Counter(), 0
    for row in rows(folder / "femicide-kenya/femicide_cases_deidentified.csv"):
        published = row["published_date"].strip()
        if published:
            counts[date.fromisoformat(published).year] += 1
        else:
            undated += 1
    return counts, undated


def fine_particles(folder):
    """Number, exact mean, days and extremes of the readings; dates are month/day/year."""
    readings = rows(folder / "air-quality-nairobi/nairobi-city-air-quality.csv")
    values = [Fraction(row["P2"]) for row in readings]
    days = {tuple(map(int, row["timestamp"].split()[0].split("/"))) for row in readings}
    return len(values), float(sum(values) / len(values)), days, float(min(values)), float(max(values))


def main(arguments):
    folder = Path(arguments[0]) if arguments else SHARED
    example = Path(arguments[1]) if len(arguments) > 1 else ROOT / "indicators"
    if not folder.is_dir():
        print(f"citizen figures: skipped, there is no {folder}")
        return 77
    faults = []

    def compare(what, found, expected):
        if found != expected:
            faults.append(f"{what}: the example has {found}, the file gives {expected}")

    for name, (counts, undated), expected_undated in (
        ("femicide-by-year-of-murder.csv", by_murder(folder), 17),
        ("femicide-by-year-of-publication.csv", by_publication(folder), 38),
    ):
        table = rows(example / "data/citizen" / name)
        compare(f"{name}: years", [row["period"] for row in table], ["2016", "2017", "2018"])
        for row in table:
            compare(f"{name}: {row['period']}", int(row["value"]), counts[int(row["period"])])
            compare(f"{name}: breakdown", (row["area"], row["sex"]), ("404", "F"))
            compare(f"{name}: undated rows named", f"{undated} of the register" in row["note"], True)
        compare(f"{name}: undated rows", expected_undated, undated)

    count, mean, days, low, high = fine_particles(folder)
    (row,) = rows(example / "data/citizen/nairobi-fine-particles.csv")
    compare("fine particles: mean", float(row["value"]), mean)
    compare("fine particles: readings", int(row["n"]), count)
    compare("fine particles: period", row["period"], "2018-09-01/2018-12-31")
    compare("fine particles: first and last day", ((9, 1, 2018), (12, 31, 2018)), (min(days), max(days)))
    for words in (f"{count:,} readings", f"{len(days)} of 122 days", f"from {low} to {high}"):
        compare(f"fine particles: the note says {words}", words in row["note"], True)
    compare("fine particles: 25 September", False, (9, 25, 2018) in days)

    for fault in faults:
        print(fault)
    print(f"citizen figures: 7 compared, {len(faults)} different")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
