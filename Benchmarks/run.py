#!/usr/bin/env python3
"""Time WhoCounts against other readers on the same files, and prove that the work is equal.

Inputs are generated where they are missing. Every contender runs in a process of its own; the
contenders take turns, round by round, each round beginning with another one, so that a busy
moment of the machine touches all of them alike. What to trust are therefore the ratios within
one run. The outputs of all contenders must be the same bytes in every round; otherwise those
that differ are named and the exit status is 1.
"""

import argparse
import hashlib
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(HERE)
README = os.path.join(HERE, "README.md")

BEGIN = "<!-- measured: begin (written by run.py --write) -->"
END = "<!-- measured: end -->"

SDMX_ROWS = 540_000
WORKBOOK_ROWS = 20_000

# The contender whose figures are divided by every peer's.
OURS = "WhoCounts"

SORTED = "Extract, in published order"
SHUFFLED = "Extract, rows shuffled"
SDMX = "SDMX-ML message"
WORKBOOK = "Workbook"

# (case, measure, peer, the most that ours may be of the peer's median)
TARGETS = [
    (SORTED, "cpu", "DuckDB, keeps all", 0.35),
    (SORTED, "memory", "DuckDB, keeps all", 0.35),
    (SORTED, "wall", "polars, streams", 1.0),
    (SHUFFLED, "cpu", "DuckDB, keeps all", 0.45),
    (SHUFFLED, "wall", "polars, streams", 1.2),
]

MEASURES = {"wall": "wall time", "cpu": "CPU time", "memory": "peak memory"}

# A process that is started through vfork inherits the peak of the starting process's memory;
# through fork it inherits far less, so that small contenders can be told apart.
subprocess._USE_VFORK = False

PACKAGES = ["duckdb", "polars", "lxml", "openpyxl", "python-calamine"]


@dataclass
class Measurement:
    """What one process took: seconds, and memory in millions of bytes."""

    wall: float
    cpu: float
    memory: float
    anonymous: float | None = None


@dataclass
class Contender:
    """A command that is timed; `{file}` and `{output}` stand for the paths in it."""

    name: str
    command: list[str]
    writes_output: bool = True
    measurements: list[Measurement] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)

    def filled(self, file, output):
        """The command for one input and output."""
        return [part.format(file=file, output=output) for part in self.command]

    def shown(self, file):
        """The command as a reader would type it, without this machine's folders."""
        names = [os.path.basename(file), "output.csv"]
        parts = self.filled(*names)
        if parts[0] == sys.executable:
            parts[:2] = ["python", os.path.relpath(parts[1], REPOSITORY)]
        parts[0] = os.path.basename(parts[0])
        return " ".join(parts)

    def median(self, measure):
        """The median over the rounds; none where a round has no such figure."""
        values = [getattr(one, measure) for one in self.measurements]
        if None in values:
            return None
        values.sort()
        middle = len(values) // 2
        if len(values) % 2:
            return values[middle]
        return (values[middle - 1] + values[middle]) / 2

    def minimum(self, measure):
        """The least over the rounds."""
        return min(getattr(one, measure) for one in self.measurements)


@dataclass
class Case:
    """One input and all that read it."""

    title: str
    file: str
    rows: int
    contenders: list[Contender]

    def contender(self, name):
        """The contender of that name, if it takes part."""
        return next((one for one in self.contenders if one.name == name), None)

    def ratio(self, measure, peer):
        """Ours divided by the peer's, both medians of this run."""
        ours = self.contender(OURS)
        if ours is None or not peer.median(measure):
            return None
        return ours.median(measure) / peer.median(measure)


def peer(name, script, *arguments):
    """A contender that is one of the Python scripts in peers/."""
    return Contender(name, [sys.executable, os.path.join(HERE, "peers", script), *arguments])


def tools():
    """The least that reading a file can cost."""
    return [
        Contender("wc -l", ["wc", "-l", "{file}"], writes_output=False),
        Contender("cat", ["cat", "{file}"], writes_output=False),
    ]


def extract_contenders(bench):
    """All that read an extract."""
    ours = [bench, "extract", "{file}", "--threads"]
    return [
        Contender(OURS, [*ours, "2", "--output", "{output}"]),
        Contender(f"{OURS}, 1 thread", [*ours, "1", "--output", "{output}"]),
        # Tells how much the meaning of every row costs on top; its output is of another kind.
        Contender(f"{OURS}, every row understood", [bench, "ingest", "{file}", "--threads", "2"],
                  writes_output=False),
        peer("DuckDB, keeps all", "duckdb_extract.py", "{file}", "keep", "{output}"),
        peer("DuckDB, streams", "duckdb_extract.py", "{file}", "stream", "{output}"),
        peer("polars, keeps all", "polars_extract.py", "{file}", "keep", "{output}"),
        peer("polars, categorical", "polars_extract.py", "{file}", "categorical", "{output}"),
        peer("polars, streams", "polars_extract.py", "{file}", "stream", "{output}"),
        *tools(),
    ]


