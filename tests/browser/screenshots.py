"""Pictures of the running app, those of docs/screenshots.

.venv/bin/python app.py demo --once --db sqlite:////tmp/shots/demo.db
.venv/bin/python -m tests.browser.screenshots sqlite:////tmp/shots/demo.db docs/screenshots
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from briefing.composer import Composer
from dashboard.document import Dashboard
from data.demo.filed import NOW
from store import outbox
from store.definitions import Definitions
from store.engine import open_store
from store.outbox import LetterState
from targets.vocabulary import Language, Period
from tests.browser.conftest import CHROMIUM, FLAGS, served
from tests.browser.paths import filled
from tests.make_pages import DAYS, dashboard_over, shanghai

OVERDUE = "310151"
"""The district of the demo whose form of September is not in yet."""

LETTERS: tuple[tuple[Language, int], ...] = (("zh", 600), ("en", 390))
SOURCE = "source=inclusive_loans_balance.pbc.2023-05.city"


@dataclass(frozen=True, slots=True)
class Shot:
    name: str
    path: str
    width: int = 1440
    height: int = 960
    language: Language = "zh"
    role: str = "viewer"
    dark: bool = False
    uploads: bool = False

    @property
    def address(self) -> str:
        return f"{self.path}{'&' if '?' in self.path else '?'}lang={self.language}"


CHOSEN = (
    Shot("overview", "/"),
    Shot("overview-en-dark", "/", language="en", dark=True),
    Shot("overview-phone", "/", width=390, height=844),
    Shot("target", "/target/innovative_smes", height=1250),
    Shot("target-en", "/target/inclusive_loans_balance", language="en", height=1250),
    Shot("target-phone", "/target/little_giants", width=390, height=844),
    Shot("source", f"/target/inclusive_loans_balance?{SOURCE}"),
    Shot("districts", "/districts", height=1100),
    Shot("agencies", "/agencies", height=1100),
    Shot("submissions", "/submissions", role="office"),
    Shot("upload", "/upload", role=OVERDUE, uploads=True, height=760),
    Shot("upload-phone", "/upload", role=OVERDUE, uploads=True, width=390, height=844),
)


def take(browser: Browser, address: str, shot: Shot, folder: Path) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.dark else "light",
    )
    with context:
        context.add_cookies([{"name": "monitor_role", "value": shot.role, "url": address}])
        page = context.new_page()
        page.goto(address + shot.address)
        page.wait_for_selector("main h1")
        if shot.uploads:
            _upload(page, address)
        if page.locator("#chart").count():
            page.wait_for_selector(".js-plotly-plot .scatterlayer")
        if page.locator("iframe").count():
            page.frame_locator("iframe").locator("body").wait_for()
        page.wait_for_timeout(300)
        page.screenshot(path=folder / f"{shot.name}.png")


def _upload(page: Page, address: str) -> None:
    page.set_input_files("#workbook", filled(page, address, OVERDUE, Period(2023, 9)))
    page.wait_for_selector("textarea")
    page.fill("textarea >> nth=0", "第三批集中认定，含转入企业40家。")


def take_letters(browser: Browser, database: str, folder: Path) -> None:
    """The last issue that the demo sent, at the width of a mail program and of a phone."""
    store = open_store(database)
    with store.reading() as session:
        sent = outbox.deliveries(session, states=(LetterState.SENT,))
    last = max((one.letter for one in sent), key=lambda one: (one.period, one.slot))
    composer = Composer(
        store, Definitions(shanghai()), DAYS, "http://127.0.0.1:8050", "demo@example.invalid"
    )
    for language, width in LETTERS:
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.set_content(composer.rendered(replace(last, language=language)).html)
        page.screenshot(path=folder / f"mail-{language}-{width}.png", full_page=True)
        page.close()


def over(database: str) -> Dashboard:
    return dashboard_over(open_store(database), clock=lambda: NOW)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("database")
    asked.add_argument("folder", type=Path)
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    path = next(found for name in CHROMIUM if (found := shutil.which(name)))
    with served(over(given.database)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for shot in CHOSEN:
            take(browser, address, shot, given.folder)
        take_letters(browser, given.database, given.folder)
        browser.close()


if __name__ == "__main__":
    main()
