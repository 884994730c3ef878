"""Everything from the keyboard alone, with the focus in sight; large type and narrow windows lose nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader, reading

MOST_TABS = 60
FOCUSED = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  return [at.textContent.trim(), at.getAttribute('href') || '', style.outlineStyle, style.outlineWidth];
}"""
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"


def tab_to(page: Page, wanted: str) -> None:
    """Presses Tab until the focus is on what holds these words; every stop must be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        words, href, style, width = page.evaluate(FOCUSED)
        assert (style, width) != ("none", "0px"), (words, href)
        if wanted in words or (wanted.startswith("/") and href.startswith(wanted)):
            return
    pytest.fail(f"{wanted} was not reached in {MOST_TABS} steps")


def test_a_target_and_the_source_of_its_number_are_reached(reader: Reader) -> None:
    page = reader.open("/")
    tab_to(page, "创新型中小企业")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("创新型中小企业")
    expect(page.locator("main h1")).to_be_focused()
    tab_to(page, "/target/innovative_smes?source=")
    page.keyboard.press("Enter")
    expect(page.locator("div.drawer h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("div.drawer")).to_have_count(0)
    assert "source=innovative_smes" in page.evaluate("document.activeElement.href")


def test_month_moment_and_language_are_chosen(reader: Reader) -> None:
    page = reader.open("/")
    tab_to(page, "数据截至")
    page.keyboard.press("Enter")
    tab_to(page, "2023年8月")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("截至8月底")
    page.keyboard.press("Shift+Tab")
    page.goto(page.url)
    page.wait_for_selector("main h1")
    tab_to(page, "EN")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("numeric targets")


def test_rows_are_put_in_order_and_back(reader: Reader) -> None:
    page = reader.open("/")
    tab_to(page, "/?sort=gap")
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort] a")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_selector("tr.group")


def test_an_assumption_is_typed_and_reckoned(reader: Reader) -> None:
    page = reader.open("/target/innovative_smes")
    page.focus("input[name=pace]")
    page.keyboard.type("900")
    page.keyboard.press("Enter")
    expect(page.locator("#what-if")).to_contain_text("若今后每月增加900家")


PAGES = ("/", "/target/innovative_smes", "/districts", "/agencies", "/submissions", "/upload")


@pytest.mark.parametrize("width", [720, 320])
def test_enlarged_no_page_is_wider_than_its_window(
    chromium: Browser, site: str, width: int
) -> None:
    """1440 px at 200 % are 720 of the page's, 1280 at 400 % are 320."""
    with reading(chromium, site, width=width) as reader:
        reader.act_as("310118")
        for path in PAGES:
            page = reader.open(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_wider_spaced_type_is_not_cut(reader: Reader) -> None:
    page = reader.open("/")
    page.add_style_tag(content=SPACED)
    cut = """() => [...document.querySelectorAll('h1, .chip, .name, .sentence, td, th')].filter(e => {
      const style = getComputedStyle(e);
      return style.overflow === 'hidden' && e.scrollWidth > e.clientWidth + 1;
    }).map(e => e.textContent)"""
    assert page.evaluate(cut) == []


def test_nothing_moves_for_who_wants_it_still(reader: Reader) -> None:
    reader.page.emulate_media(reduced_motion="reduce")
    page = reader.open("/?source=innovative_smes.eic.2023-05.city")
    page.wait_for_selector("div.drawer")
    assert page.evaluate("document.getAnimations().length") == 0
