#!/usr/bin/env python3
"""Runs the commands that README.md and docs show, and compares what they print.

    WHOCOUNTS=path/to/whocounts python3 Tests/Checks/readme_commands.py
    WHOCOUNTS=path/to/whocounts python3 Tests/Checks/readme_commands.py --update

In a block marked `console` a line `$ …` is a command and what follows is its output, standard error
among it, exactly. Of other blocks each `./whocounts COMMAND` has to be a command that there is.
Links to files have to lead to one. `--update` writes the outputs anew, for a person to read.

Without the program the check says that it is skipped (exit code 77).
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MENTION = re.compile(r"(?<![\w/.-])(?:\./)?whocounts ([a-z]+)(?=[\s`]|$)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


class Session:
    """A folder of its own with the worked example and the program, in which commands follow each
    other."""

    def __init__(self, program):
        self.folder = Path(tempfile.mkdtemp(prefix="whocounts-readme-"))
        shutil.copytree(ROOT / "indicators", self.folder / "indicators")
        shutil.copytree(ROOT / "docs/examples", self.folder / "docs/examples")
        starter = self.folder / "whocounts"
        starter.write_text(f'#!/bin/sh\nexec "{program}" "$@"\n')
        starter.chmod(0o755)

    def run(self, command):
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command], cwd=self.folder, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600,
            env={**os.environ, "LC_ALL": "C.UTF-8"})
        return done.stdout.removesuffix("\n"), done.returncode

    def close(self):
        shutil.rmtree(self.folder)


def steps(block):
    """The commands of a block, each with the output shown."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
        else:
            raise SystemExit(f"a console block begins without a command: {line}")
    return [(command, "\n".join(lines)) for command, lines in found]


def compare(page, text, session, problems):
    """The text of the page with the outputs as they are now."""

    def block(match):
        shown = []
        for command, expected in steps(match[1]):
            actual, code = session.run(command)
            # 141: the program was still writing when `head` had enough.
            if code not in (0, 141):
                problems.append(f"{page}: $ {command}: exit code {code}\n{actual}")
            elif actual != expected:
                problems.append(f"{page}: $ {command}\n--- shown\n{expected}\n--- printed\n{actual}")
            shown.append("\n".join([f"$ {command}", *([actual] if actual else [])]))
        return "```console\n" + "\n".join(shown) + "\n```"

    return CONSOLE.sub(block, text)


def main():
    program = os.environ.get("WHOCOUNTS", "")
    if not program or not os.access(program, os.X_OK):
        print("WHOCOUNTS names no program")
        return 77
    program = str(Path(program).absolute())
    update = "--update" in sys.argv[1:]
    problems, commands = [], 0
    session = Session(program)
    try:
        for path in PAGES:
            page, text = path.relative_to(ROOT), path.read_text(encoding="utf-8")
            for name in sorted(set(MENTION.findall(text)) - {"help"}):
                if session.run(f"./whocounts {name} --help | grep -q 'USAGE: whocounts {name} '")[1]:
                    problems.append(f"{page}: there is no command {name}")
            for target in LINK.findall(text):
                if not (path.parent / target).exists():
                    problems.append(f"{page}: no file {target}")
            found = compare(page, text, session, problems)
            commands += len(re.findall(r"^\$ ", "".join(CONSOLE.findall(text)), re.MULTILINE))
            if update and found != text:
                path.write_text(found, encoding="utf-8")
                print(f"{page}: outputs written anew")
    finally:
        session.close()
    if commands == 0:
        problems.append("no page shows a command")
    if update:
        return 0
    for problem in problems:
        print(problem)
    print(f"{commands} commands on {len(PAGES)} pages, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
