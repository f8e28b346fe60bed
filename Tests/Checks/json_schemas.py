#!/usr/bin/env python3
"""Validates what the commands print with `--format json`, and the JSON files of the output, against
`docs/schemas`; each schema is then shown to refuse the same document with one thing wrong.

    WHOCOUNTS=path/to/whocounts python3 Tests/Checks/json_schemas.py

WHOCOUNTS_OUTPUT names the built example, whose files are checked where it is given. Without the
program or the package jsonschema the check says that it is skipped (exit code 77).
"""
import copy
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "docs/schemas"
EXAMPLE = ROOT / "indicators"

FAULTY_DATA = """indicator,period,sex,value
1.1.1,2015,F,12.5
1.1.1,2016,F,twelve
1.1.1,soon,F,13
"""


def schema(name):
    return json.loads((SCHEMAS / f"whocounts.{name}.schema.json").read_text(encoding="utf-8"))


def run(program, *arguments):
    """The JSON that a command prints, and its exit code."""
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT)
    if done.returncode not in (0, 1, 2) or not done.stdout.startswith("{"):
        raise SystemExit(f"{' '.join(map(str, arguments))}: exit code {done.returncode}\n"
                         f"{done.stdout[:500]}{done.stderr[:2000]}")
    return json.loads(done.stdout), done.returncode


def faults(document):
    """The document with one thing wrong, in ways that every schema has to see."""
    other = copy.deepcopy(document)
    other["schema"] = "whocounts.other/1"
    yield "another schema's name", other
    more = copy.deepcopy(document)
    more["surplus"] = 1
    yield "a surplus member", more
    lists = [key for key in ("rows", "indicators", "figures") if document.get(key)]
    for key in lists:
        lacking = copy.deepcopy(document)
        first = lacking[key][0]
        # The last of what every row has to have.
        required = {"period", "value"} & set(first) or set(list(first)[-1:])
        for name in required:
            del first[name]
        yield f"a row of {key} that lacks {', '.join(sorted(required))}", lacking
        strange = copy.deepcopy(document)
        strange[key][0][next(iter(strange[key][0]))] = {"an": "object"}
        yield f"an object for a text in {key}", strange


class Checks:
    def __init__(self, validator):
        self.validator = validator
        self.passed = self.failed = 0

    def expect(self, holds, what):
        self.passed += holds
        self.failed += not holds
        if not holds:
            print(f"FAILED {what}")

    def document(self, name, what, document):
        definition = schema(name)
        self.validator.check_schema(definition)
        checker = self.validator(definition)
        errors = sorted(checker.iter_errors(document), key=lambda error: str(list(error.path)))
        for error in errors[:5]:
            print(f"  {what}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")
        self.expect(not errors, f"{what} is not what whocounts.{name}.schema.json says")
        for fault, wrong in faults(document):
            self.expect(not checker.is_valid(wrong), f"{what}: the schema takes {fault}")


def faulty_project(folder):
    project = folder / "faulty"
    (project / "data").mkdir(parents=True)
    (project / "whocounts.yaml").write_text("country: KEN\nlanguages: [en]\n", encoding="utf-8")
    (project / "data/figures.csv").write_text(FAULTY_DATA, encoding="utf-8")
    return project


