"""Every page in every dress: three widths, two languages, light and dark, side by side in one picture a page.

What axe-core finds on any of them is printed and ends in failure.

.venv/bin/python app.py demo --once --db sqlite:////tmp/shots/demo.db
.venv/bin/python -m tests.browser.dresses sqlite:////tmp/shots/demo.db docs/screenshots/pages
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.base import AXE_FILE_PATH
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from targets.vocabulary import LANGUAGES, Language
from tests.browser.conftest import CHROMIUM, FLAGS, served
from tests.browser.screenshots import OVERDUE, SOURCE, over

WIDTHS = (1440, 1024, 390)
SCALE, TALLEST, GAP, QUALITY = 0.42, 2600, 10, 62
"""Of the pictures side by side: their size, how much of a long page is shown, what lies between them."""
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES: dict[Literal["light", "dark"], list[str]] = {
    "light": STANDARDS,
    "dark": ["color-contrast", "link-in-text-block"],  # what other colours can make worse
}
RUN = """async rules => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ['violations']});
  return found.violations.map(one => one.id + ' ' + one.nodes.map(node => node.html.slice(0, 90)));
}"""

PAGES = (
    "/",
    "/?standing=behind",
    "/?period=2023-05&as_of=2023-06-20",
    "/target/innovative_smes",
    "/target/inclusive_loans_balance",
    "/target/relief_financing",
    "/target/procurement_reserved_share",
    "/target/avg_guarantee_fee_rate",
    "/target/clusters_municipal",
    "/target/zero_carbon_factories",
    "/target/srdi_digital_coverage",
    f"/target/inclusive_loans_balance?{SOURCE}",
    "/?how=gap_to_path.little_giants.city",
    "/districts",
    "/districts?target=procurement_reserved_share",
    "/districts/310115",
    "/agencies",
    "/agencies/eic",
    "/agencies/hrss",
    "/submissions",
    "/submissions/1",
    "/upload",
    "/briefings",
    "/admin",
    "/rules",
    "/calibration",
    "/nowhere",
)


def name_of(path: str) -> str:
    return re.sub(r"[^a-z0-9_]+", "-", path.strip("/")).strip("-") or "overview"


def dresses(
    browser: Browser, address: str, path: str
) -> Iterator[tuple[str, Image.Image, list[str]]]:
    """Each with its name, its picture and what axe says of it."""
    for width in WIDTHS:
        for language in LANGUAGES:
            page = _opened(browser, address, path, width, language)
            for theme, rules in THEMES.items():
                page.emulate_media(color_scheme=theme)
                page.wait_for_timeout(250)  # a chart takes on its colours
                shot = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
                found: list[str] = page.evaluate(RUN, rules)
                yield f"{width} {language} {theme}", shot, found
            page.context.close()


def _opened(browser: Browser, address: str, path: str, width: int, language: Language) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900})
    role = OVERDUE if path == "/upload" else "office"
    context.add_cookies([{"name": "monitor_role", "value": role, "url": address}])
    page = context.new_page()
    page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
    page.wait_for_selector("main h1")
    if page.locator("#chart").count():
        page.wait_for_selector(".js-plotly-plot .scatterlayer")
    if page.locator("iframe").count():
        page.frame_locator("iframe").locator("body").wait_for()
    page.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
    return page


def beside(shots: list[Image.Image]) -> Image.Image:
    """In one row, each cut where it grows too long to be looked at."""
    cut = [shot.crop((0, 0, shot.width, min(shot.height, TALLEST))) for shot in shots]
    small = [one.resize((round(one.width * SCALE), round(one.height * SCALE))) for one in cut]
    width = sum(one.width + GAP for one in small) - GAP
    sheet = Image.new("RGB", (width, max(one.height for one in small)), "#8a929a")
    left = 0
    for one in small:
        sheet.paste(one, (left, 0))
        left += one.width + GAP
    return sheet


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("database")
    asked.add_argument("folder", type=Path)
    asked.add_argument("paths", nargs="*", default=PAGES)
    given: Any = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    chromium = next(found for name in CHROMIUM if (found := shutil.which(name)))
    troubles = 0
    with served(over(given.database)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for path in given.paths:
            shots = []
            for name, shot, violations in dresses(browser, address, path):
                shots.append(shot)
                troubles += len(violations)
                for one in violations:
                    print(f"{path} ({name}): {one}")  # noqa: T201 what is printed is the result
            file = given.folder / f"{name_of(path)}.webp"
            beside(shots).save(file, quality=QUALITY, method=4)
        browser.close()
    print(f"{len(given.paths)} pages, {troubles} violations")  # noqa: T201
    sys.exit(1 if troubles else 0)


if __name__ == "__main__":
    main()
