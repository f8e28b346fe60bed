"""The pages of an output folder as their source says them: no browser, no third-party parser."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Attributes that make a browser fetch something as soon as it meets the element. `a href` is not
# among them: a reader may follow a link; the page itself may not.
FETCHING = {
    ("audio", "src"), ("embed", "src"), ("feimage", "href"), ("feimage", "xlink:href"),
    ("iframe", "src"), ("image", "href"), ("image", "xlink:href"), ("img", "src"),
    ("img", "srcset"), ("input", "src"), ("link", "href"), ("object", "data"), ("script", "src"),
    ("source", "src"), ("source", "srcset"), ("track", "src"), ("use", "href"),
    ("use", "xlink:href"), ("video", "poster"), ("video", "src"), ("body", "background"),
}
# `link` kinds that only state something.
STATING = {"canonical", "alternate", "license", "author", "help", "next", "prev", "describedby"}


class Page(HTMLParser):
    """One HTML file: what it fetches, links to, and is called."""

    def __init__(self, file: Path, folder: Path):
        super().__init__(convert_charrefs=True)
        self.file = file
        self.name = file.relative_to(folder).as_posix()
        self.bytes = file.read_bytes()
        self.lang = ""
        self.title = ""
        self.headings = 0  # h1
        self.ids: set[str] = set()
        self.links: list[str] = []  # followed by a reader
        self.fetched: list[tuple[str, str]] = []  # (element, address), fetched by the browser
        self.scripts: list[str] = []  # addresses of script files
        self.script_bytes = 0  # inline script that is executed
        self.styles: list[str] = []  # inline CSS
        self.refreshes = False
        self._inside: list[str] = []
        self._collect = None
        self.feed(self.bytes.decode("utf-8", errors="replace"))
        self.close()

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        if tag == "a" and given.get("name"):
            self.ids.add(given["name"])
        if tag == "html":
            self.lang = given.get("lang", "")
        if tag == "h1":
            self.headings += 1
        if tag in ("a", "area") and "href" in given:
            self.links.append(given["href"])
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.refreshes = True
        if "style" in given:
            self.styles.append(given["style"])
        states = tag == "link" and set(given.get("rel", "").lower().split()) <= STATING
        if states:
            self.links.append(given.get("href", ""))
        for name, value in given.items():
            if (tag, name) in FETCHING and not states:
                addresses = [part.split()[0] for part in value.split(",") if part.strip()] \
                    if name == "srcset" else [value]
                self.fetched += [(tag, address) for address in addresses]
        if tag == "script" and given.get("src"):
            self.scripts.append(given["src"])
        executed = given.get("type", "") in ("", "text/javascript", "module")
        # The `title` of a drawing is not the page's.
        if tag in ("svg",):
            self._inside.append(tag)
        self._collect = None
        if tag == "title" and not self._inside:
            self._collect = "title"
        elif tag == "style":
            self._collect = "style"
        elif tag == "script" and not given.get("src") and executed:
            self._collect = "script"

    def handle_endtag(self, tag):
        if tag in self._inside:
            self._inside.remove(tag)
        self._collect = None

    def handle_data(self, data):
        if self._collect == "title":
            self.title += data
        elif self._collect == "style":
            self.styles.append(data)
        elif self._collect == "script":
            self.script_bytes += len(data.encode())


def pages_of(folder: Path) -> list[Page]:
    """Every HTML file of a folder, in the order of their names."""
    return [Page(file, folder) for file in sorted(folder.rglob("*.html"))]


def target(page: Page, address: str) -> tuple[Path, str] | None:
    """The file and fragment that a relative address names; `None` for an address elsewhere."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    file = page.file if not parts.path else (page.file.parent / unquote(parts.path)).resolve()
    return file, unquote(parts.fragment)
