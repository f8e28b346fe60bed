#!/usr/bin/env python3
"""Reads a national Open SDG repository with pandas and compares what the tool made of it.

    python3 Tests/Checks/opensdg_reading.py [REPOSITORY [COUNTRY]]

It runs `whocounts check` (WHOCOUNTS) and compares the number of records that were taken, held, left
out and not published, and the places of everything held. Then it runs `whocounts build` into a
temporary folder and compares every observation with the record at its file and line: period and
value. It shares no code with the tool. Exit code 1 if anything differs, 77 if the repository or the
program is not there.
"""
import csv
import fnmatch
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas
import yaml

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("WHOCOUNTS_SHARED") or ROOT.parent / "shared")
PROGRAM = os.environ.get("WHOCOUNTS") or str(ROOT / ".build/release/whocounts")
PERIOD = re.compile(r"(1[89]|2[01])\d\d([-/](\d\d|(1[89]|2[01])\d\d))?")


class Expected:
    """What the repository holds, by its own settings."""

    def __init__(self, folder):
        self.taken = {}      # (file, line) -> (year as written, value or None)
        self.repeats = set()  # places that say what an earlier place says
        self.held = set()    # (file, line)
        self.conflicts = {}  # file -> number of keys
        self.records = self.left_out = self.not_published = 0
        self.not_published_files = 0
        config = yaml.safe_load((folder / "config_data.yml").read_text(encoding="utf-8-sig"))
        pattern = next(i["path_pattern"] for i in config["inputs"] if i["class"] == "InputCsvData")
        for path in sorted((folder / "data").glob("*.csv")):
            name = f"data/{path.name}"
            if fnmatch.fnmatch(name, pattern):
                self.read(folder, path, name)
            else:
                self.left_out += len(self.frame(path))

    @staticmethod
    def frame(path):
        """All records as text. One whose fields do not fit the header is marked."""
        with open(path, encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = next(reader)
            rows = []
            for fields in reader:
                # The line on which the record begins: no cell of these files holds a line break.
                if fields:
                    rows.append([reader.line_num, len(fields) == len(header)]
                                + (fields + [""] * len(header))[:len(header)])
        frame = pandas.DataFrame(rows, columns=["line", "fits"] + header)
        return frame

    def read(self, folder, path, name):
        frame = self.frame(path)
        self.records += len(frame)
        identifier = path.stem.removeprefix("indicator_")
        page = folder / "meta" / f"{identifier}.md"
        if page.exists():
            front = yaml.safe_load(page.read_text(encoding="utf-8-sig").split("---")[1])
            shown = (front.get("published") is not False
                     and not front.get("data_non_statistical")
                     and front.get("reporting_status", "complete") == "complete")
            if not shown:
                self.not_published += len(frame)
                self.not_published_files += len(frame) > 0
                return
        if frame.empty:
            return
        good = frame["fits"] & frame["Year"].str.rstrip("*").map(
            lambda text: PERIOD.fullmatch(text) is not None)
        self.held |= {(name, line) for line in frame.loc[~good, "line"]}
        frame = frame[good]
        keys = [c for c in frame.columns if c not in ("line", "fits", "Value")]
        for _, group in frame.groupby(keys, sort=False):
            if group["Value"].map(number).nunique(dropna=False) > 1:
                self.held |= {(name, line) for line in group["line"]}
                self.conflicts[name] = self.conflicts.get(name, 0) + 1
                continue
            for position, row in enumerate(group.itertuples()):
                self.taken[(name, row.line)] = (row.Year, number(row.Value))
                if position:
                    self.repeats.add((name, row.line))


def number(text):
    return float(text) if text.strip() else None


class Report:
    def __init__(self):
        self.faults = 0

    def same(self, what, ours, theirs):
        if ours != theirs:
            self.faults += 1
            print(f"{what}: the tool says {ours}, pandas {theirs}")


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def check_counts(folder, country, expected, report):
    code, out, err = run("check", str(folder), "--country", country, "--format", "json")
    if code not in (0, 1):
        sys.exit(f"check ended with {code}: {err}")
    answer = json.loads(out)
    records = answer["summary"]["records"]
    report.same("records", records["read"], expected.records)
    report.same("taken", records["taken"], len(expected.taken))
    report.same("held", records["held"], len(expected.held))
    report.same("left out of the inputs", records["leftOut"], 0)
    report.same("not published", records["notPublished"], expected.not_published)
    apart = answer["summary"]["files"]["leftOut"]
    report.same("records of other files", sum(f["records"] for f in apart), expected.left_out)
    rows = answer["rows"]
    conflicts = {}
    places = set()
    for row in rows:
        if row["severity"] != "held":
            continue
        places.add((row["file"], row["line"]))
        if row["rule"] == "conflicting-values":
            conflicts[row["file"]] = conflicts.get(row["file"], 0) + 1
            places |= {(file, int(line)) for file, line in
                       re.findall(r"(data/\S+?\.csv):(\d+)", row["message"])}
    report.same("conflicting keys", conflicts, expected.conflicts)
    report.same("places held", sorted(places ^ expected.held), [])


def key(row, dimensions):
    # A column that could be taken for a field has `dimension:` in front of its name.
    named = sorted((d.removeprefix("dimension:"), row[d]) for d in dimensions if row[d])
    parts = ";".join(f"{d}={category}" for d, category in named)
    return (row["indicator"], row["series"], row["area"], row["period"], parts, row["unit"],
            row.get("multiplier", ""))


def check_values(folder, country, expected, report):
    with tempfile.TemporaryDirectory() as parent:
        output = str(Path(parent) / "output")
        code, _, err = run("build", str(folder), "--country", country, "--output", output)
        if code != 0:
            report.same("exit code of build", (code, err.strip()[-400:]), 0)
            return
        with open(Path(output) / "data/observations.csv", encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
            names = reader.fieldnames
        after, before = names.index("period"), names.index("value")
        dimensions = names[after + 1:before]
        values = {key(row, dimensions): row["value"] for row in rows}
        found = set()
        with open(Path(output) / "data/provenance.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                place = (row["file"], int(row["line"]))
                found.add(place)
                ours = values.get((row["indicator"], row["series"], row["area"], row["period"],
                                   row["breakdown"], row["unit"], row["multiplier"]))
                if place not in expected.taken:
                    report.same(f"{place} is an observation", True, False)
                    continue
                year, value = expected.taken[place]
                report.same(f"value at {place}", None if not ours else float(ours), value)
                report.same(f"period at {place}", year.startswith(row["period"]), True)
        missing = set(expected.taken) - expected.repeats - found
        report.same("records that became no observation", sorted(missing)[:10], [])
        print(f"{len(found)} observations compared")


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "data/opensdg-armenia"
    country = sys.argv[2] if len(sys.argv) > 2 else "ARM"
    for needed in (folder, Path(PROGRAM)):
        if not needed.exists():
            print(f"{needed} is not there")
            return 77
    expected = Expected(folder)
    report = Report()
    check_counts(folder, country, expected, report)
    check_values(folder, country, expected, report)
    print(f"{expected.records} records: {len(expected.taken)} taken, {len(expected.held)} held, "
          f"{expected.not_published} not published; {report.faults} differences")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
