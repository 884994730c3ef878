"""How soon pages are there: bytes and seconds in a real browser at 10 Mbps, and the page callback alone.

.venv/bin/python -m bench.pages sqlite:///data/run/demo.db [--runs 5]
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from dashboard.document import page_request
from store.engine import open_store
from tests.browser.conftest import CHROMIUM, FLAGS, served
from tests.make_pages import dashboard_over

MBPS, LATENCY = 10, 20
"""Of the line: megabits a second both ways, milliseconds."""
CALLS = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """A page and what must be drawn until it is there; `kilobytes` and `seconds`: its budget, cold."""

    name: str
    path: str
    there: str
    kilobytes: int
    seconds: float


PAGES = (
    Shown("overview", "/", "table.targets td.standing", 450, 1.0),
    Shown("target", "/target/innovative_smes", ".js-plotly-plot .scatterlayer", 1400, 2.0),
)
WARM = 25
"""Kilobytes that a page may take when it was seen before."""
CALLBACK = 25
"""Milliseconds in which 95 of 100 callbacks are answered."""


class Line:
    """What came over a throttled line since the last look."""

    def __init__(self, session: CDPSession) -> None:
        self.received = 0
        session.send("Network.enable")
        rate = MBPS * 1_000_000 / 8
        slowed: dict[str, object] = {"offline": False, "latency": LATENCY}
        slowed |= {"downloadThroughput": rate, "uploadThroughput": rate}
        session.send("Network.emulateNetworkConditions", slowed)
        session.on("Network.loadingFinished", self._note)

    def _note(self, event: dict[str, Any]) -> None:
        self.received += int(event["encodedDataLength"])

    def taken(self) -> int:
        found, self.received = self.received, 0
        return found


def load(browser: Browser, address: str, shown: Shown) -> tuple[float, float, float, float]:
    """Kilobytes and seconds, cold and then warm, in a window of its own."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    line = Line(context.new_cdp_session(page))
    cold = _timed(page, shown, lambda: page.goto(address + shown.path))
    first = line.taken()
    warm = _timed(page, shown, page.reload)
    second = line.taken()
    context.close()
    return first / 1024, cold, second / 1024, warm


def _timed(page: Page, shown: Shown, go: Callable[[], object]) -> float:
    began = time.perf_counter()
    go()
    page.wait_for_selector(shown.there)
    return time.perf_counter() - began


def callbacks(address: str, path: str) -> list[float]:
    """Milliseconds of the page callback over HTTP, one after another, the Board kept in memory."""
    body = json.dumps(page_request(path)).encode()
    found = []
    for _ in range(CALLS):
        asked = urllib.request.Request(  # noqa: S310 our own server
            f"{address}/_dash-update-component",
            data=body,
            headers={"Content-Type": "application/json"},
        )
        began = time.perf_counter()
        with urllib.request.urlopen(asked) as answer:  # noqa: S310
            answer.read()
        found.append((time.perf_counter() - began) * 1000)
    return found


def told(what: str, values: list[float], unit: str, budget: float) -> None:
    middle, least = statistics.median(values), min(values)
    mark = "" if middle <= budget else "  OVER"
    print(f"{what:34} {middle:9.2f} {unit:3} (least {least:.2f}; budget {budget:g}){mark}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("database")
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    app = dashboard_over(open_store(given.database), clock=lambda: datetime.now(UTC))
    app.charts_ready.join()
    chromium = next(found for name in CHROMIUM if (found := shutil.which(name)))
    with served(app) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for shown in PAGES:
            runs = [load(browser, address, shown) for _ in range(given.runs)]
            cold, ready, warm, again = (list(column) for column in zip(*runs, strict=True))
            told(f"{shown.name}, cold", cold, "KB", shown.kilobytes)
            told(f"{shown.name}, cold, there after", ready, "s", shown.seconds)
            told(f"{shown.name}, seen before", warm, "KB", WARM)
            told(f"{shown.name}, seen before, after", again, "s", shown.seconds)
        browser.close()
        for shown in PAGES:
            times = sorted(callbacks(address, shown.path))
            told(f"{shown.name}, callback", times, "ms", CALLBACK)
            told(f"{shown.name}, callback, p95", [times[CALLS * 95 // 100]], "ms", CALLBACK)


if __name__ == "__main__":
    main()
