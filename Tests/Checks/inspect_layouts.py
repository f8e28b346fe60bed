#!/usr/bin/env python3
"""Does `inspect` propose the right mapping for tables that were laid out by somebody else?

    WHOCOUNTS=path/to/whocounts python3 Tests/Checks/inspect_layouts.py

Tests/Fixtures/layouts writes tables of invented countries in fourteen layouts, each with what a
careful person reads from it. For each, the proposed mapping is confirmed as it stands, its open
questions answered by what it suggests, and the file converted by it. Every expected figure must come
out with its indicator, area, period and breakdown, and no other figure. Files that nobody could be
sure about must be asked about. A wrong figure where nothing was asked fails in any case; of the
fourteen at least twelve must be right. Exit code 77 without the program or openpyxl.
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = ROOT / "Tests/Fixtures/layouts/make_layouts.py"
# Columns of the tidy table that break no figure down.
PLAIN = {"indicator", "series", "area", "period", "value", "unit", "note", "source", "multiplier",
         "nature", "status", "lower", "upper", "se", "n", "numerator", "denominator",
         "sourceId", "publisherId", "maker"}
TOTALS = {"both sexes", "ambos os sexos", "ambos sexos", "les deux sexes", "ensemble", "total",
          "all pupils", "all areas", "total geral"}
# What a person would answer where the proposal has nothing to suggest.
ANSWERS = {'indicator: "?"': 'indicator: "9.9.9"', 'period: "?"': 'period: "2000"',
           'decimal: "?"': 'decimal: ","'}
LEAST_RIGHT = 12


def run(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)


def proposal(program, file, mapping):
    """The proposed mapping, confirmed, and how many questions it leaves open."""
    done = run(program, "inspect", file, "--write", mapping)
    if not mapping.exists():
        raise SystemExit(f"{file.name}: no mapping was proposed\n{done.stdout}{done.stderr}")
    text = mapping.read_text(encoding="utf-8")
    asked = text.count("# ?")
    if (done.returncode == 1) != (asked > 0):
        raise SystemExit(f"{file.name}: exit code {done.returncode} with {asked} questions")
    unconfirmed = run(program, "convert", file, "--mapping", mapping)
    if unconfirmed.returncode != 2 or unconfirmed.stdout.strip():
        raise SystemExit(f"{file.name}: read by a mapping that nobody confirmed")
    text = text.replace("confirmed: false", "confirmed: true")
    for question, answer in ANSWERS.items():
        text = text.replace(question, answer)
    mapping.write_text(text, encoding="utf-8")
    return asked


def figures(program, file, mapping):
    done = run(program, "convert", file, "--mapping", mapping, "--to", "csv")
    rows = []
    for row in csv.DictReader(io.StringIO(done.stdout)):
        try:
            row["value"] = float(row["value"].lstrip("<>"))
        except ValueError:
            continue
        rows.append(row)
    return rows


def agrees(row, wanted):
    """Whether a row is the expected figure, with everything that tells it apart."""
    if abs(row["value"] - wanted["value"]) > 1e-9:
        return False
    subject = f"{row['indicator']} {row.get('series', '')}".lower()
    indicator = (wanted.get("indicator") or "").lower()
    if indicator and indicator not in subject and row["indicator"] != "9.9.9":
        return False
    area = (wanted.get("area") or "").lower()
    if area and row.get("area") and area not in row["area"].lower():
        return False
    years = re.findall(r"\d{4}", str(wanted.get("period") or ""))
    if years and years[0] not in row["period"]:
        return False
    parts = [k for k in row if k not in PLAIN and row[k]]
    told = [v for v in (wanted.get("breakdown") or {}).values() if str(v).lower() not in TOTALS]
    return len(parts) >= len(told)


def check(program, file, expected, mapping):
    """Problems of one file, and whether anything was asked about it."""
    asked = proposal(program, file, mapping)
    rows = figures(program, file, mapping)
    wanted = [o for o in expected["observations"] if o["value"] is not None]
    needed = [o for o in wanted if not o.get("optional")]
    problems = [f"{o['cell']}: {o['value']} is not read as it should be" for o in needed
                if not any(agrees(row, o) for row in rows)]
    known = [o["value"] for o in wanted]
    known += [v for o in expected["observations"] for v in o.get("value_candidates", [])]
    problems += [f"{row['value']} of {row['indicator']} is no figure of the table" for row in rows
                 if not any(abs(row["value"] - value) < 1e-9 for value in known)]
    if expected["must_ask"] and not asked:
        problems.append("nothing was asked, though nobody could be sure")
    return problems, asked


def main():
    program = os.environ.get("WHOCOUNTS")
    if not program:
        print("skipped: WHOCOUNTS does not name the program")
        return 77
    right = 0
    confident = 0
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run([sys.executable, LAYOUTS, folder], capture_output=True, text=True)
        if made.returncode:
            print(f"skipped: the layouts cannot be written: {made.stderr.splitlines()[-1:]}")
            return 77
        for path in sorted(Path(folder).glob("*.expected.json")):
            file = path.with_name(path.name.removesuffix(".expected.json"))
            expected = json.loads(path.read_text(encoding="utf-8"))
            problems, asked = check(program, file, expected, Path(folder) / f"{file.name}.yaml")
            count += 1
            right += not problems
            confident += bool(problems) and not asked
            print(f"{file.name}: {asked} asked, {len(problems)} problems")
            for problem in problems[:5]:
                print(f"    {problem}")
    print(f"{right} of {count} layouts right, {confident} wrong without a question")
    return 0 if right >= LEAST_RIGHT and not confident else 1


if __name__ == "__main__":
    sys.exit(main())
