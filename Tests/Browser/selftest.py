"""Are the checks able to fail? Each page of `fixtures/faults` holds one planted fault and names, in
`<meta name="planted">`, exactly the checks that must find it; the clean pages must pass them all.
Ends with `selftest: N passed, N failed`.
"""

import re
import sys
import tempfile
from pathlib import Path

import run
import static_checks
from pages import pages_of

FIXTURES = Path(__file__).resolve().parent / "fixtures"
PLANTED = re.compile(rb'<meta name="planted" content="([^"]*)">')
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><main><h1>{title}</h1>{body}</main></body></html>"""


def planted_pages() -> list[tuple[str, set, set]]:
    """(page, checks that should complain, checks that did) for each page of the fixtures."""
    found = run.check_pages(FIXTURES)
    rows = []
    for page in pages_of(FIXTURES):
        match = PLANTED.search(page.bytes)
        expected = set(match.group(1).decode().split()) if match else set()
        rows.append((page.name, expected, {check for check, _ in found[page.name]}))
    return rows


def folder_faults() -> list[tuple[str, set, set]]:
    """The same for faults too large or too broken to keep as files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / "indicators").mkdir()
        heavy = PAGE.format(title="Heavy", body="<p>word</p>" * 6000)
        (folder / "indicators/1-1-1.html").write_text(heavy, "utf-8")
        (folder / "scripted.html").write_text(
            PAGE.format(title="Scripted", body='<script src="large.js"></script>'), "utf-8")
        (folder / "large.js").write_text("// " + "x" * static_checks.SCRIPT_BYTES, "utf-8")
        (folder / "index.html").write_text(
            PAGE.format(title="Index", body='<a href="scripted.html">Scripted</a>'), "utf-8")
        budgets = {page.name: set(static_checks.budget(page)) for page in pages_of(folder)}
        rows = [(page, {"budget"} if page != "index.html" else set(),
                 {"budget"} if messages else set()) for page, messages in budgets.items()]
        orphans = run.check_folder(folder)["reachable"]
        rows.append(("an orphan", {"indicators/1-1-1.html is linked from nowhere"}, set(orphans)))
        for file, text in {"a.svg": "<svg>", "b.json": "[NaN]", "c.csv": "a,b\n1\n",
                           "d.png": "PNG", "e.pdf": "%PDF-1.7"}.items():
            (folder / file).write_text(text, "utf-8")
            broken = {fault.split(":")[0] for fault in static_checks.files(folder)}
            rows.append((file, {file}, broken))
            (folder / file).unlink()
    return rows


def main() -> int:
    rows = planted_pages() + folder_faults()
    wrong = [row for row in rows if row[1] != row[2]]
    for name, expected, found in wrong:
        print(f"{name}: expected {sorted(expected)}, found {sorted(found)}")
    covered = set().union(*(expected for _, expected, _ in rows))
    unproven = sorted(run.CHECKS - covered)
    for check in unproven:
        print(f"{check}: no planted fault shows that this check can fail")
    print(f"selftest: {len(rows) - len(wrong)} passed, {len(wrong) + len(unproven)} failed")
    return 1 if wrong or unproven else 0


if __name__ == "__main__":
    sys.exit(main())