def check_commands(checks, program, folder):
    faulty = faulty_project(folder)
    json_format = ("--format", "json")
    for project in (EXAMPLE, faulty):
        for command in ("check", "coverage", "gaps", "gate"):
            document, _ = run(program, command, project, *json_format)
            checks.document(command, f"{command} {project.name}", document)
        for slice in (
            "all", "goal", "target", "indicator", "dimension", "group", "area", "source",
            "custodian", "tier",
        ):
            document, _ = run(program, "coverage", project, "--profile", slice, *json_format)
            checks.document("profile", f"coverage --profile {slice} {project.name}", document)
        for subject in ("dimension", "intersection", "cell", "area"):
            document, _ = run(program, "coverage", project, "--by", subject, *json_format)
            checks.document(f"{subject}s", f"coverage --by {subject} {project.name}", document)
    document, code = run(program, "check", faulty, *json_format)
    checks.expect(code == 1 and any(row["line"] for row in document["rows"]),
                  "check of a faulty project ends with 1 and names lines")
    for options in ((), ("--all",)):
        document, _ = run(program, "compare", f"{EXAMPLE}@2015", EXAMPLE, faulty, *options, *json_format)
        checks.document("compare", f"compare {' '.join(options)}", document)
        checks.expect(bool(document["summary"]["differs"]), "compare tells that areas and years differ")
    for indicator in ("4.1.1", "11.6.2", "17.19.2"):
        document, _ = run(program, "explain", indicator, "--project", EXAMPLE, *json_format)
        checks.document("explain", f"explain {indicator}", document)
    document, code = run(
        program, "build", EXAMPLE, "--output", folder / "built", "--no-figures", *json_format)
    checks.document("build", "build", document)
    checks.expect(code == 0 and document["columns"] == ["path", "sha256", "bytes"],
                  "build lists the files that it wrote")
    document, code = run(
        program, "build", faulty, "--output", folder / "refused", "--strict", *json_format)
    checks.document("build", "build --strict of a faulty project", document)
    checks.expect(code == 1 and not (folder / "refused").exists(), "build --strict writes nothing")
    document, _ = run(
        program, "new", folder / "made", "--country", "KEN", "--title", "T", "--languages", "en",
        *json_format)
    checks.document("new", "new", document)
    table = folder / "table.csv"
    table.write_text("Region,2020,2021\nEast,60.5,61.5\nWest,70.5,71.5\n", encoding="utf-8")
    document, code = run(program, "inspect", table, *json_format)
    checks.document("inspect", "inspect of a table without an indicator", document)
    checks.expect(code == 1 and document["summary"]["asked"] == 1, "inspect asks for the indicator")
    for path in sorted(EXAMPLE.glob("data/**/*.csv")) + [faulty / "data/figures.csv"]:
        known, code = run(program, "inspect", path, *json_format)
        checks.document("inspect", f"inspect {path.name}", known)
        checks.expect(code == 0 and known["summary"]["tables"] == 0,
                      f"inspect {path.name}: a known layout needs no mapping")
        document, _ = run(program, "convert", path, "--to", "json", "--quiet")
        checks.document("convert", f"convert {path.name}", document)
        used = set().union(*map(set, document["rows"]))
        checks.expect(used == set(document["columns"]), f"convert {path.name}: rows have the columns")