def sdmx_contenders(bench):
    """All that read an SDMX-ML message."""
    return [
        Contender(OURS, [bench, "sdmx", "{file}", "--output", "{output}"]),
        Contender(f"{OURS}, every row understood",
                  [bench, "ingest", "{file}", "--output", "{output}"]),
        peer("lxml, iterparse", "lxml_sdmx.py", "{file}", "{output}", "iterparse"),
        peer("lxml, target", "lxml_sdmx.py", "{file}", "{output}", "target"),
        *tools(),
    ]


def workbook_contenders(bench):
    """All that read a workbook."""
    return [
        Contender(OURS, [bench, "ingest", "{file}", "--output", "{output}"]),
        peer("openpyxl, read-only", "openpyxl_workbook.py", "{file}", "{output}", "read-only"),
        peer("openpyxl, whole", "openpyxl_workbook.py", "{file}", "{output}", "whole"),
        peer("calamine", "openpyxl_workbook.py", "{file}", "{output}", "calamine"),
    ]


def cases(arguments):
    """The cases that the command line asks for, their inputs generated."""
    result = []

    def add(title, kind, rows, suffix, contenders, *options):
        file = os.path.join(arguments.folder, f"{kind}-{rows}{suffix}")
        if arguments.peers_only:
            contenders = [one for one in contenders if one.command[0] != arguments.bench]
        generate = [sys.executable, os.path.join(HERE, "generate.py"), kind, str(rows), file]
        subprocess.run([*generate, "--reuse", *options], check=True)
        result.append(Case(title, file, rows, contenders))

    bench = arguments.bench
    if arguments.only in (None, "extract"):
        rows = arguments.rows
        add(SORTED, "extract", rows, ".csv", extract_contenders(bench))
        add(SHUFFLED, "extract", rows, "-shuffled.csv", extract_contenders(bench), "--shuffled")
    if arguments.only in (None, "sdmx"):
        add(SDMX, "sdmx", SDMX_ROWS, ".xml", sdmx_contenders(bench))
    if arguments.only in (None, "workbook"):
        add(WORKBOOK, "workbook", WORKBOOK_ROWS, ".xlsx", workbook_contenders(bench))
    return result


def measured(command, messages):
    """Run a command to its end and say what it took."""
    with open(messages, "wb") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    with open(messages, encoding="utf-8", errors="replace") as errors:
        said = errors.read()
    if process.returncode != 0:
        sys.exit(f"{said}\nexit status {process.returncode} of: {' '.join(command)}")
    anonymous = re.search(r"^peak-anonymous-memory: ([0-9.]+)", said, re.MULTILINE)
    return Measurement(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6,
        anonymous=float(anonymous[1]) if anonymous else None,
    )


def digest(path):
    """The SHA-256 of a file."""
    result = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 18):
            result.update(piece)
    return result.hexdigest()


def warm(path):
    """Read a file once, so that every contender finds it in the page cache."""
    piece = bytearray(1 << 20)
    with open(path, "rb", buffering=0) as file:
        while file.readinto(piece):
            pass


