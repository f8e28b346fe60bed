"""Pictures of pages, for a person to look at: no check replaces that.

    screenshots.py [--cut HEIGHT] OUTPUT FOLDER [PAGE…]

Writes FOLDER/<page>-<width>[-dark].png of the whole height for the pages named by their path in
OUTPUT (all of them when none is named), at the two widths, light and dark. With --cut a long page
becomes several pictures, -1, -2 and so on.
"""

import argparse
import base64
import sys
from pathlib import Path

from browser import NARROW, WIDE, Browser


def pieces(height: int, cut: int) -> list[tuple[str, int, int]]:
    """(suffix of the name, top, height) of the pictures of a page."""
    if not cut or height <= cut:
        return [("", 0, height)]
    return [(f"-{number}", top, min(cut, height - top))
            for number, top in enumerate(range(0, height, cut), start=1)]


def take(browser: Browser, page: Path, stem: str, folder: Path, cut: int):
    for width in (WIDE, NARROW):
        for dark in (False, True):
            browser.show(width, dark)
            browser.driver.get(page.resolve().as_uri())
            whole = browser.driver.execute_script("return document.documentElement.scrollHeight")
            for suffix, top, height in pieces(whole, cut):
                picture = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {
                    "captureBeyondViewport": True,
                    "clip": {"x": 0, "y": top, "width": width, "height": height, "scale": 1}})
                file = folder / f"{stem}-{width}{'-dark' if dark else ''}{suffix}.png"
                file.write_bytes(base64.b64decode(picture["data"]))
                print(file)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    arguments.add_argument("--cut", type=int, default=0, help="the greatest height of a picture")
    arguments.add_argument("output", type=Path)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("pages", nargs="*")
    given = arguments.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    pages = [given.output / name for name in given.pages] or sorted(given.output.rglob("*.html"))
    with Browser() as browser:
        for page in pages:
            stem = page.relative_to(given.output).with_suffix("").as_posix().replace("/", "-")
            take(browser, page, stem, given.folder, given.cut)
    return 0


if __name__ == "__main__":
    sys.exit(main())
