"""axe-core on every kind of page in both themes, most in one language: nothing to complain of.

Every page in either language is asked by `python -m tests.browser.dresses`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page

from store.engine import open_store
from tests.browser.conftest import Reader, reading, served
from tests.make_pages import dashboard_over

PAGES = (
    "/",
    "/?standing=unlikely",
    "/?sort=gap",
    "/?period=2023-05&as_of=2023-06-10",
    "/target/innovative_smes?assume=recent",
    "/target/procurement_reserved_share",
    "/target/clusters_municipal",
    "/target/srdi_digital_coverage",
    "/districts?target=srdi_smes",
    "/districts/310115",
    "/agencies",
    "/agencies/eic",
    "/submissions",
    "/submissions/1",
    "/upload",
    "/briefings",
    "/admin",
    "/rules",
    "/calibration",
    "/nowhere",
    "/?source=innovative_smes.eic.2023-05.city",
    "/?how=forecast.little_giants.city",
)
IN_ENGLISH = ("/", "/target/innovative_smes", "/districts", "/agencies/eic", "/submissions/1")
NARROW = ("/", "/target/innovative_smes", "/districts", "/submissions", "/upload")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BY_COLOUR = ["color-contrast", "link-in-text-block"]
"""What the other theme can make worse."""
RUN = """async rules => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ['violations']});
  return found.violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 120))]);
}"""


def opened(reader: Reader, path: str) -> Page:
    page = reader.open(path)
    if "/target/" in path and "coverage" not in path:
        page.wait_for_selector(".js-plotly-plot .scatterlayer")
    if "source=" in path or "how=" in path:
        page.wait_for_selector(".drawer")
    return page


def violations(page: Page) -> list[Any]:
    """In both themes."""
    page.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
    page.emulate_media(color_scheme="light")
    found: list[Any] = page.evaluate(RUN, STANDARDS)
    page.emulate_media(color_scheme="dark")
    return found + [("dark", *one) for one in page.evaluate(RUN, BY_COLOUR)]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_page(reader: Reader, path: str) -> None:
    reader.act_as("310118" if path == "/upload" else "office")
    assert violations(opened(reader, path)) == []


@pytest.mark.parametrize("path", IN_ENGLISH)
def test_axe_finds_nothing_in_english(reader: Reader, path: str) -> None:
    reader.act_as("office")
    assert violations(opened(reader, f"{path}?lang=en")) == []


@pytest.mark.parametrize("path", NARROW)
def test_axe_finds_nothing_on_a_phone(chromium: Browser, site: str, path: str) -> None:
    with reading(chromium, site, width=390) as reader:
        reader.act_as("310118")
        assert violations(opened(reader, path)) == []


def test_axe_finds_nothing_before_the_first_figure(chromium: Browser, tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    with served(dashboard_over(store)) as address, reading(chromium, address) as reader:
        for path in ("/", "/target/innovative_smes", "/submissions"):
            assert violations(reader.open(path)) == [], path
    store.close()
