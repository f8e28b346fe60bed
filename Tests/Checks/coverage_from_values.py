#!/usr/bin/env python3
"""Counts who is counted from the observations of built outputs, another way than the tool does.

    WHOCOUNTS=path/to/whocounts python3 Tests/Checks/coverage_from_values.py

For two whole Open SDG repositories: builds the output, reads `data/observations.csv`, and works out for each indicator
and group without ages (women, rural, persons with disabilities, the poor…) how many figures tell the group apart and
in which year the latest is, and for each dimension how many categories stand beside each other. Both are held against
`data/coverage.csv` and `coverage --by dimension`. Lists of groups, listings and populations are the tool's own data
files; none of its code is used. Exit code 1 if anything differs, 77 where something is missing.
"""
import csv
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("WHOCOUNTS_SHARED") or ROOT.parent / "shared")
RESOURCES = ROOT / "Sources/SDGModel/Resources"
COUNTRIES = {"opensdg-armenia": ("ARM", "051"), "opensdg-rwanda": ("RWA", "646")}
NO_FIGURE = {"O", "M", "L", "H", "Q", "K", "F"}


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Framework:
    def __init__(self):
        rows = table(RESOURCES / "indicators.csv")
        self.first = {row["indicator"]: row["firstListing"] or row["indicator"] for row in rows}
        self.successor = {row["indicator"]: row["successor"] for row in table(RESOURCES / "indicator-changes.csv")
                          if row["successor"]}
        self.population = {}
        for row in table(RESOURCES / "populations.csv"):
            pairs = [part.split(":", 1) for part in row["fixedBreakdown"].split(";") if ":" in part]
            self.population[row["indicator"]] = dict(pairs)
        self.people = {row["indicator"] for row in table(RESOURCES / "populations.csv") if row["peopleBased"] == "1"}

    def listed(self, code):
        """The first listing under which figures of a code count; None for a code of the data's own."""
        if code in self.first:
            return self.first[code]
        parts = code.split(".")
        while len(parts) > 3:
            parts.pop()
            if ".".join(parts) in self.first:
                return self.first[".".join(parts)]
        after = self.successor.get(code)
        return self.first.get(after) if after else None


def groups():
    """Groups that are told by categories alone: id -> (forms, series)."""
    found = {}
    for row in table(RESOURCES / "groups.csv"):
        forms = []
        for form in filter(None, row["any"].split("|")):
            dimension, categories = form.split(":", 1)
            forms += [(dimension, category) for category in categories.split(",")]
        if forms and not any(dimension == "age" for dimension, _ in forms):
            found[row["id"]] = (forms, set(row["series"].split()))
    return found


def observations(output, area, framework):
    """Listed indicator -> distinct usable figures of the country: (series, unit, period, breakdown, maker, source)."""
    rows = table(output / "data/observations.csv")
    header = list(rows[0])
    dimensions = header[header.index("period") + 1:header.index("value")]
    found = defaultdict(set)
    for row in rows:
        says = row["value"].lstrip("<>").replace(".", "", 1).lstrip("-").replace("e", "", 1).replace("-", "").isdigit()
        if row["area"] != area or not says or row["status"] in NO_FIGURE or row["maker"] not in ("official", "adoptedCitizen"):
            continue
        code = framework.listed(row["indicator"])
        if code is None:
            continue
        breakdown = frozenset((name.removeprefix("dimension:"), row[name]) for name in dimensions if row[name])
        found[code].add((row["series"], row["unit"], row["period"], breakdown, row["maker"], row["sourceId"]))
    return found


def last_year(period):
    digits = "".join(letter if letter.isdigit() else " " for letter in period).split()
    if "/" in period and len(digits) == 2 and len(digits[1]) == 2:
        return int(digits[0][:2] + digits[1])
    return max(int(part) for part in digits if len(part) == 4)


def without(breakdown, dimension):
    return frozenset(part for part in breakdown if part[0] != dimension)


def figures_of_group(figures, forms, series):
    beside = defaultdict(set)
    for name, unit, period, breakdown, *_ in figures:
        parts = dict(breakdown)
        for dimension in {form[0] for form in forms}:
            beside[(name, unit, period, dimension, without(breakdown, dimension))].add(parts.get(dimension, ""))
    own = []
    for figure in figures:
        name, unit, period, breakdown, *_ = figure
        told = any((dimension, category) in breakdown
                   and len(beside[(name, unit, period, dimension, without(breakdown, dimension))]) > 1
                   for dimension, category in forms)
        if told or name in series:
            own.append(figure)
    return own


def categories(figures, dimension, since=2015):
    beside = defaultdict(set)
    for name, unit, period, breakdown, *_ in figures:
        category = dict(breakdown).get(dimension)
        if category and last_year(period) >= since:
            beside[(name, unit, period, without(breakdown, dimension))].add(category)
    years = defaultdict(int)
    for key, found in beside.items():
        years[last_year(key[2])] = max(years[last_year(key[2])], len(found))
    return max(years.values(), default=0), max((year for year, count in years.items() if count > 1), default=None)


def check(program, repository, country, area, framework, folder):
    output = folder / country
    done = subprocess.run([program, "build", str(repository), "--country", country, "--output", str(output),
                           "--no-figures", "--quiet"], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"whocounts: {done.stdout}{done.stderr}")
    found = observations(output, area, framework)
    faults, compared = [], 0
    known = groups()
    for cell in table(output / "data/coverage.csv"):
        code = cell["indicator"]
        if cell["group"] not in known or cell["firstListing"] != "true" or cell["state"] == "notApplicable":
            continue
        if framework.first.get(code) != code:
            continue
        forms, series = known[cell["group"]]
        figures = found.get(code, set())
        population = set(framework.population.get(code, {}).items())
        own = list(figures) if population & set(forms) else figures_of_group(figures, forms, series)
        latest = max((last_year(figure[2]) for figure in own), default=None)
        compared += 2
        what = f"{country} {code} of {cell['group']}"
        if cell["figures"] != str(len(own)):
            faults.append(f"{what}: {cell['figures']} figures, {len(own)} here")
        if cell["latestYear"] != ("" if latest is None else str(latest)):
            faults.append(f"{what}: latest {cell['latestYear']}, {latest} here")
    done = subprocess.run([program, "coverage", str(repository), "--country", country, "--by", "dimension",
                           "--format", "json"], capture_output=True, text=True, check=False)
    for row in json.loads(done.stdout)["rows"]:
        if framework.first.get(row["indicator"]) != row["indicator"]:
            continue
        most, latest = categories(found.get(row["indicator"], set()), row["dimension"].removeprefix("dimension:"))
        compared += 2
        if (row["categories"], row["latestYear"]) != (most, latest):
            faults.append(f"{country} {row['indicator']} by {row['dimension']}: {row['categories']} in "
                          f"{row['latestYear']}, {most} in {latest} here")
    for fault in faults[:25]:
        print(fault)
    print(f"coverage from values of {country}: {compared} compared, {len(faults)} different")
    return bool(faults) or compared < 500


def main():
    program = os.environ.get("WHOCOUNTS")
    if not program or not (SHARED / "data/opensdg-armenia").is_dir():
        print("skipped: no program or no repositories")
        return 77
    framework = Framework()
    with tempfile.TemporaryDirectory() as folder:
        results = [check(program, SHARED / "data" / name, country, area, framework, Path(folder))
                   for name, (country, area) in COUNTRIES.items()]
    return 1 if any(results) else 0


if __name__ == "__main__":
    sys.exit(main())
