"""Looks at every page of an output folder in a real browser and in its source.

    run.py OUTPUT [--only TEXT] [--browsers N]

A page passes when every check of it does; two more checks concern the folder as a whole. Prints
each fault with its page and rule, then `browser: N passed, N failed`; exit code 1 if any failed.
"""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import static_checks
from browser import Browser
from pages import Page, pages_of

# Every rule a page can break, by the name that failures carry.
CHECKS = {"structure", "request", "link", "budget", "html", "axe", "axe-dark", "overflow-360",
          "overflow-1280", "no-script"}
FOLDER_CHECKS = {"reachable", "files"}


def static_faults(page: Page, pages: dict[Path, Page], folder: Path) -> list[tuple[str, str]]:
    return [(check.__name__, text)
            for check in (static_checks.structure, static_checks.request, static_checks.budget)
            for text in check(page)] + \
        [("link", text) for text in static_checks.link(page, pages, folder)]


def look_at(pages: list[Page], browsers: int) -> dict[str, list[tuple[str, str]]]:
    """The faults that a browser sees, by page, with several browsers at work."""
    work: SimpleQueue = SimpleQueue()
    for page in pages:
        work.put(page)
    faults: dict[str, list[tuple[str, str]]] = {}

    def worker():
        with Browser() as browser:
            while not work.empty():
                page = work.get()
                try:
                    faults[page.name] = browser.look(page.file)
                except Exception as error:  # a page that stops the browser is a fault of the page
                    faults[page.name] = [("axe", f"the browser failed: {str(error)[:300]}")]

    with ThreadPoolExecutor(browsers) as pool:
        for done in [pool.submit(worker) for _ in range(min(browsers, len(pages)))]:
            done.result()
    return faults


def check_pages(folder: Path, only: str = "", browsers: int = 2) -> dict[str, list[tuple[str, str]]]:
    """Every fault of every page, by page; a page without faults has an empty list."""
    folder = folder.resolve()
    everything = pages_of(folder)
    by_file = {page.file.resolve(): page for page in everything}
    chosen = [page for page in everything if only in page.name]
    validator = static_checks.html(folder)
    seen = look_at(chosen, browsers)
    return {page.name: static_faults(page, by_file, folder) + seen.get(page.name, []) +
            [("html", text) for text in validator.get(page.file, [])] for page in chosen}


def check_folder(folder: Path) -> dict[str, list[str]]:
    pages = {page.file.resolve(): page for page in pages_of(folder.resolve())}
    return {"reachable": list(static_checks.reachable(pages, folder)),
            "files": list(static_checks.files(folder))}


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--only", default="", help="pages whose path contains this text")
    arguments.add_argument("--browsers", type=int, default=2)
    given = arguments.parse_args()
    faults = check_pages(given.output, given.only, given.browsers)
    if not faults:
        print(f"{given.output} holds no page", file=sys.stderr)
    for page, found in faults.items():
        for check, text in found[:20]:
            print(f"{page}: {check}: {text}")
    failed = sum(1 for found in faults.values() if found) + (0 if faults else 1)
    passed = sum(1 for found in faults.values() if not found)
    for check, found in check_folder(given.output).items():
        for text in found[:50]:
            print(f"{check}: {text}")
        failed, passed = (failed + 1, passed) if found else (failed, passed + 1)
    print(f"browser: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
