"""The three readers' ways through the product, step by step: walked by a test, recorded for docs/screenshots.

.venv/bin/python -m tests.browser.paths sqlite:////tmp/shots/demo.db docs/screenshots
"""

from __future__ import annotations

import argparse
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from briefing.composer import REGULAR, Composer
from store.definitions import Definitions
from store.engine import Store, open_store
from store.outbox import Letter
from targets.vocabulary import Period
from tests.browser.conftest import CHROMIUM, FLAGS, served
from tests.make_pages import DAYS, NOW, dashboard_over, shanghai

SECONDS = 2.2
"""For which a recorded step stands."""
WIDE, PHONE = (1280, 800), (390, 780)


@dataclass(frozen=True, slots=True)
class Walk:
    """`body`: for whom the agency files; one whose form of the newest month is not in yet."""

    page: Page
    address: str
    store: Store
    body: str
    month: Period


Steps = Iterator[str]
"""What was just done; the page shows what came of it."""


def staff(walk: Walk) -> Steps:
    """Finds what is furthest behind, whose it is, and the cell that says so."""
    page = walk.page
    page.goto(walk.address)
    page.wait_for_selector("table.targets")
    yield "opens the overview"
    page.click("th a.order >> text=与预期进度")
    page.wait_for_selector("th[aria-sort]")
    yield "puts the worst first"
    name = page.locator("table.targets a.name >> nth=0").inner_text()
    page.click("table.targets a.name >> nth=0")
    expect(page.locator("main h1")).to_contain_text(name)
    page.wait_for_selector(".js-plotly-plot .scatterlayer")
    yield "opens it: the sentence, the year, the forecast"
    page.locator("#what-if a >> nth=0").click()
    page.wait_for_selector(".what-if tr.on")
    page.locator("#what-if").scroll_into_view_if_needed()
    yield "asks what comes of the present pace"
    page.click("dl.facts a.number >> nth=0")
    expect(page.locator("div.drawer")).to_contain_text("sha256")
    yield "sees file, sheet and cell of its number"
    page.keyboard.press("Escape")
    page.click(".kicker a[href*='/agencies/']")
    page.wait_for_selector("table.targets")
    yield "goes to the agency that leads it"


def agency(walk: Walk) -> Steps:
    """Files a month: the template, the workbook, an explanation, the receipt."""
    page = walk.page
    page.context.add_cookies([{"name": "monitor_role", "value": walk.body, "url": walk.address}])
    page.goto(f"{walk.address}/upload")
    page.wait_for_selector("a[href^='/template/']")
    yield "sees what is owed, and takes the template"
    page.set_input_files("#workbook", filled(page, walk.address, walk.body, walk.month))
    page.wait_for_selector("textarea")
    yield "drops the filled workbook: every figure with its cell, and what is odd"
    for field in page.locator("textarea").all():
        field.fill("第三批集中认定，含转入企业。")
    yield "explains what is odd"
    page.click("button[type=submit] >> text=提交")
    expect(page.locator(".notice")).to_contain_text("已提交")
    yield "has the receipt"


RISES = ((5, 61), (6, 4), (7, 1))
"""Rows of the template and how much more than last month they get: one of them is odd."""


def filled(page: Page, address: str, body: str, month: Period) -> Path:
    """The template, filled in so that something must be explained."""
    blank = page.request.get(f"{address}/template/{body}/{month}").body()
    book = openpyxl.load_workbook(io.BytesIO(blank))
    sheet = book.worksheets[0]
    for row, more in RISES:
        sheet.cell(row, 5).value = int(str(sheet.cell(row, 4).value or 0)) + more
    name = shanghai().district[body].name.zh
    path = Path(tempfile.mkdtemp()) / f"{name}{month.year}年{month.month}月月报.xlsx"
    book.save(path)
    return path


def leader(walk: Walk) -> Steps:
    """Reads the mail on a phone and follows a link from it."""
    page = walk.page
    page.set_content(_letter(walk))
    yield "reads the mail"
    link = page.locator("a[href*='/target/']").first
    link.scroll_into_view_if_needed()
    name = link.inner_text()
    yield "stops at a target"
    page.goto(str(link.get_attribute("href")))
    expect(page.locator("main h1")).to_contain_text(name)
    page.wait_for_selector(".js-plotly-plot .scatterlayer")
    yield "follows its link"
    page.locator("#chart").scroll_into_view_if_needed()
    yield "sees the year and the forecast"


def _letter(walk: Walk) -> str:
    composer = Composer(
        walk.store, Definitions(shanghai()), DAYS, walk.address, "demo@example.invalid"
    )
    letter = Letter(
        "office_monthly",
        "2023-10",
        "leader@example.invalid",
        "zh",
        None,
        walk.month,
        NOW,
        REGULAR,
    )
    return composer.rendered(letter).html


PATHS: dict[str, tuple[Callable[[Walk], Steps], tuple[int, int]]] = {
    "staff": (staff, WIDE),
    "agency": (agency, WIDE),
    "leader": (leader, PHONE),
}


def record(walk: Walk, steps: Callable[[Walk], Steps], file: Path) -> None:
    """One picture a step, in one moving picture."""
    frames = []
    for _ in steps(walk):
        walk.page.wait_for_timeout(400)  # the picture, not the way, waits for what still draws
        frames.append(Image.open(io.BytesIO(walk.page.screenshot())).convert("RGB"))
    first, *rest = frames
    first.save(
        file, save_all=True, append_images=rest, duration=int(SECONDS * 1000), loop=0, quality=60
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("database")
    asked.add_argument("folder", type=Path)
    given = asked.parse_args()
    chromium = next(found for name in CHROMIUM if (found := shutil.which(name)))
    copied = Path(tempfile.mkdtemp())
    source = Path(given.database.removeprefix("sqlite:///"))
    shutil.copy(source, copied / source.name)
    shutil.copytree(f"{source}.blobs", copied / f"{source.name}.blobs")
    store = open_store(f"sqlite:///{copied / source.name}")
    with served(dashboard_over(store)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for name, (steps, (width, height)) in PATHS.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            walk = Walk(page, address, store, "310151", Period(2023, 9))
            record(walk, steps, given.folder / f"path-{name}.webp")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
