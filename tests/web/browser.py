#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search box in headless Chromium: a query is typed, a facet followed, an article opened, its mark seen;
a picture of each page, narrow and wide, light and dark. Run by hand, since a browser is large:

usage: browser.py ADDRESS PICTURES [QUERY]      (ADDRESS as scripts/serve.sh says it; PICTURES: a folder)

Needs Debian's chromium and chromium-driver. Ends with 1 and a line when something is not as it should be.
"""
import base64
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"   # the key of WebDriver's specification
ENTER = "\ue007"
OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
           "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"]


class Wrong(Exception):
    pass


class Browser:
    """A session of chromedriver, by its protocol."""

    def __init__(self, port, profile):
        self.root = f"http://127.0.0.1:{port}"
        options = {"args": [*OPTIONS, f"--user-data-dir={profile}"]}
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}})
        self.root += "/session/" + made["sessionId"]

    def call(self, method, path, body=None):
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = urllib.request.Request(self.root + path, data=data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise Wrong(json.load(error)["value"]["message"].splitlines()[0]) from error

    def devtools(self, command, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def look(self, width, dark):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1,
                      mobile=width < 600)
        self.devtools("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def open(self, address):
        self.call("POST", "/url", {"url": address})

    def find(self, selector):
        found = self.call("POST", "/elements", {"using": "css selector", "value": selector})
        if not found:
            raise Wrong(f"nothing on the page is {selector}")
        return found[0][ELEMENT]

    def click(self, selector):
        self.call("POST", f"/element/{self.find(selector)}/click")

    def follow(self, selector):
        """As click(), of what lies in folded <details> that the style sheet shows: WebDriver takes it for hidden."""
        address = self.run(f"""const a = document.querySelector('{selector}'); a.scrollIntoView({{block: 'center'}});
            const box = a.getBoundingClientRect();
            return a.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)) && a.href""")
        if not address:
            raise Wrong(f"{selector} cannot be seen or clicked")
        self.open(address)

    def type(self, selector, text):
        self.call("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def text(self, selector):
        return self.call("GET", f"/element/{self.find(selector)}/text")

    def run(self, script):
        return self.call("POST", "/execute/sync", {"script": script, "args": []})

    def picture(self, path):
        size = self.devtools("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 2600), "scale": 1}
        shot = self.devtools("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        path.write_bytes(base64.b64decode(shot["data"]))


def expect(holds, what):
    if not holds:
        raise Wrong(what)


def total(browser):
    return int(browser.text("main h1").split()[0].replace(",", ""))


def walk(browser, address, query, pictures, name, narrow):
    """The way of a visitor through all pages."""
    browser.open(address)
    browser.picture(pictures / f"start-{name}.png")
    expect(browser.run("return document.activeElement.id") == "q", "the box has not the focus")
    browser.type("#q", query + ENTER)
    before = total(browser)
    expect(browser.text(".passage mark"), "nothing is marked")
    browser.picture(pictures / f"results-{name}.png")
    if narrow:
        browser.click(".facets > summary")
        browser.picture(pictures / f"facets-{name}.png")
    count = int(browser.run("return document.querySelector('.facets li .count').textContent").replace(",", ""))
    browser.follow(".facets li a.value")
    expect(total(browser) == count, f"the facet says {count}, its page {browser.text('main h1')}")
    expect(total(browser) <= before, "a facet widened the result")
    browser.picture(pictures / f"narrowed-{name}.png")
    browser.click(".chosen a")
    expect(total(browser) == before, "the facet taken away is not where it began")
    title = browser.text(".hits h2 a")
    browser.click(".hits h2 a")
    expect(browser.text("article.whole h1") == title, "another article than the one clicked")
    expect(browser.text(".text mark"), "nothing is marked in the article")
    browser.picture(pictures / f"article-{name}.png")
    browser.click(".back a")
    expect(total(browser) == before, "the way back leads elsewhere")
    wide = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    expect(wide <= 0, f"the page is {wide} pixels too wide")
    loud = [entry["message"] for entry in browser.call("POST", "/se/log", {"type": "browser"})]
    expect(not loud, f"the browser complains: {loud}")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    address, pictures = sys.argv[1], pathlib.Path(sys.argv[2])
    query = sys.argv[3] if len(sys.argv) == 4 else "border guards"
    pictures.mkdir(parents=True, exist_ok=True)
    status, browser = 0, None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        driver = subprocess.Popen(["chromedriver", "--port=9517", "--log-level=SEVERE"],
                                  stdout=subprocess.DEVNULL)
        try:
            for _ in range(100):
                try:
                    browser = Browser(9517, profile)
                    break
                except urllib.error.URLError:
                    time.sleep(0.1)
            for width, dark in ((1280, False), (1280, True), (390, False), (390, True)):
                name = f"{width}-{'dark' if dark else 'light'}"
                browser.look(width, dark)
                walk(browser, address, query, pictures, name, width < 600)
                print(f"{name}: as it should be")
        except Wrong as wrong:
            print(f"browser: {wrong}", file=sys.stderr)
            status = 1
        finally:
            if browser:
                browser.call("DELETE", "")
            driver.terminate()
            driver.wait()
    return status


if __name__ == "__main__":
    sys.exit(main())