def check_calculators(checks, program, folder):
    json_format = ("--format", "json")
    series = folder / "series.csv"
    series.write_text("period,official,citizen,official_se,citizen_se\n2014,50,40,1,2\n"
                      "2015,,42,,2\n2016,55,47,1,2\n2021,,49,,2\n", encoding="utf-8")
    for method in ("ratio-last", "logit", "fixed"):
        document, _ = run(program, "combine", series, "--method", method, *json_format)
        checks.document("combine", f"combine --method {method}", document)
    estimates = folder / "estimates.csv"
    estimates.write_text("label,estimate,se\noffice,62.1,1.2\ncitizens,48,2.5\n", encoding="utf-8")
    document, _ = run(program, "combine", estimates, "--method", "random", *json_format)
    checks.document("combine", "combine of estimates", document)
    checks.expect(document["summary"]["refusedByTheMerge"] == 1, "combine refuses a conflict")
    document, _ = run(program, "agree", series, *json_format)
    checks.document("agree", "agree", document)
    for counts, options in (("40,3,57\nBeck,60,35,25", ()), ("1,2,1\nBeck,1,0,2", ()),
                            ("40,3,57\nBeck,60,35,25", ("--round", "5"))):
        table = folder / "counts.csv"
        table.write_text(f"county,a,b,c\nAlder,{counts}\n", encoding="utf-8")
        document, code = run(program, "protect", table, *options, *json_format)
        checks.document("protect", f"protect of {counts}", document)
        checks.expect(code == int(document["summary"].get("isRefused", False)),
                      "protect ends with 1 where the table is refused")
    groups = folder / "groups.csv"
    groups.write_text("label,estimate,se,population\nNorth,40,2,100\nSouth,55,2,150\nWest,30,2,50\n"
                      "East,70,2,200\n", encoding="utf-8")
    for options in ((), ("--ordered", "--scale", "100"), ("--reference", "South", "--adverse"),
                    ("--method", "simulation", "--ordered", "--scale", "100")):
        document, _ = run(program, "measure", groups, *options, *json_format)
        checks.document("measure", f"measure {' '.join(options)}", document)
        checks.expect(document["summary"]["computed"] == sum(
            row["estimate"] is not None for row in document["rows"]), "measure counts what it computed")
        checks.expect(all((row["estimate"] is None) == (row["reason"] is not None)
                          for row in document["rows"]), "measure gives an estimate or the reason")
    incomes = folder / "incomes.csv"
    incomes.write_text("label,estimate,population\na,2,10\nb,5,10\nc,9,10\n", encoding="utf-8")
    document, _ = run(program, "measure", incomes, "--distribution", *json_format)
    checks.document("measure", "measure --distribution", document)
    counts = folder / "persons.csv"
    counts.write_text("sex,place,n,met\nF,rural,200,40\nF,urban,150,90\nM,rural,180,60\nM,urban,160,120\n",
                      encoding="utf-8")
    document, _ = run(program, "tree", counts, *json_format)
    checks.document("tree", "tree", document)
    checks.expect(sum(row["n"] for row in document["rows"]) == document["summary"]["persons"],
                  "every person is in one group of the tree")
    years = folder / "years.csv"
    for text in ("2015,80,50,1,2\n2021,88,68,1,2", "2015,80,50,,\n2021,80,,,\n2022,70,60,,"):
        years.write_text(f"year,ahead,behind,ahead_se,behind_se\n{text}\n", encoding="utf-8")
        for options in ((), ("--adverse",)):
            document, _ = run(program, "gap", years, *options, *json_format)
            checks.document("gap", f"gap {' '.join(options)}", document)
    water = folder / "water.csv"
    for text, options in (("2015,50,1\n2018,57,1\n2022,66,1", ("--direction", "increase", "--target", "100")),
                          ("2015,50\n2019,57b\n2022,66\n2030,80f", ("--direction", "increase", "--limit", "100")),
                          ("2015,0\n2022,2", ("--direction", "decrease", "--target", "0")),
                          ("2015,0.8\n2022,0.9", ("--rule", "parity")), ("", ("--direction", "increase"))):
        water.write_text(f"year,value{',se' if text.count(',') > 3 and ',1' in text else ''}\n{text}\n", encoding="utf-8")
        document, _ = run(program, "progress", water, *options, "--method", "all", *json_format)
        checks.document("progress", f"progress {' '.join(options)}", document)
        checks.expect(len(document["rows"]) == 10, "progress answers by every method")
        checks.expect(all(row["reason"] for row in document["rows"] if row["class"].startswith("not_a")),
                      "progress says why it has no class")


def check_files(checks, output):
    for name, path in (("indicators", "data/indicators.json"), ("figures", "figures/figures.json")):
        file = output / path
        if file.exists():
            checks.document(name, path, json.loads(file.read_text(encoding="utf-8")))
        elif name == "indicators":
            checks.expect(False, f"{path} is missing")


def main():
    program = os.environ.get("WHOCOUNTS")
    if not program or not Path(program).exists():
        print("skipped: WHOCOUNTS does not name the program")
        return 77
    try:
        from jsonschema import Draft202012Validator
    except ImportError:
        print("skipped: the Python package jsonschema is not installed")
        return 77
    checks = Checks(Draft202012Validator)
    with tempfile.TemporaryDirectory() as folder:
        check_commands(checks, str(Path(program).resolve()), Path(folder))
        check_calculators(checks, str(Path(program).resolve()), Path(folder))
        check_files(checks, Path(folder) / "built")
    output = os.environ.get("WHOCOUNTS_OUTPUT")
    if output:
        check_files(checks, Path(output))
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
