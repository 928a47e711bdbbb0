"""Take the screenshots of README and docs: the report on the five articles, in Chromium, small enough for a page.

`python docs/screenshots.py` writes `docs/images/*.png`. It needs the extra `browser`, Pillow and Debian's chromium.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Page, sync_playwright

import quotematch as qm

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
#: Name, width, height, color scheme, and the element that stands at the top.
VIEWS = (
    ("report", 1000, 900, "light", "h1"),
    ("statements", 1000, 760, "light", "#statements"),
    ("statements_dark", 1000, 560, "dark", "#statements"),
    ("article", 1000, 560, "light", ".article"),
    ("phone", 390, 760, "light", "h1"),
)


def main() -> None:
    """Take them all."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "report.html")
        qm.reconcile(ROOT / "seeds").to_html(path)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, width, height, scheme, top in VIEWS:
            colors: Literal["dark", "light"] = "dark" if scheme == "dark" else "light"
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=colors)
            page.goto(path.as_uri())
            _take(page, name, top)
            page.close()
        browser.close()


def _take(page: Page, name: str, top: str) -> None:
    if top == ".article":
        page.locator(".article summary").first.click()
    page.locator(top).first.evaluate("one => window.scrollTo(0, one.getBoundingClientRect().top + scrollY - 16)")
    if top != "h1":
        page.add_style_tag(content="#filters { position: static !important; }")
    file = IMAGES / f"{name}.png"
    page.screenshot(path=file)
    Image.open(file).convert("RGB").quantize(96).save(file, optimize=True)


if __name__ == "__main__":
    main()
