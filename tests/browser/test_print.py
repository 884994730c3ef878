"""On A4: what may be cut is left out, what must be known is said, and it takes few sheets."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

SHEET = re.compile(rb"/Type /Page\b")


@pytest.mark.parametrize(("path", "sheets"), [("/", 4), ("/target/innovative_smes", 3)])
def test_a_page_takes_few_sheets(reader: Reader, path: str, sheets: int) -> None:
    page = reader.open(path)
    if "target" in path:
        page.wait_for_selector(".js-plotly-plot .scatterlayer")
    printed = page.pdf(prefer_css_page_size=True)
    assert 1 <= len(SHEET.findall(printed)) <= sheets


def test_on_paper_there_is_no_bar_but_the_day_that_it_was_known(reader: Reader) -> None:
    page = reader.open("/")
    page.emulate_media(media="print")
    expect(page.locator("header.bar")).to_be_hidden()
    expect(page.locator("p.downloads").first).to_be_hidden()
    expect(page.locator(".stamp")).to_have_text("数据截至2023年9月，按2023年10月18日所知。")


def test_how_it_is_judged_is_printed_though_it_is_folded(reader: Reader) -> None:
    page = reader.open("/target/innovative_smes")
    page.emulate_media(media="print")
    expect(page.locator(".judging .facts-list")).to_be_visible()
