"""One Chromium that looks at pages as readers do: wide and narrow, light and dark, without script."""

import json
import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

WIDE, NARROW = 1280, 360
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What can change with the width or the colour scheme; the other rules see the same page again.
LAYOUT_RULES = ["color-contrast", "target-size", "scrollable-region-focusable"]

AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, Object.assign({preload: false, resultTypes: ['violations']}, arguments[0]))
  .then(result => done(result.violations.map(v =>
      v.id + ': ' + v.nodes.length + ' × ' + v.nodes[0].target.join(' ') + ' ' +
      v.nodes[0].failureSummary.split('\\n').slice(1, 2).join(' ').trim())),
    error => done(['axe failed: ' + error]));
"""
OVERFLOW = """
const root = document.scrollingElement, width = window.innerWidth;
if (root.scrollWidth <= width) return null;
let widest = null, right = width;
for (const element of document.body.querySelectorAll('*')) {
  const edge = element.getBoundingClientRect().right;
  if (edge > right + 0.5) { widest = element; right = edge; }
}
return root.scrollWidth + ' px wide' + (widest ? ', because of ' + widest.tagName.toLowerCase() +
  (widest.id ? '#' + widest.id : '') +
  (widest.getAttribute('class') ? '.' + widest.getAttribute('class').split(' ').join('.') : '') : '');
"""
# Without script: the words are there, and each figure shows a drawing or a table. A drawing that
# is laid out twice has one of its two hidden; what lies in closed `details` opens without script.
UNSCRIPTED = """
const faults = [], main = document.querySelector('main');
if (!main) return ['no main element'];
if (main.innerText.trim().length < 40) faults.push('main has no text');
const seen = e => e.checkVisibility({visibilityProperty: true}) || e.closest('details:not([open])');
for (const figure of main.querySelectorAll('figure')) {
  const parts = [...figure.querySelectorAll('svg, table, img')];
  if (parts.length && !parts.some(seen)) faults.push('a figure shows nothing' +
    (figure.id ? ': #' + figure.id : ''));
}
const tables = [...main.querySelectorAll('table')];
if (tables.length && !tables.some(seen)) faults.push('no table is visible');
return faults;
"""


def _program(variable: str, *names: str) -> str:
    found = os.environ.get(variable) or next(filter(None, map(shutil.which, names)), None)
    if not found:
        sys.exit(f"{names[0]} is missing: apt-get install chromium chromium-driver")
    return found


def axe_source() -> str:
    """The accessibility checker's own script, from the package that ships it."""
    # Found without importing it: its other half, a browser driver, is not installed.
    package = find_spec("axe_playwright_python")
    if package is None or package.origin is None:
        sys.exit("axe-playwright-python is missing: Scripts/test browser installs it")
    return next(Path(package.origin).parent.rglob("axe.min.js")).read_text("utf-8")


class Browser:
    """A headless Chromium that can reach no network. Use with `with`."""

    def __init__(self):
        options = Options()
        options.binary_location = _program("CHROMIUM", "chromium", "chromium-browser",
                                           "google-chrome")
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                         "--disable-dev-shm-usage", "--disable-extensions", "--no-first-run",
                         "--disable-background-networking", "--force-color-profile=srgb",
                         "--host-resolver-rules=MAP * ~NOTFOUND"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
        options.add_experimental_option(
            "perfLoggingPrefs", {"enableNetwork": True, "enablePage": False})
        self.driver = webdriver.Chrome(
            options=options, service=Service(_program("CHROMEDRIVER", "chromedriver")))
        self.driver.set_page_load_timeout(60)
        self.driver.set_script_timeout(120)
        self.axe = axe_source()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def show(self, width: int, dark: bool):
        """Lays the page out for a width and a colour scheme."""
        command = self.driver.execute_cdp_cmd
        command("Emulation.setDeviceMetricsOverride",
                {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        command("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    def script(self, allowed: bool):
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled",
                                    {"value": not allowed})

    def requests(self) -> list[str]:
        """The addresses that were asked for since the last call."""
        asked = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                asked.append(message["params"].get("request", message["params"]).get("url", ""))
        return asked

    def look(self, file: Path) -> list[tuple[str, str]]:
        """Every fault of a page that only a browser can see, as (check, message)."""
        address = file.resolve().as_uri()
        faults = []
        self.script(allowed=True)
        self.show(WIDE, dark=False)
        self.driver.get(address)
        self.driver.execute_script(self.axe)
        faults += self._axe("axe", {"runOnly": {"type": "tag", "values": TAGS}})
        faults += self._overflow(WIDE)
        self.show(NARROW, dark=True)
        faults += self._overflow(NARROW)
        faults += self._axe("axe-dark", {"runOnly": {"type": "rule", "values": LAYOUT_RULES}})
        self.script(allowed=False)
        self.show(WIDE, dark=False)
        self.driver.get(address)
        faults += [("no-script", fault) for fault in self.driver.execute_script(UNSCRIPTED)]
        faults += [("request", f"asks for {asked[:100]}") for asked in self.requests()
                   if not asked.startswith(("file:", "data:", "blob:"))]
        return faults

    def _axe(self, check: str, options: dict) -> list[tuple[str, str]]:
        return [(check, text) for text in self.driver.execute_async_script(AXE, options)]

    def _overflow(self, width: int) -> list[tuple[str, str]]:
        found = self.driver.execute_script(OVERFLOW)
        return [(f"overflow-{width}", found)] if found else []