def run(case, rounds, folder):
    """Let the contenders of a case take turns."""
    warm(case.file)
    for number in range(rounds):
        print(f"{case.title}: round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        first = number % len(case.contenders)
        for place, contender in enumerate(case.contenders[first:] + case.contenders[:first]):
            output = os.path.join(folder, f"output-{place}.csv")
            messages = os.path.join(folder, "messages.txt")
            command = contender.filled(case.file, output)
            contender.measurements.append(measured(command, messages))
            if contender.writes_output:
                contender.digests.append(digest(output))
                os.remove(output)


def differences(all_cases):
    """Sentences that name whose output differs; none when all are equal.

    The rows of both extracts are the same, so their outputs must be equal too.
    """
    sentences = []
    for files in ([SORTED, SHUFFLED], [SDMX], [WORKBOOK]):
        digests = {
            (case.title, contender.name): set(contender.digests)
            for case in all_cases
            if case.title in files
            for contender in case.contenders
            if contender.writes_output
        }
        seen = [one for group in digests.values() for one in group]
        if len(set(seen)) < 2:
            continue
        usual = max(sorted(set(seen)), key=seen.count)
        for (title, name), group in digests.items():
            if group != {usual}:
                others = ", ".join(sorted(one[:16] for one in group))
                sentences.append(f"{title}: the output of {name} ({others}) differs "
                                 f"from the usual one ({usual[:16]})")
    return sentences


def judged(all_cases):
    """(case, sentence, ratio, most, met) for every target that this run can judge."""
    result = []
    for title, measure, name, most in TARGETS:
        case = next((one for one in all_cases if one.title == title), None)
        if case is None or case.contender(OURS) is None:
            continue
        ratio = case.ratio(measure, case.contender(name))
        result.append((title, f"{MEASURES[measure]} of {name}", ratio, most, ratio <= most))
    return result


def table(header, rows):
    """A Markdown table; all columns but the first are numbers."""
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def case_table(case):
    """The figures of one case."""
    rows = []
    for contender in case.contenders:
        anonymous = contender.median("anonymous")
        memory = f"{contender.median('memory'):,.0f}"
        if anonymous is not None:
            memory += f" ({anonymous:,.0f} anonymous)"
        ratios = [case.ratio(measure, contender) for measure in MEASURES]
        rows.append(
            [contender.name]
            + [
                f"{contender.median(measure):.2f} ({contender.minimum(measure):.2f})"
                for measure in ("wall", "cpu")
            ]
            + [memory]
            + ["" if ratio is None else f"{ratio:.2f}" for ratio in ratios]
        )
    header = ["", "wall s: median (least)", "CPU s: median (least)", "peak memory MB"]
    return table(header + ["ours ÷ its wall", "ours ÷ its CPU", "ours ÷ its memory"], rows)


def targets_table(targets):
    """The targets and whether this run meets them."""
    rows = [
        [f"{title}: {what}", f"{most:.2f}", f"{ratio:.2f}", "met" if met else "**not met**"]
        for title, what, ratio, most, met in targets
    ]
    return table(["ours ÷ the peer's", "at most", "measured", ""], rows)


def versions():
    """Python's and every peer's version."""
    from importlib import metadata

    found = [f"Python {platform.python_version()}"]
    for package in PACKAGES:
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            found.append(f"{package} not installed")
    return ", ".join(found)


def machine():
    """Cores, memory and processor, without a name of the machine."""
    model = platform.processor() or "unknown processor"
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next((line.split(":", 1)[1].strip() for line in file
                          if line.startswith("model name")), model)
    except OSError:
        pass
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    kind = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {model}, {kind}"


def report(all_cases, rounds, loads, floor):
    """All that a run found, as Markdown."""
    day = ""
    if "SOURCE_DATE_EPOCH" in os.environ:
        moment = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))
        day = time.strftime(" on %Y-%m-%d", moment)
    before, after = (" ".join(f"{one:.1f}" for one in load) for load in loads)
    parts = [
        f"Measured{day}, rounds: {rounds}. Machine: {machine()}. Load average (1, 5, 15 minutes) "
        f"before: {before}, after: {after}. {versions()}.\n\n"
        "Seconds and ratios are medians of the rounds, the least in parentheses. MB are millions "
        "of bytes. Peak memory is the peak resident set as the system tells it, for which nothing "
        f"is below the {floor:.0f} MB of the process that starts the contenders; *anonymous* is "
        "the part of ours that is no page of a file. The ratios divide our median "
        "by the median of the contender in the row: below 1, ours takes less."
    ]
    targets = judged(all_cases)
    if targets:
        parts += ["### Targets", targets_table(targets)]
    for case in all_cases:
        size = os.path.getsize(case.file)
        equal = {one for contender in case.contenders for one in contender.digests}
        parts += [
            f"### {case.title}",
            f"{case.rows:,} observations, {size:,} bytes. SHA-256 of every output: "
            + ", ".join(f"`{one}`" for one in sorted(equal)) + ".",
            case_table(case),
            "```sh\n" + "\n".join(one.shown(case.file) for one in case.contenders) + "\n```",
        ]
    return "\n\n".join(parts)


def write_readme(text):
    """Put a report between the markers of the README."""
    with open(README, encoding="utf-8") as file:
        content = file.read()
    if content.count(BEGIN) != 1 or content.count(END) != 1:
        sys.exit(f"{README} must have both markers once: {BEGIN} and {END}")
    start = content.index(BEGIN) + len(BEGIN)
    content = f"{content[:start]}\n\n{text}\n\n{content[content.index(END):]}"
    with open(README, "w", encoding="utf-8") as file:
        file.write(content)


def read_arguments():
    """The command line, checked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=3_000_000, help="rows of the extract")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--bench",
        default=os.path.join(REPOSITORY, ".build", "release", "bench"),
        help="our executable (.build/release/bench of the repository)",
    )
    parser.add_argument(
        "--folder",
        default=os.path.join(tempfile.gettempdir(), "whocounts-benchmarks"),
        help="where the inputs are kept",
    )
    parser.add_argument("--only", choices=["extract", "sdmx", "workbook"])
    parser.add_argument("--peers-only", action="store_true", help="run without our executable")
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    arguments = parser.parse_args()
    if arguments.rows < 1 or arguments.rounds < 1:
        parser.error("rows and rounds must be at least 1")
    if arguments.write and (arguments.only or arguments.peers_only):
        parser.error("--write goes with a whole run only: it replaces all tables")
    arguments.bench = os.path.abspath(arguments.bench)
    if not arguments.peers_only and not os.access(arguments.bench, os.X_OK):
        parser.error(
            f"no executable at {arguments.bench}: swift build -c release --product bench"
        )
    return arguments


def main():
    """Generate, run, prove, report."""
    arguments = read_arguments()
    os.makedirs(arguments.folder, exist_ok=True)
    all_cases = cases(arguments)
    before = os.getloadavg()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        for case in all_cases:
            run(case, arguments.rounds, folder)
        loads = (before, os.getloadavg())
        floor = measured(["true"], os.path.join(folder, "messages.txt")).memory
    text = report(all_cases, arguments.rounds, loads, floor)
    print(text)
    different = differences(all_cases)
    if different:
        print("\n" + "\n".join(different), file=sys.stderr)
        return 1
    if arguments.write:
        write_readme(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
